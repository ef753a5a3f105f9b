"""Wat naar buiten ging: the register of prints and packages, and each frozen copy."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Disclosure, OutputKind
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.preview.page_view import PageView
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.row_list import RowList
from ib_desk.ui.widgets.rows import Row


class RegisterPage(FilePage):
    """Lines are never changed; a click opens the very pages that left."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, tr("Wat naar buiten ging"))
        self.add_heading(
            PageHeading(
                tr("Wat naar buiten ging"),
                tr("Afdrukken en pakketten: wat, aan wie, wanneer en waarom. Dit blijft staan."),
            )
        )
        self._empty = EmptyState(
            "export",
            tr("Er ging nog niets naar buiten"),
            tr("Druk je iets af of maak je een pakket? Dan komt het hier te staan."),
        )
        self.add(self._empty)
        self._list = RowList(tr("Wat naar buiten ging"), whole=True)
        self._list.opened.connect(self._open)
        self.add(self._list)
        self._gone = label(
            tr("Hiervan staat geen kopie meer in de kluis. De regel zelf blijft."), "body", "muted"
        )
        self._gone.hide()
        self.add(self._gone)
        self._copy = PageView(session, tr("Wat er toen naar buiten ging"))
        self._copy.setMinimumHeight(current_theme().px(640))
        self._copy.setVisible(False)
        self.add(self._copy)
        self._lines: dict[UUID, Disclosure] = {}
        self._documents: tuple[Attachment, ...] = ()
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        lines = sorted(shown.whole.of(Disclosure), key=lambda line: line.made_at, reverse=True)
        self._lines = {line.id: line for line in lines}
        self._documents = shown.whole.of(Attachment)
        self._empty.setVisible(not lines)
        self._list.setVisible(bool(lines))
        self._list.show_rows([self._row(line, shown) for line in lines])

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        self.focus_first()
        if record_id in self._lines:
            self._list.go_to(record_id)
            self._open(record_id)

    @override
    def focus_first(self) -> None:
        focus: QWidget = self._list if self._lines else self._empty
        focus.setFocus()

    @staticmethod
    def _row(line: Disclosure, shown: Shown) -> Row:
        terms = shown.around.terms
        way = terms.label(line.way)
        facts = (line.recipient, way, line.ground, line.gaps_reason, line.digest[:16])
        kind = terms.label(line.kind)
        return Row(
            key=line.id,
            title=f"{kind[:1].upper()}{kind[1:]}",
            fact=" · ".join(fact for fact in facts if fact),
            icon="export",
            right=full_date(line.made_at.date()),
        )

    def _open(self, key: object) -> None:
        line = self._lines.get(key) if isinstance(key, UUID) else None
        self._copy.setVisible(False)
        self._gone.setVisible(False)
        if line is None:
            return
        if line.kind is OutputKind.ATTACHMENT:
            # The document itself is the copy, and is looked at where documents are.
            found = next((a for a in self._documents if a.content_id == line.copy_id), None)
            if found is not None:
                self.place_asked.emit(FieldPlace(record=Attachment, record_id=found.id))
                return
        elif line.copy_id is not None:
            copy_id = line.copy_id
            job = self.session.read(lambda: self.session.desk.attachments.kept(copy_id))
            job.succeeded.connect(self._show_copy)
            job.failed.connect(self.session.refused)
            return
        self._gone.setVisible(True)
        self.show_place(self._gone)

    def _show_copy(self, content: bytes) -> None:
        self._copy.show_pdf(content)
        self._copy.setVisible(True)
        self.show_place(self._copy)
