from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
import segno
from PIL import Image

from ib_desk.application.paper import MissingGlyph
from ib_desk.application.ways_in import RecoverySheet
from ib_desk.exchange.pdf.recovery_sheet import QR_SIDE, recovery_sheet
from ib_desk.exchange.pdf.style import PORTRAIT
from tests.exchange.printing import fonts, needs, pages_of, run, standing_in_order, words_of
from tests.shipped import report_texts

GROUPS = ("D8CS", "BG6J", "7Q2M", "XK4T", "9ZHA", "01PV", "ERN5", "W3FY", "8B6C")
SLOT = "IBDESK1." + "Ab9_-xYz" * 16


def sheet(label: str = "De Zandbank") -> RecoverySheet:
    return RecoverySheet(
        vault_id=UUID(int=1),
        vault_label=label,
        made_on=date(2026, 9, 1),
        groups=GROUPS,
        slot_code=SLOT,
    )


def test_one_page_with_nine_numbered_groups_in_order():
    printed = recovery_sheet(sheet(), report_texts(), fonts())
    assert printed.pages == 1
    numbered = [part for n, group in enumerate(GROUPS, 1) for part in (f"blok {n}", group)]
    assert standing_in_order(words_of(printed.content), *numbered)


def test_it_says_of_which_vault_of_when_and_where_to_keep_it():
    found = words_of(recovery_sheet(sheet(), report_texts(), fonts()).content)
    assert "Kluis De Zandbank · gemaakt op 1 september 2026" in found
    assert "Bewaar dit niet op de laptop." in found
    assert "In de kluis van school, in een dichte envelop" in found


def test_the_slot_is_in_the_picture_and_not_in_the_words():
    assert SLOT not in words_of(recovery_sheet(sheet(), report_texts(), fonts()).content).replace(
        " ", ""
    )


@needs("pdftoppm")
def test_the_picture_is_the_code_of_the_slot(tmp_path):
    at = tmp_path / "sheet.pdf"
    at.write_bytes(recovery_sheet(sheet(), report_texts(), fonts()).content)
    run("pdftoppm", "-r", "288", "-gray", "-singlefile", at, tmp_path / "sheet")
    code = [list(row) for row in segno.make_qr(SLOT, error="m").matrix]
    with Image.open(tmp_path / "sheet.pgm") as page:
        assert dots(page, len(code)) == code


def dots(page, modules):
    """The page at the middle of each module; the square is found by its corner at the left."""
    pixels = page.load()
    left = round(PORTRAIT.side * 4) + 2
    column = [y for y in range(round(0.43 * page.height), page.height) if pixels[left, y] < 128]
    top, module = column[0], QR_SIDE * 4 / modules
    start = round(PORTRAIT.side * 4)
    return [
        [
            int(pixels[round(start + (x + 0.5) * module), round(top + (y + 0.5) * module)] < 128)
            for x in range(modules)
        ]
        for y in range(modules)
    ]


def test_the_same_sheet_gives_the_same_bytes():
    first, second = (recovery_sheet(sheet(), report_texts(), fonts()).content for _ in range(2))
    assert first == second


def test_a_label_that_cannot_be_drawn_stops_it():
    with pytest.raises(MissingGlyph):
        recovery_sheet(sheet("School ✓"), report_texts(), fonts())


def test_markup_in_a_label_stays_a_label():
    found = pages_of(recovery_sheet(sheet("<b>A & B</b>"), report_texts(), fonts()).content)[0]
    assert "Kluis <b>A & B</b>" in found
