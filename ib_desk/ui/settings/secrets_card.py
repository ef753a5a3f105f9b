"""Veiligheid: the passphrase, the recovery sheet, a second person, and quick unlock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ib_desk.application.vault_errors import CurrentSecretNeeded
from ib_desk.application.ways_in import KeySlot, RecoverySheet, Route
from ib_desk.domain.secrets.passphrase import judge_passphrase, passphrase_bytes
from ib_desk.ui.file_dialogs import ask_where_to_save
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import act_message
from ib_desk.ui.printing import print_pdf
from ib_desk.ui.session import Session
from ib_desk.ui.setup.meter import StrengthMeter
from ib_desk.ui.setup.recovery_groups import RecoveryGroups
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import icon_button, main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.passphrase_field import PassphraseField


class SecretsCard(Card):
    """Each way in is a line; changing one unfolds what it asks."""

    said = Signal(str)
    refused = Signal(object)
    """A note that says what went wrong, or asks: it has to be in view."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Veiligheid"), "key")
        self.session = session
        self._note = Note(NoteKind.LATE, "")
        self._note.setVisible(False)
        self.add(self._note)
        self.add(label(tr("Hiermee gaat deze kluis open:"), "small", "muted"))
        self._slots_box = QVBoxLayout()
        spaced(self._slots_box, 0, 4)
        self.add(self._slots_box)
        self._removing = ""
        self._sure = Note(NoteKind.WARN, "")
        self._sure.add_action(tr("Weghalen"), self._remove_phrase)
        self._sure.add_action(tr("Laten staan"), self._sure.hide, quiet=True)
        self._sure.hide()
        self.add(self._sure)
        self._proofs: list[Field] = []
        self._change_fold = Fold(tr("Wachtwoordzin wijzigen"), self._change_box())
        self.add(self._change_fold)
        for title, content in (
            (tr("Tweede persoon toevoegen"), self._second_box()),
            (tr("Nieuw herstelblad maken"), self._sheet_box()),
            (tr("Snel openen met een pincode"), self._quick_box()),
        ):
            self.add(Fold(title, content))

    def enter(self) -> None:
        """Read which ways in there are; a PIN that was typed and left is forgotten."""
        self._pin.clear()
        job = self.session.read(self.session.desk.vault.ways_in.slots)
        job.succeeded.connect(self._show_slots)

    def _show_slots(self, slots: Sequence[KeySlot]) -> None:
        while (item := self._slots_box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        names = {
            Route.PASSPHRASE: tr("Wachtwoordzin"),
            Route.RECOVERY_CODE: tr("Herstelblad"),
            Route.QUICK: tr("Snel openen"),
        }
        phrases = [slot for slot in slots if slot.route is Route.PASSPHRASE]
        self._whose.offer((s.slot_id, s.holder or tr("Mijn wachtwoordzin")) for s in phrases)
        self._whose.choose(phrases[0].slot_id)
        self._whose_field.setVisible(self._is_by_code and len(phrases) > 1)
        for slot in slots:
            line = QWidget()
            row = QHBoxLayout(line)
            spaced(row, 0, 8)
            words = names[slot.route] + (f" · {slot.holder}" if slot.holder else "")
            row.addWidget(label(words, "body", "text"), 1)
            act = self._removal(slot, is_last=len(phrases) == 1)
            if act is not None:
                remove = icon_button("remove", tr("Weghalen: {what}").format(what=words))
                listen(self, remove.clicked, act)
                row.addWidget(remove)
            self._slots_box.addWidget(line)

    def _removal(self, slot: KeySlot, *, is_last: bool) -> Callable[[], None] | None:
        vault = self.session.desk.vault
        if slot.route is Route.QUICK:
            return lambda: self._do(vault.ways_in.disable_quick_unlock, tr("Snel openen staat uit"))
        if slot.route is Route.PASSPHRASE and not is_last:
            return lambda: self._ask_removal(slot)
        return None

    def _ask_removal(self, slot: KeySlot) -> None:
        """Nothing brings a passphrase back: so this is asked, unlike what can be undone."""
        self._removing = slot.slot_id
        self._sure.show_message(
            NoteKind.WARN,
            tr("De wachtwoordzin van {name} weghalen?").format(name=slot.holder)
            if slot.holder
            else tr("Je eigen wachtwoordzin weghalen?"),
            tr("Die zin opent de kluis dan niet meer. Dit kan niet terug."),
        )
        self._sure.show()
        self.refused.emit(self._sure)

    def _remove_phrase(self) -> None:
        self._sure.hide()
        vault, slot_id = self.session.desk.vault, self._removing
        self._do(lambda: vault.ways_in.remove_passphrase(slot_id), tr("Wachtwoordzin weggehaald"))

    def _change_box(self) -> QWidget:
        self._current = PassphraseField(tr("Huidige wachtwoordzin"))
        self._current_field = Field(tr("Huidige wachtwoordzin"), self._current)
        self._whose = Choice(tr("Van wie is de vergeten wachtwoordzin?"))
        self._whose_field = Field(tr("Van wie is de vergeten wachtwoordzin?"), self._whose)
        self._fresh, meter = self._fresh_phrase(tr("Nieuwe wachtwoordzin"))
        go = second_button(tr("Wijzigen"))
        go.clicked.connect(self._change)
        self._fresh.submitted.connect(self._change)
        box = _column(
            self._current_field,
            self._whose_field,
            Field(tr("Nieuwe wachtwoordzin"), self._fresh),
            meter,
            go,
        )
        self._current_field.setVisible(not self._is_by_code)
        self._whose_field.hide()
        return box

    @property
    def _is_by_code(self) -> bool:
        """Who came in by the recovery code forgot the passphrase, and is not asked for it."""
        return self.session.desk.vault.opened_by is Route.RECOVERY_CODE

    def ask_new_phrase(self) -> None:
        """Unfold the change of the passphrase, and go there."""
        self._change_fold.set_open(is_open=True)
        (self._fresh if self._is_by_code else self._current).setFocus()

    def _change(self) -> None:
        vault, new = self.session.desk.vault, passphrase_bytes(self._fresh.text())
        done = tr("Wachtwoordzin gewijzigd")
        if not self._is_by_code and not self._current.text():
            self._refuse(CurrentSecretNeeded())
        elif self._is_by_code:
            slot = self._whose.value()
            self._do(lambda: vault.ways_in.replace_passphrase(str(slot), new), done, self._fresh)
        else:
            old = passphrase_bytes(self._current.text())
            self._do(
                lambda: vault.ways_in.change_passphrase(old, new), done, self._current, self._fresh
            )

    def _second_box(self) -> QWidget:
        holder = LineField(tr("Van wie"))
        whose = Field(tr("Van wie?"), holder)
        holder.textEdited.connect(whose.clear_problem)
        fresh, meter = self._fresh_phrase(tr("Wachtwoordzin van de tweede persoon"))
        proof = self._proof()
        go = second_button(tr("Toevoegen"))

        def add() -> None:
            name, new = holder.text().strip(), passphrase_bytes(fresh.text())
            if not name:
                whose.show_problem(tr("Zet erbij van wie deze wachtwoordzin is."))
                whose.setFocus()
                return
            vault = self.session.desk.vault
            self._do_proven(
                proof,
                lambda: vault.ways_in.add_passphrase(name, new),
                tr("Tweede persoon toegevoegd"),
                holder,
                fresh,
            )

        listen(self, go.clicked, add)
        listen(self, fresh.submitted, add)
        return _column(
            label(
                tr("Bijvoorbeeld je duo of de directeur, voor als jij er niet bent."),
                "small",
                "muted",
            ),
            whose,
            Field(tr("Wachtwoordzin"), fresh),
            meter,
            self._proofs[-1],
            go,
        )

    def _sheet_box(self) -> QWidget:
        proof = self._proof()
        go = second_button(tr("Blad maken"), "recovery_sheet")
        listen(self, go.clicked, lambda: self._make_sheet(proof))
        self._sheet: RecoverySheet | None = None
        self._groups = RecoveryGroups()
        self._print = main_button(tr("Afdrukken…"), "print")
        self._print.clicked.connect(self._print_sheet)
        self._save = quiet_button(tr("Opslaan op USB-stick…"), "stick")
        self._save.clicked.connect(self._save_sheet)
        for part in (self._groups, self._print, self._save):
            part.setVisible(False)
        return _column(
            label(
                tr("Het oude blad opent de kluis dan niet meer. Scheur het door."),
                "small",
                "muted",
            ),
            self._proofs[-1],
            go,
            self._groups,
            self._print,
            self._save,
        )

    def _quick_box(self) -> QWidget:
        pin = PassphraseField(tr("Pincode"))
        self._pin = pin
        proof = self._proof()
        go = second_button(tr("Snel openen aanzetten"))

        def enable() -> None:
            secret = passphrase_bytes(pin.text())
            vault = self.session.desk.vault
            done = tr("Snel openen staat aan")
            self._do_proven(proof, lambda: vault.ways_in.enable_quick_unlock(secret), done, pin)

        listen(self, go.clicked, enable)
        listen(self, pin.submitted, enable)
        return _column(
            label(
                tr(
                    "Alleen op deze laptop, naast je wachtwoordzin. Na vijf keer een verkeerde "
                    "pincode gaat het vanzelf uit."
                ),
                "small",
                "muted",
            ),
            Field(tr("Pincode"), pin, hint=tr("Zes cijfers of meer.")),
            self._proofs[-1],
            go,
        )

    def _fresh_phrase(self, name: str) -> tuple[PassphraseField, StrengthMeter]:
        field, meter = PassphraseField(name), StrengthMeter()
        field.show_words(shown=True)  # a slip that nobody sees would keep her out
        words = self.session.desk.words

        def judge(text: str) -> None:
            meter.show_judgement(judge_passphrase(text, words) if text else None)

        listen(self, field.edited, judge)
        judge("")
        return field, meter

    def _proof(self) -> PassphraseField:
        """For what makes a lasting way in: two minutes at an unlocked laptop are not enough."""
        name = tr("Je eigen wachtwoordzin")
        phrase = PassphraseField(name)
        field = Field(name, phrase, hint=tr("Zo kan alleen jij dit."))
        if self._is_by_code:
            field.hide()
        self._proofs.append(field)
        return phrase

    def _do_proven(
        self,
        proof: PassphraseField,
        act: Callable[[], object],
        done: str,
        *typed: PassphraseField | LineField,
    ) -> None:
        """As `_do`, for who knows the passphrase or came in by the recovery code."""
        if self._is_by_code:
            self._do(act, done, *typed)
        elif not proof.text():
            proof.show_problem(tr("Typ eerst je eigen wachtwoordzin."))
            proof.setFocus()
        else:
            vault, phrase = self.session.desk.vault, passphrase_bytes(proof.text())

            def prove_and_act() -> object:
                vault.ways_in.prove(phrase)
                return act()

            self._do(prove_and_act, done, proof, *typed)

    def _do(
        self, act: Callable[[], object], done: str, *typed: PassphraseField | LineField
    ) -> None:
        """`typed` is emptied when it worked; after a refusal it can be mended."""
        self._note.setVisible(False)
        self._done = done
        self._typed = typed
        job = self.session.read(act)
        job.succeeded.connect(self._tell)
        job.failed.connect(self._refuse)

    def _tell(self, result: object) -> None:
        for field in self._typed:
            field.clear()
        if isinstance(result, RecoverySheet):
            self._show_sheet(result)
        self.said.emit(self._done)
        self.enter()

    def _refuse(self, error: Exception) -> None:
        message = act_message(error)
        self._note.show_message(NoteKind.LATE, message.title, message.text)
        self._note.setVisible(True)
        self.refused.emit(self._note)

    def _make_sheet(self, proof: PassphraseField) -> None:
        make = self.session.desk.vault.ways_in.new_recovery_sheet
        self._do_proven(proof, make, tr("Nieuw herstelblad gemaakt"))

    def _show_sheet(self, sheet: RecoverySheet) -> None:
        self._sheet = sheet
        self._groups.show_groups(sheet.groups)
        for part in (self._groups, self._print, self._save):
            part.setVisible(True)

    def _print_sheet(self) -> None:
        if self._sheet is not None:
            pdf = self.session.desk.sheet_pdf(self._sheet)
            print_pdf(self, pdf, tr("Herstelblad IB Desk"))

    def _save_sheet(self) -> None:
        ask_where_to_save(self, tr("Herstelblad opslaan"), "herstelblad-ib-desk.pdf", self._write)

    def _write(self, path: Path) -> None:
        sheet = self._sheet
        if sheet is not None:
            desk = self.session.desk
            self._do(
                lambda: desk.documents.save(path, desk.sheet_pdf(sheet), replace=True),
                tr("Herstelblad opgeslagen"),
            )


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    spaced(column, (8, 0, 0, 8), 8)
    for part in parts:
        column.addWidget(part)
    return holder
