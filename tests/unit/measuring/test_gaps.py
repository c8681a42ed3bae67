import pytest
from listing_worlds import curriculum, listing, write_ndjson

from pathfinder.errors import RequestError
from pathfinder.measuring.gaps import find_gaps

WORLD = curriculum()
TEXTS = [
    "Experience with Airflow, SQL and Delta Lake. You know snowflake and Berlin.",
    "Experience in Python; we run Airflow on Delta Lake in Berlin. The Widget is ours",
    "Our experience: Delta Lake, airflow, Airflow and Snowflake, all from Berlin",
    "We like the Widget, the Widget and Airflow",
]


def rows(texts=TEXTS):
    role = [listing(text, company=f"company {n}") for n, text in enumerate(texts)]
    return role + [listing(f"We bake bread in Berlin, {n}", title="Baker", company=f"b{n}") for n in range(4)]


def found(tmp_path, *more, **options):
    return find_gaps([write_ndjson(tmp_path / "rows.ndjson", [*rows(), *more])], WORLD, "data-engineer", **options)


def test_names_of_the_trade_that_no_skill_covers_are_gaps(tmp_path):
    result = found(tmp_path)
    assert (result.listings, result.elsewhere) == (4, 4)
    assert [(gap.term, gap.mentions, gap.share) for gap in result.gaps] == [
        ("Airflow", 4, 1.0),
        ("Delta Lake", 3, 0.75),
    ]


def test_a_vocabulary_is_looked_for_in_any_case(tmp_path):
    result = found(tmp_path, vocabulary=["snowflake", "SQL", "Hadoop", "widget"])
    assert [(gap.term, gap.mentions) for gap in result.gaps] == [("snowflake", 2), ("widget", 2)]


def test_equal_texts_count_once_and_one_employer_is_not_enough(tmp_path):
    again = [listing(TEXTS[0], company="other")] + [listing(f"Use Widget {n}", company="company 3") for n in range(5)]
    result = found(tmp_path, *again)
    assert result.listings == 9
    assert "Widget" not in [gap.term for gap in result.gaps]


def test_no_listing_of_the_role_is_an_error(tmp_path):
    path = write_ndjson(tmp_path / "rows.ndjson", [listing("SQL", title="Baker")])
    with pytest.raises(RequestError, match="no listing fits the role 'data-engineer'"):
        find_gaps([path], WORLD, "data-engineer")
