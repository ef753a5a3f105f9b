"""Forms and lists: the same for every kind of record, so tried on a few of them."""

from __future__ import annotations

from datetime import date
from typing import get_type_hints

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from ib_desk.application.ports import Draft
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.condition import ConditionAnswer
from ib_desk.domain.records.doubts import Doubt
from ib_desk.domain.records.help_question import HelpQuestion
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import Professional, Role
from ib_desk.domain.records.support_file import StepSkip, SupportFile, TeamMember
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.doubt_words import doubt_words
from ib_desk.ui.forms.draft_pause import DraftPause
from ib_desk.ui.forms.editors import editor_for
from ib_desk.ui.forms.field_grid import FieldGrid
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.records.every import every_spec
from ib_desk.ui.records.pupil import pupil_spec
from ib_desk.ui.records.school import professional_spec
from ib_desk.ui.style.theme import Appearance
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from tests.shipped import catalogue
from tests.ui.asked import every_form
from tests.ui.looking import cut_examples, nameless
from tests.ui.noor_session import saved
from tests.ui.sessions import session_in_memory

TODAY = date(2026, 11, 21)
NARROW = 200
"""Width that a field has at the least where fields stand side by side."""
FIRST_VIEW = 7
LONGEST_FOLD = 48
"""Fields that a step may ask at once."""


@pytest.fixture
def around():
    return Around(today=TODAY, terms=catalogue().terms)


@pytest.fixture
def person():
    return Professional(name="Anouk de Graaf", role=Role.TEACHER)


@pytest.fixture
def session(qtbot, tmp_path, person):
    with session_in_memory(tmp_path, person) as made:
        yield made


def stored(qtbot, session, kind):
    job = session.read(lambda: session.desk.records.find(kind))
    with qtbot.waitSignal(job.succeeded) as found:
        pass
    return found.args[0]


def wait_saved(qtbot, session):
    qtbot.waitUntil(lambda: not session.is_writing)


@pytest.mark.parametrize("kind", every_form(), ids=lambda kind: kind.__name__)
def test_each_field_of_a_form_is_a_field_of_its_record_with_an_editor(qapp, around, kind):
    for field in every_form()[kind].fields:
        assert field.name in get_type_hints(kind)
        editor = editor_for(kind, field, around)
        assert nameless(editor.widget) == []
        editor.widget.deleteLater()


ASKED_BEFORE = {
    (ConditionAnswer, "condition"),
    (HelpQuestion, "asker"),
    (Need, "whose"),
    (SwvRequest, "kind"),
    (StepSkip, "kind"),
    (TeamMember, "professional_id"),
}
"""Chosen before the record is there, so that it always says something."""


def test_every_choice_begins_with_nobody_knows(around):
    for kind, form in every_form().items():
        for field in form.fields:
            widget = editor_for(kind, field, around).widget
            if isinstance(widget, Choice) and (kind, field.name) not in ASKED_BEFORE:
                default = kind.__dataclass_fields__[field.name].default
                assert widget._values[0] is default, (kind.__name__, field.name)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("beside", [2, 3])
def test_the_example_in_a_field_is_read_whole_where_fields_stand_side_by_side(
    qtbot, theme, card, around, beside, scale
):
    theme.use(Appearance(text_scale=scale))
    card.show()
    for kind, form in every_form().items():
        grid = FieldGrid(card)
        for field in form.fields:
            grid.add(field, editor_for(kind, field, around))
        grid.place()
        grid.resize(theme.px(beside * NARROW), 2_000)
        grid.show()
        QApplication.processEvents()
        assert cut_examples(grid) == []
        grid.deleteLater()


@pytest.mark.parametrize("kind", every_form(), ids=lambda kind: kind.__name__)
def test_the_line_that_folds_more_questions_away_makes_no_page_wider(qapp, kind):
    """It stands on one line, beside the pages of a request too."""
    assert len(every_form()[kind].more_label) <= LONGEST_FOLD


@pytest.mark.parametrize("kind", every_form(), ids=lambda kind: kind.__name__)
def test_a_form_asks_at_most_seven_things_at_once(qapp, kind):
    assert len(every_form()[kind].first) <= FIRST_VIEW


@pytest.mark.parametrize("spec", every_spec(), ids=lambda spec: spec.kind.__name__)
def test_a_list_has_words_for_when_it_is_empty(qapp, spec):
    assert spec.empty.endswith(".")
    assert spec.add[0].isupper()


@pytest.fixture
def card(qtbot):
    """What a form stands in; alive as long as the test, since the form does not hold it."""
    made = Card()
    qtbot.addWidget(made)
    return made


def form_over(qtbot, card, session, record, around, *, spec=None):
    form = RecordForm(Binding(session, record, card), (spec or professional_spec()).form, around)
    card.add(form)
    shown(qtbot, card)
    return form


def shown(qtbot, card):
    """In a window of its own that has the focus."""
    card.show()
    card.activateWindow()
    qtbot.waitUntil(card.isActiveWindow)


def field_of(form, name):
    return form._fields[name].editor.widget


def test_leaving_a_field_keeps_it(qtbot, card, session, person, around):
    form = form_over(qtbot, card, session, person, around)
    phone = field_of(form, "phone")
    phone.setFocus()
    qtbot.keyClicks(phone, "0299-000000")
    qtbot.keyClick(phone, Qt.Key.Key_Tab)
    wait_saved(qtbot, session)

    assert stored(qtbot, session, Professional)[0].phone == "0299-000000"


def test_every_doubt_has_words():
    assert all(doubt_words(doubt) for doubt in Doubt)
    assert doubt_words(None) == ""


def test_what_is_hardly_meant_so_is_kept_and_said_beside_the_field(
    qtbot, card, session, person, around
):
    form = form_over(qtbot, card, session, person, around)
    email = field_of(form, "email")
    email.setFocus()
    qtbot.keyClicks(email, "geen-mail")
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    wait_saved(qtbot, session)

    assert stored(qtbot, session, Professional)[0].email == "geen-mail"
    doubt = form._first._cells["email"].doubt
    assert doubt.isVisible()
    assert doubt.text == "Dit is nog geen e-mailadres."
    assert email.accessibleDescription().startswith(doubt.text)

    form.settle()
    assert doubt.isVisible()  # nothing else was typed: it is as unlikely as before

    email.setFocus()
    qtbot.keyClick(email, Qt.Key.Key_End)
    qtbot.keyClicks(email, "@school.example")
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    assert doubt.isHidden()
    assert email.accessibleDescription() == ""


def wait_for_pause(qtbot, form):
    """Until each pause in the typing was long enough for a draft."""
    pauses = form.findChildren(DraftPause)
    assert pauses
    qtbot.waitUntil(lambda: not any(pause.isActive() for pause in pauses))


@pytest.mark.parametrize(
    ("typed", "kept", "shown_as"),
    [
        ("mei 2017", BirthDate(2017, 5), "mei 2017"),
        ("2017", BirthDate(2017), "2017"),
        ("14-5-17", BirthDate(2017, 5, 14), "14-05-2017"),
    ],
)
def test_of_a_birth_date_one_types_what_is_known(  # noqa: PLR0913, PLR0917 - fixtures
    qtbot, card, session, around, typed, kept, shown_as
):
    pupil = Pupil(call_name="Sara")
    session.add(pupil)
    form = form_over(qtbot, card, session, pupil, around, spec=pupil_spec())
    form.focus_field("born_on")
    born = field_of(form, "born_on")
    qtbot.keyClicks(born, typed)
    qtbot.keyClick(born, Qt.Key.Key_Tab)
    wait_saved(qtbot, session)
    assert stored(qtbot, session, Pupil)[0].born_on == kept

    form.binding.show(stored(qtbot, session, Pupil)[0])
    assert born.text() == shown_as


def test_what_is_no_birth_date_stays_and_is_told(qtbot, card, session, around):
    pupil = Pupil(call_name="Sara", born_on=BirthDate(2017))
    session.add(pupil)
    form = form_over(qtbot, card, session, pupil, around, spec=pupil_spec())
    form.focus_field("born_on")
    born = field_of(form, "born_on")
    born.selectAll()
    qtbot.keyClicks(born, "31-2-2017")
    qtbot.keyClick(born, Qt.Key.Key_Tab)
    wait_saved(qtbot, session)
    assert born.text() == "31-2-2017"
    assert "Dit is geen geboortedatum." in born.accessibleDescription()
    assert stored(qtbot, session, Pupil)[0].born_on == BirthDate(2017)


def test_a_number_of_the_state_is_not_kept_in_any_way(qtbot, card, session, around, aloud):
    pupil = Pupil(call_name="Sara")
    session.add(pupil)
    form = form_over(qtbot, card, session, pupil, around, spec=pupil_spec())
    form.focus_field("pupil_number")
    number = field_of(form, "pupil_number")
    qtbot.keyClicks(number, "111222333")
    wait_for_pause(qtbot, form)
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    wait_saved(qtbot, session)

    assert stored(qtbot, session, Pupil)[0].pupil_number == ""
    assert session.draft_of(pupil.id, "pupil_number") is None
    why = form._more._cells["pupil_number"].doubt.text
    assert why.startswith("Dit getal past bij een BSN")
    assert f"! {why}" in aloud
    assert number.property("wrong") is True
    assert number.accessibleDescription().startswith(why)

    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "2021-117")
    qtbot.keyClick(number, Qt.Key.Key_Tab)
    wait_saved(qtbot, session)
    assert stored(qtbot, session, Pupil)[0].pupil_number == "2021-117"
    assert form._more._cells["pupil_number"].doubt.isHidden()
    assert number.property("wrong") is False
    assert why not in number.accessibleDescription()


def test_a_pause_in_the_middle_of_a_word_keeps_a_draft_with_its_cursor(
    qtbot, card, session, person, around
):
    form = form_over(qtbot, card, session, person, around)
    phone = field_of(form, "phone")
    phone.setFocus()
    qtbot.keyClicks(phone, "029")

    def drafts():
        job = session.read(session.desk.drafts.all)
        with qtbot.waitSignal(job.succeeded) as found:
            pass
        return found.args[0]

    qtbot.waitUntil(lambda: bool(drafts()))
    assert drafts() == [Draft(record_id=person.id, field="phone", text="029", cursor=3)]
    assert stored(qtbot, session, Professional)[0].phone == ""


def test_what_is_no_value_when_it_is_left_is_kept_as_a_draft_once(
    qtbot, card, session, around, monkeypatch
):
    pupil = Pupil(call_name="Sara")
    session.add(pupil)
    form = form_over(qtbot, card, session, pupil, around, spec=pupil_spec())
    kept = []
    monkeypatch.setattr(session, "keep_draft", lambda draft, _label: kept.append(draft))
    form.focus_field("left_on")
    day = card.window().focusWidget()
    qtbot.keyClicks(day, "31-2")
    with qtbot.waitSignal(session.unfinished):
        qtbot.keyClick(day, Qt.Key.Key_Tab)
    wait_for_pause(qtbot, form)

    assert kept == [Draft(record_id=pupil.id, field="left_on", text="31-2", cursor=0)]


def test_a_draft_comes_back_in_its_field(qtbot, card, session, person, around):
    session.load_drafts([Draft(record_id=person.id, field="phone", text="029", cursor=1)])
    form = form_over(qtbot, card, session, person, around)

    assert field_of(form, "phone").text() == "029"
    assert field_of(form, "phone").cursorPosition() == 1


def test_a_draft_that_is_left_becomes_the_value(qtbot, card, session, person, around):
    session.load_drafts([Draft(record_id=person.id, field="phone", text="029", cursor=1)])
    form = form_over(qtbot, card, session, person, around)
    form.settle()
    wait_saved(qtbot, session)

    assert stored(qtbot, session, Professional)[0].phone == "029"
    assert session.draft_of(person.id, "phone") is None


def test_two_fields_in_a_row_start_from_each_other(qtbot, card, session, person, around):
    form = form_over(qtbot, card, session, person, around)
    for name, text in (("phone", "0299"), ("email", "a@b.example")):
        field_of(form, name).setFocus()
        qtbot.keyClicks(field_of(form, name), text)
    field_of(form, "name").setFocus()
    wait_saved(qtbot, session)

    kept = stored(qtbot, session, Professional)[0]
    assert (kept.phone, kept.email) == ("0299", "a@b.example")


def list_over(qtbot, session, spec, records, around):
    card = Card(spec.title)
    qtbot.addWidget(card)
    records_list = RecordList(session, spec, card=card)
    records_list.show_records(records, around)
    shown(qtbot, card)
    return records_list


def press(qtbot, card, words):
    button = next(b for b in card.findChildren(QPushButton) if words in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_new_record_is_kept_at_its_first_finished_field(qtbot, session, around, person):
    people = list_over(qtbot, session, professional_spec(), [person], around)
    press(qtbot, people.card, "toevoegen")
    new = list(people._entries.values())[-1]
    assert new.head.accessibleName().startswith("Nieuw, nog niet bewaard")
    name = session_focus(people.card)
    qtbot.keyClicks(name, "Tim Postma")
    qtbot.keyClick(name, Qt.Key.Key_Tab)
    wait_saved(qtbot, session)

    assert [p.name for p in stored(qtbot, session, Professional)] == [
        "Anouk de Graaf",
        "Tim Postma",
    ]
    assert new.head.accessibleName().startswith("Tim Postma")


def session_focus(card):
    return card.window().focusWidget()


def test_a_new_record_that_is_left_empty_leaves_nothing_behind(qtbot, session, around, person):
    people = list_over(qtbot, session, professional_spec(), [person], around)
    press(qtbot, people.card, "toevoegen")
    people.open_record(person.id)
    wait_saved(qtbot, session)

    assert len(stored(qtbot, session, Professional)) == 1
    assert list(people._entries) == [person.id]


def test_a_new_record_that_is_left_by_escape_leaves_nothing_behind(qtbot, session, around, person):
    people = list_over(qtbot, session, professional_spec(), [person], around)
    press(qtbot, people.card, "toevoegen")
    qtbot.keyClick(session_focus(people.card), Qt.Key.Key_Escape)
    assert list(people._entries) == [person.id]


def test_a_new_record_that_was_folded_is_new_when_it_is_opened_again(
    qtbot, session, around, person
):
    people = list_over(qtbot, session, professional_spec(), [person], around)
    press(qtbot, people.card, "toevoegen")
    people.settle()
    new = list(people._entries)[-1]
    people.open_record(new)
    qtbot.keyClicks(session_focus(people.card), "Tim Postma")
    people.settle()
    wait_saved(qtbot, session)
    assert {p.name for p in stored(qtbot, session, Professional)} == {
        "Anouk de Graaf",
        "Tim Postma",
    }


def test_a_helper_on_call_is_asked_for_hours_by_name(qtbot, tmp_path):
    pupil = Pupil(call_name="Noor")
    file = SupportFile(pupil_id=pupil.id, opened_on=TODAY)
    promise = Agreement(file_id=file.id, result="Noor leert pauzes nemen.", owner="Karin")
    with session_in_memory(tmp_path, pupil, file, promise) as session:
        around = Around(
            today=TODAY,
            terms=catalogue().terms,
            owners={SupportFile: file.id},
            on_call=lambda owner: "Karin Hoekstra" if "Karin" in owner else "",
        )
        agreements = list_over(qtbot, session, agreement_spec(), [promise], around)

        def seen():
            return [x.text() for x in agreements.card.findChildren(QLabel) if x.isVisible()]

        assert any("nog vragen: hoeveel uur van Karin Hoekstra" in text for text in seen())

        agreements.open_record(promise.id)
        form = agreements._entries[promise.id].form
        qtbot.waitUntil(
            lambda: any("Hoeveel uur vraag je van Karin Hoekstra?" in t for t in seen())
        )
        form.focus_field("capacity")
        qtbot.keyClicks(session_focus(agreements.card), "2 uur per week")
        qtbot.keyClick(session_focus(agreements.card), Qt.Key.Key_Tab)
        assert not any("Hoeveel uur vraag je van" in text for text in seen())
        saved(qtbot, session)


def test_why_a_text_is_not_kept_stays_while_something_else_is(qtbot, tmp_path):
    pupil = Pupil(call_name="Noor", surname="Dalen")
    with session_in_memory(tmp_path, pupil) as session:
        around = Around(today=TODAY, terms=catalogue().terms)
        pupils = list_over(qtbot, session, pupil_spec(), [pupil], around)
        pupils.open_record(pupil.id)
        form = pupils._entries[pupil.id].form

        def told():
            return [x.text() for x in form.findChildren(QLabel) if x.isVisible()]

        for field, text in (("pupil_number", "111222333"), ("surname", "van Dalen")):
            form.focus_field(field)
            session_focus(pupils.card).selectAll()
            qtbot.keyClicks(session_focus(pupils.card), text)
            qtbot.keyClick(session_focus(pupils.card), Qt.Key.Key_Tab)
        saved(qtbot, session)
        assert any(text.startswith("Dit getal past bij een BSN.") for text in told())


def test_removing_can_be_undone(qtbot, session, around, person):
    people = list_over(qtbot, session, professional_spec(), [person], around)
    button = next(
        b
        for b in people.card.findChildren(QPushButton)
        if b.accessibleName().startswith("Verwijderen")
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_saved(qtbot, session)
    assert stored(qtbot, session, Professional) == []

    session.undo()
    wait_saved(qtbot, session)
    assert stored(qtbot, session, Professional) == [person]


def test_a_list_that_is_shown_anew_leaves_the_word_that_is_being_typed(
    qtbot, session, around, person
):
    people = list_over(qtbot, session, professional_spec(), [person], around)
    people.open_record(person.id, "phone")
    field = session_focus(people.card)
    qtbot.keyClicks(field, "029")
    people.show_records([person], around)

    assert field.text() == "029"


def test_every_control_of_an_open_list_has_a_name(qtbot, tmp_path, around):
    pupil = Pupil(call_name="Noor")
    file = SupportFile(pupil_id=pupil.id, opened_on=TODAY)
    agreement = Agreement(file_id=file.id, result="Een rustige start.")
    with session_in_memory(tmp_path, pupil, file, agreement) as session:
        agreements = list_over(qtbot, session, agreement_spec(), [agreement], around)
        agreements.open_record(agreement.id)

        assert nameless(agreements.card) == []


def test_an_agreement_is_who_what_and_when_and_asks_for_hours_only_where_it_costs_them(
    qtbot, tmp_path
):
    pupil = Pupil(call_name="Noor")
    file = SupportFile(pupil_id=pupil.id, opened_on=TODAY)
    with session_in_memory(tmp_path, pupil, file) as session:
        around = Around(today=TODAY, terms=catalogue().terms, owners={SupportFile: file.id})
        agreements = list_over(qtbot, session, agreement_spec(), [], around)
        agreements.add_record()
        form = next(iter(agreements._entries.values())).form

        def in_sight():
            asked = [w for w in form.findChildren(QWidget) if w.property("record_id")]
            return [widget.objectName() for widget in asked if widget.isVisible()]

        qtbot.waitUntil(form.isVisible)
        assert {*in_sight()} == {"result", "owner", "ends_on"}

        qtbot.keyClicks(session_focus(agreements.card), "Marieke belt vrijdag")
        qtbot.keyClick(session_focus(agreements.card), Qt.Key.Key_Tab)
        assert {*in_sight()} == {"result", "owner", "ends_on", "state"}

        form.focus_field("result")
        qtbot.keyClicks(session_focus(agreements.card), ", 2 uur per week")
        qtbot.keyClick(session_focus(agreements.card), Qt.Key.Key_Tab)
        assert "capacity" in in_sight()
        question = "Hoeveel uur kost dit, en van wie?"
        assert question in [line.text() for line in form.findChildren(QLabel) if line.isVisible()]
        assert len(in_sight()) <= 8

        form.focus_field("capacity")
        qtbot.keyClicks(session_focus(agreements.card), "Karin, 2 uur per week")
        qtbot.keyClick(session_focus(agreements.card), Qt.Key.Key_Tab)
        seen = [line.text() for line in form.findChildren(QLabel) if line.isVisible()]
        assert question not in seen
        saved(qtbot, session)
