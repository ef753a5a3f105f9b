"""The register: what was noted last counts, nothing is called sent before she says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

import pytest

from ib_desk.domain.file.register import (
    BY_HAND,
    RegisterLine,
    RequestStage,
    RequestStanding,
    Standing,
    is_outside,
    made_state,
    packages_of,
    packed_on,
    register_of,
    sent_on,
    standing_of,
    swv_named,
    went_to,
)
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentPurpose, ConsentSaid
from ib_desk.domain.records.disclosure import (
    ConsentUsed,
    Disclosure,
    DisclosureEvent,
    DisclosureId,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.school import School
from ib_desk.domain.records.swv import Applicant, Decider
from ib_desk.domain.records.swv_profile import SwvProfile
from tests.domain.made_files import FILE, REQUEST, made

BEGUN = datetime(2026, 9, 16, 15, 0)  # noqa: DTZ001 - the program's clock shows local time
PACKAGE = Disclosure(
    file_id=FILE.id,
    request_id=REQUEST.id,
    kind=OutputKind.REQUEST_PACKAGE,
    begun_at=BEGUN,
    way=Way.SEALED_BY_MAIL,
    digest="00",
    place="/media/stick/aanvraag.pdf",
)
PRINT = replace(
    PACKAGE,
    id=DisclosureId(uuid4()),
    place="",
    kind=OutputKind.REQUEST_PRINT,
    way=Way.PRINTED,
)
S = DisclosureState


def event(state: DisclosureState | None, day: int = 17, line: Disclosure = PACKAGE):
    return DisclosureEvent(
        disclosure_id=line.id, state=state, on=date(2026, 9, day), noted_at=BEGUN
    )


def line(*states: DisclosureState | None, of: Disclosure = PACKAGE) -> RegisterLine:
    """What was noted on the 17th, the 18th and so on."""
    events = (event(state, day, of) for day, state in enumerate(states, start=17))
    return RegisterLine(disclosure=of, events=tuple(events))


class TestStanding:
    def test_a_line_of_which_nothing_was_noted_is_begun(self):
        assert line().standing == Standing(state=S.BEGUN, on=date(2026, 9, 16))

    def test_what_was_noted_last_counts(self):
        assert line(S.MADE, S.SENT).standing == Standing(state=S.SENT, on=date(2026, 9, 18))

    def test_a_remark_changes_nothing(self):
        assert line(S.MADE, None).state is S.MADE

    def test_a_file_is_made_and_of_paper_nobody_knows_more_than_that_it_was_offered(self):
        assert made_state(PACKAGE) is S.MADE
        assert made_state(PRINT) is S.OFFERED_TO_PRINTER

    def test_what_was_not_completed_is_not_outside(self):
        outside = {state for state in S if is_outside(state)}
        assert outside == {S.MADE, S.OFFERED_TO_PRINTER, *BY_HAND}


class TestWhatMayBeNoted:
    @pytest.mark.parametrize("state", [S.MADE, *BY_HAND])
    def test_of_what_is_outside_only_what_a_person_can_know(self, state):
        assert line(state).may_become == BY_HAND

    def test_of_what_is_unknown_first_whether_it_is_there(self):
        assert line(S.UNKNOWN).may_become == (S.MADE, S.NOT_COMPLETED)
        assert line(S.UNKNOWN, of=PRINT).may_become == (S.OFFERED_TO_PRINTER, S.NOT_COMPLETED)

    def test_what_was_not_completed_may_turn_out_to_be_there(self):
        assert line(S.NOT_COMPLETED).may_become == (S.MADE,)

    @pytest.mark.parametrize("state", [s for s in S if s not in {S.BEGUN, S.UNKNOWN}])
    def test_of_what_was_known_once_nothing_becomes_unsure(self, state):
        """So at an unlock only lines of which nothing was ever known are looked at."""
        assert not {S.BEGUN, S.UNKNOWN} & set(line(state).may_become)

    def test_of_what_is_under_way_nothing(self):
        assert line().may_become == ()


class TestLeaving:
    def test_a_file_that_was_made_has_not_left(self):
        assert line(S.MADE).left_on is None

    @pytest.mark.parametrize("state", [S.SENT, S.HANDED_OVER, S.RECEIVED])
    def test_sent_handed_over_or_received_it_has(self, state):
        assert line(S.MADE, state).left_on == date(2026, 9, 18)

    def test_it_left_before_it_was_received(self):
        assert line(S.MADE, S.SENT, S.RECEIVED).left_on == date(2026, 9, 18)

    def test_a_later_note_of_the_same_corrects_the_day(self):
        assert line(S.SENT, S.SENT).left_on == date(2026, 9, 18)

    @pytest.mark.parametrize("state", [S.NOT_SENT, S.NOT_COMPLETED])
    def test_what_was_not_sent_after_all_did_not_leave(self, state):
        assert line(S.SENT, state).left_on is None
        assert line(S.SENT, state, S.SENT).left_on == date(2026, 9, 19)


class TestOfARequest:
    def test_its_packages_alone_count(self):
        other = replace(PACKAGE, request_id=None)
        lines = [line(of=PACKAGE), line(of=PRINT), line(of=other)]
        assert packages_of(REQUEST, lines) == (lines[0],)

    @pytest.mark.parametrize("state", [S.MADE, S.UNKNOWN, S.SENT, S.RECEIVED])
    def test_it_is_packed_as_long_as_a_package_may_leave_or_left(self, state):
        assert packed_on([line(state)]) == date(2026, 9, 16)

    def test_a_package_under_way_counts(self):
        assert packed_on([line()]) == date(2026, 9, 16)

    @pytest.mark.parametrize("state", [S.NOT_SENT, S.NOT_COMPLETED])
    def test_without_one_it_is_open_again(self, state):
        assert packed_on([line(state)]) is None
        assert packed_on([line(state), line(S.MADE)]) == date(2026, 9, 16)

    def test_it_was_sent_on_the_first_day_on_which_one_left(self):
        assert sent_on([line(S.MADE, S.SENT), line(S.SENT), line(S.MADE)]) == date(2026, 9, 17)
        assert sent_on([line(S.MADE)]) is None


class TestToWhom:
    WENT = replace(PACKAGE, recipient="SWV van toen")
    HOME = SwvProfile(name="SWV van nu")

    def whole(self, *records, request=REQUEST):
        return made(request, self.HOME, *records, school=School(swv_id=self.HOME.id))

    def test_it_went_is_as_the_register_says_whatever_the_school_belongs_to_now(self):
        whole = self.whole(self.WENT, event(S.SENT))
        assert went_to(REQUEST, whole) == swv_named(REQUEST, whole) == "SWV van toen"

    @pytest.mark.parametrize("state", [S.NOT_SENT, S.NOT_COMPLETED])
    def test_it_went_nowhere_with_a_package_that_was_not_sent(self, state):
        whole = self.whole(self.WENT, event(state))
        assert went_to(REQUEST, whole) == ""
        assert swv_named(REQUEST, whole) == self.HOME.name

    def test_the_school_that_got_a_dossier_and_the_board_are_no_swv(self):
        for values in (
            {"asked_by": Applicant.RECEIVING_SCHOOL},
            {"decided_by": Decider.OWN_BOARD},
            {"decided_by": Decider.INSTITUTION},
        ):
            request = replace(REQUEST, **values)
            assert swv_named(request, self.whole(self.WENT, request=request)) == ""


class TestStage:
    def stage(self, *states: DisclosureState | None, **days: date) -> RequestStanding:
        request = replace(REQUEST, packed_on=days.get("packed_on"))
        return standing_of(request, made(request, PACKAGE, *line(*states).events))

    def test_a_concept_has_the_day_that_stands_on_it(self):
        assert standing_of(REQUEST, made(REQUEST)) == RequestStanding(
            stage=RequestStage.CONCEPT, on=date(2026, 9, 10)
        )

    def test_a_package_that_was_made_is_not_called_sent(self):
        standing = self.stage(S.MADE, packed_on=date(2026, 9, 16))
        assert standing == RequestStanding(stage=RequestStage.PACKED, on=date(2026, 9, 16))

    @pytest.mark.parametrize(
        ("state", "stage"),
        [
            (S.HANDED_OVER, RequestStage.HANDED_OVER),
            (S.SENT, RequestStage.SENT),
            (S.RECEIVED, RequestStage.RECEIVED),
        ],
    )
    def test_made_handed_over_sent_and_received_differ(self, state, stage):
        assert self.stage(S.MADE, state) == RequestStanding(stage=stage, on=date(2026, 9, 18))

    def test_the_package_that_came_farthest_counts(self):
        second = replace(PACKAGE, id=PRINT.id)
        whole = made(REQUEST, PACKAGE, second, event(S.RECEIVED), event(S.SENT, 18, second))
        assert standing_of(REQUEST, whole).stage is RequestStage.RECEIVED

    def test_what_the_request_says_is_enough_where_no_line_is(self):
        sent = replace(REQUEST, sent_on=date(2026, 9, 17))
        assert standing_of(sent, made(sent)).stage is RequestStage.SENT


def test_a_file_tells_all_its_lines_each_with_its_own_events():
    second = replace(PACKAGE, id=PRINT.id)
    first_event, second_event = event(S.MADE), event(S.SENT, 18, second)
    lines = register_of(made(PACKAGE, second, first_event, second_event))
    assert [known.events for known in lines] == [(first_event,), (second_event,)]


def test_a_line_tells_which_yes_it_rested_on_was_taken_back_since():
    consent = Consent(file_id=FILE.id, purpose=ConsentPurpose.SEND_ALONG)
    holds, gone, other = (
        ConsentAnswer(consent_id=consent.id, said=ConsentSaid.YES, withdrawn_on=day)
        for day in (None, date(2026, 10, 1), date(2026, 10, 2))
    )
    used = [ConsentUsed(disclosure_id=PACKAGE.id, answer_id=one.id) for one in (holds, gone)]
    lines = register_of(made(PACKAGE, PRINT, consent, holds, gone, other, *used))
    assert [known.withdrawn for known in lines] == [(gone,), ()]
