"""Tests keep nothing in the user's own folders and read nothing there: every run of them has a cache and settings.

Nor do they time: hypothesis gives an example 200 ms, which on a busy machine the first one, with its imports, exceeds.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from hypothesis import HealthCheck, settings

if "PATHFINDER_CACHE" not in os.environ:
    os.environ["PATHFINDER_CACHE"] = tempfile.mkdtemp(prefix="pathfinder-cache-")
    atexit.register(shutil.rmtree, os.environ["PATHFINDER_CACHE"], ignore_errors=True)
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="pathfinder-settings-")
atexit.register(shutil.rmtree, os.environ["XDG_CONFIG_HOME"], ignore_errors=True)

settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
