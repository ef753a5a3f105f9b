"""The bank of hulpzinnen: checked when read; a sentence brings its tag along."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.file.needs import needs_now
from ib_desk.domain.offers.needs import NeedBank, NeedSentence, NeedTag
from ib_desk.domain.records.broad_view import LifeDomain
from ib_desk.domain.records.need import Need, NeedOf
from tests.domain.made_files import FILE, made
from tests.shipped import catalogue

SHORT = NeedSentence(whose=NeedOf.PUPIL, sentence="instructie die kort is", tag="overzicht")
QUIET = NeedSentence(whose=NeedOf.PUPIL, sentence="een stille plek", tag="prikkels")
HANDS = NeedSentence(whose=NeedOf.TEACHER, sentence="extra handen", tag="handen")
SOUND = NeedTag(tag="prikkels", domains=(LifeDomain.BODY_SENSES,))
BANK = NeedBank(need=(SHORT, QUIET, HANDS))
NEED = Need(file_id=FILE.id, whose=NeedOf.PUPIL, sentence=SHORT.sentence)


def test_a_picked_sentence_brings_its_tag_and_another_one_its_own():
    tagged = BANK.tagged(NEED)
    assert tagged.tag == "overzicht"
    assert BANK.tagged(replace(tagged, sentence=QUIET.sentence)).tag == "prikkels"


def test_an_edited_sentence_keeps_its_tag_and_a_tag_of_her_own_stays():
    edited = replace(BANK.tagged(NEED), sentence="instructie die kort is, op papier")
    assert BANK.tagged(edited).tag == "overzicht"
    assert BANK.tagged(replace(NEED, tag="eigen woord")).tag == "eigen woord"


def test_a_pupil_is_not_offered_what_a_teacher_needs():
    assert BANK.sentences(NeedOf.TEACHER) == ("extra handen",)
    assert BANK.tags(NeedOf.PUPIL) == ("overzicht", "prikkels")
    assert BANK.tag_of(replace(NEED, whose=NeedOf.TEACHER)) == ""


@pytest.mark.parametrize("name", ["sentence", "tag"])
def test_an_empty_word_is_refused(name):
    words: dict[str, Any] = {"whose": NeedOf.PUPIL, "sentence": "rust", "tag": "rust"}
    with pytest.raises(UnfitValue) as refused:
        NeedSentence(**(words | {name: " "}))
    assert (refused.value.key, refused.value.problem) == (name, DataProblem.EMPTY)


def test_a_sentence_that_is_there_twice_is_refused_by_its_place():
    with pytest.raises(UnfitValue) as refused:
        NeedBank(need=(SHORT, HANDS, replace(SHORT, tag="anders")))
    assert refused.value.key == "need.2.sentence"


def test_a_word_says_in_which_parts_of_life_it_helps_and_one_of_her_own_in_none():
    bank = replace(BANK, tag=(SOUND,))
    need = replace(NEED, tag="prikkels")
    assert bank.domains_of(need) == (LifeDomain.BODY_SENSES,)
    assert bank.domains_of(replace(need, tag="eigen woord")) == ()
    assert bank.domains_of(replace(need, whose=NeedOf.TEACHER)) == ()


@pytest.mark.parametrize(
    ("tags", "key", "problem"),
    [
        ((SOUND, SOUND), "tag.1.tag", DataProblem.DOUBLE),
        ((replace(SOUND, tag="handen"),), "tag.0.tag", DataProblem.UNKNOWN_VALUE),
    ],
)
def test_a_word_that_no_sentence_of_a_pupil_has_or_that_is_there_twice_is_refused(
    tags, key, problem
):
    with pytest.raises(UnfitValue) as refused:
        replace(BANK, tag=tags)
    assert (refused.value.key, refused.value.problem) == (key, problem)


@pytest.mark.parametrize("values", [{"tag": " "}, {"domains": ()}])
def test_a_word_that_says_nothing_is_refused(values):
    with pytest.raises(UnfitValue) as refused:
        replace(SOUND, **values)
    assert (refused.value.key, refused.value.problem) == (next(iter(values)), DataProblem.EMPTY)


def test_every_shipped_word_of_a_pupil_says_where_it_helps():
    bank = catalogue().needs
    assert {one.tag for one in bank.tag} == set(bank.tags(NeedOf.PUPIL))


def test_the_shipped_bank_offers_both_and_each_sentence_its_tag():
    bank = catalogue().needs
    assert len(bank.sentences(NeedOf.PUPIL)) > len(bank.sentences(NeedOf.TEACHER)) > 0
    offered = catalogue().offers(made())(NEED, "sentence").pieces
    assert offered == bank.sentences(NeedOf.PUPIL)
    assert catalogue().offers(made())(NEED, "tag").pieces == bank.tags(NeedOf.PUPIL)


def test_what_is_needed_now_says_whose_and_leaves_out_what_is_met():
    records = (
        replace(NEED, id=FILE.id, sentence="een stille plek."),
        Need(file_id=FILE.id, whose=NeedOf.TEACHER, sentence="extra handen"),
        Need(file_id=FILE.id, whose=NeedOf.TEACHER, sentence=" "),
    )
    assert needs_now(made(*records)) == (
        (NeedOf.PUPIL, ("een stille plek",)),
        (NeedOf.TEACHER, ("extra handen",)),
    )
    assert needs_now(made()) == ()
