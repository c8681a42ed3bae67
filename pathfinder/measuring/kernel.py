"""What does a batch of listings add to a measurement? Both engines run this: Arrow in, a partial result out."""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

import pyarrow as pa
import xxhash

from pathfinder.measuring.dates import RELATIVE, read_date
from pathfinder.measuring.findings import LEVEL_CODES, Partial, employer_key, findings_batch
from pathfinder.measuring.lexicon import Lexicon
from pathfinder.measuring.matcher import Matcher
from pathfinder.measuring.shingles import band_hashes, shingles
from pathfinder.measuring.titles import TitleReader, level_of
from pathfinder.model.demand import Period
from pathfinder.model.shares import Level

_NOT_IN_KEYS = b" ._"
"""Left out of the text's key: two texts are equal when their letters, figures, ``+`` and ``#`` are."""
LONGEST_HEADING = 80
"""Characters up to which a line below the first may be a heading that names a role."""
_WORD = re.compile(r"\S+")
_ADDRESS_SIGNS = ("://", "www.")

_Finding = tuple[int, bytes, int, int, bytes, bytes, bytes]


class Kernel:
    """Reads batches of listings with one lexicon; built once a process, because automata take time to build.

    ``period``: listings dated outside it are left out; those without a readable or absolute date stay.
    """

    def __init__(self, lexicon: Lexicon, period: Period | None = None) -> None:
        self._period = period
        self._matcher = Matcher(lexicon)
        self._titles = TitleReader(lexicon)
        self._places = {phrases.role: place for place, phrases in enumerate(lexicon.roles)}
        self._employer_key = lru_cache(maxsize=100_000)(employer_key)
        self._fate = lru_cache(maxsize=100_000)(self._fate_of_date)

    def match(self, batch: pa.RecordBatch) -> Partial:
        """Return what the listings of the batch add; its columns are those of ``listing_schema``."""
        tally: Counter[str] = Counter(rows=batch.num_rows)
        found: list[_Finding] = []
        columns = (batch.column(name).to_pylist() for name in ("title", "text", "employer", "date"))
        for title, text, employer, date in zip(*columns, strict=True):
            found.extend(self._findings(title, text or "", employer or "", date or "", tally))
        batches = (findings_batch(list(zip(*found, strict=True))),) if found else ()
        return Partial(tally, batches)

    def _findings(
        self, title: str | None, text: str, employer: str, date: str, tally: Counter[str]
    ) -> Iterator[_Finding]:
        """Yield the listing's findings, one a role; a listing that is left out is tallied by the reason."""
        roles = self.roles_of(title, text)
        if not roles:
            tally["without role"] += 1
            return
        if not text:
            tally["without text"] += 1
            return
        fate = self._fate(date)
        tally[f"date {fate}"] += 1
        if fate == "outside":
            return
        tally["counted"] += 1
        folded, raw = self._matcher.fold(text)
        skills = _packed(sorted(self._matcher.skills_in_folded(folded, raw)))
        hashes = shingles(folded)
        key = xxhash.xxh3_128_digest(folded.translate(None, _NOT_IN_KEYS))
        who = self._employer_key(employer)
        for role, level in roles.items():
            place = self._places[role]
            yield place, key, who, LEVEL_CODES.index(level), skills, hashes.tobytes(), band_hashes(hashes).tobytes()

    def roles_of(self, title: str | None, text: str) -> dict[str, Level]:
        """Return the roles with the level at which the listing wants them.

        Without a title column the text is read line by line: its first line, then lines that may be headings:
        short, and no sentences. Addresses are read over; they name jobs elsewhere.
        """
        if title is not None:
            roles = self._titles.roles(title)
            return dict.fromkeys(roles, level_of(title)) if roles else {}
        found: dict[str, Level] = {}
        for place, line in enumerate(text.split("\n")):
            heading = _without_addresses(line).strip()
            if place == 0 or (len(heading) <= LONGEST_HEADING and not heading.endswith(".")):
                for role in self._titles.roles(heading):
                    found.setdefault(role, level_of(heading))
        return found

    def _fate_of_date(self, text: str) -> str:
        """Return inside, outside, relative or missing: what a date means for the period."""
        found = read_date(text)
        if found is None:
            return "missing"
        if found == RELATIVE:
            return "relative"
        period = self._period
        outside = period is not None and (found[1] < period.start or found[0] > period.end)
        return "outside" if outside else "inside"


def _packed(places: list[int]) -> bytes:
    packed = array("H", places)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


@lru_cache(maxsize=2)
def kernel_for(lexicon: Lexicon, period: Period | None = None) -> Kernel:
    """Return this process's kernel for a lexicon; its ``match`` is what every engine runs."""
    return Kernel(lexicon, period)


def _without_addresses(line: str) -> str:
    """Return the line with a blank for every word that holds an address; linear, also in a word of a megabyte."""
    if not any(sign in line for sign in _ADDRESS_SIGNS):
        return line
    return _WORD.sub(lambda word: " " if any(sign in word[0] for sign in _ADDRESS_SIGNS) else word[0], line)
