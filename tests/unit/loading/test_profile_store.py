"""Is the profile whole, old or new, whatever happens, and does undo give back what was?"""

from __future__ import annotations

import json

import pytest

from pathfinder.errors import ProfileError, RequestError
from pathfinder.loading import profile_store
from pathfinder.loading.profile_store import KEPT, KEPT_BYTES, change_profile, journal_file, undo


def to(text: str):
    return lambda _old: text


def test_a_change_is_written_and_taken_back_to_the_byte(tmp_path):
    path = tmp_path / "deep" / "me.yaml"
    assert change_profile(path, "one", to("a: 1"))
    assert change_profile(path, "two", to("\ufeffa: 2\r\n"))
    assert not change_profile(path, "same", to("\ufeffa: 2\r\n"))
    assert path.read_bytes() == b"\xef\xbb\xbfa: 2\r\n"
    assert undo(path) == "two"
    assert path.read_bytes() == b"a: 1"
    assert undo(path) == "one"
    assert not path.exists()
    with pytest.raises(RequestError, match="nothing to undo"):
        undo(path)


def test_a_change_that_is_refused_leaves_everything_as_it_was(tmp_path):
    path = tmp_path / "me.yaml"
    change_profile(path, "one", to("a: 1"))
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}

    def refuse(_text: str) -> str:
        raise RequestError("no")

    with pytest.raises(RequestError, match="no"):
        change_profile(path, "two", refuse)
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_undo_does_not_throw_away_what_was_edited_by_hand(tmp_path):
    path = tmp_path / "me.yaml"
    change_profile(path, "one", to("a: 1"))
    path.write_text("a: 1 # mine\n")
    with pytest.raises(RequestError, match="was edited since 'one'"):
        undo(path)
    assert path.read_text() == "a: 1 # mine\n"
    change_profile(path, "two", to("a: 2"))
    assert undo(path) == "two"
    assert path.read_text() == "a: 1 # mine\n"


def test_a_change_that_was_noted_but_never_made_is_passed_over(tmp_path, monkeypatch):
    path = tmp_path / "me.yaml"
    change_profile(path, "one", to("a: 1"))
    write = profile_store.write_atomically

    def killed(target, data):
        if target == path:
            raise KeyboardInterrupt
        write(target, data)

    monkeypatch.setattr(profile_store, "write_atomically", killed)
    for number in range(3):
        with pytest.raises(KeyboardInterrupt):
            change_profile(path, "never", to(f"a: {number + 2}"))
    monkeypatch.undo()
    assert path.read_text() == "a: 1"
    assert undo(path) == "one"
    assert not path.exists()


def test_the_journal_forgets_the_oldest_and_survives_its_own_loss(tmp_path):
    path = tmp_path / "me.yaml"
    for number in range(KEPT + 5):
        change_profile(path, str(number), to(f"a: {number}"))
    assert len(json.loads(journal_file(path).read_text())["changes"]) == KEPT
    journal_file(path).write_text('{"changes": [{}]}')
    with pytest.raises(RequestError, match="nothing to undo"):
        undo(path)
    assert path.read_text() == f"a: {KEPT + 4}"


def test_the_journal_of_a_large_profile_holds_fewer_changes(tmp_path):
    path = tmp_path / "me.yaml"
    comment = "# " + "x" * (KEPT_BYTES * 2 // 5)
    for number in range(5):
        change_profile(path, str(number), to(f"{comment}\na: {number}"))
    kept = json.loads(journal_file(path).read_text())["changes"]
    assert [step["what"] for step in kept] == ["3", "4"]
    assert undo(path) == "4"


def test_a_link_is_followed_and_what_is_no_text_is_refused(tmp_path):
    (tmp_path / "real.yaml").write_text("a: 1")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    change_profile(tmp_path / "link.yaml", "one", to("a: 2"))
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_text() == "a: 2"
    (tmp_path / "real.yaml").write_bytes(b"\xff")
    with pytest.raises(ProfileError):
        change_profile(tmp_path / "real.yaml", "two", to("a: 3"))
