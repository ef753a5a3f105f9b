"""What was understood of a contact, shown before it is kept: with whom, and how."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ib_desk.application.quick_notes import AboutPupil
from ib_desk.domain.offers.quick_words import QuickWords, Understood
from ib_desk.domain.records.contact import Reached
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, listed, tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.labels import IconLine


class UnderstoodRow(QWidget):
    """Hidden where nothing was understood; “Klopt niet” keeps the line alone."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self._terms = terms
        self._about: tuple[AboutPupil, ...] = ()
        self._is_wrong = False
        self._words = IconLine("contact", "muted")
        self._wrong = quiet_button(tr("Klopt niet"))
        self._wrong.clicked.connect(self._let_go)
        row = QHBoxLayout(self)
        spaced(row, 0, 8)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._wrong)
        self.hide()

    @property
    def is_right(self) -> bool:
        """Whether what was understood may be kept."""
        return not self._is_wrong

    def forget(self) -> None:
        """It is about nobody, or about somebody else."""
        self._about, self._is_wrong = (), False
        self.hide()

    def know(self, about: Sequence[AboutPupil]) -> None:
        """Who is around whoever it is about."""
        self._about = tuple(about)

    def read(self, line: str, words: QuickWords) -> None:
        """Say what `line` is understood as; nothing where it says nothing of a contact."""
        said = [(about, about.understand(line, words)) for about in self._about] if line else []
        facts = [self._facts(about, understood) for about, understood in said]
        told = [one for one in dict.fromkeys(facts) if one]
        self._words.show_text("" if self._is_wrong else " / ".join(told))
        self.setVisible(bool(told) and not self._is_wrong)

    def _facts(self, about: AboutPupil, said: Understood) -> str:
        names = listed([about.called(who) for who in said.who])
        met = tr("met {names}").format(names=names) if names else ""
        missed = "" if said.is_reached or not names else self._terms.label(Reached.NO)
        return in_a_line((self._terms.label(said.way), met, missed))

    @Slot()
    def _let_go(self) -> None:
        self._is_wrong = True
        self.hide()
