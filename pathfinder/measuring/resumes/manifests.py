"""What do the manifests of a project say of who wrote it? Its languages, its tools and its dependencies.

A dependency counts where a skill has a term of the same name, written with hyphens, dots, underscores or blanks,
or where :data:`CALLED` gives the name that listings use. Only names are read: nothing is installed or run.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pathfinder.measuring.resumes.passages import Passage
from pathfinder.measuring.wordlist import words

LARGEST = 8 * 1024 * 1024
SKIPPED = frozenset(words("node_modules .git .venv venv env dist build target vendor __pycache__ .tox .mypy_cache"))
DEEPEST = 6

CALLED = {
    "torch": "pytorch",
    "torchvision": "pytorch",
    "sklearn": "scikit-learn",
    "psycopg2": "postgresql",
    "psycopg2-binary": "postgresql",
    "psycopg": "postgresql",
    "asyncpg": "postgresql",
    "pg": "postgresql",
    "pymysql": "mysql",
    "mysqlclient": "mysql",
    "mysql2": "mysql",
    "pymongo": "mongodb",
    "mongoose": "mongodb",
    "boto3": "aws",
    "aws-cdk-lib": "aws",
    "opencv-python": "opencv",
    "opencv-python-headless": "opencv",
    "tensorflow-gpu": "tensorflow",
    "confluent-kafka": "kafka",
    "kafka-python": "kafka",
    "kafkajs": "kafka",
    "apache-airflow": "airflow",
    "dbt-core": "dbt",
    "pyspark": "spark",
    "transformers": "hugging face",
    "sqlalchemy": "sqlalchemy",
    "spacy": "spacy",
    "next": "next.js",
    "vue": "vue.js",
    "nuxt": "nuxt.js",
    "svelte": "svelte",
    "d3": "d3.js",
    "express": "express",
    "@angular/core": "angular",
    "@nestjs/core": "nestjs",
    "react-native": "react native",
    "elasticsearch": "elasticsearch",
    "ioredis": "redis",
}
"""Dependencies whose name is not what listings call the skill."""

PRESENCE = {
    "go.mod": "go",
    "cargo.toml": "rust",
    "gemfile": "ruby",
    "composer.json": "php",
    "pom.xml": "java",
    "build.gradle": "java",
    "build.gradle.kts": "kotlin",
    "build.sbt": "scala",
    "dockerfile": "docker",
    "docker-compose.yml": "docker",
    "docker-compose.yaml": "docker",
    "compose.yaml": "docker",
    "jenkinsfile": "jenkins",
    "dbt_project.yml": "dbt",
    "chart.yaml": "helm",
    ".gitlab-ci.yml": "gitlab ci",
    "tsconfig.json": "typescript",
    "package.json": "javascript",
    "requirements.txt": "python",
    "pyproject.toml": "python",
    "pipfile": "python",
    "environment.yml": "conda",
}
"""Files that only somebody who works with the tool or language writes."""

_REQUIREMENT = re.compile(r"^\s*+([A-Za-z0-9][A-Za-z0-9._-]*+)\s*+(?:\[[^\]]*+\]\s*+)?(?:[=<>!~;@#].*|(?<= ).*)?$")
_SEPARATORS = re.compile(r"[-_. ]+")


def is_manifest(path: Path) -> bool:
    """True for files that this module reads, whatever folder they lie in."""
    name = path.name.casefold()
    return name in PRESENCE or _is_requirements(name) or name.endswith(".tf")


def manifests_in(folder: Path) -> Iterator[Path]:
    """Yield the manifests below the folder, sorted, without those of what others wrote."""
    waiting = [(folder, 0)]
    while waiting:
        current, depth = waiting.pop()
        try:
            entries = sorted(current.iterdir(), key=lambda path: path.name, reverse=True)
        except OSError:
            continue
        yield from (path for path in reversed(entries) if path.is_file() and is_manifest(path))
        if depth < DEEPEST:
            below = (path for path in entries if path.is_dir() and not path.is_symlink())
            waiting += [(path, depth + 1) for path in below if path.name not in SKIPPED]


def manifest_passages(path: Path, where: str, text: str) -> Iterator[Passage]:
    """Yield what a manifest says: the tool or language that it belongs to, and its dependencies."""
    name = path.name.casefold()
    tool = "python" if _is_requirements(name) else "terraform" if name.endswith(".tf") else PRESENCE.get(name)
    if tool is not None:
        yield Passage(tool, "package", where)
    read = _DEPENDENCIES.get("requirements.txt" if _is_requirements(name) else name)
    try:
        dependencies = list(read(text)) if read else []
    except (ValueError, AttributeError, TypeError, RecursionError):
        dependencies = []  # broken JSON or TOML: what the file is still says something
    yield from (Passage(dependency, "package", where) for dependency in dict.fromkeys(dependencies))


def package_names(package: str) -> tuple[str, ...]:
    """Return the spellings under which a package's skill may be known, the likeliest first."""
    folded = package.casefold()
    bare = folded.rpartition("/")[2] if folded.startswith("@") else folded
    names = [CALLED.get(folded), CALLED.get(bare), folded, bare]
    names += [_SEPARATORS.sub(sign, bare) for sign in ("-", " ", ".", "")]
    return tuple(dict.fromkeys(name for name in names if name))


def _is_requirements(name: str) -> bool:
    return name.startswith("requirements") and name.endswith((".txt", ".in"))


def _requirements(text: str) -> Iterator[str]:
    for line in text.splitlines():
        found = _REQUIREMENT.match(line)
        if found:
            yield found[1]


def _pyproject(text: str) -> Iterator[str]:
    data = tomllib.loads(text)
    project = data.get("project", {})
    lists = [project.get("dependencies", []), *project.get("optional-dependencies", {}).values()]
    lists += [group for group in data.get("dependency-groups", {}).values() if isinstance(group, list)]
    for entry in (entry for group in lists for entry in group if isinstance(entry, str)):
        yield from _requirements(entry)
    poetry = data.get("tool", {}).get("poetry", {})
    tables = [poetry.get("dependencies", {}), poetry.get("dev-dependencies", {})]
    tables += [group.get("dependencies", {}) for group in poetry.get("group", {}).values()]
    yield from (name for table in tables for name in table)


def _package_json(text: str) -> Iterator[str]:
    data = json.loads(text)
    for key in ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies"):
        yield from data.get(key) or {}


def _pipfile(text: str) -> Iterator[str]:
    data = tomllib.loads(text)
    for key in ("packages", "dev-packages"):
        yield from data.get(key, {})


def _conda(text: str) -> Iterator[str]:
    for line in text.splitlines():
        item = line.strip()
        if item.startswith("- "):
            yield from _requirements(re.split(r"[=<>]", item[2:].strip())[0])


_DEPENDENCIES: dict[str, Callable[[str], Iterable[str]]] = {
    "requirements.txt": _requirements,
    "pyproject.toml": _pyproject,
    "package.json": _package_json,
    "pipfile": _pipfile,
    "environment.yml": _conda,
}
