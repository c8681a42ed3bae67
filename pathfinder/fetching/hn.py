"""How are the listings of "Ask HN: Who is hiring?" got? The thread of a month through the search API, then its tree.

Algolia's Hacker News search: `/api/v1/search_by_date?tags=story,author_whoishiring` finds the threads,
`/api/v1/items/ID` holds a whole thread; searching for its comments instead would end after a thousand.
Top-level comments are listings. Who wrote them is not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count

from pathfinder.errors import RequestError
from pathfinder.fetching.client import Client
from pathfinder.fetching.listing import Row, fields_of, items_of, text_of, without_people
from pathfinder.fetching.sources import Source, Unit

_TITLE = re.compile(r"Ask HN: Who is hiring\? \((\w+) (\d{4})\)", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_THREADS_A_PAGE = 100


def units(client: Client, address: str, names: Sequence[str]) -> list[Unit]:
    """Return the threads of the months (``2026-11``, ``2026-01..2026-03``); without a name the newest one's."""
    wanted = list(dict.fromkeys(month for name in names for month in months(name)))
    found: dict[str, Unit] = {}
    for thread in _threads(client, address):
        found.setdefault(thread.name, thread)
        if all(month in found for month in wanted) or thread.name < min(wanted):
            break
    missing = [month for month in wanted if month not in found]
    if missing or not found:
        raise RequestError([f"there is no thread of {month}" for month in missing] or ["there is no thread"])
    return [found[month] for month in wanted] or list(found.values())


def months(name: str) -> list[str]:
    """Return the months in ``2026-11`` or ``2026-01..2026-03``; RequestError where it is neither."""
    first, _, last = name.partition("..")
    ends = [_MONTH.fullmatch(text.strip()) for text in (first, last or first)]
    if ends[0] is None or ends[1] is None:
        raise RequestError(f"'{name}' is no month", hint="such as 2026-11 or 2026-01..2026-03")
    start, end = (int(found[1]) * 12 + int(found[2]) - 1 for found in ends if found)
    if end < start:
        raise RequestError(f"'{name}' ends before it starts")
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def _threads(client: Client, address: str) -> Iterator[Unit]:
    """Yield the threads, the newest first."""
    for page in count():
        query = f"tags=story,author_whoishiring&hitsPerPage={_THREADS_A_PAGE}&page={page}"
        answer = fields_of(client.get(f"{address}/api/v1/search_by_date?{query}"))
        for hit in items_of(answer.get("hits")):
            if title := _TITLE.match(text_of(hit.get("title"))):
                month = title[1].casefold()
                if month in _MONTHS and text_of(hit.get("objectID")).isdecimal():
                    yield Unit(f"{title[2]}-{_MONTHS.index(month) + 1:02}", text_of(hit.get("objectID")))
        pages = answer.get("nbPages")
        if not isinstance(pages, int) or page + 1 >= pages:
            return


def rows(client: Client, address: str, unit: Unit) -> Iterator[Row]:
    """Yield the thread's top-level comments; deleted ones have no text."""
    thread = fields_of(client.get(f"{address}/api/v1/items/{unit.id}"))
    for comment in items_of(thread.get("children")):
        text = text_of(comment.get("text"))
        if text and comment.get("type", "comment") == "comment":
            number = text_of(comment.get("id"))
            yield {
                "source": "hn",
                "board": unit.name,
                "id": number,
                "published": text_of(comment.get("created_at")),
                "url": f"https://news.ycombinator.com/item?id={number}",
                "text": without_people(text),
            }


SOURCE = Source("hn", "https://hn.algolia.com", units, rows)
