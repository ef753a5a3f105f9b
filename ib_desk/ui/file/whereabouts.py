"""On which page of a file a record stands."""

from __future__ import annotations

from typing import Final

from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.support_file import TeamMember

_BESIDE_THE_STEPS: Final[dict[type[Record], str]] = {
    Pupil: "people",
    Guardian: "people",
    Professional: "people",
    TeamMember: "people",
    Attachment: "documents",
    SeenText: "request",
    Disclosure: "register",
    DisclosureEvent: "register",
}


def page_of(kind: type[Record], trajectory: Trajectory) -> str | None:
    """The id of the page with records of this kind; `None` for those in the settings."""
    if kind is School:
        return None
    step = trajectory.step_of(kind)
    return _BESIDE_THE_STEPS.get(kind, "overview" if step is None else step.id)
