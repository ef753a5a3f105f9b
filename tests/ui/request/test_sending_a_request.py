"""From a concept to a sealed package, and everything that can come in between."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PasswordType, PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.paper import PackageOrder
from ib_desk.application.progress import Progress
from ib_desk.application.vault_errors import StorageFailed
from ib_desk.domain.records.bureau_reply import BureauReply, BureauReplyKind
from ib_desk.domain.records.disclosure import (
    Disclosure,
    DisclosureEvent,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, RequestKind, SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import DeliveryForm
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.request.request_flow import Section
from ib_desk.ui.file.people_page import PeoplePage
from ib_desk.ui.request.made_card import MadeCard
from ib_desk.ui.request.proof import Pages
from tests.builders import attachments, noor_records, request, swv
from tests.patience import let_others_go_on
from tests.ui.opened_desk import NOW
from tests.ui.request.conftest import Begin
from tests.ui.request.journey import Visit

OTHER_REASON = "Wachten kan niet: de plek is nu nodig."


def but(*instead: Record) -> list[Record]:
    """Noor's records, with these in the place of those with their id."""
    changed = {record.id: record for record in instead}
    return [changed.get(record.id, record) for record in noor_records()]


def words_shown(visit: Visit) -> str:
    card = visit.screen.findChild(MadeCard)
    assert card is not None
    large = [x.text() for x in card.findChildren(QLabel) if x.property("role") == "talk_title"]
    return " ".join(large)


def test_a_complete_request_becomes_a_package_that_only_the_six_words_open(
    begin: Begin, tmp_path: Path
) -> None:
    visit, path = begin(pages=True), tmp_path / "pakket.pdf"
    visit.until_looked_through()
    view = visit.page._side.outgoing._view
    visit.until(lambda: view.pages > 0)
    shown = view.pages
    visit.press("Pakket maken…")
    assert visit.dialog().selectedFiles()[0].endswith("A26-4071-aanvraag.pdf")
    visit.save_at(path)
    visit.until_said("Pakket gemaakt")

    visit.until_said("Mail ‘pakket.pdf’ naar SWV PO Waterland-Fictief.")
    visit.until(lambda: isinstance(visit.screen.focusWidget(), MadeCard))

    words = words_shown(visit)
    assert len(words.split()) == 6
    sealed = path.read_bytes()
    assert b"Noor" not in sealed
    reader = PdfReader(BytesIO(sealed))
    assert reader.decrypt(words.replace(" ", "")) is PasswordType.NOT_DECRYPTED
    assert reader.decrypt(words) is not PasswordType.NOT_DECRYPTED
    assert len(reader.pages) == shown
    first = reader.pages[0].extract_text()
    assert "Noor van Dalen" in first
    said = next(text for text in visit.texts() if text.startswith("Controlecode"))
    assert said.removeprefix("Controlecode: ").split(".")[0] in first


def test_what_was_made_is_kept_closed_and_not_called_sent(begin: Begin, tmp_path: Path) -> None:
    visit = begin(pages=True)
    shown: list[Pages] = []
    visit.page._proof.made.connect(shown.append)
    visit.until_looked_through()
    visit.press("Pakket maken…")
    visit.save_at(tmp_path / "pakket.pdf")
    visit.until_said("Pakket gemaakt")
    visit.until_said("Het pakket is gemaakt en nog niet verstuurd.")

    made = visit.opened.all_of(SwvRequest)[0]
    line = visit.opened.all_of(Disclosure)[0]
    assert (made.packed_on, made.sent_on) == (NOW.date(), None)
    assert (line.kind, line.request_id) == (OutputKind.REQUEST_PACKAGE, made.id)
    assert line.recipient == "SWV PO Waterland-Fictief"
    assert line.way is Way.SEALED_BY_MAIL
    assert "WPO" in line.ground
    assert line.gaps_reason == ""
    copy_id = line.copy_id
    assert copy_id is not None
    kept = visit.opened.ask(lambda: visit.opened.session.desk.attachments.kept(copy_id))
    assert kept == shown[-1].printed.content
    assert len(PdfReader(BytesIO(kept)).pages) == 9
    visit.until(lambda: visit.page._side._copy.pages == 9)
    assert visit.form is None
    assert not visit.has_button("Pakket maken…")
    assert not any("verstuurd" in said and "nog niet" not in said and "Toch" not in said
                   for said in visit.texts())  # fmt: skip
    assert visit.opened.problems == []


class TestWhatBecameOfIt:
    @pytest.fixture
    def visit(self, begin: Begin, tmp_path: Path) -> Visit:
        made = begin()
        made.press("Pakket maken…")
        made.save_at(tmp_path / "pakket.pdf")
        made.until_said("Het pakket is gemaakt en nog niet verstuurd.")
        return made

    def stand(self, visit: Visit) -> str:
        return visit.page._heading._state.word

    def test_she_says_that_it_was_sent_and_then_received(self, visit: Visit) -> None:
        assert self.stand(visit) == "pakket klaar"
        visit.press("Verstuurd")
        visit.press("Noteren")
        visit.until_said("Deze aanvraag is verstuurd.")
        assert visit.opened.all_of(SwvRequest)[0].sent_on == NOW.date()
        assert self.stand(visit) == "verstuurd"
        visit.press("Ontvangen")
        visit.press("Noteren")
        visit.until_said("Deze aanvraag is ontvangen.")
        assert self.stand(visit) == "ontvangen"

    def test_toch_niet_verstuurd_opens_it_to_be_written_on(self, visit: Visit) -> None:
        visit.press("Toch niet verstuurd")
        visit.press("Noteren")
        visit.until(lambda: visit.form is not None)
        assert visit.opened.all_of(SwvRequest)[0].packed_on is None
        visit.until_looked_through()
        assert visit.has_button("Pakket maken…")


def test_another_request_begins_with_the_cursor_in_its_first_question(begin: Begin) -> None:
    visit = begin(but(replace(request(), sent_on=NOW.date())))
    visit.press("Nieuwe aanvraag")
    visit.until(lambda: visit.field_with_focus()[1] == "question")
    chooser = visit.page._heading._which
    assert [chooser.itemText(row) for row in range(chooser.count())] == [
        "Concept van 18 september 2026",
        "Verstuurd op 18 september 2026",
    ]


def test_of_a_request_without_a_copy_no_pages_are_promised(begin: Begin) -> None:
    visit = begin(but(replace(request(), packed_on=NOW.date(), sent_on=NOW.date())))
    visit.until_said("Deze aanvraag is verstuurd.")
    visit.until_said("Hiervan staat geen kopie in de kluis.")
    said = " ".join(visit.texts())
    assert "De tekst verandert niet meer." in said
    assert "precies die van toen" not in said


def test_one_request_of_several_is_opened_by_its_id(begin: Begin) -> None:
    sent = replace(request(), sent_on=NOW.date())
    concept = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=sent.file_id, dated_on=NOW.date())
    visit = begin([*but(sent), concept])
    visit.until(lambda: visit.form is not None)
    visit.screen.open_page("request", record_id=sent.id)
    visit.until_said("Deze aanvraag is verstuurd.")
    visit.until(lambda: visit.screen.focusWidget() is visit.page._heading._which)
    visit.screen.open_page("request", record_id=concept.id)
    visit.until(lambda: visit.field_with_focus() == (str(concept.id), "question"))


def test_what_the_bureau_said_is_kept_with_the_request_that_is_shown(begin: Begin) -> None:
    """Also of an earlier one, while the next is being written."""
    sent = replace(request(), sent_on=NOW.date())
    concept = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=sent.file_id, dated_on=NOW.date())
    visit = begin([*but(sent), concept])
    visit.screen.open_page("request", record_id=sent.id)
    visit.until_said("Berichten van het bureau")
    visit.press("Bericht toevoegen")
    visit.until(lambda: visit.field_with_focus()[1] == "kind")
    (entry,) = visit.page._by_kind[BureauReply]._entries.values()
    assert entry.form is not None
    editor = entry.form._fields["kind"].editor
    editor.show(BureauReplyKind.MORE_ASKED)
    editor.settled.emit()
    visit.until(lambda: bool(visit.opened.all_of(BureauReply)))
    assert [one.request_id for one in visit.opened.all_of(BureauReply)] == [sent.id]
    visit.until_said("nog te sturen")
    visit.screen.open_page("request", record_id=concept.id)
    visit.until(visit.part(Section.REPLIES).widget.isHidden)


def test_the_words_go_when_they_were_passed_on(begin: Begin, tmp_path: Path) -> None:
    visit = begin()
    visit.press("Pakket maken…")
    visit.save_at(tmp_path / "pakket.pdf")
    visit.until_said("Pakket gemaakt")
    words = words_shown(visit)
    visit.press("Woorden kopiëren")
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == words
    assert clipboard.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"
    card = visit.screen.findChild(MadeCard)
    assert card is not None
    card._clipboard._timer.timeout.emit()
    assert clipboard.text() == ""
    visit.press("Ik heb ze doorgegeven")
    visit.until(lambda: not any(word in visit.texts() for word in words.split()))
    assert visit.page._departure._card is None


def test_the_words_outlive_a_lock_until_they_were_passed_on(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    visit = begin()
    visit.press("Pakket maken…")
    visit.save_at(tmp_path / "pakket.pdf")
    visit.until_said("Pakket gemaakt")
    words = words_shown(visit)
    visit.screen.close()

    unlocked = Visit(qtbot, visit.opened)
    unlocked.until_said("Pakket gemaakt")
    assert words_shown(unlocked) == words
    unlocked.until_said("Mail ‘pakket.pdf’ naar SWV PO Waterland-Fictief.")
    assert any(text.startswith("Controlecode:") for text in unlocked.texts())
    assert unlocked.opened.ask(unlocked.opened.session.desk.drafts.all) == []
    unlocked.press("Ik heb ze doorgegeven")
    unlocked.screen.close()

    later = Visit(qtbot, visit.opened)
    later.until_said("Het pakket is gemaakt en nog niet verstuurd.")
    later.until(lambda: not later.opened.session.is_busy)
    assert later.screen.findChild(MadeCard) is None
    assert later.opened.problems == []


def test_words_of_what_was_not_sent_after_all_are_not_shown(begin: Begin, tmp_path: Path) -> None:
    visit = begin()
    visit.press("Pakket maken…")
    visit.save_at(tmp_path / "pakket.pdf")
    visit.until_said("Pakket gemaakt")
    visit.press("Toch niet verstuurd")
    visit.press("Noteren")
    visit.until(lambda: visit.form is not None)
    visit.until(lambda: not any("Pakket gemaakt" in text for text in visit.texts()))


def test_lost_words_are_made_anew_for_the_same_pages(begin: Begin, tmp_path: Path) -> None:
    visit = begin(pages=True)
    visit.press("Pakket maken…")
    visit.save_at(tmp_path / "pakket.pdf")
    visit.until_said("Pakket gemaakt")
    first = words_shown(visit)
    visit.press("Ik heb ze doorgegeven")
    visit.press("Opnieuw inpakken…")
    visit.save_at(tmp_path / "opnieuw.pdf")
    visit.until_said("Pakket gemaakt")

    again = words_shown(visit)
    assert again != first
    assert not any(text.startswith("Controlecode:") for text in visit.texts())
    reader = PdfReader(tmp_path / "opnieuw.pdf")
    assert reader.decrypt(first) is PasswordType.NOT_DECRYPTED
    assert reader.decrypt(again) is not PasswordType.NOT_DECRYPTED
    assert "Noor van Dalen" in reader.pages[0].extract_text()
    lines = visit.opened.all_of(Disclosure)
    assert len({line.digest for line in lines}) == 2
    assert len({line.copy_id for line in lines}) == 1
    assert visit.opened.problems == []


def test_after_a_sent_request_a_new_one_can_begin(begin: Begin) -> None:
    sent = replace(request(), sent_on=NOW.date())
    visit = begin(but(sent))
    visit.press("Nieuwe aanvraag")
    visit.until(lambda: visit.form is not None)
    found = visit.opened.all_of(SwvRequest)
    assert [one.sent_on for one in found] == [NOW.date(), None]
    assert not visit.has_button("Nieuwe aanvraag")
    assert visit.page.report == "request"
    visit.page._heading.chosen.emit(sent.id)
    assert visit.form is None
    assert visit.page.report == "parents"


def test_who_did_not_read_it_bars_the_way_until_that_is_settled(begin: Begin) -> None:
    visit = begin([r for r in noor_records() if not isinstance(r, Inspection)])
    visit.until_said("Marieke Bakker en Joost van Dalen zagen deze aanvraag nog niet.")
    assert not visit.page._bottom.make_button.isEnabled()
    assert any("Pakket maken kan nog niet" in text for text in visit.texts())

    visit.press("Inzage invullen")
    visit.until(lambda: visit.field_with_focus()[1] == "outcome")
    visit.press("Vandaag gelezen: Marieke Bakker")
    visit.until_said("Joost van Dalen zag deze aanvraag nog niet.")
    visit.press("Vandaag gelezen: Joost van Dalen")
    visit.until(visit.page._bottom.make_button.isEnabled)
    readings = visit.opened.all_of(Inspection)
    assert {one.on for one in readings} == {NOW.date()}
    assert len({one.guardian_id for one in readings}) == 2
    assert not any("zag deze aanvraag nog niet" in text for text in visit.texts())


def without_gezag() -> list[Record]:
    """Noor is nine, and nobody who may read it for her is known."""
    return [
        replace(one, custody=Custody.NO) if isinstance(one, Guardian) else one
        for one in noor_records()
        if not isinstance(one, Inspection)
    ]


def test_a_young_pupil_does_not_read_it_in_place_of_the_parents(begin: Begin) -> None:
    visit = begin(without_gezag())
    visit.until_said("Vul eerst in wie gezag heeft.")
    visit.press("Inzage toevoegen")
    menu = visit.page.findChildren(QMenu)[-1]
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered == [
        "Marieke Bakker",
        "Joost van Dalen",
        "De leerling zelf",
        "Iemand die hier nog niet bij staat",
    ]
    menu.actions()[2].trigger()
    visit.until(lambda: visit.opened.all_of(Inspection) != [])
    (reading,) = visit.opened.all_of(Inspection)
    assert (reading.guardian_id, reading.outcome) == (None, InspectionOutcome.OPEN)
    visit.opened.store((reading, replace(reading, outcome=InspectionOutcome.GIVEN, on=NOW.date())))
    visit.until_looked_through()
    assert not visit.page._bottom.make_button.isEnabled()
    visit.press("Naar Mensen")
    visit.until(lambda: isinstance(visit.screen.page, PeoplePage))


def test_a_reading_is_noted_once_and_the_cursor_goes_to_who_is_next(begin: Begin) -> None:
    visit = begin([r for r in noor_records() if not isinstance(r, Inspection)])
    visit.until_looked_through()
    first = visit.button("Vandaag gelezen: Marieke Bakker")
    first.setFocus()
    first.click()
    assert visit.screen.focusWidget() is visit.button("Vandaag gelezen: Joost van Dalen")
    assert not first.isVisible()
    visit.button("Vandaag gelezen: Joost van Dalen").click()
    focused = visit.screen.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Inzage toevoegen"
    visit.until(visit.page._bottom.make_button.isEnabled)
    assert len(visit.opened.all_of(Inspection)) == 2
    visit.until_looked_through()
    visit.opened.store((request(), replace(request(), summary="Anders.")))
    visit.until_looked_through()
    assert not visit.has_button("Vandaag gelezen: Joost van Dalen")


def test_nobody_is_blamed_before_there_is_something_to_read(begin: Begin) -> None:
    begun = SwvRequest(kind=RequestKind.ARRANGEMENT, id=request().id, file_id=request().file_id)
    visit = begin([r for r in but(begun) if not isinstance(r, Inspection)])
    visit.until_looked_through()
    assert not visit.page._stop.isVisible()
    assert not visit.page._bottom.make_button.isEnabled()


def test_open_points_ask_for_one_reason_that_the_register_keeps(
    begin: Begin, tmp_path: Path
) -> None:
    visit = begin(but(replace(request(), director_agrees_on=None)))
    visit.until_said("Eén punt open. Bij het maken geef je een reden.")
    visit.press("Pakket maken…")
    visit.press("Pakket maken")
    visit.until_said("Schrijf kort waarom. Eén zin is genoeg.")
    visit.page._bottom._reason._text.setPlainText(OTHER_REASON)
    visit.press("Pakket maken")
    visit.save_at(tmp_path / "pakket.pdf")
    visit.until_said("Pakket gemaakt")
    assert [line.gaps_reason for line in visit.opened.all_of(Disclosure)] == [OTHER_REASON]


def test_leaving_the_question_or_the_dialog_leaves_everything_as_it_was(
    begin: Begin, tmp_path: Path
) -> None:
    visit = begin(but(replace(request(), director_agrees_on=None)))
    visit.press("Pakket maken…")
    visit.until(visit.page._bottom._reason._text.isVisible)
    visit.press("Annuleren")
    assert not visit.page._bottom._reason._text.isVisible()
    visit.press("Pakket maken…")
    visit.until(visit.page._bottom._reason._text.isVisible)
    visit.page._bottom._reason._text.setPlainText(OTHER_REASON)
    visit.press("Pakket maken")
    visit.dialog().reject()
    visit.until(visit.page._bottom.make_button.isVisible)
    assert visit.opened.all_of(Disclosure) == []
    assert visit.opened.all_of(SwvRequest)[0].sent_on is None
    assert list(tmp_path.glob("*.pdf")) == []


def test_the_making_can_be_called_off(begin: Begin, tmp_path: Path) -> None:
    visit = begin()
    making = visit.opened.session.desk.exit._making
    visit.until_looked_through()
    making._shaping._packages = _Endless(making._shaping._packages)
    visit.press("Pakket maken…")
    visit.save_at(tmp_path / "pakket.pdf")
    visit.press("Annuleren")
    visit.until(visit.page._bottom.make_button.isEnabled)
    assert not (tmp_path / "pakket.pdf").exists()
    assert visit.opened.all_of(Disclosure) == []
    assert visit.form is not None
    assert visit.form.isEnabled()


def test_a_document_that_cannot_go_along_is_told_before_anything_is_asked(begin: Begin) -> None:
    broken = replace(attachments()[1], pages_digest="00" * 32)
    unknown = replace(swv(), counter=DeliveryForm.UNKNOWN)
    visit = begin(but(broken, unknown, replace(request(), summary="")), pages=True)
    visit.until_said("Pakket maken kan nog niet. ‘Verslag MDO’ kan niet mee.")
    visit.press("Pakket maken…")
    visit.until(lambda: visit.focused() == "Naar Documenten")
    assert any("Er is niets naar buiten gegaan" in text for text in visit.texts())
    assert not visit.has_button("Per mail")
    assert not visit.has_button("Pakket maken")


def test_the_answers_follow_each_other_by_tab(begin: Begin, qtbot: QtBot) -> None:
    visit = begin(but(replace(swv(), counter=DeliveryForm.UNKNOWN)))
    visit.press("Pakket maken…")
    visit.until(lambda: visit.focused() == "Via een portaal")
    for name in ("Per mail", "Via een uploadpagina", "Op papier", "Annuleren"):
        qtbot.keyClick(visit.screen.focusWidget(), Qt.Key.Key_Tab)
        assert visit.focused() == name
    visit.press("Annuleren")
    visit.until(lambda: visit.focused() == "Pakket maken…")
    visit.press("Pakket maken…")
    visit.press("Per mail")
    visit.dialog().reject()
    visit.until(lambda: visit.focused() == "Pakket maken…")


def test_portal_or_mail_is_asked_once_and_kept_with_the_swv(begin: Begin, tmp_path: Path) -> None:
    visit = begin(but(replace(swv(), counter=DeliveryForm.UNKNOWN)))
    visit.press("Pakket maken…")
    visit.until_said("Hoe neemt het bureau een aanvraag aan?")
    visit.press("Via een portaal")
    visit.save_at(tmp_path)
    visit.until_said("De map staat klaar")
    assert visit.opened.all_of(SwvProfile)[0].counter is DeliveryForm.PORTAL
    assert visit.opened.all_of(Disclosure)[0].way is Way.PORTAL_FIELDS
    visit.until_said("Zet de velden in het portaal en upload de bestanden uit de map")


def test_an_swv_that_was_never_typed_in_is_added_with_the_answer(begin: Begin) -> None:
    visit = begin([r for r in noor_records() if not isinstance(r, (School, SwvProfile))])
    visit.press("Pakket maken…")
    visit.press("Per mail")
    visit.until(visit.page._bottom._reason._text.isVisible)
    assert [one.counter for one in visit.opened.all_of(SwvProfile)] == [DeliveryForm.MAIL]


def test_a_package_that_was_not_noted_can_be_noted_again(
    begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = begin(pages=True)
    door = visit.opened.session.desk.exit
    finish = door._finish
    attempts: list[Any] = []

    def once_broken(*arguments: Any) -> Any:
        attempts.append(arguments)
        if len(attempts) == 1:
            raise StorageFailed
        return finish(*arguments)

    monkeypatch.setattr(door, "_finish", once_broken)
    path = tmp_path / "pakket.pdf"
    visit.press("Pakket maken…")
    visit.save_at(path)
    visit.until_said("Het pakket staat klaar, maar is nog niet genoteerd.")
    written = path.read_bytes()
    assert visit.opened.all_of(DisclosureEvent) == []
    visit.press("Opnieuw noteren")
    visit.until_said("Pakket gemaakt")
    assert path.read_bytes() == written
    assert PdfReader(BytesIO(written)).decrypt(words_shown(visit)) is not PasswordType.NOT_DECRYPTED
    assert any(text.startswith("Controlecode: ") for text in visit.texts())
    assert not any("nog niet genoteerd" in text for text in visit.texts())


def test_a_request_that_changed_meanwhile_must_be_packed_again(
    begin: Begin, tmp_path: Path
) -> None:
    visit = begin()
    visit.until_looked_through()
    visit.press("Pakket maken…")
    visit.dialog()
    visit.opened.store((request(), replace(request(), asked="45 uur.")))
    visit.save_at(tmp_path / "pakket.pdf")
    visit.until_said("Iemand anders, of een ander venster, heeft dit net gewijzigd.")
    assert not (tmp_path / "pakket.pdf").exists()
    assert visit.opened.all_of(SwvRequest)[0].packed_on is None
    assert visit.page._departure._card is None


def test_a_place_that_cannot_be_written_loses_nothing(begin: Begin, tmp_path: Path) -> None:
    visit = begin()
    visit.press("Pakket maken…")
    visit.dialog()
    visit.page._departure._making.let_out(ToFile(tmp_path / "weg" / "pakket.pdf"))
    visit.until_said("IB Desk kan daar niet schrijven.")
    assert any("Er is niets naar buiten gegaan" in text for text in visit.texts())
    states = [event.state for event in visit.opened.all_of(DisclosureEvent)]
    assert states == [DisclosureState.NOT_COMPLETED]
    assert visit.form is not None


def test_a_character_without_a_shape_is_named_with_its_field(begin: Begin, tmp_path: Path) -> None:
    visit = begin(
        but(replace(request(), summary="Ze kan het ✓ en wil het graag laten zien.")), pages=True
    )
    visit.until_said("Het teken ‘✓’ in ‘Samenvatting’ kan niet worden afgedrukt.")
    visit.press("Pakket maken…")
    visit.until(visit.page._departure._trouble.isVisible)
    visit.page._departure._trouble.way.click()
    assert visit.field_with_focus() == (str(request().id), "summary")
    assert not (tmp_path / "pakket.pdf").exists()


class _Endless:
    """A writer that goes on until it is called off."""

    def __init__(self, real: Any) -> None:
        self.preview, self.seal_again = real.preview, real.seal_again
        self.pieces = real.pieces

    def write(self, _order: PackageOrder, progress: Progress) -> Any:
        while True:
            progress.step(1, 2)
            let_others_go_on()
