"""Why is a text no YAML, on which line, and what would help? YAML's own messages, put in words of the house.

A parser notices many slips lines later than they were made: a quote that is never closed ends at the next one.
What is said here therefore looks at the text around the place and names the line that should be mended.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

from pathfinder.loading.sources import Source, line_end, line_start, next_line
from pathfinder.problems import Note, Problem

QUOTES_HINT = "a text that holds a colon and a blank needs quotes around it"

_STARTERS = {
    "@": "a text that starts with '@' needs quotes",
    "`": "a text that starts with '`' needs quotes",
    "%": "a text that starts with '%' needs quotes",
}
_ENTRY = re.compile(r"^( *)(\S)", re.MULTILINE)


class Fault(Exception):  # noqa: N818  # a finding on its way up, not an error of the program
    """One syntax error with its place; raised inside loading only, where it becomes a problem."""

    def __init__(
        self, code: str, message: str, start: int, end: int = 0, *, hint: str = "", note: tuple[int, str] | None = None
    ) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.note = code, message, hint, note
        self.start, self.end = start, end

    def problem(self, source: Source) -> Problem:
        """Return the problem that this is in the source."""
        notes = [Note(source.location(self.note[0]), self.note[1])] if self.note else []
        return source.problem(self.code, self.message, self.start, self.end, hint=self.hint, notes=notes)


def explain(text: str, context: str, problem: str, context_at: int | None, problem_at: int | None) -> Fault:
    """Return the fault behind a message of libyaml's or PyYAML's parser; places are offsets in the text."""
    at = min(problem_at if problem_at is not None else context_at or 0, len(text))
    opened = context_at if context_at is not None else at
    for told in (_tab, _alias, _no_colon, _open_quote, _open_bracket, _colon_in_text, _starter):
        fault = told(text, context, problem, opened, at)
        if fault is not None:
            return fault
    return _misplaced(text, problem, at)


def _line(text: str, at: int) -> tuple[int, int]:
    """Return the offsets where the line of the character starts and ends."""
    return line_start(text, at), line_end(text, at)


def _indent(text: str, at: int) -> int:
    start, end = _line(text, at)
    line = text[start:end]
    return len(line) - len(line.lstrip(" \t"))


def _tab(text: str, _context: str, _problem: str, _opened: int, at: int) -> Fault | None:
    start, end = _line(text, at)
    line = text[start:end]
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    tab = start + indentation.index("\t") if "\t" in indentation else at
    if tab < len(text) and text[tab] == "\t":
        return Fault("tab", "a tab stands where YAML wants blanks", tab, hint="indent with blanks")
    return None


def _alias(_text: str, context: str, problem: str, _opened: int, at: int) -> Fault | None:
    if "undefined alias" in problem:
        hint = "a text that starts with '*' needs quotes"
        return Fault("unknown-alias", "this alias has no anchor", at, hint=hint)
    if "duplicate anchor" in problem:
        return Fault("yaml-syntax", "this anchor's name is taken already", at, hint="give it another name")
    if "single document" in context + problem or "<document start>" in problem:
        hint = "take out the line that parts them"
        return Fault("yaml-syntax", "a second document starts here; a file holds one", at, hint=hint)
    return None


def _no_colon(_text: str, _context: str, problem: str, opened: int, at: int) -> Fault | None:
    if "could not find expected ':'" not in problem:
        return None
    return Fault("yaml-syntax", "a key without its colon", min(opened, at), hint="write 'key: value'")


def _open_quote(_text: str, context: str, problem: str, opened: int, at: int) -> Fault | None:
    if "quoted scalar" not in context:
        return None
    if "unexpected" in problem:
        return Fault("yaml-syntax", "the quote that opens here is never closed", opened)
    hint = "in double quotes a backslash starts an escape: double it, or use single quotes"
    return Fault("yaml-syntax", "no such escape in double quotes", at, at + 1, hint=hint)


def _open_bracket(text: str, context: str, problem: str, opened: int, at: int) -> Fault | None:
    if "block sequence entries" in problem or ("flow node" in context and text[at : at + 1] == "-"):
        return _bracket_above(text, at)
    if "flow sequence" not in context and "flow mapping" not in context:
        return None
    bracket = "]" if "sequence" in context else "}"
    within = line_start(text, opened) == line_start(text, at)
    # Where the next line stands no deeper than the one with the bracket, the bracket was meant to end before it.
    if within or (at < len(text) and _indent(text, at) > _indent(text, opened)):
        return Fault("yaml-syntax", f"a comma or '{bracket}' is expected before this", at, hint=_quoting(text, at))
    return Fault("yaml-syntax", f"the bracket that opens here is never closed with '{bracket}'", opened)


def _bracket_above(text: str, at: int) -> Fault | None:
    """A dash inside brackets: these were meant to end on a line above, one of the last three."""
    above: int | None = line_start(text, at)
    for _ in range(3):
        above = _line_above(text, above) if above is not None else None
        if above is None:
            return None
        line = text[above : line_end(text, above)]
        if line.count("[") > line.count("]"):
            place = above + line.rindex("[")
            return Fault("yaml-syntax", "the bracket that opens here is never closed with ']'", place)
    return None


def _quoting(text: str, at: int) -> str:
    start, end = _line(text, at)
    return QUOTES_HINT if ": " in text[start:end] else ""


def _colon_in_text(text: str, _context: str, problem: str, _opened: int, at: int) -> Fault | None:
    """Two colons on one line: `name: Spark: the book`."""
    if "mapping values are not allowed" not in problem:
        return None
    start, end = _line(text, at)
    first = re.search(r":\s+(?=\S)", text[start:at])
    if first is None:
        return None
    value = start + first.end()
    return Fault("yaml-syntax", "a second ': ' in one line", value, end, hint=QUOTES_HINT)


def _starter(text: str, _context: str, problem: str, _opened: int, at: int) -> Fault | None:
    if "cannot start any token" in problem and at < len(text):
        return Fault("yaml-syntax", f"no text starts with '{text[at]}'", at, hint=_STARTERS.get(text[at], ""))
    return None


def _misplaced(text: str, problem: str, at: int) -> Fault:
    """Whatever else: mostly a line whose indentation fits none above it, or something after a closing quote."""
    slip = _quote_before(text, at) or _glued_dash(text, at)
    if slip is not None:
        return slip
    start, end = _line(text, at)
    here = start + _indent(text, at)
    if any(mark in text[here:at] for mark in "\"'"):
        hint = "quotes go around the whole text; inside single quotes write '' for one"
        return Fault("yaml-syntax", "nothing may follow the closing quote", at, end, hint=hint)
    above = _line_above(text, start)
    if above is None or at >= len(text):
        return Fault("yaml-syntax", f"this does not fit here ({problem})" if problem else "this is no YAML", here, end)
    return _odd_one(text, above, start)


def _glued_dash(text: str, at: int) -> Fault | None:
    """`-sql` for `- sql`: a text of its own where an item was meant, noticed on its line or the one below."""
    start = _line(text, at)[0]
    for line in (start, _line_above(text, start)):
        found = re.compile(r"[ \t]*(-[\w\"'{\[][^\r\n]*)").match(text, line) if line is not None else None
        if found:
            message, hint = "a dash without the blank that makes it one of a list", "write '- ' and then the item"
            return Fault("yaml-syntax", message, *found.span(1), hint=hint)
    return None


def _odd_one(text: str, above: int, start: int) -> Fault:
    """Of two lines that do not fit together, blame the one whose indentation its neighbours do not share."""
    before, below = _line_above(text, above), _line_below(text, start)
    upper, lower = (text[at : line_end(text, at)] for at in (above, start))
    deep, high = _indent(text, start), _indent(text, above)
    spots = (above + high, start + deep)
    if not re.search(r":(\s|$)", upper) and not upper.lstrip().startswith("- "):
        return Fault("yaml-syntax", "a key without its colon", spots[0], above + len(upper), hint="write 'key: value'")
    neighbours = [_indent(text, at) for at in (before, below) if at is not None]
    upper_is_odd = high != deep and deep in neighbours and not upper.rstrip().endswith(":")
    odd, other = spots if upper_is_odd else spots[::-1]
    end = above + len(upper) if upper_is_odd else start + len(lower)
    message = "this line's indentation does not fit the line below" if upper_is_odd else "this line does not fit here"
    hint = "lines that belong together start in the same column"
    note = (other, f"this line starts in column {(deep if upper_is_odd else high) + 1}")
    return Fault("yaml-syntax", message, odd, end, hint=hint, note=note)


def _line_below(text: str, start: int) -> int | None:
    """Return the start of the nearest line below that holds more than blanks and comment."""
    while line_end(text, start) < len(text):
        start = next_line(text, start)
        content = text[start : line_end(text, start)].strip()
        if content and not content.startswith("#"):
            return start
    return None


def _line_above(text: str, start: int) -> int | None:
    """Return the start of the nearest line above that holds more than blanks and comment."""
    while start > 0:
        start = line_start(text, start - 2 if text[start - 2 : start] == "\r\n" else start - 1)
        content = text[start : line_end(text, start)].strip()
        if content and not content.startswith("#"):
            return start
    return None


def _quote_before(text: str, at: int) -> Fault | None:
    """An earlier quote left open closes at the next quote, and what follows that one makes no sense."""
    start = line_start(text, at)
    line = text[start:at]
    for mark in "\"'":
        if line.count(mark) % 2 == 0:
            continue
        above: int | None = start
        while (above := _line_above(text, above) if above else None) is not None:
            upper = text[above : line_end(text, above)]
            opener = re.search(rf"(?:^|[\s\[{{,]){mark}", upper)
            if upper.count(mark) % 2 and opener:
                message = "the quote that opens here is not closed on its line"
                return Fault("yaml-syntax", message, above + opener.end() - 1, above + len(upper))
            if mark in upper and upper.count(mark) % 2 == 0:
                break
    return None


def stray_tabs(text: str, spans: Sequence[tuple[int, int]]) -> list[Fault]:
    """Return a fault for the first tab of every line where it stands neither in a text nor in a comment."""
    spans = sorted(spans)
    firsts = [span[0] for span in spans]
    faults, end = [], -1
    for found in re.finditer("\t", text):
        at = found.start()
        nearest = bisect_right(firsts, at) - 1
        if at < end or (nearest >= 0 and spans[nearest][0] <= at < spans[nearest][1]):
            continue
        start, end = _line(text, at)  # one look for each line: the rest of it is told, or a comment
        if re.search(r"(?:^|\s)#", text[start:at]):
            continue
        faults.append(Fault("tab", "a tab stands where YAML wants blanks", at, hint="use blanks instead"))
    return faults


def blanked(text: str, region: tuple[int, int]) -> str:
    """Return the text with blanks in place of the region, line ends kept, so that every offset stays true."""
    start, end = region
    return text[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + text[end:]


def entry_around(source: Source, text: str, at: int, lost: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return from where to where the entry (a skill, a role) goes that holds the offset; None where there is none.

    An entry starts at a line with the depth that the lines below its top-level key have, and ends before the
    next such line or top-level key. Nothing that was left out before is an entry again.
    """
    starts = source.starts
    depths = [_depth(text, start) for start in starts]
    here = source.line_at(min(at, len(text))) - 1
    section = next((line for line in range(here, -1, -1) if depths[line] == 0), 0)
    inside = next((depth for depth in depths[section + 1 :] if depth is not None), 0)
    level = inside if here != section else 0
    first = next((line for line in range(here, section, -1) if _ends(depths[line], level)), section)
    last = next((line for line in range(max(here, first) + 1, len(starts)) if _ends(depths[line], level)), len(starts))
    region = (starts[first], starts[last] if last < len(starts) else len(text))
    return None if region in lost or not text[slice(*region)].strip() else region


def dedented(text: str, region: tuple[int, int] | None, fault: Fault, inner_keys: Collection[str]) -> Fault | None:
    """Return the fault that an entry's field stands where an entry's id should; None where it does not."""
    if region is None:
        return None
    header = re.match(r" *([\w-]+):", text[region[0] :])
    start = region[0] + (header.start(1) if header else 0)
    if header is None or header[1] not in inner_keys or fault.start < region[0] + header.end():
        return None
    message = f"'{header[1]}' is not indented deep enough to belong to the entry above"
    return Fault("yaml-syntax", message, start, start + len(header[1]), note=(fault.start, "this shows it"))


def _depth(text: str, start: int) -> int | None:
    """Return a line's indentation, or None where it holds nothing but blanks and comment."""
    found = _ENTRY.match(text, start)
    return None if found is None or found[2] in "#\r\n" else len(found[1])


def _ends(depth: int | None, level: int) -> bool:
    return depth is not None and depth <= level
