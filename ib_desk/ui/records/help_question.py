"""Hulpvragen: what each party asks, in its own words; the child first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.help_question import Asker, HelpQuestion
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.texts import in_a_line, tr


def help_question_spec() -> RecordSpec[HelpQuestion]:
    """Who asks is chosen with the button that adds it; then there is one thing to type."""
    return RecordSpec(
        kind=HelpQuestion,
        icon="help_question",
        form=Form(
            first=(
                Field(
                    name="words",
                    label=tr("Wat is de vraag?"),
                    hint=tr("In eigen woorden, zoals het gezegd is."),
                    lines=2,
                ),
                Field(name="asker", label=tr("Wie vraagt het?"), narrow=True),
                Field(
                    name="guardian_id", label=tr("Welke ouder?"), narrow=True, when=_is_guardians
                ),
                Field(name="name", label=tr("Welke professional?"), narrow=True, when=_is_named),
                Field(name="asked_on", label=tr("Wanneer?"), narrow=True),
            ),
        ),
        summary=_summary,
        choices=_choices,
        waits=True,
        title=tr("Hulpvragen"),
        add=tr("Hulpvraag toevoegen"),
        empty=tr("Nog geen hulpvraag. Schrijf op wat iemand vraagt, in eigen woorden."),
        is_one_line=True,
        order=lambda one: (list(Asker).index(one.asker), one.asked_on or date.max),
    )


def _choices(around: Around, _there: Sequence[HelpQuestion]) -> list[tuple[str, HelpQuestion]]:
    def asked(asker: Asker, guardian_id: GuardianId | None = None) -> HelpQuestion:
        return HelpQuestion(
            file_id=SupportFileId(around.owners[SupportFile]),
            asker=asker,
            guardian_id=guardian_id,
            asked_on=around.today,
        )

    pupil = around.name_of(around.owners[Pupil]) or around.terms.label(Asker.PUPIL)
    guardians = around.people.get(Guardian, ())
    nameless = around.terms.label(Asker.GUARDIAN)
    return [
        (pupil, asked(Asker.PUPIL)),
        *((name or nameless, asked(Asker.GUARDIAN, GuardianId(one))) for one, name in guardians),
        (tr("Een professional"), asked(Asker.PROFESSIONAL)),
        (tr("Samen"), asked(Asker.TOGETHER)),
    ]


def _summary(one: HelpQuestion, around: Around) -> Summary:
    return Summary(title=one.words or tr("Nog niet opgeschreven"), facts=facts_of(one, around))


def facts_of(one: HelpQuestion, around: Around) -> str:
    """“Marieke Bakker · 12 maart”."""
    names = {
        Asker.PUPIL: around.name_of(around.owners.get(Pupil)),
        Asker.GUARDIAN: around.name_of(one.guardian_id),
        Asker.PROFESSIONAL: one.name,
        Asker.TOGETHER: "",
    }
    who = names[one.asker] or around.terms.label(one.asker)
    day = "" if one.asked_on is None else row_date(one.asked_on, around.today)
    return in_a_line((who, day))


def _is_guardians(record: Record) -> bool:
    return isinstance(record, HelpQuestion) and record.asker is Asker.GUARDIAN


def _is_named(record: Record) -> bool:
    return isinstance(record, HelpQuestion) and record.asker is Asker.PROFESSIONAL
