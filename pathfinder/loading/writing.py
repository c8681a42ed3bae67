"""How is a text written as YAML so that it is read back as the same text, in a list or mapping of any style?"""

from __future__ import annotations

import re

_PLAIN = re.compile(r"[^\W_](?:[\w./+()%;'-]| (?=[^\s#-]))*\Z")
_GUESSED = re.compile(r"(?:true|false|yes|no|on|off|y|n|null|0[box]\w+|[-+.\d_,:]+(?:e[-+]?\d+)?)\Z", re.IGNORECASE)


def yaml_text(text: str, *, block: bool = False) -> str:
    """Return the text plain where no reader could take it for anything else, in double quotes otherwise.

    ``block`` allows commas and brackets, which mean something in flow style only.
    """
    harmless = re.sub(r"(?<=\S)[],[{}&!?*@=](?=\S|$)|(?<=\S), ", "", text) if block else text
    if text and _PLAIN.match(harmless) and not _GUESSED.match(text) and not _ends_oddly(text):
        return text
    return f'"{"".join(_escaped(character) for character in text)}"'


def _ends_oddly(text: str) -> bool:
    return text != text.strip() or text.endswith(":") or ": " in text or " #" in text


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return "\\n"
    if character == "\t":
        return "\\t"
    if character.isprintable() or character == "\xa0":
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004
