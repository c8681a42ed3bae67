"""Which formats can a plan be taken away in? Each with its file endings, and where its renderer is; loaded on use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import cast

from pathfinder.errors import MissingExtraError, RequestError
from pathfinder.model.nearest import did_you_mean
from pathfinder.rendering.material import Material

Renderer = Callable[[Material], str | bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the endings of its files, ``module:function`` of its renderer, and the extra it needs."""

    name: str
    endings: tuple[str, ...]
    renderer: str
    binary: bool = False
    extra: str = ""

    def render(self, material: Material) -> bytes:
        """Return the file's content; MissingExtraError where a package that the format needs is not installed."""
        module, _, function = self.renderer.partition(":")
        try:
            renderer = cast("Renderer", getattr(import_module(module), function))
            content = renderer(material)
        except ModuleNotFoundError as error:
            if not self.extra or (error.name or "").startswith("pathfinder"):
                raise
            raise MissingExtraError(self.extra, error.name or self.name) from None
        return content if isinstance(content, bytes) else content.encode()


_ROOM = "pathfinder.rendering"
FORMATS = (
    Format("text", (".txt",), f"{_ROOM}.plain_formats:text_file"),
    Format("json", (".json",), f"{_ROOM}.plain_formats:json_file"),
    Format("markdown", (".md", ".markdown"), f"{_ROOM}.markdown:plan_markdown"),
    Format("csv", (".csv",), f"{_ROOM}.table_csv:plan_csv"),
    Format("mermaid", (".mmd", ".mermaid"), f"{_ROOM}.mermaid:plan_mermaid"),
    Format("dot", (".dot", ".gv"), f"{_ROOM}.dot:plan_dot"),
    Format("svg", (".svg",), f"{_ROOM}.picture.svg:plan_svg"),
    Format("png", (".png",), f"{_ROOM}.picture.png:plan_png", binary=True, extra="pictures"),
    Format("html", (".html", ".htm"), f"{_ROOM}.page.page:plan_page", extra="pictures"),
    Format("ics", (".ics",), f"{_ROOM}.calendar:plan_calendar", extra="pictures"),
)
NAMES = tuple(each.name for each in FORMATS)


def format_named(name: str) -> Format:
    """Return the format with that name or file ending; RequestError with a near miss otherwise."""
    wanted = name.strip().casefold()
    for each in FORMATS:
        if wanted == each.name or f".{wanted.lstrip('.')}" in each.endings:
            return each
    near = did_you_mean(wanted, NAMES)
    listed = f"the formats are: {', '.join(NAMES)}"
    raise RequestError(f"there is no format '{name}'", hint=f"did you mean '{near}'?" if near else listed)


def format_of_file(path: str) -> Format:
    """Return the format that a file's ending names; RequestError where it names none."""
    ending = PurePath(path).suffix.casefold()
    for each in FORMATS:
        if ending in each.endings:
            return each
    said = f"the ending '{ending}' of {path} names no format" if ending else f"{path} has no ending that names a format"
    raise RequestError(said, hint=f"--format {'|'.join(NAMES)}")
