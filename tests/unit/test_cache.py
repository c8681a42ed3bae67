"""A cache may cost time and nothing else: what is not whole, ours and of exactly this key is not there."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from zlib import crc32

import pytest

from pathfinder import cache as module
from pathfinder.cache import Cache, Stamp, code_stamp, stamp_of

KEY = Stamp("what it rests on", settled=True)
VALUE = {"skills": ("sql", 1, 2.5, None, True, b"\0"), "list": [1, {"a": "ü"}]}


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "kept")


def entry(cache):
    (path,) = Path(cache.folder).iterdir()
    return path


def names(cache):
    return sorted(path.name for path in Path(cache.folder).iterdir())


def test_what_was_put_comes_back_equal_and_of_the_same_types(cache):
    cache.put("plan", "me", KEY, VALUE)
    found = cache.get("plan", "me", KEY)
    assert found == VALUE
    assert [type(one) for one in found["skills"]] == [type(one) for one in VALUE["skills"]]


def test_nothing_is_found_under_another_key_name_or_kind(cache):
    cache.put("plan", "me", KEY, VALUE)
    assert cache.get("plan", "me", Stamp("what it rests on!", settled=True)) is None
    assert cache.get("plan", "me", Stamp("what it rests oN", settled=True)) is None
    assert cache.get("plan", "you", KEY) is None
    assert cache.get("demand", "me", KEY) is None


def test_a_newer_value_of_the_same_name_takes_the_place_of_the_old(cache):
    cache.put("plan", "me", KEY, 1)
    cache.put("plan", "me", Stamp("later", settled=True), 2)
    assert (cache.get("plan", "me", KEY), cache.get("plan", "me", Stamp("later", settled=True))) == (None, 2)
    assert len(names(cache)) == 1


def test_any_changed_byte_means_that_there_is_no_entry(cache):
    cache.put("plan", "me", KEY, ("sql", 1))
    path = entry(cache)
    whole = path.read_bytes()
    for offset in range(len(whole)):
        for change in (1, 0x80, 0xFF):
            broken = bytearray(whole)
            broken[offset] ^= change
            path.write_bytes(broken)
            assert cache.get("plan", "me", KEY) is None, offset
    path.write_bytes(whole)
    assert cache.get("plan", "me", KEY) == ("sql", 1)


@pytest.mark.parametrize("more", [b"", b"\0", b"pathfinder-1\n"])
def test_an_entry_cut_short_or_with_more_behind_it_is_none(cache, more):
    cache.put("plan", "me", KEY, VALUE)
    path = entry(cache)
    whole = path.read_bytes()
    for length in range(len(whole)) if not more else [len(whole)]:
        path.write_bytes(whole[:length] + more)
        assert cache.get("plan", "me", KEY) is None


def test_what_changed_in_the_last_seconds_is_not_trusted(cache, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("skills: {}")
    stamp = stamp_of([path])
    assert not stamp.settled
    cache.put("plan", "me", stamp, 1)
    assert cache.get("plan", "me", stamp) is None


def test_a_stamp_settles(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text("skills: {}")
    now = time.time()
    monkeypatch.setattr(module.time, "time", lambda: now + 3)
    assert stamp_of([path]).settled


def test_a_change_of_equal_size_with_the_time_put_back_is_seen(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("hours: 10")
    before, times = stamp_of([path]), path.stat()
    time.sleep(0.05)
    path.write_text("hours: 20")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_mtime_ns == times.st_mtime_ns
    assert stamp_of([path]).text != before.text


def test_where_there_is_no_time_of_change_the_content_is_summed(tmp_path, monkeypatch):
    path = tmp_path / "a.yaml"
    path.write_text("hours: 10")
    plain = stamp_of([str(path)]).text
    monkeypatch.setattr(module, "_TIME_OF_CHANGE", False)
    assert stamp_of([str(path)]).text == f"{plain}{crc32(b'hours: 10')}"


def test_a_file_replaced_by_a_copy_with_its_times_is_seen(tmp_path):
    path, other = tmp_path / "a.yaml", tmp_path / "b.yaml"
    path.write_text("hours: 10")
    other.write_text("hours: 20")
    times = path.stat()
    before = stamp_of([path])
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(path)
    assert stamp_of([path]).text != before.text


def test_a_missing_file_has_a_stamp_of_its_own(tmp_path):
    missing = stamp_of([tmp_path / "a.yaml"])
    (tmp_path / "a.yaml").write_text("")
    assert missing.settled
    assert stamp_of([tmp_path / "a.yaml"]).text != missing.text


def test_stamps_add_up(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("")
    both = KEY.and_("me", stamp_of([path]))
    assert not both.settled
    assert both.text.startswith("what it rests on\0me\0")
    assert KEY.and_("ab", "c").text != KEY.and_("a", "bc").text


def test_the_stamp_of_the_code_names_python_and_every_source():
    stamp = code_stamp(("model", "planning"))
    assert module._PYTHON in stamp.text
    assert f"model{os.sep}plan.py" in stamp.text
    assert f"planning{os.sep}planner.py" in stamp.text
    assert f"pathfinder{os.sep}cache.py" in stamp.text


def test_two_versions_lie_side_by_side(cache, monkeypatch):
    cache.put("plan", "me", KEY, "from 3.11")
    monkeypatch.setattr(module, "_PYTHON", "cpython 3.99")
    cache.put("plan", "me", KEY, "from 3.99")
    assert cache.get("plan", "me", KEY) == "from 3.99"
    monkeypatch.undo()
    assert cache.get("plan", "me", KEY) == "from 3.11"


def test_without_a_folder_nothing_is_kept():
    cache = Cache(None)
    cache.put("plan", "me", KEY, 1)
    assert cache.get("plan", "me", KEY) is None
    assert cache.clear() == (0, 0)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("broken", ["open", "makedirs", "replace", "scandir"])
def test_a_folder_that_cannot_be_used_costs_nothing_else(cache, monkeypatch, number, broken):
    def refuse(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module.os, broken, refuse)
    assert cache.get("plan", "me", KEY) is None
    cache.put("plan", "me", KEY, 7)
    assert cache.get("plan", "me", KEY) in (7, None)
    cache.clear()
    monkeypatch.undo()
    left = names(cache) if Path(cache.folder).is_dir() else []
    assert not [name for name in left if "partial" in name]


def test_a_disk_that_fills_up_leaves_no_half_entry(cache, monkeypatch):
    class Full:
        def __init__(self, number, _mode):
            self.number = number

        def __enter__(self):
            return self

        def __exit__(self, *_):
            os.close(self.number)

        def write(self, data):
            os.write(self.number, data[:10])
            raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(module.os, "fdopen", Full)
    cache.put("plan", "me", KEY, VALUE)
    assert names(cache) == []


def test_a_folder_in_the_place_of_an_entry_costs_nothing_else(cache):
    cache.put("plan", "me", KEY, 1)
    path = entry(cache)
    path.unlink()
    path.mkdir()
    cache.put("plan", "me", KEY, 2)
    assert cache.get("plan", "me", KEY) is None
    assert cache.clear() == (0, 0)


def test_a_file_in_the_place_of_the_folder_costs_nothing_else(tmp_path):
    (tmp_path / "file").write_text("mine")
    cache = Cache(tmp_path / "file")
    cache.put("plan", "me", KEY, 2)
    assert cache.get("plan", "me", KEY) is None
    assert (tmp_path / "file").read_text() == "mine"


def test_what_another_user_wrote_is_not_read(cache, monkeypatch):
    cache.put("plan", "me", KEY, 1)
    monkeypatch.setattr(module.os, "getuid", lambda: entry(cache).stat().st_uid + 1, raising=False)
    own = entry(cache).stat().st_uid
    assert (cache.get("plan", "me", KEY) is None) == (own != 0)  # root's word is taken


def test_values_that_marshal_cannot_write_are_not_kept(cache):
    cache.put("plan", "me", KEY, object())
    assert cache.get("plan", "me", KEY) is None


def test_the_folder_stays_within_its_bounds(cache, monkeypatch):
    monkeypatch.setattr(module, "MOST_ENTRIES", 8)
    for number in range(30):
        cache.put("plan", str(number), KEY, number)
        assert len(names(cache)) <= 8
    assert cache.get("plan", "29", KEY) == 29
    assert cache.get("plan", "0", KEY) is None


def test_the_bytes_stay_within_their_bounds_too(cache, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 20_000)
    for number in range(30):
        cache.put("plan", str(number), KEY, b"x" * 3_000)
        assert sum(path.stat().st_size for path in Path(cache.folder).iterdir()) <= 20_000
    assert cache.get("plan", "29", KEY) == b"x" * 3_000


def test_what_a_dead_process_left_is_taken_away(cache):
    cache.put("plan", "me", KEY, 1)
    left = Path(cache.folder) / "plan-1-2.entry.partial"
    for age in (0, 10_000):
        left.write_text("half")
        os.utime(left, (time.time() - age,) * 2)
        cache.put("plan", "me", KEY, 1)
        assert left.exists() == (age == 0)


def test_clearing_leaves_what_is_not_ours(cache):
    cache.put("plan", "me", KEY, 1)
    cache.put("next", "me", KEY, 1)
    (Path(cache.folder) / "notes.txt").write_text("mine")
    count, size = cache.clear()
    assert (count, size > 0, names(cache)) == (2, True, ["notes.txt"])


def test_others_cannot_read_what_is_kept(cache):
    cache.put("plan", "me", KEY, 1)
    if os.name == "posix":
        assert Path(cache.folder).stat().st_mode & 0o077 == 0
        assert entry(cache).stat().st_mode & 0o077 == 0
