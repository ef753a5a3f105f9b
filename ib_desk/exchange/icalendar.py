"""Terms as an iCalendar file (RFC 5545): days without a time, told to nobody else.

A calendar of whole days needs ten kinds of line; `icalendar` would bring two packages along for it
(docs/decisions/2026-11-30-calendar-by-hand.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from ib_desk.application.leaving.calendar import CalendarEntry

_MOST_OCTETS: Final = 75
"""Of a line, its end not counted (RFC 5545, 3.1)."""
_DAY: Final = timedelta(days=1)


def calendar_file(entries: Sequence[CalendarEntry], now: datetime) -> bytes:
    """The same bytes for the same terms at the same moment."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//IB Desk//Termijnen//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *(line for entry in entries for line in _event(entry, stamp)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _event(entry: CalendarEntry, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.key}@ib-desk"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.on + _DAY:%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'IB Desk: {entry.title}')}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Signs that mean something in a value (RFC 5545, 3.3.11)."""
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> bytes:
    """In pieces that a reader puts together again; never within a letter."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _MOST_OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
