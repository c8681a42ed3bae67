"""How is a file changed so that, whatever happens, it is whole: the old one or the new one?"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from pathfinder.errors import RequestError

_PATIENCE = 30.0
"""Seconds to wait for another process that changes the same file; each change takes milliseconds."""
_READING = 1.0
"""Seconds to wait on Windows for those who read the file that is to be replaced."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file's content as :func:`replacing` does."""
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write that takes the place of another in one step, once the block has ended well.

    A link is followed, the mode is kept, missing folders are made. What is no file (``/dev/null``, a pipe) holds
    nothing that could be lost: it is written to, never replaced. OSError when that is impossible; the old content
    then stands untouched.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as special:
            yield special
        return
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode_of(target))
        _replace(Path(name), target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _settle(target.parent)


def _replace(fresh: Path, target: Path) -> None:
    """Put the new file in the old one's place; Windows refuses while somebody reads the old one, so try for a while."""
    until = time.monotonic() + _READING
    while True:
        try:
            fresh.replace(target)
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _mode_of(target: Path) -> int:
    """Return the file's mode, or what the umask makes of a new file's (mkstemp's own is 0600)."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return 0o666 & ~_umask()


def _settle(folder: Path) -> None:
    """Have the folder's entries written out too; where the system cannot do that, nothing is lost by trying."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_folder_atomically(target: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    """Make the folder hold exactly these files, in one step; RequestError where it exists and may not be replaced.

    A folder cannot be renamed over a full one, so an old one steps aside under the name that
    :func:`stepped_aside` gives and comes back should the new one not make it.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = stepped_aside(target)
    if aside.exists() and not target.exists():
        aside.rename(target)
    if target.exists() and not replace:
        raise RequestError(f"{target} exists already", hint="--replace puts the new one in its place")
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent))
    try:
        for name, data in files.items():
            write_atomically(fresh / name, data)
        fresh.chmod(0o777 & ~_umask())
        _swap(fresh, target, aside)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    _settle(target.parent)


def stepped_aside(target: Path) -> Path:
    """Return where a folder waits while its successor is put in place."""
    return target.with_name(f".{target.name}.replaced")


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


def _swap(fresh: Path, target: Path, aside: Path) -> None:
    if target.exists():
        if aside.exists():
            shutil.rmtree(aside)
        target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        if aside.exists() and not target.exists():
            aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other processes from changing the file while it is read, changed and written.

    The file itself is replaced, so its folder is locked in its place, which leaves nothing behind; where that is
    impossible (Windows, some network drives), a file beside it is (``.name.lock``). The lock is held by the
    operating system and falls when the process ends, however it ends. RequestError after half a minute.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle = _opened(target)
    try:
        _wait_for(handle, target)
        try:
            yield
        finally:
            _release(handle)
    finally:
        os.close(handle)


def _wait_for(handle: int, target: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while not _taken(handle):
        if time.monotonic() > until:
            raise RequestError(f"another process has been changing {target} for {_PATIENCE:.0f} seconds")
        time.sleep(0.01)


if sys.platform == "win32":
    import msvcrt

    def _opened(target: Path) -> int:
        return os.open(target.with_name(f".{target.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)

    def _taken(handle: int) -> bool:
        os.lseek(handle, 0, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _opened(target: Path) -> int:
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            _taken(handle)
        except OSError:  # NFS locks nothing that is not open for writing
            os.close(handle)
            return os.open(target.with_name(f".{target.name}.lock"), os.O_RDWR | os.O_CREAT, 0o666)
        return handle

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
