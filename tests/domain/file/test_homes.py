"""Each home is written to by itself, and of a secret one nothing is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.domain.file.homes import Home, home_lines, homes_of, letter_lines
from ib_desk.domain.records.guardian import Guardian
from tests.domain.made_files import FATHER, MOTHER, NOOR, made

AT_HOME = ("Havenstraat 8", "1999 ZA Waterdam")
MAMA = replace(MOTHER, lives_with_pupil=True)


def homes(*guardians: Guardian, pupil=NOOR) -> tuple[Home, ...]:
    whole = made(*guardians, pupil=pupil)
    return homes_of(whole, whole.guardians)


def test_who_live_with_the_pupil_get_one_letter_at_that_address():
    (home,) = homes(MAMA, replace(FATHER, lives_with_pupil=True))
    assert home.lines == AT_HOME
    assert [one.name for one in home.guardians] == [MOTHER.name, FATHER.name]


def test_who_lives_elsewhere_is_written_to_there():
    one, other = homes(MAMA, replace(FATHER, address="Kade 3, 1999 ZB Waterdam"))
    assert (one.lines, other.lines) == (AT_HOME, ("Kade 3", "1999 ZB Waterdam"))
    same = replace(FATHER, address="Havenstraat 8, 1999 za  Waterdam")
    assert len(homes(MAMA, same)) == 1


def test_a_letter_abroad_ends_with_the_country_and_a_postal_address_goes_before():
    abroad = replace(FATHER, address="Bole Road 8\nAddis Abeba", country="Ethiopië")
    assert letter_lines(made(abroad), abroad) == ("Bole Road 8", "Addis Abeba", "Ethiopië")
    box = replace(abroad, postal_address="Postbus 17, 1999 ZC Waterdam")
    assert letter_lines(made(box), box) == ("Postbus 17", "1999 ZC Waterdam")
    assert home_lines(replace(NOOR, country="België"))[-1] == "België"


@pytest.mark.parametrize(
    ("guardian", "pupil"),
    [
        (replace(MAMA, address_secret=True), NOOR),
        (MAMA, replace(NOOR, address_secret=True)),
        (replace(MOTHER, address="Kade 3", address_secret=True, postal_address="Box 1"), NOOR),
    ],
)
def test_of_a_secret_address_there_is_not_a_line(guardian, pupil):
    assert homes(guardian, pupil=pupil) == (Home(guardians=(guardian,), is_secret=True),)


def test_who_has_no_address_stands_alone_and_hides_nothing():
    assert homes(MOTHER, FATHER) == (Home(guardians=(MOTHER,)), Home(guardians=(FATHER,)))
    elsewhere = replace(FATHER, address="Kade 3")
    hidden = replace(NOOR, address_secret=True)
    assert homes(elsewhere, pupil=hidden)[0].lines == ("Kade 3",)
