"""A samenwerkingsverband goes to another school as a file; what comes in a person decides on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ib_desk.application.leaving.outside import Found, NamedFile, TakenAway
from ib_desk.application.records import Records
from ib_desk.application.swv_profiles import SwvFileExit, SwvProfiles
from ib_desk.application.undo import UndoStack
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.swv import SwvProfileId
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.request.profile_on_the_way import FileWords
from ib_desk.storage.profile_files import ProfileFilesOnDisk
from tests.application.fakes import FakeVault, ticking_clock
from tests.shipped import catalogue

WORDS = FileWords(title="zonder naam", about="van een school", no_source="niet gezegd")
ISLAND = catalogue().swvs["eilandrijk"]


class InMemory:
    """What was written outside, by its path."""

    def __init__(self) -> None:
        self.written: dict[Path, bytes] = {}

    def write_whole(self, path: Path, temporary: str, content: bytes) -> None:
        assert temporary
        self.written[path] = content

    def look(self, path: Path, digest: str) -> Found:
        raise NotImplementedError

    def clear(self, path: Path, temporary: str) -> None:
        raise NotImplementedError

    def write_folder(self, path: Path, temporary: str, files: Iterable[NamedFile]) -> None:
        raise NotImplementedError

    def take_away(self, path: Path, digests: Mapping[str, str]) -> TakenAway:
        raise NotImplementedError


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def records(vault: FakeVault) -> Records:
    return Records(vault, UndoStack(), ticking_clock())


@pytest.fixture
def swvs(vault: FakeVault, records: Records) -> SwvProfiles:
    return SwvProfiles(vault, records)


def in_each_kind(records: Records) -> list[list[Record]]:
    kinds: tuple[type[Record], ...] = (SwvProfile, SwvDemand, SwvRoute, SwvDay, SwvForm, SwvFormBox)
    return [sorted(records.find(kind), key=lambda one: one.id) for kind in kinds]


def test_it_goes_out_as_it_was_shown(swvs: SwvProfiles) -> None:
    taken = swvs.take_over(ISLAND).subject
    going = swvs.going(SwvProfileId(taken.id), WORDS)
    assert (going.shipped.demand, going.names_pupil) == (ISLAND.demand, False)
    assert going.shipped.form == ISLAND.form
    files, outside = ProfileFilesOnDisk(), InMemory()
    SwvFileExit(files, outside).let_out(going, Path("uit.toml"))
    assert outside.written == {Path("uit.toml"): files.content(going.shipped)}


def test_it_is_said_when_a_word_in_it_is_a_surname_here(
    swvs: SwvProfiles, records: Records
) -> None:
    records.add(Pupil(call_name="Noor", surname="Dalen"))
    swv = SwvProfile(name="SWV", note="Vraag naar mevrouw Dalen.")
    records.add(swv)
    assert swvs.going(swv.id, WORDS).names_pupil


def test_one_that_is_not_known_stands_alone(swvs: SwvProfiles, records: Records) -> None:
    records.add(SwvProfile(name="Ander", number="PO1111"), SwvProfile())
    arrived = swvs.compared(ISLAND, WORDS)
    assert (arrived.shipped, arrived.known, arrived.differences) == (ISLAND, None, ())


@pytest.mark.parametrize("number", ["PO9901", ""])
def test_one_is_known_by_its_number_or_else_by_its_name(
    swvs: SwvProfiles, records: Records, number: str
) -> None:
    known = SwvProfile(name=ISLAND.profile.name, number=number)
    records.add(known)
    assert swvs.compared(ISLAND, WORDS).known == known
    nameless = replace(ISLAND, profile=replace(ISLAND.profile, name="", number=""))
    assert swvs.compared(nameless, WORDS).known is None


def test_it_takes_the_place_of_the_known_one_in_one_step(
    swvs: SwvProfiles, records: Records
) -> None:
    known = swvs.take_over(ISLAND).subject
    before = in_each_kind(records)
    other = replace(ISLAND, demand=ISLAND.demand[:1], route=())
    gone = len(ISLAND.demand) - 1 + len(ISLAND.route)
    assert len(swvs.compared(other, WORDS).differences) == gone
    swvs.replace_with(SwvProfileId(known.id), other)
    assert swvs.compared(other, WORDS).differences == ()
    assert [len(found) for found in in_each_kind(records)] == [1, 1, 0, 0, 1, 10]
    records.undo()
    assert in_each_kind(records) == before


def test_a_file_is_read_by_its_reader(tmp_path: Path) -> None:
    path = tmp_path / "in.toml"
    path.write_bytes(ProfileFilesOnDisk().content(ISLAND))
    assert SwvFileExit(ProfileFilesOnDisk(), InMemory()).read(path) == ISLAND
