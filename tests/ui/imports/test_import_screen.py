"""Reading an export on the screen: what is shown, chosen, taken over, refused and called off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.domain.intake.pupil_import import RowKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional, School
from ib_desk.ui.imports.preview_list import PreviewList
from ib_desk.ui.imports.preview_page import PreviewPage
from ib_desk.ui.imports.screen import ImportScreen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import Appearance, Theme
from ib_desk.ui.widgets.note import Note
from ib_desk.ui.widgets.pick_one import PickOne
from tests.patience import let_others_go_on
from tests.ui.asked_ways import asked_of
from tests.ui.imports.conftest import NOOR, NOOR_NOW, OTHER_SEM, SARA, SEM, SEM_NOW, entry, export
from tests.ui.looking import nameless, rich_labels
from tests.ui.reading import words_of


def page_of(screen: ImportScreen) -> PreviewPage:
    return screen.findChildren(PreviewPage)[0]


def list_of(screen: ImportScreen) -> PreviewList:
    return screen.findChildren(PreviewList)[0]


def parts_of(screen: ImportScreen) -> PickOne:
    return page_of(screen).findChildren(PickOne)[0]


def note_of(screen: ImportScreen) -> Note:
    return next(note for note in screen.findChildren(Note) if note.isVisible())


def button(screen: ImportScreen, words: str) -> QPushButton:
    buttons = screen.findChildren(QPushButton)
    return next(b for b in buttons if b.text().startswith(words) and b.isVisible())


def is_offered(screen: ImportScreen, words: str) -> bool:
    return any(b.text() == words and b.isVisible() for b in screen.findChildren(QPushButton))


def says_something(screen: ImportScreen) -> bool:
    return any(note.isVisible() for note in screen.findChildren(Note))


def show_preview(screen: ImportScreen, path: Path, qtbot: QtBot) -> None:
    screen.read_file(path)
    qtbot.waitUntil(page_of(screen).isVisible)


def go_to_part(screen: ImportScreen, kind: RowKind, qtbot: QtBot) -> None:
    parts = parts_of(screen)
    place = [words.split()[0] for words in words_of(parts)].index(
        {"new": "Nieuw", "changed": "Gewijzigd", "left": "Vertrokken", "unclear": "Onduidelijk"}[
            kind
        ]
    )
    qtbot.mouseClick(parts.findChildren(QPushButton)[place], Qt.MouseButton.LeftButton)


def shown(screen: ImportScreen) -> list[tuple[str, str, str, bool | None]]:
    rows = list_of(screen).rows
    return [
        (row.title, row.facts, row.right, row.ticked)
        for row in (rows.row_at(place) for place in range(rows.rowCount()))
    ]


def choose(screen: ImportScreen, place: int, words: str) -> None:
    """As a click on a row does: its menu, and one of the choices in it."""
    page = page_of(screen)
    number = list_of(screen).rows.row_at(place).number
    menu = page.choice_menu(number)
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def texts_of(screen: ImportScreen) -> list[QLabel]:
    return [shown for shown in screen.findChildren(QLabel) if shown.isVisible()]


def pupils(session: Session, qtbot: QtBot) -> dict[str, Pupil]:
    with qtbot.waitSignal(session.read(lambda: session.desk.records.find(Pupil)).succeeded) as said:
        pass
    return {pupil.name: pupil for pupil in said.args[0]}


def test_the_preview_says_what_is_new_changed_gone_and_unclear(screen, file, qtbot):
    show_preview(screen, file, qtbot)
    assert words_of(parts_of(screen)) == ["Nieuw 1", "Gewijzigd 1", "Vertrokken 1", "Onduidelijk 1"]
    assert shown(screen) == [("Sara Öztürk", "groep 4 · geboren 2 apr 2018", "nieuw", True)]
    go_to_part(screen, RowKind.CHANGED, qtbot)
    assert shown(screen) == [("Noor van Dalen", "groep 5 → 6", "", True)]
    go_to_part(screen, RowKind.LEFT, qtbot)
    assert shown(screen)[0][0] == "Finn Jansen"
    assert shown(screen)[0][3] is False
    go_to_part(screen, RowKind.UNCLEAR, qtbot)
    assert shown(screen)[0][2:] == ("Kies wie dit is", None)


def test_colleagues_are_proposed_by_name_and_group_and_stay_out_when_unticked(
    screen, file, session, qtbot
):
    staff = (
        "<leerkrachten><leerkracht key='L'><achternaam>Benali</achternaam>"
        "<roepnaam>Saïda</roepnaam></leerkracht></leerkrachten>"
    )
    text = file.read_text("utf-8").replace("<leerkrachten/>", staff)
    file.write_text(text, encoding="utf-8")
    show_preview(screen, file, qtbot)
    tick = page_of(screen).findChildren(QCheckBox)[0]
    assert (tick.text(), tick.isChecked()) == ("Ook 1 collega overnemen, met de groep", True)
    tick.click()
    with qtbot.waitSignal(session.changed) as said:
        button(screen, "2 wijzigingen overnemen").click()
    kinds = {type(edit.record) for edit in said.args[0].edits}
    assert Professional not in kinds
    assert Pupil in kinds


def test_the_main_button_counts_itself(screen, file, qtbot):
    show_preview(screen, file, qtbot)
    assert button(screen, "2 wijzigingen overnemen").isEnabled()
    list_of(screen).setFocus()
    qtbot.keyClick(list_of(screen), Qt.Key.Key_Space)
    assert button(screen, "1 wijziging overnemen").isEnabled()
    go_to_part(screen, RowKind.CHANGED, qtbot)
    qtbot.mouseClick(button(screen, "Alles uitvinken"), Qt.MouseButton.LeftButton)
    assert not button(screen, "Niets over te nemen").isEnabled()
    qtbot.mouseClick(button(screen, "Alles aanvinken"), Qt.MouseButton.LeftButton)
    assert button(screen, "1 wijziging overnemen").isEnabled()


def test_taking_over_stores_the_ticked_rows_and_leads_back(screen, session, file, qtbot):
    show_preview(screen, file, qtbot)
    with qtbot.waitSignals([asked_of(screen), session.changed]):
        qtbot.mouseClick(button(screen, "2 wijzigingen"), Qt.MouseButton.LeftButton)
    kept = pupils(session, qtbot)
    assert kept["Sara Öztürk"].year_group == "4"
    assert kept["Noor van Dalen"].year_group == "6"
    assert kept["Finn Jansen"].left_on is None
    with qtbot.waitSignal(session.changed):
        session.undo()
    assert "Sara Öztürk" not in pupils(session, qtbot)


def test_who_an_unclear_child_is_is_chosen_and_never_guessed(screen, session, file, qtbot):
    show_preview(screen, file, qtbot)
    go_to_part(screen, RowKind.UNCLEAR, qtbot)
    choose(screen, 0, "Dit is Sem de Wit · groep 5")
    assert shown(screen)[0][2].startswith("is Sem de Wit · groep 5")
    with qtbot.waitSignal(asked_of(screen)):
        qtbot.mouseClick(button(screen, "3 wijzigingen"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(
        session.read(lambda: session.desk.records.get(Pupil, OTHER_SEM.id)).succeeded
    ) as said:
        pass
    assert said.args[0].edexml_key == "w"


def test_an_unclear_child_can_be_a_new_one(screen, file, qtbot):
    show_preview(screen, file, qtbot)
    go_to_part(screen, RowKind.UNCLEAR, qtbot)
    choose(screen, 0, "Dit is een nieuwe leerling")
    assert shown(screen)[0][2] == "wordt nieuw"
    choose(screen, 0, "Nu niet overnemen")
    assert shown(screen)[0][2] == "Kies wie dit is"


def test_who_an_unclear_child_is_can_be_chosen_with_keys_alone(screen, file, qtbot):
    show_preview(screen, file, qtbot)
    go_to_part(screen, RowKind.UNCLEAR, qtbot)
    rows = list_of(screen)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    qtbot.keyClick(menu, Qt.Key.Key_Up)  # from “Nu niet overnemen”, which is so at first
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert shown(screen)[0][2] == "wordt nieuw"


def test_a_child_that_the_export_surely_lists_is_not_offered_once_more(screen, tmp_path, qtbot):
    as_she_is = entry("n", "Noor", "Dalen", "2017-05-14", "5", "van")
    path = tmp_path / "naamgenoot.xml"
    path.write_text(export(as_she_is, as_she_is.replace('"n"', '"m"')), encoding="utf-8")
    show_preview(screen, path, qtbot)
    go_to_part(screen, RowKind.UNCLEAR, qtbot)
    menu = page_of(screen).choice_menu(list_of(screen).rows.row_at(0).number)
    offered = [action.text() for action in menu.actions()]
    assert offered == ["Dit is een nieuwe leerling", "Nu niet overnemen"]


def test_one_child_cannot_be_chosen_twice(screen, tmp_path, qtbot):
    twins = (SEM_NOW, SEM_NOW.replace('"w"', '"v"'))
    path = tmp_path / "tweemaal.xml"
    path.write_text(export(*twins), encoding="utf-8")
    show_preview(screen, path, qtbot)
    go_to_part(screen, RowKind.UNCLEAR, qtbot)
    for place in (0, 1):
        choose(screen, place, "Dit is Sem de Wit · groep 4")
    assert not button(screen, "2 wijzigingen").isEnabled()
    choose(screen, 1, "Dit is Sem de Wit · groep 5")
    assert button(screen, "2 wijzigingen").isEnabled()


def test_a_row_is_found_by_the_beginning_of_a_name(screen, file, qtbot):
    show_preview(screen, file, qtbot)
    screen.seek()
    qtbot.keyClicks(QApplication.focusWidget(), "ozt")
    qtbot.waitUntil(lambda: len(shown(screen)) == 1)
    qtbot.keyClicks(QApplication.focusWidget(), "x")
    qtbot.waitUntil(lambda: not shown(screen))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("geen xml", "Dit lijkt geen EDEXML-bestand"),
        (export(SARA, brin="11AA"), "Dit bestand is van een andere school: 11AA."),
        (export(), "In dit bestand staat geen enkele leerling."),
        (export(SARA)[:-40], "Dit bestand is beschadigd bij regel"),
    ],
)
def test_a_refused_file_is_said_in_words_and_the_next_can_be_tried(
    screen, tmp_path, file, qtbot, content, words
):
    path = tmp_path / "fout.xml"
    path.write_text(content, encoding="utf-8")
    screen.read_file(path)
    qtbot.waitUntil(lambda: says_something(screen))
    assert note_of(screen).accessibleName().startswith(words)
    show_preview(screen, file, qtbot)


def test_a_file_that_is_gone_is_said(screen, tmp_path, qtbot):
    screen.read_file(tmp_path / "weg.xml")
    qtbot.waitUntil(lambda: says_something(screen))
    assert note_of(screen).accessibleName() == "Het bestand kan niet worden gelezen."


def test_reading_that_is_stopped_leaves_nothing(screen, session, file, qtbot, monkeypatch):
    imports = session.desk.imports
    stopped = replace(imports._readers, export=read_until_stopped)
    monkeypatch.setattr(imports, "_readers", stopped)
    screen.read_file(file)
    qtbot.waitUntil(lambda: is_offered(screen, "Annuleren"))
    qtbot.mouseClick(button(screen, "Annuleren"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says_something(screen))
    assert note_of(screen).accessibleName() == "Je hebt het lezen gestopt."
    assert not page_of(screen).isVisible()
    assert len(pupils(session, qtbot)) == 3


def read_until_stopped(_raw, *, expected_brin, progress):
    while True:
        progress.step(1, 2)
        let_others_go_on()


def test_an_older_school_year_is_warned_of(screen, session, tmp_path, qtbot):
    path = tmp_path / "oud.xml"
    path.write_text(export(NOOR_NOW, SEM_NOW, year="2024-2025"), encoding="utf-8")
    show_preview(screen, path, qtbot)
    assert note_of(screen).accessibleName() == "Dit is een export van een ouder schooljaar."


def test_a_file_with_few_of_the_pupils_is_warned_of(screen, tmp_path, qtbot):
    path = tmp_path / "deel.xml"
    path.write_text(export(SARA), encoding="utf-8")
    show_preview(screen, path, qtbot)
    assert note_of(screen).accessibleName().startswith("Meer dan de helft")


def test_what_changes_meanwhile_is_compared_again_and_choices_stay(screen, session, file, qtbot):
    show_preview(screen, file, qtbot)
    list_of(screen).setFocus()
    qtbot.keyClick(list_of(screen), Qt.Key.Key_Space)
    go_to_part(screen, RowKind.CHANGED, qtbot)
    session.change(NOOR, replace(NOOR, year_group="6"))
    qtbot.waitUntil(lambda: "Gewijzigd 1" not in words_of(parts_of(screen)))
    assert not shown(screen)[0][3]  # Sara is still unticked


def test_a_school_that_changed_does_not_disturb(screen, session, file, qtbot):
    show_preview(screen, file, qtbot)
    with qtbot.waitSignal(session.changed):
        session.add(School(name="Elders"))
    assert len(shown(screen)) == 1


def test_calling_off_leads_back_and_the_next_visit_starts_anew(screen, file, qtbot):
    show_preview(screen, file, qtbot)
    with qtbot.waitSignal(asked_of(screen)):
        qtbot.mouseClick(button(screen, "Annuleren"), Qt.MouseButton.LeftButton)
    screen.enter()
    assert QApplication.focusWidget() is button(screen, "Bestand kiezen")


def test_a_file_can_be_dropped_on_the_page(screen, file, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    page = screen.parts()[0]
    entering = QDragEnterEvent(
        QPoint(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(
        QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(page_of(screen).isVisible)


def test_everything_has_a_name_and_all_words_are_plain(screen, file, qtbot):
    assert nameless(screen) == []
    show_preview(screen, file, qtbot)
    assert nameless(screen) == []
    assert rich_labels(screen) == []


def test_it_fits_a_small_screen_with_large_text(screen, file, qtbot, theme: Theme):
    show_preview(screen, file, qtbot)
    theme.use(Appearance(text_scale=2.0))
    least = screen.minimumSizeHint()
    assert least.width() <= 1366 - 110
    assert least.height() <= 690 - 108


def test_large_text_scrolls_no_warning_away(screen, tmp_path, qtbot, theme: Theme):
    theme.use(Appearance(text_scale=2.0))
    path = tmp_path / "ouder.xml"
    path.write_text(export(NOOR_NOW, SEM_NOW, year="2024-2025"), encoding="utf-8")
    show_preview(screen, path, qtbot)
    assert QApplication.focusWidget() in parts_of(screen).findChildren(QPushButton)
    assert not note_of(screen).visibleRegion().isEmpty()


def test_a_long_file_name_does_not_widen_the_page(screen, file, qtbot, theme: Theme):
    theme.use(Appearance(text_scale=2.0))
    path = file.rename(file.with_name("leerlingen_" * 12 + "2026.xml"))
    show_preview(screen, path, qtbot)
    said = next(words for words in texts_of(screen) if "gelezen uit" in words.text())
    assert said.text().endswith("uit leerlingen_leerl…lingen_2026.xml")
    assert page_of(screen)._area.horizontalScrollBar().maximum() == 0


def test_a_whole_school_is_shown_without_delay(screen, tmp_path, qtbot):
    path = tmp_path / "school.xml"
    many = (entry(f"k{i}", f"Kind{i}", f"Naam{i % 90}", "2017-01-01", "4") for i in range(2000))
    path.write_text(export(*many), encoding="utf-8")
    screen.read_file(path)
    qtbot.waitUntil(page_of(screen).isVisible)
    assert list_of(screen).rows.rowCount() == 2000
    assert list_of(screen).viewport().children() == []


def test_candidates_are_told_apart(screen, file, qtbot):
    show_preview(screen, file, qtbot)
    go_to_part(screen, RowKind.UNCLEAR, qtbot)
    menu = page_of(screen).choice_menu(list_of(screen).rows.row_at(0).number)
    said = [action.text() for action in menu.actions()]
    assert sorted(said[:2]) == [
        f"Dit is Sem de Wit · groep {SEM.year_group} · geboren 9 mrt 2017",
        f"Dit is Sem de Wit · groep {OTHER_SEM.year_group} · geboren 9 mrt 2017",
    ]
    assert said[2:] == ["Dit is een nieuwe leerling", "Nu niet overnemen"]


def test_an_export_without_news_says_that_nothing_needs_doing(screen, session, tmp_path, qtbot):
    path = tmp_path / "gelijk.xml"
    path.write_text(export(NOOR_NOW, SARA), encoding="utf-8")
    show_preview(screen, path, qtbot)
    with qtbot.waitSignal(asked_of(screen)):
        qtbot.mouseClick(button(screen, "2 wijzigingen"), Qt.MouseButton.LeftButton)
    path.write_text(export(NOOR_NOW, SARA, entry("f", "Finn", "Jansen", "2015-01-08", "")))
    show_preview(screen, path, qtbot)
    assert words_of(parts_of(screen)) == ["Gelijk 3"]
    assert not button(screen, "Niets over te nemen").isEnabled()
    assert any(shown.text().startswith("Alles is al gelijk.") for shown in texts_of(screen))
