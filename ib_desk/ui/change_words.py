"""Changes in words: “Afspraak toegevoegd”, and which field went from what to what."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from ib_desk.application.changes import Change, Edit, Step
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.dutch_numbers import number_words
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contract import PartyTrust
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import DimensionScore
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.forms.spec import PeopleSpec
from ib_desk.ui.places import DOCUMENTS, title_of, words_to
from ib_desk.ui.records.every import every_kind, words_of
from ib_desk.ui.texts import tr

NameOf = Callable[[UUID], str]
"""The name of a person by id; “” for who is not known."""


def step_words(step: Step, terms: Terms) -> str:
    """As `change_words`, also for a setting of hers: there are named filters, and no others."""
    if isinstance(step, Change):
        return change_words(step, terms)
    named = tr("filter ‘{name}’").format(name=step.called)
    said = {
        Action.UNDONE: f"{terms.title(Action.UNDONE)}: {named}",
        Action.REDONE: f"{terms.title(Action.REDONE)}: {named}",
    }
    return said.get(step.action, f"{capital(named)} {terms.label(step.action)}")


def change_words(change: Change, terms: Terms) -> str:
    """What was done, as a sentence without a full stop."""
    noun = terms.noun(type(change.subject))
    match change.action:
        case Action.IMPORTED:
            return _imported_words(change, terms)
        case Action.UNDONE | Action.REDONE:
            return f"{terms.title(change.action)}: {_what(change, noun)}"
        case Action.CHANGED if closes(change):
            return tr("Dossier afgesloten")
        case _:
            return _done(change, terms)


def closes(change: Change) -> bool:
    """Whether a file ran before and does not now."""
    return any(
        isinstance(edit.after, SupportFile)
        and isinstance(edit.before, SupportFile)
        and edit.before.is_open
        and not edit.after.is_open
        for edit in change.edits
    )


def _imported_words(change: Change, terms: Terms) -> str:
    """How many came and how many changed; the school's own facts are said when they came alone."""
    pupils = [edit for edit in change.edits if isinstance(edit.record, Pupil)]
    new = sum(edit.before is None for edit in pupils)
    said = ((new, Action.ADDED), (len(pupils) - new, Action.CHANGED))
    words = [
        f"{count} {_counted(Pupil, count, terms)} {terms.label(action)}"
        for count, action in said
        if count
    ]
    return tr(" en ").join(words) or _done(change, terms)


def _done(change: Change, terms: Terms) -> str:
    return f"{terms.heading(type(change.subject))} {terms.label(change.action)}"


def _counted(kind: type[Record], count: int, terms: Terms) -> str:
    return terms.noun(kind) if count == 1 else terms.plural(kind)


def _what(change: Change, noun: str) -> str:
    """What was taken back, as exactly as one can say it in a few words."""
    pupils = sum(isinstance(edit.record, Pupil) for edit in change.edits)
    if pupils > 1:
        return tr("{count} leerlingen").format(count=pupils)
    fields = {name for edit in change.edits for name in edit.fields}
    question = field_words(type(change.subject), fields.pop()) if len(fields) == 1 else ""
    return f"{noun}, “{question}”" if question else noun


def field_words(kind: type[Record], name: str) -> str:
    """The question of a field as its screen asks it; “” for what no screen asks."""
    return words_of(kind).get(name, "")


def way_words(place: FieldPlace, terms: Terms) -> str:
    """For a button that leads there: “Naar ‘Samenvatting’”."""
    if place.record is Attachment:
        return words_to(title_of(DOCUMENTS))
    question = field_words(place.record, place.field)
    if question:
        return words_to(f"‘{question}’")
    return words_to(terms.plural(place.record))


def difference_words(edit: Edit, terms: Terms, name_of: NameOf) -> list[str]:
    """What stood there and what stands there now, a line for each field that differs."""
    spec = every_kind()[type(edit.record)]
    if isinstance(spec, PeopleSpec):
        return _people_words(spec, edit, name_of)
    said = []
    fields = type(edit.record).__dataclass_fields__
    for name, question in spec.words.items():
        # What came or went is told from the state in which nothing was chosen yet.
        before, after = (
            _blank(fields[name]) if record is None else getattr(record, name)
            for record in (edit.before, edit.after)
        )
        if before == after:
            continue
        if isinstance(before, tuple) and isinstance(after, tuple):
            # Of nine scores only those that changed.
            before, after = (
                tuple(entry for entry in one if entry not in other)
                for one, other in ((before, after), (after, before))
            )
        said_now = _said(after, terms, name_of)
        line = changed_line(question, _said(before, terms, name_of), said_now)
        if line:
            said.append(line)
    return said


def _people_words(spec: PeopleSpec[Any], edit: Edit, name_of: NameOf) -> list[str]:
    """Who was added, and who went; whoever was moved from one question to another did both."""
    before, after = (
        ("", "") if record is None else spec.told(record, name_of)
        for record in (edit.before, edit.after)
    )
    if before[0] == after[0]:
        lines = [changed_line(after[0], before[1], after[1])]
    else:
        lines = [changed_line(before[0], before[1], ""), changed_line(after[0], "", after[1])]
    return [line for line in lines if line]


def told_words(record: Record, terms: Terms, name_of: NameOf) -> list[str]:
    """What stands in it, a line for each question that was answered; what was typed is quoted."""
    spec = every_kind()[type(record)]
    if isinstance(spec, PeopleSpec):
        question, who = spec.told(record, name_of)
        return [f"{_asked(question)} {who}"] if who else []
    said = []
    fields = type(record).__dataclass_fields__
    for name, question in spec.words.items():
        value = getattr(record, name)
        words = "" if value == _blank(fields[name]) else _said(value, terms, name_of)
        if words:
            said.append(f"{_asked(question)} {f'“{words}”' if isinstance(value, str) else words}")
    return said


def _asked(question: str) -> str:
    return question if question.endswith("?") else f"{question}:"


def _blank(field: Field[object]) -> object:
    return None if field.default is MISSING else field.default


def changed_line(question: str, before: str, after: str) -> str:
    """What stood at a question and what stands there now; “” when that reads the same."""
    if before == after:
        return ""
    question = _asked(question)
    if not before:
        return tr("{question} “{after}”").format(question=question, after=after)
    if not after:
        return tr("{question} leeggemaakt, het was “{before}”").format(
            question=question, before=before
        )
    return tr("{question} “{before}” werd “{after}”").format(
        question=question, before=before, after=after
    )


def said_words(value: object, terms: Terms) -> str:
    """A value of a field that points to nobody."""
    return _said(value, terms, lambda _id: "")


def _said(value: object, terms: Terms, name_of: NameOf) -> str:
    """A value as a person would say it; “” for nothing."""
    match value:
        case None:
            words = ""
        case UUID():
            words = name_of(value)
        case bool():
            words = tr("ja") if value else tr("nee")
        case Enum():
            words = terms.label(value)
        case datetime() | date():
            words = full_date(value)
        case BirthDate():
            words = full_date(value.earliest) if value.is_whole else value.words
        case Decimal():
            words = number_words(value)
        case tuple():
            words = ", ".join(_entries(value, terms, name_of))
        case _:
            words = str(value)
    return words


def _entries(values: tuple[object, ...], terms: Terms, name_of: NameOf) -> Iterator[str]:
    for value in values:
        match value:
            case DimensionScore():
                score = tr("weet niet") if value.score is None else str(value.score)
                yield f"{terms.label(value.dimension)} {score}"
            case PartyTrust():
                yield f"{name_of(value.party)} {value.score}".strip()
            case Enum():
                yield terms.label(value)
            case _:
                yield str(value)
