import pytest

from pathfinder.measuring.columns import Columns, ToldColumns, find_columns

SHARED = {
    "title descriptionHtml descriptionPlain publishedAt company": "title descriptionPlain company publishedAt",
    "posting_title posted_since company_name description": "posting_title description company_name posted_since",
    "description title date title_formatted": "title description - date",
    "title company description date_posted": "title description company date_posted",
    "id name title text pageUrl": "title text - -",
    "_index Name Company Description": "Name Description Company -",
    "Job Title;Company Name;Job Description;Rating": "Job Title;Job Description;Company Name;-",
    "id source time text run": "- text - time",
    "Job Position;Advertiser;Job Descriptions": "Job Position;Job Descriptions;Advertiser;-",
    "job company position_description": "job position_description company -",
    "job_title company first_seen describtion": "job_title describtion company first_seen",
}


@pytest.mark.parametrize("names", SHARED)
def test_columns_of_known_corpora_are_found(names):
    blank = ";" if ";" in names else " "
    found = find_columns(names.split(blank))
    first = [(wanted or ("-",))[0] for wanted in (found.title, found.text, found.employer, found.date)]
    assert first == SHARED[names].split(blank)


def test_told_columns_go_first_and_alone():
    found = find_columns(["a", "title", "description"], ToldColumns(title="a"))
    assert found == Columns(title=("a",), text=("description",))


def test_told_columns_that_are_missing_are_named():
    assert ToldColumns(title="x", text="title").unknown_among(["title"]) == ("x",)


def test_parts_are_read_where_no_text_is():
    assert find_columns(["name", "requirements", "tasks"]).parts == ("requirements", "tasks")
