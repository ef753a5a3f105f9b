"""“Samenwerkingsafspraken”: parties are columns as on the screen, the pupil first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.application.paper import NothingToPrint, Report
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.conditions import Worry, on_paper, seen
from ib_desk.domain.offers.first_contract import named_today
from ib_desk.domain.records.condition import Condition
from ib_desk.domain.records.contract import (
    FIRST_ANSWERS,
    MORE_ANSWERS,
    Contract,
    ContractParty,
    PartyKind,
    PartyState,
)
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import ContractTexts, fill
from ib_desk.exchange.pdf.blocks import Section, SignatureLine, perspective, undivided
from ib_desk.exchange.pdf.contract_agreements import GAP, PAD, AgreedInContract
from ib_desk.exchange.pdf.explaining import Explainer
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.order import Order, filled, listed, look_back_on
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.statements_block import statements_below
from ib_desk.exchange.pdf.style import FOR_PARENTS, LANDSCAPE, LARGE, SPACE, Role, is_large
from ib_desk.exchange.pdf.typesetter import Strong, Typesetter, quoted

MOST_COLUMNS: Final = 5
MOST_LARGE_COLUMNS: Final = 3
"""Parties beside each other; with more there are two tables."""

_BETWEEN: Final = " · "
_NEXT: Final = re.compile(r",\s*| en ")
"""Between two names of one party."""


def contract_report(order: Order) -> tuple[bytes, int]:
    """The version that is being worked on, on as many sheets as its words need.

    Raises:
        NothingToPrint: there is no contract.
    """
    contract = order.whole.contract
    if contract is None:
        raise NothingToPrint(Report.CONTRACT)

    def story(_pages: int) -> list[Flowable]:
        return _Sheet(order, contract, order.typesetter(floor=FOR_PARENTS)).story()

    return laid_out(LANDSCAPE, order.furniture(order.texts.contract.title), story)


class _Sheet:
    """Sets one contract, in type that a parent and a child can read."""

    def __init__(self, order: Order, contract: Contract, typesetter: Typesetter) -> None:
        self._order = order
        self._contract = contract
        self._texts: ContractTexts = order.texts.contract
        self._parties = sorted(
            order.whole.parties(contract), key=lambda party: party.kind is not PartyKind.PUPIL
        )
        self._set = typesetter
        self._agreed = AgreedInContract(order, contract, typesetter)

    def story(self) -> list[Flowable]:
        """From perspective to lines to sign on."""
        answers = [
            undivided(
                Section(None, self._answers(some), before=GAP, bookmark=self._texts.title),
                LANDSCAPE,
                share=0.0 if is_large(self._set.style["body"]) else 1.0,
            )
            for some in self._spread()
        ]
        return [
            *self._head(),
            *self._perspective(),
            *answers,
            *self._conditions(),
            *self._agreed.tables(self._texts.agreements, self._agreed.signed_for()),
            *self._foot(),
            *self._signing(),
            *self._agreed.tables(self._texts.agreed_later, self._agreed.later()),
            *statements_below(self._order, self._set, OutputKind.CONTRACT_PRINT, self._contract),
        ]

    def _head(self) -> list[Flowable]:
        version = fill(self._texts.version, version=str(self._contract.version))
        facts = " · ".join(filled((self._order.group_and_name(), version, self._talked())))
        return [self._set.text("title", self._texts.title), self._set.text("subtitle", facts)]

    def _talked(self) -> str:
        if self._contract.talked_on is None:
            return self._texts.not_talked
        day = plain_date(self._contract.talked_on)
        present = self._contract.present.strip().rstrip(".") or listed(
            [
                name
                for one in self._parties
                if one.state in {PartyState.SPOKEN, PartyState.CONFIRMED}
                for name in filled(_NEXT.split(self._name(one).rpartition(_BETWEEN)[-1]))
            ]
        )
        if not present:
            return fill(self._texts.talked_with, day=day)
        return fill(self._texts.talked, day=day, present=present)

    def _perspective(self) -> list[Flowable]:
        words = self._contract.shared_perspective
        if not words.strip():
            return []
        label = Strong(f"{self._order.texts.shared.perspective}: ")
        return [perspective([self._set.text("lead", label, words)], before=2 * SPACE)]

    def _answers(self, parties: Sequence[ContractParty]) -> list[Flowable]:
        has_pupil = bool(parties) and parties[0].kind is PartyKind.PUPIL
        head: list[Cell] = [[], *(self._party_head(party) for party in parties)]
        return Grid(
            widths=self._columns(parties),
            head=head,
            rows=[
                [[self._set.text("label", question)], *(self._answer(p, name) for p in parties)]
                for name, question in self._questions()
                if any(_answer_of(party, name) for party in parties)
            ],
            tinted=1 if has_pupil else None,
            aligned=True,
            pad=PAD,
        ).flow(LANDSCAPE)

    def _spread(self) -> list[Sequence[ContractParty]]:
        most = MOST_LARGE_COLUMNS if is_large(self._set.style["body"]) else MOST_COLUMNS
        return _spread(self._parties, most)

    def _columns(self, parties: Sequence[ContractParty]) -> list[float]:
        shares = _shares(parties, self._answered)
        aside = LANDSCAPE.aside * (LARGE if is_large(self._set.style["body"]) else 1.0)
        room = LANDSCAPE.inner_width - aside
        return [aside, *(room * share / sum(shares) for share in shares)]

    @property
    def _answered(self) -> Sequence[str]:
        more = MORE_ANSWERS if self._order.choices.with_more_answers else ()
        return (*FIRST_ANSWERS, *more)

    def _questions(self) -> list[tuple[str, str]]:
        questions = [(name, getattr(self._texts, name)) for name in self._answered]
        if self._order.choices.with_scores:
            questions.append(("trust", self._texts.trust))
        return questions

    def _party_head(self, party: ContractParty) -> Cell:
        is_pupil = party.kind is PartyKind.PUPIL
        role: Role = "voice_head" if is_pupil else "cell_head"
        return [
            self._set.text(role, self._who(party)),
            self._set.text("small", self._state(party)),
        ]

    def _who(self, party: ContractParty) -> str:
        """“Moeder · Marieke”; a name that says its role already gets none before it."""
        if party.kind is PartyKind.PUPIL:
            return party.name or self._order.pupil
        guardian = self._order.guardian(party.guardian_id)
        role = capital(
            self._order.terms.label((guardian.relation if guardian else None) or party.kind)
        )
        name = self._name(party) or (guardian.name if guardian else "")
        says_role = _BETWEEN in name or name.casefold().startswith(role.casefold())
        return name if says_role else _BETWEEN.join(filled((role, name)))

    def _role(self, party: ContractParty, guardian: Guardian | None) -> str:
        return self._order.terms.label((guardian and guardian.relation) or party.kind)

    def _name(self, party: ContractParty) -> str:
        return named_today(party, self._order.whole, self._order.terms)

    def _was_there(self, party: ContractParty) -> bool:
        """Whether the note of who was there names this party, by role or by first name."""
        guardian = self._order.guardian(party.guardian_id)
        role = self._role(party, guardian)
        given = [*_first_names(self._name(party)), *_first_names(guardian.name if guardian else "")]
        there = f" {' '.join(_words(self._contract.present))} "
        return any(f" {' '.join(_words(name))} " in there for name in filled((role, *given)))

    def _state(self, party: ContractParty) -> str:
        if party.state is PartyState.NOT_POSSIBLE:
            return self._texts.not_possible
        if party.state is PartyState.OPEN:
            # Its words stand under it, or it is said above to have been there.
            spoke = party.said_anything or self._was_there(party)
            return "" if spoke else self._texts.not_spoken
        label = self._order.terms.label(party.state)
        return label if party.state_on is None else f"{label} {plain_date(party.state_on)}"

    def _answer(self, party: ContractParty, name: str) -> Cell:
        words = _answer_of(party, name)
        if party.kind is PartyKind.PUPIL and words and name != "trust":
            return [self._set.text("cell_words", quoted(words))]
        return [self._set.text("cell", words)]

    def _foot(self) -> list[Flowable]:
        """What short words mean beside the day to look back, and what this paper is not."""
        day = look_back_on(self._order)
        review = fill(self._texts.review, day=plain_date(day)) if day else self._texts.no_review
        closing = [
            self._set.text("cell", Strong(review)),
            self._set.text("cell", self._texts.no_legal_contract),
        ]
        notes = self._notes()
        cells = [notes, closing] if notes else [closing]
        width = LANDSCAPE.inner_width / len(cells)
        foot = Grid(widths=[width] * len(cells), rows=[cells], ruled=False, pad=0)
        return [Section(None, foot.flow(LANDSCAPE), before=GAP)]

    def _conditions(self) -> list[Flowable]:
        """What asks for care, above what was agreed: where it fails, no agreement is of much use.

        With how somebody sees it differently, unless that should not be on paper.
        """
        lines: list[Flowable] = []
        named: Condition | None = None
        for worry in on_paper(self._order.whole, self._contract.id):
            condition, party = seen(worry.answer)
            if party is not None and not self._order.choices.with_other_views:
                continue
            if party is None:
                lines.append(self._condition(worry))
            else:
                if named is not condition:
                    name = capital(self._order.terms.label(condition))
                    lines.append(self._set.text("cell", Strong(name)))
                lines.append(self._other_view(worry))
            named = condition
        if not lines:
            return []
        heading = self._set.text("heading", self._texts.conditions)
        return [undivided(Section(heading, lines, before=GAP, gap=SPACE / 2), LANDSCAPE)]

    def _condition(self, worry: Worry) -> Flowable:
        name = Strong(capital(self._order.terms.label(worry.answer.condition)))
        said = f" ({self._state_of(worry)}). {worry.words}".rstrip()
        return self._set.text("cell", name, said)

    def _other_view(self, worry: Worry) -> Flowable:
        party_id = worry.answer.party_id
        who = next(self._name(one) for one in self._parties if one.id == party_id)
        said = fill(self._texts.other_view, who=who, state=self._state_of(worry))
        return self._set.text("cell", f"{said} {worry.words}".rstrip())

    def _state_of(self, worry: Worry) -> str:
        """With its day, where that is another than the one the sheet is of."""
        state = self._order.terms.label(worry.answer.state)
        if worry.answer.is_of_the_talk or worry.day is None:
            return state
        return fill(self._texts.condition_since, state=state, day=plain_date(worry.day))

    def _notes(self) -> list[Flowable]:
        """What short words of the field mean: a parent takes this sheet home."""
        order = self._order
        explainer = Explainer(order.texts.shared, order.terms.explanations, self._set)
        said = [_answer_of(party, name) for party in self._parties for name in self._answered]
        promised = [
            f"{one.result} {one.capacity} {one.planning} {one.means} {one.owner}"
            for one in self._agreed.still_open()
        ]
        return explainer.notes(*map(self._who, self._parties), *said, *promised)

    def _signing(self) -> list[Flowable]:
        """A line for each party, in the columns of the answers."""
        if not self._order.choices.signature_lines:
            return []
        label = [
            self._set.text("label", self._texts.signing),
            self._set.text("small", self._texts.signature),
        ]
        lines: list[Flowable] = []
        for some in self._spread():
            row = [label if not lines else [], *(self._line(party) for party in some)]
            table = Grid(widths=self._columns(some), rows=[row], ruled=False, aligned=True, pad=0)
            lines += table.flow(LANDSCAPE)
        return [undivided(Section(None, lines, before=GAP), LANDSCAPE)] if lines else []

    def _line(self, party: ContractParty) -> Cell:
        if party.state is PartyState.NOT_POSSIBLE:
            return []
        return [SignatureLine(self._set.text("small", self._who(party)))]


def _answer_of(party: ContractParty, name: str) -> str:
    value = getattr(party, name)
    return "" if value is None else str(value).strip()


def _first_names(name: str) -> list[str]:
    """“Anouk” and “Tim” of “Leraren · Anouk, Tim”, with the role; “Joost” of “Joost van Dalen”."""
    return _words(name) if _BETWEEN in name else _words(name)[:1]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _spread(parties: Sequence[ContractParty], most: int) -> list[Sequence[ContractParty]]:
    """Parties over as few tables as needed, as evenly as possible; at most so many in each."""
    tables = -(-len(parties) // most)
    if not tables:
        return []
    size = -(-len(parties) // tables)
    return [parties[start : start + size] for start in range(0, len(parties), size)]


def _shares(parties: Sequence[ContractParty], names: Sequence[str]) -> list[float]:
    """Who says more gets more room, within bounds, so that rows stay low."""
    said = [sum(len(_answer_of(party, name)) for name in names) for party in parties]
    middle = max(1.0, sum(said) / max(1, len(said)))
    return [min(max(number / middle, 0.6), 1.8) ** 0.5 for number in said]
