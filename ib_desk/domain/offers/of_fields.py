"""What a field offers, so that a person picks what the program already knows.

The window shows these pieces under a field; the count of typed fields asks the same table, so that
what counts as picked is what could be picked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.offers.phrases import PhraseList, Phrases
from ib_desk.domain.offers.picked_text import NOTHING, Joining, Offered
from ib_desk.domain.offers.pieces import (
    PieceWords,
    aims,
    aims_before,
    brought,
    concerns,
    effects,
    full_names,
    hours,
    measures_before,
    minutes_to,
    need_sentences,
    need_tags,
    others_part,
    own_said,
    own_wish,
    parents_wish,
    people,
    perspective,
    preference,
    promises,
    roles,
    senders,
    strengths,
    units_before,
    with_people,
)
from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching, AtHome
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.contract import Breach, Contract, ContractParty, PartyKind
from ib_desk.domain.records.decision import Decision, DecisionOption
from ib_desk.domain.records.goal import Goal, GoalMeasurement
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hearing import Hearing
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.weighing import Weighing

Source = PhraseList | Callable[[WholeFile, PieceWords, Record], Iterable[str]]
"""A list of `resources/phrases.toml`, or what the file itself says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """From where a field is offered its pieces, and how they are put together."""

    sources: tuple[Source, ...]
    joining: Joining = Joining.LIST
    capital: bool = False


def _names(*sources: Source) -> Offer:
    return Offer(sources=sources)


def _details(*sources: Source) -> Offer:
    return Offer(sources=sources, joining=Joining.COMMA)


def _line(*sources: Source) -> Offer:
    return Offer(sources=sources, capital=True)


def _sentences(*sources: Source) -> Offer:
    return Offer(sources=sources, joining=Joining.SENTENCES, capital=True)


_HOW_OFTEN: Final = _details(PhraseList.HOW_OFTEN)
_PLACE: Final = _names(PhraseList.PLACE)

OFFERED: Final[Mapping[type[Record], Mapping[str, Offer]]] = {
    Guardian: {
        "custody_source": _names(PhraseList.CUSTODY_SOURCE),
        "contact_preference": _details(PhraseList.CONTACT),
        "language": _names(PhraseList.LANGUAGE),
    },
    Pupil: {"home_language": _names(PhraseList.LANGUAGE)},
    Signal: {
        "reported_by": _names(full_names),
        "situation": _line(PhraseList.SITUATION),
        "frequency": _details(PhraseList.HOW_OFTEN, PhraseList.HOW_LONG),
        "already_done": _line(PhraseList.APPROACH),
    },
    Contract: {"present": _names(people)},
    ContractParty: {
        "expects": _sentences(PhraseList.SCHOOL_EXPECTS),
        "offers": _sentences(PhraseList.SCHOOL_OFFERS),
        "contact": Offer(
            sources=(preference, PhraseList.CONTACT, with_people),
            joining=Joining.COMMA,
            capital=True,
        ),
    },
    Breach: {"noticed_by": _names(full_names)},
    Meeting: {
        "place": _names(PhraseList.MEETING_PLACE),
        "chair": _names(full_names),
        "decides": _names(full_names),
        "sent_to": _names(minutes_to),
    },
    Decision: {"decided_by": _names(full_names)},
    DecisionOption: {"what": _line(PhraseList.DECISION_OPTIONS)},
    Closing: {"contact_after": _names(full_names)},
    Hearing: {"asked_by": _names(full_names), "told_by": _names(full_names)},
    AbsenceTotal: {"source": _names(PhraseList.SOURCE)},
    AtHome: {"line": _sentences(concerns), "plan": _sentences(PhraseList.APPROACH)},
    AdaptedTeaching: {"expert": _names(full_names)},
    Agreement: {
        "capacity": _details(people, PhraseList.HOW_OFTEN, PhraseList.EACH_TIME),
        "planning": _details(PhraseList.HOW_OFTEN, PhraseList.HOW_LONG),
        "owner": _names(full_names),
    },
    BroadViewEntry: {
        "strong": _sentences(strengths, effects),
        "vulnerable": _sentences(concerns, effects),
        "source": _names(PhraseList.SOURCE),
    },
    HelpQuestion: {"name": _names(full_names)},
    Need: {"sentence": _names(need_sentences), "tag": _names(need_tags)},
    Assessment: {"by_whom": _names(full_names)},
    Weighing: {
        "present": _names(people),
        "wish_pupil": _sentences(own_wish),
        "wish_parents": _sentences(parents_wish),
        "scores.note": _sentences(concerns, effects),
        "scores.source": _names(PhraseList.SOURCE),
        "why_not_lighter": _sentences(PhraseList.NOT_LIGHTER, effects),
        "why_not_heavier": _sentences(PhraseList.NOT_HEAVIER, effects),
        "who": _names(roles, people),
        "frequency": _HOW_OFTEN,
        "duration": _details(PhraseList.HOW_LONG),
        "place": _PLACE,
    },
    Goal: {
        "aim": _sentences(aims, aims_before, perspective),
        "own_words": _sentences(own_said),
        "measured_by": _names(people),
        "owner": _names(full_names),
        "unit": _names(units_before, PhraseList.UNIT),
        "measure": _line(measures_before, PhraseList.MEASURE),
        "state_reason": _sentences(brought),
    },
    GoalMeasurement: {"other_by": _names(people)},
    Intervention: {
        "title": _line(PhraseList.APPROACH, promises),
        "by_whom": _names(people, roles),
        "frequency": _HOW_OFTEN,
        "duration": _details(PhraseList.EACH_TIME),
        "place": _PLACE,
    },
    Attachment: {"sender": _names(senders)},
    SwvRequest: {
        "summary": _sentences(concerns, strengths, effects, own_wish, parents_wish),
        "asked": _line(hours),
        "school_contributes": _line(hours, PhraseList.APPROACH, promises),
        "others_contribute": _sentences(others_part),
        "not_tried_because": _sentences(PhraseList.NOT_TRIED),
        "return_perspective": _sentences(PhraseList.RETURN),
    },
    Statement: {"words": _sentences(own_wish), "name": _names(full_names)},
}
"""Kind and field → what is offered; `scores.note` is the note of each score."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What each field of a file is offered now."""

    whole: WholeFile
    phrases: Phrases
    words: PieceWords

    def __call__(self, record: Record, name: str) -> Offered:
        """The pieces for one field of `record`; none where only the person herself can say it."""
        if not is_offered(record, name):
            return NOTHING
        offer = OFFERED[type(record)][name]
        found = (piece.strip() for source in offer.sources for piece in self._of(source, record))
        pieces = tuple(dict.fromkeys(piece for piece in found if piece))
        return Offered(pieces=pieces, joining=offer.joining, capital=offer.capital)

    def _of(self, source: Source, record: Record) -> Iterable[str]:
        if isinstance(source, PhraseList):
            return self.phrases[source]
        return source(self.whole, self.words, record)


def is_offered(record: Record, name: str) -> bool:
    """Whether a field of this record is ever offered anything.

    Pupil and parents say what they expect and offer in their own words, so nobody proposes them.
    """
    is_own_voice = (
        isinstance(record, ContractParty)
        and name != "contact"
        and record.kind in {PartyKind.PUPIL, PartyKind.GUARDIAN}
    )
    return name in OFFERED.get(type(record), {}) and not is_own_voice
