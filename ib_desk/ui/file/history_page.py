"""Geschiedenis: every change of this file, with what stood there before, and the way back."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.application.ports import HistoryLine
from ib_desk.domain.dutch_dates import clock, full_date
from ib_desk.domain.records.action import Action
from ib_desk.ui.change_words import change_words, difference_words, field_words
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import HISTORY, title_of
from ib_desk.ui.records.every import words_of
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row, heading
from ib_desk.ui.widgets.status import Status


class HistoryPage(FilePage):
    """Choosing a line shows its fields before and after; a removed record can be put back."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(HISTORY))
        self._lines: dict[int, HistoryLine] = {}
        self._around: Around | None = None
        self.add_heading(
            PageHeading(self.title, tr("Wat er wanneer veranderde. Kies een regel om te zien wat."))
        )
        self._list = RowList(tr("Wijzigingen"))
        self._list.setMinimumHeight(320)
        self._list.opened.connect(self._open)
        self.add(self._list, 1)
        self._card = Card(tr("Wat veranderde"))
        self._words = Status("body", "text")
        self._back = quiet_button(tr("Zet terug wat er stond"), "undo")
        self._back.clicked.connect(self._put_back)
        self._card.add(self._words)
        self._card.add(button_row(self._back))
        self._card.setVisible(False)
        self.add(self._card)
        self._open_line: HistoryLine | None = None

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        self._around = shown.around
        file_id = shown.whole.file.id
        job = self.session.read(lambda: self.session.desk.records.history(file_id))
        job.succeeded.connect(self._show_lines)

    @override
    def focus_first(self) -> None:
        self._list.setFocus()

    def _show_lines(self, lines: list[HistoryLine]) -> None:
        self._lines = dict(enumerate(lines))
        terms = self.session.desk.catalogue.terms
        rows: list[Row] = []
        day = None
        for key, line in self._lines.items():
            if line.at.date() != day:
                day = line.at.date()
                rows.append(heading(full_date(day)))
            edit = line.change.edits[0]
            # In the order of the form, not of the alphabet.
            fields = [name for name in words_of(type(edit.record)) if name in edit.fields]
            rows.append(
                Row(
                    key=key,
                    title=change_words(line.change, terms),
                    fact=", ".join(field_words(type(edit.record), name) for name in fields),
                    icon="versions",
                    right=clock(line.at.hour, line.at.minute),
                )
            )
        self._list.show_rows(rows)

    def _open(self, key: object) -> None:
        line = self._lines.get(key) if isinstance(key, int) else None
        self._open_line = line
        self._card.setVisible(line is not None)
        if line is not None:
            terms = self.session.desk.catalogue.terms
            self._card.show_title(change_words(line.change, terms))
            self._words.tell("\n".join(self._differences(line)))
            # What was opened again is closed where it stands, with a reason.
            self._back.setVisible(line.change.action is not Action.OPENED)
            self.show_place(self._card)

    def _differences(self, line: HistoryLine) -> list[str]:
        if self._around is None:
            return []
        around = self._around
        edits = line.change.edits
        said = [words for e in edits for words in difference_words(e, around.terms, around.name_of)]
        return said or [tr("Geen verschil dat te lezen is.")]

    def _put_back(self) -> None:
        if self._open_line is not None:
            change = self._open_line.change
            self.session.write(lambda: self.session.desk.records.put_back(change))
