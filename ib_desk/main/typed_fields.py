"""How much a person types, and how much she handles, on the way from the signal to the request.

The case is lived through again, record by record: what a text was offered is asked of the file as
it was then, with the table that the window itself shows (`ib_desk.domain.offers.of_fields`). How
the burden is counted, and why so, is in `docs/decisions`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Final

from ib_desk.application.catalogue import Catalogue
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.offers.picked_text import is_picked
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.condition import ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import pointing_fields
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.records.weighing import Weighing

_DAY_OF: Final[Mapping[type[Record], str]] = {
    Signal: "seen_on",
    Contract: "talked_on",
    ContractParty: "state_on",
    ConditionAnswer: "asked_on",
    Intervention: "evaluated_on",
    HelpQuestion: "asked_on",
    BroadViewEntry: "seen_on",
    Need: "noted_on",
    Weighing: "weighed_on",
    SwvRequest: "dated_on",
    Statement: "said_on",
    Inspection: "on",
}
"""What a complete request rests on, and the day on which it was all said.

In the order in which it is said on one day. People and school are typed once for all files.
"""

_GIVEN: Final = frozenset({"reference"})
"""By the program, when it is begun."""
_CHOSEN_ANEW: Final = ".score"
_GOES_ALONG: Final = "rests_on"
"""The way back to the facts that a note was taken from: nobody fills it in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of a record; `name` is that of its field, `scores.note` for one inside."""

    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A text that nobody could pick."""

    kind: type[Record]
    text: Text


def typed_texts(records: Sequence[Record], catalogue: Catalogue) -> tuple[Typed, ...]:
    """Each text that a person had to type, in the order in which they were said.

    Not counted is:

    - what began after the request, which rests on none of it;
    - what is chosen or ticked, and days: one click or two keys;
    - what stands ready: the names of parties, and what a new weighing takes over from the last;
    - a text that consists wholly of pieces that were offered, and the words that join them. A
      number in such a piece is one or two keys, as in a day. One other word makes it typed.

    Args:
        records: of one pupil, with the school and its people.
        catalogue: the phrases and words that are offered.
    """
    typed = []
    known = [record for record in records if type(record) not in _DAY_OF]
    for record in _as_said(records):
        before = _whole(known)
        offers = catalogue.offers(before)
        ready = set(_ready(record, before))
        typed += [
            Typed(kind=type(record), text=text)
            for text in _texts(record)
            if text not in ready and not is_picked(text.words, offers(record, text.name).pieces)
        ]
        known.append(record)
    return tuple(typed)


def handled_fields(records: Sequence[Record], catalogue: Catalogue) -> int:
    """How many fields a person types, chooses or ticks, days included; picked ones as well.

    Not counted is what stands ready and stays: the names of parties, their order, the number of a
    version, and what a new weighing takes over from the last. Its scores are chosen anew. Nor what
    comes along with one key: whose a need or a question is, with the button that adds it; of a need
    its day, and its tag with the sentence; source and day of what was looked at together.
    """
    handled = 0
    known = [record for record in records if type(record) not in _DAY_OF]
    for record in _as_said(records):
        stands = _values(_stands_ready(record, _whole(known), catalogue))
        ready = {name: value for name, value in stands if not name.endswith(_CHOSEN_ANEW)}
        handled += sum(value != ready.get(name) for name, value in _values(record))
        known.append(record)
    return handled


def _stands_ready(record: Record, before: WholeFile, catalogue: Catalogue) -> Record | None:
    """The record as the program offers it, before a person touched it."""
    if isinstance(record, HelpQuestion | BroadViewEntry | Need):
        return _known(record, before, catalogue)
    if isinstance(record, Weighing) and before.weighing is not None:
        return _stands(record, before.weighing)
    if isinstance(record, ConditionAnswer):
        return replace(record, state=ConditionState.UNKNOWN, note="")
    if isinstance(record, ContractParty):
        return ContractParty(
            contract_id=record.contract_id,
            kind=record.kind,
            name=record.name,
            position=record.position,
        )
    return Contract(file_id=before.file.id) if isinstance(record, Contract) else None


def _known(
    record: HelpQuestion | BroadViewEntry | Need, before: WholeFile, catalogue: Catalogue
) -> Record:
    """What comes along with the key that adds it, or with the sentence that is picked."""
    if isinstance(record, Need):
        return replace(record, sentence="", tag=catalogue.needs.tag_of(record), met_on=None)
    if isinstance(record, HelpQuestion):
        return replace(record, name="", words="", asked_on=None)
    blank = BroadViewEntry(file_id=record.file_id, domain=record.domain)
    return blank.looked_at_with(before.of(BroadViewEntry), record.seen_on)


def _stands(weighing: Weighing, last: Weighing) -> Weighing:
    """Wishes, and the notes and sources of what is scored as last time; never a score itself."""
    scores = tuple(last.still(entry.dimension, entry.score) for entry in weighing.scores)
    return replace(last.again(date.min), scores=scores)


def _values(record: Record | None) -> Iterator[tuple[str, object]]:
    """Each filled value of a record by its name; `scores.severity.note` for one inside."""
    if record is None:
        return
    pointers = pointing_fields(type(record))
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in pointers or field.name in _GIVEN or value == field.default:
            continue
        if not isinstance(value, tuple):
            yield field.name, value
            continue
        for item in value:
            about, *parts = fields(item)
            for part in parts:
                if part.name == _GOES_ALONG:
                    continue
                if (inside := getattr(item, part.name)) not in (None, "", part.default):
                    whose = getattr(item, about.name).value
                    yield f"{field.name}.{whose}.{part.name}", inside


def _as_said(records: Sequence[Record]) -> list[Record]:
    """What a request rests on, in the order in which it was said."""
    whole, kinds = _whole(records), list(_DAY_OF)

    def moment(record: Record) -> tuple[date, int]:
        kind = type(record)
        if isinstance(record, ConditionAnswer):
            day = record.day(whole)  # of its talk, for what was said in one
        else:
            day = getattr(record, _DAY_OF[kind])
        return day or date.max, kinds.index(kind)

    asked = [one.dated_on for one in records if isinstance(one, SwvRequest) and one.dated_on]
    told = (record for record in records if type(record) in _DAY_OF and not _is_view(record))
    before = (record for record in told if not _began_after(record, min(asked, default=date.max)))
    return sorted(before, key=moment)


def _began_after(record: Record, asked: date) -> bool:
    return isinstance(record, Intervention) and (record.starts_on or date.min) > asked


def _is_view(record: Record) -> bool:
    """How one party sees a condition, or something else than the request, differently: no request
    rests on it.
    """
    if isinstance(record, Statement):
        return not record.is_view
    return isinstance(record, ConditionAnswer) and record.party_id is not None


def _ready(record: Record, before: WholeFile) -> Iterator[Text]:
    if isinstance(record, Weighing) and before.weighing is not None:
        yield from _texts(_stands(record, before.weighing))
    if isinstance(record, ContractParty):
        yield Text(name="name", words=record.name)


def _texts(record: Record) -> Iterator[Text]:
    pointers = pointing_fields(type(record))
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in pointers or field.name in _GIVEN or value == field.default:
            continue
        if type(value) is str:  # an enumeration is chosen, not typed
            yield Text(name=field.name, words=value)
        elif isinstance(value, tuple):
            for item in value:
                yield from _texts_inside(field.name, item)


def _texts_inside(name: str, item: object) -> Iterator[Text]:
    for part in ("note", "source"):
        if words := getattr(item, part, ""):
            yield Text(name=f"{name}.{part}", words=words)


def _whole(records: Sequence[Record]) -> WholeFile:
    parts: dict[type[Record], list[Record]] = defaultdict(list)
    for record in records:
        parts[type(record)].append(record)
    whole = {kind: tuple(found) for kind, found in parts.items()}
    return WholeFile(
        school=next(record for record in records if isinstance(record, School)),
        pupil=next(record for record in records if isinstance(record, Pupil)),
        file=next(record for record in records if isinstance(record, SupportFile)),
        swvs=tuple(record for record in records if isinstance(record, SwvProfile)),
        swv_demands=tuple(record for record in records if isinstance(record, SwvDemand)),
        swv_routes=tuple(record for record in records if isinstance(record, SwvRoute)),
        swv_days=tuple(record for record in records if isinstance(record, SwvDay)),
        people={person.id: person for person in records if isinstance(person, Professional)},
        parts=whole,
    )
