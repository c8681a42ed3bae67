"""What do listings of a role name that no skill of the curriculum covers? Candidates with their shares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import xxhash

from pathfinder.errors import RequestError
from pathfinder.measuring.columns import ToldColumns
from pathfinder.measuring.corpus import open_corpus, read_listings
from pathfinder.measuring.kernel import Kernel
from pathfinder.measuring.lexicon import lexicon_of
from pathfinder.measuring.matcher import Matcher, code_points
from pathfinder.measuring.readers.chunks import Report
from pathfinder.model.curriculum import Curriculum
from pathfinder.model.folding import fold, fold_term
from pathfinder.model.phrases import title_words

WORDS = 3
"""Words that a candidate may have."""
LEAST_EMPLOYERS = 3
"""Employers that must write a candidate: one employer's own product is in all of its listings and nobody else's."""
_WRITTEN_AS_NAME = 0.7
"""Share of a word's uses within a sentence in which a name is written as one."""
_TIMES_AS_COMMON = 3.0
"""A word of the trade is so many times as common in the role's listings as in the corpus's others."""
_MOSTLY_IN_LONGER = 0.8
_TOKEN = re.compile(r"[^\W_](?:[\w.+#&'-]*[\w+#])?")
_NAME = re.compile(r"[A-Z]|.*[a-z][A-Z]|[a-z]+\d|(?=.*[+#]$)[^A-Za-z]*[A-Za-z]")
_WITHIN_SENTENCE = re.compile(r"[\w,)] $")


class Gap(NamedTuple):
    """A term that no skill covers: in how many of the role's listings, their share, and that of all other listings."""

    term: str
    mentions: int
    share: float
    share_elsewhere: float


@dataclass(frozen=True)
class Gaps:
    """The gaps of a role, the most common first, among so many listings (exact repeats counted once)."""

    role: str
    listings: int
    elsewhere: int
    gaps: tuple[Gap, ...]


class _Uses:
    """How often and by how many candidates are used; a word's uses in small letters tell whether it is a name."""

    def __init__(self) -> None:
        self.inside: Counter[str] = Counter()
        self.elsewhere: Counter[str] = Counter()
        self.as_name: Counter[str] = Counter()
        self.plainly: Counter[str] = Counter()
        self.spellings: dict[str, Counter[str]] = {}
        self.employers: dict[str, set[str]] = {}

    def add(self, names: Iterable[str], employer: str, *, of_role: bool) -> None:
        """Count the candidates of one listing; a listing of an unknown employer stands for itself."""
        by_fold = {name.casefold(): name for name in names}
        (self.inside if of_role else self.elsewhere).update(by_fold.keys())
        if of_role:
            for folded, name in by_fold.items():
                self.spellings.setdefault(folded, Counter())[name] += 1
                employers = self.employers.setdefault(folded, set())
                if len(employers) < LEAST_EMPLOYERS:
                    employers.add(employer)

    def is_name(self, term: str) -> bool:
        """True where the term's first and last word are nearly always written as names."""
        words = term.split(" ")
        return all(self._word_is_name(word) for word in (words[0], words[-1]))

    def _word_is_name(self, word: str) -> bool:
        named, plain = self.as_name[word], self.plainly[word]
        return named > 0 and named >= _WRITTEN_AS_NAME * (named + plain)


def find_gaps(
    paths: Iterable[str | Path],
    curriculum: Curriculum,
    role: str,
    *,
    vocabulary: Iterable[str] = (),
    columns: ToldColumns | None = None,
    least_listings: int = 3,
    report: Report = lambda _problem: None,
) -> Gaps:
    """Return what the role's listings name and no skill covers.

    With a ``vocabulary`` just its terms are looked for. Without, a candidate is a run of up to three words that is
    written as a name, in at least ``least_listings`` of the role's listings by three employers, and there three
    times as often as in the corpus's other listings: which words are ordinary is learnt from the corpus itself, so
    a corpus of all kinds of jobs tells best. RequestError where no listing fits the role.
    """
    wanted = curriculum.role(role).id
    lexicon = lexicon_of(curriculum)
    kernel, matcher = Kernel(lexicon), Matcher(lexicon)
    terms = {fold_term(term): term for term in vocabulary if fold_term(term)}
    uses, listings = _Uses(), Counter[bool]()
    for row in _distinct_rows(paths, columns, report):
        of_role = wanted in kernel.roles_of(row["title"], row["text"])
        listings[of_role] += 1
        names = _of_vocabulary(row["text"], terms, matcher) if terms else _names(row["text"], matcher, uses)
        uses.add(names, row["employer"] or f"row {listings.total()}", of_role=of_role)
    if not listings[True]:
        raise RequestError(f"no listing fits the role '{wanted}'")
    gaps = _all_gaps(uses, listings) if terms else _likely_gaps(uses, listings, least_listings)
    own = {word for title in curriculum.roles[wanted].titles for word in title_words(title)}
    found = (gap for gap in gaps if own.isdisjoint(title_words(gap.term)))
    return Gaps(wanted, listings[True], listings[False], tuple(sorted(found, key=_most_common_first)))


def _distinct_rows(
    paths: Iterable[str | Path], columns: ToldColumns | None, report: Report
) -> Iterator[dict[str, Any]]:
    """Yield the listings that have a text, equal texts once."""
    seen: set[bytes] = set()
    for file in open_corpus(paths, columns):
        for batch in read_listings(file, report):
            for row in batch.to_pylist():
                key = xxhash.xxh3_128_digest(fold(row["text"]))
                if row["text"] and key not in seen:
                    seen.add(key)
                    yield row


def _of_vocabulary(text: str, terms: dict[bytes, str], matcher: Matcher) -> Iterator[str]:
    """Yield the vocabulary's terms that the text names, if no skill covers them."""
    folded = fold(text)
    covered = {fold_term(text[hit.start : hit.end]) for hit in code_points(text, matcher.hits(text))}
    return (term for word, term in terms.items() if b" " + word + b" " in folded and word not in covered)


def _covered(text: str, matcher: Matcher) -> bytearray:
    """Return for every code point of the text 1 where a skill's term stands, else 0."""
    covered = bytearray(len(text))
    for hit in code_points(text, matcher.hits(text)):
        covered[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    return covered


def _names(text: str, matcher: Matcher, uses: _Uses) -> Iterator[str]:
    """Yield the runs of words that are written as names and that no skill covers; words are tallied on the way."""
    covered = _covered(text, matcher)
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        word = token[0].casefold()
        if not _NAME.match(token[0]):
            uses.plainly[word] += 1
            run = []
            continue
        if _WITHIN_SENTENCE.search(text, max(0, token.start() - 2), token.start()):
            uses.as_name[word] += 1
        if covered[token.start()]:
            run = []
            continue
        follows = bool(run) and text[run[-1].end() : token.start()] == " "
        run = [*run[1 - WORDS :], token] if follows else [token]
        for first in run:
            yield text[first.start() : token.end()]


def _all_gaps(uses: _Uses, listings: Counter[bool]) -> Iterator[Gap]:
    for term, mentions in uses.inside.items():
        elsewhere = uses.elsewhere[term] / listings[False] if listings[False] else 0.0
        written = max(uses.spellings[term].items(), key=lambda use: (use[1], use[0]))[0]
        yield Gap(written, mentions, mentions / listings[True], elsewhere)


def _likely_gaps(uses: _Uses, listings: Counter[bool], least_listings: int) -> Iterator[Gap]:
    """Yield the gaps that are names, of the trade, and not just a part of a longer one."""
    likely = {
        gap.term.casefold(): gap
        for gap in _all_gaps(uses, listings)
        if gap.mentions >= least_listings
        and len(uses.employers[gap.term.casefold()]) >= LEAST_EMPLOYERS
        and gap.share >= _TIMES_AS_COMMON * gap.share_elsewhere
        and uses.is_name(gap.term.casefold())
    }
    for term, gap in likely.items():
        longer = (other for other in likely if f" {term} " in f" {other} " and other != term)
        if not any(likely[other].mentions >= _MOSTLY_IN_LONGER * gap.mentions for other in longer):
            yield gap


def _most_common_first(gap: Gap) -> tuple[int, str]:
    return -gap.mentions, gap.term
