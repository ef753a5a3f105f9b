"""Each thing that an export can say has Dutch words."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

import pytest

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.pupil_import import (
    AS_NEW,
    LEAVE,
    TAKE,
    Choice,
    FieldChange,
    ImportRow,
    RowDecision,
    RowKind,
)
from ib_desk.domain.intake.pupil_matching import Doubt
from ib_desk.domain.intake.school_export import (
    Along,
    ExportWarning,
    ReadGuardian,
    ReadPupil,
    SchoolExport,
    WarningCode,
)
from ib_desk.domain.records.pupil import Gender, Pupil
from ib_desk.ui.imports import words
from ib_desk.ui.imports.odd_words import warning_words
from tests.shipped import catalogue

NOOR = Pupil(call_name="Noor", prefix="van", surname="Dalen", year_group="5")
READ = ReadPupil(call_name="Noor", surname="Dalen", year_group="6", born_on=BirthDate(2017, 5, 14))


@pytest.fixture
def row_words():
    return words.RowWords(catalogue().terms)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("code", WarningCode)
def test_each_warning_is_a_sentence(code, count):
    said = warning_words(ExportWarning(code=code, count=count))
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("doubt", Doubt)
def test_each_doubt_is_a_sentence(doubt):
    assert words.doubt_words(doubt).endswith(".")


@pytest.mark.parametrize("kind", RowKind)
def test_each_part_has_a_name_and_says_what_is_asked(kind):
    assert words.kind_words(kind)
    assert words.kind_hint(kind).endswith(".")


@pytest.mark.parametrize(
    "name", sorted({f.name for f in fields(ReadPupil)} - {"historic", "eckid", "edexml_key"})
)
def test_each_field_that_an_export_can_change_has_a_name(row_words, name):
    said = row_words.change(FieldChange(field=name, old="a", new="b"))
    assert said.endswith(" a → b")
    assert said[0].islower()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (FieldChange(field="year_group", old="5", new="6"), "groep 5 → 6"),
        (FieldChange(field="surname", old="", new="Wit"), "achternaam leeg → Wit"),
        (
            FieldChange(field="born_on", old=None, new=date(2017, 5, 4)),
            "geboren op leeg → 4 mei 2017",
        ),
        (
            FieldChange(field="gender", old=Gender.UNKNOWN, new=Gender.GIRL),
            "jongen of meisje onbekend → meisje",
        ),
        (FieldChange(field="left_on", old=date(2026, 1, 1), new=None), "is weer op school"),
    ],
)
def test_a_change_reads_as_people_say_it(row_words, change, said):
    assert row_words.change(change) == said


def test_how_the_system_knows_a_child_is_said_once_and_last(row_words):
    changes = tuple(
        FieldChange(field=name, old="", new="x") for name in ("edexml_key", "eckid", "town")
    )
    row = ImportRow(kind=RowKind.CHANGED, read=READ, stored=NOOR, changes=changes)
    assert row_words.facts(row) == (
        "plaats leeg → x · opnieuw gekoppeld aan de leerlingadministratie"
    )


def test_who_left_is_told_with_the_day(row_words):
    left = FieldChange(field="left_on", old=None, new=date(2026, 9, 1))
    row = ImportRow(kind=RowKind.LEFT, stored=NOOR, changes=(left,))
    assert row_words.facts(row) == "groep 5 · vertrokken op 1 sep 2026"


def test_an_unclear_row_says_why(row_words):
    row = ImportRow(kind=RowKind.UNCLEAR, read=READ, doubt=Doubt.NAMESAKES, candidates=(NOOR,))
    assert row_words.facts(row).startswith("groep 6 · geboren 14 mei 2017 · Twee leerlingen")


def test_the_right_side_says_what_happens_to_a_row():
    new = ImportRow(kind=RowKind.NEW, read=READ)
    unclear = ImportRow(kind=RowKind.UNCLEAR, read=READ, candidates=(NOOR,))
    link = RowDecision(choice=Choice.LINK, pupil_id=NOOR.id)
    assert words.decision_words(new, TAKE) == "nieuw"
    assert words.decision_words(new, LEAVE) == "gaat niet mee"
    assert words.decision_words(unclear, LEAVE) == "Kies wie dit is"
    assert words.decision_words(unclear, AS_NEW) == "wordt nieuw"
    assert words.decision_words(unclear, link) == "is Noor van Dalen · groep 5"
    assert words.decision_words(ImportRow(kind=RowKind.SAME, read=READ, stored=NOOR), LEAVE) == ""


def test_a_child_without_a_name_is_still_called_something():
    assert words.row_name(ImportRow(kind=RowKind.NEW, read=ReadPupil())) == "Leerling zonder naam"
    assert words.candidate_words(Pupil()) == "Leerling zonder naam"


def test_what_was_left_out_is_said():
    export = SchoolExport(personal_numbers_dropped=2)
    assert words.dropped_words(export) == "BSN's zijn weggelaten. IB Desk bewaart ze nooit."
    assert "herkomst" in words.dropped_words(replace(export, origins_dropped=1))
    assert words.dropped_words(SchoolExport()) == "Er stonden geen BSN's in dit bestand."


@pytest.mark.parametrize(
    ("count", "only_new", "said"),
    [
        (0, False, "Niets over te nemen"),
        (1, False, "1 wijziging overnemen"),
        (6, False, "6 wijzigingen overnemen"),
        (1, True, "1 leerling toevoegen"),
        (214, True, "214 leerlingen toevoegen"),
    ],
)
def test_the_button_counts_itself(count, only_new, said):
    assert words.taking_words(count, only_new=only_new) == said


def test_where_the_pupils_come_from_is_one_line():
    export = SchoolExport(version="2.1", school_year="2026-2027", as_of=date(2026, 10, 1))
    assert words.export_facts(export) == (
        "EDEXML 2.1 · schooljaar 2026-2027 · stand van 1 okt 2026"
    )
    assert words.export_facts(SchoolExport()) == "EDEXML"
    assert words.read_words(1, "a.xml") == "1 leerling gelezen uit a.xml"


def test_the_foot_says_what_can_be_done():
    assert words.foot_words(2, offers_anything=True).startswith("Met Ctrl+Z")
    assert words.foot_words(0, offers_anything=True) == "Vink aan wat je wilt overnemen."
    assert words.foot_words(0, offers_anything=False).startswith("Alles is al gelijk.")


def test_two_people_with_one_name_are_asked_about_in_the_line_of_the_child(row_words):
    row = ImportRow(
        kind=RowKind.CHANGED,
        read=ReadPupil(call_name="Bo"),
        stored=Pupil(call_name="Bo"),
        along=Along(guardians=(ReadGuardian(name="Jan Wit"),)),
        namesakes=("Jan Wit",),
    )
    assert row_words.facts(row) == (
        "zijn er twee mensen die Jan Wit heten? Vink alleen dan aan · ouder: Jan Wit"
    )
