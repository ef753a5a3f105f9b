"""Of which research a document is the report: said, or made so in one line."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.changes import Change
from ib_desk.domain.file.research import can_be_report, reported_in, without_report
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import place_of
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.one_write import OneWrite
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import listed, tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label


class ReportRow(QWidget):
    """Asked of what can be a report; which research it is only where there is some without one."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self._session = session
        self._navigator = navigator
        self._document: Attachment | None = None
        self._loose: dict[UUID, Assessment] = {}
        self._told: tuple[Assessment, ...] = ()
        self._keeping = OneWrite(session, self)
        self._words = label("", "body", "muted")
        self._there = quiet_button(tr("Naar het onderzoek"), "assessment")
        question = tr("Van welk onderzoek is dit het verslag?")
        self._which = Choice(question)
        self._field = Field(question, self._which)
        self._link = quiet_button(tr("Dit is het verslag van een onderzoek"), "assessment")
        column = QVBoxLayout(self)
        spaced(column, 0, 4)
        column.addWidget(self._words)
        column.addWidget(self._field)
        column.addLayout(button_row(self._there, self._link))
        self._there.clicked.connect(self._go_there)
        self._link.clicked.connect(self._keep)

    def show_document(self, document: Attachment | None, whole: WholeFile) -> None:
        """As the file says it now."""
        self._document = document
        self._told = () if document is None else reported_in(whole, document)
        self._loose = {one.id: one for one in without_report(whole)}
        names = [one.instrument.strip() for one in self._told if one.instrument.strip()]
        self._words.setText(tr("Verslag van {what}").format(what=listed(names)) if names else "")
        is_asked = document is not None and not self._told and can_be_report(document)
        loose = [(key, one.instrument.strip()) for key, one in self._loose.items()]
        named = [(key, name) for key, name in loose if name]
        self._which.offer([(None, tr("een nieuw onderzoek")), *named])
        self._words.setVisible(bool(names))
        self._there.setVisible(bool(self._told))
        self._field.setVisible(is_asked and bool(named))
        self._link.setVisible(is_asked)
        self._link.setText(tr("Koppelen") if named else tr("Dit is het verslag van een onderzoek"))
        self.setVisible(is_asked or bool(self._told))

    def _go_there(self) -> None:
        if self._told:
            self._navigator.go_to_field(place_of(self._told[0], "instrument"))

    def _keep(self) -> None:
        if self._document is None:
            return
        picked = self._which.value()
        of = self._loose.get(picked) if isinstance(picked, UUID) else None
        report = partial(self._session.desk.attachments.report, self._document, of)
        self._keeping.write(report, self._show_new)

    def _show_new(self, change: Change) -> None:
        """A new one has still to be told of; one that was there is found with the same button."""
        made = change.subject
        if any(edit.before is None for edit in change.edits) and isinstance(made, Assessment):
            self._navigator.go_to_field(place_of(made, "instrument"))
