"""What parties hoped at the talk: their hulpvragen, as long as nobody typed another."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.file.help_questions import Asked, asked_questions
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.help_question import Asker
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.labels import label


class Hoped(QWidget):
    """A line each, with where it comes from above them; away where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        spaced(self._column, (8, 0, 8, 0), 4)
        self._column.addWidget(
            label(
                tr("Uit het psychologisch contract. Dit hoef je niet opnieuw te typen."),
                "small",
                "muted",
            )
        )
        self._said = label("", "body")
        self._column.addWidget(self._said)
        self.hide()

    def show_file(self, whole: WholeFile, around: Around) -> None:
        """Another state of the file, as it is known today."""
        hoped = [one for one in asked_questions(whole) if one.is_from_contract]
        self._said.setText("\n".join(_line(one, whole, around) for one in hoped))
        self.setVisible(bool(hoped))

    def forget(self) -> None:
        """Nobody hopes: the next file may be of another child."""
        self._said.setText("")
        self.hide()


def _line(one: Asked, whole: WholeFile, around: Around) -> str:
    names = {
        Asker.PUPIL: whole.pupil.short_name,
        Asker.GUARDIAN: around.name_of(one.guardian_id),
    }
    who = names.get(one.asker, one.who) or around.terms.label(one.asker)
    return tr("{who}: {words}").format(who=who, words=one.words)
