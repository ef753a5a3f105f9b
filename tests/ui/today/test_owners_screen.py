"""Afspraken per collega, by keyboard: what is late, one key to settle, a list for one of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ib_desk.application.drafts import Spot
from ib_desk.application.owned_agreements import OwnersLook
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import Appearance, Theme
from ib_desk.ui.today.owners_screen import OwnersScreen
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.row_list import RowList
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.caseload.conftest import BILAL, NOOR, OF_BILAL, OF_NOOR
from tests.ui.caseload.test_caseload_screen import found
from tests.ui.looking import nameless, rich_labels
from tests.ui.sessions import session_in_memory

KARIN, TIM = Professional(name="Karin Visser"), Professional(name="Tim Smit")
LATE = Agreement(file_id=OF_NOOR.id, result="JGZ bellen", owner="Karin", ends_on=date(2026, 9, 12))
ASKED = Agreement(
    file_id=OF_NOOR.id, result="Pauzekaart", owner="Karin", state=AgreementState.PROPOSED
)
OPEN = Agreement(
    file_id=OF_BILAL.id, result="Leesmaatje", owner="Karin Visser", ends_on=date(2027, 1, 18)
)
OF_TIM = Agreement(file_id=OF_BILAL.id, result="Rekenspel", owner="Tim Smit en vader")
SITTING = Sitting(held_on=date(2026, 9, 10))
OF_TEAM = TeamAgreement(
    sitting_id=SITTING.id, result="Mappen ordenen", owner="Tim", ends_on=date(2026, 9, 23)
)
ELSEWHERE = "niet in het team van deze leerling"
RECORDS = (
    *(NOOR, BILAL, OF_NOOR, OF_BILAL, KARIN, TIM),
    TeamMember(file_id=OF_NOOR.id, professional_id=KARIN.id),
    *(LATE, ASKED, OPEN, OF_TIM),
    Agreement(file_id=OF_BILAL.id, result="Op tijd naar bed", owner="moeder"),
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with session_in_memory(tmp_path, *RECORDS) as made:
        yield made


@pytest.fixture
def screen(session: Session, qtbot: QtBot) -> OwnersScreen:
    made = OwnersScreen(session, AskedWays(session))
    qtbot.addWidget(made)
    made.resize(1272, 636)
    made.show()
    made.activateWindow()
    made.enter()
    qtbot.waitUntil(lambda: bool(rows(made)))
    return made


def list_of(screen: OwnersScreen) -> RowList:
    return screen._list


def rows(screen: OwnersScreen) -> list[str]:
    """What is read aloud, heads without a key."""
    return [row.name for row in list_of(screen).rows]


def choose(screen: OwnersScreen, words: str) -> None:
    choice = next(c for c in screen.findChildren(Choice) if c.accessibleName() == "Van wie?")
    place = next(i for i in range(choice.count()) if choice.itemText(i).startswith(words))
    choice.setCurrentIndex(place)
    choice.chosen.emit(choice.value())


def go_to(screen: OwnersScreen, words: str) -> None:
    row = next(row for row in list_of(screen).rows if words in row.title)
    list_of(screen).setFocus()
    list_of(screen).go_to(row.key)


def button(screen: OwnersScreen, words: str) -> QPushButton:
    found_one = (b for b in screen.findChildren(QPushButton) if b.text() == words)
    return next(b for b in found_one if b.isVisible())


def test_a_row_is_whole_with_text_twice_as_large(session, theme: Theme, qtbot):
    theme.use(Appearance(text_scale=2.0))
    screen = OwnersScreen(session, AskedWays(session))
    qtbot.addWidget(screen)
    screen.resize(1270, 585)
    screen.show()
    screen.activateWindow()
    screen.enter()
    qtbot.waitUntil(lambda: bool(rows(screen)))
    shown = list_of(screen)
    qtbot.waitUntil(lambda: shown.currentIndex().isValid())
    row = shown.visualRect(shown.currentIndex())
    qtbot.waitUntil(lambda: shown.viewport().visibleRegion().boundingRect().contains(row))


def test_each_colleague_has_them_under_their_name_and_what_is_late_says_so(screen):
    assert rows(screen) == [
        "Karin Visser. 3",
        "Noor van Dalen · JGZ bellen. groep 6 · 12 dagen te laat. 12 sep",
        "Bilal Aydın · Leesmaatje. groep 3 · niet in het team van deze leerling. 18 jan 2027",
        "Noor van Dalen · Pauzekaart. groep 6 · voorgesteld, nog geen ja. zonder datum",
        "Tim Smit. 1",
        f"Bilal Aydın · Rekenspel. groep 3 · Tim Smit en vader · {ELSEWHERE}. zonder datum",
        "Van geen collega. 1",
        "Bilal Aydın · Op tijd naar bed. groep 3 · moeder. zonder datum",
    ]


def test_who_is_chosen_says_how_much_of_it_is_late(screen):
    choice = next(c for c in screen.findChildren(Choice) if c.accessibleName() == "Van wie?")
    said = [choice.itemText(place) for place in range(choice.count())]
    assert said == [
        "Iedereen",
        "Karin Visser · 3, waarvan 1 te laat",
        "Tim Smit · 1",
        "Van geen collega · 1",
    ]


def test_k_settles_one_and_ctrl_z_would_bring_it_back(screen, session, qtbot):
    said: list[str] = []
    session.said.connect(said.append)
    go_to(screen, "JGZ bellen")
    with qtbot.waitSignal(session.changed):
        qtbot.keyClick(list_of(screen), Qt.Key.Key_K)
    qtbot.waitUntil(lambda: not any("JGZ" in row for row in rows(screen)))
    stored = next(one for one in found(session, Agreement, qtbot) if one.id == LATE.id)
    assert stored.state is AgreementState.KEPT
    assert said == ["Nagekomen. Met Ctrl+Z maak je het ongedaan."]
    assert QApplication.focusWidget() is list_of(screen)


def test_what_nobody_said_yes_to_leads_to_its_field_instead(screen, qtbot):
    go_to(screen, "Pauzekaart")
    with qtbot.waitSignal(asked_of(screen)) as asked:
        qtbot.keyClick(list_of(screen), Qt.Key.Key_K)
    assert asked.args == [Spot(place="plan", file_id=OF_NOOR.id, record_id=ASKED.id, field="state")]


def test_enter_goes_to_the_field_and_the_menu_offers_the_rest(screen, qtbot):
    go_to(screen, "Leesmaatje")
    with qtbot.waitSignal(asked_of(screen)) as asked:
        qtbot.keyClick(list_of(screen), Qt.Key.Key_Return)
    assert asked.args[0].record_id == OPEN.id
    key = list_of(screen).current_key()
    line = screen._line(key)
    assert line is not None
    menu = screen.line_menu(key, line)
    assert [one.text() for one in menu.actions()] == [
        "Nagekomen",
        "Naar het veld",
        "Dossier openen",
    ]


class TestAboutNoPupil:
    """What was agreed in a sitting stands with who takes care of it too."""

    @pytest.fixture
    def session(self, tmp_path: Path) -> Iterator[Session]:
        with session_in_memory(tmp_path, *RECORDS, SITTING, OF_TEAM) as made:
            yield made

    def test_it_says_so_and_is_late_as_any_other(self, screen):
        assert "Zonder leerling · Mappen ordenen. 1 dag te laat. 23 sep" in rows(screen)

    def test_enter_goes_to_its_field_and_no_file_is_offered(self, screen, qtbot):
        go_to(screen, "Mappen")
        with qtbot.waitSignal(asked_of(screen)) as asked:
            qtbot.keyClick(list_of(screen), Qt.Key.Key_Return)
        assert asked.args == [Spot(place="sittings", record_id=OF_TEAM.id, field="state")]
        key = list_of(screen).current_key()
        line = screen._line(key)
        assert line is not None
        offered = [one.text() for one in screen.line_menu(key, line).actions()]
        assert offered == ["Nagekomen", "Naar het veld"]

    def test_k_settles_it(self, screen, session, qtbot):
        go_to(screen, "Mappen")
        with qtbot.waitSignal(session.changed):
            qtbot.keyClick(list_of(screen), Qt.Key.Key_K)
        qtbot.waitUntil(lambda: not any("Mappen" in row for row in rows(screen)))
        (stored,) = found(session, TeamAgreement, qtbot)
        assert stored.state is AgreementState.KEPT

    def test_it_leaves_in_the_list_of_its_owner_and_only_children_get_a_line(
        self, screen, session, qtbot, tmp_path
    ):
        choose(screen, "Tim")
        about = letting_out(screen, tmp_path / "lijst.csv", qtbot)
        qtbot.waitUntil(lambda: len(found(session, DisclosureEvent, qtbot)) == 1)
        assert about == "Gaat over 1 leerling."
        assert (tmp_path / "lijst.csv").read_bytes().decode("utf-8-sig").splitlines() == [
            "Leerling;Groep;Afspraak;Klaar op;Stand",
            "Zonder leerling;;Mappen ordenen;23-09-2026;1 dag te laat",
            "Bilal Aydın;groep 3;Rekenspel;zonder datum;open",
        ]
        (line,) = found(session, Disclosure, qtbot)
        assert line.file_id == OF_BILAL.id

    def test_a_list_about_nobody_says_that_no_file_gets_a_line(
        self, screen, session, qtbot, tmp_path
    ):
        said: list[str] = []
        session.said.connect(said.append)
        line = next(
            one for group in screen._look.groups for one in group.lines if one.key == OF_TIM.id
        )
        with qtbot.waitSignal(session.changed):
            session.write(lambda: session.desk.owned.settle(line))
        choose(screen, "Tim")
        about = letting_out(screen, tmp_path / "lijst.csv", qtbot)
        qtbot.waitUntil(lambda: "Opgeslagen. Er komt geen regel in een dossier." in said)
        assert about == "Gaat over geen leerling. Er komt geen regel in een dossier."
        assert (tmp_path / "lijst.csv").exists()
        assert found(session, Disclosure, qtbot) == []


def letting_out(screen: OwnersScreen, place: Path, qtbot: QtBot) -> str:
    """As a CSV at this place; gives what was said of whom it is about."""
    list_of(screen).setFocus()
    qtbot.keyClick(list_of(screen), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: button(screen, "Opslaan als CSV…").isEnabled())
    leaving = screen._stack.leaving
    assert leaving is not None
    button(screen, "Opslaan als CSV…").click()
    qtbot.waitUntil(lambda: any(d.isVisible() for d in screen.findChildren(QFileDialog)))
    dialog = next(d for d in screen.findChildren(QFileDialog) if d.isVisible())
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(place))
    dialog.accept()
    return leaving._count.text()


class TestTheListOfOne:
    def opened(self, screen: OwnersScreen, qtbot: QtBot) -> None:
        choose(screen, "Karin")
        list_of(screen).setFocus()
        qtbot.keyClick(list_of(screen), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: button(screen, "Opslaan als CSV…").isEnabled())

    def test_it_holds_what_is_hers_and_nothing_of_another(self, screen, session, qtbot, tmp_path):
        place = tmp_path / "lijst.csv"
        choose(screen, "Karin")
        letting_out(screen, place, qtbot)
        qtbot.waitUntil(lambda: len(found(session, DisclosureEvent, qtbot)) == 2)
        assert place.read_bytes().decode("utf-8-sig").splitlines() == [
            "Leerling;Groep;Afspraak;Klaar op;Stand",
            "Noor van Dalen;groep 6;JGZ bellen;12-09-2026;12 dagen te laat",
            "Bilal Aydın;groep 3;Leesmaatje;18-01-2027;open",
            "Noor van Dalen;groep 6;Pauzekaart;zonder datum;voorgesteld, nog geen ja",
        ]
        lines = found(session, Disclosure, qtbot)
        assert {line.file_id for line in lines} == {OF_NOOR.id, OF_BILAL.id}
        for line in lines:
            assert line.kind is OutputKind.AGREEMENTS_LIST
            assert (line.recipient, line.ground) == (
                "Karin Visser",
                "eigen afspraken van deze collega",
            )

    def test_first_she_says_whose_it_is(self, screen, session, qtbot):
        said: list[str] = []
        session.said.connect(said.append)
        assert not button(screen, "Lijst afdrukken of opslaan").isEnabled()
        list_of(screen).setFocus()
        qtbot.keyClick(list_of(screen), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
        assert said == ["Kies eerst van wie. Een lijst is voor één collega."]
        choose(screen, "Van geen")
        assert not button(screen, "Lijst afdrukken of opslaan").isEnabled()

    def test_what_is_settled_meanwhile_goes_from_it_and_the_last_one_closes_it(
        self, screen, session, qtbot
    ):
        choose(screen, "Tim")
        button(screen, "Lijst afdrukken of opslaan").click()
        qtbot.waitUntil(lambda: button(screen, "Opslaan als CSV…").isEnabled())
        with qtbot.waitSignal(session.changed):
            (line,) = screen._chosen.lines
            session.write(lambda: session.desk.owned.settle(line))
        qtbot.waitUntil(list_of(screen).isVisible)

    def test_while_lines_are_made_it_is_shown_as_it_was(self, screen, qtbot):
        self.opened(screen, qtbot)
        before = screen._stack.leaving._list
        screen._show(OwnersLook(to_make=3))
        assert screen._stack.leaving._list is before

    def test_esc_goes_back(self, screen, qtbot):
        self.opened(screen, qtbot)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
        qtbot.waitUntil(list_of(screen).isVisible)


def test_a_long_list_of_one_is_folded_until_it_is_asked_for(tmp_path, qtbot):
    more = [Agreement(file_id=OF_NOOR.id, result=f"nr {n}", owner="Karin") for n in range(9)]
    with session_in_memory(tmp_path, *RECORDS[:7], *more) as session:
        screen = OwnersScreen(session, AskedWays(session))
        qtbot.addWidget(screen)
        screen.show()
        screen.enter()
        qtbot.waitUntil(lambda: "Nog 2 tonen" in rows(screen))
        fold = next(row for row in list_of(screen).rows if row.title == "Nog 2 tonen")
        list_of(screen).opened.emit(fold.key)
        assert len(rows(screen)) == 10


def test_nothing_open_is_said_with_a_way_on(tmp_path, qtbot):
    file = SupportFile(pupil_id=NOOR.id, opened_on=date(2026, 9, 1))
    with session_in_memory(tmp_path, NOOR, file) as session:
        screen = OwnersScreen(session, AskedWays(session))
        qtbot.addWidget(screen)
        screen.show()
        screen.enter()
        qtbot.waitUntil(screen._none.isVisible)
        with qtbot.waitSignal(asked_of(screen)) as asked:
            screen._none.asked.emit()
        assert asked.args == [Spot(place="pupils")]


def test_while_lines_are_made_no_list_leaves(screen, session):
    said: list[str] = []
    session.said.connect(said.append)
    screen._show(OwnersLook(to_make=3))
    screen._ask_paper()
    assert said == ["De lijst wordt bijgewerkt: nog 3"]


@pytest.mark.usefixtures("sheet")
def test_everything_on_it_has_a_name(screen):
    assert nameless(screen) == []
    assert rich_labels(screen) == []
