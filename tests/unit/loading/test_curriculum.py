"""Does a folder of YAML become a curriculum, with everything that is wrong told at once?"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from pathfinder.checking.check import check
from pathfinder.errors import CurriculumError
from pathfinder.loading.codes import EXPLANATIONS
from pathfinder.loading.curriculum import Loaded, curriculum_or_raise, load_curriculum
from pathfinder.loading.folders import bundled_curriculum
from pathfinder.model.curriculum import Alternatives, Role, Stage
from pathfinder.model.skills import AnyOf, Hours, Prerequisite, Resource, Term

WHOLE = """\
area: Data wrangling
skills:
  pandas:
    name: pandas
    summary: "Tables in Python: load, clean, join."
    hours: [15, 25, 45.5]
    stage: [transform]
    requires:
      - python: every operation is a Python expression
      - git
      - any: [jupyter, git]
        because: work is shown and kept somewhere
    terms:
      - pandas
      - {term: pd, case: lower, glue: "-", near: ["@programming", numpy], within: 30}
    unless: [giant pandas]
    learn:
      - {title: 10 minutes, url: "https://pandas.pydata.org/", kind: docs, hours: 1, cost: free}
  python: {name: Python, hours: 60}
  git: {name: Git, hours: 8}
  jupyter: {name: Jupyter, hours: 4}
alternatives:
  keepers: {name: Keepers, skills: [git, jupyter]}
roles:
  analyst: {name: Analyst, summary: Looks., titles: [data analyst], not_titles: [manager], stages: [transform]}
stages:
  - {id: transform, name: Transform, to: [serve]}
  - {id: serve, name: Serve}
near_groups:
  programming: [python, java]
"""


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Write the files given by name, and load the folder that holds them."""
    monkeypatch.chdir(tmp_path)

    def written(bundled: Path | None = None, /, **files: str) -> Loaded:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_bytes(text.encode())
        return load_curriculum(tmp_path, bundled=bundled)

    return written


def told(loaded: Loaded) -> list[str]:
    assert all(problem.code in EXPLANATIONS for problem in loaded.problems)
    return [f"{problem.location}: {problem.code}" for problem in loaded.problems]


def skills(loaded: Loaded) -> list[str]:
    assert loaded.curriculum is not None
    return list(loaded.curriculum.skills)


def test_every_field_is_read(load) -> None:
    loaded = load(a=WHOLE)
    assert told(loaded) == []
    curriculum = loaded.curriculum
    pandas = curriculum.skills["pandas"]
    assert (pandas.name, pandas.area) == ("pandas", "Data wrangling")
    assert pandas.summary == "Tables in Python: load, clean, join."
    assert (pandas.hours, pandas.stages, pandas.unless) == (Hours(15, 25, 45.5), ("transform",), ("giant pandas",))
    assert pandas.requires == (Prerequisite("python", "every operation is a Python expression"), Prerequisite("git"))
    assert pandas.any_of == (AnyOf(("jupyter", "git"), "work is shown and kept somewhere"),)
    assert pandas.terms == (Term("pandas"), Term("pd", "lower", "-", ("@programming", "numpy"), 30))
    assert pandas.learn == (Resource("10 minutes", "https://pandas.pydata.org/", "docs", 1, "free"),)
    assert curriculum.skills["python"].terms == (Term("Python"),)
    assert curriculum.skills["python"].hours == Hours(60, 60, 60)
    assert curriculum.alternatives == {"keepers": Alternatives("keepers", "Keepers", ("git", "jupyter"))}
    analyst = Role("analyst", "Analyst", "Looks.", ("data analyst",), ("manager",), ("transform",))
    assert curriculum.roles == {"analyst": analyst}
    assert curriculum.stages == (Stage("transform", "Transform", ("serve",)), Stage("serve", "Serve"))
    assert curriculum.near_groups == {"programming": ("python", "java")}


def test_values_are_typed_by_their_field(load) -> None:
    loaded = load(a="skills:\n  a: {name: no, hours: 1, terms: [3.10, 2025-09-01, on, ~, null, 0x1F]}\n")
    skill = loaded.curriculum.skills["a"]
    assert skill.name == "no"
    assert [term.text for term in skill.terms] == ["3.10", "2025-09-01", "on", "~", "null", "0x1F"]


@pytest.mark.parametrize("hours", ["1e3", "1_000", "0x10", ".inf", "1,5", "٣", "+1", "'7'", "1:30", "nan"])
def test_numbers_are_plain_decimals(load, hours: str) -> None:
    assert told(load(a=f"skills:\n  a:\n    name: A\n    hours: {hours}\n")) == ["a.yaml:4:12: wrong-type"]


def test_five_slips_are_five_reports(load) -> None:
    text = (
        "skills:\n  a:\n    name: A\n    hours: [3, 2, 1]\n    requries: [b]\n"
        "  b:\n    name: B: the second\n    hours: 1\n"
        "  c:\n    name: C\n    hours: 1\n    requires:\n      - d: it comes first\n      - a\n"
        "  d:\n    name: D\n    hours: 1\n    requires: [c, dd]\n"
    )
    loaded = load(a=text)
    assert told(loaded) == [
        "a.yaml:4:12: hours-order",
        "a.yaml:5:5: unknown-key",
        "a.yaml:7:11: yaml-syntax",
        "a.yaml:13:9: cycle",
        "a.yaml:18:19: unknown-skill",
    ]
    assert loaded.problems[1].hint == "did you mean 'requires'?"
    assert "quotes" in loaded.problems[2].hint
    assert skills(loaded) == ["c", "d"]


def test_a_circle_is_a_chain_with_a_line_for_each_edge(load) -> None:
    loaded = load(
        kafka="skills:\n  kafka: {name: Kafka, hours: 1, requires: [streams]}\n",
        streams="skills:\n  streams:\n    name: Streams\n    hours: 1\n    requires:\n      - kafka: why not\n",
    )
    (problem,) = loaded.problems
    assert "kafka → streams → kafka" in problem.message
    assert [f"{note.location}: {note.text}" for note in problem.notes] == [
        "kafka.yaml:2:45: kafka needs streams",
        "streams.yaml:6:9: streams needs kafka",
    ]
    assert [skill.requires for skill in loaded.curriculum.skills.values()] == [(), ()]


def test_a_circle_through_a_broken_skill_shows_in_the_same_run(load) -> None:
    loaded = load(a="skills:\n  a: {name: A, hours: 1, requires: [b]}\n  b: {name: B, hours: x, requires: [a]}\n")
    assert told(loaded) == ["a.yaml:2:37: cycle", "a.yaml:3:23: wrong-type"]
    assert skills(loaded) == ["a"]


def test_an_id_that_is_taken_is_shown_in_both_places(load) -> None:
    loaded = load(a="skills:\n  x: {name: A, hours: 1}\n", b="skills:\n  x: {name: B, hours: 1}\n")
    (problem,) = loaded.problems
    assert (problem.code, str(problem.location)) == ("duplicate-id", "b.yaml:2:3")
    assert [str(note.location) for note in problem.notes] == ["a.yaml:2:3"]
    assert loaded.curriculum.skills["x"].name == "A"


REFERENCES = {
    "requires: [pyton]": ("unknown-skill", "did you mean 'python'?"),
    "requires: [{any: [python, pyton]}]": ("unknown-skill", "did you mean 'python'?"),
    "stage: [srve]": ("unknown-stage", "did you mean 'serve'?"),
    'terms: [{term: x, near: ["@offce"]}]': ("unknown-near-group", "did you mean 'office'?"),
}


@pytest.mark.parametrize("field", REFERENCES)
def test_what_refers_to_nothing_is_told_with_a_near_miss(load, field: str) -> None:
    loaded = load(
        a=f"skills:\n  python: {{name: P, hours: 1}}\n  a:\n    name: A\n    hours: 1\n    {field}\n"
        "stages: [{id: serve, name: Serve}]\nnear_groups: {office: [word]}\n"
    )
    (problem,) = loaded.problems
    assert (problem.code, problem.hint) == REFERENCES[field]
    assert problem.location is not None
    assert problem.location.line == 6
    assert problem.width == len(problem.hint.split("'")[1]) - (0 if "near" in field else 1) or problem.width > 1


def test_groups_and_roles_refer_to_what_exists(load) -> None:
    loaded = load(
        a="skills: {a: {name: A, hours: 1}, b: {name: B, hours: 1}}\n"
        "alternatives:\n  one: {name: One, skills: [a, b]}\n  two:\n    name: Two\n    skills: [c, b]\n"
        "stages:\n  - {id: serve, name: Serve, to: [shop]}\n"
        "roles:\n  r: {name: R, stages: [store]}\n"
    )
    assert told(loaded) == [
        "a.yaml:6:14: unknown-skill",
        "a.yaml:6:17: two-groups",
        "a.yaml:8:35: unknown-stage",
        "a.yaml:10:25: unknown-stage",
    ]
    assert list(loaded.curriculum.alternatives) == ["one"]


def test_what_refers_to_a_broken_skill_is_no_further_mistake(load) -> None:
    loaded = load(a="skills:\n  a: {name: A}\n  b: {name: B, hours: 1, requires: [a]}\n")
    assert told(loaded) == ["a.yaml:2:3: missing-key"]
    assert skills(loaded) == ["b"]
    with pytest.raises(CurriculumError, match="1 error in the curriculum"):
        curriculum_or_raise(loaded)


@pytest.mark.parametrize(
    ("text", "report"),
    [
        ("skills:\n  Sql: {name: SQL, hours: x}\n", ["a.yaml:2:3: bad-id", "a.yaml:2:27: wrong-type"]),
        ("skillz:\n  sql: {name: SQL, hours: x}\n", ["a.yaml:1:1: unknown-key", "a.yaml:2:27: wrong-type"]),
        ("skills: {}\nskills:\n  sql: {name: SQL, hours: 1}\n", ["a.yaml:2:1: duplicate-key"]),
        ("skills:\n  - sql: {name: SQL, hours: 1}\n", ["a.yaml:2:3: wrong-type"]),
        ("zzz:\n  sql: {name: SQL, hours: 1}\n", ["a.yaml:1:1: unknown-key"]),
        (
            "skills:\n  sql: {name: SQL, hours: 1}\n  sql: {name: SQL, hours: x}\n",
            ["a.yaml:3:3: duplicate-key", "a.yaml:3:27: wrong-type"],
        ),
        ("x: &a {hours: 1}\nskills:\n  sql: {<<: *a}\n", ["a.yaml:1:1: unknown-key", "a.yaml:3:9: merge-key"]),
    ],
    ids=["an id", "a section", "a section twice", "a list", "another section", "an id twice", "a merge key"],
)
def test_one_slip_is_no_more_than_one_mistake_and_hides_none(load, text: str, report: list[str]) -> None:
    assert told(load(a=text, b="skills:\n  dbt: {name: dbt, hours: 1, requires: [sql]}\n")) == report


def test_what_refers_into_a_file_that_nobody_can_read_is_no_further_mistake(load, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("skills:\n  sql: {name: é, hours: 1}\n".encode("latin-1"))
    refers = "skills:\n  dbt: {name: dbt, hours: 1, requires: [sql, git]}\n"
    assert told(load(b=refers)) == ["a.yaml:2:15: encoding", "b.yaml:2:46: unknown-skill"]
    (tmp_path / "a.yaml").unlink()
    (tmp_path / "a.yaml").symlink_to("nowhere")
    assert told(load(b=refers)) == ["a.yaml:1:1: unreadable"]


def test_everything_that_refers_to_nothing_is_told_wherever_it_stands(load) -> None:
    skill = "{name: dbt, hours: 1, requires: [sql, {any: [sql, git]}], terms: [%s]}"
    terms = '{term: x, near: ["@a"]}, {term: x, near: ["@b"]}, {term: y, near: ["@b"]}'
    loaded = load(a=f"skills:\n  dbt: {skill % terms}\n  git: {{name: Git, hours: 1}}\n")
    text = (Path("a.yaml")).read_text("utf-8").splitlines()[1]
    columns = [found.start() + 1 for found in re.finditer(r'sql|"@', text)]
    assert [problem.location for problem in loaded.problems] == [("a.yaml", 2, column) for column in columns]
    roles = "roles: {r: {stages: [nope]}}\nstages: [{id: s, name: S}]\nalternatives: {g: {skills: [nope]}}\n"
    assert {place.split(": ")[1] for place in told(load(a=roles))} == {"missing-key", "unknown-stage", "unknown-skill"}


def test_a_group_of_words_names_no_group(load) -> None:
    assert told(load(a='near_groups: {a: [x], b: [y, "@a"]}\n')) == ["a.yaml:1:30: wrong-type"]


def test_a_reason_that_is_wrong_is_not_missing(load) -> None:
    requires = "[git: [x], {any: [git, svn], becuase: y}]"
    loaded = load(a=f"skills:\n  dbt: {{name: dbt, hours: 1, requires: {requires}}}\n  git: {{name: Git, hours: 1}}\n")
    findings = check(loaded.curriculum, loaded.places, loaded.problems, faulty=loaded.faulty)
    assert {problem.code for problem in findings} == {"wrong-type", "unknown-key", "unknown-skill"}


def test_stages_are_free_where_none_are_defined(load) -> None:
    assert told(load(a="skills:\n  a: {name: A, hours: 1, stage: [anything]}\n")) == []


def test_an_empty_section_or_file_is_no_mistake(load) -> None:
    assert told(load(n="skills: null\nroles: ~\nstages: null\n")) == []
    assert told(load(n='stages: ""\n')) == ["n.yaml:1:9: wrong-type"]
    load(n="")
    loaded = load(a="area: Mine\nskills:\nstages:\n", b="", c="# nothing yet\n")
    assert told(loaded) == []
    assert skills(loaded) == []


def test_no_folder_and_no_file(tmp_path: Path) -> None:
    for folder in (tmp_path / "none", tmp_path):
        loaded = load_curriculum(folder)
        assert loaded.curriculum is None
        assert [problem.code for problem in loaded.problems] == ["no-curriculum"]


def test_a_single_file_is_a_curriculum(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(WHOLE)
    assert len(skills(load_curriculum(tmp_path / "x.yaml"))) == 4


class TestExtending:
    @pytest.fixture
    def bundled(self, tmp_path_factory: pytest.TempPathFactory) -> Path:
        folder = tmp_path_factory.mktemp("bundled")
        (folder / "a.yaml").write_text(WHOLE)
        return folder

    def test_ones_own_skills_replace_and_join_the_bundled_ones(self, load, bundled: Path) -> None:
        own = "skills:\n  git: {name: My Git, hours: 2}\n  uv: {name: uv, hours: 2, requires: [python]}\n"
        loaded = load(bundled, pathfinder="extends: bundled\n", own=own)
        assert told(loaded) == []
        assert skills(loaded) == ["git", "jupyter", "pandas", "python", "uv"]
        assert loaded.curriculum.skills["git"].name == "My Git"

    def test_removed_ones_are_gone_wherever_the_bundled_files_name_them(self, load, bundled: Path) -> None:
        loaded = load(bundled, pathfinder="extends: bundled\nremove: [jupyter, analyst]\n")
        assert told(loaded) == []
        assert skills(loaded) == ["git", "pandas", "python"]
        assert loaded.curriculum.skills["pandas"].any_of[0].skills == ("git",)
        assert loaded.curriculum.alternatives["keepers"].skills == ("git",)
        assert not loaded.curriculum.roles

    def test_ones_own_skill_cannot_need_what_one_removed(self, load, bundled: Path) -> None:
        own = "skills:\n  x: {name: X, hours: 2, requires: [jupyter]}\n"
        loaded = load(bundled, pathfinder="extends: bundled\nremove:\n  - jupyter\n", own=own)
        (problem,) = loaded.problems
        assert (problem.code, str(problem.notes[0].location)) == ("unknown-skill", "pathfinder.yaml:3:5")

    def test_removing_what_is_not_there(self, load, bundled: Path) -> None:
        loaded = load(bundled, pathfinder="extends: bundled\nremove: [jupiter]\n")
        assert told(loaded) == ["pathfinder.yaml:2:10: unknown-skill"]
        assert loaded.problems[0].hint == "did you mean 'jupyter'?"

    def test_a_folder_that_extends_nothing_stands_alone(self, load, bundled: Path) -> None:
        assert skills(load(bundled, pathfinder="", own="skills: {x: {name: X, hours: 1}}\n")) == ["x"]

    def test_the_layout_that_init_makes_is_found_by_either_folder(self, tmp_path: Path, bundled: Path) -> None:
        (tmp_path / "curriculum").mkdir()
        (tmp_path / "pathfinder.yaml").write_text("extends: bundled\n")
        (tmp_path / "curriculum" / "x.yaml").write_text("skills: {x: {name: X, hours: 1}}\n")
        for folder in (tmp_path, tmp_path / "curriculum"):
            assert skills(load_curriculum(folder, bundled=bundled)) == ["git", "jupyter", "pandas", "python", "x"]

    def test_misspelt_settings(self, load, bundled: Path) -> None:
        own = "skills:\n  x: {name: X, hours: 1, requires: [git]}\n"
        assert told(load(bundled, pathfinder="extend: bundled\n", own=own)) == ["pathfinder.yaml:1:1: unknown-key"]


def test_the_fingerprint_is_of_the_content_not_of_the_files(tmp_path: Path) -> None:
    entries = WHOLE[WHOLE.index("  python:") : WHOLE.index("alternatives:")].splitlines()
    digests = set()
    for seed in range(3):
        folder = tmp_path / str(seed)
        folder.mkdir()
        random.Random(seed).shuffle(entries)
        for number, entry in enumerate(entries):
            (folder / f"{number}.yaml").write_text(f"# seed {seed}\nskills:\n\n{entry}\n")
        digests.add(load_curriculum(folder).curriculum.digest)
    (folder / "0.yaml").write_text((folder / "0.yaml").read_text().replace("hours: ", "hours: 1"))
    digests.add(load_curriculum(folder).curriculum.digest)
    assert len(digests) == 2


def test_places_say_where_everything_stands(load) -> None:
    places = load(a=WHOLE).places
    assert str(places.skill("pandas")) == "a.yaml:3:3"
    assert str(places.field("pandas", "hours")) == "a.yaml:6:12"
    assert str(places.field("python", "summary")) == "a.yaml:19:3", "where a field is missing, the skill's id"
    assert str(places.edge("pandas", "python")) == "a.yaml:9:9"
    assert str(places.edge("pandas", "jupyter")) == "a.yaml:11:15"
    assert str(places.member("pandas", ("jupyter", "git"), "git")) == "a.yaml:11:24"
    assert str(places.member("pandas", ("git", "python"), "python")) == "a.yaml:9:9", "where there is no such group"
    assert str(places.term("pandas", "pd")) == "a.yaml:15:16"
    assert str(places.term("python", "Python")) == "a.yaml:19:18", "the name is the term"
    assert [str(place) for place in places.near("pandas", "numpy", "pd")] == ["a.yaml:15:67"]
    assert str(places.role_item("analyst", "titles", "data analyst")) == "a.yaml:25:54"
    assert str(places.alternatives("keepers", "git")) == "a.yaml:23:37"
    assert str(places.stage("serve")) == "a.yaml:28:10"
    assert str(places.near_group("programming")) == "a.yaml:30:3"
    assert places.skill("rust") is None
    assert places.edge("pandas", "rust") is None
    location = places.edge("pandas", "jupyter")
    assert places.excerpt(location) == ("      - any: [jupyter, git]", len("jupyter"))


def test_what_is_meant_ends_before_a_comment(load) -> None:
    line = "skills:\n  sql: {name: SQL, hours: 30, terms: [t-sql, {term: plsql} # of another maker\n  ]}\n"
    places = load(a=line).places
    assert places.excerpt(places.term("sql", "plsql"))[1] == len("plsql")


def test_the_bundled_curriculum_has_no_errors() -> None:
    loaded = load_curriculum(bundled_curriculum())
    assert [problem for problem in loaded.problems if problem.is_error] == []
    assert len(skills(loaded)) >= 240
