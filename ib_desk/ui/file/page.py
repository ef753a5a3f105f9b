"""What every page of a file is given, and what all of them do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.deadlines.deadlines import Deadline
from ib_desk.domain.file.step_states import step_states
from ib_desk.domain.file.trajectory import Step
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.kinds import STANDS_BESIDE
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import StepSkip, SupportFileId
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.file.own_words import OwnWords
from ib_desk.ui.file.step_card import StepCard
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around, RecordSpec
from ib_desk.ui.keys import leave_field
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.scroll_page import ScrollPage

_IS_STYLED = Qt.WidgetAttribute.WA_WState_Polished


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as it is now, with what forms and summaries need beside it."""

    whole: WholeFile
    around: Around
    deadlines: tuple[Deadline, ...] = ()
    """Its terms, the earliest first, as Vandaag tells them."""
    known: WholeFile = field(init=False)
    """What can be so today: for what a page says of its own. A form shows `whole`, as typed."""

    def __post_init__(self) -> None:
        # Once: all records are gone through, and each page asks for it several times.
        object.__setattr__(self, "known", self.whole.known_on(self.around.today))


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
        self._below: list[QWidget] = []
        self._page_heading: PageHeading | None = None
        self.method_step: Step | None = None
        self._step_card: StepCard | None = None
        self._strip = OwnWords(compact=True)
        self._strip.asked.connect(self._ask_child)
        self._pupil_id: UUID | None = None
        self.file_id: SupportFileId | None = None
        self._last_shown: Shown | None = None

    def add_heading(self, heading: PageHeading) -> None:
        """The title, and under it what every page of a file has: the child's words first."""
        self._page_heading = heading
        self._under_heading = QVBoxLayout()
        spaced(self._under_heading, 0, 12)
        self._under_heading.addWidget(self._strip)
        self.add(heading)
        self.add(self._under_heading)

    def add_below(self, part: QWidget) -> None:
        """As `add`, for what is not in view on arriving: `stand` shows or hides it."""
        self.add(part)
        self._below.append(part)

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
        self._last_shown = shown
        is_new, self.file_id = shown.whole.file.id != self.file_id, shown.whole.file.id
        self._show_voice(shown)
        if self.method_step is not None and self._step_card is not None:
            trajectory = self.session.desk.catalogue.trajectory(shown.whole.file.trajectory)
            for status in step_states(shown.whole, trajectory, shown.around.today):
                if status.step.id == self.method_step.id:
                    self._step_card.show_step(status, shown.whole, shown.around)
        for part in self._below if is_new else ():
            if not part.testAttribute(_IS_STYLED):
                self.later.do(self.hold_back(part))
        for place, (records, of) in enumerate(self._lists):
            is_below = is_new and (place > 0 or not self.begins_with_list)
            if is_below and not records.card.testAttribute(_IS_STYLED):
                self.later.do_lowest(self.hold_back(records.card))
            records.show_records(of(shown.whole), shown.around, is_below=is_below)

    def forget_file(self) -> None:
        """As the page was made: no word of the file that it showed, in a hidden widget neither.

        What the page read itself, and is still under way, has to be dropped when it comes.
        """
        self.later.forget()
        self._held_back.clear()
        self.file_id = self._pupil_id = self._last_shown = None
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
        shows = of or (lambda whole: whole.of(spec.kind))
        self._lists.append((records, shows))
        self._by_kind[spec.kind] = records
        self.add(card)
        if self._last_shown is not None:  # its part of the page is made later than the rest
            records.show_records(
                shows(self._last_shown.whole), self._last_shown.around, is_below=True
            )
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
