"""How are the listings of an Ashby board got? One request: `/posting-api/job-board/BOARD`.

Ashby, public job posting API. A board's unlisted jobs are open to those with the link alone and stay out.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from pathfinder.fetching.client import Client
from pathfinder.fetching.listing import Row, fields_of, items_of, text_of, without_people
from pathfinder.fetching.sources import Source, Unit, board_units


def rows(client: Client, address: str, unit: Unit) -> Iterator[Row]:
    """Yield the board's listed jobs."""
    answer = fields_of(client.get(f"{address}/posting-api/job-board/{quote(unit.id, safe='')}"))
    for job in items_of(answer.get("jobs")):
        if job.get("isListed") is False:
            continue
        yield {
            "source": "ashby",
            "board": unit.name,
            "id": text_of(job.get("id")),
            "title": text_of(job.get("title")),
            "company": unit.name,
            "published": text_of(job.get("publishedAt")),
            "location": text_of(job.get("location")),
            "url": text_of(job.get("jobUrl")),
            "description": without_people(text_of(job.get("descriptionPlain")) or text_of(job.get("descriptionHtml"))),
        }


SOURCE = Source("ashby", "https://api.ashbyhq.com", board_units, rows)
