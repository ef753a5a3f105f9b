"""After a child comes another: in the same screen, and with nothing of the first one in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.support_file import SkipKind, StepSkip, SupportFile
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.ui.file.page import FilePage
from ib_desk.ui.file_screen import FileScreen
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import HISTORY, NEAT_TEXT, OVERVIEW
from ib_desk.ui.widgets.disclosure import Disclosure
from ib_desk.ui.widgets.status import Status
from tests.builders import FILE, noor_records
from tests.program.every_field import marked
from tests.program.marks import PLAIN
from tests.ui.file_pages import PAGES
from tests.ui.looking import button_in_sight
from tests.ui.sessions import session_in_memory

JIP = Pupil(call_name="Jip", surname="Verhoeven")
OF_JIP = SupportFile(pupil_id=JIP.id, opened_on=date(2026, 9, 1))
_OF_THE_SCHOOL = (
    School,
    Professional,
    SwvProfile,
    SwvDemand,
    SwvRoute,
    SwvDay,
    SwvForm,
    SwvFormBox,
)
_CODES = {"trajectory", "step", "digest"}
"""Texts that are no words."""


def marked_noor() -> list[Record]:
    """All of Noor, with a mark in every text of hers."""
    found: list[Record] = []
    for record in noor_records():
        if isinstance(record, _OF_THE_SCHOOL):
            found.append(record)
            continue
        told = marked(record, type(record).__name__)
        codes = {f.name: getattr(record, f.name) for f in fields(record) if f.name in _CODES}
        found.append(replace(told, **codes))
    return found


class Walk:
    """A navigator over Noor, marked everywhere, and Jip, of whom nothing is written yet."""

    def __init__(self, qtbot, session) -> None:
        self.qtbot, self.session = qtbot, session
        self.ways = self.navigator()

    def navigator(self) -> Navigator:
        ways = Navigator(self.session)
        self.qtbot.addWidget(ways.screens)
        ways.screens.resize(1272, 636)
        ways.screens.show()
        return ways

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session.is_busy)

    def to(self, file_id: UUID, page: str, ways: Navigator | None = None) -> None:
        ways = ways or self.ways
        ways.go_to_file(file_id, page)
        self.qtbot.waitUntil(lambda: ways.file is not None and ways.file.is_read)
        self.settle()
        page_in(ways).complete()

    @property
    def file(self) -> FileScreen:
        return file_in(self.ways)

    @property
    def page(self) -> FilePage:
        return page_in(self.ways)

    def work(self) -> None:
        """Open what can be opened, type in every field, scroll to the end; nothing is left."""
        self.page.toggle_help()
        for line in self.page.findChildren(Disclosure):
            if line.isVisible() and not line.is_open:
                line.click()
        lines, texts = self.page.findChildren(QLineEdit), self.page.findChildren(QPlainTextEdit)
        fields: list[QLineEdit | QPlainTextEdit] = [*lines, *texts]
        for field in fields:
            if field.isVisible() and field.isEnabled() and not field.isReadOnly():
                field.setFocus()
                QTest.keyClicks(field, PLAIN)
        bar = self.page.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def emptied(self) -> None:
        """No page is of another file, and what belonged to one is gone."""
        self.emptied_of_other()
        assert marks(QApplication.allWidgets()) == []
        held = [one.record for one in self.file.findChildren(Binding)]
        assert [type(record).__name__ for record in held if is_marked(record)] == []

    def forgotten(self, then: UUID, place: str) -> set[str]:
        """What the page says, hidden or not, when it forgot a file; it shows `then` again."""
        page = self.page
        self.to(then, HISTORY)
        self.emptied_of_other()
        said = {text for part in page.findChildren(QWidget) for text in texts_of(part)}
        self.to(then, place)
        return said

    def emptied_of_other(self) -> None:
        pages = self.file.pages
        self.qtbot.waitUntil(lambda: not any(map(pages._is_of_another, pages._pages.values())))
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def other_field(self) -> None:
        """The focus goes on, so that what was typed last is stored."""
        self.ways.leave_field()
        self.qtbot.waitUntil(lambda: not self.session.is_writing)


def file_in(ways: Navigator) -> FileScreen:
    assert isinstance(ways.file, FileScreen)
    return ways.file


def page_in(ways: Navigator) -> FilePage:
    page = file_in(ways).page
    assert page is not None
    return page


def height_of(page: FilePage) -> int:
    return page.area.verticalScrollBar().value()


@pytest.fixture
def walk(qtbot, tmp_path) -> Iterator[Walk]:
    skipped = [
        StepSkip(file_id=FILE, step=step, kind=SkipKind.NOT_NEEDED, reason=f"{PLAIN} reden")
        for step in ("signal", "closing")
    ]
    records = [r for r in marked_noor() if not isinstance(r, Attachment)]
    with session_in_memory(tmp_path, *records, *skipped, JIP, OF_JIP) as session:
        yield Walk(qtbot, session)


def texts_of(widget: QWidget) -> list[str]:
    """All that a widget says or could say, to whoever looks, listens or presses Ctrl+Z."""
    said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    said += [widget.windowTitle(), widget.whatsThis()]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        said.append(widget.text())
    if isinstance(widget, QLineEdit):
        said.append(widget.placeholderText())
    if isinstance(widget, QPlainTextEdit):
        said += [widget.toPlainText(), widget.placeholderText()]
    if isinstance(widget, QComboBox):
        said += [widget.itemText(place) for place in range(widget.count())]
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        indexes = [model.index(row, 0) for row in range(model.rowCount())]
        said += [str(model.data(index, role)) for index in indexes for role in roles]
    return said


def marks(widgets: Sequence[QWidget]) -> list[str]:
    return [f"{type(w).__name__}: {text}" for w in widgets for text in texts_of(w) if PLAIN in text]


def is_marked(record: Record) -> bool:
    return any(PLAIN in str(getattr(record, field.name)) for field in fields(record))


def looks(root: QWidget) -> list[object]:
    """Each widget that is seen, with what it says and how it stands."""
    seen = [w for w in root.findChildren(QWidget) if w.isVisibleTo(root)]
    return [(type(w).__name__, w.isEnabled(), *texts_of(w)) for w in seen]


@pytest.mark.parametrize("place", PAGES)
def test_nothing_of_one_child_is_left_for_the_next(walk, place):
    walk.to(FILE, place)
    walk.work()
    walk.other_field()
    assert marks(walk.page.findChildren(QWidget))

    walk.ways.go_to_file(OF_JIP.id, place)
    screens = walk.ways.screens
    assert marks([w for w in screens.findChildren(QWidget) if w.isVisibleTo(screens)]) == []

    walk.to(OF_JIP.id, place)
    walk.emptied()
    texts = walk.page.findChildren(QPlainTextEdit)
    assert not any(text.document().isUndoAvailable() for text in texts)
    assert not any(line.isUndoAvailable() for line in walk.page.findChildren(QLineEdit))

    if walk.page.is_kept and place != HISTORY:
        of_jip, of_noor = walk.forgotten(FILE, place), walk.forgotten(OF_JIP.id, place)
        assert of_noor - of_jip == of_jip - of_noor == set()

    fresh = walk.navigator()
    walk.to(OF_JIP.id, place, fresh)
    walk.qtbot.waitUntil(lambda: looks(screens) == looks(fresh.screens))
    assert height_of(walk.page) == height_of(page_in(fresh))
    assert screens.focusWidget().accessibleName() == fresh.screens.focusWidget().accessibleName()


def test_the_neat_text_of_one_child_is_not_there_for_the_next(walk):
    (phoned, *_rest) = [one for one in marked_noor() if isinstance(one, Contact)]
    walk.to(FILE, NEAT_TEXT)
    walk.page.go_to(Contact, phoned.id, "")
    walk.settle()
    for box in walk.page.findChildren(QCheckBox):
        box.click()
        walk.settle()
    said = [part.text() for part in walk.page.findChildren(Status) if part.isVisible()]
    assert any(PLAIN in words for words in said)

    button_in_sight(walk.page, "Kopiëren").click()
    walk.to(OF_JIP.id, NEAT_TEXT)
    walk.settle()
    walk.emptied()
    fresh = walk.navigator()
    walk.to(OF_JIP.id, NEAT_TEXT, fresh)
    assert looks(walk.page) == looks(page_in(fresh))


def test_pages_that_nobody_sees_are_emptied_too(walk):
    for place in PAGES:
        walk.to(FILE, place)
    walk.to(OF_JIP.id, OVERVIEW)
    walk.emptied()


def test_what_was_asked_for_one_child_does_not_come_for_the_next(walk):
    walk.to(FILE, OVERVIEW)
    walk.ways.go_to_file(OF_JIP.id)
    walk.ways.go_to_file(FILE)
    walk.ways.go_to_file(OF_JIP.id)
    walk.settle()
    assert walk.file.about == JIP.id
    walk.emptied()
