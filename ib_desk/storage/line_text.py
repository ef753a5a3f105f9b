"""The kept lines of lists as text and back: by place, since a school has thousands of them.

A text of another shape is no text of ours: its line is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING
from datetime import date
from typing import Any, Final
from uuid import UUID

from ib_desk.domain.file.anchors import Anchor, Anchored, Asked
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.kept_beside import KeptAgreement, KeptBeside, KeptRequest
from ib_desk.domain.file.kept_line import KeptLine, KeptMeasure
from ib_desk.domain.file.kept_pupil import KeptPupil, ListedPupil
from ib_desk.domain.file.register import RequestStage, RequestStanding
from ib_desk.domain.file.turnaround import RequestDays
from ib_desk.domain.file.watches import Watched
from ib_desk.domain.records.pupil import PupilId
from ib_desk.domain.records.request import RequestKind, SwvRequestId
from ib_desk.domain.records.running_measure import MeasureKind
from ib_desk.domain.records.school import ProfessionalId
from ib_desk.domain.records.swv_decision import RequestOutcome

_DECODE: Final = json.JSONDecoder().raw_decode
"""As `json.loads`, which needs half as long again to find out what it was given."""
_FILE: Final = "file"
_PUPIL: Final = "pupil"
_ANCHORS: Final = {anchor.value: anchor for anchor in Anchor}
_REQUESTS: Final = {kind.value: kind for kind in RequestKind}
_STAGES: Final = {stage.value: stage for stage in RequestStage}
_OUTCOMES: Final = {outcome.value: outcome for outcome in RequestOutcome}
_MEASURES: Final = {kind.value: kind for kind in MeasureKind}
"""An `Enum` is slow to ask by value, and a school asks thousands of times."""


def line_text(line: KeptLine | KeptPupil) -> str:
    """A line as it is stored."""
    plain = _plain_pupil(line) if isinstance(line, KeptPupil) else _plain_file(line)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read_line(text: str, about: UUID) -> KeptLine | KeptPupil | None:
    """The line of such a text about this file or pupil; `None` when it is none."""
    try:
        (kind, *plain), _end = _DECODE(text)
        return _pupil(plain, PupilId(about)) if kind == _PUPIL else _file(plain)
    except (ValueError, TypeError, LookupError):
        return None


def beside_text(beside: KeptBeside) -> str:
    """What is kept beside the line of a file, as it is stored."""
    plain = [
        list(map(_plain_request, beside.requests)),
        list(map(_plain_agreement, beside.agreements)),
        [one.hex for one in beside.team],
    ]
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def read_beside(text: str) -> KeptBeside | None:
    """What such a text holds; `None` when it is none."""
    try:
        requests, agreements, team = _DECODE(text)[0]
        return KeptBeside(
            requests=tuple(map(_request, requests)),
            agreements=tuple(map(_agreement, agreements)),
            team=tuple(ProfessionalId(as_id(one)) for one in team),
        )
    except (ValueError, TypeError, LookupError):
        return None


def as_id(digits: str) -> UUID:
    """The id that is stored as these digits; `UUID` itself takes twice as long to read them."""
    return UUID(int=int(digits, 16))


def _plain_pupil(line: KeptPupil) -> list[Any]:
    who = line.pupil
    names = [who.name, who.group, who.name_key, who.group_key, who.found_by]
    anchored = list(map(_plain_anchored, line.anchored))
    return [_PUPIL, *names, _plain_day(line.left_on), line.signals, anchored]


def _pupil(plain: list[Any], pupil_id: PupilId) -> KeptPupil:
    name, group, name_key, group_key, found_by, left_on, signals, anchored = plain
    number, group_name = group_key
    pupil = ListedPupil(
        id=pupil_id,
        name=name,
        group=group,
        name_key=name_key,
        group_key=(number, group_name),
        found_by=found_by,
    )
    return KeptPupil(
        pupil=pupil,
        left_on=_day(left_on),
        signals=signals,
        anchored=tuple(map(_anchored, anchored)),
    )


def _plain_file(line: KeptLine) -> list[Any]:
    contacts = (line.last_contact, line.last_with_pupil, line.at_home_since)
    days = (line.since, line.until, line.opened_on, line.taken_over_on, *contacts)
    asking = [[step, *_plain_watched(one)] for step, one in line.asking]
    to_do = None if line.to_do is None else [line.to_do[0], _plain_fact(line.to_do[1])]
    return [
        *(_FILE, line.trajectory, line.is_open, line.level),
        *map(_plain_day, days),
        *(asking, to_do, list(map(_plain_anchored, line.anchored))),
        list(map(_plain_measure, line.measures)),
    ]


def _file(plain: list[Any]) -> KeptLine:
    trajectory, is_open, level, *days, asking, to_do, anchored, measures = plain
    since, until, opened_on, taken_over_on, last_contact, last_with_pupil, at_home_since = days
    return KeptLine(
        trajectory=trajectory,
        is_open=is_open,
        level=level,
        since=_day(since),
        until=_day(until),
        opened_on=date.fromisoformat(opened_on),
        taken_over_on=_day(taken_over_on),
        last_contact=_day(last_contact),
        last_with_pupil=_day(last_with_pupil),
        at_home_since=_day(at_home_since),
        asking=tuple(map(_asked, asking)),
        to_do=None if to_do is None else (to_do[0], _fact(to_do[1])),
        anchored=tuple(map(_anchored, anchored)),
        measures=tuple(map(_measure, measures)),
    )


def _plain_watched(one: Watched) -> list[Any]:
    return [_plain_fact(one.fact), _plain_day(one.due), one.asks, _plain_day(one.since)]


def _asked(plain: list[Any]) -> tuple[str, Watched]:
    step, fact, due, asks, since = plain
    one = Watched(fact=_known_fact(fact), due=_day(due), asks=asks, since=_day(since))
    return step, one


def _plain_fact(fact: Fact | None) -> list[Any] | None:
    """What no watch fills (`until`, `field`, `choice`) is left out."""
    if fact is None:
        return None
    record_id = None if fact.record_id is None else fact.record_id.hex
    return [fact.kind.name, _plain_day(fact.on), fact.number, fact.of, fact.name, record_id]


def _fact(plain: list[Any] | None) -> Fact | None:
    return None if plain is None else _known_fact(plain)


def _known_fact(plain: list[Any]) -> Fact:
    kind, on, number, of, name, record_id = plain
    return Fact(
        kind=FactKind[kind],
        on=_day(on),
        number=number,
        of=of,
        name=name,
        record_id=None if record_id is None else as_id(record_id),
    )


def _plain_anchored(one: Anchored) -> list[Any]:
    """A school has thousands, and most have one day: what is as in most of them is left out."""
    said = {
        name: _plain_value(value)
        for name, usual in _USUAL.items()
        if (value := getattr(one, name)) != usual
    }
    first = [one.anchor.value, one.record_id.hex, one.on.isoformat()]
    return [*first, said] if said else first


def _anchored(plain: list[Any]) -> Anchored:
    anchor, record_id, on, *more = plain
    said = dict(*more)
    for name in said.keys() & _READ.keys():
        said[name] = _READ[name](said[name])
    return Anchored(
        anchor=_ANCHORS[anchor],
        record_id=as_id(record_id),
        on=date.fromisoformat(on),
        **said,
    )


def _plain_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return _plain_asked(value) if isinstance(value, Asked) else value


def _plain_asked(asked: Asked) -> list[Any]:
    complete = None if asked.complete_on is None else asked.complete_on.isoformat()
    return [asked.kind.value, _plain_id(asked.swv_id), complete, asked.waited]


def _asked_of(plain: list[Any]) -> Asked:
    kind, swv_id, complete, waited = plain
    return Asked(
        kind=_REQUESTS[kind],
        swv_id=_swv(swv_id),
        complete_on=None if complete is None else date.fromisoformat(complete),
        waited=int(waited),
    )


_USUAL: Final = {
    name: field.default
    for name, field in Anchored.__dataclass_fields__.items()
    if field.default is not MISSING
}
_READ: Final[Mapping[str, Callable[[Any], Any]]] = {
    **dict.fromkeys(("since", "until", "still_since", "moved_to"), date.fromisoformat),
    "asked": _asked_of,
}


def _plain_id(one: UUID | None) -> str | None:
    return None if one is None else one.hex


def _swv(digits: str | None) -> UUID | None:
    return None if digits is None else as_id(digits)


def _plain_measure(one: KeptMeasure) -> list[Any]:
    return [one.kind.value, _plain_day(one.starts_on), _plain_day(one.ends_on)]


def _measure(plain: list[Any]) -> KeptMeasure:
    kind, starts_on, ends_on = plain
    return KeptMeasure(kind=_MEASURES[kind], starts_on=_day(starts_on), ends_on=_day(ends_on))


def _plain_agreement(one: KeptAgreement) -> list[Any]:
    return [
        one.agreement_id.hex,
        one.result,
        one.owner,
        _plain_day(one.ends_on),
        one.is_proposed,
    ]


def _agreement(plain: list[Any]) -> KeptAgreement:
    agreement_id, result, owner, ends_on, is_proposed = plain
    return KeptAgreement(
        agreement_id=as_id(agreement_id),
        result=result,
        owner=owner,
        ends_on=_day(ends_on),
        is_proposed=is_proposed,
    )


def _plain_request(request: KeptRequest) -> list[Any]:
    standing = request.standing
    took = request.days
    days = (request.sent_on, standing.on)
    since = (took.made_on, took.left_on, took.received_on, took.complete_on, took.decided_on)
    return [
        request.request_id.hex,
        request.kind.value,
        standing.stage.value,
        *map(_plain_day, days),
        None if request.outcome is None else request.outcome.value,
        _plain_id(request.swv_id),
        request.knows_swv,
        list(map(_plain_day, since)),
        took.waited,
    ]


def _request(plain: list[Any]) -> KeptRequest:
    request_id, kind, stage, sent_on, since, *rest = plain
    outcome, swv_id, knows_swv, days, waited = rest
    made_on, left_on, received_on, complete_on, decided_on = map(_day, days)
    return KeptRequest(
        request_id=SwvRequestId(as_id(request_id)),
        kind=_REQUESTS[kind],
        sent_on=_day(sent_on),
        standing=RequestStanding(stage=_STAGES[stage], on=_day(since)),
        outcome=None if outcome is None else _OUTCOMES[outcome],
        swv_id=_swv(swv_id),
        knows_swv=knows_swv,
        days=RequestDays(
            made_on=made_on,
            left_on=left_on,
            received_on=received_on,
            complete_on=complete_on,
            decided_on=decided_on,
            waited=waited,
        ),
    )


def _plain_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(plain: str | None) -> date | None:
    return None if plain is None else date.fromisoformat(plain)
