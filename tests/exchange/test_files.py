from __future__ import annotations

import errno
import os
import stat
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from ib_desk.application.leaving.outside import (
    DiskFull,
    Found,
    NamedFile,
    NotWritable,
    TakenAway,
    digests_of,
    folder_digest,
    temporary_name,
)
from ib_desk.exchange.files import Files

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode")
TEMPORARY = ".ibdesk-0011223344556677.tmp"


def write(place: Path, content: bytes) -> None:
    Files().write_whole(place, TEMPORARY, content)


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def test_all_of_it_is_written_and_nothing_else_is_left(tmp_path):
    write(tmp_path / "a.pdf", b"inhoud")
    assert (tmp_path / "a.pdf").read_bytes() == b"inhoud"
    assert [item.name for item in tmp_path.iterdir()] == ["a.pdf"]


@ON_POSIX
def test_only_this_user_can_read_it(tmp_path):
    write(tmp_path / "a.pdf", b"inhoud")
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o600


def test_what_was_there_goes(tmp_path):
    place = tmp_path / "a.pdf"
    place.write_bytes(b"oud")
    write(place, b"nieuw")
    assert place.read_bytes() == b"nieuw"


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotWritable) as refused:
        write(tmp_path / "weg" / "a.pdf", b"inhoud")
    assert refused.value.code == errno.ENOENT
    assert "weg" not in str(refused.value)


def test_a_name_that_is_taken_is_nobodys_to_write_in(tmp_path):
    (tmp_path / TEMPORARY).write_bytes(b"van een ander")
    with pytest.raises(NotWritable):
        write(tmp_path / "a.pdf", b"inhoud")
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(
    ("code", "refusal"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EIO, NotWritable)],
)
@pytest.mark.parametrize("failing", ["fsync", "replace"])
def test_a_failure_half_way_leaves_the_old_file_and_no_trace(
    tmp_path, monkeypatch, code, refusal, failing
):
    place = tmp_path / "a.pdf"
    place.write_bytes(b"oud")

    def fail(*_args: object) -> None:
        raise OSError(code, os.strerror(code))

    if failing == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(refusal):
        write(place, b"nieuw")
    assert place.read_bytes() == b"oud"
    assert [item.name for item in tmp_path.iterdir()] == ["a.pdf"]


@ON_POSIX
def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path, monkeypatch):
    flush, flushed = os.fsync, []

    def only_files(handle: int) -> None:
        flushed.append(handle)
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not supported")
        flush(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write(tmp_path / "a.pdf", b"inhoud")
    assert len(flushed) == 2
    assert (tmp_path / "a.pdf").read_bytes() == b"inhoud"


class TestLooking:
    def test_the_bytes_are_there_or_others_are_or_none(self, tmp_path):
        place = tmp_path / "a.pdf"
        assert Files().look(place, digest(b"inhoud")) is Found.ABSENT
        place.write_bytes(b"inhoud")
        assert Files().look(place, digest(b"inhoud")) is Found.WHOLE
        assert Files().look(place, digest(b"iets anders")) is Found.ABSENT

    def test_of_a_folder_that_is_gone_nobody_can_tell(self, tmp_path):
        assert Files().look(tmp_path / "weg" / "a.pdf", digest(b"")) is Found.NO_PLACE

    def test_of_what_cannot_be_read_nobody_can_tell(self, tmp_path):
        place = tmp_path / "a.pdf"
        place.mkdir()
        assert Files().look(place, digest(b"")) is Found.NO_PLACE


class TestClearing:
    def test_our_own_half_goes_and_nothing_else(self, tmp_path):
        (tmp_path / TEMPORARY).write_bytes(b"half")
        (tmp_path / "a.pdf").write_bytes(b"heel")
        Files().clear(tmp_path / "a.pdf", TEMPORARY)
        assert [item.name for item in tmp_path.iterdir()] == ["a.pdf"]

    def test_what_is_not_there_needs_no_clearing(self, tmp_path):
        Files().clear(tmp_path / "weg" / "a.pdf", TEMPORARY)
        assert list(tmp_path.iterdir()) == []


def test_a_temporary_name_tells_nothing_and_is_another_one_each_time():
    names = {temporary_name() for _ in range(50)}
    assert len(names) == 50
    assert all(name.startswith(".ibdesk-") and name.endswith(".tmp") for name in names)


class TestFolder:
    FILES = (NamedFile("brief.pdf", b"brief"), NamedFile("aanvraag.pdf", b"aanvraag"))

    @pytest.fixture
    def place(self, tmp_path) -> Path:
        place: Path = tmp_path / "A26-4071"
        Files().write_folder(place, TEMPORARY, self.FILES)
        return place

    @property
    def digests(self) -> dict[str, str]:
        return digests_of(self.FILES)

    def test_all_of_it_is_there_and_nothing_else(self, place):
        assert {one.name: one.read_bytes() for one in place.iterdir()} == {
            one.name: one.content for one in self.FILES
        }
        assert [one.name for one in place.parent.iterdir()] == [place.name]

    @ON_POSIX
    def test_only_this_user_can_look_in_it(self, place):
        assert stat.S_IMODE(place.stat().st_mode) == 0o700
        assert {stat.S_IMODE(one.stat().st_mode) for one in place.iterdir()} == {0o600}

    def test_what_stands_there_already_is_nobodys_to_write_in(self, place):
        with pytest.raises(NotWritable):
            Files().write_folder(place, TEMPORARY, self.FILES[:1])
        assert len(list(place.iterdir())) == 2
        assert len(list(place.parent.iterdir())) == 1

    @pytest.mark.parametrize(
        ("code", "refusal"), [(errno.ENOSPC, DiskFull), (errno.EIO, NotWritable)]
    )
    @pytest.mark.parametrize("at", [1, 2])
    def test_a_failure_half_way_leaves_no_file_of_it(
        self, tmp_path, monkeypatch, code, refusal, at
    ):
        real, done = os.fsync, []

        def fail(handle: int) -> None:
            done.append(handle)
            if len(done) == at:
                raise OSError(code, os.strerror(code))
            real(handle)

        monkeypatch.setattr(os, "fsync", fail)
        with pytest.raises(refusal):
            Files().write_folder(tmp_path / "map", TEMPORARY, self.FILES)
        assert list(tmp_path.iterdir()) == []

    def test_it_is_found_as_it_was_made_whatever_a_file_manager_laid_there(self, place):
        wanted = folder_digest(self.digests)
        (place / ".DS_Store").write_bytes(b"x")
        (place / "Thumbs.db").write_bytes(b"x")
        assert Files().look(place, wanted) is Found.WHOLE
        (place / "bij.txt").write_bytes(b"x")
        assert Files().look(place, wanted) is Found.ABSENT
        assert Files().look(place.with_name("weg"), wanted) is Found.ABSENT

    def test_half_of_one_is_taken_away(self, tmp_path):
        half = tmp_path / TEMPORARY
        half.mkdir()
        (half / "a.pdf").write_bytes(b"a")
        Files().clear(tmp_path / "map", TEMPORARY)
        assert list(tmp_path.iterdir()) == []

    def test_when_it_is_done_nothing_of_it_is_left(self, place):
        (place / "Thumbs.db").write_bytes(b"x")
        (place / "brief.pdf").chmod(0o400)
        taken = Files().take_away(place, self.digests)
        assert (taken, taken.is_gone) == (TakenAway(), True)
        assert not place.exists()

    def test_what_is_hers_or_was_changed_stays(self, place):
        (place / "bij.txt").write_bytes(b"van haar")
        (place / "aanvraag.pdf").write_bytes(b"veranderd")
        assert Files().take_away(place, self.digests) == TakenAway(kept=2)
        assert sorted(one.name for one in place.iterdir()) == ["aanvraag.pdf", "bij.txt"]

    def test_what_cannot_be_removed_is_told(self, place, monkeypatch):
        def refuse(_path: Path) -> None:
            raise PermissionError

        monkeypatch.setattr(Path, "unlink", refuse)
        assert Files().take_away(place, self.digests) == TakenAway(kept=2)

    def test_one_that_she_took_away_is_gone_and_a_stick_that_was_pulled_out_is_not(self, place):
        assert Files().take_away(place.with_name("weg"), self.digests).is_gone
        away = place.parent / "stick" / "map"
        assert Files().take_away(away, self.digests) == TakenAway(is_away=True)

    @ON_POSIX
    def test_a_link_in_its_place_leads_nowhere(self, place):
        elsewhere = place.rename(place.with_name("elders"))
        place.symlink_to(elsewhere)
        Files().take_away(place, self.digests)
        assert len(list(elsewhere.iterdir())) == 2
