"""Schoolloopbaan: one line a year, and only where the years say something."""

from __future__ import annotations

from ib_desk.domain.file.career import year_after
from ib_desk.domain.records.career import CareerYear
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr


def career_spec() -> RecordSpec[CareerYear]:
    """The next year is filled in as far as it follows from the last."""
    return RecordSpec(
        kind=CareerYear,
        icon="career",
        form=Form(
            first=(
                Field(
                    name="began_in",
                    label=tr("Schooljaar dat begon in"),
                    example=tr("2024 is 2024-2025"),
                    narrow=True,
                ),
                Field(
                    name="group",
                    label=tr("Groep of klas toen"),
                    example=tr("zoals 3, of klas 2"),
                    narrow=True,
                ),
                Field(name="went", label=tr("Hoe liep het af?"), narrow=True),
                Field(
                    name="school",
                    label=tr("Welke school?"),
                    example=tr("leeg is onze school"),
                    narrow=True,
                ),
                Field(name="note", label=tr("Wat moet je erbij weten?"), narrow=True),
            ),
        ),
        summary=_summary,
        blank=lambda around: year_after(
            new(CareerYear)(around), around.of(CareerYear), around.today
        ),
        title=tr("Schoolloopbaan"),
        add=tr("Schooljaar toevoegen"),
        empty=tr("Nog geen eerdere jaren. Nodig bij een jaar overdoen of een andere school."),
        order=lambda one: -(one.began_in or 0),
    )


def _summary(one: CareerYear, around: Around) -> Summary:
    title = in_a_line((one.year_label, one.group_label))
    return Summary(
        title=title or tr("Nog zonder jaar"),
        facts=in_a_line((one.school, around.terms.label(one.went), one.note)),
    )
