"""A killed process loses nothing that was acknowledged, and not half a thing either.

`tests/storage/test_kill.py` kills while rows are written; here it happens to the use cases, with
their history and drafts, and to the window in the middle of a sentence.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest

from ib_desk.application.changes import Change
from ib_desk.application.ports import HistoryLine
from ib_desk.application.progress import Silent
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from ib_desk.storage.vault import OpenedVault
from tests.nursery import Ask
from tests.program.desk_under_fire import PHRASE, PUPILS, TEACHERS, unlocked
from tests.program.evening import MORE
from tests.quick_parts import quick_parts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "kluis"
    quick_parts().vaults.create(
        folder, label="Proef", passphrase=passphrase_bytes(PHRASE)
    ).vault.close()
    return folder


Killed = Callable[[str, float], list[str]]


@pytest.fixture
def killed(vault: Path, under_fire: Ask) -> Killed:
    """What a process told before it died, so long after one of the first words of its work.

    Counted in what was done: on a busy machine a moment by the clock comes before anything was.
    Of four rounds one comes after four words, so that something is done whatever the chance.
    """
    words = cycle((1, 2, 3, 4))

    def fire(work: str, within: float) -> list[str]:
        seconds = random.uniform(0, within)  # noqa: S311 - a moment
        told = under_fire(f"{work}\t{next(words)}\t{seconds}\t{vault}")
        assert told.pop(0) == "begin"
        return told

    return fire


@pytest.mark.torture(rounds=6, many=300)
def test_no_acknowledged_use_case_is_lost_or_half_done(vault, killed, rounds, tally):
    parts = quick_parts()
    before: set[object] = set()
    for _ in range(rounds):
        acknowledged = [line.split() for line in killed("save", 0.01)]

        with tally.trial("killed between use cases and in them"):
            opened = unlocked(parts, vault)
            desk = parts.desk(opened)
            people = {str(person.id): person.name for person in desk.records.find(Professional)}
            history = [
                str(edit.record.id) for line in desk.records.history() for edit in line.change.edits
            ]
            drafts = {str(draft.record_id) for draft in desk.drafts.all()}
            opened.check(Silent())
            opened.close()

            new = {name: people[name] for name in people.keys() - before}
            added = {name for what, name in acknowledged if what == "added"}
            changed = {name for what, name in acknowledged if what == "changed"}
            assert added <= new.keys()
            assert {new[name] for name in changed} <= {"daarna"}
            assert len(new) - len(added) in (0, 1)
            for name, state in new.items():
                # The history and the draft go with the record, or not at all.
                assert history.count(name) == (2 if state == "daarna" else 1)
                assert (name in drafts) <= (state == "eerst")
        before = set(people)
    assert before != set()


@pytest.mark.torture(rounds=4, many=50)
def test_an_import_is_taken_over_whole_or_not_at_all(vault, killed, rounds, tally):
    parts = quick_parts()
    taken = 0
    saved: set[str] = set()
    for _ in range(rounds):
        acknowledged = [line.split() for line in killed("take_over", 0.15)]
        told = [int(group) for what, group in acknowledged if what == "imported"]
        saved |= {name for what, name in acknowledged if what == "added"}

        with tally.trial("killed while importing"):
            opened = unlocked(parts, vault)
            assert isinstance(opened, OpenedVault)
            opened.check(Silent())
            with SqlUnitOfWork(opened.engine) as work:
                pupils, people = work.find(Pupil), work.find(Professional)
                history = work.history(limit=2 * len(told) + 4)
            opened.close()

            assert saved <= {str(person.id) for person in people}
            assert sum(person.name != "eerst" for person in people) == TEACHERS * bool(pupils)
            # All are in one group: that of the last import that was told, or of one more.
            assert len(pupils) in (0, PUPILS)
            (now,) = {int(pupil.group_name) for pupil in pupils} or {0}
            assert now - max(told, default=taken) in (0, 1)
            assert [_group_of(line.change) for line in history if _is_import(line)][
                : now - taken
            ] == list(range(now, taken, -1))
        taken = now
    assert taken > 0


def _is_import(line: HistoryLine) -> bool:
    return line.change.action is Action.IMPORTED


def _group_of(change: Change) -> int:
    """The one that all pupils came into with it."""
    pupils = [edit.after for edit in change.edits if isinstance(edit.after, Pupil)]
    assert len(pupils) == PUPILS
    (group,) = {int(pupil.group_name) for pupil in pupils}
    return group


class TestAtTheWindow:
    def test_killed_in_a_sentence_the_user_goes_on_in_it(self, night):
        field, text, cursor = night.places["after the kill"]
        assert field == "Signal.fact"
        assert MORE in text
        assert [field, text, cursor] == night.places["before the kill"]

    def test_the_window_went_on_without_a_word_about_it(self, night):
        assert night.said[0] == ""
        assert night.exit_code == 0

    def test_killed_before_the_sheet_was_on_paper_the_user_gets_another_one(self, evening):
        """Else nobody would notice until the passphrase is forgotten; and it is asked for once."""
        assert evening.code != evening.code_before
        assert "Je herstelblad" not in evening.texts_when_unlocked
        assert evening.facts_when_locked != [], "the new code opened nothing"
