"""The sections of the page of a request, put together as its flow map says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.request.request_flow import Flow, Section
from ib_desk.ui.request.along_card import AttachmentsSection
from ib_desk.ui.request.bureau_forms import BureauFormsSection
from ib_desk.ui.request.concept import FormSection
from ib_desk.ui.request.conditions_card import ConditionsSection
from ib_desk.ui.request.delivery import DeliverySection
from ib_desk.ui.request.earlier_card import EarlierTextsSection
from ib_desk.ui.request.people import InspectionsSection, StatementsSection
from ib_desk.ui.request.points_card import PointsSection
from ib_desk.ui.request.section import Found, RequestSection, RequestShown, SectionWays
from ib_desk.ui.request.sent_view import SentSection
from ib_desk.ui.request.shape_card import ShapeSection
from ib_desk.ui.request.signatures import SignaturesSection
from ib_desk.ui.request.since_it_left import AdvicesSection, DecisionSection, RepliesSection
from ib_desk.ui.request.start_card import StartSection
from ib_desk.ui.request.turnaround_card import TurnaroundSection
from ib_desk.ui.request.voice import PupilVoiceSection
from ib_desk.ui.style.theme import spaced

SECTIONS: Final[Mapping[Section, Callable[[SectionWays], RequestSection]]] = {
    Section.START: StartSection,
    Section.POINTS: PointsSection,
    Section.PUPIL_VOICE: PupilVoiceSection,
    Section.FORM: FormSection,
    Section.CONDITIONS: ConditionsSection,
    Section.EARLIER_TEXTS: EarlierTextsSection,
    Section.STATEMENTS: StatementsSection,
    Section.INSPECTIONS: InspectionsSection,
    Section.SIGNATURES: SignaturesSection,
    Section.REPLIES: RepliesSection,
    Section.ADVICES: AdvicesSection,
    Section.DECISION: DecisionSection,
    Section.TURNAROUND: TurnaroundSection,
    Section.ATTACHMENTS: AttachmentsSection,
    Section.BUREAU_FORMS: BureauFormsSection,
    Section.SHAPE: ShapeSection,
    Section.DELIVERY: DeliverySection,
    Section.SENT: SentSection,
}
"""A new one is a member of `Section` and a line here."""

_SELDOM: Final = frozenset({Section.START, Section.SENT, Section.TURNAROUND})
"""Made when a flow first shows them."""
_AT_THE_FOOT: Final = Section.DELIVERY
"""It has its place on the page already, and is shown or hidden there."""


class Sections(QVBoxLayout):
    """From top to bottom."""

    def __init__(self, ways: SectionWays) -> None:
        super().__init__()
        spaced(self, 0, 12)
        self._ways = ways
        self._parts = {
            section: make(ways) for section, make in SECTIONS.items() if section not in _SELDOM
        }
        self._standing: tuple[Section, ...] = ()
        self._order: tuple[Section, ...] = ()
        self._put_in_order(tuple(self._parts))

    def part(self, section: Section) -> RequestSection:
        """The one and only; made now where it was not."""
        if section not in self._parts:
            self._parts[section] = SECTIONS[section](self._ways)
        return self._parts[section]

    def show_flow(self, flow: Flow) -> None:
        """Other sections, or the same in another order; what is typed in them stays."""
        is_first, self._standing = not self._standing, flow.sections
        for section in flow.sections:
            self.part(section)
        if is_first:
            self._hold_back_below(flow.sections)
        rest = tuple(section for section in self._parts if section not in flow.sections)
        self._put_in_order((*flow.sections, *rest))
        for section, part in self._parts.items():
            if section in rest:
                part.clear()
                self._ways.stand(part.widget, is_shown=False)
            elif not part.says_itself:
                self._ways.stand(part.widget, is_shown=True)

    def _hold_back_below(self, sections: tuple[Section, ...]) -> None:
        """What comes under the form is not in view."""
        if Section.FORM not in sections:
            return
        for section in sections[sections.index(Section.FORM) + 1 :]:
            part = self._parts[section]
            if section is not _AT_THE_FOOT and not part.says_itself:
                self._ways.later.do_lowest(self._ways.hold_back(part.widget))

    def show_request(self, shown: RequestShown) -> None:
        """Tell it to all that stand."""
        for section in self._standing:
            self._parts[section].show_request(shown)

    def show_found(self, found: Found) -> None:
        """Likewise."""
        for section in self._standing:
            self._parts[section].show_found(found)

    def go_to(self, place: FieldPlace, sections: tuple[Section, ...]) -> bool:
        """Let the first of these that stands and can lead there do so."""
        standing = (section for section in sections if section in self._standing)
        return any(self._parts[section].go_to(place) for section in standing)

    def focus_first(self) -> bool:
        """Begin in the first section that one begins in."""
        return any(self._parts[section].focus_first() for section in self._standing)

    def _put_in_order(self, order: tuple[Section, ...]) -> None:
        if order == self._order:
            return
        self._order = order
        for section in order:
            if section is not _AT_THE_FOOT:
                part = self._parts[section].widget
                self.removeWidget(part)
                self.addWidget(part)
