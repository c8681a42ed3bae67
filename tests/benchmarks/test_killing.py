"""Is the profile whole after a thousand kills? Run by hand: pytest tests/benchmarks/test_killing.py (a few minutes)."""

from __future__ import annotations

from killing import killed_writers


def test_a_thousand_kills(tmp_path):
    killed_writers(tmp_path / "me.yaml", times=1000, seed=1)
