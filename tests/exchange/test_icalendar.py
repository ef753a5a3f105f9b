"""Terms as a calendar file: read back by the rules of RFC 5545, and of nobody."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from ib_desk.application.leaving.calendar import CalendarEntry
from ib_desk.exchange.icalendar import calendar_file

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
ENTRIES = st.builds(
    CalendarEntry,
    key=st.from_regex(r"[0-9a-f]{32}", fullmatch=True),
    title=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=90),
    on=st.dates(date(2020, 1, 1), date(2099, 12, 30)),
)


def read_back(content: bytes) -> list[dict[str, str]]:
    """Unfolded, and each event by its names; the values with their signs put back."""
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    events: list[dict[str, str]] = []
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif events and name != "END":
            events[-1][name] = re.sub(r"\\(.)", r"\1", value)
    return events


def test_a_whole_day_that_keeps_nobody_from_an_appointment():
    entry = CalendarEntry(key="ab", title="opnieuw wegen", on=date(2026, 12, 31))
    assert calendar_file([entry], NOW).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//IB Desk//Termijnen//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        "UID:ab@ib-desk",
        "DTSTAMP:20261120T080000Z",
        "DTSTART;VALUE=DATE:20261231",
        "DTEND;VALUE=DATE:20270101",
        "SUMMARY:IB Desk: opnieuw wegen",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@given(st.lists(ENTRIES, max_size=4))
def test_no_line_is_too_long_and_each_ends_as_it_should(entries):
    content = calendar_file(entries, NOW)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.count(b"\n") == content.count(b"\r\n")


@given(st.lists(ENTRIES, max_size=4))
def test_what_was_written_is_read_back(entries):
    events = read_back(calendar_file(entries, NOW))
    said = [(one["DTSTART;VALUE=DATE"], one["UID"], one["SUMMARY"]) for one in events]
    assert said == [
        (f"{one.on:%Y%m%d}", f"{one.key}@ib-desk", " ".join(f"IB Desk: {one.title}".split()))
        for one in entries
    ]


def test_signs_that_mean_something_are_escaped():
    entry = CalendarEntry(key="ab", title="bellen; mailen, of \\ langsgaan", on=date(2026, 12, 1))
    (event,) = read_back(calendar_file([entry], NOW))
    assert event["SUMMARY"] == "IB Desk: bellen; mailen, of \\ langsgaan"
