"""Does every résumé give the skills that it states and no others, whatever it looks like?"""

from __future__ import annotations

import io
import json
import zipfile
from functools import cache
from pathlib import Path

import pytest

import pathfinder
from pathfinder.errors import RequestError
from pathfinder.measuring.resumes.documents import passages_of
from pathfinder.measuring.resumes.layout import rejoined, straightened
from pathfinder.measuring.resumes.manifests import manifests_in
from pathfinder.measuring.resumes.passages import Passage
from pathfinder.measuring.resumes.prose import claimed, heading_kind, without_name
from pathfinder.measuring.resumes.recognise import Recogniser
from pathfinder.measuring.wordlist import words

FILES = Path(__file__).parents[2] / "resumes" / "files"
STATED = {
    "capitals.txt": "ansible aws bash github-actions go grafana jenkins linux nginx prometheus terraform",
    "linkedin.zip": "airflow bigquery dbt looker r",
    "plain-fpdf.pdf": "bigquery data-modelling data-warehousing dax excel looker power-bi r spss sql",
    "plain.txt": "ab-testing airflow dashboards pandas python scikit-learn sql tableau",
    "resume.json": "aws go helm kubernetes terraform",
    "table-fpdf.pdf": "angular azure azure-devops ci-cd csharp docker dotnet sql-server",
    "table.docx": "css django elasticsearch html mongodb perl python rest-apis ruby unit-testing",
    "table.md": "cypress figma graphql javascript jest nextjs react redux tailwind typescript vercel vue",
    "two-columns-chromium.pdf": "docker fastapi git hugging-face kubernetes langchain machine-learning mlflow numpy "
    "pandas python pytorch transformers",
    "two-columns-reportlab.pdf": "data-quality dbt delta-lake great-expectations hadoop kafka python scala snowflake "
    "spark terraform",
    "two-columns.txt": "docker grpc incident-management java kafka kotlin kubernetes mysql postgresql redis "
    "spring-boot",
}


@cache
def recogniser() -> Recogniser:
    return Recogniser(pathfinder.load_curriculum())


def skills(*passages: Passage) -> set[str]:
    return {evidence.skill for evidence in recogniser().evidence(passages)}


def in_resume(text: str) -> set[str]:
    return skills(Passage(text, "resume", "me.txt"))


def in_file(path: Path) -> set[str]:
    return skills(*passages_of(path))


@pytest.mark.parametrize("name", STATED)
def test_a_resume_gives_what_it_states_and_nothing_else(name):
    assert in_file(FILES / name) == set(STATED[name].split())


def test_every_file_there_is_is_tested():
    assert {path.name for path in FILES.iterdir()} == STATED.keys()


def test_each_skill_comes_with_the_words_that_state_it():
    found = {one.skill: (one.where, one.text) for one in recogniser().evidence(passages_of(FILES / "plain.txt"))}
    assert found["airflow"] == ("plain.txt", "* Moved nightly jobs from cron to Airflow.")


@pytest.mark.parametrize(
    "text",
    [
        "I am eager to learn Kubernetes and Rust.",
        "No experience with Tableau, sadly.",
        "Would love to work with\nTerraform one day",
        "Currently learning Docker",
        "Hobbies\nBash, Python, Docker",
        "References:\nDocker Ruby, Python Street 1",
        "Engineer at Databricks, 2019",
        "Snowflake Inc., Exampletown",
        "Senior engineer | Oracle | 2018-2020",
        "Databricks (2019 - present)",
        "MongoDB, Exampletown - developer",
    ],
)
def test_wishes_hobbies_and_names_are_no_skills(text):
    assert in_resume(f"Robin Example\n{text}\n") == set()


def test_a_tool_is_not_taken_for_the_firm_that_makes_it():
    assert in_resume("Experience\n- Moved the warehouse to Snowflake in 2021") >= {"snowflake"}
    assert in_resume("Skills\nSnowflake, MongoDB, Docker 2019") == {"snowflake", "mongodb", "docker"}


def test_the_name_above_it_all_is_no_skill():
    assert in_resume("\n# Ruby Docker\nruby@docker.example.com\nPython") == {"python"}
    assert in_resume("Python Developer\nexample.com") == {"python"}


def test_a_wish_ends_with_its_sentence():
    assert in_resume("Want to learn Rust. Strong in Python.\n") == {"python"}
    assert in_resume("I do not know Java but Python well") == {"python"}
    assert in_resume("- Eager to learn Scala\n- Wrote Docker images") == {"docker"}


def test_in_a_list_of_skills_a_name_is_enough_without_words_around_it():
    assert in_resume("Skills: Go, Excel, R, Spark") == {"go", "excel", "r", "spark"}
    assert in_resume("Go where others stop.\nI excel at cards. A spark of wit.") == set()


def test_how_well_something_is_known_is_not_a_skill():
    assert in_resume("SKILLS\nPython (expert), SQL, Docker (3 years)") == {"python", "sql", "docker"}
    assert in_resume("Skills\nAzure   advanced   2018\nSQL   expert\n") == {"azure", "sql"}


def test_columns_are_read_one_after_the_other():
    page = "Apache      2020 shop\nSpark       2021 bank\nDocker      2022 farm\n\nThe end"
    assert tuple(straightened(page).split()) == words("Apache Spark Docker 2020 shop 2021 bank 2022 farm The end")
    assert straightened("a   b\nc   d") == "a   b\nc   d"


def test_a_word_broken_by_a_hyphen_is_read_both_ways():
    assert rejoined("scikit-\nlearn") == ("scikit-learn", "scikitlearn")
    assert rejoined("one\ntwo") == ("one\ntwo",)
    assert in_resume("Built with scikit-\nlearn on Kuber-\nnetes.") == {"scikit-learn", "kubernetes"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("TECHNICAL SKILLS", "skills"),
        ("## Tools and technologies", "skills"),
        ("**Interests**", "unclaimed"),
        ("Work experience", "other"),
        ("Languages: Python, Go", "skills"),
        ("Redis. No experience with COBOL", None),
        ("I have experience with many things", None),
        ("built tools", None),
    ],
)
def test_headings_are_told_from_sentences(line, kind):
    assert heading_kind(line) == kind


def test_blanking_moves_nothing():
    text = "Eager to learn Rust\n\nPython"
    assert len(claimed(text)) == len(text)
    assert without_name("Ray Swift\nx") == " " * 9 + "\nx"
    assert without_name("Python Developer\nx") == "Python Developer\nx"


def test_manifests_state_their_language_and_what_they_depend_on(tmp_path):
    (tmp_path / "requirements-dev.txt").write_text(
        "pandas==2.0 # pinned\n-r base.txt\nscikit_learn>=1\nno-such-thing\n"
    )
    (tmp_path / "pyproject.toml").write_text(
        '[project]\ndependencies = ["torch>=2", "fastapi[all]"]\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n'
    )
    web = tmp_path / "web"
    web.mkdir()
    (web / "package.json").write_text(
        json.dumps({"dependencies": {"@angular/core": "1"}, "devDependencies": {"jest": "1"}})
    )
    (web / "Dockerfile").write_text("FROM scratch\n")
    (web / "node_modules").mkdir()
    (web / "node_modules" / "package.json").write_text('{"dependencies": {"vue": "1"}}')
    assert in_file(tmp_path) == set(
        words("angular docker fastapi javascript jest pandas pytest python pytorch scikit-learn")
    )
    assert [path.name for path in manifests_in(tmp_path)] == [
        "pyproject.toml",
        "requirements-dev.txt",
        "Dockerfile",
        "package.json",
    ]


def test_a_broken_manifest_still_says_what_it_is(tmp_path):
    (tmp_path / "package.json").write_text("{")
    (tmp_path / "pyproject.toml").write_text("[project\n")
    assert in_file(tmp_path) == {"javascript", "python"}


def docx(path: Path, xml: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return path


BILLION = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


def cases(folder: Path) -> dict[str, Path]:
    files = {
        "is no kind of file": folder / "me.exe",
        "cannot be read as a PDF": folder / "broken.pdf",
        "is no JSON Resume": folder / "list.json",
        "is no JSON": folder / "broken.json",
        "is no text": folder / "picture.txt",
        "holds no manifest": folder / "empty",
        "holds no document": folder / "photos.zip",
        "is no file of LinkedIn's": folder / "other.csv",
    }
    (folder / "empty").mkdir()
    files["is no kind of file"].write_text("x")
    files["cannot be read as a PDF"].write_bytes(b"%PDF-1.7\nnothing")
    files["is no JSON Resume"].write_text("[]")
    files["is no JSON"].write_text("{")
    files["is no text"].write_bytes(bytes(range(256)))
    files["is no file of LinkedIn's"].write_text("a,b\n1,2\n")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("cat.jpg", b"x")
    files["holds no document"].write_bytes(stream.getvalue())
    files["declares no entities"] = docx(folder / "bomb.docx", BILLION)
    files["cannot be read"] = docx(folder / "broken.docx", "<x")
    return files


def test_what_cannot_be_read_is_said_and_never_crashes(tmp_path):
    for told, path in cases(tmp_path).items():
        with pytest.raises(RequestError, match=told):
            list(passages_of(path))
