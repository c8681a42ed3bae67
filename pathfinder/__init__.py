"""What do I learn next? An ordered study path for jobs in data and software, from measured demand."""

from __future__ import annotations

__version__ = "0.1.0"
