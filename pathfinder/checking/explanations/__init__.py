"""What does each code mean, why does it matter, and how is it mended? Printed by ``check --explain CODE``."""

from __future__ import annotations

from pathfinder.checking.explanations import descriptions, prerequisites, reading, roles, terms
from pathfinder.checking.explanations.example import Example

EXPLANATIONS: dict[str, str] = {
    **prerequisites.MEANINGS,
    **descriptions.MEANINGS,
    **terms.MEANINGS,
    **roles.MEANINGS,
}
"""Code -> what is wrong and why it matters, for the codes of the rules; the loader explains its own."""

EXAMPLES: dict[str, Example] = {
    **reading.EXAMPLES,
    **prerequisites.EXAMPLES,
    **descriptions.EXAMPLES,
    **terms.EXAMPLES,
    **roles.EXAMPLES,
}
"""Code -> a curriculum that has the problem, and how it is mended; also for codes of the loader. All are tested."""
