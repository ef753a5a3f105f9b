"""After an update all is made findable by itself, while the desk is used."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.application.kept_texts import STATE
from ib_desk.application.progress import Silent
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.search.asked import read_question
from ib_desk.ui.search.making import SearchMaking
from tests.ui.opened_desk import wait_for


def test_what_another_version_kept_is_made_findable_without_being_asked(qtbot, desk):
    session = desk.session
    search, records = session.desk.search, session.desk.records

    def forget() -> None:
        with records._unit_of_work() as work:
            work.put_setting(STATE, '["another", "stamp", "", 0]')
            work.commit()

    asked = read_question("noor", session.desk.catalogue.terms, session.desk.clock.today())

    desk.ask(forget)
    assert not desk.ask(lambda: search.find(asked, Silent())).is_whole

    SearchMaking(session).make_some()

    qtbot.waitUntil(lambda: desk.ask(lambda: search.find(asked, Silent())).is_whole)
    assert desk.ask(lambda: search.find(asked, Silent())).hits


def test_after_something_was_removed_it_looks_whether_words_are_left(qtbot, desk):
    making = SearchMaking(desk.session)
    making.make_some()
    qtbot.waitUntil(lambda: not desk.session.is_busy and not making._pause.isActive())
    (signal, *_others) = desk.all_of(Signal)
    wait_for(desk.session.change(signal, replace(signal, fact="Lacht weer.")))
    assert not making._pause.isActive()
    wait_for(desk.session.remove(signal))
    assert making._pause.isActive()
