"""`pathfinder replan`: life happened; which plan now, and what did that move?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import terminal
from pathfinder.cli.keeping import profile_path
from pathfinder.cli.lazy import Command
from pathfinder.cli.request_options import Setting, asks

if TYPE_CHECKING:
    from pathfinder.model.plan import Plan
    from pathfinder.model.progress import Replanned

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@asks
def replan(
    setting: Setting,
    old: Annotated[
        Path | None, typer.Argument(metavar="[OLD.json]", help="A plan saved by plan --json [the one you follow].")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show; go on following the old plan.")] = False,
) -> None:
    """Plan again, keep the old order unless a new one gains 0.5 %, and say what moved and by how many days.

    The plan that you follow is kept beside your profile.

    Examples:
      pathfinder replan
      pathfinder replan --hours-per-week 5 --dry-run
      pathfinder replan old-plan.json
    """
    from pathfinder.loading.plans import load_plan
    from pathfinder.planning.planner import plan as compute
    from pathfinder.planning.replanning import replan as again
    from pathfinder.rendering.plan_json import plan_json, to_json

    followed = followed_file(profile_path(setting.profile_file))
    request = setting.dated_request()
    demand = setting.demand(request)
    source = old or (followed if followed.exists() else None)
    answer = again(setting.curriculum, demand, request, load_plan(source)) if source else None
    plan = answer.plan if answer else compute(setting.curriculum, demand, request)
    for warning in plan.warnings:
        terminal.warn(warning)
    if not dry_run:
        from pathfinder.atomic import write_atomically

        write_atomically(followed, to_json(plan_json(plan, setting.curriculum.name_of)).encode())
    _tell(setting, answer, plan)


def followed_file(profile: Path) -> Path:
    """Return where the plan is kept that the owner of the profile follows."""
    return profile.with_name(f"{profile.stem}.plan.json")


def _tell(setting: Setting, answer: Replanned | None, plan: Plan) -> None:
    name = setting.curriculum.name_of
    if setting.as_json:
        from pathfinder.model.progress import Replanned as Value
        from pathfinder.rendering.progress_json import replan_json

        first = Value(plan, kept=False, gain=0.0, shifts=(), done=(), days=None, ends_before=None)
        terminal.write_json(replan_json(answer or first, name))
        return
    from pathfinder.rendering.progress_text import replan_lines

    setting.show(lambda look: replan_lines(answer, name, look))
