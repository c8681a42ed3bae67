"""Does a change of the profile touch nothing but what is meant, whatever the file looks like?"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathfinder.errors import RequestError
from pathfinder.loading.profile_text import (
    HEADER,
    logged_skills,
    with_items,
    with_logged,
    with_spent,
    with_value,
    without_items,
    without_spent,
    without_value,
)

DAY = date(2026, 11, 20)
FLOW = "# mine\nhave: [python, 'SQL']  # two\n\n# the rest\nskip: []\n"
BLOCK = "have:\n  # first\n  - python   # since school\n\n  - sql\n# end"
ODD = (
    "\ufeff# hi\r\nhave: &h  # mine\r\n  - python   # c1\r\n\r\n  # c2\r\n  - sql\r\nskip: []\r\nprefer: *h\r\n# no end"
)


def same(spelling: str, skill: str) -> bool:
    return spelling.casefold() == skill


def test_the_first_change_starts_the_file_with_a_word_of_what_it_is():
    assert with_items("", "have", ["python"], same) == HEADER + "have:\n  - python\n"


def test_a_flow_list_grows_and_shrinks_in_its_line():
    assert with_items(FLOW, "have", ["git", "sql"], same) == FLOW.replace("'SQL']", "'SQL', git]")
    assert without_items(FLOW, "have", ["sql"], same) == FLOW.replace(", 'SQL'", "")


def test_a_block_list_keeps_its_comments_and_the_missing_line_end():
    assert with_items(BLOCK, "have", ["git"], same) == BLOCK.replace("  - sql", "  - sql\n  - git")
    assert without_items(BLOCK, "have", ["sql"], same) == BLOCK.replace("  - sql\n", "")


def test_line_ends_anchors_and_a_byte_order_mark_stay():
    assert with_items(ODD, "skip", ["git"], same) == ODD.replace("skip: []", "skip: [git]")
    assert with_items(ODD, "prefer", ["git"], same) == ODD.replace("*h", "[python, sql, git]")
    assert without_items(ODD, "prefer", ["sql"], same) == ODD.replace("*h", "[python]")
    assert with_value(ODD, "pace", 1.2) == ODD.replace("*h", "*h\r\npace: 1.2")
    logged = with_logged(ODD, "git", DAY, 2.5, same)
    assert logged == ODD.replace("*h", "*h\r\nlog:\r\n  - skill: git\r\n    done: 2026-11-20\r\n    took: 2.5")


def test_a_list_that_another_key_refers_to_is_not_changed_behind_its_back():
    with pytest.raises(RequestError, match="without touching other parts"):
        with_items(ODD, "have", ["git"], same)


def test_the_log_grows_at_its_end_and_an_entry_said_again_is_corrected():
    once = with_logged("log:\n  - {skill: SQL, done: 2026-01-01}  # old\n", "git", DAY, None, same)
    assert once == "log:\n  - {skill: SQL, done: 2026-01-01}  # old\n  - skill: git\n    done: 2026-11-20\n"
    again = with_logged(once, "sql", DAY, 9.0, same)
    assert again == once.replace("2026-01-01}", "2026-11-20, took: 9}")
    assert logged_skills(again) == ["SQL", "git"]


def test_hours_spent_are_set_changed_and_taken_out():
    text = with_spent("have: [a]\n", "pandas", 10.0, same)
    assert text == "have: [a]\nspent:\n  pandas: 10\n"
    assert with_spent("spent: {Pandas: 3h} # x\n", "pandas", 4.5, same) == "spent: {Pandas: 4.5} # x\n"
    assert without_spent(text, "pandas", same) == "have: [a]\n"
    assert without_spent("spent: {a: 1, pandas: 3h}\n", "pandas", same) == "spent: {a: 1}\n"


def test_nothing_to_do_changes_nothing():
    for text in (FLOW, BLOCK, ODD):
        assert with_items(text, "have", ["python"], same) == text
        assert without_items(text, "have", ["git"], same) == text
        assert without_spent(text, "git", same) == text
        assert without_value(text, "pace") == text


SKILLS = st.sampled_from(["python", "sql", "git", "r", "c-sharp"])
ENDS = st.sampled_from(["\n", "\r\n"])


@given(st.lists(SKILLS, min_size=1, max_size=4, unique=True), st.booleans(), ENDS, st.booleans(), SKILLS)
def test_what_was_added_is_taken_out_again_to_the_last_byte(items, block, end, closed, skill):
    listed = (
        end.join(["have:", *(f"  - {item}  # why" for item in items)]) if block else f"have: [{', '.join(items)}] #"
    )
    text = f"# top{end}{end}{listed}{end}# below{end if closed else ''}"
    there = with_items(text, "have", [skill], same)
    assert (there == text) == (skill in items)
    assert there.startswith(f"# top{end}{end}have:")
    assert there.endswith(f"# below{end if closed else ''}")
    if skill not in items:
        assert without_items(there, "have", [skill], same) == text
