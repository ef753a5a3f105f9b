"""When nobody is at the keys, what was copied is looked through and a backup is made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from ib_desk.application.backups import BackupStanding
from ib_desk.domain.records.pupil import Pupil
from ib_desk.ui.backup_watch import QUIET_SECONDS, BackupWatch
from tests.ui.opened_desk import opened_desk

FOUR_HOURS = 4 * 3600.0


@pytest.fixture
def desk(qapp, empty_vault, tmp_path):
    with opened_desk(empty_vault, tmp_path, on_disk=True) as made:
        yield made


@dataclass
class Quiet:
    """How long nobody was there, and a clock that never jumps."""

    idle: float = 0.0
    now: float = 0.0


class Watched:
    def __init__(self, qtbot, desk) -> None:
        self.qtbot, self.desk, self.quiet = qtbot, desk, Quiet()
        self.stood: list[BackupStanding] = []
        self.watch = BackupWatch(desk.session, lambda: self.quiet.idle, lambda: self.quiet.now)
        self.watch.stood.connect(self.stood.append)
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.desk.session.is_busy)

    def look(self) -> None:
        self.watch.look()
        self.qtbot.waitUntil(lambda: not (self.watch._is_busy or self.desk.session.is_busy))

    @property
    def backups(self) -> Any:
        return self.desk.ask(self.desk.session.desk.vault.backups.every)


@pytest.fixture
def watched(qtbot, desk):
    return Watched(qtbot, desk)


def test_nothing_is_made_while_someone_works(watched):
    watched.look()
    assert watched.backups == []


def test_in_the_quiet_a_backup_is_made_and_looked_through(watched):
    watched.quiet.idle = QUIET_SECONDS
    watched.look()
    assert [backup.is_checked for backup in watched.backups] == [True]
    assert watched.stood[-1].newest_checked == watched.backups[0]


def test_the_next_one_comes_after_four_hours_and_when_something_changed(watched):
    watched.quiet.idle = QUIET_SECONDS
    watched.look()
    watched.quiet.now = FOUR_HOURS
    watched.look()
    assert len(watched.backups) == 1
    watched.desk.ask(lambda: watched.desk.session.desk.records.add(Pupil(call_name="Bo")))
    watched.quiet.now = 2 * FOUR_HOURS - 1
    watched.look()
    assert len(watched.backups) == 1
    watched.quiet.now = 2 * FOUR_HOURS
    watched.look()
    assert len(watched.backups) == 2


def test_how_far_the_vault_has_come_is_written_down_also_when_someone_works(watched, tmp_path):
    mark = tmp_path / "kluis" / "peil.json"
    before = mark.read_bytes()
    watched.desk.ask(lambda: watched.desk.session.desk.records.add(Pupil(call_name="Bo")))
    assert mark.read_bytes() == before
    watched.look()
    assert mark.read_bytes() != before
