"""Where the user is, and every way to get elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ib_desk.application.drafts import Spot
from ib_desk.application.search import Hit
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.kinds import WITH_OR_WITHOUT_FILE
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.ui import building
from ib_desk.ui.keys import focus_in, leave_field
from ib_desk.ui.places import (
    CLOSED_ITEMS,
    OVERVIEW,
    PUPILS,
    SEARCH,
    WINDOW_PLACES,
    place_called,
    title_of_prints,
    way_to,
    window_place_with,
)
from ib_desk.ui.screen import OpenFile, Screen
from ib_desk.ui.screens import Screens
from ib_desk.ui.session import Session
from ib_desk.ui.spots import BESIDE, LOOSE_RECORD, QUESTION, restore_field, spot_now
from ib_desk.ui.trail import Recent, Recents, Trail

HERE: Final = "here"
"""In the crumbs: the page that is shown."""
_IN_THE_WINDOW: Final = {place.id: place for place in WINDOW_PLACES}


class Navigator(QObject):
    """Is given to every screen: who goes somewhere says so here, and to nobody else.

    A place of the window is made when it is first asked for and kept, and so is the screen of a
    file, which shows the next one; a print is kept while it is looked at.
    """

    line_asked = Signal(object, object)
    """One line about a child: who is chosen, and who is offered; each can be `None`."""
    line_resumed = Signal()
    talk_asked = Signal()
    """Somebody looks along: only the pupil of the open file is to be seen."""
    portal_asked = Signal(object)
    """The id of a request of which the fields go into a portal, with only these beside it."""
    moved = Signal()
    """She is somewhere else, or it is called otherwise now: `crumbs` and `place_in_rail`."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.screens = Screens()
        self.file: OpenFile | None = None
        self.print: Screen | None = None
        self._session = session
        self._places: dict[str, Screen] = {}
        self._trail = Trail()
        self._recents = Recents()
        self._spot = Spot(place=PUPILS)
        self._names: tuple[str, str] | None = None
        self._wanted: Spot | None = None
        self.beside: QWidget | None = None
        """What stands over the screens and has fields of its own."""

    # -- to a spot ---------------------------------------------------------------------
    def go(self, spot: Spot, *, remember: bool = True) -> None:
        """Go somewhere as it was left; `remember` keeps where one was, for Alt+←."""
        if spot.file_id is None and spot.place not in _IN_THE_WINDOW:
            spot = Spot(place=PUPILS)  # another version knew such a place
        is_beside = spot.record_id == BESIDE
        if is_beside:  # the focus was over the screens: here is no field to find again
            spot = replace(spot, record_id=None, field="", cursor=0)
        self._begin(spot, remember=remember)
        self._wanted = None if is_beside else spot
        if spot.file_id is not None:
            self._open_file(spot, spot.file_id, focus=not (spot.field or is_beside))
        else:
            self._open_screen(spot)
        self.moved.emit()

    def go_to(self, place_id: str, field: str = "") -> None:
        """Go to a place of the window, and to a field or a card there."""
        self.go(Spot(place=place_id, field=field))

    def go_to_file(
        self, file_id: UUID, place_id: str = OVERVIEW, record_id: UUID | None = None
    ) -> None:
        """Open a file at one of its pages, and a record on it."""
        self.go(Spot(place=place_id, file_id=file_id, record_id=record_id))

    def go_to_found(
        self, place: FieldPlace, file_id: UUID | None, pupil_id: UUID | None = None
    ) -> None:
        """A record that was found: on its page of this file, or with this pupil."""
        if file_id is not None:
            self._begin(Spot(place=OVERVIEW, file_id=file_id))
            self._show_file(file_id).open_found(place)
            self.moved.emit()
        elif place.record in WITH_OR_WITHOUT_FILE:
            self.go(Spot(place=PUPILS, field=LOOSE_RECORD, record_id=place.record_id))
        elif pupil_id is not None:
            field = place.field if place.record is Pupil else ""
            self.go(Spot(place=PUPILS, field=field, record_id=pupil_id))
        else:
            window_place = window_place_with(place.record)
            field = place.field or HERE
            self.go(Spot(place=window_place, field=field, record_id=place.record_id))

    def go_to_hit(self, hit: Hit) -> None:
        """What the search found, at the field that it was found in."""
        if hit.out_of_sight is not None and hit.file_id is not None:
            self.go_to_file(hit.file_id, CLOSED_ITEMS, hit.out_of_sight)
            return
        place = FieldPlace(record=hit.kind, record_id=hit.record_id, field=hit.context.field)
        self.go_to_found(place, hit.file_id, None if hit.pupil is None else hit.pupil.id)

    def search_for(self, words: str) -> None:
        """The screen that looks in everything, with this question."""
        self.go_to(SEARCH, QUESTION)
        if self.screens.shown is not None:
            self.screens.shown.look_for(words)

    # -- within the open file ----------------------------------------------------------
    def go_to_page(
        self,
        place_id: str,
        kind: type[Record] | None = None,
        record_id: UUID | None = None,
        field: str = "",
    ) -> None:
        """Another page of this file; there to a record, or to where one of its kind is made."""
        if self.file is not None:
            self.remember()
            self.file.leave()
            self.file.open_page(place_id, kind, record_id, field)

    def go_to_field(self, place: FieldPlace) -> None:
        """Where something is solved: in the open file, or in the settings."""
        if self.print is not None:
            self.close_print()
        if self.file is not None:
            self.file.open_field(place)

    def open_print(self, report: str, about: UUID | None = None) -> None:
        """A print of the open file, by the name of its `Report`; `about` one record where it is."""
        if self.file is None or not self.file.is_read:
            return
        self._drop_print()
        self.print = building.print_(self._session, self, self.file.file_id, report, about)
        self.screens.show_screen(self.print)
        focus_in(self.print)
        self.moved.emit()

    def close_print(self) -> None:
        """Back to the page that it was asked from."""
        self.go(self._spot, remember=False)

    # -- back and on -------------------------------------------------------------------
    def back(self) -> None:
        """Alt+←."""
        if self.print is not None:
            self.close_print()
        elif (spot := self._trail.back(self.here)) is not None:
            self.go(spot, remember=False)

    def forward(self) -> None:
        """Alt+→."""
        if (spot := self._trail.forward(self.here)) is not None:
            self.go(spot, remember=False)

    @property
    def can_go_back(self) -> bool:
        """Whether Alt+← leads anywhere."""
        return self.print is not None or self._trail.leads_back(self.here)

    @property
    def can_go_forward(self) -> bool:
        """Whether Alt+→ leads anywhere."""
        return self._trail.leads_forward(self.here)

    def follow_crumb(self, key: object) -> None:
        """One of `crumbs`."""
        if key == HERE:
            self.go(self._spot, remember=False)
        elif key == OVERVIEW and self.file is not None:
            self.go_to_file(self.file.file_id)
        else:
            self.go_to(str(key))

    # -- one line, over whatever is shown ----------------------------------------------
    def write_down(self, pupil_id: PupilId | None = None) -> None:
        """One line about a child; the pupil of the open file is offered, `pupil_id` is chosen."""
        about = None if self.screens.shown is None else self.screens.shown.about
        self.line_asked.emit(pupil_id, about)

    def go_on_beside(self) -> bool:
        """Back to the line that waits for what was done meanwhile, if one does."""
        waits = self.beside is not None and self.beside.isVisible()
        if waits:
            self.line_resumed.emit()
        return waits

    def add_pupil(self, name: str) -> None:
        """A child who is not in the list, by the name that was typed."""
        self.go_to(PUPILS)
        if self.screens.shown is not None:
            self.screens.shown.add_named(name)

    # -- what a screen tells -----------------------------------------------------------
    def arrived(self) -> None:
        """What was asked for is shown: field, cursor and height as they were, once."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None and (wanted.field or wanted.scroll):
            if self.screens.shown is not None:
                self.screens.shown.complete()
            # After the page has its layout, and so its height.
            QTimer.singleShot(0, self, lambda: restore_field(self.screens, wanted))

    def show_names(self, pupil: str, title: str) -> None:
        """The open file says whose it is, and what its page is called."""
        if self.file is not None and self.screens.shown is self.file:
            self._spot = self._at_open_page()
            self._names = (pupil, title)
            self.moved.emit()
            self.arrived()

    # -- where one is ------------------------------------------------------------------
    @property
    def here(self) -> Spot:
        """With field, cursor and height."""
        if self.print is not None or self.screens.shown is None:
            return self._spot
        spot, beside = self._at_open_page(), self.beside
        focus: QWidget | None = self.screens.window().focusWidget()
        is_beside = beside is not None and focus is not None and beside.isAncestorOf(focus)
        return spot_now(spot, beside if is_beside and beside is not None else self.screens.shown)

    @property
    def crumbs(self) -> list[tuple[object, str]]:
        """Each part of the way to here, with its title."""
        if self._spot.file_id is None or self._names is None:
            return list(way_to(PUPILS if self._spot.file_id else self._spot.place))
        name, title = self._names
        way: list[tuple[object, str]] = [*way_to(PUPILS), (OVERVIEW, name), (HERE, title)]
        return way if self.print is None else [*way, ("", title_of_prints())]

    @property
    def place_in_rail(self) -> str:
        """The place that the rail marks."""
        place = place_called(self._spot.place)
        if self._spot.file_id is not None or place is None:
            return PUPILS
        return place.under or place.id

    def remember(self) -> None:
        """She goes on from here: a spot to come back to."""
        here = self.here
        self._trail.leave(here)
        *_before, (_key, title) = self.crumbs
        if self.print is None and (here.file_id is None or self._names is not None):
            pupil = self._names[0] if here.file_id is not None and self._names else ""
            self._recents.leave(Recent(here, title, pupil))

    @property
    def recents(self) -> list[Recent]:
        """Where she was before, the last one first."""
        return self._recents.but(self.here)

    @property
    def pages(self) -> list[tuple[str, str]]:
        """(id, title) of the pages of the file that is shown, if one is."""
        is_shown = self.file is not None and self.screens.shown is self.file
        return self.file.pages_to_go_to if self.file is not None and is_shown else []

    def was_at(self, spot: Spot) -> None:
        """Where she was before this window: Alt+← leads there."""
        self._trail.leave(spot)

    def leave_field(self) -> None:
        """Store what is being typed, wherever in the window that is."""
        leave_field(self.screens.window())

    # -- showing -----------------------------------------------------------------------
    def _open_screen(self, spot: Spot) -> None:
        screen = self._place(spot.place)
        self.screens.show_screen(screen)
        screen.enter()
        if spot.field:
            screen.go_to_spot(spot)

    def _place(self, place_id: str) -> Screen:
        if place_id not in self._places:
            self._places[place_id] = _IN_THE_WINDOW[place_id].build(self._session, self)
        return self._places[place_id]

    def _open_file(self, spot: Spot, file_id: UUID, *, focus: bool) -> None:
        self._show_file(file_id).open_page(
            spot.place, None, spot.record_id, spot.field, focus=focus
        )

    def _show_file(self, file_id: UUID) -> OpenFile:
        if self.file is None:
            self.file = building.file(self._session, self, file_id)
        elif self.file.file_id != file_id:
            self._names = None
            self.file.show_other(file_id)
        self.screens.show_screen(self.file)
        return self.file

    def _begin(self, spot: Spot, *, remember: bool = True) -> None:
        """She leaves where she was."""
        if remember:
            self.remember()
        self.leave_field()
        self._drop_print()
        self._spot, self._wanted = spot, None

    def _drop_print(self) -> None:
        """The pages are forgotten: they are made anew when they are asked for again."""
        screen, self.print = self.print, None
        self.screens.drop(screen)

    def _at_open_page(self) -> Spot:
        if self.file is None or self._spot.file_id is None:
            return self._spot
        return replace(self._spot, place=self.file.place_id)
