"""Locking is a fresh process: nothing of a pupil is left in memory, and the vault is let go."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from ib_desk.main import process
from tests.program.evening import SENTENCE

BEFORE, AFTER = 0, 1


class TestAtTheWindow:
    def test_the_process_is_replaced_by_one_that_was_started_the_same_way(self, evening):
        assert len(set(evening.pids[:2])) == 1
        assert evening.commands[BEFORE] == evening.commands[AFTER]
        assert evening.commands[AFTER] == [sys.executable, "-m", "tests.program.driven"]

    def test_what_was_typed_is_gone_from_the_memory(self, evening):
        before, after = evening.in_memory
        if before is None:
            pytest.skip("only root may look in the memory of a hardened process")
        assert before != []
        assert after == []

    def test_the_fresh_process_shows_nothing_but_the_way_in(self, evening):
        shown = " ".join(evening.texts_when_locked)
        assert "Openen" in shown
        assert "Proef" in shown
        assert "Kwibusqx" not in shown

    def test_the_vault_is_let_go_whole_and_copied_by_the_fresh_process(self, evening):
        assert evening.open_elsewhere
        assert evening.facts_when_locked == [SENTENCE]
        assert evening.backups_when_locked >= 1

    def test_unlocked_the_user_is_where_she_was(self, evening):
        assert evening.places["after the lock"] == evening.places["before the lock"]

    def test_it_locks_also_when_the_vault_does_not_close(self, night):
        """The night would not have gone on; the end made the backup, without a window."""
        assert night.exit_code == 0
        backups = list((night.vault / "reservekopieen").glob("*.ibdesk"))
        assert len(backups) > night.backups_when_locked


class TestHowItIsStartedAgain:
    @pytest.mark.parametrize(
        ("given", "arguments", "again"),
        [
            (["-m", "ib_desk"], [], ["-m", "ib_desk"]),
            (["-m", "ib_desk", "--vault", "x"], ["--vault", "x"], ["-m", "ib_desk"]),
            (["-I", "/bin/ib-desk"], [], ["-I", "/bin/ib-desk"]),
            (["/bin/ib-desk", "--vault=x"], ["--vault=x"], ["/bin/ib-desk"]),
        ],
    )
    def test_as_it_was_without_its_arguments(self, monkeypatch, given, arguments, again):
        monkeypatch.setattr(sys, "orig_argv", ["python", *given])
        monkeypatch.setattr(sys, "argv", ["ib-desk", *arguments])
        assert process.as_started() == [sys.executable, *again]

    def test_a_built_program_is_its_own_command(self, monkeypatch):
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        assert process.as_started() == [sys.executable]

    @pytest.mark.parametrize(("vault", "told"), [(None, []), ("kluis", ["--vault", "kluis"])])
    def test_it_is_told_no_more_than_which_vault_it_was_started_for(self, monkeypatch, vault, told):
        started = []
        monkeypatch.setattr(os, "execv", lambda *command: started.append(command))
        monkeypatch.setattr(process, "as_started", lambda: ["/bin/ib-desk"])
        process.go_on_as(None if vault is None else Path(vault))
        assert started == [("/bin/ib-desk", ["/bin/ib-desk", *told])]

    def test_where_a_process_cannot_be_replaced_another_is_started(self, monkeypatch):
        started = []
        monkeypatch.setattr(sys, "platform", "win32")
        monkeypatch.setattr("subprocess.Popen", lambda command, **_: started.append(command))
        monkeypatch.setattr(process, "as_started", lambda: ["ib-desk.exe"])
        process.go_on_as(None)
        assert started == [["ib-desk.exe"]]
