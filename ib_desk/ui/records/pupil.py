"""De leerling: what the export brings can be corrected here, and a pupil can be added by hand."""

from __future__ import annotations

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.dutch_dates import day_and_year
from ib_desk.domain.leaving.forbidden_numbers import NumberKind, numbers_in
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Sector
from ib_desk.ui.forms.spec import Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import tr


def pupil_spec() -> RecordSpec[Pupil]:
    """There is no field for a BSN, a nationality or a birthplace, on purpose."""
    return RecordSpec(
        kind=Pupil,
        icon="pupils",
        form=Form(
            first=(
                Field(name="call_name", label=tr("Roepnaam"), narrow=True),
                Field(name="prefix", label=tr("Tussenvoegsel"), narrow=True),
                Field(name="surname", label=tr("Achternaam"), narrow=True),
                Field(
                    name="born_on",
                    label=tr("Geboren op"),
                    narrow=True,
                    hint=tr("Alleen maand of jaar bekend? Typ dat."),
                    example=tr("zoals 14-5-2017"),
                ),
                Field(name="year_group", label=tr("Jaargroep"), narrow=True),
                Field(name="group_name", label=tr("Groep of klas"), narrow=True),
                Field(
                    name="about_me", label=tr("Dit ben ik, in eigen woorden"), lines=2, voice=True
                ),
            ),
            more=(
                Field(name="first_names", label=tr("Voornamen"), narrow=True),
                Field(name="initials", label=tr("Voorletters"), narrow=True),
                Field(name="gender", label=tr("Jongen of meisje"), narrow=True),
                Field(name="address", label=tr("Straat en huisnummer"), narrow=True),
                Field(name="postcode", label=tr("Postcode"), narrow=True),
                Field(name="town", label=tr("Plaats"), narrow=True),
                Field(name="country", label=tr("Land, als dat niet Nederland is"), narrow=True),
                Field(
                    name="address_secret",
                    label=tr("Het adres is geheim"),
                    hint=tr("Een geheim adres komt nooit op papier of in een aanvraag."),
                    narrow=True,
                ),
                Field(name="home_language", label=tr("Taal thuis"), narrow=True),
                Field(
                    name="interpreter",
                    label=tr("Is er voor de leerling een tolk nodig?"),
                    narrow=True,
                ),
                Field(
                    name="in_netherlands_since",
                    label=tr("In Nederland sinds"),
                    hint=tr("Alleen als de leerling van elders kwam."),
                    narrow=True,
                ),
                Field(
                    name="dutch_school_since",
                    label=tr("Op een Nederlandse school sinds"),
                    narrow=True,
                ),
                Field(
                    name="pupil_number",
                    label=tr("Leerlingnummer van school"),
                    narrow=True,
                    refuse=_no_number_of_the_state,
                ),
                Field(name="location", label=tr("Locatie van de school"), narrow=True),
                Field(name="enrolled_on", label=tr("Op school sinds"), narrow=True),
                Field(name="left_on", label=tr("Vertrokken op"), narrow=True),
            ),
            more_label=tr("Adres, voornamen en inschrijving"),
        ),
        summary=lambda pupil, _around: Summary(title=pupil.name, facts=pupil.group_label),
        blank=new(Pupil),
        title=tr("Leerling"),
        add=tr("Leerling toevoegen"),
        empty=tr("Nog geen leerlingen. Haal ze uit je leerlingadministratie of voeg er een toe."),
        order=lambda pupil: pupil.sort_name,
    )


def is_asked(pupil: Pupil, name: str, sector: Sector | None) -> bool:
    """Only a primary school has year groups; what was filled in is shown everywhere."""
    return name != "year_group" or bool(pupil.year_group) or sector is not Sector.VO


def born_words(born_on: BirthDate | None) -> str:
    """“geboren 14 mei 2017”: tells namesakes apart."""
    if born_on is None:
        return ""
    if born_on.is_whole:
        return tr("geboren {day}").format(day=day_and_year(born_on.earliest))
    return tr("geboren in {part}").format(part=born_on.words)


def _no_number_of_the_state(text: str) -> str:
    """A BSN or onderwijsnummer is never stored."""
    if any(kind is not NumberKind.IBAN for kind, _start, _end in numbers_in(text)):
        return tr("Dit getal past bij een BSN. Dat bewaart IB Desk niet. Haal het weg.")
    return ""
