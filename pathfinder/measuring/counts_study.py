"""How do tables of search hits become a snapshot? Keywords become skills; shares stay per site."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from pathfinder.errors import DataError, RequestError
from pathfinder.measuring.lexicon import terms_digest
from pathfinder.measuring.provenance import Found, Provenance
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.demand import Count, RoleTotals, Snapshot
from pathfinder.model.market import ALL_LISTINGS
from pathfinder.problems import Location, Problem

KEYWORD, TOTALS = "keyword", "__total__"
LARGEST = 16 * 1024 * 1024
"""Characters of a table that are read: a study has hundreds of keywords, not millions."""
_MOST_DIGITS = 15
_COMMENT = re.compile(r"(?<!\s)\s*+\([^()]*+\)\s*+$")


@dataclass(frozen=True)
class Study:
    """The snapshot, and the keywords that are no skill of the curriculum, in order of the tables."""

    snapshot: Snapshot
    unmapped: tuple[str, ...]


@dataclass(frozen=True)
class _Table:
    """One file: hits by keyword and site; ``totals`` are the hits of the role's title alone."""

    path: str
    totals: dict[str, int] = field(default_factory=dict)
    hits: dict[str, dict[str, int]] = field(default_factory=dict)


def read_study(
    paths: Iterable[str | Path],
    curriculum: Curriculum,
    provenance: Provenance,
    role: str,
    effective: float | None = None,
) -> Study:
    """Return the snapshot of kind ``counts`` that the tables of one study come to.

    A table has a column ``keyword``, one column a site, the hits of the title alone in the row ``__total__``, and
    perhaps columns of percentages (``…_pct``), which are not read. Where two keywords are one skill, the larger
    count per site stands, and the keyword with fewer hits in all is named in ``merged``. DataError with every
    fault of the tables; a missing count is no fault: the keyword was not searched for on that site. The role
    ``all-listings`` says that listings of every kind were counted. The interval rests on ``effective`` listings, else
    on those of the smallest site, because sites show the same listings.
    """
    problems: list[Problem] = []
    tables = [_read_table(str(path), problems) for path in paths]
    totals = _common_totals(tables, problems)
    if problems:
        raise DataError(problems, what="tables of counts")
    hits = {keyword: sites for table in tables for keyword, sites in table.hits.items()}
    skills = {keyword: _skill_of(keyword, curriculum) for keyword in hits}
    role = ALL_LISTINGS if role == ALL_LISTINGS else curriculum.role(role).id
    counts, merged = _counts(role, hits, skills, totals)
    named = tuple(sorted({count.skill for count in counts}))
    rests_on = effective if effective is not None else float(min(totals.values()))
    roles = {role: RoleTotals(listings=sum(totals.values()), effective=rests_on)}
    found = Found(terms_digest(curriculum, named), named, roles, tuple(counts), merged=merged)
    return Study(provenance.snapshot("counts", found), tuple(keyword for keyword, skill in skills.items() if not skill))


def _read_table(path: str, problems: list[Problem]) -> _Table:
    table = _Table(path)
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(io.StringIO(stream.read(LARGEST)))
        names = reader.fieldnames or ()
        sites = [name for name in names if name != KEYWORD and not name.endswith("_pct")]
        if KEYWORD not in names or not sites:
            problems.append(_problem(path, 1, "a table of counts has a column 'keyword' and one for each site"))
            return table
        for row in reader:
            hits = _hits(row, sites, path, reader.line_num, problems)
            if row[KEYWORD] == TOTALS:
                table.totals.update(hits)
            else:
                table.hits[(row[KEYWORD] or "").strip()] = hits
    except (csv.Error, UnicodeDecodeError) as error:
        problems.append(_problem(path, 1, f"the file cannot be read as CSV in UTF-8: {error}"))
        return table
    if not table.totals:
        problems.append(_problem(path, 1, f"the row '{TOTALS}' with the hits of the title alone is missing"))
    return table


def _hits(row: dict[str, str], sites: Sequence[str], path: str, line: int, problems: list[Problem]) -> dict[str, int]:
    hits = {}
    for site in sites:
        text = (row[site] or "").strip()
        if text.isdecimal() and len(text) <= _MOST_DIGITS:
            hits[site] = int(text)
        elif text:
            problems.append(_problem(path, line, f"'{text}' in column '{site}' is no count"))
    return hits


def _problem(path: str, line: int, message: str) -> Problem:
    return Problem("counts-table", message, Location(path, line, 1))


def _common_totals(tables: Sequence[_Table], problems: list[Problem]) -> dict[str, int]:
    """Return the totals by site; tables of one study must agree on them."""
    totals: dict[str, int] = {}
    for table in tables:
        for site, total in table.totals.items():
            if totals.setdefault(site, total) != total:
                why = f"the total of '{site}' is {total} here and {totals[site]} in another table: two studies?"
                problems.append(_problem(table.path, 1, why))
            if not total:
                problems.append(_problem(table.path, 1, f"the total of '{site}' is 0"))
    return totals


def _skill_of(keyword: str, curriculum: Curriculum) -> str:
    """Return the skill that a keyword names; empty for none, or where it may be several."""
    try:
        return curriculum.find(_COMMENT.sub("", keyword))
    except RequestError:
        return ""


def _counts(
    role: str, hits: dict[str, dict[str, int]], skills: dict[str, str], totals: dict[str, int]
) -> tuple[list[Count], dict[str, str]]:
    """Return the rows by skill and site, and which keyword gave way to which."""
    counts: list[Count] = []
    merged: dict[str, str] = {}
    named = sorted((keyword for keyword in hits if skills[keyword]), key=lambda keyword: (skills[keyword], keyword))
    for skill, keywords in groupby(named, key=skills.__getitem__):
        ranked = sorted(keywords, key=lambda keyword: (-sum(hits[keyword].values()), keyword))
        merged.update(dict.fromkeys(ranked[1:], ranked[0]))
        for site in sorted(totals):
            found = [hits[keyword][site] for keyword in ranked if site in hits[keyword]]
            if found:
                counts.append(Count(role, skill, max(found), totals[site], max(found) / totals[site], site))
    return counts, dict(sorted(merged.items()))
