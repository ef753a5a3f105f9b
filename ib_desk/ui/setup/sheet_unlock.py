"""Open a vault without a header: with the code and the square of the recovery sheet."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from typing_extensions import override

from ib_desk.application.route import Route
from ib_desk.application.vault_errors import ForeignFile, HeaderDamaged, WaitFirst, WrongSecret
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped
from ib_desk.ui.messages import Message, unlock_message
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.fresh_phrase import FreshPhrase
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.line_field import LineField


class SheetUnlockPage(SetupPage):
    """The vault gets a new header, so it asks for the passphrase that goes in."""

    opened = Signal(object)
    """An `OpenVault`."""
    left = Signal()

    def __init__(self, doorstep: Doorstep, folder: Path) -> None:
        super().__init__(doorstep, tr("Openen met je herstelblad"))
        self._folder = folder
        self.words(
            tr(
                "Het begin van de kluis is beschadigd. Is er nog een stuk van te lezen? Dan maakt "
                "IB Desk het opnieuw met de code en het vierkant op je herstelblad. De dossiers "
                "blijven zoals ze zijn."
            )
        )
        self._code = LineField(tr("Herstelcode"))
        self._code_field = Field(
            tr("Herstelcode"), self._code, hint=tr("De negen blokken van je herstelblad.")
        )
        self._square = LineField(tr("Tekst van het vierkant"))
        self._square_field = Field(
            tr("Tekst van het vierkant"),
            self._square,
            hint=tr(
                "Lees het vierkant met de camera van een telefoon. Stuur de tekst naar deze "
                "laptop en plak hem hier. Zonder de code is die tekst niets waard."
            ),
        )
        self._phrase = FreshPhrase(doorstep, tr("Nieuwe wachtwoordzin"))
        for line, field in ((self._code, self._code_field), (self._square, self._square_field)):
            line.returnPressed.connect(self._open)
            line.textEdited.connect(field.clear_problem)
            self.card.add(field)
        self._phrase.submitted.connect(self._open)
        self.card.add(self._phrase)
        self._go = main_button(tr("Openen"))
        self._go.clicked.connect(self._open)
        back = quiet_button(tr("Terug"))
        back.clicked.connect(self.left)
        self.row(self._go, back)

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._code.setFocus()

    def _open(self) -> None:
        if not self._go.isEnabled() or not self._phrase.accept():
            return
        self.clear_trouble()
        self._code_field.clear_problem()
        self._square_field.clear_problem()
        self._go.setEnabled(False)
        self._go.setText(tr("Openen…"))
        self.wanted.emit()
        vaults, folder = self.entrance.vaults, self._folder
        code, square = self._code.text(), self._square.text()
        phrase = passphrase_bytes(self._phrase.text())
        job = self.database.start(
            lambda _progress: vaults.unlock_with_sheet(
                folder, code=code, slot_code=square, passphrase=phrase
            )
        )
        job.succeeded.connect(self._let_in)
        job.failed.connect(self._refuse)
        job.finished.connect(self._ready)

    def _let_in(self, vault: object) -> None:
        for secret in (self._code, self._square, self._phrase):
            secret.clear()
        self.opened.emit(vault)

    def _refuse(self, error: Exception) -> None:
        self.spared.emit()
        match error:
            case RecoveryCodeMistyped():
                self._complain(self._code_field, unlock_message(error, Route.RECOVERY_CODE))
            case ForeignFile():
                self._complain(
                    self._square_field,
                    Message(
                        tr("Dit is niet de tekst van het vierkant."),
                        tr("Die begint met IBDESK2. Plak de hele regel."),
                    ),
                )
            case WrongSecret() if not error.wait_seconds:
                self._complain(
                    self._code_field,
                    Message(
                        tr("Code en vierkant horen niet bij elkaar."),
                        tr("Kijk of ze op hetzelfde blad staan."),
                    ),
                )
            case HeaderDamaged():
                self._complain(
                    self._code_field,
                    Message(
                        tr("Van het begin van de kluis is niets meer te lezen."),
                        tr("Ook dit blad opent hem dan niet. Zet een reservekopie terug."),
                    ),
                )
            case WrongSecret() | WaitFirst():
                self._complain(self._code_field, unlock_message(error, Route.RECOVERY_CODE))
            case _:
                self.show_trouble(error)

    def _complain(self, field: Field, message: Message) -> None:
        field.show_problem(f"{message.title} {message.text}".strip())
        field.setFocus()

    def _ready(self) -> None:
        self._go.setEnabled(True)
        self._go.setText(tr("Openen"))
