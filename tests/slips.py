"""Which slips do people make in a curriculum's YAML, and on which line? Each mutation knows where it struck."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple


class Mutation(NamedTuple):
    """A text with one slip in it; ``lines`` are those that a reader may fairly be sent to, counted from 1."""

    kind: str
    text: str
    lines: frozenset[int]


Mutate = Callable[[list[str], random.Random], tuple[list[str], set[int]] | None]

FIELD = re.compile(r"^    (name|summary|hours|stage|requires|terms|unless|learn): ?(.*)$")
EDGE = re.compile(r"^      - ([a-z0-9-]+): (.+)$")
SKILL = re.compile(r"^  ([a-z0-9-]+):$")


def _some(lines: list[str], chance: random.Random, pattern: re.Pattern[str]) -> tuple[int, re.Match[str]] | None:
    found = [(at, match) for at, line in enumerate(lines) if (match := pattern.match(line))]
    return chance.choice(found) if found else None


def _with(lines: list[str], at: int, *new: str) -> list[str]:
    return [*lines[:at], *new, *lines[at + 1 :]]


def _owner(lines: list[str], at: int) -> int:
    """Return the line of the id of the skill that the line belongs to, counted from 1."""
    return next((line + 1 for line in range(at, -1, -1) if SKILL.match(lines[line])), 1)


def delete_required(lines: list[str], chance: random.Random):
    """Take out a skill's name or hours."""
    found = _some(lines, chance, re.compile(r"^    (name|hours): "))
    if not found or _owner(lines, found[0]) < found[0] - 3:
        return None  # a name of something else
    at = found[0]
    return _with(lines, at), {_owner(lines, at), at, at + 1}


def delete_colon(lines: list[str], chance: random.Random):
    """`hours [1, 2, 3]`."""
    found = _some(lines, chance, re.compile(r"^ {2,6}(?:- )?[\w-]+:(?: |$)"))
    if not found:
        return None
    at = found[0]
    return _with(lines, at, lines[at].replace(":", "", 1)), {at + 1}


def delete_bracket(lines: list[str], chance: random.Random):
    """`hours: [1, 2, 3`."""
    found = _some(lines, chance, re.compile(r"^    (?:hours|stage|unless): \[.*\]$|^      - \{.*\}$"))
    if not found:
        return None
    at, side = found[0], chance.choice("[]")
    line = lines[at]
    if line.endswith("}"):
        side = chance.choice("{}")
    cut = line.rindex(side) if side in "]}" else line.index(side)
    return _with(lines, at, line[:cut] + line[cut + 1 :]), {at + 1}


def delete_quote(lines: list[str], chance: random.Random):
    """`summary: "Tables: load`."""
    found = _some(lines, chance, re.compile(r'^ *[\w-]+: "[^"]*"$|^.*url: "[^"]*".*$'))
    if not found:
        return None
    at = found[0]
    places = [place.start() for place in re.finditer('"', lines[at])]
    cut = chance.choice(places)
    return _with(lines, at, lines[at][:cut] + lines[at][cut + 1 :]), {at + 1}


def double_line(lines: list[str], chance: random.Random):
    """A key, or a prerequisite, that stands twice."""
    found = _some(lines, chance, re.compile(r"^    (name|hours|stage): .*$|^      - [a-z0-9-]+: .*$"))
    if not found:
        return None
    at = found[0]
    return [*lines[: at + 1], lines[at], *lines[at + 1 :]], {at + 1, at + 2}


def double_skill(lines: list[str], chance: random.Random):
    """A skill copied and not renamed."""
    found = _some(lines, chance, SKILL)
    if not found:
        return None
    at = found[0]
    end = next((i for i in range(at + 1, len(lines)) if lines[i] and not lines[i].startswith("   ")), len(lines))
    return [*lines[:end], *lines[at:end], *lines[end:]], {at + 1, end + 1}


def misspell_key(lines: list[str], chance: random.Random):
    """`requries:`."""
    found = _some(lines, chance, FIELD)
    if not found:
        return None
    at, match = found
    word = match[1]
    cut = chance.randrange(len(word) - 1)
    wrong = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
    if wrong == word:
        wrong = word + "x"
    return _with(lines, at, lines[at].replace(word, wrong, 1)), {at + 1}


def misspell_edge(lines: list[str], chance: random.Random):
    """`- pyhton: reason`."""
    found = _some(lines, chance, EDGE)
    if not found:
        return None
    at, match = found
    return _with(lines, at, lines[at].replace(match[1], match[1] + chance.choice(["x", "-q", "zz"]), 1)), {at + 1}


WRONG = {
    "name": ["[a, b]", "{a: b}", ""],
    "summary": ["[x]", "{a: b}", ""],
    "hours": ["many", "[1, 2]", "[3, 2, 1]", '"5"', "-1", "0", "[1, two, 3]", "1e5", "{low: 1}", ""],
    "stage": ["model", "{a: b}", "[no-such-stage]", "3", ""],
    "unless": ["a text", "{a: b}", "[[a]]", ""],
}


def mistype(lines: list[str], chance: random.Random):
    """A value of another kind than its field asks for."""
    found = _some(lines, chance, re.compile(r"^    (name|summary|hours|stage|unless): \S.*$"))
    if not found:
        return None
    at, match = found
    return _with(lines, at, f"    {match[1]}: {chance.choice(WRONG[match[1]])}"), {at + 1}


def reindent(lines: list[str], chance: random.Random):
    """A line moved to the left or to the right."""
    found = _some(lines, chance, re.compile(r"^ {4,6}(?:- )?[\w-]+: ?\S.*$|^ {4}\w+:$|^      - [\w-]+$"))
    if not found:
        return None
    at, by = found[0], chance.choice([-2, -1, 1, 2])
    line = " " * by + lines[at] if by > 0 else lines[at][-by:]
    return _with(lines, at, line), {at + 1}


def tab(lines: list[str], chance: random.Random):
    """A tab in the indentation, or between key and value."""
    found = _some(lines, chance, re.compile(r"^ {2,6}(?:- )?[\w-]+:.*$"))
    if not found:
        return None
    at, _ = found
    line, bare = lines[at], lines[at].lstrip()
    indent = len(line) - len(bare)
    new = chance.choice(["\t" * (indent // 2) + bare, line[: indent - 1] + "\t" + bare, line.replace(": ", ":\t", 1)])
    return (_with(lines, at, new), {at + 1}) if new != line else None


def stray_bom(lines: list[str], chance: random.Random):
    """A byte-order mark where two files were joined."""
    found = _some(lines, chance, re.compile(r"^ {2,6}(?:- )?[\w-]+:.*$"))
    if not found:
        return None
    return _with(lines, found[0], "\ufeff" + lines[found[0]]), {found[0] + 1}


ODD_VALUES = ("*usual", "!!python/none x", "@x", "%x", "`x`", "a: b", "&a [*a]")


def alias(lines: list[str], chance: random.Random):
    """`hours: *usual` without an anchor, a tag, a merge key, a character that starts no text."""
    found = _some(lines, chance, re.compile(r"^    (name|hours|stage): .*$"))
    if not found:
        return None
    at, match = found
    if chance.random() < 0.2:
        return [*lines[:at], "    <<: {name: x}", *lines[at:]], {at + 1}
    return _with(lines, at, f"    {match[1]}: {chance.choice(ODD_VALUES)}"), {at + 1}


def circle(lines: list[str], chance: random.Random):
    """A prerequisite that needs the skill itself."""
    found = _some(lines, chance, EDGE)
    if not found:
        return None
    at = found[0]
    owner = lines[_owner(lines, at) - 1].strip(" :")
    return [*lines[: at + 1], f"      - {owner}: it needs itself", *lines[at + 1 :]], {at + 2}


def unquote(lines: list[str], chance: random.Random):
    """A reason with a colon and a blank in it, without quotes."""
    found = _some(lines, chance, EDGE)
    if not found or '"' in lines[found[0]]:
        return None
    at = found[0]
    return _with(lines, at, lines[at] + ": of all kinds"), {at + 1}


MUTATIONS: tuple[Mutate, ...] = (
    delete_required, delete_colon, delete_bracket, delete_quote, double_line, double_skill, misspell_key,
    misspell_edge, mistype, reindent, tab, stray_bom, alias, circle, unquote,
)  # fmt: skip


def mutated(text: str, seed: int) -> Mutation | None:
    """Return the text with the slip that the seed chooses; None where the text offers no place for it."""
    chance = random.Random(seed)
    mutate = MUTATIONS[seed % len(MUTATIONS)]
    done = mutate(text.split("\n"), chance)
    return None if done is None else Mutation(mutate.__name__, "\n".join(done[0]), frozenset(done[1]))
