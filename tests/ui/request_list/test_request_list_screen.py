"""Aanvragen: what runs, since when it waits, and the way to the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.application.drafts import Spot
from ib_desk.application.lists_beside import ListsBeside
from ib_desk.domain.file.turnaround import counted
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import Decider
from ib_desk.domain.records.swv_decision import RequestOutcome, SwvDecision
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.listen import listen
from ib_desk.ui.places import REQUEST
from ib_desk.ui.request_list.screen import RequestsScreen, Stage
from ib_desk.ui.request_list.turnaround import by_swv, middle_words
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import Appearance, Theme
from ib_desk.ui.widgets.line_table import LineTable
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless, rich_labels
from tests.ui.sessions import session_in_memory

NOOR = Pupil(call_name="Noor", prefix="van", surname="Dalen", year_group="6")
BILAL = Pupil(call_name="Bilal", surname="Aydın", year_group="3")
OF_NOOR = SupportFile(pupil_id=NOOR.id, opened_on=date(2026, 3, 4))
OF_BILAL = SupportFile(pupil_id=BILAL.id, opened_on=date(2026, 9, 1))
LONG_AGO = SwvRequest(
    file_id=OF_NOOR.id,
    kind=RequestKind.CONSULT,
    sent_on=date(2026, 9, 1),
    dated_on=date(2026, 8, 30),
)
SENT = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=OF_BILAL.id, sent_on=date(2026, 9, 23))
CONCEPT = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=OF_NOOR.id, dated_on=date(2026, 9, 17))
RECORDS: tuple[Record, ...] = (NOOR, BILAL, OF_NOOR, OF_BILAL, CONCEPT, SENT, LONG_AGO)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_in_memory(tmp_path, *RECORDS) as made:
        yield made


@pytest.fixture
def empty_session(tmp_path: Path) -> Iterator[Session]:
    with session_in_memory(tmp_path) as made:
        yield made


def shown(session: Session, qtbot: QtBot) -> RequestsScreen:
    made = RequestsScreen(session, AskedWays(session))
    qtbot.addWidget(made)
    made.resize(1272, 636)
    made.show()
    made.activateWindow()
    made.enter()
    return made


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> RequestsScreen:
    made = shown(session, qtbot)
    qtbot.waitUntil(lambda: bool(cells(made)))
    return made


def table_of(screen: RequestsScreen) -> LineTable:
    return screen.findChildren(LineTable)[0]


def cells(screen: RequestsScreen) -> list[list[str]]:
    model = table_of(screen).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def press(screen: RequestsScreen, words: str, qtbot: QtBot) -> None:
    button = next(b for b in screen.findChildren(QPushButton) if b.text().startswith(words))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def button(screen: RequestsScreen, words: str) -> QPushButton:
    """That can be seen."""
    found = screen.findChildren(QPushButton)
    return next(b for b in found if b.isVisible() and b.text().startswith(words))


def focused() -> Any:
    return QApplication.focusWidget()


def says(screen: RequestsScreen, words: str) -> bool:
    return any(words in shown.text() for shown in screen.findChildren(QLabel) if shown.isVisible())


def test_what_waits_longest_stands_first_and_concepts_last(screen):
    assert cells(screen) == [
        ["Noor van Dalen · groep 6", "Consult of MDO", "verstuurd", "1 sep 2026", "23 dagen"],
        ["Bilal Aydın · groep 3", "Arrangement", "verstuurd", "23 sep 2026", "1 dag"],
        ["Noor van Dalen · groep 6", "Arrangement", "concept", "17 sep 2026", ""],
    ]


def test_enter_opens_that_very_request(screen, qtbot):
    qtbot.waitUntil(lambda: focused() is table_of(screen))
    with qtbot.waitSignal(asked_of(screen)) as asked:
        qtbot.keyClick(table_of(screen), Qt.Key.Key_Return)
    assert asked.args == [Spot(place=REQUEST, file_id=OF_NOOR.id, record_id=LONG_AGO.id)]


def test_it_can_show_only_what_was_sent_or_only_concepts(screen, qtbot):
    press(screen, "Verstuurd 2", qtbot)
    assert [row[2] for row in cells(screen)] == ["verstuurd", "verstuurd"]
    press(screen, "Concept 1", qtbot)
    assert [row[2] for row in cells(screen)] == ["concept"]
    assert says(screen, "1 van 3 aanvragen")


def test_searching_finds_the_pupil_and_leads_back_when_nobody_fits(screen, qtbot):
    screen.seek()
    qtbot.keyClicks(focused(), "aydin")
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    assert len(cells(screen)) == 1
    assert focused() is table_of(screen)
    screen.seek()
    qtbot.keyClicks(focused(), "zzz")
    qtbot.waitUntil(lambda: says(screen, "Niets gevonden"))
    press(screen, "Alle aanvragen", qtbot)
    assert len(cells(screen)) == 3


def test_a_request_that_is_sent_meanwhile_is_shown_so(screen, session, qtbot):
    with qtbot.waitSignal(session.changed):
        session.change(CONCEPT, replace(CONCEPT, sent_on=date(2026, 9, 24)))
    qtbot.waitUntil(lambda: [row[2] for row in cells(screen)] == ["verstuurd"] * 3)
    assert cells(screen)[2][4] == "sinds vandaag"
    screen.hide()
    with qtbot.waitSignal(session.changed):
        session.add(SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=OF_BILAL.id))
    screen.show()
    screen.enter()
    qtbot.waitUntil(lambda: len(cells(screen)) == 4)


def test_without_requests_it_says_where_one_begins(empty_session, qtbot):
    screen = shown(empty_session, qtbot)
    qtbot.waitUntil(lambda: says(screen, "Een aanvraag begint in een dossier."))
    assert says(screen, "Geen aanvragen")


def test_while_lines_are_missing_it_does_not_say_that_nothing_is_there(screen):
    screen._show(ListsBeside(to_make=3))
    words = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    assert "De lijst wordt bijgewerkt: nog 3" in words
    assert "Geen aanvragen" not in words


def test_f6_knows_its_parts(screen):
    for part in screen.parts():
        part.setFocus()
        assert part.isAncestorOf(focused())


def test_everything_has_a_name_and_it_fits_with_large_text(screen, theme: Theme):
    assert nameless(screen) == []
    assert rich_labels(screen) == []
    theme.use(Appearance(text_scale=2.0))
    least = screen.minimumSizeHint()
    assert least.width() <= 1366 - 110
    assert least.height() <= 690 - 108


class TestTurnaround:
    """Over all requests, for each SWV; of a few nothing is told as if it were how it goes."""

    SWV = SwvProfile(name="SWV Polderland")
    OTHER = SwvProfile(name="SWV Eilandrijk")

    def request(self, took: int, **values: Any) -> SwvRequest:
        on = date(2026, 9, 1)
        return SwvRequest(
            file_id=OF_NOOR.id,
            kind=RequestKind.CONSULT,
            dated_on=on,
            sent_on=on + timedelta(days=took),
            **values,
        )

    def test_five_requests_have_a_middle_one_and_four_have_none(self, tmp_path: Path) -> None:
        ours = [self.request(took) for took in (1, 2, 3, 9, 20)]
        theirs = [self.request(took, swv_id=self.OTHER.id) for took in (1, 2, 3, 4)]
        elsewhere = self.request(5, decided_by=Decider.SWV_OF_HOME)
        records = (self.SWV, self.OTHER, School(swv_id=self.SWV.id), NOOR, OF_NOOR)
        with session_in_memory(tmp_path, *records, *ours, *theirs, elsewhere, CONCEPT) as made:
            lists = made.desk.overview.beside()
        found = by_swv(lists.requests, lists.swvs)
        told = {
            name: [(one.count, middle_words(one)) for one in counted(days)]
            for name, days in found.items()
        }
        assert told == {
            "SWV Polderland": [(5, "3 dagen")],
            "SWV Eilandrijk": [(4, "minder dan 5: nog niets te zeggen")],
            "niet bij naam bekend": [(1, "minder dan 5: nog niets te zeggen")],
        }

    def test_the_fold_is_there_once_something_left(self, session: Session, qtbot: QtBot) -> None:
        screen = shown(session, qtbot)
        qtbot.waitUntil(lambda: not screen._turnaround.isHidden())
        screen._turnaround.set_open(is_open=True)
        said = [one.text() for one in screen._turnaround.findChildren(QLabel)]
        assert {"Stap", "Opstellen"} <= set(said)

    def test_without_one_it_is_not_there(self, empty_session: Session, qtbot: QtBot) -> None:
        assert shown(empty_session, qtbot)._turnaround.isHidden()


def test_a_request_that_was_decided_on_waits_no_more(tmp_path: Path, qtbot: QtBot) -> None:
    decided = SwvDecision(request_id=SENT.id, outcome=RequestOutcome.PARTLY, on=date(2026, 9, 24))
    with session_in_memory(tmp_path, *RECORDS, decided) as made:
        lines = made.desk.overview.beside().requests
        (line,) = [one for one in lines if one.outcome is not None]
        assert (line.request_id, line.waiting_days) == (SENT.id, None)
        screen = shown(made, qtbot)
        qtbot.waitUntil(lambda: bool(cells(screen)))
        screen._stages.choose(Stage.DECIDED)
        screen._filter()
        assert [row[2] for row in cells(screen)] == ["deels toegekend"]


class TestOut:
    """The list leaves as it stands on the screen, with the days that each step took."""

    def saved(self, screen: RequestsScreen, place: Path, qtbot: QtBot) -> list[list[str]]:
        press(screen, "Lijst afdrukken of opslaan", qtbot)
        qtbot.waitUntil(lambda: button(screen, "Opslaan als CSV").isEnabled())
        button(screen, "Opslaan als CSV").click()
        qtbot.waitUntil(lambda: any(d.isVisible() for d in screen.findChildren(QFileDialog)))
        dialog = next(d for d in screen.findChildren(QFileDialog) if d.isVisible())
        assert Path(dialog.selectedFiles()[0]).name.startswith("aanvragen-")
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(place))
        dialog.accept()
        qtbot.waitUntil(place.exists)
        text = place.read_bytes().decode("utf-8-sig")
        return [row.split(";") for row in text.splitlines()]

    def test_as_a_table_and_each_child_has_a_line_in_its_register(
        self, screen: RequestsScreen, session: Session, qtbot: QtBot, tmp_path: Path
    ) -> None:
        heads, *rows = self.saved(screen, tmp_path / "lijst.csv", qtbot)
        assert heads[:3] == ["Leerling", "Aanvraag", "Stand"]
        assert heads[-5:] == [
            "Opstellen",
            "Onderweg",
            "Compleet maken",
            "Beslissen",
            "Bij het bureau",
        ]
        assert [row[0] for row in rows] == [row[0] for row in cells(screen)]
        assert rows[0][-5:] == ["2", "", "", "", ""]
        desk = session.desk
        job = session.read(lambda: desk.records.find(Disclosure))
        found: list[Disclosure] = []
        listen(screen, job.succeeded, found.extend)
        qtbot.waitUntil(lambda: len(found) == 2)
        assert {line.file_id for line in found} == {OF_NOOR.id, OF_BILAL.id}
        assert {line.kind for line in found} == {OutputKind.REQUESTS_LIST}

    def test_the_way_back_leads_to_the_list(self, screen: RequestsScreen, qtbot: QtBot) -> None:
        press(screen, "Lijst afdrukken of opslaan", qtbot)
        preview = screen._leaving.leaving
        assert preview is not None
        assert screen.parts() == [preview]
        preview.left.emit()
        assert screen._leaving.leaving is None
        assert screen.parts()[1] is screen._stack

    def test_where_nothing_is_asked_there_is_no_list_to_print(
        self, empty_session: Session, qtbot: QtBot
    ) -> None:
        screen = shown(empty_session, qtbot)
        qtbot.waitUntil(screen._paper.isHidden)

    def test_of_a_stage_without_any_nothing_leaves(
        self, screen: RequestsScreen, qtbot: QtBot
    ) -> None:
        screen._stages.choose(Stage.PACKED)
        screen._filter()
        press(screen, "Lijst afdrukken of opslaan", qtbot)
        assert screen._leaving.leaving is None
        assert screen._leaving_list() is None
