"""Does a change in place touch what was meant, and nothing else?"""

from __future__ import annotations

import pytest

from pathfinder.errors import RequestError
from pathfinder.loading.patching import append_block, append_item, remove_items, remove_value, set_value

TEXT = """\
# my skills
skills:   # by hand
  go:
    name: 'Go'      # the language
    hours: [20, 40, 80]
    requires:
      - programming-basics: variables come first   # really

      # a comment between
      - any: [git, jupyter]
        because: work is kept
    terms: [golang, "go lang"]

  # rust comes later
  rust: {name: Rust, hours: 40}
"""


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that are only before and only after, in order."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


def test_a_value_is_replaced_and_its_comment_stays() -> None:
    after = set_value(TEXT, ("skills", "go", "name"), "Go: the language")
    assert changed_lines(TEXT, after) == (
        ["    name: 'Go'      # the language"],
        ['    name: "Go: the language"      # the language'],
    )


def test_a_list_in_brackets_is_replaced() -> None:
    after = set_value(TEXT, ("skills", "go", "hours"), (10, 25.5, 80))
    assert changed_lines(TEXT, after)[1] == ["    hours: [10, 25.5, 80]"]


def test_a_new_key_goes_where_the_order_says() -> None:
    after = set_value(TEXT, ("skills", "go", "summary"), "A language.", order=("name", "summary", "hours"))
    assert after.splitlines()[4] == "    summary: A language."


def test_a_new_first_key_goes_before_the_others() -> None:
    assert set_value("b: 1\n", ("a",), "x", order=("a", "b")) == "a: x\nb: 1\n"


def test_a_key_in_braces() -> None:
    after = set_value(TEXT, ("skills", "rust", "summary"), "Safe, fast")
    assert changed_lines(TEXT, after)[1] == ['  rust: {name: Rust, hours: 40, summary: "Safe, fast"}']


def test_a_new_entry_with_lists_one_item_to_a_line() -> None:
    value = {"name": "C", "hours": (1, 2, 3), "requires": [{"go": "it shows pointers"}, "rust"]}
    after = set_value(TEXT, ("skills", "c"), value, block=True)
    assert after == TEXT + (
        "  c:\n    name: C\n    hours: [1, 2, 3]\n    requires:\n      - go: it shows pointers\n      - rust\n"
    )


def test_entries_that_are_kept_apart_stay_apart() -> None:
    text = "skills:\n  a:\n    name: A\n\n  b:\n    name: B\n"
    assert append_block(text, ("skills",), ["c:", "  name: C"]) == text + "\n  c:\n    name: C\n"
    assert set_value(text, ("skills", "c"), {"name": "C"}, block=True) == text + "\n  c:\n    name: C\n"


def test_an_item_is_added_in_the_style_of_its_list() -> None:
    after = append_item(TEXT, ("skills", "go", "terms"), "go-lang")
    assert changed_lines(TEXT, after)[1] == ['    terms: [golang, "go lang", go-lang]']
    after = append_item(TEXT, ("skills", "go", "requires"), {"git": "code is kept: in git"})
    assert after.splitlines()[11] == '      - git: "code is kept: in git"'
    assert after.splitlines()[:11] == TEXT.splitlines()[:11]


def test_an_item_for_a_list_that_is_not_there_yet() -> None:
    after = append_item(TEXT, ("skills", "go", "unless"), "go to", order=("terms", "unless"))
    assert after.splitlines()[12:14] == ["    unless:", "      - go to"]


def test_items_are_removed_with_their_lines() -> None:
    after = remove_items(TEXT, ("skills", "go", "requires"), lambda item: isinstance(item, dict) and "any" in item)
    assert changed_lines(TEXT, after) == (["      - any: [git, jupyter]", "        because: work is kept"], [])
    after = remove_items(TEXT, ("skills", "go", "terms"), lambda item: item == "golang")
    assert changed_lines(TEXT, after)[1] == ['    terms: ["go lang"]']


def test_a_list_left_empty_goes_with_its_key() -> None:
    after = remove_items(TEXT, ("skills", "go", "terms"), lambda _: True)
    assert changed_lines(TEXT, after) == (['    terms: [golang, "go lang"]'], [])


def test_a_key_is_removed_with_all_below_it() -> None:
    after = remove_value(TEXT, ("skills", "go"))
    assert after.startswith("# my skills\nskills:   # by hand\n\n  # rust comes later\n  rust:")


@pytest.mark.parametrize("br", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_a_byte_order_mark_and_a_missing_last_line_end_stay(br: str, bom: str, last: bool) -> None:
    text = bom + (TEXT if last else TEXT.rstrip("\n")).replace("\n", br)
    after = append_block(text, ("skills",), ["c:", "  name: C"])
    assert after == text.removesuffix(br) + f"{br}  c:{br}    name: C" + (br if last else "")


def test_a_section_that_is_empty() -> None:
    assert append_block("skills:  # none yet\n", ("skills",), ["a:", "  name: A"]).splitlines()[1] == "  a:"
    assert set_value("skills:\n", ("skills", "a"), {"name": "A"}, block=True) == "skills:\n  a:\n    name: A\n"
    assert set_value("# empty\n", ("skills", "a"), {"name": "A"}, block=True).splitlines()[1] == "skills:"
    assert set_value("", ("role",), "ml-engineer") == "role: ml-engineer\n"
    assert append_item("have: []\n", ("have",), "git") == "have: [git]\n"


def test_an_anchor_that_others_refer_to_is_left_alone() -> None:
    text = "a: &usual [1, 2]\nb: *usual\n"
    with pytest.raises(RequestError):
        set_value(text, ("a",), "x")
    assert set_value(text, ("c",), 3) == text + "c: 3\n"
    with pytest.raises(RequestError):
        append_item(text, ("b",), "3")


def test_a_text_with_errors_is_not_changed() -> None:
    with pytest.raises(RequestError, match="errors already"):
        set_value("a: [\n", ("b",), "x")
