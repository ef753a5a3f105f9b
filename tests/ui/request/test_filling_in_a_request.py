"""What the page of a request says and offers while someone works on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from ib_desk.application.paper import Report
from ib_desk.domain.records.attachment import Attachment, ContentId
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, RequestKind, SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.statement import Agrees, Statement
from ib_desk.ui.places import SETTINGS
from ib_desk.ui.preview.print_screen import PrintScreen
from ib_desk.ui.request.page import RequestPage
from ib_desk.ui.style.theme import Appearance, Theme
from tests.application.fakes import FakeUnitOfWork
from tests.builders import FATHER, MOTHER, attachments, guardians, noor_records, request, school
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import nameless, rich_labels
from tests.ui.opened_desk import NOW
from tests.ui.request.conftest import Begin
from tests.ui.request.journey import Visit

OF_THE_REQUEST = (SwvRequest, Statement, Inspection)


def without(*kinds: type[Record]) -> list[Record]:
    return [record for record in noor_records() if not isinstance(record, kinds)]


def with_these(*instead: Record) -> list[Record]:
    """Noor's records, with these in the place of those with their id."""
    changed = {record.id: record for record in instead}
    return [changed.get(record.id, record) for record in noor_records()]


def jumps_from(visit: Visit) -> list[FieldPlace]:
    """Where the page asks to go, and does not."""
    ways = AskedWays(visit.opened.session)
    asked: list[FieldPlace] = []
    ways.heard.connect(asked.append)
    visit.page.navigator = ways
    return asked


def test_a_request_begins_with_its_kind(begin: Begin) -> None:
    visit = begin(without(*OF_THE_REQUEST))
    visit.press("Aanvraag beginnen")
    assert visit.start._asked_kind.problem == "Kies eerst wat je aanvraagt."
    assert visit.opened.all_of(SwvRequest) == []
    visit.start._kind.choose(RequestKind.TLV_SBO)
    visit.press("Aanvraag beginnen")
    visit.until(lambda: visit.form is not None)
    begun = visit.opened.all_of(SwvRequest)
    assert [(one.kind, one.dated_on) for one in begun] == [(RequestKind.TLV_SBO, NOW.date())]
    visit.until_said("TLV voor sbo · SWV PO Waterland-Fictief · concept van 18 september 2026")


def test_help_that_is_asked_begins_with_the_plan_and_another_day_can_be_said(begin: Begin) -> None:
    start, end = date(2026, 10, 19), date(2027, 1, 15)
    visit = begin(
        [
            replace(one, starts_on=start, ends_on=end) if isinstance(one, Goal) else one
            for one in without(*OF_THE_REQUEST)
        ]
    )
    visit.start._kind.choose(RequestKind.ARRANGEMENT)
    visit.press("Aanvraag beginnen")
    visit.until(lambda: visit.form is not None)
    (begun,) = visit.opened.all_of(SwvRequest)
    assert (begun.starts_on, begun.ends_on) == (start, None)
    assert visit.form is not None
    day: Any = visit.form._form._fields["starts_on"].editor.widget
    assert day.isVisible()
    assert (day.text(), day.day()) == ("19-10-2026", start)
    day.setFocus()
    day._words.selectAll()
    QTest.keyClicks(day._words, "1-11-2026")
    QTest.keyClick(day._words, Qt.Key.Key_Tab)
    visit.until(lambda: visit.opened.all_of(SwvRequest)[0].starts_on == date(2026, 11, 1))


def test_what_stays_as_it_was_is_not_said_again(begin: Begin, aloud: list[str]) -> None:
    visit = begin()
    visit.until_looked_through()
    facts = visit.page._heading._facts.text()
    aloud.clear()
    visit.opened.store((request(), replace(request(), summary="Heel andere woorden.")))
    visit.until(lambda: visit.page._request == replace(request(), summary="Heel andere woorden."))
    assert visit.page._heading._facts.text() == facts
    assert not {facts, visit.page.question} & set(aloud)


def test_the_pages_follow_what_is_typed(begin: Begin, qtbot: QtBot) -> None:
    visit = begin(pages=True)
    visit.until_looked_through()
    with qtbot.waitSignal(visit.page._proof.made) as made:
        visit.opened.store((request(), replace(request(), summary="Heel andere woorden.")))
    assert made.args is not None
    pages, view = made.args[0].printed.pages, visit.page._side.outgoing._view
    visit.until(lambda: view.pages == pages)
    visit.until_looked_through()
    said = visit.page._looked
    assert said is not None
    assert said.request.summary == "Heel andere woorden."


def test_a_concept_can_be_removed_and_comes_back_by_undo(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    ((words, remove),) = visit.page.rare_actions()
    assert words == "Dit concept verwijderen"
    remove()
    visit.until_said("Nog geen aanvraag")
    assert visit.opened.all_of(SwvRequest) == []
    assert not any(one.is_view for one in visit.opened.all_of(Statement))
    assert visit.page.rare_actions() == []
    visit.opened.session.undo()
    visit.until_said("concept van 17 september 2026")
    assert visit.opened.all_of(SwvRequest) == [request()]


def test_what_was_sent_is_not_offered_for_removal(begin: Begin) -> None:
    visit = begin(with_these(replace(request(), sent_on=NOW.date())))
    visit.until_said("Deze aanvraag is verstuurd.")
    assert visit.page.rare_actions() == []


def test_open_points_come_first_and_say_why(begin: Begin) -> None:
    visit = begin(with_these(replace(request(), director_agrees_on=None, summary="x" * 1473)))
    visit.until_said("30 van 36")
    visit.until_said("Akkoord van de directeur")
    texts = visit.texts()
    assert texts.index("Akkoord van de directeur") < texts.index("Samenvatting")
    visit.until_said("De school vraagt aan, niet jij alleen.")
    visit.until_said("1.473 tekens, hoogstens 1.000. Wie de aanvraag leest, begint hier.")
    assert visit.has_button("Alle 30 punten die zijn ingevuld")


def test_a_point_of_the_request_jumps_into_its_field_also_when_that_is_folded(
    begin: Begin,
) -> None:
    visit = begin(with_these(replace(request(), director_agrees_on=None)))
    visit.press("Invullen: Akkoord van de directeur")
    visit.until(lambda: visit.field_with_focus() == (str(request().id), "director_agrees_on"))


def test_a_point_about_a_person_opens_a_form_for_that_person(begin: Begin) -> None:
    visit = begin([r for r in noor_records() if getattr(r, "guardian_id", None) != FATHER])
    visit.press("Toevoegen: Zienswijze van Joost van Dalen")
    visit.until(lambda: visit.field_with_focus()[1] == "agrees")
    record_id = UUID(visit.field_with_focus()[0])
    form = visit.page._by_kind[Statement]._entries[record_id].form
    assert form is not None
    new = form.binding.record
    assert isinstance(new, Statement)
    assert (new.guardian_id, new.said_on, new.about) == (FATHER, NOW.date(), request().id)
    assert form.binding.is_new


def test_a_point_about_gezag_opens_the_page_of_people(begin: Begin) -> None:
    mother = replace(guardians()[0], custody_source="")
    visit = begin(with_these(mother))
    visit.press("Nagaan: Gezag van Marieke Bakker")
    visit.until(lambda: visit.screen.place_id == "people")
    visit.until(lambda: visit.field_with_focus() == (str(MOTHER), "custody_source"))
    assert isinstance(visit.opened.all_of(Guardian)[0], Guardian)


def test_a_point_about_the_school_asks_for_the_settings(begin: Begin, qtbot: QtBot) -> None:
    visit = begin(with_these(replace(school(), brin="")))
    visit.until_looked_through()
    visit.press("Aanvullen: Gegevens van de school")
    assert (visit.ways.here.place, visit.ways._spot.field) == (SETTINGS, "brin")
    assert len(visit.opened.all_of(School)) == 1


def test_what_the_file_knows_is_taken_over_and_can_be_written_anew(begin: Begin) -> None:
    visit = begin(with_these(replace(request(), why_basic_falls_short="", done_and_effect="")))
    visit.until_said("IB Desk neemt over: ")
    derived = next(text for text in visit.texts() if "neemt over" in text)
    visit.press("Zelf schrijven: Waarom is basisondersteuning niet genoeg?")
    visit.until(lambda: visit.field_with_focus()[1] == "why_basic_falls_short")
    visit.until(lambda: visit.opened.all_of(SwvRequest)[0].why_basic_falls_short != "")
    own = visit.opened.all_of(SwvRequest)[0].why_basic_falls_short
    assert derived == f"IB Desk neemt over: {own}"
    visit.press("Neem de tekst van IB Desk weer over")
    visit.until(lambda: visit.opened.all_of(SwvRequest)[0].why_basic_falls_short == "")
    visit.until_said("IB Desk neemt over: ")


def test_a_number_that_looks_like_a_bsn_is_shown_with_its_place(begin: Begin) -> None:
    visit = begin(with_these(replace(request(), school_contributes="Zie dossier 123456782.")))
    visit.until_said("1 plek om te bekijken: een getal dat op een BSN lijkt.")
    visit.press("Bekijken: Een getal dat op een BSN lijkt")
    visit.until(lambda: visit.field_with_focus() == (str(request().id), "school_contributes"))


def test_what_stays_home_is_named(begin: Begin) -> None:
    visit = begin()
    visit.until_said("Gaat niet mee: signalen, afspraken")
    visit.until_said("Brief jeugdarts.")
    visit.until_said("Geen BSN, rekeningnummer of naam van een andere leerling gevonden.")


def test_a_document_that_nobody_can_search_is_named(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    clearing = visit.opened.session.desk.requests._clearing
    clearing._attachment_text = lambda _attachment, _content: None
    visit.page._proof._known.clear()
    visit.page._proof._found.clear()
    visit.page._proof.look(request().id)
    visit.until_said("Kijk zelf na, want hier kan IB Desk niet in zoeken: Ontwikkelingsperspectief")


def test_a_tick_takes_a_document_along_or_leaves_it_home(begin: Begin) -> None:
    visit = begin()
    visit.until_said("5 van 6 gaan mee")
    letter = attachments()[5]
    box = next(box for box in visit.page.findChildren(QCheckBox) if box.text() == "Brief jeugdarts")
    box.click()
    visit.until_said("6 van 6 gaan mee")
    stored = {one.id: one.goes_along for one in visit.opened.all_of(Attachment)}
    assert stored[letter.id]
    visit.until(lambda: visit.has_button("Bijlagen 6"))


def test_a_document_is_read_and_searched_once_however_often_the_pages_are_made(
    begin: Begin, qtbot: QtBot
) -> None:
    visit = begin(pages=True)
    visit.until_looked_through()
    desk, proof = visit.opened.session.desk, visit.page._proof
    documents = {one.pages_id for one in visit.opened.all_of(Attachment)}
    read: list[ContentId] = []
    searched: list[str] = []
    reading = FakeUnitOfWork.content

    def note_reading(work: FakeUnitOfWork, one: ContentId) -> bytes:
        read.append(one)
        return reading(work, one)

    def note_search(one: Attachment, _content: bytes) -> None:
        searched.append(one.title)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(FakeUnitOfWork, "content", note_reading)
        patched.setattr(desk.requests._clearing, "_attachment_text", note_search)
        with qtbot.waitSignal(proof.made):
            visit.opened.store((request(), replace(request(), summary="Anders.")))
        visit.until_looked_through()
        assert not documents.intersection(read)
        assert searched == []
        letter = next(one for one in visit.opened.all_of(Attachment) if not one.goes_along)
        visit.opened.store((letter, replace(letter, goes_along=True)))
        visit.until(lambda: visit.has_button("Bijlagen 6") and searched != [])
        visit.until_looked_through()
    assert ([one for one in read if one in documents], searched) == (
        [letter.pages_id],
        ["Brief jeugdarts"],
    )


def test_nothing_of_a_document_is_held_once_nobody_looks(begin: Begin) -> None:
    visit = begin(pages=True)
    visit.until_looked_through()
    visit.screen.open_page("people")
    visit.until(lambda: visit.screen.place_id == "people")
    pages = visit.screen.findChildren(RequestPage)
    assert [page._proof._read for page in pages] == [None]


def test_a_document_that_cannot_become_pages_is_named_and_the_rest_is_shown(begin: Begin) -> None:
    broken = replace(attachments()[1], pages_digest="00" * 32)
    visit = begin(with_these(broken), pages=True)
    asked = jumps_from(visit)
    visit.until_said("‘Verslag MDO’ kan niet mee.")
    visit.until(lambda: visit.page._side.outgoing._view.pages == 4)
    assert visit.has_button("Naar Documenten")
    visit.press("Bekijken: ‘Verslag MDO’ kan niet mee.")
    assert [(place.record, place.record_id) for place in asked] == [(Attachment, broken.id)]


def test_a_document_that_stays_home_is_no_point_any_more(begin: Begin) -> None:
    broken = replace(attachments()[1], pages_digest="00" * 32)
    visit = begin(with_these(broken), pages=True)
    told = "Bekijken: ‘Verslag MDO’ kan niet mee."
    visit.until(lambda: visit.has_button(told))
    stored = next(one for one in visit.opened.all_of(Attachment) if one.id == broken.id)
    visit.opened.store((stored, replace(stored, goes_along=False)))
    visit.until(lambda: not visit.has_button(told))


def test_printing_for_parents_is_one_button_away(begin: Begin, qtbot: QtBot) -> None:
    visit = begin()
    visit.press("Afdrukken voor ouders")
    assert isinstance(visit.ways.print, PrintScreen)
    assert visit.ways.print._card._report.value() is Report.REQUEST


def test_every_control_has_a_name_and_no_text_takes_orders(begin: Begin) -> None:
    visit = begin()
    visit.until_looked_through()
    assert nameless(visit.page) == []
    assert rich_labels(visit.page) == []


def test_it_fits_a_small_screen_with_large_text(begin: Begin, theme: Theme) -> None:
    visit = begin()
    visit.until_looked_through()
    theme.use(Appearance(text_scale=2.0))
    visit.screen.resize(1272, 582)
    visit.until(lambda: visit.page._is_beside is False)
    least = visit.page.minimumSizeHint()
    assert least.width() <= 1272
    assert least.height() <= 582
    assert visit.page.area.horizontalScrollBar().maximum() == 0


def test_who_disagrees_is_in_it_and_never_in_the_way(begin: Begin) -> None:
    """Its words are asked; the ways on are those of a plan without agreement."""
    ways = "Niet eens? De aanvraag kan weg, met die woorden erbij. Dit kan ook."
    views = [r for r in noor_records() if isinstance(r, Statement) and r.guardian_id == FATHER]
    visit = begin(with_these(*(replace(r, agrees=Agrees.NO) for r in views)))
    visit.until_said("Geschillencommissie passend onderwijs (GPO)")
    visit.until_said("Onderwijsconsulent")
    visit.until_said(ways)
    visit.until_looked_through()
    looked = visit.page._looked
    assert looked is not None
    assert not looked.check.stops
    assert looked.check.completeness.asking == ()


def test_where_nobody_disagrees_no_way_on_is_shown(begin: Begin) -> None:
    visit = begin(list(noor_records()))
    visit.until_looked_through()
    assert not [said for said in visit.texts() if said.startswith("Niet eens?")]
