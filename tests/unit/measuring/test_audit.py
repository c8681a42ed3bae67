from listing_worlds import curriculum, listing, write_ndjson

from pathfinder.measuring.audit import AuditOptions, audit, columns_found
from pathfinder.measuring.columns import Columns


def test_every_row_is_shown_in_order_with_its_skills(tmp_path):
    rows = [listing("SQL, Python", title="Senior Data Engineer"), listing("Java", title="Baker")]
    path = write_ndjson(tmp_path / "rows.ndjson", rows)
    shown = list(audit([path], curriculum()))
    assert shown == [
        {
            "schema_version": 1,
            "file": str(path),
            "row": 0,
            "roles": ["data-engineer"],
            "level": "senior",
            "skills": ["python", "sql"],
        },
        {"schema_version": 1, "file": str(path), "row": 1, "roles": [], "level": "", "skills": ["java"]},
    ]


def test_a_hit_that_unless_forbids_names_the_phrase(tmp_path):
    path = write_ndjson(tmp_path / "jobs.ndjson", [listing("Go to a developer")])
    (shown,) = audit([path], curriculum(), AuditOptions(terms=True))
    assert shown["rejected"] == [
        {"skill": "go", "text": "Go", "start": 0, "end": 2, "rule": "unless", "phrase": "Go to"}
    ]


def test_terms_have_places_in_the_cleaned_text_and_rejected_ones_their_rule(tmp_path):
    path = write_ndjson(tmp_path / "rows.ndjson", [listing("<p>Café:&nbsp;Go far</p><p>naïve R&amp;D, SQL</p>")])
    (shown,) = audit([path], curriculum(), AuditOptions(terms=True, text=True))
    assert shown["text"] == "Café: Go far\nnaïve R&D, SQL"
    assert shown["terms"] == [{"skill": "sql", "text": "SQL", "start": 24, "end": 27}]
    assert shown["rejected"] == [
        {"skill": "go", "text": "Go", "start": 6, "end": 8, "rule": "near"},
        {"skill": "r", "text": "R", "start": 19, "end": 20, "rule": "glue"},
    ]


def test_rows_that_cannot_be_read_are_reported(tmp_path):
    path = tmp_path / "rows.ndjson"
    path.write_text('{"title": "Data engineer", "text": "SQL"}\nbroken\n{"title": "", "text": "R"}\n')
    problems = []
    assert [row["row"] for row in audit([path], curriculum(), report=problems.append)] == [0, 2]
    assert problems[0].location.line == 2


def test_the_columns_found_can_be_shown(tmp_path):
    path = write_ndjson(tmp_path / "rows.ndjson", [listing("x")])
    assert columns_found([path]) == {str(path): Columns(title=("title",), text=("description",), employer=("company",))}
