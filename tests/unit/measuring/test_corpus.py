import bz2
import gzip
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pathfinder.errors import DataError, RequestError
from pathfinder.measuring.columns import ToldColumns
from pathfinder.measuring.corpus import open_corpus, read_listings, split_file

ROWS = [
    {"title": "Data engineer", "description": "SQL\nand <b>Python</b>", "company": "A", "published": "2025-09-01"},
    {"title": "Data scientist", "description": "R, “é”", "company": "None", "published": "3 days ago"},
]


def read(*paths, told=None):
    problems = []
    listings = []
    for file in open_corpus(paths, told):
        for batch in read_listings(file, problems.append):
            listings.extend(batch.to_pylist())
    return listings, problems


def plain(listings):
    return [(one["title"], one["text"], one["employer"], one["date"], one["row"]) for one in listings]


EXPECTED = [
    ("Data engineer", "SQL\nand Python", "A", "2025-09-01", 0),
    ("Data scientist", "R, “é”", "", "3 days ago", 1),
]


def csv_text(delimiter=","):
    lines = [delimiter.join(ROWS[0])]
    lines += [delimiter.join('"' + value.replace('"', '""') + '"' for value in row.values()) for row in ROWS]
    return "\n".join(lines) + "\n"


def ndjson_text():
    return "".join(json.dumps(row) + "\n" for row in ROWS)


FORMATS = {
    "rows.csv": lambda: csv_text().encode(),
    "semicolons.csv": lambda: csv_text(";").encode(),
    "bom.csv": lambda: b"\xef\xbb\xbf" + csv_text().encode(),
    "utf16.csv": lambda: csv_text().encode("utf-16"),
    "windows.csv": lambda: csv_text().encode("cp1252"),
    "rows.tsv": lambda: csv_text("\t").encode(),
    "rows.csv.gz": lambda: gzip.compress(csv_text().encode()),
    "rows.ndjson": lambda: ndjson_text().encode(),
    "lines.json": lambda: ndjson_text().encode(),
    "rows.jsonl.bz2": lambda: bz2.compress(ndjson_text().encode()),
    "list.json": lambda: json.dumps(ROWS, indent=1).encode(),
    "wrapped.json": lambda: json.dumps({"meta": {"n": 2}, "jobs": ROWS}).encode(),
    "no_ending": lambda: json.dumps(ROWS).encode(),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_listings(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(FORMATS[name]())
    listings, problems = read(path)
    assert plain(listings) == EXPECTED
    assert {one["file"] for one in listings} == {str(path)}
    assert not problems


def test_zstandard_is_read(tmp_path):
    zstandard = pytest.importorskip("zstandard")
    path = tmp_path / "rows.ndjson.zst"
    path.write_bytes(zstandard.compress(ndjson_text().encode()))
    assert plain(read(path)[0]) == EXPECTED


@pytest.mark.parametrize("compression", ["zstd", "gzip", "none"])
def test_parquet_is_read_by_parts_with_row_numbers(tmp_path, compression):
    path = tmp_path / "rows.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), path, row_group_size=1, compression=compression)
    (file,) = open_corpus([path])
    parts = split_file(file, 1)
    assert len(parts) == 2
    listings = [row for part in parts for batch in read_listings(part, print) for row in batch.to_pylist()]
    assert plain(listings) == EXPECTED


def test_parquet_times_and_nested_names_become_text(tmp_path):
    path = tmp_path / "rows.parquet"
    row = {"title": "a", "content": ["x", "y"], "company": {"name": "B"}, "created_at": 1}
    schema = pa.schema(
        [
            ("title", pa.string()),
            ("content", pa.list_(pa.string())),
            ("company", pa.struct([("name", pa.string())])),
            ("created_at", pa.timestamp("us")),
        ]
    )
    pq.write_table(pa.Table.from_pylist([row], schema), path)
    ((title, text, employer, day, _),) = plain(read(path)[0])
    assert (title, text, employer, day[:10]) == ("a", "x\ny", "B", "1970-01-01")


def test_ndjson_in_parts_keeps_rows_and_lines(tmp_path):
    path = tmp_path / "rows.ndjson"
    lines = [json.dumps({"title": f"t{n}", "text": "x"}) for n in range(40)]
    lines[20:20] = ["", "{broken"]
    path.write_text("\n".join(lines) + "\n")
    (file,) = open_corpus([path])
    problems = []
    parts = split_file(file, 100)
    listings = [row for part in parts for batch in read_listings(part, problems.append) for row in batch.to_pylist()]
    assert len(parts) > 5
    assert [one["title"] for one in listings] == [f"t{n}" for n in range(40)]
    assert [one["row"] for one in listings] == [*range(20), *range(21, 41)]
    assert [(problem.location.line, problem.location.column) for problem in problems] == [(22, 2)]


def test_rows_that_cannot_be_read_are_reported_with_their_place(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text('title,text\na,"x\ny"\nb\nc,z,more\nd,w,,\n')
    listings, problems = read(path)
    assert [(one["title"], one["row"]) for one in listings] == [("a", 0), ("d", 3)]
    assert [(problem.location.line, problem.message) for problem in problems] == [
        (4, "the row has 1 fields, the header 2"),
        (5, "the row has 3 fields, the header 2"),
    ]


def test_a_long_description_in_csv_is_read(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("title,text\na," + "x" * 200_000 + "\n")
    assert len(read(path)[0][0]["text"]) == 200_000


def test_a_folder_of_texts_has_no_titles(tmp_path):
    (tmp_path / "b.txt").write_text("Acme | Data engineer | Berlin\n\nSQL")
    (tmp_path / "a.html").write_text("<h1>Data scientist</h1><p>R</p>")
    listings, _ = read(tmp_path)
    assert [(one["title"], one["employer"], one["text"].split("\n")[0]) for one in listings] == [
        (None, "", "Data scientist"),
        (None, "Acme", "Acme | Data engineer | Berlin"),
    ]


def test_a_folder_with_tables_is_its_tables(tmp_path):
    (tmp_path / "README.md").write_text("about")
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "rows.ndjson").write_text(ndjson_text())
    (tmp_path / "part" / "_SUCCESS").write_text("")
    assert plain(read(tmp_path)[0]) == EXPECTED
    assert plain(read(str(tmp_path / "**" / "*.ndjson"))[0]) == EXPECTED


def test_of_columns_with_one_name_the_first_that_is_filled_counts(tmp_path):
    (tmp_path / "twins.csv").write_text("title,text,text\nData engineer,SQL,R\nData engineer,,Python\n")
    columns = [pa.array(["Data engineer"] * 2), pa.array(["SQL", None]), pa.array(["R", "Python"])]
    pq.write_table(pa.Table.from_arrays(columns, names=["title", "text", "text"]), tmp_path / "twins.parquet")
    for name in ("twins.csv", "twins.parquet"):
        assert [one["text"] for one in read(tmp_path / name)[0]] == ["SQL", "Python"], name


def test_a_file_that_is_named_in_two_ways_is_read_once(tmp_path, monkeypatch):
    (tmp_path / "rows.csv").write_text(csv_text())
    monkeypatch.chdir(tmp_path)
    assert plain(read("rows.csv", "./rows.csv", tmp_path / "rows.csv", "*.csv")[0]) == EXPECTED


def test_comments_of_hacker_news_are_texts_without_a_title(tmp_path):
    comment = {"comment_text": "Acme | Data engineer<p>SQL", "title": None, "story_title": "Ask HN: Who is hiring?"}
    (tmp_path / "hits.json").write_text(json.dumps({"hits": [comment, comment], "nbHits": 2}))
    listings, _ = read(tmp_path)
    assert [(one["title"], one["text"]) for one in listings] == [(None, "Acme | Data engineer\nSQL")] * 2


def test_a_corpus_with_neither_title_nor_text_names_its_columns(tmp_path):
    (tmp_path / "a.csv").write_text("id,salary\n1,2\n")
    (tmp_path / "b.json").write_text('[{"x": 1}]')
    with pytest.raises(DataError) as error:
        open_corpus([tmp_path])
    told = [(problem.message, problem.hint) for problem in error.value.problems]
    assert told == [
        ("there is neither a title nor a text column", "the columns are: id, salary"),
        ("there is neither a title nor a text column", "the columns are: x"),
    ]


def test_a_told_column_that_is_missing_is_an_error(tmp_path):
    (tmp_path / "a.csv").write_text("title,text\n1,2\n")
    with pytest.raises(DataError) as error:
        open_corpus([tmp_path], ToldColumns(text="body"))
    assert error.value.problems[0].message == "there is no column 'body'"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.parquet", b"PAR1 no more"),
        ("a.csv.gz", b"\x1f\x8b broken"),
        ("a.json", b'[{"title": "a", "text": "b"}, {"title'),
        ("a.bin", b"\x00\x01"),
        ("a.csv", b""),
    ],
)
def test_damaged_files_are_errors_with_their_path(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError) as error:
        read(tmp_path / name)
    assert error.value.problems[0].location.path.endswith(name)


def test_a_file_that_breaks_off_is_an_error(tmp_path):
    packed = gzip.compress(("title,text\n" + "a,b\n" * 50_000).encode())
    (tmp_path / "a.csv.gz").write_bytes(packed[:-20])
    with pytest.raises(DataError, match="1 error in the corpus"):
        read(tmp_path / "a.csv.gz")


def test_no_corpus_is_an_error(tmp_path):
    with pytest.raises(RequestError, match="there is no corpus at"):
        open_corpus([tmp_path / "nothing.csv"])
