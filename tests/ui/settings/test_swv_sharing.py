"""A samenwerkingsverband as a file: all of it is shown first, and a wrong file says where."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.request.shipped_profile import (
    DayInFile,
    DemandInFile,
    ProfileInFile,
    RouteInFile,
)
from ib_desk.storage.profile_files import ProfileFilesOnDisk
from ib_desk.ui.places import SWVS
from ib_desk.ui.records.every import words_of
from ib_desk.ui.settings.swv_file_words import content_lines, refusal
from ib_desk.ui.settings.swv_screen import SwvScreen
from tests.builders import noor_records, swv
from tests.shipped import catalogue
from tests.ui.desk_window import WindowInUse
from tests.ui.looking import nameless
from tests.ui.opened_desk import OpenedDesk, opened_desk

ISLAND = catalogue().swvs["eilandrijk"]


@pytest.fixture
def desk(empty_vault, tmp_path):
    with opened_desk(empty_vault, tmp_path, noor_records(), pages=False) as made:
        yield made


@pytest.fixture
def used(qtbot, desk: OpenedDesk) -> WindowInUse:
    return WindowInUse(qtbot, desk)


def opened(used: WindowInUse) -> SwvScreen:
    screen = used.open_place(SWVS)
    used.settle()
    assert isinstance(screen, SwvScreen)
    return screen


def look_at(used: WindowInUse, screen: SwvScreen, chosen: SwvProfile) -> None:
    screen._share._which.choose(chosen)
    screen._share._which.chosen.emit(chosen)
    used.settle()


def test_all_of_it_is_shown_and_then_written(
    used: WindowInUse, desk: OpenedDesk, tmp_path: Path
) -> None:
    screen = opened(used)
    share = screen._share
    assert not share._save.isEnabled()
    (known,) = desk.all_of(SwvProfile)
    look_at(used, screen, known)
    assert share._save.isEnabled()
    share._fold.set_open(is_open=True)
    assert share._column.count() == 3 + len(desk.all_of(SwvRoute)) + len(desk.all_of(SwvDay)) + len(
        desk.all_of(SwvDemand)
    )
    assert nameless(screen) == []
    share._save.click()
    path = tmp_path / "uit.toml"
    share.write_asked.emit(share._going, path)
    used.settle()
    assert used.toast == "‘uit.toml’ opgeslagen."
    assert ProfileFilesOnDisk().read(path).profile.name == swv().name


def test_a_surname_in_it_is_told_before_it_goes(used: WindowInUse, desk: OpenedDesk) -> None:
    desk.session.add(Pupil(call_name="Ali", surname="Yavuz"))
    (known,) = desk.all_of(SwvProfile)
    named = replace(known, note="Yavuz kwam hier ook.")
    desk.session.change(known, named)
    screen = opened(used)
    look_at(used, screen, named)
    assert not screen._share._warning.isHidden()
    (named,) = desk.all_of(SwvProfile)
    desk.session.change(named, replace(named, note=""))
    used.settle()
    assert screen._share._warning.isHidden()


def received(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "van_buiten.toml"
    path.write_bytes(content)
    return path


def test_what_came_is_shown_and_taken_over_by_a_button(
    used: WindowInUse, desk: OpenedDesk, tmp_path: Path
) -> None:
    screen = opened(used)
    arrived = screen._arrived
    arrived._choose.click()
    arrived.file_chosen.emit(received(tmp_path, ProfileFilesOnDisk().content(ISLAND)))
    used.settle()
    assert arrived._said.text() == "Dit samenwerkingsverband staat nog niet in je lijst."
    assert arrived._column.count() > 5
    assert len(desk.all_of(SwvProfile)) == 1
    used.press("Overnemen uit bestand")
    used.settle()
    assert [one.name for one in desk.all_of(SwvProfile)] == [swv().name, ISLAND.profile.name]
    assert used.focus.objectName() == "name"
    assert arrived._arrived is None


def test_of_one_that_is_known_it_is_said_what_becomes_different(
    used: WindowInUse, desk: OpenedDesk, tmp_path: Path
) -> None:
    taken = ISLAND.records()
    desk.session.add(*taken)
    at = [route.kind for route in ISLAND.route].index(RequestKind.TLV_SBO)
    route = replace(ISLAND.route[at], own_words="sbo-verklaring", day=())
    other = replace(
        ISLAND,
        profile=replace(ISLAND.profile, phone="0222-1"),
        demand=ISLAND.demand[1:],
        route=(*ISLAND.route[:at], route, *ISLAND.route[at + 1 :]),
    )
    screen = opened(used)
    screen._arrived.file_chosen.emit(received(tmp_path, ProfileFilesOnDisk().content(other)))
    used.settle()
    lines = [one.text() for one in screen._arrived._lines.findChildren(QLabel)]
    assert lines == [
        "Anders: het samenwerkingsverband zelf (Telefoon)",
        "Weg: eis ‘Uw vraag in het kort’",
        "Anders: soort TLV voor sbo (Hoe heet dat bij dit bureau? en de vaste dagen)",
    ]
    assert nameless(screen) == []
    used.press("Vervangen")
    used.settle()
    (known,) = (one for one in desk.all_of(SwvProfile) if one.id == taken[0].id)
    assert known.phone == "0222-1"
    screen._arrived.file_chosen.emit(received(tmp_path, ProfileFilesOnDisk().content(other)))
    used.settle()
    assert screen._arrived._said.text().endswith("en daar staat hetzelfde.")
    assert screen._arrived._replace.isHidden()
    used.press("Niet overnemen")
    assert screen._arrived._leave.isHidden()


def test_a_wrong_file_says_where_and_takes_nothing_over(
    used: WindowInUse, desk: OpenedDesk, tmp_path: Path
) -> None:
    screen = opened(used)
    wrong = ProfileFilesOnDisk().content(ISLAND).replace(b'"own_school"', b'"niemand"', 1)
    screen._arrived.file_chosen.emit(received(tmp_path, wrong))
    used.settle()
    assert not screen._arrived._note.isHidden()
    assert screen._arrived._note._title.text() == "IB Desk kan ‘van_buiten.toml’ niet overnemen."
    said = screen._arrived._note._text.text()
    assert said.startswith("Regel ")
    assert said.endswith("bij ‘route.0.asked_by’: deze keuze kent IB Desk niet.")
    assert len(desk.all_of(SwvProfile)) == 1


@pytest.mark.parametrize("problem", DataProblem)
def test_every_fault_has_words(problem: DataProblem) -> None:
    message = refusal(InvalidData("a.toml", "", problem))
    assert message.text[0].isupper()
    assert message.text.endswith((".", "?"))


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        (ProfileInFile, SwvProfile),
        (RouteInFile, SwvRoute),
        (DayInFile, SwvDay),
        (DemandInFile, SwvDemand),
    ],
)
def test_nothing_goes_that_is_not_shown(qapp, shape, kind) -> None:
    shown = {one.name for one in fields(shape)} - {"day"}
    assert shown <= set(words_of(kind))
    assert list(content_lines(ISLAND, catalogue().terms))
