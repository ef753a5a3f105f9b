"""Two of one child become one in one step, and two again in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.records import Records
from ib_desk.application.same_pupil import SamePupil
from ib_desk.application.support_files import FileIsOpen
from ib_desk.application.undo import UndoStack
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.errors import Conflict
from ib_desk.domain.intake.same_child import may_be_the_same
from ib_desk.domain.offers.siblings import siblings_of
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from tests.application.fakes import FakeVault, ticking_clock

NOOR = Pupil(call_name="Noor", surname="Dalen", year_group="6")
AGAIN = Pupil(call_name="Noor", surname="Dalen", year_group="5", town="Hoorn")
FILE = SupportFile(pupil_id=AGAIN.id, opened_on=date(2026, 9, 1))
MOTHER = Guardian(pupil_id=AGAIN.id, name="Anouk")
REMARK = Signal(pupil_id=AGAIN.id, fact="Huilde.")


@pytest.fixture
def vault() -> FakeVault:
    made = FakeVault()
    with made() as work:
        for record in (NOOR, AGAIN, FILE, MOTHER, REMARK):
            work.save(record)
        work.commit()
    return made


@pytest.fixture
def records(vault: FakeVault) -> Records:
    return Records(vault, UndoStack(), ticking_clock())


@pytest.fixture
def same(vault: FakeVault, records: Records) -> SamePupil:
    return SamePupil(vault, records, ticking_clock())


def test_who_is_typed_in_again_is_found(same):
    assert same.candidates(AGAIN) == (NOOR,)


NAMES = st.sampled_from(
    ["", "Noor", "Sem", "de Wit", "Wit", "WIT", "Çelik", "Celik", "Þór", "Thor"]
)
PUPILS = st.builds(
    Pupil,
    call_name=NAMES,
    first_names=NAMES,
    prefix=st.sampled_from(["", "de"]),
    surname=NAMES,
    edexml_key=st.sampled_from(["", "1", "2"]),
    eckid=st.sampled_from(["", "a"]),
    born_on=st.sampled_from([None, BirthDate(2017, 5, 14), BirthDate(2017), BirthDate(2018, 1, 1)]),
)


@given(st.lists(PUPILS, min_size=1, max_size=6))
def test_who_shares_no_surname_and_no_link_need_not_be_read(pupils):
    vault, clock = FakeVault(), ticking_clock()
    guardians = [Guardian(pupil_id=pupil.id, name="Anouk") for pupil in pupils[1:]]
    with vault() as work:
        for record in (*pupils, *guardians):
            work.save(record)
        work.commit()
    one, same = pupils[0], SamePupil(vault, Records(vault, UndoStack(), clock), clock)
    assert same.candidates(one) == may_be_the_same(one, pupils, clock.today())
    assert same.siblings(one) == siblings_of(one, pupils, guardians)


def test_the_preview_says_what_differs_and_what_comes_along(same):
    preview = same.preview(NOOR.id, AGAIN.id)
    assert preview.child.differs == ("year_group",)
    assert preview.moves == {SupportFile: 1, Guardian: 1, Signal: 1}


def test_two_become_one_and_one_undo_makes_them_two_again(vault, records, same):
    before = dict(vault.kept.records)
    change = same.merge(same.preview(NOOR.id, AGAIN.id), ["year_group"])

    assert change.action is Action.MERGED
    (one,) = records.find(Pupil)
    assert one == replace(NOOR, year_group="5", town="Hoorn")
    for kind in (SupportFile, Guardian, Signal):
        assert [record.pupil_id for record in records.find(kind)] == [NOOR.id]

    records.undo()
    assert vault.kept.records == before
    records.redo()
    assert records.find(Pupil) == [one]


def test_two_open_files_are_not_made_one(records, same):
    preview = same.preview(NOOR.id, AGAIN.id)
    running = SupportFile(pupil_id=NOOR.id, opened_on=date(2026, 9, 2))
    records.add(running)
    for attempt in (
        lambda: same.preview(NOOR.id, AGAIN.id),
        lambda: same.merge(preview),
    ):
        with pytest.raises(FileIsOpen):
            attempt()
    records.change(running, replace(running, closed_on=date(2026, 9, 3)))
    same.merge(preview)
    assert len(records.find(SupportFile, pupil_id=NOOR.id)) == 2


def test_what_changed_since_the_preview_is_looked_at_again(records, same):
    preview = same.preview(NOOR.id, AGAIN.id)
    records.change(AGAIN, replace(AGAIN, town="Edam"))
    with pytest.raises(Conflict):
        same.merge(preview)
    assert len(records.find(Pupil)) == 2
