"""Ouders en verzorgers: with custody, its source and the day it was checked."""

from __future__ import annotations

from collections.abc import Callable

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.guardian import (
    WITH_MEASURE,
    Custody,
    Guardian,
    GuardianId,
    Relation,
)
from ib_desk.domain.records.interpreter import Interpreter
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def of_family(asked: str = "", *, when: Callable[[Record], bool] | None = None) -> Field:
    """By or with whom something was said: one of the guardians, or else the pupil."""
    return Field(
        name="guardian_id",
        label=asked or tr("Van wie?"),
        nobody=tr("de leerling zelf"),
        narrow=True,
        when=when,
    )


def called_in_family(guardian_id: GuardianId | None, around: Around) -> str:
    """By name; a guardian who has none yet is not told as if the pupil had said it."""
    if guardian_id is None:
        return around.name_of(around.owners.get(Pupil)) or tr("Leerling")
    return around.name_of(guardian_id) or tr("Een ouder zonder naam")


def guardian_spec() -> RecordSpec[Guardian]:
    """No pupil system exports guardians, so all of it is typed here, once."""
    return RecordSpec(
        kind=Guardian,
        icon="guardian",
        form=Form(
            first=(
                Field(name="name", label=tr("Naam"), narrow=True),
                Field(name="relation", label=tr("Wie is dit voor de leerling?"), narrow=True),
                Field(
                    name="custody",
                    label=tr("Heeft gezag?"),
                    hint=tr("Kijk het na. Niet elke ouder heeft gezag."),
                    narrow=True,
                ),
                Field(
                    name="custody_source",
                    label=tr("Waar blijkt dat uit?"),
                    hint=tr(
                        "Huwelijk, erkenning vanaf 2023 of een uitspraak. Gezag dat vanzelf "
                        "ontstaat, staat niet in het gezagsregister."
                    ),
                    narrow=True,
                ),
                Field(name="custody_checked_on", label=tr("Nagekeken op"), narrow=True),
                Field(name="phone", label=tr("Telefoon"), narrow=True),
                Field(name="email", label=tr("E-mail"), narrow=True),
            ),
            more=(
                Field(
                    name="organisation",
                    label=tr("Van welke instelling?"),
                    hint=tr("De naam is van wie het doet: de voogdijwerker of jeugdbeschermer."),
                    narrow=True,
                    when=_has_measure,
                ),
                Field(
                    name="measure_until",
                    label=tr("Maatregel tot en met"),
                    narrow=True,
                    when=_has_measure,
                ),
                Field(name="contact_preference", label=tr("Hoe en wanneer bereikbaar?")),
                Field(name="language", label=tr("Welke taal?"), narrow=True),
                Field(name="interpreter", label=tr("Is er een tolk nodig?"), narrow=True),
                Field(
                    name="informed",
                    label=tr("Hoe krijgt deze persoon informatie?"),
                    hint=tr("Zo afgesproken. Wie gezag heeft, mag alles weten."),
                    narrow=True,
                ),
                Field(
                    name="lives_with_pupil", label=tr("Woont de leerling (ook) hier?"), narrow=True
                ),
                Field(
                    name="address",
                    label=tr("Adres, als dat anders is"),
                    hint=tr("Straat en nummer, komma, postcode en plaats."),
                    narrow=True,
                ),
                Field(
                    name="country",
                    label=tr("Land, als dat niet Nederland is"),
                    narrow=True,
                    when=_has_own_address,
                ),
                Field(
                    name="postal_address",
                    label=tr("Postadres, als post ergens anders heen gaat"),
                    narrow=True,
                ),
                Field(name="address_secret", label=tr("Dit adres is geheim"), narrow=True),
                Field(
                    name="restriction",
                    label=tr("Wat mag deze persoon niet, volgens een uitspraak?"),
                    hint=tr("Dan biedt IB Desk deze persoon niets uit zichzelf aan."),
                    lines=2,
                ),
                Field(
                    name="ruling_on", label=tr("Uitspraak van"), narrow=True, when=_is_restricted
                ),
                Field(
                    name="restricted_until",
                    label=tr("Geldt tot en met"),
                    narrow=True,
                    when=_is_restricted,
                ),
                Field(name="deceased", label=tr("Overleden"), narrow=True),
                Field(name="note", label=tr("Bijzonderheden"), lines=2),
            ),
            more_label=tr("Bereikbaarheid en bijzonderheden"),
        ),
        summary=_summary,
        blank=new(Guardian),
        title=tr("Ouders en verzorgers"),
        add=tr("Ouder of verzorger toevoegen"),
        empty=tr("Nog geen ouders. Ze staan niet in de export van je leerlingadministratie."),
    )


def _has_measure(record: Record) -> bool:
    """Also where something was kept and the relation changed: what is kept is seen."""
    return isinstance(record, Guardian) and (
        record.relation in {*WITH_MEASURE, Relation.FOSTER_PARENT}
        or bool(record.organisation.strip())
        or record.measure_until is not None
    )


def _has_own_address(record: Record) -> bool:
    return isinstance(record, Guardian) and bool(record.address.strip() or record.country.strip())


def _is_restricted(record: Record) -> bool:
    """Also where a day was kept and the words went: what is kept is seen."""
    return isinstance(record, Guardian) and (
        bool(record.restriction.strip())
        or record.ruling_on is not None
        or record.restricted_until is not None
    )


def _summary(guardian: Guardian, around: Around) -> Summary:
    ended = guardian.ended_on(around.today)
    checked, spoken = guardian.custody_checked_on, around.last_with(guardian.id)
    facts = (
        around.terms.label(guardian.relation) or tr("nog niet gezegd wie dit is"),
        guardian.organisation,
        guardian.phone or guardian.email,
        ""
        if spoken is None
        else tr("laatste contact {date}").format(date=row_date(spoken, around.today)),
        ""
        if checked is None
        else tr("gezag nagekeken {date}").format(date=row_date(checked, around.today)),
        _measure_words(guardian, around, ended=ended),
        ""
        if guardian.interpreter is not Interpreter.NEEDED
        else tr("tolk nodig: {language}").format(language=guardian.language)
        if guardian.language.strip()
        else tr("tolk nodig"),
        tr("uitspraak: niet alles mag") if guardian.is_restricted_on(around.today) else "",
    )
    words = {
        Custody.YES: (State.DONE, tr("heeft gezag")),
        Custody.NO: (State.NOT_NEEDED, tr("geen gezag")),
        Custody.UNKNOWN: (State.ATTENTION, tr("gezag nog nakijken")),
    }
    state, word = words[guardian.as_on(around.today).custody]
    return Summary(
        title=guardian.name or tr("Nog zonder naam"),
        facts=in_a_line(facts),
        state=state,
        state_word=word,
    )


def _measure_words(guardian: Guardian, around: Around, *, ended: bool) -> str:
    until = guardian.measure_until
    if guardian.relation not in WITH_MEASURE or until is None:
        return ""
    day = row_date(until, around.today)
    if ended:
        return tr("maatregel voorbij sinds {date}").format(date=day)
    return tr("maatregel tot en met {date}").format(date=day)
