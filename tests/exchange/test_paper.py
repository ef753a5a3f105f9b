"""What holds for every print, whatever is in the file."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject

from ib_desk.application.paper import MissingGlyph, PrintChoices, Report
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.condition import ConditionAnswer
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.words.signs import cleaned
from ib_desk.exchange.pdf.fonts import Fonts
from ib_desk.exchange.pdf.prints import Prints
from tests.builders import (
    FILE,
    agreements,
    closing_of_noor,
    consent_answers,
    consent_asked,
    contract,
    evaluation,
    guardians,
    hearing,
    hearing_inputs,
    interventions,
    known_id,
    left_of_noor,
    meeting,
    noor,
    parties,
    plan,
    pupil,
    request,
    school,
    whole,
)
from tests.exchange.printing import STAMP, fonts, noors, pages_of, printed, words_of
from tests.shipped import catalogue, report_texts

ALL = pytest.mark.parametrize("report", list(Report))
LATIN = [
    chr(code)
    for first, last in ((0xC0, 0x250), (0x1E00, 0x1E9C), (0x1E9E, 0x1E9F), (0x1EA0, 0x1EFA))
    for code in range(first, last)
    if chr(code).isprintable() and unicodedata.category(chr(code)) != "Cn"
]


@ALL
def test_the_same_file_gives_the_same_bytes(report):
    assert printed(report, noor()).content == noors(report).content


@ALL
def test_title_language_and_bookmarks_are_set_and_name_nobody(report):
    reader = PdfReader(BytesIO(noors(report).content))
    assert str(reader.root_object["/Lang"]) == "nl"
    assert "'/DisplayDocTitle': True" in str(reader.root_object["/ViewerPreferences"])
    assert reader.metadata is not None
    assert (
        reader.metadata.title
        == {
            Report.CONTRACT: "Samenwerkingsafspraken",
            Report.PARENTS: "Overzicht voor ouders",
            Report.PLAN: "Eén kind, één plan",
            Report.PREPARATION: "Voorbereiding van een gesprek",
            Report.MEETING: "Verslag van een overleg",
            Report.EVALUATION: "Evaluatie",
            Report.OPP: "OPP: het plan voor extra hulp",
            Report.OPP_GUIDANCE: "Handelingsdeel van het OPP",
            Report.TEACHERS: "Blad voor leraren",
            Report.CONSENT: "Toestemming",
            Report.MY_PLAN: "Mijn plan",
            Report.CLOSING: "Afsluitbrief",
            Report.REQUEST: "Aanvraag arrangement",
            Report.REQUEST_TO_SIGN: "Aanvraag arrangement",
            Report.REGISTER: "Wat naar buiten ging",
        }[report]
    )
    assert not reader.metadata.author
    bookmarks = [str(item["/Title"]) for item in reader.outline if isinstance(item, Destination)]
    assert bookmarks
    assert not any("Dalen" in title for title in bookmarks)


@ALL
def test_only_lato_is_in_it_under_its_own_name(report):
    reader = PdfReader(BytesIO(noors(report).content))
    names = {
        str(found["/BaseFont"]).split("+")[-1]
        for number in range(1, len(reader.xref[0]))
        if isinstance(found := reader.get_object(number), DictionaryObject)
        and found.get("/Subtype") == "/TrueType"
    }
    assert names
    assert all(name.startswith("Lato-") for name in names)


@ALL
def test_a_long_name_of_the_school_stays_on_the_sheet(report):
    named = replace(school(), name="Basisschool " + "De Lange Naam " * 12)
    page = PdfReader(BytesIO(printed(report, noor(named)).content)).pages[0]
    head = page.extract_text().splitlines()[0]
    assert head.startswith("Basisschool De Lange Naam")
    assert head.endswith("…")


@ALL
def test_each_page_counts_itself(report):
    found = noors(report)
    for number, page in enumerate(pages_of(found.content), start=1):
        assert f"bladzijde {number} van {found.pages}" in page


@ALL
def test_markup_in_a_name_stays_a_name(report):
    hostile = "<b>Noor</b> & <i x='1'>&amp; <img src=\"/etc/hostname\"/> </para> {naam}"
    file = noor(replace(pupil(), call_name=hostile), replace(request(), summary=hostile))
    assert hostile in words_of(printed(report, file).content)


@ALL
def test_every_latin_letter_can_be_printed(report):
    letters = " ".join(LATIN)
    file = noor(
        replace(contract(), shared_perspective=letters),
        replace(meeting(), discussed=letters),
        replace(evaluation(), what_works=letters),
        replace(plan(), guidance=letters),
        replace(consent_asked(), what=letters),
        replace(hearing_inputs()[0], words=letters),
        replace(closing_of_noor()[0], outcome=letters),
        replace(left_of_noor()[0], ground=letters),
    )
    found = unicodedata.normalize("NFKC", words_of(printed(report, file).content))
    assert not set(unicodedata.normalize("NFKC", letters)) - set(found)


def test_decomposed_letters_are_printed_as_one():
    file = noor(replace(contract(), shared_perspective="Zoe\u0308 e\u0301n Renée"))
    assert "Zoë én Renée" in words_of(printed(Report.CONTRACT, file).content)


@pytest.mark.parametrize("character", ["🙂", "✓", "字", "א", "\ue000"])
def test_a_character_without_a_shape_stops_the_print_and_says_where(character):
    spoiled = replace(parties()[1], hopes=f"Dat het {character} gaat.")
    with pytest.raises(MissingGlyph) as stopped:
        printed(Report.CONTRACT, noor(spoiled))
    assert stopped.value.character == character
    assert stopped.value.place is not None
    assert stopped.value.place.record_id == spoiled.id
    assert stopped.value.place.field == "hopes"
    assert "gaat" not in str(stopped.value)


def test_a_character_in_a_note_of_a_condition_is_found_too():
    spoiled = replace(next(one for one in noor().of(ConditionAnswer) if one.note), note="goed ✓")
    with pytest.raises(MissingGlyph) as stopped:
        printed(Report.CONTRACT, noor(spoiled))
    assert stopped.value.place is not None
    assert (stopped.value.place.record_id, stopped.value.place.field) == (spoiled.id, "note")


def test_a_character_that_is_not_printed_stops_nothing():
    spoiled = replace(parties()[1], earlier_experience="🙂")
    assert "Noor" in words_of(printed(Report.CONTRACT, noor(spoiled)).content)


@pytest.mark.parametrize("invisible", ["\u200b", "\u00ad", "\ufe0f", "\u202e", "\x07", "\ud800"])
def test_what_has_no_shape_by_nature_is_left_out(invisible):
    file = noor(replace(contract(), shared_perspective=f"Sa{invisible}men"))
    assert "Samen" in words_of(printed(Report.CONTRACT, file).content)


def test_line_ends_stay_line_ends():
    file = noor(replace(request(), summary="Eerst.\r\nDan.\rLaatst."))
    found = "\n".join(pages_of(printed(Report.REQUEST, file).content))
    assert "Eerst.\nDan.\nLaatst." in found


@pytest.mark.parametrize("long", ["woord " * 1667, "x" * 10_000])
@ALL
def test_ten_thousand_characters_in_a_field_go_on_on_the_next_page(report, long):
    file = whole(
        school(),
        contract(),
        replace(parties()[0], hopes=long),
        replace(meeting(), discussed=long),
        replace(evaluation(), meeting_id=meeting().id, what_works=long),
        replace(plan(), guidance=long),
        *guardians(),
        replace(consent_asked(), what=long),
        *consent_answers(),
        hearing(),
        replace(hearing_inputs()[0], words=long),
        replace(request(), summary=long),
        replace(closing_of_noor()[0], outcome=long),
        replace(left_of_noor()[0], ground=long),
        *left_of_noor()[1:],
        replace(interventions()[0], effect_note=long),
        replace(agreements()[0], result=long),
    )
    found = printed(report, file)
    assert found.pages > 2
    plain = words_of(found.content).replace(" ", "")
    assert plain.count(long[0]) >= 10_000 / len(long.split()[0] + " ")


def many_interventions(count=30):
    return [
        Intervention(
            id=known_id(f"many {number}"),
            file_id=FILE,
            title=f"r{number:02}a " + "Rustige start met een maatje en een kaartje " * (number % 4),
            by_whom=f"r{number:02}b",
            frequency="elke dag",
            effect=Effect.BETTER,
            effect_note=f"Het ging beter. r{number:02}c",
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("report", [Report.PARENTS, Report.REQUEST])
def test_rows_are_never_split_and_heads_are_repeated(report):
    pages = pages_of(printed(report, noor(*many_interventions())).content)
    head = (
        report_texts().parents.by_whom
        if report is Report.PARENTS
        else report_texts().request.by_whom
    )
    for number in range(30):
        on = [index for index, page in enumerate(pages) if f"r{number:02}" in page]
        assert len(on) == 1
        page = pages[on[0]]
        assert all(f"r{number:02}{part}" in page for part in "abc")
        assert head in page


@settings(max_examples=6, deadline=None)
@given(filler=st.integers(min_value=0, max_value=40), count=st.integers(min_value=1, max_value=9))
def test_no_heading_stands_alone_at_the_foot_of_a_page(filler, count):
    file = noor(
        replace(request(), summary="Een zin van gewone lengte over school. " * filler),
        *many_interventions(count),
    )
    texts = report_texts().request
    headings = {value for value in vars_of(texts).values() if isinstance(value, str)}
    headings.remove(texts.not_yet)  # stands in a cell, and may be the last line of a table
    for page in pages_of(printed(Report.REQUEST, file).content):
        assert page.splitlines()[-1].strip() not in headings


def vars_of(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_a_row_higher_than_a_page_becomes_blocks_under_each_other():
    long = "Een heel verhaal. " * 500
    found = words_of(printed(Report.PARENTS, noor(replace(interventions()[0], title=long))).content)
    assert found.count("verhaal.") == 500
    assert interventions()[5].effect_note in found


def test_a_label_above_a_block_never_ends_a_page():
    long = replace(interventions()[0], effect_note="Een zin die verder gaat. " * 150)
    labels = {
        report_texts().parents.by_whom,
        report_texts().parents.how_often,
        report_texts().parents.noticed,
    }
    for filler in range(30, 40, 2):
        started = replace(interventions()[1], title="Regel.\n" * filler)
        pages = pages_of(printed(Report.PARENTS, whole(started, long)).content)
        assert not labels & {page.splitlines()[-1].strip() for page in pages}


def test_eight_domains_thirty_interventions_and_twelve_agreements():
    more: list[Agreement | Intervention | BroadViewEntry] = [
        Agreement(id=known_id(f"more {number}"), file_id=FILE, result=f"Doel {number}.")
        for number in range(12)
    ]
    more += many_interventions()
    more.append(
        BroadViewEntry(
            id=known_id("language"), file_id=FILE, domain=LifeDomain.LANGUAGE, strong="Leest veel."
        )
    )
    for report in Report:
        assert printed(report, noor(*more)).pages < 9


LETTERS = st.text(
    st.sampled_from("abc ABC é<>&\"'/{}%\\;:()#\n\t\u00a0ŁőĲ€–“”…·") | st.characters(codec="utf-8"),
    max_size=60,
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@example(said="000", name="", report=Report.OPP_GUIDANCE)
@example(said="0\nͶ", name="", report=Report.MEETING)
@example(said="Ͷ\n0", name="", report=Report.MEETING)
@given(said=LETTERS, name=LETTERS, report=st.sampled_from(Report))
def test_any_text_is_printed_literally_or_stopped_by_its_first_unknown_character(
    said, name, report
):
    file = noor(
        replace(contract(), shared_perspective=said),
        replace(meeting(), discussed=said),
        replace(evaluation(), what_works=said),
        replace(consent_asked(), what=said),
        replace(hearing_inputs()[0], words=said),
        replace(closing_of_noor()[0], outcome=said),
        replace(left_of_noor()[0], ground=said),
        replace(plan(), guidance=said),
        replace(pupil(), call_name=name),
    )
    found = print_or_stop(report, file)
    if isinstance(found, MissingGlyph):
        assert found.character in unicodedata.normalize("NFC", said + name)
        assert found.place is not None
    else:
        assert all(word in found.replace(" ", "") for word in cleaned_words(said))


def print_or_stop(report, file):
    try:
        return words_of(printed(report, file, PrintChoices(signature_lines=True)).content)
    except MissingGlyph as missing:
        return missing


def cleaned_words(text):
    # Words longer than a line may be broken anywhere; marks that combine are reordered by readers.
    return [
        word
        for word in cleaned(text).replace("\u00a0", " ").split()
        if word.isascii() and len(word) < 30
    ]


def test_fonts_are_read_at_the_first_print_and_no_start_waits_for_them():
    read: list[Fonts] = []

    def reading() -> Fonts:
        read.append(fonts())
        return read[-1]

    made = Prints(reading, report_texts(), catalogue())
    assert read == []
    for _ in range(2):
        made.print(Report.CONTRACT, noor(), STAMP, PrintChoices())
    assert len(read) == 1


def test_fonts_can_be_read_again():
    assert fonts().printable("één", "Lato-Regular") == "één"
