"""How are the listings of a Lever site got? Pages of a hundred: `/v0/postings/SITE?mode=json&skip=…&limit=…`.

Lever, Postings API. The text is in pieces: a description, named lists (requirements …), a closing. European
accounts answer at a host of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from urllib.parse import quote

from pathfinder.fetching.client import Client, NotThereError
from pathfinder.fetching.listing import Row, fields_of, items_of, text_of, without_people
from pathfinder.fetching.sources import Source, Unit, board_units

ADDRESS, EUROPE = "https://api.lever.co", "https://api.eu.lever.co"
PAGE = 100
"""The most postings that one answer holds."""
_MOST_PAGES = 200
"""No employer has more; a server that never ends is left."""


def rows(client: Client, address: str, unit: Unit) -> Iterator[Row]:
    """Yield the site's listings; a site that the usual host lacks is looked for at the European one."""
    try:
        yield from _pages(client, address, unit)
    except NotThereError:
        if address != ADDRESS:
            raise
        yield from _pages(client, EUROPE, unit)


def _pages(client: Client, address: str, unit: Unit) -> Iterator[Row]:
    seen: set[str] = set()
    for page in range(_MOST_PAGES):
        query = f"mode=json&skip={page * PAGE}&limit={PAGE}"
        jobs = items_of(client.get(f"{address}/v0/postings/{quote(unit.id, safe='')}?{query}"))
        fresh = [job for job in jobs if text_of(job.get("id")) not in seen]
        seen.update(text_of(job.get("id")) for job in fresh)
        yield from (_row(job, unit) for job in fresh)
        # A server that does not know `skip` sends the same page again and again.
        if len(jobs) < PAGE or not fresh:
            return


def _row(job: Mapping[str, object], unit: Unit) -> Row:
    return {
        "source": "lever",
        "board": unit.name,
        "id": text_of(job.get("id")),
        "title": text_of(job.get("text")),
        "company": unit.name,
        "published": _day(job.get("createdAt")),
        "location": text_of(fields_of(job.get("categories")).get("location")),
        "url": text_of(job.get("hostedUrl")),
        "description": without_people(_text(job)),
    }


def _text(job: Mapping[str, object]) -> str:
    """Return the pieces of the text, each on lines of its own."""
    lists = [f"{text_of(part.get('text'))}\n{text_of(part.get('content'))}" for part in items_of(job.get("lists"))]
    opening = text_of(job.get("descriptionPlain")) or text_of(job.get("description"))
    closing = text_of(job.get("additionalPlain")) or text_of(job.get("additional"))
    return "\n".join(filter(None, (opening, *lists, closing)))


def _day(milliseconds: object) -> str:
    if not isinstance(milliseconds, int) or isinstance(milliseconds, bool):
        return ""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
    except (OverflowError, OSError, ValueError):
        return ""


SOURCE = Source("lever", ADDRESS, board_units, rows)
