"""Tests keep nothing in the user's own cache: every run of them has one of its own."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

if "PATHFINDER_CACHE" not in os.environ:
    os.environ["PATHFINDER_CACHE"] = tempfile.mkdtemp(prefix="pathfinder-cache-")
    atexit.register(shutil.rmtree, os.environ["PATHFINDER_CACHE"], ignore_errors=True)
