"""How does a profile's text change when the learner says something? Only the place that is meant, in its own style.

Every function takes a text and returns it changed; RequestError where that cannot be done in place. Skills are
ids; ``same`` says whether what the file spells means that skill, so that `Pandas` is found for `pandas`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from pathfinder.errors import RequestError
from pathfinder.loading.documents import Mapping, Node, Scalar
from pathfinder.loading.documents import Sequence as List
from pathfinder.loading.patching import append_item, remove_items, remove_value, set_value
from pathfinder.loading.profile_schema import LOGGED, ORDER
from pathfinder.loading.sources import BOM
from pathfinder.loading.spans import node_at, root_of
from pathfinder.loading.writing import Data

Same = Callable[[str, str], bool]
"""(spelling, id) -> whether the file's spelling means the skill."""

ENTRY_ORDER = tuple(LOGGED.keys)
HEADER = "# Your profile: edit it as you like, or use `pathfinder have`, `done`, `forget` and `undo`.\n"


def with_items(text: str, key: str, skills: Sequence[str], same: Same) -> str:
    """Return the text with those of the skills in the list that are not in it already."""
    for skill in skills:
        listed = _items(text, key)
        if not any(same(item, skill) for item in listed):
            text = _appended(text, key, listed, skill)
    return text


def without_items(text: str, key: str, skills: Sequence[str], same: Same) -> str:
    """Return the text without these skills in the list."""
    for skill in skills:
        text = _removed(text, key, skill, same)
    return text


def with_value(text: str, key: str, value: Data) -> str:
    """Return the text with the key set."""
    return set_value(_started(text), (key,), value, order=ORDER)


def without_value(text: str, key: str) -> str:
    """Return the text without the key."""
    return remove_value(text, (key,))


def with_spent(text: str, skill: str, hours: float, same: Same) -> str:
    """Return the text with the hours that a half-known skill has been given."""
    spelt = next((key for key in _keys(text, "spent") if same(key, skill)), skill)
    return set_value(_started(text), ("spent", spelt), hours, order=ORDER)


def without_spent(text: str, skill: str, same: Same) -> str:
    """Return the text without the hours of a half-known skill; an empty mapping goes too."""
    keys = _keys(text, "spent")
    for key in keys:
        if same(key, skill):
            text = remove_value(text, ("spent", key) if len(keys) > 1 else ("spent",))
    return text


def with_logged(text: str, skill: str, on: date, hours: float | None, same: Same) -> str:
    """Return the text with an entry at the end of the log, or with the skill's entry brought up to date."""
    facts: dict[str, Data] = {"done": on} if hours is None else {"done": on, "took": hours}
    places = [place for place, spelling in enumerate(logged_skills(text)) if same(spelling, skill)]
    if places:
        for key, value in facts.items():
            text = set_value(text, ("log", places[-1], key), value, order=ENTRY_ORDER)
        return text
    entry: dict[str, Data] = {"skill": skill, **facts}
    text = _started(text)
    log = _value(text, "log")
    if isinstance(log, List) and log.value:
        return append_item(text, ("log",), entry, order=ORDER)
    return set_value(text, ("log",), [entry], order=ORDER, block=True)


def logged_skills(text: str) -> list[str]:
    """Return the spelling in each entry of the log, in its order."""
    log = _value(text, "log")
    entries = log.value if isinstance(log, List) else []
    return [
        next((value.value for key, value in entry.value if key.value == "skill"), "")
        for entry in entries
        if isinstance(entry, Mapping)
    ]


def _started(text: str) -> str:
    """Return the text, or a profile's first line where there is nothing at all."""
    return text if text.removeprefix(BOM).strip() else text + HEADER


def _appended(text: str, key: str, listed: list[str], skill: str) -> str:
    text = _started(text)
    try:
        return append_item(text, (key,), skill, order=ORDER)
    except RequestError:
        # The list is an alias of another one: from now on it stands on its own.
        return set_value(text, (key,), [*listed, skill], order=ORDER)


def _removed(text: str, key: str, skill: str, same: Same) -> str:
    listed = _items(text, key)
    left = [item for item in listed if not same(item, skill)]
    if len(left) == len(listed):
        return text
    try:
        return remove_items(text, (key,), lambda item: isinstance(item, str) and same(item, skill))
    except RequestError:
        return set_value(text, (key,), left, order=ORDER)


def _value(text: str, key: str) -> Node | None:
    return node_at(root_of(text), (key,))


def _items(text: str, key: str) -> list[str]:
    node = _value(text, key)
    items = node.value if isinstance(node, List) else []
    return [item.value for item in items if isinstance(item, Scalar)]


def _keys(text: str, key: str) -> list[str]:
    node = _value(text, key)
    return [at.value for at, _ in node.value] if isinstance(node, Mapping) else []
