"""The burden of the demo case: what nobody could pick is counted, and nothing is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.condition import AskedAt, Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import (
    ContractParty,
    PartyKind,
)
from ib_desk.domain.records.help_question import Asker, HelpQuestion
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.school import School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from ib_desk.main.example import case_records, example_records
from ib_desk.main.resources import resources_root
from ib_desk.main.typed_fields import handled_fields, typed_texts
from tests.domain.made_files import CONTRACT, FATHER, FILE, MOTHER, NOOR
from tests.shipped import catalogue

BOUND = 60
"""So many typed fields from the first signal to a complete request."""

PEOPLE = (School(), NOOR, MOTHER, FATHER, FILE)
SPRING, SUMMER = date(2026, 3, 24), date(2026, 6, 9)


def typed(*records):
    found = typed_texts((*PEOPLE, *records), catalogue())
    return [(text.text.name, text.text.words) for text in found]


def handled(records):
    return handled_fields(records, catalogue())


HANDLED = {"noor": 221, "sem": 132}
"""As first measured; what is typed, chosen and ticked together may only become less.

Noor's were 215 while the scores of her first weighing stood ready, chosen, in the second. Six are
the same again: who weighs anew now chooses those too.
"""


def cases():
    second = Path(__file__).parents[1] / "data" / "cases" / "sem.toml"
    return {"noor": example_records(resources_root()), "sem": case_records(second)}


@pytest.mark.parametrize("name", HANDLED)
def test_the_whole_way_asks_for_no_more_than_its_bound(name):
    records = cases()[name]
    found = typed_texts(records, catalogue())
    assert 0 < len(found) <= BOUND
    assert len(found) < handled_fields(records, catalogue()) <= HANDLED[name]


def test_what_is_picked_chosen_or_ticked_is_handled_and_what_stands_ready_is_not():
    party = ContractParty(
        contract_id=CONTRACT.id, kind=PartyKind.PUPIL, name="Noor", position=1, hopes="Rust."
    )
    first = Weighing(file_id=FILE.id, weighed_on=SPRING, chosen_level=3, wish_pupil="Rust.")
    again = replace(first.again(SUMMER), chosen_level=4)
    assert handled((*PEOPLE, replace(CONTRACT, talked_on=SPRING, version=1))) == 1
    assert handled((*PEOPLE, CONTRACT, party)) == handled((*PEOPLE, CONTRACT)) + 1
    assert handled((*PEOPLE, first)) == 3
    assert handled((*PEOPLE, first, again)) == 5


def test_the_words_of_child_and_parents_are_always_typed():
    texts = {t.text.words for t in typed_texts(example_records(resources_root()), catalogue())}
    assert "Dat juf niet hardop zegt dat ik moet komen." in texts
    assert "Elke vrijdag één bericht: hoe ging het." in texts


def test_what_is_chosen_or_is_a_day_is_not_typed():
    assert typed(Weighing(file_id=FILE.id, weighed_on=SPRING, chosen_level=3)) == []


def test_one_word_that_was_not_offered_makes_a_text_typed():
    weighing = Weighing(file_id=FILE.id, weighed_on=SPRING, present="Noor en beide ouders")
    assert typed(weighing) == []
    assert typed(replace(weighing, present="Noor en haar opa")) == [("present", "Noor en haar opa")]


def test_notes_inside_a_field_count_each():
    scores = (DimensionScore(dimension=Dimension.IMPACT, note="Leest niet.", source="toets"),)
    weighing = Weighing(file_id=FILE.id, weighed_on=SPRING, scores=scores)
    assert typed(weighing) == [("scores.note", "Leest niet.")]


def test_of_a_condition_its_state_is_handled_and_its_note_typed_on_the_day_of_the_talk():
    contract = replace(CONTRACT, talked_on=SUMMER)
    kept = ConditionAnswer(
        contract_id=contract.id,
        asked_at=AskedAt.TALK,
        condition=Condition.CONTACT,
        state=ConditionState.GOOD,
    )
    missed = replace(kept, condition=Condition.INTERESTS, note="Het gaat beter.")
    entry = BroadViewEntry(
        file_id=FILE.id, domain=LifeDomain.LEARNING, strong="Het gaat beter.", seen_on=SPRING
    )
    assert handled((*PEOPLE, contract, kept)) == handled((*PEOPLE, contract)) + 1
    assert typed(missed, entry, contract) == [
        ("strong", "Het gaat beter."),
        ("note", "Het gaat beter."),
    ]


def test_a_sentence_can_be_picked_only_after_someone_said_it():
    entry = BroadViewEntry(
        file_id=FILE.id, domain=LifeDomain.LEARNING, strong="Het gaat beter.", seen_on=SUMMER
    )
    done = Intervention(file_id=FILE.id, effect_note="Het gaat beter.", evaluated_on=SUMMER)
    assert typed(entry, done) == [("effect_note", "Het gaat beter.")]
    assert typed(replace(entry, seen_on=SPRING), done) == [
        ("strong", "Het gaat beter."),
        ("effect_note", "Het gaat beter."),
    ]


def test_a_weighing_takes_over_what_stands_ready_from_the_last_and_no_more():
    first = Weighing(
        file_id=FILE.id,
        weighed_on=SPRING,
        wish_parents="Hier blijven.",
        deviation_reason="De leraar is nieuw.",
    )
    second = replace(first, weighed_on=SUMMER)
    assert typed(first, second) == [
        ("wish_parents", "Hier blijven."),
        ("deviation_reason", "De leraar is nieuw."),
        ("deviation_reason", "De leraar is nieuw."),
    ]


def test_a_signal_counts_each_text_once():
    seen = Signal(file_id=FILE.id, seen_on=SPRING, reported_by="Marieke Bakker", fact="Huilt.")
    assert typed(seen) == [("fact", "Huilt.")]


def test_a_need_that_is_picked_is_handled_once_and_its_word_comes_along():
    need = Need(
        file_id=FILE.id,
        whose=NeedOf.PUPIL,
        sentence="instructie die kort is en vooraf zichtbaar",
        tag="overzicht",
        noted_on=SPRING,
    )
    assert handled((*PEOPLE, need)) == 1
    assert typed(need) == []
    own = replace(need, sentence="instructie die met haar handen gaat", tag="handen")
    assert handled((*PEOPLE, own)) == 2
    assert typed(own) == [("sentence", own.sentence), ("tag", "handen")]


def test_who_asks_comes_with_the_button_and_the_question_is_typed():
    question = HelpQuestion(
        file_id=FILE.id, asker=Asker.PUPIL, words="Mag ik een plekje?", asked_on=SPRING
    )
    assert handled((*PEOPLE, question)) == 2
    assert typed(question) == [("words", "Mag ik een plekje?")]


def test_what_is_looked_at_on_one_day_has_its_day_and_source_once():
    first = BroadViewEntry(
        file_id=FILE.id,
        domain=LifeDomain.LEARNING,
        strong="Leest graag.",
        source="gesprek",
        seen_on=SPRING,
    )
    second = replace(first, id=CONTRACT.id, domain=LifeDomain.HOME)
    assert handled((*PEOPLE, first)) == 3
    assert handled((*PEOPLE, first, second)) == 4
    assert handled((*PEOPLE, first, replace(second, seen_on=SUMMER))) == 6
