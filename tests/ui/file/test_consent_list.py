"""Toestemming: asked once, answered by each, corrected and taken away, at the people of a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.consent import (
    Consent,
    ConsentAnswer,
    ConsentPurpose,
    ConsentSaid,
    ConsentWay,
)
from ib_desk.ui.file.people_page import PeoplePage
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.leaving.words import needed_words
from ib_desk.ui.records.assessment import assessment_spec
from ib_desk.ui.records.attachment import attachment_summary
from ib_desk.ui.records.consent import consent_answer_spec, consent_spec
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.state import State
from tests.builders import FATHER, FILE, MOTHER, attachments
from tests.shipped import catalogue
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session

DAY = timedelta(days=1)
ASKED = Consent(file_id=FILE, purpose=ConsentPurpose.SHARE, recipient="huisarts", what="verzuim")
AROUND = Around(
    today=TODAY,
    terms=catalogue().terms,
    consenting=((MOTHER, "Marieke Bakker"), (FATHER, "Joost van Dalen")),
)


@pytest.fixture
def session(tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, without=(Consent, ConsentAnswer)) as made_session:
        yield made_session


@pytest.fixture
def people(qtbot, session) -> PageInWindow[PeoplePage]:
    return PageInWindow(qtbot, session, PeoplePage(session, AskedWays(session)))


def choose(shown: PageInWindow[PeoplePage], name: str, words: str) -> None:
    field = shown.field(name)
    assert isinstance(field, Choice)
    field.setFocus()
    shown.qtbot.keyClicks(field, words)
    shown.look()


def pick(shown: PageInWindow[PeoplePage], words: str) -> None:
    """Of the menu that a button opened."""
    (menu,) = (one for one in shown.page.findChildren(QMenu) if one.isVisible())
    next(one for one in menu.actions() if one.text() == words).trigger()
    menu.hide()
    QApplication.processEvents()


def answer(**values: object) -> ConsentAnswer:
    return ConsentAnswer(consent_id=ASKED.id, guardian_id=MOTHER, **values)  # type: ignore[arg-type]


def test_it_is_asked_once_and_answered_by_each_who_has_to(people):
    people.press("Toestemming vragen")
    choose(people, "purpose", "g")
    people.type(people.field("recipient"), "huisarts")
    people.type(people.field("what"), "Hoe vaak Noor er niet was.")
    people.press("Antwoord opschrijven")
    pick(people, "Joost van Dalen")
    choose(people, "said", "j")
    choose(people, "way", "met")
    assert nameless(people.page) == []

    (asked,), (said,) = people.stored(Consent), people.stored(ConsentAnswer)
    assert (asked.purpose, asked.recipient) == (ConsentPurpose.SHARE, "huisarts")
    assert asked.what == "Hoe vaak Noor er niet was."
    assert (said.consent_id, said.guardian_id, said.asked_on) == (asked.id, FATHER, TODAY)
    assert (said.said, said.way) == (ConsentSaid.YES, ConsentWay.SIGNED)


def test_when_and_how_are_asked_once_there_is_an_answer(people):
    people.session.add(ASKED)
    people.session.add(answer())
    people.look()
    people.page.go_to(ConsentAnswer, people.stored(ConsentAnswer)[0].id, "said")
    seen = [name for name in ("said_on", "way") if people.page.findChildren(QWidget, name)]
    assert not any(people.page.findChildren(QWidget, name)[-1].isVisible() for name in seen)
    choose(people, "said", "n")
    (line,) = people.field("said_on").findChildren(QLineEdit)
    people.type(line, "20-11-2026")
    (said,) = people.stored(ConsentAnswer)
    assert (said.said, said.said_on) == (ConsentSaid.NO, date(2026, 11, 20))
    people.session.remove(said)
    assert people.stored(ConsentAnswer) == []


def test_it_can_be_about_a_document_of_the_file(people):
    people.press("Toestemming vragen")
    choose(people, "piece_id", "Brief jeugdarts")
    (asked,) = people.stored(Consent)
    (letter,) = (one for one in people.stored(Attachment) if one.title == "Brief jeugdarts")
    assert asked.piece_id == letter.id
    assert not people.page.findChildren(QWidget, "what")[-1].isVisible()


@pytest.mark.parametrize(
    ("answers", "state", "word"),
    [
        ((), State.NOT_STARTED, "nog niet gevraagd"),
        ((answer(said=ConsentSaid.YES),), State.NOT_STARTED, "nog niet van iedereen"),
        (
            (
                answer(said=ConsentSaid.YES),
                replace(answer(said=ConsentSaid.YES), guardian_id=FATHER),
            ),
            State.DONE,
            "ja",
        ),
        ((answer(), replace(answer(), guardian_id=FATHER)), State.WAITING, "nog geen antwoord"),
        ((answer(said=ConsentSaid.NO),), State.ATTENTION, "nee"),
        ((answer(said=ConsentSaid.YES, until=TODAY - DAY),), State.ATTENTION, "verlopen"),
    ],
)
def test_the_line_of_a_consent_tells_how_it_stands_with_who_holds_it_up_most(answers, state, word):
    around = replace(AROUND, of=lambda kind: answers if kind is ConsentAnswer else ())
    line = consent_spec().summary(ASKED, around)
    assert (line.title, line.state, line.state_word) == ("Gegevens delen", state, word)
    assert line.facts.startswith("verzuim · huisarts")


def test_a_document_that_went_leaves_no_yes_for_another():
    (letter,) = (one for one in attachments() if one.title == "Brief jeugdarts")
    about = replace(ASKED, piece_id=letter.id)
    known = replace(AROUND, people={Attachment: ((letter.id, letter.title),)})
    assert consent_spec().summary(about, known).facts.startswith("Brief jeugdarts")
    assert "niet meer is" in consent_spec().summary(about, AROUND).facts
    assert consent_spec().summary(Consent(file_id=FILE), AROUND).title.startswith("Nog niet")


def test_the_line_of_an_answer_says_when_how_and_until():
    said = answer(
        asked_on=TODAY, said=ConsentSaid.YES, said_on=TODAY, way=ConsentWay.ORALLY, until=TODAY
    )
    line = consent_answer_spec().summary(said, AROUND)
    assert line.title == "Marieke Bakker"
    assert line.facts.count("21 nov") == 3
    assert "mondeling" in line.facts
    withdrawn = consent_answer_spec().summary(replace(said, withdrawn_on=TODAY), AROUND)
    assert withdrawn.state_word == catalogue().terms.label(ConsentStand.WITHDRAWN)
    own = consent_answer_spec().summary(replace(said, guardian_id=None), AROUND)
    assert own.title == "de leerling"


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"said": ConsentSaid.YES, "said_on": TODAY}, "nog niet van iedereen"),
        ({"said": ConsentSaid.NO, "said_on": TODAY}, "nee"),
        ({"said": ConsentSaid.YES, "said_on": TODAY, "withdrawn_on": TODAY}, "ingetrokken"),
        ({"asked_on": TODAY}, "nog niet aan iedereen gevraagd"),
    ],
)
def test_what_one_parent_said_is_not_told_as_if_nobody_was_asked(values, word):
    around = replace(AROUND, of=lambda kind: (answer(**values),) if kind is ConsentAnswer else ())
    told = consent_spec().summary(ASKED, around)
    assert told.state_word == word
    others = [name for person, name in AROUND.consenting if person != answer().guardian_id]
    assert all(f"{name}: nog niet gevraagd" in told.facts for name in others)
    assert others


@pytest.mark.parametrize("stand", [ConsentStand.WITHDRAWN, ConsentStand.REFUSED])
def test_a_document_that_goes_along_says_that_somebody_is_against_it(stand):
    document = replace(attachments()[0], goes_along=True)
    around = replace(AROUND, passing_on=lambda _document: (ConsentStand.GIVEN, stand))
    told = attachment_summary(document, around)
    assert told.state is State.ATTENTION
    assert told.facts.endswith(f"toestemming: {AROUND.terms.label(stand)}")
    kept = attachment_summary(replace(document, goes_along=False), around)
    assert kept.state is State.CLOSED
    calm = replace(AROUND, passing_on=lambda _document: (ConsentStand.NOT_ASKED,))
    assert "toestemming" not in attachment_summary(document, calm).facts


def test_what_asks_for_a_reason_is_said_in_a_sentence_each():
    needed = ReasonNeeded(0, (), (ConsentStand.NOT_ASKED,))
    assert needed_words(needed) == "Nog niet iedereen gaf toestemming om dit door te geven."
    against = ReasonNeeded(0, (), (ConsentStand.NOT_ASKED, ConsentStand.WITHDRAWN))
    assert needed_words(against).startswith("Iemand zei nee tegen doorgeven")
    unsaid = ReasonNeeded(0, (), is_for_nobody=True)
    assert needed_words(unsaid) == "Bij het onderzoek staat nog niet wie dit mag zien."


def test_a_document_says_of_which_research_it_is_the_report():
    document = replace(attachments()[0], title="Verslag WISC-V")
    told = [
        Assessment(file_id=document.file_id, instrument=name, report_id=document.id)
        for name in ("WISC-V", "CELF", "Leestoets")
    ]
    around = replace(AROUND, of=lambda _kind: (*told, replace(told[0], report_id=None)))
    assert "verslag van CELF en Leestoets" in attachment_summary(document, around).facts
    assert "verslag van" not in attachment_summary(document, AROUND).facts
    assert assessment_spec().summary(told[1], AROUND).facts == "verslag erbij"
