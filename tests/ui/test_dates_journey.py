"""Dates as she types them on Friday 18 September 2026: each on its own side of today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ib_desk.domain.records.contract import Breach
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.moment import Happening
from ib_desk.domain.records.signal import Signal, Triage
from tests.ui.desk_window import CONTROL


def _type_day(used, entry, name: str, text: str):
    editor = entry.form._fields[name].editor
    line = editor.widget.findChild(QLineEdit)
    line.setFocus()
    line.clear()
    used.type(text)
    line.clearFocus()
    used.settle()
    return editor.widget


def test_a_weekday_in_what_was_checked_is_the_last_one_and_ahead_is_no_fact_yet(used):
    page = used.open_page("people")
    guardians = page._by_kind[Guardian]
    mother = next(g for g in used.desk.all_of(Guardian) if g.custody is Custody.YES)
    guardians.open_record(mother.id)
    used.settle()
    entry = guardians._entries[mother.id]

    field = _type_day(used, entry, "custody_checked_on", "ma")
    assert field.day() == date(2026, 9, 14)
    assert field._doubt.isHidden()
    assert entry.head.accessibleName().endswith("heeft gezag")

    field = _type_day(used, entry, "custody_checked_on", "morgen")
    assert field.day() == date(2026, 9, 19)
    assert "moet nog komen" in field._doubt.text
    assert entry.head.accessibleName().endswith("gezag nog nakijken")


def test_what_is_repaired_next_week_is_not_told_as_repaired(used):
    page = used.open_page("contract")
    page._note_breach()
    used.settle()
    breaches = page._by_kind[Breach]
    entry = next(e for e in breaches._entries.values() if e.form is not None)
    field = entry.form._fields["happened"].editor.widget
    field.setFocus()
    used.type("Niet gebeld.")
    field.clearFocus()
    used.settle()
    _type_day(used, entry, "repaired_on", "over 1 week")
    assert entry.head.accessibleName().endswith("nog herstellen")
    assert used.desk.all_of(Breach)[-1].repaired_on == date(2026, 9, 25)

    timeline = used.open_page("timeline")
    repaired = [
        line.entry.on
        for line in timeline._lines
        if line.entry.moment.happening is Happening.REPAIRED
    ]
    assert repaired
    assert date(2026, 9, 25) not in repaired


def test_who_decides_on_a_signal_sees_the_day_of_it(used):
    page = used.open_page("signal")
    used.key(Qt.Key.Key_N, CONTROL)
    used.type("Zit in de pauze alleen.")
    used.focus.clearFocus()
    used.settle()
    entry = next(e for e in page._by_kind[Signal]._entries.values() if e.form is not None)
    triage = entry.form._fields["triage"].editor
    triage.widget.choose(Triage.WATCH)
    triage.widget.chosen.emit(Triage.WATCH)
    used.settle()
    entry.form.focus_field("triaged_on")
    assert entry.form._fields["triaged_on"].editor.widget.day() == date(2026, 9, 18)
    used.key(Qt.Key.Key_Z, CONTROL)
    kept = used.desk.all_of(Signal)[-1]
    assert (kept.triage, kept.triaged_on) == (Triage.OPEN, None)
