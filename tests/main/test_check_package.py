"""`check-package`: what whoever takes a request in hears of it, and what is never said."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ib_desk.application.leaving.outside import NamedFile
from ib_desk.exchange.aes_zip import clear_zip, sealed_zip
from ib_desk.exchange.packages_of_others import NoPackage, read_package
from ib_desk.main import arguments, check_package
from ib_desk.main.arguments import run
from ib_desk.main.check_package import FAULTY, UNOPENED, WHOLE
from ib_desk.reader.packing import seal
from tests.exchange.attached import plain_pdf
from tests.exchange.test_aes_zip import DAY, WORDS

SECRET = "zqgeheimx"
PAGES = NamedFile("noor-van-dalen-A26-4071-aanvraag.pdf", b"%PDF-1.7 Noor van Dalen")
PLAN = NamedFile("A26-4071-bijlage-1-ontwikkelingsperspectief.pdf", b"%PDF-1.7 plan")
Said = Callable[[Path], tuple[int, str]]


def facts(**values: Any) -> dict[str, Any]:
    known = {
        "format": "ib-desk-request",
        "version": 1,
        "made_on": "2026-09-18",
        "example": False,
        "request": {"kind": {"code": "arrangement", "words": "arrangement"}},
        "pupil": {"name": "Noor van Dalen", "address_secret": False},
        "files": [
            {"name": one.name, "pages": 1, "sha256": sha256(one.content).hexdigest()}
            for one in (PAGES, PLAN)
        ],
    }
    return {**known, **values}


def data(**values: Any) -> NamedFile:
    return NamedFile("A26-4071-gegevens.json", json.dumps(facts(**values), indent=2).encode())


WHOLE_ONE = (PAGES, PLAN, data())


@pytest.fixture
def said(monkeypatch, capsys) -> Said:
    """The exit code and all that was said, in which there is never anything of the child."""
    monkeypatch.setattr(arguments, "harden", lambda: None)

    def say(path: Path) -> tuple[int, str]:
        code = run(["check-package", str(path)])
        told = capsys.readouterr()
        words = told.out + told.err
        assert "noor" not in words.casefold()
        assert "dalen" not in words.casefold()
        assert SECRET not in words
        return code, words

    return say


@pytest.fixture
def typed(monkeypatch):
    """Stands for another program, which gives the words on standard input."""

    def give(words: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(words))

    return give


def folder(place: Path, *files: NamedFile) -> Path:
    place.mkdir(exist_ok=True)
    for one in files:
        (place / one.name).write_bytes(one.content)
    return place


def written(place: Path, content: bytes) -> Path:
    place.write_bytes(content)
    return place


class TestWhole:
    def test_a_folder(self, said, tmp_path):
        code, words = said(folder(tmp_path / "A26", *WHOLE_ONE))
        assert code == WHOLE
        assert words == (
            "De gegevens kloppen. Gemaakt op 2026-09-18.\n2 bestanden zijn zoals gemaakt.\n"
        )

    def test_a_zip(self, said, tmp_path):
        code, words = said(written(tmp_path / "a.zip", clear_zip(WHOLE_ONE, DAY)))
        assert code == WHOLE
        assert "2 bestanden zijn zoals gemaakt." in words

    def test_a_closed_zip_with_the_words(self, said, typed, tmp_path):
        typed(f"  {WORDS.replace(' ', '  ')}\n")
        code, words = said(closed(tmp_path))
        assert code == WHOLE
        assert "2 bestanden zijn zoals gemaakt." in words
        assert "appel" not in words

    def test_one_sealed_pdf(self, said, typed, tmp_path, pdf):
        typed(WORDS)
        code, words = said(written(tmp_path / "x.pdf", pdf))
        assert code == WHOLE
        assert words.startswith("De pdf is zoals gemaakt.")

    def test_a_file_with_data_by_itself_says_that_the_others_were_not_looked_at(
        self, said, tmp_path
    ):
        code, words = said(written(tmp_path / "x.json", data().content))
        assert code == WHOLE
        assert "zijn niet nagekeken: geef de map of de zip op." in words

    def test_what_a_file_manager_or_somebody_put_beside_it_is_no_fault(self, said, tmp_path):
        mine = NamedFile("noor mijn notitie.txt", b"x")
        place = folder(tmp_path / "A26", *WHOLE_ONE, mine, NamedFile(".DS_Store", b""))
        code, words = said(place)
        assert code == WHOLE
        assert "1 bestand staat niet op de lijst en hoort er dus niet bij." in words


def closed(tmp_path: Path, *files: NamedFile) -> Path:
    inner = clear_zip(files or WHOLE_ONE, DAY)
    return written(tmp_path / "dicht.zip", sealed_zip(inner, WORDS, DAY, lambda: None))


class TestFaults:
    def test_each_is_told_with_its_line_its_place_and_what_is_wrong(self, said, tmp_path):
        pupil = {"name": "", "address_secret": False, SECRET: 1}
        wrong = data(made_on=SECRET, pupil=pupil, request={}, version=2)
        code, words = said(written(tmp_path / "x.json", wrong.content))
        assert code == FAULTY
        version = "Van deze vorm. Een hogere versie kan anders zijn"
        made_on = "Op welke dag de aanvraag is gemaakt"
        name, empty = "Roepnaam en achternaam", "is leeg; wat niet bekend is, hoort weg te blijven"
        lines = wrong.content.decode().split("\n")
        at = {
            name: 1 + next(i for i, one in enumerate(lines) if f'"{name}"' in one)
            for name in facts()
        }
        told = (
            (at["version"], f"version, {version}: hoort 1 te zijn"),
            (at["made_on"], f"made_on, {made_on}: heeft niet de vorm die hier hoort"),
            (at["request"], "request.kind, Soort aanvraag: ontbreekt"),
            (at["pupil"], "pupil, De leerling: er staat iets in dat hier niet hoort"),
            (at["pupil"] + 1, f"pupil.name, {name}: {empty}"),
        )
        assert words.splitlines() == [
            "De gegevens kloppen niet: 5 fouten.",
            *(f"regel {line}, {told}" for line, told in told),
        ]

    def test_a_file_that_changed_or_is_gone_is_told_by_what_such_a_file_is_called(
        self, said, tmp_path
    ):
        other = NamedFile(PAGES.name, b"%PDF-1.7 Noor van Dalen.")
        code, words = said(folder(tmp_path / "A26", other, data()))
        assert code == FAULTY
        assert words.splitlines()[0] == "De gegevens kloppen niet: 2 fouten."
        assert "bestand 1 (aanvraag) is niet meer zoals gemaakt" in words
        assert "bestand 2 (bijlage-1) ontbreekt" in words

    def test_of_many_twenty_are_told_and_the_others_counted(self, said, tmp_path):
        wrong = data(guardians=[{"name": 1}] * 30)
        _code, words = said(written(tmp_path / "x.json", wrong.content))
        assert len(words.splitlines()) == 22
        assert words.endswith(f"En nog {int(words.split()[4]) - 20}.\n")

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b'{"a": 1,\n"zqgeheimx": }', "geen geldige JSON (regel 2)"),
            (b'{"zqgeheimx": "\xff"}', "geen tekst in UTF-8 (regel 1)"),
            (b'{"zqgeheimx": 1, "zqgeheimx": 2}', "een naam staat twee keer"),
            (b"[" * 100, "te veel haken in elkaar (regel 1)"),
            (b"zqgeheimx", "geen geldige JSON (regel 1)"),
        ],
    )
    def test_what_is_no_data_at_all(self, said, tmp_path, content, told):
        code, words = said(written(tmp_path / "x.json", content))
        assert code == FAULTY
        assert told in words

    @pytest.mark.parametrize("value", [[], "tekst", 1, None])
    def test_nor_what_is_something_else(self, said, tmp_path, value):
        code, words = said(written(tmp_path / "x.json", json.dumps(value).encode()))
        assert code == FAULTY
        assert "regel 1: hoort een stuk met namen" in words


class TestNotOpened:
    @pytest.mark.parametrize(
        ("make", "told"),
        [
            (lambda place: place / "weg", "is er niet"),
            (lambda place: folder(place / "leeg"), "geen bestand met gegevens"),
            (lambda place: folder(place / "pdf", PAGES), "geen bestand met gegevens"),
            (lambda place: written(place / "x.pdf", PAGES.content), "geen merk van IB Desk"),
            (lambda place: written(place / "x.zip", b"PK\x03\x04 stuk"), "is beschadigd"),
            (lambda place: written(place / "x.zip", b"zqgeheimx"), "is beschadigd"),
            (lambda place: written(place / "x.PDF", b"zqgeheimx"), "heet pdf, maar is het niet"),
            (lambda place: written(place / "x.pdf", b""), "Dit bestand is leeg"),
            (lambda place: written(place / "x.json", b" \n"), "Dit bestand is leeg"),
            (lambda place: written(place / "x.docx", b"zqgeheimx"), "geen pakket van IB Desk"),
            (lambda place: written(place / "x", b"\x00\xff\x80"), "geen pakket van IB Desk"),
            (lambda place: written(place / "x.zip", clear_zip((PAGES,), DAY)), "geen bestand met"),
        ],
    )
    def test_where_there_is_nothing_to_look_at_that_is_said(self, said, tmp_path, make, told):
        code, words = said(make(tmp_path))
        assert code == UNOPENED
        assert told in words

    @pytest.mark.parametrize("words", ["", "andere woorden\n", WORDS[:-1], WORDS.upper()])
    def test_other_words_open_nothing(self, said, typed, tmp_path, words):
        typed(words)
        code, told = said(closed(tmp_path))
        assert code == UNOPENED
        assert "woorden" in told

    @pytest.mark.parametrize("words", ["", WORDS[:-1]])
    def test_nor_a_pdf_that_was_sealed(self, said, typed, tmp_path, pdf, words):
        typed(words)
        code, told = said(written(tmp_path / "x.pdf", pdf))
        assert code == UNOPENED
        assert "woorden" in told

    def test_who_types_them_sees_nothing_of_them_and_may_try_again(
        self, said, typed, tmp_path, monkeypatch
    ):
        answers = iter(["verkeerd", WORDS])
        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr(check_package, "getpass", lambda _asked: next(answers))
        code, told = said(closed(tmp_path))
        assert code == WHOLE
        assert told.count("De woorden zijn anders") == 1

    def test_after_three_times_it_is_enough(self, said, tmp_path, monkeypatch):
        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr(check_package, "getpass", lambda _asked: "verkeerd")
        code, told = said(closed(tmp_path))
        assert code == UNOPENED
        assert told.count("De woorden zijn anders") == 3

    def test_an_archive_that_grows_when_it_is_opened_is_too_large(self, said, tmp_path):
        place = tmp_path / "bom.zip"
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("x.json", b" " * (17 << 20))
        code, told = said(place)
        assert (code, told) == (UNOPENED, "Dit is te groot voor een pakket.\n")

    def test_so_are_files_without_end(self, said, tmp_path):
        many = (NamedFile(f"{number}.pdf", b"") for number in range(501))
        code, told = said(written(tmp_path / "x.zip", clear_zip(many, DAY)))
        assert (code, told) == (UNOPENED, "Dit is te groot voor een pakket.\n")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return sealed_zip(clear_zip(WHOLE_ONE, DAY), WORDS, DAY, lambda: None)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return seal(plain_pdf("Noor van Dalen"), WORDS)


class TestFlippedBits:
    """What a disk or a mail did to it on the way."""

    @settings(max_examples=25)
    @given(at=st.integers(0, 10**9), bit=st.integers(0, 7))
    def test_of_a_sealed_pdf_one_is_noticed(self, pdf, tmp_path_factory, at, bit):
        broken = bytearray(pdf)
        broken[at % len(broken)] ^= 1 << bit
        place = written(tmp_path_factory.getbasetemp() / "omgevallen.pdf", bytes(broken))
        with suppress(NoPackage):
            assert not read_package(place, WORDS).is_pdf

    @settings(max_examples=60)
    @given(at=st.integers(0, 10**9), bit=st.integers(0, 7))
    def test_of_a_closed_zip_one_is_noticed(self, sealed, tmp_path_factory, at, bit):
        broken = bytearray(sealed)
        broken[at % len(broken)] ^= 1 << bit
        place = written(tmp_path_factory.getbasetemp() / "omgevallen.zip", bytes(broken))
        with suppress(NoPackage):
            got = read_package(place, WORDS)
            # Where nothing is kept: the time of a file, its rights, a field that nobody reads
            whole = written(tmp_path_factory.getbasetemp() / "heel.zip", sealed)
            assert got == read_package(whole, WORDS)
