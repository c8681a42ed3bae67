"""What may a curriculum file hold? The format's keys, types and words: the one definition that all others follow.

The reader (:mod:`pathfinder.loading.curriculum`) types files with these shapes, and the JSON Schema that
``pathfinder curriculum schema`` prints is generated from them.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from pathfinder.loading.documents import Mapping, Node, Scalar, Sequence
from pathfinder.loading.fields import ListOf, Named, Record, Table
from pathfinder.loading.scalars import Address, Choice, Id, Number, Suggested, Text, Whole
from pathfinder.loading.shapes import JsonSchema, Reader, Shape, is_nothing
from pathfinder.model.curriculum import Stage
from pathfinder.model.skills import CASES, DEFAULT_WITHIN, AnyOf, Hours, Prerequisite, Resource, Skill, Term

NO_SKILL_IDS = ("any", "because")
RESOURCE_KINDS = ("docs", "book", "course", "video", "article", "tutorial", "practice")
COSTS = ("free", "paid")
_NUMBERS_OF_HOURS = 3


class HoursShape(Shape):
    """Study hours: one number, or low, likely and high in order."""

    expected = "a number of hours, or three: [low, likely, high]"
    number = Number()

    def read(self, node: Node, reader: Reader) -> Hours | None:
        """Return the hours."""
        if isinstance(node, Scalar):
            return self._same(node, reader)
        if not isinstance(node, Sequence) or len(node.value) != _NUMBERS_OF_HOURS:
            reader.unfit(node, self.expected)
            return None
        low, likely, high = [self.number.read(item, reader) for item in node.value]
        if low is None or likely is None or high is None:
            return None
        if not low <= likely <= high:
            message = f"{low:g}, {likely:g}, {high:g}: hours go from low to likely to high"
            reader.report("hours-order", message, node, hint="write [low, likely, high]")
            return None
        return Hours(low, likely, high)

    def _same(self, node: Node, reader: Reader) -> Hours | None:
        value = self.number.read(node, reader)
        return None if value is None else Hours(value, value, value)

    def definition(self) -> JsonSchema:
        """Return both forms; that they are in order is more than a schema can say."""
        number = self.number.definition()
        three = {"type": "array", "prefixItems": [number] * 3, "items": False, "minItems": 3, "maxItems": 3}
        return {"anyOf": [number, three]}


class RequirementShape(Shape):
    """One entry of ``requires``: an id, an id with the reason, or a group of which one is enough.

    A reason in which something is wrong is read as an empty one, which it cannot be otherwise: it is not missing.
    """

    expected = "a skill id, 'id: reason', or 'any: [ids]'"
    skill = Id(what="skill", reserved=NO_SKILL_IDS)
    reason = Text("What of the prerequisite is used.")
    group = Record(
        {
            "any": ListOf(skill, "Skills of which one is enough.", least=1),
            "because": Text("Why one of them is needed."),
        },
        required=("any",),
    )

    def read(self, node: Node, reader: Reader) -> Prerequisite | AnyOf | None:
        """Return the prerequisite or the group."""
        if node.__class__ is not Mapping:
            skill = self.skill.read(node, reader)
            return None if skill is None else Prerequisite(skill)
        entries = node.value
        if len(entries) == 1 and entries[0][0].value not in NO_SKILL_IDS:
            key, value = entries[0]
            skill, reason = self.skill.read(key, reader), self.reason.read(value, reader)
            return None if skill is None else Prerequisite(skill, reason or "")
        if any(key.value in NO_SKILL_IDS for key, _ in entries):
            known = len(reader.problems)
            values = self.group.read(node, reader)
            faulty = "" if len(reader.problems) > known else None
            return AnyOf(values["any"], values.get("because", faulty)) if values and values["any"] else None
        where = entries[1][0] if len(entries) > 1 else node
        reader.report("wrong-type", "one prerequisite for each dash", where, hint="start this line with its own '- '")
        return None

    def definition(self) -> JsonSchema:
        """Return the three forms."""
        with_reason = {
            "type": "object",
            "propertyNames": {"$ref": "#/$defs/skill-id"},
            "additionalProperties": self.reason.schema(),
            "minProperties": 1,
            "maxProperties": 1,
        }
        return {"anyOf": [{"$ref": "#/$defs/skill-id"}, with_reason, self.group.schema()]}


class TermShape(Shape):
    """One entry of ``terms``: a text, or a text with rules."""

    expected = "a text, or a mapping with term, case, glue, near, within"
    text = Text()
    near = ListOf(Text(), "Words or @groups of which one must stand near.")
    ruled = Record(
        {
            "term": Text("How listings write it."),
            "case": Choice(CASES, "How it must be written: initial is 'Go', title 'Power Bi', upper 'SAS'."),
            "glue": Text("Characters none of which may touch it."),
            "near": near,
            "within": Whole(f"How many bytes on either side `near` looks at ({DEFAULT_WITHIN})."),
        },
        required=("term",),
    )

    def read(self, node: Node, reader: Reader) -> Term | None:
        """Return the term."""
        if node.__class__ is Scalar:
            text = self.text.read(node, reader)
            return None if text is None else Term(text)
        values = self.ruled.read(node, reader)
        return None if values is None else Term(values.pop("term"), **values)

    def definition(self) -> JsonSchema:
        """Return both forms."""
        return {"anyOf": [self.text.schema(), self.ruled.schema()]}


_SKILL_ID = Id("The id of a skill.", what="skill", reserved=NO_SKILL_IDS)
SKILL_ID = Named("skill-id", _SKILL_ID)
STAGES = ListOf(Id(what="stage"), "Places on the data flow, by id.")
RESOURCE = Record(
    {
        "title": Text("What it is called."),
        "url": Address("Where it is."),
        "kind": Suggested(RESOURCE_KINDS, "What it is."),
        "hours": Number("How long it takes."),
        "cost": Suggested(COSTS, "What it costs."),
    },
    required=("title",),
    build=Resource,
)
SKILL = Record(
    {
        "name": Text("How people write it."),
        "summary": Text("One sentence that says what it is."),
        "hours": HoursShape("Study hours to working knowledge: [low, likely, high], or one number for all three."),
        "stage": STAGES,
        "requires": ListOf(
            Named("requirement", RequirementShape()), "What must be known before, each with why.", same=itemgetter(0)
        ),
        "terms": ListOf(Named("term", TermShape()), "How listings write it. Without it, the name in any case."),
        "unless": ListOf(Text(), "Phrases that hold a term and are not the skill."),
        "learn": ListOf(Named("resource", RESOURCE), "Where to learn it."),
    },
    required=("name", "hours"),
    doc="A skill: what it is, how long it takes, what it needs, and how listings write it.",
)
ROLE = Record(
    {
        "name": Text("How people write it."),
        "summary": Text("One sentence that says what it does."),
        "titles": ListOf(Text(), "Phrases in job titles, on whole words in any case; * stands for up to three words."),
        "not_titles": ListOf(Text(), "Phrases whose occurrence rules the role out."),
        "stages": STAGES,
    },
    required=("name",),
    doc="A job that people search for.",
)
ALTERNATIVES = Record(
    {"name": Text("How people write it."), "skills": ListOf(SKILL_ID, "The members.")},
    required=("name", "skills"),
    doc="Skills that a listing accepts in place of each other.",
)
STAGE = Record(
    {
        "id": Id("Its id.", what="stage"),
        "name": Text("How people write it."),
        "to": ListOf(Id(what="stage"), "Where data goes from here."),
    },
    required=("id", "name"),
    build=Stage,
)


class Word(Text):
    """A text that names no group of words."""

    expected = "a word"

    def read(self, node: Node, reader: Reader) -> str | None:
        """Return the text."""
        text = super().read(node, reader)
        if text is not None and text.startswith("@"):
            reader.unfit(node, self.expected, "a group holds words and no other groups: write them out")
            return None
        return text

    def definition(self) -> JsonSchema:
        """Return the schema of a text, without those that name a group."""
        return {**super().definition(), "pattern": r"^(?!@).*\S"}


NEAR_GROUP = ListOf(Word(), "Words that `near: @group` looks for.", least=1)


class OrEmpty(Shape):
    """A list that may also be left empty, as it stands in a file that somebody starts."""

    def __init__(self, shape: ListOf) -> None:
        super().__init__(shape.doc)
        self.shape = shape
        self.expected = shape.expected

    def read(self, node: Node, reader: Reader) -> tuple[Any, ...] | None:
        """Return the values."""
        if is_nothing(node):
            return ()
        return self.shape.read(node, reader)

    def definition(self) -> JsonSchema:
        """Return the list's schema, or nothing."""
        return {**self.shape.definition(), "type": ["array", "null"]}


class StageList(ListOf):
    """The stages with their nodes, so that links between them can be shown where they stand."""

    def read(self, node: Node, reader: Reader) -> tuple[Any, ...] | None:
        """Return (stage, node) for each that could be read."""
        if node.__class__ is not Sequence:
            reader.unfit(node, self.expected)
            return None
        read = ((self.item.read(item, reader), item) for item in node.value)
        return tuple((stage, item) for stage, item in read if stage is not None)


class Elsewhere(Shape):
    """A mapping that another module reads; here it may hold anything."""

    expected = "a mapping"

    def read(self, node: Node, reader: Reader) -> bool | None:
        """Return that there is one."""
        if node.__class__ is not Mapping:
            reader.unfit(node, self.expected)
            return None
        return True

    def definition(self) -> JsonSchema:
        """Return that it is a mapping."""
        return {"type": "object"}


FILE = Record(
    {
        "area": Text("The area that this file's skills belong to."),
        "skills": Table(_SKILL_ID, Named("skill", SKILL), "Skills by id."),
        "roles": Table(Id(what="role"), Named("role", ROLE), "Roles by id."),
        "alternatives": Table(Id(what="group"), Named("alternatives", ALTERNATIVES), "Groups by id."),
        "stages": OrEmpty(StageList(Named("stage", STAGE), "The data flow, in order.")),
        "near_groups": Table(Id(what="group"), NEAR_GROUP, "Named lists for `near`."),
    },
    doc="A file of a pathfinder curriculum.",
)
SETTINGS = Record(
    {
        "extends": Choice(("bundled",), "Start from the curriculum that pathfinder brings."),
        "remove": OrEmpty(ListOf(Id(), "Ids of skills, roles and groups to drop from it.")),
        "profile": Elsewhere("What holds for everyone here where their options say nothing: role, hours_per_week …"),
    },
    doc="The settings of a folder of one's own: pathfinder.yaml.",
)


def skill_of(skill: str, area: str, values: dict[str, Any]) -> Skill:
    """Return the skill made of the values that :data:`SKILL` read; ``name`` and ``hours`` are among them."""
    requires = values.get("requires", ())
    name = values["name"]
    return Skill(
        skill,
        name,
        values["hours"],
        area,
        values.get("summary", ""),
        values.get("stage", ()),
        tuple([needed for needed in requires if needed.__class__ is Prerequisite]),
        tuple([group for group in requires if group.__class__ is AnyOf]),
        values.get("terms") or (Term(name),),
        values.get("unless", ()),
        values.get("learn", ()),
    )


def curriculum_schema() -> JsonSchema:
    """Return the JSON Schema (2020-12) of a curriculum file, as a new dictionary."""
    named = {shape.name: shape for shape in _named(FILE)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "pathfinder curriculum",
        **FILE.schema(),
        "$defs": {name: named[name].shape.schema() for name in sorted(named)},
    }


def schema_text() -> str:
    """Return the JSON Schema as curriculum/curriculum.schema.json holds it and `curriculum schema` prints it."""
    import json  # only who asks for the schema needs it

    return json.dumps(curriculum_schema(), indent=2, ensure_ascii=False) + "\n"


def _named(shape: Shape) -> list[Named]:
    """Return the shapes below this one that the schema defines once."""
    parts: list[Shape] = []
    if isinstance(shape, Record):
        parts = list(shape.keys.values())
    elif isinstance(shape, Table):
        parts = [shape.key, shape.value]
    elif isinstance(shape, ListOf):
        parts = [shape.item]
    elif isinstance(shape, OrEmpty | Named):
        parts = [shape.shape]
    below = [named for part in parts for named in _named(part)]
    return [shape, *below] if isinstance(shape, Named) else below
