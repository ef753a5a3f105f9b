"""Closing a file: which closing counts, and that nobody is asked twice how it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ib_desk.domain.file.closings import (
    PartyView,
    current,
    day_of_closing,
    earlier,
    goals_aimed_at,
    help_given,
    standing,
    views,
    views_for,
)
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.closing import Closing, ClosingView, ViewOf
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, Role
from tests.domain.made_files import FATHER, FILE, MOTHER, NOOR, TODAY, made

JUNE, JULY = date(2026, 6, 9), date(2026, 7, 9)
MEETING = Meeting(file_id=FILE.id, held_on=JUNE)
CLOSING = Closing(file_id=FILE.id)
AT_MEETING = replace(CLOSING, meeting_id=MEETING.id)
KARIN = Professional(name="Karin Hoekstra", role=Role.TEACHER)
ESTHER = Professional(name="Esther Mulder", role=Role.COORDINATOR)
TIM = Professional(name="Tim Smit", role=Role.YOUTH_WORKER)


def came(**who: Any) -> Attendee:
    return Attendee(meeting_id=MEETING.id, presence=Presence.CAME, **who)


def told(closing: Closing, *records: Record) -> list[tuple[ViewOf | None, str, str]]:
    whole = made(MOTHER, FATHER, MEETING, *records)
    return [(one.whose, one.name, one.words) for one in views(whole, closing)]


class TestWhichOneCounts:
    ENDED = replace(CLOSING, closed_on=JUNE, reopened_on=JULY)

    def test_the_one_after_which_the_file_was_not_opened_again(self):
        assert current([]) is None
        assert current([self.ENDED]) is None
        assert current([self.ENDED, AT_MEETING]) == AT_MEETING

    def test_by_one_that_is_being_written_no_file_is_closed(self):
        closed = replace(FILE, closed_on=JULY)
        assert standing(made(CLOSING)) is None
        assert standing(made(CLOSING, file=closed)) == CLOSING

    def test_those_before_it_stay_readable_the_newest_first(self):
        later = replace(self.ENDED, id=Closing(file_id=FILE.id).id)
        assert earlier(made(self.ENDED, later, CLOSING)) == (later, self.ENDED)


@pytest.mark.parametrize(
    ("closing", "day"),
    [
        (CLOSING, TODAY),
        (AT_MEETING, JUNE),
        (replace(AT_MEETING, closed_on=JULY), JULY),
    ],
)
def test_a_closing_is_of_the_day_of_its_meeting_until_it_has_one(closing, day):
    assert day_of_closing(made(MEETING), closing, TODAY) == day


def test_a_meeting_that_is_still_to_come_closes_nothing_ahead():
    planned = replace(MEETING, held_on=date(2027, 1, 8))
    assert day_of_closing(made(planned), AT_MEETING, TODAY) == TODAY
    assert day_of_closing(made(replace(MEETING, held_on=None)), AT_MEETING, TODAY) == TODAY


class TestHowEachLooksBack:
    def test_without_a_meeting_each_party_is_asked_and_the_child_first(self):
        mother = ClosingView(
            closing_id=CLOSING.id,
            whose=ViewOf.GUARDIAN,
            guardian_id=MOTHER.id,
            words=" Fijn. ",
        )
        assert told(CLOSING, mother) == [
            (ViewOf.PUPIL, "Noor", ""),
            (ViewOf.GUARDIAN, MOTHER.name, "Fijn."),
            (ViewOf.GUARDIAN, FATHER.name, ""),
            (ViewOf.TEACHER, "", ""),
            (ViewOf.SCHOOL, "", ""),
        ]

    def test_who_was_at_the_meeting_says_it_there_and_is_not_asked_again(self):
        people = (KARIN, ESTHER, TIM)
        attendees = (
            came(pupil_id=NOOR.id),
            came(guardian_id=MOTHER.id, view="Het gaat goed."),
            *(came(professional_id=one.id) for one in people),
        )
        assert told(AT_MEETING, *people, *attendees) == [
            (ViewOf.PUPIL, "Noor", ""),
            (ViewOf.GUARDIAN, MOTHER.name, "Het gaat goed."),
            (ViewOf.GUARDIAN, FATHER.name, ""),
            (ViewOf.TEACHER, "Karin Hoekstra", ""),
            (ViewOf.SCHOOL, "Esther Mulder", ""),
            (None, "Tim Smit", ""),
        ]

    def test_somebody_whom_the_file_has_not_speaks_for_nobody_else(self):
        said = told(AT_MEETING, came(name="oma", view="Mooi."))
        assert said[-1] == (None, "oma", "Mooi.")
        assert (ViewOf.TEACHER, "", "") in said

    @pytest.mark.parametrize("others", [(), (came(pupil_id=NOOR.id),)])
    def test_what_the_child_said_in_its_hearing_is_not_asked_again(self, others):
        hearing = Hearing(file_id=FILE.id, meeting_id=MEETING.id)
        said = [
            HearingInput(hearing_id=hearing.id, words=one)
            for one in ("Ik snap het nu.", "Het mag stoppen.")
        ]
        first = told(AT_MEETING, hearing, *said, *others)[0]
        assert first == (ViewOf.PUPIL, "Noor", "Ik snap het nu. Het mag stoppen.")

    def test_its_own_view_of_the_help_goes_before_its_hearing(self):
        hearing = Hearing(file_id=FILE.id, meeting_id=MEETING.id)
        said = HearingInput(hearing_id=hearing.id, words="Ik snap het nu.")
        noor = came(pupil_id=NOOR.id, view="Fijn.")
        assert told(AT_MEETING, hearing, said, noor)[0] == (ViewOf.PUPIL, "Noor", "Fijn.")

    def test_what_was_written_down_apart_stays_also_of_who_is_no_party_now(self):
        gone = ClosingView(
            closing_id=CLOSING.id,
            whose=ViewOf.GUARDIAN,
            guardian_id=MOTHER.id,
            words="Goed.",
        )
        whole = made(FATHER, gone)
        assert (ViewOf.GUARDIAN, "", "Goed.") in [
            (one.whose, one.name, one.words) for one in views(whole, CLOSING)
        ]

    def test_each_says_where_it_is_kept(self):
        mother = came(guardian_id=MOTHER.id)
        found = views(made(MOTHER, FATHER, MEETING, mother), AT_MEETING)
        by_whose: dict[tuple[Any, Any], PartyView] = {
            (one.whose, one.guardian_id): one for one in found
        }
        assert by_whose[ViewOf.GUARDIAN, MOTHER.id].kept == mother
        father = by_whose[ViewOf.GUARDIAN, FATHER.id]
        assert isinstance(father.kept, ClosingView)
        assert father.is_new


class TestWhatALetterTells:
    MOTHERS = ClosingView(
        closing_id=CLOSING.id, whose=ViewOf.GUARDIAN, guardian_id=MOTHER.id, words="Goed."
    )
    TEACHERS = replace(MOTHERS, id=KARIN.id, whose=ViewOf.TEACHER, guardian_id=None)

    @pytest.mark.parametrize(
        ("reader", "is_told"), [(MOTHER, True), (FATHER, False), (None, False)]
    )
    def test_what_a_parent_said_apart_that_parent_alone(self, reader, is_told):
        whole = made(MOTHER, FATHER, self.MOTHERS, self.TEACHERS)
        found = views_for(whole, CLOSING, None if reader is None else reader.id)
        whose = [one.whose for one in found]
        assert whose == [*([ViewOf.GUARDIAN] if is_told else []), ViewOf.TEACHER]

    @pytest.mark.parametrize("presence", Presence)
    def test_what_was_said_in_a_meeting_who_was_there(self, presence):
        mother = came(guardian_id=MOTHER.id, view="Goed.")
        others = (
            replace(came(guardian_id=FATHER.id), presence=presence),
            replace(came(pupil_id=NOOR.id), presence=presence),
            came(name="oma"),
        )
        whole = made(MOTHER, FATHER, MEETING, mother, *others)
        for reader in (FATHER.id, None):
            told = views_for(whole, AT_MEETING, reader)
            assert bool(told) is (presence is Presence.CAME)

    @pytest.mark.parametrize("is_there", [True, False])
    def test_so_it_is_with_the_words_of_a_child_and_of_helpers(self, is_there):
        presence = Presence.CAME if is_there else Presence.ASKED
        hearing = Hearing(file_id=FILE.id, meeting_id=MEETING.id)
        people = (KARIN, TIM)
        whole = made(
            MOTHER,
            FATHER,
            MEETING,
            *people,
            hearing,
            HearingInput(hearing_id=hearing.id, words="Thuis niet."),
            *(came(professional_id=one.id, view="Thuis.") for one in people),
            came(guardian_id=MOTHER.id),
            replace(came(guardian_id=FATHER.id), presence=presence),
        )
        said = [ViewOf.PUPIL, ViewOf.TEACHER, None]
        assert self.told(whole, MOTHER.id) == said
        assert self.told(whole, FATHER.id) == (said if is_there else [])
        assert self.told(whole, None) == [ViewOf.PUPIL], "its own words, and it was not there"

    def test_what_a_child_said_for_the_closing_itself_all_and_in_the_meeting_who_was_there(self):
        view = came(pupil_id=NOOR.id, view="Thuis niet.")
        apart = ClosingView(closing_id=CLOSING.id, whose=ViewOf.PUPIL, words="Fijn.")
        whole = made(MOTHER, FATHER, MEETING, view, came(guardian_id=MOTHER.id), apart)
        for reader, words in (
            (MOTHER.id, ["Thuis niet.", "Fijn."]),
            (None, ["Thuis niet.", "Fijn."]),
            (FATHER.id, ["Fijn."]),
        ):
            assert [one.words for one in views_for(whole, AT_MEETING, reader)] == words

    @staticmethod
    def told(whole: WholeFile, reader: Any) -> list[ViewOf | None]:
        return [one.whose for one in views_for(whole, AT_MEETING, reader)]


class TestWhatWasDone:
    ENDS = (None, JUNE, TODAY)
    HELP = tuple(Intervention(file_id=FILE.id, ends_on=day) for day in ENDS)
    GOALS = tuple(Goal(file_id=FILE.id, ended_on=day) for day in ENDS)

    def test_since_the_file_was_last_opened(self):
        again = replace(CLOSING, closed_on=JUNE, reopened_on=JULY)
        whole = made(again, *self.HELP, *self.GOALS)
        assert [one.ends_on for one in help_given(whole)] == [None, TODAY]
        assert [one.ended_on for one in goals_aimed_at(whole)] == [None, TODAY]

    def test_all_of_it_in_a_file_that_was_never_closed(self):
        whole = made(CLOSING, *self.HELP, *self.GOALS)
        assert help_given(whole) == self.HELP
        assert goals_aimed_at(whole) == self.GOALS
