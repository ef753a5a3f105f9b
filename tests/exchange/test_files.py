from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from ib_desk.application.paper import AlreadyThere, DiskFull, NotWritable
from ib_desk.exchange.files import Files

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode")


def test_all_of_it_is_written_and_nothing_else_is_left(tmp_path):
    Files().write_whole(tmp_path / "a.pdf", b"inhoud")
    assert (tmp_path / "a.pdf").read_bytes() == b"inhoud"
    assert [item.name for item in tmp_path.iterdir()] == ["a.pdf"]


@ON_POSIX
def test_only_this_user_can_read_it(tmp_path):
    Files().write_whole(tmp_path / "a.pdf", b"inhoud")
    assert stat.S_IMODE((tmp_path / "a.pdf").stat().st_mode) == 0o600


def test_what_is_there_stays_unless_it_may_be_replaced(tmp_path):
    place = tmp_path / "a.pdf"
    place.write_bytes(b"oud")
    with pytest.raises(AlreadyThere):
        Files().write_whole(place, b"nieuw")
    assert place.read_bytes() == b"oud"
    Files().write_whole(place, b"nieuw", replace=True)
    assert place.read_bytes() == b"nieuw"


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(NotWritable) as refused:
        Files().write_whole(tmp_path / "weg" / "a.pdf", b"inhoud")
    assert refused.value.code == errno.ENOENT
    assert "weg" not in str(refused.value)


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
        Files().write_whole(place, b"nieuw", replace=True)
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
    Files().write_whole(tmp_path / "a.pdf", b"inhoud")
    assert len(flushed) == 2
    assert (tmp_path / "a.pdf").read_bytes() == b"inhoud"
