"""Which problems are found, where, and which are kept back?"""

from __future__ import annotations

from pathlib import Path

import pytest
from worlds import snapshot

from pathfinder.checking.check import check
from pathfinder.loading.curriculum import load_curriculum


def checked(folder: Path, snapshots=(), foreign=(), **files: str):
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    loaded = load_curriculum(folder)
    return check(
        loaded.curriculum,
        loaded.places,
        loaded.problems,
        snapshots=snapshots,
        foreign=foreign,
        faulty=loaded.faulty,
    )


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


SQL = "skills:\n  sql: {name: SQL, hours: 30}\n"


def test_a_small_curriculum_without_optional_keys_is_clean(tmp_path):
    assert checked(tmp_path, a=SQL + "  dbt: {name: dbt, hours: 14, requires: [sql: models are queries]}\n") == ()


def test_a_term_that_cannot_be_read_says_what_would_do(tmp_path):
    signs, chinese = checked(tmp_path, a="skills:\n  a: {name: '!?', hours: 3}\n  b: {name: 数据分析, hours: 3}\n")
    assert codes([signs, chinese]) == ["term-without-letters"] * 2
    assert signs.message == "'!?' has no letter or figure that could be looked for"
    assert chinese.message == "'数据分析' is in a script without capitals, in which no words are looked for"
    assert "in Latin letters" in chinese.hint


def test_problems_stand_at_their_line_and_column(tmp_path):
    text = f"{SQL}  dbt:\n    name: dbt\n    hours: 14\n    requires:\n      - sql\n"
    (problem,) = checked(tmp_path, a=text)
    assert (problem.code, problem.location.line, problem.location.column) == ("missing-reason", 7, 9)
    assert problem.excerpt == "      - sql"
    assert problem.width == 3


def test_the_loaders_problems_and_the_rules_come_in_one_order(tmp_path):
    text = (
        "skills:\n  dbt: {name: dbt, hours: 14, requires: [sqll: models are queries, git]}\n"
        "  git: {name: Git, hours: 900}\n  r: {name: R, hours: 40}\n"
    )
    found = checked(tmp_path, a=text)
    assert codes(found) == ["unknown-skill", "missing-reason", "many-hours", "short-term"]
    assert [problem.location.line for problem in found] == [2, 2, 3, 4]


def test_what_a_broken_part_leaves_out_misleads_no_rule(tmp_path):
    text = (
        "skills:\n  svn: {name: Subversion}\n  git: {name: Git, hours: 8}\n"
        "  dbt:\n    name: dbt\n    hours: 14\n    requires:\n      - any: [git, svn]\n        because: work is kept\n"
    )
    assert codes(checked(tmp_path, a=text)) == ["missing-key"]


def test_a_misspelt_key_is_not_also_missing(tmp_path):
    full = "{name: %s, hours: 8, summary: What it is.}"
    text = (
        f"skills:\n  git: {full % 'Git'}\n  sql: {full % 'SQL'}\n  dbt: {{name: dbt, hours: 8, sumary: What it is.}}\n"
    )
    assert codes(checked(tmp_path, a=text)) == ["unknown-key"]


def test_a_faulty_skill_is_checked_as_far_as_it_can_be_read(tmp_path):
    text = (
        "skills:\n  go:\n    name: Go\n    hours: [3, 2, 1]\n    terms: [golang, go]\n"
        "    learn: [{title: Go by Example, url: 'https://gobyexample.com/', hours: 30}]\n"
    )
    assert codes(checked(tmp_path, a=text)) == ["hours-order", "common-word"]


def test_areas_that_differ_by_a_slip(tmp_path):
    one = "area: Data wrangling\nskills:\n  sql: {name: SQL, hours: 30}\n  dbt: {name: dbt, hours: 14}\n"
    two = "area: Data-wranglin\nskills:\n  pandas: {name: pandas, hours: 25}\n"
    (problem,) = checked(tmp_path, a=one, b=two)
    assert problem.code == "area-misspelt"
    assert problem.location.path.endswith("b.yaml")
    other = two.replace("Data-wranglin", "Databases")
    assert checked(tmp_path, a=one, b=other) == ()


def test_a_skill_without_area_where_others_have_one(tmp_path):
    one = "area: Data wrangling\nskills:\n  sql: {name: SQL, hours: 30}\n  dbt: {name: dbt, hours: 14}\n"
    (problem,) = checked(tmp_path, a=one, b="skills:\n  pandas: {name: pandas, hours: 25}\n")
    assert problem.code == "missing-area"


def test_demand_for_what_is_not_there(tmp_path):
    roles = "roles:\n  role: {name: The role, titles: [role]}\n"
    found = checked(
        tmp_path,
        [snapshot("3 sql sparc; 1 sql")],
        a=SQL + "  spark: {name: Spark, hours: 35, terms: [pyspark]}\n" + roles,
    )
    assert [(problem.code, problem.hint) for problem in found] == [("demand-without-skill", "did you mean 'spark'?")]


def test_demand_of_a_role_that_is_not_there(tmp_path):
    assert codes(checked(tmp_path, [snapshot("3 sql")], a=SQL)) == ["demand-without-role"]


def test_skills_that_nobody_wants_or_needs(tmp_path):
    roles = "roles:\n  role: {name: The role, titles: [role]}\n"
    text = f"{SQL}  cobol: {{name: COBOL, hours: 40}}\n  new: {{name: Newest thing, hours: 4}}\n{roles}"
    (problem,) = checked(tmp_path, [snapshot("3 sql", looked_for="cobol")], a=text)
    assert (problem.code, problem.location.line) == ("unwanted-skill", 3)


def test_warnings_in_files_of_others_are_kept_back_and_errors_are_not(tmp_path):
    text = f"{SQL}  dbt: {{name: dbt, hours: 14, requires: [sql]}}\n  r: {{name: R, hours: 40}}\n"
    found = checked(tmp_path, a=text)
    assert codes(found) == ["missing-reason", "short-term"]
    assert codes(checked(tmp_path, foreign=[found[0].location.path], a=text)) == ["short-term"]


def test_of_two_claims_the_own_one_is_blamed(tmp_path):
    base = "skills:\n  zeta: {name: Zeta, hours: 8, terms: [zetalang]}\n"
    own = "skills:\n  alpha: {name: Alpha, hours: 8, terms: [zetalang]}\n"
    (plain,) = checked(tmp_path, base=base, own=own)
    assert plain.location.path.endswith("base.yaml")
    (problem,) = checked(tmp_path, foreign=[plain.location.path], base=base, own=own)
    assert problem.location.path.endswith("own.yaml")


def test_a_long_chain_and_a_wide_fan_are_checked(tmp_path):
    chain = "".join(
        f"  s{n}: {{name: Skill {n}, hours: 1, requires: [s{n - 1}: it is used]}}\n" for n in range(1, 3000)
    )
    assert checked(tmp_path, a=f"skills:\n  s0: {{name: Skill 0, hours: 1}}\n{chain}") == ()


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        ("[sas, SAS™]", "term-repeated"),
        ("[sas-viya, sas viya]", "term-repeated"),
        ('[sas, "++"]', "term-without-letters"),
        ('[sas, "…"]', "term-without-letters"),
    ],
)
def test_terms_are_the_same_where_they_are_so_to_the_matcher(tmp_path, terms, code):
    assert codes(checked(tmp_path, a=f"skills:\n  sas: {{name: SAS, hours: 30, terms: {terms}}}\n")) == [code]


@pytest.mark.parametrize(("term", "found"), [("bi", ["short-term"]), ("c", ["short-term"]), ("c#", []), ("s3", [])])
def test_two_characters_mean_one_thing_when_not_both_are_letters(tmp_path, term, found):
    assert codes(checked(tmp_path, a=f'skills:\n  sas: {{name: SAS, hours: 30, terms: ["{term}"]}}\n')) == found


@pytest.mark.parametrize(
    ("hours", "found"),
    [
        ("400", []),
        ("401", ["many-hours"]),
        ("0.5", []),
        ("0.4", ["few-hours"]),
        ("[5, 9, 30]", []),
        ("[5, 9, 31]", ["wide-hours"]),
    ],
)
def test_hours_are_told_from_their_limit_on(tmp_path, hours, found):
    assert codes(checked(tmp_path, a=f"skills:\n  sas: {{name: SAS, hours: {hours}}}\n")) == found


def test_what_half_of_the_skills_do_without_is_not_asked_of_the_others(tmp_path):
    with_summary = "skills:\n  sql: {name: SQL, hours: 30, summary: The language of tables.}\n"
    assert checked(tmp_path, a=with_summary, b="skills:\n  git: {name: Git, hours: 8}\n") == ()
    third = "skills:\n  dbt: {name: dbt, hours: 14, summary: Keeps queries as models.}\n"
    assert codes(checked(tmp_path, c=third)) == ["missing-summary"]


def test_of_two_groups_of_the_same_skills_the_second_is_blamed(tmp_path):
    skills = "skills:\n  git: {name: Git, hours: 8}\n  svn: {name: Subversion, hours: 8}\n"
    groups = "      - {any: [git, svn], because: work is kept}\n      - {any: [svn, git], because: work is kept}\n"
    (problem,) = checked(tmp_path, a=f"{skills}  dbt:\n    name: dbt\n    hours: 14\n    requires:\n{groups}")
    assert (problem.code, problem.location.line) == ("any-covers-any", 9)


def test_of_two_roles_with_the_same_titles_the_second_is_blamed_unless_they_bar_others(tmp_path):
    roles = "roles:\n  one: {{name: One, titles: [analyst]}}\n  two: {{name: Two, titles: [analyst]{0}}}\n"
    (problem,) = checked(tmp_path, a=SQL + roles.format(""))
    assert (problem.code, problem.location.line) == ("titles-overlap", 5)
    assert checked(tmp_path, a=SQL + roles.format(", not_titles: [senior]")) == ()


def test_many_skills_that_are_not_there_are_counted(tmp_path):
    roles = "roles:\n  role: {name: The role, titles: [role]}\n"
    wanted = "; ".join(f"1 sql missing-{number}" for number in range(12))
    found = checked(tmp_path, [snapshot(wanted)], a=SQL + roles)
    assert codes(found) == ["demand-without-skill"] * 11
    assert "demand for 2 more skills" in found[-1].message
