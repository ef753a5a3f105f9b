"""When a yes ends, by the day that was agreed on or counted from the yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.file.consent_anchors import consents
from ib_desk.domain.file.ended import TOLD_AFTER
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentSaid
from ib_desk.domain.records.record import Record
from tests.domain.made_files import FILE, MOTHER, TODAY, made

SOON = TODAY + timedelta(days=10)
ASKED = Consent(file_id=FILE.id, recipient="het SWV")


def ends(*records: Record) -> list[Anchored]:
    return list(consents(made(MOTHER, *records)))


def answer_of(**values: Any) -> ConsentAnswer:
    plain: dict[str, Any] = {"said": ConsentSaid.YES, "said_on": TODAY} | values
    return ConsentAnswer(consent_id=ASKED.id, **plain)


def test_a_yes_ends_on_its_day_and_that_is_told_for_a_while():
    answer = answer_of(until=SOON)
    (one,) = ends(ASKED, answer)
    assert (one.anchor, one.record_id, one.on) == (Anchor.CONSENT, answer.id, SOON)
    assert (one.words, one.who, one.number) == ("het SWV", "Noor", 1)
    assert one.until == SOON + TOLD_AFTER


def test_without_one_it_is_counted_from_the_yes_until_it_is_asked_again():
    (one,) = ends(replace(ASKED, what="de conclusie"), answer_of())
    assert (one.on, one.number, one.until, one.words) == (TODAY, 0, None, "de conclusie")
    again = answer_of(said_on=SOON)
    (later,) = ends(ASKED, answer_of(), again)
    assert later.record_id == again.id


def test_the_last_day_that_there_is_has_none_after_it():
    for last in (date.max, date.max - TOLD_AFTER):
        (one,) = ends(ASKED, answer_of(until=last))
        assert one.until is None


def test_a_no_what_was_withdrawn_and_what_has_no_day_end_nothing():
    for values in (
        {"said": ConsentSaid.NO},
        {"said": None},
        {"withdrawn_on": TODAY},
        {"said_on": None},
    ):
        assert not ends(ASKED, answer_of(**values)), values


def test_of_each_person_the_last_yes_ends_whatever_the_other_said():
    refused = answer_of(said=ConsentSaid.NO)
    agreed = answer_of(guardian_id=MOTHER.id)
    assert [(one.record_id, one.who) for one in ends(ASKED, refused, agreed)] == [
        (agreed.id, "Marieke Bakker")
    ]
