"""A form as data: which fields of a record are asked, in which words, and which fold open later.

How a field is shown follows from its type in the dataclass (`ib_desk.ui.forms.fields`), so a spec
says nothing but names and words. A test checks each name against the dataclass.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from typing_extensions import override

from ib_desk.domain.file.came import Came
from ib_desk.domain.file.conditions import Asking
from ib_desk.domain.folding import fold
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.offers.picked_text import NOTHING, Offered
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.kinds import references
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, Sector
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.state import State

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question.

    Attributes:
        name: the field of the dataclass.
        label: a sentence or a question, no colon.
        hint: one grey line under the label.
        lines: height of a text field that grows; 1 is a single line.
        narrow: may stand beside the next narrow field.
        voice: the child's own words; gets their colour.
        when: shown only while this holds for the record.
        options: (value, words) to choose from, where the type does not say them.
        nobody: what it means that nothing is chosen, where that is an answer too.
        gone: what stands there when what was chosen is not there any more.
        example: how an answer may look, where the usual one of the type misleads.
        among: of an id that means no record by its type: of which kind one is chosen.
        key: of a question answered by a tick: what turns it while the form has the focus.
        refuse: words for a text that may not be kept, not even as a draft; “” for any other.
    """

    name: str
    label: str
    hint: str = ""
    lines: int = 1
    narrow: bool = False
    voice: bool = False
    when: Callable[[Record], bool] | None = None
    options: tuple[tuple[object, str], ...] = ()
    nobody: str = ""
    gone: str = ""
    example: str = ""
    refuse: Callable[[str], str] | None = None
    among: type[Record] | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """`first` is seen at once (seven at most, so that less is asked), `more` folds open.

    Where a value in `more` is doubted, it folds open by itself: a question has to be seen.
    """

    first: tuple[Field, ...]
    more: tuple[Field, ...] = ()
    more_label: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """All fields in reading order."""
        return self.first + self.more


NOTHING_ASKED: Final = Form(first=())
"""By a form; a page may ask with controls of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A record in a list: what it is, one grey line, and its state in a word."""

    title: str
    facts: str = ""
    state: State | None = None
    state_word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a form or a summary may know beside its own record.

    Attributes:
        today: the day, for what is late.
        terms: Dutch words for codes.
        people: kind of record → (id, name) to choose from; `GuardianId` fields offer guardians.
        owners: kind of record → the id that a new record comes to belong to.
        outdated: ids of what was signed for an earlier text of the request.
        asks: whether a field has anything to ask here, where its own record cannot say so.
        on_call: who of the helpers on call is named by these words; “” for nobody.
        consenting: (id, name) of who has to be asked for consent; without an id it is the pupil.
        talked_with: (id, name) of who has a say in a plan or cares for the pupil.
        agreeing: those of them whose yes it needs.
        within: the record that a new one is made part of.
        of: the records of a kind in this file, for what is part of one.
        manager_beside: who else keeps the overview, beside this place in the team; “” for nobody.
        follow: a record of which the field with this name has another value, with what follows.
        goes_on: when a record goes by itself; `None` for what stays.
        sector: of the school, where it decides what a new record says.
        last_with: when school last spoke with a person; `None` when no record tells.
        beside: what can be put beside any record of a file; `None` for what is in none.
        passing_on: how it stands with each who has to say yes before a document of others goes.
        came: whom one key says to have been at a meeting; `None` where that would be a guess.
        fits: whether a choice is one of this school; other sectors have others.
        offers: what the field of a record is offered to pick (`ib_desk.domain.offers.of_fields`).
    """

    today: date
    terms: Terms
    people: Mapping[type[Record], tuple[tuple[UUID, str], ...]] = field(default_factory=dict)
    owners: Mapping[type[Record], UUID] = field(default_factory=dict)
    outdated: frozenset[UUID] = frozenset()
    consenting: tuple[tuple[GuardianId | None, str], ...] = ()
    talked_with: tuple[tuple[GuardianId | None, str], ...] = ()
    agreeing: tuple[tuple[GuardianId | None, str], ...] = ()
    within: Record | None = None
    of: Callable[[type[Any]], tuple[Any, ...]] = lambda _kind: ()
    offers: Callable[[Record, str], Offered] = lambda _record, _name: NOTHING
    asks: Callable[[Record, str], bool] = lambda _record, _name: True
    on_call: Callable[[str], str] = lambda _owner: ""
    manager_beside: Callable[[TeamMember], str] = lambda _member: ""
    follow: Callable[[Record, str], Record] = lambda after, _name: after
    goes_on: Callable[[Record], date | None] = lambda _record: None
    last_with: Callable[[UUID], date | None] = lambda _person: None
    sector: Sector | None = None
    fits: Callable[[Enum], bool] = lambda _member: True
    beside: RecordSpec[Statement] | None = None
    passing_on: Callable[[Attachment], tuple[ConsentStand, ...]] = lambda _document: ()
    came: Callable[[Meeting], Came | None] = lambda _meeting: None

    def doubted_for(self, record: Record) -> str:
        """The name because of which something in this record may be doubted; “” for none."""
        if isinstance(record, Agreement):
            return self.on_call(record.owner)
        if isinstance(record, ExpertAdvice):
            return self._advised_too(record)
        return self.manager_beside(record) if isinstance(record, TeamMember) else ""

    def _advised_too(self, advice: ExpertAdvice) -> str:
        named = fold(advice.name.strip())
        others = (one for one in self.of(ExpertAdvice) if one.id != advice.id)
        same = (one for one in others if one.request_id == advice.request_id)
        return next((one.name for one in same if named and fold(one.name.strip()) == named), "")

    def printed_on(self, record: Record) -> date | None:
        """The day of the sheet that somebody signs; `None` for all else."""
        sheet_id = record.disclosure_id if isinstance(record, SheetSignature) else None
        sheets = () if sheet_id is None else self.of(Disclosure)
        return next((one.begun_at.date() for one in sheets if one.id == sheet_id), None)

    def name_of(self, record_id: UUID | None) -> str:
        """The name of a person, “” when there is none."""
        known = (pair for pairs in self.people.values() for pair in pairs)
        return next((name for found, name in known if found == record_id), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpec(Generic[R]):
    """What the window has to know of every kind of record, also of one that is in no list.

    Attributes:
        kind: the dataclass.
        icon: its meaning in the table of icons (`resources/icons/icons.toml`), wherever the kind
            is shown; none for what is only ever seen inside another.
        form: its questions.
        asked: field → question, of what a page asks with a control of its own.
    """

    kind: type[R]
    icon: str = ""
    form: Form = NOTHING_ASKED
    asked: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> Mapping[str, str]:
        """Field → its question, in reading order; what no screen asks is not in it."""
        return {**{one.name: one.label for one in self.form.fields}, **self.asked}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSpec(KindSpec[R]):
    """A kind of which the records stand in a list, each with a form that opens under its line.

    Attributes:
        summary: how one record reads in a list.
        blank: a new record with what is known already filled in; absent where one of the `choices`
            has to be taken, or where it begins elsewhere.
        title: heading of the list.
        add: words on the button that adds one.
        empty: what an empty list says: what is not there and why it helps.
        is_one_line: without records its card is its title with the button beside it; what `empty`
            says is told of the button.
        order: key by which the list is sorted; as added when absent.
        choices: (words, new record) to choose from when one is added to those that are there;
            where absent, or where it gives none and there is a `blank`, an empty form opens.
        other: words for none of the choices, where that can be.
        waits: whether what was chosen is stored at its first finished field, as an empty form is.
        parts: what stands under its form, in reading order: kinds that are part of such a record,
            and more questions about it.
        report: name of the print of one such record, if there is one (`application.paper.Report`).
        report_words: on the button that asks for it.
        place: the page of the file where one such record is worked on, if it has one.
        place_words: on the button that leads there.
        when: of what is part of another: shown only while this holds for that, or it has any.
        stays: of one that is closed: words for what is told elsewhere too, and stays in sight.
        is_fixed: it comes and goes with what it is part of: nobody takes one away alone.
    """

    summary: Callable[[R, Around], Summary]
    blank: Callable[[Around], R] | None = None
    title: str
    add: str
    empty: str
    is_one_line: bool = False
    order: Callable[[R], Any] | None = None
    choices: Callable[[Around, Sequence[R]], Sequence[tuple[str, R]]] | None = None
    other: str = ""
    waits: bool = False
    parts: tuple[RecordSpec[Any] | PeopleSpec[Any] | AskedAgain[Any] | Form, ...] = ()
    report: str = ""
    report_words: str = ""
    place: str = ""
    place_words: str = ""
    when: Callable[[Record], bool] | None = None
    stays: Callable[[R], str] | None = None
    is_fixed: bool = False

    @property
    @override
    def words(self) -> Mapping[str, str]:
        asked = (one for part in self.parts if isinstance(part, Form) for one in part.fields)
        first = {one.name: one.label for one in self.form.fields}
        return {**first, **{one.name: one.label for one in asked}, **self.asked}

    @property
    def kinds_inside(self) -> tuple[RecordSpec[Any] | PeopleSpec[Any], ...]:
        """Of its parts those that are records of their own."""
        return tuple(part for part in self.parts if not isinstance(part, Form | AskedAgain))

    @property
    def can_add(self) -> bool:
        """Whether the list itself can begin one; else it begins elsewhere."""
        return self.blank is not None or self.choices is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAgain(Generic[R]):
    """Conditions that are asked anew in a record, one key each (`ib_desk.ui.forms.conditions`).

    Attributes:
        title: heading above them.
        moment: that of this record; `None` where nothing is asked in it.
    """

    title: str
    moment: Callable[[R], Asking | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What stands on the key, and the people: by id, or by name where the file has none."""

    words: str
    who: tuple[UUID | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSpec(KindSpec[R]):
    """A kind that says what one person had to do with a record: a box to tick, nothing to write.

    It mentions a pupil, a guardian and a professional, one of them filled, and holds a `name`: as
    it was then, or of somebody whom the file does not have.

    Attributes:
        title: heading above the boxes.
        said: the field that holds what was ticked.
        questions: (value of that field, question), boxes for each.
        other: words above a line for somebody who has no box; that is the first of `questions`.
        together: whom one key ticks as the first of `questions`, of what they are part of.
    """

    title: str
    said: str
    questions: tuple[tuple[Enum, str], ...]
    other: str
    together: Callable[[Record, Around], Together | None] = lambda _whole, _around: None

    @property
    @override
    def words(self) -> Mapping[str, str]:
        who = {"name": tr("Wie?"), self.said: self.title}
        mentions = {Pupil: tr("Leerling"), Guardian: tr("Ouder"), Professional: tr("Professional")}
        named = {name: mentions[kind] for name, kind in mentioned(self.kind).items()}
        return {**who, **named, **self.asked}

    def told(self, record: R, name_of: Callable[[UUID], str]) -> tuple[str, str]:
        """The question that was answered, and with whom: one answer, whichever fields hold it."""
        ids = (getattr(record, name) for name in mentioned(self.kind))
        names = (name_of(one) for one in ids if one is not None)
        question = dict(self.questions)[getattr(record, self.said)]
        return question, next(filter(None, names), getattr(record, "name"))  # noqa: B009 - of any kind


def mentioned(kind: type[Record]) -> Mapping[str, type[Record]]:
    """The optional references of a kind."""
    found = references(kind).items()
    return {name: target for name, (target, is_part) in found if not is_part}


def new(kind: type[R], day: str = "") -> Callable[[Around], R]:
    """A blank record that belongs to what is shown; its `day` is today, if it has such a field."""

    def blank(around: Around) -> R:
        parts = ((n, to) for n, (to, is_part) in references(kind).items() if is_part)
        values: dict[str, Any] = {name: around.owners[target] for name, target in parts}
        if day:
            values[day] = around.today
        return kind(**values)

    return blank
