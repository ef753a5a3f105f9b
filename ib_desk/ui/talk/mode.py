"""In gesprek begins and ends: the frame of the program goes, its keys rest, and both come back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLayout, QWidget

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.session import Session
from ib_desk.ui.talk.view import TalkView
from ib_desk.ui.texts import tr


class TalkMode(QObject):
    """Of one window; where no file is open, there is nobody to talk about."""

    blank_asked = Signal()
    begun = Signal()
    """Nothing of before may stand over it: not what was said for a moment either."""

    def __init__(
        self, window: QWidget, content: QWidget, session: Session, navigator: Navigator
    ) -> None:
        """`content` is the frame with all in it; it stands in the layout of `window`."""
        super().__init__(window)
        self._window, self._content = window, content
        self._session, self._navigator = session, navigator
        self._view: TalkView | None = None

    def begin(self) -> None:
        """F2: about the pupil of the file that is shown."""
        file = self._navigator.file
        if self._view is not None:
            return
        if file is None or self._navigator.screens.shown is not file:
            self._session.say(tr("Open eerst het dossier van de leerling."))
            return
        file_id = file.file_id
        # What comes back afterwards is the front page, never the note that was open last. It is
        # read first: the focus that it takes then would stay with a button that nobody sees.
        self._navigator.go_to_file(file_id)
        job = self._session.read(lambda: self._session.desk.files.one(file_id))
        listen(self, job.succeeded, self._show)

    def _show(self, whole: WholeFile) -> None:
        layout: QLayout | None = self._window.layout()
        if self._view is not None or layout is None:
            return
        self._put_aside_what_is_written()
        self._view = TalkView(self._session, whole)
        self._view.left.connect(self.end)
        self._view.blank_asked.connect(self.blank_asked)
        self._content.hide()
        self.begun.emit()
        layout.addWidget(self._view)
        self._rest_keys(rest=True)
        self._view.show()  # at once: what is not shown yet cannot take the focus
        self._view.focus_first()

    def _put_aside_what_is_written(self) -> None:
        """A line that stands over the screens waits, as after Esc: it may not come back here."""
        beside = self._navigator.beside
        if isinstance(beside, LeftByEscape) and not beside.isHidden():
            beside.escape()

    @Slot()
    def end(self) -> None:
        """Back to the program, at the front page of the file."""
        view, self._view = self._view, None
        if view is None:
            return
        view.hide()
        view.setParent(None)
        view.deleteLater()
        self._content.show()
        self._rest_keys(rest=False)
        if self._navigator.file is not None:
            self._navigator.go_to_file(self._navigator.file.file_id)

    def _rest_keys(self, *, rest: bool) -> None:
        for action in self._window.actions():
            action.setEnabled(not rest)
