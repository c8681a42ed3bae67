import gzip
from dataclasses import replace
from datetime import date
from math import fsum

import pyarrow as pa
import pytest
from listing_worlds import OPTIONS, curriculum, listing, measured, shares, write_ndjson

from pathfinder.errors import DataError, RequestError
from pathfinder.measuring.columns import ToldColumns
from pathfinder.measuring.corpus import open_corpus, read_listings
from pathfinder.measuring.engines.local import count_locally
from pathfinder.measuring.finish import finish_ledger
from pathfinder.measuring.kernel import LONGEST_HEADING, Kernel, kernel_for
from pathfinder.measuring.ledger import Ledger
from pathfinder.measuring.lexicon import lexicon_of
from pathfinder.model.demand import Period

LONG = " ".join(f"word{number}" for number in range(200))


def totals(result, role="data-engineer"):
    found = result.snapshot.roles[role]
    return found.listings, found.duplicates, found.employers, found.effective


def test_shares_are_of_all_listings_also_those_that_name_no_skill(tmp_path):
    rows = [listing("SQL and Python"), listing("SQL only"), listing("nothing"), listing("Java", title="Baker")]
    result = measured(write_ndjson(tmp_path / "rows.ndjson", rows))
    assert totals(result) == (3, 0, 0, 3.0)
    assert shares(result) == pytest.approx({"sql": 2 / 3, "python": 1 / 3})
    sets = [(row.level, row.listings, row.weight, row.skills) for row in result.snapshot.skill_sets]
    assert sets == [("", 1, 1.0, ()), ("", 1, 1.0, ("python", "sql")), ("", 1, 1.0, ("sql",))]
    assert result.report.rows == 4
    assert result.report.without_role == 1


def test_every_skill_that_was_looked_for_has_a_row(tmp_path):
    result = measured(write_ndjson(tmp_path / "rows.ndjson", [listing("SQL")]))
    assert [row.skill for row in result.snapshot.counts] == list(result.snapshot.measured.skills)
    assert len(result.snapshot.measured.skills) == 19


def test_a_title_with_two_roles_counts_for_both(tmp_path):
    result = measured(write_ndjson(tmp_path / "a.ndjson", [listing("SQL", title="Data Scientist / Data Engineer")]))
    assert sorted(result.snapshot.roles) == ["data-engineer", "data-scientist"]


def test_equal_texts_count_once_a_role_whoever_posts_them(tmp_path):
    rows = [
        listing("Needs SQL, Python.", company="A"),
        listing("<p>needs  sql Python</p>", company="B"),
        listing("Needs SQL, Python.", company=""),
        listing("Needs SQL, Python.", title="Data scientist"),
    ]
    result = measured(write_ndjson(tmp_path / "rows.ndjson", rows))
    assert totals(result) == (1, 2, 1, 1.0)
    assert totals(result, "data-scientist") == (1, 0, 0, 1.0)
    assert result.report.duplicates == 2


@pytest.mark.parametrize(("companies", "kept"), [("A A", 1), (" ", 1), ("A B", 2), ("A ", 2), ("A,Inc. a", 1)])
def test_near_repeats_count_once_within_an_employer_or_among_unknown_ones(tmp_path, companies, kept):
    first, second = companies.split(" ")
    rows = [listing(LONG + " SQL", company=first), listing(LONG + " Python", company=second)]
    assert totals(measured(write_ndjson(tmp_path / "rows.ndjson", rows)))[:2] == (kept, 2 - kept)


def test_texts_that_share_less_are_not_repeats(tmp_path):
    half = " ".join(LONG.split()[:100])
    rows = [listing(f"{LONG} SQL"), listing(half + " " + " ".join(f"other{n}" for n in range(100)))]
    assert totals(measured(write_ndjson(tmp_path / "rows.ndjson", rows)))[:2] == (2, 0)


def test_one_employer_weighs_no_more_than_three_listings(tmp_path):
    rows = [listing(f"Python number{n}", company="Big Inc") for n in range(6)]
    rows += [listing("SQL alone", company="Small"), listing("SQL too")]
    result = measured(write_ndjson(tmp_path / "rows.ndjson", rows))
    assert totals(result) == (8, 0, 2, 5.0)
    assert shares(result) == pytest.approx({"python": 3 / 5, "sql": 2 / 5})
    assert fsum(row.weight for row in result.snapshot.skill_sets) == 5.0


def test_an_employers_repeats_are_none_of_its_listings(tmp_path):
    """Six of which three say the same again are four: each weighs 3/4, not 3/6."""
    rows = [listing(f"{LONG} again{n}", company="Big Inc") for n in range(3)]
    rows += [listing(f"Python number{n}", company="Big Inc") for n in range(3)]
    assert totals(measured(write_ndjson(tmp_path / "rows.ndjson", rows))) == (4, 2, 1, 3.0)


def test_weights_add_up_as_if_every_listing_were_added_exactly(tmp_path):
    words = [" ".join(f"{company}{number}w{word}" for word in range(30)) for company in "ab" for number in range(9)]
    rows = [listing(words.pop() + " SQL" * (number < 4), company="A") for number in range(4)]
    rows += [listing(words.pop() + " SQL" * (number < 5), company="B") for number in range(9)]
    share = shares(measured(write_ndjson(tmp_path / "rows.ndjson", rows)))["sql"]
    assert share == fsum([3 / 4] * 4 + [3 / 9] * 5) / 6  # adding up 4 * 3/4 and 5 * 3/9 rounds once too often


def test_listings_dated_outside_the_period_are_left_out_and_counted(tmp_path):
    days = ["2025-08-31", "2025-09-01", "2025-09", "2025-10-01", "2 days ago", "", "soon"]
    rows = [listing(f"SQL {day} x{place}", published=day) for place, day in enumerate(days)]
    path = write_ndjson(tmp_path / "rows.ndjson", rows)
    result = measured(path)
    assert totals(result)[0] == 5
    assert result.report.outside_period == 2
    assert result.report.dates == {"inside": 2, "outside": 2, "relative": 1, "missing": 2}
    assert totals(measured(path, options=replace(OPTIONS, published_in_period=False)))[0] == 7


@pytest.mark.parametrize(
    ("day", "counts"), [("2025-08-31", 0), ("2025-09-01", 1), ("2025-09-30", 1), ("2025-10-01", 0)]
)
def test_the_first_and_the_last_day_belong_to_the_period(day, counts):
    kernel = Kernel(lexicon_of(curriculum()), OPTIONS.provenance.period)
    schema = pa.schema([(name, pa.string()) for name in ("title", "text", "employer", "date")])
    row = {"title": "Data engineer", "text": "SQL", "employer": "", "date": day}
    assert kernel.match(pa.RecordBatch.from_pylist([row], schema)).tally["counted"] == counts


def test_listings_without_text_are_counted_but_not_measured(tmp_path):
    result = measured(write_ndjson(tmp_path / "rows.ndjson", [listing(""), listing("SQL")]))
    assert totals(result)[0] == 1
    assert result.report.without_text == 1


def test_a_text_without_title_column_is_read_line_by_line(tmp_path):
    text = "Acme | Data Scientist, Senior Data Engineer | Berlin\nWe like R and SQL."
    path = write_ndjson(tmp_path / "rows.ndjson", [{"text": text, "time": 1757000000}, {"text": "Baker wanted"}])
    result = measured(path)
    assert {row.role: (row.level, row.skills) for row in result.snapshot.skill_sets} == {
        "data-engineer": ("senior", ("r", "sql")),
        "data-scientist": ("senior", ("r", "sql")),
    }
    assert result.report.without_role == 1


def test_lines_below_the_first_name_roles_where_they_are_headings(tmp_path):
    text = "Acme is hiring\n- Data Scientist (Berlin)\nYou work with every data engineer.\nhttps://x.io/data-engineer"
    assert list(measured(write_ndjson(tmp_path / "rows.ndjson", [{"text": text}])).snapshot.roles) == ["data-scientist"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Data engineer, senior\nJunior data engineer", {"data-engineer": "senior"}),
        ("We look for a data engineer.", {"data-engineer": ""}),
        ("A data engineer " + "x" * LONGEST_HEADING, {"data-engineer": ""}),
        ("Acme\nWe look for a data engineer.", {}),
        ("Acme\nData engineer " + "x" * (LONGEST_HEADING - 14), {"data-engineer": ""}),
        ("Acme\nData engineer " + "x" * (LONGEST_HEADING - 13), {}),
    ],
)
def test_the_first_line_that_names_a_role_says_its_level_and_later_lines_are_short(text, roles):
    assert Kernel(lexicon_of(curriculum())).roles_of(None, text) == roles


def test_roles_and_skills_may_be_chosen(tmp_path):
    rows = [listing("SQL"), listing("SQL R", title="Data scientist")]
    path = write_ndjson(tmp_path / "rows.ndjson", rows)
    result = measured(path, options=replace(OPTIONS, roles=("data-scientist",), without=("sql",)))
    assert list(result.snapshot.roles) == ["data-scientist"]
    assert shares(result, "data-scientist") == {"r": 1.0}
    assert "sql" not in result.snapshot.measured.skills


def test_told_columns_are_read(tmp_path):
    path = write_ndjson(tmp_path / "rows.ndjson", [{"a": "Data engineer", "b": "SQL"}])
    result = measured(path, options=replace(OPTIONS, columns=ToldColumns(title="a", text="b")))
    assert shares(result) == {"sql": 1.0}


def test_unreadable_rows_are_counted_and_shown(tmp_path):
    path = tmp_path / "rows.csv"
    path.write_text("title,text\nData engineer,SQL\nbroken\n")
    report = measured(path).report
    assert (report.rows, report.unreadable, len(report.problems)) == (2, 1, 1)


def test_no_listing_of_any_role_is_an_error_that_says_what_was_read(tmp_path):
    path = write_ndjson(tmp_path / "rows.ndjson", [listing("SQL", title="Baker")])
    with pytest.raises(RequestError) as error:
        measured(path)
    assert error.value.hint.startswith("of 1 rows 1 fit no role's titles")


def test_the_snapshot_carries_what_it_was_told(tmp_path):
    snapshot = measured(write_ndjson(tmp_path / "rows.ndjson", [listing("SQL")])).snapshot
    assert (snapshot.id, snapshot.kind, snapshot.period.end) == ("2025-09-test", "listings", date(2025, 9, 30))
    assert snapshot.measured.terms == lexicon_of(curriculum()).digest


def counted(paths, *, held_bytes=None, sampled=None, workers=1, batches=1):
    """Count in one process, or with the ledger driven by hand to force spilling and sampling."""
    lexicon = lexicon_of(curriculum())
    files = open_corpus(paths)
    if sampled is None and held_bytes is None:
        return count_locally(files, lexicon, Period(date(2025, 1, 1), date(2025, 12, 31)), workers=workers)[0]
    with Ledger(lexicon, held_bytes=held_bytes or 1 << 20) as ledger:
        for file in files:
            for batch in read_listings(file, print):
                for start in range(0, batch.num_rows, batches):
                    ledger.add(kernel_for(lexicon).match(batch.slice(start, batches)))
        return finish_ledger(ledger, **({"sampled": sampled} if sampled else {}))


def many(number):
    words = ["Python", "SQL", "Java", "R", "Spark", "CI/CD", "C++"]
    rows = []
    for n in range(number):
        named = [word for place, word in enumerate(words) if (n * 7919 + place * 104729) % (place + 2) == 0]
        company = f"company {n % 9}" if n % 3 else ""
        rows.append(listing(f"{' '.join(named)} {LONG if n % 4 == 0 else ''} {n // 2}", company=company))
    return rows


def test_counts_depend_on_no_order_batch_size_spilling_or_process(tmp_path):
    rows = many(300)
    forward = write_ndjson(tmp_path / "forward.ndjson", rows)
    (tmp_path / "parts").mkdir()
    for part in range(3):
        write_ndjson(tmp_path / "parts" / f"{2 - part}.ndjson", rows[::-1][part::3])
    expected = counted([forward])
    assert expected.roles["data-engineer"].duplicates > 50
    assert counted([tmp_path / "parts"]) == expected
    assert counted([forward], held_bytes=1000, batches=7) == expected
    assert counted([tmp_path / "parts"], workers=2) == expected


def test_a_damaged_file_is_the_same_error_from_a_worker(tmp_path):
    packed = gzip.compress(("title,text\n" + "a,b\n" * 50_000).encode())
    (tmp_path / "a.csv.gz").write_bytes(packed[:-20])
    for workers in (1, 2):
        with pytest.raises(DataError) as error:
            counted([tmp_path / "a.csv.gz"], workers=workers)
        assert error.value.problems[0].location.path.endswith("a.csv.gz")


def test_large_roles_keep_a_sample_of_skill_sets_that_weighs_as_much(tmp_path):
    path = write_ndjson(tmp_path / "rows.ndjson", many(200))
    all_sets, sampled = counted([path]), counted([path], sampled=40)
    totals = sampled.roles["data-engineer"]
    assert totals.sampled == 40
    assert all_sets.roles["data-engineer"].sampled is None
    assert sampled.counts == all_sets.counts
    assert sum(row.listings for row in sampled.skill_sets) == 40
    assert fsum(row.weight for row in sampled.skill_sets) == pytest.approx(totals.effective, rel=1e-12)
    assert counted([path], sampled=totals.listings) == all_sets
