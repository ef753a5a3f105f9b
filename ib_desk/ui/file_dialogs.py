"""Asking for files and places to save, without leaving a trace of what was chosen.

Qt keeps the folders of its own dialog in a settings file that anyone can read (measured in
`docs/security`): so its history and its place are wiped before it closes.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from ib_desk.ui.listen import listen
from ib_desk.ui.press import answering_still
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.blank import open_dialog


def ask_for_files(
    parent: QWidget, title: str, kinds: str, take: Callable[[list[Path]], None]
) -> QFileDialog:
    """One or more existing files of these kinds, as Qt's filters say them."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([kinds, tr("Alle bestanden (*)")])
    go_on = answering_still(take)
    listen(parent, dialog.filesSelected, lambda names: go_on([Path(name) for name in names]))
    open_dialog(dialog)
    return dialog


def ask_where_to_save(
    parent: QWidget,
    title: str,
    name: str,
    take: Callable[[Path], None],
    begin_at: Path | None = None,
) -> QFileDialog:
    """A file to write; `name` must be neutral, for it can be seen by anyone."""
    dialog = _dialog(parent, title)
    if begin_at is not None:
        dialog.setDirectory(str(begin_at))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(name)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    go_on = answering_still(take)
    listen(parent, dialog.fileSelected, lambda chosen: go_on(Path(chosen)))
    open_dialog(dialog)
    return dialog


def ask_for_folder(parent: QWidget, title: str, take: Callable[[Path], None]) -> QFileDialog:
    """An existing folder."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    go_on = answering_still(take)
    listen(parent, dialog.fileSelected, lambda chosen: go_on(Path(chosen)))
    open_dialog(dialog)
    return dialog


def free_place(folder: Path, name: str) -> Path:
    """A place there that nothing stands at: “A26-4071”, else “A26-4071-2”."""
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    return next(place for one in names if not (place := folder / one).exists())


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, QDir.homePath())
    current_theme().dress(dialog)
    # These two are not in Qt's own translation.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, tr("Zoeken in:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, tr("Soort bestand:"))
    listen(dialog, dialog.finished, lambda: _forget(dialog))
    return dialog


def _forget(dialog: QFileDialog) -> None:
    dialog.setHistory([])
    dialog.setDirectory(QDir.homePath())
    dialog.deleteLater()
