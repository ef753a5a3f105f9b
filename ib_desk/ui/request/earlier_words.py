"""What changed since somebody signed, in words: shortly, and only where it differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.leaving.sign_offs import Signature, TextChange
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contract import ContractParty
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.hypothesis import Hypothesis
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import references
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.seen import SignOff
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.change_words import changed_line, field_words, said_words
from ib_desk.ui.texts import tr

_NAMED_BY: Final[Mapping[type[Record], tuple[str, ...]]] = {
    Assessment: ("instrument",),
    Attachment: ("title", "kind"),
    BroadViewEntry: ("strong", "vulnerable", "unknown"),
    ContractParty: (),
    HelpQuestion: ("words",),
    Hypothesis: ("assumption",),
    Intervention: ("title",),
    Need: ("sentence",),
}
"""Kinds of which a request holds more than one, by what they are known: they come and go whole."""
_CONTEXT: Final = 3
"""Words that are shown before and behind what differs."""


def signed_words(signed: Signature, whole: WholeFile) -> str:
    """Who signed what, and when."""
    names = {one.id: one.name for one in whole.guardians}
    name = names.get(signed.who) if signed.who else whole.pupil.short_name
    words = {
        SignOff.INSPECTION: tr("{name} las de tekst van {day}."),
        SignOff.STATEMENT: tr("De zienswijze van {name} gaat over de tekst van {day}."),
        SignOff.DIRECTOR: tr("De directeur gaf akkoord op de tekst van {day}."),
    }[signed.sign_off]
    return words.format(name=name or tr("Een ouder"), day=plain_date(signed.on))


def names_in(whole: WholeFile) -> Mapping[UUID, str]:
    """Of whom a field that counts can point to: parents, and where a request can go."""
    named: tuple[Guardian | SwvProfile, ...] = (*whole.guardians, *whole.swvs)
    return {one.id: one.name.strip() for one in named}


def changed_lines(
    changes: Iterable[TextChange], terms: Terms, names: Mapping[UUID, str]
) -> list[str]:
    """A line for each field that differs; one for a document or an intervention that is new.

    Whoever has no name in `names`, or is gone, is called after what it is.
    """
    records: dict[object, list[TextChange]] = {}
    for change in changes:
        records.setdefault(change.place.record_id, []).append(change)
    return [line for found in records.values() for line in _record_lines(found, terms, names)]


def _record_lines(
    changes: Sequence[TextChange], terms: Terms, names: Mapping[UUID, str]
) -> list[str]:
    kind = changes[0].place.record
    if kind in _NAMED_BY:
        before = {change.place.field: change.before for change in changes}
        now = {change.place.field: change.now for change in changes}
        if not any(before.values()):
            return [_whole_record(tr("{noun} erbij: “{what}”"), kind, now, terms)]
        if not any(now.values()):
            return [_whole_record(tr("{noun} weg: “{what}”"), kind, before, terms)]
    lines = (_field_line(change, terms, names) for change in changes)
    return [line for line in lines if line]


def _whole_record(
    words: str, kind: type[Record], values: Mapping[str, object], terms: Terms
) -> str:
    fields = (*_NAMED_BY[kind], *values)
    name = next((said for field in fields if (said := said_words(values.get(field), terms))), "")
    return words.format(noun=terms.heading(kind), what=_shortened(name))


def _field_line(change: TextChange, terms: Terms, names: Mapping[UUID, str]) -> str:
    asked = field_words(change.place.record, change.place.field)
    if not asked:
        # Of a document its bytes: nobody reads those.
        return tr("{noun}: een ander bestand").format(noun=terms.heading(change.place.record))
    said = [_said(value, change, terms, names) for value in (change.before, change.now)]
    before, now = differing(*said)
    return changed_line(asked, before, now)


def _said(value: object, change: TextChange, terms: Terms, names: Mapping[UUID, str]) -> str:
    if not isinstance(value, UUID):
        return said_words(value, terms)
    kind, _must = references(change.place.record).get(change.place.field, (SwvProfile, False))
    return names.get(value) or terms.noun(kind)


def differing(before: str, now: str) -> tuple[str, str]:
    """Both texts without what they have in common at begin and end, but for a few words."""
    old, new = before.split(), now.split()
    shortest = min(len(old), len(new))
    start = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    rest = shortest - start
    end = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    return _part(old, start, end), _part(new, start, end)


def _part(words: Sequence[str], start: int, end: int) -> str:
    first, last = max(0, start - _CONTEXT), min(len(words), len(words) - end + _CONTEXT)
    said = " ".join(words[first:last])
    said = f"… {said}" if first and said else said
    return _shortened(f"{said} …" if last < len(words) and said else said)


def _shortened(text: str, most: int = 240) -> str:
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0]} …"
