"""What is the fingerprint of a curriculum or a snapshot? That of its content, whatever its files look like."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any


def digest_of(*parts: Any) -> str:  # noqa: ANN401  # any values of the model
    """Return ``sha256:…`` of the values, written as JSON with dataclasses as lists of their fields.

    Mappings are sorted by key; who wants another order not to matter sorts before calling.
    """
    import hashlib  # these two cost milliseconds, and `check` does without
    import json

    text = json.dumps(parts, default=_plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:  # noqa: ANN401  # see digest_of
    if isinstance(value, date):
        return value.isoformat()
    kind: Any = type(value)
    return _fields_of(kind)(value)


@cache
def _fields_of(kind: type) -> attrgetter[Any]:
    return attrgetter(*(field.name for field in fields(kind) if field.name != "digest"))
