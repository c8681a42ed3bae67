import pytest
from listing_worlds import lexicon

from pathfinder.measuring.titles import TitleReader, level_of

READER = TitleReader(lexicon())


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Senior Data Engineer (m/w/d)", "data-engineer"),
        ("data-engineer", "data-engineer"),
        ("Data Scientist/Data Engineer", "data-engineer data-scientist"),
        ("Data Scientist Recruiter", ""),
        ("Metadata Engineer", ""),
        ("Data Engineering Lead", ""),
        ("ETL Developer", "data-engineer"),
        ("ETL / Informatica / Big Data Developer", "data-engineer"),
        ("ETL (Informatica, Big Data) Developer", "data-engineer"),
        ("ETL one two three four Developer", ""),
        ("DATA ENGINEER–REMOTE", "data-engineer"),
        ("", ""),
    ],
)
def test_phrases_are_whole_words_and_a_star_is_up_to_three(title, roles):
    assert " ".join(READER.roles(title)) == roles


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Data Engineer", ""),
        ("Sr. Data Engineer", "senior"),
        ("Staff Data Engineer", "senior"),
        ("Head of Data", "senior"),
        ("Junior Data Engineer", "entry"),
        ("Data Science Intern", "entry"),
        ("New Grad Data Engineer", "entry"),
        ("Data Engineer I", "entry"),
        ("Data Engineer II", "mid"),
        ("Data Engineer III", "senior"),
        ("Senior Data Engineer II", "senior"),
        ("Mid-level Data Engineer", "mid"),
        ("Junior/Senior Data Engineer", ""),
        ("Associate Data Scientist", "entry"),
        ("Senior Associate, Data", "senior"),
        ("2 Data Engineers", ""),
        ("Data Engineer, shift 2", ""),
        ("Data Entry Clerk", ""),
    ],
)
def test_levels_are_stated_or_empty(title, level):
    assert level_of(title) == level
