"""All prints of a file, in the order in which they are offered."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.ui.preview.prints.boxes import large_type
from ib_desk.ui.preview.prints.closing import closing_print
from ib_desk.ui.preview.prints.consent import consent_print
from ib_desk.ui.preview.prints.contract import contract_print
from ib_desk.ui.preview.prints.my_plan import my_plan_print
from ib_desk.ui.preview.prints.of_meetings import (
    evaluation_print,
    meeting_print,
    preparation_print,
)
from ib_desk.ui.preview.prints.opp import opp_guidance_print, opp_print
from ib_desk.ui.preview.prints.parents import parents_print
from ib_desk.ui.preview.prints.plan import plan_print
from ib_desk.ui.preview.prints.print_kind import PrintKind
from ib_desk.ui.preview.prints.register import register_print
from ib_desk.ui.preview.prints.request import request_print, request_to_sign
from ib_desk.ui.preview.prints.teachers import teachers_print


def every_print() -> tuple[PrintKind, ...]:
    """Made when asked: its words are in the language of the program; each can be had in large."""
    kinds = (
        contract_print(),
        parents_print(),
        plan_print(),
        preparation_print(),
        meeting_print(),
        evaluation_print(),
        opp_print(),
        opp_guidance_print(),
        teachers_print(),
        consent_print(),
        my_plan_print(),
        closing_print(),
        request_print(),
        request_to_sign(),
        register_print(),
    )
    return tuple(replace(kind, boxes=(*kind.boxes, large_type())) for kind in kinds)
