"""The one line in its window: when it is asked for, when it comes back, and where it went."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.ui import building
from ib_desk.ui.spots import BESIDE
from ib_desk.ui.texts import listed, tr

if TYPE_CHECKING:
    from ib_desk.application.drafts import Spot
    from ib_desk.domain.records.pupil import PupilId
    from ib_desk.domain.records.record import Record
    from ib_desk.ui.navigator import Navigator
    from ib_desk.ui.news import News
    from ib_desk.ui.quick.panel import QuickPanel
    from ib_desk.ui.session import Session


class Writing(QObject):
    """Its panel is made when it is first asked for."""

    def __init__(
        self, session: Session, navigator: Navigator, news: News, over: QWidget, under: QWidget
    ) -> None:
        """The panel lies over `over`, right under `under`."""
        super().__init__(over)
        self._session, self._navigator, self._news = session, navigator, news
        self._over, self._under = over, under
        self.panel: QuickPanel | None = None
        navigator.line_asked.connect(self._begin)

    def go_on(self, spot: Spot) -> None:
        """A line that was half-typed at the last lock stands there again, with its cursor."""
        if self._session.has_draft_of(BESIDE):
            focus: QWidget | None = self._over.window().focusWidget()
            self._made().begin()
            if spot.record_id != BESIDE and focus is not None:
                focus.setFocus()

    @property
    def open_panel(self) -> QuickPanel | None:
        """The panel, while a line is being written."""
        return None if self.panel is None or self.panel.isHidden() else self.panel

    @Slot(object, object)
    def _begin(self, pupil_id: PupilId | None, near: PupilId | None) -> None:
        self._made().begin(pupil_id=pupil_id, near=near)

    def _made(self) -> QuickPanel:
        if self.panel is None:
            self.panel = building.quick_panel(self._session, self._over, self._under)
            self.panel.kept.connect(self._tell_kept)
            self.panel.pupil_missing.connect(self._navigator.add_pupil)
            self._navigator.line_resumed.connect(self.panel.focus_next)
            self._navigator.beside = self.panel
        return self.panel

    @Slot(object, object)
    def _tell_kept(self, made: Sequence[Record], names: Sequence[str]) -> None:
        """Where it went, with a way to it; to each child its own."""
        what = self._session.desk.catalogue.terms.heading(type(made[0]))
        words = [tr("Bekijken")] if len(made) == 1 else names
        self._news.tell_kept(
            tr("{what} bewaard bij {names}").format(what=what, names=listed(names)),
            [(name, partial(self._go_to, one)) for name, one in zip(words, made, strict=True)],
        )

    def _go_to(self, record: Record) -> None:
        place = FieldPlace(record=type(record), record_id=record.id)
        file_id, pupil_id = getattr(record, "file_id", None), getattr(record, "pupil_id", None)
        self._navigator.go_to_found(place, file_id, pupil_id)
