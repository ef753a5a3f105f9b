import re
import runpy
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from ib_desk.domain.intake.pupil_import import RowKind, compare
from ib_desk.exchange.edexml import read_edexml
from tests.exchange.edexml_files import DEMO_SCHOOL, STANDARD, needs_standard

RAW = DEMO_SCHOOL.read_bytes()
DEMO = read_edexml(RAW)


def test_it_is_a_whole_school_without_a_single_warning():
    plan = compare(DEMO, (), today=date(2026, 11, 2))
    assert (plan.count(RowKind.NEW), plan.count(RowKind.FORMER)) == (216, 4)
    assert len(plan.rows) == plan.pupils_in_file == 220
    assert DEMO.warnings == ()
    assert (DEMO.brin, DEMO.branch_code, DEMO.school_year) == ("99ZZ", "00", "2026-2027")


def test_the_former_pupils_are_former_on_any_day():
    plan = compare(DEMO, (), today=date(2025, 1, 1))
    assert plan.count(RowKind.FORMER) == 4


def test_every_group_is_there_and_two_have_pupils_of_two_years():
    groups = Counter(p.group_name for p in DEMO.pupils if not p.historic)
    assert groups.keys() == {"1/2 A", "1/2 B", "3", "4", "5", "6", "7", "8"}
    assert min(groups.values()) > 20
    years = {(p.group_name, p.year_group) for p in DEMO.pupils if p.group_name.startswith("1/2")}
    assert len(years) == 4


@pytest.mark.parametrize(
    ("call_name", "surname", "year_group"),
    [
        ("Bilal", "Aydın", "3"),
        ("Jip", "Verhoeven", "7"),
        ("Amélie", "Ridder", "8"),
        ("Senna", "Ploeg", "1"),
        ("Luuk", "Hofstra", "4"),
    ],
)
def test_the_pupils_of_the_worked_example(call_name, surname, year_group):
    found = [p.year_group for p in DEMO.pupils if (p.call_name, p.surname) == (call_name, surname)]
    assert found == [year_group]


def test_noor_is_added_by_hand():
    assert not any(p.call_name == "Noor" and p.surname == "Dalen" for p in DEMO.pupils)


@pytest.mark.parametrize("teacher", ["Anouk", "Tim", "Esther"])
def test_the_teachers_of_the_worked_example(teacher):
    assert f"<roepnaam>{teacher}</roepnaam>".encode() in RAW.split(b"<leerkrachten>")[1]


def test_no_number_in_it_could_be_a_bsn():
    assert DEMO.personal_numbers_dropped == DEMO.origins_dropped == 0
    assert not re.search(rb"(?<![0-9a-f])[0-9]{8,9}(?![0-9a-f])", RAW)


def test_the_file_is_what_its_tool_makes():
    tool = Path(__file__).parents[2] / "tools" / "make_demo_school.py"
    assert runpy.run_path(str(tool))["document_bytes"]() == RAW


@needs_standard
def test_it_is_valid_but_for_a_school_year_that_the_official_schema_ends_before():
    schema = etree.XMLSchema(etree.parse(STANDARD / "EDEXML.structuur.xsd"))
    in_time = RAW.replace(b"2026-2027", b"2024-2025")
    assert schema.validate(etree.fromstring(in_time)), schema.error_log
    schema.validate(etree.fromstring(RAW))
    assert {error.line for error in schema.error_log} == {4}
