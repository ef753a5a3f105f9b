"""BSN, onderwijsnummer and IBAN are found however they are written, and little else is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum import iban as stdnum_iban
from stdnum.nl import bsn as stdnum_bsn
from stdnum.nl import onderwijsnummer as stdnum_onderwijsnummer

from ib_desk.domain.leaving.forbidden_numbers import NumberKind, is_iban, number_kind, numbers_in

NINE = st.integers(0, 999_999_999).map("{:09}".format)
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)
# No digits right beside the number: those would make it another number.
AROUND = st.text(st.characters(exclude_categories=["Cs", "Nd"]), max_size=30)
SEPARATORS = st.sampled_from(["", " ", "-", ".", "\u00a0", "\u2011"])


def completed(eight: int, rest: int) -> str | None:
    """Nine digits, the first eight given, whose weighted sum leaves `rest` after eleven."""
    digits = f"{eight:08}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=True))
    last = (total - rest) % 11
    return None if last > 9 or eight + last == 0 else f"{digits}{last}"


BSNS = st.integers(0, 99_999_999).map(lambda eight: completed(eight, 0)).filter(bool)
EDUCATION_NUMBERS = (
    st.integers(10_000_000, 10_999_999).map(lambda eight: completed(eight, 5)).filter(bool)
)


@st.composite
def spaced(draw: st.DrawFn, digits: str) -> str:
    """`digits` in groups, with one separator."""
    separator = draw(SEPARATORS)
    cuts = [draw(st.booleans()) for _ in digits[1:]]
    parts = [
        (separator if cut else "") + digit
        for cut, digit in zip([False, *cuts], digits, strict=True)
    ]
    return "".join(parts)


def kinds_in(text: str) -> list[tuple[NumberKind, str]]:
    return [(kind, text[start:end]) for kind, start, end in numbers_in(text)]


@given(NINE | BSNS | EDUCATION_NUMBERS)
@example("111222333")
@example("101222331")
@example("000000000")
def test_the_elfproef_says_what_stdnum_says(digits):
    is_bsn = stdnum_bsn.is_valid(digits)
    is_education = stdnum_onderwijsnummer.is_valid(digits)
    expected = NumberKind.BSN if is_bsn else NumberKind.EDUCATION if is_education else None
    assert number_kind(digits) is expected


@given(st.data(), AROUND, AROUND)
def test_every_bsn_is_found_in_any_text(data, before, after):
    written = data.draw(spaced(data.draw(BSNS)))
    assert (NumberKind.BSN, written) in kinds_in(f"{before.rstrip('+')} {written}{after}")


@given(st.data(), AROUND, AROUND)
def test_every_education_number_is_found_in_any_text(data, before, after):
    written = data.draw(spaced(data.draw(EDUCATION_NUMBERS)))
    assert (NumberKind.EDUCATION, written) in kinds_in(f"{before.rstrip('+')} {written}{after}")


@pytest.mark.parametrize(
    "text",
    [
        "BSN111222333",
        "bsn: 111222333.",
        "bsn 1112.22.333, groep 6",
        "groep 6 111222333 5",
        "op 17-9-2026 111222333",
        "a111 222 333b",
    ],
)
def test_a_bsn_among_other_things(text):
    assert [kind for kind, _ in kinds_in(text)] == [NumberKind.BSN]


def test_a_bsn_without_its_leading_nought():
    assert kinds_in("nummer 12345672 van") == [(NumberKind.BSN, "12345672")]
    assert number_kind("012345672") is NumberKind.BSN


@pytest.mark.parametrize(
    "text",
    [
        "111222334",  # elfproef fails
        "1112223330",  # ten digits
        "0111222333",
        "000000000",
        "111 222-333",  # two separators: no one writes a number so
        "111  222333",
        "+31 111222333",  # a telephone number
        "+31 (0) 111222333",
        "0031 111 222 333",
        "06-12345672",
        "06 12345672",
        "(06)12345672",
        "06 - 12345672",
        "20260914-12345672",
    ],
)
def test_what_is_no_personal_number(text):
    assert kinds_in(text) == []


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_date_is_never_taken_for_a_number(day):
    for form in ("%d-%m-%Y", "%Y%m%d", "%d%m%Y", "%Y-%m-%d", "%d.%m.%Y", "%d %m %Y"):
        assert kinds_in(f"op {day.strftime(form)} om 14.03 uur") == []


@given(st.integers(610_000_000, 659_999_999).map("0{}".format))
def test_a_mobile_number_is_never_taken_for_a_personal_number(digits):
    national = digits[1:]
    for form in (
        digits,
        f"06-{digits[2:]}",
        f"06 {digits[2:]}",
        f"06 {digits[2:4]} {digits[4:6]} {digits[6:8]} {digits[8:]}",
        f"06 - {digits[2:]}",
        f"+31{national}",
        f"+31 {national}",
        f"+31 6 {digits[2:]}",
        f"+31 6 {digits[2:6]} {digits[6:]}",
        f"+31(0){national}",
        f"0031{national}",
        f"0031 6 {digits[2:]}",
        f"(06) {digits[2:]}",
    ):
        assert kinds_in(f"bel {form} voor 8.00") == []


@given(st.integers(100_000_000, 999_999_999).map("0{}".format))
def test_a_landline_number_is_never_taken_for_a_personal_number(digits):
    for area in (3, 4):
        for form in (
            f"{digits[:area]}-{digits[area:]}",
            f"{digits[:area]} {digits[area:]}",
            f"({digits[:area]}) {digits[area:]}",
            f"+31 {digits[1:area]} {digits[area:]}",
            f"+31 (0){digits[1:area]} {digits[area:]}",
            f"{digits[:area]} - {digits[area : area + 3]} {digits[area + 3 :]}",
        ):
            assert kinds_in(f"tel. {form}.") == []


IBANS = ["NL91ABNA0417164300", "BE68539007547034", "DE89370400440532013000", "NO9386011117947",
         "MT84MALT011000012345MTLCAST001S", "TR330006100519786457841326"]  # fmt: skip


@pytest.mark.parametrize("number", IBANS)
@given(st.data(), st.sampled_from(["", "rek. ", "op "]), st.sampled_from(["", " graag", ".", ")"]))
def test_every_iban_is_found_in_any_writing(number, data, before, after):
    separator = data.draw(st.sampled_from(["", " ", ".", "-"]))
    written = separator.join(number[i : i + 4] for i in range(0, len(number), 4))
    written = written.lower() if data.draw(st.booleans()) else written
    assert (NumberKind.IBAN, written) in kinds_in(f"{before}{written}{after}")


@given(st.sampled_from(IBANS), st.data())
def test_one_wrong_sign_and_it_is_no_iban(number, data):
    place = data.draw(st.integers(4, len(number) - 1))
    sign = data.draw(st.sampled_from("0123456789" if number[place].isdigit() else "ABCXYZ"))
    changed = number[:place] + sign + number[place + 1 :]
    assert is_iban(changed) is stdnum_iban.is_valid(changed, check_country=False)
    assert is_iban(changed) is (sign == number[place])


@pytest.mark.parametrize(
    "text",
    [
        "NL91ABNA0417164300X",  # goes on
        "XNL91ABNA0417164300",  # began before
        "NL91  ABNA0417164300",  # two separators
        "NL91ABNA041716430",  # too short
        "ZZ91ABNA0417164300",  # no country
        "NL91ABNA04171643\u0660\u0660",
        "NL91",
        "NL91ABNA/0417164300",
    ],
)
def test_what_is_no_iban(text):
    assert NumberKind.IBAN not in [kind for kind, _ in kinds_in(text)]


@given(AROUND, st.just("") | BSNS | EDUCATION_NUMBERS, st.text())
def test_any_text_can_be_searched_and_places_lie_inside(before, number, after):
    text = f"{before} {number} {after}"
    found = list(numbers_in(text))
    assert found if number and not after.strip() and "+" not in before else True
    assert all(0 <= start < end <= len(text) for _kind, start, end in found)
