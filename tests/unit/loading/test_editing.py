"""Can skills be added and changed by command, with the files around them left as they are?"""

from __future__ import annotations

from pathlib import Path

import pytest

from pathfinder.errors import RequestError
from pathfinder.loading.curriculum import load_curriculum
from pathfinder.loading.editing import MODELINE, Change, SkillEdit, add_skill, edit_skill, write_changes
from pathfinder.model.skills import AnyOf, Hours, Prerequisite, Term

LANGUAGES = """\
area: Languages
skills:
  # the first one
  python: {name: Python, hours: 60}
  go:
    name: Go        # not the game
    hours: 40
    requires:
      - python: it was first  # for now
"""
TOOLS = "area: Tools\nskills:\n  git: {name: Git, hours: 8}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "languages.yaml").write_text(LANGUAGES)
    (tmp_path / "tools.yaml").write_text(TOOLS)
    return tmp_path


def skill_after(folder: Path, skill: str, *changes: Change):
    loaded = load_curriculum(folder, instead={change.path: change.after for change in changes})
    assert not loaded.problems
    assert loaded.curriculum is not None
    return loaded.curriculum.skills[skill]


def test_a_skill_is_added_to_the_file_of_its_area(folder: Path) -> None:
    edit = SkillEdit(
        name="Rust",
        hours=Hours(30, 60, 120),
        area="languages",
        requires=(Prerequisite("python", "it: came first"), AnyOf(("git", "go"), "one is enough")),
        terms=("rust", "rust-lang"),
    )
    change = add_skill(folder, "rust", edit)
    assert change.path == folder / "languages.yaml"
    assert change.after.startswith(LANGUAGES)
    skill = skill_after(folder, "rust", change)
    assert (skill.name, skill.area, skill.hours) == ("Rust", "Languages", Hours(30, 60, 120))
    assert skill.requires == (Prerequisite("python", "it: came first"),)
    assert skill.any_of == (AnyOf(("git", "go"), "one is enough"),)
    assert skill.terms == (Term("rust"), Term("rust-lang"))


def test_an_area_is_known_in_other_letters_whatever_its_file_is_called(folder: Path) -> None:
    (folder / "tools.yaml").rename(folder / "kit.yaml")
    change = add_skill(folder, "svn", SkillEdit(name="Subversion", hours=Hours(6, 8, 10), area="TOOLS"))
    assert change.path == folder / "kit.yaml"
    assert skill_after(folder, "svn", change).area == "Tools"


def test_a_new_area_gets_a_file_with_the_line_that_tells_editors_the_schema(folder: Path) -> None:
    change = add_skill(folder, "scrum", SkillEdit(name="Scrum", hours=Hours(6, 6, 6), area="Working together"))
    assert (change.path.name, change.before) == ("working-together.yaml", None)
    assert change.after == (f"{MODELINE}area: Working together\nskills:\n  scrum:\n    name: Scrum\n    hours: 6\n")
    write_changes([change])
    assert skill_after(folder, "scrum").area == "Working together"


@pytest.mark.parametrize(
    ("skill", "edit", "message"),
    [
        ("Rust", SkillEdit(name="Rust", hours=Hours(1, 1, 1), area="Tools"), "'Rust' is no id"),
        ("any", SkillEdit(name="Any", hours=Hours(1, 1, 1), area="Tools"), "'any' is no id"),
        ("go", SkillEdit(name="Go", hours=Hours(1, 1, 1), area="Tools"), "already, in"),
        ("rust", SkillEdit(name="Rust", area="Tools"), "needs a name and hours"),
        ("rust", SkillEdit(name="Rust", hours=Hours(1, 1, 1)), "which area"),
    ],
)
def test_what_cannot_be_added(folder: Path, skill: str, edit: SkillEdit, message: str) -> None:
    with pytest.raises(RequestError, match=message):
        add_skill(folder, skill, edit)


def test_an_edit_changes_its_lines_and_no_others(folder: Path) -> None:
    edit = SkillEdit(hours=Hours(20, 35.5, 80), requires=(Prerequisite("git", "kept there"),))
    (change,) = edit_skill(folder, "go", edit)
    assert change.after == LANGUAGES.replace("hours: 40", "hours: [20, 35.5, 80]") + "      - git: kept there\n"


def test_a_prerequisite_that_is_there_gets_the_new_reason(folder: Path) -> None:
    (change,) = edit_skill(folder, "go", SkillEdit(requires=(Prerequisite("python", "a better reason"),)))
    assert change.after == LANGUAGES.replace("it was first", "a better reason")


def test_the_name_stays_a_term_when_another_is_added(folder: Path) -> None:
    (change,) = edit_skill(folder, "go", SkillEdit(terms=("golang",)))
    assert skill_after(folder, "go", change).terms == (Term("Go"), Term("golang"))


def test_prerequisites_and_terms_are_removed(folder: Path) -> None:
    (change,) = edit_skill(folder, "go", SkillEdit(remove_requires=("python",)))
    assert change.after == LANGUAGES[: LANGUAGES.index("    requires:")]
    with pytest.raises(RequestError, match="'go' has no term 'golang'"):
        edit_skill(folder, "go", SkillEdit(remove_terms=("golang",)))
    with pytest.raises(RequestError, match="there is no skill 'rust'"):
        edit_skill(folder, "rust", SkillEdit(name="Rust"))


def test_another_area_moves_the_skill_with_its_comments(folder: Path) -> None:
    out, into = edit_skill(folder, "go", SkillEdit(area="Tools"))
    assert out.after == LANGUAGES[: LANGUAGES.index("  go:")]
    assert into.after == TOOLS + LANGUAGES[LANGUAGES.index("  go:") :]
    assert skill_after(folder, "go", out, into).area == "Tools"


def test_a_bundled_skill_is_copied_before_it_is_changed(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "pathfinder.yaml").write_text("extends: bundled\n")
    (change,) = edit_skill(own, "go", SkillEdit(hours=Hours(1, 2, 3)), bundled=folder)
    assert change.path == own / "languages.yaml"
    assert "    name: Go        # not the game\n    hours: [1, 2, 3]\n" in change.after
    write_changes([change])
    loaded = load_curriculum(own, bundled=folder)
    assert not loaded.problems
    assert loaded.curriculum is not None
    assert loaded.curriculum.skills["go"].hours.likely == 2
    assert loaded.curriculum.skills["python"].hours.likely == 60


def test_a_file_that_somebody_else_changed_meanwhile_is_not_overwritten(folder: Path) -> None:
    (change,) = edit_skill(folder, "go", SkillEdit(name="Golang"))
    (folder / "languages.yaml").write_text(LANGUAGES + "# mine\n")
    with pytest.raises(RequestError, match="changed by someone else"):
        write_changes([change])
    assert (folder / "languages.yaml").read_text() == LANGUAGES + "# mine\n"


def test_a_group_loses_the_member_that_is_no_longer_wanted_and_goes_with_its_last_one(folder: Path) -> None:
    text = LANGUAGES + "      - any: [python, git]\n        because: either will do\n"
    (folder / "languages.yaml").write_text(text)
    (change,) = edit_skill(folder, "go", SkillEdit(remove_requires=("python",)))
    assert change.after == text.replace("      - python: it was first  # for now\n", "").replace("python, git", "git")
    assert skill_after(folder, "go", change).any_of == (AnyOf(("git",), "either will do"),)
    (change,) = edit_skill(folder, "go", SkillEdit(remove_requires=("git", "python")))
    assert change.after == text[: text.index("    requires:")]


def test_an_area_in_other_letters_is_the_same_one(folder: Path) -> None:
    (change,) = edit_skill(folder, "go", SkillEdit(area="LANGUAGES", hours=Hours(1, 1, 1)))
    assert change.after == LANGUAGES.replace("hours: 40", "hours: 1")


def test_a_skill_moves_out_of_a_file_with_any_line_ends(folder: Path) -> None:
    text = LANGUAGES.replace("the game", "the\u2028game").replace("\n", "\r")
    (folder / "languages.yaml").write_bytes(text.encode())
    left, moved = edit_skill(folder, "go", SkillEdit(area="Tools"))
    assert left.after == text[: text.index("  go:")]
    assert moved.after == TOOLS + LANGUAGES[LANGUAGES.index("  go:") :].replace("the game", "the\u2028game")
