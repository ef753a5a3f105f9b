from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.weighing import Dimension, DimensionScore, SupportPlace, Weighing
from ib_desk.ui.weighing.more_needed import MoreNeededNote
from ib_desk.ui.weighing.page import WeighingPage
from ib_desk.ui.weighing.strengths import Strengths
from tests.builders import FILE
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session


@pytest.fixture
def session(qtbot, tmp_path):
    with noor_session(tmp_path) as made:
        yield made


@pytest.fixture
def shown(qtbot, session):
    return PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))


@pytest.fixture
def empty(qtbot, tmp_path):
    with noor_session(tmp_path, without=(Weighing,)) as session:
        yield PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))


def words(page):
    return page._proposal._words.text()


def title(page):
    return page._proposal.accessibleName()


def answer(shown, dimension, key):
    row = shown.page._scores._rows[dimension]
    row.choice.setFocus()
    shown.qtbot.keyClick(row.choice.focusProxy(), key)
    return shown.look()


def test_nothing_is_chosen_at_the_start(empty):
    assert title(empty.page) == "Nog geen voorstel"
    assert words(empty.page) == "Nog 9 vragen open."
    assert not any(row.choice.is_answered for row in empty.page._scores._rows.values())


def test_the_first_score_makes_the_weighing(empty):
    whole = answer(empty, Dimension.IMPACT, Qt.Key.Key_2)

    assert whole.weighing.scores == (DimensionScore(dimension=Dimension.IMPACT, score=2),)
    assert words(empty.page) == "Nog 8 vragen open."


def test_weet_niet_is_an_answer(empty):
    whole = answer(empty, Dimension.IMPACT, Qt.Key.Key_Question)

    assert whole.weighing.entry(Dimension.IMPACT).score is None
    assert words(empty.page) == "Nog 8 vragen open."


def test_noors_second_weighing_gives_level_four_with_its_reasons(shown):
    assert title(shown.page) == "Voorstel: niveau 4"
    assert "ernst" in words(shown.page)
    assert "urgentie" in words(shown.page)


def test_the_reasons_are_pointed_at_in_their_rows(shown):
    shown.page._proposal._show_rows.click()
    lit = {d for d, row in shown.page._scores._rows.items() if row.property("ground") == "lit"}

    assert lit == {Dimension.SEVERITY, Dimension.URGENCY}


def test_a_click_on_a_written_step_chooses_it_and_marks_it(shown):
    row = shown.page._scores._rows[Dimension.IMPACT]
    row.choice.setFocus()
    shown.qtbot.mouseClick(row._lines[3], Qt.MouseButton.LeftButton)
    whole = shown.look()

    assert whole.weighing.score(Dimension.IMPACT) == 3
    assert [line.property("ground") for line in row._lines] == ["", "", "", "chosen", "", ""]


def test_somebody_new_for_the_team_is_added_among_the_people(qtbot, tmp_path):
    with noor_session(tmp_path, without=(TeamMember, Professional)) as session:
        shown = PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))
        with qtbot.waitSignal(asked_of(shown.page)) as asked:
            shown.page._team.add_button.click()
        assert asked.args == [("people", Professional, None, "")]


def test_what_changed_since_the_last_weighing_is_said(shown):
    rows = shown.page._scores._rows
    assert rows[Dimension.URGENCY]._was.text() == "was 2"
    assert rows[Dimension.SAFETY]._was.text() == ""


def test_acute_danger_comes_before_everything(shown):
    answer(shown, Dimension.SAFETY, Qt.Key.Key_4)

    assert not shown.page._proposal._stop.isHidden()


def test_only_another_choice_asks_for_a_reason(shown):
    choice = shown.page._forms[2]
    field = choice._fields["deviation_reason"].editor.widget
    assert field.isHidden()

    level = choice._fields["chosen_level"].editor.widget
    level.choose(3)
    level.chosen.emit(3)
    shown.look()

    assert not field.isHidden()


def test_with_a_level_comes_the_day_on_which_one_looks_back_and_it_goes_with_it(shown, session):
    contract = shown.look().contract
    assert contract is not None
    planned = TODAY + timedelta(weeks=10)
    session.change(contract, replace(contract, review_on=planned))
    for one in shown.look().of(Evaluation):
        session.change(one, replace(one, next_on=None))
    shown.page._weigh_again()
    assert shown.look().weighing.next_on is None  # nothing was decided yet
    choice = shown.page._forms[2]
    level = choice._fields["chosen_level"].editor.widget
    level.choose(3)
    level.chosen.emit(3)
    assert shown.look().weighing.next_on == planned
    day = choice._fields["next_on"].editor.widget
    assert day.isVisible()
    assert day.day() == planned
    day._words.setFocus()
    day._words.selectAll()
    shown.qtbot.keyClicks(day._words, "over 8 weken")
    shown.qtbot.keyClick(day._words, Qt.Key.Key_Tab)
    assert shown.look().weighing.next_on == TODAY + timedelta(weeks=8)
    session.undo()
    session.undo()
    assert (shown.look().weighing.chosen_level, shown.look().weighing.next_on) == (None, None)


def test_the_focus_shows_the_written_anchors_of_one_row(shown):
    shown.page._scores.focus_row(Dimension.MOTIVATION)
    rows = shown.page._scores._rows

    assert [d for d, row in rows.items() if not row._anchors.isHidden()] == [Dimension.MOTIVATION]


def test_arrow_down_goes_to_the_next_question(shown):
    rows = shown.page._scores._rows
    shown.page._scores.focus_row(Dimension.IMPACT)
    shown.qtbot.keyClick(rows[Dimension.IMPACT].choice.focusProxy(), Qt.Key.Key_Down)

    assert rows[Dimension.SEVERITY].choice.focusProxy().hasFocus()


def test_weighing_again_has_nothing_chosen_and_the_old_scores_beside(shown):
    before = shown.look().weighing
    shown.page._weigh_again()
    whole = shown.look()
    newest = whole.of(Weighing)[-1]

    assert len(whole.of(Weighing)) == 3
    assert newest.weighed_on is not None
    assert (newest.scores, newest.chosen_level) == ((), None)
    rows = shown.page._scores._rows
    assert not any(row.choice.is_answered for row in rows.values())
    assert {d: row._was.text() for d, row in rows.items()} == {
        score.dimension: f"was {score.score}" for score in before.scores
    }
    assert words(shown.page) == "Nog 9 vragen open."


def test_by_the_same_score_note_and_source_hold_and_by_another_they_do_not(shown):
    before = shown.look().weighing
    shown.page._weigh_again()
    shown.look()
    same, other = before.entry(Dimension.SEVERITY), before.entry(Dimension.URGENCY)
    answer(shown, Dimension.SEVERITY, Qt.Key(Qt.Key.Key_0 + same.score))
    whole = answer(shown, Dimension.URGENCY, Qt.Key(Qt.Key.Key_0 + other.score - 1))

    assert whole.weighing.entry(Dimension.SEVERITY) == same
    assert whole.weighing.entry(Dimension.URGENCY).note == ""
    rows = shown.page._scores._rows
    assert rows[Dimension.SEVERITY]._was.text() == ""
    assert rows[Dimension.URGENCY]._was.text() == f"was {other.score}"


def test_child_and_parents_both_say_what_they_want(shown, empty):
    weighing = shown.look().weighing
    seen = [said.text() for said in shown.page._wishes.findChildren(QLabel)]
    assert f"“{weighing.wish_pupil}”" in seen
    assert f"“{weighing.wish_parents}”" in seen

    empty.page._wishes._ask.click()
    assert empty.page.focusWidget().objectName() == "wish_parents"


def test_an_earlier_weighing_can_be_looked_at(shown):
    first = shown.look().of(Weighing)[0]
    shown.page._choose(first.id)

    assert title(shown.page) == "Voorstel: niveau 3"


@pytest.mark.parametrize("width", [480, 1100])
@pytest.mark.usefixtures("sheet")
def test_every_control_has_a_name_wide_and_narrow(shown, width):
    shown.page.resize(width, 700)

    assert nameless(shown.page) == []
    assert shown.page.minimumSizeHint().width() <= width


def test_a_weighing_can_be_removed_until_a_new_one_begins(shown):
    page = shown.page
    for left in (1, 0):
        *_before, (words, remove) = page.rare_actions()
        assert words == "Deze weging verwijderen"
        remove()
        assert len(shown.look().of(Weighing)) == left

    assert page.rare_actions() == []
    answer(shown, Dimension.IMPACT, Qt.Key.Key_2)
    assert len(shown.look().of(Weighing)) == 1


def test_what_is_given_is_asked_only_of_who_wants_to_say_it(qtbot, tmp_path):
    with noor_session(tmp_path, without=(Weighing,)) as session:
        shown = PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))
        assert not shown.page._deployment.is_open
        shown.page.go_to(Weighing, None, "place")
        assert shown.page.focusWidget().objectName() == "place"


def test_what_is_given_stands_there_once_it_was_said(shown):
    assert shown.page._deployment.is_open


# What the file says


def facts_of(shown, dimension):
    """What stands beside a question, after all that comes later."""
    shown.page.complete()
    shown.page._scores.focus_row(dimension)
    return shown.page._scores._rows[dimension]._facts


def take(shown, dimension, key):
    row = shown.page._scores._rows[dimension]
    row.choice.setFocus()
    shown.qtbot.keyClick(row.choice.focusProxy(), key, Qt.KeyboardModifier.AltModifier)


def test_at_most_three_facts_since_the_last_decision_stand_beside_each_score(shown):
    facts = facts_of(shown, Dimension.EARLIER_EFFORT)
    seen = [said.text() for said in facts.findChildren(QLabel)]
    assert seen[0] == "Uit het dossier, sinds 24 mrt 2026"
    assert seen[1].startswith("Rustige start om 8.15 uur, maatje en pauzekaartje: beter.")
    assert seen[2] == "interventie, 9 jun 2026"
    assert len(seen) == 1 + 2 * 3


def test_a_first_weighing_tells_all_there_is_and_chooses_nothing(empty):
    facts = facts_of(empty, Dimension.URGENCY)
    assert facts.findChild(QLabel).text() == "Uit het dossier"
    rows = empty.page._scores._rows.values()
    assert not any(row.choice.is_answered for row in rows)
    assert not any(part.text for row in rows for part in row.parts)


@pytest.mark.usefixtures("sheet")
def test_one_key_makes_a_fact_what_a_score_rests_on(shown):
    facts_of(shown, Dimension.URGENCY)
    take(shown, Dimension.URGENCY, Qt.Key.Key_1)
    entry = shown.look().of(Weighing)[-1].entry(Dimension.URGENCY)

    assert entry.score == 3
    assert entry.note == "Het doel van 90 procent is nog niet gehaald."
    assert entry.source == "brede blik, 9 jun 2026"
    assert [type(shown.look().record(one)) for one in entry.rests_on] == [BroadViewEntry]
    row = shown.page._scores._rows[Dimension.URGENCY]
    assert "Overgenomen" in [said.text() for said in row._facts.findChildren(QLabel)]
    assert row.choice.hasFocus()


@pytest.mark.usefixtures("sheet")
def test_a_fact_that_is_taken_before_the_score_waits_for_it(qtbot, tmp_path):
    with noor_session(tmp_path, without=(Weighing,)) as session:
        shown = PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))
        facts_of(shown, Dimension.URGENCY)
        take(shown, Dimension.URGENCY, Qt.Key.Key_1)
        assert not shown.page._scores._rows[Dimension.URGENCY].choice.is_answered

        whole = answer(shown, Dimension.URGENCY, Qt.Key.Key_2)
        entry = whole.weighing.entry(Dimension.URGENCY)
        assert (entry.score, len(entry.rests_on)) == (2, 1)
        assert entry.note


def test_the_same_score_again_keeps_the_way_back(shown):
    facts_of(shown, Dimension.SEVERITY)
    take(shown, Dimension.SEVERITY, Qt.Key.Key_1)
    before = shown.look().weighing.entry(Dimension.SEVERITY)
    shown.page._weigh_again()
    shown.look()
    whole = answer(shown, Dimension.SEVERITY, Qt.Key(Qt.Key.Key_0 + before.score))

    assert before.rests_on
    assert whole.of(Weighing)[-1].entry(Dimension.SEVERITY) == before


@pytest.mark.usefixtures("sheet")
def test_a_source_leads_to_where_the_fact_stands(shown):
    facts = facts_of(shown, Dimension.EARLIER_EFFORT)
    shown.page._scores.focus_row(Dimension.EARLIER_EFFORT)
    source = next(b for b in facts.findChildren(QPushButton) if b.text() == "Bron")
    with shown.qtbot.waitSignal(asked_of(shown.page)) as asked:
        source.click()
    place = asked.args[0]
    assert (place.record, place.field) == (Intervention, "effect")


def test_only_the_facts_of_the_open_question_hear_their_keys(shown):
    facts_of(shown, Dimension.URGENCY)
    shown.page._scores.focus_row(Dimension.EARLIER_EFFORT)
    rows = shown.page._scores._rows
    made = {d: row._facts for d, row in rows.items() if row._facts is not None}
    heard = {d for d, lines in made.items() if any(key.isEnabled() for key in lines._keys)}
    assert set(made) >= {Dimension.URGENCY, Dimension.EARLIER_EFFORT}
    assert heard == {Dimension.EARLIER_EFFORT}


# A contact that showed a jump in need


def test_a_contact_that_shows_more_need_offers_to_weigh_again(shown):
    assert shown.page.findChildren(MoreNeededNote) == []
    day = shown.look().weighing.weighed_on + timedelta(days=30)
    call = Contact(file_id=FILE, on=day, line="Slaapt niet meer.", more_needed=True)
    shown.page.session.add(call)
    shown.look()

    (note,) = shown.page.findChildren(MoreNeededNote)
    assert not note.isHidden()
    assert note.accessibleDescription() == (
        "Slaapt niet meer · 9 jul 2026. Weeg opnieuw, op elk niveau: lichter kan ook."
    )
    with shown.qtbot.waitSignal(asked_of(shown.page)) as asked:
        note.findChildren(QPushButton)[0].click()
    assert (asked.args[0].record_id, asked.args[0].field) == (call.id, "why_not_weighed")

    shown.page.session.change(call, replace(call, why_not_weighed="Het was één nacht."))
    shown.look()
    assert note.isHidden()


# What is strong


def test_what_is_strong_stands_beside_the_scores(shown, empty):
    facts_of(shown, Dimension.IMPACT)
    (strengths,) = shown.page.findChildren(Strengths)
    seen = [said.text() for said in strengths.findChildren(QLabel)]
    assert seen[0] == "Wat sterk is"
    assert len(seen) == 1 + 2 * 3


def test_where_nobody_said_what_is_strong_it_is_asked_for(qtbot, tmp_path):
    with noor_session(tmp_path, without=(BroadViewEntry,)) as session:
        shown = PageInWindow(qtbot, session, WeighingPage(session, AskedWays(session)))
        facts_of(shown, Dimension.IMPACT)
        with qtbot.waitSignal(asked_of(shown.page)) as asked:
            shown.page.findChildren(Strengths)[0].findChildren(QPushButton)[0].click()
        assert (asked.args[0].record, asked.args[0].field) == (BroadViewEntry, "strong")


# Where


def test_where_is_a_question_of_its_own_with_the_own_school_first(shown):
    shown.page.complete()
    question = shown.page._place_card.findChild(QWidget, "support_place")
    offered = [question.itemText(place) for place in range(question.count())]
    assert offered[:2] == ["niet gekozen", "Op de eigen school"]
    assert "Op een school voor praktijkonderwijs" not in offered

    question.choose(SupportPlace.OWN_SCHOOL)
    question.chosen.emit(SupportPlace.OWN_SCHOOL)
    whole = shown.look()
    assert whole.weighing.support_place is SupportPlace.OWN_SCHOOL
    assert whole.weighing.chosen_level == 4
    assert shown.page._place_card.findChild(QWidget, "place_reason").isVisible()


def test_known_places_and_faces_stand_beside_it_each_with_its_source(shown):
    shown.page.complete()
    card = shown.page._place_card
    seen = [said.text() for said in card.findChildren(QLabel)]
    assert "Vaste gezichten, laatste twee jaar" in seen
    assert "Anouk de Graaf" in seen
    source = next(b for b in card.findChildren(QPushButton) if b.text() == "Bron")
    with shown.qtbot.waitSignal(asked_of(shown.page)) as asked:
        source.click()
    assert asked.args[0].record_id is not None


def test_a_way_to_the_place_leads_to_its_question(shown):
    shown.page.go_to(Weighing, shown.look().weighing.id, "support_place")
    assert shown.page.focusWidget().objectName() == "support_place"
