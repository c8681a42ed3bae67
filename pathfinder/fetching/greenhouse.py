"""How are the listings of a Greenhouse board got? One request: `/v1/boards/BOARD/jobs?content=true`.

Greenhouse, Job Board API. Texts come HTML-escaped; `first_published` is newer than the documentation, so
`updated_at` stands in where it is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from pathfinder.fetching.client import Client
from pathfinder.fetching.listing import Row, fields_of, items_of, text_of, without_people
from pathfinder.fetching.sources import Source, Unit, board_units


def rows(client: Client, address: str, unit: Unit) -> Iterator[Row]:
    """Yield the board's listings."""
    answer = fields_of(client.get(f"{address}/v1/boards/{quote(unit.id, safe='')}/jobs?content=true"))
    for job in items_of(answer.get("jobs")):
        yield {
            "source": "greenhouse",
            "board": unit.name,
            "id": text_of(job.get("id")),
            "title": text_of(job.get("title")),
            "company": text_of(job.get("company_name")) or unit.name,
            "published": text_of(job.get("first_published")) or text_of(job.get("updated_at")),
            "location": text_of(fields_of(job.get("location")).get("name")),
            "url": text_of(job.get("absolute_url")),
            "description": without_people(text_of(job.get("content"))),
        }


SOURCE = Source("greenhouse", "https://boards-api.greenhouse.io", board_units, rows)
