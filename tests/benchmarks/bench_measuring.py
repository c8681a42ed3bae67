"""How fast is measuring, against what others offer? Prints ratios on the same text in the same run.

    python tests/benchmarks/bench_measuring.py CORPUS [--part kernel|engines|memory|spark] [--gigabytes 1.0]

CORPUS is a file of real listings. Terms are the curriculum's; where 2,000 skills are wanted, the corpus's commonest
pairs of words fill up. spaCy and flashtext2 are compared where they are installed. Large corpora are made by copying
the listings, each line of a copy made distinct, so that repeats do not eat the work.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pathfinder.loading.curriculum import curriculum_or_raise, load_curriculum
from pathfinder.measuring.corpus import open_corpus, read_listings
from pathfinder.measuring.lexicon import lexicon_of
from pathfinder.measuring.matcher import Matcher
from pathfinder.measuring.measure import MeasureOptions, measure
from pathfinder.measuring.provenance import Provenance
from pathfinder.model.curriculum import Curriculum, Role
from pathfinder.model.demand import Period
from pathfinder.model.skills import Hours, Skill, Term

ROOT = Path(__file__).parents[2]
PERIOD = Period(date(1990, 1, 1), date(2100, 1, 1))


def texts_of(corpus: str) -> list[tuple[str, str]]:
    """Return title and cleaned text of every listing."""
    rows = (row for file in open_corpus([corpus]) for batch in read_listings(file, print) for row in batch.to_pylist())
    return [(row["title"] or "", row["text"]) for row in rows if row["text"]]


def world(skills: int, texts: Iterable[str]) -> Curriculum:
    """Return a curriculum of so many skills with three terms each: the bundled ones first, then pairs of words.

    Every listing fits its one role, so that nothing is left out.
    """
    bundled = curriculum_or_raise(load_curriculum(ROOT / "curriculum"))
    chosen = dict(list(bundled.skills.items())[:skills])
    cut = {name: _with_terms(skill, skill.terms[:3]) for name, skill in chosen.items()}
    pairs = Counter(pair for text in texts for pair in zip(*[text.lower().split()[n:] for n in (0, 1)], strict=False))
    words = [f"{a} {b}" for (a, b), _ in pairs.most_common() if a.isalpha() and b.isalpha()]
    missing = 3 * skills - sum(len(skill.terms) for skill in cut.values())
    extra = words[20_000 : 20_000 + missing]  # pairs as rare as the names of tools are
    for number in range(0, len(extra), 3):
        name = f"pair-{number}"
        cut[name] = Skill(name, name, Hours(1, 1, 1), terms=tuple(map(Term, extra[number : number + 3])))
    return Curriculum(
        dict(sorted(cut.items())), {"any": Role("any", "Any", titles=("listing",))}, near_groups=bundled.near_groups
    )


def _with_terms(skill: Skill, terms: tuple[Term, ...]) -> Skill:
    return Skill(skill.id, skill.name, skill.hours, terms=terms, unless=skill.unless)


def rate(name: str, work: Callable[[str], object], texts: list[str]) -> float:
    """Print and return megabytes of text for each second of this core: the best of three runs over a share of it."""
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = 0.0
    for _ in range(3):
        begun = time.process_time()
        for text in texts:
            work(text)
        best = max(best, size / (time.process_time() - begun))
    print(f"  {name:44} {best:8.1f} MB/s", flush=True)
    return best


def bench_kernel(corpus: str) -> None:
    """Compare the kernel with spaCy's PhraseMatcher and flashtext2 on 300 skills, 900 terms."""
    texts = [text for _, text in texts_of(corpus)]
    small, large = world(300, texts), world(2000, texts)
    terms = [term.text for skill in small.skills.values() for term in skill.terms]
    print(f"kernel: {len(texts)} listings, {len(small.skills)} skills, {len(terms)} terms, with their rules")
    ours = rate("pathfinder, 300 skills", Matcher(lexicon_of(small)).skills_in, texts)
    more = rate("pathfinder, 2,000 skills", Matcher(lexicon_of(large)).skills_in, texts)
    print(f"  2,000 ÷ 300 skills (kernel alone): {more / ours:.2f}")
    for other, work in (("spaCy PhraseMatcher", _spacy(terms)), ("flashtext2", _flashtext(terms))):
        if work:
            share = texts[:: 20 if "spaCy" in other else 1]
            print(f"  pathfinder ÷ {other}: {ours / rate(other, work, share):.1f}")


def _spacy(terms: list[str]) -> Callable[[str], object] | None:
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        return None
    nlp = spacy.blank("en")
    nlp.max_length = 10**8
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("terms", list(nlp.pipe(terms)))
    return lambda text: matcher(nlp.make_doc(text))


def _flashtext(terms: list[str]) -> Callable[[str], object] | None:
    try:
        from flashtext2 import KeywordProcessor
    except ImportError:
        return None
    processor = KeywordProcessor(case_sensitive=False)
    processor.add_keywords_from_iter(terms)
    return processor.extract_keywords


def grown(corpus: str, folder: Path, gigabytes: float) -> Path:
    """Write a Parquet corpus of so many gigabytes of text; every copy's lines differ from every other's."""
    listings = texts_of(corpus)
    path = folder / f"corpus-{gigabytes}.parquet"
    schema = pa.schema([("title", pa.string()), ("description", pa.string()), ("company", pa.string())])
    written = copy = 0
    with pq.ParquetWriter(path, schema) as writer:
        while written < gigabytes * 1e9:
            rows = []
            for number, (_, text) in enumerate(listings):
                distinct = "\n".join(f"{line} v{copy}n{number}" for line in text.split("\n"))
                written += len(distinct.encode())
                rows.append({"title": "listing", "description": distinct, "company": f"employer {copy} {number % 997}"})
            writer.write_table(pa.Table.from_pylist(rows, schema), row_group_size=2000)
            copy += 1
    return path


def run_measure(path: str, skills: int, workers: int, engine: str) -> None:
    """Measure once in this process and print seconds and peak memory: what ``timed`` starts."""
    sample = [text for _, text in texts_of(path)[:3000]] if skills > 600 else []
    options = MeasureOptions(Provenance("b", "b", PERIOD, date(2026, 1, 1), "bench"), engine=engine, workers=workers)
    curriculum = world(skills, sample)
    begun = time.perf_counter()
    result = measure([path], curriculum, options)
    seconds = time.perf_counter() - begun
    own, children = (
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(
        json.dumps({"seconds": seconds, "peak": own + workers * children * (workers > 1), "rows": result.report.rows})
    )


def timed(path: Path, *, skills: int = 300, workers: int = 1, engine: str = "local") -> dict[str, float]:
    """Return seconds and peak memory (MB, parent and workers) of one measurement in a process of its own."""
    command = [sys.executable, __file__, "--one", str(path), str(skills), str(workers), engine]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    megabytes = path.stat().st_size / 1e6
    print(
        f"  {engine}, {workers} workers, {skills} skills: {told['seconds']:.1f} s, peak {told['peak']:.0f} MB, "
        f"{told['rows']:.0f} listings, {megabytes:.0f} MB on disk",
        flush=True,
    )
    return told


def bench_engines(corpus: str, gigabytes: float, *, spark: bool) -> None:
    """Compare 2,000 with 300 skills, two processes with one, and Spark with two processes."""
    with tempfile.TemporaryDirectory() as folder:
        path = grown(corpus, Path(folder), gigabytes)
        two = timed(path, workers=2)
        if spark:
            print(f"  Spark local[2] ÷ two processes: {two['seconds'] / timed(path, engine='spark')['seconds']:.2f}")
            return
        one = timed(path)
        print(f"  two processes ÷ one: {one['seconds'] / two['seconds']:.2f}")
        print(f"  2,000 ÷ 300 skills, end to end: {one['seconds'] / timed(path, skills=2000)['seconds']:.2f}")


def bench_memory(corpus: str, gigabytes: float) -> None:
    """Compare peak memory on the whole and on three tenths of it."""
    with tempfile.TemporaryDirectory() as folder:
        large, small = (timed(grown(corpus, Path(folder), size), workers=2) for size in (gigabytes, 0.3 * gigabytes))
        print(f"  peak memory, whole ÷ three tenths: {large['peak'] / small['peak']:.3f}")


def main() -> None:
    """Run the parts that were asked for."""
    if sys.argv[1:2] == ["--one"]:
        run_measure(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5])
        return
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("--part", choices=["kernel", "engines", "memory", "spark"], action="append")
    parser.add_argument("--gigabytes", type=float, default=1.0)
    asked = parser.parse_args()
    for part in asked.part or ["kernel", "engines", "memory"]:
        print(part)
        if part == "kernel":
            bench_kernel(asked.corpus)
        elif part == "memory":
            bench_memory(asked.corpus, asked.gigabytes)
        else:
            bench_engines(asked.corpus, asked.gigabytes, spark=part == "spark")


if __name__ == "__main__":
    main()
