"""The real window, worked by a test from outside as a user would: with keys, and what can be seen.

`python -m tests.program.driven ARGUMENTS` is `ib-desk ARGUMENTS`, and does what it reads on
its standard input: one list `[act, argument, ...]` of JSON a line, answered by one line. A window
that locks goes on as a fresh process, which is then driven in the same way: it says `hello` again.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Collection, Generator
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from ib_desk.main import inside as main_inside
from ib_desk.main import run, wiring
from ib_desk.main import window as main_window
from ib_desk.ui import app as ui_app
from ib_desk.ui.forms.binding import BoundField
from ib_desk.ui.forms.draft_pause import DraftPause
from ib_desk.ui.forms.form_parts import FormParts
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.setup.window import SetupWindow
from ib_desk.ui.widgets.disclosure import Disclosure
from ib_desk.ui.window import DeskWindow
from tests.quick_parts import quicker

PATIENCE = 60.0
"""Seconds until what should come is given up; the machine may be busy."""
SOON_MS, LATER_MS = 2, 32
"""Between two looks whether it came: to look costs more than to wait, so less and less often."""

Act = Generator[Callable[[], bool], None, Any]
"""Yields what it waits for, returns what it answers."""


class Driver(QObject):
    """Does one act after the other, on the thread of the window."""

    def __init__(self, program: ui_app.Program) -> None:
        super().__init__(program)
        self._program = program
        self._heard = b""
        self._done: set[str] = set()
        self._act: Act | None = None
        self._awaited: Callable[[], bool] = lambda: True
        self._until = 0.0
        self._ear = QSocketNotifier(0, QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)
        self._look = QTimer(self)
        self._look.timeout.connect(self._go_on)
        tell("hello")

    # -- what a test can ask -----------------------------------------------------------
    def wait_for(self, words: str) -> Act:
        """Until these words, or a control with this name, can be seen."""
        yield lambda: words in self._texts()

    def wait_gone(self, words: str) -> Act:
        """Until they cannot be seen."""
        yield lambda: words not in self._texts()

    def texts(self) -> Act:
        """All words that can be seen."""
        yield lambda: True
        return self._texts()

    def press(self, words: str) -> Act:
        """A button with these words, the first of them."""
        yield lambda: bool(self._buttons(words))
        self._buttons(words)[0].click()
        yield from self.saved()

    def write(self, name: str, text: str) -> Act:
        """In the field with this question or this name in the record: text is typed, not set."""
        yield lambda: self._field(name) is not None
        field = self._field(name)
        assert field is not None
        _put(field, text)

    def choose_last(self, name: str) -> Act:
        """The last thing that can be chosen, with the keyboard."""
        yield lambda: any(one.accessibleName() == name for one in self._shown(QComboBox))
        choice = next(one for one in self._shown(QComboBox) if one.accessibleName() == name)
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_End)
        yield from self.saved()

    def choose(self, name: str, words: str) -> Act:
        """What begins with these words, as typing them in the list does."""
        yield lambda: any(one.accessibleName() == name for one in self._shown(QComboBox))
        choice = next(one for one in self._shown(QComboBox) if one.accessibleName() == name)
        choice.setFocus()
        QTest.keyClicks(choice, words)
        yield from self.saved()

    def write_on(self, text: str) -> Act:
        """Where the cursor is."""
        yield lambda: QApplication.focusWidget() is not None
        type_text(_focus(), text)

    def keys(self, keys: str) -> Act:
        """A shortcut, such as Ctrl+L, to the window."""
        yield lambda: True
        QTest.keySequence(self._window.window(), QKeySequence(keys))
        yield from self.saved()

    def saved(self) -> Act:
        """Until nothing is on its way to the database."""
        yield lambda: not self._is_busy()

    def open(self, place: str, page: str = "") -> Act:
        """A page of the file that is open, or a place of the rail."""
        window = self._desk_window
        if page:
            file = window.navigator.file
            assert file is not None
            window.navigator.go_to_file(file.file_id, page)
            yield lambda: file.is_read and file.place_id == page
            file.complete()
        else:
            window.navigator.go_to(place)
        yield from self.saved()

    def fill(self, stem: str) -> Act:
        """A marked text in every field that has none yet; one of each kind is enough."""
        filled: list[str] = []
        while fields := self._new_fields():
            for name, field in fields.items():
                if isValid(field) and field.isVisible():
                    _put(field, f"{stem} {name}")
                    self._done.add(name)
                    filled.append(name)
                    yield lambda: True
            yield from self.saved()
        return filled

    def add_one_of_each(self, stem: str) -> Act:
        """Each button that adds a record is pressed and its form filled, and so for its parts."""
        filled: list[str] = []
        page: QWidget | None = self._desk_window.navigator.screens.currentWidget()
        assert page is not None
        lists = getattr(getattr(page, "page", page), "_lists", [])
        for records, _of in lists:
            filled += yield from self._add_one(records, page, stem)
            added: set[str] = set()
            while (part := _next_part(page, added)) is not None:
                added.add(part.spec.title)
                filled += yield from self._add_one(part, page, stem)
        return filled

    def _add_one(self, records: RecordList, page: QWidget, stem: str) -> Act:
        button = records.add_button
        if not (button.isVisibleTo(page) and button.isEnabled()):
            return []
        button.click()
        _choose_first()
        yield from self.saved()
        self._unfold()
        filled: list[str] = yield from self.fill(stem)
        return filled

    def unfold(self) -> Act:
        """Everything that folds open."""
        yield lambda: True
        self._unfold()

    def wait_focus(self, name: str) -> Act:
        """Until the user is in the field of a record with this name."""
        yield lambda: getattr(QApplication.focusWidget(), "objectName", str)() == name
        yield from self.saved()

    def focus(self) -> Act:
        """Where the user is: name of the field, its text and the cursor."""
        yield lambda: True
        focus = QApplication.focusWidget()
        if isinstance(focus, QPlainTextEdit):
            return [_name(focus), focus.toPlainText(), focus.textCursor().position()]
        if isinstance(focus, QLineEdit):
            return [_name(focus), focus.text(), focus.cursorPosition()]
        return ["" if focus is None else type(focus).__name__, "", 0]

    def put_cursor(self, position: int) -> Act:
        """Elsewhere in the text."""
        yield lambda: True
        focus = _focus()
        QTest.keyClick(focus, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        for _ in range(position):
            QTest.keyClick(focus, Qt.Key.Key_Right)

    def choose_file(self, path: str) -> Act:
        """In the dialog for files: the name is typed, then Enter."""
        yield lambda: bool(self._dialogs())
        dialog = self._dialogs()[0]
        _put(dialog.findChildren(QLineEdit, "fileNameEdit")[0], path)
        dialog.accept()
        yield from self.saved()

    def drafted(self) -> Act:
        """The user thinks: until what was typed is kept as a draft."""
        pauses = self._window.findChildren(DraftPause)
        yield lambda: not any(pause.isActive() for pause in pauses)
        self._desk_window._keep_spot()  # as its clock does: the cursor is where the kill finds it
        yield from self.saved()

    def titles(self) -> Act:
        """What the system shows of the windows."""
        yield lambda: True
        return [window.windowTitle() for window in QApplication.topLevelWidgets()]

    def close(self) -> Act:
        """The cross of the window."""
        yield lambda: True
        QTimer.singleShot(0, self._window.window().close)

    def lock(self) -> Act:
        """Ctrl+L, as the system gives it: to the window."""
        yield lambda: self._window.window().windowHandle() is not None
        target = self._window.window().windowHandle()
        keys = (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        QTimer.singleShot(0, lambda: QTest.keyClick(target, *keys))

    def copied(self) -> Act:
        """Until the vault that was closed is in a backup."""
        yield lambda: isinstance(self._window, SetupWindow) and not self._window.is_copying

    def evaluate(self, expression: str) -> Act:
        """For what has no words on the screen; `program` and `window` are known."""
        yield lambda: True
        known = {"program": self._program, "window": self._window, "app": QApplication.instance()}
        return eval(expression, known)  # noqa: S307 - of the test itself

    # -- how it is done ----------------------------------------------------------------
    @property
    def _window(self) -> QWidget:
        window = self._program._frame.part
        assert window is not None
        return window

    @property
    def _desk_window(self) -> DeskWindow:
        window = self._window
        assert isinstance(window, DeskWindow), "the vault is not open"
        return window

    def _is_busy(self) -> bool:
        """A job is there from when it is asked for until its answer was given."""
        return bool(
            self._program._doorstep.database.children()
            or self._program._doorstep.documents.children()
        )

    @staticmethod
    def _dialogs() -> list[QFileDialog]:
        every = QApplication.topLevelWidgets()
        return [part for part in every if isinstance(part, QFileDialog) and part.isVisible()]

    def _shown(self, kind: type[Any]) -> list[Any]:
        return [part for part in self._window.findChildren(kind) if part.isVisible()]

    def _texts(self) -> list[str]:
        labels = [part.text() for part in self._shown(QLabel)]
        return labels + [word for button in self._shown(QAbstractButton) for word in _words(button)]

    def _buttons(self, words: str) -> list[QAbstractButton]:
        shown = self._shown(QAbstractButton)
        return [part for part in shown if words in _words(part) and part.isEnabled()]

    def _fields(self) -> list[QWidget]:
        typed = [*self._shown(QLineEdit), *self._shown(QPlainTextEdit)]
        return [
            field
            for field in typed
            if field.isEnabled() and not field.isReadOnly() and _name(field)
        ]

    def _new_fields(self) -> dict[str, QWidget]:
        """By name, one of each that was not filled before."""
        named = {_name(field): field for field in reversed(self._fields())}
        return {name: named[name] for name in reversed(named) if name not in self._done}

    def _field(self, name: str) -> QWidget | None:
        typed = [*self._shown(QLineEdit), *self._shown(QPlainTextEdit)]
        known = (f for f in typed if name in {f.accessibleName(), f.objectName()})
        return next(known, None)

    def _unfold(self) -> None:
        for line in self._shown(Disclosure):
            if line.property("look") == "fold" and not line.is_open:
                line.click()

    def _hear(self) -> None:
        heard = os.read(0, 65536)
        if not heard:
            self._ear.setEnabled(False)
            return
        self._heard += heard
        while b"\n" in self._heard and self._act is None:
            line, _, self._heard = self._heard.partition(b"\n")
            if QApplication.activeWindow() is None:
                # A window manager does so when a dialog closes; without a screen there is none.
                self._window.window().activateWindow()
            act, *arguments = json.loads(line)
            self._act = getattr(self, act)(*arguments)
            self._awaited = lambda: True
            self._until = time.monotonic() + PATIENCE
            self._look.start(SOON_MS)

    def _go_on(self) -> None:
        act = self._act
        if act is None:
            return
        try:
            if self._awaited():
                self._look.setInterval(SOON_MS)
                self._awaited = next(act)
            elif time.monotonic() > self._until:
                act.throw(TimeoutError(self._texts()))
            else:
                self._look.setInterval(min(2 * self._look.interval(), LATER_MS))
        except StopIteration as stop:
            self._rest()
            tell(stop.value)
        except Exception:  # noqa: BLE001 - the test fails with it
            self._rest()
            tell({"trouble": traceback.format_exc()})

    def _rest(self) -> None:
        self._act = None
        self._look.stop()


def _next_part(page: QWidget, added: Collection[str]) -> RecordList | None:
    """Of the forms that are there now: what was added may have made one anew."""
    parts = (part for form in page.findChildren(FormParts) for part in form.parts)
    lists = (part for part in parts if isinstance(part, RecordList) and isValid(part))
    return next((one for one in lists if one.spec.title not in added), None)


def _put(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(field, text)


def type_text(field: QWidget, text: str) -> None:
    """As an input method does it: keys of a test know no sign beyond Latin 1."""
    typed = QInputMethodEvent()
    typed.setCommitString(text)
    QApplication.sendEvent(field, typed)


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget), "nothing has the focus"
    return focus


def _words(button: QAbstractButton) -> tuple[str, str]:
    return button.text().replace("&", ""), button.accessibleName()


def _name(field: QWidget) -> str:
    """`Pupil.call_name` for a field of a record, what a screen reader says for another."""
    bound = next((part for part in field.children() if isinstance(part, BoundField)), None)
    if bound is None:
        return field.accessibleName()
    return f"{type(bound._binding.record).__name__}.{field.objectName()}"


def tell(answer: object) -> None:
    """One line to the test."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


class DrivenProgram(ui_app.Program):
    """With somebody at it."""

    @override
    def start(self) -> None:
        super().start()
        Driver(self)


def main() -> int:
    """The program as it is, but for what makes it slow on purpose."""
    build_parts = wiring.build_parts
    vars(main_window).update(Program=DrivenProgram)
    vars(main_inside).update(build_parts=lambda *given: quicker(build_parts(*given)))
    return run()


def _choose_first() -> None:
    """Where a menu offers what can be added."""
    menu = QApplication.activePopupWidget()
    if isinstance(menu, QMenu):
        menu.actions()[0].trigger()
        menu.close()
