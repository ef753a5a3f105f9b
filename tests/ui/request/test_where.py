"""Who files a request and who decides is told before it is begun, and can be said otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.records.request import Inspection, RequestKind, SwvRequest
from ib_desk.domain.records.school import School, Sector
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.swv import Applicant, Decider, DeliveryForm, TermFrom
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvDayKind, SwvRoute
from ib_desk.domain.request.request_kinds import ElsewhereKind
from ib_desk.ui.request.where_words import (
    counter_words,
    days_words,
    elsewhere_words,
    rule_words,
    where_words,
    who_words,
)
from ib_desk.ui.widgets.choice import Choice
from tests.builders import noor, noor_records, request, school, swv
from tests.shipped import catalogue
from tests.ui.request.conftest import Begin
from tests.ui.request.journey import Visit

KNOWN = catalogue()
TODAY = date(2026, 9, 24)
OF_THE_REQUEST = (SwvRequest, Statement, Inspection)


def begun_without(begin: Begin, *instead: School) -> Visit:
    changed = {one.id: one for one in instead}
    kept = (one for one in noor_records() if not isinstance(one, OF_THE_REQUEST))
    return begin([changed.get(one.id, one) for one in kept])


def test_before_it_is_begun_it_is_told_whose_it_is_and_where_that_stands(begin: Begin) -> None:
    visit = begun_without(begin)
    visit.start._kind.choose(RequestKind.TLV_VSO)
    visit.start._kind.chosen.emit(RequestKind.TLV_VSO)
    whose = visit.start._whose.text()
    assert "De school waar de leerling naartoe gaat dient de aanvraag in." in whose
    assert "Jij levert het dossier." in whose
    assert "Het samenwerkingsverband van de woonplaats beslist." in whose
    assert "Waar dat staat:" in whose
    visit.press("Aanvraag beginnen")
    visit.until(lambda: visit.form is not None)
    (begun,) = visit.opened.all_of(SwvRequest)
    assert begun.is_dossier
    assert visit.form is not None
    assert "Gaat naar: nog invullen." in visit.where._said.text()


@pytest.mark.parametrize(("sector", "count"), [(Sector.PO, 6), (Sector.VO, 5)])
def test_what_others_ask_for_shows_the_way_and_no_form(
    begin: Begin, sector: Sector, count: int
) -> None:
    visit = begun_without(begin, replace(school(), sector=sector))
    visit.until(lambda: len(visit.start._told) == count)
    visit.start._fold.set_open(is_open=True)
    texts = [one.text() for one in visit.start._fold.findChildren(QLabel)]
    assert any("Visio of Bartiméus" in text for text in texts)
    assert len(texts) == 2 * count


def test_with_another_kind_comes_who_files_that(begin: Begin) -> None:
    visit = begin()
    assert visit.form is not None
    visit.form._binding.store("kind", RequestKind.TLV_VSO)
    visit.until(lambda: visit.opened.all_of(SwvRequest)[0].is_dossier)
    visit.until(lambda: "Jij levert het dossier." in visit.where._said.text())


def test_with_another_swv_comes_who_files_there_and_what_it_is_called(begin: Begin) -> None:
    other = SwvProfile(name="SWV Gooi")
    route = SwvRoute(
        profile_id=other.id,
        kind=request().kind,
        own_words="hulpverzoek",
        asked_by=Applicant.RECEIVING_SCHOOL,
        source="formulier Gooi",
        how_sure=Certainty.READ,
    )
    visit = begin([*noor_records(), other, route])
    assert visit.form is not None
    visit.form._binding.store("swv_id", other.id)
    visit.until(lambda: visit.opened.all_of(SwvRequest)[0].is_dossier)
    form = visit.form
    visit.until(lambda: "formulier Gooi" in visit.where._source.text())
    kinds = form._form._fields["kind"].editor.widget
    assert isinstance(kinds, Choice)
    visit.until(lambda: kinds.currentText() == "hulpverzoek")
    visit.until(lambda: "Hulpverzoek" in visit.page._heading._facts.text())


def test_by_when_to_file_is_told_beside_it_and_what_is_past_is_said(begin: Begin) -> None:
    visit = begin()
    assert visit.form is not None
    visit.until(lambda: "De commissie vergadert op 8 oktober 2026." in visit.where._days.text())
    route = noor().route_of(request())
    assert route is not None
    visit.opened.session.add(
        SwvDay(
            route_id=route.id,
            what=SwvDayKind.FILE_BY,
            on=date(2026, 4, 17),
            note="voor de zomer",
        )
    )
    past = "De laatste dag om in te dienen is voorbij: 17 april 2026 (voor de zomer)."
    visit.until(lambda: past in visit.where._days.text())
    assert not visit.where._days.isHidden()
    said = visit.where._days.text()
    assert "Het besluit komt binnen 6 weken (IB Desk telt vanaf ontvangst; vraag" in said
    assert "Waar dat staat: " in said


@pytest.mark.parametrize(
    ("weeks", "in_working_weeks", "words"),
    [
        (1, False, "1 week na ontvangst."),
        (1, True, "1 schoolweek na ontvangst."),
        (8, True, "8 schoolweken na ontvangst."),
        (None, False, ""),
    ],
)
def test_how_long_the_decision_takes_is_told_if_somebody_wrote_it(
    *, weeks: int | None, in_working_weeks: bool, words: str
) -> None:
    theirs = SwvRoute(
        profile_id=swv().id,
        kind=request().kind,
        term_weeks=weeks,
        in_working_weeks=in_working_weeks,
        term_from=TermFrom.RECEIVED,
    )
    told = days_words(request(), replace(noor(), swv_routes=(theirs,)), TODAY, KNOWN.law)
    assert words in told
    assert bool(told) is (weeks is not None)
    assert days_words(request(), replace(noor(), swv_routes=()), TODAY, KNOWN.law) == ""


@pytest.mark.parametrize(
    ("term_from", "words"),
    [
        (TermFrom.RECEIVED, "binnen 6 weken na ontvangst."),
        (TermFrom.COMPLETE, "binnen 6 weken nadat alles compleet is."),
        (None, "binnen 6 weken (IB Desk telt vanaf ontvangst; vraag het bureau of dat klopt)."),
    ],
)
def test_from_when_is_told_and_that_nobody_wrote_it(term_from: TermFrom | None, words: str) -> None:
    theirs = SwvRoute(profile_id=swv().id, kind=request().kind, term_weeks=6, term_from=term_from)
    told = days_words(request(), replace(noor(), swv_routes=(theirs,)), TODAY, KNOWN.law)
    assert words in told


def test_who_says_it_is_otherwise_reads_what_is_usual() -> None:
    rule = KNOWN.kinds.rule_of(RequestKind.TLV_VSO, Sector.PO)
    asked = replace(request(), kind=RequestKind.TLV_VSO)
    usual = rule_words(rule, asked, KNOWN.law, KNOWN.terms)
    assert usual.startswith("Waar dat staat: ")
    own = replace(asked, asked_by=Applicant.OWN_SCHOOL)
    other = rule_words(rule, own, KNOWN.law, KNOWN.terms)
    assert other.startswith("Meestal is het anders: De school waar")
    assert "Onze school dient de aanvraag in." in where_words(own, noor(), rule, KNOWN.terms)


def test_what_parents_file_is_told_in_a_sentence_about_more_than_one() -> None:
    words = who_words(Applicant.PARENTS, Decider.SWV, KNOWN.terms)
    assert words.startswith("Ouders dienen de aanvraag in, vaak samen met school. Jij levert")


def test_a_rule_that_was_not_read_says_that_it_is_to_be_checked() -> None:
    rule = KNOWN.kinds.rule_of(RequestKind.TLV_SO, Sector.PO)
    unsure = replace(rule, how_sure=Certainty.KNOWN)
    words = rule_words(unsure, request(), KNOWN.law, KNOWN.terms)
    assert words == f"Waar dat staat: {KNOWN.law.told(rule.source, Certainty.KNOWN)}."
    assert words != rule_words(rule, request(), KNOWN.law, KNOWN.terms)


def test_the_way_to_the_bureau_is_told_as_far_as_it_is_known() -> None:
    rule = KNOWN.kinds.rule_of(RequestKind.ARRANGEMENT, Sector.PO)
    words = where_words(request(), noor(), rule, KNOWN.terms)
    assert words.endswith("Gaat naar: SWV PO Waterland-Fictief. Bureau: per mail.")
    assert counter_words(SwvProfile(), KNOWN.terms) == ""
    named = replace(swv(), counter=DeliveryForm.UNKNOWN, counter_name="Portaal Zuid", phone="0299")
    assert counter_words(named, KNOWN.terms) == "Bureau: Portaal Zuid · 0299."
    own = where_words(replace(request(), decided_by=Decider.OWN_BOARD), noor(), rule, KNOWN.terms)
    assert own.endswith("Ons eigen bestuur beslist. Gaat naar: Stichting Kust en Klas.")


def test_who_decides_is_nobody_to_whom_a_request_of_ours_does_not_go(begin: Begin) -> None:
    visit = begin()
    assert visit.form is not None
    visit.where.focus_field("decided_by")
    decides = visit.where._form._fields["decided_by"].editor.widget
    assert isinstance(decides, Choice)
    offered = set(decides._values)
    assert Decider.INSTITUTION not in offered
    assert {one for one in Decider if one is not Decider.INSTITUTION} <= offered


def test_an_institution_is_no_swv_to_call() -> None:
    specs = {spec.kind: spec for spec in KNOWN.kinds.elsewhere}
    told = {
        kind: elsewhere_words(specs[kind], swv(), KNOWN.law, KNOWN.terms)
        for kind in (
            ElsewhereKind.CLUSTER_2,
            ElsewhereKind.AT_HOME_REPORT,
            ElsewhereKind.GROUP_8_DATA,
        )
    }
    assert "Bureau:" not in told[ElsewhereKind.GROUP_8_DATA]  # that of another school decides
    assert "Bureau:" not in told[ElsewhereKind.CLUSTER_2]
    assert "Bureau: per mail." in told[ElsewhereKind.AT_HOME_REPORT]


def test_of_an_institution_no_counter_of_an_swv_is_told() -> None:
    rule = KNOWN.kinds.rule_of(RequestKind.TLV_VSO, Sector.PO)
    theirs = replace(request(), decided_by=Decider.INSTITUTION)
    words = where_words(theirs, noor(theirs), rule, KNOWN.terms)
    assert "De instelling zelf beslist. Gaat naar: nog invullen." in words
    assert swv().name not in words
    assert "Bureau" not in words
