"""What do the codes about roles, alternatives, stages and demand mean?"""

from __future__ import annotations

from pathfinder.checking.explanations.example import Example

MEANINGS = {
    "role-without-titles": (
        "The role has no titles, so no listing is ever one of it, and it has no demand to plan for."
    ),
    "title-without-words": "A title of stars and punctuation alone has nothing to look for, or would fit everything.",
    "title-shut-out": (
        "A phrase of the role's own `not_titles` stands in this title, so it never fits. One of the two is wrong."
    ),
    "title-covered": (
        "Every job title that holds this phrase holds a shorter one of the same role too. It changes nothing, and "
        "hides which phrases do the work."
    ),
    "titles-overlap": (
        "Every title of the role is a title of another role as well, so the other one has all its listings. A title "
        "may fit two roles, but a role needs something of its own to be told apart."
    ),
    "alternatives-of-one": (
        "An alternatives group with one member is an alternative to nothing. Groups say what listings accept in "
        "place of each other: name the others, or delete the group."
    ),
    "idle-stage": "A place on the data flow at which no skill is used and no role works; nothing would be drawn there.",
    "demand-without-skill": (
        "A snapshot counted a skill that the curriculum lacks. It stays a requirement that no plan can meet, so every "
        "match is lower than it might be. The skill was renamed or removed since: put it back, or measure again."
    ),
    "demand-without-role": (
        "A snapshot has listings of a role that the curriculum lacks: nobody can plan for it. The role was renamed or "
        "removed since."
    ),
    "unwanted-skill": (
        "The skill was looked for in listings, none names it, and no skill needs it: no plan will ever hold it "
        "unless it is a goal. Look at its terms first; perhaps listings write it in another way."
    ),
}

_ROLES = """\
roles:
  ml-engineer:
    name: Machine learning engineer
    titles: [machine learning engineer]
"""

EXAMPLES = {
    "role-without-titles": Example(
        "roles:\n  ml-engineer: {name: Machine learning engineer}\n",
        "engineer}",
        "engineer, titles: [machine learning engineer]}",
    ),
    "title-without-words": Example(_ROLES.replace("engineer]", 'engineer, "*"]'), ', "*"', ""),
    "title-shut-out": Example(
        f"{_ROLES}    not_titles: [learning]\n", "not_titles: [learning]", "not_titles: [learning and development]"
    ),
    "title-covered": Example(
        _ROLES.replace("engineer]", "engineer, senior machine learning engineer]"),
        ", senior machine learning engineer",
        "",
    ),
    "titles-overlap": Example(
        f"{_ROLES}  vision-engineer:\n    name: Vision engineer\n    titles: [senior machine learning engineer]\n",
        "[senior machine learning engineer]",
        "[computer vision engineer]",
    ),
    "alternatives-of-one": Example(
        """\
skills:
  aws: {name: AWS, hours: 45}
  gcp: {name: Google Cloud, hours: 45}
alternatives:
  cloud-platform: {name: Cloud platform, skills: [aws]}
""",
        "[aws]",
        "[aws, gcp]",
    ),
    "idle-stage": Example(
        """\
skills:
  sql: {name: SQL, hours: 30, stage: [store]}
stages:
  - {id: ingest, name: Ingest, to: [store]}
  - {id: store, name: Store}
""",
        "stage: [store]",
        "stage: [ingest, store]",
    ),
}
