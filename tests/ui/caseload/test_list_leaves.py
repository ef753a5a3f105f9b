"""The list leaves as it is seen: looked at first, and then in the register of each child."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.application.leaving.outside import NoPrinter, ToPrinter
from ib_desk.application.overview import Lists
from ib_desk.application.progress import Progress
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent, Way
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.ui.caseload.screen import CaseloadScreen
from ib_desk.ui.preview import list_preview
from ib_desk.ui.preview.list_preview import ListPreview
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.line_table import LineTable
from tests.ui.caseload.conftest import IN_FILES, NOOR, OF_BILAL, OF_NOOR
from tests.ui.caseload.test_caseload_screen import found, pick, table_of
from tests.ui.caseload.test_views_journey import until_read
from tests.ui.looking import nameless, rich_labels


@dataclass
class Printer:
    """The system's own dialog is a plain one here, and so is the paper."""

    printed: list[tuple[bytes, str]] = field(default_factory=list)
    dialogs: list[QDialog] = field(default_factory=list)

    def print(self, content: bytes, name: str, _progress: Progress) -> None:
        self.printed.append((content, name))

    def ask(self, parent: ListPreview, _title: str, take: Callable[[ToPrinter], object]) -> QDialog:
        dialog = QDialog(parent)
        dialog.accepted.connect(lambda: take(ToPrinter(self)))
        self.dialogs.append(dialog)
        return dialog


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    made = Printer()
    monkeypatch.setattr(list_preview, "ask_for_printer", made.ask)
    return made


def button(screen: CaseloadScreen, words: str) -> QPushButton:
    return next(b for b in screen.findChildren(QPushButton) if b.text() == words and b.isVisible())


def opened(screen: CaseloadScreen, qtbot: QtBot) -> ListPreview:
    """With Ctrl+P from the list."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table_of(screen))
    qtbot.keyClick(table_of(screen), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: button(screen, "Afdrukken…").isEnabled())
    preview = screen._stack.leaving
    assert preview is not None
    return preview


def save_at(screen: CaseloadScreen, words: str, place: Path, qtbot: QtBot) -> str:
    """Through the dialog; gives the name that it proposed."""
    button(screen, words).click()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in screen.findChildren(QFileDialog)))
    dialog = next(d for d in screen.findChildren(QFileDialog) if d.isVisible())
    proposed = Path(dialog.selectedFiles()[0]).name
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(place))
    dialog.accept()
    return proposed


def noted(session: Session, qtbot: QtBot) -> list[Disclosure]:
    """Once it is said of each that it is outside."""
    qtbot.waitUntil(lambda: len(found(session, DisclosureEvent, qtbot)) > 0)
    lines: list[Disclosure] = found(session, Disclosure, qtbot)
    return lines


def test_it_is_seen_printed_and_noted_for_each_child(screen, session, qtbot, printer):
    opened(screen, qtbot)
    button(screen, "Afdrukken…").click()
    assert found(session, Disclosure, qtbot) == []
    printer.dialogs[0].accept()
    lines = noted(session, qtbot)
    assert {line.file_id for line in lines} == {OF_NOOR.id, OF_BILAL.id}
    for line in lines:
        assert (line.kind, line.way) == (OutputKind.FILES_LIST, Way.PRINTED)
        assert (line.recipient, line.ground) == ("mijzelf", "overzicht van de begeleiding")
    assert printer.printed[0][1].startswith("dossiers-")


def test_while_it_is_printed_a_key_begins_no_second_time(screen, session, qtbot, printer):
    preview = opened(screen, qtbot)
    button(screen, "Afdrukken…").click()
    printer.dialogs[0].accept()
    qtbot.keyClick(preview, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert len(printer.dialogs) == 1
    noted(session, qtbot)


def test_a_table_for_excel_holds_what_is_filtered_in_the_columns_that_are_seen(
    screen, session, qtbot, tmp_path
):
    pick(screen, "Groep", "groep 6")
    until_read(screen, qtbot)
    table_of(screen).choose_column(2, is_shown=False)
    table_of(screen).setFocus()
    opened(screen, qtbot)
    place = tmp_path / "lijst.csv"
    name = save_at(screen, "Opslaan als CSV…", place, qtbot)
    lines = noted(session, qtbot)
    assert (name[:9], name[-4:]) == ("dossiers-", ".csv")
    assert [line.file_id for line in lines] == [OF_NOOR.id]
    content = place.read_bytes().decode("utf-8-sig")
    heads = "Naam;Groep;Volgende;Sprak ouders;Sprak ouders op;Sprak leerling;Sprak leerling op"
    late = "Noor van Dalen;groep 6;12 dagen te laat · JGZ bellen over slaap;;;;"
    assert content.splitlines() == [heads, late]


def test_the_rows_for_excel_are_seen_before_they_leave(screen, qtbot):
    preview = opened(screen, qtbot)
    as_csv = next(b for b in preview.findChildren(QPushButton) if b.text().startswith("Als CSV"))
    as_csv.click()
    table = next(t for t in preview.findChildren(LineTable) if t.isVisible())
    model = table.model()
    heads = [
        str(model.headerData(place, Qt.Orientation.Horizontal))
        for place in range(model.columnCount())
    ]
    assert heads[:4] == ["Naam", "Groep", "Niveau", "Volgende"]
    assert str(model.index(0, 0).data()) == "Noor van Dalen"


def test_she_says_for_whom_it_is(screen, session, qtbot, tmp_path):
    preview = opened(screen, qtbot)
    assert QApplication.focusWidget() is preview._recipient
    qtbot.keyClick(preview._recipient, Qt.Key.Key_Delete)
    button(screen, "Opslaan als PDF…").click()
    assert "Zet erbij voor wie" in preview._recipient.accessibleDescription()
    qtbot.keyClicks(preview._recipient, "Marja, directeur")
    save_at(screen, "Opslaan als PDF…", tmp_path / "lijst.pdf", qtbot)
    assert {line.recipient for line in noted(session, qtbot)} == {"Marja, directeur"}


def test_the_name_of_another_child_asks_for_a_reason_and_says_where(
    screen, session, qtbot, tmp_path
):
    told = next(one for one in IN_FILES if isinstance(one, Agreement))
    with qtbot.waitSignal(session.changed):
        session.change(told, replace(told, result="Bellen over Bilal Aydın"))
    qtbot.waitUntil(lambda: "Bilal" in screen.list_page.shown_files[0].next.deadline.anchored.words)
    preview = opened(screen, qtbot)
    save_at(screen, "Opslaan als PDF…", tmp_path / "lijst.pdf", qtbot)
    qtbot.waitUntil(preview._reason.isVisible)
    said = " ".join(x.text() for x in preview._note.findChildren(QLabel))
    assert "de naam van een andere leerling" in said
    assert "Noor van Dalen" in said
    # One answer stands in each file where something was found.
    hints = " ".join(x.text() for x in preview._reason.findChildren(QLabel))
    assert "noem geen leerling" in hints
    preview._reason._text.set_text("Zij zitten in één groep.")
    preview._reason._give()
    answers = {line.file_id: line.gaps_reason for line in noted(session, qtbot)}
    assert answers.pop(OF_NOOR.id) == "Zij zitten in één groep."
    assert set(answers.values()) == {""}


def test_a_change_meanwhile_is_shown_before_anything_leaves(screen, session, qtbot):
    preview = opened(screen, qtbot)
    before = preview._made
    with qtbot.waitSignal(session.changed):
        session.change(NOOR, replace(NOOR, call_name="Noortje"))
    qtbot.waitUntil(lambda: preview._made > before)
    assert preview._list is not None
    assert preview._list.sheet.rows[0].cells[0].text == "Noortje van Dalen"


def test_without_a_printer_it_says_so(screen, qtbot, monkeypatch):
    def none(*_asked: object) -> None:
        raise NoPrinter

    monkeypatch.setattr(list_preview, "ask_for_printer", none)
    preview = opened(screen, qtbot)
    button(screen, "Afdrukken…").click()
    assert preview._note.isVisible()


def test_esc_goes_back_to_the_list(screen, qtbot):
    preview = opened(screen, qtbot)
    qtbot.keyClick(preview._recipient, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table_of(screen))
    assert preview._list is None


def test_an_empty_list_and_one_that_is_still_made_do_not_leave(screen, session, qtbot):
    said: list[str] = []
    session.said.connect(said.append)
    pick(screen, "Niveau", 1)
    button(screen, "Afdrukken of opslaan").click()
    screen._show(Lists(to_make=12))
    screen._ask_paper()
    assert said == ["Er staat niemand in deze lijst.", "De lijst wordt bijgewerkt: nog 12"]
    assert screen._stack.leaving is None


def test_a_list_that_is_empty_meanwhile_closes_itself(screen, qtbot):
    preview = opened(screen, qtbot)
    screen._show(Lists())
    assert preview._list is None
    assert screen._stack.currentWidget() is screen.list_page


@pytest.mark.usefixtures("sheet")
def test_everything_on_it_has_a_name(screen, qtbot):
    opened(screen, qtbot)
    assert nameless(screen) == []
    assert rich_labels(screen) == []
