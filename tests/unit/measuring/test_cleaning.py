import pytest

from pathfinder.measuring.cleaning import clean_line, clean_text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("<p>Python<br/>SQL</p><ul><li>Java</li><li>Go</li></ul>", "Python\nSQL\nJava\nGo"),
        ("&lt;p&gt;R &amp;amp; D&lt;/p&gt;", "R & D"),
        ("<strong>Skills:</strong>Python", "Skills: Python"),
        ('<a href="https://x.io/java">Go</a>', "Go"),
        ("latency < 5 ms and List<int> &lt; 3", "latency < 5 ms and List<int> < 3"),
        ("<script>var java;</script><!-- sql -->Go", "Go"),
        ("['Python\\xa0SQL', \"it's R\"]", "Python SQL\nit's R"),
        ("[Python] or [SQL]", "[Python] or [SQL]"),
        ("['broken", "['broken"),
        (r"C\+\+, C\# and snake\_case", "C++, C# and snake_case"),
        (r"one\ntwo\r\nthree", "one\ntwo\nthree"),
        ("CI–CD  \t machine‑learning\u00a0’s", "CI-CD machine-learning 's"),
        ("a\r\n\r\n\r\n b ", "a\nb"),
        ("AT&T & co", "AT&T & co"),
    ],
)
def test_markup_goes_and_words_stay(text, clean):
    assert clean_text(text) == clean


LOST = "in Airflow and OozieExperience with SQLStrong knowledge of CodeBuild and BigQuery (GCP)You write RExperience"


def test_lines_that_lost_their_breaks_are_parted_where_a_text_has_hardly_any():
    parted = LOST.replace("OozieE", "Oozie\nE").replace("SQLS", "SQL\nS").replace(")Y", ")\nY").replace("RE", "R\nE")
    assert clean_text(LOST + " word" * 40) == parted + " word" * 40
    assert clean_text(LOST) == LOST


def test_soft_hyphens_part_no_word():
    assert clean_text("Py\u00adthon, caf\u00e9") == "Python, caf\u00e9"


def test_a_title_is_one_line():
    assert clean_line(" Data&nbsp;Engineer\n <b>(m/w/d)</b>") == "Data Engineer (m/w/d)"
