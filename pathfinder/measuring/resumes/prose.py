"""What does a résumé claim? Not its wishes, not its owner's hobbies and referees, not names of people and firms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pathfinder.measuring.wordlist import words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HEADING_MARK = re.compile(r"^\s*(?:#{1,6}\s+|\*\*|__)?")
_MOST_HEADING_WORDS = 5

SKILLS = frozenset(
    words(
        "skills technologies technology tools competencies competences expertise stack languages frameworks libraries "
        "databases software platforms toolbox proficiencies kenntnisse fähigkeiten compétences habilidades"
    )
)
UNCLAIMED = frozenset(words("hobbies hobby interests references referees leisure wishlist"))
OTHERS = frozenset(
    words(
        "experience employment work career education projects project certifications certificates publications profile "
        "summary about contact awards volunteering volunteer training courses history background objective positions "
        "qualifications achievements academic professional activities"
    )
)
_IN_HEADINGS = (
    SKILLS
    | UNCLAIMED
    | OTHERS
    | frozenset(
        words(
            "technical core key relevant my and of the other personal additional selected programming computer it main"
        )
    )
)
_NO_HEADING = re.compile(r"[.;!?,]")
_SHORT = 3
"""Words up to this length (and, of) are written small in headings."""
_TITLES = frozenset(
    words(
        "developer engineer scientist analyst architect manager consultant administrator specialist programmer "
        "student researcher lead data software machine learning resume résumé curriculum vitae cv skills"
    )
)
_WISH = re.compile(
    r"\b(?:"
    r"(?:no|without|lack(?:s|ing)?(?: of)?|little|limited)\s+(?:\w+[\s-]){0,2}?(?:experience|knowledge|exposure)"
    r"|(?:not|\w+n't)\s+(?:yet\s+)?(?:familiar|experienced|worked|used?|know)|never\s+(?:used|worked)"
    r"|(?:eager|keen|willing|hoping|hope|planning|plan|want(?:s|ing)?|would\s+(?:like|love)|wish|aspir\w+|excited"
    r"|looking(?:\s+forward)?|ready)\s+to\s+(?:learn|study|pick|explore|try|get|deepen|work|use|start)\w*"
    r"|(?:currently|now|still)\s+(?:learning|studying|exploring)"
    r"|(?:interested\s+in|curious\s+about|learning\s+goals?|to\s+learn\s*:|next\s+to\s+learn)"
    r")\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\bbut\b|\n\s*\n|\n(?=\s*[-•*·‣▪–—●◦])|\Z")
_FIRM = re.compile(
    r"^[\s,]{0,2}(?:inc|ltd|llc|llp|gmbh|ag|corp|corporation|plc|limited|se|sa|bv|nv|company|holdings|solutions|"
    r"university|academy|institute|school|college|bootcamp|foundation|street|st|avenue|road|lane)\b",
    re.IGNORECASE,
)
_AT = re.compile(r"(\w+)[,]?\s+(?:at|@)\s+(?:the\s+)?$", re.IGNORECASE)
_GOOD_AT = frozenset(words("proficient good skilled expert adept excellent great fluent strong versed"))


_SEPARATOR = re.compile(r"[|,;:–—()•·\t]|\s-\s|^\s*[-*+]\s| {2,}")
_MAKERS = frozenset(
    words(
        "adobe airbyte alteryx amazon anthropic atlassian cloudera cloudflare confluent databricks datadog dataiku "
        "datarobot docker elastic figma fivetran github gitlab grafana hashicorp heroku looker microsoft mongodb "
        "netlify neo4j nvidia openai oracle palantir qlik redis salesforce sap sas snowflake splunk supabase tableau "
        "talend teradata unity vercel"
    )
) | {"hugging face", "dbt labs", "grafana labs"}
"""Firms that are called like what they make."""
_JOB = re.compile(
    r"\b(?:(?:19|20)\d\d|present|today|engineer|developer|scientist|analyst|architect|manager|consultant|intern)\b",
    re.IGNORECASE,
)


class Section(NamedTuple):
    """A heading's kind (``skills``, ``unclaimed`` or ``other``) and the text from it to the next heading."""

    kind: str
    text: str


def sections(text: str) -> Iterator[Section]:
    """Yield the sections of a résumé, each with its heading."""
    kind = "other"
    lines: list[str] = []
    for line in text.splitlines():
        found = heading_kind(line)
        if found is not None:
            yield Section(kind, "\n".join(lines))
            kind, lines = found, []
        lines.append(line)
    yield Section(kind, "\n".join(lines))


def heading_kind(line: str) -> str | None:
    """Return what kind of section the line is the heading of; None where it is no heading."""
    bare = _HEADING_MARK.sub("", line).strip().strip("*_=#-: ").strip()
    head, colon, _ = bare.partition(":")
    said = _WORD.findall(head)
    if not said or len(said) > _MOST_HEADING_WORDS or _NO_HEADING.search(head):
        return None
    folded = {word.casefold() for word in said}
    if not (folded <= _IN_HEADINGS or all(word[0].isupper() or len(word) <= _SHORT for word in said)):
        return None
    if UNCLAIMED & folded:
        return "unclaimed"
    if SKILLS & folded:
        return "skills"
    return "other" if OTHERS & folded and not colon else None


def claimed(text: str) -> str:
    """Return the text with wishes and confessions blanked, from the words that say so to the end of the sentence."""
    at = 0
    pieces: list[str] = []
    while (found := _WISH.search(text, at)) is not None:
        end = _SENTENCE_END.search(text, found.end())
        pieces.append(text[at : found.start()])
        at = end.start() if end else len(text)
        pieces.append(re.sub(r"\S", " ", text[found.start() : at]))
    return "".join([*pieces, text[at:]])


def without_name(text: str) -> str:
    """Return the text without its first line where that is nothing but a person's name."""
    before, first, after = _first_line(text)
    parts = first.split()
    named = 2 <= len(parts) <= 4 and all(part[:1].isupper() and part.strip(".").isalpha() for part in parts)  # noqa: PLR2004
    if named and not {part.casefold() for part in parts} & _TITLES:
        return before + " " * len(first) + after
    return text


def _first_line(text: str) -> tuple[str, str, str]:
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    mark = re.match(r"[#*_\s]*", text[start:end])
    start += mark.end() if mark else 0
    return text[:start], text[start:end], text[end:]


def names_a_firm(before: str, term: str, after: str) -> bool:
    """True where a term is part of the name of a firm, a school or a street, or is where somebody worked.

    ``before`` and ``after`` are the rest of its line. Makers of tools are employers too: alone between separators,
    on a line with a year or a job title, 'Snowflake' is the firm.
    """
    if _FIRM.match(after):
        return True
    at = _AT.search(before)
    if at is not None:
        return at[1].casefold() not in _GOOD_AT
    alone = not _SEPARATOR.split(before)[-1].strip() and not _SEPARATOR.split(after)[0].strip()
    return alone and term.casefold() in _MAKERS and _JOB.search(f"{before}|{after}") is not None
