"""Is a file always whole, and do two processes never undo each other's change?"""

from __future__ import annotations

import contextlib
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pathfinder.atomic import locked, write_atomically

with contextlib.suppress(ImportError):
    import fcntl

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals, modes and links are POSIX's")

ADDING = """
import sys
from pathlib import Path
from pathfinder.atomic import locked, write_atomically
path = Path(sys.argv[1])
for number in range(20):
    with locked(path):
        write_atomically(path, path.read_bytes() + f"{sys.argv[2]}-{number}\\n".encode())
"""

REWRITING = """
import sys
from pathlib import Path
from pathfinder.atomic import write_atomically
path = Path(sys.argv[1])
while True:
    for letter in (b"a", b"b"):
        write_atomically(path, letter * 300_000)
"""


def test_a_file_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_atomically(tmp_path / "below" / "f", b"new")
    write_atomically(tmp_path / "below" / "f", b"newer")
    assert [path.name for path in (tmp_path / "below").iterdir()] == ["f"]
    assert (tmp_path / "below" / "f").read_bytes() == b"newer"


@POSIX
def test_links_are_followed_and_the_mode_stays(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "real").chmod(0o640)
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o640


@POSIX
def test_a_new_file_has_the_mode_that_the_umask_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomically(tmp_path / "f", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "f").stat().st_mode & 0o777 == 0o640


def test_a_failure_leaves_the_old_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OSError, match="No space"):
        write_atomically(tmp_path / "f", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"f": b"old"}


def test_eight_processes_lose_no_entry(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"")
    writers = [subprocess.Popen([sys.executable, "-c", ADDING, str(path), str(n)]) for n in range(8)]
    assert [writer.wait(60) for writer in writers] == [0] * 8
    assert sorted(path.read_text().split()) == sorted(f"{n}-{number}" for n in range(8) for number in range(20))


@POSIX
def test_killed_at_any_moment_the_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "f"
    write_atomically(path, b"a" * 300_000)
    for _ in range(10):
        writer = subprocess.Popen([sys.executable, "-c", REWRITING, str(path)])
        until = time.monotonic() + 20
        while path.read_bytes()[:1] == b"a" and time.monotonic() < until:
            time.sleep(0.001)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        assert path.read_bytes() in (b"a" * 300_000, b"b" * 300_000)
        write_atomically(path, b"a" * 300_000)


@POSIX
def test_a_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    with locked(tmp_path / "f"):
        pass
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_where_folders_cannot_be_locked_a_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flock = fcntl.flock

    def network_drive(handle: int, operation: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(9, "Bad file descriptor")
        flock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", network_drive)
    with locked(tmp_path / "f"):
        assert [path.name for path in tmp_path.iterdir()] == [".f.lock"]


def test_a_lock_falls_with_an_error(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="mine"), locked(tmp_path / "f"):
            raise ValueError("mine")


@pytest.mark.parametrize(
    ("platform", "refusals", "written"), [("win32", 2, True), ("win32", 9999, False), ("linux", 1, False)]
)
def test_windows_refuses_while_somebody_reads(tmp_path, monkeypatch, platform, refusals, written) -> None:
    file, left, replace = tmp_path / "f.yaml", [None] * refusals, Path.replace
    file.write_text("old")

    def refused(self: Path, target: Path) -> Path:
        if left:
            left.pop()
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("pathfinder.atomic._READING", 0.1)
    monkeypatch.setattr(Path, "replace", refused)
    if written:
        write_atomically(file, b"new")
    else:
        with pytest.raises(PermissionError):
            write_atomically(file, b"new")
    assert file.read_text() == ("new" if written else "old")
    assert list(tmp_path.iterdir()) == [file], "nothing is left behind"


@POSIX
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_atomically(pipe, b"a plan")
        assert os.read(reader, 100) == b"a plan"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]
