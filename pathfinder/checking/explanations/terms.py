"""What do the codes about terms mean?"""

from __future__ import annotations

from pathfinder.checking.explanations.example import Example

MEANINGS = {
    "term-without-letters": (
        "Of this term nothing is left to look for: matching reads letters, figures and + # _ . and takes everything "
        "else for a blank, also the letters of scripts without capitals (Chinese, Korean, Thai): they set words beside "
        "one another without a space. A skill that is named so needs a term in Latin letters."
    ),
    "short-term": (
        "A term of one or two letters has no rule. R, Go or BI stand in listings for many things: initials, "
        "'R&D', verbs. In 16,000 real listings short and common words without a rule were right in 69 to 79 of 100 "
        "places, with rules in 97 and more. Give it a rule (case, glue, near), or a longer term beside it."
    ),
    "common-word": (
        "The term is a word of ordinary English, or a name that other things have, and has no rule: Access, Express, "
        "Flow, Spring. 'Flow' alone met 601 listings of a real corpus, of which 7 meant the tool. Say how it is "
        "written (case), what stands near it (near), or use a longer term."
    ),
    "term-claimed-twice": (
        "Two skills claim the same term, so a listing that writes it would count for both. Capitals, blanks, hyphens "
        "and slashes make no difference. Leave it to one of them; where a longer phrase tells them apart, claim the "
        "phrase: a longer term goes before a shorter one."
    ),
    "term-repeated": (
        "The term stands twice in the same skill, once perhaps with a hyphen and once without, which is the same to "
        "the matcher. Where one of the two has no rule, it counts everywhere and the rule of the other does nothing."
    ),
    "idle-rule": (
        "A rule that can do nothing: `glue` with letters or figures (matches are whole words anyway), `within` without "
        "`near`, or a word in `near` that is the term itself or holds nothing to look for. It was meant to do "
        "something; see what."
    ),
    "unless-is-own-term": (
        "A phrase of `unless` is a term of the same skill: `unless` would forbid it. Phrases there are longer than "
        "the term, and mean something else: 'go to market' for Go."
    ),
    "unless-is-a-term": (
        "A phrase of `unless` is a term of another skill. The longest term wins by itself, so the phrase does nothing "
        "but make two places to keep in step."
    ),
    "unless-without-term": (
        "A phrase of `unless` that holds none of the skill's terms on whole words forbids nothing."
    ),
    "idle-near-group": "A group under `near_groups` that no term looks for: it was renamed, or is left over.",
}

_GO = "skills:\n  go:\n    name: Go\n    hours: 40\n    terms:\n"

EXAMPLES = {
    "term-without-letters": Example(
        "skills:\n  r: {name: R, hours: 40, terms: [rstats, '&']}\n", "[rstats, '&']", "[rstats]"
    ),
    "short-term": Example(
        f"{_GO}      - golang\n      - qt\n",
        "- qt",
        "- {term: qt, case: title, near: [c++]}",
    ),
    "common-word": Example(
        f"{_GO}      - golang\n      - go\n",
        "- go\n",
        '- {term: go, case: initial, glue: "-", near: [developer, code, python, java]}\n',
    ),
    "term-claimed-twice": Example(
        """\
skills:
  spark: {name: Spark, hours: 35, terms: [apache spark, spark streaming]}
  stream-processing: {name: Stream processing, hours: 15, terms: [stream processing, Spark-Streaming]}
""",
        ", Spark-Streaming]",
        "]",
    ),
    "term-repeated": Example(
        "skills:\n  scikit-learn: {name: scikit-learn, hours: 20, terms: [scikit-learn, scikit learn, sklearn]}\n",
        " scikit learn,",
        "",
    ),
    "idle-rule": Example(
        f"{_GO}      - {{term: go, case: initial, within: 40}}\n", "within: 40", "near: [developer, code], within: 40"
    ),
    "unless-is-own-term": Example(
        f"{_GO}      - golang\n      - {{term: go, case: initial}}\n    unless: [go]\n",
        "unless: [go]",
        "unless: [go to, go live]",
    ),
    "unless-is-a-term": Example(
        """\
skills:
  looker: {name: Looker, hours: 12, terms: [looker], unless: [looker studio]}
  looker-studio: {name: Looker Studio, hours: 8, terms: [looker studio]}
""",
        ", unless: [looker studio]",
        "",
    ),
    "unless-without-term": Example(
        "skills:\n  hive: {name: Hive, hours: 14, terms: [apache hive], unless: [beehive]}\n", ", unless: [beehive]", ""
    ),
    "idle-near-group": Example(
        """\
skills:
  r: {name: R, hours: 40, terms: [{term: r, case: upper, near: [statistics]}]}
near_groups:
  statistics-tools: [sas, stata, spss]
""",
        "[statistics]",
        '["@statistics-tools"]',
    ),
}
