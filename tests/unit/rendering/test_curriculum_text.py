"""Does the page of a skill say all that the curriculum says of it, rules of terms and all?"""

from __future__ import annotations

from dataclasses import replace

from worlds import curriculum

from pathfinder.model.shares import Share
from pathfinder.model.skills import Hours, Resource, Term
from pathfinder.problems import Location
from pathfinder.rendering.curriculum_text import skill_page, skill_rows
from pathfinder.rendering.lines import Look
from pathfinder.rendering.style import to_text

WORLD = curriculum("go: basics git|svn; basics; git; svn; api: go", alternatives="go|git")
GO = WORLD.skills["go"]._replace(
    summary="A language for servers.",
    hours=Hours(20, 40, 80),
    terms=(
        Term("golang"),
        Term("go", "initial", "-", ("@programming", "code")),
        Term("Go 2", near=("code",), within=9),
    ),
    unless=("go to",),
    learn=(Resource("A tour", "https://go.dev/tour", "course", 4, "free"),),
)


def test_a_page_section_by_section():
    world = replace(WORLD, skills={**WORLD.skills, "go": GO})
    page = skill_page(GO, world, {"role": Share.of(0.2, 100)}, Location("skills.yaml", 3, 3), Look(80))
    assert to_text(page, colour=False).splitlines() == [
        "Go · go · Area · 40 h (20–80)",
        "skills.yaml:3:3",
        "A language for servers.",
        "Listings accept in its place: Git",
        "",
        "Needs",
        "  basics",
        "    why",
        "  git or svn",
        "    why",
        "",
        "Is needed by",
        "  api",
        "",
        "In listings",
        "  The role   20 %  13–29 %",
        "",
        "Terms",
        "  golang",
        "  go: written in initial case; not touching -; near @programming, code",
        "  Go 2: near code within 9 bytes",
        "  not in: go to",
        "",
        "Learn",
        "  A tour · course · 4 h · free",
        "    https://go.dev/tour",
    ]


def test_a_list_leaves_areas_and_names_out_where_room_is_short():
    shares = {"go": Share.of(0.2, 100)}
    rows = {width: to_text(skill_rows([GO], shares, Look(width)), colour=False) for width in (None, 60, 40)}
    assert rows[None] == "go  Go          40 h   20 %  Area\n"
    assert rows[60] == "go  Go          40 h   20 %\n"
    assert rows[40] == "go    40 h   20 %\n"
