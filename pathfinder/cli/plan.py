"""`pathfinder plan`: what do I learn next, in what order, and how long until it pays?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pathfinder.cli import takeaway, terminal
from pathfinder.cli.lazy import Command
from pathfinder.cli.request_options import Setting, asks
from pathfinder.cli.world import today

if TYPE_CHECKING:
    from pathfinder.model.learner import Request
    from pathfinder.model.plan import Plan

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(cls=Command)
@asks
def plan(
    setting: Setting,
    format_name: takeaway.FormatName = None,
    output: takeaway.Output = None,
    slots: takeaway.Slots = None,
    timezone: takeaway.Timezone = None,
    theme: takeaway.ThemeName = None,
    prove: Annotated[bool, typer.Option("--prove", help="Prove the order further, for up to 30 seconds.")] = False,
) -> None:
    """Print an ordered study path to a role, from what you know to what its listings ask for.

    A row reads: the hours; the share of the role's listings that name the skill, with a bar that is solid up to the
    low end of its 95 % interval and broken up to the high end; Σ, the match once you are there: the average listing's
    share of requirements that your skills meet; and why: +1.0 is one point of match more. ✓ you have it, ▶ start now,
    ◐ begun, ○ later, ◌ could as well come before the step above it.

    Of all orders that keep the prerequisites, the plan looks for the one that meets demand soonest: its cost is the
    hours for which demand waits. "Any order costs at least 99 % of this one" is a proof of how near it came.

    Examples:
      pathfinder plan --have python,sql
      pathfinder plan --have python,sql --role data-engineer --until 0.8
      pathfinder plan --goal kubernetes --skip aws
      pathfinder plan --have python --budget 200
      pathfinder plan --have python --hours-per-week 8 --by 2027-06-30
      pathfinder plan --have python -o roadmap.html
      pathfinder plan --have python -o study.ics --slots "Mon-Fri 19:00-20:30, Sat 10:00-13:00"
    """
    from pathfinder.rendering.words import old_text

    target = takeaway.wanted(format_name, output, as_json=setting.as_json)
    takeaway.refuse_misplaced(target, slots, timezone, theme)
    request = setting.request()
    result = setting.with_log(_proved(setting, request) if prove else setting.plan(request))
    aged = old_text(result.period[1], today()) if result.period else ""
    for warning in (*result.warnings, *([aged] if aged else [])):
        terminal.warn(warning)
    if target is not None and not target.is_printed:
        content = _file(setting, target, result, request, (slots, timezone), theme)
        takeaway.deliver(target, content)
        return
    name = setting.curriculum.name_of
    if setting.as_json:
        from pathfinder.rendering.plan_json import plan_json

        terminal.write_json(plan_json(result, name))
        return
    from pathfinder.rendering.plan_text import plan_lines

    setting.show(lambda look: plan_lines(result, name, look))
    setting.hint_role(request)


def _proved(setting: Setting, request: Request) -> Plan:
    from pathfinder.cli.proving import proving
    from pathfinder.planning.planner import plan as compute

    with proving() as solver:
        return compute(setting.curriculum, setting.demand(request), request, solver)


def _file(
    setting: Setting,
    target: takeaway.Wanted,
    result: Plan,
    request: Request,
    study: tuple[str | None, str | None],
    theme: str | None,
) -> bytes:
    """Return the plan in the format that is wanted; ``study`` are slots and time zone."""
    from pathfinder.rendering.lines import Look
    from pathfinder.rendering.material import CalendarWishes, Material

    look = Look(None, colour=False, ascii=setting.ascii_only)
    day = today()
    return target.format.render(
        Material(
            result,
            setting.curriculum,
            demand=setting.demand(request),
            snapshots=tuple(snapshot for snapshot in setting.snapshots if snapshot.id in result.snapshots),
            look=look,
            theme=takeaway.theme_of(theme),
            calendar=CalendarWishes(*study, request.start or day, day, request.busy, request.rest_days),
        )
    )
