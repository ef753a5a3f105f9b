from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.records.contract import ContractParty, PartyKind
from ib_desk.domain.records.help_question import Asker, HelpQuestion
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.statement import A_VIEW, Statement
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.file.own_words import own_words
from tests.builders import FILE, REQUEST, noor, pupil, without

TODAY = date(2026, 11, 23)


def test_the_newest_words_count_whatever_they_were_said_about():
    wish = Weighing(file_id=FILE, weighed_on=date(2026, 10, 1), wish_pupil="“Ik wil blijven.”")
    view = Statement(
        file_id=FILE,
        about=REQUEST,
        what=A_VIEW,
        said_on=date(2026, 10, 8),
        words="Ik wil een plekje.",
    )
    file = without(noor(), Statement, HelpQuestion, Weighing)

    assert own_words(replace(file, parts={**file.parts, Weighing: (wish,)}), TODAY) == (
        "Ik wil blijven.",
        "1 okt",
    )
    both = {**file.parts, Weighing: (wish,), Statement: (view,)}
    assert own_words(replace(file, parts=both), TODAY) == ("Ik wil een plekje.", "8 okt")


def test_what_a_guardian_said_is_never_put_in_the_mouth_of_the_child():
    file = noor()
    guardian = file.guardians[0]
    late = Statement(
        file_id=FILE,
        about=REQUEST,
        what=A_VIEW,
        guardian_id=guardian.id,
        said_on=date(2027, 1, 1),
        words="Wij willen.",
    )
    with_late = {**file.parts, Statement: (*file.of(Statement), late)}

    assert own_words(replace(file, parts=with_late), TODAY) == own_words(file, TODAY)


def test_a_question_of_the_child_is_newer_than_what_it_hoped_at_the_talk():
    file = without(noor(), Statement, Weighing)
    (question,) = file.of(HelpQuestion)
    assert own_words(file, TODAY) == (question.words, "9 jun")
    of_father = replace(question, asker=Asker.GUARDIAN)
    others = replace(file, parts={**file.parts, HelpQuestion: (of_father,)})
    assert own_words(others, TODAY)[1] == "12 mrt"


def test_the_contract_speaks_where_nothing_newer_does():
    file = without(noor(), Statement, HelpQuestion, Weighing)
    party = next(p for p in file.of(ContractParty) if p.kind is PartyKind.PUPIL)

    assert own_words(file, TODAY) == (party.hopes, "12 mrt")


def test_without_any_of_these_the_child_says_who_it_is():
    assert own_words(without(noor(), Statement, HelpQuestion, Weighing, ContractParty), TODAY) == (
        pupil().about_me,
        "",
    )


def test_what_the_child_stated_on_another_record_is_read_there_and_on_top_of_no_page():
    file = noor()
    plan = file.of(Opp)[0]
    said = Statement(
        file_id=FILE, about=plan.id, what="opp", said_on=TODAY, words="Dat klopt niet."
    )
    stated = replace(file, parts={**file.parts, Statement: (*file.of(Statement), said)})
    assert own_words(stated, TODAY) == own_words(file, TODAY)
