"""Does the matcher find what its definition says, in texts made to confuse it?"""

import itertools
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from listing_worlds import curriculum
from reference_matcher import Reference

from pathfinder.measuring.lexicon import lexicon_of
from pathfinder.measuring.matcher import Matcher
from pathfinder.model.curriculum import Curriculum

WORLD = curriculum()
MATCHER = Matcher(lexicon_of(WORLD))
REFERENCE = Reference(WORLD)

WORDS = [
    "Python",
    "python",
    "PYTHON3",
    "Java",
    "JavaScript",
    "SQL",
    "NoSQL",
    "PL/SQL",
    "MySQL",
    "C",
    "c",
    "C++",
    "c++17",
    "C#",
    "R",
    "r",
    "R&D",
    "Go",
    "go",
    "GO",
    "golang",
    "go",
    "to",
    "no",
    "go",
    "Access",
    "access",
    "Excel",
    "MS",
    "Office",
    "Access",
    "Group",
    "spark",
    "Spark",
    "joy",
    "Apache",
    "Spark",
    "Node.js",
    "node.JS",
    ".NET",
    "ASP.NET",
    "VB.NET",
    "CI/CD",
    "CI",
    "machine",
    "learning",
    "Machine",
    "Learning",
    "ML",
    "html",
    "HTML+CSS",
    "PythonSQL",
    "SQLPythonJava",
    "developer",
    "Ph.D",
    "D.C",
    "e.g.",
    "docs.ray.io",
    "https://x.io/python",
    "a@python.com",
    "github.com/python",
    "www.java.com/sql",
    "é",
    "naïve",
    "R²",
    "™",
    "ﬁ",
    "•",
    "–",
    "“",
    "”",
    "’",
    "…",
    "開発",
    "한국",
    "_",
    "__",
    ".",
    "..",
    "...",
    "+",
    "#",
    "3.5",
]
JOINERS = [
    "",
    "",
    " ",
    " ",
    " ",
    "\n",
    ",",
    ", ",
    ".",
    ". ",
    "/",
    "-",
    "+",
    "&",
    "'",
    "’",
    "•",
    "\u00a0",
    "(",
    ")",
    "é",
    "_",
]

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(JOINERS)), max_size=14).map(
    lambda parts: "".join(word + joiner for word, joiner in parts)
)
ROOT = Path(__file__).parents[2]
PROSE = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "curriculum").glob("*.yaml"))]


def _without_unless(skill: str) -> Curriculum:
    return replace(WORLD, skills={**WORLD.skills, skill: WORLD.skills[skill]._replace(unless=())})


def found(text: str) -> set[str]:
    return {MATCHER.skills[place] for place in MATCHER.skills_in(text)}


@settings(max_examples=600)
@given(texts)
def test_the_matcher_and_its_definition_agree(text):
    assert found(text) == REFERENCE.skills(text)


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text_at_all_is_read_as_defined(text):
    assert found(text) == REFERENCE.skills(text)


@settings(max_examples=60)
@given(st.data())
def test_prose_is_read_as_defined(data):
    prose = data.draw(st.sampled_from(PROSE))
    start = data.draw(st.integers(0, len(prose)))
    text = prose[start : start + 1500]
    assert found(text) == REFERENCE.skills(text)


BARE = {skill.id: Matcher(lexicon_of(_without_unless(skill.id))) for skill in WORLD.skills.values() if skill.unless}


@settings(max_examples=300)
@given(texts, st.sampled_from(sorted(BARE)))
def test_a_phrase_takes_nothing_from_other_skills_and_gives_nothing_to_its_own(text, skill):
    bare = BARE[skill]
    without = {bare.skills[place] for place in bare.skills_in(text)}
    forbidden = [hit for hit in MATCHER.hits(text, rejected=True) if hit.skill == skill and hit.broken == "unless"]
    assert found(text) >= without - {skill}
    assert found(text) == without or forbidden
    for hit in forbidden:
        assert hit.phrase in text
        assert text.encode()[hit.start : hit.end] in hit.phrase.encode()


SYLLABLES = ["aaa", "bbb", "ccc", "Ddd", "c++", "x.y"]
phrases = st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4).map(" ".join)
worlds = st.fixed_dictionaries({name: st.lists(phrases.map(str.lower), min_size=1, max_size=2) for name in "pqrs"})
shadows = st.fixed_dictionaries({name: st.lists(phrases | phrases.map(str.lower), max_size=2) for name in "pqrs"})
joined = st.lists(st.tuples(st.sampled_from(SYLLABLES), st.sampled_from([" ", " ", ", ", "/", ""])), max_size=9)


@settings(max_examples=400)
@given(worlds, shadows, joined)
def test_terms_and_phrases_that_overlap_anyhow_are_read_as_defined(terms, unless, words):
    world = curriculum(terms, unless)
    matcher = Matcher(lexicon_of(world))
    text = "".join(word + joiner for word, joiner in words)
    skills = Reference(world).skills(text)
    assert {matcher.skills[place] for place in matcher.skills_in(text)} == skills
    assert {hit.skill for hit in matcher.hits(text)} == skills


@settings(max_examples=200)
@given(texts)
def test_hits_that_count_name_the_skills_and_no_place_is_claimed_twice(text):
    hits = MATCHER.hits(text, rejected=True)
    counted = [hit for hit in hits if not hit.broken]
    assert {hit.skill for hit in counted} == found(text)
    assert all(a.end <= b.start or (a.start, a.end) == (b.start, b.end) for a, b in itertools.pairwise(counted))
    assert {hit.broken for hit in hits} <= {"", "case", "glue", "near", "unless", "longer"}
