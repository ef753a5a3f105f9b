import io
import os
import random
import re
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.import_errors import (
    DamagedFile,
    Danger,
    HostileFile,
    ImportRefused,
    LooksLike,
    Measure,
    NoPupils,
    NoSchool,
    NotEdexml,
    OtherSchool,
    TooLarge,
)
from ib_desk.exchange import edexml as reader
from ib_desk.exchange.edexml import read_edexml, read_edexml_file
from tests.exchange.edexml_files import DATA, SCHOOL, bad_file, edexml, good_file

PUPIL = "<roepnaam>Zoë</roepnaam>"


def refusal(raw: bytes | str) -> ImportRefused:
    with pytest.raises(ImportRefused) as refused:
        read_edexml(raw.encode() if isinstance(raw, str) else raw)
    assert "Zoë" not in repr(refused.value)
    assert refused.value.__cause__ is None
    return refused.value


def seen_as(raw: bytes | str) -> LooksLike:
    refused = refusal(raw)
    assert isinstance(refused, NotEdexml)
    return refused.looks_like


def danger_of(raw: bytes | str) -> Danger:
    refused = refusal(raw)
    assert isinstance(refused, HostileFile)
    return refused.what


def damaged_line(raw: bytes | str) -> int:
    refused = refusal(raw)
    assert isinstance(refused, DamagedFile)
    return refused.line


class TestAnotherFile:
    @pytest.mark.parametrize(
        ("name", "looks_like"),
        [
            ("uwlr.xml", LooksLike.UWLR),
            ("oso.xml", LooksLike.OSO),
            ("schema.xsd", LooksLike.SCHEMA),
            ("other.xml", LooksLike.OTHER_XML),
            ("page.html", LooksLike.HTML),
            ("table.csv", LooksLike.CSV),
            ("EDEXLL.TXT", LooksLike.OLD_EDEX),
            ("report.pdf", LooksLike.PDF),
        ],
    )
    def test_is_recognised(self, name, looks_like):
        assert seen_as(bad_file(name)) is looks_like

    @pytest.mark.parametrize("raw", [b"", b" \r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00" * 9])
    def test_nothing_in_it(self, raw):
        assert seen_as(raw) is LooksLike.EMPTY

    @pytest.mark.parametrize(
        ("inside", "looks_like"),
        [
            ("xl/workbook.xml", LooksLike.SPREADSHEET),
            ("word/document.xml", LooksLike.DOCUMENT),
            ("EDEX.XML", LooksLike.ARCHIVE),
        ],
    )
    def test_archives_by_the_names_in_them(self, inside, looks_like):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(inside, edexml(PUPIL))
        assert seen_as(packed.getvalue()) is looks_like

    @pytest.mark.parametrize(
        ("raw", "looks_like"),
        [
            (b"\xd0\xcf\x11\xe0\xa1" + "Workbook".encode("utf-16-le"), LooksLike.SPREADSHEET),
            (b"\xd0\xcf\x11\xe0\xa1 WordDocument", LooksLike.DOCUMENT),
            (b"{\\rtf1 x}", LooksLike.DOCUMENT),
            (b"\x89PNG\r\n\x1a\n", LooksLike.IMAGE),
            (b"\xff\xd8\xff\xe0", LooksLike.IMAGE),
            (b"7z\xbc\xaf\x27\x1c", LooksLike.ARCHIVE),
            (b"\x1f\x8b\x08\x00", LooksLike.ARCHIVE),
            (b"Beste Esther, hierbij de leerlingen.", LooksLike.TEXT),
            (b"\x01\x02\x03\x04\x05", LooksLike.UNKNOWN),
            (b"<<<<", LooksLike.TEXT),
            (b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>', LooksLike.UWLR),
            (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
             LooksLike.SPREADSHEET),
            (b'<?xml version="1.0"?><!-- x --><html xmlns="x"/>', LooksLike.HTML),
        ],
    )  # fmt: skip
    def test_other_kinds(self, raw, looks_like):
        assert seen_as(raw) is looks_like

    def test_the_bad_files_are_all_refused(self):
        for path in (DATA / "bad").iterdir():
            refusal(path.read_bytes())


class TestDamaged:
    def test_cut_off(self):
        raw = bad_file("cut_off.xml")
        assert damaged_line(raw) == raw.count(b"\n") + 1

    @pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.9, 0.99])
    def test_cut_off_anywhere_is_never_read_in_part(self, share):
        raw = good_file("version_1_03.xml").rstrip()
        refusal(raw[: int(len(raw) * share)])

    def test_the_line_counts_from_the_first_line_of_the_file(self):
        assert damaged_line(bad_file("unescaped_ampersand.xml")) == 4
        assert damaged_line("\n\n<?xml version='1.0'?>\n<EDEX>\n<school></leerling>") == 5

    def test_a_second_document_would_be_lost_pupils(self):
        assert damaged_line(bad_file("two_documents.xml")) == 2
        far = edexml(PUPIL) + "\n" * 200_000 + edexml(PUPIL)
        assert damaged_line(far) > 0

    def test_a_declaration_that_does_not_end(self):
        assert damaged_line("<?xml version='1.0' <EDEX>") == 1

    def test_an_entity_that_xml_does_not_have(self):
        assert damaged_line(edexml("<roepnaam>Zo&euml;</roepnaam>")) == 1


class TestHostile:
    @pytest.mark.parametrize(
        "doctype",
        [
            "<!DOCTYPE EDEX>",
            '<!DOCTYPE EDEX SYSTEM "http://voorbeeld.example/edex.dtd">',
            '<!DOCTYPE EDEX [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
            '<!DOCTYPE EDEX [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
            '<!DOCTYPE EDEX [<!ENTITY % p SYSTEM "x"> %p;]>',
        ],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
    def test_any_document_type(self, doctype, encoding):
        text = doctype + edexml("<roepnaam>&b;</roepnaam>")
        assert danger_of(text.encode(encoding)) is Danger.DTD

    def test_utf_7_cannot_hide_one(self):
        hidden = "<?xml version='1.0' encoding='UTF-7'?>+ADw-!DOCTYPE EDEX+AD4-" + edexml(PUPIL)
        assert isinstance(refusal(hidden), DamagedFile)

    def test_two_hundred_thousand_deep(self):
        assert danger_of("<EDEX>" + "<a>" * 200_000) is Danger.DEPTH

    def test_a_huge_name(self):
        assert danger_of(edexml(f"<roepnaam>{'x' * 2_000_000}</roepnaam>")) is Danger.LONG_TEXT

    def test_a_huge_key(self):
        text = edexml(PUPIL).replace('key="1"', f'key="{"x" * 5000}"')
        assert danger_of(text) is Danger.LONG_TEXT

    @pytest.mark.parametrize("huge", ['<a b="{}"/>', "<!--{}-->", "<?x {}?>", "<a{}/>"])
    def test_a_huge_tag_comment_or_instruction(self, huge):
        text = edexml(PUPIL, before_pupils=huge.format("x" * 5_000_000))
        assert danger_of(text) is Danger.LONG_MARKUP

    def test_a_huge_text_that_is_not_kept_does_no_harm(self):
        long = SCHOOL.replace("</school>", f"<commentaar>{'x' * 3_000_000}</commentaar></school>")
        assert len(read_edexml(edexml(PUPIL, school=long).encode()).pupils) == 1


class TestTooLarge:
    def test_bytes(self):
        refused = refusal(b" " * (reader.MAX_BYTES + 1))
        assert isinstance(refused, TooLarge)
        assert (refused.measure, refused.limit) == (Measure.BYTES, reader.MAX_BYTES)

    def test_of_a_huge_file_no_more_is_taken_in_than_the_limit(self, tmp_path, monkeypatch):
        monkeypatch.setattr(reader, "MAX_BYTES", 1000)
        path = tmp_path / "EDEX.XML"
        path.write_text(edexml(PUPIL) + " " * 1000)
        with pytest.raises(TooLarge):
            read_edexml_file(path)
        monkeypatch.setattr(reader, "MAX_BYTES", 5000)
        assert len(read_edexml_file(path).pupils) == 1

    def test_a_pipe_is_no_file(self, tmp_path):
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no named pipes")
        os.mkfifo(tmp_path / "EDEX.XML")
        with pytest.raises(OSError):  # noqa: PT011 - which one differs by system
            read_edexml_file(tmp_path / "EDEX.XML")

    @pytest.mark.parametrize("inside", ["<a/>" * 200, '<a b="" c="" d=""/>' * 50])
    def test_elements_and_their_attributes(self, monkeypatch, inside):
        monkeypatch.setattr("ib_desk.exchange.edexml_document.MAX_ELEMENTS", 100)
        refused = refusal("<EDEX>" + inside)
        assert isinstance(refused, TooLarge)
        assert refused.measure is Measure.ELEMENTS

    def test_pupils(self, monkeypatch):
        monkeypatch.setattr("ib_desk.exchange.edexml_document.MAX_PUPILS", 2)
        refused = refusal(edexml(PUPIL, PUPIL, PUPIL))
        assert isinstance(refused, TooLarge)
        assert refused.measure is Measure.PUPILS

    @pytest.mark.parametrize("keys", ["", 'key="1"', 'key="#1"'])
    def test_a_crowd_of_pupils_who_cannot_be_told_apart(self, keys):
        crowd = [f"{PUPIL}<voornamen>Bo{number}</voornamen>" for number in range(201)]
        text = re.sub(r'key="\d+"', keys, edexml(*crowd))
        refused = refusal(text)
        assert isinstance(refused, TooLarge)
        assert (refused.measure, refused.limit) == (Measure.NAMESAKES, 200)

    def test_namesakes_with_keys_of_their_own_are_no_crowd(self):
        assert len(read_edexml(edexml(*[PUPIL] * 201).encode()).pupils) == 201


class TestWrongContent:
    def test_no_pupils(self):
        assert isinstance(refusal(bad_file("no_pupils.xml")), NoPupils)

    def test_no_school(self):
        assert isinstance(refusal(bad_file("no_school.xml")), NoSchool)

    def test_another_school_before_any_pupil_is_looked_at(self):
        broken_behind_the_header = f"<EDEX>{SCHOOL}<leerlingen><leerling"
        with pytest.raises(OtherSchool) as refused:
            read_edexml(broken_behind_the_header.encode(), expected_brin="00aa")
        assert (refused.value.found, refused.value.expected) == ("99ZZ", "00AA")


class TestFuzz:
    """Whatever happens to a good file, it is read whole or refused in a typed error."""

    GOOD = sorted((DATA / "good").iterdir())

    @given(st.sampled_from(GOOD), st.randoms(use_true_random=False), st.integers(1, 12))
    def test_changed_bytes(self, path: Path, chance: random.Random, times: int):
        raw = bytearray(path.read_bytes())
        for _ in range(times):
            place = chance.randrange(len(raw))
            if chance.random() < 0.5:
                raw[place] = chance.randrange(256)
            else:
                raw[place : place + chance.randrange(9)] = chance.randbytes(chance.randrange(4))
        read_or_refuse(bytes(raw))

    @given(st.binary(max_size=200))
    def test_any_bytes(self, raw: bytes):
        read_or_refuse(raw)

    @given(st.sampled_from(GOOD), st.binary(max_size=40), st.integers(0, 4000))
    def test_any_bytes_within_a_good_file(self, path: Path, strange: bytes, place: int):
        raw = path.read_bytes()
        read_or_refuse(raw[:place] + strange + raw[place:])

    @given(st.text(max_size=80))
    def test_any_text_as_a_value(self, text: str):
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        fields = ("roepnaam", "geboortedatum", "jaargroep", "geslacht", "postcodenl", "bsn")
        inside = "".join(f"<{name}>{escaped}</{name}>" for name in fields)
        read_or_refuse(edexml(inside, inside).encode("utf-8", "surrogatepass"))


def read_or_refuse(raw: bytes) -> None:
    with suppress(ImportRefused):
        assert read_edexml(raw).pupils
