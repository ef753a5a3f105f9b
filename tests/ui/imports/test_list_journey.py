"""A first day of a VO school: a workbook of 300 pupils with mistakes, and 40 files that run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ib_desk.domain.intake.list_columns import ListField
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.records.school import Professional, School, Sector
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.imports.columns_page import ColumnsPage
from ib_desk.ui.imports.preview_page import PreviewPage
from ib_desk.ui.imports.screen import ImportScreen
from ib_desk.ui.places import IMPORT
from ib_desk.ui.widgets.choice import Choice
from tests.reader.workbooks import workbook
from tests.school_lists import RUNNING, VO_HEADINGS, vo_list, with_mistakes
from tests.ui.desk_window import CONTROL, WindowInUse
from tests.ui.looking import button_in_sight, codes_shown, nameless
from tests.ui.opened_desk import EmptyVault, OpenedDesk, opened_desk

PUPIL = Pupil(call_name="Kind0", surname="Familie0", prefix="van")
FILE = SupportFile(pupil_id=PUPIL.id, opened_on=date(2026, 9, 1))


@pytest.fixture
def desk(empty_vault: EmptyVault, tmp_path: Path) -> Iterator[OpenedDesk]:
    school = School(name="Het Baken", sector=Sector.VO)
    with opened_desk(empty_vault, tmp_path, [school, PUPIL, FILE], pages=False) as opened:
        yield opened


@pytest.fixture
def screen(used: WindowInUse) -> ImportScreen:
    opened: ImportScreen = used.open_place(IMPORT)
    return opened


def columns_of(screen: ImportScreen) -> ColumnsPage:
    (page,) = screen.findChildren(ColumnsPage)
    return page


def preview_of(screen: ImportScreen) -> PreviewPage:
    (page,) = screen.findChildren(PreviewPage)
    return page


def read(used: WindowInUse, screen: ImportScreen, path: Path) -> None:
    screen.read_file(path)
    used.qtbot.waitUntil(lambda: columns_of(screen).isVisible())
    used.settle()


def said(page) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def choice_for(page: ColumnsPage, heading: str) -> Choice:
    return next(c for c in page.findChildren(Choice) if c.accessibleName() == heading)


def file_of(tmp_path: Path, content: bytes, name: str = "leerlingen.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_a_first_day_of_a_vo_school(used, screen, desk, tmp_path):
    rows = with_mistakes(vo_list())
    read(used, screen, file_of(tmp_path, workbook(rows)))
    page = columns_of(screen)
    assert nameless(page) == []
    assert codes_shown(page) == []
    proposed = {name: choice_for(page, name).value() for name in VO_HEADINGS}
    assert proposed["Achternaam"] is ListField.SURNAME
    assert proposed["OPP tot"] is ListField.OPP_ENDS_ON
    assert proposed["Opmerking"] is None
    assert not choice_for(page, "BSN").isEnabled()

    used.key(Qt.Key.Key_Return, CONTROL)
    preview = preview_of(screen)
    used.qtbot.waitUntil(preview.isVisible)
    used.settle()
    assert "300 leerlingen gelezen uit leerlingen.xlsx" in said(preview)
    assert "BSN's zijn weggelaten" in said(preview)
    assert "Gooi leerlingen.xlsx weg" in said(preview)
    problems = preview._problem_words.text().splitlines()
    assert len(problems) == len(set(problems)) == 9
    assert problems[0].startswith("Rij 4, Kind0 van Familie0: ‘31-02-2012’ bij Geb.datum")

    used.key(Qt.Key.Key_Return, CONTROL)
    used.qtbot.waitUntil(lambda: len(desk.all_of(Pupil)) > 1)
    used.settle()
    pupils = desk.all_of(Pupil)
    assert len(pupils) == 300
    assert len(desk.all_of(SupportFile)) == RUNNING
    assert all(file.trajectory == "vo" for file in desk.all_of(SupportFile) if file.taken_over_on)
    assert len(desk.all_of(Guardian)) > 300
    assert len(desk.all_of(Professional)) == 8
    assert "123456782" not in repr(pupils)

    used.key(Qt.Key.Key_Z, CONTROL)
    used.qtbot.waitUntil(lambda: desk.all_of(Pupil) == [PUPIL])
    assert desk.all_of(SupportFile) == [FILE]
    assert desk.all_of(Guardian) == desk.all_of(RunningMeasure) == []
    assert desk.problems == []


def test_a_column_is_said_to_be_something_else_and_that_is_remembered(used, screen, tmp_path):
    path = file_of(tmp_path, b"Kind;Mening\nBo Wit;3\n", "lijst.csv")
    read(used, screen, path)
    page = columns_of(screen)
    assert "Kies in welke kolom de naam" in said(page)
    choose(page, "Kind", ListField.FULL_NAME)
    choose(page, "Mening", ListField.FULL_NAME)
    assert "Twee kolommen zijn ‘hele naam van de leerling’" in said(page)
    assert not page._go.isEnabled()
    choose(page, "Mening", ListField.LEVEL)
    page._go.click()
    preview = preview_of(screen)
    used.qtbot.waitUntil(preview.isVisible)
    assert preview._list.rows.row_at(0).facts.endswith("lopend dossier: niveau 3")
    used.key(Qt.Key.Key_Return, CONTROL)
    used.qtbot.waitUntil(lambda: len(used.desk.all_of(Pupil)) == 2)
    used.settle()

    again: ImportScreen = used.open_place(IMPORT)
    read(used, again, path)
    assert choice_for(columns_of(again), "Mening").value() is ListField.LEVEL


def choose(page: ColumnsPage, heading: str, field: ListField | None) -> None:
    choice = choice_for(page, heading)
    choice.choose(field)
    choice.chosen.emit(field)


def test_another_row_or_sheet_can_have_the_headings(used, screen, tmp_path):
    book = workbook(
        [["Naam", "Klas"], ["Roepnaam", "Achternaam"], ["Bo", "Wit"]],
        other={"tweede": [["Naam", "Niveau"], ["Sem Bos", 2]]},
    )
    read(used, screen, file_of(tmp_path, book))
    page = columns_of(screen)
    page._row.choose(1)
    page._row.chosen.emit(1)
    assert choice_for(page, "Roepnaam").value() is ListField.CALL_NAME
    page._sheet.choose(1)
    page._sheet.chosen.emit(1)
    assert choice_for(page, "Niveau").value() is ListField.LEVEL


def test_it_is_called_off_and_nothing_stays(used, screen, tmp_path):
    read(used, screen, file_of(tmp_path, b"Naam;Klas\nBo Wit;2B\n", "lijst.csv"))
    page = columns_of(screen)
    button_in_sight(page, "Annuleren").click()
    used.settle()
    assert used.crumbs == ("Leerlingen",)
    assert page._tables == ()
    assert used.desk.all_of(Pupil) == [PUPIL]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "oud Excel-bestand"),
        (b"PK\x03\x04 xl/workbook", "beschadigd"),
        (b"Naam;Klas\n;2B\n;2C\n", "geen enkele leerling"),
    ],
)
def test_what_is_no_list_is_told_with_the_way_out(used, screen, tmp_path, content, words):
    screen.read_file(file_of(tmp_path, content))
    used.settle()
    if columns_of(screen).isVisible():
        columns_of(screen)._go.click()
        used.settle()
    used.qtbot.waitUntil(lambda: words in said(screen))
