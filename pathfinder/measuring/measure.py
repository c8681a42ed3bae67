"""What do these listings ask for? A corpus becomes the numbers of a snapshot and a report of what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pathfinder.errors import RequestError
from pathfinder.measuring.columns import Columns, ToldColumns
from pathfinder.measuring.corpus import CorpusFile, open_corpus
from pathfinder.measuring.engines.local import count_locally
from pathfinder.measuring.engines.progress import Progress
from pathfinder.measuring.finish import Counted
from pathfinder.measuring.lexicon import lexicon_of
from pathfinder.measuring.provenance import Found, Provenance
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.demand import Snapshot
from pathfinder.problems import Problem

Engine = Literal["local", "spark"]


@dataclass(frozen=True)
class MeasureOptions:
    """What a measurement is told beside the corpus: the snapshot's provenance, and what is counted by what.

    ``published_in_period``: listings with a date outside the period are left out (board dumps are stock: long-open
    listings speak of the past); listings with a relative or no date stay either way. ``roles`` empty means all.
    ``workers`` 0 means all cores.
    """

    provenance: Provenance
    columns: ToldColumns = field(default_factory=ToldColumns)
    roles: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    published_in_period: bool = True
    engine: Engine = "local"
    workers: int = 0
    spark_master: str = ""


@dataclass(frozen=True)
class Report:
    """What was read and what became of it; ``files`` maps paths to the columns found there.

    ``rows`` counts all rows, ``unreadable`` those that no reader could read. The others are without a role,
    without a text, outside the period, or counted. ``dates`` counts what the dates of listings with a role were.
    """

    files: Mapping[str, Columns]
    rows: int
    unreadable: int
    without_role: int
    without_text: int
    outside_period: int
    counted: int
    dates: Mapping[str, int]
    duplicates: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Measurement:
    """A snapshot, ready to be written, and the report of how it came about."""

    snapshot: Snapshot
    report: Report


def measure(
    paths: Iterable[str | Path],
    curriculum: Curriculum,
    options: MeasureOptions,
    progress: Callable[[Progress], None] | None = None,
) -> Measurement:
    """Measure demand in a corpus of listings.

    RequestError where the corpus holds no listing of any role; DataError where a file cannot be read or holds
    neither titles nor texts; MissingExtraError without the packages of the extra.
    """
    lexicon = lexicon_of(curriculum, roles=options.roles, without=options.without)
    period = options.provenance.period if options.published_in_period else None
    if options.engine == "spark":
        from pathfinder.measuring.engines.spark import count_with_spark, open_spark_corpus

        files = open_spark_corpus(paths, options.columns)
        outcome = count_with_spark(
            files, lexicon, period, master=options.spark_master, told=options.columns, progress=progress
        )
    else:
        files = open_corpus(paths, options.columns)
        outcome = count_locally(files, lexicon, period, workers=options.workers, progress=progress)
    counted, tally, problems = outcome
    report = _report(files, counted, tally, problems)
    if not counted.roles:
        raise RequestError("no listing of any role was found", hint=_why_nothing(report))
    found = Found(lexicon.digest, lexicon.skills, counted.roles, counted.counts, counted.skill_sets)
    return Measurement(options.provenance.snapshot("listings", found), report)


def _report(files: list[CorpusFile], counted: Counted, tally: Counter[str], problems: tuple[Problem, ...]) -> Report:
    return Report(
        files={file.source.path: file.columns for file in files},
        rows=tally["rows"] + tally["unreadable"],
        unreadable=tally["unreadable"],
        without_role=tally["without role"],
        without_text=tally["without text"],
        outside_period=tally["date outside"],
        counted=tally["counted"],
        dates={kind: tally[f"date {kind}"] for kind in ("inside", "outside", "relative", "missing")},
        duplicates=sum(totals.duplicates for totals in counted.roles.values()),
        problems=problems,
    )


def _why_nothing(report: Report) -> str:
    return (
        f"of {report.rows} rows {report.without_role} fit no role's titles, {report.without_text} have no text, "
        f"{report.outside_period} are dated outside the period, {report.unreadable} could not be read"
    )
