"""Does a learner's story hold together: what I know, what I did, when I will be done?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from running import pathfinder

TODAY = "2026-11-23"
FILES = Path(__file__).parents[1] / "resumes" / "files"


@pytest.fixture
def me(tmp_path):
    """Run a command as one learner, on one day; what is printed comes back, parsed where it is JSON."""
    path = tmp_path / "me.yaml"

    def run(*arguments: str, status: int = 0, day: str = TODAY, **environment: str):
        done = pathfinder(*arguments, PATHFINDER_PROFILE=str(path), PATHFINDER_TODAY=day, **environment)
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        return json.loads(done.stdout) if "--json" in arguments and not status else done.stdout + done.stderr

    run.file = path
    return run


def steps(plan) -> list[str]:
    return [step["skill"] for step in plan["steps"]]


def test_without_a_profile_a_plan_is_what_it_is_with_an_empty_one(me):
    before = me("plan", "--have", "python,sql")
    me.file.write_text("# nothing yet\n")
    assert me("plan", "--have", "python,sql") == before
    assert "start" not in me("plan", "--json")["inputs"]["request"]


def test_what_i_have_i_need_not_learn(me):
    me("have", "python,sql")
    me("have", "+pandas,-sql")
    plan = me("plan", "--json")
    assert plan["have"] == ["pandas", "python"]
    assert me("plan", "--json", "--have", "+sql,-pandas")["have"] == ["python", "sql"]
    assert me("plan", "--json", "--have", "git")["have"] == ["git"]
    me("have", "-r,+GIT")
    assert me("have", "--json")["have"] == ["git", "pandas", "python"]


def test_the_profile_stands_where_options_say_nothing(me):
    me.file.write_text(
        "role: data-engineer\nhave: [python]\ngoals: [airflow]\nskip: [scala]\nprefer: [gcp]\nhours_per_week: 6\n"
        "start: 2027-02-01\nbusy: [2027-02-03..2027-02-09]\nrest_days: [sunday]\npace: 1.5\nspent: {sql: 5h}\n"
    )
    request = me("plan", "--json")["inputs"]["request"]
    assert request == {
        "role": "data-engineer",
        "have": ["python"],
        "goals": ["airflow"],
        "skip": ["scala"],
        "prefer": ["gcp"],
        "until": None,
        "hours_per_week": 6.0,
        "start": "2027-02-01",
        "pace": 1.5,
        "spent": {"sql": 5.0},
        "busy": ["2027-02-03..2027-02-09"],
        "rest_days": [6],
    }
    other = me("plan", "--json", "--role", "data-analyst", "--goal", "", "--pace", "1", "--hours-per-week", "3")
    asked = other["inputs"]["request"]
    assert (asked["role"], asked["hours_per_week"], "goals" in asked, "pace" in asked) == (
        "data-analyst",
        3.0,
        False,
        False,
    )
    assert "goals" not in me("plan", "--json", "--until", "0.3")["inputs"]["request"]


def test_flags_beat_environment_beats_project_beats_profile(me, tmp_path):
    me.file.write_text("role: data-analyst\nhours_per_week: 4\npace: 2\n")
    project = tmp_path / "project"
    project.mkdir()
    (project / "pathfinder.yaml").write_text("extends: bundled\nprofile: {role: data-engineer, hours_per_week: 5}\n")

    def role(*flags: str, **environment: str) -> str:
        done = pathfinder("plan", "--json", *flags, cwd=project, PATHFINDER_PROFILE=str(me.file), **environment)
        return json.loads(done.stdout)["role"]

    module = {"PYTHONPATH": str(Path(__file__).parents[2])}
    assert role(**module) == "data-engineer"
    assert role(PATHFINDER_ROLE="ml-engineer", **module) == "ml-engineer"
    assert role("--role", "mlops-engineer", PATHFINDER_ROLE="ml-engineer", **module) == "mlops-engineer"
    shown = pathfinder(
        "profile",
        "--show-origin",
        cwd=project,
        PATHFINDER_PROFILE=str(me.file),
        PATHFINDER_ROLE="ml-engineer",
        **module,
    ).stdout
    rows = {line.split()[0]: line.split("  ")[-1].strip() for line in shown.splitlines()}
    assert rows["role"] == "environment PATHFINDER_ROLE"
    assert rows["hours_per_week"].endswith("pathfinder.yaml:2:32")
    assert rows["pace"].endswith("me.yaml:3:1")


def test_a_broken_profile_is_told_with_its_places_and_nothing_is_written(me):
    me.file.write_text("role: pilot\nhours: 3\n")
    for command in (("plan",), ("have", "+git"), ("status",), ("profile",)):
        told = me(*command, status=1)
        assert "me.yaml:1:7: error[unknown-role]: there is no role 'pilot'" in told
        assert "me.yaml:2:1: error[unknown-key]" in told
    assert me.file.read_text() == "role: pilot\nhours: 3\n"


def test_done_is_logged_known_and_teaches_the_pace(me):
    me("have", "python")
    told = me("done", "pandas", "--took", "50h", "--on", "2026-11-20")
    assert "you take 1.25× the likely hours, from 1 logged skill" in told
    plan = me("plan", "--json", "--until", "0.1")
    assert plan["have"] == ["pandas", "python"]
    assert plan["done"] == [{"skill": "pandas", "on": "2026-11-20", "hours": 50.0}]
    assert plan["inputs"]["request"] | {"pace": 1.25, "pace_logged": 1} == plan["inputs"]["request"]
    assert "done 2026-11-20 in 50 h" in me("plan")
    assert me.file.read_text().endswith("log:\n  - skill: pandas\n    done: 2026-11-20\n    took: 50\n")


def test_half_known_counts_against_the_hours_and_is_shown_as_such(me):
    me("have", "python,numpy")
    whole = next(step["hours"] for step in me("plan", "--all", "--json")["steps"] if step["skill"] == "pandas")
    me("have", "+pandas:10h")
    step = next(step for step in me("plan", "--all", "--json")["steps"] if step["skill"] == "pandas")
    assert (step["hours"], step["spent"]) == (whole - 10, 10.0)
    assert f"10 h done, {whole - 10:g} h left" in me("plan", "--goal", "pandas")
    assert "◐ pandas" in me("next", "--goal", "pandas")
    me("done", "pandas", "--took", "22")
    assert "spent" not in me.file.read_text()


def test_undo_takes_back_one_change_after_the_other(me):
    me("have", "python,sql")
    text = me.file.read_text()
    me("done", "docker", "--took", "14h")
    me("forget", "sql")
    assert me("undo") == "taken back: forget sql\n"
    assert me("undo") == "taken back: done docker\n"
    assert me.file.read_text() == text
    me("undo")
    assert not me.file.exists()
    assert "nothing to undo" in me("undo", status=1)


def test_forget_says_what_it_does_not_know(me):
    me("have", "pandas")
    told = me("forget", "python", status=1)
    assert "does not say that you know Python" in told
    assert "assumed since you have pandas" in told


def test_what_i_have_is_shown_as_i_like_it(me):
    me("have", "python")
    assert me("have").startswith("✓ Python")
    assert me("have", "--ascii", "--no-color") == "x Python\n"
    assert "1.25x the likely hours" in me("done", "pandas", "--took", "50h", "--ascii")
    assert me("profile", "--ascii").isascii()


def test_wrong_words_are_refused_and_write_nothing(me):
    assert "did you mean 'python'" in me("have", "+pyhton", status=1)
    assert "--took takes hours" in me("done", "python", "--took", "long", status=2)
    assert "Did you mean role" in me("profile", "set", "rol", "x", status=2)
    assert "there is no role" in me("profile", "set", "role", "pilot", status=1)
    assert "leaves no day" in me("profile", "set", "rest_days", "mo,tu,we,th,fr,sa,su", status=2)
    assert "takes days such as" in me("plan", "--busy", "2027-01-05..2027-01-01", status=2)
    assert not me.file.exists()


def test_busy_days_shift_dates_and_nothing_else(me):
    dated = ("plan", "--json", "--until", "0.3", "--hours-per-week", "7", "--start", "2027-01-04")
    free, busy = me(*dated), me(*dated, "--busy", "2027-01-05..2027-01-11")
    assert steps(free) == steps(busy)
    assert busy["steps"][0]["starts"] == "2027-01-04"
    assert free["steps"][-1]["ends"] < busy["steps"][-1]["ends"]
    for plan in (free, busy):
        finish = plan["finish"]
        assert plan["steps"][0]["ends"] < finish["p50"] < finish["p80"]
        assert plan["milestones"][-1]["finish"] == finish


def test_a_calendar_of_study_slots_keeps_busy_and_rest_days_free(me):
    slots = ("--slots", "Mon-Sun 19:00-21:00", "--timezone", "UTC", "--start", "2027-01-04", "--hours-per-week", "14")
    asked = ("plan", "--goal", "git", "--format", "ics", *slots)
    days = [line[8:16] for line in me(*asked).splitlines() if line.startswith("DTSTART")]
    assert days[:3] == ["20270104", "20270105", "20270106"]
    told = me(*asked, "--busy", "2027-01-05..2027-01-06", "--rest-days", "fri")
    away = [line[8:16] for line in told.splitlines() if line.startswith("DTSTART")]
    assert away[:3] == ["20270104", "20270107", "20270109"]
    assert len(away) == len(days)


def test_status_tells_the_match_at_each_point_the_hours_and_the_days(me):
    me("have", "python")
    me("done", "sql", "--took", "20h", "--on", "2026-11-01")
    me("done", "pandas", "--took", "30h", "--on", "2026-11-15")
    me("profile", "set", "hours_per_week", "8")
    found = me("status", "--json")
    assert [point["skill"] for point in found["history"]] == ["sql", "pandas"]
    rising = [found["match"]["first"], *(point["match"] for point in found["history"])]
    assert rising == sorted(rising)
    assert rising[-1] == found["match"]["now"]
    assert found["hours"]["done"] == 50.0
    assert TODAY < found["ends"] < found["finish"]["p50"] < found["finish"]["p80"]
    told = me("status")
    assert "50 h done" in told
    assert "points since you began" in told


def test_review_names_what_coming_steps_lean_on(me):
    me("have", "python,sql")
    me("done", "docker", "--on", "2026-11-13")
    rows = {row["skill"]: row for row in me("review", "--json")["review"]}
    assert rows["docker"]["unused_days"] == 10
    assert rows["python"]["unused_days"] is None
    assert rows["docker"]["leaning"]


def test_a_missed_week_shifts_dates_and_nothing_else(me):
    me("have", "python,sql")
    me("profile", "set", "hours_per_week", "8")
    assert "you follow from now on" in me("replan", "--until", "0.3")
    found = me("replan", "--json", "--until", "0.3", "--dry-run", day="2026-11-30")
    assert (found["days"], found["moves"], found["done"]) == (7, [], [])
    me("done", steps(found["plan"])[0], "--took", "40h", day="2026-12-01")
    told = me("replan", "--until", "0.3", day="2026-12-01")
    assert "The old order stands" in told


def test_whatif_puts_the_profiles_plan_beside_the_one_that_options_make(me):
    me("have", "python,sql")
    found = me("whatif", "--json", "--have", "+docker")
    assert found["a"]["have"] == ["python", "sql"]
    assert found["b"]["have"] == ["docker", "python", "sql"]
    assert "docker" in found["removed"]


def test_import_shows_evidence_and_adds_only_on_ones_word(me):
    told = me("import", str(FILES / "plain.txt"))
    assert "+ Airflow" in told
    assert "Moved nightly jobs from cron to Airflow" in told
    assert "nothing was added: --yes adds these 8" in told
    assert not me.file.exists()
    found = me("import", str(FILES / "plain.txt"), "--yes", "--without", "dashboards", "--json")
    assert found["added"]
    assert "airflow" in me("have", "--json")["have"]
    assert "dashboards" not in me("have", "--json")["have"]
    assert me("undo") == "taken back: import plain.txt\n"
    both = me("import", str(FILES / "none.pdf"), str(FILES / "nothing.txt"), status=1)
    assert both.count("there is no file") == 2


def test_skills_go_out_as_json_resume_and_come_back_the_same(me, tmp_path):
    me("have", "python,sql,r,go,pandas,docker,excel")
    resume = tmp_path / "resume.json"
    resume.write_text('{"basics": {"name": "Robin Example"}, "skills": [{"name": "Python", "level": "Master"}]}')
    me("profile", "export", "--resume", str(resume), "-o", str(resume))
    written = json.loads(resume.read_text())
    assert written["basics"] == {"name": "Robin Example"}
    assert written["skills"][:2] == [{"name": "Python", "level": "Master"}, {"name": "Docker"}]
    known = me("have", "--json")["have"]
    me("undo")
    me("import", str(resume), "--yes")
    assert me("have", "--json")["have"] == known


@pytest.mark.skipif(sys.platform == "win32", reason="the editor is a shell script")
def test_an_edit_is_checked_before_it_replaces_the_profile(me, tmp_path):
    me("have", "python")
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'have: [pyhton]\\n' > \"$1\"\n")
    editor.chmod(0o755)
    told = me("profile", "edit", status=1, EDITOR=str(editor), VISUAL="")
    assert "did you mean 'python'" in told
    draft = Path(told.rpartition("your edit is kept in ")[2].strip())
    assert draft.read_text() == "have: [pyhton]\n"
    draft.unlink()
    assert me("have", "--json")["have"] == ["python"]
    editor.write_text("#!/bin/sh\nprintf 'have: [sql]\\n' > \"$1\"\n")
    me("profile", "edit", EDITOR=str(editor), VISUAL="")
    assert me.file.read_text() == "have: [sql]\n"
    assert me("undo") == "taken back: profile edit\n"


def test_the_interview_is_never_held_where_nobody_can_answer(me):
    told = me("init", "--me", status=1)
    assert "needs a terminal" in told
    assert "pathfinder have" in told
    assert not me.file.exists()
