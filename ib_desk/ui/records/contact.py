"""Contacten: who was phoned, spoken or written to, in one line; the rest folds open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.contact import Contact, ContactPerson, Reached
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.ui.forms.spec import Around, Field, Form, PeopleSpec, RecordSpec, Summary
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State

_MOST_TRUST: Final = 10
MORE_NEEDED_KEY: Final = "Alt+M"


_ASKS_FOR_A_FILE: Final = frozenset({"more_needed", "why_not_weighed"})
"""What leads to a weighing, which is made in a file."""


def more_needed_words() -> str:
    """What one key says of a contact, in the form and in one line alike."""
    return tr("Er is meer nodig")


def contact_spec() -> RecordSpec[Contact]:
    """What the quick line keeps, to complete and to correct."""
    return RecordSpec(
        kind=Contact,
        icon="contact",
        form=Form(
            first=(
                Field(name="line", label=tr("Waar ging het over?"), lines=2),
                Field(name="on", label=tr("Wanneer?"), narrow=True),
                Field(name="way", label=tr("Hoe?"), narrow=True),
                Field(name="more_needed", label=more_needed_words(), key=MORE_NEEDED_KEY),
                Field(
                    name="why_not_weighed",
                    label=tr("Waarom weeg je niet opnieuw?"),
                    hint=tr("Alleen als je dat niet doet. Dan vraagt Vandaag er niet meer naar."),
                    when=lambda record: isinstance(record, Contact) and record.more_needed,
                ),
            ),
            more=(
                Field(name="text", label=tr("Wat is er gezegd?"), lines=4),
                Field(name="outcome", label=tr("Wat kwam eruit?"), lines=2),
                Field(
                    name="trust",
                    label=tr("Hoeveel vertrouwen merkte je?"),
                    narrow=True,
                    options=_trust(),
                ),
            ),
            more_label=tr("Meer over dit contact"),
        ),
        summary=_summary,
        blank=lambda around: Contact(
            file_id=SupportFileId(around.owners[SupportFile]), on=around.today
        ),
        title=tr("Contacten"),
        add=tr("Contact toevoegen"),
        empty=tr(
            "Nog geen contact opgeschreven. Eén regel is genoeg. Overal in IB Desk: Ctrl+Shift+S."
        ),
        order=lambda contact: -(contact.on or date.max).toordinal(),
        parts=(contact_person_spec(),),
        place="neat_text",
        place_words=tr("Kopieer voor het leerlingvolgsysteem"),
    )


def loose_contact_spec() -> RecordSpec[Contact]:
    """Of a pupil without a file: the same questions, but for what asks to weigh."""
    spec = contact_spec()
    asked = tuple(field for field in spec.form.first if field.name not in _ASKS_FOR_A_FILE)
    return replace(
        spec,
        form=replace(spec.form, first=asked),
        blank=lambda around: Contact(pupil_id=PupilId(around.owners[Pupil]), on=around.today),
        title=tr("Contacten zonder dossier"),
        place="",
        empty=tr("Nog geen. Voor een telefoontje is geen dossier nodig."),
    )


def contact_person_spec() -> PeopleSpec[ContactPerson]:
    """Who was tried and not reached was not spoken: that counts as no contact."""
    return PeopleSpec(
        kind=ContactPerson,
        title=tr("Met wie?"),
        said="reached",
        questions=(
            (Reached.YES, tr("Wie sprak je?")),
            (Reached.NO, tr("Wie kreeg je niet te pakken?")),
        ),
        other=tr("Wie sprak je nog meer?"),
    )


def _trust() -> tuple[tuple[object, str], ...]:
    ends = {0: tr("0 · geen"), _MOST_TRUST: tr("10 · alle")}
    return tuple((score, ends.get(score, str(score))) for score in range(_MOST_TRUST + 1))


def _summary(contact: Contact, around: Around) -> Summary:
    people = [one for one in around.of(ContactPerson) if one.contact_id == contact.id]
    names = ", ".join(filter(None, (_called(one, around) for one in people)))
    missed = bool(people) and all(one.reached is Reached.NO for one in people)
    day = "" if contact.on is None else row_date(contact.on, around.today)
    is_missed = State.NOT_NEEDED if missed else None
    asks = contact.more_needed and not contact.why_not_weighed.strip()
    return Summary(
        title=contact.line or tr("Nog niets opgeschreven"),
        facts=in_a_line((names, around.terms.label(contact.way), day)),
        state=State.ATTENTION if asks else is_missed,
        state_word=_state_words(around, missed=missed, asks=asks),
    )


def _state_words(around: Around, *, missed: bool, asks: bool) -> str:
    if asks:
        return tr("meer nodig")
    return around.terms.label(Reached.NO) if missed else ""


def _called(person: ContactPerson, around: Around) -> str:
    who = person.guardian_id or person.professional_id or person.pupil_id
    return around.name_of(who) or person.name
