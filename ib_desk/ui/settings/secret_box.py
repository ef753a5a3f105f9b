"""What the boxes of the card about security have in common: a wish, a proof, a fresh phrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.route import Route
from ib_desk.application.ways_in import WaysIn
from ib_desk.domain.secrets.passphrase import judge_for_vault, passphrase_bytes
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import Message, act_message
from ib_desk.ui.session import Session
from ib_desk.ui.setup.meter import StrengthMeter
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.passphrase_field import PassphraseField


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One change of the ways in, as the card is asked to carry it out.

    Attributes:
        act: on the database thread.
        busy: the words while it lasts.
        done: the words when it worked.
        typed: emptied when it worked; after a refusal it can be mended.
        heard: gets what `act` gave.
        refusal: the words for what it raised.
    """

    act: Callable[[], object]
    busy: str
    done: str
    typed: tuple[PassphraseField | LineField, ...] = ()
    heard: Callable[[object], None] | None = None
    refusal: Callable[[Exception], Message] = act_message


class SecretBox(QWidget):
    """Asks for what one change needs; says a `Wish` when all is there."""

    wished = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._proof: PassphraseField | None = None
        self._column = QVBoxLayout(self)
        spaced(self._column, (8, 0, 0, 8), 8)

    def add(self, *parts: QWidget) -> None:
        """One under the other."""
        for part in parts:
            self._column.addWidget(part)

    @property
    def ways_in(self) -> WaysIn:
        """Of the open vault."""
        return self.session.desk.vault.ways_in

    @property
    def is_by_code(self) -> bool:
        """Who came in by the recovery code forgot the passphrase, and is not asked for it."""
        return self.session.desk.vault.opened_by is Route.RECOVERY_CODE

    def leave(self) -> None:
        """A secret that was typed and left is forgotten."""
        if self._proof is not None:
            self._proof.clear()

    def fresh_phrase(self, name: str) -> tuple[PassphraseField, StrengthMeter]:
        """A new passphrase, judged as the vault does."""
        field, meter = PassphraseField(name), StrengthMeter()
        field.show_words(shown=True)  # a slip that nobody sees would keep her out
        words, label = self.session.desk.words, self.session.desk.vault.label

        def judge(text: str) -> None:
            meter.show_judgement(judge_for_vault(text, words, label) if text else None)

        listen(self, field.edited, judge)
        judge("")
        return field, meter

    def proof(self) -> Field:
        """For what makes a lasting way in: two minutes at an unlocked laptop are not enough."""
        name = tr("Je eigen wachtwoordzin")
        self._proof = PassphraseField(name)
        field = Field(name, self._proof, hint=tr("Zo kan alleen jij dit."))
        if self.is_by_code:
            field.hide()
        return field

    def wish_proven(self, wish: Wish) -> None:
        """For who knows the passphrase or came in by the recovery code."""
        proof = self._proof
        if proof is None or self.is_by_code:
            self.wished.emit(wish)
        elif not proof.text():
            proof.show_problem(tr("Typ eerst je eigen wachtwoordzin."))
            proof.setFocus()
        else:
            ways_in, phrase = self.ways_in, passphrase_bytes(proof.text())

            def prove_and_act() -> object:
                ways_in.prove(phrase)
                return wish.act()

            self.wished.emit(replace(wish, act=prove_and_act, typed=(*wish.typed, proof)))
