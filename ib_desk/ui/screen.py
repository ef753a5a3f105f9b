"""What the window and the navigator ask of the screen that fills it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:  # the first window is a screen too, and loads none of it
    from uuid import UUID

    from ib_desk.application.drafts import Spot
    from ib_desk.domain.records.field_place import FieldPlace
    from ib_desk.domain.records.pupil import PupilId
    from ib_desk.domain.records.record import Record

NARROW: Final = 900
"""Effective pixels of the window under which a screen makes room (design 4.5)."""


class Screen(QWidget):
    """A screen answers what concerns it; the rest it leaves as it is here."""

    def enter(self) -> None:
        """Read again what may have changed, and focus the first thing to do."""

    def go_to_spot(self, spot: Spot) -> None:
        """Show the record of `spot`, at its field."""

    def seek(self) -> None:
        """Ctrl+F: the search field, where there is something to search in."""

    def look_for(self, words: str) -> None:
        """Ask this, where one can ask."""

    def explain(self) -> bool:
        """F1: explain this place; `False` where there is nothing to explain."""
        return False

    def complete(self) -> None:
        """Make at once what is still to be made because it is not in view."""

    def parts(self) -> list[QWidget]:
        """F6: what stands side by side, from left to right."""
        return [self]

    def step(self, by: int) -> None:
        """Ctrl+PgUp and Ctrl+PgDn: the page before or after, where there are pages in a row."""

    def add_named(self, name: str) -> None:
        """Add one more of what this screen lists, by its name."""

    @property
    def about(self) -> PupilId | None:
        """The one pupil that this is about, whom a quick line then offers."""
        return None


class OpenFile(Screen):
    """The screen of one file, which has pages: what it answers is in `FileScreen`."""

    file_id: UUID
    place_id: str
    """Of the page that is shown, or will be as soon as the file is read."""

    @property
    def is_read(self) -> bool:
        """Whether there is anything to show yet."""
        return False

    def show_other(self, file_id: UUID) -> None:
        """Another file from now on: of the one before nothing is seen any more."""

    def open_page(
        self,
        place_id: str,
        kind: type[Record] | None = None,
        record_id: UUID | None = None,
        field: str = "",
        *,
        focus: bool = True,
    ) -> None:
        """Show a page, and the field of a record on it, as soon as the file is there."""

    def open_field(self, place: FieldPlace) -> None:
        """Go where something is solved; to the page where it can be made, when it is not there."""

    @property
    def pages_to_go_to(self) -> list[tuple[str, str]]:
        """(id, title) of each, in the order of its list."""
        return []

    def open_found(self, place: FieldPlace) -> None:
        """Show the page where the record stands, and it on that page, as soon as they are there."""

    def leave(self) -> None:
        """The user goes to another page: what is being typed is stored."""
