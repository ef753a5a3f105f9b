"""Whom one key says to have been at a meeting: never by itself, and nobody by a guess."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from ib_desk.domain.file.came import Came, Group, who_came
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.meeting import Attendee, Meeting, MeetingKind, Presence
from ib_desk.domain.records.school import Professional
from tests.domain.made_files import FATHER, FILE, MOTHER, NOOR, TODAY, made

TALK = Meeting(file_id=FILE.id, kind=MeetingKind.WITH_PARENTS, held_on=TODAY)
ESTHER = Professional(name="Esther Mulder")
BOTH = Came(group=Group.PARENTS, who=(MOTHER.id, FATHER.id))


def noted(presence, **who):
    return Attendee(meeting_id=TALK.id, presence=presence, **who)


def came(*records, talk=TALK, parents=(MOTHER, FATHER)):
    return who_came(made(*parents, talk, ESTHER, *records), talk, TODAY)


def test_who_was_asked_was_there_by_one_key_also_whom_the_file_does_not_have():
    asked = (
        noted(Presence.ASKED, name="Opa Bakker"),
        noted(Presence.ASKED, professional_id=ESTHER.id, name=ESTHER.name),
        noted(Presence.ASKED, guardian_id=MOTHER.id, name=MOTHER.name),
        noted(Presence.ASKED, pupil_id=NOOR.id, name="Noor"),
    )
    there = noted(Presence.CAME, guardian_id=FATHER.id, name=FATHER.name)
    everyone = Came(group=Group.ASKED, who=(NOOR.id, MOTHER.id, ESTHER.id, "Opa Bakker"))
    assert came(*asked, there) == everyone


def test_before_any_parent_is_noted_both_are_there_by_one_key():
    assert came() == BOTH
    assert came(noted(Presence.CAME, professional_id=ESTHER.id)) == BOTH
    assert came(noted(Presence.CAME, guardian_id=MOTHER.id)) is None


@pytest.mark.parametrize("day", [None, TODAY + timedelta(days=1)])
def test_of_a_meeting_that_is_still_to_come_nobody_was_there(day):
    ahead = replace(TALK, held_on=day)
    assert came(talk=ahead) is None
    assert came(noted(Presence.ASKED, guardian_id=MOTHER.id), talk=ahead) is None


@pytest.mark.parametrize(
    "parents",
    [
        (MOTHER,),
        (MOTHER, replace(FATHER, deceased=True)),
        (MOTHER, replace(FATHER, custody=Custody.NO)),
        (MOTHER, replace(FATHER, restriction="Geen contact.")),
        (MOTHER, replace(FATHER, relation=Relation.LEGAL_GUARDIAN)),
        (
            MOTHER,
            FATHER,
            Guardian(pupil_id=NOOR.id, relation=Relation.FOSTER_PARENT, custody=Custody.NO),
        ),
    ],
)
def test_who_are_not_two_parents_at_the_table_are_ticked_apart(parents):
    assert came(parents=parents) is None


def test_parents_are_not_offered_where_they_seldom_sit():
    assert came(talk=replace(TALK, kind=MeetingKind.PUPIL_REVIEW)) is None
    assert came(talk=replace(TALK, kind=None)) == BOTH
