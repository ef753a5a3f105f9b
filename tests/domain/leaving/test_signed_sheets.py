"""What can be said by signing a print."""

from __future__ import annotations

from ib_desk.domain.leaving.signed_sheets import SIGNED_PRINTS, answers_on_paper
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.sheet_signature import SheetSaid

AGREES, DISAGREES, SEEN = SheetSaid.AGREES, SheetSaid.DISAGREES, SheetSaid.SEEN


def test_a_yes_is_said_where_a_yes_is_asked_and_a_whole_plan_is_only_seen():
    assert {kind: answers_on_paper(kind) for kind in SIGNED_PRINTS} == {
        OutputKind.CONTRACT_PRINT: (SEEN, AGREES, DISAGREES),
        OutputKind.MEETING_PRINT: (SEEN, AGREES, DISAGREES),
        OutputKind.EVALUATION_PRINT: (SEEN, AGREES, DISAGREES),
        OutputKind.OPP_PRINT: (SEEN,),
        OutputKind.OPP_GUIDANCE_PRINT: (AGREES, DISAGREES),
        OutputKind.CONSENT_PRINT: (AGREES, DISAGREES),
    }
