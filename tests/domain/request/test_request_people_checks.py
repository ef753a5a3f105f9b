"""Voice, view, reading and gezag, person by person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind, PartyState
from ib_desk.domain.records.guardian import Custody, Guardian, GuardianId, Relation
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, InspectionOutcome, RequestKind, SwvRequest
from ib_desk.domain.records.statement import A_VIEW, Agrees, Statement
from ib_desk.domain.request.request_completeness import completeness
from ib_desk.domain.request.request_points import Check, Point, PointState, RequestPoints
from tests.domain.looked_through import POINTS, TERMS, case, found, only, spec
from tests.domain.made_files import (
    CONTRACT,
    FATHER,
    FILE,
    MOTHER,
    NOOR,
    REQUEST,
    TODAY,
    made,
    party,
)

MISSING, WEAK, OK = PointState.MISSING, PointState.WEAK, PointState.OK
EMPTY = (Fact(kind=FactKind.EMPTY),)
DAY = date(2026, 9, 14)


def statement(guardian: Guardian | None = None, **values: Any) -> Statement:
    guardian_id = guardian.id if guardian else None
    return Statement(
        file_id=FILE.id, about=REQUEST.id, what=A_VIEW, guardian_id=guardian_id, **values
    )


def inspection(guardian: Guardian | None = None, **values: Any) -> Inspection:
    guardian_id = guardian.id if guardian else None
    known: dict[str, Any] = {"outcome": InspectionOutcome.GIVEN}
    return Inspection(request_id=REQUEST.id, guardian_id=guardian_id, **(known | values))


class TestPupilVoice:
    def look(self, *records: Record) -> Point:
        return only(
            Check.PUPIL_VOICE,
            made(REQUEST, *records),
            title="Stem van {name}",
            nobody="Stem van de leerling",
        )

    def test_nothing_was_asked_yet(self):
        point = self.look(CONTRACT, party(PartyKind.PUPIL), statement(words=" "))
        assert (point.state, point.facts, point.title(TERMS)) == (MISSING, EMPTY, "Stem van Noor")
        place = point.place
        assert (place.record, place.record_id, place.field, place.about) == (
            Statement,
            None,
            "words",
            NOOR.id,
        )

    def test_words_on_the_request_come_first(self):
        older, newer = statement(words="stil"), statement(words="rust", said_on=DAY)
        point = self.look(CONTRACT, party(PartyKind.PUPIL, hopes="x"), older, newer)
        assert (point.state, point.place.record_id, point.place.field) == (OK, newer.id, "words")
        assert point.facts == (Fact(kind=FactKind.SAID, on=DAY, name="Noor"),)
        assert point.title(TERMS) == "Stem van Noor"

    @pytest.mark.parametrize("words", ["", " ", "\n"])
    def test_a_parent_does_not_speak_for_the_pupil(self, words):
        said = statement(MOTHER, words="graag snel")
        parent = party(PartyKind.GUARDIAN, hopes="rust")
        point = self.look(CONTRACT, MOTHER, said, parent, party(PartyKind.PUPIL, hopes=words))
        assert point.state is MISSING

    @pytest.mark.parametrize(
        "field",
        [
            "going_well",
            "hopes",
            "expects",
            "offers",
            "fears",
            "contact",
            "interest",
            "does_not_want",
            "earlier_experience",
        ],
    )
    def test_any_answer_in_the_contract_is_a_voice(self, field):
        said: dict[str, Any] = {field: "dat het niet zo hard is"}
        spoke = party(PartyKind.PUPIL, state_on=DAY, **said)
        point = self.look(CONTRACT, spoke)
        assert (point.state, point.place.record, point.place.field) == (OK, ContractParty, field)
        assert point.facts == (Fact(kind=FactKind.SAID, on=DAY, name="Noor"),)
        assert point.title(TERMS) == "Stem van Noor"

    def test_the_newest_version_speaks_before_an_older_one(self):
        newer = Contract(file_id=FILE.id, version=2)
        first = party(PartyKind.PUPIL, hopes="eerst")
        second = ContractParty(contract_id=newer.id, kind=PartyKind.PUPIL, hopes="nu")
        assert self.look(CONTRACT, newer, first, second).place.record_id == second.id

    def test_not_possible_with_a_reason_is_weak(self):
        absent = party(PartyKind.PUPIL, PartyState.NOT_POSSIBLE, not_possible_because="ziek")
        point = self.look(CONTRACT, absent)
        assert (point.state, point.facts) == (WEAK, (Fact(kind=FactKind.REASON),))
        assert (point.place.record, point.place.record_id) == (Statement, None)
        assert point.title(TERMS) == "Stem van Noor"
        silent = replace(absent, not_possible_because=" ")
        assert self.look(CONTRACT, silent).state is MISSING
        spoken = replace(absent, state=PartyState.SPOKEN)
        assert self.look(CONTRACT, spoken).state is MISSING

    def test_what_a_helper_thinks_of_it_is_not_the_voice_of_the_pupil(self):
        helpers = statement(words="Met spoed.", of_professional=True, name="Fatima")
        assert self.look(helpers) == self.look()

    def test_words_of_an_earlier_talk_count_when_there_are_none_now(self):
        newer = Contract(file_id=FILE.id, version=2)
        first = party(PartyKind.PUPIL, hopes="eerst")
        absent = ContractParty(
            contract_id=newer.id,
            kind=PartyKind.PUPIL,
            state=PartyState.NOT_POSSIBLE,
            not_possible_because="ziek",
        )
        assert self.look(CONTRACT, newer, first, absent).place.record_id == first.id

    def test_words_on_another_request_do_not_count(self):
        other = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id)
        said = Statement(file_id=FILE.id, about=other.id, what=A_VIEW, words="stil")
        assert self.look(other, said).state is MISSING


class TestViews:
    def look(self, *records: Record, **more: Any) -> list[Point]:
        return found(
            Check.VIEWS,
            made(REQUEST, *records, **more),
            title="Zienswijze van {name}",
            nobody="Zienswijzen",
        )

    def test_one_for_each_parent_with_gezag(self):
        points = self.look(MOTHER, FATHER)
        assert [point.title(TERMS) for point in points] == [
            "Zienswijze van Marieke Bakker",
            "Zienswijze van Joost van Dalen",
        ]
        assert {point.state for point in points} == {MISSING}
        assert [point.place.about for point in points] == [MOTHER.id, FATHER.id]
        assert {(p.place.record, p.place.field) for p in points} == {(Statement, "agrees")}

    def test_not_for_a_parent_without_gezag_but_while_it_is_unknown(self):
        assert self.look(replace(FATHER, custody=Custody.NO)) == []
        assert len(self.look(replace(FATHER, custody=Custody.UNKNOWN))) == 1

    def test_from_eighteen_on_the_parents_are_not_asked(self):
        adult = replace(NOOR, born_on=BirthDate(2008, 9, 17))
        assert self.look(MOTHER, pupil=adult) == []

    @pytest.mark.parametrize(
        ("values", "state", "field", "fact"),
        [
            ({}, MISSING, "agrees", Fact(kind=FactKind.EMPTY)),
            ({"words": " "}, MISSING, "agrees", Fact(kind=FactKind.EMPTY)),
            ({"words": "ja"}, WEAK, "agrees", Fact(kind=FactKind.LACKS, field="agrees")),
            (
                {"agrees": Agrees.NO, "said_on": DAY, "words": " "},
                WEAK,
                "words",
                Fact(kind=FactKind.LACKS, field="words"),
            ),
            (
                {"agrees": Agrees.YES_WITH_ADDITION, "said_on": DAY},
                WEAK,
                "words",
                Fact(kind=FactKind.LACKS, field="words"),
            ),
            ({"agrees": Agrees.YES}, WEAK, "said_on", Fact(kind=FactKind.NO_DATE)),
            ({"agrees": Agrees.NO_REPLY}, WEAK, "said_on", Fact(kind=FactKind.NO_DATE)),
            (
                {"agrees": Agrees.YES, "said_on": DAY},
                OK,
                "agrees",
                Fact(kind=FactKind.AGREES, choice=Agrees.YES, on=DAY),
            ),
            (
                {"agrees": Agrees.NO_REPLY, "said_on": DAY},
                OK,
                "agrees",
                Fact(kind=FactKind.AGREES, choice=Agrees.NO_REPLY, on=DAY),
            ),
            (
                {"agrees": Agrees.NO, "said_on": DAY, "words": "geen stempel"},
                OK,
                "agrees",
                Fact(kind=FactKind.AGREES, choice=Agrees.NO, on=DAY),
            ),
        ],
    )
    def test_disagreeing_is_in_order_when_it_is_said(self, values, state, field, fact):
        said = statement(FATHER, **values)
        (point,) = self.look(FATHER, said)
        assert (point.state, point.place.field, point.facts) == (state, field, (fact,))
        assert point.title(TERMS) == "Zienswijze van Joost van Dalen"
        if state is not MISSING:
            assert point.place.record_id == said.id

    def test_an_empty_view_leads_to_itself(self):
        empty = statement(FATHER)
        (point,) = self.look(FATHER, empty)
        assert point.place.record_id == empty.id

    def test_the_best_of_several_counts(self):
        whole = statement(FATHER, agrees=Agrees.YES, said_on=DAY)
        half = statement(FATHER, agrees=Agrees.NO, said_on=DAY)
        for order in ((whole, half), (half, whole)):
            (point,) = self.look(FATHER, *order)
            assert point.state is OK

    def test_a_view_of_another_does_not_count(self):
        (point,) = self.look(FATHER, statement(MOTHER, agrees=Agrees.YES, said_on=DAY))
        assert point.state is MISSING


class TestInspections:
    def look(self, *records: Record, **more: Any) -> list[Point]:
        return found(
            Check.INSPECTIONS,
            made(REQUEST, *records, **more),
            title="Inzage voor {name}",
            nobody="Iemand die mag lezen",
        )

    def test_one_for_each_who_is_entitled(self):
        points = self.look(MOTHER, FATHER, inspection(MOTHER, on=DAY))
        assert [(p.title(TERMS), p.state) for p in points] == [
            ("Inzage voor Joost van Dalen", MISSING),
            ("Inzage voor Marieke Bakker", OK),
        ]
        assert points[0].place.about == FATHER.id
        assert (points[0].place.record, points[0].place.field) == (Inspection, "outcome")
        assert points[0].facts == EMPTY
        assert points[1].place.field == "outcome"
        assert points[1].facts == (
            Fact(kind=FactKind.OUTCOME, choice=InspectionOutcome.GIVEN, on=DAY),
        )

    def test_from_sixteen_on_the_pupil_reads(self):
        sixteen = replace(NOOR, born_on=BirthDate(2010, 9, 17))
        own = self.of("Noor", self.look(MOTHER, pupil=sixteen))
        assert (own.state, own.place.about) == (MISSING, NOOR.id)
        own = self.of("Noor", self.look(MOTHER, inspection(on=DAY), pupil=sixteen))
        assert own.state is OK

    @staticmethod
    def of(name: str, points: list[Point]) -> Point:
        (point,) = (p for p in points if p.title(TERMS) == f"Inzage voor {name}")
        return point

    def test_a_parent_of_a_pupil_of_sixteen_is_offered_to_read_along_and_stops_nothing(self):
        sixteen = replace(NOOR, born_on=BirthDate(2010, 9, 17))
        along = self.of("Marieke Bakker", self.look(MOTHER, pupil=sixteen))
        assert along.state is WEAK
        assert along.facts == (Fact(kind=FactKind.READS_ALONG, name="Noor"),)
        read = inspection(MOTHER, on=DAY)
        along = self.of("Marieke Bakker", self.look(MOTHER, read, pupil=sixteen))
        assert along.state is OK

    @pytest.mark.parametrize(
        ("values", "field", "fact"),
        [
            ({"outcome": InspectionOutcome.OPEN, "on": DAY}, "outcome", Fact(kind=FactKind.EMPTY)),
            ({}, "on", Fact(kind=FactKind.NO_DATE)),
            (
                {"on": TODAY + timedelta(days=1)},
                "on",
                Fact(kind=FactKind.NO_DATE, on=TODAY + timedelta(days=1)),
            ),
            ({"outcome": InspectionOutcome.OFFERED}, "on", Fact(kind=FactKind.NO_DATE)),
            (
                {"outcome": InspectionOutcome.NOT_POSSIBLE, "on": DAY},
                "reason",
                Fact(kind=FactKind.NO_REASON),
            ),
        ],
    )
    def test_what_lacks_is_told(self, values, field, fact):
        last = inspection(MOTHER, **values)
        (point,) = self.look(MOTHER, inspection(MOTHER), inspection(MOTHER), last)
        assert (point.state, point.facts, point.title(TERMS)) == (
            MISSING,
            (fact,),
            "Inzage voor Marieke Bakker",
        )
        assert (point.place.record_id, point.place.field) == (last.id, field)

    def test_one_that_counts_is_enough(self):
        offered = inspection(MOTHER, outcome=InspectionOutcome.OFFERED, on=DAY)
        (point,) = self.look(MOTHER, inspection(MOTHER), offered, inspection(MOTHER))
        assert (point.state, point.place.record_id) == (OK, offered.id)

    def test_nobody_known_asks_for_somebody(self):
        (point,) = self.look()
        assert (point.state, point.title(TERMS)) == (MISSING, "Iemand die mag lezen")
        assert (point.place.record, point.place.field, point.place.about) == (
            Guardian,
            "name",
            NOOR.id,
        )
        reason = inspection(outcome=InspectionOutcome.NOT_POSSIBLE, reason="voogd nog onbekend")
        for stand_in in (inspection(on=DAY), reason):
            assert self.look(stand_in) == [point]

    def test_reading_another_request_does_not_count(self):
        other = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id)
        elsewhere = replace(inspection(MOTHER, on=DAY), request_id=other.id)
        (point,) = self.look(MOTHER, other, elsewhere)
        assert point.state is MISSING


class TestCustody:
    def look(self, *records: Record) -> list[Point]:
        return found(
            Check.CUSTODY,
            made(REQUEST, *records),
            title="Gezag van {name}",
            nobody="Ouders of verzorgers",
        )

    def test_without_guardians_they_are_asked(self):
        (point,) = self.look(replace(MOTHER, deceased=True))
        assert (point.state, point.title(TERMS), point.facts) == (
            MISSING,
            "Ouders of verzorgers",
            EMPTY,
        )
        assert (point.place.record, point.place.field, point.place.about) == (
            Guardian,
            "name",
            NOOR.id,
        )

    @pytest.mark.parametrize(
        ("values", "state", "field", "facts"),
        [
            ({"custody": Custody.UNKNOWN}, MISSING, "custody", EMPTY),
            (
                {},
                WEAK,
                "custody_source",
                (
                    Fact(kind=FactKind.LACKS, field="custody_source"),
                    Fact(kind=FactKind.LACKS, field="custody_checked_on"),
                ),
            ),
            (
                {"custody_source": "gezagsregister"},
                WEAK,
                "custody_checked_on",
                (Fact(kind=FactKind.LACKS, field="custody_checked_on"),),
            ),
            (
                {"custody_source": " ", "custody_checked_on": DAY},
                WEAK,
                "custody_source",
                (Fact(kind=FactKind.LACKS, field="custody_source"),),
            ),
            (
                {"custody_source": "gezagsregister", "custody_checked_on": DAY},
                OK,
                "custody",
                (Fact(kind=FactKind.CUSTODY, choice=Custody.YES, on=DAY),),
            ),
            (
                {
                    "custody": Custody.NO,
                    "custody_source": "gezagsregister",
                    "custody_checked_on": DAY,
                },
                OK,
                "custody",
                (Fact(kind=FactKind.CUSTODY, choice=Custody.NO, on=DAY),),
            ),
        ],
    )
    def test_gezag_is_never_assumed(self, values, state, field, facts):
        (point,) = self.look(replace(MOTHER, **values))
        assert (point.state, point.place.field, point.facts) == (state, field, facts)
        assert (point.place.record_id, point.title(TERMS)) == (
            MOTHER.id,
            "Gezag van Marieke Bakker",
        )

    def test_a_parent_without_a_name_is_called_by_the_relation(self):
        unnamed = Guardian(
            id=GuardianId(FILE.id), pupil_id=NOOR.id, name=" ", relation=Relation.FATHER
        )
        assert [p.title(TERMS) for p in self.look(MOTHER, unnamed)] == [
            "Gezag van vader",
            "Gezag van Marieke Bakker",
        ]


class TestOfAnEarlierText:
    """Who said or signed something of another text did not do so of this one: filled, not fit."""

    def look(self, check: Check, record: Record) -> Point:
        looked = case(made(REQUEST, MOTHER, record))
        specs = RequestPoints(point=(spec(check),), demand=POINTS.demand)
        every = completeness(replace(looked, outdated=frozenset({record.id})), specs).points
        return next(point for point in every if point.finding.name == MOTHER.name)

    def test_a_view_tells_of_which_day_it_was(self):
        day = date(2026, 9, 12)
        view = statement(MOTHER, agrees=Agrees.YES, said_on=day)
        point = self.look(Check.VIEWS, view)
        assert (point.state, point.facts) == (
            PointState.WEAK,
            (Fact(kind=FactKind.EARLIER_TEXT, on=day),),
        )
        place = point.place
        assert (place.record, place.record_id, place.field) == (Statement, view.id, "said_on")

    def test_a_reading_is_asked_anew(self):
        day = date(2026, 9, 12)
        read = inspection(MOTHER, outcome=InspectionOutcome.GIVEN, on=day)
        point = self.look(Check.INSPECTIONS, read)
        assert (point.state, point.facts) == (
            PointState.MISSING,
            (Fact(kind=FactKind.EARLIER_TEXT, on=day),),
        )
        assert (point.place.record_id, point.place.about) == (None, MOTHER.id)
