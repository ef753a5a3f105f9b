"""Where the user is, and how she gets elsewhere: without the window around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from threading import Event
from uuid import UUID

import pytest

from ib_desk.application.drafts import Spot
from ib_desk.domain.records.field_place import place_for_new
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import School
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.navigator import HERE, Navigator
from ib_desk.ui.places import (
    BIN,
    FILE_PLACES,
    IMPORT,
    OVERVIEW,
    PUPILS,
    REQUESTS,
    SETTINGS,
    WINDOW_PLACES,
)
from ib_desk.ui.screen import Screen
from tests.builders import FILE
from tests.ui.noor_session import noor_session

JIP = Pupil(call_name="Jip", surname="Verhoeven")
OF_JIP = SupportFile(pupil_id=JIP.id, opened_on=date(2026, 9, 1))


class Walk:
    def __init__(self, qtbot, session) -> None:
        self.qtbot, self.session = qtbot, session
        self.ways = Navigator(session)
        self.moves: list[list[str]] = []
        self.ways.moved.connect(lambda: self.moves.append(self.crumbs))
        qtbot.addWidget(self.ways.screens)
        self.ways.screens.resize(1272, 636)
        self.ways.screens.show()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.is_busy)

    def to_file(self, file_id: UUID = FILE, page: str = OVERVIEW) -> None:
        self.ways.go_to_file(file_id, page)
        self.settle()
        self.qtbot.waitUntil(lambda: self.ways.file is not None and self.ways.file.is_read)

    @property
    def crumbs(self) -> list[str]:
        return [title for _key, title in self.ways.crumbs]


@pytest.fixture
def walk(qtbot, tmp_path) -> Iterator[Walk]:
    with noor_session(tmp_path) as session:
        yield Walk(qtbot, session)


@pytest.mark.parametrize("place", [*WINDOW_PLACES, *FILE_PLACES], ids=lambda place: place.id)
def test_each_place_is_built_and_called_as_the_list_says(qtbot, walk, place):
    made = place.build(walk.session, walk.ways)
    qtbot.addWidget(made)
    walk.settle()
    assert isinstance(made, Screen)
    assert made.accessibleName() in {place.title, ""}


def test_a_place_that_only_another_version_knew_leads_to_the_pupils(walk):
    for unknown in ("calendar", "", OVERVIEW):
        walk.ways.go(Spot(place=unknown))
        assert walk.ways.here.place == PUPILS
        assert walk.crumbs == ["Leerlingen"]


def test_the_rail_marks_the_place_that_one_came_over(walk):
    marked = []
    for place in (REQUESTS, IMPORT, BIN):
        walk.ways.go_to(place)
        marked.append(walk.ways.place_in_rail)
    walk.to_file()
    assert [*marked, walk.ways.place_in_rail] == [REQUESTS, PUPILS, BIN, PUPILS]


def test_while_another_file_is_read_nobody_is_named_above_it(walk):
    walk.session.add(JIP, OF_JIP)
    walk.to_file()
    assert walk.crumbs == ["Leerlingen", "Noor van Dalen", "Eén kind, één plan"]
    walk.moves.clear()
    walk.to_file(OF_JIP.id)
    assert walk.moves[0] == ["Leerlingen"]
    assert walk.crumbs == ["Leerlingen", "Jip Verhoeven", "Eén kind, één plan"]


def test_nothing_is_printed_of_a_file_that_is_not_there_yet(walk):
    walk.ways.open_print("parents")
    walk.ways.go_to_file(FILE)
    walk.ways.open_print("parents")
    assert walk.ways.print is None
    walk.settle()


def test_without_a_file_its_pages_and_fields_lead_nowhere(walk):
    walk.ways.go_to(REQUESTS)
    walk.ways.go_to_page("plan")
    walk.ways.go_to_field(place_for_new(Pupil, "about_me"))
    assert walk.ways.here.place == REQUESTS


def test_a_crumb_leads_where_it_says(walk):
    walk.to_file(page="plan")
    walk.ways.open_print("parents")
    walk.ways.follow_crumb(HERE)
    assert (walk.ways.print, walk.ways.here.place) == (None, "plan")
    walk.ways.follow_crumb(OVERVIEW)
    assert walk.ways.here.place == OVERVIEW
    walk.ways.follow_crumb(PUPILS)
    assert walk.crumbs == ["Leerlingen"]


def test_a_field_is_found_by_its_record_from_a_print_as_well(walk):
    walk.to_file(page="plan")
    walk.ways.open_print("parents")
    walk.ways.go_to_field(place_for_new(School, "brin"))
    walk.settle()
    assert (walk.ways.print, walk.ways.here.place) == (None, SETTINGS)


def test_a_print_that_is_left_before_it_is_read_is_missed_by_nobody(walk):
    walk.to_file(page="plan")
    slow = Event()
    walk.session.read(slow.wait)
    walk.ways.open_print("parents")
    walk.ways.close_print()
    slow.set()
    walk.settle()
    assert (walk.ways.print, walk.ways.here.place) == (None, "plan")


def test_a_file_that_is_gone_leads_to_the_pupils_and_is_no_place_to_come_back_to(walk):
    walk.ways.go_to(REQUESTS)
    walk.ways.go_to_file(UUID(int=7))
    walk.qtbot.waitUntil(lambda: walk.ways.here.place == PUPILS)
    walk.ways.back()
    assert walk.ways.here.place == REQUESTS


def test_back_and_forward_end_where_there_is_nothing_more(walk):
    walk.ways.go(Spot(place=REQUESTS), remember=False)
    walk.ways.back()
    walk.ways.forward()
    assert walk.ways.here.place == REQUESTS


def test_where_one_is_holds_for_the_page_that_is_shown(walk):
    walk.to_file(page="plan")
    walk.ways.go_to_page("people")
    here = walk.ways.here
    assert replace(here, scroll=0, cursor=0, record_id=None, field="") == Spot(
        place="people", file_id=FILE
    )
