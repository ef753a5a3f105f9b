from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget

from ib_desk.domain.file.conditions import last_seen
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.condition import Condition, ConditionAnswer, ConditionState
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractParty,
    ContractReview,
    PartyKind,
    PartyState,
)
from ib_desk.domain.records.school import Professional, Role
from ib_desk.domain.records.support_file import TeamMember, TeamPlace
from ib_desk.ui.contract.page import ContractPage
from ib_desk.ui.contract.party_head import PartyHead
from tests.builders import CONTRACT_DAY, FILE, contract, parties, unheard
from tests.ui.asked_ways import AskedWays
from tests.ui.looking import button_in_sight, nameless
from tests.ui.noor_session import PageInWindow, noor_session, saved

OF_A_CONTRACT = (Contract, ContractParty, ContractReview, Breach)


@pytest.fixture
def session(qtbot, tmp_path):
    with noor_session(tmp_path) as made:
        yield made


@pytest.fixture
def shown(qtbot, session):
    return PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))


def party(whole, kind):
    return next(p for p in whole.parties(whole.contract) if p.kind is kind)


def head_of(page, kind):
    return next(c.head for c in page._written.grid._columns if c.binding.record.kind is kind)


def cells_of(page, kind):
    return next(c.cells for c in page._written.grid._columns if c.binding.record.kind is kind)


def visible_fields(form):
    fields = (w for w in form.findChildren(QWidget) if w.property("record_id"))
    return [field for field in fields if field.isVisibleTo(form)]


def test_a_state_of_another_year_is_seen_whole_in_a_narrow_column(qtbot, tmp_path, sheet, theme):
    of_before = [replace(one, state_on=date(2025, 3, 12)) for one in parties()]
    with noor_session(tmp_path, *of_before) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        shown.page.resize(980, 700)
        heads = shown.page.findChildren(PartyHead)
        seen = [head for head in heads if head._day.isVisible()]
        assert {head._day.text() for head in seen} == {"12 mrt 2025"}
        for part in (part for head in seen for part in (head._state, head._day)):
            qtbot.waitUntil(lambda part=part: part.width() >= part.sizeHint().width())


def test_a_talk_begins_with_everyone_who_is_known(qtbot, tmp_path):
    with noor_session(tmp_path, without=OF_A_CONTRACT) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        shown.page._empty.asked.emit()
        whole = shown.look()

    names = [p.name for p in whole.parties(whole.contract)]
    assert names == [
        "Noor",
        "Moeder · Marieke",
        "Vader · Joost",
        "Leraren · Anouk, Tim",
        "IB · Esther",
        "Ria Smits",
    ]
    assert whole.contract.version == 1


def test_the_pupil_comes_first_and_has_the_colour_of_the_voice(shown):
    grid = shown.page._written.grid
    pupil, mother = grid._columns[0], grid._columns[1]

    assert pupil.binding.record.kind is PartyKind.PUPIL
    assert pupil.cells["expects"].property("voice") is True
    assert not mother.cells["expects"].property("voice")


def test_what_a_party_says_is_kept_when_the_cell_is_left(shown):
    cell = shown.page._written.grid._columns[1].cells["interest"]
    shown.page._written.grid.focus_cell(1, "interest")
    shown.type(cell, "Rust thuis.")

    assert party(shown.look(), PartyKind.GUARDIAN).interest == "Rust thuis."


def test_tab_goes_down_the_column_of_one_person(qtbot, shown):
    grid = shown.page._written.grid
    grid.focus_cell(1, "going_well")
    grid.focusNextChild()

    assert grid._columns[1].cells["hopes"].hasFocus()


def test_a_party_that_spoke_gets_the_day_of_the_talk_with_it(shown):
    head_of(shown.page, PartyKind.TEACHERS)._state.chosen.emit(PartyState.SPOKEN)
    teachers = party(shown.look(), PartyKind.TEACHERS)

    assert (teachers.state, teachers.state_on) == (PartyState.SPOKEN, CONTRACT_DAY)


def test_a_party_gets_the_day_of_today_while_the_talk_has_none(qtbot, tmp_path):
    with noor_session(tmp_path, replace(contract(), talked_on=None)) as session:
        page = ContractPage(session, AskedWays(session))
        shown = PageInWindow(qtbot, session, page)
        head_of(page, PartyKind.TEACHERS)._state.chosen.emit(PartyState.SPOKEN)
        teachers = party(shown.look(), PartyKind.TEACHERS)

    assert teachers.state_on == session.desk.clock.today()


def test_the_first_words_of_a_party_say_that_it_spoke_and_go_with_one_undo(qtbot, tmp_path):
    with noor_session(tmp_path, unheard(parties()[0])) as session:
        page = ContractPage(session, AskedWays(session))
        shown = PageInWindow(qtbot, session, page)
        before = party(shown.look(), PartyKind.PUPIL)
        shown.type(cells_of(page, PartyKind.PUPIL)["hopes"], "rust")
        child = party(shown.look(), PartyKind.PUPIL)
        assert (child.state, child.state_on) == (PartyState.SPOKEN, CONTRACT_DAY)
        assert head_of(page, PartyKind.PUPIL)._state.currentText() == "gesproken"

        session.undo()
        assert party(shown.look(), PartyKind.PUPIL) == before


def test_the_next_day_to_look_back_stands_in_one_place(shown, session):
    session.change(contract(), replace(contract(), review_on=date(2026, 10, 1)))
    shown.look()
    words = shown.page._bottom._words
    assert words.text() == "Samen terugkijken op donderdag 1 oktober 2026"

    shown.page._by_kind[ContractReview].add_record()
    entries = shown.page._by_kind[ContractReview]._entries.values()
    (entry,) = [e for e in entries if e.form is not None]
    assert not {"planned_on"} & {w.objectName() for w in visible_fields(entry.form)}
    entry.form.binding.store("held_on", date(2026, 10, 1))
    shown.look()
    assert words.text() == "Kies bovenaan een nieuwe dag om terug te kijken."


def test_a_look_back_that_was_planned_before_can_still_be_moved(qtbot, tmp_path):
    planned = ContractReview(contract_id=contract().id, planned_on=date(2026, 9, 30))
    with noor_session(tmp_path, planned) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        shown.page._by_kind[ContractReview].open_record(planned.id)
        assert shown.page._bottom._words.text().endswith("woensdag 30 september 2026")
        form = shown.page._by_kind[ContractReview]._entries[planned.id].form
        assert "planned_on" in {w.objectName() for w in visible_fields(form)}


def test_a_contract_without_a_day_asks_for_one(qtbot, tmp_path):
    bare = replace(contract(), review_on=None)
    with noor_session(tmp_path, bare, without=(ContractReview,)) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        assert shown.page._bottom._words.text() == "Kies bovenaan een dag om terug te kijken."

        shown.page._make_version()
        shown.look()
        shown.page._choose_version(bare.id)
        assert shown.page._bottom._words.text() == ""


def test_not_possible_asks_why(shown):
    head = shown.page._written.grid._columns[1].head
    assert head._reason.isHidden()
    head._state.chosen.emit(PartyState.NOT_POSSIBLE)
    shown.look()

    assert not head._reason.isHidden()


def test_a_new_version_takes_the_words_along_and_leaves_the_old_one_readable(shown):
    shown.page._make_version()
    whole = shown.look()
    old, new = sorted(whole.of(Contract), key=lambda c: c.version)

    assert (new.version, new.talked_on) == (2, None)
    assert [p.expects for p in whole.parties(new)] == [p.expects for p in whole.parties(old)]
    assert all(p.state is PartyState.OPEN for p in whole.parties(new))
    assert whole.contract_on(date(2026, 6, 1)) == old


def test_an_old_version_cannot_be_changed(shown):
    old = shown.look().contract
    shown.page._make_version()
    shown.look()
    shown.page._choose_version(old.id)

    assert not shown.page._written.form.isEnabled()
    assert shown.page._written.grid._columns[0].cells["expects"].isReadOnly()
    assert not shown.page._old.isHidden()


def test_an_old_version_can_be_changed_again_when_the_newer_one_is_undone(shown, session):
    old = shown.look().contract
    shown.page._make_version()
    shown.look()
    shown.page._choose_version(old.id)
    session.undo()
    shown.look()
    assert shown.page._written.form.isEnabled()
    assert not cells_of(shown.page, PartyKind.PUPIL)["expects"].isReadOnly()

    session.redo()
    shown.look()
    assert not shown.page._written.form.isEnabled()
    assert cells_of(shown.page, PartyKind.PUPIL)["expects"].isReadOnly()


def test_it_says_what_held_on_a_day(shown):
    shown.page._make_version()
    shown.look()
    shown.page._on_date.show_day(CONTRACT_DAY)
    assert "versie 1" in shown.page._on_date._answer.text()

    shown.page._on_date.show_day(date(2025, 1, 1))
    assert "nog geen contract" in shown.page._on_date._answer.text()


def test_a_party_can_be_taken_out_and_brought_back(qtbot, shown, session):
    before = shown.look()
    shown.page._written.grid.removal_asked.emit(party(before, PartyKind.TEACHERS))
    assert len(shown.look().of(ContractParty)) == len(before.of(ContractParty)) - 1

    session.undo()
    saved(qtbot, session)
    assert shown.look().of(ContractParty) == before.of(ContractParty)


def together(whole) -> set[ConditionAnswer]:
    return {one for one in whole.of(ConditionAnswer) if one.party_id is None}


def views(whole) -> list[ConditionAnswer]:
    """Of who sees “elkaars taal” differently."""
    of_language = (one for one in whole.of(ConditionAnswer) if one.condition is Condition.LANGUAGE)
    return [one for one in of_language if one.party_id is not None]


def test_each_condition_explains_itself(shown):
    card = shown.page._written.conditions
    terms = shown.session.desk.catalogue.terms
    said = {words.text() for words in card.findChildren(QLabel)}

    assert {terms.meaning(condition) for condition in Condition} <= said


def test_the_scale_of_each_condition_is_in_sight_and_nothing_is_chosen_at_the_start(qtbot, shown):
    card = shown.page._written.conditions
    card._fold.set_open(is_open=True)
    row = card._rows[Condition.ROOM, None]
    words = [part.text() for part in row.choice._parts]
    assert words == ["weet niet", "gaat goed", "aandacht nodig", "stokt"]

    def looked_at():
        last = last_seen(shown.look(), contract().id).get((Condition.ROOM, None))
        return None if last is None else last.state

    row.choice.setFocus()
    qtbot.keyClick(row.choice.focusProxy(), Qt.Key.Key_Delete)
    assert looked_at() is None
    assert not any(part.isChecked() for part in row.choice._parts)

    for _step in range(3):
        qtbot.keyClick(row.choice.focusProxy(), Qt.Key.Key_Right)
    assert looked_at() is ConditionState.ATTENTION


def test_how_one_party_sees_a_condition_is_its_own_and_goes_and_comes_back_with_it(
    qtbot, shown, session
):
    father = party(shown.look(), PartyKind.GUARDIAN)
    before = together(shown.look())
    card = shown.page._written.conditions
    card._see_differently(Condition.LANGUAGE, father.id)
    shown.look()
    row = card._rows[Condition.LANGUAGE, father.id]
    row.choice.choose(ConditionState.STUCK)
    row.choice.chosen.emit(ConditionState.STUCK)
    shown.type(row.line, "Te veel afkortingen")
    row.line.clearFocus()

    (view,) = views(shown.look())
    assert (view.party_id, view.condition, view.state, view.note) == (
        father.id,
        Condition.LANGUAGE,
        ConditionState.STUCK,
        "Te veel afkortingen",
    )
    assert together(shown.look()) == before

    session.remove(father)
    assert views(shown.look()) == []
    session.undo()
    assert views(shown.look()) == [view]
    row = card._rows[Condition.LANGUAGE, father.id]
    assert (row.state, row.line.text()) == (ConditionState.STUCK, "Te veel afkortingen")

    shown.page.go_to(ConditionAnswer, view.id, "note")
    qtbot.waitUntil(row.line.hasFocus)


def test_a_condition_that_is_no_longer_seen_differently_loses_its_row(shown):
    father = party(shown.look(), PartyKind.GUARDIAN)
    before = together(shown.look())
    card = shown.page._written.conditions
    card._see_differently(Condition.LANGUAGE, father.id)
    shown.look()
    row = card._rows[Condition.LANGUAGE, father.id]

    row.choice.choose(None)
    row.choice.chosen.emit(None)
    assert (views(shown.look()), together(shown.look())) == ([], before)
    assert (Condition.LANGUAGE, father.id) not in card._rows


def test_something_that_went_wrong_opens_a_form_for_it(shown):
    shown.page._note_breach()
    entries = [e for e in shown.page._by_kind[Breach]._entries.values() if e.form is not None]

    assert [type(entry.record) for entry in entries] == [Breach]


def test_agreements_stand_on_the_page(shown):
    whole = shown.look()
    assert set(shown.page._by_kind[Agreement]._entries) == {a.id for a in whole.of(Agreement)}


@pytest.mark.parametrize("width", [480, 1100])
@pytest.mark.usefixtures("sheet")
def test_every_control_has_a_name_wide_and_narrow(shown, width):
    shown.page.resize(width, 700)

    assert nameless(shown.page) == []
    assert shown.page.minimumSizeHint().width() <= width


def test_the_newest_version_can_be_removed_with_what_was_said_in_it(qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        page = ContractPage(session, AskedWays(session))
        shown = PageInWindow(qtbot, session, page)
        page._make_version()
        assert shown.look().contract.version == 2

        ((words, remove),) = page.rare_actions()
        assert words == "Deze versie verwijderen"
        remove()
        whole = shown.look()
        assert whole.contract.version == 1
        assert {party.contract_id for party in whole.of(ContractParty)} == {whole.contract.id}

        page.rare_actions()[0][1]()
        assert shown.look().contract is None
        assert not page._empty.isHidden()
        assert page.rare_actions() == []


def test_an_old_version_has_nothing_to_remove(shown):
    shown.page._make_version()
    first = next(c for c in shown.look().of(Contract) if c.version == 1)
    shown.page._choose_version(first.id)

    assert shown.page.rare_actions() == []


@pytest.mark.usefixtures("sheet")
def test_the_names_stay_in_view_while_the_answers_scroll(qtbot, shown):
    page = shown.page
    page.resize(1100, 500)
    QApplication.processEvents()
    sticky = page._written.sticky
    assert sticky.isHidden()
    assert sticky._heads[0][1]._whole == "Noor"

    page._written.grid.focus_cell(2, "contact")
    qtbot.waitUntil(lambda: not sticky.isHidden())
    head = page._written.grid._columns[2].head
    words = sticky._heads[2][1]
    assert words.mapToGlobal(words.rect().topLeft()).x() == (
        head.mapToGlobal(head.rect().topLeft()).x()
    )

    page.area.verticalScrollBar().setValue(0)
    assert sticky.isHidden()


@pytest.mark.usefixtures("sheet")
def test_what_has_the_focus_is_not_under_the_names(qtbot, shown):
    page = shown.page
    page.resize(1100, 500)
    for name in ("contact", "offers", "going_well"):
        page._written.grid.focus_cell(1, name)
        QApplication.processEvents()
        cell = page._written.grid._columns[1].cells[name]
        top = cell.mapTo(page.area.viewport(), cell.rect().topLeft()).y()
        sticky = page._written.sticky
        assert top >= (0 if sticky.isHidden() else sticky.height()), name


def test_who_promised_something_since_gets_a_column_that_did_not_speak_yet(qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        assert "Ria Smits nam een afspraak op zich" in shown.page._new.accessibleName()
        button_in_sight(shown.page._new, "Kolom toevoegen").click()
        whole = shown.look()
        last = whole.parties(whole.contract)[-1]
        assert (last.name, last.state) == ("Ria Smits", PartyState.OPEN)
        assert not shown.page._new.isVisible()


def test_who_joins_the_core_team_has_a_column_at_once_and_is_kept_with_the_first_word(
    qtbot, tmp_path
):
    sam = Professional(name="Sam de Wit", role=Role.YOUTH_WORKER)
    joined = TeamMember(
        file_id=FILE, professional_id=sam.id, place=TeamPlace.CORE, since=date(2026, 11, 16)
    )
    with noor_session(tmp_path, sam, joined) as session:
        shown: Any = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        assert "Sam de Wit kwam erbij na het contract." in shown.page._came.accessibleName()
        column = shown.page._written.grid._columns[-1]
        assert (column.head.name, column.head._state.currentText()) == (
            "Sam de Wit",
            "nog niet gesproken",
        )
        assert not column.head.remove.isVisibleTo(shown.page)
        assert all(party.name != "Sam de Wit" for party in shown.stored(ContractParty))
        proposed = column.binding.party
        shown.page.go_to(ContractParty, proposed.id, "state")
        assert column.cells["going_well"].hasFocus()

        shown.type(column.cells["limits"], "Geen diagnoses.")
        whole = shown.look()
        kept = whole.parties(whole.contract)[-1]
        assert (kept.id, kept.state, kept.limits) == (
            proposed.id,
            PartyState.SPOKEN,
            "Geen diagnoses.",
        )
        assert shown.page._came.isHidden()
        assert shown.page._written.grid._columns[-1].head.remove.isVisibleTo(shown.page)
        session.undo()
        shown.look()
        assert shown.page._came.isVisibleTo(shown.page)

        again = shown.page._written.grid._columns[-1].head
        again._state.choose(PartyState.NOT_POSSIBLE)
        again._state.chosen.emit(PartyState.NOT_POSSIBLE)
        assert shown.look().parties(whole.contract)[-1].state is PartyState.NOT_POSSIBLE


def test_a_helper_is_asked_what_lies_outside_the_own_task_and_nobody_else_is(qtbot, tmp_path):
    karin = ContractParty(
        contract_id=parties()[0].contract_id,
        kind=PartyKind.HELPER,
        name="Karin Hoekstra",
        position=9,
    )
    with noor_session(tmp_path) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        written = shown.page._written
        assert written is not None
        grid = written.grid
        assert grid._labels["limits"].isHidden()
        session.add(karin)
        shown.look()
        assert not grid._labels["limits"].isHidden()
        asked = [column.cells["limits"] for column in grid._columns]
        assert [isinstance(cell, QPlainTextEdit) for cell in asked] == [False] * 5 + [True]
        shown.type(asked[-1], "Ik mag geen onderzoek doen.")
        whole = shown.look()
        assert whole.parties(whole.contract)[-1].limits == "Ik mag geen onderzoek doen."
        grid.focus_cell(0, "limits")
        assert grid._columns[0].cells["going_well"].hasFocus()


def test_adults_confirm_together_what_was_read_out_and_one_undo_takes_it_back(qtbot, tmp_path):
    spoken = [replace(one, state=PartyState.SPOKEN) for one in parties()]
    with noor_session(tmp_path, *spoken) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        button = button_in_sight(shown.page, "Alle volwassenen bevestigen dit")
        button.click()
        whole = shown.look()
        states = {one.kind: one.state for one in whole.parties(whole.contract)}
        assert states.pop(PartyKind.PUPIL) is PartyState.SPOKEN
        assert {*states.values()} == {PartyState.CONFIRMED}
        assert {one.state_on for one in whole.parties(whole.contract)} == {CONTRACT_DAY}
        assert not button.isVisible()
        session.undo()
        whole = shown.look()
        assert {one.state for one in whole.parties(whole.contract)} == {PartyState.SPOKEN}
        assert button.isVisible()


def test_where_one_or_nobody_waits_to_confirm_there_is_no_key_for_all(qtbot, tmp_path):
    (pupil, mother, *others) = parties()
    waits = replace(mother, state=PartyState.SPOKEN)
    with noor_session(tmp_path, pupil, waits, *others) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        said = {one.text() for one in shown.page.findChildren(QPushButton) if one.isVisible()}
        assert "Alle volwassenen bevestigen dit" not in said


def test_what_is_typed_still_is_said_before_all_confirm(qtbot, tmp_path):
    spoken = [replace(one, state=PartyState.SPOKEN) for one in parties()]
    with noor_session(tmp_path, *spoken) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        cell = cells_of(shown.page, PartyKind.TEACHERS)["hopes"]
        cell.setFocus()
        cell.setPlainText("Rust in de groep.")
        button_in_sight(shown.page, "Alle volwassenen bevestigen dit").click()
        teachers = party(shown.look(), PartyKind.TEACHERS)
        assert (teachers.hopes, teachers.state) == ("Rust in de groep.", PartyState.CONFIRMED)
