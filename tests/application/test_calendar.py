"""What of a day goes to her own calendar: titles of rules, and nothing that was typed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from ib_desk.application.leaving.calendar import CalendarExit, calendar_entries
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.bureau_reply import BureauReply, BureauReplyKind
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.exchange.files import Files
from ib_desk.exchange.icalendar import calendar_file
from tests.application.test_day import Desk, agreement
from tests.builders import noor_records
from tests.domain.made_files import FILE, NOOR, TODAY


def test_what_is_coming_with_the_title_of_its_rule():
    desk = Desk(NOOR, FILE, agreement(3, "Noor belt oma"), agreement(-3), agreement(90))
    (entry,) = calendar_entries(desk.whole_look())
    assert (entry.title, entry.on) == ("afspraak", TODAY + timedelta(days=3))


def test_a_term_that_stands_still_has_no_day():
    request = SwvRequest(file_id=FILE.id, kind=RequestKind.CONSULT, sent_on=TODAY)
    asks = BureauReply(request_id=request.id, kind=BureauReplyKind.MORE_ASKED, on=TODAY)
    assert len(calendar_entries(Desk(NOOR, FILE, request).whole_look())) == 1
    assert calendar_entries(Desk(NOOR, FILE, request, asks).whole_look()) == ()


def test_the_same_term_keeps_its_key_and_no_key_is_the_id_of_a_record():
    desk = Desk(NOOR, FILE, agreement(3), agreement(4))
    first = calendar_entries(desk.whole_look())
    assert first == calendar_entries(desk.whole_look())
    assert len({one.key for one in first}) == 2
    ids = {one.id.hex for one in desk.records.find(Agreement)}
    assert not ids & {one.key for one in first}


def test_no_name_and_no_word_of_a_file_is_in_it(tmp_path: Path):
    desk = Desk(*noor_records())
    path = tmp_path / "termijnen.ics"
    written = CalendarExit(calendar_file, Files(), desk.keeping.clock).let_out(
        desk.whole_look(), path
    )
    text = path.read_text(encoding="utf-8")
    assert text.count("BEGIN:VEVENT") == written
    for word in ("Noor", "Dalen", "Ria", "Esther", "slaap", "groep 6", "Zandbank"):
        assert word not in text
