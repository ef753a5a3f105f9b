"""Vertrouwen: one series a party, from the talk about the contract and each look back at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import ContractParty


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustSeries:
    """What one party gave, each time that it was asked, oldest first: (day, 0 to 10)."""

    party: ContractParty
    given: tuple[tuple[date, int], ...]


def trust_until(whole: WholeFile, day: date) -> tuple[TrustSeries, ...]:
    """Of each party that ever gave a figure, at the talk and at each look back until `day`."""
    contract = whole.contract_on(day)
    if contract is None:
        return ()
    held = [
        (one.held_on, {said.party: said.score for said in one.trust})
        for one in whole.reviews(contract)
        if one.held_on is not None and one.held_on <= day
    ]
    found: list[TrustSeries] = []
    for party in whole.parties(contract):
        first = (party.state_on or contract.talked_on, party.trust)
        later = [(on, scores.get(party.id)) for on, scores in held]
        given = sorted(
            (on, score)
            for on, score in (first, *later)
            if on is not None and score is not None and on <= day
        )
        if given:
            found.append(TrustSeries(party=party, given=tuple(given)))
    return tuple(found)
