"""Pages of which one is shown, such as a list and what stands there when it is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from ib_desk.ui.say import say
from ib_desk.ui.texts import as_sentences


class PageStack(QStackedWidget):
    """As small as the page that is shown; the focus goes to that page."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        self._pages = pages
        for page in pages:
            self.addWidget(page)
        self.show_page(pages[0])

    def show_page(self, page: QWidget) -> None:
        """Another page; where it takes the place of one that is read, it says what it is."""
        is_other = page is not self.currentWidget()
        for one in self._pages:
            # A page that is not shown may not ask for room.
            shown = one is page
            kind = QSizePolicy.Policy.Preferred if shown else QSizePolicy.Policy.Ignored
            one.setSizePolicy(kind, kind)
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        if is_other and self.isVisible():
            say(as_sentences((page.accessibleName(), page.accessibleDescription())), page)
