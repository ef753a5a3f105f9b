"""A note of one score or one condition is kept as any field: as a draft, and at its own place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from ib_desk.application.ports import Draft
from ib_desk.domain.records.condition import Condition, ConditionAnswer
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from ib_desk.ui.contract.conditions import ConditionsCard
from ib_desk.ui.contract.page import ContractPage
from ib_desk.ui.weighing.page import WeighingPage
from tests.builders import noor_records
from tests.ui.asked_ways import AskedWays
from tests.ui.noor_session import PageInWindow, noor_session, read


@pytest.fixture
def session(qtbot, tmp_path):
    with noor_session(tmp_path, without=(Weighing,)) as made:
        yield made


@pytest.fixture
def shown(qtbot, session):
    return weighing_page(qtbot, session)


def weighing_page(qtbot, session):
    return PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))


def row(shown, dimension=Dimension.IMPACT):
    return shown.page._scores._rows[dimension]


def drafts(shown):
    kept = read(shown.qtbot, shown.session, shown.session.desk.drafts.all)
    return {draft.field: draft.text for draft in kept}


def type_in(shown, line, text):
    line.setFocus()
    shown.qtbot.keyClicks(line, text)


def test_what_is_typed_is_a_draft_a_moment_later(shown):
    name = row(shown).parts[0].name
    type_in(shown, row(shown)._note, "Ze leest")
    shown.qtbot.waitUntil(lambda: drafts(shown) == {name: "Ze leest"})


def test_a_note_waits_for_its_score(shown):
    shown.type(row(shown)._note, "Ze leest langzaam")
    whole = shown.look()
    assert row(shown)._note.text() == "Ze leest langzaam"
    assert whole.weighing is None or whole.weighing.scores == ()

    row(shown).choice.setFocus()
    shown.qtbot.keyClick(row(shown).choice.focusProxy(), Qt.Key.Key_2)
    whole = shown.look()
    assert whole.weighing.scores == (
        DimensionScore(dimension=Dimension.IMPACT, score=2, note="Ze leest langzaam"),
    )
    assert drafts(shown) == {}


def test_a_half_typed_note_comes_back_with_its_cursor(qtbot, session, shown):
    name = row(shown).parts[1].name
    shown.type(row(shown)._source, "toets van mei")
    weighing = shown.look().weighing
    shown.page.hide()
    session.load_drafts([Draft(record_id=weighing.id, field=name, text="toets van", cursor=5)])

    again = weighing_page(qtbot, session)
    again.page.go_to(Weighing, weighing.id, name)
    line = row(again)._source
    assert (line.text(), line.cursorPosition()) == ("toets van", 5)
    assert line.hasFocus()


def of_language(records: Iterable[Record]) -> ConditionAnswer:
    answers = (one for one in records if isinstance(one, ConditionAnswer))
    return next(one for one in answers if one.condition is Condition.LANGUAGE)


def test_a_note_of_a_condition_is_stored_when_left_and_drafted_when_not(qtbot, tmp_path):
    answer = of_language(noor_records())
    with noor_session(tmp_path, replace(answer, note="")) as session:
        shown = PageInWindow(qtbot, session, ContractPage(session, AskedWays(session)))
        line = shown.page.findChildren(ConditionsCard)[0]._rows[Condition.LANGUAGE, None].line
        type_in(shown, line, "jargon")
        qtbot.waitUntil(lambda: drafts(shown) != {})
        assert set(drafts(shown)) == {"note"}

        line.clearFocus()
        whole = shown.look()
        kept = of_language(whole.of(ConditionAnswer))
        assert kept == replace(answer, note="jargon")
        assert drafts(shown) == {}
