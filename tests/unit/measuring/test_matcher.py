import pytest
from listing_worlds import curriculum, lexicon

from pathfinder.errors import RequestError
from pathfinder.measuring.lexicon import lexicon_of
from pathfinder.measuring.matcher import Hit, Matcher, code_points
from pathfinder.model.skills import Term

MATCHER = Matcher(lexicon())


def found(text: str) -> str:
    return " ".join(sorted(MATCHER.skills[place] for place in MATCHER.skills_in(text)))


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("JavaScript", "javascript"),
        ("Java and JavaScript", "java javascript"),
        ("C/C++ and C#", "c cpp csharp"),
        ("NoSQL, MySQL", "nosql"),
        ("PL/SQL", "plsql"),
        ("Node.js, ASP.NET", "dotnet nodejs"),
        ("•Python–SQL", "python sql"),
        ("SQL.Python", "python sql"),
        ("knows SQL.3+ years of Python", "python sql"),
        ("Python3.8.1, SQL.8x", ""),
        ("HTML+CSS", "css html"),
        ("C++17", "cpp"),
        ("(Python)", "python"),
        ("Python's", "python"),
        ("“Python”…", "python"),
        ("machine\nlearning.", "machine-learning"),
        ("machine, learning", ""),
        ("Ph.D. Washington D.C", ""),
        ("Python™, SQL® or HTML℠", "html python sql"),
        ("#python", "python"),
        ("__python__", "python"),
        ("snake_python", ""),
        ("CI/CD or CI-CD", "ci-cd"),
    ],
)
def test_words_end_where_a_reader_sees_them_end(text, skills):
    assert found(text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Ré, éR, R\u0301, R²", ""),
        ("é R", "r"),
        ("R&D", ""),
        ("R-squared", ""),
        ("r", ""),
        ("R, SQL", "r sql"),
        ("使用Python开发", "python"),
        ("Python을 사용", "python"),
        ("ｐython Рython", ""),
        ("Python\u00a0SQL\u2009Java", "java python sql"),
        ("naïvePython", ""),
    ],
)
def test_letters_beyond_ascii_are_letters_and_signs_are_not(text, skills):
    assert found(text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("PythonSQL", "python sql"),
        ("SQLPythonJava", "java python sql"),
        ("MySQLPython", ""),
        ("pythonsql", ""),
        ("experiencePython", ""),
    ],
)
def test_glued_words_are_parted_only_where_every_letter_belongs_to_a_term(text, skills):
    assert found(text) == skills


@pytest.mark.parametrize(
    "text", ["docs.java.io", "https://x.io/python", "www.sql.dev/java", "a@python.com", "github.com/apache/spark"]
)
def test_addresses_name_no_skill(text):
    assert found(f"see {text} now") == ""


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Go developer", "go"),
        ("developer in Go", "go"),
        ("GO, Python", "go python"),
        ("go developer", ""),
        ("Go far", ""),
        ("developer; " + "x" * 40 + " Go", ""),
        ("no Go developer", ""),
        ("Go to a developer", ""),
        ("Go-developer", ""),
        ("Golang", "go"),
        ("Microsoft Excel, Access", "access"),
        ("excel and ACCESS", ""),
        ("Excel Access Group", ""),
        ("Excel access group", ""),
        ("Excel Access group", "access"),
        ("does it spark joy? Apache Spark does", "spark"),
    ],
)
def test_rules_decide_what_counts(text, skills):
    assert found(text) == skills


def test_a_long_hit_that_is_not_valid_hides_no_valid_short_one():
    world = lexicon({"go": [Term("go lang", case="upper")], "lang": ["lang"]})
    matcher = Matcher(world)
    assert [hit.skill for hit in matcher.hits("Go Lang")] == ["lang"]


def test_a_term_of_two_skills_counts_for_both_where_both_rules_hold():
    matcher = Matcher(lexicon({"a": [Term("x1")], "b": [Term("x1", case="upper")]}))
    assert [hit.skill for hit in matcher.hits("X1 x1")] == ["a", "b", "a"]


SHADOWED = {
    "salesforce": ["salesforce"],
    "lightning": ["lightning"],
    "spring": ["spring", "spring framework"],
    "testing": ["test cases"],
    "regression": ["regression"],
}
SHADOWS = {"lightning": ["salesforce lightning"], "spring": ["the spring"], "regression": ["regression test"]}


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Salesforce Lightning", "salesforce"),
        ("Lightning, Salesforce Lightning", "lightning salesforce"),
        ("in the spring", ""),
        ("knows the Spring framework", "spring"),
        ("regression test cases", "testing"),
        ("regression tests", "regression"),
    ],
)
def test_unless_forbids_the_terms_of_its_own_skill_that_lie_inside_it(text, skills):
    matcher = Matcher(lexicon(SHADOWED, SHADOWS))
    assert " ".join(sorted(matcher.skills[place] for place in matcher.skills_in(text))) == skills
    assert sorted({hit.skill for hit in matcher.hits(text)}) == skills.split()


def test_what_unless_forbids_hides_no_term_of_another_skill():
    world = lexicon({"a": ["big data lake"], "b": ["data lake"]}, {"a": ["the big data lake"]})
    assert [hit.skill for hit in Matcher(world).hits("the big data lake")] == ["b"]


def test_a_phrase_with_capitals_may_be_a_spelling_of_the_term_itself():
    matcher = Matcher(lexicon({"maven": ["maven"], "java": ["java"]}, {"maven": ["MAVEN"]}))
    assert [hit.start for hit in matcher.hits("MAVEN maven Maven")] == [6, 12]
    assert not matcher.hits("javaMAVEN")


def test_a_skill_left_out_still_heeds_its_unless():
    world = curriculum({"a": ["data mesh"], "b": ["mesh network"]}, {"a": ["no data mesh"]})
    matcher = Matcher(lexicon_of(world, without=["a"]))
    assert [hit.start for hit in matcher.hits("data mesh network, no data mesh network")] == [27]
    assert [matcher.skills[place] for place in matcher.skills_in("no data mesh network")] == ["b"]
    assert not matcher.skills_in("data mesh network")


def test_a_hit_that_unless_forbids_names_the_phrase_that_stands_there():
    text = "naïve Salesforce\nLightning"
    (_, rejected) = Matcher(lexicon(SHADOWED, SHADOWS)).hits(text, rejected=True)
    assert rejected == Hit("lightning", 18, 27, "unless", "Salesforce\nLightning")


def test_rejected_hits_name_the_rule():
    text = "Go; once upon a time there was a go, Go-er, Go to developer, Apache Spark"
    hits = MATCHER.hits(text, rejected=True)
    told = [f"{text[hit.start : hit.end]} {hit.broken}".strip() for hit in hits]
    assert told == ["Go near", "go case", "Go glue", "Go unless", "Apache Spark", "Spark longer"]


def test_places_are_bytes_and_become_code_points():
    text = "naïve • Python, 開発 SQL"
    hits = MATCHER.hits(text)
    assert [text.encode()[hit.start : hit.end].decode() for hit in hits] == ["Python", "SQL"]
    assert [text[hit.start : hit.end] for hit in code_points(text, hits)] == ["Python", "SQL"]


def test_a_skill_left_out_still_claims_its_place():
    world = curriculum({"spring": ["spring"], "spring-boot": ["spring boot"]})
    matcher = Matcher(lexicon_of(world, without=["spring-boot"]))
    assert matcher.skills == ("spring",)
    assert matcher.hits("spring boot, spring") == [Hit("spring", 13, 19)]


def test_the_digest_speaks_of_terms_only():
    with_rule = lexicon({"go": [Term("go", case="initial")]})
    assert lexicon({"go": ["go"]}).digest == lexicon({"go": [Term("go")]}).digest != with_rule.digest
    assert with_rule.digest.startswith("sha256:")


def test_nothing_to_look_for_is_an_error():
    with pytest.raises(RequestError, match="no skill is left"):
        lexicon_of(curriculum({"sql": ["sql"]}), without=["sql"])
