"""How do the loader's codes look? Examples for what it finds in a curriculum file."""

from __future__ import annotations

from pathfinder.checking.explanations.example import Example

_TWO = "skills:\n  git: {name: Git, hours: 8}\n  python:\n    name: Python\n    hours: 60\n"

EXAMPLES = {
    "yaml-syntax": Example(
        "skills:\n  git:\n    name: Git\n    summary: Versions: keep them all\n    hours: 8\n",
        "Versions: keep them all",
        '"Versions: keep them all"',
    ),
    "tab": Example("skills:\n  git:\n\tname: Git\n    hours: 8\n", "\tname", "    name"),
    "indentation": Example(
        "skills:\n  git:\n    name: Git\n    hours: 8\n    terms:\n      - git\n        - git hosting\n",
        "        - git hosting",
        "      - git hosting",
    ),
    "unknown-alias": Example(
        "skills:\n  git: {name: Git, hours: 8, terms: [git, *hosting]}\n", "*hosting", "git hosting"
    ),
    "tag": Example("skills:\n  git: {name: !!str Git, hours: 8}\n", "!!str ", ""),
    "merge-key": Example(
        "skills:\n  git: &tool {name: Git, hours: 8}\n  svn: {<<: *tool, name: Subversion}\n",
        "{<<: *tool, name: Subversion}",
        "{name: Subversion, hours: 8}",
    ),
    "duplicate-key": Example("skills:\n  git: {name: Git, hours: 8, name: git}\n", ", name: git}", "}"),
    "unknown-key": Example("skills:\n  git: {name: Git, hour: 8}\n", "hour:", "hours:"),
    "missing-key": Example("skills:\n  git: {name: Git}\n", "name: Git", "name: Git, hours: 8"),
    "wrong-type": Example("skills:\n  git: {name: Git, hours: eight}\n", "eight", "8"),
    "bad-id": Example("skills:\n  Apache_Kafka: {name: Kafka, hours: 25}\n", "Apache_Kafka", "apache-kafka"),
    "out-of-range": Example("skills:\n  git: {name: Git, hours: 0}\n", "hours: 0", "hours: 8"),
    "hours-order": Example("skills:\n  git: {name: Git, hours: [8, 5, 14]}\n", "[8, 5, 14]", "[5, 8, 14]"),
    "repeated": Example("skills:\n  git: {name: Git, hours: 8, terms: [git, git]}\n", "[git, git]", "[git]"),
    "unusual-word": Example(
        "skills:\n  git: {name: Git, hours: 8, learn: [{title: Pro Git, kind: boock}]}\n", "boock", "book"
    ),
    "unknown-skill": Example(f"{_TWO}    requires:\n      - gitt: code is kept under version control\n", "gitt", "git"),
    "unknown-stage": Example(
        "stages:\n  - {id: store, name: Store}\nskills:\n  sql: {name: SQL, hours: 30, stage: [stor]}\n",
        "[stor]",
        "[store]",
    ),
    "unknown-near-group": Example(
        "near_groups:\n  programming: [python, java]\nskills:\n  go:\n    name: Go\n    hours: 40\n"
        '    terms: [{term: go, case: initial, near: ["@programing"]}]\n',
        "@programing",
        "@programming",
    ),
    "cycle": Example(
        "skills:\n"
        "  kafka: {name: Kafka, hours: 25, requires: [streams: topics are read as streams]}\n"
        "  streams: {name: Streams, hours: 10, requires: [kafka: streams are kept in topics]}\n",
        ", requires: [streams: topics are read as streams]",
        "",
    ),
    "two-groups": Example(
        "skills:\n  aws: {name: AWS, hours: 45}\n  gcp: {name: Google Cloud, hours: 45}\nalternatives:\n"
        "  clouds: {name: Clouds, skills: [aws, gcp]}\n  hosts: {name: Hosts, skills: [aws]}\n",
        "  hosts: {name: Hosts, skills: [aws]}\n",
        "",
    ),
}
