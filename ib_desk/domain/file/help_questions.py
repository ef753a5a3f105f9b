"""Each party's question, once: from a hulpvraag, or from what it hopes in the contract."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import ContractParty, PartyKind
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.help_question import Asker, HelpQuestion

_ASKERS: Final = {PartyKind.PUPIL: Asker.PUPIL, PartyKind.GUARDIAN: Asker.GUARDIAN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`who` is the name of a professional; of a pupil and a guardian that stands elsewhere.

    `place` is where the words were typed.
    """

    asker: Asker
    words: str
    on: date | None
    place: FieldPlace
    guardian_id: GuardianId | None = None
    who: str = ""

    @property
    def is_from_contract(self) -> bool:
        """Whether a party hopes so in the contract, and nobody typed it as a question."""
        return self.place.record is ContractParty


def asked_questions(whole: WholeFile) -> tuple[Asked, ...]:
    """The newest words of each party, the pupil first; what is asked together comes last.

    A hulpvraag takes the place of what the same party hoped, unless that talk was later.
    """
    newest: dict[tuple[Asker, UUID | None, str], Asked] = {}
    for one in (*_hoped(whole), *_typed(whole)):
        key = (one.asker, one.guardian_id, one.who.casefold())
        before = newest.get(key)
        if before is None or (one.on or date.max) >= (before.on or date.min):
            newest[key] = one
    order = list(Asker)
    return tuple(sorted(newest.values(), key=lambda one: order.index(one.asker)))


def _typed(whole: WholeFile) -> Iterator[Asked]:
    for one in sorted(whole.of(HelpQuestion), key=lambda one: one.asked_on or date.max):
        if one.words.strip():
            yield Asked(
                asker=one.asker,
                guardian_id=one.guardian_id,
                who=one.name.strip(),
                words=one.words.strip(),
                on=one.asked_on,
                place=FieldPlace(record=HelpQuestion, record_id=one.id, field="words"),
            )


def _hoped(whole: WholeFile) -> Iterator[Asked]:
    contract = whole.contract
    for party in () if contract is None else whole.parties(contract):
        if party.hopes.strip():
            asker = _ASKERS.get(party.kind, Asker.PROFESSIONAL)
            yield Asked(
                asker=asker,
                guardian_id=party.guardian_id,
                who=party.name.strip() if asker is Asker.PROFESSIONAL else "",
                words=party.hopes.strip(),
                on=party.state_on,
                place=FieldPlace(record=ContractParty, record_id=party.id, field="hopes"),
            )
