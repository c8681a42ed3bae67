"""Of which demand is a question asked? The options that show, compare, trend and roles share, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pathfinder.cli import options
from pathfinder.cli.asking import NOBODY, Asked, request_of
from pathfinder.cli.demand.output import Display
from pathfinder.cli.world import SnapshotFolder, open_curriculum, today

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.demand import RoleDemand, Snapshot
    from pathfinder.model.learner import Profile, Request


@dataclass(eq=False, repr=False, kw_only=True)
class Market(Display):
    """Of which snapshots and which curriculum the question is asked, and how its answer is wanted."""

    snapshot: options.SnapshotIds = None
    as_of: options.AsOf = None
    region: options.Region = None
    level: options.Level = None
    curriculum_dir: options.CurriculumDir = None
    snapshots_dir: options.SnapshotsDir = None

    @cached_property
    def curriculum(self) -> Curriculum:
        """The curriculum, loaded on first use."""
        return open_curriculum(self.curriculum_dir)

    @cached_property
    def snapshots(self) -> tuple[Snapshot, ...]:
        """The snapshots, loaded on first use."""
        return self._folder.snapshots

    @cached_property
    def _folder(self) -> SnapshotFolder:
        return SnapshotFolder(self.snapshots_dir)

    def demand(self, request: Request) -> RoleDemand:
        """Return the pooled demand of the request's roles."""
        from pathfinder.planning.snapshots import Selection

        return self._folder.demand(self.curriculum, request.roles, Selection.of(request))

    def request(self, asked: Asked, profile: Profile = NOBODY) -> Request:
        """Return what is asked of these snapshots, in ids; demand is everybody's, so no profile counts unless given."""
        chosen = tuple(self.snapshot or ())
        asked = asked._replace(snapshot=chosen, as_of=self.as_of, region=self.region, level=self.level)
        return request_of(asked, self.curriculum, today, profile)
