"""What somebody said of a record stands on every paper on which that record is read."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.file.evaluations import evaluated_meeting
from ib_desk.domain.file.meetings import meeting_meant
from ib_desk.domain.file.opps import newest_opp
from ib_desk.domain.file.statements import statement_on
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.outgoing_texts import records_that_leave
from ib_desk.domain.leaving.stated_on_paper import stated_on_paper
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.goal import Goal, GoalMeasurement, GoalState
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.opp import Opp, OppState
from ib_desk.domain.records.output_kind import A_REQUEST, WITH_STATEMENTS
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.stated_on import can_be_stated_on
from ib_desk.domain.records.statement import Statement
from tests.builders import FATHER, FILE, MOTHER, REQUEST_DAY, noor, records_of, without
from tests.exchange.printing import printed, words_of

BARE = without(noor(), Statement)
TOLD = [report for report in Report if report.output in WITH_STATEMENTS]


def about(report: Report, whole: WholeFile) -> Record | None:
    """The one record that this print is of, where it is of one."""
    match report:
        case Report.MEETING:
            return meeting_meant(whole, None, REQUEST_DAY)
        case Report.EVALUATION:
            return evaluated_meeting(whole, None)
        case Report.OPP | Report.OPP_GUIDANCE:
            return newest_opp(whole)
        case Report.REQUEST | Report.REQUEST_TO_SIGN:
            return whole.request
        case Report.CONTRACT:
            return whole.contract
        case _:
            return None


def said_of_everything() -> WholeFile:
    """Of each record of Noor that can have one, a statement with a word of its own."""
    free = [one for one in records_of(BARE) if can_be_stated_on(type(one))]
    said = tuple(
        replace(statement_on(one, FILE), words=f"zq{number:04}x", said_on=REQUEST_DAY)
        for number, one in enumerate(free)
    )
    return replace(BARE, parts={**BARE.parts, Statement: said})


@pytest.mark.parametrize("report", Report)
def test_beside_each_record_that_a_paper_can_hold_stands_what_was_said_of_it(
    report: Report,
) -> None:
    whole = said_of_everything()
    found = words_of(printed(report, whole).content)
    on_paper = {one.words for one in whole.of(Statement) if one.words in found}
    said = stated_on_paper(whole, report.output, about(report, whole), REQUEST_DAY)
    due = {one.words for one in said}
    assert on_paper == due
    assert bool(due) is (report in TOLD)


def test_it_says_whose_it_is_of_what_and_what_school_did() -> None:
    assert (
        "Joost van Dalen (vader), bij OPP, 14 september 2026: “Ik ben "
        "akkoord. Ik wil ook elke week een regel lezen over wat goed ging.” Wat school ermee deed: "
        "Tim schrijft elke vrijdag in het weekbericht wat goed ging."
    ) in words_of(printed(Report.OPP, noor()).content)


def test_said_on_another_day_both_days_stand_there() -> None:
    opp = BARE.of(Opp)[0]
    one = replace(statement_on(opp, FILE), words="Nog dit.", said_on=REQUEST_DAY)
    whole = replace(BARE, parts={**BARE.parts, Statement: (one,)})
    found = words_of(printed(Report.OPP, whole).content)
    assert "Noor, bij OPP van 14 september 2026, 17 september 2026: “Nog dit.”" in found


def test_of_a_helper_the_name_as_it_was_written_and_of_nobody_known_what_it_is() -> None:
    opp = BARE.of(Opp)[0]
    one = replace(
        statement_on(opp, FILE), of_professional=True, name="Fatima", words="Zo kan het niet."
    )
    nameless = replace(one, name="", words="Het kan wel.")
    whole = replace(BARE, parts={**BARE.parts, Statement: (one, nameless)})
    found = words_of(printed(Report.OPP, whole).content)
    assert "Fatima, bij OPP van 14 september 2026: “Zo kan het niet.”" in found
    assert "Een leraar of helper, bij OPP van 14 september 2026: “Het kan wel.”" in found


def test_without_a_day_the_record_is_called_by_what_it_is() -> None:
    undated = replace(BARE.of(Opp)[0], set_on=None)
    one = replace(statement_on(undated, FILE), words="Nog niet.")
    parts = {**BARE.parts, Opp: (undated,), Statement: (one,)}
    found = words_of(printed(Report.OPP, replace(BARE, parts=parts)).content)
    assert "Noor, bij OPP: “Nog niet.”" in found


def test_what_one_parent_said_is_not_told_to_the_other_by_the_overview_for_one() -> None:
    request = BARE.request
    assert request is not None
    said = tuple(
        replace(statement_on(BARE.of(type(request))[0], FILE), guardian_id=who, words=words)
        for who, words in ((FATHER, "zqvader"), (MOTHER, "zqmoeder"), (None, "zqkind"))
    )
    goal = next(
        one
        for one in records_that_leave(BARE, Report.PARENTS.output)
        if can_be_stated_on(type(one))
    )
    said = tuple(replace(one, about=goal.id, what="goal") for one in said)
    whole = replace(BARE, parts={**BARE.parts, Statement: said})
    found = words_of(printed(Report.PARENTS, whole, PrintChoices(addressee=MOTHER)).content)
    assert ["zqvader" in found, "zqmoeder" in found, "zqkind" in found] == [False, True, True]


def test_a_request_tells_the_views_of_helpers_among_the_views() -> None:
    request = BARE.request
    assert request is not None
    view = replace(
        statement_on(request, FILE), of_professional=True, name="Fatima", words="Met spoed."
    )
    nameless = replace(view, id=uuid4(), name=" ", words="Kan wachten.")
    whole = replace(BARE, parts={**BARE.parts, Statement: (view, nameless)})
    assert Report.REQUEST.output in A_REQUEST
    found = words_of(printed(Report.REQUEST, whole).content)
    assert "Fatima: “Met spoed.”" in found
    assert "Een leraar of helper: “Kan wachten.”" in found


LEFT = Goal(file_id=FILE, aim="Iets wat niet meer hoeft", state=GoalState.STOPPED)
APART = Hearing(file_id=FILE)
NOT_READ: tuple[Record, ...] = (
    Hypothesis(file_id=FILE, assumption="Er is thuis iets aan de hand"),
    LEFT,
    GoalMeasurement(goal_id=LEFT.id, note="Liep vast"),
    APART,
    HearingInput(hearing_id=APART.id, words="Dit zei ik alleen tegen jou"),
    Intervention(file_id=FILE, title="Hulp van jaren terug"),
)
"""What no talk, plan or request of Noor reads aloud, but where it is told of by itself."""
ELSEWHERE = {
    # A request tells of all goals and all that was done; the overview of all that was done.
    Report.REQUEST: (Goal, GoalMeasurement, Intervention),
    Report.REQUEST_TO_SIGN: (Goal, GoalMeasurement, Intervention),
    Report.PARENTS: (Intervention,),
}


@pytest.mark.parametrize("report", TOLD)
def test_of_what_is_not_read_on_a_paper_nobody_reads_there_what_was_said_of_it(
    report: Report,
) -> None:
    said = tuple(
        replace(statement_on(one, FILE), words=f"zq{number:04x}")
        for number, one in enumerate(NOT_READ)
    )
    parts = {**BARE.parts, Statement: said}
    for one in NOT_READ:
        parts[type(one)] = (*parts.get(type(one), ()), one)
    whole = replace(BARE, parts=parts)
    found = words_of(printed(report, whole).content)
    read = {type(NOT_READ[number]) for number, one in enumerate(said) if one.words in found}
    assert read == set(ELSEWHERE.get(report, ()))


def test_beside_a_plan_without_words_of_its_own_stands_what_was_said_of_theirs() -> None:
    opp = replace(BARE.of(Opp)[-1], state=OppState.CONCEPT, set_on=None)
    bare = replace(opp, guidance="", helps="", hinders="")
    need = Need(file_id=FILE, whose=NeedOf.PUPIL, sentence="instructie die kort is")
    entry = BARE.of(BroadViewEntry)[0]
    said = tuple(
        replace(statement_on(one, FILE), words=words)
        for one, words in ((need, "zqnodig"), (entry, "zqblik"))
    )

    def words(plan: Opp, report: Report) -> list[bool]:
        parts = {**BARE.parts, Opp: (plan,), Need: (need,), Statement: said}
        found = words_of(printed(report, replace(BARE, parts=parts)).content)
        return ["zqnodig" in found, "zqblik" in found]

    assert words(bare, Report.OPP) == [True, True]
    assert words(bare, Report.OPP_GUIDANCE) == [True, False]
    own = replace(opp, guidance="Samen.", helps="Rust.", hinders="Drukte.")
    assert words(own, Report.OPP) == [False, False]
