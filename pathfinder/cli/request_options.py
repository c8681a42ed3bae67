"""How do plan, next, why and whatif take the same options? Their functions get what was asked as one value."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import Asked, request_of
from pathfinder.cli.standing import Standing, standing_of
from pathfinder.cli.world import (
    Ground,
    curriculum_ground,
    open_cache,
    open_curriculum,
    open_snapshots,
    snapshots_ground,
    today,
)

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand, Snapshot
    from pathfinder.model.learner import Request
    from pathfinder.model.plan import Plan
    from pathfinder.rendering.lines import Look

T = TypeVar("T")


@dataclass(eq=False, repr=False)
class Setting:
    """Where data comes from and how output looks, as the options say."""

    asked: Asked
    as_json: bool
    no_color: bool
    ascii_only: bool
    curriculum_dir: Path | None
    snapshots_dir: Path | None
    profile_file: Path | None = None

    @cached_property
    def _grounds(self) -> tuple[Ground, Ground]:
        """Where curriculum and snapshots lie; both stamps are taken before either is read."""
        return curriculum_ground(self.curriculum_dir), snapshots_ground(self.snapshots_dir)

    @cached_property
    def curriculum(self) -> Curriculum:
        """The curriculum, loaded on first use."""
        return open_curriculum(self.curriculum_dir, self._grounds[0])

    @cached_property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """The snapshots, loaded on first use."""
        return open_snapshots(self.snapshots_dir)

    @cached_property
    def standing(self) -> Standing:
        """What holds where the options say nothing: from the environment, the project and the profile."""
        standing = standing_of(self.profile_file, self.curriculum, known=self._grounds[0].stamp)
        for problem in standing.problems:
            terminal.warn_of(problem)
        return standing

    def request(self, asked: Asked | None = None) -> Request:
        """Return what is asked, in ids: what the options say, else what stands."""
        return request_of(asked or self.asked, self.curriculum, today, self.standing.profile)

    def demand(self, request: Request) -> RoleDemand:
        """Return the pooled demand of the request's roles."""
        from pathfinder.planning.kept import kept_demand
        from pathfinder.planning.snapshots import Selection

        selection = Selection.of(request)
        stamp = self._grounds[1].stamp
        return kept_demand(self.curriculum, lambda: self.snapshots, request.roles, selection, open_cache(), stamp)

    def answer(self, kind: str, request: Request, compute: Callable[[], T], also: str = "") -> T:
        """Return the answer to a request, computed only where nobody asked the same of the same data before.

        ``kind`` names the question, ``also`` what it asks besides the request.
        """
        from pathfinder.planning.kept import kept_answer

        curriculum, snapshots = self._grounds
        return kept_answer(kind, request, open_cache(), curriculum.stamp.and_(snapshots.stamp), compute, also)

    def plan(self, request: Request) -> Plan:
        """Return the plan for the request."""

        def compute() -> Plan:
            from pathfinder.planning.planner import plan

            return plan(self.curriculum, self.demand(request), request)

        return self.answer("plan", request, compute)

    def with_log(self, plan: Plan) -> Plan:
        """Return the plan with the day and the hours of what the learner's log holds."""
        log = self.standing.profile.log
        if not log:
            return plan
        from pathfinder.planning.progress import with_log

        return with_log(plan, log)

    def look(self) -> Look:
        """Return how stdout may look."""
        return terminal.look_for(sys.stdout, no_color=self.no_color, ascii_only=self.ascii_only)


def _template(
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
    pace: options.Pace = None,
    busy: options.BusyDays = None,
    rest_days: options.RestDays = None,
    as_json: options.Json = False,
    no_color: options.NoColor = False,
    ascii_only: options.Ascii = False,
    curriculum_dir: options.CurriculumDir = None,
    snapshots_dir: options.SnapshotsDir = None,
    profile_file: options.ProfileFile = None,
) -> None:
    """Hold the options that are shared; never called."""


def asks(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command function the shared options; it takes a ``setting`` in their stead, then its own."""
    shared = inspect.signature(_template).parameters
    own = [p for name, p in inspect.signature(command).parameters.items() if name != "setting"]

    def run(**values: Any) -> None:  # noqa: ANN401 - typer hands over whatever the options hold
        given = {name: values.pop(name) for name in shared}
        display = {name: given.pop(name) for name in Setting.__dataclass_fields__ if name != "asked"}
        given["snapshot"], given["busy"] = tuple(given["snapshot"] or ()), tuple(given["busy"] or ())
        command(setting=Setting(Asked(**given), **display), **values)

    run.__name__, run.__doc__, run.__module__ = command.__name__, command.__doc__, command.__module__
    hints = get_type_hints(_template, include_extras=True) | get_type_hints(command, include_extras=True)
    parameters = [parameter.replace(annotation=hints[parameter.name]) for parameter in (*own, *shared.values())]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run
