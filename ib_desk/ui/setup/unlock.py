"""One card to get in: by passphrase, by PIN, or by the code on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.name_plate import NamePlate
from ib_desk.application.route import Route
from ib_desk.ui.listen import listen
from ib_desk.ui.overriding import override
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.examples import example_links
from ib_desk.ui.setup.open_button import OpenButton
from ib_desk.ui.setup.page import SetupPage
from ib_desk.ui.setup.secret_fields import SecretFields
from ib_desk.ui.setup.vault_words import opened_words, usual_route, vault_name
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import quiet_button
from ib_desk.ui.widgets.labels import label

if TYPE_CHECKING:
    from ib_desk.application.vault import UnreadableVault
    from ib_desk.ui.jobs import Job
    from ib_desk.ui.setup.vault_notes import VaultNotes
    from ib_desk.ui.setup.ways_on import WaysOn
    from ib_desk.ui.widgets.choice import Choice

    _Vault = NamePlate | UnreadableVault
_PATIENCE_MS = 2_000
"""One person takes less; who waits longer can stop."""


class UnlockPage(SetupPage):
    """Shows the name of the vault and when it was last open; never a pupil, never a count.

    Also the first thing on the screen, before anything can be opened: built of what is light, and
    from name plates. A secret that is sent then waits on the database thread for its turn.
    """

    opened = Signal(object)
    """An `OpenVault`."""
    new_asked = Signal()
    restore_asked = Signal(object)
    """The folder of the vault that is chosen."""
    sheet_asked = Signal(object)
    """Likewise; its header is lost."""
    example_asked = Signal(str)
    """Of a sector, by its code."""
    left = Signal()
    """Back to the vaults in use, from one that was put aside."""
    aside_asked = Signal(object)
    """The folder of a vault beside which others were put aside."""

    def __init__(self, doorstep: Doorstep) -> None:
        super().__init__(doorstep, tr("Openen"))
        self._vaults: Sequence[_Vault] = ()
        self._vault: _Vault | None = None
        self._job: Job | None = None
        self._above = self._place()
        self._facts = label("", "small", "muted")
        self.card.add(self._facts)
        self._between = self._place()
        self._secrets = SecretFields()
        self._secrets.submitted.connect(self._open)
        self.card.add(self._secrets)
        self._build_buttons()
        self._out = self._ways_out()
        self.row(*self._out)

    def _place(self) -> QVBoxLayout:
        """For what most vaults have no need of."""
        place = QVBoxLayout()
        spaced(place, 0, 12)
        self.card.add(place)
        return place

    @cached_property
    def _which(self) -> Choice:
        from ib_desk.ui.widgets.choice import Choice  # noqa: PLC0415 - of more vaults than one

        which = Choice(tr("Welke kluis"))
        which.chosen.connect(self._choose)
        self._above.addWidget(which)
        return which

    @cached_property
    def notes(self) -> VaultNotes:
        """What is to be said of the vault; not before the doorstep is open."""
        from ib_desk.ui.setup.vault_notes import VaultNotes  # noqa: PLC0415 - it knows all errors

        notes = VaultNotes()
        notes.aside_asked.connect(self._put_aside)
        self._between.addWidget(notes)
        return notes

    @cached_property
    def _ways_on(self) -> WaysOn:
        """What helps a vault that did not open."""
        from ib_desk.ui.setup.ways_on import WaysOn  # noqa: PLC0415 - it knows all errors

        ways_on = WaysOn()
        listen(self, ways_on.sheet_asked, lambda: self._ask_with_folder(self.sheet_asked))
        ways_on.agreed.connect(self._open)
        ways_on.file_chosen.connect(self._take_file)
        self._helping.addWidget(ways_on)
        return ways_on

    def _stop_helping(self) -> None:
        if "_ways_on" in vars(self):
            self._ways_on.show_for(None)

    def _build_buttons(self) -> None:
        self._go = OpenButton(self)
        self._go.button.clicked.connect(self._open)
        self._go.waited.connect(self._tell_again)
        self._use_code = quiet_button(tr("Herstelcode gebruiken"))
        listen(self, self._use_code.clicked, lambda: self._use(Route.RECOVERY_CODE))
        self._use_phrase = quiet_button(tr("Wachtwoordzin gebruiken"))
        listen(self, self._use_phrase.clicked, lambda: self._use(Route.PASSPHRASE))
        self._stop = quiet_button(tr("Stoppen"))
        self._stop.clicked.connect(self._ask_stop)
        self._stop.hide()
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._stop.show)
        self._helping = self._place()
        self.row(self._go.button, self._use_code, self._use_phrase, self._stop)

    def show_vaults(self, vaults: Sequence[_Vault]) -> None:
        """The first is the one to open."""
        self._offer(vaults)
        self._select(vaults[0])

    def know(self, vaults: Sequence[_Vault]) -> None:
        """What the name plates did not say; what she typed or began meanwhile goes on."""
        chosen = self._vault
        self._offer(vaults)
        same = [vault for vault in vaults if chosen is not None and vault.folder == chosen.folder]
        if same and (self._is_in_use or same[0] is vaults[0]):
            self._learn(same[0])
        else:
            self._select(vaults[0])

    @property
    def _is_in_use(self) -> bool:
        return self._job is not None or bool(self._secrets.text())

    def _learn(self, vault: _Vault) -> None:
        """More of the vault that is shown; another way in only where nothing else opens it."""
        if self._job is not None:
            # Its outcome says more than this, and comes in a moment.
            self._vault = vault
            return
        secret = self._secrets.route
        is_other = isinstance(vault, NamePlate) and (
            secret is not Route.RECOVERY_CODE and secret is not usual_route(vault)
        )
        if is_other or not isinstance(vault, NamePlate):
            self._select(vault)
            return
        self._vault = vault
        self._show_facts(vault)
        if vault.wait_seconds:
            self._go.hold_for(vault.wait_seconds)

    def _offer(self, vaults: Sequence[_Vault]) -> None:
        self._vaults = vaults
        if len(vaults) > 1:
            self._which.offer((vault.folder, vault_name(vault)) for vault in vaults)
        if "_which" in vars(self):
            self._which.setVisible(len(vaults) > 1)
            self._which.choose(None if self._vault is None else self._vault.folder)

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
        ):
            button = quiet_button(words)
            listen(self, button.clicked, ask)
            buttons.append(button)
        examples = example_links(self, self.example_asked.emit)
        return [self._back, buttons[0], self._aside, *buttons[1:], *examples]

    def _ask_with_folder(self, signal: SignalInstance) -> None:
        if self._vault is not None:
            signal.emit(self._vault.folder)

    def _choose(self, folder: object) -> None:
        found = next((vault for vault in self._vaults if vault.folder == folder), None)
        if found is not None:
            self._select(found)

    def _select(self, vault: _Vault) -> None:
        self._vault = vault
        if "_ways_on" in vars(self):
            self._ways_on.forget()
        self._secrets.clear_problems()
        if "_which" in vars(self):
            self._which.choose(vault.folder)
        self._go.hold_for(0)
        self._show_facts(vault)
        if not isinstance(vault, NamePlate):
            self._use(None)
            self._show_fault(vault.why)
            return
        self._use(usual_route(vault))
        if vault.wait_seconds:
            self._go.hold_for(vault.wait_seconds)

    def _show_facts(self, vault: _Vault) -> None:
        self.show_title(vault_name(vault))
        self._facts.setText(opened_words(vault.last_opened))
        self._facts.setVisible(isinstance(vault, NamePlate) or bool(vault.last_opened))
        self._aside.setVisible(isinstance(vault, NamePlate) and vault.has_aside)
        if self.doorstep.is_open:
            self.notes.show_vault(vault)

    def _use(self, route: Route | None) -> None:
        """None where no secret can be tried."""
        self.clear_trouble()
        self._stop_helping()
        self._secrets.ask_for(route)
        self._go.button.setVisible(route is not None)
        self._use_code.setVisible(route not in {None, Route.RECOVERY_CODE})
        self._use_phrase.setVisible(route not in {None, Route.PASSPHRASE})
        self._focus()

    def _focus(self) -> None:
        first = self._ways_on.first if "_ways_on" in vars(self) else None
        ways_on = () if first is None else (first,)
        way = self._secrets.route
        places = (*ways_on, *self._out) if way is None else (self._secrets.field(way),)
        next(place for place in places if not place.isHidden()).setFocus()

    def _show_fault(self, error: Exception) -> None:
        """What is the matter with the vault, and what helps."""
        from ib_desk.ui.setup.refusal import refusal  # noqa: PLC0415 - as above

        self.show_message(refusal(error, self._route).message)
        self._ways_on.show_for(error)
        self._focus()

    @Slot(str)
    def _take_file(self, name: str) -> None:
        doorstep = self.doorstep
        self._tidy(lambda folder: doorstep.entrance.vaults.take_as_database(folder, name))

    @Slot()
    def _put_aside(self) -> None:
        self._tidy(self.entrance.vaults.put_strays_aside)

    def _tidy(self, act: Callable[[Path], NamePlate]) -> None:
        if self._vault is not None:
            folder = self._vault.folder
            self.wanted.emit()
            job = self.heard(self.database.start(lambda _progress: act(folder)))
            job.succeeded.connect(self._show_tidied)
            job.finished.connect(self.spared)

    @Slot(object)
    def _show_tidied(self, vault: NamePlate) -> None:
        self.show_vaults([vault if one.folder == vault.folder else one for one in self._vaults])
        self._choose(vault.folder)

    def _open(self) -> None:
        if self._vault is None or not self._go.button.isEnabled():
            return
        self.clear_trouble()
        self._stop_helping()
        if not self._secrets.text().strip():
            self._complain(self._nothing_typed())
            return
        self._go.begin()
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

    def _nothing_typed(self) -> str:
        asks = {
            Route.RECOVERY_CODE: tr("Typ de negen blokken van je herstelblad."),
            Route.QUICK: tr("Typ je pincode."),
            Route.PASSPHRASE: tr("Typ je wachtwoordzin."),
        }
        return asks[self._route]

    @property
    def _route(self) -> Route:
        return self._secrets.route or Route.PASSPHRASE

    def _try(self, folder: Path) -> Job:
        """The vaults are asked for on the thread, where they come in."""
        doorstep, route, text = self.doorstep, self._route, self._secrets.text()
        anyway = self._ways_on.accepted if "_ways_on" in vars(self) else None
        return self.database.start(
            lambda progress: doorstep.entrance.unlock(folder, route, text, anyway, progress)
        )

    def _let_in(self, vault: object) -> None:
        self._secrets.clear()
        self.opened.emit(vault)

    def _refuse(self, error: Exception) -> None:
        from ib_desk.ui.setup.refusal import refusal  # noqa: PLC0415 - it knows all errors

        self.spared.emit()
        refused = refusal(error, self._route)
        if refused.is_of_secret:
            self._complain(f"{refused.message.title} {refused.message.text}".strip())
        else:
            self._show_fault(error)
        if refused.wait_seconds:
            self._go.hold_for(refused.wait_seconds)
        self._focus()

    def _complain(self, words: str) -> None:
        """Under the field that is shown; what was typed is selected."""
        self._secrets.complain(words)

    def _ready(self) -> None:
        self._job = None
        if self._vault is not None:
            self._show_facts(self._vault)  # more may have become known meanwhile
        self._patience.stop()
        self._stop.hide()
        self._go.rest()

    @Slot()
    def _tell_again(self) -> None:
        """What was wrong, without the time that is over."""
        if self._secrets.problem:
            self._complain(
                tr(
                    "Dit was niet de goede wachtwoordzin. "
                    "Probeer het opnieuw, of gebruik de herstelcode."
                )
            )
