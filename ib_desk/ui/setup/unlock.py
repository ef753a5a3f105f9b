"""One card to get in: by passphrase, by PIN, or by the code on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ib_desk.application.vault import UnreadableVault, VaultDescription
from ib_desk.application.vault_errors import WaitFirst, WrongSecret
from ib_desk.application.ways_in import Route
from ib_desk.domain.dutch_dates import clock, full_date
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.domain.secrets.recovery_code import RecoveryCodeMistyped
from ib_desk.ui.jobs import Job, JobRunner
from ib_desk.ui.listen import listen
from ib_desk.ui.messages import unlock_message
from ib_desk.ui.setup.entrance import Entrance
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.setup.vault_notes import VaultNotes
from ib_desk.ui.setup.ways_on import WaysOn
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.line_field import LineField
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
    left = Signal()
    """Back to the vaults in use, from one that was put aside."""
    aside_asked = Signal(object)
    """The folder of a vault beside which others were put aside."""

    def __init__(self, entrance: Entrance, database: JobRunner) -> None:
        super().__init__(entrance, database, tr("Openen"))
        self._vaults: Sequence[_Vault] = ()
        self._vault: _Vault | None = None
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
        self.notes = VaultNotes()
        self.notes.aside_asked.connect(self._put_aside)
        self.card.add(self.notes)
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
        self._ways_on = WaysOn()
        listen(self, self._ways_on.sheet_asked, lambda: self._ask_with_folder(self.sheet_asked))
        self._ways_on.agreed.connect(self._open)
        self._ways_on.file_chosen.connect(self._take_file)
        self._stop = quiet_button(tr("Stoppen"))
        self._stop.clicked.connect(self._ask_stop)
        self._stop.hide()
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._stop.show)
        self.card.add(self._ways_on)
        self.row(self._go, self._use_code, self._use_phrase, self._stop)

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

    def show_as_aside(self) -> None:
        """It is not the vault that she works in; the others are one step back."""
        self.show_news(
            tr("Deze kluis is opzij gezet."),
            tr("Wat je hierin verandert, komt niet in je gewone kluis."),
        )
        for way in self._out:
            way.setVisible(way is self._back)
        self._back.show()

    def _ways_out(self) -> list[QWidget]:
        buttons: list[QWidget] = []
        self._aside = quiet_button(tr("Opzij gezet"))
        listen(self, self._aside.clicked, lambda: self._ask_with_folder(self.aside_asked))
        self._aside.hide()
        self._back = quiet_button(tr("Terug"))
        self._back.clicked.connect(self.left)
        self._back.hide()
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
        return [self._back, buttons[0], self._aside, *buttons[1:]]

    def _ask_with_folder(self, signal: SignalInstance) -> None:
        if self._vault is not None:
            signal.emit(self._vault.folder)

    def _choose(self, folder: object) -> None:
        found = next((vault for vault in self._vaults if vault.folder == folder), None)
        if found is not None:
            self._select(found)

    def _select(self, vault: _Vault) -> None:
        self._vault = vault
        self._ways_on.forget()
        for field in (self._phrase, self._pin, self._code_field):
            field.show_problem("")
        self._which.choose(vault.folder)
        self.show_title(_name(vault))
        self._facts.setText(_opened_words(vault.last_opened))
        self._facts.setVisible(isinstance(vault, VaultDescription) or bool(vault.last_opened))
        self._wait_for(0)
        self._aside.setVisible(isinstance(vault, VaultDescription) and vault.has_aside)
        self.notes.show_vault(vault)
        if isinstance(vault, UnreadableVault):
            self._use(None)
            self._show_fault(vault.why)
            return
        self._use(self._pin_field if vault.quick_unlock else self._phrase_field)
        if vault.wait_seconds:
            self._wait_for(vault.wait_seconds)

    def _use(self, way: Field | None) -> None:
        """None where no secret can be tried."""
        self._way = way
        self.clear_trouble()
        self._ways_on.show_for(None)
        for field in (self._phrase_field, self._pin_field, self._code_field):
            field.setVisible(field is way)
        self._go.setVisible(way is not None)
        self._use_code.setVisible(way is not None and way is not self._code_field)
        self._use_phrase.setVisible(way is not None and way is not self._phrase_field)
        self._focus()

    def _focus(self) -> None:
        first = self._ways_on.first
        ways_on = () if first is None else (first,)
        places = (*ways_on, *self._out) if self._way is None else (self._way,)
        next(place for place in places if not place.isHidden()).setFocus()

    def _show_fault(self, error: Exception) -> None:
        """What is the matter with the vault, and what helps."""
        self.show_message(unlock_message(error, self._route))
        self._ways_on.show_for(error)
        self._focus()

    @Slot(str)
    def _take_file(self, name: str) -> None:
        vaults = self.entrance.vaults
        self._tidy(lambda folder: vaults.take_as_database(folder, name))

    @Slot()
    def _put_aside(self) -> None:
        self._tidy(self.entrance.vaults.put_strays_aside)

    def _tidy(self, act: Callable[[Path], VaultDescription]) -> None:
        if self._vault is not None:
            folder = self._vault.folder
            self.wanted.emit()
            job = self.heard(self.database.start(lambda _progress: act(folder)))
            job.succeeded.connect(self._show_tidied)

    @Slot(object)
    def _show_tidied(self, vault: VaultDescription) -> None:
        self.show_vaults([vault if one.folder == vault.folder else one for one in self._vaults])
        self._choose(vault.folder)

    def _open(self) -> None:
        if self._vault is None or not self._go.isEnabled():
            return
        self.clear_trouble()
        self._ways_on.show_for(None)
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
        self._job.cancelled.connect(self.spared)
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
        vaults, consent = self.entrance.vaults, self._ways_on.consent
        if self._way is self._code_field:
            code = self._secret()
            return self.database.start(
                lambda _progress: vaults.unlock_with_recovery_code(folder, code, consent=consent)
            )
        secret = passphrase_bytes(self._secret())
        if self._way is self._pin_field:
            return self.database.start(
                lambda _progress: vaults.unlock_quickly(folder, secret, consent=consent)
            )
        return self.database.start(
            lambda progress: vaults.unlock_with_passphrase(
                folder, secret, consent=consent, progress=progress
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
