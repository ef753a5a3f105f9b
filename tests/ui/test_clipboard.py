"""What is copied about pupils is marked and taken away, as a passphrase is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTextEdit
from shiboken6 import delete

from ib_desk.ui.clipboard import ClipboardGuard

MARK = "x-kde-passwordManagerHint"
HISTORY = 'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"'


class Watched:
    def __init__(self, qapp) -> None:
        self.is_ours = True
        self.told = 0
        self.guard = ClipboardGuard(qapp, lambda: self.is_ours)
        self.guard.copied.connect(self.hear)

    def hear(self) -> None:
        self.told += 1


@pytest.fixture
def watched(qapp):
    made = Watched(qapp)
    yield made
    made.guard._secret.clear()
    delete(made.guard)


@pytest.fixture
def clipboard(qapp):
    return QGuiApplication.clipboard()


def copied(qtbot, clipboard, field, text="Noor kijkt weg"):
    qtbot.addWidget(field)
    field.setText(text)
    field.selectAll()
    field.copy()
    qtbot.waitUntil(lambda: clipboard.mimeData().hasFormat(MARK))


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_it_is_marked_so_that_nobody_keeps_it(qtbot, watched, clipboard, kind):
    copied(qtbot, clipboard, kind())
    mime = clipboard.mimeData()
    assert clipboard.text() == "Noor kijkt weg"
    assert mime.data(MARK).data() == b"secret"
    assert mime.data(HISTORY).data() == bytes(4)
    assert not mime.hasHtml()


def test_it_goes_after_half_a_minute(qtbot, watched, clipboard):
    copied(qtbot, clipboard, QLineEdit())
    assert watched.guard._secret._timer.isActive()
    watched.guard._secret._timer.timeout.emit()
    assert clipboard.text() == ""


def test_that_it_goes_is_told_once(qtbot, watched, clipboard):
    copied(qtbot, clipboard, QLineEdit())
    clipboard.clear()
    copied(qtbot, clipboard, QLineEdit(), "Bo")
    assert watched.told == 1


def test_what_another_program_copied_is_left_alone(qtbot, watched, clipboard):
    watched.is_ours = False
    clipboard.setText("van een ander")
    with qtbot.assertNotEmitted(watched.guard.copied):
        qtbot.waitUntil(lambda: not watched.guard._soon.isActive())
    assert not clipboard.mimeData().hasFormat(MARK)
    watched.guard._secret.clear()
    assert clipboard.text() == "van een ander"


def test_what_is_no_text_is_left_alone(qtbot, watched, clipboard):
    mime = QMimeData()
    mime.setData("application/x-other", b"1")
    clipboard.setMimeData(mime)
    qtbot.waitUntil(lambda: not watched.guard._soon.isActive())
    assert clipboard.mimeData().hasFormat("application/x-other")
