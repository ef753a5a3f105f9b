from datetime import date

import pytest

from ib_desk.domain.records.pupil import Gender
from ib_desk.exchange.edexml_values import (
    read_brin,
    read_date,
    read_gender,
    read_school_year,
    read_version,
    read_year_group,
)

BIRTHDAY = date(2017, 5, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2017-05-14",
        "2017-5-14",
        "2017-05-14T00:00:00",
        "2017-05-14 00:00:00.000",
        "2017-05-14Z",
        "2017-05-14+02:00",
        "14-05-2017",
        "14/5/2017",
        "14.05.2017",
        "14-05-2017 0:00",
        "20170514",
        "2017-05-13T22:00:00Z",
        "2017-05-13T22:00:00.000Z",
        "2017-05-13T22:00:00+00:00",
        "2017-05-13T22:00:00-00:00",
        "2017-05-13T22:00:00.000+0000",
        "2017-05-13T23:00:00+00",
        "2017-05-13T22:00:00 UTC",
        "2017-05-13 22:00:00z",
        "2017-05-13T22:00Z",
        "2017-05-13T18:00:00-04:00",
        "2017-05-13T19:00:00-0400",
        "2017-05-14T06:00:00+08:00",
        "2017-05-14T00:00:00+00:00",
        "2017-05-14T00:00:00+02:00",
        "2017-05-14T00:00:00+01:00",
        "2017-05-14T23:00:00+01:00",
        "2017-05-14T10:30:00+00:00",
        "2017-05-14T22:30:00Z",
        " 2017-05-14 ",
    ],
)
def test_dates_as_systems_write_them(text):
    assert read_date(text) == BIRTHDAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ooit",
        "2017",
        "2017-13-01",
        "2017-02-30",
        "2017-00-00",
        "0001-01-01",
        "1899-12-30",
        "9999-12-31",
        "14-05-17",
        "5-14-2017",
    ],
)
def test_what_is_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6", "6"),
        ("06", "6"),
        (" 6 ", "6"),
        ("groep 6", "6"),
        ("0", "0"),
        ("12", "12"),
        ("s", "S"),
        ("H", "H"),
        ("C", ""),
        ("9", ""),
        ("10", ""),
        ("100", ""),
        ("zes", ""),
        ("", ""),
    ],
)
def test_year_groups(text, code):
    assert read_year_group(text) == code


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026-2027", "2026-2027"),
        ("2026/2027", "2026-2027"),
        ("2026-27", "2026-2027"),
        ("2026 - 2027", "2026-2027"),
        ("20262027", "2026-2027"),
        ("1999-2000", "1999-2000"),
        ("2026-2028", ""),
        ("2026", ""),
        ("", ""),
        ("schooljaar", ""),
    ],
)
def test_school_years(text, year):
    assert read_school_year(text) == year


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("1", Gender.BOY),
        ("2", Gender.GIRL),
        ("9", Gender.UNSPECIFIED),
        ("0", Gender.UNKNOWN),
        ("", Gender.UNKNOWN),
        ("Vrouw", Gender.GIRL),
        ("man", Gender.BOY),
        ("M", None),
    ],
)
def test_genders(text, gender):
    assert read_gender(text) is gender


@pytest.mark.parametrize(
    ("text", "brin"),
    [
        ("99ZZ", ("99ZZ", "")),
        ("99zz", ("99ZZ", "")),
        ("99ZZ01", ("99ZZ", "01")),
        ("99 ZZ 01", ("99ZZ", "01")),
        ("Z99Z", ("", "")),
        ("", ("", "")),
    ],
)
def test_brins(text, brin):
    assert read_brin(text) == brin


@pytest.mark.parametrize(
    ("text", "version"),
    [("2.1", "2.1"), ("EDEXML 2.1", "2.1"), ("1.0.3", "1.03"), ("twee", ""), ("", "")],
)
def test_versions(text, version):
    assert read_version(text) == version
