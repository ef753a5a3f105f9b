"""What stands beside a request: the pages that would leave now, or those that left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.preview.page_view import PageView
from ib_desk.ui.request.outgoing import OutgoingPanel
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr

_HEIGHT_UNDER = 640
_HEIGHT_BESIDE = 240


class SidePanel(QStackedWidget):
    """Beside the form it takes the height of the window, under it that of a page."""

    def __init__(self, session: Session, terms: Terms, go: Callable[[FieldPlace], object]) -> None:
        super().__init__()
        self._session = session
        self._copy_id: ContentId | None = None
        self.outgoing = OutgoingPanel(session, terms, go)
        self._copy = PageView(session, tr("Dit ging de deur uit"))
        holder = QWidget()
        column = QVBoxLayout(holder)
        spaced(column, (8, 16, 20, 16), 8)
        column.addWidget(self._copy)
        self._left = holder
        self.addWidget(self.outgoing)
        self.addWidget(holder)

    def show_outgoing(self) -> None:
        """The pages of the concept."""
        self.setCurrentWidget(self.outgoing)

    def show_copy(self, copy_id: ContentId | None) -> None:
        """The very pages that left."""
        self.setCurrentWidget(self._left)
        if copy_id == self._copy_id:
            return
        self._copy_id = copy_id
        self._copy.clear()
        if copy_id is not None:
            attachments = self._session.desk.attachments
            job = self._session.read(lambda: attachments.kept(copy_id))
            job.succeeded.connect(self._copy.show_pdf)
            job.failed.connect(self._session.refused)

    def stand(self, *, beside: bool) -> None:
        """Beside the form or under it."""
        theme = current_theme()
        self.setMinimumHeight(theme.px(_HEIGHT_BESIDE if beside else _HEIGHT_UNDER))
        for page in (self.outgoing, self._left):
            layout = page.layout()
            if layout is not None:
                spaced(layout, (8, 16, 20, 16) if beside else 0, 8)
