"""Are titles and the phrases that tell them read alike?"""

from __future__ import annotations

import unicodedata

from pathfinder.model.phrases import phrase_words, says_nothing, title_words


def test_punctuation_is_a_blank_and_case_plays_no_part():
    assert title_words("Sr. Data-Engineer (ETL/Big_Data)*") == ["sr", "data", "engineer", "etl", "big", "data"]


def test_a_star_is_a_word_of_a_phrase():
    assert phrase_words("ETL* developer") == ("etl", "*", "developer")
    assert says_nothing(phrase_words("* - *"))
    assert says_nothing(phrase_words(""))
    assert not says_nothing(phrase_words("* r"))


def test_an_accent_may_be_part_of_its_letter_or_stand_behind_it():
    composed, apart = (unicodedata.normalize(form, "Ingénieur") for form in ("NFC", "NFD"))
    assert composed != apart
    assert title_words(composed) == title_words(apart) == list(phrase_words(apart))
