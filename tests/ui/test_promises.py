"""“Doen we wat we elkaar beloofden?”: one key for each party, and it is the look back itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.condition import Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import (
    Breach,
    BreachKind,
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    PartyPromise,
    PartyTrust,
    PromiseKept,
    ReviewState,
)
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from ib_desk.ui.contract.page import ContractPage
from ib_desk.ui.forms.conditions import ConditionsAgain
from ib_desk.ui.forms.promises import PromiseRow
from ib_desk.ui.meeting.page import MeetingPage
from ib_desk.ui.session import Session
from tests.builders import FILE, parties
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session, read

TALK = Meeting(file_id=FILE, kind=MeetingKind.WITH_PARENTS, held_on=TODAY)
PUPIL, MOTHER, FATHER = parties()[:3]


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, TALK, without=(ContractReview, Breach)) as made:
        yield made


def shown(qtbot, session) -> Any:
    window: Any = PageInWindow(qtbot, session, MeetingPage(session, AskedWays(session)))
    window.page.go_to(Meeting, TALK.id, "")
    window.look()
    window.page._open.promises._fold.set_open(is_open=True)
    QApplication.processEvents()
    return window


def row(window, party: ContractParty) -> Any:
    return window.page._open.promises._rows[party.id]


def answer(window, party: ContractParty, *keys: Qt.Key) -> None:
    """The segments begin at “niet gevraagd”."""
    row(window, party).choice.setFocus()
    for key in keys:
        window.qtbot.keyClick(window.page.window().focusWidget(), key)
    window.look()


YES = (Qt.Key.Key_Right, Qt.Key.Key_Right)
NO = (Qt.Key.Key_Right,) * 4


def test_one_key_for_each_party_is_the_look_back_of_the_contract(qtbot, session):
    window = shown(qtbot, session)
    answer(window, PUPIL, *YES)
    answer(window, MOTHER, Qt.Key.Key_Right)
    row(window, PUPIL).trust.setFocus()
    qtbot.keyClick(row(window, PUPIL).trust, Qt.Key.Key_7)
    window.look()

    (review,) = window.stored(ContractReview)
    assert (review.meeting_id, review.state) == (TALK.id, ReviewState.HELD)
    assert review.held_on == TODAY
    assert set(review.promises) == {
        PartyPromise(party=PUPIL.id, kept=PromiseKept.YES),
        PartyPromise(party=MOTHER.id, kept=PromiseKept.NOT_ASKED),
    }
    assert review.trust == (PartyTrust(party=PUPIL.id, score=7),)
    assert nameless(window.page) == []

    session.undo()
    assert window.stored(ContractReview) == []


def test_the_promise_stands_beside_what_came_of_it(qtbot, session):
    window = shown(qtbot, session)
    assert row(window, MOTHER)._words.text() == MOTHER.offers
    late = Agreement(
        file_id=FILE, result="Elke dag bellen.", owner="Marieke Bakker", ends_on=TALK.held_on
    )
    session.add(replace(late, ends_on=TODAY.replace(day=1)))
    window.look()
    assert row(window, MOTHER)._done.text().endswith("Niet nagekomen: Elke dag bellen.")


def test_a_look_back_that_was_planned_is_held_now_and_no_second_one_made(qtbot, session):
    contract = read(qtbot, session, lambda: session.desk.records.find(Contract))[0]
    planned = ContractReview(contract_id=contract.id, planned_on=TODAY)
    session.add(planned)
    window = shown(qtbot, session)
    answer(window, PUPIL, *YES)
    (review,) = window.stored(ContractReview)
    assert (review.id, review.planned_on, review.held_on) == (planned.id, TODAY, TODAY)


def test_a_no_asks_what_happened_and_which_agreement_makes_it_good(qtbot, session):
    window = shown(qtbot, session)
    answer(window, MOTHER, *NO)
    (breach,) = window.stored(Breach)
    assert (breach.party_id, breach.meeting_id) == (MOTHER.id, TALK.id)
    assert (breach.kind, breach.expected) == (BreachKind.UNKNOWN, MOTHER.offers)
    happened, repair = row(window, MOTHER)._forms
    window.type(happened._fields["happened"].editor.widget, "De app deed het niet.")
    window.type(repair._fields["result"].editor.widget, "Moeder belt.")
    window.look()

    assert window.stored(Breach)[0].happened == "De app deed het niet."
    agreed = window.stored(Agreement)[-1]
    assert (agreed.breach_id, agreed.meeting_id) == (breach.id, TALK.id)

    window.type(repair._fields["owner"].editor.widget, "Marieke Bakker")
    window.look()
    assert window.stored(Agreement)[-1].owner == "Marieke Bakker"
    answer(window, MOTHER, Qt.Key.Key_Left)
    assert len(window.stored(Breach)) == 1  # something was said of it


def test_a_no_that_was_a_slip_leaves_no_trouble_behind(qtbot, session):
    window = shown(qtbot, session)
    answer(window, MOTHER, *NO)
    answer(window, MOTHER, Qt.Key.Key_Left)
    assert window.stored(Breach) == []
    assert row(window, MOTHER)._forms == []
    (review,) = window.stored(ContractReview)
    assert review.promises == (PartyPromise(party=MOTHER.id, kept=PromiseKept.PARTLY),)
    answer(window, MOTHER, Qt.Key.Key_Delete)
    assert window.stored(ContractReview)[0].promises == ()


def said_in(window, review: ContractReview) -> ConditionAnswer:
    window.look()
    answers = window.stored(ConditionAnswer)
    found: list[ConditionAnswer] = [one for one in answers if one.review_id == review.id]
    return found[0]


def card_words(card) -> list[str]:
    return [words.text() for words in card.conditions.findChildren(QLabel)]


def test_only_what_did_not_go_well_is_asked_again_with_one_key(qtbot, session):
    window = shown(qtbot, session)
    card = window.page._open.promises
    contact, language = (Condition.CONTACT, FATHER.id), (Condition.LANGUAGE, None)
    assert list(card.conditions.choices) == [contact, language]
    card.conditions.choices[language].setFocus()
    for _key in range(2):
        qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Right)
    window.look()
    (review,) = window.stored(ContractReview)
    answer = said_in(window, review)
    assert (answer.condition, answer.state) == (Condition.LANGUAGE, ConditionState.GOOD)
    assert (answer.party_id, answer.note, answer.day(window.look())) == (None, "", TODAY)
    # What got no key got no answer: it stands as it was said before, with its own day.
    assert list(card.conditions.choices) == [contact, language]
    assert card.conditions.choices[contact].value() is None
    assert "Eerder: aandacht nodig, 12 maart 2026" in card_words(card)

    contract = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
    contract.page.go_to(ContractReview, review.id, "conditions")
    QApplication.processEvents()
    (rows,) = contract.page.findChildren(ConditionsAgain)
    assert rows.choices[language].value() is ConditionState.GOOD
    rows.choices[language].chosen.emit(ConditionState.STUCK)
    assert said_in(contract, review).state is ConditionState.STUCK
    rows.choices[language].chosen.emit(None)
    contract.look()
    assert all(one.review_id is None for one in contract.stored(ConditionAnswer))


def test_where_nobody_can_look_back_together_it_is_not_asked(qtbot, session):
    window = shown(qtbot, session)
    session.change(TALK, replace(TALK, kind=MeetingKind.SUPPORT_TEAM))
    window.look()
    assert not window.page._open.promises.isVisible()


def test_the_page_of_the_contract_shows_the_same_record_and_can_correct_it(qtbot, session):
    window = shown(qtbot, session)
    answer(window, PUPIL, *YES)
    (review,) = window.stored(ContractReview)
    contract = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
    contract.page.go_to(ContractReview, review.id, "promises")
    QApplication.processEvents()
    (promises,) = contract.page.findChildren(PromiseRow)
    assert promises.value() == review.promises
    promises._choices[PUPIL.id].setFocus()
    qtbot.keyClick(contract.page.window().focusWidget(), Qt.Key.Key_Right)
    contract.look()
    assert contract.stored(ContractReview)[0].promises == (
        PartyPromise(party=PUPIL.id, kept=PromiseKept.PARTLY),
    )


def test_a_party_that_joined_gets_a_row(qtbot, session):
    window = shown(qtbot, session)
    karin = ContractParty(
        contract_id=PUPIL.contract_id, kind=PartyKind.HELPER, name="Karin", position=9
    )
    session.add(karin)
    window.look()
    assert row(window, karin)._words.text() == "Nog niet opgeschreven wat die biedt."


def test_what_makes_it_good_can_be_taken_back_and_written_anew(qtbot, session):
    window = shown(qtbot, session)
    answer(window, MOTHER, *NO)
    _happened, repair = row(window, MOTHER)._forms
    words = repair._fields["result"].editor.widget
    before = len(window.stored(Agreement))
    window.type(words, "Moeder belt.")
    window.look()
    assert len(window.stored(Agreement)) == before + 1
    session.undo()
    window.look()
    assert len(window.stored(Agreement)) == before
    assert words.toPlainText() == ""
    window.type(words, "Vader belt.")
    window.look()
    assert window.stored(Agreement)[-1].result == "Vader belt."


def test_what_was_expected_is_what_is_promised_by_now(qtbot, session):
    window = shown(qtbot, session)
    session.change(MOTHER, replace(MOTHER, offers="Belt elke vrijdag."))
    window.look()
    answer(window, MOTHER, *NO)
    (breach,) = window.stored(Breach)
    assert breach.expected == "Belt elke vrijdag."
