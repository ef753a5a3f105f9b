"""In het portaal begins and ends: the frame goes, the window gets narrow, and both come back."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QLayout, QWidget
from shiboken6 import isValid

from ib_desk.application.desk import Desk
from ib_desk.application.leaving.left_folders import LeftFolder
from ib_desk.application.leaving.outside import TakenAway
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.request import SwvRequest, SwvRequestId
from ib_desk.domain.request.derived_texts import derived_texts
from ib_desk.domain.request.listed_fields import listed_form
from ib_desk.domain.request.portal_fields import portal_fields
from ib_desk.ui.keys import focus_in
from ib_desk.ui.leaving.folder_words import taken_away_words
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.portal.view import PortalSheet, PortalView
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.texts import tr

_WIDTH: Final = 420
"""At 100 %: a browser beside it keeps what a portal needs."""


class PortalMode(QObject):
    """Of one window; as long as it is open, the lock after a time waits longer."""

    begun = Signal()

    def __init__(
        self, window: QWidget, content: QWidget, session: Session, navigator: Navigator
    ) -> None:
        """`content` is the frame with all in it; it stands in the layout of `window`."""
        super().__init__(window)
        self._window, self._content = window, content
        self._session, self._navigator = session, navigator
        self._view: PortalView | None = None
        self._folder: LeftFolder | None = None
        self._before: tuple[QRect, Qt.WindowState] | None = None
        self._focus: QWidget | None = None
        self._sheets: tuple[PortalSheet, ...] = ()
        self._copied: dict[tuple[UUID, UUID | None], frozenset[int]] = {}
        """By line and form: what was ticked when it was left."""

    @property
    def is_open(self) -> bool:
        """Whether it is shown."""
        return self._view is not None

    def begin(self, request_id: SwvRequestId) -> None:
        """For the folder of this request that still stands."""
        desk = self._session.desk
        self._focus = self._window.focusWidget()
        listen(self, self._session.read(lambda: _read(desk, request_id)).succeeded, self._show)

    def _show(self, sheets: tuple[PortalSheet, ...]) -> None:
        """The first of them; the others are there to be chosen."""
        layout: QLayout | None = self._window.layout()
        if self._view is not None or layout is None or not sheets:
            return
        self._sheets, self._folder = sheets, sheets[0].folder
        self._content.hide()
        self.begun.emit()
        view = self._put(sheets[0], layout)
        self._rest_keys(rest=True)
        view.show()  # at once: what is not shown yet cannot take the focus
        layout.activate()  # else the width that the frame needs would still hold
        self._make_narrow()
        view.focus_first()

    def _put(self, sheet: PortalSheet, layout: QLayout) -> PortalView:
        view = PortalView(sheet)
        view.tick(self._copied.get((sheet.folder.line.id, sheet.form), frozenset()))
        listen(view, view.left, self.end)
        listen(view, view.done, self._finish)
        listen(view, view.shorten_asked, self._lead_to)
        # Not within the choice itself, which goes with the view that it stands in.
        view.form_chosen.connect(self._turn_to, Qt.ConnectionType.QueuedConnection)
        self._view = view
        layout.addWidget(view)
        return view

    @Slot(object)
    def _turn_to(self, form: object) -> None:
        """The fields of another form, or of none; what was copied stays ticked."""
        layout: QLayout | None = self._window.layout()
        sheet = next((one for one in self._sheets if one.form == form), None)
        if self._view is None or layout is None or sheet is None:
            return
        self._take_away(self._view)
        view = self._put(sheet, layout)
        view.show()
        view.focus_first()

    def _take_away(self, view: PortalView) -> None:
        if self._folder is not None:
            self._copied[self._folder.line.id, view.form] = view.ticked
        view.forget()
        view.hide()
        view.setParent(None)
        view.deleteLater()

    def _finish(self) -> None:
        """All of it is in the portal: the folder goes, and the window is as it was."""
        folder = self._folder
        if folder is not None:
            job = self._session.take_folder_away(folder)
            listen(self, job.succeeded, self._tell_taken)
            job.failed.connect(self._session.refused)

    def _tell_taken(self, taken: TakenAway) -> None:
        self._session.say(taken_away_words(taken))
        self.end()

    def _lead_to(self, place: FieldPlace) -> None:
        """What left is not changed: she says first that it was not sent after all."""
        self.end()
        self._navigator.go_to_field(place)
        self._session.say(tr("Kies eerst ‘Toch niet verstuurd’. Dan kun je de tekst inkorten."))

    @Slot()
    def end(self) -> None:
        """Back to where she was; the folder stands there still."""
        view, self._view = self._view, None
        if view is None:
            return
        self._take_away(view)
        self._folder, self._sheets = None, ()
        self._content.show()
        self._rest_keys(rest=False)
        self._make_wide()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus()
        else:
            focus_in(self._navigator.screens)
        self._focus = None

    def _rest_keys(self, *, rest: bool) -> None:
        for action in self._window.actions():
            action.setEnabled(not rest)

    def _make_narrow(self) -> None:
        """At the right of the screen, where there is room for it."""
        outer = self._window.window()
        self._before = (outer.geometry(), outer.windowState())
        if outer.windowState() is not Qt.WindowState.WindowNoState:
            outer.setWindowState(Qt.WindowState.WindowNoState)
        room = outer.screen().availableGeometry()
        width = min(current_theme().px(_WIDTH), room.width())
        outer.setGeometry(
            QRect(room.right() - width + 1, room.top(), width, room.height()).marginsRemoved(
                outer.contentsMargins()
            )
        )

    def _make_wide(self) -> None:
        if self._before is not None:
            geometry, state = self._before
            outer = self._window.window()
            outer.setGeometry(geometry)
            if outer.windowState() is not state:
                outer.setWindowState(state)
            self._before = None


def _read(desk: Desk, request_id: SwvRequestId) -> tuple[PortalSheet, ...]:
    """By each form that is only listed, and by none; empty where no folder stands any more."""
    request, folder = desk.records.get(SwvRequest, request_id), desk.left_folders.of(request_id)
    if folder is None:
        return ()
    snapshot = desk.documents.snapshot(request.file_id)
    whole, catalogue = snapshot.whole, desk.catalogue
    label = catalogue.terms.of_sector(whole.school.sector).label
    ours = portal_fields(whole, request, derived_texts(whole, request, catalogue.derived, label))
    listed = [
        listed_form(form, whole, request, told, ours)
        for form in whole.forms_for(request)
        for told in [desk.forms.told(form, whole, request, snapshot.stamp)]
    ]
    bare = PortalSheet(
        fields=ours,
        folder=folder,
        counter=whole.deciding_swv(request).counter_name.strip(),
        forms=[(one.form.id, one.form.title.strip() or tr("zonder naam")) for one in listed],
    )
    by_form = (replace(bare, form=one.form.id, fields=one.fields, rest=one.rest) for one in listed)
    return (*by_form, bare)
