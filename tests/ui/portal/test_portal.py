"""In het portaal: a key copies a field and goes on; what was copied is ticked, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from ib_desk.domain.records.swv_demand import DemandOf, RequestText, SwvDemand
from ib_desk.domain.records.swv_form import BoxKind, FormSource, FormType, SwvForm, SwvFormBox
from ib_desk.domain.request.portal_fields import PortalFact, PortalField
from ib_desk.ui.places import REQUEST
from ib_desk.ui.portal.field_row import FieldRow
from ib_desk.ui.portal.file_row import FileRow
from ib_desk.ui.portal.portal_words import title_of
from ib_desk.ui.portal.view import PortalView
from ib_desk.ui.request.folder_card import FolderCard
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.fold import Fold
from tests.builders import noor_records, request, swv
from tests.ui.desk_window import CONTROL, WindowInUse
from tests.ui.left_folder import folder_let_out
from tests.ui.looking import button_in_sight, nameless, rich_labels
from tests.ui.opened_desk import EmptyVault, opened_desk

TOO_LONG = SwvDemand(
    profile_id=swv().id,
    title="Uw vraag in het kort",
    what=DemandOf.TEXT,
    text=RequestText.QUESTION,
    length=20,
)


@pytest.fixture
def window(qtbot, empty_vault: EmptyVault, tmp_path: Path) -> Iterator[WindowInUse]:
    """The page of a request of which the folder stands outside; its portal asks a short text."""
    records = (*noor_records(), TOO_LONG)
    with opened_desk(empty_vault, tmp_path / "vault", records, pages=False) as desk:
        used = WindowInUse(qtbot, desk)
        folder_let_out(used, tmp_path / "A26-4071")
        used.open_page(REQUEST)
        used.qtbot.waitUntil(lambda: used.window.findChild(FolderCard) is not None)
        yield used


@pytest.fixture
def begun(window: WindowInUse) -> PortalView:
    button_in_sight(window.window, "Naast het portaal zetten").setFocus()
    window.key(Qt.Key.Key_Return)
    return view(window)


def view(used: WindowInUse) -> PortalView:
    used.qtbot.waitUntil(lambda: used.window.is_in_portal)
    return next(one for one in used.window.findChildren(PortalView) if one.isVisible())


def words(begun: PortalView) -> str:
    return "\n".join(one.text() for one in begun.findChildren(QLabel) if one.isVisible())


def copied() -> str:
    return QGuiApplication.clipboard().text()


def row(begun: PortalView, what) -> FieldRow:
    return next(one for one in begun.findChildren(FieldRow) if one.field.what is what)


def test_the_frame_goes_the_window_is_narrow_and_the_first_field_has_the_keyboard(window, begun):
    assert not window.window._rail.isVisible()
    assert window.window.width() < 500
    assert window.focus is begun._rows_of_fields[0].button
    assert nameless(begun) == []
    assert rich_labels(begun) == []


def test_one_key_copies_ticks_and_goes_on_to_the_end(window, begun):
    rows = begun._rows_of_fields
    for number, one in enumerate(rows):
        assert window.focus is one.button
        window.key(Qt.Key.Key_Return)
        assert copied() == one.field.text
        assert one._tick.isVisible()
        assert f"{number + 1} van {len(rows)} velden gekopieerd." in begun._said.text()
    assert window.focus is begun._done


def test_what_was_copied_can_be_copied_again_and_is_passed_over(window, begun):
    second = begun._rows_of_fields[1]
    second.button.click()
    begun._rows_of_fields[0].button.click()
    assert window.focus is begun._rows_of_fields[2].button
    assert second.button.text() == "Nog eens kopiëren"
    second.button.click()
    assert copied() == second.field.text


def test_each_field_says_how_long_it_is_and_how_much_fits(begun):
    question = row(begun, RequestText.QUESTION)
    length = len(request().question.strip())
    said = words(begun)
    assert f"{length} van 20 tekens" in said
    assert f"{length - 20} tekens te lang: het portaal neemt er 20 aan." in said
    assert question.button.accessibleDescription().startswith(f"{length - 20} tekens te lang")


def test_what_does_not_fit_leads_to_where_it_is_said_how_to_shorten_it(window, begun):
    window.press("Inkorten")
    assert not window.window.is_in_portal
    assert window.page.isVisible()
    assert "Toch niet verstuurd" in window.toast


def test_who_leaves_finds_the_ticks_again_and_nothing_on_the_clipboard(window, begun):
    window.key(Qt.Key.Key_Return)
    assert copied()
    window.key(Qt.Key.Key_Escape)
    assert not window.window.is_in_portal
    assert copied() == ""
    assert window.window._rail.isVisible()
    assert window.window.width() > 1000
    assert window.focus.text() == "Naast het portaal zetten"
    window.key(Qt.Key.Key_Return)
    again = view(window)
    assert again.copied == 1
    assert window.focus is again._rows_of_fields[1].button


def test_the_keys_of_the_program_rest_meanwhile(window, begun):
    window.key(Qt.Key.Key_K, CONTROL)
    window.key(Qt.Key.Key_1, CONTROL)
    assert begun.isVisible()


def test_the_files_stand_beside_it_to_be_dragged_or_found(window, begun, tmp_path):
    files = begun.findChildren(FileRow)
    assert [one.accessibleName() for one in files] == sorted(
        one.name for one in (tmp_path / "A26-4071").iterdir()
    )
    (url,) = files[0].dragged().urls()
    assert Path(url.toLocalFile()).read_bytes()
    window.press("Plaats van de map kopiëren")
    assert copied() == str(tmp_path / "A26-4071")


def test_a_file_is_dragged_once_the_mouse_went_far_enough(begun, monkeypatch):
    dragged: list[str] = []
    file = begun.findChildren(FileRow)[0]
    monkeypatch.setattr(
        "ib_desk.ui.portal.file_row.QDrag.exec",
        lambda drag, _action: dragged.append(drag.mimeData().urls()[0].fileName()),
    )
    far = QApplication.startDragDistance() + 1
    _mouse(file, QEvent.Type.MouseMove, QPoint(far, far))
    _mouse(file, QEvent.Type.MouseButtonPress, QPoint(2, 2))
    _mouse(file, QEvent.Type.MouseMove, QPoint(3, 2))
    assert dragged == []
    _mouse(file, QEvent.Type.MouseMove, QPoint(2 + far, 2))
    _mouse(file, QEvent.Type.MouseMove, QPoint(2 + far, 9))
    assert dragged == [file.accessibleName()]


def _mouse(file: FileRow, kind: QEvent.Type, at: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    file.event(QMouseEvent(kind, QPointF(at), file.mapToGlobal(QPointF(at)), left, left, none))


def test_when_it_is_done_the_folder_is_gone_and_the_window_as_it_was(window, begun, tmp_path):
    window.press("Klaar: map verwijderen")
    window.qtbot.waitUntil(lambda: not window.window.is_in_portal)
    window.settle()
    assert not (tmp_path / "A26-4071").exists()
    assert window.toast == "De map is weg."
    window.qtbot.waitUntil(lambda: window.window.findChild(FolderCard) is None)


LISTED = SwvForm(
    profile_id=swv().id, title="Aanvraag TLV", type=FormType.LISTED, listing="BRIN\nVraag\nUren"
)
FIELDS = tuple(
    SwvFormBox(
        form_id=LISTED.id, name=label, label=label, kind=BoxKind.TEXT, source=source, most=most
    )
    for label, source, most in (
        ("BRIN van uw school", FormSource.SCHOOL_BRIN, None),
        ("Wat vraagt u?", FormSource.QUESTION, 30),
        ("Aantal uren", None, 4),
    )
)


class TestAFormThatSheFillsInHerself:
    @pytest.fixture
    def window(self, qtbot, empty_vault: EmptyVault, tmp_path: Path) -> Iterator[WindowInUse]:
        records = (*noor_records(), TOO_LONG, LISTED, *FIELDS)
        with opened_desk(empty_vault, tmp_path / "vault", records, pages=False) as desk:
            used = WindowInUse(qtbot, desk)
            folder_let_out(used, tmp_path / "A26-4071")
            used.open_page(REQUEST)
            used.qtbot.waitUntil(lambda: used.window.findChild(FolderCard) is not None)
            yield used

    def test_its_fields_stand_in_its_order_with_its_words_and_its_lengths(self, window, begun):
        assert [title_of(one.field) for one in begun._rows_of_fields[:3]] == [
            "BRIN van uw school",
            "Wat vraagt u?",
            "Aantal uren",
        ]
        said = words(begun)
        assert f"{len(request().question.strip())} van 30 tekens" in said
        assert "Vul zelf in." in said
        assert "hoogstens 4 tekens" in said
        assert "0 van 2 velden gekopieerd." in begun._said.text()
        assert nameless(begun) == []

    def test_the_keys_go_along_what_can_be_copied_and_then_to_the_end(self, window, begun):
        for one in begun._rows_of_fields[:2]:
            assert window.focus is one.button
            window.key(Qt.Key.Key_Return)
            assert copied() == one.field.text
        assert window.focus is begun._done

    def test_what_it_does_not_ask_is_folded_away_and_can_be_copied_too(self, window, begun):
        fold = begun.findChild(Fold)
        assert fold is not None
        rest = begun._rows_of_fields[3:]
        assert not rest[0].isVisible()
        fold.set_open(is_open=True)
        assert rest[0].isVisible()
        assert {one.field.what for one in rest}.isdisjoint({PortalFact.BRIN, RequestText.QUESTION})
        rest[0].button.click()
        assert copied() == rest[0].field.text

    def test_without_the_form_all_of_it_stands_there_and_the_ticks_stay_with_each(
        self, window, begun
    ):
        begun._rows_of_fields[0].button.click()
        choice = begun.findChild(Choice)
        assert choice is not None
        choice.chosen.emit("")
        window.qtbot.waitUntil(lambda: view(window) is not begun)
        bare = view(window)
        assert bare.findChild(Fold) is None
        assert bare.copied == 0
        assert PortalFact.PUPIL in {one.field.what for one in bare._rows_of_fields}
        other = bare.findChild(Choice)
        assert other is not None
        other.chosen.emit(LISTED.id)
        window.qtbot.waitUntil(lambda: view(window) is not bare)
        assert view(window).copied == 1
        assert window.focus is view(window)._rows_of_fields[1].button


@pytest.mark.parametrize("what", [*PortalFact, *RequestText])
def test_each_field_has_a_name(what):
    assert title_of(PortalField(what=what, text="x"))
