"""Do the commands about the market answer on the bundled data, in every format, and refuse what makes no sense?"""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from pathfinder.cli.run import run


class Found(NamedTuple):
    """What a run of the command line gave."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def pathfinder(capsys, monkeypatch):
    """Run the command line in this process, on a fixed day and without anybody's profile."""

    def run_one(*arguments: str, **environment: str) -> Found:
        world = {"PATHFINDER_TODAY": "2026-11-23", "NO_COLOR": "1", "PATHFINDER_PROFILE": os.devnull, **environment}
        with monkeypatch.context() as patch:
            for name, value in world.items():
                patch.setenv(name, value)
            status = run(arguments)
        return Found(status, *capsys.readouterr())

    return run_one


@pytest.fixture
def answer(pathfinder):
    """Run a command with --json and return what it says."""

    def read(*arguments: str) -> dict:
        found = pathfinder(*arguments, "--json")
        assert found.returncode == 0, found.stderr
        return json.loads(found.stdout)

    return read


SEED = ("demand", "compare", "ml-engineer", "data-scientist", "data-engineer")


def test_the_seeds_question_is_answered(answer):
    found = answer(*SEED)
    rows = {row["skill"]: row for row in found["skills"]}
    minus_scientist = {s: rows[s]["differences"]["data-scientist"] for s in ("sql", "r", "tensorflow", "cpp")}
    assert minus_scientist["sql"]["high"] < 0
    assert minus_scientist["r"]["high"] < 0
    assert minus_scientist["tensorflow"]["low"] > 0
    assert minus_scientist["cpp"]["low"] > 0
    assert rows["sql"]["differences"]["data-engineer"]["high"] < 0
    sizes = [
        max(abs(d["value"]) for d in row["differences"].values() if d)
        for row in found["skills"]
        if any(row["differences"].values())
    ]
    assert sizes == sorted(sizes, reverse=True)


def test_the_verdicts_hold_within_the_snapshots_that_have_both_roles(answer):
    found = answer(*SEED, "--within", "--skills", "sql,r,pytorch,tensorflow,c++,scikit-learn,spark")
    assert found["within"] is True
    rows = {row["skill"]: row["differences"] for row in found["skills"]}
    for skill, scientist, engineer in (
        ("sql", -1, -1),
        ("pytorch", 1, 1),
        ("tensorflow", 1, 1),
        ("cpp", 1, 1),
        ("r", -1, 0),
        ("scikit-learn", 0, 1),
        ("spark", 0, -1),
    ):
        for other, sign in (("data-scientist", scientist), ("data-engineer", engineer)):
            difference = rows[skill][other]
            assert difference["tied"] == (sign == 0), (skill, other)
            assert sign == 0 or (difference["value"] > 0) == (sign > 0)


def test_roles_may_be_typed_with_commas_and_skills_chosen(pathfinder):
    commas = pathfinder("demand", "compare", "ml-engineer,data-scientist", "--skills", "sklearn,R", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(commas.stdout)))
    assert {row["skill"] for row in rows} == {"scikit-learn", "r"}
    assert float(rows[0]["minus_data-scientist"]) == pytest.approx(
        float(rows[0]["ml-engineer_share"]) - float(rows[0]["data-scientist_share"])
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("demand", "compare", "ml-engineer"), "two roles or more"),
        (("demand", "compare", "ml-engineer,ml-engineer"), "two roles or more"),
        (("demand", "compare", "ml-engineer", "data-scientist", "-o", "x.html"), "not html"),
        (("demand", "compare", "ml-engineer", "data-scientist", "--theme", "dark"), "--theme belongs to"),
        (("demand", "trend"), "Missing argument"),
        (("roles", "--level", "guru"), "--level takes"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(pathfinder, arguments, said):
    found = pathfinder(*arguments)
    assert (found.returncode, said in found.stderr) == (2, True), found.stderr


def test_what_does_not_exist_is_an_error_with_a_hint(pathfinder):
    role = pathfinder("demand", "compare", "ml-engineer", "data-sientist")
    assert (role.returncode, "did you mean 'data-scientist'?" in role.stderr) == (1, True)
    skill = pathfinder("demand", "trend", "pythn")
    assert (skill.returncode, "did you mean" in skill.stderr) == (1, True)
    series = pathfinder("demand", "trend", "python", "--series", "hn-term")
    assert (series.returncode, "there is no series 'hn-term'" in series.stderr) == (1, True)


def test_the_studies_of_2018_to_2020_are_a_series(answer):
    found = answer("demand", "trend", "r", "python", "--role", "data-scientist", "--series", "hale-ds")
    assert [shot["id"] for shot in found["snapshots"]] == ["2018-10-hale-ds", "2019-12-hale-ds", "2020-10-dodn-ds"]
    change = {row["skill"]: row["change"] for row in found["skills"]}
    assert (change["r"]["tied"], change["r"]["value"] < 0) == (False, True)
    assert change["python"]["tied"]


def test_terms_on_hacker_news_are_a_series_of_no_role(answer):
    found = answer("demand", "trend", "typescript", "--series", "hn-terms")
    assert (found["role"], found["kind"], len(found["snapshots"])) == ("all-listings", "counts", 14)
    assert found["skills"][0]["change"]["low"] > 0.1
    python = answer("demand", "trend", "python", "--role", "all-listings")
    assert python["series"] == ["hn-terms"]


def test_mixed_series_are_warned_of(pathfinder):
    found = pathfinder("demand", "trend", "python", "--series", "all")
    assert found.returncode == 0
    assert "a change may be one of source" in found.stderr
    react = pathfinder("demand", "trend", "react", "--series", "hn-terms")
    assert "not looked for in these snapshots: React" in react.stderr


def test_roles_stand_on_the_flow_where_the_study_of_2020_placed_them(answer):
    found = answer("roles")
    roles = {row["role"]: row for row in found["roles"]}
    for row in found["roles"]:
        assert sum(row["stages"].values()) + row["unplaced"] == pytest.approx(1)
        assert row["match"] is None
        assert row["hours"] is None
    top = {role: max(row["stages"], key=row["stages"].get) for role, row in roles.items()}
    assert top["data-engineer"] == "transform"
    assert top["data-analyst"] == "analyse"
    assert top["data-scientist"] == top["ml-engineer"] == "model"
    for role in ("data-engineer", "data-analyst", "data-scientist", "ml-engineer"):
        placed = roles[role]["seed_stages"]
        on_them = sum(roles[role]["stages"][stage] for stage in placed)
        elsewhere = [sum(row["stages"][stage] for stage in placed) for name, row in roles.items() if name != role]
        assert on_them > sorted(elsewhere)[len(elsewhere) // 2]


def test_roles_say_how_near_they_are(answer):
    found = answer("roles", "--have", "python,sql", "--role", "data-analyst,data-engineer")
    assert [row["role"] for row in found["roles"]] == ["data-engineer", "data-analyst"]
    plan = answer("plan", "--have", "python,sql", "--role", "data-analyst")
    analyst = found["roles"][1]
    assert (analyst["match"], analyst["hours"]) == (plan["match"]["before"], plan["hours"])
    assert analyst["first"] == plan["steps"][0]["skill"]


@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_answers_keep_to_the_terminal(pathfinder, columns):
    for arguments in (
        SEED,
        ("roles", "--have", "python"),
        ("demand", "trend", "python", "php", "--series", "hn-terms"),
    ):
        found = pathfinder(*arguments, COLUMNS=columns)
        assert (found.returncode, found.stderr) == (0, "")
        assert max(map(len, found.stdout.splitlines())) <= int(columns)
        plain = pathfinder(*arguments, "--ascii", COLUMNS=columns)
        assert plain.stdout.isascii()
        assert max(map(len, plain.stdout.splitlines())) <= int(columns)


def test_pictures_and_tables_are_written_to_files(pathfinder, tmp_path):
    commands = {
        "show": ("demand", "show", "--role", "data-engineer", "--most", "12"),
        "compare": (*SEED, "--most", "8"),
        "trend": ("demand", "trend", "python", "php", "--series", "hn-terms"),
        "sources": ("demand", "sources"),
        "roles": ("roles", "--have", "python", "--role", "ml-engineer,data-analyst"),
    }
    for name, arguments in commands.items():
        for ending in ("svg", "png", "csv", "json", "txt"):
            found = pathfinder(*arguments, "-o", str(tmp_path / f"{name}.{ending}"))
            assert (found.returncode, found.stdout) == (0, ""), found.stderr
        assert ET.parse(tmp_path / f"{name}.svg").getroot().tag.endswith("svg")  # noqa: S314 - our own drawing
        assert (tmp_path / f"{name}.png").read_bytes().startswith(b"\x89PNG")
        assert len((tmp_path / f"{name}.csv").read_text().splitlines()) > 2
        assert json.loads((tmp_path / f"{name}.json").read_text())["schema_version"] == 1


def test_the_same_question_gives_the_same_bytes_whatever_the_hash_seed(tmp_path):
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "pathfinder", *SEED, "-o", f"{seed}.svg"]
        subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
    assert (tmp_path / "1.svg").read_bytes() == (tmp_path / "2.svg").read_bytes()


def test_sources_warn_when_the_listings_are_old(pathfinder, answer):
    now = pathfinder("demand", "sources")
    assert "warning" not in now.stderr
    assert "CC BY 4.0 (data)" in now.stdout
    later = pathfinder("demand", "sources", PATHFINDER_TODAY="2028-06-01")
    assert "the newest listings (2026-08-analytics-engineers) are 664 days old" in later.stderr
    assert answer("demand", "sources")["snapshots"][0]["old"] is True


def test_a_dry_run_is_printed_as_one_likes_it_and_writes_nothing(pathfinder, tmp_path, monkeypatch):
    pytest.importorskip("pyarrow")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "jobs.csv").write_text("title,description\nData engineer,Python and SQL\n")
    command = ("demand", "measure", "jobs.csv", "--id", "x", "--source", "x", "--period", "2026-01-01", "--dry-run")
    assert "row 0: data-engineer → python, sql" in pathfinder(*command).stdout
    assert "row 0: data-engineer -> python, sql" in pathfinder(*command, "--ascii").stdout
    assert [path.name for path in tmp_path.iterdir()] == ["jobs.csv"]


def test_the_map_calls_optional_what_lies_beyond_80_percent_unless_told_otherwise(answer):
    assert answer("roadmap", "data-analyst")["until"] == 0.8
    assert answer("roadmap", "data-analyst", "--until", "0.5")["until"] == 0.5
