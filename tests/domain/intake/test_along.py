"""Guardians and files that come with a list: only what is new, and nothing typed goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.along import NOTHING, Family, guardian_changes, new_in
from ib_desk.domain.intake.pupil_import import LEAVE, RowKind, compare
from ib_desk.domain.intake.running_file import RunningFile
from ib_desk.domain.intake.school_export import Along, ReadGuardian, ReadPupil, SchoolExport
from ib_desk.domain.records.guardian import Custody, Guardian, Relation
from ib_desk.domain.records.pupil import Pupil

TODAY = date(2026, 11, 30)
BO = Pupil(call_name="Bo", surname="Wit", born_on=BirthDate(2014, 2, 1), edexml_key="b")
READ = ReadPupil(call_name="Bo", surname="Wit", born_on=BirthDate(2014, 2, 1))
ELS = Guardian(pupil_id=BO.id, name="Mevr. Els Wit", phone="06-1")
FAMILY = Family(guardians={BO.id: (ELS,)})
RUNNING = RunningFile(level=3)


def listed(*reads: ReadPupil, along: Along = NOTHING) -> SchoolExport:
    return SchoolExport(pupils=reads, along=(along,) * len(reads), lists_everyone=False)


def test_a_guardian_who_is_known_gets_what_was_empty_and_keeps_what_was_typed():
    read = ReadGuardian(
        name="els wit", relation=Relation.MOTHER, custody=Custody.YES, phone="06-2", email="e@w.nl"
    )
    (change,) = guardian_changes(Along(guardians=(read,)), BO.id, FAMILY)
    after = replace(ELS, relation=Relation.MOTHER, custody=Custody.YES, email="e@w.nl")
    assert change == (ELS, after)


def test_gezag_that_was_looked_up_here_stays():
    known = Family(guardians={BO.id: (replace(ELS, custody=Custody.NO),)})
    read = ReadGuardian(name="Els Wit", custody=Custody.YES)
    assert list(guardian_changes(Along(guardians=(read,)), BO.id, known)) == []


def test_another_name_and_no_name_are_somebody_new():
    for read in (ReadGuardian(name="Jan Wit"), ReadGuardian(phone="06-3")):
        ((before, after),) = guardian_changes(Along(guardians=(read,)), BO.id, FAMILY)
        assert before is None
        assert (after.name, after.phone, after.pupil_id) == (read.name, read.phone, BO.id)


def test_only_what_the_vault_does_not_have_is_new():
    known = ReadGuardian(name="Els Wit", phone="06-9")
    new = ReadGuardian(name="Jan Wit")
    along = Along(guardians=(known, new), running=RUNNING)
    assert new_in(along, BO.id, FAMILY) == Along(guardians=(new,), running=RUNNING)
    runs = replace(FAMILY, with_file=frozenset({BO.id}))
    assert new_in(along, BO.id, runs).running is None


def test_a_pupil_of_whom_only_a_file_is_new_is_a_change():
    (row,) = compare(listed(READ, along=Along(running=RUNNING)), [BO], today=TODAY).rows
    assert (row.kind, row.along.running, row.changes) == (RowKind.CHANGED, RUNNING, ())


def test_of_who_left_nothing_more_is_taken_over():
    gone = replace(READ, left_on=date(2026, 7, 31))
    (row,) = compare(listed(gone, along=Along(running=RUNNING)), [BO], today=TODAY).rows
    assert (row.kind, row.along) == (RowKind.LEFT, NOTHING)
    (former,) = compare(listed(gone, along=Along(running=RUNNING)), [], today=TODAY).rows
    assert (former.kind, former.along) == (RowKind.FORMER, NOTHING)


def test_who_is_not_in_a_list_did_not_leave():
    other = ReadPupil(call_name="Sem", surname="Bos")
    kinds = [row.kind for row in compare(listed(other), [BO], today=TODAY).rows]
    assert kinds == [RowKind.NEW]
    export = replace(listed(other), lists_everyone=True)
    assert RowKind.LEFT in [row.kind for row in compare(export, [BO], today=TODAY).rows]


def test_a_doubtful_row_keeps_all_that_comes_along_until_it_is_decided():
    undated = replace(READ, born_on=None)
    (row,) = compare(listed(undated, along=Along(running=RUNNING)), [BO], today=TODAY).rows
    assert (row.kind, row.along.running) == (RowKind.UNCLEAR, RUNNING)


JAN = Guardian(pupil_id=BO.id, name="Jan Wit", relation=Relation.FATHER, custody=Custody.UNKNOWN)


def asked(*reads: ReadGuardian, known: tuple[Guardian, ...] = (JAN,)) -> tuple[str, ...]:
    family = Family(guardians={BO.id: known})
    (row,) = compare(
        listed(READ, along=Along(guardians=reads)), [BO], today=TODAY, family=family
    ).rows
    assert (row.proposal == LEAVE) is bool(row.namesakes) or row.kind is RowKind.SAME
    return row.namesakes


def test_who_has_the_name_of_another_is_asked_about_and_never_given_the_gezag_of_that_one():
    stepfather = ReadGuardian(name="Jan Wit", relation=Relation.STEPPARENT, custody=Custody.YES)
    assert asked(stepfather) == ("Jan Wit",)
    ((before, after),) = guardian_changes(
        Along(guardians=(stepfather,)), BO.id, Family(guardians={BO.id: (JAN,)})
    )
    assert before is None
    assert (after.relation, after.custody) == (Relation.STEPPARENT, Custody.YES)


def test_of_two_with_one_name_the_tie_tells_which():
    other = Guardian(pupil_id=BO.id, name="Jan Wit", relation=Relation.STEPPARENT)
    known = (JAN, other)
    family = Family(guardians={BO.id: known})
    father = ReadGuardian(name="Jan Wit", relation=Relation.FATHER, phone="06-4")
    assert asked(father, known=known) == ()
    assert list(guardian_changes(Along(guardians=(father,)), BO.id, family)) == [
        (JAN, replace(JAN, phone="06-4"))
    ]
    assert asked(replace(father, relation=None), known=known) == ("Jan Wit",)


def test_a_list_that_names_one_name_twice_is_asked_about():
    twice = (ReadGuardian(name="Kim Wit"), ReadGuardian(name="Kim Wit", phone="06-5"))
    assert asked(*twice) == ("Kim Wit",)


def test_another_number_of_the_same_person_is_no_question():
    assert asked(ReadGuardian(name="Jan Wit", relation=Relation.FATHER, phone="06-6")) == ()
    assert asked(ReadGuardian(name="Jan Wit", phone="06-6")) == ()
