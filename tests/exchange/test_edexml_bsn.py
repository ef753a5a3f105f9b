"""No BSN, education number, origin or weight comes out of an import."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.nl import bsn

from ib_desk.domain.intake.import_decisions import decide, unattended_decisions
from ib_desk.domain.intake.pupil_import import compare
from ib_desk.domain.intake.school_export import SchoolExport
from ib_desk.domain.records.pupil import Pupil
from ib_desk.exchange.edexml import read_edexml
from ib_desk.exchange.edexml_values import clean_key, clean_text
from tests.exchange.edexml_files import DATA, STANDARD, edexml, needs_standard
from tests.exchange.test_edexml_reading import TODAY

NUMBERS = ("bsn", "sofinummer", "onderwijsnummer", "rijksregisternummer")
TEXTS = ("roepnaam", "achternaam", "voornamen", "voorvoegsel", "voorletters-1", "postcodeoverig")


def kept(export: SchoolExport) -> str:
    """Everything that a vault could come to hold of an export, as digits and letters."""
    plan = compare(export, (), today=TODAY)
    pupils: list[Pupil] = [after for _, after in decide(plan, unattended_decisions(plan)).changes]
    return re.sub(r"[\s.\-]", "", repr((export, plan, pupils)))


@st.composite
def valid_bsns(draw) -> str:
    digits = draw(st.lists(st.integers(0, 9), min_size=8, max_size=8))
    number = "".join(map(str, digits))
    last = sum((9 - i) * d for i, d in enumerate(digits)) % 11
    assume(last < 10)
    number += str(last)
    assume(bsn.is_valid(number))
    return number


@given(valid_bsns(), st.sampled_from(NUMBERS))
def test_a_number_in_its_own_element_is_counted_and_gone(number, element):
    export = read_edexml(edexml(f"<roepnaam>Bo</roepnaam><{element}>{number}</{element}>").encode())
    assert number not in kept(export)
    assert export.personal_numbers_dropped == 1


@given(valid_bsns(), st.sampled_from(TEXTS), st.sampled_from(["{}", "Bo {}", "{} (bsn)", "x{}y"]))
def test_a_number_in_any_other_text_is_gone(number, element, around):
    inside = f"<{element}>{around.format(number)}</{element}>"
    for with_its_own in ("", f"<bsn>{number}</bsn>"):
        export = read_edexml(edexml(inside + with_its_own).encode())
        assert number not in kept(export)


@given(valid_bsns(), st.sampled_from(["{}", "LL{}", "99ZZ-{}", "https://id.example/{}"]))
def test_a_number_as_a_key_is_gone(number, around):
    text = edexml("<roepnaam>Bo</roepnaam>").replace('key="1"', f'key="{around.format(number)}"')
    with_eckid = text.replace("<leerling ", f'<leerling eckid="{around.format(number)}" ')
    assert number not in kept(read_edexml(with_eckid.encode()))


@given(valid_bsns())
def test_a_number_in_the_header_groups_or_additions_is_gone(number):
    school = (
        f"<school><schooljaar>{number}</schooljaar><schoolkey>{number}</schoolkey>"
        f"<auteur>A {number}</auteur><commentaar>{number}</commentaar></school>"
    )
    group = f'<groepen><groep key="g"><naam>6 {number}</naam></groep></groepen>'
    inside = (
        '<roepnaam>Bo</roepnaam><groep key="g"/>'
        f"<toevoegingen><blok><code>{number}</code></blok></toevoegingen>"
    )
    export = read_edexml(edexml(inside, school=school, before_pupils=group).encode())
    assert number not in kept(export)


@pytest.mark.parametrize("written", ["1112.22.333", "111222333", "1112 22 333", "111 222 333"])
def test_the_ways_in_which_people_write_a_bsn(written):
    assert clean_text(f"Bo {written}") == ("Bo", 1)


@pytest.mark.parametrize("name", ["Groep 2026-2027", "6A", "1/2 B", "Plus 12345678", "Bo"])
def test_other_digits_stay(name):
    assert clean_text(name) == (name, 0)


def test_a_number_of_practice_data_that_fails_the_check_is_known_by_its_own_element():
    inside = "<roepnaam>Bo</roepnaam><bsn>133456785</bsn>"
    text = edexml(inside).replace('key="1"', 'key="LL133456785"')
    export = read_edexml(text.encode())
    assert "133456785" not in kept(export)


def test_a_number_without_its_leading_zeros_is_known_by_its_own_element():
    inside = "<roepnaam>Bo 2345671</roepnaam><bsn>002345671</bsn>"
    export = read_edexml(edexml(inside).encode())
    assert "2345671" not in kept(export)
    assert export.personal_numbers_dropped == 2


def test_the_hash_of_an_eckid_is_no_bsn_though_it_has_such_digits_in_it():
    eckid = "https://ketenid.example/201703/" + "ab111222333cd" * 9
    assert clean_key(eckid) == (eckid, False)


def test_origin_and_weight_are_counted_and_gone():
    inside = (
        "<roepnaam>Bo</roepnaam><land>XQ</land><land_vader>XR</land_vader><land_moeder>?"
        "</land_moeder><etniciteit>1</etniciteit><gewicht_nieuw>1,2</gewicht_nieuw>"
        "<nationaliteit>XT</nationaliteit>"
    )
    export = read_edexml(edexml(inside).encode())
    assert export.origins_dropped == 5
    assert not re.search("XQ|XR|XT|1,2", kept(export))


@pytest.mark.parametrize("path", sorted((DATA / "good").iterdir()), ids=lambda path: path.name)
def test_the_good_files(path):
    raw = path.read_bytes()
    elements = re.findall(rb"<(?:\w+:)?(?:bsn|sofinummer|onderwijsnummer)>(\d+)<", raw)
    found = kept(read_edexml(raw))
    assert not any(number.decode() in found for number in elements)
    assert "111222333" not in found


@needs_standard
def test_the_official_sample():
    found = kept(read_edexml((STANDARD / "EDEXML.Voorbeeld.2.1.xml").read_bytes()))
    assert "133456785" not in found
    assert "2731" not in found
