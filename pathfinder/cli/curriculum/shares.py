"""What are the demand shares of a role, for commands that can do without them?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from pathfinder.cli.asking import roles_of
from pathfinder.cli.world import SnapshotFolder
from pathfinder.errors import RequestError, SnapshotError

if TYPE_CHECKING:
    from pathfinder.model.curriculum import Curriculum
    from pathfinder.model.shares import Share


class SharesOf:
    """The shares of each role's pooled demand; the snapshots are read when somebody first asks."""

    def __init__(self, curriculum: Curriculum, snapshots: Path | None, role: str | None = None) -> None:
        self.curriculum, self.folder = curriculum, snapshots
        self.default = role
        self._snapshots = SnapshotFolder(snapshots)
        self._known: dict[str, Mapping[str, Share]] = {}
        self._asked: set[str | None] = set()

    def __call__(self, role: str | None) -> Mapping[str, Share]:
        """Return the shares of a role (None: the default one); RequestError where it has no demand."""
        from pathfinder.planning.snapshots import Selection

        self._asked.add(role)
        asked = role or ",".join(roles_of(self.default, self.curriculum))
        if asked not in self._known:
            roles = roles_of(asked, self.curriculum)
            self._known[asked] = self._snapshots.demand(self.curriculum, roles, Selection()).shares
        return self._known[asked]

    def follow(self) -> None:
        """Take the one role that was asked of so far for the default one, unless another was named or asked of too."""
        if self.default is None and len(self._asked) == 1:
            (self.default,) = self._asked

    def if_any(self) -> Mapping[str, Share]:
        """Return the default role's shares; nothing where none was asked for and there is no demand."""
        try:
            return self(None)
        except RequestError:
            if self.default is not None:
                raise
            return {}
        except SnapshotError as error:
            return self._nothing(error)

    def of_role(self, role: str) -> Mapping[str, Share]:
        """Return the shares of a role, nothing where it has no demand."""
        try:
            return self(role)
        except RequestError:
            return {}
        except SnapshotError as error:
            return self._nothing(error)

    def _nothing(self, error: SnapshotError) -> Mapping[str, Share]:
        """Return no shares where there is no folder of snapshots and none was asked for; faulty ones are an error."""
        if self.folder is None and all(problem.code == "no-snapshots" for problem in error.problems):
            return {}
        raise error
