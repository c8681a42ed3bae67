"""Do bombs, endless lines and books end in one error that names the limit?"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tracemalloc
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from listing_worlds import curriculum

from pathfinder.errors import DataError, PathfinderError, RequestError
from pathfinder.measuring import corpus
from pathfinder.measuring.audit import audit
from pathfinder.measuring.cleaning import clean_text
from pathfinder.measuring.listings import LONGEST_TEXT
from pathfinder.measuring.readers import json_rows, opening, parquet
from pathfinder.measuring.readers.chunks import CHUNK_ROWS, Source
from pathfinder.measuring.readers.opening import LONGEST_ROW
from pathfinder.measuring.resumes import documents
from pathfinder.measuring.resumes.documents import LARGEST, MOST_PAGES, passages_of

WORLD = curriculum()
PACK = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstandard.compress}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

FONT = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}


def told(path: Path) -> str:
    """Read a corpus; return the words of the error that it ends in."""
    with pytest.raises(DataError) as caught:
        list(audit([path], WORLD))
    [problem] = caught.value.problems
    assert problem.location is not None
    assert problem.location.path == str(path)
    return problem.message


@pytest.mark.parametrize("ending", PACK)
@pytest.mark.parametrize("kind", ["ndjson", "csv", "txt", "json"])
def test_what_unpacks_without_end_is_a_bomb(kind, ending, tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "BOMB_BYTES", 1_000_000)
    text = {"json": b"[" + b" " * 4_000_000}.get(kind, b"title,text\nboss,x\n" + b"\n" * 4_000_000)
    path = tmp_path / f"jobs.{kind}{ending}"
    path.write_bytes(PACK[ending](text))
    assert path.stat().st_size * opening.BOMB_RATIO < 4_000_000
    assert "unpacks to more than 200 times its size" in told(path)


@pytest.mark.parametrize("ending", PACK)
def test_what_packs_well_is_no_bomb(ending, tmp_path):
    path = tmp_path / f"jobs.ndjson{ending}"
    path.write_bytes(PACK[ending](b'{"title": "Data engineer", "description": "SQL"}\n' * 5000))
    assert len(list(audit([path], WORLD))) == 5000


@pytest.mark.parametrize(("name", "start"), [("a.ndjson", b'{"title": "'), ("a.csv", b"title,text\n"), ("a.txt", b"")])
def test_a_row_without_end_is_told(name, start, tmp_path):
    (tmp_path / name).write_bytes(start + b"x" * LONGEST_ROW + b"\n")
    assert "is longer than 16 MiB" in told(tmp_path / name)


def test_an_item_without_end_is_told(tmp_path):
    (tmp_path / "a.json").write_bytes(b'[{"title": "Data engineer"}, {"title": "' + b"x" * (3 * LONGEST_ROW))
    assert "Unterminated string" in told(tmp_path / "a.json")


def test_an_object_without_end_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(json_rows, "LARGEST_OBJECT", 1_000_000)
    (tmp_path / "a.json").write_text('{"jobs": [' + '{"title": "x"},' * 300_000 + "]}")
    assert "one object of more than" in told(tmp_path / "a.json")


def test_of_an_endless_listing_the_beginning_is_read(tmp_path):
    text = "Python " + "x " * LONGEST_TEXT + "SQL"
    (tmp_path / "a.ndjson").write_text(json.dumps({"title": "Data engineer", "description": text}))
    [row] = audit([tmp_path / "a.ndjson"], WORLD)
    assert row["skills"] == ["python"]


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a<!-- b -->c", "a c"),
        ("a<!-- b", "a<!-- b"),
        ("a<SCRIPT x>b</script >c<style>d</style>e", "a c e"),
        ("a<script>b<!--c</script>d-->e", "a d-->e"),
        ("a<!--<script>-->b</script>c", "a b</script>c"),
        ("<script<!-- a -->b</script>c", "c"),
        ("<script>a<style>b</style>c", "<script>a c"),
        ("a<!doctype html>b", "a\nb"),
        ("&amp;&#" + "1" * 5000 + ";", "&\N{REPLACEMENT CHARACTER};"),
    ],
)
def test_hidden_parts_go_and_openings_without_end_stay(text, clean):
    assert clean_text(text) == clean


def word(*parts: str, entities: str = "", encoding: str = "utf-8") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, text in enumerate(parts):
            body = f'{entities}<w:document xmlns:w="{WORD}"><w:p><w:t>{text}</w:t></w:p></w:document>'
            archive.writestr("word/document.xml" if not number else f"word/header{number}.xml", body.encode(encoding))
    return held.getvalue()


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(RequestError) as caught:
        list(passages_of(path))
    return caught.value.message


def test_a_document_that_unpacks_to_gigabytes_is_refused(tmp_path):
    bomb = word(*["x" * (LARGEST // 3)] * 4)
    assert len(bomb) < LARGEST // 100
    assert "its parts unpack to more than 32 MiB" in refused(tmp_path / "r.docx", bomb)


def test_a_document_that_lies_about_its_size_is_unpacked_up_to_the_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "LARGEST", 100_000)
    data = bytearray(word("x" * 50_000_000))
    entry = data.rfind(b"PK\x01\x02")
    data[22:26] = data[entry + 24 : entry + 28] = (1000).to_bytes(4, "little")
    tracemalloc.start()
    why = refused(tmp_path / "r.docx", bytes(data))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "cannot be read" in why
    assert most < 10_000_000


def test_a_document_packed_in_an_odd_way_is_refused(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("word/document.xml", "x")
    assert "packed as no program packs" in refused(tmp_path / "r.docx", held.getvalue())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Skills.csv", "Name\n" + "Python\n" * 200_000),
        ("r.json", json.dumps({"skills": [{"keywords": ["Python"] * 200_000}]})),
    ],
)
def test_an_export_of_many_lives_is_refused(name, text, tmp_path):
    assert "more than 1,000,000 characters" in refused(tmp_path / name, text.encode())
    with zipfile.ZipFile(held := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Skills.csv", "Name\n" + "Python\n" * 200_000)
    assert "more than 1,000,000 characters" in refused(tmp_path / "export.zip", held.getvalue())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_that_declares_entities_is_refused(encoding, tmp_path):
    lol = '<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert "declares no entities" in refused(tmp_path / "r.docx", word("&b;", entities=lol, encoding=encoding))


def test_a_book_is_no_resume(tmp_path, monkeypatch):
    assert "more than 1,000,000 characters" in refused(tmp_path / "r.txt", b"word " * 200_001)
    assert "more than 1,000,000 characters" in refused(tmp_path / "r.docx", word("word " * 200_001))
    assert "is larger than 32 MiB" in refused(tmp_path / "big.txt", b"x" * (LARGEST + 1))
    pypdf = pytest.importorskip("pypdf")
    writer, held = pypdf.PdfWriter(), io.BytesIO()
    for _ in range(MOST_PAGES + 1):
        writer.add_blank_page(10, 10)
    writer.write(held)
    assert "more than 300 pages" in refused(tmp_path / "r.pdf", held.getvalue())
    monkeypatch.setattr(documents, "MOST_PAGES", MOST_PAGES + 1)
    assert "holds no text" in refused(tmp_path / "r.pdf", held.getvalue())


@pytest.mark.parametrize(
    ("limit", "why"), [("MOST_CHARACTERS", "more than 100 characters"), ("MOST_DRAWING", "MiB to draw")]
)
def test_a_page_too_many_is_not_read(limit, why, tmp_path, monkeypatch):
    pypdf = pytest.importorskip("pypdf")
    read = []
    extract = pypdf.PageObject.extract_text
    monkeypatch.setattr(pypdf.PageObject, "extract_text", lambda page: read.append(1) or extract(page))
    monkeypatch.setattr(documents, limit, 100)
    writer, held = pypdf.PdfWriter(), io.BytesIO()
    font = pypdf.generic.DictionaryObject(
        {pypdf.generic.NameObject(key): pypdf.generic.NameObject(value) for key, value in FONT.items()}
    )
    for _ in range(50):
        page = writer.add_blank_page(500, 500)
        page[pypdf.generic.NameObject("/Resources")] = pypdf.generic.DictionaryObject(
            {pypdf.generic.NameObject("/Font"): pypdf.generic.DictionaryObject({pypdf.generic.NameObject("/F"): font})}
        )
        drawing = pypdf.generic.StreamObject()
        drawing.set_data(b"BT /F 12 Tf 72 400 Td (Skills Python SQL) Tj ET")
        page[pypdf.generic.NameObject("/Contents")] = writer._add_object(drawing)
    writer.write(held)
    assert why in refused(tmp_path / "r.pdf", held.getvalue())
    assert len(read) < 10


@pytest.mark.parametrize("data", [b"PK\x03\x04", word("x")[:80] + b"\xff" * 30 + word("x")[110:]])
def test_a_damaged_zip_is_told(data, tmp_path):
    (tmp_path / "r.docx").write_bytes(data)
    with pytest.raises(PathfinderError):
        list(passages_of(tmp_path / "r.docx"))


@pytest.mark.parametrize("text", ["Skills\n" + " \n" * 200_000, "Skills\n" + " (" * 200_000])
def test_a_resume_of_blanks_is_read_once(text, tmp_path):
    from pathfinder.measuring.resumes.recognise import Recogniser

    (tmp_path / "r.txt").write_text(text + "\n- Python\n")
    found = Recogniser(WORLD).evidence(passages_of(tmp_path / "r.txt"))
    assert "python" in {evidence.skill for evidence in found}


def test_a_file_that_needs_more_memory_than_there_is_is_told(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise pa.ArrowMemoryError

    monkeypatch.setattr("pathfinder.measuring.readers.parquet.values_of", full)
    pq.write_table(pa.table({"title": ["Data engineer"]}), tmp_path / "a.parquet")
    assert told(tmp_path / "a.parquet") == "the file cannot be read: it needs more memory than there is"


def texts_again(path: Path, *, texts: int, **how: object) -> Path:
    """Write the same text of a megabyte so many times; each time takes a bit or two."""
    column = pa.array(["x" * 1_000_000] * texts)
    pq.write_table(pa.table({"title": ["Data engineer"] * texts, "text": column}), path, **how)
    assert path.stat().st_size < 100_000
    return path


@pytest.mark.parametrize("how", [{}, {"use_dictionary": False, "column_encoding": {"text": "DELTA_BYTE_ARRAY"}}])
def test_a_text_that_a_table_only_names_again_is_counted_again(how, tmp_path, monkeypatch):
    path = texts_again(tmp_path / "a.parquet", texts=90, compression="zstd", **how)
    assert len(list(audit([path], WORLD))) == 90
    monkeypatch.setattr(opening, "BOMB_BYTES", 80_000_000)
    assert "unpacks to more than 200 times its size" in told(path)


def test_a_category_is_counted_as_its_text(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "BOMB_BYTES", 80_000_000)
    texts = pa.DictionaryArray.from_arrays(pa.array([0] * 90, pa.int32()), pa.array(["x" * 1_000_000]))
    pq.write_table(pa.table({"title": ["Data engineer"] * 90, "text": texts}), tmp_path / "a.parquet")
    assert "unpacks to more than 200 times its size" in told(tmp_path / "a.parquet")


def test_few_long_texts_are_unpacked_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(parquet, "CHUNK_BYTES", 4_000_000)
    path = texts_again(tmp_path / "a.parquet", texts=90, compression="zstd")
    with pq.ParquetFile(path) as file:
        batches = list(parquet._batches(str(path), file, range(1), ["title", "text"]))
    assert max(batch.nbytes for batch in batches) <= parquet.BATCH_BYTES
    chunks = list(parquet.read(Source(str(path), "parquet", 0), ["title", "text"]))
    assert max(len(chunk.rows) for chunk in chunks) <= 4
    assert [row for chunk in chunks for row in chunk.rows] == list(range(90))


def test_rows_of_nothing_end(tmp_path, monkeypatch):
    def write(empty: int) -> Path:
        column = pa.concat_arrays([pa.nulls(empty, pa.string()), pa.array(["Data engineer"])])
        pq.write_table(pa.table({"title": column, "text": column}), tmp_path / "a.parquet")
        return tmp_path / "a.parquet"

    monkeypatch.setattr(corpus, "MOST_EMPTY_ROWS", 2 * CHUNK_ROWS)
    assert len(list(audit([write(2 * CHUNK_ROWS)], WORLD))) == 2 * CHUNK_ROWS + 1
    assert "more than 1,024 rows in a row have neither title nor text" in told(write(3 * CHUNK_ROWS))


def test_a_damaged_schema_is_told(tmp_path):
    pq.write_table(pa.table({"title": ["Data engineer"]}), tmp_path / "a.parquet", store_schema=False)
    data = (tmp_path / "a.parquet").read_bytes()
    damaged = data.replace(b"%\x02\x18\x05title", b"%\x00\x18\x05title")  # required, though its levels were counted
    assert damaged != data
    (tmp_path / "a.parquet").write_bytes(damaged)
    assert "the file cannot be read" in told(tmp_path / "a.parquet")
