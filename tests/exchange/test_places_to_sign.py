"""Who is asked to sign, as the register keeps it, is who has a place to sign on the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.file.closings import current
from ib_desk.domain.file.evaluations import evaluated_meeting
from ib_desk.domain.file.meetings import meeting_meant
from ib_desk.domain.file.opps import newest_opp
from ib_desk.domain.leaving.signed_sheets import SIGNED_PRINTS, ToSign, asked_to_sign
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.consent import ConsentAnswer
from ib_desk.domain.records.disclosure import DisclosureId
from ib_desk.domain.records.expert_advice import Discipline, ExpertAdvice
from ib_desk.domain.records.opp import OppState
from ib_desk.domain.records.swv import Signer
from ib_desk.domain.records.swv_route import SwvRoute
from tests.builders import (
    REQUEST,
    REQUEST_DAY,
    known_id,
    noor,
    plan,
    request,
    swv,
    without,
)
from tests.domain.made_files import with_more
from tests.exchange.printing import printed, standing_in_order, words_of
from tests.shipped import catalogue

CONCEPT = replace(plan(), state=OppState.CONCEPT, set_on=None)
WHOLE = without(noor(CONCEPT), ConsentAnswer)
ABOUT = {
    Report.CONTRACT: WHOLE.contract,
    Report.MEETING: meeting_meant(WHOLE, None, REQUEST_DAY),
    Report.EVALUATION: evaluated_meeting(WHOLE, None),
    Report.OPP: newest_opp(WHOLE),
    Report.OPP_GUIDANCE: newest_opp(WHOLE),
    Report.CONSENT: None,
    Report.PARENTS: WHOLE.file,
    Report.PLAN: WHOLE.file,
    Report.MY_PLAN: WHOLE.file,
    Report.CLOSING: current(WHOLE.of(Closing)),
    Report.REQUEST_TO_SIGN: WHOLE.request,
}
HEADINGS = {
    Report.CONTRACT: "Gezien en besproken",
    Report.MEETING: "Gezien en besproken",
    Report.EVALUATION: "Gezien en besproken",
    Report.OPP: "Een handtekening hier zegt",
    Report.OPP_GUIDANCE: "Streep door wat niet geldt",
    Report.CONSENT: "Toestemming",
    Report.PARENTS: "Gezien",
    Report.PLAN: "Gezien",
    Report.MY_PLAN: "Mijn plan",
    Report.CLOSING: "Afsluitbrief",
    Report.REQUEST_TO_SIGN: "Deze bladzijde hoort bij",
}
ON_PAGES_OF_THEIR_OWN = {Report.CONSENT, Report.MY_PLAN, Report.CLOSING}
CALLED = {WHOLE.school.name: "school"}


def test_each_print_with_places_to_sign_is_looked_at_here():
    assert {report.output for report in ABOUT} == {*SIGNED_PRINTS}


@pytest.mark.parametrize("report", ABOUT)
def test_each_who_is_asked_finds_a_place(report):
    content = printed(report, WHOLE, PrintChoices(signature_lines=True)).content
    _before, heading, places = words_of(content).rpartition(HEADINGS[report])
    if report in ON_PAGES_OF_THEIR_OWN:
        places = words_of(content)
    sheet = ToSign(
        day=REQUEST_DAY,
        rights=catalogue().rights(WHOLE, REQUEST_DAY),
        kind=report.output,
        disclosure_id=DisclosureId(known_id("blad")),
        about=ABOUT[report],
    )
    asked = asked_to_sign(WHOLE, sheet, catalogue().terms.label)
    assert heading
    assert asked
    for one in asked:
        first = CALLED.get(one.name) or one.name.replace("·", " ").split()[0]
        assert first.casefold() in places.casefold(), one.name


def test_of_two_experts_each_has_a_place_with_the_name_that_is_known():
    route = SwvRoute(profile_id=swv().id, kind=request().kind, signers=(Signer.EXPERTS,))
    asked = replace(noor(), swv_routes=(route,))
    nobody = words_of(printed(Report.REQUEST_TO_SIGN, asked).content)
    assert standing_in_order(nobody, "eerste deskundige", "tweede deskundige")
    advices = (
        ExpertAdvice(request_id=REQUEST, name="Anna Zomer", discipline=Discipline.ORTHOPEDAGOGUE),
        ExpertAdvice(request_id=REQUEST, name="  "),
        ExpertAdvice(request_id=REQUEST, name="Bas Winter"),
    )
    for known, second in ((advices, "tweede deskundige: Bas Winter"), (advices[:2], "tweede")):
        told = words_of(printed(Report.REQUEST_TO_SIGN, with_more(asked, *known)).content)
        first = "eerste deskundige: Anna Zomer (orthopedagoog)"
        assert standing_in_order(told, first, second)
