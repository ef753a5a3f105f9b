"""The sections of the page of a request, put together as its flow map says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
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

_AT_THE_FOOT: Final = Section.DELIVERY
"""It has its place on the page already, and is shown or hidden there."""


class Sections(QVBoxLayout):
    """From top to bottom; each is made when a flow first shows it.

    What comes under the form is not in view: it is made, told and shown in a turn of its own.
    """

    def __init__(self, ways: SectionWays) -> None:
        super().__init__()
        spaced(self, 0, 12)
        self._ways = ways
        self._parts: dict[Section, RequestSection] = {}
        self._standing: tuple[Section, ...] = ()
        self._found: Found | None = None

    def part(self, section: Section) -> RequestSection:
        """The one and only; where its turn had not come yet, it comes now.

        It hears what was told to the others before.
        """
        if section in self._parts or section not in self._standing:
            return self._make(section)
        part = self._stand(section)
        self._put_in_order()
        shown = self._ways.shown()
        if shown is not None:
            part.show_request(shown)
        if self._found is not None:
            part.show_found(self._found)
        return part

    def show_flow(self, flow: Flow) -> None:
        """Other sections, or the same in another order; what is typed in them stays."""
        self._standing, self._found = flow.sections, None
        below = _below_form(flow.sections)
        for section in flow.sections:
            if section in below and section not in self._parts:
                self._ways.later.do_lowest(partial(self.part, section))
            else:
                self._stand(section)
        for section, part in self._parts.items():
            if section not in flow.sections:
                part.clear()
                self._ways.stand(part.widget, is_shown=False)
        self._put_in_order()

    def show_request(self, shown: RequestShown) -> None:
        """Tell it to all that stand."""
        for part in self._made:
            part.show_request(shown)

    def show_found(self, found: Found) -> None:
        """Likewise."""
        self._found = found
        for part in self._made:
            part.show_found(found)

    def go_to(self, place: FieldPlace, sections: tuple[Section, ...]) -> bool:
        """Let the first of these that stands and can lead there do so."""
        standing = (section for section in sections if section in self._standing)
        return any(self.part(section).go_to(place) for section in standing)

    def focus_first(self) -> bool:
        """Begin in the first section that one begins in."""
        return any(part.focus_first() for part in self._made)

    @property
    def _made(self) -> list[RequestSection]:
        """Those of the flow whose turn has come."""
        return [self._parts[section] for section in self._standing if section in self._parts]

    def _make(self, section: Section) -> RequestSection:
        if section not in self._parts:
            part = self._parts[section] = SECTIONS[section](self._ways)
            if part.says_itself:
                part.widget.hide()
            if section is not _AT_THE_FOOT:
                self.addWidget(part.widget)
        return self._parts[section]

    def _stand(self, section: Section) -> RequestSection:
        part = self._make(section)
        if not part.says_itself:
            self._ways.stand(part.widget, is_shown=True)
        return part

    def _put_in_order(self) -> None:
        """As the flow has them; what the flow does not show stands last."""
        rest = (part for section, part in self._parts.items() if section not in self._standing)
        wanted = [part.widget for part in (*self._made, *rest)]
        laid = [widget for widget in wanted if self.indexOf(widget) >= 0]
        for place, widget in enumerate(laid):
            if self.indexOf(widget) != place:
                self.removeWidget(widget)
                self.insertWidget(place, widget)


def _below_form(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """What is not in view on arriving."""
    if Section.FORM not in sections:
        return ()
    below = sections[sections.index(Section.FORM) + 1 :]
    return tuple(section for section in below if section is not _AT_THE_FOOT)
