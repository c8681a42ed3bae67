"""Does `demand fetch` bring listings into a file that `demand measure` reads, and say what failed?"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from fetch_server import GREENHOUSE_JOB, HN_THREADS, Reply, hn_search, hn_thread, serving
from running import hear_ctrl_c


def pathfinder(*arguments: str, cwd) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATHFINDER_TODAY": "2026-11-23", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "pathfinder", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, text=True, capture_output=True, check=False)


def board(*numbers: int) -> Reply:
    jobs = [{**GREENHOUSE_JOB, "id": number, "content": f"SQL and Python {number}"} for number in numbers]
    return Reply({"jobs": jobs, "meta": {"total": len(jobs)}})


def test_boards_are_fetched_again_without_doubles_and_measured(tmp_path):
    acme, globex = "/v1/boards/acme/jobs?content=true", "/v1/boards/globex/jobs?content=true"
    with serving({acme: [board(1, 2), board(2, 3)], globex: [Reply(status=500), board(9)]}) as site:
        run = (
            "demand",
            "fetch",
            "greenhouse",
            "acme",
            "globex",
            "-o",
            "b.ndjson",
            "--pause",
            "0.2",
            "--api",
            site.address,
        )
        first = pathfinder(*run, cwd=tmp_path)
        second = pathfinder(*run, cwd=tmp_path)
    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    assert first.stdout.splitlines() == [
        "acme         2",
        "globex       1",
        "b.ndjson · 3 listings · 3 new · 0 fetched again",
    ]
    assert "HTTP 500; trying again in 1 s" in first.stderr
    assert second.stdout.splitlines()[-1] == "b.ndjson · 4 listings · 1 new · 2 fetched again"
    rows = [json.loads(line) for line in (tmp_path / "b.ndjson").read_text().splitlines()]
    assert [row["id"] for row in rows] == ["1", "2", "9", "3"]

    measured = pathfinder(
        "demand", "measure", "b.ndjson", "--id", "2026-10-boards", "--source", "Boards", "--snapshots", "snapshots",
        "--period", "2026-10-01..2026-10-31", "--workers", "1", cwd=tmp_path,
    )  # fmt: skip
    assert measured.returncode == 0, measured.stderr
    counts = (tmp_path / "snapshots/2026-10-boards/counts.csv").read_text()
    assert "data-engineer,python,4,4,1.0" in counts


def test_a_thread_of_hacker_news_is_measured_line_by_line(tmp_path):
    search = hn_search(("1", "Ask HN: Who is hiring? (November 2026)"))
    thread = hn_thread("Acme | Data Engineer | Remote<p>We use SQL and Spark.", "Globex | Cook | Paris<p>Soup.")
    with serving({HN_THREADS: Reply(search), "/api/v1/items/1": Reply(thread)}) as site:
        fetched = pathfinder("demand", "fetch", "hn", "2026-11", "--pause", "0.2", "--api", site.address, cwd=tmp_path)
    assert fetched.returncode == 0, fetched.stderr
    assert "some_recruiter" not in (tmp_path / "hn.ndjson").read_text()
    matched = pathfinder("demand", "match", "hn.ndjson", cwd=tmp_path)
    rows = [json.loads(line) for line in matched.stdout.splitlines()]
    assert rows[0]["roles"] == ["data-engineer"]
    assert {"sql", "spark"} <= set(rows[0]["skills"])
    assert rows[1]["roles"] == []


def test_what_fails_is_named_and_what_came_is_kept(tmp_path):
    with serving({"/v1/boards/acme/jobs?content=true": board(1)}) as site:
        run = ("demand", "fetch", "greenhouse", "acme", "nobody", "--pause", "0.2", "--api", site.address)
        found = pathfinder(*run, cwd=tmp_path)
    assert found.returncode == 1
    assert "error: greenhouse has no 'nobody'" in found.stderr
    assert "Traceback" not in found.stderr
    assert len((tmp_path / "greenhouse.ndjson").read_text().splitlines()) == 1


def test_a_wrong_source_or_no_board_is_said_without_asking_anybody(tmp_path):
    wrong = pathfinder("demand", "fetch", "leever", "acme", cwd=tmp_path)
    assert (wrong.returncode, "did you mean" in wrong.stderr or "the sources are" in wrong.stderr) == (1, True)
    none = pathfinder("demand", "fetch", "lever", cwd=tmp_path)
    assert none.returncode == 1
    assert "name at least one board" in none.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="another process cannot be sent Ctrl-C there")
def test_a_run_that_is_interrupted_goes_on_where_it_was(tmp_path):
    acme, globex = "/v1/boards/acme/jobs?content=true", "/v1/boards/globex/jobs?content=true"
    slow = Reply({"jobs": [GREENHOUSE_JOB]}, slow=0.05)
    run = ("demand", "fetch", "greenhouse", "acme", "globex", "--pause", "0.2", "--api")
    with serving({acme: board(1), globex: [slow, board(2)]}) as site:
        environment = {**os.environ, "NO_COLOR": "1"}
        command = [sys.executable, "-m", "pathfinder", *run, site.address]
        with subprocess.Popen(
            command, cwd=tmp_path, env=environment, stderr=subprocess.PIPE, preexec_fn=hear_ctrl_c
        ) as process:
            until = time.monotonic() + 30
            while globex not in site.asked and time.monotonic() < until:
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=30)
        assert (process.returncode, told) == (130, b"")
        assert not (tmp_path / "greenhouse.ndjson").exists()
        again = pathfinder(*run, site.address, cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert "from the interrupted run" in again.stdout
    assert site.asked == [acme, globex, globex]
    rows = [json.loads(line) for line in (tmp_path / "greenhouse.ndjson").read_text().splitlines()]
    assert [row["id"] for row in rows] == ["1", "2"]
    assert not list(tmp_path.glob(".*.part"))


def test_standard_output_is_no_place_to_go_on(tmp_path):
    found = pathfinder("demand", "fetch", "lever", "acme", "-o", "-", cwd=tmp_path)
    assert (found.returncode, "name one by -o" in found.stderr) == (2, True)
