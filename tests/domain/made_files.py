"""Whole files for tests of rules: `made(…records)` around Noor, two parents and one open file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind, PartyState
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from tests.shipped import catalogue

TODAY = date(2026, 9, 17)
NOOR = Pupil(
    call_name="Noor",
    first_names="Noor Elisabeth",
    prefix="van",
    surname="Dalen",
    born_on=BirthDate(2017, 5, 14),
    year_group="6",
    group_name="6a",
    address="Havenstraat 8",
    postcode="1999 ZA",
    town="Waterdam",
)
FILE = SupportFile(pupil_id=NOOR.id, opened_on=date(2026, 3, 4))
MOTHER = Guardian(
    pupil_id=NOOR.id, name="Marieke Bakker", relation=Relation.MOTHER, custody=Custody.YES
)
FATHER = Guardian(
    pupil_id=NOOR.id, name="Joost van Dalen", relation=Relation.FATHER, custody=Custody.YES
)
CONTRACT = Contract(file_id=FILE.id, talked_on=date(2026, 3, 12))
REQUEST = SwvRequest(kind=RequestKind.ARRANGEMENT, file_id=FILE.id, dated_on=date(2026, 9, 10))


def made(
    *records: Record,
    pupil: Pupil = NOOR,
    file: SupportFile = FILE,
    school: School | None = None,
) -> WholeFile:
    """Everything of one file: these records in this order, and nothing else.

    Without a `school` it is one that belongs to the only SWV among them.
    """
    parts: dict[type[Record], list[Record]] = defaultdict(list)
    for record in (pupil, file, *records):
        parts[type(record)].append(record)
    swvs = [record for record in records if isinstance(record, SwvProfile)]
    return WholeFile(
        school=school or School(swv_id=swvs[0].id if len(swvs) == 1 else None),
        pupil=pupil,
        file=file,
        people={person.id: person for person in records if isinstance(person, Professional)},
        swvs=tuple(record for record in records if isinstance(record, SwvProfile)),
        swv_demands=tuple(record for record in records if isinstance(record, SwvDemand)),
        swv_routes=tuple(record for record in records if isinstance(record, SwvRoute)),
        swv_days=tuple(record for record in records if isinstance(record, SwvDay)),
        swv_forms=tuple(record for record in records if isinstance(record, SwvForm)),
        swv_boxes=tuple(record for record in records if isinstance(record, SwvFormBox)),
        parts={kind: tuple(found) for kind, found in parts.items()},
    )


def with_more(whole: WholeFile, *records: Record) -> WholeFile:
    """The same file with these records added, or put in the place of those with their id."""
    parts = {kind: {r.id: r for r in found} for kind, found in whole.parts.items()}
    for record in records:
        parts.setdefault(type(record), {})[record.id] = record
    return replace(whole, parts={kind: tuple(found.values()) for kind, found in parts.items()})


def party(kind: PartyKind, state: PartyState = PartyState.SPOKEN, **values: Any) -> ContractParty:
    return ContractParty(contract_id=CONTRACT.id, kind=kind, state=state, **values)


def po() -> Trajectory:
    return catalogue().trajectory("po")
