"""The pages of a file: each is made when it is first asked for, and shows the next file too."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ib_desk.domain.file.trajectory import Step
from ib_desk.ui.file.list_page import has_lists_only
from ib_desk.ui.file.page import FilePage
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.place import Place, Shelf
from ib_desk.ui.places import FILE_PLACES, LISTS, OVERVIEW
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme


class FilePages(QStackedWidget):
    """A page that can forget is kept for the next file, any other is made anew.

    To empty them all takes a moment, so it is done one page at a turn of the event loop. Till its
    turn a page is hidden; one that is asked for before that is emptied first.
    """

    def __init__(self, session: Session, navigator: Navigator, file_id: UUID) -> None:
        super().__init__()
        current_theme().dress_each(self)
        self._session = session
        self._navigator = navigator
        self._file_id = file_id
        self._pages: dict[str, FilePage] = {}
        self._nothing = QWidget()
        self.addWidget(self._nothing)
        self._emptying = QTimer(self, singleShot=True, interval=0)
        self._emptying.timeout.connect(self._empty_next)

    def turn_to(self, file_id: UUID) -> None:
        """Show nothing, until a page of that file is asked for."""
        self._file_id = file_id
        self.setCurrentWidget(self._nothing)
        self._emptying.start()

    def known(self, place_id: str) -> FilePage | None:
        """The page of a place, where it was made already."""
        return self._pages.get(place_id)

    def page(self, place_id: str, step: Step | None) -> FilePage:
        """The page of a place, with nothing of another file; `step` where it is one."""
        known = self._pages.get(place_id)
        if known is not None and self._is_of_another(known):
            self._empty(place_id)
        if known is not None and known.method_step != step:
            self.drop(place_id)  # of another trajectory: other questions, other lists
        if place_id not in self._pages:
            page = _place_of(place_id, step).build(self._session, self._navigator)
            if step is not None:
                page.become_step(step)
            self._pages[place_id] = page
            self.addWidget(page)
        return self._pages[place_id]

    def drop(self, place_id: str) -> None:
        """It is made anew when it is asked for."""
        page = self._pages.pop(place_id, None)
        if page is not None:
            self.removeWidget(page)
            # Not without a parent: it would be styled anew first, with all that is in it.
            page.hide()
            page.deleteLater()

    @Slot()
    def _empty_next(self) -> None:
        pages = self._pages.items()
        left = next((known for known, page in pages if self._is_of_another(page)), None)
        if left is not None:
            self._empty(left)
            self._emptying.start()

    def _is_of_another(self, page: FilePage) -> bool:
        return page.file_id not in {None, self._file_id}

    def _empty(self, place_id: str) -> None:
        page = self._pages[place_id]
        if page.is_kept:
            page.forget_file()
        else:
            self.drop(place_id)


def _place_of(place_id: str, step: Step | None) -> Place[FilePage]:
    known = {place.id: place for place in FILE_PLACES}
    place = known.get(place_id, LISTS)
    if place.shelf is not Shelf.STEP:
        return place
    has_page = step is not None and (place is not LISTS or has_lists_only(step))
    return place if has_page else known[OVERVIEW]
