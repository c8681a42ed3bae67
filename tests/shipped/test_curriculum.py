"""Is the bundled curriculum as good as it says? Clean, complete, with a reason for every edge."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from running import pathfinder

from pathfinder.checking.check import check
from pathfinder.graph import graph
from pathfinder.loading.curriculum import load_curriculum
from pathfinder.loading.folders import bundled_curriculum, bundled_snapshots
from pathfinder.loading.schema import curriculum_schema
from pathfinder.loading.snapshots import load_snapshots

ROLES = {
    "ml-engineer",
    "ai-engineer",
    "mlops-engineer",
    "data-scientist",
    "data-engineer",
    "analytics-engineer",
    "data-analyst",
    "backend-engineer",
    "frontend-engineer",
    "devops-engineer",
}
FOUNDATIONS = {
    "programming-basics",
    "command-line",
    "git",
    "statistics",
    "linear-algebra",
    "probability",
    "computer-networking",
    "software-testing",
    "data-modelling",
}
CONCEPTS = {
    "machine-learning",
    "deep-learning",
    "nlp",
    "computer-vision",
    "llms",
    "rag",
    "ab-testing",
    "etl",
    "ci-cd",
}


@pytest.fixture(scope="module")
def loaded():
    return load_curriculum(bundled_curriculum())


@pytest.fixture(scope="module")
def skills(loaded):
    return loaded.curriculum.skills.values()


def test_it_is_clean(loaded):
    snapshots = load_snapshots(bundled_snapshots())
    found = check(loaded.curriculum, loaded.places, loaded.problems, snapshots=snapshots)
    assert [f"{problem.location}: {problem.code}: {problem.message}" for problem in found] == []


def test_it_has_the_ten_roles_and_enough_skills(loaded):
    assert set(loaded.curriculum.roles) == ROLES
    assert len(loaded.curriculum.skills) >= 240
    assert set(loaded.curriculum.skills) >= FOUNDATIONS | CONCEPTS


def test_every_edge_has_a_reason_that_is_a_phrase(skills):
    reasons = [edge.because or "" for skill in skills for edge in (*skill.requires, *skill.any_of)]
    assert [reason for reason in reasons if len(reason.split()) < 3 or reason.endswith(".")] == []


def test_every_skill_has_a_summary_hours_that_spread_and_something_to_learn_from(skills):
    assert [skill.id for skill in skills if not skill.summary or not skill.area] == []
    assert [skill.id for skill in skills if not skill.hours.low < skill.hours.likely < skill.hours.high] == []
    complete = [skill for skill in skills if any(r.kind and r.cost and r.hours and r.url for r in skill.learn)]
    assert len(complete) == len(skills)


def test_prerequisites_have_no_cycle_even_through_groups(loaded):
    import networkx as nx

    assert list(nx.simple_cycles(graph(loaded.curriculum))) == []


def test_every_role_is_on_the_data_flow_and_told_by_titles(loaded):
    for role in loaded.curriculum.roles.values():
        assert role.titles
        assert role.stages
        assert role.summary


def test_every_file_names_the_schema_that_is_shipped_and_current():
    folder = bundled_curriculum()
    for path in sorted(folder.glob("*.yaml")):
        assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=./curriculum.schema.json\n")
    assert json.loads((folder / "curriculum.schema.json").read_text(encoding="utf-8")) == curriculum_schema()


def readme_blocks(language: str) -> list[str]:
    text = (bundled_curriculum() / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_the_annotated_skill_of_the_readme_loads_and_is_clean(tmp_path: Path):
    (example,) = readme_blocks("yaml")
    (tmp_path / "skills.yaml").write_text(example, encoding="utf-8")
    read = load_curriculum(tmp_path)
    assert check(read.curriculum, read.places, read.problems) == ()
    pandas = read.curriculum.skills["pandas"]
    assert (pandas.hours.low, pandas.hours.likely, pandas.hours.high) == (15, 25, 45)
    assert pandas.any_of[0].skills == ("jupyter", "quarto")
    assert pandas.terms[1].near == ("numpy", "@data-tools")


def test_the_command_of_the_readme_adds_its_skill(tmp_path: Path):
    (command,) = readme_blocks("sh")
    copy = shutil.copytree(bundled_curriculum(), tmp_path / "curriculum")
    words = shlex.split(command.replace("\\\n", " ").replace(" --diff", ""))
    done = pathfinder(*words[1:], "--curriculum", str(copy))
    assert done.returncode == 0, done.stderr
    assert words[3] in load_curriculum(copy).curriculum.skills


def test_the_annotated_skill_shows_every_key_of_a_skill():
    (example,) = readme_blocks("yaml")
    keys = curriculum_schema()["$defs"]["skill"]["properties"]
    assert [key for key in keys if f"    {key}:" not in example] == []


def test_the_anchors_of_the_readme_are_the_hours_in_the_files(loaded):
    text = (bundled_curriculum() / "README.md").read_text(encoding="utf-8")
    anchors = re.search(r"set against anchors: (.*?)\. Like tools", text, re.DOTALL)[1]
    for anchor in " ".join(anchors.split()).split(", "):
        name, _, hours = anchor.rpartition(" ")
        skill = loaded.curriculum.skills[loaded.curriculum.find(name)]
        assert (name, skill.hours.likely) == (name, float(hours))
