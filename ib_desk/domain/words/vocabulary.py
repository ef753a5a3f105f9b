"""The enumerations whose members a person gets to read, and so have a Dutch term each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from typing import Any, Final, get_args, get_type_hints

from ib_desk.domain.file.register import RequestStage
from ib_desk.domain.file.step_states import StepState
from ib_desk.domain.file.turnaround import TurnStep
from ib_desk.domain.intake.list_columns import ListField
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.law.opp_people import OppStanding
from ib_desk.domain.law.rights import Act, Standing
from ib_desk.domain.leaving.forbidden import FindKind
from ib_desk.domain.leaving.signers import ExpertPlace
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.closed import ClosedBecause
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.moment import Happening, Said
from ib_desk.domain.records.weighing import DimensionGroup

SHOWN_TOO: Final[tuple[type[Enum], ...]] = (
    Act,
    Action,
    ClosedBecause,
    ConsentStand,
    DimensionGroup,
    ExpertPlace,
    FindKind,
    Happening,
    ListField,
    OppStanding,
    RequestStage,
    TurnStep,
    Said,
    Standing,
    StepState,
)
"""Those that no record keeps. Codes that a screen turns into sentences do not belong here."""


def kept_enumerations() -> tuple[type[Enum], ...]:
    """All that the fields of records hold, also deep inside them, each once."""
    return tuple(dict.fromkeys(found for kind in KINDS for found in _inside(kind)))


def _inside(hint: Any) -> Iterator[type[Enum]]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        yield hint
    parts = get_type_hints(hint).values() if is_dataclass(hint) else get_args(hint)
    for part in parts:
        yield from _inside(part)


VOCABULARY: Final = {kind.__name__: kind for kind in (*kept_enumerations(), *SHOWN_TOO)}
"""Enumerations by the name that `resources/terms.toml` calls them."""
