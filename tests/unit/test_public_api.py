import re
import subprocess
import sys

import pytest

import pathfinder


@pytest.mark.parametrize("name", sorted(set(pathfinder.__all__) - {"__version__"}))
def test_every_public_name_loads_and_is_documented(name):
    assert getattr(pathfinder, name).__doc__


def test_the_package_docstring_says_what_each_name_is_for():
    told = re.findall(r"`(\w+)`", pathfinder.__doc__)
    assert set(pathfinder.__all__) - {"__version__"} <= set(told)


@pytest.mark.parametrize(
    "name", ["Curriculum", "Plan", "Request", "Role", "RoleDemand", "Share", "Skill", "Snapshot", "Step"]
)
def test_every_field_is_described(name):
    value = getattr(pathfinder, name)
    fields = getattr(value, "_fields", None) or value.__dataclass_fields__
    assert [field for field in fields if field not in re.findall(r"\w+", value.__doc__)] == []


def test_the_example_of_the_package_docstring_runs():
    example = [line[4:] for line in pathfinder.__doc__.splitlines() if line.startswith("    ")]
    done = subprocess.run([sys.executable, "-c", "\n".join(example)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 5


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'plann'"):
        pathfinder.plann  # noqa: B018


def test_importing_the_package_loads_nothing_else():
    code = "import sys, pathfinder; print([m for m in sys.modules if m.startswith('pathfinder.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
