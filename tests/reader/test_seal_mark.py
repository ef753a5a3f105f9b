"""One changed bit of a sealed package is noticed, by whoever has the passphrase."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ib_desk.reader.packing import seal
from ib_desk.reader.seal_mark import Mark, mark_of, marked
from tests.exchange.attached import plain_pdf
from tests.exchange.printing import needs, run

PASSPHRASE = "appel boom citroen deur emmer fiets"


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return seal(plain_pdf("Noor, eerste blad", "tweede blad"), PASSPHRASE)


def test_it_holds_for_the_passphrase(sealed):
    assert mark_of(sealed, PASSPHRASE) is Mark.HOLDS


def test_for_no_other(sealed):
    assert mark_of(sealed, PASSPHRASE + " ") is Mark.BROKEN


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_one_flipped_bit_anywhere_is_noticed(sealed, data):
    at = data.draw(st.integers(0, len(sealed) * 8 - 1))
    changed = bytearray(sealed)
    changed[at // 8] ^= 1 << at % 8
    assert mark_of(bytes(changed), PASSPHRASE) is not Mark.HOLDS


@pytest.mark.parametrize("less", [1, 2, 60, 200])
def test_so_is_what_was_cut_off(sealed, less):
    assert mark_of(sealed[:-less], PASSPHRASE) is not Mark.HOLDS


def test_so_is_what_was_added(sealed):
    assert mark_of(sealed + b"\n", PASSPHRASE) is Mark.ABSENT


def test_each_has_a_salt_of_its_own():
    assert marked(b"%PDF\n", PASSPHRASE) != marked(b"%PDF\n", PASSPHRASE)


def test_a_file_of_another_has_none():
    assert mark_of(b"", PASSPHRASE) is Mark.ABSENT
    assert mark_of(b"%PDF-1.7\n%%EOF\n", PASSPHRASE) is Mark.ABSENT


@needs("qpdf")
def test_another_program_finds_nothing_wrong_with_it(sealed, tmp_path):
    path = tmp_path / "pakket.pdf"
    path.write_bytes(sealed)
    found = run("qpdf", f"--password={PASSPHRASE}", "--check", path)
    assert found.returncode == 0, found.stdout + found.stderr
