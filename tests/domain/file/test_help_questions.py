"""Each party asks once: what it hoped at the talk is its question until it asks another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.file.help_questions import asked_questions
from ib_desk.domain.records.contract import ContractParty, PartyKind
from ib_desk.domain.records.help_question import Asker, HelpQuestion
from tests.domain.made_files import CONTRACT, FATHER, FILE, MOTHER, made

TALK, LATER, EARLIER = date(2026, 3, 12), date(2026, 6, 9), date(2026, 3, 2)


def party(kind, words, position, **changes):
    return ContractParty(
        contract_id=CONTRACT.id,
        kind=kind,
        hopes=words,
        state_on=TALK,
        position=position,
        **changes,
    )


NOORS = party(PartyKind.PUPIL, "Rust.", 0)
MOTHERS = party(PartyKind.GUARDIAN, "Zonder strijd.", 1, guardian_id=MOTHER.id)
TEACHERS = party(PartyKind.TEACHERS, "Weten wat te doen.", 2, name="Leraren")


def question(asker, words, day=LATER, **changes):
    return HelpQuestion(file_id=FILE.id, asker=asker, words=words, asked_on=day, **changes)


def said(*records):
    whole = made(MOTHER, FATHER, CONTRACT, *records)
    return [(one.asker, one.words) for one in asked_questions(whole)]


def test_what_was_hoped_at_the_talk_need_not_be_typed_again():
    assert said(TEACHERS, MOTHERS, NOORS) == [
        (Asker.PUPIL, "Rust."),
        (Asker.GUARDIAN, "Zonder strijd."),
        (Asker.PROFESSIONAL, "Weten wat te doen."),
    ]


def test_a_later_question_takes_its_place_and_an_earlier_one_does_not():
    assert said(NOORS, question(Asker.PUPIL, "Niet uitleggen.")) == [
        (Asker.PUPIL, "Niet uitleggen.")
    ]
    assert said(NOORS, question(Asker.PUPIL, "Niet uitleggen.", EARLIER)) == [
        (Asker.PUPIL, "Rust.")
    ]


def test_of_two_questions_of_one_party_the_newest_counts_and_one_without_a_day_is_of_now():
    first, second = question(Asker.PUPIL, "Eén."), question(Asker.PUPIL, "Twee.", None)
    assert said(second, first) == [(Asker.PUPIL, "Twee.")]


def test_each_parent_and_each_professional_asks_apart():
    assert said(
        MOTHERS,
        question(Asker.GUARDIAN, "Kijkt er iemand mee?", guardian_id=FATHER.id),
        question(Asker.PROFESSIONAL, "Wat nu?", name="Karin"),
        TEACHERS,
    ) == [
        (Asker.GUARDIAN, "Zonder strijd."),
        (Asker.GUARDIAN, "Kijkt er iemand mee?"),
        (Asker.PROFESSIONAL, "Weten wat te doen."),
        (Asker.PROFESSIONAL, "Wat nu?"),
    ]


def test_what_says_nothing_is_no_question():
    assert said(replace(NOORS, hopes=" "), question(Asker.TOGETHER, " ")) == []


def test_who_reads_it_knows_where_it_was_typed():
    (hoped,) = asked_questions(made(CONTRACT, NOORS))
    (typed,) = asked_questions(made(question(Asker.TOGETHER, "Samen?")))
    assert (hoped.is_from_contract, hoped.place.record_id) == (True, NOORS.id)
    assert not typed.is_from_contract
