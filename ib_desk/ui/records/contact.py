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
    """Of a pupil without a file: the same questions."""
    return replace(
        contact_spec(),
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
    return Summary(
        title=contact.line or tr("Nog niets opgeschreven"),
        facts=in_a_line((names, around.terms.label(contact.way), day)),
        state=State.NOT_NEEDED if missed else None,
        state_word=around.terms.label(Reached.NO) if missed else "",
    )


def _called(person: ContactPerson, around: Around) -> str:
    who = person.guardian_id or person.professional_id or person.pupil_id
    return around.name_of(who) or person.name
