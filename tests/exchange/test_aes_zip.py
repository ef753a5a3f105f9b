"""A closed ZIP: as other programs open it, and with nothing to read on its outside."""

from __future__ import annotations

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.leaving.outside import NamedFile
from ib_desk.application.paper import PackageTooHeavy, SealFailed
from ib_desk.application.progress import Cancelled
from ib_desk.exchange import aes_zip
from ib_desk.exchange.aes_zip import AesArchives, NotOpened, clear_zip, sealed_zip
from tests.exchange.printing import needs, run

WORDS = "appel boom citroen deur emmer fiets"
DAY = date(2026, 9, 18)
FILES = (
    NamedFile("A26-4071-aanvraag.pdf", b"%PDF-1.7 Noor van Dalen"),
    NamedFile("A26-4071-bijlage-1-opp.pdf", b"%PDF-1.7 plan"),
)


def opened_zip(closed: bytes, words: str) -> bytes:
    """What is inside, as the one who sealed it reads it back."""
    return b"".join(aes_zip.opened_zip(BytesIO(closed), words))


def sealed(content: bytes = b"inhoud", words: str = WORDS) -> bytes:
    return sealed_zip(content, words, DAY, lambda: None)


@pytest.fixture
def closed(tmp_path) -> Path:
    place: Path = tmp_path / "aanvraag.zip"
    place.write_bytes(sealed(clear_zip(FILES, DAY)))
    return place


@given(st.binary(max_size=200), st.text(alphabet="abcdé ", max_size=30))
def test_what_goes_in_comes_out_for_who_has_the_words(content, words):
    words = f"z{words}:"  # not the same from behind
    assert opened_zip(sealed(content, words), words) == content


def test_what_takes_several_pieces_does_so_too(monkeypatch):
    monkeypatch.setattr(aes_zip, "_PIECE", 64)
    heard: list[int] = []
    content = bytes(range(256)) * 3 + b"rest"
    closed = sealed_zip(content, WORDS, DAY, lambda: heard.append(1))
    assert opened_zip(closed, WORDS) == content
    assert len(heard) > 12


@given(st.data())
def test_one_flipped_bit_is_noticed_wherever_it_is(data):
    whole = bytearray(sealed())
    # Behind the contents stands only what repeats how they are called and how long they are.
    end = whole.index(b"PK\x01\x02")
    start = whole.index(b"stukken.zip") + len("stukken.zip") + 11
    at = data.draw(st.integers(start, end - 1))
    whole[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(NotOpened):
        opened_zip(bytes(whole), WORDS)


@pytest.mark.parametrize("wrong", ["", WORDS + " ", WORDS.upper(), "appel"])
def test_other_words_open_nothing(wrong):
    with pytest.raises(NotOpened):
        opened_zip(sealed(), wrong)


@pytest.mark.parametrize("left", [0, 20, 60, 85])
def test_half_of_one_opens_nothing(left):
    with pytest.raises(NotOpened):
        opened_zip(sealed()[:left], WORDS)


def test_two_of_the_same_are_never_the_same():
    assert sealed() != sealed()


def test_nothing_of_it_can_be_read_on_its_outside(closed):
    told = closed.read_bytes()
    assert not re.search(rb"Noor|Dalen|A26|bijlage|PDF", told)
    with ZipFile(closed) as archive:
        assert archive.namelist() == ["stukken.zip"]


def test_what_is_inside_opens_without_words():
    with ZipFile(BytesIO(opened_zip(sealed(clear_zip(FILES, DAY)), WORDS))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [one.name for one in FILES]
        assert archive.read(FILES[0].name) == FILES[0].content
        assert archive.infolist()[0].date_time[:3] == (2026, 9, 18)


def test_a_seal_that_does_not_hold_is_thrown_away(monkeypatch):
    monkeypatch.setattr(aes_zip, "_opens", lambda *_any: True)
    with pytest.raises(SealFailed):
        sealed()


@pytest.mark.parametrize("instead", [[b"iets anders"], [], [b"inh"], [b"inhoud", b"meer"]])
def test_nor_is_one_that_holds_something_else(monkeypatch, instead):
    monkeypatch.setattr(aes_zip, "_opens", lambda *_any: False)
    monkeypatch.setattr(aes_zip, "opened_zip", lambda *_any: iter(instead))
    with pytest.raises(SealFailed):
        sealed()


def test_nor_one_that_opens_for_nobody(monkeypatch):
    def refuse(*_any):
        raise NotOpened

    monkeypatch.setattr(aes_zip, "opened_zip", refuse)
    with pytest.raises(SealFailed):
        sealed()


def test_what_is_more_than_a_zip_can_hold_is_too_heavy(monkeypatch):
    monkeypatch.setattr(aes_zip, "_MOST", 5)
    with pytest.raises(PackageTooHeavy):
        sealed()


def test_the_work_can_be_called_off():
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        sealed_zip(b"inhoud", WORDS, DAY, stop)


def test_as_the_keeper_of_what_left_it_knows_its_own():
    archives = AesArchives()
    clear = archives.clear(FILES, DAY)
    assert archives.holds_files(clear)
    assert archives.files_in(clear) == FILES
    assert not archives.holds_files(b"%PDF-1.7")
    assert opened_zip(archives.sealed(clear, WORDS, DAY, lambda: None), WORDS) == clear


@needs("7zz")
def test_7_zip_opens_it_with_the_words_and_with_no_others(closed, tmp_path):
    assert run("7zz", "t", f"-p{WORDS}", closed).returncode == 0
    assert run("7zz", "t", "-pfout", closed).returncode != 0
    assert run("7zz", "x", f"-p{WORDS}", f"-o{tmp_path}", closed).returncode == 0
    assert run("7zz", "t", tmp_path / "stukken.zip").returncode == 0
    told = run("7zz", "l", "-slt", closed).stdout.decode()
    assert "AES-256" in told
    assert "2026-09-18" in told


@needs("7zz")
def test_7_zip_notices_a_flipped_bit(closed):
    whole = bytearray(closed.read_bytes())
    whole[80] ^= 1
    closed.write_bytes(whole)
    assert run("7zz", "t", f"-p{WORDS}", closed).returncode != 0


@needs("bsdtar")
def test_so_does_libarchive(closed):
    inside = run("bsdtar", "--passphrase", WORDS, "-xOf", closed, "stukken.zip")
    assert inside.stdout == clear_zip(FILES, DAY)
    assert run("bsdtar", "--passphrase", "fout", "-xOf", closed).returncode != 0
