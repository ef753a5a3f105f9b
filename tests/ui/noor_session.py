"""A session over Noor's whole case, in memory, and a page of it in a window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.file.around import around_of
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.session import Session
from tests.builders import noor_records, standing
from tests.ui.looking import button_in_sight
from tests.ui.sessions import session_in_memory

TODAY = date(2026, 11, 21)


@contextmanager
def noor_session(
    folder: Path, *instead: Record, without: tuple[type[Record], ...] = ()
) -> Iterator[Session]:
    """Noor's records, some in another state, and none of the kinds in `without`."""
    changed = {record.id: record for record in instead}
    records = [
        changed.pop(record.id, record)
        for record in noor_records()
        if not isinstance(record, without)
    ]
    records = standing(records, {record.id for record in changed.values()})
    with session_in_memory(folder, *records, *changed.values()) as session:
        yield session


def read(qtbot, session, query):
    """What a query on the database thread gives."""
    job = session.read(query)
    with qtbot.waitSignal(job.succeeded) as found:
        pass
    return found.args[0]


def saved(qtbot, session):
    """Wait until every edit is stored."""
    qtbot.waitUntil(lambda: not session.is_writing)


P = TypeVar("P", bound=FilePage)
R = TypeVar("R", bound=Record)


class PageInWindow(Generic[P]):
    """A page that is shown again after each change, as the screen of a file does."""

    def __init__(self, qtbot, session: Session, page: P) -> None:
        self.qtbot = qtbot
        self.session = session
        self.page = page
        qtbot.addWidget(page)
        self.file_id = read(qtbot, session, lambda: session.desk.records.find(SupportFile))[0].id
        page.resize(1100, 800)
        self.look()
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)

    def look(self):
        """Read the file again and show it."""
        saved(self.qtbot, self.session)
        desk = self.session.desk
        whole = read(self.qtbot, self.session, lambda: desk.files.one(self.file_id))
        deadlines = read(self.qtbot, self.session, lambda: desk.day.of_whole(whole))
        self.page.show_file(Shown(whole, around_of(whole, self.session, TODAY), deadlines))
        self.page.complete()
        return whole

    def stored(self, kind: type[R]) -> list[R]:
        """All of this kind in the vault, with what was typed until now."""
        saved(self.qtbot, self.session)
        find = self.session.desk.records.find
        found: list[R] = read(self.qtbot, self.session, lambda: find(kind))
        return found

    def field(self, name: str) -> QWidget:
        """The last in reading order, of those in sight: that of the part that was opened last."""
        QApplication.processEvents()
        fields: list[QWidget] = self.page.findChildren(QWidget, name)
        return [one for one in fields if one.isVisible()][-1]

    def press(self, words: str) -> None:
        """The button in sight that says this."""
        button_in_sight(self.page, words).click()

    def type(self, widget: QWidget, text: str) -> None:
        """Type in a field and leave it."""
        widget.setFocus()
        self.qtbot.keyClicks(widget, text)
        widget.clearFocus()
        saved(self.qtbot, self.session)
