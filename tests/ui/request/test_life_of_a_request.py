"""From the day it left to the decision, and on: each moment is made in one line on its page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from ib_desk.domain.certainty import Certainty
from ib_desk.domain.records.bureau_reply import BureauReply, BureauReplyKind
from ib_desk.domain.records.consent import (
    Consent,
    ConsentAnswer,
    ConsentPurpose,
    ConsentSaid,
)
from ib_desk.domain.records.disclosure import (
    ConsentUsed,
    Disclosure,
    DisclosureEvent,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.expert_advice import Discipline, ExpertAdvice
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.running_measure import MeasureKind, RunningMeasure
from ib_desk.domain.records.swv import ExpertsWhen
from ib_desk.domain.records.swv_decision import (
    Objection,
    ObjectionOutcome,
    Objector,
    RequestOutcome,
    SwvDecision,
)
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.request.request_flow import Section
from ib_desk.domain.request.request_points import PointState
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.widgets.turnaround_drawing import TurnaroundDrawing
from tests.builders import noor_records, request, swv
from tests.ui.looking import nameless
from tests.ui.opened_desk import NOW
from tests.ui.request.conftest import Begin
from tests.ui.request.journey import Visit

SENT = replace(
    request(), kind=RequestKind.TLV_SO, packed_on=date(2026, 9, 14), sent_on=date(2026, 9, 14)
)
PACKAGE = Disclosure(
    file_id=SENT.file_id,
    request_id=SENT.id,
    kind=OutputKind.REQUEST_PACKAGE,
    begun_at=datetime(2026, 9, 14, 10),  # noqa: DTZ001 - as the clock of the desk
    way=Way.SEALED_BY_PORTAL,
    recipient="SWV PO Waterland-Fictief",
    digest="0" * 64,
)


def noted(state: DisclosureState, on: date) -> DisclosureEvent:
    return DisclosureEvent(disclosure_id=PACKAGE.id, state=state, on=on, noted_at=PACKAGE.begun_at)


WENT = (
    PACKAGE,
    noted(DisclosureState.MADE, date(2026, 9, 14)),
    noted(DisclosureState.SENT, date(2026, 9, 14)),
)


def left(*more: Record) -> list[Record]:
    return [*(SENT if one.id == SENT.id else one for one in noor_records()), *more]


@pytest.fixture
def at_sent(begin: Begin) -> Callable[..., Visit]:
    def visit(*more: Record) -> Visit:
        made = begin(left(*more))
        made.until_said("Besluit op de aanvraag")
        return made

    return visit


def fill(visit: Visit, of: type[Record], /, **values: Any) -> None:
    """Type these in the form of a new one that is open, each left as a user leaves a field."""
    entries = visit.page._by_kind[of]._entries.values()
    type_in(next(one.form for one in entries if one.form is not None), values)


def type_in(form: RecordForm, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        editor = form._fields[name].editor
        editor.show(value)
        editor.settled.emit()


def test_what_the_bureau_said_stops_its_term_and_lets_it_run_again(
    at_sent: Callable[..., Visit],
) -> None:
    visit = at_sent(*WENT)
    visit.until_said("uiterlijk 9 november 2026")
    visit.until_said("geteld vanaf de dag waarop de aanvraag wegging")
    visit.press("Bericht toevoegen")
    visit.until(lambda: visit.field_with_focus()[1] == "kind")
    fill(visit, BureauReply, kind=BureauReplyKind.RECEIVED, on=date(2026, 9, 15))
    visit.until_said("uiterlijk 10 november 2026")
    asked = BureauReply(
        request_id=SENT.id, kind=BureauReplyKind.MORE_ASKED, on=date(2026, 9, 16), words="Het OPP"
    )
    visit.opened.session.add(asked)
    visit.until_said("staat stil sinds 16 september 2026")
    assert "bureau vraagt een aanvulling · Het OPP" in " ".join(visit.texts())


def state_of(visit: Visit, code: str) -> PointState | None:
    looked = visit.page._looked
    points = () if looked is None else looked.check.completeness.points
    return next((one.state for one in points if one.code == code), None)


def test_where_the_bureau_asks_an_expert_first_the_advice_is_noted_with_the_concept(
    begin: Begin,
) -> None:
    known = [
        replace(one, experts=ExpertsWhen.BEFORE_BY_SWV, how_sure=Certainty.READ)
        if isinstance(one, SwvRoute)
        else one
        for one in noor_records()
    ]
    visit = begin(known)
    visit.until_said("Advies van een deskundige, vooraf")
    visit.press("Advies toevoegen")
    visit.until(lambda: visit.field_with_focus()[1] == "name")
    fill(visit, ExpertAdvice, name="M. Achahbar", on=date(2026, 9, 15))
    visit.until(lambda: state_of(visit, "experts") is PointState.OK)


def test_two_experts_are_two_people(at_sent: Callable[..., Visit]) -> None:
    first = ExpertAdvice(
        request_id=SENT.id,
        name="M. Achahbar",
        discipline=Discipline.ORTHOPEDAGOGUE,
        on=date(2026, 9, 15),
        is_independent=True,
    )
    visit = at_sent(*WENT, first)
    visit.until_said("advies van M. Achahbar · orthopedagoog")
    visit.press("Advies toevoegen")
    visit.until(lambda: visit.field_with_focus()[1] == "name")
    fill(visit, ExpertAdvice, name="m. achahbar ")
    visit.until_said("Deze naam staat er al. Voor een TLV zijn het twee mensen.")
    fill(visit, ExpertAdvice, name="H. Terlouw", is_independent=False)
    visit.until_said("niet onafhankelijk")
    assert {one.name for one in visit.opened.all_of(ExpertAdvice)} == {
        "M. Achahbar",
        "H. Terlouw",
    }


def test_a_decision_fills_what_runs_and_opens_the_term_to_object(
    at_sent: Callable[..., Visit],
) -> None:
    visit = at_sent(*WENT, noted(DisclosureState.RECEIVED, date(2026, 9, 15)))
    visit.press("Besluit toevoegen")
    visit.until(lambda: visit.field_with_focus()[1] == "outcome")
    fill(
        visit,
        SwvDecision,
        outcome=RequestOutcome.GRANTED,
        on=date(2026, 9, 17),
        number="TLV-26-0117",
        ends_on=date(2028, 7, 31),
    )
    visit.until_said("Dit gaat lopen: TLV")
    visit.until_said("Er is een besluit: toegekend.")
    visit.until_said("uiterlijk 29 oktober 2026")
    visit.until_said("bezwaar tegen het besluit over de TLV")
    before = {one.id for one in visit.opened.all_of(RunningMeasure)}
    visit.press("Zet bij lopende regelingen")
    visit.until(lambda: len(visit.opened.all_of(RunningMeasure)) == len(before) + 1)
    (measure,) = [one for one in visit.opened.all_of(RunningMeasure) if one.id not in before]
    assert (measure.kind, measure.number) == (MeasureKind.TLV, "TLV-26-0117")
    assert measure.ends_on == date(2028, 7, 31)
    (decision,) = visit.opened.all_of(SwvDecision)
    assert decision.measure_id == measure.id
    visit.until(lambda: not visit.has_button("Zet bij lopende regelingen"))
    fill(visit, SwvDecision, number="TLV-26-0118")
    visit.until_said("De regeling zegt iets anders: TLV")
    visit.press("Werk de regeling bij")
    visit.until(lambda: "TLV-26-0118" in {o.number for o in visit.opened.all_of(RunningMeasure)})


def test_an_objection_stands_under_the_decision_and_has_a_term_of_its_own(
    at_sent: Callable[..., Visit],
) -> None:
    decision = SwvDecision(
        request_id=SENT.id, outcome=RequestOutcome.REFUSED, on=date(2026, 9, 16), reasons="Te vroeg"
    )
    visit = at_sent(*WENT, decision)
    visit.until_said("Er is een besluit: afgewezen.")
    assert not visit.has_button("Zet bij lopende regelingen")
    decisions = visit.page._by_kind[SwvDecision]
    decisions.add_part(Objection, decision.id)
    visit.until(lambda: visit.field_with_focus()[1] == "by")
    (entry,) = decisions._entries.values()
    assert entry.parts is not None
    inside = next(
        one
        for one in entry.parts.parts
        if isinstance(one, RecordList) and one.spec.kind is Objection
    )
    (objection,) = inside._entries.values()
    form = objection.form
    assert form is not None
    type_in(form, {"by": Objector.PARENTS, "filed_on": NOW.date()})
    visit.until(lambda: bool(visit.opened.all_of(Objection)))
    visit.until_said("bezwaar of klacht van ouders")
    visit.until_said("besluit op het bezwaar")
    type_in(form, {"decided_on": NOW.date(), "outcome": ObjectionOutcome.DISMISSED})
    visit.until_said("besluit daarop: ongegrond")


def test_how_long_each_step_took_is_told_in_words_beside_the_drawing(
    at_sent: Callable[..., Visit],
) -> None:
    complete = BureauReply(request_id=SENT.id, kind=BureauReplyKind.COMPLETE, on=date(2026, 9, 17))
    visit = at_sent(*WENT, noted(DisclosureState.RECEIVED, date(2026, 9, 15)), complete)
    visit.until_said("Doorlooptijd")
    card = visit.part(Section.TURNAROUND).widget
    said = [one.text() for one in card.findChildren(QLabel)]
    assert "1 dag" in said
    assert "14 sep 2026 tot 15 sep 2026" in said
    assert any(one.startswith("sinds 17 sep 2026") for one in said)
    assert nameless(card) == []
    (drawing,) = card.findChildren(TurnaroundDrawing)
    assert not drawing.grab().isNull()
    visit.part(Section.TURNAROUND).clear()
    assert card.isHidden()


def test_where_it_left_by_a_yes_that_was_taken_back_its_page_says_so(begin: Begin) -> None:
    asked = Consent(file_id=SENT.file_id, purpose=ConsentPurpose.SEND_ALONG, recipient="het SWV")
    gone = ConsentAnswer(consent_id=asked.id, said=ConsentSaid.YES, withdrawn_on=date(2026, 9, 16))
    used = ConsentUsed(disclosure_id=PACKAGE.id, answer_id=gone.id)
    visit = begin(left(*WENT, asked, gone, used))
    visit.until_said("Noor trok de toestemming in op 16 september 2026.")


def test_what_the_swv_wants_of_who_is_against_it_stands_at_the_decision(
    at_sent: Callable[..., Visit],
) -> None:
    route = SwvRoute(
        profile_id=swv().id, kind=SENT.kind, complaint="Bel eerst met het bureau.", term_weeks=4
    )
    visit = at_sent(*WENT, route)
    visit.until_said("Niet eens met het besluit? Bel eerst met het bureau.")
    visit.until_said("uiterlijk 12 oktober 2026")
    visit.until_said("besluit dat het samenwerkingsverband heeft toegezegd")
