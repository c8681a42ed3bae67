"""Inputs that nobody would write on purpose, and what reads them: for each kind of file its seeds and its reader.

Mutation-based with a fixed seed: a seed file is bent in one to six places, by bytes, by the marks of its format,
or by parts of another seed, and read as the commands read it. The only exception that may come out is
PathfinderError; a second of processor time is too long, and so is memory that grows without end.
"""

# ruff: noqa: E501 - tables of marks, seeds and kinds are read row by row

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import random
import re
import resource
import signal
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from listing_worlds import curriculum as listing_world

from pathfinder.errors import DataError, PathfinderError, ProfileError
from pathfinder.problems import Problem
from pathfinder.rendering.lines import Look
from pathfinder.rendering.problems_text import problem_lines
from pathfinder.rendering.style import to_text

SECONDS = 1.0
"""Processor time that one input may take; waiting for a busy machine does not count."""
STUCK = 30
"""Seconds of the clock after which an input counts as a hang."""
GROWTH = 256 * 1024
"""KiB by which one input may raise the most memory that the process has used."""
RESUMES = Path(__file__).parent / "resumes" / "files"
WORLD = listing_world()

CURRICULUM = """\
area: Data
skills:
  sql: {name: SQL, hours: 20, terms: [sql]}
  python:
    name: Python
    summary: "A language: easy to read."
    hours: [10, 20.5, 40]
    stage: [transform, analyse]
    requires:
      - sql: tables first
      - any: [git, svn]
        because: work is kept somewhere
    terms:
      - python
      - {term: py, case: initial, glue: "-", near: ["@programming", code], within: 60}
    unless: [monty python]
    learn:
      - {title: Docs, url: "https://example.org/", kind: docs, hours: 1, cost: free}
  git: {name: Git, hours: 5}
  svn: {name: &n Subversion, hours: 5, summary: *n}
alternatives:
  vcs: {name: Version control, skills: [git, svn]}
roles:
  data-engineer:
    name: Data engineer
    titles: ["data engineer", "etl * developer"]
    not_titles: [recruiter]
    stages: [transform]
stages:
  - {id: transform, name: Transform, to: [analyse]}
  - {id: analyse, name: Analyse}
near_groups:
  programming: [python, java, c++]
"""
PROVENANCE = """\
id: s
source: "A board: jobs"
origin: somewhere
kind: listings
period: [2025-09-01, 2025-09-30]
region: US
series: board
overlaps: []
measured: {with: pathfinder 0.1.0, on: 2026-11-23, terms: "sha256:0", skills: [git, sql]}
roles:
  data-engineer: {listings: 32, duplicates: 3, employers: 28, effective: 30.0, sampled: 20000}
"""
COUNTS = """\
role,skill,mentions,listings,share
data-engineer,git,10,32,0.3125
data-engineer,sql,16,32,0.5
"""
SKILL_SETS = """\
role,level,listings,weight,skills
data-engineer,,16,15.0,
data-engineer,mid,6,5.0,sql
data-engineer,senior,10,10.0,git sql
"""
PROFILE = """\
# me
role: data-engineer
have: [sql, "Python"]  # yes
goals:
  - git
hours_per_week: 8
by: 2027-06-30
start: 2027-01-04
skip: [java]
pace: 1.5
spent: {git: 3}
log:
  - {skill: sql, done: 2026-11-01, took: 14}
  - skill: python
    done: 2026-11-02
"""
LISTINGS = [
    {"title": "Data engineer", "company": "A", "description": "Python and <b>SQL</b>, Go developer", "date": "2026-01-02"},
    {"title": "Senior ETL Java developer", "company": "B", "description": ["C++", "R&amp;D"], "date": "3 days ago"},
    {"title": None, "company": {"name": "C"}, "description": "Node.js \u00e9\U0001f600 CI/CD " + "Spark " * 9, "date": 17e8},
]  # fmt: skip
TABLE = (
    'title,description,company,date\nData engineer,"Python, SQL\n and Go",A,2026-01-02\n'
    '"Data scientist; R",<p>C++ &amp; R</p>,,2026-01-03\n'
)
HTML = (
    '<!doctype html><p title="a>b">Data engineer</p><ul><li>Python<li>C++ &lt;b&gt; &amp;amp; &#x41; &#0;</ul>'
    "<script>var x='</script>'</script><!-- c --><style>p{}</style> a < b \\n\\t \\* ['x', \"y\"]"
)
STUDY = (
    "keyword,indeed,linked,linked_pct\n__total__,100,200,1\nPython,50,120,0.6\nPython (language),40,1,0\nOther,3,,\n"
)
STEP = {
    "n": 1, "skill": "git", "hours": 5.5, "share": {"value": 0.1}, "requires": ["sql"], "ends": "2026-12-14",
}  # fmt: skip
PLAN = {
    "schema_version": 1, "role": "r", "have": ["sql"], "assumed": [], "steps": [STEP, {**STEP, "n": 2, "skill": "svn"}],
    "inputs": {"curriculum": "sha256:1", "snapshots": "sha256:2", "request": {"until": 0.6}},
}  # fmt: skip
MANIFEST = '[project]\ndependencies = ["pandas>=2; python_version>\'3\'", "torch"]\n[tool.poetry.group.x.dependencies]\nspark = "1"\n'

MARKS = {
    "yaml": [*"[]{}:,-#&*!|>'\"%@`?\t\n\r \\\u2028\x85\ufeff\0~=", "- ", "? ", ": ", "<<: ", "&a ", "*a ", "*n ", "!!x ", "---\n",
             "...\n", "\\UFFFFFFFF", "\\ud800", "%YAML 1.1\n", "null", "1e999", "-1", ".inf", "2025-02-30", "999999999999999999999"],
    "text": [",", '"', "\n", "\r", "\0", "\ufeff", ";", "\t", "|", "=cmd", "\u202e", "\x1b[31m", "1e400", "-1", "nan", "inf", "_", "\u0661"],
    "json": [*'[]{}:,"\\', "null", "true", "NaN", "Infinity", "-Infinity", "1e999", "\\ud800", "\\u0000", "1" * 5000, '""', "[[[[", "-0", "{}"],
    "html": [*"<>&;'\"/=-", "<!--", "-->", "<script>", "</script>", "<style>", "&#x110000;", "&#55296;", "&amp;", "<p ", "['", "']", "\\n", "\\"],
    "bytes": ["\0", "PAR1", "\xff", "<<", ">>", "obj", "endobj", "stream", "/Length", "/Kids", "/Filter", "/Parent", "9999999999", "-1", "R"],
}  # fmt: skip


class Target(NamedTuple):
    """A kind of file: its name, its seeds, what reads it, and the marks of its format."""

    name: str
    seeds: tuple[bytes, ...]
    read: Callable[[bytes, Path], object]
    marks: str = "text"


def bent(target: Target, chance: random.Random) -> bytes:
    """Return a seed bent in a few places."""
    data = bytearray(chance.choice(target.seeds))
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        _bend(data, target, chance)
    return bytes(data[: 1 << 20])


def _bend(data: bytearray, target: Target, chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 1, 2, 5, 20, 100)))
    mark = chance.choice(MARKS[target.marks]).encode("latin-1" if target.marks == "bytes" else "utf-8")
    match chance.randrange(9):
        case 0:
            data[at:end] = mark * chance.choice((1, 1, 1, 2, 50, 2000))
        case 1:
            data[at:at] = mark * chance.choice((1, 1, 2, 9))
        case 2:
            del data[at:end]
        case 3:
            data[at:at] = data[at:end] * chance.choice((1, 2, 300))
        case 4:
            data[at:end] = chance.randbytes(end - at)
        case 5 if data:
            data[min(at, len(data) - 1)] ^= 1 << chance.randrange(8)
        case 6:
            other = chance.choice(target.seeds)
            start = chance.randrange(len(other) + 1)
            data[at:end] = other[start : start + chance.choice((1, 5, 30, 200))]
        case 7:
            _other_number(data, chance)
        case _:
            del data[at : len(data) if chance.random() < 0.3 else end]


def _other_number(data: bytearray, chance: random.Random) -> None:
    numbers = list(re.finditer(rb"\d+", bytes(data)))
    if numbers:
        start, end = chance.choice(numbers).span()
        data[start:end] = chance.choice((b"0", b"-1", b"1e308", b"99999999999999999999", b"0.0000001", b"2147483648"))


class FuzzError(AssertionError):
    """What must not happen: the target's name, what it was, and the input."""


class _StuckError(BaseException):
    pass


def attempt(target: Target, data: bytes, folder: Path) -> None:
    """Read one input; FuzzError where anything but PathfinderError comes out, or it takes too long or too much."""
    before, memory = time.process_time(), _most_memory()
    try:
        with _watchdog():
            target.read(data, folder)
    except PathfinderError as error:
        _said(error)
    except (Exception, _StuckError) as error:
        raise FuzzError(f"{target.name}: {type(error).__name__}: {error}: {data[:3000]!r}") from error
    taken, grown = time.process_time() - before, _most_memory() - memory
    if taken > SECONDS:
        raise FuzzError(f"{target.name}: {taken:.1f} s: {data[:3000]!r}")
    if grown > GROWTH:
        raise FuzzError(f"{target.name}: {grown // 1024} MiB: {data[:3000]!r}")


@contextmanager
def _watchdog() -> Iterator[None]:
    def bark(*_: object) -> None:
        raise _StuckError(f"stuck for {STUCK} s")

    old = signal.signal(signal.SIGALRM, bark)
    signal.alarm(STUCK)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
"""What a terminal must not be shown: control characters and what turns the reading direction."""


def _said(error: PathfinderError) -> None:
    """Say the error as the command line does; the words must be fit for a terminal."""
    if isinstance(error, DataError):
        shown(error.problems)
    else:
        assert error.message, error


def shown(problems: Iterable[Problem]) -> None:
    """Lay problems out as the command line does; every place lies in its line, nothing moves the cursor."""
    text = to_text(problem_lines(problems, Look()), colour=False)
    text.encode()
    assert not UNSEEN.search(text), text


# What reads what: as the commands do, with a world of a few skills.


def read_curriculum(data: bytes, folder: Path) -> None:
    from pathfinder.checking.check import check
    from pathfinder.loading.curriculum import curriculum_or_raise, load_curriculum

    (folder / "f.yaml").write_bytes(data)
    loaded = load_curriculum(folder / "f.yaml")
    shown(check(loaded.curriculum, loaded.places, loaded.problems, faulty=loaded.faulty))
    curriculum_or_raise(loaded)


def read_settings(data: bytes, folder: Path) -> None:
    from pathfinder.loading.curriculum import Gathering

    (folder / "pathfinder.yaml").write_bytes(data)
    gathering = Gathering()
    gathering.settings(folder / "pathfinder.yaml")
    shown(gathering.problems)


def read_snapshot(name: str) -> Callable[[bytes, Path], None]:
    def read(data: bytes, folder: Path) -> None:
        from pathfinder.loading.snapshots import load_snapshots

        (folder / "s").mkdir(exist_ok=True)
        texts = {"snapshot.yaml": PROVENANCE, "counts.csv": COUNTS, "skill_sets.csv": SKILL_SETS}
        for other, text in texts.items():
            (folder / "s" / other).write_bytes(data if other == name else text.encode())
        load_snapshots(folder)

    return read


def read_profile(data: bytes, folder: Path) -> None:
    from pathfinder.loading.profile import load_profile, profile_or_raise
    from pathfinder.loading.profile_store import change_profile
    from pathfinder.loading.profile_text import with_items

    path = folder / "me.yaml"
    path.write_bytes(data)
    loaded = load_profile(path, WORLD)
    shown(loaded.problems)
    profile_or_raise(loaded)
    with suppress(ProfileError):
        change_profile(path, "have", lambda text: with_items(text, "have", ["spark"], str.__eq__))


def read_journal(data: bytes, folder: Path) -> None:
    from pathfinder.loading.profile_store import journal_file, undo

    (folder / "me.yaml").write_text(PROFILE)
    journal_file(folder / "me.yaml").write_bytes(data)
    undo(folder / "me.yaml")


def read_plan(data: bytes, folder: Path) -> None:
    from pathfinder.loading.plans import load_plan
    from pathfinder.planning.difference import difference
    from pathfinder.rendering.answers_json import diff_json
    from pathfinder.rendering.compare_text import diff_lines
    from pathfinder.rendering.plan_json import to_json

    (folder / "plan.json").write_bytes(data)
    (folder / "other.json").write_text(json.dumps(PLAN))
    moves = difference(load_plan(folder / "plan.json"), load_plan(folder / "other.json"))
    to_json(diff_json(moves)).encode()
    text = to_text(diff_lines(moves, lambda skill: skill, Look()), colour=False)
    text.encode()
    assert not UNSEEN.search(text), text


def read_corpus(ending: str) -> Callable[[bytes, Path], None]:
    def read(data: bytes, folder: Path) -> None:
        from pathfinder.measuring.audit import AuditOptions, audit

        path = folder / f"jobs{ending}"
        path.write_bytes(data)
        problems: list[Problem] = []
        for row in audit([path], WORLD, AuditOptions(terms=True, text=True), problems.append):
            json.dumps(row, ensure_ascii=False).encode()
        shown(problems)

    return read


def read_study(data: bytes, folder: Path) -> None:
    from datetime import date

    from pathfinder.measuring.counts_study import read_study as read
    from pathfinder.measuring.provenance import Provenance
    from pathfinder.model.demand import Period

    (folder / "study.csv").write_bytes(data)
    day = date(2020, 1, 1)
    read([folder / "study.csv"], WORLD, Provenance("s", "s", Period(day, day), day, "p"), "data-engineer")


@cache
def _recogniser() -> object:
    from pathfinder.measuring.resumes.recognise import Recogniser

    return Recogniser(WORLD)


def read_resume(name: str) -> Callable[[bytes, Path], None]:
    def read(data: bytes, folder: Path) -> None:
        from pathfinder.measuring.resumes.documents import passages_of

        (folder / name).write_bytes(data)
        for found in _recogniser().evidence(passages_of(folder / name)):
            found.text.encode()

    return read


def read_cache(data: bytes, folder: Path) -> None:
    from pathfinder.cache import Cache, Stamp

    cache = Cache(folder)
    Path(cache._path("kind", "name")).write_bytes(data)
    assert cache.get("kind", "name", Stamp("key", settled=True)) in (None, {"a": [1, "two"]})


def _kept() -> bytes:
    import marshal

    from pathfinder.cache import _whole

    return _whole(b"key", marshal.dumps({"a": [1, "two"]}))


def _parquet(codec: str = "snappy") -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    rows = [{key: value if isinstance(value, str) else str(value) for key, value in row.items()} for row in LISTINGS]
    held = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows * 4), held, compression=codec)
    return held.getvalue()


def _zstd(data: bytes) -> bytes:
    import zstandard

    return zstandard.compress(data)


def _docx() -> bytes:
    held = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    text = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>Skills: Python, SQL</w:t><w:tab/></w:r></w:p></w:body></w:document>'
    with zipfile.ZipFile(held, "w") as archive:  # stored, so that bent bytes reach the XML
        archive.writestr("word/document.xml", text)
        archive.writestr("Skills.csv", "Name\nPython\n")
    return held.getvalue()


def _resume(name: str) -> bytes:
    return (RESUMES / name).read_bytes()


@cache
def targets() -> tuple[Target, ...]:
    """Return every kind of file that pathfinder reads."""
    ndjson = "".join(json.dumps(row) + "\n" for row in LISTINGS).encode()
    listed = json.dumps({"jobs": LISTINGS}, indent=1).encode()
    table = TABLE.encode()
    plan = json.dumps(PLAN).encode()
    journal = json.dumps({"version": 1, "changes": [{"what": "x", "before": None, "after": "0"}]}).encode()
    small = (CURRICULUM.encode(), CURRICULUM[:250].encode(), b"skills:\n  a:\n    name: A\n    hours: 1\n")
    return (
        Target("curriculum", small, read_curriculum, "yaml"),
        Target("settings", (b"extends: bundled\nremove: [git, svn]\nprofile:\n  have: [sql]\n",), read_settings, "yaml"),
        Target("snapshot.yaml", (PROVENANCE.encode(),), read_snapshot("snapshot.yaml"), "yaml"),
        Target("counts.csv", (COUNTS.encode(),), read_snapshot("counts.csv")),
        Target("skill_sets.csv", (SKILL_SETS.encode(),), read_snapshot("skill_sets.csv")),
        Target("profile", (PROFILE.encode(), b"have:\n- sql\n"), read_profile, "yaml"),
        Target("undo journal", (journal,), read_journal, "json"),
        Target("saved plan", (plan, json.dumps(PLAN, indent=1).encode()), read_plan, "json"),
        Target("corpus csv", (table, table.replace(b",", b";")), read_corpus(".csv")),
        Target("corpus tsv", (table.replace(b",", b"\t"),), read_corpus(".tsv")),
        Target("corpus ndjson", (ndjson,), read_corpus(".ndjson"), "json"),
        Target("corpus json", (json.dumps(LISTINGS).encode(), listed), read_corpus(".json"), "json"),
        Target("corpus html", (HTML.encode(), HTML.encode("utf-16")), read_corpus(".html"), "html"),
        Target("corpus parquet", (_parquet(), _parquet("none"), _parquet("zstd")), read_corpus(".parquet"), "bytes"),
        Target("corpus gzip", (gzip.compress(ndjson),), read_corpus(".ndjson.gz"), "bytes"),
        Target("corpus bzip2", (bz2.compress(table),), read_corpus(".csv.bz2"), "bytes"),
        Target("corpus xz", (lzma.compress(table),), read_corpus(".csv.xz"), "bytes"),
        Target("corpus zstd", (_zstd(ndjson),), read_corpus(".ndjson.zst"), "bytes"),
        Target("corpus unnamed", (ndjson, _parquet(), plan), read_corpus(""), "bytes"),
        Target("study", (STUDY.encode(),), read_study),
        Target("resume text", (_resume("plain.txt"), _resume("table.md"), HTML.encode()), read_resume("r.txt"), "html"),
        Target("resume json", (_resume("resume.json"),), read_resume("r.json"), "json"),
        Target("resume docx", (_docx(), _resume("table.docx"), _resume("linkedin.zip")), read_resume("r.docx"), "bytes"),
        Target("resume pdf", (_resume("plain-fpdf.pdf"), _resume("two-columns-reportlab.pdf")), read_resume("r.pdf"), "bytes"),
        Target("resume csv", (b'Name\nPython\n"SQL\nx"\n',), read_resume("Skills.csv")),
        Target("pyproject", (MANIFEST.encode(),), read_resume("pyproject.toml"), "json"),
        Target("package.json", (b'{"dependencies": {"react": "1", "d3": "2"}, "devDependencies": {}}',), read_resume("package.json"), "json"),
        Target("cache", (_kept(),), read_cache, "bytes"),
    )  # fmt: skip
