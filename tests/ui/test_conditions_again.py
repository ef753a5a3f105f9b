"""What did not go well is asked again: in a look back, before a request, and in between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from ib_desk.domain.file.conditions import Asking, last_seen, since_the_talk
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import ContractReview, ReviewState
from ib_desk.ui.contract.page import ContractPage
from ib_desk.ui.forms.conditions import ConditionsAgain
from ib_desk.ui.records.condition import condition_spec
from ib_desk.ui.request.conditions_card import ConditionsCard
from ib_desk.ui.request.page import RequestPage
from ib_desk.ui.session import Session
from tests.builders import contract, parties, request
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session

FATHER = parties()[2]
CONTACT, LANGUAGE = (Condition.CONTACT, FATHER.id), (Condition.LANGUAGE, None)


@pytest.fixture
def session(qtbot, tmp_path) -> Iterator[Session]:
    with noor_session(tmp_path, without=(ContractReview,)) as made:
        yield made


def contract_page(qtbot, session) -> Any:
    return PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))


def request_page(qtbot, session) -> Any:
    return PageInWindow(qtbot, session, RequestPage(session, AskedWays(session)))


def asked_on(window) -> Any:
    (card,) = window.page.findChildren(ConditionsCard)
    return card


def answered(window) -> list[ConditionAnswer]:
    """After the talk."""
    return list(since_the_talk(window.look(), contract().id))


def test_before_a_request_what_did_not_go_well_is_asked_with_one_key(qtbot, session):
    window = request_page(qtbot, session)
    card = asked_on(window)
    assert card.isVisibleTo(window.page)
    assert list(card.rows.choices) == [CONTACT, LANGUAGE]
    assert not nameless(card)

    card.rows.choices[LANGUAGE].choose(ConditionState.GOOD)
    card.rows.choices[LANGUAGE].chosen.emit(ConditionState.GOOD)
    (answer,) = answered(window)
    assert (answer.asked_at, answer.asked_on, answer.request_id, answer.state) == (
        AskedAt.REQUEST,
        TODAY,
        request().id,
        ConditionState.GOOD,
    )
    # Nobody presumed anything of the other.
    assert card.rows.choices[CONTACT].value() is None
    assert last_seen(window.look(), contract().id)[CONTACT].is_of_the_talk

    told = contract_page(qtbot, session).page
    row = told._written.conditions._rows[LANGUAGE]
    assert row.state is ConditionState.ATTENTION, "as it was in the talk"
    assert row.later.text() == "Daarna: gaat goed, 21 november 2026"
    assert told._written.conditions._rows[Condition.ROOM, None].later.text() == ""

    card.rows.choices[LANGUAGE].chosen.emit(None)
    assert answered(window) == []


def test_what_was_said_before_a_request_on_an_earlier_day_stays_as_it_was(qtbot, session):
    day = TODAY - timedelta(days=30)
    then = Asking(contract_id=contract().id, day=day, request_id=request().id)
    earlier = then.answer(LANGUAGE, ConditionState.STUCK)
    session.add(earlier)
    window = request_page(qtbot, session)
    choices = asked_on(window).rows.choices
    assert choices[LANGUAGE].value() is ConditionState.STUCK
    choices[LANGUAGE].chosen.emit(ConditionState.GOOD)
    said = [(one.asked_on, one.state) for one in answered(window)]
    assert said == [(TODAY, ConditionState.GOOD), (day, ConditionState.STUCK)]
    assert earlier in answered(window)


def test_a_request_asks_nothing_where_everything_went_well(qtbot, tmp_path):
    with noor_session(tmp_path, without=(ConditionAnswer,)) as session:
        assert not asked_on(request_page(qtbot, session)).isVisible()


def test_in_between_one_is_looked_at_again_and_kept_from_its_first_answer_on(qtbot, session):
    window = contract_page(qtbot, session)
    around = window.page._shown.around
    choices = condition_spec().choices
    assert choices is not None
    words, blank = choices(around, ())[-1]
    assert words == "Ruimte voor de school"
    records = window.page._by_kind[ConditionAnswer]
    records._add_chosen(blank)
    assert answered(window) == []

    window.field("state").choose(ConditionState.STUCK)
    window.field("state").chosen.emit(ConditionState.STUCK)
    (note,) = (one for one in records.card.findChildren(QWidget, "note") if one.isVisible())
    window.type(note, "Groep van 31.")
    (answer,) = answered(window)
    assert (answer.asked_at, answer.asked_on, answer.condition, answer.note) == (
        AskedAt.IN_BETWEEN,
        TODAY,
        Condition.ROOM,
        "Groep van 31.",
    )
    window.page.go_to(ConditionAnswer, answer.id, "note")
    assert window.page.window().focusWidget() is note


def test_what_is_asked_in_a_look_back_is_part_of_it(qtbot, session):
    review = ContractReview(contract_id=contract().id, state=ReviewState.HELD, held_on=TODAY)
    session.add(review)
    window = contract_page(qtbot, session)
    window.page.go_to(ContractReview, review.id, "state")
    (rows,) = window.page.findChildren(ConditionsAgain)
    rows.choices[CONTACT].chosen.emit(ConditionState.GOOD)
    (answer,) = answered(window)
    assert (answer.asked_at, answer.review_id, answer.party_id) == (
        AskedAt.LOOK_BACK,
        review.id,
        FATHER.id,
    )
    session.remove(review)
    assert answered(window) == []
    session.undo()
    assert answered(window) == [answer]

    window.page.go_to(ContractReview, review.id, "state")
    window.field("state").choose(ReviewState.MISSED)
    window.field("state").chosen.emit(ReviewState.MISSED)
    window.look()
    assert not any(one.isVisible() for one in window.page.findChildren(ConditionsAgain))


def test_a_party_says_that_its_view_stays_off_paper(qtbot, session):
    window = contract_page(qtbot, session)
    row = window.page._written.conditions._rows[CONTACT]
    (box,) = (one for one in row.findChildren(QCheckBox) if one.isVisibleTo(row))
    box.click()
    window.look()
    (view,) = (one for one in window.stored(ConditionAnswer) if one.party_id == FATHER.id)
    assert view.off_paper
    together = window.page._written.conditions._rows[LANGUAGE]
    assert not any(one.isVisibleTo(together) for one in together.findChildren(QCheckBox))
    assert any(words.text().endswith("ziet het anders") for words in row.findChildren(QLabel))
