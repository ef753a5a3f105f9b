"""In which shape a request goes: proposed, chosen otherwise, warned about, and made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from ib_desk.application.leaving.outside import NoPrinter, ToPrinter
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, DisclosureState, Way
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.request_flow import Section
from ib_desk.domain.request.shapes import WITH_DATA
from ib_desk.ui.request import departure
from ib_desk.ui.request.folder_card import FolderCard
from ib_desk.ui.request.made_card import MadeCard
from tests.builders import noor_records, request, swv
from tests.exchange.test_aes_zip import opened_zip
from tests.ui.looking import nameless, rich_labels
from tests.ui.request.conftest import Begin
from tests.ui.request.journey import Visit


def at(counter: DeliveryForm, *more: Record) -> list[Record]:
    """Noor's records, with a bureau that takes requests in like that."""
    changed = replace(swv(), counter=counter)
    return [*(changed if one.id == changed.id else one for one in noor_records()), *more]


def asks(shape: DeliveryShape) -> SwvRoute:
    return SwvRoute(profile_id=swv().id, kind=request().kind, delivery=shape)


def folder_in(visit: Visit, place: Path) -> Path:
    visit.press("Pakket maken…")
    visit.save_at(place)
    visit.until_said("De map staat klaar")
    (folder,) = place.iterdir()
    return folder


def card(visit: Visit) -> FolderCard:
    visit.until(lambda: isinstance(visit.page._departure._card, FolderCard))
    found = visit.page._departure._card
    assert isinstance(found, FolderCard)
    return found


def test_what_fits_the_counter_is_proposed_with_why(begin: Begin) -> None:
    visit = begin(at(DeliveryForm.PORTAL))
    visit.until_said("Het bureau neemt aanvragen aan via het portaal.")
    shape = visit.part(Section.SHAPE).widget
    assert nameless(shape) == []
    assert rich_labels(shape) == []
    assert not visit.has_text("Let op")


def test_before_anybody_asked_no_shape_is_offered(begin: Begin) -> None:
    visit = begin(at(DeliveryForm.UNKNOWN))
    visit.until_said("Hoe het bureau aanvragen aanneemt, is nog niet bekend.")
    assert not visit.has_button("Op papier")


def test_what_the_bureau_asks_itself_is_said(begin: Begin) -> None:
    visit = begin(at(DeliveryForm.UNKNOWN, asks(DeliveryShape.ZIP)))
    visit.until_said("Het bureau vraagt: een versleuteld zipbestand.")


def test_what_will_not_work_there_is_told_and_is_made_all_the_same(
    begin: Begin, tmp_path: Path
) -> None:
    visit = begin(at(DeliveryForm.PORTAL))
    visit.press("Eén versleutelde pdf")
    visit.until_said("Een portaal neemt meestal geen versleuteld bestand aan.")
    visit.press("Pakket maken…")
    visit.save_at(tmp_path / "pakket.pdf")
    visit.until_said("Zet ‘pakket.pdf’ in het portaal van het bureau.")
    assert visit.opened.all_of(Disclosure)[0].way is Way.SEALED_BY_PORTAL


def test_a_second_password_is_warned_about_where_the_mail_is_closed(begin: Begin) -> None:
    visit = begin(at(DeliveryForm.MAIL, asks(DeliveryShape.FOLDER)))
    visit.press("Versleuteld zipbestand")
    visit.until_said("weigert een tweede wachtwoord")


def test_a_zip_is_closed_with_the_words_that_are_shown(begin: Begin, tmp_path: Path) -> None:
    visit, path = begin(at(DeliveryForm.MAIL)), tmp_path / "A26.zip"
    visit.press("Versleuteld zipbestand")
    visit.press("Pakket maken…")
    assert visit.dialog().selectedFiles()[0].endswith(".zip")
    visit.save_at(path)
    visit.until_said("Pakket gemaakt")
    made = visit.page._departure._card
    assert isinstance(made, MadeCard)
    inside = opened_zip(path.read_bytes(), made._made.words)
    assert inside.startswith(b"PK")
    assert b"brief.pdf" in inside
    visit.until_said("Stuur ‘A26.zip’ naar SWV PO Waterland-Fictief.")


def test_the_letter_for_the_mail_is_copied_and_holds_no_words(begin: Begin, tmp_path: Path) -> None:
    visit = begin(at(DeliveryForm.MAIL), pages=True)
    visit.press("Pakket maken…")
    visit.save_at(tmp_path / "A26.pdf")
    visit.until_said("Pakket gemaakt")
    made = visit.page._departure._card
    assert isinstance(made, MadeCard)
    visit.press("Brief voor in de mail kopiëren")
    visit.until_said("De brief staat op het klembord.")
    copied = QGuiApplication.clipboard().text()
    assert "Aan: SWV PO Waterland-Fictief" in copied
    assert "één versleutelde pdf" in copied
    assert made._made.words not in copied
    assert "Noor" not in copied


class TestFolder:
    @pytest.fixture
    def visit(self, begin: Begin) -> Visit:
        return begin(at(DeliveryForm.UPLOAD))

    @pytest.fixture
    def place(self, tmp_path: Path) -> Path:
        place = tmp_path / "Downloads"
        place.mkdir()
        return place

    def test_its_files_are_called_by_the_reference(self, visit: Visit, place: Path) -> None:
        folder = folder_in(visit, place)
        assert folder.name == request().reference
        assert all(one.name.startswith(folder.name) for one in folder.iterdir())
        assert visit.opened.all_of(Disclosure)[0].way is Way.OPEN_FILES
        visit.until(lambda: isinstance(visit.screen.focusWidget(), FolderCard))
        assert not visit.has_button("Naast het portaal zetten")

    def test_a_name_that_is_taken_gets_a_number(self, visit: Visit, place: Path) -> None:
        (place / request().reference).mkdir()
        visit.press("Pakket maken…")
        visit.save_at(place)
        visit.until_said("De map staat klaar")
        assert {one.name for one in place.iterdir()} == {
            request().reference,
            f"{request().reference}-2",
        }

    def test_it_stays_until_she_is_done_and_then_it_is_gone(
        self, visit: Visit, place: Path
    ) -> None:
        folder = folder_in(visit, place)
        visit.press("Klaar: map verwijderen")
        visit.until(lambda: visit.page._departure._card is None)
        assert not folder.exists()
        visit.go_back()
        visit.until(lambda: not visit.opened.session.is_busy)
        assert visit.page._departure._card is None
        assert visit.opened.ask(visit.opened.session.desk.left_folders.all) == ()

    def test_what_she_put_in_it_stays_and_she_can_say_that_she_saw_to_it(
        self, visit: Visit, place: Path
    ) -> None:
        folder = folder_in(visit, place)
        (folder / "van mij.txt").write_text("zelf")
        visit.press("Klaar: map verwijderen")
        visit.until_said("1 bestand in de map is veranderd of van jou.")
        assert [one.name for one in folder.iterdir()] == ["van mij.txt"]
        visit.press("Ik heb hem zelf verwijderd")
        visit.until(lambda: visit.page._departure._card is None)
        visit.until(lambda: not visit.opened.session.is_busy)
        assert visit.opened.ask(visit.opened.session.desk.left_folders.all) == ()

    def test_the_copy_shows_each_file_that_left(self, visit: Visit, place: Path) -> None:
        folder = folder_in(visit, place)
        names = sorted(one.name for one in folder.iterdir())
        visit.until(lambda: visit.has_button(names[0]))
        visit.press(names[-1])
        visit.until(lambda: visit.page._side._copy.pages > 0)

    def test_data_for_a_program_is_seen_before_it_leaves_and_afterwards(
        self, begin: Begin, place: Path
    ) -> None:
        asked = replace(asks(DeliveryShape.FOLDER), with_data=True)
        visit = begin(at(DeliveryForm.UPLOAD, asked))
        visit.press("Gegevens")
        visit.until_said("Dit bestand gaat mee in een map of zip")
        shown = visit.page._side.outgoing._data
        visit.until(shown.isVisible)
        before = shown.toPlainText()
        assert shown.accessibleName() == "Gegevens voor een programma"
        folder = folder_in(visit, place)
        (data,) = folder.glob("*.json")
        assert data.read_text("utf-8") == before
        visit.press(data.name)
        visit.until(visit.page._side._copy._data.isVisible)
        assert visit.page._side._copy._data.toPlainText() == before

    def test_what_is_seen_of_it_follows_the_shape_that_is_picked(self, begin: Begin) -> None:
        asked = replace(asks(DeliveryShape.FOLDER), with_data=True)
        visit = begin(at(DeliveryForm.UPLOAD, asked))
        visit.until_looked_through()
        assert visit.has_button("Gegevens")
        shapes = visit.page._shapes
        for shape in DeliveryShape:
            shapes.pick(request().id, shape)
            if shape in WITH_DATA:
                visit.until(lambda: visit.has_button("Gegevens"))
            else:
                visit.until(lambda: not visit.has_button("Gegevens"))

    def test_where_no_program_asks_for_data_there_is_none(self, visit: Visit, place: Path) -> None:
        visit.until_looked_through()
        assert not visit.has_button("Gegevens")
        assert list(folder_in(visit, place).glob("*.json")) == []

    def test_of_a_folder_no_words_are_lost(self, visit: Visit, place: Path) -> None:
        folder_in(visit, place)
        assert not visit.has_button("Opnieuw inpakken…")


class _Printer:
    """Takes all pages."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def print(self, content: bytes, name: str, progress: Any) -> None:
        assert content.startswith(b"%PDF")
        self.names.append(name)


def test_paper_goes_to_a_printer_in_one_go(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    printer = _Printer()
    asked: list[str] = []

    def ask(parent: Any, title: str, take: Callable[[ToPrinter], object]) -> Any:
        asked.append(title)
        take(ToPrinter(printer))
        return QDialog(parent)

    visit = begin(at(DeliveryForm.PAPER))
    monkeypatch.setattr(departure, "ask_for_printer", ask)
    visit.press("Pakket maken…")
    visit.until(lambda: printer.names != [])
    visit.until_said("Het pakket is gemaakt en nog niet verstuurd.")
    assert asked == ["Aanvraag afdrukken"]
    (line,) = visit.opened.all_of(Disclosure)
    assert (line.way, line.place) == (Way.ON_PAPER, "")
    states = [one.state for one in visit.opened.all_of(DisclosureEvent)]
    assert states == [DisclosureState.OFFERED_TO_PRINTER]


def test_without_a_printer_nothing_left(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_any: Any) -> None:
        raise NoPrinter

    visit = begin(at(DeliveryForm.PAPER))
    monkeypatch.setattr(departure, "ask_for_printer", none)
    visit.press("Pakket maken…")
    visit.until_said("Er is niets naar buiten gegaan")
    assert visit.opened.all_of(Disclosure) == []
