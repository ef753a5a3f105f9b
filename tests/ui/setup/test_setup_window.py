"""Getting in: a first vault, its sheet, the example, unlock by three ways, restore."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from shiboken6 import delete

from ib_desk.application.leaving.outside import DiskFull, ToPrinter
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.route import Route
from ib_desk.application.vault import NewVault
from ib_desk.application.vault_errors import FolderNotReadable, FolderNotWritable, NoRoom, Sharing
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import School, Sector
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.data_folder import name_plates
from ib_desk.main.folders import Shelf
from ib_desk.main.phrases import draw_to_unlock
from ib_desk.ui.jobs import JobRunner
from ib_desk.ui.rooms import Rooms
from ib_desk.ui.setup import sheet_proof
from ib_desk.ui.setup.aside import AsidePage
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.entrance import Entrance
from ib_desk.ui.setup.first_run import PupilsStep, SheetStep
from ib_desk.ui.setup.restore import RestorePage
from ib_desk.ui.setup.school_step import SchoolStep
from ib_desk.ui.setup.sheet_unlock import SheetUnlockPage
from ib_desk.ui.setup.unlisted import UnlistedPage
from ib_desk.ui.setup.unlock import UnlockPage
from ib_desk.ui.setup.vault_step import VaultStep
from ib_desk.ui.setup.window import SetupWindow
from ib_desk.ui.tab_order import put_in_order, tab_stops
from tests.patience import PATIENCE
from tests.quick_parts import quick_parts
from tests.ui.by_keyboard import type_at
from tests.ui.looking import nameless
from tests.ui.opened_desk import wait_for
from tests.ui.outside import faults_of, heard_in, stops_met_in


@dataclass(frozen=True)
class ClosedVault:
    """A vault that was filled with nothing, and its backup beside it; made once, then copied."""

    root: Path
    phrase: str
    sheet: RecoverySheet

    @classmethod
    def made_in(cls, root: Path) -> ClosedVault:
        parts = quick_parts()
        phrase = parts.draw()
        new = parts.vaults.create(
            root / "kluizen" / "een", label="Mijn kluis", passphrase=passphrase_bytes(phrase)
        )
        new.vault.backups.make(Silent(), root)
        new.vault.close()
        return cls(root, phrase, new.sheet)


class Start:
    """The screens before unlock over a folder of real vaults, and a hand that presses and types."""

    def __init__(self, qtbot, root: Path, closed: ClosedVault) -> None:
        self.qtbot = qtbot
        self.root = root
        self.parts = quick_parts()
        self.closed = closed
        self.phrase = closed.phrase
        self.opened: list[tuple[Any, str]] = []
        self.window: Any = None
        self.shelf = Shelf(self.parts.vaults, root=root)
        vaults = self.parts.vaults
        self.entrance = Entrance(
            vaults=vaults,
            known=self.shelf.known,
            new_folder=self.shelf.new_folder,
            sheets=self.parts.sheets,
            copy_closed=self.shelf.copy_closed,
            open_example=lambda sector, _progress: self.make(f"voorbeeld-{sector}").vault,
            terms=self.parts.catalogue.terms,
            desk_of=lambda vault, is_example: self.parts.desk(vault, is_example=is_example),
            end_children=self.parts.end_children,
        )
        self.doorstep = Doorstep(
            plates=lambda: name_plates(None, root),
            words=lambda: self.parts.words,
            draw=draw_to_unlock,
            inside=lambda: self.entrance,
        )

    @property
    def database(self) -> JobRunner:
        return self.doorstep.database

    @property
    def is_in(self) -> bool:
        return bool(self.window._coming_in.is_in)

    @property
    def folder(self) -> Path:
        return self.root / "kluizen" / "een"

    def found_in(self, vault, kind):
        return self.parts.desk(vault).records.find(kind)

    def make(self, name: str = "een") -> NewVault:
        return self.parts.vaults.create(
            self.root / "kluizen" / name,
            label="Mijn kluis",
            passphrase=passphrase_bytes(self.phrase),
        )

    def on_thread(self, act):
        """A vault lives on the thread that opened it."""
        answers: list[Any] = []
        job = self.database.start(lambda _progress: act())
        job.succeeded.connect(answers.append)
        wait_for(job)
        return answers[0]

    def closed_vault(self):
        shutil.copytree(self.closed.root, self.root, dirs_exist_ok=True)
        return self.closed.sheet

    def show(self) -> None:
        self.show_door()
        self.until(lambda: self.is_in)
        self.until(lambda: self.window.page is not None)
        self.is_read_well()

    def show_door(self) -> None:
        """Before anything is in."""
        self.window = SetupWindow(self.doorstep)
        self.window.opened.connect(lambda vault, place: self.opened.append((vault, place)))
        self.qtbot.addWidget(self.window)
        self.window.resize(1366, 690)
        self.window.show()

    @property
    def page(self):
        return self.window.page

    def until(self, condition) -> None:
        self.qtbot.waitUntil(condition)

    def on(self, kind) -> None:
        self.until(lambda: isinstance(self.page, kind))
        self.is_read_well()

    def is_read_well(self) -> None:
        """By a screen reader, and it goes where Tab goes."""
        assert faults_of(heard_in(self.window)) == []
        put_in_order(self.window)
        assert stops_met_in(self.window) == tab_stops(self.window)

    def press(self, words: str) -> None:
        found = [b for b in self.page.findChildren(QPushButton) if b.text() == words]
        button = next(b for b in found if b.isVisible())
        assert button.isEnabled(), words
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def line(self, name: str) -> Any:
        lines: list[Any] = self.page.findChildren(QLineEdit)
        return next(
            one
            for one in lines
            if one.isVisible() and name in (one.accessibleName(), one.parent().accessibleName())
        )

    def write(self, name: str, text: str) -> None:
        line = self.line(name)
        line.clear()
        self.qtbot.keyClicks(line, text)

    def says(self, words: str) -> bool:
        return any(words in one.text() for one in self.page.findChildren(QLabel) if one.isVisible())

    def stop(self) -> None:
        unfinished = self.window.vault if self.window is not None else None
        for vault in (*(vault for vault, _place in self.opened), unfinished):
            if vault is not None:
                self.on_thread(vault.close)
        for runner in (self.doorstep.documents, self.database):
            runner.close()
            delete(runner)  # and with it the news of a copy, which nobody in a later test expects


@pytest.fixture(scope="module")
def closed(tmp_path_factory):
    return ClosedVault.made_in(tmp_path_factory.mktemp("closed"))


@pytest.fixture
def start(qtbot, tmp_path, closed):
    start = Start(qtbot, tmp_path, closed)
    yield start
    start.stop()


def test_four_steps_lead_to_a_vault_and_its_pupils(start):
    start.show()
    start.on(VaultStep)
    drawn = start.line("Wachtwoordzin").text()
    start.press("Nieuwe zin")
    assert start.line("Wachtwoordzin").text() != drawn
    start.write("Naam van de kluis", "Groep 5 tot en met 8")
    start.press("Verder")
    start.on(SheetStep)
    start.until(lambda: start.window.focusWidget() is start.page.proof._print)
    prove(start, start.page.proof.sheet.groups)
    start.on(SchoolStep)
    start.press("Later")
    start.on(PupilsStep)
    assert start.window.focusWidget() is start.page._fetch

    start.press("Uit de leerlingadministratie halen")

    assert [place for _vault, place in start.opened] == ["import"]
    assert start.entrance.known()[0].label == "Groep 5 tot en met 8"


def test_the_school_is_asked_once_and_kept(start):
    start.show()
    start.press("Verder")
    start.on(SheetStep)
    prove(start, start.page.proof.sheet.groups)
    start.on(SchoolStep)
    assert start.window.focusWidget() is start.page._name
    assert nameless(start.page) == []
    start.write("Naam van de school", "De Wegwijzer")
    start.page._sector._parts[0].click()
    start.write("Samenwerkingsverband", "SWV Rivierenland")
    start.press("Verder")
    start.on(PupilsStep)
    start.press("Later")

    ((vault, _place),) = start.opened
    (school,) = start.on_thread(lambda: start.found_in(vault, School))
    (swv,) = start.on_thread(lambda: start.found_in(vault, SwvProfile))
    assert (school.name, school.sector, school.swv_id) == ("De Wegwijzer", Sector.PO, swv.id)
    assert (swv.name, swv.sector) == ("SWV Rivierenland", Sector.PO)


def test_a_school_that_waits_leaves_no_record(start):
    start.show()
    start.press("Verder")
    start.on(SheetStep)
    prove(start, start.page.proof.sheet.groups)
    start.on(SchoolStep)
    start.press("Verder")
    start.on(PupilsStep)
    start.press("Later")
    ((vault, _place),) = start.opened
    assert start.on_thread(lambda: start.found_in(vault, School)) == []


def test_the_pupils_may_wait(start):
    start.show()
    start.press("Verder")
    start.on(SheetStep)
    prove(start, start.page.proof.sheet.groups)
    start.on(SchoolStep)
    start.press("Later")
    start.on(PupilsStep)
    start.press("Later")
    assert [place for _vault, place in start.opened] == ["pupils"]


def prove(start: Start, groups) -> None:
    for number, group in enumerate(groups, start=1):
        if any(one.accessibleName() == f"Blok {number}" for one in start.page.proof._lines):
            start.write(f"Blok {number}", " ".join(group.lower()))
    start.press("Verder")


def test_a_wrong_group_is_named_and_the_sheet_stays(start):
    start.show()
    start.press("Verder")
    start.on(SheetStep)
    page = start.page
    groups = page.proof.sheet.groups
    name = page.proof._lines[0].accessibleName()

    prove(start, ["onzin"] * len(groups))

    assert start.page is page
    assert start.says(f"{name} klopt niet. Kijk op het blad.")
    assert start.window.focusWidget() is page.proof._lines[0]
    prove(start, [""] * len(groups))
    assert start.says(f"Typ {name.lower()} van het blad over.")
    prove(start, groups)
    start.on(SchoolStep)
    start.press("Later")
    start.on(PupilsStep)
    start.press("Later")


class TestTheSheetNeverStaysOnTheLaptop:
    @pytest.fixture
    def proof(self, start):
        start.show()
        start.press("Verder")
        start.on(SheetStep)
        return start.page.proof

    def test_it_is_saved_on_a_stick_and_begins_there(self, start, proof, tmp_path, monkeypatch):
        stick, dialogs = tmp_path / "stick", []
        stick.mkdir()
        monkeypatch.setattr(sheet_proof, "sticks", lambda: [stick])
        monkeypatch.setattr(sheet_proof, "is_off_this_laptop", lambda folder: folder == stick)
        monkeypatch.setattr(sheet_proof, "ask_where_to_save", lambda *asked: dialogs.append(asked))

        start.press("Opslaan op USB-stick…")
        ((_parent, _title, name, take, begin_at),) = dialogs
        assert begin_at == stick
        take(stick / name)

        start.until(lambda: start.says("Het blad staat op de stick."))
        assert (stick / name).read_bytes().startswith(b"%PDF")

    def test_a_folder_of_the_laptop_is_refused(self, start, proof, tmp_path):
        proof.write_sheet(tmp_path / "blad.pdf")

        assert start.says("Dit is een map op deze laptop.")
        assert not (tmp_path / "blad.pdf").exists()

    def test_without_a_stick_no_folder_is_offered(self, start, proof, monkeypatch):
        monkeypatch.setattr(sheet_proof, "sticks", list)
        start.press("Opslaan op USB-stick…")
        assert start.says("Er zit geen USB-stick in deze laptop.")

    def test_a_stick_that_is_full_is_told(self, start, proof, tmp_path, monkeypatch):
        def full(*_what):
            raise DiskFull(0)

        monkeypatch.setattr(sheet_proof, "is_off_this_laptop", lambda _folder: True)
        monkeypatch.setattr(start.entrance.sheets, "let_out", full)
        proof.write_sheet(tmp_path / "blad.pdf")
        start.until(lambda: start.says("de schijf is vol"))

    def test_without_a_printer_no_file_is_offered_in_its_place(self, start, proof, monkeypatch):
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
        start.press("Afdrukken…")
        assert start.says("Er is geen printer op deze laptop.")

    def test_a_printer_that_makes_files_is_told(self, start, proof, monkeypatch):
        asked = []
        monkeypatch.setattr(
            sheet_proof, "ask_for_printer", lambda *all_of_it: asked.append(all_of_it)
        )
        start.press("Afdrukken…")
        (_parent, name, _take, no_paper) = asked.pop()
        assert name == "Herstelblad IB Desk"
        no_paper()
        assert start.says("Kies een printer met papier.")

    def test_it_goes_to_paper_under_a_name_that_the_queue_may_show(self, start, proof, monkeypatch):
        printed = []

        class Paper:
            def print(self, content, name, _progress):
                printed.append((content[:4], name))

        monkeypatch.setattr(
            sheet_proof,
            "ask_for_printer",
            lambda _parent, _name, take, _no: take(ToPrinter(Paper())),
        )
        start.press("Afdrukken…")
        start.until(lambda: start.says("Het blad is aan de printer aangeboden."))
        assert printed == [(b"%PDF", "Herstelblad IB Desk")]

    def test_what_was_forgotten_goes_nowhere(self, start, proof):
        proof.forget()
        for act in (proof.prove, proof._print_sheet, lambda: proof._print_at(object())):
            act()
        proof.write_sheet(start.root / "blad.pdf")
        assert not (start.root / "blad.pdf").exists()


def test_a_first_run_that_was_cut_off_goes_on_with_a_sheet_that_takes_over(start):
    new = start.on_thread(start.make)
    start.show()
    start.window.go_on(new.vault)
    start.on(SheetStep)
    assert start.says("Je was hier gebleven. Dit is een nieuw blad.")
    prove(start, start.page.proof.sheet.groups)
    start.on(SchoolStep)
    start.press("Later")
    start.on(PupilsStep)
    slots = start.on_thread(new.vault.ways_in.slots)
    assert [slot.on_trial for slot in slots] == [False, False]
    assert not start.on_thread(lambda: new.vault.rotation_due)
    start.press("Later")


def test_where_the_old_sheet_cannot_be_ended_the_new_one_works_and_it_is_told(start, monkeypatch):
    new = start.on_thread(start.make)
    start.show()
    start.window.go_on(new.vault)
    start.on(SheetStep)

    def refuse(_self, _progress):
        raise NoRoom(1)

    monkeypatch.setattr(type(new.vault), "rotate_key", refuse)
    prove(start, start.page.proof.sheet.groups)
    start.on(SchoolStep)
    assert start.says("Daarvoor is te weinig ruimte op de schijf.")
    start.press("Later")


def test_an_easy_passphrase_is_not_taken(start):
    start.show()
    start.write("Wachtwoordzin", "welkom")
    start.press("Verder")
    assert start.says("Deze zin is nog te makkelijk te raden.")
    assert isinstance(start.page, VaultStep)


@pytest.mark.parametrize(
    ("words", "folder"),
    [("Voorbeeld openen", "voorbeeld-po"), ("Voorbeeld vo openen", "voorbeeld-vo")],
)
def test_each_example_opens_without_a_passphrase(start, words, folder):
    start.show()
    start.press(words)
    start.until(lambda: bool(start.opened))
    assert start.opened[0][1] == "voorbeeld"
    assert (start.root / "kluizen" / folder / "kluis.db").exists()


def test_what_goes_wrong_with_the_example_is_said(start):
    def fails(_sector, _progress):
        raise OSError

    object.__setattr__(start.entrance, "open_example", fails)
    start.show()
    start.press("Voorbeeld openen")
    start.until(start.page._trouble.isVisible)
    assert start.page.isEnabled()


class TestAtTheDoor:
    """What is asked for before anything is in."""

    @pytest.fixture
    def key(self, start):
        """What is behind the door stays there until it is turned."""
        key, inside = threading.Event(), start.doorstep._inside

        def wait():
            assert key.wait(PATIENCE)
            return inside()

        start.doorstep._inside = wait
        yield key
        key.set()

    def test_a_secret_that_was_sent_waits_for_its_turn(self, start, key):
        start.closed_vault()
        start.show_door()
        page = start.page
        start.qtbot.keyClicks(start.line("Wachtwoordzin"), start.phrase)
        start.qtbot.keyClick(start.line("Wachtwoordzin"), Qt.Key.Key_Return)
        assert start.says("Mijn kluis")
        assert page._go.button.text() == "Openen…"
        key.set()
        start.until(lambda: bool(start.opened))
        assert start.page is page

    def test_she_types_and_presses_enter_and_touches_nothing(self, start, key):
        """The first minute of a day: the keys go to the window, as the system gives them."""
        key.set()
        start.closed_vault()
        start.show_door()
        start.window.activateWindow()
        start.until(start.window.isActiveWindow)
        type_at(start.window, start.phrase)
        QTest.keyClick(start.window.windowHandle(), Qt.Key.Key_Return)
        start.until(lambda: bool(start.opened))

    def test_a_wrong_one_is_told_as_always(self, start, key):
        start.closed_vault()
        start.show_door()
        start.qtbot.keyClicks(start.line("Wachtwoordzin"), "appel laars molen tunnel")
        start.press("Openen")
        key.set()
        start.until(lambda: start.says("past niet"))
        assert start.line("Wachtwoordzin").selectedText()

    def test_what_is_being_typed_goes_on_when_all_is_in(self, start, key):
        start.closed_vault()
        start.show_door()
        line = start.line("Wachtwoordzin")
        start.qtbot.keyClicks(line, start.phrase[:5])
        line.setCursorPosition(2)
        key.set()
        start.until(lambda: start.is_in)
        assert start.line("Wachtwoordzin") is line
        assert (line.text(), line.cursorPosition()) == (start.phrase[:5], 2)
        assert start.window.focusWidget() is line

    def test_the_example_opens_as_soon_as_it_can(self, start, key):
        start.show_door()
        start.press("Voorbeeld openen")
        assert not start.page.isEnabled()
        key.set()
        start.until(lambda: bool(start.opened))
        assert start.opened[0][1] == "voorbeeld"

    def test_a_backup_can_be_asked_for(self, start, key):
        start.closed_vault()
        start.show_door()
        start.press("Reservekopie terugzetten")
        key.set()
        start.on(RestorePage)

    def test_her_last_wish_counts(self, start, key):
        start.closed_vault()
        start.show_door()
        start.press("Reservekopie terugzetten")
        start.press("Nieuwe kluis")
        key.set()
        start.until(lambda: start.is_in)
        start.on(VaultStep)

    def test_the_first_of_two_vaults_is_the_one_of_last_time(self, start, key):
        start.closed_vault()
        other = start.on_thread(lambda: start.make("twee"))
        start.on_thread(other.vault.close)
        start.show_door()
        shown = start.page._vault.folder
        key.set()
        start.until(lambda: start.is_in)
        # Asked where the program asks it, and when nobody copies a vault: that touches it.
        start.until(lambda: not start.window.is_copying)
        known = start.on_thread(start.entrance.known)
        assert start.page._vault.folder == shown == known[0].folder
        assert len(start.page._vaults) == 2

    def test_what_a_plate_does_not_say_is_told_when_it_is_known(self, start, key):
        start.closed_vault()
        (start.folder / "kluis.db").rename(start.folder / "kluis (1).db")
        start.show_door()
        assert start.line("Wachtwoordzin").isVisible()
        key.set()
        start.until(lambda: start.says("Het bestand met de dossiers (kluis.db) is er niet."))
        start.until(lambda: not start.window.is_copying)  # else its failure finds nobody

    def test_a_vault_without_a_name_that_reads_waits_for_a_closer_look(self, start, key):
        start.closed_vault()
        for name in ("kop.json", "kop.kopie.json"):
            (start.folder / name).write_bytes(b"kapot")
        start.show_door()
        assert start.page is None
        key.set()
        start.on(UnlockPage)

    def test_what_cannot_be_loaded_is_told_and_can_be_tried_again(self, start):
        start.closed_vault()
        start.doorstep._inside = read_toml_that_is_wrong
        start.show_door()
        start.on(UnlistedPage)
        assert start.says("eigen.toml")
        start.doorstep._inside = lambda: start.entrance
        start.press("Opnieuw kijken")
        start.on(UnlockPage)

    def test_what_came_in_unseen_does_not_come_in_once_more_when_it_is_seen(self, start):
        """A window that begins as an icon."""
        looks = []

        def look():
            looks.append(1)
            return start.shelf.known()

        start.entrance = replace(start.entrance, known=look)
        start.closed_vault()
        start.show()
        seen = QEvent(QEvent.Type.Expose)
        start.window.eventFilter(start.window.windowHandle(), seen)
        start.until(lambda: not start.window._first_picture.isActive())
        start.until(lambda: not start.database.is_busy)
        assert looks == [1]

    def test_nobody_knows_yet_whether_there_is_something_to_copy(self, start, key):
        start.show_door()
        assert start.window.is_copying
        key.set()
        start.until(lambda: not start.window.is_copying)


def read_toml_that_is_wrong():
    raise InvalidData("eigen.toml", "sleutel", "missing")


class TestUnlock:
    def test_the_passphrase_opens(self, start):
        start.closed_vault()
        start.show()
        assert start.says("Mijn kluis")
        assert start.says("Laatst open vandaag om ")
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        start.until(lambda: bool(start.opened))
        assert start.opened[0][1] == ""
        assert start.line("Wachtwoordzin").text() == ""

    def test_a_wrong_one_is_told_and_the_next_try_is_free(self, start):
        start.closed_vault()
        start.show()
        start.write("Wachtwoordzin", "appel laars molen tunnel")
        start.press("Openen")
        start.until(lambda: bool(start.page._secrets.problem) and start.page._go.button.isEnabled())
        assert not start.opened
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        start.until(lambda: bool(start.opened))

    def test_what_takes_long_can_be_stopped(self, start, monkeypatch):
        start.closed_vault()
        start.show()
        stopped = []

        def slowly(_self, _folder, _phrase, *, anyway, progress):
            del anyway
            while True:
                try:
                    progress.step(1, 12)
                except Cancelled:
                    stopped.append(1)
                    raise

        monkeypatch.setattr(type(start.parts.vaults), "unlock_with_passphrase", slowly)
        start.page._patience.setInterval(0)
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        start.until(start.page._stop.isVisible)
        start.press("Stoppen")
        start.until(start.page._go.button.isEnabled)
        assert stopped
        assert not start.page._stop.isVisible()
        assert not start.page._secrets.problem

    def test_after_many_wrong_ones_it_counts_down(self, start):
        start.closed_vault()
        start.show()
        start.page._go.hold_for(2)
        start.page._complain(
            "Dit was niet de goede wachtwoordzin. Je kunt het over 2 seconden weer proberen."
        )
        assert start.page._go.button.text() == "Nog 2 seconden"
        assert not start.page._go.button.isEnabled()
        start.until(start.page._go.button.isEnabled)
        assert start.page._go.button.text() == "Openen"
        assert start.says(
            "Dit was niet de goede wachtwoordzin. Probeer het opnieuw, of gebruik de herstelcode."
        )

    @pytest.mark.parametrize(
        ("way", "words"),
        [
            (Route.PASSPHRASE, "Typ je wachtwoordzin."),
            (Route.QUICK, "Typ je pincode."),
            (Route.RECOVERY_CODE, "Typ de negen blokken van je herstelblad."),
        ],
    )
    def test_nothing_is_no_wrong_secret(self, start, way, words):
        start.closed_vault()
        start.show()
        start.page._use(way)
        for typed in ("", "   "):
            start.line(start.page._secrets.field(way)._question.text()).setText(typed)
            start.press("Openen")
            assert start.says(words)
        assert not (start.folder / "pogingen.json").exists()

    def test_another_vault_hears_nothing_of_what_went_wrong_with_the_first(self, start):
        start.closed_vault()
        other = start.on_thread(lambda: start.make("twee"))
        start.on_thread(other.vault.close)
        start.show()
        first, second = start.page._vaults
        start.page._complain("Deze wachtwoordzin past niet.")
        start.page._go.hold_for(60)
        start.page._choose(second.folder)
        assert not start.says("Deze wachtwoordzin past niet.")
        assert start.page._go.button.isEnabled()
        assert first.folder != second.folder

    def test_the_code_on_paper_opens(self, start):
        sheet = start.closed_vault()
        start.show()
        start.press("Herstelcode gebruiken")
        start.write("Herstelcode", "dit is geen code")
        start.press("Openen")
        start.until(start.page._go.button.isEnabled)
        assert not start.opened
        start.write("Herstelcode", " ".join(sheet.groups))
        start.press("Openen")
        start.until(lambda: bool(start.opened))

    def test_one_goes_back_to_the_passphrase(self, start):
        start.closed_vault()
        start.show()
        start.press("Herstelcode gebruiken")
        start.press("Wachtwoordzin gebruiken")
        assert start.line("Wachtwoordzin").isVisible()

    def test_a_damaged_header_gives_way_to_its_copy_without_a_word(self, start):
        start.closed_vault()
        start.show()
        (start.folder / "kop.json").write_bytes(b"{")
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        start.until(lambda: bool(start.opened))

    def test_a_folder_that_others_write_in_opens_when_the_user_says_so(self, start, monkeypatch):
        start.closed_vault()
        monkeypatch.setattr(
            start.parts.vaults,
            "_surroundings",
            replace(start.parts.vaults._surroundings, sharing=lambda _f: Sharing.SYNC_PROGRAM),
        )
        start.show()
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        start.until(lambda: start.page._ways_on.first is not None)
        assert start.says("Deze map wordt gedeeld met een netwerk of de cloud.")
        start.press("Toch openen")
        start.until(lambda: bool(start.opened))

    def test_another_vault_can_be_made_or_not(self, start):
        start.closed_vault()
        start.show()
        start.press("Nieuwe kluis")
        start.on(VaultStep)
        start.press("Terug naar openen")
        start.on(UnlockPage)


class TestLostHeader:
    """Never the first screen, as if there were nothing."""

    @pytest.fixture
    def sheet(self, start):
        return start.closed_vault()

    def lose(self, start) -> None:
        for name in ("kop.json", "kop.kopie.json"):
            (start.folder / name).unlink()

    def damage(self, start) -> None:
        """The line with the seal of the sheet still reads."""
        for name in ("kop.json", "kop.kopie.json"):
            place = start.folder / name
            place.write_bytes(place.read_bytes().replace(b'"box"', b'"bax"'))

    def test_that_of_a_backup_takes_its_place_and_is_told(self, start):
        def back_up():
            vault = start.parts.vaults.unlock_with_passphrase(
                start.folder, passphrase_bytes(start.phrase)
            )
            vault.backups.make(Silent())
            vault.close()

        start.closed_vault()
        start.on_thread(back_up)
        self.lose(start)
        start.show()
        start.on(UnlockPage)
        assert start.says("Mijn kluis")
        assert start.says("IB Desk neemt dat van de reservekopie van ")
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        start.until(lambda: bool(start.opened))

    def test_the_sheet_makes_a_new_one_of_what_is_left(self, start, sheet):
        self.damage(start)
        start.show()
        start.on(UnlockPage)
        assert start.says("Ook de kopie ervan is niet te lezen")
        start.press("Herstelblad gebruiken")
        start.on(SheetUnlockPage)
        start.write("Herstelcode", " ".join(sheet.groups).lower())
        start.write("Tekst van het vierkant", sheet.slot_code)
        fresh = start.line("Nieuwe wachtwoordzin").text()
        start.press("Openen")
        start.until(lambda: bool(start.opened))
        assert start.line("Herstelcode").text() == start.line("Nieuwe wachtwoordzin").text() == ""
        start.on_thread(start.opened.pop()[0].close)
        vaults = start.parts.vaults
        vault = start.on_thread(
            lambda: vaults.unlock_with_passphrase(start.folder, passphrase_bytes(fresh))
        )
        start.on_thread(vault.close)

    @pytest.mark.parametrize(
        ("code", "square", "phrase", "words"),
        [
            ("right", "right", "welkom", "Deze zin is nog te makkelijk te raden."),
            ("D8CS", "right", None, "Deze herstelcode klopt niet."),
            ("right", "https://example.nl", None, "Dit is niet de tekst van het vierkant."),
            ("right", "older", None, "Code en vierkant horen niet bij elkaar."),
        ],
    )
    def test_what_does_not_fit_is_said_at_its_field(
        self, start, sheet, code, square, phrase, words
    ):
        other = start.on_thread(lambda: self.another(start)) if square == "older" else sheet
        self.damage(start)
        start.show()
        start.on(UnlockPage)
        start.press("Herstelblad gebruiken")
        start.on(SheetUnlockPage)
        start.write("Herstelcode", " ".join(sheet.groups) if code == "right" else code)
        known = {"right": sheet.slot_code, "older": other.slot_code}
        start.write("Tekst van het vierkant", known.get(square, square))
        if phrase is not None:
            start.write("Nieuwe wachtwoordzin", phrase)
        start.press("Openen")
        start.until(lambda: start.says(words) and start.page._go.isEnabled())
        assert not start.opened
        start.press("Terug")
        start.on(UnlockPage)

    def test_with_nothing_left_of_it_the_paper_does_not_help_and_that_is_said(self, start, sheet):
        self.lose(start)
        start.show()
        start.on(UnlockPage)
        start.press("Herstelblad gebruiken")
        start.on(SheetUnlockPage)
        start.write("Herstelcode", " ".join(sheet.groups))
        start.write("Tekst van het vierkant", sheet.slot_code)
        start.press("Openen")
        start.until(lambda: start.says("is niets meer te lezen"))
        assert not start.opened

    def another(self, start):
        vault = start.parts.vaults.unlock_with_passphrase(
            start.folder, passphrase_bytes(start.phrase)
        )
        sheet = vault.ways_in.new_recovery_sheet()
        vault.close()
        return sheet


class TestRestore:
    def test_the_backups_of_the_vault_itself_need_not_be_looked_for(self, start):
        def make():
            new = start.make()
            new.vault.backups.make(Silent())
            new.vault.close()

        start.on_thread(make)
        (start.folder / "kluis.db").write_bytes(b"weg")
        start.show()
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        start.until(lambda: start.says("is wel te lezen. Zet die terug."))
        start.press("Reservekopie terugzetten")
        start.on(RestorePage)
        start.until(lambda: start.says("Het bestand is heel."))
        assert start.page._own_field.isVisible()
        start.write("Wachtwoordzin", start.phrase)
        start.press("Terugzetten")
        start.on(UnlockPage)
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        start.until(lambda: bool(start.opened))
        assert [vault.folder for vault in start.shelf.known()] == [start.folder]

    def test_a_backup_comes_back_beside_the_vault_that_was_there(self, start):
        start.closed_vault()
        backup = next(start.root.glob("*.ibdesk"))
        start.show()
        start.press("Reservekopie terugzetten")
        start.on(RestorePage)
        start.page.look_at(backup)
        start.until(lambda: start.says("Het bestand is heel."))
        start.press("Terugzetten")
        assert start.says("Typ eerst de wachtwoordzin van de kluis die er nu staat.")
        start.write("Wachtwoordzin", "wolk fietspad zilver tante")
        start.press("Terugzetten")
        start.until(lambda: start.says("Deze wachtwoordzin past niet."))
        start.until(start.page._go.isEnabled)
        start.write("Wachtwoordzin", start.phrase)
        start.press("Terugzetten")
        start.on(UnlockPage)
        assert start.says("Open de kluis met de wachtwoordzin van toen.")
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        start.until(lambda: bool(start.opened))

    def test_what_came_back_from_elsewhere_is_the_one_to_open(self, start):
        start.closed_vault()
        backup = next(start.root.glob("*.ibdesk"))
        shutil.rmtree(start.folder)
        other = start.on_thread(lambda: start.make("ander"))
        start.on_thread(other.vault.close)
        start.show()
        start.press("Reservekopie terugzetten")
        start.on(RestorePage)
        start.page.look_at(backup)
        start.until(lambda: start.says("Het bestand is heel."))
        start.press("Terugzetten")
        start.on(UnlockPage)
        assert len(start.page._vaults) == 2
        assert start.page._vault.folder != start.root / "kluizen" / "ander"
        assert start.says("Nog niet eerder geopend.")

    def test_a_file_that_is_none_is_told(self, start):
        start.closed_vault()
        foreign = start.root / "brief.ibdesk"
        foreign.write_bytes(b"geen kopie")
        start.show()
        start.press("Reservekopie terugzetten")
        start.on(RestorePage)
        start.page.look_at(foreign)
        start.until(start.page._trouble.isVisible)
        assert not start.page._go.isEnabled()
        start.press("Terug")
        start.on(UnlockPage)


class TestTheCopyOfAClosedVault:
    def close_one(self, start):
        made = start.on_thread(start.make)
        start.on_thread(made.vault.close)

    def backups(self, start):
        return start.parts.vaults.backups_of(start.folder)

    def test_it_is_made_while_the_door_stands_there(self, start):
        self.close_one(start)
        start.show()
        start.until(lambda: not start.window.is_copying)
        assert [backup.is_checked for backup in self.backups(start)] == [False]

    def test_whoever_opens_the_vault_comes_first(self, start, monkeypatch):
        self.close_one(start)
        opening = threading.Event()

        def copy(progress):
            opening.wait(PATIENCE)
            progress.step(0, 1)

        start.entrance = replace(start.entrance, copy_closed=copy)
        start.show()
        start.on(UnlockPage)
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")
        opening.set()
        start.until(lambda: bool(start.opened))
        assert self.backups(start) == []

    def test_a_secret_that_does_not_fit_only_puts_it_off(self, start):
        self.close_one(start)
        start.show()
        start.window._coming_in.copying._again.setInterval(0)
        start.on(UnlockPage)
        start.write("Wachtwoordzin", "wolk fietspad zilver tante")
        start.press("Openen")
        start.until(lambda: start.says("past niet"))
        start.until(lambda: not start.window.is_copying and len(self.backups(start)) == 1)

    def held_up(self, start):
        """The first copy does not stop before that is let, whoever wants the vault."""
        let, begun = threading.Event(), []

        def copy(progress):
            begun.append(1)
            if len(begun) == 1:
                let.wait(PATIENCE)
            start.shelf.copy_closed(progress)

        start.entrance = replace(start.entrance, copy_closed=copy)
        start.show()
        start.on(UnlockPage)
        start.until(lambda: bool(begun))
        return let

    def refused(self, start):
        start.write("Wachtwoordzin", "wolk fietspad zilver tante")
        start.press("Openen")
        start.until(lambda: start.says("past niet"))

    def test_it_is_made_also_where_it_stops_later_than_the_secret_was_refused(self, start):
        self.close_one(start)
        let = self.held_up(start)
        again = start.window._coming_in.copying._again
        again.setInterval(0)
        self.refused(start)
        start.until(lambda: not again.isActive())
        let.set()
        start.until(lambda: not start.window.is_copying)
        assert len(self.backups(start)) == 1

    def test_until_then_it_is_on_its_way_and_made_after_the_window_when_that_closes(self, start):
        self.close_one(start)
        let = self.held_up(start)
        start.window._coming_in.copying._again.setInterval(3_600_000)
        self.refused(start)
        let.set()
        start.until(lambda: not start.doorstep.documents.is_busy)
        assert self.backups(start) == []
        assert start.window.is_copying

    def test_it_is_made_when_a_folder_was_put_in_order(self, start):
        self.close_one(start)
        shutil.copyfile(start.folder / "kluis.db", start.folder / "kluis-LAPTOP.db")
        let = self.held_up(start)
        start.window._coming_in.copying._again.setInterval(0)
        start.press("Opzij zetten")
        let.set()
        start.until(lambda: not start.window.is_copying)
        assert len(self.backups(start)) == 1

    def test_it_waits_until_is_told_what_was_found(self, start, monkeypatch):
        """That is how the last copy ended, and would take the place of how this one does."""
        self.close_one(start)
        monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=1_000))
        enter = Rooms.enter
        monkeypatch.setattr(Rooms, "enter", lambda _rooms, _names: None)
        start.show_door()
        coming_in = start.window._coming_in
        start.until(lambda: coming_in._found is not None)
        assert not coming_in.copying.is_due
        assert start.window.is_copying
        enter(coming_in._rooms, [])
        start.until(lambda: start.says("De schijf is vol."))

    def test_what_went_wrong_is_told_until_it_is_solved(self, start, monkeypatch):
        self.close_one(start)
        full = SimpleNamespace(free=1_000)
        monkeypatch.setattr("shutil.disk_usage", lambda _folder: full)
        start.show()
        start.until(lambda: start.says("De schijf is vol."))
        assert start.says("De reservekopie is niet gelukt.")
        start.window.look()
        start.until(lambda: start.says("Maak ruimte vrij, dan lukt de volgende."))

        full.free = 1_000_000_000
        start.window._coming_in.copying.begin()
        start.until(lambda: not start.page.notes._backup.isVisible())
        start.window.look()
        start.until(lambda: len(start.page._vaults) == 1)
        assert not start.page.notes._backup.isVisible()


class TestWhatIsAmiss:
    """Each state has its sentence, and a way on that works."""

    def close_one(self, start, *, backup=False):
        made = start.on_thread(start.make)
        if backup:
            start.on_thread(lambda: made.vault.backups.make(Silent()))
        start.on_thread(made.vault.close)

    def open_it(self, start):
        start.write("Wachtwoordzin", start.phrase)
        start.press("Openen")

    def test_a_database_with_another_name_is_taken(self, start):
        self.close_one(start)
        (start.folder / "kluis.db").rename(start.folder / "kluis (1).db")
        start.show()
        assert start.says("Het bestand met de dossiers (kluis.db) is er niet.")
        start.press("‘kluis (1).db’ gebruiken")
        start.until(lambda: start.page._secrets.route is Route.PASSPHRASE)
        self.open_it(start)
        start.until(lambda: bool(start.opened))

    def test_work_that_is_missing_is_told_and_she_decides(self, start):
        self.close_one(start)
        older = (start.folder / "kluis.db").read_bytes()
        vaults = start.parts.vaults
        vault = start.on_thread(
            lambda: vaults.unlock_with_passphrase(start.folder, passphrase_bytes(start.phrase))
        )
        start.on_thread(lambda: start.parts.desk(vault).records.add(Pupil(call_name="Bo")))
        start.on_thread(vault.close)
        (start.folder / "kluis.db").write_bytes(older)
        start.show()
        self.open_it(start)
        start.until(lambda: start.says("Er ontbreekt werk in deze kluis."))
        start.press("Verder met wat er is")
        start.until(lambda: bool(start.opened))

    def test_a_second_version_is_put_aside_and_opens_from_there(self, start):
        self.close_one(start)
        shutil.copyfile(start.folder / "kluis.db", start.folder / "kluis-LAPTOP.db")
        start.show()
        assert start.says("Naast deze kluis ligt een tweede versie: ‘kluis-LAPTOP.db’.")
        start.press("Opzij zetten")
        start.until(lambda: not start.says("tweede versie"))
        start.press("Opzij gezet")
        start.on(AsidePage)
        start.until(lambda: start.says("Bewaar hem tot"))
        start.press("Openen")
        start.on(UnlockPage)
        assert start.says("Wat je hierin verandert, komt niet in je gewone kluis.")
        self.open_it(start)
        start.until(lambda: bool(start.opened))
        assert start.opened[0][0].is_aside

    def test_from_what_was_put_aside_the_way_back_is_one_step(self, start):
        self.close_one(start, backup=True)
        (backup,) = start.parts.vaults.backups_of(start.folder)
        start.on_thread(
            lambda: start.parts.vaults.restore_backup(
                backup.path, start.folder, Silent(), proof=passphrase_bytes(start.phrase)
            )
        )
        start.show()
        start.press("Opzij gezet")
        start.until(lambda: start.says("Bewaar hem tot"))
        start.press("Openen")
        start.on(UnlockPage)
        start.press("Terug")
        start.until(lambda: not start.says("opzij gezet"))

    def test_one_that_cannot_be_written_opens_to_read(self, start, monkeypatch):
        self.close_one(start)

        def refused(*_given):
            raise FolderNotWritable

        monkeypatch.setattr("ib_desk.storage.door.Claim", refused)
        start.show()
        self.open_it(start)
        start.until(lambda: start.says("Lezen en afdrukken kan wel."))
        monkeypatch.undo()
        start.press("Alleen lezen")
        start.until(lambda: bool(start.opened))
        vault = start.opened[0][0]
        assert vault.is_read_only
        start.on_thread(vault.close)

    def test_vaults_that_nobody_may_list_are_not_called_none(self, start, monkeypatch):
        def refused(_progress=None):
            raise FolderNotReadable

        known = start.entrance.known
        start.entrance = replace(start.entrance, known=refused)
        start.show()
        start.on(UnlistedPage)
        assert start.says("IB Desk mag niet kijken in de map met je kluizen.")
        self.close_one(start)
        start.doorstep._entrance = replace(start.entrance, known=known)
        start.press("Opnieuw kijken")
        start.on(UnlockPage)

    def test_who_cannot_prove_anything_gets_a_second_vault(self, start):
        start.closed_vault()
        backup = next(start.root.glob("*.ibdesk"))
        start.show()
        start.press("Reservekopie terugzetten")
        start.on(RestorePage)
        start.page.look_at(backup)
        start.until(start.page._beside.isVisible)
        start.press("Ernaast zetten")
        start.on(UnlockPage)
        assert len(start.page._vaults) == 2


def test_tab_goes_in_reading_order_before_a_vault_is_open_too(start):
    """With a second vault, its name came after the button to open it."""
    start.closed_vault()
    other = start.on_thread(lambda: start.make("twee"))
    start.on_thread(other.vault.close)
    start.show()
    start.on(UnlockPage)
    stops, walked = tab_stops(start.window), []
    stops[0].setFocus()
    for _stop in stops:
        walked.append(start.window.focusWidget())
        start.qtbot.keyClick(walked[-1], Qt.Key.Key_Tab)
    assert walked == stops
