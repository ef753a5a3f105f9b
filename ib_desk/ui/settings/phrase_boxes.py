"""Another passphrase: her own, or one for a second person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot

from ib_desk.application.route import Route
from ib_desk.application.vault_errors import CurrentSecretNeeded
from ib_desk.application.ways_in import LONGEST_HOLDER, KeySlot
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.ui.messages import act_message
from ib_desk.ui.session import Session
from ib_desk.ui.settings.secret_box import SecretBox, Wish
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.passphrase_field import PassphraseField


class OwnPhraseBox(SecretBox):
    """Asks for the present one, unless she came in by the recovery code."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._current = PassphraseField(tr("Huidige wachtwoordzin"))
        self._current_field = Field(tr("Huidige wachtwoordzin"), self._current)
        self._whose = Choice(tr("Van wie is de vergeten wachtwoordzin?"))
        self._whose_field = Field(tr("Van wie is de vergeten wachtwoordzin?"), self._whose)
        self._fresh, meter = self.fresh_phrase(tr("Nieuwe wachtwoordzin"))
        go = second_button(tr("Wijzigen"))
        go.clicked.connect(self._change)
        self._fresh.submitted.connect(self._change)
        fresh_field = Field(tr("Nieuwe wachtwoordzin"), self._fresh)
        self.add(self._current_field, self._whose_field, fresh_field, meter, go)
        self._current_field.setVisible(not self.is_by_code)
        self._whose_field.hide()
        self.setFocusProxy(self._fresh if self.is_by_code else self._current)

    def show_slots(self, slots: Sequence[KeySlot]) -> None:
        """Whose passphrase it may be that was forgotten."""
        phrases = [slot for slot in slots if slot.route is Route.PASSPHRASE]
        self._whose.offer((s.slot_id, s.holder or tr("Mijn wachtwoordzin")) for s in phrases)
        self._whose.choose(phrases[0].slot_id)
        self._whose_field.setVisible(self.is_by_code and len(phrases) > 1)

    @Slot()
    def _change(self) -> None:
        ways_in, new = self.ways_in, passphrase_bytes(self._fresh.text())
        busy, done = tr("Wachtwoordzin wijzigen…"), tr("Wachtwoordzin gewijzigd")
        if self.is_by_code:
            slot = str(self._whose.value())
            self.wished.emit(
                Wish(
                    act=lambda: ways_in.replace_passphrase(slot, new),
                    busy=busy,
                    done=done,
                    typed=(self._fresh,),
                )
            )
        elif not self._current.text():
            self._current.show_problem(act_message(CurrentSecretNeeded()).title)
            self._current.setFocus()
        else:
            old = passphrase_bytes(self._current.text())
            self.wished.emit(
                Wish(
                    act=lambda: ways_in.change_passphrase(old, new),
                    busy=busy,
                    done=done,
                    typed=(self._current, self._fresh),
                )
            )


class SecondPersonBox(SecretBox):
    """One passphrase more, with the name of who has it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._holder = LineField(tr("Van wie"))
        self._holder.setMaxLength(LONGEST_HOLDER)
        self._whose = Field(tr("Van wie?"), self._holder)
        self._holder.textEdited.connect(self._whose.clear_problem)
        self._fresh, meter = self.fresh_phrase(tr("Wachtwoordzin van de tweede persoon"))
        go = second_button(tr("Toevoegen"))
        go.clicked.connect(self._add)
        self._fresh.submitted.connect(self._add)
        example = tr("Bijvoorbeeld je duo of de directeur, voor als jij er niet bent.")
        self.add(
            label(example, "small", "muted"),
            self._whose,
            Field(tr("Wachtwoordzin"), self._fresh),
            meter,
            self.proof(),
            go,
        )

    @Slot()
    def _add(self) -> None:
        name, new = self._holder.text().strip(), passphrase_bytes(self._fresh.text())
        if not name:
            self._whose.show_problem(tr("Zet erbij van wie deze wachtwoordzin is."))
            self._whose.setFocus()
            return
        ways_in = self.ways_in
        self.wish_proven(
            Wish(
                act=lambda: ways_in.add_passphrase(name, new),
                busy=tr("Tweede persoon toevoegen…"),
                done=tr("Tweede persoon toegevoegd"),
                typed=(self._holder, self._fresh),
            )
        )
