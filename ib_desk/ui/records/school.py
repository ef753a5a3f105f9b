"""De school en de mensen die er werken of helpen: once for all files."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.school import Professional, School, SchoolHoliday
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def school_spec() -> RecordSpec[School]:
    """Facts that stand on every print and request."""
    return RecordSpec(
        kind=School,
        icon="school",
        form=Form(
            first=(
                Field(name="name", label=tr("Naam van de school"), narrow=True),
                Field(
                    name="brin",
                    label=tr("BRIN en vestiging"),
                    hint=tr("Bijvoorbeeld 12AB00."),
                    narrow=True,
                ),
                Field(
                    name="coordinator",
                    label=tr("Intern begeleider of zorgcoördinator"),
                    narrow=True,
                ),
                Field(name="director", label=tr("Directeur"), narrow=True),
                Field(
                    name="swv_id",
                    label=tr("Samenwerkingsverband"),
                    hint=tr("Staat het er niet bij? Zet het erbij onder Samenwerkingsverbanden."),
                    narrow=True,
                ),
            ),
            more=(
                Field(
                    name="sector",
                    label=tr("Soort onderwijs"),
                    narrow=True,
                    hint=tr("Andere woorden op het scherm volgen als je de kluis weer opent."),
                ),
                Field(name="board", label=tr("Schoolbestuur"), narrow=True),
                Field(name="address", label=tr("Straat en huisnummer"), narrow=True),
                Field(name="postcode", label=tr("Postcode"), narrow=True),
                Field(name="town", label=tr("Plaats"), narrow=True),
                Field(name="phone", label=tr("Telefoon"), narrow=True),
                Field(name="email", label=tr("E-mail"), narrow=True),
                Field(name="school_year", label=tr("Schooljaar"), narrow=True),
            ),
            more_label=tr("Adres en bestuur"),
        ),
        asked={one.name: one.label for one in planning_form().fields},
        summary=lambda school, _around: Summary(title=school.name, facts=school.town),
        blank=new(School),
        title=tr("Jouw school"),
        add=tr("School invullen"),
        empty=tr("De school is nog niet ingevuld."),
    )


def planning_form() -> Form:
    """Of the school too, in a card of its own: what terms are counted with."""
    return Form(
        first=(
            Field(
                name="region",
                label=tr("Vakantieregio"),
                hint=tr("Termijnen in schoolweken slaan vakanties over."),
                narrow=True,
            ),
            Field(
                name="working_days",
                label=tr("Jouw werkdagen"),
                hint=tr("Vandaag vertelt wat er sinds je vorige dag te laat werd."),
            ),
        )
    )


def school_holiday_spec() -> RecordSpec[SchoolHoliday]:
    """Where the school differs from its region, and its own free days."""
    return RecordSpec(
        kind=SchoolHoliday,
        icon="date",
        form=Form(
            first=(
                Field(name="name", label=tr("Hoe heet het?"), narrow=True),
                Field(name="starts_on", label=tr("Eerste vrije dag"), narrow=True),
                Field(name="ends_on", label=tr("Laatste vrije dag"), narrow=True),
            )
        ),
        summary=_holiday_summary,
        blank=new(SchoolHoliday),
        title=tr("Vakanties en vrije dagen"),
        add=tr("Vakantie of vrije dag toevoegen"),
        empty=tr(
            "Wijkt jouw school af? Zet het hier. Een vakantie met dezelfde naam komt in de plaats "
            "van die van de regio."
        ),
        order=lambda holiday: holiday.starts_on or date.max,
    )


def _holiday_summary(holiday: SchoolHoliday, around: Around) -> Summary:
    starts_on, ends_on = holiday.starts_on, holiday.ends_on
    is_turned = starts_on is not None and ends_on is not None and ends_on < starts_on
    first, last = (
        "…" if day is None else row_date(day, around.today) for day in (starts_on, ends_on)
    )
    return Summary(
        title=holiday.name or tr("Nog zonder naam"),
        facts=tr("{first} tot en met {last}").format(first=first, last=last),
        state=State.ATTENTION if is_turned else None,
        state_word=tr("eindigt voor het begin") if is_turned else "",
    )


def professional_spec() -> RecordSpec[Professional]:
    """Typed once here, chosen in every file."""
    return RecordSpec(
        kind=Professional,
        icon="team",
        form=Form(
            first=(
                Field(name="name", label=tr("Naam"), narrow=True),
                Field(name="role", label=tr("Functie"), narrow=True),
                Field(name="organisation", label=tr("Organisatie"), narrow=True),
                Field(name="phone", label=tr("Telefoon"), narrow=True),
                Field(name="email", label=tr("E-mail"), narrow=True),
                Field(name="available", label=tr("Wanneer bereikbaar?"), narrow=True),
                Field(name="groups", label=tr("Groep of groepen"), narrow=True),
            ),
            more=(Field(name="note", label=tr("Bijzonderheden"), lines=2),),
            more_label=tr("Bijzonderheden"),
        ),
        summary=_professional_summary,
        blank=new(Professional),
        title=tr("Leraren en helpers"),
        add=tr("Leraar of helper toevoegen"),
        empty=tr("Nog niemand. Wie je hier zet, kies je daarna in elk dossier."),
        order=lambda person: person.name.casefold(),
    )


def _professional_summary(person: Professional, around: Around) -> Summary:
    facts = (around.terms.label(person.role), person.organisation, person.phone or person.email)
    return Summary(
        title=person.name or tr("Nog zonder naam"),
        facts=in_a_line(facts),
        state=None if person.name else State.ATTENTION,
        state_word="" if person.name else tr("naam ontbreekt"),
    )
