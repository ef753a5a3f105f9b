"""The icon of each kind of record: one, wherever that kind is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contract import (
    Breach,
    ConditionView,
    Contract,
    ContractParty,
    ContractReview,
)
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, Statement, SwvRequest
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import StepSkip, SupportFile, TeamMember
from ib_desk.domain.records.weighing import Weighing

_ICONS: Final[Mapping[type[Record], str]] = {
    School: "school",
    Professional: "team",
    Pupil: "pupils",
    Guardian: "guardian",
    SupportFile: "new_file",
    TeamMember: "people",
    StepSkip: "not_needed",
    Signal: "signal",
    Contract: "perspective",
    ContractParty: "talk",
    ConditionView: "list",
    ContractReview: "look_back",
    Breach: "broken_promise",
    Agreement: "agreement",
    BroadViewEntry: "broad_view",
    Hypothesis: "idea",
    Weighing: "weighing",
    Intervention: "intervention",
    Attachment: "attach",
    SwvRequest: "requests",
    Statement: "statement",
    Inspection: "inspection",
    SeenText: "show",
    Disclosure: "export",
    DisclosureEvent: "outside",
    Erasure: "remove",
}


def icon_of(kind: type[Record]) -> str:
    """Its meaning in the table of icons (`resources/icons/icons.toml`)."""
    return _ICONS[kind]
