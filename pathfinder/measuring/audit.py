"""What was recognised in each listing, by which term, and which rule turned the others down?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pathfinder.measuring.columns import Columns, ToldColumns
from pathfinder.measuring.corpus import open_corpus, read_listings
from pathfinder.measuring.kernel import Kernel
from pathfinder.measuring.lexicon import lexicon_of
from pathfinder.measuring.matcher import Hit, Matcher, code_points
from pathfinder.measuring.readers.chunks import Report
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.shares import Level

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class AuditOptions:
    """What to show: ``terms`` adds places and rejected hits, ``text`` the cleaned text that the places speak of."""

    terms: bool = False
    text: bool = False
    columns: ToldColumns = field(default_factory=ToldColumns)
    roles: tuple[str, ...] = ()


def audit(
    paths: Iterable[str | Path],
    curriculum: Curriculum,
    options: AuditOptions | None = None,
    report: Report = lambda _problem: None,
) -> Iterator[dict[str, Any]]:
    """Yield one object for every row of the corpus, in order of file and row, also for rows that fit no role.

    Rows that cannot be read go to ``report``. Errors as in :func:`measuring.measure.measure`.
    """
    options = options or AuditOptions()
    lexicon = lexicon_of(curriculum, roles=options.roles)
    kernel, matcher = Kernel(lexicon), Matcher(lexicon)
    for file in open_corpus(paths, options.columns):
        for batch in read_listings(file, report):
            for row in batch.to_pylist():
                yield _object(row, kernel.roles_of(row["title"], row["text"]), matcher, options)


def _object(row: dict[str, Any], roles: dict[str, Level], matcher: Matcher, options: AuditOptions) -> dict[str, Any]:
    text = row["text"]
    hits = code_points(text, matcher.hits(text, rejected=options.terms)) if text else []
    counted = [hit for hit in hits if not hit.broken]
    levels = {level for level in roles.values() if level}
    shown: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "file": row["file"],
        "row": row["row"],
        "roles": sorted(roles),
        "level": levels.pop() if len(levels) == 1 else "",
        "skills": sorted({hit.skill for hit in counted}),
    }
    if options.terms:
        shown["terms"] = [_place(hit, text) for hit in counted]
        shown["rejected"] = [_rejection(hit, text) for hit in hits if hit.broken]
    if options.text:
        shown["text"] = text
    return shown


def _place(hit: Hit, text: str) -> dict[str, Any]:
    return {"skill": hit.skill, "text": text[hit.start : hit.end], "start": hit.start, "end": hit.end}


def _rejection(hit: Hit, text: str) -> dict[str, Any]:
    rule = {"rule": hit.broken, "phrase": hit.phrase} if hit.phrase else {"rule": hit.broken}
    return _place(hit, text) | rule


def columns_found(paths: Iterable[str | Path], told: ToldColumns | None = None) -> dict[str, Columns]:
    """Return the columns found in each file of the corpus: what ``--dry-run`` shows beside the first rows."""
    return {file.source.path: file.columns for file in open_corpus(paths, told)}
