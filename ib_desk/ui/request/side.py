"""What stands beside a request: the pages that would leave now, or those that left."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.preview.copy_view import CopyView
from ib_desk.ui.request.outgoing import OutgoingPanel
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.labels import label

_HEIGHT_UNDER = 640
_HEIGHT_BESIDE = 240


class SidePanel(QStackedWidget):
    """Beside the form it takes the height of the window, under it that of a page."""

    def __init__(self, session: Session, terms: Terms, go: Callable[[FieldPlace], object]) -> None:
        super().__init__()
        self._session = session
        self._terms = terms
        self._go = go
        self._copy_id: ContentId | None = None
        self._is_beside = True

    @cached_property
    def _copy(self) -> CopyView:
        return CopyView(self._session, tr("Dit ging de deur uit"))

    @cached_property
    def _gone(self) -> QLabel:
        made = label(tr("Hiervan staat geen kopie in de kluis."), "body", "muted")
        made.setAlignment(Qt.AlignmentFlag.AlignTop)
        return made

    @cached_property
    def outgoing(self) -> OutgoingPanel:
        """What would leave now; made when there is a concept."""
        made = OutgoingPanel(self._session, self._terms, self._go)
        self.addWidget(made)
        self._space(made)
        return made

    @cached_property
    def _left(self) -> QWidget:
        """What left; made when something did."""
        made = QWidget()
        column = QVBoxLayout(made)
        column.addWidget(self._copy, 1)
        column.addWidget(self._gone)
        self.addWidget(made)
        self._space(made)
        return made

    def show_outgoing(self) -> None:
        """The pages of the concept."""
        self.setCurrentWidget(self.outgoing)

    def show_copy(self, copy_id: ContentId | None) -> None:
        """The very pages that left."""
        self.setCurrentWidget(self._left)
        self._copy.setHidden(copy_id is None)
        self._gone.setHidden(copy_id is not None)
        if copy_id == self._copy_id:
            return
        self._copy_id = copy_id
        self._copy.clear()
        if copy_id is not None:
            copies = self._session.desk.left_copies
            job = self._session.read(lambda: copies.of(copy_id))
            job.succeeded.connect(self._copy.show_files)
            job.failed.connect(self._session.refused)

    def stand(self, *, beside: bool) -> None:
        """Beside the form or under it."""
        self._is_beside = beside
        height = _HEIGHT_BESIDE if beside else _HEIGHT_UNDER
        self.setMinimumHeight(current_theme().px(height))
        for page in map(self.widget, range(self.count())):
            if page is not None:
                self._space(page)

    def _space(self, page: QWidget) -> None:
        if (layout := page.layout()) is not None:
            spaced(layout, (8, 16, 20, 16) if self._is_beside else 0, 8)
