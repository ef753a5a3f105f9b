"""What every page of a file is given, and what all of them do."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.frozen import is_frozen
from ib_desk.domain.care.case_manager import other_manager
from ib_desk.domain.care.on_call import on_call_owner
from ib_desk.domain.deadlines.deadlines import Deadline
from ib_desk.domain.file.last_contact import last_spoken
from ib_desk.domain.file.meetings import as_promised, interpreted_for, newest_first
from ib_desk.domain.file.opps import newest_opp
from ib_desk.domain.file.step_states import step_states
from ib_desk.domain.file.trajectory import Step
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.ages import Ages
from ib_desk.domain.law.consents import ConsentStand, to_anybody
from ib_desk.domain.law.invited import asks_why_not_invited
from ib_desk.domain.law.rights import Act, Rights
from ib_desk.domain.leaving.sign_offs import of_earlier_text
from ib_desk.domain.leaving.signed_sheets import outdated_sheets
from ib_desk.domain.records.absence import AbsenceUnit
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import STANDS_BESIDE
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.opp import Opp, Outflow
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, Sector
from ib_desk.domain.records.support_file import StepSkip, SupportFile, SupportFileId
from ib_desk.domain.records.swv import Decider
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.work_note import goes_on
from ib_desk.domain.request.request_points import Check
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.file.own_words import OwnWords
from ib_desk.ui.file.step_card import StepCard
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around, RecordSpec
from ib_desk.ui.keys import leave_field
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.records.closing import meeting_choice
from ib_desk.ui.records.pupil import is_asked
from ib_desk.ui.records.statement import statement_spec
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.scroll_page import ScrollPage


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as it is now, with what forms and summaries need beside it."""

    whole: WholeFile
    around: Around
    deadlines: tuple[Deadline, ...] = ()
    """Its terms, the earliest first, as Vandaag tells them."""

    @property
    def known(self) -> WholeFile:
        """What can be so today: for what a page says of its own. A form shows `whole`, as typed."""
        return self.whole.known_on(self.around.today)


def around_of(whole: WholeFile, session: Session, today: date) -> Around:
    """People to choose from and owners of new records, for one file."""
    contract, request, opp = whole.contract, whole.request, newest_opp(whole)
    catalogue = session.desk.catalogue
    terms = catalogue.terms.of_sector(whole.school.sector)
    owners: dict[type[Record], UUID] = {Pupil: whole.pupil.id, SupportFile: whole.file.id}
    parties: tuple[ContractParty, ...] = ()
    if contract is not None:
        owners[Contract] = contract.id
        parties = whole.parties(contract)
    if request is not None:
        owners[SwvRequest] = request.id
    if opp is not None:
        owners[Opp] = opp.id
    rights = catalogue.rights(whole, today)
    outflow = catalogue.opp.outflow_of(whole.school.sector)
    kinds = {spec.kind for spec in catalogue.kinds.asked_by(whole.school.sector)}
    offered = kinds | {one.kind for one in whole.of(SwvRequest)}
    return Around(
        today=today,
        terms=terms,
        sector=whole.school.sector,
        people={
            Pupil: ((whole.pupil.id, whole.pupil.short_name),),
            Guardian: tuple((g.id, g.name) for g in whole.guardians),
            Professional: tuple((p.id, p.name) for p in whole.people.values()),
            Attachment: tuple((a.id, a.title) for a in whole.of(Attachment)),
            Agreement: tuple((a.id, a.result) for a in whole.of(Agreement) if a.is_over),
            Goal: tuple((one.id, one.aim) for one in whole.of(Goal)),
            SwvProfile: tuple((one.id, one.name) for one in whole.swvs if one.name.strip()),
            Meeting: tuple((one.id, meeting_choice(one, terms)) for one in newest_first(whole)),
            ContractParty: tuple((p.id, p.name or terms.title(p.kind)) for p in parties),
        },
        owners=owners,
        consenting=_holders(whole, terms, rights, Act.CONSENT),
        talked_with=_holders(whole, terms, rights, Act.CONSULT),
        agreeing=_holders(whole, terms, rights, Act.AGREE),
        outdated=_outdated(whole, session, today),
        of=whole.of,
        offers=catalogue.offers(whole),
        asks=lambda record, name: _asks(whole, record, name, catalogue.ages, today),
        on_call=lambda owner: on_call_owner(owner, whole.team, today),
        manager_beside=lambda member: other_manager(member, whole.team, today),
        follow=partial(_followed, whole, catalogue),
        goes_on=partial(goes_on, catalogue.work_note_term, today),
        beside=statement_spec(),
        passing_on=partial(_passing_on, whole.known_on(today), catalogue, rights, today),
        fits=lambda member: (
            member in offered
            if isinstance(member, RequestKind)
            else _fits(member, outflow, whole.school.sector)
        ),
        last_with=last_spoken(whole.known_on(today), today).each.get,
    )


def _fits(member: Enum, outflow: Collection[Outflow], sector: Sector | None) -> bool:
    """Each sector has its own outflow; only a primary school counts in half days.

    What an institution decides on is asked by others: no request of ours goes there.
    """
    if isinstance(member, Outflow):
        return member in outflow
    if member is Decider.INSTITUTION:
        return False
    return member is not AbsenceUnit.DAY_PARTS or sector is not Sector.VO


def _holders(
    whole: WholeFile, terms: Terms, rights: Rights, act: Act
) -> tuple[tuple[GuardianId | None, str], ...]:
    """Who has to be asked, by the rights; who has no name yet by the relation."""
    known = {one.id: one.name.strip() or terms.label(one.relation) for one in whole.guardians}
    asked = rights.must_or_may(act)
    return tuple(
        (one, whole.pupil.short_name if one is None else known.get(one, "")) for one in asked
    )


def _passing_on(
    known: WholeFile, catalogue: Catalogue, rights: Rights, today: date, document: Attachment
) -> tuple[ConsentStand, ...]:
    """As the door judges it when a copy of it leaves."""
    months = catalogue.points.limit_of(Check.CONSENTS)
    return tuple(one.stand for one in to_anybody(known, document, rights, today, months))


def _followed(whole: WholeFile, catalogue: Catalogue, after: Record, name: str) -> Record:
    """Nothing is promised by who was not there: until that person says yes it is proposed.

    With a sentence of the bank its tag comes along.
    """
    if isinstance(after, SwvRequest) and name == "kind":
        return catalogue.kinds.ruled(after, whole.school.sector)
    if isinstance(after, Agreement) and name == "owner":
        terms = catalogue.terms.of_sector(whole.school.sector)
        return as_promised(whole, after, terms.label)
    if isinstance(after, Need) and name == "sentence":
        return catalogue.needs.tagged(after)
    return after


def _asks(whole: WholeFile, record: Record, name: str, ages: Ages, today: date) -> bool:
    """What can only be answered in some files, or has to be in some meetings."""
    if isinstance(record, Pupil):
        return is_asked(record, name, whole.school.sector)
    if isinstance(record, Agreement) and name == "replaces":
        broken = (one for one in whole.of(Agreement) if one.is_over and one.id != record.id)
        return record.replaces is not None or any(broken)
    if isinstance(record, Intervention) and name in {"hours", "payer"}:
        # Who bears the cost is asked by whom help is asked from, and by nobody else.
        return getattr(record, name) is not None or whole.request is not None
    if isinstance(record, SwvRequest) and name == "swv_id":
        # Where there is one to go to, nobody is asked to which.
        is_said = record.swv_id is not None
        return is_said or record.goes_to_other_swv or len(whole.swvs) > 1
    return not isinstance(record, Meeting) or _asks_of_meeting(whole, record, name, ages, today)


def _asks_of_meeting(
    whole: WholeFile, meeting: Meeting, name: str, ages: Ages, today: date
) -> bool:
    if name == "not_invited_because":
        said = bool(meeting.not_invited_because)
        return said or asks_why_not_invited(whole, meeting, ages, today)
    if name == "interpreter":
        return meeting.interpreter is not None or bool(interpreted_for(whole, meeting))
    return True


def _outdated(whole: WholeFile, session: Session, today: date) -> frozenset[UUID]:
    """What is packed or set is closed: who signed it signed that text, whatever came later."""
    lists, known = session.desk.catalogue.sign_offs, whole.known_on(today)
    subjects = (whole.request, newest_opp(whole))
    on_paper = outdated_sheets(known, lists)
    return on_paper | frozenset(
        record_id
        for one in subjects
        if one is not None and not is_frozen(one)
        for record_id in of_earlier_text(known, known_on(one, today), lists)
    )


class FilePage(LeftByEscape, ScrollPage):
    """A page shows a file, again after each change, and never reads the database itself.

    It is made anew for each file, unless it says in `is_kept` that it can forget one.
    """

    is_kept: ClassVar[bool] = False
    """Whether `forget_file` leaves nothing: a test shows each such page one child, then another."""

    begins_with_list: ClassVar[bool] = True
    """Whether its first list is in view at once."""

    def __init__(self, session: Session, navigator: Navigator, title: str = "") -> None:
        """`title` of a page that is no step: a step brings its own (`become_step`)."""
        super().__init__(title)
        self.session = session
        self.navigator = navigator
        self.title = title
        self.question = ""
        self._lists: list[tuple[RecordList, Callable[[WholeFile], tuple[Record, ...]]]] = []
        self._by_kind: dict[type[Record], RecordList] = {}
        self._page_heading: PageHeading | None = None
        self.method_step: Step | None = None
        self._step_card: StepCard | None = None
        self._strip = OwnWords(compact=True)
        self._strip.asked.connect(self._ask_child)
        self._pupil_id: UUID | None = None
        self.file_id: SupportFileId | None = None

    def add_heading(self, heading: PageHeading) -> None:
        """The title, and under it what every page of a file has: the child's words first."""
        self._page_heading = heading
        self._under_heading = QVBoxLayout()
        spaced(self._under_heading, 0, 12)
        self._under_heading.addWidget(self._strip)
        self.add(heading)
        self.add(self._under_heading)

    def become_step(self, step: Step) -> None:
        """A page of the method says how far it is, explains itself, and can be passed over."""
        self.method_step = step
        self.title, self.question = step.title, step.question
        self.show_name(step.title)
        self._step_card = StepCard(self.session, step, self.rare_actions)
        if self._page_heading is not None:
            self._page_heading.show_title(step.title, step.question)
            self._step_card.stand_in(self._page_heading, with_state=not self.says_its_state)
            self._under_heading.addWidget(self._step_card)

    @property
    def says_its_state(self) -> bool:
        """Whether the page has a chip of its own, more exact than the state of the step."""
        return False

    def lets_child_speak(self, whole: WholeFile) -> bool:
        """Whether the child's words or the shared perspective stand on the page already."""
        del whole
        return False

    def rare_actions(self) -> list[tuple[str, Callable[[], object]]]:
        """(words, act) for the small menu of a step: what is seldom done, such as removing all."""
        return []

    @property
    def report(self) -> str:
        """What Ctrl+P prints from here, by the name of its `Report`."""
        own = (records.spec.report for records, _of in self._lists if records.spec.report)
        return next(own, "parents")

    def add_new(self) -> None:
        """Ctrl+N: one more of what the card with the focus is about.

        Where the focus is in no card, or the page has one list, of what the page is about: its
        first list. In a card of its own without a list there is nothing to add: that is said, and
        nothing else is begun in its place.
        """
        focus: QWidget | None = self.window().focusWidget()
        card = _card_around(focus, self)
        for records, _of in self._lists:
            if card in (None, records.card) or len(self._lists) == 1:
                records.add_beside(focus)
                return
        self.session.say(tr("Zet de cursor in de lijst waar er een bij moet."))

    def turn(self, by: int) -> bool:
        """To what comes before or after on this page; `False` where it has no such thing."""
        del by
        return False

    def toggle_help(self) -> None:
        """The explanation of this step, for F1; nothing on a page beside the steps."""
        if self._step_card is not None:
            self._step_card.toggle_help()

    def show_file(self, shown: Shown) -> None:
        """Bring the page up to date; what the user is typing stays."""
        self.later.finish()
        is_new, self.file_id = shown.whole.file.id != self.file_id, shown.whole.file.id
        self._show_voice(shown)
        if self.method_step is not None and self._step_card is not None:
            trajectory = self.session.desk.catalogue.trajectory(shown.whole.file.trajectory)
            for status in step_states(shown.whole, trajectory, shown.around.today):
                if status.step.id == self.method_step.id:
                    self._step_card.show_step(status, shown.whole, shown.around)
        for place, (records, of) in enumerate(self._lists):
            is_below = is_new and (place > 0 or not self.begins_with_list)
            records.show_records(of(shown.whole), shown.around, is_below=is_below)

    def forget_file(self) -> None:
        """As the page was made: no word of the file that it showed, in a hidden widget neither.

        What the page read itself, and is still under way, has to be dropped when it comes.
        """
        self.later.forget()
        self.file_id = self._pupil_id = None
        self._strip.forget()
        if self._step_card is not None:
            self._step_card.forget()
        for records, _of in self._lists:
            records.forget()
        self.go_to_top()

    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        """Open the record and put the focus in the field that solves something."""
        if kind is StepSkip and self._step_card is not None:
            self._step_card.focus_reason()
            return
        if kind is not None and record_id is not None and self._open_part(kind, record_id, field):
            return
        records = self._by_kind.get(kind) if kind is not None else None
        if records is None:
            self.focus_first()
        elif record_id is None or not records.open_record(record_id, field):
            if records.add_button.isHidden():
                self.focus_first()
            else:
                records.add_button.setFocus()

    def open_beside(self, record_id: UUID, field: str) -> None:
        """Open what stands beside a record that was opened just now."""
        for records in self.findChildren(RecordList):
            if records.spec.kind in STANDS_BESIDE and records.open_record(record_id, field):
                return

    def _open_part(self, kind: type[Record], record_id: UUID, field: str) -> bool:
        is_listed = kind in self._by_kind
        lists = (records for records, _of in self._lists)
        return not is_listed and any(one.open_part(kind, record_id, field) for one in lists)

    def focus_first(self) -> None:
        """The first thing to do on this page."""
        for records, _of in self._lists:
            records.focus_first()
            return

    def add_list(
        self,
        spec: RecordSpec[Any],
        of: Callable[[WholeFile], tuple[Record, ...]] | None = None,
        *,
        asks_before_removal: bool = False,
    ) -> RecordList:
        """A card with all records of one kind; `of` picks some of them."""
        card = Card(spec.title, spec.icon)
        records = RecordList(
            self.session,
            spec,
            card=card,
            asks_before_removal=asks_before_removal,
            ways=self.navigator,
        )
        records.take_turns_of(self.later)
        listen(self, records.opened, lambda _id: self.show_focus_soon())
        self._lists.append((records, of or (lambda whole: whole.of(spec.kind))))
        self._by_kind[spec.kind] = records
        self.add(card)
        return records

    def leave(self) -> None:
        """The user goes elsewhere: what is being typed is stored as if its field were left."""
        leave_field(self)

    @override
    def escape(self) -> bool:
        card = self._step_card
        if card is None or not card.is_explaining:
            return False
        card.toggle_help()
        return True

    def _show_voice(self, shown: Shown) -> None:
        whole = shown.known
        self._pupil_id = whole.pupil.id
        self._strip.setVisible(not self.lets_child_speak(whole))
        self._strip.show_file(whole, shown.around.today)

    def _ask_child(self) -> None:
        place = FieldPlace(record=Pupil, record_id=self._pupil_id, field="about_me")
        self.navigator.go_to_field(place)


def _card_around(widget: QWidget | None, page: QWidget) -> Card | None:
    """The card that the widget stands in, of those on the page."""
    while widget is not None and widget is not page:
        if isinstance(widget, Card):
            return widget
        widget = widget.parentWidget()
    return None
