"""The steps of a trajectory as data, and when a step is done.

A trajectory orders and advises; it never bars the way and never defines fields of records. The
values below are what `resources/trajectories/*.toml` holds, key for key.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from ib_desk.domain.data_problem import DataProblem, UnfitValue
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import ContractParty, PartyKind, PartyState
from ib_desk.domain.records.guardian import Custody
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import KIND_BY_NAME
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import LEVELS


class PartyRule(Enum):
    """What a done-rule can ask of the parties of the contract."""

    SPOKEN = "spoken"


class Watch(Enum):
    """What a step keeps an eye on: each gives at most one fact (`ib_desk.domain.file.watches`)."""

    SIGNAL_SEEN = "signal_seen"
    SIGNALS_OPEN = "signals_open"
    PARTIES_SPOKEN = "parties_spoken"
    SEEN_TOGETHER = "seen_together"
    LOOK_BACK = "look_back"
    BREACH = "breach"
    DOMAINS_SEEN = "domains_seen"
    LEVEL = "level"
    WEIGH_AGAIN = "weigh_again"
    AGREEMENT = "agreement"
    AGREEMENTS_OPEN = "agreements_open"
    INTERVENTIONS = "interventions"
    EFFECT_UNKNOWN = "effect_unknown"
    REQUEST = "request"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneRule:
    """One of four forms, and exactly one of them.

    `record` with `filled`: one record has all these fields filled; with `every`, there is one and
    each has. `parties`: everyone who must speak did, or cannot with a reason. `all_of`, `any_of`:
    of these rules.
    """

    record: str = ""
    filled: tuple[str, ...] = ()
    every: bool = False
    parties: PartyRule | None = None
    all_of: tuple[DoneRule, ...] = ()
    any_of: tuple[DoneRule, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule that says two things, nothing, or something of a field that is not there.

        Raises:
            UnfitValue: for the first key at fault.
        """
        forms = (bool(self.record), self.parties is not None, bool(self.all_of), bool(self.any_of))
        if sum(forms) != 1:
            problem = DataProblem.CONTRADICTION if any(forms) else DataProblem.EMPTY
            raise UnfitValue("", problem)
        if bool(self.filled) != bool(self.record):
            raise UnfitValue("filled", DataProblem.INCOMPLETE)
        if self.every and not self.record:
            raise UnfitValue("every", DataProblem.CONTRADICTION)
        if self.record:
            _refuse_unknown_kind("record", self.record)
            _refuse_unknown_fields(self.record, self.filled)

    def holds(self, whole: WholeFile) -> bool:
        """Whether the file satisfies the rule."""
        if self.parties is not None:
            return all_spoken(whole)
        if self.all_of:
            return all(rule.holds(whole) for rule in self.all_of)
        if self.any_of:
            return any(rule.holds(whole) for rule in self.any_of)
        done = [
            all(is_filled(record, name) for name in self.filled)
            for record in _records(whole, self.record)
        ]
        return all(done) and bool(done) if self.every else any(done)

    def is_begun(self, whole: WholeFile) -> bool:
        """Whether any part of what the rule asks is there."""
        rules = (*self.all_of, *self.any_of)
        return any(rule.is_begun(whole) for rule in rules) or any(
            is_filled(record, name)
            for record in _records(whole, self.record)
            for name in self.filled
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`records` are the kinds made here; `watches` come in the order in which they are said.

    `proposed_from_level` is the lightest level for which the program itself proposes the step
    (`None`: at any level); `proposed = false` is for a step that only the user begins.
    """

    id: str
    title: str
    question: str
    help: str
    records: tuple[str, ...] = ()
    done: DoneRule
    watches: tuple[Watch, ...] = ()
    proposed: bool = True
    proposed_from_level: int | None = None

    def __post_init__(self) -> None:
        """Refuse what no file can mean; raises `UnfitValue`."""
        for name in ("id", "title", "question", "help"):
            if not getattr(self, name).strip():
                raise UnfitValue(name, DataProblem.EMPTY)
        for index, kind in enumerate(self.records):
            _refuse_unknown_kind(f"records.{index}", kind)
        if self.proposed_from_level is not None and self.proposed_from_level not in LEVELS:
            raise UnfitValue("proposed_from_level", DataProblem.OUT_OF_RANGE)

    def is_begun(self, whole: WholeFile) -> bool:
        """Whether something of this step is there, done or not."""
        return any(_records(whole, kind) for kind in self.records) or self.done.is_begun(whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """`soon_days`: from how many days ahead a date asks for attention."""

    title: str
    soon_days: int
    step: tuple[Step, ...]

    def __post_init__(self) -> None:
        """Refuse an empty trajectory and two steps of one name; raises `UnfitValue`."""
        if not self.step:
            raise UnfitValue("step", DataProblem.EMPTY)
        if self.soon_days < 0:
            raise UnfitValue("soon_days", DataProblem.OUT_OF_RANGE)
        ids = [step.id for step in self.step]
        for index, name in enumerate(ids):
            if name in ids[:index]:
                raise UnfitValue(f"step.{index}.id", DataProblem.DOUBLE)

    def step_of(self, kind: type[Record]) -> Step | None:
        """The step in which records of this kind are made; `None` for those outside the steps."""
        name = kind_name(kind)
        return next((step for step in self.step if name in step.records), None)

    def step_with(self, step_id: str) -> Step:
        """The step with this id, which there is."""
        return next(step for step in self.step if step.id == step_id)

    @property
    def soon(self) -> timedelta:
        """`soon_days` as a length of time."""
        return timedelta(days=self.soon_days)


def is_filled(record: Record, name: str) -> bool:
    """Whether a person put something there: for a choice, something else than it starts with."""
    value = getattr(record, name)
    if isinstance(value, Enum):
        return value is not type(record).__dataclass_fields__[name].default
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != ()


def all_spoken(whole: WholeFile) -> bool:
    """Whether pupil, guardians with parental authority and all other parties have had their say.

    Looks at the version of the contract that is being worked on.
    """
    contract = whole.contract
    if contract is None:
        return False
    parties = whole.parties(contract)
    return _has_pupil(parties) and _has_custodians(whole, parties) and all(map(has_spoken, parties))


def has_spoken(party: ContractParty) -> bool:
    """Spoken, confirmed, or not possible with the reason why."""
    if party.state is PartyState.NOT_POSSIBLE:
        return bool(party.not_possible_because.strip())
    return party.state is not PartyState.OPEN


def _has_pupil(parties: Collection[ContractParty]) -> bool:
    return any(party.kind is PartyKind.PUPIL for party in parties)


def _has_custodians(whole: WholeFile, parties: Collection[ContractParty]) -> bool:
    present = {party.guardian_id for party in parties}
    return all(g.id in present for g in whole.guardians if g.custody is Custody.YES)


def _records(whole: WholeFile, kind_name: str) -> tuple[Record, ...]:
    if not kind_name:  # a rule of other rules
        return ()
    kind = KIND_BY_NAME[kind_name]
    return (whole.file,) if kind is SupportFile else whole.of(kind)


def _refuse_unknown_kind(key: str, name: str) -> None:
    if name not in KIND_BY_NAME:
        raise UnfitValue(key, DataProblem.UNKNOWN_VALUE)


def _refuse_unknown_fields(kind_name: str, names: tuple[str, ...]) -> None:
    for index, name in enumerate(names):
        if name not in KIND_BY_NAME[kind_name].__dataclass_fields__:
            raise UnfitValue(f"filled.{index}", DataProblem.UNKNOWN_VALUE)
