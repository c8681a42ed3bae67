"""How does the shape of a curriculum look on the terminal? Totals, the longest chains, the greatest bottlenecks."""

from __future__ import annotations

from collections.abc import Sequence

from pathfinder.model.curriculum import Curriculum
from pathfinder.model.shape import Shape, SkillShape
from pathfinder.rendering.lines import Line, Look, Span, clip, flow, line, pad, pad_left, width
from pathfinder.rendering.numbers import count, hours
from pathfinder.rendering.style import glyphs, plain

WIDE_FOR_CENTRALITY = 64
LONGEST_NAME = 34
_MANY = 1_000_000


def stats_lines(shape: Shape, curriculum: Curriculum, most: int, look: Look) -> list[Line]:
    """Return the totals, both chains, and the ``most`` skills of greatest structural complexity."""
    marks = glyphs(ascii_only=look.ascii)
    room = look.limit
    total = sum(skill.hours.likely for skill in curriculum.skills.values())
    areas = {skill.area for skill in curriculum.skills.values() if skill.area}
    head = [
        Span(count(len(curriculum.skills), "skill"), "title"),
        Span(count(shape.edges, "prerequisite")),
        Span(count(shape.groups, "any group")),
        Span(count(len(areas), "area")),
        Span(hours(total)),
        Span(f"structural complexity {shape.complexity:,}"),
    ]
    lines = flow(head, room, marks.dot)
    for title, chain in (("Longest chain", shape.longest), ("Chain of most hours", shape.hardest)):
        spent = hours(sum(curriculum.skills[skill].hours.likely for skill in chain))
        lines += [line(), line(Span(title, "milestone"), f"  {count(len(chain), 'skill')}, {spent}")]
        lines += _chain([plain(curriculum.name_of(skill), ascii_only=look.ascii) for skill in chain], room, marks.arrow)
    ranked = sorted(shape.skills.values(), key=lambda one: (-one.complexity, -one.centrality, one.skill))
    return [*lines, line(), *_table(ranked[:most], curriculum, look)]


def _chain(names: Sequence[str], room: int, arrow: str) -> list[Line]:
    """Return names joined by arrows; a line that goes on ends with one."""
    rows = [""]
    for name in names:
        joined = f"{rows[-1]}{arrow}{name}" if rows[-1] else name
        if rows[-1] and width(joined) + width(arrow) + 2 > room:
            rows[-1] += arrow.rstrip()
            rows.append(name)
        else:
            rows[-1] = joined
    return [line(f"  {row}") for row in rows]


def _table(rows: Sequence[SkillShape], curriculum: Curriculum, look: Look) -> list[Line]:
    marks = glyphs(ascii_only=look.ascii)
    room = look.limit
    names = [plain(curriculum.name_of(row.skill), ascii_only=look.ascii) for row in rows]
    wide = room >= WIDE_FOR_CENTRALITY
    columns = ("blocking", "delay", "complexity", *(("centrality",) if wide else ()))
    needed = sum(len(title) + 2 for title in columns)
    left = min(max([5, *(width(name) for name in names)]), LONGEST_NAME if look.width else room, max(8, room - needed))
    head = Span(pad("Skill", left) + "".join(f"  {title}" for title in columns), "quiet")
    lines = [line(head)]
    for row, name in zip(rows, names, strict=True):
        numbers = (row.blocking, row.delay, row.complexity, *((row.centrality,) if wide else ()))
        cells = "".join(
            pad_left(_number(number), len(title) + 2) for number, title in zip(numbers, columns, strict=True)
        )
        lines.append(line(Span(pad(clip(name, left, marks.ellipsis), left), "name"), cells))
    return lines


def _number(value: int) -> str:
    return f"{value:,}" if value < _MANY else f"{value:.1e}"
