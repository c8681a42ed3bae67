"""How is a text written as YAML so that it is read back as the same text, in a list or mapping of any style?"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias, Union

Data: TypeAlias = Union[str, int, float, date, "Sequence[Data]", "Mapping[str, Data]"]
"""What can be written: texts, numbers, days, lists and mappings of these."""

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


def inline(value: Data, *, block: bool = False) -> str:
    """Return the value on one line; ``block`` says that it stands alone after a key or dash, not inside brackets."""
    if isinstance(value, str):
        return yaml_text(value, block=block)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{yaml_text(key)}: {inline(part)}" for key, part in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(inline(part) for part in value) + "]"
    return value.isoformat() if isinstance(value, date) else number_text(value)


def number_text(value: float) -> str:
    """Return the number as people write it: 25, not 25.0."""
    return str(int(value)) if value == int(value) else repr(value)


def block_lines(value: Sequence[Data] | Mapping[str, Data], *, deep: bool = True) -> list[str]:
    """Return the lines of a list or mapping in block style, without indentation.

    Inside a mapping, ``deep`` also writes lists and mappings one part to a line. A tuple always stays on one.
    """
    if isinstance(value, Mapping):
        return [line for key, part in value.items() for line in _key_lines(key, part, deep=deep)]
    lines = []
    for item in value:
        if isinstance(item, Mapping) and item:
            first, *others = [f"{yaml_text(key)}: {inline(part, block=True)}" for key, part in item.items()]
            lines += [f"- {first}", *(f"  {other}" for other in others)]
        else:
            lines.append(f"- {inline(item, block=True)}")
    return lines


def _key_lines(key: str, part: Data, *, deep: bool) -> list[str]:
    if deep and part and isinstance(part, list | Mapping):
        return [f"{yaml_text(key)}:", *(f"  {line}" for line in block_lines(part))]
    return [f"{yaml_text(key)}: {inline(part, block=True)}"]
