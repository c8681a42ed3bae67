"""What do listings ask for? This room reads corpora of listings and returns snapshots; it writes nothing.

Everything here needs the extra ``measure``; without it MissingExtraError is raised. Import from the modules:

- ``measure.measure(paths, curriculum, MeasureOptions(…), progress=None) -> Measurement(snapshot, report)``
- ``columns.ToldColumns(title, text, employer, date)``: columns the user names; ``corpus.open_corpus(paths, told)``
  gives every file with the columns that were found
- ``lexicon.lexicon_of(curriculum, roles=(), without=()) -> Lexicon`` and ``lexicon.terms_digest``
- ``kernel.kernel_for(lexicon, period=None).match(batch) -> Partial``: the kernel of both engines; partial results add
  up in a ``ledger.Ledger(lexicon)``, and ``finish.outcome_of(ledger)`` is what they come to
- ``matcher.Matcher(lexicon)``: ``.hits(text, rejected=True)`` and ``.skills_in(text)`` for any text (résumés too)
- ``titles.TitleReader(lexicon).roles(title)``, ``titles.level_of(title)``
- ``audit.audit(paths, curriculum, AuditOptions(terms, text), report) -> objects``: the rows of ``demand match``
- ``counts_study.read_study(csv_paths, curriculum, StudyOptions(…)) -> Study(snapshot, unmapped)``: search-hit tables
- ``gaps.find_gaps(paths, curriculum, role, vocabulary=(), …) -> Gaps``: what listings name and no skill covers
- ``engines.progress.Progress(done_bytes, total_bytes, listings)``: what the progress callback is given
"""

from pathfinder.errors import MissingExtraError

try:
    import ahocorasick_rs  # noqa: F401 - asked for once, here, so that the modules may import what they use
    import numpy  # noqa: F401, ICN001
    import pyarrow  # noqa: F401, ICN001
    import xxhash  # noqa: F401
except ImportError as error:
    raise MissingExtraError("measure", error.name or "a package") from error
