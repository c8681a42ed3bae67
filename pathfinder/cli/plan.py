"""`pathfinder plan`: what do I learn next, in what order, and how long until it pays?"""

from __future__ import annotations

import sys

import typer

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import Asked, request_of
from pathfinder.cli.lazy import Command
from pathfinder.cli.world import open_curriculum, open_snapshots, today

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
def plan(
    role: options.RoleName = None,
    have: options.Have = None,
    exact_have: options.ExactHave = False,
    goal: options.Goal = None,
    skip: options.Skip = None,
    first: options.First = None,
    prefer: options.Prefer = None,
    until: options.Until = None,
    everything: options.Everything = False,
    budget: options.Budget = None,
    hours_per_week: options.HoursPerWeek = None,
    start: options.Start = None,
    by: options.By = None,
    maximize: options.Maximize = "match",
    snapshot: options.SnapshotIds = None,
    as_of: options.AsOf = None,
    region: options.Region = None,
    level: options.Level = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    ascii_only: options.Ascii = False,
    curriculum_dir: options.CurriculumDir = None,
    snapshots_dir: options.SnapshotsDir = None,
) -> None:
    """Print an ordered study path to a role, from what you know to what its listings ask for.

    Examples:
      pathfinder plan --have python,sql
      pathfinder plan --have python,sql --role data-engineer --until 0.8
      pathfinder plan --goal kubernetes --skip aws
      pathfinder plan --have python --budget 200
      pathfinder plan --have python --hours-per-week 8 --by 2027-06-30
    """
    from pathfinder.planning.demand import Selection, pool
    from pathfinder.planning.planner import plan as compute

    curriculum = open_curriculum(curriculum_dir)
    asked = Asked(
        role, have, exact_have, goal, skip, first, prefer, until, everything, budget, hours_per_week,
        start, by, maximize, tuple(snapshot or ()), as_of, region, level,
    )  # fmt: skip
    request = request_of(asked, curriculum, today)
    selection = Selection(request.snapshots, request.as_of, request.region, request.level)
    demand = pool(curriculum, open_snapshots(snapshots_dir), request.roles, selection)
    result = compute(curriculum, demand, request)
    for warning in result.warnings:
        terminal.warn(warning)
    if as_json:
        from pathfinder.rendering.plan_json import plan_json, to_json

        terminal.write(to_json(plan_json(result, curriculum.name_of)))
        return
    from pathfinder.rendering.plan_text import plan_lines

    look = terminal.look_for(sys.stdout, no_color=no_color, ascii_only=ascii_only)
    terminal.show(plan_lines(result, curriculum.name_of, look), look)
