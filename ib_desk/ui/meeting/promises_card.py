"""“Doen we wat we elkaar beloofden?”: the look back at the contract, as a part of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import uuid4

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.file.conditions import Asking
from ib_desk.domain.file.looking_back import (
    Promise,
    breach_in,
    promises,
    repair_of,
    review_in,
)
from ib_desk.domain.file.meetings import is_together
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractId,
    ContractParty,
    ContractPartyId,
    ContractReview,
    PartyPromise,
    PartyTrust,
    PromiseKept,
    ReviewState,
)
from ib_desk.domain.records.meeting import Meeting
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.conditions import ConditionsAgain
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.meeting.promise_row import PromiseOfParty
from ib_desk.ui.records.meeting import day_of
from ib_desk.ui.session import Session, new_visit
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.card import Card, Group
from ib_desk.ui.widgets.fold import Fold


class PromisesCard(Card):
    """One line until it is opened; one key for each party. All of one meeting is one step of undo.

    What is chosen here is the look back itself: the page of the contract shows the same record.
    """

    def __init__(self, session: Session, meeting: Meeting, shown: Shown) -> None:
        """Stands empty until `show_file`: what has no place yet may not be shown."""
        super().__init__()
        self._session = session
        self._visit = new_visit()
        self._meeting = meeting
        self._today = shown.around.today
        self._review: ContractReview | None = None
        self._blank = ContractReview(contract_id=ContractId(uuid4()))
        """A look back at the contract of that day, of which nothing was said yet."""
        self._rows: dict[ContractPartyId, PromiseOfParty] = {}
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        spaced(self._column, 0, 12)
        self._group = Group(tr("Gaat dit beter?"))
        self.conditions = ConditionsAgain(session, tr("Gaat dit beter?"), self._visit)
        self.conditions.begun.connect(self._begin)
        self._group.add(self.conditions)
        both = QWidget()
        column = QVBoxLayout(both)
        spaced(column, 0, 12)
        column.addWidget(inside)
        column.addWidget(self._group)
        self._fold = Fold(tr("Doen we wat we elkaar beloofden?"), both)
        self.add(self._fold)
        self._is_first = True

    def show_file(self, meeting: Meeting, shown: Shown) -> None:
        """What each promised and did by now; hidden where nobody can look back together."""
        self._meeting, self._today = meeting, shown.around.today
        whole, day = shown.known, day_of(meeting, shown.around.today)
        contract = whole.contract_on(day)
        is_asked = contract is not None and is_together(whole, meeting)
        self.setVisible(is_asked)
        if contract is None or not is_asked:
            return
        if self._blank.contract_id != contract.id:
            self._blank = ContractReview(contract_id=contract.id)
        self._review = review_in(whole, contract, meeting, day)
        self._show_rows(whole, contract, shown.around, day)
        self._show_conditions(shown, day)
        self._show_fold(shown.around)
        if self._is_first:
            self._is_first = False
            self._fold.set_open(is_open=self._is_of_this_meeting)

    @property
    def _is_of_this_meeting(self) -> bool:
        return self._review is not None and self._review.meeting_id == self._meeting.id

    def _show_rows(self, whole: WholeFile, contract: Contract, around: Around, day: date) -> None:
        found = promises(whole, contract, day)
        if [promise.party for promise in found] != [row.party for row in self._rows.values()]:
            self._build(found, around)
        said = {} if self._review is None else {p.party: p.kept for p in self._review.promises}
        trust = {} if self._review is None else {t.party: t.score for t in self._review.trust}
        for promise in found:
            row, party = self._rows[promise.party.id], promise.party
            breach = breach_in(whole, self._meeting, party)
            repair = None if breach is None else repair_of(whole, breach)
            row.show_promise(promise, said.get(party.id), trust.get(party.id))
            row.show_trouble(breach, repair, around)

    def _show_conditions(self, shown: Shown, day: date) -> None:
        """Only what did not go well before: what goes well needs no key."""
        review = self._review or self._blank
        moment = Asking(contract_id=review.contract_id, day=day, review_id=review.id)
        self.conditions.show_moment(moment, shown.around)
        self._group.setVisible(self.conditions.asks)

    def _build(self, found: Sequence[Promise], around: Around) -> None:
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.setParent(None)
            row.deleteLater()
        self._rows = {}
        for promise in found:
            row = PromiseOfParty(self._session, promise.party, self._meeting, around)
            listen(self, row.answered, self._answer)
            listen(self, row.trusted, self._trust)
            self._rows[promise.party.id] = row
            self._column.addWidget(row)

    def _show_fold(self, around: Around) -> None:
        said = [] if self._review is None else [one.kept for one in self._review.promises]
        counts = [(kept, said.count(kept)) for kept in PromiseKept if kept in said]
        words = [f"{count} {around.terms.label(kept)}" for kept, count in counts]
        title = tr("Doen we wat we elkaar beloofden?")
        self._fold.show_title(in_a_line((title, ", ".join(words))))

    # -- what is chosen ----------------------------------------------------------------
    def _answer(self, party: ContractParty, kept: object) -> None:
        others = tuple(one for one in self._now.promises if one.party != party.id)
        own = (PartyPromise(party=party.id, kept=kept),) if isinstance(kept, PromiseKept) else ()
        self._store(replace(self._now, promises=(*others, *own)))
        row = self._rows[party.id]
        if kept is PromiseKept.NO and row.breach is None:
            breach = Breach(
                contract_id=self._now.contract_id,
                party_id=party.id,
                meeting_id=self._meeting.id,
                noticed_on=self._day,
                expected=party.offers,
            )
            self._session.gather(None, breach, self._visit)
        elif kept is not PromiseKept.NO and row.breach is not None and row.says_nothing:
            self._session.gather(row.breach, None, self._visit)

    def _trust(self, party: ContractParty, score: object) -> None:
        others = tuple(one for one in self._now.trust if one.party != party.id)
        own = (PartyTrust(party=party.id, score=score),) if isinstance(score, int) else ()
        self._store(replace(self._now, trust=(*others, *own)))

    def _begin(self) -> None:
        """The look back is there before what was said in it."""
        if not self._is_of_this_meeting:
            self._store(self._now)

    def _store(self, after: ContractReview) -> None:
        before, self._review = self._review, after
        self._session.gather(before, after, self._visit)

    @property
    def _day(self) -> date:
        return day_of(self._meeting, self._today)

    @property
    def _now(self) -> ContractReview:
        """The look back as it is, held today by saying something of it."""
        if self._review is not None and self._is_of_this_meeting:
            return self._review
        review = self._review or self._blank
        return replace(
            review, meeting_id=self._meeting.id, state=ReviewState.HELD, held_on=self._day
        )
