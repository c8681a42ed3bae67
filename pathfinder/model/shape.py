"""What is the shape of a curriculum? The measures of Curricular Analytics for each skill, and the longest chains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkillShape:
    """The measures of one skill; ``depth`` is the number of skills on the longest chain that ends with it."""

    skill: str
    blocking: int
    delay: int
    centrality: int
    depth: int

    @property
    def complexity(self) -> int:
        """Structural complexity: blocking and delay factor together."""
        return self.blocking + self.delay


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of a curriculum; ``longest`` has the most skills of all chains, ``hardest`` the most hours."""

    skills: Mapping[str, SkillShape]
    edges: int
    groups: int
    longest: tuple[str, ...]
    hardest: tuple[str, ...]

    @property
    def complexity(self) -> int:
        """The structural complexity of the whole curriculum."""
        return sum(shape.complexity for shape in self.skills.values())
