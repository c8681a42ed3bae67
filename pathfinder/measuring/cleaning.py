"""What does a listing say, without its markup? Tags, entities, lists written as code and odd blanks are undone."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator

from pathfinder.measuring.wordlist import words

_BLOCKS = words(
    "address article aside blockquote br dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav "
    "ol p pre section table tbody td th thead tr ul"
)
_INLINE = words(
    "a abbr b big body button center cite code del em font head html i iframe img input ins kbd label mark meta link "
    "o:p q s samp small span strike strong sub sup svg title tt u var w wbr"
)
_ATTRIBUTES = r"""(?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*)?/?"""
_HIDDEN = re.compile(r"<(?:(!--)|(script|style)\b)", re.IGNORECASE)
_ENDS = {
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
    "!--": re.compile("-->"),
}
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(_BLOCKS)}){_ATTRIBUTES}>|<!doctype[^<>]*>", re.IGNORECASE)
_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(_INLINE)}){_ATTRIBUTES}>", re.IGNORECASE)
# Terms are written with the plain sign: 'CI–CD', 'machine‑learning', 'bachelor’s'.
_PLAIN_SIGNS = tuple(zip("‐‑‒–—−’‘／", "------''/", strict=True))
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ENDLESS_NUMBER = re.compile(r"&#\d{1000,}")
_SOFT_HYPHEN = "\u00ad"
# Words with which the lines of listings begin, but no product's name ends ('CodeBuild', 'OneDrive' stay whole).
_LINE_STARTS = frozenset(
    words(
        "Ability Advanced Bachelor Bachelors Collaborate Comfortable Communicate Competent Conduct Contribute Deep "
        "Define Degree Deliver Demonstrated Develop Education Ensure Excellent Exceptional Experience Experienced "
        "Expert Expertise Exposure Extensive Familiar Familiarity Fluency Fluent Good Hands Identify Implement "
        "Knowledge Location Maintain Manage Minimum Must Nice Participate Passion Perform Preferred Previous Prior "
        "Proficiency Proficient Proven Provide Qualifications Relevant Required Requirements Responsibilities "
        "Solid Strong Thorough Understanding Willingness Working You"
    )
)
_CAPITAL_WORD = re.compile(r"[A-Z][a-z]+(?![A-Za-z0-9_])")
_GLUED = (b"aAa", b"AAa", b"1Aa")
"""A capital and a small letter right after what ends a word, in the letters of :data:`_KINDS`."""
_KINDS = bytes.maketrans(
    bytes(range(256)),
    bytes(
        ord("a" if sign.islower() else "A" if sign.isupper() else "1" if sign.isdigit() or sign in "+#)" else " ")
        for sign in map(chr, range(128))
    ).ljust(256),
)
_LONG_LINES = 250
"""Characters a line on average from which on a page may have lost the breaks of its lists."""
_MARKDOWN_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~&/$%])")


def clean_text(text: str) -> str:
    r"""Return the text as a reader would see it: lines without markup, one blank between words, no empty lines.

    Undone are HTML, also escaped once or twice, a Python list of lines written as text, Markdown's backslashes,
    line breaks written as ``\n`` or lost between two words, and soft hyphens; dashes, apostrophes and slashes become
    the plain ones. Other words stay as they are.
    """
    if text.lstrip()[:1] == "[":
        text = _joined_list(text)
    if "\\" in text:
        text = _without_backslashes(text)
    if "&" in text and _ENTITY.search(text):
        text = _unescaped(text)
    if "<" in text:
        text = _without_tags(text)
    if "&" in text and _ENTITY.search(text):
        text = _unescaped(text)
    if not text.isascii():
        text = text.replace(_SOFT_HYPHEN, "")
        for sign, plain in _PLAIN_SIGNS:
            text = text.replace(sign, plain)
    lines = (" ".join(line.split()) for line in text.splitlines())
    cleaned = "\n".join(line for line in lines if line)
    return _with_line_breaks(cleaned) if len(cleaned) > _LONG_LINES * (cleaned.count("\n") + 1) else cleaned


def clean_line(text: str) -> str:
    """Return a title or name as one clean line."""
    return " ".join(clean_text(text).split())


def _joined_list(text: str) -> str:
    """Join the lines of a list that was written as Python code; any other text is returned as it is."""
    stripped = text.strip()
    if not stripped.endswith("]") or stripped[1:].lstrip()[:1] not in {"'", '"'}:
        return text
    try:
        lines = ast.literal_eval(stripped)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text
    return "\n".join(str(line) for line in lines)


def _without_backslashes(text: str) -> str:
    if "\n" not in text:
        text = text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\t", " ")
    return _MARKDOWN_ESCAPE.sub(r"\1", text)


def _with_line_breaks(text: str) -> str:
    """Part the lines of a list that lost their breaks: 'like SnowflakeStrong SQL' names Snowflake."""
    kinds = text.encode("ascii", "replace").translate(_KINDS)
    starts = sorted(place for place in _glued_capitals(kinds) if _starts_line(text, place))
    ends = [*starts[1:], len(text)]
    return "\n".join([text[: starts[0]], *map(text.__getitem__, map(slice, starts, ends))]) if starts else text


def _glued_capitals(kinds: bytes) -> Iterator[int]:
    for glue in _GLUED:
        at = kinds.find(glue)
        while at >= 0:
            yield at + 1
            at = kinds.find(glue, at + 1)


def _starts_line(text: str, place: int) -> bool:
    word = _CAPITAL_WORD.match(text, place)
    return word is not None and word[0] in _LINE_STARTS


def _without_tags(text: str) -> str:
    """Replace tags by blanks or line breaks; a sign that begins no tag of HTML stays (``a < b``, ``List<int>``)."""
    text = _without_hidden(text)
    text = _BLOCK_TAG.sub("\n", text)
    return _INLINE_TAG.sub(" ", text)


def _without_hidden(text: str) -> str:
    """Replace comments, scripts and styles by blanks; one that nothing ends is none.

    That something has no end is found once and remembered: a megabyte of openings is read once, not once each.
    """
    pieces: list[str] = []
    endless: set[str] = set()
    done = at = 0
    while (found := _HIDDEN.search(text, at)) is not None:
        at, kind = found.end(), (found[1] or found[2]).lower()
        body = at if kind == "!--" else text.find(">", at) + 1
        end = _ENDS[kind].search(text, body) if kind not in endless and (body or kind == "!--") else None
        if end is None:
            endless.add(kind)
            continue
        pieces.append(text[done : found.start()])
        done = at = end.end()
    return " ".join([*pieces, text[done:]])


def _unescaped(text: str) -> str:
    """Undo entities; Python turns down numbers of thousands of digits, which are no characters."""
    try:
        return html.unescape(text)
    except ValueError:
        return html.unescape(_ENDLESS_NUMBER.sub("\N{REPLACEMENT CHARACTER}", text))
