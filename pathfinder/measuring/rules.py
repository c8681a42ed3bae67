"""Do the rules of a term hold where it was found? Tested on the text as written, one hit at a time."""

from __future__ import annotations

from pathfinder.measuring.lexicon import Rule


def broken_rule(rule: Rule | None, raw: bytes, folded: bytes, start: int, end: int) -> str:
    """Return the first rule that rejects the match (case, glue or near), empty where all hold.

    ``raw`` is the text as written and ``folded`` its folded form, byte for byte, both with a blank on either side.
    """
    if rule is None:
        return ""
    written = raw[start:end]
    if rule.case != "any" and not _case_fits(rule.case, written):
        return "case"
    if rule.glue and (raw.startswith(rule.glue, end) or raw.endswith(rule.glue, 0, start)):
        return "glue"
    if rule.near and not _is_near(rule, folded, start, end):
        return "near"
    return ""


def _case_fits(case: str, written: bytes) -> bool:
    """Compare letters only: figures and signs have no case."""
    if case == "initial" and written[:1].isalpha():  # bytes know ASCII's letters, which is nearly always enough
        return written[:1].isupper()
    text = written.decode()
    if case == "upper":
        return text.upper() == text
    if case == "lower":
        return text.lower() == text
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return True
    if case == "initial":
        return letters[0].isupper()
    return all(_is_title_word(word) for word in text.replace("-", " ").split())


def _is_title_word(word: str) -> bool:
    letters = "".join(character for character in word if character.isalpha())
    return not letters or (letters[0].isupper() and letters[1:] == letters[1:].lower())


def _is_near(rule: Rule, folded: bytes, start: int, end: int) -> bool:
    """True where one of the words lies wholly within the distance, before the match or after it."""
    around = folded[max(0, start - rule.within - 1) : start] + b"\n" + folded[end : end + rule.within + 1]
    for word in rule.near:  # noqa: SIM110 - any() takes twice as long, and this is the hot path
        if word in around:
            return True
    return False
