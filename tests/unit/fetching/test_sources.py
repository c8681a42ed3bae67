"""Do the sources turn the APIs' shapes into listings that can be measured, without the people in them?"""

from __future__ import annotations

import pytest
from fetch_server import (
    ASHBY_JOB,
    GREENHOUSE_JOB,
    HN_THREADS,
    LEVER_JOB,
    Reply,
    hn_search,
    hn_thread,
    serving,
)

from pathfinder.errors import RequestError
from pathfinder.fetching import lever
from pathfinder.fetching.client import Client
from pathfinder.fetching.hn import months
from pathfinder.fetching.listing import text_of, without_people
from pathfinder.fetching.sources import Unit, board_name, source_named

QUICK = {"pause": 0.0, "sleep": lambda _: None}


def rows_of(name: str, site, *names: str) -> list[dict[str, str]]:
    source, client = source_named(name), Client(**QUICK)
    units = source.units(client, site.address, names)
    return [row for unit in units for row in source.rows(client, site.address, unit)]


def test_a_greenhouse_board():
    job = {"jobs": [GREENHOUSE_JOB], "meta": {"total": 1}}
    with serving({"/v1/boards/acme/jobs?content=true": Reply(job)}) as site:
        assert rows_of("greenhouse", site, "acme") == [
            {
                "source": "greenhouse",
                "board": "acme",
                "id": "127817",
                "title": "Data Engineer",
                "company": "Acme",
                "published": "2026-10-01T09:00:00-04:00",
                "location": "New York, NY",
                "url": "https://job-boards.greenhouse.io/acme/jobs/127817",
                "description": "&lt;p&gt;You write &lt;b&gt;SQL&lt;/b&gt; and Python. Ask name@example.com.&lt;/p&gt;",
            }
        ]


def test_a_greenhouse_job_of_an_older_board_was_published_when_it_was_updated():
    job = {key: value for key, value in GREENHOUSE_JOB.items() if key != "first_published"}
    with serving({"/v1/boards/acme/jobs?content=true": Reply({"jobs": [job]})}) as site:
        assert [row["published"] for row in rows_of("greenhouse", site, "acme")] == ["2026-10-14T10:55:28-05:00"]


def test_a_lever_site_with_its_lists_page_by_page():
    jobs = [{**LEVER_JOB, "id": f"job-{number}"} for number in range(130)]
    path = "/v0/postings/acme?mode=json&skip={}&limit=100"
    with serving({path.format(0): Reply(jobs[:100]), path.format(100): Reply(jobs[100:])}) as site:
        rows = rows_of("lever", site, "acme")
    assert [row["id"] for row in rows] == [f"job-{number}" for number in range(130)]
    assert rows[0]["published"] == "2026-10-01"
    assert rows[0]["description"].splitlines() == [
        "We train models.",
        "Requirements:",
        "<li>PyTorch</li><li>Kubernetes</li>",
        "Equal opportunity.",
    ]


def test_a_lever_server_that_ignores_skip_does_not_loop():
    jobs = [{**LEVER_JOB, "id": f"job-{number}"} for number in range(100)]
    path = "/v0/postings/acme?mode=json&skip={}&limit=100"
    with serving({path.format(0): Reply(jobs), path.format(100): Reply(jobs)}) as site:
        assert len(rows_of("lever", site, "acme")) == 100


def test_a_lever_site_is_also_looked_for_in_europe(monkeypatch):
    with (
        serving({}) as usual,
        serving({"/v0/postings/acme?mode=json&skip=0&limit=100": Reply([LEVER_JOB])}) as europe,
    ):
        monkeypatch.setattr(lever, "ADDRESS", usual.address)
        monkeypatch.setattr(lever, "EUROPE", europe.address)
        rows = list(lever.rows(Client(**QUICK), usual.address, Unit("acme", "acme")))
    assert [row["title"] for row in rows] == ["Machine Learning Engineer"]


def test_an_ashby_board_without_its_unlisted_jobs():
    hidden = {**ASHBY_JOB, "id": "hidden", "isListed": False}
    board = Reply({"apiVersion": "1", "jobs": [ASHBY_JOB, hidden]})
    with serving({"/posting-api/job-board/The%20Acme%20Company": board}) as site:
        rows = rows_of("ashby", site, "The Acme Company")
    assert [(row["title"], row["company"], row["description"]) for row in rows] == [
        ("Analytics Engineer", "The Acme Company", "dbt and Snowflake")
    ]


def test_the_newest_thread_of_hacker_news_without_its_authors_and_replies():
    search = hn_search(
        ("3", "Ask HN: Who wants to be hired? (November 2026)"), ("1", "Ask HN: Who is hiring? (November 2026)")
    )
    thread = hn_thread("Acme | Data Engineer | Remote<p>SQL, mail bob [at] acme [dot] com", None)
    thread["children"].append({**thread["children"][0], "id": 102, "type": "pollopt"})
    with serving({HN_THREADS: Reply(search), "/api/v1/items/1": Reply(thread)}) as site:
        rows = rows_of("hn", site)
    assert rows == [
        {
            "source": "hn",
            "board": "2026-11",
            "id": "100",
            "published": "2026-11-02T17:00:00.000Z",
            "url": "https://news.ycombinator.com/item?id=100",
            "text": "Acme | Data Engineer | Remote<p>SQL, mail name@example.com",
        }
    ]


def test_months_are_looked_for_page_by_page_and_missing_ones_are_named():
    first = hn_search(("2", "Ask HN: Who is hiring? (November 2026)"), pages=2)
    second = hn_search(("1", "Ask HN: Who is hiring? (October 2026)"), pages=2)
    pages = {HN_THREADS: Reply(first), HN_THREADS.replace("page=0", "page=1"): Reply(second)}
    with serving(pages) as site:
        units = source_named("hn").units(Client(**QUICK), site.address, ["2026-10..2026-11"])
        assert units == [Unit("2026-10", "1"), Unit("2026-11", "2")]
        with pytest.raises(RequestError, match="there is no thread of 2026-09"):
            source_named("hn").units(Client(**QUICK), site.address, ["2026-09"])


def test_months_are_read():
    assert months("2025-11..2026-02") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    for wrong in ("2026-13", "November", "2026-03..2026-01", ""):
        with pytest.raises(RequestError):
            months(wrong)


def test_an_answer_of_another_shape_gives_no_listing():
    for body in ([], {"jobs": None}, {"jobs": ["x", 3]}, "no", None):
        with serving({"/v1/boards/acme/jobs?content=true": Reply(body)}) as site:
            assert rows_of("greenhouse", site, "acme") == []


def test_only_words_and_numbers_are_texts():
    assert [text_of(value) for value in (" a ", 12, True, None, 1.5, ["a"])] == ["a", "12", "", "", "", ""]


def test_boards_are_named_by_word_or_by_address():
    assert board_name("acme") == "acme"
    assert board_name("https://jobs.lever.co/acme/5ac21346") == "acme"
    assert board_name("https://boards.greenhouse.io/embed/job_board?for=acme") == "acme"
    assert board_name("https://jobs.ashbyhq.com/The%20Acme%20Company") == "The Acme Company"
    assert [board_name(wrong) for wrong in ("../etc", "..", " ", "a\nb")] == ["", "", "", ""]


def test_an_unknown_source_gets_a_near_miss():
    with pytest.raises(RequestError, match="no source 'greenhous'") as caught:
        source_named("greenhous")
    assert caught.value.hint == "did you mean 'greenhouse'?"


def test_people_are_taken_out():
    text = "Ask jane.doe+x@mail.acme.co.uk or bob (at) acme.com, https://www.linkedin.com/in/jane-doe-1a2b, C++ @ scale"
    assert without_people(text) == "Ask name@example.com or name@example.com, , C++ @ scale"
