"""The page of the plan: begun, written, said yes to, set, made anew; and what it says meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget

from ib_desk.application.paper import Report
from ib_desk.domain.file.factors import factors
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.opp import (
    Opp,
    OppAgreement,
    OppAgrees,
    OppConsultation,
    OppState,
    OppText,
    Outflow,
)
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.ui.opp.page import OppPage
from ib_desk.ui.preview.prints.choices_card import PrintChoicesCard
from ib_desk.ui.widgets.choice import Choice
from tests.builders import MOTHER, guardians, noor
from tests.shipped import catalogue
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session

HELD = next(one for one in noor().of(Opp))
CONCEPT = replace(HELD, state=OppState.CONCEPT, set_on=None)
MOTHER_SAYS, FATHER_SAYS = noor().of(OppAgreement)

Open = Callable[..., PageInWindow[OppPage]]


@pytest.fixture
def opened(qtbot, tmp_path) -> Iterator[Open]:
    """The page over Noor's file, with some records in another state and some kinds left out."""
    with ExitStack() as stack:

        def open_page(
            *instead: Record, without: tuple[type[Record], ...] = ()
        ) -> PageInWindow[OppPage]:
            session = stack.enter_context(noor_session(tmp_path, *instead, without=without))
            return PageInWindow(qtbot, session, OppPage(session, AskedWays(session)))

        yield open_page


def words(shown: PageInWindow[OppPage]) -> str:
    QApplication.processEvents()
    labels = (one for one in shown.page.findChildren(QLabel) if one.isVisible())
    return "\n".join(one.text() for one in labels)


def has_button(shown: PageInWindow[OppPage], text: str) -> bool:
    buttons = (one for one in shown.page.findChildren(QPushButton) if one.isVisible())
    return any(one.text() == text for one in buttons)


def the_plan(shown: PageInWindow[OppPage]) -> Opp:
    return max(shown.stored(Opp), key=lambda one: one.version)


def now(shown: PageInWindow[OppPage]) -> date:
    """By the clock of the vault."""
    return shown.session.desk.clock.today()


def sign(shown: PageInWindow[OppPage], *answers: OppAgreement) -> None:
    """They say so now, of what stands there now."""
    for one in answers:
        shown.session.add(replace(one, said_on=now(shown), agrees=OppAgrees.YES))
    shown.look()


def test_a_plan_is_begun_and_its_first_question_gets_the_focus(opened):
    shown = opened(without=(Opp,))
    assert "Nog geen OPP" in words(shown)
    shown.page.focus_first()
    shown.press("OPP beginnen")
    shown.look()
    assert the_plan(shown).version == 1
    shown.page.focus_first()
    assert shown.page.focusWidget().objectName() == "counts_because"
    assert nameless(shown.page) == []


def test_a_sector_is_offered_its_own_destinations(opened):
    shown = opened(CONCEPT)
    offered = [one.text() for one in shown.page.findChildren(QCheckBox)]
    assert "havo" in offered
    assert "mbo 2" not in offered
    next(one for one in shown.page.findChildren(QCheckBox) if one.text() == "vwo").click()
    assert the_plan(shown).outflow == (Outflow.VMBO_THEORETICAL, Outflow.HAVO, Outflow.VWO)


def test_what_the_brede_blik_says_can_be_taken_over_and_edited(opened):
    shown = opened(replace(CONCEPT, helps="", hinders=""))
    shown.page.go_to(Opp, HELD.id, "helps")
    assert "IB Desk neemt over" in words(shown)
    shown.press("Zelf schrijven")
    helping = [one.words for one in factors(noor()) if one.helps]
    assert the_plan(shown).helps.split("\n") == helping


def test_a_point_about_a_parent_begins_a_line_about_that_parent(opened):
    shown = opened(CONCEPT, without=(OppConsultation, OppAgreement))
    button = next(
        one
        for one in shown.page.findChildren(QPushButton)
        if one.accessibleName() == "Opschrijven: Overleg met Marieke Bakker"
    )
    button.click()
    field = shown.field("guardian_id")
    assert isinstance(field, Choice)
    assert field.value() == MOTHER
    shown.type(shown.field("asked_on").focusProxy() or shown.field("asked_on"), "20-11")
    (one,) = shown.stored(OppConsultation)
    assert (one.guardian_id, one.asked_on) == (MOTHER, TODAY.replace(day=20))
    agree = next(
        one
        for one in shown.page.findChildren(QPushButton)
        if one.accessibleName().startswith("Opschrijven: Akkoord van Joost")
    )
    agree.click()
    assert shown.field("agrees").hasFocus()


def test_a_point_that_is_solved_elsewhere_leads_there(opened, qtbot):
    unknown = replace(next(g for g in guardians() if g.id == MOTHER), custody=Custody.UNKNOWN)
    shown = opened(CONCEPT, unknown, without=(OppAgreement,))
    button = next(
        one
        for one in shown.page.findChildren(QPushButton)
        if one.accessibleName() == "Opschrijven: Akkoord van Marieke Bakker op het handelingsdeel"
    )
    with qtbot.waitSignal(asked_of(shown.page)) as asked:
        button.click()
    assert (asked.args[0].record, asked.args[0].field) == (Guardian, "custody")


def test_without_a_yes_it_says_whose_and_offers_no_button(opened):
    shown = opened(CONCEPT, without=(OppAgreement,))
    assert "Het akkoord van Marieke Bakker en Joost van Dalen ontbreekt." in words(shown)
    assert not has_button(shown, "OPP vaststellen")


def test_a_yes_without_a_day_asks_the_day_and_leads_there(opened):
    shown = opened(CONCEPT, replace(FATHER_SAYS, agrees=OppAgrees.YES, said_on=None))
    said = words(shown)
    assert "Vul in op welke dag Joost van Dalen akkoord gaf." in said
    assert "Het akkoord van Joost van Dalen ontbreekt." not in said
    assert not has_button(shown, "OPP vaststellen")
    button = next(
        one
        for one in shown.page.findChildren(QPushButton)
        if one.accessibleName().endswith(": Akkoord van Joost van Dalen op het handelingsdeel")
    )
    button.click()
    assert shown.field("said_on").hasFocus()


def test_who_has_to_be_found_first(opened):
    shown = opened(CONCEPT, without=(Guardian,))
    assert "Vul eerst in wie gezag heeft." in words(shown)


def test_a_refusal_says_so_tells_how_often_was_asked_and_which_ways_there_are(opened):
    no = replace(FATHER_SAYS, agrees=OppAgrees.NO)
    shown = opened(CONCEPT, no)
    said = words(shown)
    assert "concept, geen overeenstemming" in said
    assert "Joost van Dalen: 1 keer gevraagd (mail 27 aug)" in said
    assert "Onderwijsconsulent" in said
    assert "(uitleg, laat nakijken)" in said
    assert "zienswijze van de ouder" in said


def test_nobody_heard_the_pupil(opened):
    shown = opened(CONCEPT, without=(Hearing, HearingInput))
    assert "De leerling kon nog niets zeggen over dit plan." in words(shown)


def test_heard_and_agreed_it_is_set_and_its_words_can_be_read_only(opened):
    shown = opened(CONCEPT, without=(OppAgreement, RunningMeasure))
    sign(shown, MOTHER_SAYS, FATHER_SAYS)
    shown.press("OPP vaststellen")
    shown.look()
    assert (the_plan(shown).state, the_plan(shown).set_on) == (OppState.SET, now(shown))
    assert len(shown.stored(RunningMeasure)) == 1
    assert HELD.outflow_because in words(shown)
    assert not shown.page.findChildren(QWidget, "guidance")
    assert has_button(shown, "Nieuwe versie maken")


def test_a_plan_that_holds_is_read_from_its_top(opened):
    shown = opened()
    shown.page.focus_first()
    assert shown.page._check.isAncestorOf(shown.page.focusWidget())


def test_of_a_plan_that_was_set_the_day_of_looking_back_can_be_another(opened):
    shown = opened()
    shown.page.go_to(Opp, HELD.id, "evaluate_on")
    field = shown.page.focusWidget()
    field.clear()
    shown.type(field, "2-2-2027")
    assert the_plan(shown).evaluate_on == date(2027, 2, 2)
    shown.look()
    assert "dinsdag 2 februari 2027" in words(shown)


def test_a_next_version_is_marked_until_each_part_was_looked_at(opened):
    shown = opened()
    shown.press("Nieuwe versie maken")
    shown.look()
    assert shown.page.focusWidget().objectName() == "counts_because"
    assert words(shown).count("Vaststellen kan nog niet.") == 1
    assert "Overgenomen uit de vorige versie. Nog aanpassen." in words(shown)
    assert OppText.OUTFLOW_BECAUSE in the_plan(shown).to_adapt
    shown.type(shown.field("outflow_because"), "Nu ook rekenen. ")
    shown.look()
    assert OppText.OUTFLOW_BECAUSE not in the_plan(shown).to_adapt
    shown.press("Overgenomen teksten kloppen nog")
    shown.look()
    assert the_plan(shown).to_adapt == ()


def test_an_earlier_version_is_read_and_what_is_found_in_it_leads_there(opened):
    shown = opened()
    shown.press("Nieuwe versie maken")
    shown.look()
    shown.page.go_to(OppAgreement, MOTHER_SAYS.id, "agrees")
    assert shown.field("agrees").hasFocus()
    assert "vastgesteld" in words(shown)
    assert not has_button(shown, "Nieuwe versie maken")
    which = next(one for one in shown.page.findChildren(Choice) if one.count() == 2)
    later = the_plan(shown)
    which.choose(later.id)
    which.chosen.emit(later.id)
    assert has_button(shown, "Overgenomen teksten kloppen nog")
    shown.page.go_to(Opp, HELD.id, "guidance")
    assert has_button(shown, "OPP beëindigen")
    shown.page.go_to(None, None, "")


def test_set_by_mistake_it_goes_back_and_a_plan_that_is_over_ends(opened):
    shown = opened()
    shown.press("Terug naar concept")
    shown.look()
    assert shown.page.focusWidget().objectName() == "counts_because"
    assert the_plan(shown).state is OppState.CONCEPT


def test_a_plan_that_is_over_ends_with_what_runs(opened):
    shown = opened()
    shown.press("OPP beëindigen")
    shown.look()
    assert the_plan(shown).state is OppState.LAPSED
    (measure,) = shown.stored(RunningMeasure)
    assert measure.ends_on == now(shown)
    assert "vervallen" in words(shown)


def test_a_concept_is_removed_and_comes_back(opened):
    shown = opened(CONCEPT)
    shown.press("Dit concept verwijderen")
    shown.look()
    assert shown.stored(Opp) == []
    assert "Nog geen OPP" in words(shown)


@pytest.mark.parametrize(
    ("text", "report"),
    [("Hele OPP afdrukken", "opp"), ("Handelingsdeel afdrukken", "opp_guidance")],
)
def test_each_print_is_asked_of_the_version_that_is_shown(opened, qtbot, text, report):
    shown = opened()
    with qtbot.waitSignal(asked_of(shown.page)) as asked:
        shown.press(text)
    assert asked.args == [(report, HELD.id)]
    assert shown.page.report == "opp"
    assert opened(without=(Opp,)).page.report == "parents"


def test_two_versions_stand_side_by_side_with_what_changed_in_words(opened):
    shown = opened(replace(HELD.next_version(), guidance="CJG: 6 gesprekken thuis.\nKarin komt."))
    shown.press("1 onderdeel is anders")
    said = words(shown)
    assert "Nieuw: Karin komt." in said
    assert "Niet meer: Onderwijsassistent" in said
    assert "Versie 1" in said


def test_two_versions_that_are_the_same(opened):
    shown = opened(HELD.next_version())
    assert "Nog niets: beide versies zijn gelijk." in words(shown)
    assert not has_button(shown, "0 onderdelen zijn anders"), "there is nothing to unfold"
    several = replace(HELD.next_version(), guidance="", helps="", outflow=(), deviates=None)
    again = opened(several)
    again.press("4 onderdelen zijn anders")
    assert "Er stond niets." in words(again)


def test_the_print_knows_the_versions_of_the_plan(qtbot):
    later = HELD.next_version()
    card = PrintChoicesCard(Report.OPP, catalogue().terms, catalogue().ages, HELD.id)
    qtbot.addWidget(card)
    card.show_file(noor(later), TODAY)
    assert card.choices.opp == HELD.id
    card.show_file(noor(), TODAY)
    assert card.choices.opp == HELD.id
