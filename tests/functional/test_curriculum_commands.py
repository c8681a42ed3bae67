"""The curriculum's commands as a maintainer runs them: look, check, add, edit, and a folder of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import pathfinder

SMALL = """\
# kept as it is
area: Data wrangling
skills:
  python: {name: Python, hours: 60}
  sql:    # the odd blanks stay
    name: "SQL"
    hours: [18, 30, 54]
  pandas:
    name: pandas
    hours: 25
    requires:
      - python: every operation is a Python expression
    terms: [pandas, pd-frame]
  dbt:
    name: dbt
    hours: 14
    requires:
      - any: [sql, python]
        because: models are queries or functions
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "skills.yaml").write_text(SMALL, encoding="utf-8", newline="")
    return tmp_path


def curriculum(*arguments: str, cwd: Path, **environment: str):
    return pathfinder("curriculum", *arguments, "--curriculum", ".", cwd=cwd, **environment)


class TestCheck:
    def test_it_is_silent_when_clean(self, small):
        done = curriculum("check", cwd=small)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    def test_stdin_is_one_file(self, tmp_path):
        done = pathfinder("curriculum", "check", "-", cwd=tmp_path, stdin=SMALL)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        done = pathfinder("curriculum", "check", "-", "--json", cwd=tmp_path, stdin=SMALL.replace("25", "x"))
        (problem,) = json.loads(done.stdout)["problems"]
        assert (done.returncode, problem["path"], problem["line"], problem["column"]) == (1, "<stdin>", 10, 12)

    def test_ascii_is_ascii(self, small):
        circle = SMALL.replace("Python, hours: 60", "Python, hours: 60, requires: [pandas]").replace(
            "# kept", "# kept é"
        )
        (small / "skills.yaml").write_text(circle, encoding="utf-8")
        done = curriculum("check", "--ascii", cwd=small)
        assert done.stdout.isascii()
        assert "in a circle: pandas -> python -> pandas" in done.stdout

    def test_five_slips_are_told_at_once_each_with_its_line(self, small):
        slips = SMALL.replace("hours: 25", "hours: [25, 15, 45]").replace("- python: every", "- pyhton: every")
        slips = slips.replace("hours: 14", "huors: 14").replace("[pandas, pd-frame]", "[pandas, r]")
        slips += "  pandas: {name: Pandas, hours: 3}\n"
        (small / "skills.yaml").write_text(slips, encoding="utf-8")
        done = curriculum("check", cwd=small)
        assert done.returncode == 1
        heads = [line.split(":", 3) for line in done.stdout.splitlines() if line.startswith("skills.yaml")]
        assert [(head[1], head[3].split(":")[0].strip()) for head in heads] == [
            ("10", "error[hours-order]"),
            ("12", "error[unknown-skill]"),
            ("13", "error[short-term]"),
            ("14", "error[missing-key]"),
            ("16", "error[unknown-key]"),
            ("20", "error[duplicate-key]"),
        ]
        assert "did you mean 'hours'?" in done.stdout
        assert "did you mean 'python'?" in done.stdout

    def test_a_problem_is_shown_with_its_line_and_a_caret(self, small):
        (small / "skills.yaml").write_text(SMALL.replace("hours: 25", "hours: 2500"), encoding="utf-8")
        done = curriculum("check", cwd=small)
        assert done.returncode == 0
        assert done.stdout == (
            "skills.yaml:10:12: warning[many-hours]: 2500 h is more than one skill takes\n"
            "   10 |     hours: 2500\n"
            "      |            ^^^^\n"
            "    hint: divide it into skills that can be learned one after the other\n"
        )
        assert done.stderr == "1 warning\n"
        assert curriculum("check", "--exit-code", cwd=small).returncode == 3

    def test_a_cycle_is_a_chain_with_each_line(self, small):
        text = SMALL.replace("hours: 60}", "hours: 60, requires: [pandas: tables are Python objects]}")
        (small / "skills.yaml").write_text(text, encoding="utf-8")
        done = curriculum("check", cwd=small)
        assert done.returncode == 1
        assert "pandas → python → pandas" in done.stdout
        assert "skills.yaml:12:9: pandas needs python" in done.stdout
        assert "skills.yaml:4:48: python needs pandas" in done.stdout

    def test_json_and_github(self, small):
        (small / "skills.yaml").write_text(SMALL.replace("hours: 25", "hours: 2500"), encoding="utf-8")
        found = json.loads(curriculum("check", "--json", cwd=small).stdout)
        assert found["schema_version"] == 1
        assert found["problems"] == [
            {
                "code": "many-hours",
                "severity": "warning",
                "path": "skills.yaml",
                "line": 10,
                "column": 12,
                "message": "2500 h is more than one skill takes",
                "hint": "divide it into skills that can be learned one after the other",
            }
        ]
        github = curriculum("check", "--format", "github", cwd=small).stdout
        assert github.startswith("::warning file=skills.yaml,line=10,col=12,endColumn=16,title=many-hours::2500 h is")
        assert "%0Ahint: divide" in github
        assert curriculum("check", "--format", "xml", cwd=small).returncode == 2

    def test_several_folders_and_files(self, small, tmp_path):
        other = tmp_path / "other.yaml"
        other.write_text("skills:\n  r: {name: R, hours: 40}\n", encoding="utf-8")
        done = pathfinder("curriculum", "check", "skills.yaml", "other.yaml", cwd=small)
        assert done.returncode == 1
        assert done.stdout.startswith("other.yaml:2:13: error[short-term]")
        assert pathfinder("curriculum", "check", "nowhere", cwd=small).returncode == 1

    def test_explanations(self, small):
        done = curriculum("check", "--explain", "redundant-edge", cwd=small)
        assert done.stdout.startswith("warning[redundant-edge]\n")
        assert "Wrong\n" in done.stdout
        assert "Right\n" in done.stdout
        rows = curriculum("check", "--explain", "all", cwd=small).stdout.splitlines()
        assert len(rows) >= 60
        assert curriculum("check", "--explain", "cycel", cwd=small).returncode == 1

    def test_terms_are_audited_in_listings(self, small):
        (small / "skills.yaml").write_text(
            "skills:\n  go: {name: Go, hours: 40, terms: [{term: go, case: initial, near: [code]}]}\n"
            "roles:\n  dev: {name: Developer, titles: [developer]}\n",
            encoding="utf-8",
        )
        listings = (
            "title,description\nDeveloper,We write code in Go.\nDeveloper,Ready to go? Go home and rest for a while.\n"
        )
        (small / "jobs.csv").write_text(listings, encoding="utf-8")
        found = json.loads(curriculum("check", "--terms", "jobs.csv", "--json", cwd=small).stdout)
        (use,) = found["terms"]
        assert (use["skill"], use["before"], use["after"], use["rejected"]) == ("go", 3, 1, {"case": 1, "near": 1})
        assert {sample["match"] for sample in use["samples"]} == {"go", "Go"}
        assert "go (go)  3 → 1  case 1, near 1" in curriculum("check", "--terms", "jobs.csv", cwd=small).stdout


class TestLook:
    def test_list_as_design_writes_it(self, small):
        found = json.loads(curriculum("list", "pd-frame", "--json", cwd=small).stdout)
        assert found["skills"] == [
            {"skill": "pandas", "name": "pandas", "area": "Data wrangling", "hours": 25, "share": None}
        ]

    def test_list_by_selectors(self, small):
        assert [row.split()[0] for row in curriculum("list", "+dbt", cwd=small).stdout.splitlines()] == [
            "dbt",
            "python",
            "sql",
        ]
        done = curriculum("list", "pands", cwd=small)
        assert (done.returncode, done.stdout) == (1, "")
        assert "did you mean 'pandas'?" in done.stderr

    def test_demand_selects_where_it_was_measured(self):
        found = json.loads(pathfinder("curriculum", "list", "role:data-engineer,demand>30%", "--json").stdout)
        ids = {row["skill"] for row in found["skills"]}
        assert {"sql", "python"} <= ids
        assert len(ids) < 40
        assert pathfinder("curriculum", "list", "sklearn").stdout.startswith("scikit-learn")
        assert all(skill["share"]["value"] > 0.3 for skill in found["skills"]), "the shares are that role's"

    def test_show(self, small):
        shown = json.loads(curriculum("show", "pd-frame", "--json", cwd=small).stdout)
        assert (shown["skill"], shown["hours"]["likely"], shown["opens"]) == ("pandas", 25, [])
        assert shown["requires"] == [{"skill": "python", "because": "every operation is a Python expression"}]
        assert shown["place"] == {"path": "skills.yaml", "line": 8, "column": 3}
        text = curriculum("show", "dbt", cwd=small).stdout
        assert "  sql or python\n    models are queries or functions\n" in text

    @pytest.mark.parametrize("columns", ["60", "80", "120"])
    def test_pages_keep_to_the_terminal(self, columns):
        for arguments in (("list",), ("show", "docker"), ("stats",), ("check", "--explain", "cycle")):
            done = pathfinder("curriculum", *arguments, COLUMNS=columns)
            assert done.returncode == 0
            long = [line for line in done.stdout.splitlines() if len(line) > int(columns) and "http" not in line]
            assert [line for line in long if "{" not in line] == []

    def test_plain_ascii(self):
        for arguments in (("list", "+docker"), ("show", "airflow"), ("graph", "docker"), ("stats",)):
            assert pathfinder("curriculum", *arguments, "--ascii").stdout.isascii()

    def test_the_tree_repeats_no_subtree(self, tmp_path):
        text = "skills:\n"
        for name, needs in (("base", ""), ("left", "base"), ("right", "base"), ("top", "left, right")):
            text += f"  {name}: {{name: {name.title()}s, hours: 1, requires: [{needs}]}}\n"
        (tmp_path / "s.yaml").write_text(text.replace("base: {name: Bases", "base: {name: Bases"), encoding="utf-8")
        (tmp_path / "s.yaml").write_text(
            text.replace("hours: 1, requires: []", "hours: 1").replace("[base]", "[base: it is used]"), encoding="utf-8"
        )
        done = curriculum("graph", "top", cwd=tmp_path)
        assert done.stdout == ("Tops\n├── Lefts\n│   ╰── Bases  it is used\n╰── Rights\n    ╰── Bases  it is used\n")
        inverted = curriculum("graph", "base", "--invert", cwd=tmp_path).stdout
        assert inverted == "Bases\n├── Lefts  it is used\n│   ╰── Tops\n╰── Rights  it is used\n    ╰── Tops\n"

    def test_a_subtree_that_was_shown_is_starred(self, tmp_path):
        text = (
            (
                "skills:\n  a: {name: Aa, hours: 1}\n  b: {name: Bb, hours: 1, requires: [a]}\n"
                "  c: {name: Cc, hours: 1, requires: [b]}\n  d: {name: Dd, hours: 1, requires: [b]}\n"
                "  e: {name: Ee, hours: 1, requires: [c, d]}\n"
            )
            .replace("name: Aa", "name: Aa, terms: [aaa]")
            .replace("name: Bb", "name: Bb, terms: [bbb]")
        )
        text = text.replace("name: Cc", "name: Cc, terms: [ccc]").replace("name: Dd", "name: Dd, terms: [ddd]")
        (tmp_path / "s.yaml").write_text(text.replace("name: Ee", "name: Ee, terms: [eee]"), encoding="utf-8")
        assert curriculum("graph", "e", cwd=tmp_path).stdout == (
            "Ee\n├── Cc\n│   ╰── Bb\n│       ╰── Aa\n╰── Dd\n    ╰── Bb (*)\n"
        )

    def test_drawings(self, small):
        dot = curriculum("graph", "dbt", "--format", "dot", cwd=small).stdout
        assert '"sql" -> "dbt" [style=dashed];' in dot
        mermaid = curriculum("graph", "--format", "mermaid", cwd=small).stdout
        assert mermaid.startswith("flowchart LR\n")
        assert "-.->" in mermaid
        edges = json.loads(curriculum("graph", "pandas", "--json", cwd=small).stdout)["edges"]
        assert edges == [{"from": "python", "to": "pandas", "any": False}]

    def test_stats(self, small):
        measured = json.loads(curriculum("stats", "--json", cwd=small).stdout)
        by_skill = {row["skill"]: row for row in measured["skills"]}
        assert (by_skill["python"]["blocking"], by_skill["python"]["delay"]) == (1, 2)
        assert measured["totals"]["skills"] == 4

    def test_the_schema_is_a_json_schema(self):
        from jsonschema import Draft202012Validator

        schema = json.loads(pathfinder("curriculum", "schema").stdout)
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        skill = {"name": "Git", "hours": [5, 8, 14], "requires": [{"sql": "why"}, {"any": ["a", "b"], "because": "c"}]}
        assert validator.is_valid({"skills": {"git": skill}})
        assert not validator.is_valid({"skills": {"git": {**skill, "hours": [5, 8]}}})

    def test_gaps(self, small):
        text = SMALL + "roles:\n  dev: {name: Developer, titles: [developer]}\n"
        (small / "skills.yaml").write_text(text, encoding="utf-8")
        rows = "".join(f"Developer,We use Python and Zebrafish in team {n}.\n" for n in range(6))
        (small / "jobs.csv").write_text(f"title,description\n{rows}", encoding="utf-8")
        (small / "words.txt").write_text("zebrafish\npython\nlionfish\n", encoding="utf-8")
        done = curriculum("gaps", "jobs.csv", "--vocabulary", "words.txt", "--json", cwd=small)
        found = json.loads(done.stdout)
        assert [(gap["term"], gap["mentions"], gap["share"]["value"]) for gap in found["gaps"]] == [
            ("zebrafish", 6, 1.0)
        ]
        assert (found["role"], found["listings"]) == ("dev", 6)


class TestChange:
    def test_add_puts_a_skill_into_the_file_of_its_area_and_leaves_the_rest(self, small):
        done = curriculum(
            "add", "polars", "--name", "Polars", "--hours", "10,18,32", "--area", "data wrangling",
            "--requires", "Python: expressions are Python objects", "--term", "polars", cwd=small,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("skills.yaml:")
        text = (small / "skills.yaml").read_bytes().decode()
        assert text.startswith(SMALL)
        assert "- python: expressions are Python objects" in text[len(SMALL) :]
        assert curriculum("check", cwd=small).stdout == ""

    def test_edit_changes_one_thing(self, small):
        done = curriculum("edit", "SQL", "--hours", "20,32,60", cwd=small)
        assert done.returncode == 0
        text = (small / "skills.yaml").read_bytes().decode()
        assert text == SMALL.replace("[18, 30, 54]", "[20, 32, 60]")
        assert curriculum("edit", "pandas", "--remove-term", "pd-frame", cwd=small).returncode == 0
        assert "terms: [pandas]" in (small / "skills.yaml").read_text(encoding="utf-8")
        group = curriculum("edit", "pandas", "--requires", "sql|dbt: tables come from a database", cwd=small)
        assert group.returncode == 0
        assert curriculum("edit", "pandas", "--remove-requires", "python", cwd=small).returncode == 0

    @pytest.mark.parametrize(
        ("arguments", "status", "told"),
        [
            (
                ("add", "x-tool", "--name", "X tool", "--hours", "8", "--requires", "pyton: it is used"),
                1,
                "unknown-skill",
            ),
            (("add", "pandas", "--name", "Again", "--hours", "8"), 1, "there is a skill 'pandas' already"),
            (("add", "Bad_Id", "--name", "Bad", "--hours", "8"), 1, "write 'bad-id'"),
            (("add", "go", "--name", "Go", "--hours", "40"), 1, "common-word"),
            (("edit", "python", "--requires", "pandas: tables are Python objects"), 1, "go round in a circle"),
            (("edit", "dbt", "--term", "PANDAS"), 1, "term-claimed-twice"),
            (("edit", "dbt", "--hours", "30,20,40"), 2, "from low to likely to high"),
            (("edit", "dbt", "--hours", "many"), 2, "--hours takes one number or three"),
            (
                (
                    "edit",
                    "dbt",
                ),
                2,
                "Say what to change",
            ),
            (("edit", "dtb", "--hours", "3"), 1, "did you mean 'dbt'?"),
            (("edit", "dbt", "--remove-term", "nothing"), 1, "has no term 'nothing'"),
        ],
    )
    def test_what_check_would_refuse_is_not_written(self, small, arguments, status, told):
        done = curriculum(*arguments, cwd=small)
        assert (done.returncode, done.stdout) == (status, "")
        assert told in done.stderr
        assert (small / "skills.yaml").read_bytes().decode() == SMALL

    def test_diff_shows_and_does_not_write(self, small):
        done = curriculum("edit", "sql", "--hours", "31", "--diff", cwd=small)
        assert "-    hours: [18, 30, 54]\n+    hours: 31\n" in done.stdout
        assert (small / "skills.yaml").read_bytes().decode() == SMALL


class TestInit:
    def test_a_folder_that_extends_the_bundled_one_is_found_from_inside(self, tmp_path):
        own = tmp_path / "own"
        assert pathfinder("init", str(own)).returncode == 0
        inside = own / "curriculum"
        assert pathfinder("curriculum", "check", cwd=inside).stdout == ""
        added = pathfinder(
            "curriculum", "add", "my-tool", "--name", "My tool", "--hours", "6,10,18", "--area", "My skills",
            "--requires", "python: its configuration is a Python file", cwd=own,
        )  # fmt: skip
        assert added.returncode == 0
        plan = json.loads(pathfinder("plan", "--goal", "my-tool", "--have", "python", "--json", cwd=inside).stdout)
        assert [step["skill"] for step in plan["steps"]] == ["my-tool"]
        assert pathfinder("curriculum", "check", cwd=own).returncode == 0

    def test_editing_a_bundled_skill_copies_it_into_the_own_folder(self, tmp_path):
        pathfinder("init", str(tmp_path / "own"))
        own = tmp_path / "own"
        assert pathfinder("curriculum", "edit", "pandas", "--hours", "33", cwd=own).returncode == 0
        shown = json.loads(pathfinder("curriculum", "show", "pandas", "--json", cwd=own).stdout)
        assert shown["hours"]["likely"] == 33
        assert shown["place"]["path"].startswith("curriculum")
        assert pathfinder("curriculum", "check", cwd=own).stdout == ""

    def test_removing_a_bundled_skill_is_no_mistake_of_the_bundled_files(self, tmp_path):
        pathfinder("init", str(tmp_path))
        (tmp_path / "pathfinder.yaml").write_text("extends: bundled\nremove: [cobol]\n", encoding="utf-8")
        assert pathfinder("curriculum", "check", cwd=tmp_path).stdout == ""
        assert pathfinder("curriculum", "show", "cobol", cwd=tmp_path).returncode == 1

    def test_a_copy_and_an_empty_one(self, tmp_path):
        pathfinder("init", str(tmp_path / "copy"), "--copy")
        pathfinder("init", str(tmp_path / "empty"), "--empty")
        copied = pathfinder("curriculum", "list", "--json", cwd=tmp_path / "copy").stdout
        bundled = pathfinder("curriculum", "list", "--json").stdout
        assert len(json.loads(copied)["skills"]) == len(json.loads(bundled)["skills"])
        assert json.loads(pathfinder("curriculum", "list", "--json", cwd=tmp_path / "empty").stdout)["skills"] == []
        for folder in ("copy", "empty"):
            assert pathfinder("curriculum", "check", cwd=tmp_path / folder).stdout == ""

    def test_nothing_is_written_over(self, tmp_path):
        (tmp_path / "pathfinder.yaml").write_text("extends: bundled\n", encoding="utf-8")
        done = pathfinder("init", ".", cwd=tmp_path)
        assert done.returncode == 1
        assert "pathfinder.yaml is there already" in done.stderr
        assert [path.name for path in tmp_path.iterdir()] == ["pathfinder.yaml"]
        assert pathfinder("init", ".", "--copy", "--empty", cwd=tmp_path).returncode == 2
