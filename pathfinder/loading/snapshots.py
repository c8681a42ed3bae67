"""Which demand snapshots lie in a folder? Reads them with every problem, and writes one so that none is ever lost."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pathfinder.atomic import stepped_aside, write_folder_atomically
from pathfinder.errors import RequestError, SnapshotError
from pathfinder.loading.digests import digest_of
from pathfinder.loading.documents import Document, Mapping, Node, parse
from pathfinder.loading.garbage import collection_held_back
from pathfinder.loading.provenance import ABOUT, provenance_text, snapshot_of
from pathfinder.loading.rows import counts_text, read_counts, read_skill_sets, skill_sets_text
from pathfinder.loading.shapes import Reader
from pathfinder.loading.sources import read_source, shown_path
from pathfinder.model.demand import Count, SkillSet, Snapshot
from pathfinder.model.nearest import did_you_mean
from pathfinder.problems import Problem, has_errors

PROVENANCE, COUNTS, SKILL_SETS = "snapshot.yaml", "counts.csv", "skill_sets.csv"


def load_snapshots(folder: Path, ids: Iterable[str] | None = None) -> tuple[Snapshot, ...]:
    """Return the folder's snapshots, or those with these ids, in order of id.

    SnapshotError with every problem of every file, each with its line; RequestError for an id that is not there.
    """
    if not folder.is_dir():
        raise SnapshotError([Problem("no-snapshots", f"there is no folder {shown_path(folder)}")])
    folders = snapshot_folders(folder)
    wanted = sorted(folders if ids is None else set(ids))
    _refuse_unknown(wanted, folders)
    problems: list[Problem] = []
    with collection_held_back():
        snapshots = [_load(name, folders[name], problems) for name in wanted]
    if has_errors(problems):
        raise SnapshotError(problems)
    return tuple(snapshot for snapshot in snapshots if snapshot is not None)


def snapshot_folders(folder: Path) -> dict[str, Path]:
    """Return the folders of the snapshots by id; a folder that is itself a snapshot is its only one.

    One that stepped aside for a successor which never came counts too.
    """
    if (folder / PROVENANCE).is_file():
        return {folder.resolve().name: folder}
    found = {}
    for path in sorted(folder.iterdir()):
        name = path.name
        if name.startswith("."):
            name = name[1:].removesuffix(".replaced")
            if stepped_aside(folder / name) != path or (folder / name).exists():
                continue
        if (path / PROVENANCE).is_file():
            found[name] = path
    return found


def _refuse_unknown(wanted: Iterable[str], known: Iterable[str]) -> None:
    known = sorted(known)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        near = did_you_mean(unknown[0], known)
        hint = f"did you mean '{near}'?" if near else f"there are {', '.join(known) or 'none'}"
        raise RequestError([f"there is no snapshot '{name}'" for name in unknown], hint=hint)


def _load(name: str, folder: Path, problems: list[Problem]) -> Snapshot | None:
    """Return the snapshot; None where its provenance is faulty. What is wrong is added to ``problems``."""
    source, unreadable = read_source(folder / PROVENANCE)
    problems += unreadable
    document = Document(source, None) if unreadable else parse(source)
    problems += document.problems
    reader = Reader(source)
    values, root = None, document.root
    if root is not None:
        values = reader.as_far_as_told(lambda: ABOUT.read(root, reader))
        _check_name(name, root, reader)
    elif not unreadable and not document.problems:
        problems.append(source.problem("missing-key", "the file is empty", 0))
    problems += reader.problems
    if values is None:
        return None
    bare = snapshot_of(values)
    counts, sets = _rows(folder, bare, problems)
    return snapshot_of(values, counts, sets, digest_of(bare, counts, sets))


def _check_name(name: str, root: Node, reader: Reader) -> None:
    for key, value in root.value if isinstance(root, Mapping) else ():
        if isinstance(key, type(root)) or key.value != "id" or value.value == name:
            continue
        message = f"the id '{value.value}' is not the name of its folder, {name}"
        reader.report("id-and-folder", message, value, hint=f"write {name}, or rename the folder")
        return


def _rows(folder: Path, snapshot: Snapshot, problems: list[Problem]) -> tuple[tuple[Count, ...], tuple[SkillSet, ...]]:
    counts = read_counts(folder / COUNTS, snapshot, problems)
    sets: tuple[SkillSet, ...] = ()
    if snapshot.kind == "listings":
        sets = read_skill_sets(folder / SKILL_SETS, snapshot, problems)
    return counts, sets


def write_snapshot(folder: Path, snapshot: Snapshot, *, replace: bool = False) -> Path:
    """Write the snapshot into a folder of its id below ``folder``, all files at once, and return that folder.

    Equal snapshots make equal bytes. RequestError where the id exists and ``replace`` is False; an old snapshot
    stays whole until the new one stands in its place.
    """
    files = {PROVENANCE: provenance_text(snapshot), COUNTS: counts_text(snapshot)}
    if snapshot.kind == "listings":
        files[SKILL_SETS] = skill_sets_text(snapshot)
    target = folder / snapshot.id
    write_folder_atomically(target, {name: text.encode() for name, text in files.items()}, replace=replace)
    return target
