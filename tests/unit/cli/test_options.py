"""Does a command take the options of a template as one value, and do its own stay beside them?"""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from typing import Annotated

import pytest
import typer

from pathfinder.cli.lazy import UsageError
from pathfinder.cli.options import Printing, takes

Name = Annotated[str, typer.Option("--name")]
Loud = Annotated[bool, typer.Option("--loud")]


@dataclass
class Template:
    """Options of several commands, and what is made of them."""

    name: Name = "nobody"
    loud: Loud = False
    shown: str = field(init=False)

    def __post_init__(self) -> None:
        self.shown = self.name.upper() if self.loud else self.name


def greet(template: Template, word: Annotated[str, typer.Argument()] = "hello") -> None:
    """Greet."""
    print(f"{word} {template.shown}")


def template_of(name: Name = "nobody", loud: Loud = False) -> Template:
    return Template(name, loud)


@pytest.mark.parametrize("template", [Template, template_of])
def test_the_command_gets_the_value_and_keeps_its_own_options(template, capsys):
    command = takes(template)(greet)
    parameters = inspect.signature(command).parameters
    assert list(parameters) == ["word", "name", "loud"]
    assert parameters["name"].annotation == Name
    assert (command.__name__, command.__doc__) == ("greet", "Greet.")
    command(word="hi", name="ann", loud=True)
    assert capsys.readouterr().out == "hi ANN\n"


def test_typer_reads_them_all(capsys):
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command()(takes(Template)(greet))
    app(["good day", "--name", "bo"], standalone_mode=False)
    app([], standalone_mode=False)
    assert capsys.readouterr().out == "good day bo\nhello nobody\n"


def test_a_format_is_asked_for_by_its_name_or_by_json():
    assert Printing().format_of(None, ("text", "dot", "json")) == "text"
    assert Printing().format_of("dot", ("text", "dot", "json")) == "dot"
    for printing, name in ((Printing(as_json=True), None), (Printing(), "json"), (Printing(as_json=True), "json")):
        assert (printing.format_of(name, ("text", "json")), printing.as_json) == ("json", True)
    with pytest.raises(UsageError, match="takes text, dot or json"):
        Printing().format_of("svg", ("text", "dot", "json"))
    with pytest.raises(UsageError, match="exclude each other"):
        Printing(as_json=True).format_of("dot", ("text", "dot", "json"))
