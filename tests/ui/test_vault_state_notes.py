"""How it stands with the open vault is said above every screen, with a way on."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

import pytest

from ib_desk.application.backups import BackupStanding, BackupTrouble, Trouble
from ib_desk.domain.records.pupil import Pupil
from ib_desk.ui.places import PUPILS, SETTINGS
from tests.ui.desk_window import WindowInUse
from tests.ui.opened_desk import opened_desk

AT = datetime(2026, 11, 21, 17, 42, tzinfo=UTC)
STANDING = BackupStanding(
    newest=None,
    newest_checked=None,
    trouble=None,
    size=0,
    budget=1,
    chosen_budget=1,
    is_held=False,
)
FULL = BackupStanding(
    newest=None,
    newest_checked=None,
    trouble=BackupTrouble(why=Trouble.DISK_FULL, at=AT),
    size=0,
    budget=1,
    chosen_budget=1,
    is_held=False,
)


@pytest.fixture
def desk(qapp, empty_vault, tmp_path):
    with opened_desk(empty_vault, tmp_path, on_disk=True) as made:
        yield made


def notes(used):
    return used.window._state_notes


class TestABackupThatFailed:
    def test_is_told_once_and_leads_to_the_backups(self, used):
        used.window.tell_of_backups(FULL)
        assert "niet gelukt" in notes(used)._backup.accessibleName()
        used.press("Naar reservekopieën")
        assert used.window.navigator.here.place == SETTINGS
        used.window.tell_of_backups(FULL)
        assert notes(used)._backup.isHidden()

    def test_is_forgotten_when_there_is_one_again(self, used):
        used.window.tell_of_backups(FULL)
        used.window.tell_of_backups(STANDING)
        assert notes(used)._backup.isHidden()


class TestAVaultThatIsReplaced:
    @pytest.fixture
    def replaced(self, used, tmp_path):
        database = tmp_path / "kluis" / "kluis.db"
        shutil.copyfile(database, tmp_path / "andere.db")
        (tmp_path / "andere.db").replace(database)
        used.session.add(Pupil(call_name="Bo"))
        used.settle()
        return used

    def test_keeps_nothing_more_and_says_so(self, replaced):
        assert notes(replaced)._replaced.isVisible()
        assert replaced.saving == "Bewaren lukt niet: kluis vervangen"
        assert "Bo" not in [pupil.call_name for pupil in replaced.desk.all_of(Pupil)]

    def test_saves_what_is_open_in_a_backup_with_what_waited(self, replaced):
        replaced.press("Bewaren wat open is")
        assert "staat nu in een reservekopie" in notes(replaced)._replaced.accessibleName()
        assert "Bo" in [pupil.call_name for pupil in replaced.desk.all_of(Pupil)]
        backups = replaced.desk.ask(replaced.session.desk.vault.backups.every)
        assert [backup.is_checked for backup in backups] == [True]

    def test_says_so_where_that_fails(self, replaced, tmp_path):
        (tmp_path / "kluis" / "reservekopieen").write_bytes(b"")
        replaced.press("Bewaren wat open is")
        assert notes(replaced)._replaced.isVisible()
        assert notes(replaced)._rescue.isEnabled()
        replaced.desk.problems.clear()


class TestAVaultToRead:
    @pytest.fixture
    def used(self, qtbot, desk):
        desk.ask(desk.session.desk.vault.make_read_only)
        return WindowInUse(qtbot, desk)

    def test_says_so_all_the_time_and_shows_all(self, used):
        used.open_place(PUPILS)
        assert notes(used)._state.accessibleName() == "Deze kluis is alleen te lezen."
        assert used.window._bar._mark.isVisible()
        assert used.desk.all_of(Pupil) != []

    def test_refuses_what_is_changed_and_keeps_no_draft(self, used):
        used.session.keep_spot(used.window.navigator.here)
        used.session.keep_mark()
        used.settle()
        assert used.trouble == ""
        used.session.add(Pupil(call_name="Bo"))
        used.settle()
        assert used.trouble == "Deze kluis is alleen te lezen."
