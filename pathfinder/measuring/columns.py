"""Which columns of a table hold title, text, employer and date? Found by name, unless told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields

from pathfinder.measuring.wordlist import words

_NOT_LETTERS = re.compile(r"[^a-z]+")

# Names are compared by their letters alone: 'Job Title', 'job_title' and 'jobTitle' are one. The first goes first;
# where a row's first column is empty, the next that was found is read.
_TITLES = words(
    "title jobtitle postingtitle positiontitle jobname position positionname rolename designation jobrole roletitle "
    "vacancy vacancytitle vacancyname jobpostingtitle jobposition jobheadline advertisedtitle titel stellenbezeichnung "
    "headline name role occupation job"
)
_TEXTS = words(
    "descriptionplain description describtion desc jobdescription jobdesc jobdescriptiontext fulldescription "
    "descriptiontext plaindescription rawdescription jobdetails jobtext fulltext rawtext text body content "
    "jobcontent jobbody jobposting posting postingtext adtext details descriptionhtml descriptionmarkdown "
    "jobdescriptionhtml htmldescription stellenbeschreibung beschreibung jd commenttext "
    "jobdescriptions descriptions jdtext positiondescription roledescription vacancydescription postingdescription "
    "jobpostingdescription descriptionclean cleandescription cleaneddescription descriptionraw jobad advert"
)
_PARTS = words(
    "lists listsplain requirements requirement tasks responsibilities responsibility qualifications qualification "
    "skillsdesc additional additionalplain summary jobsummary benefits"
)
_EMPLOYERS = words(
    "company companyname employer employername hiringcompany hiringorganization organization organisation "
    "organizationname organisationname companytitle companydisplayname firm advertiser arbeitgeber unternehmen"
)
_DATES = words(
    "published publishedat publicationdate datepublished posted postedat posteddate postdate dateposted "
    "jobposteddate postingdate postedsince postedon datepostedtext firstpublished createdat created creationdate "
    "listedtime listedat listeddate date listingdate jobdate firstseen dateadded opened openedat time timestamp "
    "updatedat scrapedat scrapedate collected fetchedat crawldate crawltimestamp"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns to read, the preferred first; rows fall back to the next where one is empty.

    ``title`` empty: texts are read for roles line by line. ``parts`` are joined where no text column has a text.
    """

    title: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    employer: tuple[str, ...] = ()
    date: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every column that has to be read, each once."""
        return tuple(dict.fromkeys(name for field in fields(self) for name in getattr(self, field.name)))


@dataclass(frozen=True, slots=True)
class ToldColumns:
    """Columns that the user named; empty means: find it by name."""

    title: str = ""
    text: str = ""
    employer: str = ""
    date: str = ""

    def unknown_among(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the told columns that the table lacks."""
        return tuple(name for field in fields(self) if (name := getattr(self, field.name)) and name not in names)


def find_columns(names: Sequence[str], told: ToldColumns | None = None) -> Columns:
    """Return which of a table's columns hold what; what is told goes before what is found."""
    told = told or ToldColumns()
    text = (told.text,) if told.text else _named(names, _TEXTS)
    parts = () if told.text else tuple(name for name in _named(names, _PARTS) if name not in text)
    taken = {*text, *parts}
    return Columns(
        title=(told.title,) if told.title else tuple(name for name in _named(names, _TITLES) if name not in taken),
        text=text,
        parts=parts,
        employer=(told.employer,) if told.employer else _named(names, _EMPLOYERS),
        date=(told.date,) if told.date else _named(names, _DATES),
    )


def _named(names: Sequence[str], wanted: Iterable[str]) -> tuple[str, ...]:
    by_letters: dict[str, list[str]] = {}
    for name in names:
        by_letters.setdefault(_NOT_LETTERS.sub("", name.casefold()), []).append(name)
    return tuple(name for letters in wanted for name in by_letters.get(letters, ()))
