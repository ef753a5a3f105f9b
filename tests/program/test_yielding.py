"""A lock that comes in the middle of long work on the database waits for a few steps, not for it.

Decision 34: 50 ms. Time says little on a busy machine, so here steps are counted: functions of
Python that begin between two looks at whether the vault must close. A statement of SQLite is
interrupted from outside, and counts for none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any

import pytest
from typing_extensions import override

from ib_desk.application.desk import Desk
from ib_desk.application.imports import Preview
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.example import add_case, example_records
from ib_desk.main.resources import resources_root
from ib_desk.storage.vault import OpenedVault
from tests.program.desk_under_fire import PHRASE, school_in
from tests.quick_parts import quick_parts

MANY = 80
"""Pupils, and records in one file; as many are stored in one go as there are in `AT_ONCE`."""
AT_ONCE = 20
MOST_STEPS = 5_600
"""Of the longest, the look through a request, some 4,300 are the same for any number, with what the
example holds; what takes twice the eight that it needs for each of the many, and looks at none of
them, takes more than this.
"""


@dataclass
class Looks:
    """Steps between two looks."""

    longest: int = 0
    steps: int = 0
    so_far: int = 0
    stop_at: int = sys.maxsize

    def look(self) -> bool:
        self.longest, self.steps = max(self.longest, self.steps), 0
        self.so_far += 1
        return self.so_far >= self.stop_at

    def step(self, _frame: FrameType, event: str, _about: Any) -> None:
        self.steps += event == "call"


LOOKS = Looks()


class LookedAt(Event):
    """As `ib_desk.storage.engine` asks it."""

    @override
    def is_set(self) -> bool:
        return LOOKS.look()


@dataclass
class Stage:
    """A desk with a school, a file of many records, and a bin."""

    vault: OpenedVault
    desk: Desk
    file: SupportFile
    other: Preview
    """The same school, with all pupils in another group."""
    pupils: list[Pupil]

    @property
    def request(self) -> SwvRequest:
        return self.desk.records.find(SwvRequest)[0]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("ib_desk.storage.engine.Event", LookedAt)
        patch.setattr("ib_desk.application.storing._MOST_AT_ONCE", AT_ONCE)
        parts = quick_parts()
        folder: Path = tmp_path_factory.mktemp("yielding") / "kluis"
        vault = parts.vaults.create(
            folder, label="Proef", passphrase=passphrase_bytes(PHRASE)
        ).vault
    assert isinstance(vault, OpenedVault)
    desk = parts.desk(vault)
    desk.imports.apply(desk.imports.read(school_in(1, MANY), Silent()), {}, Silent())
    file = add_case(desk, example_records(resources_root()))
    desk.records.add(*(Signal(file_id=file.id, fact=f"{number}") for number in range(MANY)))
    desk.undo.clear()
    other = desk.imports.read(school_in(2, MANY), Silent())
    yield Stage(vault, desk, file, other, desk.records.find(Pupil))
    vault.close()


def remove(stage: Stage) -> None:
    stage.desk.records.remove(stage.file)


WORK: dict[str, Callable[[Stage], object]] = {
    "read what an import is compared with": lambda stage: stage.desk.imports.stored(),
    "take a school over": lambda stage: stage.desk.imports.apply(stage.other, {}, Silent()),
    "undo": lambda stage: stage.desk.records.undo(Silent()),
    "redo": lambda stage: stage.desk.records.redo(Silent()),
    "history": lambda stage: stage.desk.records.history(),
    "find all pupils": lambda stage: stage.desk.records.find(Pupil),
    "read a whole file": lambda stage: stage.desk.files.one(stage.file.id),
    "what a document is made from": lambda stage: stage.desk.documents.snapshot(stage.file.id),
    "check what leaves": lambda stage: stage.desk.requests.check(stage.request.id),
    "settle what was cut off": lambda stage: stage.desk.exit.settle(AtOnce()),
    "look two of one child through": lambda stage: stage.desk.same_pupil.preview(
        stage.pupils[0].id, stage.pupils[1].id
    ),
    "remove a file": remove,
    "look in the bin": lambda stage: stage.desk.bin.items(),
    "let the days of the bin pass": lambda stage: stage.desk.bin.look(),
    "put a file back": lambda stage: stage.desk.bin.put_back(stage.file.id),
    "forget bytes": lambda stage: stage.desk.attachments.purge(),
    "remove a file again": remove,
    "erase a file": lambda stage: stage.desk.bin.erase(stage.file.id, "oud"),
}


def test_no_work_goes_on_for_long_without_a_look(stage):
    """One after the other, since each finds what the one before it left."""
    longest: dict[str, int] = {}
    for name, work in WORK.items():
        LOOKS.longest = LOOKS.steps = 0
        sys.setprofile(LOOKS.step)
        try:
            work(stage)
        finally:
            sys.setprofile(None)
        LOOKS.look()
        longest[name] = LOOKS.longest
    print(longest)  # noqa: T201 - which it is
    assert {name: steps for name, steps in longest.items() if steps > MOST_STEPS} == {}


def test_a_look_in_the_middle_ends_the_work_and_keeps_nothing_of_it(stage):
    before = stage.desk.records.find(Pupil)
    export = stage.desk.imports.read(school_in(3, MANY), Silent())
    LOOKS.stop_at = LOOKS.so_far + 2 * MANY
    try:
        with pytest.raises(Cancelled):
            stage.desk.imports.apply(export, {}, Silent())
    finally:
        LOOKS.stop_at = sys.maxsize
    assert stage.desk.records.find(Pupil) == before
