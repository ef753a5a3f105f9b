"""From an export to pupils in the vault: nothing before `apply`, one change then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.application.import_errors import LooksLike, NoList, NotEdexml, OtherSchool
from ib_desk.application.imports import Imports, NothingToTakeOver, Readers, export_content
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.records import Records
from ib_desk.application.undo import UndoStack
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.errors import Conflict
from ib_desk.domain.intake.list_columns import ListField
from ib_desk.domain.intake.pupil_import import LEAVE, RowKind
from ib_desk.domain.intake.school_export import ReadColleague, ReadPupil, SchoolExport
from ib_desk.domain.intake.table import Table, TableFault
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import WITH_OR_WITHOUT_FILE
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional, School, Sector
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.exchange.list_rows import read_list
from tests.application.fakes import FakeVault, ticking_clock
from tests.shipped import catalogue

SARA = ReadPupil(
    call_name="Sara",
    surname="Öztürk",
    born_on=BirthDate(2018, 4, 2),
    year_group="4",
    edexml_key="s",
)
NOOR = ReadPupil(
    call_name="Noor",
    prefix="van",
    surname="Dalen",
    born_on=BirthDate(2017, 5, 14),
    year_group="6",
    edexml_key="n",
)
EXPORT = SchoolExport(brin="99ZZ", branch_code="00", school_year="2026-2027", pupils=(NOOR, SARA))


class StopAfter:
    """Someone who presses Annuleren when so many steps are done."""

    def __init__(self, steps: int) -> None:
        self.steps = steps

    def step(self, done: int, total: int) -> None:
        del total
        if done >= self.steps:
            raise Cancelled


class Reader:
    """Gives the export that it is told to; a real one has its own tests."""

    def __init__(self) -> None:
        self.export = EXPORT
        self.asked: list[tuple[bytes, str]] = []

    def __call__(self, raw, *, expected_brin="", progress=None):
        self.asked.append((raw, expected_brin))
        if expected_brin and expected_brin[:4] != self.export.brin:
            raise OtherSchool(self.export.brin, expected_brin)
        progress.step(0, len(raw))
        return self.export


def no_tables(_content, _progress):
    raise NoList(TableFault.NO_TABLE)


@pytest.fixture
def vault():
    return FakeVault()


@pytest.fixture
def records(vault):
    return Records(vault, UndoStack(), ticking_clock())


@pytest.fixture
def reader():
    return Reader()


@pytest.fixture
def imports(vault, records, reader):
    readers = Readers(export=reader, tables=no_tables, rows=read_list, words=catalogue().list_words)
    return Imports(vault, records, ticking_clock(), readers)


def names(records):
    return [pupil.name for pupil in records.find(Pupil)]


def test_reading_and_comparing_store_nothing(imports, vault):
    preview = imports.read(b"file", Silent())
    assert [row.kind for row in preview.plan.rows] == [RowKind.NEW, RowKind.NEW]
    assert not vault.kept.records
    assert not vault.kept.history


def test_applying_is_one_change_named_after_a_pupil(imports, records, vault):
    change = imports.apply(imports.read(b"file", Silent()), {}, Silent())
    assert names(records) == ["Noor van Dalen", "Sara Öztürk"]
    assert change.action is Action.IMPORTED
    assert isinstance(change.subject, Pupil)
    assert len(vault.kept.history) == 1


def test_one_undo_takes_all_of_it_back_and_redo_brings_it_again(imports, records, vault):
    imports.apply(imports.read(b"file", Silent()), {}, Silent())
    records.undo()
    assert not vault.kept.records
    records.redo()
    assert names(records) == ["Noor van Dalen", "Sara Öztürk"]


def test_colleagues_come_along_in_the_same_change_or_are_left_out(imports, records, reader):
    saida = ReadColleague(name="Saïda Benali", role_code="LRK", groups=("3",))
    reader.export = replace(EXPORT, colleagues=(saida,))
    preview = imports.read(b"file", Silent())
    imports.apply(replace(preview, colleagues=()), {}, Silent())
    assert not records.find(Professional)
    records.undo()
    imports.apply(imports.read(b"file", Silent()), {}, Silent())
    assert [(p.name, p.groups) for p in records.find(Professional)] == [("Saïda Benali", "3")]
    assert imports.read(b"file", Silent()).colleagues == ()
    records.undo()
    assert not records.find(Professional)


def test_a_row_that_was_unticked_stays_out(imports, records):
    preview = imports.read(b"file", Silent())
    sara = next(i for i, row in enumerate(preview.plan.rows) if row.read == SARA)
    imports.apply(preview, {sara: LEAVE}, Silent())
    assert names(records) == ["Noor van Dalen"]


def test_a_second_import_changes_field_by_field(imports, records, reader):
    imports.apply(imports.read(b"file", Silent()), {}, Silent())
    reader.export = replace(EXPORT, pupils=(replace(NOOR, year_group="7"), SARA))
    change = imports.apply(imports.read(b"file", Silent()), {}, Silent())
    assert [edit.fields for edit in change.edits] == [{"year_group"}]


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_called_off_at_any_moment_it_leaves_nothing(imports, vault, steps):
    preview = imports.read(b"file", Silent())
    with pytest.raises(Cancelled):
        imports.apply(preview, {}, StopAfter(steps))
    assert not vault.kept.records
    assert not vault.kept.history


def test_reading_can_be_called_off(imports, vault):
    with pytest.raises(Cancelled):
        imports.read(b"file", StopAfter(0))
    assert not vault.kept.records


def test_a_pupil_that_changed_since_the_preview_stops_all_of_it(imports, records, reader):
    imports.apply(imports.read(b"file", Silent()), {}, Silent())
    reader.export = replace(EXPORT, pupils=(replace(NOOR, year_group="7"),))
    preview = imports.read(b"file", Silent())
    noor = next(pupil for pupil in records.find(Pupil) if pupil.call_name == "Noor")
    records.change(noor, replace(noor, home_language="Fries"))
    with pytest.raises(Conflict):
        imports.apply(preview, {}, Silent())


def test_nothing_to_take_over_is_said_and_is_no_change(imports, vault):
    imports.apply(imports.read(b"file", Silent()), {}, Silent())
    with pytest.raises(NothingToTakeOver):
        imports.apply(imports.read(b"file", Silent()), {}, Silent())
    assert len(vault.kept.history) == 1


class TestTheSchool:
    def test_an_empty_vault_learns_its_school_in_the_same_change(self, imports, records):
        change = imports.apply(imports.read(b"file", Silent()), {}, Silent())
        (school,) = records.find(School)
        assert (school.brin, school.school_year) == ("99ZZ00", "2026-2027")
        assert len(change.edits) == 3

    def test_the_name_of_the_only_site_is_that_of_a_school_without_a_name(
        self, imports, records, reader
    ):
        reader.export = replace(EXPORT, school_name="De Duinroos")
        imports.apply(imports.read(b"file", Silent()), {}, Silent())
        assert records.find(School)[0].name == "De Duinroos"

        records.change(records.find(School)[0], replace(records.find(School)[0], name="Obs Zee"))
        imports.apply(imports.preview(replace(EXPORT, school_year="2027-2028")), {}, Silent())
        assert records.find(School)[0].name == "Obs Zee"

    def test_what_was_typed_by_hand_stays(self, imports, records):
        records.add(School(name="De Zandbank", brin="99ZZ"))
        imports.apply(imports.read(b"file", Silent()), {}, Silent())
        (school,) = records.find(School)
        assert (school.name, school.brin) == ("De Zandbank", "99ZZ")
        assert school.school_year == "2026-2027"

    def test_a_file_that_names_no_school_and_no_year_adds_none(self, imports, records, reader):
        reader.export = SchoolExport(pupils=(NOOR,))
        imports.apply(imports.read(b"file", Silent()), {}, Silent())
        assert records.find(School) == []

    def test_the_file_of_another_school_is_refused_by_the_reader(self, imports, records, reader):
        records.add(School(brin="11AA00"))
        with pytest.raises(OtherSchool):
            imports.read(b"file", Silent())
        assert reader.asked == [(b"file", "11AA00")]

    def test_an_older_year_is_warned_of_and_does_not_become_the_year(
        self, imports, records, reader
    ):
        imports.apply(imports.read(b"file", Silent()), {}, Silent())
        reader.export = replace(
            EXPORT, school_year="2025-2026", pupils=(replace(NOOR, year_group="5"), SARA)
        )
        preview = imports.read(b"file", Silent())
        assert preview.plan.older_than == "2026-2027"
        imports.apply(preview, {}, Silent())
        (school,) = records.find(School)
        assert school.school_year == "2026-2027"


def test_of_a_huge_file_just_enough_is_taken_in_to_know_that_it_is_huge(tmp_path, monkeypatch):
    monkeypatch.setattr("ib_desk.application.imports.MAX_EXPORT_BYTES", 10)
    (tmp_path / "large.xml").write_bytes(b"x" * 10)
    (tmp_path / "huge.xml").write_bytes(b"x" * 5_000)

    assert len(export_content(tmp_path / "large.xml")) == 10
    assert len(export_content(tmp_path / "huge.xml")) == 11


@pytest.mark.parametrize("name", ["", "nowhere.xml"])
def test_a_folder_and_what_is_not_there_cannot_be_read(tmp_path, name):
    with pytest.raises(OSError):  # noqa: PT011 - which one differs by system
        export_content(tmp_path / name)


LIST = Table(
    rows=(
        ("Roepnaam", "Achternaam", "Geboortedatum", "Ouder 1", "Telefoon", "Niveau", "Mentor"),
        ("Noor", "van Dalen", "14-5-2017", "Marieke Bakker", "06-10000001", "4", "Karin"),
        ("Sem", "Bos", "1-2-2014", "", "", "", "Karin"),
        ("Aya", "Bak", "3-4-2014", "", "", "2", "Karin"),
    )
)


@pytest.fixture
def lists(vault, records):
    def refuse(_raw, *, expected_brin="", progress=None):
        del expected_brin, progress
        raise NotEdexml(LooksLike.CSV)

    readers = Readers(
        export=refuse,
        tables=lambda _content, _progress: (LIST,),
        rows=read_list,
        words=catalogue().list_words,
    )
    return Imports(vault, records, ticking_clock(), readers)


def previewed(lists, *, remembered=None):
    (table,) = lists.open(b"list", "", Silent())
    chosen = lists.proposed(table, remembered or {})
    export = lists.rows(chosen, lists.stored().school, Silent())
    return lists.compared(export, lists.stored(), chosen)


def test_a_list_comes_in_with_its_guardians_and_running_files_as_one_step(lists, records):
    records.add(
        Pupil(call_name="Noor", prefix="van", surname="Dalen", born_on=BirthDate(2017, 5, 14))
    )
    preview = previewed(lists)
    assert [row.kind for row in preview.plan.rows] == [RowKind.NEW, RowKind.NEW, RowKind.CHANGED]
    change = lists.apply(preview, {}, Silent())
    assert change.action is Action.IMPORTED
    assert sorted(names(records)) == ["Aya Bak", "Noor van Dalen", "Sem Bos"]
    assert [guardian.phone for guardian in records.find(Guardian)] == ["06-10000001"]
    files = records.find(SupportFile)
    assert sorted(file.taken_over_level for file in files) == [2, 4]
    assert {file.taken_over_on for file in files} == {ticking_clock().today()}
    assert [person.name for person in records.find(Professional)] == ["Karin"]
    assert len(records.find(TeamMember)) == 2

    records.undo()
    assert names(records) == ["Noor van Dalen"]
    assert records.find(SupportFile) == records.find(Guardian) == records.find(Professional) == []


def test_what_was_noted_of_a_pupil_comes_into_the_file_that_a_list_begins(lists, records):
    """As it does where she begins or takes over a file herself."""
    noor = Pupil(call_name="Noor", prefix="van", surname="Dalen", born_on=BirthDate(2017, 5, 14))
    day = date(2026, 9, 1)
    waits, over = (
        Signal(pupil_id=noor.id, triage=one) for one in (Triage.OPEN, Triage.NO_FOLLOW_UP)
    )
    contact, note = Contact(pupil_id=noor.id), WorkNote(pupil_id=noor.id, written_on=day)
    records.add(noor, waits, over, contact, note)
    lists.apply(previewed(lists), {}, Silent())
    (file,) = records.find(SupportFile, pupil_id=noor.id)
    moved = {type(one): one.id for one in (waits, contact, note)}
    assert {
        kind: one.id for kind in WITH_OR_WITHOUT_FILE for one in records.find(kind, file_id=file.id)
    } == moved
    assert records.find(Signal, pupil_id=noor.id) == [over]


def test_the_same_list_twice_changes_nothing_the_second_time(lists):
    lists.apply(previewed(lists), {}, Silent())
    assert {row.kind for row in previewed(lists).plan.rows} == {RowKind.SAME}


def test_a_file_that_was_begun_since_the_preview_is_not_begun_again(lists, records):
    noor = Pupil(call_name="Noor", prefix="van", surname="Dalen", born_on=BirthDate(2017, 5, 14))
    records.add(noor)
    preview = previewed(lists)
    records.add(SupportFile(pupil_id=noor.id, opened_on=date(2026, 9, 1)))
    lists.apply(preview, {}, Silent())
    assert [f.taken_over_on for f in records.find(SupportFile) if f.pupil_id == noor.id] == [None]


def test_how_columns_were_chosen_is_known_the_next_time_and_only_then(lists, records):
    records.add(School(sector=Sector.VO))
    (table,) = lists.open(b"list", "", Silent())
    proposed = lists.proposed_under(table, 0, lists.remembered())
    columns = {place: one for place, one in proposed.columns.items() if one is not ListField.LEVEL}
    chosen = replace(proposed, columns=columns)
    preview = lists.compared(
        lists.rows(chosen, lists.stored().school, Silent()), lists.stored(), chosen
    )
    assert lists.remembered() == {}
    lists.apply(preview, {}, Silent())
    assert lists.remembered()["niveau"] == ""
    assert ListField.LEVEL not in lists.proposed(table, lists.remembered()).columns.values()
    assert lists.is_never_kept("BSN")
    assert not lists.is_never_kept("Niveau")


def test_what_can_be_no_list_is_refused_for_what_it_is(vault, records):
    def refuse_as(looks_like):
        def read(_raw, *, expected_brin="", progress=None):
            del expected_brin, progress
            raise NotEdexml(looks_like)

        return Imports(
            vault,
            records,
            ticking_clock(),
            Readers(
                export=read,
                tables=lambda _content, _progress: (Table(rows=(("een regel",),)),),
                rows=read_list,
                words=catalogue().list_words,
            ),
        )

    for looks_like in (LooksLike.PDF, LooksLike.TEXT):
        with pytest.raises(NotEdexml):
            refuse_as(looks_like).open(b"x", "", Silent())


def test_an_export_needs_no_columns(imports, reader):
    assert imports.open(b"file", "", Silent()) is reader.export
