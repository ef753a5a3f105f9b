"""The screen beside the browser: each field with one key to copy, and the files to upload."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.leaving.left_folders import LeftFolder
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.request.portal_fields import PortalField
from ib_desk.ui.clipboard import SecretClipboard
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.listen import listen
from ib_desk.ui.portal.field_row import FieldRow
from ib_desk.ui.portal.file_row import FileRow
from ib_desk.ui.portal.portal_words import title_of
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import IconLabel, label
from ib_desk.ui.widgets.scroll_page import ScrollPage
from ib_desk.ui.widgets.status import Status

_NO_FORM: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalSheet:
    """What is shown of one request; `counter` is what the portal is called, “” if not known.

    With a `form` the fields are those of it, and `rest` is what it does not ask. `forms` are those
    that there are to choose from, by id and title.
    """

    fields: Sequence[PortalField]
    folder: LeftFolder
    counter: str
    form: UUID | None = None
    rest: Sequence[PortalField] = ()
    forms: Sequence[tuple[UUID, str]] = ()


class PortalView(LeftByEscape, ScrollPage):
    """Fills the window, which is narrow as long as this is shown."""

    left = Signal()
    done = Signal()
    """All of it is in the portal: the folder may go."""
    shorten_asked = Signal(object)
    """A `FieldPlace`: what stands there does not fit."""
    form_chosen = Signal(object)
    """The id of another form, or `None`: then all stands here in the order of the request."""

    def __init__(self, sheet: PortalSheet) -> None:
        super().__init__(tr("In het portaal"))
        self._sheet = sheet
        self._clipboard = SecretClipboard(self)
        self._said = Status("small", "text")
        self._rows_of_fields = [FieldRow(one) for one in (*sheet.fields, *sheet.rest)]
        self._rows.insertWidget(0, self._bar())
        self.add(Heading(self._title(), "h1"))
        self.add(label(self._how(), "body", "text"))
        if sheet.forms:
            self.add(self._choice())
        for row in self._rows_of_fields:
            listen(self, row.copied, lambda row=row: self._copy(row))
            listen(self, row.shorten_asked, lambda row=row: self._ask_shorten(row.field.place))
        asked = len(sheet.fields)
        for row in self._rows_of_fields[:asked]:
            self.add(row)
        if sheet.rest:
            self.add(self._not_asked(self._rows_of_fields[asked:]))
        self.add(self._files())
        self.finish()
        self.set_foot(self._foot_bar())
        self._tell_how_far()

    @property
    def copied(self) -> int:
        """How many fields were copied."""
        return sum(row.is_copied for row in self._rows_of_fields)

    @property
    def ticked(self) -> frozenset[int]:
        """Which of them, counted from 0."""
        each = enumerate(self._rows_of_fields)
        return frozenset(place for place, row in each if row.is_copied)

    @property
    def form(self) -> UUID | None:
        """Of which form the fields are."""
        return self._sheet.form

    def tick(self, ticked: frozenset[int]) -> None:
        """What was copied before the window was closed."""
        for place in ticked:
            if place < len(self._rows_of_fields):
                self._rows_of_fields[place].tick()
        self._tell_how_far()

    def focus_first(self) -> None:
        """The first field that was not copied yet, else the end."""
        self._next_after(-1).setFocus()

    def forget(self) -> None:
        """Nothing of it stays on the clipboard."""
        self._clipboard.clear()

    @override
    def escape(self) -> bool:
        self.left.emit()
        return True

    def _how(self) -> str:
        paste = tr("Druk op Kopiëren en plak het in het portaal.")
        if self._sheet.form is not None:
            paste = tr("Druk op Kopiëren en plak het in het formulier.")
        return f"{paste} {tr('Na een halve minuut is het klembord weer leeg.')}"

    def _title(self) -> str:
        form = next((title for one, title in self._sheet.forms if one == self._sheet.form), "")
        if form:
            return tr("Velden van ‘{form}’").format(form=form)
        if not self._sheet.counter:
            return tr("Velden voor het portaal")
        return tr("Velden voor {counter}").format(counter=self._sheet.counter)

    def _bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("ground", "bar")
        row = QHBoxLayout(bar)
        spaced(row, (16, 8, 12, 8), 8)
        row.addWidget(IconLabel("outside", "muted"))
        row.addWidget(label(tr("In het portaal"), "body", "muted"), 1)
        close = second_button(tr("Sluiten"), "back")
        close.setAccessibleDescription("Esc")
        listen(self, close.clicked, self.left.emit)
        row.addWidget(close)
        return bar

    def _choice(self) -> QWidget:
        """Which form of the bureau, or none: its order, its words and its lengths."""
        asked = tr("Welk formulier vul je in?")
        which = Choice(asked)
        which.offer([*self._sheet.forms, (_NO_FORM, tr("Geen: alles wat IB Desk heeft"))])
        which.choose(self._sheet.form or _NO_FORM)
        which.chosen.connect(self._choose)
        return Field(asked, which)

    def _choose(self, form: object) -> None:
        self.form_chosen.emit(form if isinstance(form, UUID) else None)

    def _not_asked(self, rows: Sequence[FieldRow]) -> Fold:
        """What the request has and this form does not ask: for a question that was not listed."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        spaced(column, 0, 12)
        for row in rows:
            column.addWidget(row)
        return Fold(tr("Wat dit formulier niet vraagt ({count})").format(count=len(rows)), inside)

    def _files(self) -> Card:
        folder = self._sheet.folder
        card = Card(tr("Bestanden om te uploaden"), "attach")
        card.add(
            label(tr("Sleep ze naar de browser, of kies ze daar in deze map."), "body", "muted")
        )
        for name in sorted(folder.digests):
            card.add(FileRow(folder.path / name))
        ways = FlowLayout(gap=8)
        opened = second_button(tr("Map openen"), "open_folder")
        listen(self, opened.clicked, self._open_folder)
        place = quiet_button(tr("Plaats van de map kopiëren"), "copy")
        listen(self, place.clicked, self._copy_place)
        ways.addWidget(opened)
        ways.addWidget(place)
        card.add(ways)
        return card

    def _foot_bar(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("ground", "foot")
        self._done = main_button(tr("Klaar: map verwijderen"), "done")
        listen(self, self._done.clicked, self.done.emit)
        column = QVBoxLayout(foot)
        spaced(column, (16, 8, 12, 8), 6)
        column.addWidget(self._said)
        row = QHBoxLayout()
        row.addWidget(self._done)
        row.addStretch(1)
        column.addLayout(row)
        return foot

    def _copy(self, row: FieldRow) -> None:
        """And on to the next: the key that copied copies again."""
        self._clipboard.copy(row.field.text)
        row.tick()
        self._tell_how_far(title_of(row.field))
        self._next_after(self._rows_of_fields.index(row)).setFocus()

    def _next_after(self, at: int) -> QWidget:
        """What was copied before is passed over, until the end."""
        asked = self._rows_of_fields[at + 1 : len(self._sheet.fields)]
        rest = (row for row in asked if row.is_ours and not row.is_copied)
        return next((row.button for row in rest), self._done)

    def _tell_how_far(self, copied: str = "") -> None:
        asked = [row for row in self._rows_of_fields[: len(self._sheet.fields)] if row.is_ours]
        count, total = sum(row.is_copied for row in asked), len(asked)
        words = tr("{count} van {total} velden gekopieerd.").format(count=count, total=total)
        if copied:
            words = f"{tr('Gekopieerd: {title}.').format(title=copied)} {words}"
        self._said.tell(words)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._sheet.folder.path)))

    def _copy_place(self) -> None:
        self._clipboard.copy(str(self._sheet.folder.path))
        self._said.tell(tr("De plaats van de map staat op het klembord."))

    def _ask_shorten(self, place: FieldPlace | None) -> None:
        if place is not None:
            self.shorten_asked.emit(place)
