"""De school en de mensen die er werken of helpen: once for all files."""

from __future__ import annotations

from ib_desk.domain.records.school import Professional, School
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
                Field(name="swv_name", label=tr("Samenwerkingsverband"), narrow=True),
                Field(
                    name="swv_number",
                    label=tr("Nummer van het samenwerkingsverband"),
                    hint=tr("PO of VO en vier cijfers."),
                    narrow=True,
                ),
                Field(
                    name="swv_delivery",
                    label=tr("Hoe neemt het bureau een aanvraag aan?"),
                    hint=tr("Vraag het na: een portaal of mail."),
                    narrow=True,
                ),
            ),
            more=(
                Field(name="sector", label=tr("Soort onderwijs"), narrow=True),
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
        summary=lambda school, _around: Summary(title=school.name, facts=school.town),
        blank=new(School),
        title=tr("Jouw school"),
        add=tr("School invullen"),
        empty=tr("De school is nog niet ingevuld."),
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
