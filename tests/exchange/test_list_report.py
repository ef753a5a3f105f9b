"""A list on paper: every word of it, on every sheet the heads, and nothing cut off."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest

from ib_desk.application.paper import ListHead, Mark, MissingGlyph, Printed, Stamp
from ib_desk.domain.leaving.list_sheet import ListSheet, SheetCell, SheetColumn, SheetRow
from ib_desk.domain.records.support_file import SupportFileId
from tests.exchange.printing import pages_of, prints

HEAD = ListHead(
    stamp=Stamp(printed_on=date(2026, 9, 24), maker="Esther Mulder"), school="De Waterlelie · Dam"
)
TITLES = ("Naam", "Groep", "Niveau", "Volgende", "Termijn", "Regeling", "Sprak ouders")


def sheet(*rows: tuple[str, ...], about: str = "lopend · groep 6") -> ListSheet:
    return ListSheet(
        title="Dossiers",
        about=about,
        columns=tuple(SheetColumn(title=title) for title in TITLES),
        rows=tuple(
            SheetRow(
                file_id=SupportFileId(uuid4()), cells=tuple(SheetCell(text=text) for text in row)
            )
            for row in rows
        ),
    )


def text_of(content: bytes) -> str:
    return "\n".join(pages_of(content))


def printed(of: ListSheet, mark: Mark = Mark.NONE) -> Printed:
    return prints().print_list(of, HEAD, mark, "dossiers-2026-0924.pdf")


def row(number: int) -> tuple[str, ...]:
    return (
        f"Kind {number}",
        "groep 6",
        "4",
        "12 dagen te laat · JGZ bellen",
        "",
        "TLV",
        "gisteren",
    )


def test_it_says_what_it_is_of_what_when_and_that_it_is_for_nobody_else():
    said = text_of(printed(sheet(row(1))).content)
    for words in ("Dossiers", "lopend · groep 6", "donderdag 24 september 2026", "Vertrouwelijk"):
        assert words in said
    for words in ("De Waterlelie · Dam", "gemaakt door Esther Mulder", "bladzijde 1 van 1"):
        assert words in said


def test_every_cell_is_there_and_every_head():
    said = " ".join(text_of(printed(sheet(row(1), row(2))).content).split())
    for words in (*TITLES, *row(1), *row(2)):
        assert words in said


def test_a_long_list_has_its_heads_on_every_sheet():
    made = printed(sheet(*(row(number) for number in range(80))))
    said = text_of(made.content)
    assert made.pages > 1
    assert said.count("Volgende") == made.pages
    assert "Kind 79" in said


def test_the_longest_words_are_whole_and_nothing_is_lost():
    longest = tuple("Ongelooflijklangedubbelenaam-van-Voorbeeldenstein " * 6 for _title in TITLES)
    said = "".join(text_of(printed(sheet(longest)).content).split())
    assert said.count("Voorbeeldenstein") == 6 * len(TITLES)


def test_the_word_example_stands_across_it():
    assert "VOORBEELD" in text_of(printed(sheet(row(1)), Mark.EXAMPLE).content)


def test_a_sign_that_cannot_be_drawn_stops_it():
    with pytest.raises(MissingGlyph):
        printed(sheet(("𓀀", *row(1)[1:])))


def test_the_same_list_gives_the_same_bytes():
    one = sheet(row(1))
    assert printed(one).content == printed(one).content
