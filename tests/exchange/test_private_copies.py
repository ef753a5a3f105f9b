"""Copies for another program: for this user alone, and gone when they are cleared."""

from __future__ import annotations

import os
import stat
from uuid import UUID

import pytest

from ib_desk.application.leaving.outside import NotWritable
from ib_desk.exchange.private_copies import PrivateCopiesOnDisk

OURS = UUID("019a0000-0000-7000-8000-000000000001")
ANOTHERS = UUID("029b0000-0000-7000-8000-000000000002")


def copy_in(copies: PrivateCopiesOnDisk):
    path = copies.place(".docx")
    path.write_bytes(b"Noor")
    copies.protect(path)
    return path


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_this_user_looks_into_the_folder_and_nobody_changes_the_copy(tmp_path):
    path = copy_in(PrivateCopiesOnDisk(OURS, tmp_path))

    assert stat.S_IMODE(path.parent.stat().st_mode) == stat.S_IRWXU
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IRUSR
    assert path.name == "document.docx"


def test_all_copies_of_this_vault_go_also_those_of_an_earlier_run(tmp_path):
    left_behind = copy_in(PrivateCopiesOnDisk(OURS, tmp_path))
    of_another_vault = copy_in(PrivateCopiesOnDisk(ANOTHERS, tmp_path))
    copies = PrivateCopiesOnDisk(OURS, tmp_path)
    copy_in(copies)
    copies.clear()

    assert not left_behind.exists()
    assert list(tmp_path.iterdir()) == [of_another_vault.parent]


def test_without_a_folder_for_temporary_files_it_is_told(tmp_path):
    with pytest.raises(NotWritable):
        PrivateCopiesOnDisk(OURS, tmp_path / "gone").place(".docx")
