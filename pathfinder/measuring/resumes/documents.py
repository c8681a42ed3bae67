"""What is in a file that somebody brings: a résumé, an export, a manifest? Its kind is told by name and content.

Nothing is run, no link is followed, and sizes have limits: a résumé that unpacks to gigabytes is none.
"""

from __future__ import annotations

import csv
import io
import json
import logging
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from pathfinder.errors import MissingExtraError, RequestError
from pathfinder.measuring.listings import as_text
from pathfinder.measuring.resumes.manifests import is_manifest, manifest_passages, manifests_in
from pathfinder.measuring.resumes.passages import Meant, Passage

if TYPE_CHECKING:
    import pypdf

LARGEST = 32 * 1024 * 1024
"""Bytes of a file, and of all that is unpacked from it."""
MOST_CHARACTERS = 1_000_000
"""No life is told in more."""
MOST_DRAWING = 4 * 1024 * 1024
"""Bytes of what draws the pages of a PDF, unpacked; reading a megabyte takes seconds, and a page of text has 10 kB."""
MOST_PAGES = 300
"""Pages of a PDF; a thesis is no résumé."""
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml\Z")
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError)
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways to pack of which a part can be unpacked up to a bound."""
_BOMB = f"its parts unpack to more than {LARGEST // 1024 // 1024} MiB"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TEXTS = frozenset({"", ".txt", ".text", ".md", ".markdown", ".rst", ".tex", ".html", ".htm", ".org"})

_JSON_RESUME: dict[str, tuple[tuple[str, Meant], ...]] = {
    "basics": (("label", "prose"), ("summary", "prose")),
    "skills": (("name", "stated"), ("keywords", "stated")),
    "work": (("position", "prose"), ("summary", "prose"), ("highlights", "prose")),
    "volunteer": (("position", "prose"), ("summary", "prose"), ("highlights", "prose")),
    "projects": (("description", "prose"), ("highlights", "prose"), ("keywords", "stated"), ("summary", "prose")),
    "education": (("area", "prose"), ("courses", "prose")),
    "certificates": (("name", "prose"),),
    "publications": (("name", "prose"), ("summary", "prose")),
    "awards": (("summary", "prose"),),
}
"""Sections of JSON Resume 1.0 and the fields that state skills; firms, people, interests and languages do not."""

_LINKEDIN: dict[str, tuple[tuple[str, Meant], ...]] = {
    "skills.csv": (("name", "stated"),),
    "positions.csv": (("title", "prose"), ("description", "prose")),
    "projects.csv": (("title", "prose"), ("description", "prose")),
    "certifications.csv": (("name", "prose"),),
    "courses.csv": (("name", "prose"),),
    "education.csv": (("notes", "prose"),),
    "profile.csv": (("headline", "prose"), ("summary", "prose")),
    "publications.csv": (("name", "prose"), ("description", "prose")),
}
"""Files of LinkedIn's export and the columns that state skills."""


def passages_of(path: Path) -> Iterator[Passage]:
    """Yield what a file says, or all manifests below a folder; RequestError where it cannot be read."""
    if path.is_dir():
        yield from _folder_passages(path)
        return
    data = _bytes(path)
    if is_manifest(path):
        yield from manifest_passages(path, path.name, _text(path, data))
    elif data[:5] == b"%PDF-":
        yield _resume(path, _pdf_text(path, data))
    elif data[:4] == b"PK\x03\x04":
        yield from _of_a_life(path, _zip_passages(path, data))
    elif path.suffix.casefold() == ".json":
        yield from _of_a_life(path, _json_passages(path, data))
    elif path.suffix.casefold() == ".csv":
        yield from _of_a_life(path, _csv_passages(path, path.name, _text(path, data)))
    elif path.suffix.casefold() in TEXTS:
        yield _resume(path, _text(path, data))
    else:
        hint = "text, Markdown, PDF, DOCX, JSON Resume, LinkedIn's export or a project's manifests"
        raise RequestError(f"{path} is no kind of file that is known", hint=hint)


def _folder_passages(folder: Path) -> Iterator[Passage]:
    """Yield what LinkedIn's export, unpacked in the folder, and all manifests below it say."""
    exported = sorted(file for file in folder.iterdir() if file.name.casefold() in _LINKEDIN)
    manifests = list(manifests_in(folder))
    if not exported and not manifests:
        hint = "requirements.txt, pyproject.toml, package.json, go.mod, Dockerfile …"
        raise RequestError(f"{folder} holds no manifest that is known", hint=hint)
    for file in exported:
        yield from _of_a_life(file, _csv_passages(file, file.name, _text(file, _bytes(file))))
    for manifest in manifests:
        yield from manifest_passages(manifest, str(manifest), _text(manifest, _bytes(manifest)))


def _bytes(path: Path) -> bytes:
    """Read a whole file: an ordinary one, for a pipe may never end, up to :data:`LARGEST`."""
    if not path.is_file():
        raise RequestError(f"{path} is no ordinary file", hint="save it as a file first")
    with path.open("rb") as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise RequestError(f"{path} is larger than {LARGEST // 1024 // 1024} MiB")
    return data


def _of_a_life(path: Path, passages: Iterable[Passage]) -> Iterator[Passage]:
    """Yield the passages of a file; RequestError at the one with which they are more than anybody's."""
    characters = 0
    for passage in passages:
        characters += len(passage.text)
        if characters > MOST_CHARACTERS:
            raise _too_long(path)
        yield passage


def _resume(path: Path, text: str) -> Passage:
    """Return the passage of a whole résumé, which has its length."""
    if len(text) > MOST_CHARACTERS:
        raise _too_long(path)
    return Passage(text, "resume", path.name)


def _text(path: Path, data: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16") if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig",):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    if b"\0" in data[:4096]:
        raise RequestError(f"{path} is no text", hint="text, Markdown, PDF or DOCX")
    return data.decode("cp1252", "replace")  # what editors on Windows wrote for decades


def _pdf_text(path: Path, data: bytes) -> str:
    try:
        import pypdf
    except ImportError:
        raise MissingExtraError("documents", "pypdf") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it thinks of the file helps nobody here
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        pages = len(reader.pages)
        text = "\n".join(_page_texts(path, reader)) if pages <= MOST_PAGES else ""
    except RequestError:
        raise
    except pypdf.errors.FileNotDecryptedError:
        raise RequestError(f"{path} is locked by a password", hint="save a copy without one") from None
    except Exception as error:  # noqa: BLE001 - a broken PDF can fail in any way; it is the file's fault
        raise RequestError(f"{path} cannot be read as a PDF: {type(error).__name__}") from None
    if pages > MOST_PAGES:
        raise RequestError(f"{path} has more than {MOST_PAGES} pages: that is no résumé")
    if not text.strip():
        raise RequestError(f"{path} holds no text: its pages are pictures", hint="bring it as text or DOCX")
    return text


def _page_texts(path: Path, reader: pypdf.PdfReader) -> Iterator[str]:
    """Yield the text of each page; RequestError at the page with which it is more than any résumé has."""
    characters = drawing = 0
    for page in reader.pages:
        contents = page.get_contents()
        drawing += len(contents.get_data()) if contents is not None else 0
        if drawing > MOST_DRAWING:
            raise RequestError(f"{path} takes more than {MOST_DRAWING // 1024 // 1024} MiB to draw: that is no résumé")
        text = page.extract_text()
        characters += len(text)
        if characters > MOST_CHARACTERS:
            raise _too_long(path)
        yield text


def _too_long(path: Path) -> RequestError:
    return RequestError(f"{path} holds more than {MOST_CHARACTERS:,} characters: that is no résumé")


def _zip_passages(path: Path, data: bytes) -> Iterator[Passage]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = _small_enough(archive)
            parts = sorted(
                (name for name in names if _PARTS.match(name)), key=lambda name: ("document" not in name, name)
            )
            if parts:
                yield _resume(path, "\n".join(_word_text(_unpacked(archive, name)) for name in parts))
                return
            known = [name for name in names if Path(name).name.casefold() in _LINKEDIN]
            for name in sorted(known):
                yield from _csv_passages(path, Path(name).name, _text(path, _unpacked(archive, name)))
    except (*_BROKEN_ZIP, ET.ParseError, ValueError, NotImplementedError, RuntimeError) as error:
        raise RequestError(f"{path} cannot be read: {error}") from None
    if not known:
        hint = "a DOCX or the ZIP that LinkedIn's data export gives"
        raise RequestError(f"{path} holds no document that is known", hint=hint)


def _small_enough(archive: zipfile.ZipFile) -> list[str]:
    """Return the parts that may be read, each once; ValueError where they are a bomb together."""
    parts = {info.filename: info for info in archive.infolist()}
    wanted = [part for name, part in parts.items() if _PARTS.match(name) or Path(name).name.casefold() in _LINKEDIN]
    if any(part.compress_type not in _BOUNDED for part in wanted):
        raise ValueError("it is packed as no program packs documents")
    if sum(part.file_size for part in wanted) > LARGEST:
        raise ValueError(_BOMB)
    return [part.filename for part in wanted]


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """Return a part; ValueError where it is larger than it said."""
    with archive.open(name) as stream:
        data = stream.read(LARGEST + 1)  # read without a bound, all of it would be unpacked, whatever it said
        if len(data) > LARGEST or stream.read(1):
            raise ValueError(_BOMB)
    return data


def _word_text(xml: bytes) -> str:
    """Return the text of a part of a Word document: paragraphs and cells on lines of their own."""
    if b"\0" in xml or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:  # UTF-16 would hide the other two
        raise ValueError("a Word document declares no entities")
    pieces: list[str] = []

    def walk(node: ET.Element) -> None:
        if node.tag == _FALLBACK:  # the same text once more, for old programs
            return
        if node.tag == f"{_W}t":
            pieces.append(node.text or "")
        elif node.tag == f"{_W}tab":
            pieces.append("\t")
        elif node.tag in {f"{_W}br", f"{_W}cr"}:
            pieces.append("\n")
        for child in node:
            walk(child)
        if node.tag in {f"{_W}p", f"{_W}tc"}:
            pieces.append("\n")

    walk(ET.fromstring(xml))  # noqa: S314 - without a DTD nothing can expand
    return "".join(pieces)


def _json_passages(path: Path, data: bytes) -> Iterator[Passage]:
    try:
        resume = json.loads(_text(path, data))
    except (ValueError, RecursionError):
        raise RequestError(f"{path} is no JSON") from None
    if not isinstance(resume, dict) or not resume.keys() & _JSON_RESUME.keys():
        raise RequestError(f"{path} is no JSON Resume", hint="https://jsonresume.org/schema")
    for section, fields in _JSON_RESUME.items():
        held = resume.get(section) or []
        for entry in held if isinstance(held, list) else [held]:
            for field, meant in fields:
                where = f"{path.name}: {section}"
                values = entry.get(field) if isinstance(entry, dict) else None
                group = section == "skills" and field == "name" and bool(entry.get("keywords"))
                for value in values if isinstance(values, list) else [values]:
                    if isinstance(value, str) and value.strip():
                        yield Passage(as_text(value), "label" if group else meant, where)


def _csv_passages(path: Path, name: str, text: str) -> Iterator[Passage]:
    columns = _LINKEDIN.get(name.casefold())
    if columns is None:
        known = ", ".join(sorted(_LINKEDIN))
        raise RequestError(f"{path} is no file of LinkedIn's data export", hint=f"known are {known}")
    try:
        for row in csv.DictReader(io.StringIO(text)):
            values = {(key or "").strip().casefold(): value for key, value in row.items() if isinstance(value, str)}
            for column, meant in columns:
                if values.get(column, "").strip():
                    yield Passage(values[column], meant, name)
    except csv.Error as error:
        raise RequestError(f"{path} cannot be read as CSV: {error}") from None
