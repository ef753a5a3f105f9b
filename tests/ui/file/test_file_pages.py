"""The pages of a file as a person goes through them, over Noor's case in memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget

from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.closing import Closing, ClosingReason
from ib_desk.domain.records.contract import Breach, Contract, ContractParty, ContractReview
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.help_question import Asker, HelpQuestion
from ib_desk.domain.records.made_pages import Unfit
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.request import Inspection, SwvRequest
from ib_desk.domain.records.school import Professional, Role
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import (
    SkipKind,
    StepSkip,
    SupportFile,
    TeamMember,
    TeamPlace,
)
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.closing.page import ClosingPage
from ib_desk.ui.file.around import around_of
from ib_desk.ui.file.broad_view_page import BroadViewPage
from ib_desk.ui.file.history_page import HistoryPage
from ib_desk.ui.file.overview_page import OverviewPage
from ib_desk.ui.file.people_page import PeoplePage
from ib_desk.ui.file.timeline_page import TimelinePage
from ib_desk.ui.places import FILE_PLACES, LISTS
from ib_desk.ui.records.attachment import attachment_summary
from tests.builders import agreements, noor_records, pupil, request, signal, swv
from tests.shipped import step_named
from tests.ui.asked_ways import AskedWays, asked_of
from tests.ui.broad_views import open_domain
from tests.ui.looking import nameless
from tests.ui.noor_session import TODAY, PageInWindow, noor_session, saved
from tests.ui.sessions import session_in_memory

OWN_WORDS = (
    Contract,
    ContractParty,
    ContractReview,
    Breach,
    HelpQuestion,
    Statement,
    SwvRequest,
    Inspection,
    Weighing,
)


@pytest.fixture
def session(qtbot, tmp_path):
    with noor_session(tmp_path) as made:
        yield made


@pytest.fixture
def show(qtbot, session):
    return lambda page: PageInWindow(qtbot, session, page)


def words(widget):
    return [part.text() for part in widget.findChildren(QLabel) if part.isVisible()]


def button(widget, text):
    return next(b for b in widget.findChildren(QPushButton) if b.text() == text and b.isVisible())


def step(session, place_id):
    known = {place.id: place for place in FILE_PLACES}
    page = known.get(place_id, LISTS).build(session, AskedWays(session))
    page.become_step(step_named(place_id))
    return page


# -- overview ------------------------------------------------------------------------------


def test_the_overview_says_who_speaks_where_to_and_what_now(qtbot, show, session):
    shown = show(OverviewPage(session, AskedWays(session)))
    said = " ".join(words(shown.page))

    assert "Noor zegt" in said
    assert "Noor komt weer met een rustig gevoel naar school" in said
    assert "Niveau 4" in said
    assert "Volgende: We weten hoe Noor slaapt" in said
    assert nameless(shown.page) == []


def test_the_next_step_says_how_late_it_is_and_leads_to_its_record(qtbot, tmp_path):
    late = replace(agreements()[0], ends_on=TODAY - timedelta(days=12))
    with noor_session(tmp_path, late) as session:
        shown = PageInWindow(qtbot, session, OverviewPage(session, AskedWays(session)))
        with qtbot.waitSignal(asked_of(shown.page)) as asked:
            shown.page._go.click()

        assert "12 dagen te laat" in shown.page._next.accessibleDescription()
        assert asked.args == [FieldPlace(record=Agreement, record_id=late.id, field="state")]


def test_an_empty_file_asks_the_child_first(qtbot, tmp_path):
    quiet = replace(pupil(), about_me="")
    with noor_session(tmp_path, quiet, without=OWN_WORDS) as session:
        shown = PageInWindow(qtbot, session, OverviewPage(session, AskedWays(session)))
        said = words(shown.page)

        assert "Nog niet gevraagd. Hoe wil Noor het vertellen?" in said
        assert "Nog geen gezamenlijk perspectief. Eén zin is genoeg." in said


def test_a_file_that_was_taken_over_says_so_with_the_day(qtbot, tmp_path):
    file = next(one for one in noor_records() if isinstance(one, SupportFile))
    marked = replace(file, taken_over_on=date(2026, 11, 3), taken_over_level=3)
    with noor_session(tmp_path, marked, without=(Weighing,)) as session:
        shown = PageInWindow(qtbot, session, OverviewPage(session, AskedWays(session)))
        said = " ".join(words(shown.page))

        assert "Niveau 3" in said
        assert "overgenomen op dinsdag 3 november 2026" in said


# -- what every page has -------------------------------------------------------------------


def test_the_child_speaks_on_a_page_with_nothing_but_a_list(show, session):
    shown = show(step(session, "signal"))

    assert any("plekje waar ik mag zijn" in text for text in words(shown.page))


def test_without_words_a_page_asks_for_them_where_they_are_kept(qtbot, tmp_path):
    quiet = replace(pupil(), about_me="")
    with noor_session(tmp_path, quiet, without=OWN_WORDS) as session:
        shown = PageInWindow(qtbot, session, step(session, "plan"))
        with qtbot.waitSignal(asked_of(shown.page)) as asked:
            button(shown.page, "Opschrijven").click()

        place = FieldPlace(record=Pupil, record_id=quiet.id, field="about_me")
        assert asked.args == [place]


def test_a_step_is_passed_over_with_a_reason_and_done_after_all(qtbot, show, session):
    shown = show(step(session, "broad_view"))
    card = shown.page._step_card
    card.pass_over(SkipKind.NOT_POSSIBLE)
    shown.look()
    assert card._chip.word == "aandacht"
    qtbot.waitUntil(lambda: shown.page.focusWidget().objectName() == "reason")

    shown.type(shown.page.focusWidget(), "Ouders willen dit niet.")
    (skip,) = shown.look().of(StepSkip)
    assert (skip.step, skip.kind, skip.reason) == (
        "broad_view",
        SkipKind.NOT_POSSIBLE,
        "Ouders willen dit niet.",
    )
    assert card._chip.word == "niet mogelijk"
    assert nameless(shown.page) == []

    button(shown.page, "Stap toch doen").click()
    assert shown.look().of(StepSkip) == ()
    assert card._chip.word == "klaar"
    assert card.isHidden()


# -- brede blik ----------------------------------------------------------------------------


def asked_in_sight(page):
    """The fields of records that are seen at once."""
    return [w for w in page.findChildren(QWidget) if w.property("record_id") and w.isVisible()]


def test_the_broad_view_asks_nothing_before_a_domain_is_chosen(qtbot, show, session):
    page = BroadViewPage(session, AskedWays(session))
    show(page)
    assert asked_in_sight(page) == []
    assert next(row.head.accessibleName() for row in page._domains.values()).startswith("Leren. ")

    page.focus_first()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    for domain in (LifeDomain.LEARNING, LifeDomain.HOME):
        head = page._domains[domain].head
        head.setFocus()
        qtbot.keyClick(head, Qt.Key.Key_Return)
        assert [d for d, row in page._domains.items() if row.is_open] == [domain]
        assert page.focusWidget().objectName() == "strong"
        assert 3 <= len(asked_in_sight(page)) <= 7
        assert nameless(page) == []

    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.focusWidget() is page._domains[LifeDomain.HOME].head
    assert asked_in_sight(page) == []


def test_what_is_known_of_a_domain_is_read_without_opening_it_and_opens_it(qtbot, show, session):
    page = BroadViewPage(session, AskedWays(session))
    shown = show(page)
    entry = next(e for e in shown.look().of(BroadViewEntry) if e.strong and e.vulnerable)
    row = page._domains[entry.domain]
    seen = [text.text() for text in row.findChildren(QLabel) if text.isVisible()]
    assert {"Sterk", entry.strong, "Kwetsbaar", entry.vulnerable} <= {*seen}
    assert entry.strong in row.head.accessibleDescription()

    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=row._known.geometry().center())
    assert row.is_open
    assert row._known.isHidden()


def test_a_domain_is_written_about_and_emptied_again(show, session):
    page = BroadViewPage(session, AskedWays(session))
    shown = show(page)
    known = {entry.domain for entry in shown.look().of(BroadViewEntry)}
    fresh = next(domain for domain in LifeDomain if domain not in known)
    row = page._domains[fresh]
    assert row.clear_button.isHidden()

    field: Any = row.open_form()._fields["strong"].editor.widget
    shown.type(field, "Kan goed troosten.")
    entry = next(e for e in shown.look().of(BroadViewEntry) if e.domain is fresh)
    assert entry.strong == "Kan goed troosten."

    row.clear_button.click()
    shown.look()
    assert field.toPlainText() == ""
    assert row.clear_button.isHidden()

    shown.type(field, "Zingt graag.")
    again = next(e for e in shown.look().of(BroadViewEntry) if e.domain is fresh)
    assert again.id != entry.id


def test_the_place_of_a_missing_strength_opens_a_domain_without_one(show, session):
    page = BroadViewPage(session, AskedWays(session))
    shown = show(page)
    strong = {entry.domain for entry in shown.look().of(BroadViewEntry) if entry.strong}
    page.go_to(BroadViewEntry, None, "strong")
    assert page.focusWidget().objectName() == "strong"
    assert next(d for d, row in page._domains.items() if row.is_open) not in strong


def test_what_was_hoped_at_the_talk_stands_there_as_a_question_and_is_not_asked_again(
    show, session
):
    page = BroadViewPage(session, AskedWays(session))
    show(page)
    assert any("Leraren · Anouk, Tim: Weten wat we doen" in text for text in words(page))
    assert not any("Noor: Ik wil dat het niet zo hard is" in text for text in words(page))


def test_a_kind_of_which_there_is_nothing_is_one_line(qtbot, tmp_path):
    with noor_session(tmp_path, without=(Assessment, Need, *OWN_WORDS)) as session:
        page = BroadViewPage(session, AskedWays(session))
        PageInWindow(qtbot, session, page)
        assert page._by_kind[Assessment].add_button.toolTip() == "Nog geen toets of onderzoek."
        for kind in (Assessment, Need, HelpQuestion):
            records = page._by_kind[kind]
            assert not records._empty.isVisible()
            assert records.card.height() < 3 * records.add_button.height()


def test_a_need_is_picked_and_its_tag_comes_along_and_stays_when_it_is_edited(qtbot, tmp_path):
    with noor_session(tmp_path, without=(Need,)) as session:
        page = BroadViewPage(session, AskedWays(session))
        shown = PageInWindow(qtbot, session, page)
        records = page._by_kind[Need]
        (of_noor, _), (_, of_teacher) = _choices(records), _choices(records)
        assert of_noor[0] == "Wat Noor nodig heeft"
        records._add_chosen(of_noor[1])
        qtbot.waitUntil(lambda: page.focusWidget().objectName() == "sentence")
        field = page.focusWidget()
        shown.type(field, "instructie die kort is en vooraf zichtbaar")
        (need,) = shown.look().of(Need)
        assert (need.whose, need.tag) == (NeedOf.PUPIL, "overzicht")

        shown.type(field, ", op papier")
        (need,) = shown.look().of(Need)
        assert need.tag == "overzicht"
        assert of_teacher[1].whose is NeedOf.TEACHER


def _choices(records):
    return records.spec.choices(records._around, [])


def test_who_asks_is_chosen_with_the_button_that_adds_a_question(qtbot, tmp_path):
    with noor_session(tmp_path, without=(HelpQuestion,)) as session:
        page = BroadViewPage(session, AskedWays(session))
        shown = PageInWindow(qtbot, session, page)
        records = page._by_kind[HelpQuestion]
        names = [said for said, _ in _choices(records)]
        assert names == ["Noor", "Marieke Bakker", "Joost van Dalen", "Een professional", "Samen"]
        records._add_chosen(_choices(records)[3][1])
        qtbot.waitUntil(lambda: page.focusWidget().objectName() == "words")
        assert shown.field("name").isVisible()
        hidden: list[QWidget] = page.findChildren(QWidget, "guardian_id")
        assert not any(one.isVisible() for one in hidden)
        shown.type(page.focusWidget(), "Hoe houd ik haar erbij?")
        (question,) = shown.look().of(HelpQuestion)
        assert (question.asker, question.words) == (
            Asker.PROFESSIONAL,
            "Hoe houd ik haar erbij?",
        )


def test_what_is_looked_at_on_one_day_says_once_how_it_is_known(show, session):
    page = BroadViewPage(session, AskedWays(session))
    shown = show(page)
    known = shown.look().of(BroadViewEntry)[0]
    session.change(known, replace(known, source="gesprek", seen_on=TODAY))
    shown.look()
    fresh = page._domains[LifeDomain.SCHOOL]
    field: Any = fresh.open_form()._fields["strong"].editor.widget
    shown.type(field, "De klas is vriendelijk.")
    entry = next(e for e in shown.look().of(BroadViewEntry) if e.domain is LifeDomain.SCHOOL)
    assert (entry.source, entry.seen_on) == ("gesprek", TODAY)


def test_the_sheet_for_teachers_is_printed_from_what_is_known(qtbot, show, session):
    page = BroadViewPage(session, AskedWays(session))
    show(page)
    with qtbot.waitSignal(asked_of(page)) as asked:
        button(page, "Blad voor leraren").click()
    assert asked.args == ["teachers"]
    assert page.report == "teachers"


def test_a_view_without_anything_strong_is_called_one_sided(qtbot, tmp_path):
    with noor_session(tmp_path, without=(BroadViewEntry,)) as session:
        page = BroadViewPage(session, AskedWays(session))
        shown = PageInWindow(qtbot, session, page)
        assert page._one_sided.isHidden()

        open_domain(page, LifeDomain.LEARNING, "vulnerable")
        shown.type(page.focusWidget(), "Rekenen.")
        shown.look()
        assert not page._one_sided.isHidden()


# -- people --------------------------------------------------------------------------------


def test_parents_of_a_brother_are_taken_over_by_one_click_and_given_back_by_one_undo(
    qtbot, tmp_path
):
    noor = pupil()
    file = SupportFile(pupil_id=noor.id, opened_on=TODAY)
    sem = Pupil(call_name="Sem", surname=noor.surname, prefix=noor.prefix)
    parents = [
        Guardian(pupil_id=sem.id, name=name, custody=Custody.YES, phone="06-12345678")
        for name in ("Marieke Bakker", "Joost van Dalen")
    ]
    with session_in_memory(tmp_path, noor, file, sem, *parents) as session:
        shown = PageInWindow(qtbot, session, PeoplePage(session, AskedWays(session)))
        note = shown.page._siblings
        qtbot.waitUntil(note.isVisible)
        assert shown.look().guardians == ()
        offer = button(shown.page, f"Zelfde ouders als {sem.name}?")
        assert nameless(note) == []

        offer.click()
        taken = shown.look().guardians
        assert {g.name for g in taken} == {g.name for g in parents}
        assert {g.custody for g in taken} == {Custody.UNKNOWN}
        assert note.isHidden()

        session.undo()
        assert shown.look().guardians == ()
        qtbot.waitUntil(note.isVisible)


def test_a_guardian_is_added_corrected_and_removed(qtbot, show, session):
    shown = show(PeoplePage(session, AskedWays(session)))
    people = shown.page._by_kind[Guardian]
    people.add_button.click()
    form = next(e.form for e in people._entries.values() if e.form is not None)
    shown.type(form._fields["name"].editor.widget, "Oma Bakker")
    custody = form._fields["custody"].editor.widget
    custody.choose(Custody.NO)
    custody.chosen.emit(Custody.NO)
    oma = next(g for g in shown.look().of(Guardian) if g.name == "Oma Bakker")
    assert oma.custody is Custody.NO

    people._entries[oma.id]._remove.click()
    assert oma.id not in {g.id for g in shown.look().of(Guardian)}


def test_the_pupil_is_corrected_on_the_same_page(show, session):
    shown = show(PeoplePage(session, AskedWays(session)))
    shown.page.go_to(Pupil, None, "home_language")
    field = shown.page.focusWidget()
    assert field.objectName() == "home_language"

    field.clear()
    shown.type(field, "Nederlands en Fries")
    assert shown.look().pupil.home_language == "Nederlands en Fries"


def offered_by(button, take=""):
    """The words of the menu that opens; one of them is taken."""
    button.click()
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu):
        return []
    actions = {action.text(): action for action in menu.actions() if action.text()}
    if take:
        actions[take].trigger()
    menu.close()
    return list(actions)


def test_a_new_face_joins_the_team_as_soon_as_it_has_a_name(qtbot, tmp_path):
    with noor_session(tmp_path, without=(TeamMember, Professional)) as session:
        shown = PageInWindow(qtbot, session, PeoplePage(session, AskedWays(session)))
        assert offered_by(shown.page._team.add_button) == []
        field = shown.page.focusWidget()
        shown.type(field, "Karin Hoekstra")
        whole = shown.look()
        whole = shown.look()
        assert [mate.person.name for mate in whole.team] == ["Karin Hoekstra"]


def test_a_team_is_chosen_from_who_is_not_in_it_and_kept_as_chosen(qtbot, tmp_path):
    with noor_session(tmp_path, without=(TeamMember,)) as session:
        shown = PageInWindow(qtbot, session, PeoplePage(session, AskedWays(session)))
        button = shown.page._team.add_button
        offered_by(button, "Anouk de Graaf")
        assert [mate.person.name for mate in shown.look().team] == ["Anouk de Graaf"]

        assert "Anouk de Graaf" not in offered_by(button, "Tim Postma")
        assert [m.person.name for m in shown.look().team] == ["Anouk de Graaf", "Tim Postma"]


def test_a_crowd_in_the_core_team_is_noticed(qtbot, tmp_path):
    with noor_session(tmp_path, without=(TeamMember, Professional)) as session:
        shown = PageInWindow(qtbot, session, PeoplePage(session, AskedWays(session)))
        page = shown.page
        people = [Professional(name=f"Helper {n}", role=Role.TEACHER) for n in range(4)]
        session.add(*people)
        saved(qtbot, session)
        file_id = shown.look().file.id
        assert page._crowd.isHidden()

        session.add(
            *(
                TeamMember(file_id=file_id, professional_id=one.id, place=TeamPlace.CORE)
                for one in people
            )
        )
        members = shown.look().of(TeamMember)
        assert not page._crowd.isHidden()

        session.change(members[0], replace(members[0], place=TeamPlace.ON_CALL))
        shown.look()
        assert page._crowd.isHidden()


# -- plan ----------------------------------------------------------------------------------


def test_ctrl_n_adds_what_the_page_is_about(show, session):
    for goal in (one for one in session.desk.records.find(Goal) if not one.is_active):
        session.remove(goal)  # none to go on with: then there is nothing to choose
    shown = show(step(session, "plan"))
    before = len(shown.page._lists[0][0]._entries)
    shown.page.add_new()

    assert len(shown.page._lists[0][0]._entries) == before + 1
    assert shown.page.focusWidget().objectName() == "aim"


def test_the_plan_says_whose_hours_are_still_to_be_asked(qtbot, tmp_path):
    unasked = replace(agreements()[0], owner="Karin", capacity="Karin")
    with noor_session(tmp_path, unasked) as session:
        shown = PageInWindow(qtbot, session, step(session, "plan"))
        assert "nog vragen: hoeveel uur van Karin Hoekstra" in " ".join(words(shown.page))

        session.change(unasked, replace(unasked, capacity="Karin, 2 uur per week"))
        shown.look()
        assert "nog vragen" not in " ".join(words(shown.page))


# -- timeline ------------------------------------------------------------------------------


def test_the_timeline_is_searched_and_leads_to_the_record(qtbot, show, session):
    shown = show(TimelinePage(session, AskedWays(session)))
    page = shown.page
    every = len(page._list.rows)
    page.seek()
    shown.type(page._bar.search, "zes weken negen keer")
    (row,) = [row for row in page._list.rows if row.key is not None]
    assert len(page._list.rows) < every
    assert row.title == "Signaal"

    with qtbot.waitSignal(asked_of(page)) as asked:
        page._list.opened.emit(row.key)
    assert asked.args == [FieldPlace(record=Signal, record_id=signal().id)]

    shown.type(page._bar.search, "xyz")
    assert not page._none.isHidden()
    assert page._list.isHidden()


def test_the_timeline_is_narrowed_by_kind_person_year_and_what_is_said(show, session):
    page = show(TimelinePage(session, AskedWays(session))).page
    every = [row for row in page._list.rows if row.key is not None]
    bar = page._bar
    for choice in (bar._kind, bar._who, bar._year, bar._said):
        choice.setCurrentIndex(1)
        choice.activated.emit(1)
        rows = [row for row in page._list.rows if row.key is not None]
        assert 0 < len(rows) < len(every), choice.accessibleName()
        choice.setCurrentIndex(0)
        choice.activated.emit(0)
    assert [row for row in page._list.rows if row.key is not None] == every


def test_the_timeline_tells_in_which_order_it_was_written_down(show, session):
    page = show(TimelinePage(session, AskedWays(session))).page
    before = {row.key for row in page._list.rows if row.key is not None}
    order = page._bar._order
    order.setCurrentIndex(1)
    order.activated.emit(1)
    headings = [row.title for row in page._list.rows if row.key is None]
    assert headings
    assert all("pgeschreven" in title for title in headings)
    assert {row.key for row in page._list.rows if row.key is not None} == before


def test_the_timeline_calls_a_request_as_its_swv_does(qtbot, show, session):
    route = SwvRoute(profile_id=swv().id, kind=request().kind, own_words="hulppakket")
    with qtbot.waitSignal(session.changed):
        session.add(route)
    page = show(TimelinePage(session, AskedWays(session))).page
    (line,) = [one for one in page._lines if "hulppakket" in one.row.fact]
    assert line.entry.record_id == request().id


# -- history -------------------------------------------------------------------------------


def test_the_history_tells_a_change_and_puts_it_back(qtbot, show, session):
    shown = show(HistoryPage(session, AskedWays(session)))
    page = shown.page
    before = signal()
    session.change(before, replace(before, fact="Andere woorden.", reported_by=""))
    shown.look()
    qtbot.waitUntil(lambda: bool(page._lines))
    page._list.opened.emit(0)

    assert page._card.isVisible()
    told = page._words.text()
    assert f"“{before.fact}” werd “Andere woorden.”" in told
    assert f"leeggemaakt, het was “{before.reported_by}”" in told
    assert nameless(page) == []

    page._back.click()
    assert shown.look().of(Signal) == (before,)
    qtbot.waitUntil(lambda: page._list.rows[1].title == "Signaal teruggezet")


# -- closing -------------------------------------------------------------------------------


def test_a_file_is_closed_with_what_was_typed_a_moment_ago_and_opened_again(qtbot, show, session):
    page = ClosingPage(session, AskedWays(session))
    shown = show(page)
    assert any("Er staan nog 4 afspraken open." in one for one in words(page))

    form: Any = page._form
    reason = form._why._fields["reason"].editor.widget
    reason.choose(ClosingReason.GOALS_REACHED)
    reason.chosen.emit(ClosingReason.GOALS_REACHED)
    note = form._after._fields["outcome"].editor.widget
    note.setFocus()
    qtbot.keyClicks(note, "Het gaat goed.")
    page._close.click()
    whole = shown.look()
    (closing,) = whole.of(Closing)
    assert (whole.file.closed_on, closing.closed_on, closing.reason, closing.outcome) == (
        TODAY,
        TODAY,
        ClosingReason.GOALS_REACHED,
        "Het gaat goed.",
    )
    assert page._close.isHidden()
    assert not page._open_ends.isVisible()
    assert nameless(page) == []

    button(page, "Dossier weer openen").click()
    assert shown.look().file.is_open


def test_what_still_waits_is_named_before_closing(qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        shown = PageInWindow(qtbot, session, ClosingPage(session, AskedWays(session)))
        file_id = shown.look().file.id
        session.add(Signal(file_id=file_id, fact="huilt"))
        whole = shown.look()
        agreements = sum(a.state is AgreementState.OPEN for a in whole.of(Agreement))
        said = shown.page._open_ends.accessibleName()
        assert said.startswith("1 signaal is nog niet bekeken. Er sta")
        assert str(agreements) in said


def test_a_document_with_a_password_says_that_it_stays(qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        shown = PageInWindow(qtbot, session, PeoplePage(session, AskedWays(session)))
        around = around_of(shown.look(), session, session.desk.clock.today())
        locked = replace(shown.look().of(Attachment)[0], made=None, unfit=Unfit.PASSWORD)
        facts = attachment_summary(locked, around).facts
        assert "met een wachtwoord erop: kan zo niet mee" in facts


def test_a_file_stays_closed_when_a_newer_one_runs(qtbot, tmp_path):
    with noor_session(tmp_path) as session:
        page = ClosingPage(session, AskedWays(session))
        shown = PageInWindow(qtbot, session, page)
        page._close.click()
        closed = shown.look().file
        session.add(SupportFile(pupil_id=closed.pupil_id, opened_on=date(2026, 11, 20)))
        shown.look()
        with qtbot.waitSignal(session.refused):
            button(page, "Dossier weer openen").click()

        assert not shown.look().file.is_open
