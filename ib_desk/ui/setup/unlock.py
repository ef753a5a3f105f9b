"""One card to get in: by passphrase, by PIN, or by the code on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ib_desk.application.vault import UnreadableVault, VaultDescription
from ib_desk.application.vault_errors import (
    HeaderDamaged,
    SharedFolder,
    WaitFirst,
    WrongSecret,
)
from ib_desk.application.ways_in import Route
from ib_desk.domain.dutch_dates import clock, full_date
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped
from ib_desk.ui.jobs import Job, JobRunner
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import act_message, trouble_message, unlock_message
from ib_desk.ui.setup.entrance import Entrance
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.passphrase_field import PassphraseField

_Vault = VaultDescription | UnreadableVault
_PATIENCE_MS = 2_000
"""One person takes less; who waits longer can stop."""


class UnlockPage(SetupPage):
    """Shows the name of the vault and when it was last open; never a pupil, never a count."""

    opened = Signal(object)
    """An `OpenVault`."""
    new_asked = Signal()
    restore_asked = Signal(object)
    """The folder of the vault that is chosen."""
    sheet_asked = Signal(object)
    """Likewise; its header is lost."""
    example_asked = Signal()

    def __init__(self, entrance: Entrance, database: JobRunner) -> None:
        super().__init__(entrance, database, tr("Openen"))
        self._vaults: Sequence[_Vault] = ()
        self._vault: _Vault | None = None
        self._accepts_shared = False
        self._job: Job | None = None
        # A coarse timer may be early, and what is too early is refused once more.
        self._wait = QTimer(self, interval=1_000, timerType=Qt.TimerType.PreciseTimer)
        self._wait.timeout.connect(self._count_down)
        self._seconds = 0
        self._which = Choice(tr("Welke kluis"))
        self._which.chosen.connect(self._choose)
        self.card.add(self._which)
        self._facts = label("", "small", "muted")
        self.card.add(self._facts)
        self._copies = Note(
            NoteKind.WARN,
            tr("Van deze kluis is een tweede versie gemaakt."),
            tr("Een ander programma deed dat. Vraag om hulp voordat je verder werkt."),
        )
        self._copies.hide()
        self.card.add(self._copies)
        self._borrowed = Note(NoteKind.WARN, "")
        self._borrowed.hide()
        self.card.add(self._borrowed)
        self._backup_note = Note(NoteKind.WARN, "")
        self._backup_note.hide()
        self.card.add(self._backup_note)
        self._build_fields()
        self._way: Field | None = self._phrase_field
        self._build_buttons()
        self._out = self._ways_out()
        self.row(*self._out)

    def _build_fields(self) -> None:
        self._phrase = PassphraseField(tr("Wachtwoordzin"))
        self._phrase.submitted.connect(self._open)
        self._phrase_field = Field(tr("Wachtwoordzin"), self._phrase)
        self._pin = PassphraseField(tr("Pincode"))
        self._pin.submitted.connect(self._open)
        self._pin_field = Field(tr("Pincode"), self._pin)
        self._code = LineField(tr("Herstelcode"))
        self._code.returnPressed.connect(self._open)
        self._code_field = Field(
            tr("Herstelcode"), self._code, hint=tr("De negen blokken van je herstelblad.")
        )
        self._code.textEdited.connect(self._code_field.clear_problem)
        for field in (self._phrase_field, self._pin_field, self._code_field):
            self.card.add(field)

    def _build_buttons(self) -> None:
        self._go = main_button(tr("Openen"))
        self._go.clicked.connect(self._open)
        self._use_code = quiet_button(tr("Herstelcode gebruiken"))
        listen(self, self._use_code.clicked, lambda: self._use(self._code_field))
        self._use_phrase = quiet_button(tr("Wachtwoordzin gebruiken"))
        listen(self, self._use_phrase.clicked, lambda: self._use(self._phrase_field))
        self._use_sheet = quiet_button(tr("Herstelblad gebruiken"), "recovery_sheet")
        listen(self, self._use_sheet.clicked, lambda: self._ask_with_folder(self.sheet_asked))
        self._open_anyway = quiet_button(tr("Toch openen"))
        self._open_anyway.clicked.connect(self._accept_shared)
        self._stop = quiet_button(tr("Stoppen"))
        self._stop.clicked.connect(self._ask_stop)
        self._stop.hide()
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._stop.show)
        self._show_ways_on(None)
        self.row(
            self._go,
            self._use_code,
            self._use_phrase,
            self._use_sheet,
            self._open_anyway,
            self._stop,
        )

    def show_vaults(self, vaults: Sequence[_Vault]) -> None:
        """The first is the one to open."""
        self._vaults = vaults
        self._which.offer((vault.folder, _name(vault)) for vault in vaults)
        self._which.setVisible(len(vaults) > 1)
        self._select(vaults[0])

    @override
    def enter(self) -> None:
        """The page is shown."""
        self._focus()

    def show_backup_failure(self, error: Exception) -> None:
        """The copy that should have been made while the vault is closed."""
        message = act_message(error)
        self._backup_note.show_message(
            NoteKind.WARN,
            tr("De reservekopie is niet gelukt."),
            f"{message.title} {message.text}".strip(),
        )
        self._backup_note.show()

    def forget_backup_trouble(self) -> None:
        """There is a backup again."""
        self._backup_note.hide()

    def _ways_out(self) -> list[QWidget]:
        buttons: list[QWidget] = []
        for words, ask in (
            (
                tr("Reservekopie terugzetten"),
                lambda: self._ask_with_folder(self.restore_asked),
            ),
            (tr("Nieuwe kluis"), self.new_asked.emit),
            (tr("Voorbeeld openen"), self.example_asked.emit),
        ):
            button = quiet_button(words)
            listen(self, button.clicked, ask)
            buttons.append(button)
        return buttons

    def _ask_with_folder(self, signal: SignalInstance) -> None:
        if self._vault is not None:
            signal.emit(self._vault.folder)

    def _choose(self, folder: object) -> None:
        found = next((vault for vault in self._vaults if vault.folder == folder), None)
        if found is not None:
            self._select(found)

    def _select(self, vault: _Vault) -> None:
        self._vault = vault
        self._accepts_shared = False
        for field in (self._phrase, self._pin, self._code_field):
            field.show_problem("")
        self._which.choose(vault.folder)
        self.show_title(_name(vault))
        self._facts.setText(_opened_words(vault.last_opened))
        self._facts.setVisible(isinstance(vault, VaultDescription) or bool(vault.last_opened))
        self._wait_for(0)
        if isinstance(vault, UnreadableVault):
            self._copies.hide()
            self._backup_note.hide()
            self._borrowed.hide()
            self._use(None)
            self._show_fault(vault.why)
            return
        self._use(self._pin_field if vault.quick_unlock else self._phrase_field)
        self._copies.setVisible(bool(vault.conflict_copies))
        if vault.backup_trouble is not None:
            message = trouble_message(vault.backup_trouble)
            self._backup_note.show_message(NoteKind.WARN, message.title, message.text)
        self._backup_note.setVisible(vault.backup_trouble is not None)
        self._show_borrowed(vault.header_of_backup)
        if vault.wait_seconds:
            self._wait_for(vault.wait_seconds)

    def _show_borrowed(self, made_at: datetime | None) -> None:
        self._borrowed.setVisible(made_at is not None)
        if made_at is not None:
            self._borrowed.show_message(
                NoteKind.WARN,
                tr("Het begin van deze kluis is beschadigd."),
                tr(
                    "IB Desk neemt dat van de reservekopie van {day}. Had je toen een andere "
                    "wachtwoordzin? Gebruik dan die."
                ).format(day=full_date(made_at.astimezone().date())),
            )

    def _use(self, way: Field | None) -> None:
        """None where no secret can be tried."""
        self._way = way
        self.clear_trouble()
        self._show_ways_on(None)
        for field in (self._phrase_field, self._pin_field, self._code_field):
            field.setVisible(field is way)
        self._go.setVisible(way is not None)
        self._use_code.setVisible(way is not None and way is not self._code_field)
        self._use_phrase.setVisible(way is not None and way is not self._phrase_field)
        self._focus()

    def _focus(self) -> None:
        places = (self._use_sheet, *self._out) if self._way is None else (self._way,)
        next(place for place in places if not place.isHidden()).setFocus()

    def _show_fault(self, error: Exception) -> None:
        """What is the matter with the vault, and what helps."""
        self.show_trouble(error)
        self._show_ways_on(error)
        self._focus()

    def _show_ways_on(self, error: Exception | None) -> None:
        self._use_sheet.setVisible(isinstance(error, HeaderDamaged))
        self._open_anyway.setVisible(isinstance(error, SharedFolder))

    def _accept_shared(self) -> None:
        self._accepts_shared = True
        self._open()

    def _open(self) -> None:
        if self._vault is None or not self._go.isEnabled():
            return
        self.clear_trouble()
        self._show_ways_on(None)
        if not self._secret().strip():
            self._complain(self._nothing_typed())
            return
        self._go.setEnabled(False)
        self._go.setText(tr("Openen…"))
        self.wanted.emit()
        self._job = self._try(self._vault.folder)
        self._patience.start()
        self._job.succeeded.connect(self._let_in)
        self._job.failed.connect(self._refuse)
        self._job.finished.connect(self._ready)

    @Slot()
    def _ask_stop(self) -> None:
        """Between two people: a header may hold many, and each takes its time."""
        if self._job is not None:
            self._job.cancel()

    def _secret(self) -> str:
        texts = {self._code_field: self._code.text, self._pin_field: self._pin.text}
        return texts.get(self._way or self._phrase_field, self._phrase.text)()

    def _nothing_typed(self) -> str:
        asks = {
            Route.RECOVERY_CODE: tr("Typ de negen blokken van je herstelblad."),
            Route.QUICK: tr("Typ je pincode."),
            Route.PASSPHRASE: tr("Typ je wachtwoordzin."),
        }
        return asks[self._route]

    @property
    def _route(self) -> Route:
        routes: dict[Field | None, Route] = {
            self._code_field: Route.RECOVERY_CODE,
            self._pin_field: Route.QUICK,
        }
        return routes.get(self._way, Route.PASSPHRASE)

    def _try(self, folder: Path) -> Job:
        vaults, shared = self.entrance.vaults, self._accepts_shared
        if self._way is self._code_field:
            code = self._secret()
            return self.database.start(
                lambda _progress: vaults.unlock_with_recovery_code(
                    folder, code, accept_shared=shared
                )
            )
        secret = passphrase_bytes(self._secret())
        if self._way is self._pin_field:
            return self.database.start(
                lambda _progress: vaults.unlock_quickly(folder, secret, accept_shared=shared)
            )
        return self.database.start(
            lambda progress: vaults.unlock_with_passphrase(
                folder, secret, accept_shared=shared, progress=progress
            )
        )

    def _let_in(self, vault: object) -> None:
        self._phrase.clear()
        self._pin.clear()
        self._code.clear()
        self.opened.emit(vault)

    def _refuse(self, error: Exception) -> None:
        self.spared.emit()
        message = unlock_message(error, self._route)
        words = f"{message.title} {message.text}".strip()
        if isinstance(error, WrongSecret | WaitFirst | RecoveryCodeMistyped):
            self._complain(words)
        else:
            self._show_fault(error)
        if isinstance(error, WrongSecret | WaitFirst) and error.wait_seconds:
            self._wait_for(error.wait_seconds)
        self._focus()

    def _complain(self, words: str) -> None:
        """Under the field that is shown; what was typed is selected."""
        if self._way is self._code_field:
            self._code_field.show_problem(words)
            self._code.selectAll()
        else:
            (self._pin if self._way is self._pin_field else self._phrase).show_problem(words)

    @property
    def _complaint(self) -> str:
        problems = {self._code_field: self._code_field.problem, self._pin_field: self._pin.problem}
        return problems.get(self._way or self._phrase_field, self._phrase.problem)

    def _ready(self) -> None:
        self._job = None
        self._patience.stop()
        self._stop.hide()
        if self._seconds == 0:
            self._go.setEnabled(True)
            self._go.setText(tr("Openen"))

    def _wait_for(self, seconds: int) -> None:
        self._seconds = seconds
        self._show_wait()
        if seconds:
            self._wait.start()

    def _count_down(self) -> None:
        self._seconds = max(0, self._seconds - 1)
        self._show_wait()

    def _show_wait(self) -> None:
        self._go.setEnabled(self._seconds == 0)
        if self._seconds:
            self._go.setText(
                tr("Nog 1 seconde")
                if self._seconds == 1
                else tr("Nog {seconds} seconden").format(seconds=self._seconds)
            )
        else:
            self._go.setText(tr("Openen"))
            if self._wait.isActive() and self._complaint:
                self._complain(
                    tr(
                        "Dit was niet de goede wachtwoordzin. "
                        "Probeer het opnieuw, of gebruik de herstelcode."
                    )
                )
            self._wait.stop()


def _name(vault: _Vault) -> str:
    if isinstance(vault, UnreadableVault):
        return tr("Kluis, niet te lezen")
    return vault.label or tr("Kluis zonder naam")


def _opened_words(moment: datetime | None) -> str:
    if moment is None:
        return tr("Nog niet eerder geopend.")
    local = moment.astimezone()
    time = clock(local.hour, local.minute)
    days = (date.today() - local.date()).days  # noqa: DTZ011 - the user's own day
    if days == 0:
        return tr("Laatst open vandaag om {time}.").format(time=time)
    if days == 1:
        return tr("Laatst open gisteren om {time}.").format(time=time)
    return tr("Laatst open op {day}.").format(day=full_date(local.date()))
