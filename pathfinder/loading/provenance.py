"""What does a snapshot say of itself? The keys of snapshot.yaml, read and written by one definition."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pathfinder.loading.documents import Mapping, Node, Sequence
from pathfinder.loading.fields import ListOf, Record
from pathfinder.loading.scalars import Choice, Day, Id, Number, Text, Whole
from pathfinder.loading.shapes import JsonSchema, Reader, Shape
from pathfinder.loading.writing import yaml_text
from pathfinder.model.demand import Count, Measured, Period, RoleTotals, SkillSet, Snapshot

_MOST = 1e12


class PeriodShape(Shape):
    """Two days in order."""

    expected = "two days: [2025-09-01, 2025-09-30]"
    day = Day()

    def read(self, node: Node, reader: Reader) -> Period | None:
        """Return the period."""
        if not isinstance(node, Sequence) or len(node.value) != 2:  # noqa: PLR2004  # a start and an end
            reader.unfit(node, self.expected)
            return None
        start, end = (self.day.read(item, reader) for item in node.value)
        if start is None or end is None:
            return None
        if start > end:
            reader.report("period-order", "the period ends before it starts", node)
            return None
        return Period(start, end)

    def definition(self) -> JsonSchema:
        """Return two days."""
        return {"type": "array", "items": self.day.schema(), "minItems": 2, "maxItems": 2}


class Texts(Shape):
    """A mapping from text to text."""

    expected = "a mapping from text to text"

    def read(self, node: Node, reader: Reader) -> dict[str, str] | None:
        """Return the texts."""
        if not isinstance(node, Mapping):
            reader.unfit(node, self.expected)
            return None
        text = Text()
        pairs = ((text.read(key, reader), text.read(value, reader)) for key, value in node.value)
        return {key: value for key, value in pairs if key is not None and value is not None}

    def definition(self) -> JsonSchema:
        """Return any keys with texts."""
        return {"type": "object", "additionalProperties": Text().definition()}


class RolesShape(Shape):
    """A mapping from role to its totals."""

    expected = "a mapping from role id to its totals"
    role = Id(what="role")
    totals = Record(
        {
            "listings": Whole("Listings after repeats were removed.", least=0, most=_MOST),
            "duplicates": Whole("Repeats that were removed.", least=0, most=_MOST),
            "employers": Whole("Known employers.", least=0, most=_MOST),
            "effective": Number("The sum of the listings' weights.", least=0, most=_MOST),
            "sampled": Whole("The size of the sample of skill sets.", most=_MOST),
        },
        required=("listings",),
    )

    def read(self, node: Node, reader: Reader) -> dict[str, RoleTotals] | None:
        """Return the totals by role, sorted; the effective number is that of the listings where none is given."""
        if not isinstance(node, Mapping):
            reader.unfit(node, self.expected)
            return None
        found = {}
        for key, value in node.value:
            role, values = self.role.read(key, reader), self.totals.read(value, reader, key)
            if role is not None and values is not None:
                found[role] = RoleTotals(**{"effective": float(values["listings"]), **values})
        return dict(sorted(found.items()))

    def definition(self) -> JsonSchema:
        """Return the totals under role ids."""
        return {"type": "object", "propertyNames": self.role.schema(), "additionalProperties": self.totals.schema()}


ABOUT = Record(
    {
        "id": Id("The name of its folder.", what="snapshot"),
        "source": Text("Where the listings were."),
        "origin": Text("Where the corpus came from, and its licence.", empty=True),
        "kind": Choice(("listings", "counts"), "Listings, or a study of search hits."),
        "period": PeriodShape("First and last day."),
        "region": Text("Where the jobs were.", empty=True),
        "series": Text("Snapshots of one series may be compared over time.", empty=True),
        "overlaps": ListOf(Id(what="snapshot"), "Snapshots that share listings with this one."),
        "measured": Record(
            {
                "with": Text("The program and its version.", empty=True),
                "on": Day("The day of the measurement."),
                "terms": Text("The digest of the terms.", empty=True),
                "skills": ListOf(Id(what="skill"), "The skills that were looked for."),
            },
            required=("skills",),
        ),
        "roles": RolesShape(),
        "merged": Texts("Keywords whose count was not used, with the keyword that was."),
    },
    required=("id", "source", "kind", "period", "measured", "roles"),
)


def snapshot_of(
    values: dict[str, Any], counts: tuple[Count, ...] = (), skill_sets: tuple[SkillSet, ...] = (), digest: str = ""
) -> Snapshot:
    """Return the snapshot made of the values that :data:`ABOUT` read, with its rows."""
    told, period = values["measured"], values["period"]
    measured = Measured(
        told.get("with", ""), told.get("on", period.end), told.get("terms", ""), tuple(sorted(told["skills"]))
    )
    plain = {key: value for key, value in values.items() if key != "measured"}
    bare = Snapshot(**plain, measured=measured)
    return replace(bare, counts=counts, skill_sets=skill_sets, digest=digest)


def provenance_text(snapshot: Snapshot) -> str:
    """Return snapshot.yaml, its keys in the order of the definition above."""
    measured = snapshot.measured
    lines = [
        f"id: {yaml_text(snapshot.id)}",
        f"source: {yaml_text(snapshot.source, block=True)}",
        f"origin: {yaml_text(snapshot.origin, block=True)}",
        f"kind: {snapshot.kind}",
        f"period: [{snapshot.period.start.isoformat()}, {snapshot.period.end.isoformat()}]",
        f"region: {yaml_text(snapshot.region)}",
        f"series: {yaml_text(snapshot.series)}",
        f"overlaps: [{', '.join(snapshot.overlaps)}]",
        "measured:",
        f"  with: {yaml_text(measured.by)}",
        f"  on: {measured.on.isoformat()}",
        f"  terms: {yaml_text(measured.terms)}",
        f"  skills: [{', '.join(sorted(measured.skills))}]",
        "roles:" if snapshot.roles else "roles: {}",
        *(f"  {role}: {_totals(snapshot.roles[role])}" for role in sorted(snapshot.roles)),
    ]
    if snapshot.merged:
        pairs = sorted(snapshot.merged.items())
        lines += ["merged:", *(f"  {yaml_text(other)}: {yaml_text(used)}" for other, used in pairs)]
    return "\n".join(lines) + "\n"


def _totals(totals: RoleTotals) -> str:
    parts = [
        f"listings: {totals.listings}",
        f"duplicates: {totals.duplicates}",
        f"employers: {totals.employers}",
        f"effective: {decimal(totals.effective)}",
    ]
    return "{" + ", ".join(parts if totals.sampled is None else [*parts, f"sampled: {totals.sampled}"]) + "}"


def decimal(value: float) -> str:
    """Return the shortest plain decimal that reads back as the same number: no exponents, 30.0 stays 30.0."""
    text = repr(float(value))
    if "e" not in text:
        return text
    from decimal import Decimal  # shares below 0.0001 are rare

    return format(Decimal(text), "f")
