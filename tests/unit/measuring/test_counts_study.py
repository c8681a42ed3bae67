from datetime import date
from math import fsum

import pytest
from listing_worlds import curriculum

from pathfinder.errors import DataError
from pathfinder.measuring.counts_study import read_study
from pathfinder.measuring.provenance import Provenance
from pathfinder.model.demand import Period, RoleTotals

DAY = date(2019, 12, 4)
STUDY = Provenance("2019-12-study", "a study", Period(DAY, DAY), date(2026, 1, 1), "test")


def study(tmp_path, *tables):
    paths = []
    for number, table in enumerate(tables):
        path = tmp_path / f"table-{number}.csv"
        path.write_text(table, encoding="utf-8")
        paths.append(path)
    return read_study(paths, curriculum(), STUDY, "data-scientist")


def test_shares_are_kept_by_site_and_keywords_become_skills(tmp_path):
    result = study(tmp_path, "keyword,a,b,avg_pct\n__total__,5806,3285,\nPython,4305,2391,73\nfastai,1,0,0\n")
    rows = [(row.skill, row.site, row.mentions, row.listings) for row in result.snapshot.counts]
    assert rows == [("python", "a", 4305, 5806), ("python", "b", 2391, 3285)]
    assert result.unmapped == ("fastai",)
    assert result.snapshot.roles["data-scientist"].effective == 3285


def test_the_published_shares_of_2019_come_out(tmp_path):
    table = "keyword,indeed,monster,simplyhired\n__total__,5806,3285,4110\nPython,4305,2391,3141\nR,3105,1802,2344\n"
    rows = study(tmp_path, table).snapshot.counts
    mean = {s: 100 * fsum(row.share for row in rows if row.skill == s) / 3 for s in ("python", "r")}
    assert mean == pytest.approx({"python": 74.45, "r": 55.12}, abs=0.005)


def test_of_two_keywords_of_one_skill_the_larger_count_of_each_site_stands(tmp_path):
    result = study(tmp_path, "keyword,a,b\n__total__,100,100\nSpark,20,5\nApache Spark,10,9\n")
    assert [row.mentions for row in result.snapshot.counts] == [20, 9]
    assert result.snapshot.merged == {"Apache Spark": "Spark"}


def test_a_missing_count_is_left_out_and_a_comment_in_a_keyword_is_read_over(tmp_path):
    result = study(tmp_path, "keyword,a,b\n__total__,100,50\nSQL (composite),20,\n")
    assert [(row.site, row.share) for row in result.snapshot.counts] == [("a", 0.2)]


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(DataError) as error:
        study(tmp_path, "keyword,a\n__total__,100\nSQL,many\n", "keyword,a\n__total__,90\n", "word,a\n")
    told = [problem.message for problem in error.value.problems]
    assert told == [
        "'many' in column 'a' is no count",
        "the total of 'a' is 90 here and 100 in another table: two studies?",
        "a table of counts has a column 'keyword' and one for each site",
    ]


def test_listings_of_every_kind_have_a_role_of_their_own_and_their_interval_a_smaller_number(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("keyword,hn\n__total__,8623\nPython,2000\n", encoding="utf-8")
    totals = read_study([path], curriculum(), STUDY, "all-listings", 606.0).snapshot.roles
    assert totals == {"all-listings": RoleTotals(listings=8623, effective=606.0)}
