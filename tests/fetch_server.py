"""A server on this machine that speaks the shapes of the job APIs, with whatever faults a test scripts."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """One answer; `cut` sends only so many bytes of the body, `slow` waits between single bytes."""

    body: object = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    cut: int | None = None
    slow: float = 0.0
    gzipped: bool = False

    def bytes(self) -> bytes:
        whole = self.raw if self.raw is not None else json.dumps(self.body).encode()
        return gzip.compress(whole) if self.gzipped else whole


@dataclass
class Site:
    """What the server answers by path (with its query); a list is used up one by one, its last stays."""

    address: str
    replies: dict[str, list[Reply]]
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    def next(self, path: str) -> Reply:
        self.asked.append(path)
        found = self.replies.get(path)
        if not found:
            return Reply({"error": "not found"}, 404)
        return found.pop(0) if len(found) > 1 else found[0]


@contextmanager
def serving(replies: dict[str, Reply | list[Reply]]) -> Iterator[Site]:
    """Serve the replies on 127.0.0.1 until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(lambda: site))
    site = Site(
        f"http://127.0.0.1:{server.server_port}",
        {path: reply if isinstance(reply, list) else [reply] for path, reply in replies.items()},
    )
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(site: Callable[[], Site]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site().agents.add(self.headers.get("User-Agent", ""))
            reply = site().next(self.path)
            body = reply.bytes()
            self.send_response(reply.status)
            headers = {"Content-Type": "application/json", "Content-Length": str(len(body)), **reply.headers}
            if reply.gzipped:
                headers["Content-Encoding"] = "gzip"
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                self._send(body[: reply.cut], reply.slow)
            except (BrokenPipeError, ConnectionResetError):
                return

        def _send(self, body: bytes, slow: float) -> None:
            if not slow:
                self.wfile.write(body)
                return
            for byte in body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(slow)

        def log_message(self, *_: object) -> None:
            """Keep the tests' output quiet."""

    return Handler


GREENHOUSE_JOB = {
    "absolute_url": "https://job-boards.greenhouse.io/acme/jobs/127817",
    "internal_job_id": 144381,
    "location": {"name": "New York, NY"},
    "metadata": None,
    "id": 127817,
    "updated_at": "2026-10-14T10:55:28-05:00",
    "requisition_id": "50",
    "title": "Data Engineer",
    "company_name": "Acme",
    "first_published": "2026-10-01T09:00:00-04:00",
    "content": "&lt;p&gt;You write &lt;b&gt;SQL&lt;/b&gt; and Python. Ask jane.doe@acme.example.&lt;/p&gt;",
    "departments": [{"id": 1, "name": "Data", "child_ids": [], "parent_id": None}],
    "offices": [{"id": 2, "name": "HQ", "location": "NY", "child_ids": [], "parent_id": None}],
}
LEVER_JOB = {
    "id": "5ac21346-8e0c-4494-8e7a-3eb92ff77902",
    "text": "Machine Learning Engineer",
    "createdAt": 1790812800000,
    "categories": {"commitment": "Full-time", "department": "R&D", "location": "Berlin", "team": "ML"},
    "country": "DE",
    "workplaceType": "hybrid",
    "description": "<div>We train models.</div>",
    "descriptionPlain": "We train models.",
    "lists": [{"text": "Requirements:", "content": "<li>PyTorch</li><li>Kubernetes</li>"}],
    "additional": "<div>Equal opportunity.</div>",
    "additionalPlain": "Equal opportunity.",
    "hostedUrl": "https://jobs.lever.co/acme/5ac21346",
    "applyUrl": "https://jobs.lever.co/acme/5ac21346/apply",
}
ASHBY_JOB = {
    "id": "d30f2a7e-0000-4000-8000-000000000001",
    "title": "Analytics Engineer",
    "location": "Remote",
    "secondaryLocations": [],
    "department": "Data",
    "team": "Analytics",
    "isListed": True,
    "isRemote": True,
    "descriptionHtml": "<p>dbt and Snowflake</p>",
    "descriptionPlain": "dbt and Snowflake",
    "publishedAt": "2026-10-20T12:00:00.000+00:00",
    "employmentType": "FullTime",
    "address": {"postalAddress": {"addressCountry": "US"}},
    "jobUrl": "https://jobs.ashbyhq.com/acme/d30f2a7e",
    "applyUrl": "https://jobs.ashbyhq.com/acme/d30f2a7e/application",
}
HN_THREADS = "/api/v1/search_by_date?tags=story,author_whoishiring&hitsPerPage=100&page=0"


def hn_search(*titles: tuple[str, str], pages: int = 1) -> dict[str, object]:
    """The search's answer with these (id, title) pairs, newest first."""
    hits = [
        {
            "objectID": number,
            "title": title,
            "author": "whoishiring",
            "created_at": "2026-11-02T16:00:00Z",
            "created_at_i": 1793635200,
            "num_comments": 3,
            "story_text": "Please state the location",
            "_tags": ["story", "author_whoishiring", f"story_{number}", "ask_hn"],
        }
        for number, title in titles
    ]
    return {"hits": hits, "nbHits": len(hits), "page": 0, "nbPages": pages, "hitsPerPage": 100}


def hn_thread(*texts: str | None) -> dict[str, object]:
    """The tree of a thread whose top-level comments have these texts, each with a reply."""
    children = [
        {
            "id": 100 + number,
            "created_at": "2026-11-02T17:00:00.000Z",
            "created_at_i": 1793638800,
            "type": "comment",
            "author": "some_recruiter",
            "title": None,
            "url": None,
            "text": text,
            "points": None,
            "parent_id": 1,
            "story_id": 1,
            "children": [
                {"id": 900 + number, "type": "comment", "author": "some_reader", "text": "Python?", "children": []}
            ],
            "options": [],
        }
        for number, text in enumerate(texts)
    ]
    return {"id": 1, "type": "story", "author": "whoishiring", "title": "Ask HN: Who is hiring?", "children": children}
