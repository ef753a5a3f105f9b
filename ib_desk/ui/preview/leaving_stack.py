"""The page with a list, and in its place that list before it leaves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ib_desk.ui.preview.list_preview import LeavingList, ListPreview
from ib_desk.ui.session import Session


class LeavingStack(QStackedWidget):
    """The preview is made when a list is about to leave; other pages may stand here too."""

    left = Signal()
    """The page is back, and has no focus yet."""
    stale = Signal()
    """As `ListPreview.stale`."""

    def __init__(
        self, session: Session, page: QWidget, make: Callable[[], LeavingList | None]
    ) -> None:
        """`make` gives the list as it is now; `None` where nothing is left of it."""
        super().__init__()
        self._session = session
        self._page = page
        self._make = make
        self._preview: ListPreview | None = None
        self.addWidget(page)

    @property
    def leaving(self) -> ListPreview | None:
        """What she looks at before it leaves, while she does."""
        return self._preview if self.currentWidget() is self._preview else None

    def let_leave(self) -> None:
        """First she looks at it."""
        if self._preview is None:
            self._preview = ListPreview(self._session)
            self._preview.left.connect(self._go_back)
            self._preview.stale.connect(self.stale)
            self.addWidget(self._preview)
        self.setCurrentWidget(self._preview)
        self.show_anew()
        self._preview.focus_first()

    def show_anew(self) -> None:
        """While she looks at it; the last line of it may have gone meanwhile."""
        preview = self.leaving
        if preview is None:
            return
        leaving = self._make()
        if leaving is None:
            self._go_back()
        else:
            preview.show_list(leaving)

    def _go_back(self) -> None:
        if self._preview is not None:
            self._preview.forget()
        self.setCurrentWidget(self._page)
        self.left.emit()
