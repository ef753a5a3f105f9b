"""Toetsen en onderzoek: what was looked into, what came of it, and who may see that."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.assessment import Assessment
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def assessment_spec() -> RecordSpec[Assessment]:
    """The outcome in words; on paper it goes for those only who were ticked."""
    return RecordSpec(
        kind=Assessment,
        icon="assessment",
        form=Form(
            first=(
                Field(
                    name="instrument",
                    label=tr("Welke toets of welk onderzoek?"),
                    hint=tr("De naam en het jaar van de uitgave."),
                    narrow=True,
                ),
                Field(name="taken_on", label=tr("Wanneer?"), narrow=True),
                Field(name="by_whom", label=tr("Door wie?"), narrow=True),
                Field(name="question", label=tr("Wat wilden jullie weten?"), lines=2),
                Field(
                    name="outcome",
                    label=tr("Wat kwam eruit?"),
                    hint=tr("In gewone woorden. Schrijf er een score alleen bij als dat nodig is."),
                    lines=3,
                ),
                Field(
                    name="may_see",
                    label=tr("Wie mag dit zien?"),
                    hint=tr("Op papier staat het alleen voor wie je hier kiest."),
                ),
                Field(
                    name="report_id",
                    label=tr("Het verslag"),
                    nobody=tr("niet bij de documenten"),
                    narrow=True,
                ),
            ),
            more=(
                Field(name="taken_how", label=tr("Alleen of samen met anderen?"), narrow=True),
                Field(
                    name="registration",
                    label=tr("Registratie van de onderzoeker"),
                    hint=tr("Zoals NIP, NVO, SKJ of BIG, met het nummer."),
                    narrow=True,
                ),
            ),
            more_label=tr("Hoe is het afgenomen?"),
        ),
        summary=_summary,
        blank=new(Assessment),
        title=tr("Toetsen en onderzoek"),
        add=tr("Onderzoek toevoegen"),
        empty=tr("Nog geen toets of onderzoek."),
        is_one_line=True,
        order=lambda one: -(one.taken_on or date.max).toordinal(),
        stays=_report_stays,
    )


def _report_stays(one: Assessment) -> str:
    """A document is closed by itself: it may be the report of other research too."""
    if one.report_id is None:
        return ""
    return tr("Het verslag blijft bij de documenten staan. Sluit dat ook, als dat nodig is.")


def _summary(one: Assessment, around: Around) -> Summary:
    day = "" if one.taken_on is None else row_date(one.taken_on, around.today)
    known = State.DONE if one.outcome else State.WAITING
    report = "" if one.report_id is None else tr("verslag erbij")
    return Summary(
        title=one.instrument or one.question or tr("Nog niet beschreven"),
        facts=in_a_line((one.by_whom, day, report)),
        state=known,
        state_word=tr("uitkomst bekend") if one.outcome else tr("nog geen uitkomst"),
    )
