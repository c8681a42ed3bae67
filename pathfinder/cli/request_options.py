"""How do the commands that ask for a plan take its options? What was asked, and of which data, is one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pathfinder.cli import options, terminal
from pathfinder.cli.asking import Asked, request_of
from pathfinder.cli.standing import Standing, told_standing
from pathfinder.cli.world import (
    Ground,
    SnapshotFolder,
    curriculum_ground,
    open_cache,
    open_curriculum,
    today,
)

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand, Snapshot
    from pathfinder.model.learner import Request
    from pathfinder.model.plan import Plan

T = TypeVar("T")


@dataclass(eq=False, repr=False, kw_only=True)
class Setting(options.Printing):
    """What is asked, where data comes from, and how output looks, as the options say."""

    asked: Asked
    curriculum_dir: Path | None
    snapshots_dir: Path | None
    profile_file: Path | None

    @cached_property
    def _grounds(self) -> tuple[Ground, Ground]:
        """Where curriculum and snapshots lie; both stamps are taken before either is read."""
        return curriculum_ground(self.curriculum_dir), self._folder.ground

    @cached_property
    def _folder(self) -> SnapshotFolder:
        return SnapshotFolder(self.snapshots_dir)

    @cached_property
    def curriculum(self) -> Curriculum:
        """The curriculum, loaded on first use."""
        return open_curriculum(self.curriculum_dir, self._grounds[0])

    @cached_property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """The snapshots, loaded on first use."""
        return self._folder.snapshots

    @cached_property
    def standing(self) -> Standing:
        """What holds where the options say nothing: from the environment, the project and the profile."""
        return told_standing(self.profile_file, self.curriculum, self._grounds[0].stamp)

    def request(self, asked: Asked | None = None) -> Request:
        """Return what is asked, in ids: what the options say, else what stands."""
        return request_of(asked or self.asked, self.curriculum, today, self.standing.profile)

    def dated_request(self) -> Request:
        """Return what is asked with a first day, today where none is named, if it says how many hours a week go in."""
        request = self.request()
        if request.hours_per_week is None or request.start is not None:
            return request
        return request._replace(start=today())

    def demand(self, request: Request) -> RoleDemand:
        """Return the pooled demand of the request's roles."""
        from pathfinder.planning.snapshots import Selection

        return self._folder.demand(self.curriculum, request.roles, Selection.of(request))

    def answer(self, kind: str, request: Request, compute: Callable[[], T], also: str = "") -> T:
        """Return the answer to a request, computed only where nobody asked the same of the same data before.

        ``kind`` names the question, ``also`` what it asks besides the request.
        """
        from pathfinder.planning.kept import kept_answer

        curriculum, snapshots = self._grounds
        stamp, where = curriculum.stamp.and_(snapshots.stamp), f"{curriculum.folder} {snapshots.folder}"
        return kept_answer(kind, request, open_cache(), stamp, compute, f"{also} {where}")

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

    def hint_role(self, request: Request) -> None:
        """Where nobody named a role, say which was taken and how to name another."""
        if self.asked.role is None and not self.standing.profile.roles:
            taken = f"no role was named: {self.role_names(request)} was taken"
            terminal.hint(f"{taken}; `pathfinder roles` shows them all, `pathfinder init --me` keeps yours")

    def role_names(self, request: Request) -> str:
        """Return the names of the request's roles."""
        return " and ".join(self.curriculum.roles[role].name for role in request.roles)


def _setting(
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
) -> Setting:
    """Return what the options say, which are those of every command that asks for a plan."""
    asked = Asked(
        role, have, exact_have, goal, skip, first, prefer, until, everything, budget, hours_per_week, start, by,
        maximize, tuple(snapshot or ()), as_of, region, level, pace, tuple(busy or ()), rest_days,
    )  # fmt: skip
    return Setting(
        as_json=as_json,
        no_color=no_color,
        ascii_only=ascii_only,
        asked=asked,
        curriculum_dir=curriculum_dir,
        snapshots_dir=snapshots_dir,
        profile_file=profile_file,
    )


asks = options.takes(_setting)
"""Gives a command the options of a plan; its first parameter is their :class:`Setting`."""
