"""Does a text become the right tree, and does every slip name the line that people should mend?"""

from __future__ import annotations

import pytest
import yaml
from trees import plain

from pathfinder.loading.documents import Document, end_of, parse, start_of
from pathfinder.loading.sources import Source


@pytest.fixture(params=["libyaml", "PyYAML"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run with libyaml, and as on a machine that lacks it."""
    if request.param == "PyYAML":
        monkeypatch.setattr(yaml, "__with_libyaml__", False)
    elif not yaml.__with_libyaml__:
        pytest.skip("libyaml is not here")
    return str(request.param)


def read(text: str) -> Document:
    return parse(Source("f.yaml", text), frozenset({"terms", "hours"}))


def findings(text: str) -> list[tuple[int, str]]:
    return [(problem.location.line, problem.code) for problem in read(text).problems if problem.location]


@pytest.mark.usefixtures("parser")
class TestTree:
    def test_every_value_is_a_text(self) -> None:
        assert plain(read("a: [no, 3.10, 2025-09-01, ~, 0x1F, 'x']").root) == {
            "a": ["no", "3.10", "2025-09-01", "~", "0x1F", "x"]
        }

    def test_nodes_know_their_places(self) -> None:
        text = "é: [a, 'b\u2028 c']\r\nd: e"
        root = read(text).root
        assert root is not None
        (_, listed), (key, value) = root.value
        quoted = listed.value[1]
        assert text[start_of(quoted) : end_of(quoted)] == "'b\u2028 c'"
        assert (text[start_of(key)], text[start_of(value)]) == ("d", "e")

    def test_an_empty_file_holds_nothing(self) -> None:
        assert read("").root is None
        assert read("# only a comment\n").root is None

    def test_a_byte_order_mark_at_the_start_is_fine(self) -> None:
        assert plain(read("\ufeffa: b").root) == {"a": "b"}

    def test_aliases_repeat_what_their_anchor_holds_and_stand_where_they_are_used(self) -> None:
        document = read("a: &x [1, 2]\nb: *x\n")
        assert document.root is not None
        assert plain(document.root) == {"a": ["1", "2"], "b": ["1", "2"]}
        assert document.source.location(start_of(document.root.value[1][1]))[1:] == (2, 4)


@pytest.mark.usefixtures("parser")
class TestLimits:
    @pytest.mark.parametrize("text", ["[" * 30_000, "a: " + "[" * 3_000 + "]" * 3_000, "{a: " * 30_000, "- " * 30_000])
    def test_a_hundred_levels_and_no_more(self, text: str) -> None:
        assert findings(text) == [(1, "too-deep")]

    def test_a_hundred_levels_are_read(self) -> None:
        assert findings("[" * 100 + "]" * 100) == []

    def test_aliases_that_swell(self) -> None:
        lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
        for below, name in zip("abcdefg", "bcdefgh", strict=True):
            lines.append(f"{name}: &{name} [{', '.join([f'*{below}'] * 10)}]")
        assert findings("\n".join(lines)) == [(4, "alias-limit")]

    def test_an_alias_of_itself(self) -> None:
        assert findings("a: &a [*a]") == [(1, "unknown-alias")]

    @pytest.mark.parametrize("text", ["a: !!python/object:os.system x", "a: !x [b]", "!!map {a: b}", "a: ! b"])
    def test_tags_are_turned_down(self, text: str) -> None:
        assert findings(text) == [(1, "tag")]


SLIPS = {
    "no colon": ("s:\n  a:\n    name A\n    hours: 1\n", 3),
    "no colon after a key with a mapping": ("s:\n  a\n    name: A\n", 2),
    "two colons": ("s:\n  a:\n    name: A: the book\n    hours: 1\n", 3),
    "an open double quote": ('s:\n  a:\n    name: "A\n    hours: 1\n', 3),
    "an open double quote that the next one closes": ('s:\n  a:\n    name: "A\n    hours: 1\n    note: "x"\n', 3),
    "an open bracket": ("s:\n  a:\n    hours: [1, 2\n    name: A\n", 3),
    "an open bracket before a list": ("s:\n  a:\n    stage: [x\n    terms:\n      - b\n", 3),
    "an open brace": ("s:\n  - {a: b\n  - {a: b}\n", 2),
    "a closing bracket too many": ("s:\n  a:\n    hours: 1, 2]\n    name: [x]]\n", 4),
    "too deep by one": ("s:\n  a:\n    name: A\n     hours: 1\n    note: x\n", 4),
    "not deep enough by one": ("s:\n  a:\n    name: A\n   hours: 1\n    note: x\n", 4),
    "the first key moved": ("s:\n  a:\n   name: A\n    hours: 1\n    note: x\n", 3),
    "a field at the depth of ids": ("s:\n  a:\n    name: A\n  terms:\n      - b\n    note: x\n", 4),
    "a text after quotes": ("s:\n  a:\n    name: 'it's'\n    hours: 1\n", 3),
    "an odd escape": ('s:\n  a:\n    name: "C:\\projects"\n', 3),
    "an at sign": ("s:\n  a:\n    near: [@words]\n", 3),
    "a lone asterisk": ("s:\n  a:\n    name: *\n    hours: 1\n", 3),
    "a dash without its blank": ("s:\n  a:\n    - b: c\n    -d: e\n    - f: g\n", 4),
    "an open bracket that holds nothing": ("s:\n  a:\n    stage: [\n    terms:\n      - b\n      - c\n    x: [d]\n", 3),
    "something after the end": ("s:\n  a:\n    name: A\n...\ns: b\n", 5),
    "a second document": ("s:\n  a:\n    name: A\n---\ns: b\n", 4),
}


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_names_its_line(slip: str) -> None:
    text, line = SLIPS[slip]
    assert line in [found for found, _ in findings(text)]


@pytest.mark.usefixtures("parser")
def test_lines_end_as_in_editors() -> None:
    text = 'a: b\x85c\r\nd: "e\u2028f" # g\u2029h\rk: l\n'
    document = read(text)
    assert plain(document.root) == {"a": "b\x85c", "d": "e\u2028f", "k": "l"}
    assert document.root is not None
    assert [document.source.location(start_of(key)).line for key, _ in document.root.value] == [1, 2, 3]


@pytest.mark.usefixtures("parser")
def test_tags_are_told_and_what_they_stand_before_is_read() -> None:
    document = read("s: !!map\n  a: !x 1\n  b: !!str\n  c: 2\n")
    assert [problem.location[1:] for problem in document.problems if problem.location] == [(3, 6), (1, 4), (2, 6)]
    assert plain(document.root) == {"s": {"a": "1", "c": "2"}}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: c\n", (2, 1)),
        ("a:\n  b:\tc\n", (2, 5)),
        ("a: [b,\tc]\n", (1, 7)),
        ("a: b\t\n", (1, 5)),
    ],
)
@pytest.mark.usefixtures("parser")
def test_tabs_are_errors_with_their_place(text: str, place: tuple[int, int]) -> None:
    problems = [problem for problem in read(text).problems if problem.code == "tab"]
    assert [problem.location[1:] for problem in problems if problem.location] == [place]


def test_tabs_inside_texts_and_comments_are_nobodys_business() -> None:
    assert findings('a: "b\tc"  # d\te\nf: |\n  g\th\n') == []


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x7f", "\ud800", "\ufeff"])
@pytest.mark.usefixtures("parser")
def test_characters_that_may_not_stand_in_yaml(character: str) -> None:
    assert findings(f"a: b\nc: d{character}e\n")[0] == (2, "encoding")


@pytest.mark.parametrize("escape", ['"\\UFFFFFFFF"', '"\\ud800"', '"\\U00110000"'])
@pytest.mark.usefixtures("parser")
def test_escapes_of_no_character(escape: str) -> None:
    assert len(findings(f"a: {escape}\n")) == 1


def test_the_rest_is_read_around_a_fault() -> None:
    text = "s:\n  a:\n    name: A: B\n  b:\n    name: B\n  c:\n    name: [\n  d:\n    name: D\n"
    document = read(text)
    assert plain(document.root) == {"s": {"b": {"name": "B"}, "d": {"name": "D"}}}
    assert [problem.location.line for problem in document.problems if problem.location] == [3, 7]
    assert document.lost_ids() >= {"a", "c"}
    assert not document.lost_ids() & {"b", "d"}


def test_the_hint_says_that_a_colon_needs_quotes() -> None:
    (problem,) = read("a:\n  name: Spark: the book\n").problems
    assert "quotes" in problem.hint
    assert (problem.excerpt, problem.width) == ("  name: Spark: the book", len("Spark: the book"))
