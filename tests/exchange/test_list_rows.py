"""The rows of a list as pupils: with what stands there, and a word for all that does not."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.import_errors import NoPupils
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.folding import fold
from ib_desk.domain.intake.list_columns import ChosenColumns, heading_row, proposed
from ib_desk.domain.intake.running_file import RunningFile
from ib_desk.domain.intake.school_export import (
    ProblemKind,
    ReadGuardian,
    ReadPupil,
    SchoolExport,
)
from ib_desk.domain.intake.table import Table
from ib_desk.domain.records.guardian import Custody, Relation
from ib_desk.domain.records.pupil import Gender
from ib_desk.domain.records.running_measure import FundingCategory, MeasureKind
from ib_desk.exchange.list_rows import read_list
from ib_desk.reader.tables import sheets_of
from tests.application.fakes import CalledOff
from tests.reader.workbooks import workbook
from tests.school_lists import RUNNING, vo_list, with_mistakes
from tests.shipped import catalogue
from tests.strategies import births

TODAY = date(2026, 11, 30)
WORDS = catalogue().list_words


def chosen(content: bytes) -> ChosenColumns:
    (sheet,) = sheets_of(content)
    table = Table(rows=sheet.rows)
    row = heading_row(table, WORDS)
    headings = ChosenColumns(table=table, heading_row=row, columns={}).headings
    return ChosenColumns(table=table, heading_row=row, columns=proposed(headings, WORDS, {}))


def read(content: str | bytes, *, vo: bool = False) -> SchoolExport:
    content = content if isinstance(content, bytes) else content.encode()
    return read_list(chosen(content), WORDS, TODAY, Silent(), years_are_groups=not vo)


def only(content: str, *, vo: bool = False) -> ReadPupil:
    (pupil,) = read(content, vo=vo).pupils
    return pupil


def kinds(export: SchoolExport) -> list[tuple[ProblemKind, int, str]]:
    return [(one.kind, one.row, one.text) for one in export.problems]


def test_a_pupil_is_read_by_the_headings():
    pupil = only(
        "Roepnaam;Tussenv;Achternaam;Geboortedatum;Geslacht;Klas;Leerjaar;Stamnr;Postcode;Woonplaats\n"
        "Noor;van;Dalen;14-5-2017;meisje;6b;6;0042;1999 za;Waterdam\n"
    )
    assert pupil == ReadPupil(
        call_name="Noor",
        prefix="van",
        surname="Dalen",
        born_on=BirthDate(2017, 5, 14),
        gender=Gender.GIRL,
        group_name="6b",
        year_group="6",
        pupil_number="0042",
        postcode="1999ZA",
        town="Waterdam",
    )


def test_one_column_can_hold_the_whole_name():
    pupil = only("Leerling;Groep\nDalen, Noor van;6\n")
    assert (pupil.call_name, pupil.prefix, pupil.surname) == ("Noor", "van", "Dalen")
    assert (pupil.group_name, pupil.year_group) == ("6", "6")


def test_in_secondary_education_a_year_is_no_group():
    assert only("Naam;Leerjaar\nBo Wit;2\n", vo=True).group_name == "leerjaar 2"
    assert only("Naam;Leerjaar\nBo Wit;brugklas\n", vo=True).group_name == "brugklas"
    both = only("Naam;Leerjaar;Klas\nBo Wit;2;H2b\n", vo=True)
    assert (both.group_name, both.year_group) == ("H2b", "")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("m v", [Gender.BOY, Gender.GIRL]),
        ("m j", [Gender.GIRL, Gender.BOY]),
        ("jongen 9", [Gender.BOY, Gender.UNSPECIFIED]),
    ],
)
def test_m_is_a_boy_beside_v_and_a_girl_beside_j(said: str, found: list[Gender]):
    one, other = said.split()
    export = read(f"Naam;Geslacht\nBo Wit;{one}\nSem Bos;{other}\n")
    assert export.pupils[0].gender is found[0]
    assert export.pupils[1].gender is found[1]
    assert kinds(export) == []


def test_a_gender_that_is_no_code_is_told_and_is_not_guessed():
    export = read("Naam;Geslacht\nBo Wit;x\n")
    assert export.pupils[0].gender is Gender.UNKNOWN
    assert kinds(export) == [(ProblemKind.NO_CHOICE, 2, "x")]


def test_guardians_come_with_their_relation_and_what_is_said_of_gezag():
    export = read(
        "Naam;Naam moeder;Telefoon moeder;Gezag moeder;Ouder 2;Relatie 2;E-mail 2;Gezag 2\n"
        "Bo Wit;Bakker, Marieke;612345670;ja;Jan Wit;pleegvader;jan@b.example;misschien\n"
    )
    assert export.along[0].guardians == (
        ReadGuardian(
            name="Marieke Bakker",
            relation=Relation.MOTHER,
            custody=Custody.YES,
            phone="0612345670",
        ),
        ReadGuardian(name="Jan Wit", relation=Relation.FOSTER_PARENT, email="jan@b.example"),
    )
    assert kinds(export) == [(ProblemKind.NO_CHOICE, 2, "misschien")]


def test_a_file_runs_where_something_of_it_stands_there():
    export = read(
        "Naam;Mentor;Dossier;Niveau;TLV;TLV tot;Categorie;OPP;Arrangement;Uren;Afspraak;Wie;"
        "Klaar op;Volgend gesprek\n"
        "Bo Wit;Karin;;3;TLV-1;31-7-27;midden;ja;;40;Bellen;Tim;1-12-26;8-12-2026\n"
        "Sem Bos;Karin;;;;;;;;;;;;\n"
        "Aya Bak;Karin;ja;;nee;;;nee;nee;;;;;\n"
        "Ben Smit;;nee;4;;;;;;;;;;\n"
        "Cas Vos;;wie weet;;;;hoogst;1-9-2026;;veel;;Tim;;\n"
    )
    bo, sem, aya, ben, cas = (along.running for along in export.along)
    assert sem is None
    assert ben is None
    assert aya == RunningFile(team=("Karin",))
    assert bo is not None
    assert (bo.level, bo.team, bo.next_talk_on) == (3, ("Karin",), date(2026, 12, 8))
    assert [(m.kind, m.number, m.category, m.hours) for m in bo.measures] == [
        (MeasureKind.OPP, "", None, None),
        (MeasureKind.TLV, "TLV-1", FundingCategory.MIDDLE, None),
        (MeasureKind.ARRANGEMENT, "", None, 40),
    ]
    assert [(a.result, a.owner, a.ends_on) for a in bo.agreements] == [
        ("Bellen", "Tim", date(2026, 12, 1))
    ]
    assert cas is not None
    assert [m.starts_on for m in cas.measures] == [date(2026, 9, 1)]
    assert [(kind, text) for kind, _row, text in kinds(export)] == [
        (ProblemKind.NO_CHOICE, "hoogst"),
        (ProblemKind.NO_NUMBER, "veel"),
        (ProblemKind.NO_CHOICE, "wie weet"),
    ]


def test_a_bsn_is_kept_of_nobody_whatever_the_column_is_called():
    export = read(
        "Naam;BSN;Leerlingnummer;Klas\nBo Wit;123456782;123456782;2B 123456782\nSem Bos;;17;2B\n"
    )
    assert "123456782" not in repr(export)
    assert export.personal_numbers_dropped == 3
    assert kinds(export) == [(ProblemKind.NUMBER_LIKE_BSN, 2, "")]


def test_a_bsn_is_told_of_no_row_that_is_not_read():
    export = read("Naam;BSN;Geboren;Opmerking\nBo Wit;;;\n;12345670;1-1-2014;bsn 123456782\n")
    assert kinds(export) == [(ProblemKind.NO_NAME, 3, "1-1-2014 bsn")]


def test_each_mistake_is_told_with_its_row_and_the_rest_of_the_row_is_taken():
    export = read(
        "Naam;Geboren;E-mail ouder;Telefoon;Relatie;Niveau\n"
        "Bo Wit;31-02-2014;geen;bel eerst;buur;hoog\n"
        ";1-1-2014;;;;\n"
    )
    assert [pupil.surname for pupil in export.pupils] == ["Wit"]
    told = {(kind, text) for kind, row, text in kinds(export) if row == 2}
    assert told == {
        (ProblemKind.NO_DATE, "31-02-2014"),
        (ProblemKind.NO_NUMBER, "bel eerst"),
        (ProblemKind.NO_CHOICE, "buur"),
        (ProblemKind.NO_CHOICE, "hoog"),
    }
    assert (ProblemKind.NO_NAME, 3, "1-1-2014") in kinds(export)


def test_a_mail_that_is_none_is_told():
    export = read("Naam;E-mail\nBo Wit;geen\n")
    assert kinds(export) == [(ProblemKind.NO_MAIL, 2, "geen")]
    assert not export.along[0].guardians


@pytest.mark.parametrize(
    ("cell", "born"),
    [
        ("2014", BirthDate(2014)),
        ("mei 2014", BirthDate(2014, 5)),
        ("00-05-2014", BirthDate(2014, 5)),
        ("1814", None),
        ("13-2014", None),
    ],
)
def test_of_a_birth_date_comes_what_is_known_and_nothing_more(cell, born):
    export = read(f"Naam;Geboren\nBo Wit;{cell}\n")
    assert [pupil.born_on for pupil in export.pupils] == [born]
    assert kinds(export) == ([] if born else [(ProblemKind.NO_DATE, 2, cell)])


def test_a_child_with_two_rows_is_one_child_with_what_both_tell():
    export = read(
        "Naam;Geboren;Klas;Ouder 1;Afspraak;TLV tot\n"
        "Bo Wit;1-2-2014;2B;Jan;Bellen;\n"
        "Bo Wit;1-2-2014;2B;Els;Mailen;31-7-2027\n"
        "Bo Wit;1-2-2014;2C;Jan;;\n"
        "Bo Wit;1-3-2014;2B;;;\n"
    )
    assert [pupil.born_on for pupil in export.pupils] == [
        BirthDate(2014, 2, 1),
        BirthDate(2014, 3, 1),
    ]
    assert [one.name for one in export.along[0].guardians] == ["Jan", "Els"]
    running = export.along[0].running
    assert running is not None
    assert [one.result for one in running.agreements] == ["Bellen", "Mailen"]
    assert kinds(export) == [(ProblemKind.TWICE, 4, "")]


def test_a_list_with_nobody_in_it_is_refused():
    with pytest.raises(NoPupils):
        read("Naam;Klas\n;2B\n")


def test_it_can_be_called_off():
    content = "Naam;Klas\n" + "Bo Wit;2B\n" * 60
    with pytest.raises(Cancelled):
        read_list(chosen(content.encode()), WORDS, TODAY, CalledOff(), years_are_groups=True)


def test_a_list_of_a_vo_school_with_mistakes_is_read_whole():
    export = read(workbook(with_mistakes(vo_list())), vo=True)
    assert len(export.pupils) == 300
    assert sum(along.running is not None for along in export.along) == RUNNING
    counts = {kind: sum(one.kind is kind for one in export.problems) for kind in ProblemKind}
    assert counts[ProblemKind.NO_DATE] == 6  # “12-2012” is a birth month
    assert counts[ProblemKind.NO_NAME] == 1
    assert counts[ProblemKind.NO_CHOICE] == 1
    assert counts[ProblemKind.NO_MAIL] == 1
    assert "123456782" not in repr(export)
    assert [g.name for g in export.along[20].guardians][-1] == "Stief Ouder"
    assert export.along[5].guardians[0].phone == "0612345005"


_NAMES = st.text("abcdefghijklmnopqrstuvwxyzéüç", min_size=1, max_size=12).map(str.capitalize)
_PUPILS = st.builds(
    ReadPupil,
    call_name=_NAMES,
    surname=_NAMES,
    born_on=st.none() | births(),
    group_name=st.sampled_from(["", "2B", "H3a"]),
    pupil_number=st.sampled_from(["", "00012", "A7"]),
)


def _who(pupil: ReadPupil) -> tuple[str, str]:
    """As a list tells children apart: “É” and “E” born on one day are one child."""
    return fold(pupil.call_name), fold(pupil.surname)


@given(st.lists(_PUPILS, min_size=1, max_size=6, unique_by=_who))
def test_a_list_that_is_written_is_read_back(pupils: list[ReadPupil]):
    target = io.StringIO(newline="")
    writer = csv.writer(target, delimiter=";")
    writer.writerow(["Roepnaam", "Achternaam", "Geboortedatum", "Klas", "Leerlingnummer"])
    for one in pupils:
        born = "" if one.born_on is None else one.born_on.table_words
        writer.writerow([one.call_name, one.surname, born, one.group_name, one.pupil_number])
    assert list(read(target.getvalue(), vo=True).pupils) == pupils


@given(st.lists(st.lists(st.text(max_size=12), min_size=2, max_size=8), min_size=1, max_size=5))
def test_whatever_stands_in_the_cells_no_row_makes_it_fall(rows: list[list[str]]):
    table = Table(
        rows=(("Naam", "Geboren", "Niveau", "OPP", "Uren", "Telefoon"), *map(tuple, rows))
    )
    columns = proposed(table.rows[0], WORDS, {})
    picked = ChosenColumns(table=table, heading_row=0, columns=columns)
    try:
        export = read_list(picked, WORDS, TODAY, Silent(), years_are_groups=True)
    except NoPupils:
        return
    assert len(export.pupils) == len(export.along)


def test_a_decision_can_be_told_with_ja_or_nee_instead_of_its_number():
    export = read("Naam;TLV;Arrangement nummer\nBo Wit;ja;nee\nSem Bos;0012;12345\n")
    bo, sem = (along.running for along in export.along)
    assert bo is not None
    assert sem is not None
    assert [(m.kind, m.number) for m in bo.measures] == [(MeasureKind.TLV, "")]
    assert [m.number for m in sem.measures] == ["0012", "12345"]


def test_an_end_before_the_beginning_is_told_and_left_out():
    export = read("Naam;OPP vanaf;OPP tot\nBo Wit;31-7-2027;1-9-2026\n")
    assert kinds(export) == [(ProblemKind.TURNED_ROUND, 2, "1-9-2026")]
    (along,) = export.along
    assert along.running is not None
    (opp,) = along.running.measures
    assert (opp.starts_on, opp.ends_on) == (date(2027, 7, 31), None)


def test_wrong_numbers_of_a_workbook_are_told_as_one_reads_them_on_the_sheet():
    heads = ["Naam", "Niveau", "Uren"]
    rows = [["Bo Wit", 3.5, 40.5], ["Sem Bos", "3-4", -5], ["Aya Vos", 3, 40.0]]
    export = read(workbook([heads, *rows]))
    assert [(kind, text) for kind, _row, text in kinds(export)] == [
        (ProblemKind.NO_CHOICE, "3,5"),
        (ProblemKind.NO_NUMBER, "40,5"),
        (ProblemKind.NO_CHOICE, "3-4"),
        (ProblemKind.NO_NUMBER, "-5"),
    ]
    aya = export.along[2].running
    assert aya is not None
    assert (aya.level, [m.hours for m in aya.measures]) == (3, [40])
