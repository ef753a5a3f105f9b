"""Do, undo and redo in any order, against a model that keeps every state there has been."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ib_desk.application.ports import UnitOfWorkFactory
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from tests.application.fakes import ticking_clock

State = dict[type[Record], list[Record]]
KINDS = (Pupil, Guardian, SupportFile, Contract, ContractParty, Agreement)
FEW = 5
"""A small depth, so that walks reach it."""

picks = st.randoms(use_true_random=False)


class UndoMachine(RuleBasedStateMachine):
    """A subclass says in what vault."""

    def vault(self) -> UnitOfWorkFactory:
        raise NotImplementedError

    @initialize()
    def begin(self) -> None:
        self.records = Records(self.vault(), UndoStack(FEW), ticking_clock())
        self.now: State = {kind: [] for kind in KINDS}
        self.past: list[State] = []
        self.future: list[State] = []
        self.lines = 0

    def stored(self) -> State:
        return {kind: list(self.records.find(kind)) for kind in KINDS}

    def has(self, kind: type[Record]) -> bool:
        return bool(self.now[kind])

    def stepped(self, before: State) -> None:
        self.past = [*self.past, before][-FEW:]
        self.future.clear()
        self.now = self.stored()
        self.lines += 1

    def added(self, *records: Record) -> None:
        before = self.now
        self.records.add(*records)
        self.stepped(before)
        for record in records:
            assert self.now[type(record)][-1] == record

    @rule()
    def open_a_file(self) -> None:
        pupil = Pupil()
        self.added(pupil, SupportFile(pupil_id=pupil.id, opened_on=date(2026, 9, 1)))

    @precondition(lambda self: self.has(Pupil))
    @rule(pick=picks)
    def add_a_guardian(self, pick) -> None:
        self.added(Guardian(pupil_id=pick.choice(self.now[Pupil]).id))

    @precondition(lambda self: self.has(SupportFile))
    @rule(pick=picks)
    def add_a_contract(self, pick) -> None:
        file = pick.choice(self.now[SupportFile])
        contract = Contract(file_id=file.id)
        guardian = pick.choice([None, *self.now[Guardian]])
        party = ContractParty(
            contract_id=contract.id,
            kind=PartyKind.GUARDIAN,
            guardian_id=None if guardian is None else guardian.id,
        )
        self.added(contract, party, Agreement(file_id=file.id))

    @precondition(lambda self: self.has(Agreement))
    @rule(pick=picks, text=st.sampled_from(["rust", "lezen", ""]))
    def change_an_agreement(self, pick, text) -> None:
        before, agreement = self.now, pick.choice(self.now[Agreement])
        self.records.change(agreement, replace(agreement, result=text))
        if text != agreement.result:
            self.stepped(before)

    @precondition(lambda self: self.has(Pupil))
    @rule(pick=picks)
    def remove_something(self, pick) -> None:
        before = self.now
        record = pick.choice([record for kind in KINDS for record in before[kind]])
        self.records.remove(record)
        self.stepped(before)
        assert record not in self.now[type(record)]

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        self.records.undo()
        self.future.append(self.now)
        self.now = self.past.pop()
        self.lines += 1

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.records.redo()
        self.past.append(self.now)
        self.now = self.future.pop()
        self.lines += 1

    @invariant()
    def the_vault_is_as_the_model_says(self) -> None:
        assert self.stored() == self.now

    @invariant()
    def every_step_left_a_line(self) -> None:
        assert len(self.records.history()) == self.lines
