"""How strong a passphrase is, as a bar, a word and a reason; never by colour alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from ib_desk.domain.secrets.passphrase import Judgement, Reason, Strength
from ib_desk.ui.style.theme import restyle, sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.status import Status

_STRENGTHS: Final[Mapping[Strength, Callable[[], str]]] = {
    Strength.WEAK: lambda: tr("Zwak"),
    Strength.FAIR: lambda: tr("Nog niet sterk genoeg"),
    Strength.STRONG: lambda: tr("Sterk"),
    Strength.VERY_STRONG: lambda: tr("Heel sterk"),
}
_REASONS: Final[Mapping[Reason, Callable[[], str]]] = {
    Reason.LOOSE_WORDS: lambda: tr("losse woorden, lastig te raden"),
    Reason.LONG: lambda: tr("lang"),
    Reason.TOO_SHORT: lambda: tr("neem veertien tekens of meer"),
    Reason.TOO_FEW_WORDS: lambda: tr("zet er nog een los woord bij"),
    Reason.REPEATED: lambda: tr("er staat vaak hetzelfde"),
    Reason.IN_SEQUENCE: lambda: tr("er staat een rijtje in"),
    Reason.DATE: lambda: tr("een datum is makkelijk te raden"),
    Reason.WELL_KNOWN: lambda: tr("dit raden mensen als eerste"),
    Reason.PERSONAL: lambda: tr("een naam van jou of de school is makkelijk te raden"),
}


class StrengthMeter(QWidget):
    """Explains itself: what makes the phrase strong, or what would."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, int(max(Strength)))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Sterkte van de wachtwoordzin"))
        sized(self._bar, width=90)
        self._words = Status("small")
        row = QHBoxLayout(self)
        spaced(row, 0, 12)
        row.addWidget(self._bar)
        row.addWidget(self._words, 1)

    def show_judgement(self, judgement: Judgement | None) -> None:
        """`None` for an empty field."""
        if judgement is None:
            self._bar.setValue(0)
            self._words.tell(tr("Vier losse woorden zijn sterk genoeg."))
            return
        reasons = ", ".join(_REASONS[reason]() for reason in judgement.reasons)
        strength = _STRENGTHS[judgement.strength]()
        self._bar.setValue(int(judgement.strength))
        self._words.tell(f"{strength}: {reasons}." if reasons else f"{strength}.")
        restyle(self._bar, tone="ok" if judgement.accepted else "warn")
