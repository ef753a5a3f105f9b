"""The power goes at any moment of a rotation: all who stay get in, with everything.

Rows 2 and 3 of docs/security.md, 6.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from ib_desk.application.progress import Silent
from ib_desk.application.vault_errors import VaultError, WrongSecret
from ib_desk.application.ways_in import RecoverySheet
from tests.storage.power_cuts import CAN_RECORD, Act, Disk, Recording, images, lay_out, record
from tests.storage.vault_builders import OTHER_PHRASE, World, notes_in, secret

ROOT = Path(__file__).parents[2]
NOTES = [random.Random(number).randbytes(2_000).hex() for number in range(30)]  # noqa: S311 -- bulk


@pytest.mark.skipif(not CAN_RECORD, reason="needs strace")
@pytest.mark.torture(rounds=5, many=600)
def test_a_rotation(tmp_path, rounds, tally):
    world = World(tmp_path / "echt")
    sheet = world.make(*NOTES)
    with world.opened() as vault:
        vault.ways_in.add_passphrase("directeur", secret(OTHER_PHRASE))
    work = [sys.executable, "-m", "tests.storage.vault_under_fire", "rotate", str(world.root)]
    recording = record(work, world.folder, ROOT)
    seed = random.randrange(1_000_000)  # noqa: S311 -- moments
    draw = random.Random(seed)  # noqa: S311 -- moments
    seen: Counter[str] = Counter()

    for cut, image in images(recording, rounds, draw, recording.index_of("begin")):
        trial = World(tmp_path / "na", clock=replace(world.clock))
        lay_out(image, trial.folder)
        try:
            with tally.trial("power cut while rotating the key"):
                state = look(trial, sheet, recording.said(cut))
        except BaseException:
            print(f"seed {seed}, cut {cut} of {len(recording.acts)}")  # noqa: T201 -- to repeat it
            raise
        seen[state] += 1
        shutil.rmtree(trial.root)
    print(seen)  # noqa: T201 -- `make torture -s` shows how often each was hit


@pytest.mark.skipif(not CAN_RECORD, reason="needs strace")
@pytest.mark.torture(rounds=6, many=1_000)
def test_a_day_with_a_vault(tmp_path, rounds, tally):
    """Saves, a mark, a backup, a close, a copy without a key, another passphrase."""
    world = World(tmp_path / "echt")
    world.make("eerste")
    work = [sys.executable, "-m", "tests.storage.vault_under_fire", "live_a_day", str(world.root)]
    recording = record(work, world.folder, ROOT)
    seed = random.randrange(1_000_000)  # noqa: S311 -- moments
    draw = random.Random(seed)  # noqa: S311 -- moments

    for cut, image in images(recording, rounds, draw, recording.index_of("begin")):
        trial = World(tmp_path / "na", clock=replace(world.clock))
        lay_out(image, trial.folder)
        try:
            with tally.trial("power cut in a day of work"):
                look_back(trial, recording.said(cut))
        except BaseException:
            print(f"seed {seed}, cut {cut} of {len(recording.acts)}")  # noqa: T201 -- to repeat it
            raise
        shutil.rmtree(trial.root)


def look_back(trial: World, said: list[str]) -> None:
    """All that was said to be kept is there, and nothing is called lost that is not."""
    try:
        vault = trial.vaults.unlock_with_passphrase(trial.folder, secret())
        assert "phrase" not in said
    except WrongSecret:
        trial.clock.pass_by(minutes=2)
        vault = trial.vaults.unlock_with_passphrase(trial.folder, secret(OTHER_PHRASE))
    try:
        vault.check(Silent())
        kept = ["eerste", *(word.removeprefix("kept ") for word in said if "kept" in word)]
        found = notes_in(vault)
        assert found[: len(kept)] == kept
        assert len(found) - len(kept) in (0, 1)
        backups = list(vault.backups.every())
        for backup in backups:
            trial.vaults.describe_backup(backup.path, Silent())
        assert len(backups) >= ("backup" in said) + ("copied" in said)
    finally:
        vault.close()


def look(trial: World, sheet: RecoverySheet, said: list[str]) -> str:
    """In which state the rotation is; nobody who stays has lost anything."""
    with trial.opened() as vault:
        assert notes_in(vault) == NOTES
        vault.check(Silent())
        due = vault.rotation_due
    code = " ".join(sheet.groups)
    trial.vaults.unlock_with_recovery_code(trial.folder, code).close()
    for backup in trial.vaults.backups_of(trial.folder):
        trial.vaults.describe_backup(backup.path, Silent())
    if "rotated" in said:
        assert not due
    if "removed" in said:
        with pytest.raises(VaultError):
            trial.vaults.unlock_with_passphrase(trial.folder, secret(OTHER_PHRASE))
    return "due" if due else "rotated" if "removed" in said else "not begun"


class TestTheDisk:
    """The model itself: what is flushed stays, what is not may go."""

    def after(self, *acts: Act, times: int = 40) -> set[tuple[tuple[str, bytes], ...]]:
        disk = Disk({"a": b"old"})
        for act in acts:
            disk.do(act)
        draw = random.Random(1)  # noqa: S311 -- moments
        return {tuple(sorted(disk.after_a_cut(draw).items())) for _ in range(times)}

    def test_a_flushed_write_stays_and_another_may_go_or_be_torn(self):
        write = Act(what="write", name="a", at=0, data=b"n" * 1024)
        assert self.after(write, Act(what="flush", name="a")) == {(("a", b"n" * 1024),)}
        found = {dict(state)["a"] for state in self.after(write)}
        assert {b"old", b"n" * 1024} < found

    def test_a_new_name_is_there_for_good_with_its_folder(self):
        create = Act(what="create", name="b.part")
        rename = Act(what="rename", name="b.part", other="b")
        names = {tuple(name for name, _ in state) for state in self.after(create, rename)}
        assert names == {("a",), ("a", "b"), ("a", "b.part")}
        flushed = self.after(create, rename, Act(what="flush", name="."))
        assert {tuple(name for name, _ in state) for state in flushed} == {("a", "b")}

    def test_a_removed_file_may_come_back_until_its_folder_is_flushed(self):
        unlink = Act(what="unlink", name="a")
        assert self.after(unlink) == {(), (("a", b"old"),)}
        assert self.after(unlink, Act(what="flush", name=".")) == {()}

    def test_what_was_said_is_known_at_each_moment(self):
        acts = [Act(what="said", data=b"begin\n"), Act(what="said", data=b"removed\n")]
        recording = Recording(before={}, acts=acts)
        assert [recording.said(cut) for cut in range(3)] == [[], ["begin"], ["begin", "removed"]]
        assert recording.index_of("removed") == 1
