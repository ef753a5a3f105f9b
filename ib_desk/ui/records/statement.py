"""Verklaring: what somebody says of a record, in own words; of a request it is a zienswijze."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.statement import A_VIEW, Agrees, Statement
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.records.guardian import called_in_family, of_family
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State

_STATES: Final = {
    Agrees.YES: State.DONE,
    Agrees.YES_WITH_ADDITION: State.DONE,
    Agrees.NO: State.ATTENTION,
    Agrees.NO_REPLY: State.WAITING,
}


def statement_spec() -> RecordSpec[Statement]:
    """Beside the record that it is about, which the list stands within; whose it is comes first."""
    return RecordSpec(
        kind=Statement,
        icon="statement",
        form=_form(),
        summary=_summary,
        choices=_choices,
        waits=True,
        title=tr("Verklaringen"),
        add=tr("Verklaring toevoegen"),
        empty=tr("Is iemand het niet eens met wat hier staat? De eigen woorden komen erbij."),
        is_one_line=True,
    )


def view_spec() -> RecordSpec[Statement]:
    """What a guardian, the pupil or somebody else thinks of the request."""
    return replace(
        statement_spec(),
        title=tr("Zienswijzen"),
        add=tr("Zienswijze toevoegen"),
        empty=tr("Nog geen zienswijzen. Vraag de leerling en ieder die gezag heeft."),
        is_one_line=False,
    )


def _form() -> Form:
    return Form(
        first=(
            Field(name="words", label=tr("In eigen woorden"), lines=2),
            Field(name="agrees", label=tr("Wat vindt deze persoon?"), narrow=True, when=_is_view),
            of_family(when=_is_familys),
            Field(name="name", label=tr("Welke leraar of helper?"), narrow=True, when=_is_named),
            Field(name="said_on", label=tr("Gezegd op"), narrow=True),
        ),
        more=(
            Field(name="done", label=tr("Wat deed school ermee?"), lines=2),
            Field(name="done_on", label=tr("Wanneer deed school dat?"), narrow=True),
        ),
        more_label=tr("Wat school ermee deed"),
    )


def _choices(around: Around, _there: Sequence[Statement]) -> list[tuple[str, Statement]]:
    """Who speaks is chosen with the button that adds it; then there is one thing to type."""
    within = around.within
    about = around.owners[SwvRequest] if within is None else within.id
    what = A_VIEW if within is None else kind_name(type(within))

    def said(guardian_id: GuardianId | None = None, *, by_professional: bool = False) -> Statement:
        return Statement(
            file_id=SupportFileId(around.owners[SupportFile]),
            about=about,
            what=what,
            guardian_id=guardian_id,
            of_professional=by_professional,
            said_on=around.today,
        )

    return [
        (around.name_of(around.owners[Pupil]) or tr("De leerling zelf"), said()),
        *(
            (called_in_family(who, around), said(who))
            for who in (GuardianId(one) for one, _name in around.people.get(Guardian, ()))
        ),
        (tr("Een leraar of helper"), said(by_professional=True)),
    ]


def speaker_words(statement: Statement, around: Around) -> str:
    """By name, as far as one is known."""
    if statement.of_professional:
        return statement.name.strip() or tr("Leraar of helper")
    return called_in_family(statement.guardian_id, around)


def _summary(statement: Statement, around: Around) -> Summary:
    state, word = _view_state(statement, around) if statement.is_view else (None, "")
    day = statement.said_on
    when = "" if day is None or statement.is_view else row_date(day, around.today)
    return Summary(
        title=speaker_words(statement, around),
        facts=in_a_line((when, statement.words)),
        state=state,
        state_word=word,
    )


def _view_state(view: Statement, around: Around) -> tuple[State, str]:
    if view.id in around.outdated:
        return State.ATTENTION, tr("eerdere tekst")
    if view.agrees is not None:
        return _STATES[view.agrees], around.terms.label(view.agrees)
    # Only a guardian is asked to agree.
    if view.guardian_id is None and view.words:
        return State.DONE, tr("gezegd")
    return State.NOT_STARTED, tr("nog niet gezegd")


def _is_view(record: Record) -> bool:
    return isinstance(record, Statement) and record.is_view


def _is_familys(record: Record) -> bool:
    return isinstance(record, Statement) and not record.of_professional


def _is_named(record: Record) -> bool:
    return isinstance(record, Statement) and record.of_professional
