"""Choosing a pupil by typing a part of the name; accents do not matter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Signal
from PySide6.QtWidgets import QCompleter, QListView

from ib_desk.application.overview import PupilLine, found
from ib_desk.domain.records.pupil import PupilId
from ib_desk.ui.say import say
from ib_desk.ui.style.theme import current_theme
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.line_field import LineField

_MOST_HITS = 8


class PupilField(LineField):
    """Offers at most eight pupils under the field; nothing is offered before the first letter."""

    chosen = Signal()
    """A pupil was picked from the list."""

    def __init__(self, name: str) -> None:
        super().__init__(name, placeholder=tr("Typ een deel van de naam"))
        self._lines: tuple[PupilLine, ...] = ()
        self._hits: tuple[PupilLine, ...] = ()
        self._pupil: PupilLine | None = None
        self._offered = QStringListModel(self)
        offer = QCompleter(self._offered, self)
        offer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        offer.setMaxVisibleItems(_MOST_HITS)
        popup = QListView()
        current_theme().dress(popup)  # a window of its own, without a parent
        popup.setAccessibleName(name)
        # Qt makes it as high as its rows and a few pixels: padding around them would cut a name.
        popup.setProperty("look", "offers")
        popup.setProperty("edge", "line")
        offer.setPopup(popup)
        self._popup = popup
        # By place and not by words: two children can have the same. (The stubs know one overload.)
        offer.highlighted[QModelIndex].connect(self._say)  # type: ignore[index]
        offer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        self.setCompleter(offer)
        self.textEdited.connect(self._look)

    def offer(self, lines: Sequence[PupilLine]) -> None:
        """Whom one can choose."""
        self._lines = tuple(lines)

    @property
    def pupil_id(self) -> PupilId | None:
        """Who is chosen: picked, or the only one whom the words fit."""
        if self._pupil is not None:
            return self._pupil.pupil.id
        hits = found(self._lines, self.text()) if self.text().strip() else ()
        return hits[0].pupil.id if len(hits) == 1 else None

    @property
    def is_picked(self) -> bool:
        """Whether a pupil was chosen, and not only typed."""
        return self._pupil is not None

    def name_of(self, pupil_id: PupilId) -> str:
        """Of one whom one can choose; “” for anyone else."""
        return next((line.pupil.name for line in self._lines if line.pupil.id == pupil_id), "")

    @property
    def fits_nobody(self) -> bool:
        """Whether a name was typed that is not in the list."""
        return bool(self.text().strip()) and not found(self._lines, self.text())

    @property
    def pupil_name(self) -> str:
        """The name of who is chosen."""
        wanted = self.pupil_id
        return next((line.pupil.name for line in self._lines if line.pupil.id == wanted), "")

    def close_list(self) -> None:
        """The list that is offered would take the keys of the next field."""
        self._popup.hide()

    def choose(self, pupil_id: PupilId | None) -> None:
        """Show a pupil, or nobody."""
        self._pupil = next((line for line in self._lines if line.pupil.id == pupil_id), None)
        self.set_text("" if self._pupil is None else _words(self._pupil))

    def _look(self, text: str) -> None:
        self._pupil = None
        self._hits = found(self._lines, text)[:_MOST_HITS] if text.strip() else ()
        self._offered.setStringList([_words(line) for line in self._hits])
        if self._hits:
            self.completer().complete()
        say(_found_words(self._hits) if text.strip() else "", self)

    def _say(self, index: QModelIndex) -> None:
        """Whom Enter would choose now."""
        if 0 <= index.row() < len(self._hits):
            say(_words(self._hits[index.row()]), self)

    def _pick(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._hits):
            self._pupil = self._hits[index.row()]
            self.set_text(_words(self._pupil))
            self.chosen.emit()


def _found_words(hits: Sequence[PupilLine]) -> str:
    """Who is the only one, is chosen without a list: that is said."""
    if len(hits) == 1:
        return _words(hits[0])
    if not hits:
        return tr("Niemand gevonden.")
    return tr("{count} gevonden. Kies met pijl omlaag.").format(count=len(hits))


def _words(line: PupilLine) -> str:
    parts = (line.pupil.name or tr("Leerling zonder naam"), line.pupil.group)
    return in_a_line(parts)
