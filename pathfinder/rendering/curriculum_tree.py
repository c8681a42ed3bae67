"""How is the prerequisite graph written down as a tree? As `cargo tree` does: no subtree twice, ``(*)`` instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pathfinder.model.curriculum import Curriculum
from pathfinder.rendering.lines import Line, Look, Span, clip, line, width
from pathfinder.rendering.style import Glyphs, glyphs, plain


class Branch(NamedTuple):
    """One edge of the tree: the skills it leads to (several: an ``any`` group) and why."""

    skills: tuple[str, ...]
    because: str | None = None


Below = Mapping[str, Sequence[Branch]]
"""What stands below each skill."""


def tree_lines(roots: Iterable[str], below: Below, names: Mapping[str, str], look: Look) -> list[Line]:
    """Return the trees below the roots, one under the other.

    A skill whose branches were shown before is marked ``(*)`` and not opened again. Reasons stand beside the
    edges as far as there is room.
    """
    return _Tree(below, names, look).of(roots)


class _Tree:
    def __init__(self, below: Below, names: Mapping[str, str], look: Look) -> None:
        self.below, self.names, self.look = below, names, look
        self.marks: Glyphs = glyphs(ascii_only=look.ascii)
        self.shown: set[str] = set()
        self.lines: list[Line] = []

    def of(self, roots: Iterable[str]) -> list[Line]:
        """Walk without recursion: a curriculum may be one chain of thousands of skills."""
        waiting: list[tuple[str, str, Branch]] = [("", "", Branch((root,))) for root in reversed(list(roots))]
        while waiting:
            rail, turn, branch = waiting.pop()
            inner = rail if not turn else rail + (f"{self.marks.side}   " if turn == self.marks.tee else "    ")
            opened = self._show(rail, turn, branch)
            for place, below in enumerate(reversed(opened)):
                waiting.append((inner, self.marks.tee if place else self.marks.bottom, below))
        return self.lines

    def _show(self, rail: str, turn: str, branch: Branch) -> list[Branch]:
        """Add the branch's line; return what is to be shown below it."""
        prefix = f"{rail}{turn}{self.marks.dash * 2} " if turn else rail
        if len(branch.skills) > 1:
            self._line(prefix, Span("one of", "quiet"), "", branch.because)
            return [Branch((skill,)) for skill in branch.skills]
        skill = branch.skills[0]
        below = list(self.below.get(skill, ()))
        again = bool(below) and skill in self.shown
        name = Span(plain(self.names[skill], ascii_only=self.look.ascii), "name")
        self._line(prefix, name, " (*)" if again else "", branch.because)
        self.shown.add(skill)
        return [] if again else below

    def _line(self, prefix: str, span: Span, mark: str, because: str | None) -> None:
        said = plain(because or "", ascii_only=self.look.ascii)
        used = width(prefix) + width(span.text) + len(mark) + 2
        if self.look.width is not None:
            room = self.look.width - used
            said = clip(said, room, self.marks.ellipsis) if room >= 12 else ""  # noqa: PLR2004 - less tells nothing
        reason = Span(f"  {said}" if said else "", "quiet")
        self.lines.append(line(Span(prefix, "rail"), span, Span(mark, "quiet"), reason))


def needs_below(curriculum: Curriculum, ids: Iterable[str]) -> dict[str, list[Branch]]:
    """Return below each of the skills what it needs of them, groups as one branch."""
    chosen = set(ids)
    below: dict[str, list[Branch]] = {}
    for skill in sorted(chosen):
        value = curriculum.skills[skill]
        branches = [Branch((edge.skill,), edge.because) for edge in value.requires if edge.skill in chosen]
        for group in value.any_of:
            kept = tuple(member for member in group.skills if member in chosen)
            branches += [Branch(kept, group.because)] if kept else []
        below[skill] = branches
    return below


def opens_below(curriculum: Curriculum, ids: Iterable[str]) -> dict[str, list[Branch]]:
    """Return below each of the skills those of them that need it, with the reason."""
    chosen = set(ids)
    below: dict[str, list[Branch]] = {skill: [] for skill in sorted(chosen)}
    for skill, branches in needs_below(curriculum, chosen).items():
        for branch in branches:
            for needed in branch.skills:
                below[needed].append(Branch((skill,), branch.because))
    return below


def roots_of(ids: Iterable[str], below: Below) -> list[str]:
    """Return the skills that stand below none of the others, and one of every circle that is left (through groups)."""
    order = sorted(ids)
    hanging = {skill for skill in order for branch in below[skill] for skill in branch.skills}
    roots = [skill for skill in order if skill not in hanging]
    seen = _under(roots, below)
    for skill in order:
        if skill not in seen:
            roots.append(skill)
            seen |= _under([skill], below)
    return roots


def _under(roots: Iterable[str], below: Below) -> set[str]:
    seen: set[str] = set()
    waiting = list(roots)
    while waiting:
        skill = waiting.pop()
        if skill not in seen:
            seen.add(skill)
            waiting.extend(one for branch in below[skill] for one in branch.skills)
    return seen
