"""A killed process loses nothing that was acknowledged, and not half a thing either.

`tests/storage/test_kill.py` kills while rows are written; here it happens to the use cases, with
their history and drafts, and to the window in the middle of a sentence.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ib_desk.application.progress import Silent
from ib_desk.application.ways_in import Route
from ib_desk.domain.records.school import Professional
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from tests.nursery import nursery
from tests.program.desk_under_fire import PHRASE, unlocked
from tests.program.evening import MORE
from tests.program.user import PHRASE as PHRASE_AT_WINDOW
from tests.program.user import User
from tests.quick_parts import quick_parts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "kluis"
    quick_parts().vaults.create(
        folder, label="Proef", passphrase=passphrase_bytes(PHRASE)
    ).vault.close()
    return folder


@pytest.fixture
def killed(vault: Path) -> Iterator[Callable[[], list[str]]]:
    """What a process told before it died, in the middle of one of its first four pieces of work.

    Counted in what was done: on a busy machine a moment by the clock comes before anything was.
    """
    with nursery("tests.program.desk_under_fire", vault) as ask:

        def fire() -> list[str]:
            words, seconds = random.randint(1, 4), random.uniform(0, 0.01)  # noqa: S311 - a moment
            told = ask(f"{words} {seconds}")
            assert told.pop(0) == "begin"
            return told

        yield fire


@pytest.mark.torture(rounds=6, many=300)
def test_no_acknowledged_use_case_is_lost_or_half_done(vault, killed, rounds):
    parts = quick_parts()
    before: set[object] = set()
    for _ in range(rounds):
        acknowledged = [line.split() for line in killed()]

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


class TestAtTheWindow:
    def test_killed_in_a_sentence_the_user_goes_on_in_it(self, night):
        field, text, cursor = night.places["after the kill"]
        assert field == "Signal.fact"
        assert MORE in text
        assert [field, text, cursor] == night.places["before the kill"]

    def test_the_window_went_on_without_a_word_about_it(self, night):
        assert night.said[0] == ""
        assert night.exit_code == 0


def test_killed_before_the_sheet_was_on_paper_the_user_gets_another_one(machine):
    """Else nobody would notice until the passphrase is forgotten; and it is asked for once."""
    user = User(machine)
    user.begin_vault()
    user.kill()

    user = User(machine)
    user.write("Wachtwoordzin", PHRASE_AT_WINDOW)
    user.press("Openen")
    user.wait_for("Je was hier gebleven. Dit is een nieuw blad.")
    code = user.prove_sheet()
    user.lock()
    user.unlock()
    assert "Je herstelblad" not in user.texts()
    assert user.close() == 0

    (vault,) = machine.home.rglob("kluizen/*")
    opened = quick_parts().vaults.unlock_with_recovery_code(vault, code)
    assert opened.opened_by is Route.RECOVERY_CODE
    opened.close()
