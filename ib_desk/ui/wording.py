"""Changes in words: “Afspraak toegevoegd”, and which field went from what to what."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from uuid import UUID

from ib_desk.application.changes import Action, Change
from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.pupil import Pupil
from ib_desk.domain.record import Record
from ib_desk.domain.terms import Terms
from ib_desk.ui.records.every import fields_of
from ib_desk.ui.texts import tr


def change_words(change: Change, terms: Terms) -> str:
    """What was done, as a sentence without a full stop."""
    noun = terms.noun(type(change.subject))
    match change.action:
        case Action.IMPORTED:
            # The school's own facts come along in the same change.
            count = sum(isinstance(edit.record, Pupil) for edit in change.edits)
            return (
                tr("1 leerling bijgewerkt")
                if count == 1
                else tr("{count} leerlingen bijgewerkt").format(count=count)
            )
        case Action.UNDONE:
            return tr("Ongedaan gemaakt: {what}").format(what=noun)
        case Action.REDONE:
            return tr("Opnieuw gedaan: {what}").format(what=noun)
        case _:
            return f"{noun[:1].upper()}{noun[1:]} {change.action.value}"


def field_words(kind: type[Record], name: str) -> str:
    """The question of a field as its form asks it; “” for what no form asks."""
    return next((field.label for field in fields_of(kind) if field.name == name), "")


def value_words(record: Record | None, name: str, terms: Terms) -> str:
    """A value as a person would say it; “” for nothing."""
    value = None if record is None else getattr(record, name)
    match value:
        case None | UUID():
            return ""
        case bool():
            return tr("ja") if value else tr("nee")
        case Enum():
            return terms.label(value)
        case datetime() | date():
            return full_date(value)
        case tuple():
            return tr("{count} ingevuld").format(count=len(value))
        case _:
            return str(value)
