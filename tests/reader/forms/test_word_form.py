"""A bureau's Word form: which boxes it has, filled in, and nothing of its makers in it."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from ib_desk.domain.records.swv_form import BoxKind
from ib_desk.domain.request.bureau_form import Filled, FormRefusal
from ib_desk.reader.forms.form_parts import Unfillable
from ib_desk.reader.forms.word_form import fill_word, read_word
from tests.reader.forms.made_words import (
    BOXES,
    TYPES,
    WORD,
    control,
    run,
    settings,
    word_form,
)

WORDS = {
    "sdt:naam": Filled("Żaneta Čapková"),
    "sdt:vraag": Filled("Wij vragen begeleiding.\nTwee keer per week."),
    "sdt:spoed": Filled(is_ticked=True),
    "sdt:soort": Filled("TLV"),
    "ff:Geboren": Filled("14-05-2017"),
    "ff:Akkoord": Filled(is_ticked=True),
    "bm:School_van_herkomst": Filled("De Zandbank"),
}


def parts_of(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def text_of(content: bytes) -> str:
    root = etree.fromstring(parts_of(content)["word/document.xml"].encode())
    paragraphs = root.iter(f"{{{WORD}}}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{{{WORD}}}t")) for p in paragraphs)


def all_words_of(content: bytes) -> str:
    """Of headers and notes too."""
    each = (etree.fromstring(p.encode()) for n, p in parts_of(content).items() if n.endswith("xml"))
    return "\n".join(t.text or "" for root in each for t in root.iter(f"{{{WORD}}}t"))


def why_not(content: bytes) -> FormRefusal:
    with pytest.raises(Unfillable) as refused:
        read_word(content)
    return refused.value.reason


def test_each_box_is_found_in_the_order_of_the_document():
    facts, _boxes = read_word(word_form())
    by_name = {box.name: box for box in facts.boxes}
    assert list(by_name) == [*WORDS]
    assert by_name["sdt:naam"].label == "Naam leerling"
    assert not by_name["sdt:naam"].has_lines
    assert by_name["sdt:vraag"].has_lines
    assert by_name["sdt:spoed"].kind is BoxKind.CHECK
    assert by_name["sdt:soort"].options == ("Arrangement", "TLV")
    assert by_name["ff:Geboren"].most == 10
    assert by_name["bm:School_van_herkomst"].label == "School van herkomst"


def test_what_is_filled_in_stands_where_it_belongs():
    seen = text_of(fill_word(word_form(), WORDS))
    assert "Żaneta Čapková" in seen
    assert "Klik hier" not in seen
    assert "TLV" in seen
    assert "☒" in seen
    assert "14-05-2017" in seen
    assert "Bij: De Zandbank (verplicht)" in seen


def test_lines_stay_lines_and_the_type_stays_that_of_the_form():
    made = parts_of(fill_word(word_form(), WORDS))["word/document.xml"]
    assert "<w:br/>" in made
    assert '<w:sz w:val="20"/>' in made
    assert "PlaceholderText" not in made


def test_ticks_of_both_kinds_are_set():
    made = parts_of(fill_word(word_form(), WORDS))["word/document.xml"]
    assert '<w14:checked w14:val="1"/>' in made
    assert '<w:checked w:val="1"/>' in made


def test_boxes_that_are_not_named_stay_as_they_are():
    seen = text_of(fill_word(word_form(), {"sdt:naam": Filled("Noor")}))
    assert "Noor" in seen
    assert "Bij: invullen (verplicht)" in seen


def test_nobody_who_made_it_is_in_it_nor_what_was_struck_out_or_hidden():
    made = parts_of(fill_word(word_form(), WORDS))
    assert not [name for name, part in made.items() if "BOE" in part or "boe" in part]
    assert not [name for name in made if "comments" in name or "docProps" in name]
    seen = text_of(fill_word(word_form(), WORDS))
    assert "bijgekomen" in seen
    assert "open" in seen


def test_a_link_that_a_reader_may_follow_stays():
    assert (
        "https://swv.example"
        in parts_of(fill_word(word_form(), WORDS))["word/_rels/document.xml.rels"]
    )


def test_what_word_needs_to_read_it_stays():
    made = parts_of(fill_word(word_form(), WORDS))
    assert 'mc:Ignorable="w14"' in made["word/document.xml"]
    assert "document.main+xml" in made["[Content_Types].xml"]
    assert "comments" not in made["[Content_Types].xml"]


def test_all_its_words_can_be_searched():
    made = fill_word(
        word_form(word__header1_xml=f'<w:hdr xmlns:w="{WORD}">{run("In de kop")}</w:hdr>'), WORDS
    )
    assert "In de kop" in all_words_of(made)
    assert "Żaneta Čapková" in all_words_of(made)


def test_the_same_gives_the_same_bytes():
    assert fill_word(word_form(), WORDS) == fill_word(word_form(), WORDS)


def test_another_version_of_it_is_known_as_another():
    first, _ = read_word(word_form())
    other, _ = read_word(word_form(BOXES + control("nieuw", "<w:text/>")))
    assert first.fingerprint == read_word(word_form())[0].fingerprint != other.fingerprint


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (word_form("<w:p>" + run("Alleen tekst") + "</w:p>"), FormRefusal.NO_BOXES),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), FormRefusal.OLD_WORD),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            FormRefusal.CLOSED,
        ),
        (word_form(word__vbaProject_bin=b"x"), FormRefusal.MACROS),
        (
            word_form(**{"[Content_Types].xml": TYPES.replace("document.main", "macroEnabled")}),
            FormRefusal.MACROS,
        ),
        (
            word_form(word__settings_xml=settings('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')),  # noqa: E501 - one part
            FormRefusal.LOCKED,
        ),
        (b"PK\x03\x04 geen zip", FormRefusal.DAMAGED),
        (word_form("<w:p>"), FormRefusal.DAMAGED),
        (
            word_form(word__document_xml='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'),
            FormRefusal.DAMAGED,
        ),
    ],
    ids=["text", "old", "closed", "macros", "docm", "locked", "nozip", "noxml", "dtd"],
)  # fmt: skip
def test_what_is_left_alone(content, reason):
    assert why_not(content) is reason


def test_a_lock_that_leaves_only_the_boxes_open_is_what_a_form_is():
    lock = settings('<w:documentProtection w:edit="forms" w:enforcement="1"/>')
    facts, _boxes = read_word(word_form(word__settings_xml=lock))
    assert facts.boxes


def test_a_workbook_is_no_form():
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert why_not(into.getvalue()) is FormRefusal.OTHER_KIND


def test_a_bomb_is_not_unpacked():
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(60 << 20))
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert why_not(into.getvalue()) is FormRefusal.TOO_HEAVY
