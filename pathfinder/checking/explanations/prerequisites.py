"""What do the codes about prerequisites and hours mean?"""

from __future__ import annotations

from pathfinder.checking.explanations.example import Example

MEANINGS = {
    "any-unreachable": (
        "Every member of an `any` group needs, further down, the very skill that has the group. So nobody can ever "
        "start it, and no plan can hold it or what it opens. Add a member that can be learned without it, or take "
        "out the edge that leads back."
    ),
    "redundant-edge": (
        "A prerequisite that another prerequisite of the same skill needs anyway. It changes no plan, but who edits "
        "the curriculum later has to keep both in mind, and graphs fill with arrows that say nothing. Only direct "
        "prerequisites are written down; the message shows the chain that stays."
    ),
    "any-always-met": (
        "A member of an `any` group is needed in any case, so the group is always met and its other members are "
        "never chosen. Either the group should go, or the plain edge was meant to be one choice among several."
    ),
    "any-covers-any": (
        "One `any` group of a skill holds all members of another one: whoever meets the smaller group has met the "
        "larger one as well, which therefore says nothing."
    ),
    "any-member-idle": (
        "A member that can never be the way to meet its group: it needs another member, which then is enough, or "
        "the very skill that has the group. People would read it as a choice that does not exist."
    ),
    "any-of-one": "An `any` group of one leaves no choice; a plain prerequisite says the same and is read faster.",
    "missing-reason": (
        "A prerequisite without a reason. The reason is shown wherever a plan asks somebody to study something they "
        "did not ask for, and it is how the next editor knows whether the edge is right. Say what of the "
        "prerequisite is used."
    ),
    "thin-reason": "A reason of fewer than eight characters says nothing that the edge does not say already.",
    "many-hours": (
        "More than 400 likely hours, ten weeks of full-time study. A plan cannot pay off before a skill is done, so "
        "divide it into skills that are worth something one after the other."
    ),
    "few-hours": (
        "Less than half an hour is no skill but a page of another one. Listings that name it are better counted "
        "through a term of the skill that it belongs to."
    ),
    "wide-hours": (
        "The high estimate is more than six times the low one: that says nothing about the time it takes. Most "
        "skills of the bundled curriculum have about three. Narrow it, or divide the skill."
    ),
    "long-resource": (
        "A resource takes over three times as long as the high estimate of the whole skill. One of the two is "
        "wrong, or only a part of the resource is meant; then name the part and its hours."
    ),
}

_GROUP = """\
skills:
  git: {name: Git, hours: 8}
  svn: {name: Subversion, hours: 8}
  jupyter: {name: Jupyter, hours: 4}
  pandas:
    name: pandas
    hours: 25
    requires:
"""
_CHAIN = """\
skills:
  python: {name: Python, hours: 60}
  numpy: {name: NumPy, hours: 12, requires: [python: arrays are made as Python objects]}
"""

EXAMPLES = {
    "any-unreachable": Example(
        """\
skills:
  webpack:
    name: webpack
    hours: 8
    requires:
      - any: [loaders]
        because: files other than JavaScript need one
  loaders: {name: Loaders, hours: 3, requires: [webpack: loaders are set up in its configuration]}
  babel: {name: Babel, hours: 3}
""",
        "[loaders]",
        "[loaders, babel]",
    ),
    "redundant-edge": Example(
        f"""{_CHAIN}\
  pandas:
    name: pandas
    hours: 25
    requires:
      - numpy: columns are NumPy arrays
      - python: every operation is a Python expression
""",
        "      - python: every operation is a Python expression\n",
        "",
    ),
    "any-always-met": Example(
        f"""{_GROUP}\
      - git: notebooks are kept under version control
      - any: [git, jupyter]
        because: work is kept and shown somewhere
""",
        "      - git: notebooks are kept under version control\n",
        "",
    ),
    "any-covers-any": Example(
        f"""{_GROUP}\
      - any: [git, svn]
        because: work is kept under version control
      - any: [git, svn, jupyter]
        because: work is shown somewhere
""",
        "[git, svn, jupyter]",
        "[git, jupyter]",
    ),
    "any-member-idle": Example(
        f"""{_CHAIN}\
  plotting:
    name: Plotting
    hours: 6
    requires:
      - any: [python, numpy]
        because: the figures to draw are computed
""",
        "any: [python, numpy]\n        because: the",
        "python: the",
    ),
    "any-of-one": Example(
        f"""{_GROUP}\
      - any: [git]
        because: work is kept under version control
""",
        "any: [git]\n        because: work",
        "git: work",
    ),
    "missing-reason": Example(
        f"{_CHAIN}  pandas: {{name: pandas, hours: 25, requires: [numpy]}}\n",
        "[numpy]",
        "[numpy: columns are NumPy arrays]",
    ),
    "thin-reason": Example(
        f"{_CHAIN}  pandas: {{name: pandas, hours: 25, requires: [numpy: needed]}}\n",
        "numpy: needed",
        "numpy: columns are NumPy arrays",
    ),
    "many-hours": Example(
        "skills:\n  mathematics: {name: Mathematics, hours: 900}\n",
        "  mathematics: {name: Mathematics, hours: 900}\n",
        "  calculus: {name: Calculus, hours: 40}\n  linear-algebra: {name: Linear algebra, hours: 40}\n",
    ),
    "few-hours": Example(
        "skills:\n  commit: {name: Commits, hours: 0.2}\n",
        "  commit: {name: Commits, hours: 0.2}\n",
        "  git: {name: Git, hours: 8, terms: [git, commits]}\n",
    ),
    "wide-hours": Example(
        "skills:\n  kubernetes: {name: Kubernetes, hours: [10, 45, 200]}\n", "[10, 45, 200]", "[27, 45, 85]"
    ),
    "long-resource": Example(
        """\
skills:
  regular-expressions:
    name: Regular expressions
    hours: [3, 6, 11]
    learn:
      - {title: Mastering Regular Expressions, kind: book, hours: 40}
""",
        "Expressions, kind: book, hours: 40",
        "Expressions (chapters 1 to 3), kind: book, hours: 9",
    ),
}
