"""Pages and open forms of the plan, and the children around whom others decide than two parents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeVar
from uuid import UUID

from ib_desk.application.desk import Desk
from ib_desk.application.paper import Report
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.consent import Consent
from ib_desk.domain.records.goal import Goal, GoalMeasurement
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hearing import Hearing
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.opp import Opp, OppAgreement, OppConsultation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.listen import listen
from ib_desk.ui.places import OPP
from ib_desk.ui.window import DeskWindow
from tools.gallery.moments import Step, print_of

R = TypeVar("R", bound=Record)
T = TypeVar("T")

VOOGDIJ: Final = "Yonas"
"""An institution decides, foster parents care, and the mother has no gezag."""
ONE_PARENT: Final = "Jip"
"""The father has no gezag."""

FORMS: Final[dict[str, tuple[str, type[Record], str]]] = {
    "doel": ("plan", Goal, "aim"),
    "meting": ("plan", GoalMeasurement, "measured_on"),
    "interventie": ("plan", Intervention, "title"),
    "stem": ("plan", Hearing, "subject"),
    "behoefte": ("broad_view", Need, "sentence"),
    "onderzoek": ("broad_view", Assessment, "instrument"),
    "toestemming": ("people", Consent, "purpose"),
    "gezag": ("people", Guardian, "custody"),
    "opp-overleg": (OPP, OppConsultation, "talked_on"),
    "opp-akkoord": (OPP, OppAgreement, "agrees"),
}
"""Name of the picture → page, kind and field of a form that stands open."""
PAGES_OF_CASES: Final[dict[str, tuple[str, ...]]] = {
    VOOGDIJ: ("people", "broad_view", "matched_care", "plan", OPP),
    ONE_PARENT: ("people", OPP, "closing"),
}
PRINTS_OF_CASES: Final[dict[str, tuple[Report, ...]]] = {
    VOOGDIJ: (
        Report.OPP,
        Report.OPP_GUIDANCE,
        Report.PARENTS,
        Report.PLAN,
        Report.MY_PLAN,
        Report.CONSENT,
        Report.MEETING,
        Report.TEACHERS,
    ),
    ONE_PARENT: (Report.OPP, Report.OPP_GUIDANCE, Report.PARENTS),
}


def file_named(desk: Desk, call_name: str) -> UUID | None:
    """The file of this child; nothing in an empty vault."""
    pupils = {one.id for one in desk.records.find(Pupil) if one.call_name == call_name}
    return next((one.id for one in desk.records.find(SupportFile) if one.pupil_id in pupils), None)


def page_of(call_name: str, page: str) -> Step:
    """A page of the file of this child."""

    def show(window: DeskWindow) -> None:
        def go(file_id: UUID | None) -> None:
            if file_id is not None:
                window.navigator.go_to_file(file_id, page)

        _told(window, lambda: file_named(window.session.desk, call_name), go)

    return show


def print_for(call_name: str, report: Report) -> tuple[Step, ...]:
    """A print of the file of this child, before it is made."""
    return (page_of(call_name, "people"), print_of(report))


def open_form(file_id: UUID, name: str) -> tuple[Step, ...]:
    """A form of the plan, unfolded with what stands in it."""
    page, kind, field = FORMS[name]

    def show(window: DeskWindow) -> None:
        def go(found: Iterable[Record]) -> None:
            for one in found:
                window.navigator.go_to_page(page, kind, one.id, field)

        _told(window, lambda: _of_file(window.session.desk, file_id, kind)[-1:], go)

    return (lambda window: window.navigator.go_to_file(file_id, page), show)


def next_version(file_id: UUID) -> tuple[Step, ...]:
    """A plan as a concept, beside what it was."""

    def begin(window: DeskWindow) -> None:
        desk = window.session.desk

        def make(found: Iterable[Record]) -> None:
            if any(found):
                window.session.write(lambda: desk.opps.begin(SupportFileId(file_id)))

        _told(window, lambda: _of_file(desk, file_id, Opp), make)

    return (lambda window: window.navigator.go_to_file(file_id, OPP), begin)


def weighing_of(call_name: str) -> tuple[Step, ...]:
    """The scores with the facts of the file beside them."""

    def show(window: DeskWindow) -> None:
        def go(found: Iterable[Weighing]) -> None:
            for one in found:
                window.navigator.go_to_page("matched_care", Weighing, one.id, "chosen_level")

        def last() -> list[Weighing]:
            desk = window.session.desk
            file_id = file_named(desk, call_name)
            return [] if file_id is None else _of_file(desk, file_id, Weighing)[-1:]

        _told(window, last, go)

    return (page_of(call_name, "matched_care"), show)


def _of_file(desk: Desk, file_id: UUID, kind: type[R]) -> list[R]:
    whole = desk.files.one(file_id)
    return list(whole.of(kind))


def _told(window: DeskWindow, ask: Callable[[], T], act: Callable[[T], None]) -> None:
    listen(window, window.session.read(ask).succeeded, act)
