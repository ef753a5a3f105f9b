"""Never hostage: the script in docs/ opens a vault with paper and public libraries alone."""

import ast
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ib_desk.application.progress import Cancelled, Progress, Silent
from ib_desk.domain.secrets.recovery_code import recovery_groups
from ib_desk.storage.rekey import Order
from tests.storage.vault_builders import World, add_notes, rekey_here, secret

SCRIPT = Path(__file__).parents[2] / "docs" / "decrypt_vault.py"
NOTES = [f"aantekening {number} " + "é" * 300 for number in range(200)]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def decrypted(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", SCRIPT, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def notes_of(plain: Path) -> list[str]:
    with closing(sqlite3.connect(plain)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [body for (body,) in connection.execute("SELECT body FROM note ORDER BY id")]


def test_it_uses_nothing_of_ours():
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(SCRIPT.read_text("utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }

    assert {
        name
        for name in imported
        if name.partition(".")[0] not in sys.stdlib_module_names | {"cryptography"}
    } == set()


def test_a_closed_vault_and_its_backup(world, tmp_path):
    sheet = world.make(*NOTES, backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    code = "-".join(sheet.groups)

    for number, vault in enumerate((world.folder, backup)):
        done = decrypted(vault, tmp_path / f"{number}.sqlite", code.lower())

        assert (done.returncode, done.stderr) == (0, "")
        assert notes_of(tmp_path / f"{number}.sqlite") == NOTES


def test_a_vault_whose_program_was_killed_with_work_in_the_log(world, tmp_path):
    sheet = world.make(*NOTES)
    killed = tmp_path / "gedood"
    killed.mkdir()
    with world.opened() as vault:
        add_notes(vault, "nog in de WAL")
        for path in world.folder.iterdir():
            if path.is_file():
                (killed / path.name).write_bytes(path.read_bytes())
    assert (killed / "kluis.db-wal").stat().st_size

    done = decrypted(killed, tmp_path / "plain.sqlite", " ".join(sheet.groups))

    assert (done.returncode, done.stderr) == (0, "")
    assert notes_of(tmp_path / "plain.sqlite") == [*NOTES, "nog in de WAL"]


@pytest.mark.parametrize("is_done", [True, False])
def test_a_vault_whose_rotation_was_cut_off(world, tmp_path, is_done):
    """Two headers of two keys lie there: the one that fits the database is found."""
    sheet = world.make(*NOTES)

    def cut_off(order: Order, progress: Progress) -> None:
        if is_done:
            rekey_here(order, progress)
        raise Cancelled

    vault = replace(world, rekey=cut_off).vaults.unlock_with_passphrase(world.folder, secret())
    with pytest.raises(Cancelled):
        vault.rotate_key(Silent())
    vault.close()
    assert (world.folder / "kop.volgende.json").exists()

    done = decrypted(world.folder, tmp_path / "plain.sqlite", " ".join(sheet.groups))

    assert (done.returncode, done.stderr) == (0, "")
    assert notes_of(tmp_path / "plain.sqlite") == NOTES


HEADERS = ("kop.json", "kop.kopie.json")


def test_of_a_damaged_header_the_line_of_the_seal_will_do_with_the_qr(world, tmp_path):
    sheet = world.make(*NOTES)
    for name in HEADERS:
        text = (world.folder / name).read_bytes()
        (world.folder / name).write_bytes(text.replace(b'"box"', b'"bax"'))
    code = " ".join(sheet.groups)

    without = decrypted(world.folder, tmp_path / "plain", code)
    done = decrypted(world.folder, tmp_path / "plain", code, "--sheet", sheet.slot_code)
    refused = [
        decrypted(world.folder, tmp_path / "other", code, f"--sheet={text}")  # it may begin with -
        for text in (sheet.slot_code[:-4], sheet.slot_code[8:], "é", "IBDESK2:A")
    ]

    assert "--sheet" in without.stderr
    assert done.returncode == 0
    assert notes_of(tmp_path / "plain") == NOTES
    assert all("is not complete" in one.stderr for one in refused)
    assert not any("Traceback" in one.stderr for one in (without, *refused))
    assert not (tmp_path / "other").exists()


def test_without_any_header_nothing_opens_it_but_that_of_a_backup(world, tmp_path):
    sheet = world.make(*NOTES, backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    for name in HEADERS:
        (world.folder / name).unlink()
    code = " ".join(sheet.groups)

    paper = decrypted(world.folder, tmp_path / "a", code, "--sheet", sheet.slot_code)
    borrowed = decrypted(world.folder, tmp_path / "b", code, "--header", backup)

    assert "without one nothing opens" in paper.stderr
    assert "Traceback" not in paper.stderr
    assert borrowed.returncode == 0
    assert notes_of(tmp_path / "b") == NOTES


def test_it_only_reads_and_makes_no_file_with_a_wrong_code(world, tmp_path):
    world.make(*NOTES)
    before = {path: path.read_bytes() for path in world.folder.rglob("*") if path.is_file()}

    wrong = decrypted(world.folder, tmp_path / "plain", " ".join(recovery_groups(bytes(20))))
    mistyped = decrypted(world.folder, tmp_path / "plain", "ABCD")

    assert (wrong.returncode, mistyped.returncode) == (1, 1)
    assert "not that of this vault" in wrong.stderr
    assert "Traceback" not in wrong.stderr + mistyped.stderr
    assert not (tmp_path / "plain").exists()
    assert before == {path: path.read_bytes() for path in world.folder.rglob("*") if path.is_file()}


def test_after_a_new_sheet_the_old_one_opens_it_no_longer_with_any_header(world, tmp_path):
    old = world.make(*NOTES, backup=True)
    (backup,) = (world.folder / "reservekopieen").glob("*.ibdesk")
    with world.opened() as vault:
        new = vault.ways_in.new_recovery_sheet()
        vault.ways_in.sheet_takes_over(" ".join(new.groups))
        vault.rotate_key(Silent())
    old_code, new_code = " ".join(old.groups), " ".join(new.groups)

    for extra in ((), ("--header", backup), ("--header", backup, "--sheet", old.slot_code)):
        assert decrypted(world.folder, tmp_path / "a", old_code, *extra).returncode == 1
    assert decrypted(world.folder, tmp_path / "b", new_code).returncode == 0
    assert notes_of(tmp_path / "b") == NOTES
