from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.errors import NotFound
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import KINDS, references
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School, SchoolHoliday
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from tests.application.fakes import FakeVault, ticking_clock
from tests.samples import sample, samples

OUTSIDE = {
    SwvDemand,
    SwvProfile,
    SwvRoute,
    SwvDay,
    SwvForm,
    SwvFormBox,
    School,
    SchoolHoliday,
    Professional,
    Sitting,
    TeamAgreement,
    Erasure,
}
INSIDE = [kind for kind in KINDS if kind not in OUTSIDE]


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def records(vault: FakeVault) -> Records:
    return Records(vault, UndoStack(), ticking_clock())


@pytest.fixture
def whole_files(vault: FakeVault) -> WholeFiles:
    return WholeFiles(vault)


def another(of: Record, **ids: object) -> Record:
    """The same record under another id, and part of something else."""
    return replace(of, id=uuid4(), **ids)


def a_second_file() -> list[Record]:
    """A copy of all samples around another pupil, at the same school with the same people."""
    copies: dict[type[Record], Record] = {}
    for kind in INSIDE:
        ids = {
            name: copies[target].id
            for name, (target, _is_part) in references(kind).items()
            if target in copies
        }
        copies[kind] = another(sample(kind), **ids)
    return list(copies.values())


def test_a_whole_file_holds_every_record_that_belongs_to_it_and_no_other(records, whole_files):
    records.add(*samples())
    records.add(*a_second_file())

    whole = whole_files.one(sample(SupportFile).id)

    assert (whole.school, whole.pupil, whole.file) == (
        sample(School),
        sample(Pupil),
        sample(SupportFile),
    )
    assert {kind: whole.of(kind) for kind in INSIDE} == {kind: (sample(kind),) for kind in INSIDE}
    assert whole.people == {sample(Professional).id: sample(Professional)}
    assert whole.swvs == (sample(SwvProfile),)
    assert whole.swv_demands == (sample(SwvDemand),)
    assert (whole.swv_routes, whole.swv_days) == ((sample(SwvRoute),), (sample(SwvDay),))


def test_two_files_of_a_pupil_share_the_guardians_and_nothing_else(records, whole_files):
    pupil = Pupil()
    old, new = (SupportFile(pupil_id=pupil.id, opened_on=date(year, 9, 1)) for year in (2024, 2026))
    guardian = Guardian(pupil_id=pupil.id)
    agreement = Agreement(file_id=old.id)
    records.add(pupil, old, new, guardian, agreement)

    first, second = whole_files.one(old.id), whole_files.one(new.id)

    assert first.of(Guardian) == second.of(Guardian) == (guardian,)
    assert (first.of(Agreement), second.of(Agreement)) == ((agreement,), ())


def test_a_file_before_the_school_is_filled_in_has_an_empty_one(records, whole_files):
    pupil = Pupil()
    file = SupportFile(pupil_id=pupil.id, opened_on=date(2026, 9, 1))
    records.add(pupil, file)

    whole = whole_files.one(file.id)

    assert whole.school == replace(School(), id=whole.school.id)
    assert whole.of(Contract) == whole.of(ContractParty) == ()


def test_an_unknown_file_is_not_found(whole_files):
    with pytest.raises(NotFound):
        whole_files.one(uuid4())
