from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

import pytest

from ib_desk.domain.file.whole_file import WholeFile, decided_weighing
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contract import (
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
)
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.support_file import SupportFile, TeamMember, TeamPlace
from ib_desk.domain.records.swv import Applicant, Decider, DeliveryForm
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.records.weighing import Weighing
from tests.domain.made_files import made

PUPIL = Pupil(call_name="Noor")
FILE = SupportFile(pupil_id=PUPIL.id, opened_on=date(2026, 3, 1))
MARCH, SEPTEMBER = date(2026, 3, 12), date(2026, 9, 17)
TEACHER, HELPER, STRANGER = (Professional(name=name) for name in ("Meral", "Ilse", "Bram"))


def whole(*records: Record, people: tuple[Professional, ...] = ()) -> WholeFile:
    parts: defaultdict[type[Record], tuple[Record, ...]] = defaultdict(tuple)
    for record in records:
        parts[type(record)] += (record,)
    return WholeFile(
        school=School(),
        pupil=PUPIL,
        file=FILE,
        people={person.id: person for person in people},
        parts=dict(parts),
    )


def weighed(day: date | None, level: int | None = None) -> Weighing:
    return Weighing(file_id=FILE.id, weighed_on=day, chosen_level=level)


def member(
    person: Professional, place: TeamPlace = TeamPlace.CORE, *, manages: bool = False
) -> TeamMember:
    return TeamMember(file_id=FILE.id, professional_id=person.id, place=place, case_manager=manages)


def contract(version: int, day: date | None = None, perspective: str = "") -> Contract:
    return Contract(file_id=FILE.id, version=version, talked_on=day, shared_perspective=perspective)


def test_records_of_a_kind_come_in_the_order_in_which_they_were_added():
    first, second = Agreement(file_id=FILE.id), Agreement(file_id=FILE.id)

    assert whole(second, PUPIL, first).of(Agreement) == (second, first)
    assert whole().of(Agreement) == ()


def test_guardians_who_died_are_left_out():
    mother = Guardian(pupil_id=PUPIL.id, name="Anouk")
    father = Guardian(pupil_id=PUPIL.id, name="Joris", deceased=True)

    assert whole(father, mother).guardians == (mother,)


def test_the_core_team_comes_first_and_a_removed_professional_not_at_all():
    on_call, core, gone = member(HELPER, TeamPlace.ON_CALL), member(TEACHER), member(STRANGER)

    team = whole(on_call, core, gone, people=(TEACHER, HELPER)).team

    assert [(mate.member, mate.person) for mate in team] == [(core, TEACHER), (on_call, HELPER)]


def test_the_case_manager_is_who_was_marked_in_the_team():
    unmarked = whole(member(TEACHER), people=(TEACHER, HELPER))
    marked = whole(member(TEACHER), member(HELPER, manages=True), people=(TEACHER, HELPER))

    assert unmarked.case_manager is None
    assert marked.case_manager == HELPER


def test_the_contract_is_the_newest_version_and_the_held_one_goes_by_date():
    first, second = contract(1, MARCH), contract(2)

    assert whole(second, first).contract == second
    assert whole(second, first).contract_on(SEPTEMBER) == first
    assert whole(second, first).contract_on(date(2026, 3, 11)) is None
    assert whole().contract is None


def test_parties_and_reviews_belong_to_one_version():
    first, second = contract(1), contract(2)
    parents, pupil = (
        ContractParty(contract_id=second.id, kind=kind, position=position)
        for kind, position in ((PartyKind.GUARDIAN, 1), (PartyKind.PUPIL, 0))
    )
    earlier = ContractParty(contract_id=first.id, kind=PartyKind.PUPIL)
    review, earlier_review = (ContractReview(contract_id=c.id) for c in (second, first))
    everything = whole(first, second, parents, pupil, earlier, review, earlier_review)

    assert everything.parties(second) == (pupil, parents)
    assert everything.reviews(second) == (review,)
    assert everything.reviews(first) == (earlier_review,)


def test_the_perspective_is_that_of_the_newest_contract_that_has_one():
    old, new, empty = contract(1, MARCH, "samen"), contract(2, None, "samen verder"), contract(3)

    assert whole(new, empty, old).shared_perspective == "samen verder"
    assert whole(empty).shared_perspective == ""


def test_weighings_go_by_their_date_and_one_without_a_date_is_the_last():
    march, september, now = weighed(MARCH), weighed(SEPTEMBER), weighed(None)
    everything = whole(now, september, march)

    assert everything.weighings == (march, september, now)
    assert everything.weighing == now


def test_of_two_weighings_on_one_day_the_last_added_is_the_last():
    first, second = weighed(MARCH), weighed(MARCH)
    everything = whole(first, second)

    assert everything.weighings == (first, second)
    assert everything.weighing == second


def test_without_weighings_there_is_no_last_one():
    assert whole().weighing is None


def test_the_level_is_the_one_that_was_chosen_last():
    assert whole(weighed(SEPTEMBER, 4), weighed(MARCH, 3), weighed(None)).level == 4
    assert whole(weighed(MARCH)).level is None


def test_the_request_is_the_one_being_worked_on_or_else_the_last_that_was_sent():
    first, second = (
        SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, sent_on=day)
        for day in (MARCH, SEPTEMBER)
    )
    working = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id)

    assert whole(first, working, second).request == working
    assert whole(first, second).request == second
    assert whole().request is None


def test_the_last_decided_weighing_counts():
    decided = Weighing(file_id=FILE.id, weighed_on=date(2026, 6, 9), chosen_level=4)
    older = Weighing(file_id=FILE.id, weighed_on=date(2026, 3, 24), chosen_level=3)
    busy = Weighing(file_id=FILE.id, why_not_lighter="half")
    undated = Weighing(file_id=FILE.id, chosen_level=2)
    assert decided_weighing(whole(decided, older, busy)) == decided
    assert decided_weighing(whole(undated, decided)) == undated
    assert decided_weighing(whole(busy)) is None


def test_what_is_in_it_and_who_is_named_in_it_is_found_by_its_id():
    agreement = Agreement(file_id=FILE.id, result="Bellen")
    file = whole(agreement, people=(TEACHER,))
    assert file.record(agreement.id) is agreement
    assert file.record(TEACHER.id) is TEACHER
    assert file.record(STRANGER.id) is None


class TestTheSwv:
    HOME, OTHER = SwvProfile(name="Van school"), SwvProfile(name="Van de andere school")

    def test_a_request_goes_to_that_of_the_school(self):
        whole = made(self.OTHER, self.HOME, school=School(swv_id=self.HOME.id))
        request = SwvRequest(kind=RequestKind.CONSULT, file_id=FILE.id)
        assert whole.swv_of(request) == whole.swv_of(None) == self.HOME

    def test_it_may_have_names_of_its_own_for_levels(self):
        named = replace(self.HOME, levels="basis\n plus ")
        assert [named.level_called(level) for level in (1, 2, 3)] == ["basis", "plus", ""]
        assert self.HOME.level_called(1) == ""

    def test_how_a_kind_goes_is_known_where_its_swv_wrote_it_down(self):
        first, last, other = (
            SwvRoute(profile_id=profile.id, kind=RequestKind.CONSULT)
            for profile in (self.HOME, self.HOME, self.OTHER)
        )
        day = SwvDay(route_id=last.id)
        school = School(swv_id=self.HOME.id)
        elsewhere = SwvDay(route_id=first.id)
        known = (self.HOME, self.OTHER, first, last, other, elsewhere, day)
        whole = made(*known, school=school)
        request = SwvRequest(kind=RequestKind.CONSULT, file_id=FILE.id)
        assert whole.route_of(request) == last
        assert whole.days_of(last) == (day,)
        assert whole.route_of(replace(request, swv_id=self.OTHER.id)) == other
        assert whole.route_of(replace(request, kind=RequestKind.RENEWAL)) is None

    def test_or_to_the_one_that_it_names(self):
        whole = made(self.OTHER, self.HOME, school=School(swv_id=self.HOME.id))
        request = SwvRequest(kind=RequestKind.CONSULT, file_id=FILE.id, swv_id=self.OTHER.id)
        assert whole.swv_of(request) == self.OTHER

    def test_it_never_turns_to_that_of_the_school_when_the_one_that_it_names_is_gone(self):
        whole = made(self.HOME, school=School(swv_id=self.HOME.id))
        request = SwvRequest(kind=RequestKind.CONSULT, file_id=FILE.id, swv_id=self.OTHER.id)
        assert whole.has_lost_swv(request)
        assert not whole.swv_of(request).name
        assert not whole.recipient_of(request)
        assert whole.counter_of(request) is DeliveryForm.UNKNOWN
        home = replace(request, swv_id=None)
        assert not whole.has_lost_swv(home)
        assert whole.swv_of(home) == self.HOME

    def test_none_is_that_of_the_school_as_long_as_nobody_said_so(self):
        assert made(self.HOME, school=School()).home_swv is None
        assert made(self.HOME, self.OTHER).home_swv is None
        assert not made(self.HOME, self.OTHER).swv_of(None).name

    def test_a_dossier_goes_to_the_school_that_files_it_by_mail(self):
        whole = made(self.HOME, school=School(board="Kust en Klas", swv_id=self.HOME.id))
        request = SwvRequest(kind=RequestKind.TLV_VSO, file_id=FILE.id)
        assert (whole.recipient_of(request), whole.counter_of(request)) == (
            self.HOME.name,
            DeliveryForm.UNKNOWN,
        )
        dossier = replace(
            request, asked_by=Applicant.RECEIVING_SCHOOL, receiving_school="Vso De Haven"
        )
        assert (whole.recipient_of(dossier), whole.counter_of(dossier)) == (
            "Vso De Haven",
            DeliveryForm.MAIL,
        )
        own = replace(request, decided_by=Decider.OWN_BOARD)
        assert (whole.recipient_of(own), whole.counter_of(own)) == (
            "Kust en Klas",
            DeliveryForm.MAIL,
        )

    def test_an_institution_has_neither_the_name_nor_the_counter_of_an_swv(self):
        whole = made(replace(self.HOME, counter=DeliveryForm.PORTAL))
        request = SwvRequest(
            kind=RequestKind.TLV_VSO, file_id=FILE.id, decided_by=Decider.INSTITUTION
        )
        assert (whole.recipient_of(request), whole.counter_of(request)) == ("", DeliveryForm.MAIL)
        assert whole.deciding_swv(request).name == ""

    @pytest.mark.parametrize("decider", [Decider.SWV_OF_HOME, Decider.SWV_OF_RECEIVER])
    def test_that_of_the_school_is_not_told_as_another_that_nobody_named(self, decider):
        home = replace(self.HOME, counter=DeliveryForm.PORTAL)
        whole = made(home, self.OTHER, school=School(swv_id=home.id))
        request = SwvRequest(kind=RequestKind.TLV_VSO, file_id=FILE.id, decided_by=decider)
        assert not request.knows_swv
        assert (whole.recipient_of(request), whole.counter_of(request)) == (
            "",
            DeliveryForm.UNKNOWN,
        )
        assert whole.deciding_swv(request).name == ""
        for one in (home, self.OTHER):
            named = replace(request, swv_id=one.id)
            assert whole.deciding_swv(named) == one
            assert whole.recipient_of(named) == one.name
