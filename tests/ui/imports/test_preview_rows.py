"""The rows of the preview as a model, and what is decided about them."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.modeltest import ModelTester

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.intake.pupil_import import AS_NEW, LEAVE, TAKE, RowKind, compare
from ib_desk.domain.intake.school_export import ReadPupil, SchoolExport
from ib_desk.domain.records.pupil import Pupil
from ib_desk.ui.imports.choices import ImportChoices
from ib_desk.ui.imports.preview_rows import PreviewRows
from tests.shipped import catalogue

SARA = ReadPupil(call_name="Sara", surname="Öztürk", edexml_key="s", year_group="4")
BILAL = ReadPupil(call_name="Bilal", surname="Aydın", edexml_key="b", year_group="3")
TWIN = ReadPupil(call_name="Sem", surname="Wit", born_on=BirthDate(2017, 3, 9), edexml_key="w")
SEM = Pupil(call_name="Sem", surname="Wit", born_on=BirthDate(2017, 3, 9))
OTHER_SEM = Pupil(call_name="Sem", surname="Wit", born_on=BirthDate(2017, 3, 9))


@pytest.fixture
def choices() -> ImportChoices:
    export = SchoolExport(pupils=(SARA, BILAL, TWIN))
    return ImportChoices(compare(export, (SEM, OTHER_SEM), today=date(2026, 9, 24)))


@pytest.fixture
def rows(choices, qapp):
    owner = QObject()
    made = PreviewRows(catalogue().terms, owner)
    made.show_choices(choices, RowKind.NEW)
    yield made
    owner.deleteLater()


def number_of(choices: ImportChoices, kind: RowKind) -> int:
    return next(n for n, row in enumerate(choices.plan.rows) if row.kind is kind)


def test_the_model_is_sound(rows, choices, qtmodeltester: ModelTester):
    qtmodeltester.check(rows)
    rows.show_choices(choices, RowKind.UNCLEAR)
    qtmodeltester.check(rows)


def test_a_row_speaks_with_its_tick(rows):
    spoken = rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Bilal Aydın. groep 3. nieuw. aangevinkt"
    assert rows.data(rows.index(0), Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    rows.clear()
    assert rows.rowCount() == 0


def test_proposals_are_where_it_starts(choices):
    assert choices.taken == 2
    assert choices.only_adds
    assert choices.unclear == 1


def test_turning_is_there_and_back(choices):
    choices.turn(0)
    assert choices.of(0) == LEAVE
    choices.turn(0)
    assert choices.of(0) == TAKE


def test_an_unclear_row_offers_its_candidates_a_new_child_and_not_now(choices):
    number = number_of(choices, RowKind.UNCLEAR)
    offered = choices.offered(choices.plan.rows[number])
    assert {decision.pupil_id for decision in offered[:2]} == {SEM.id, OTHER_SEM.id}
    assert offered[2:] == (AS_NEW, LEAVE)
    choices.decide(number, AS_NEW)
    assert choices.unclear == 0
    assert choices.only_adds
    choices.decide(number, offered[0])
    assert not choices.only_adds
    assert choices.clash is None


def test_another_comparison_keeps_what_was_decided_about_the_same_rows(choices):
    sara = next(n for n, row in enumerate(choices.plan.rows) if row.read == SARA)
    choices.decide(sara, LEAVE)
    again = ImportChoices(
        compare(SchoolExport(pupils=(SARA,)), (), today=date(2026, 9, 24)), choices
    )
    assert again.of(0) == LEAVE
