"""Toestemming: for what, and what each person said to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.law.consents import ConsentStand, is_partly_given, stand_of
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentId, last_answers
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.records.guardian import of_family
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State

_STATES: Final = {
    ConsentStand.GIVEN: State.DONE,
    ConsentStand.ASKED: State.WAITING,
    ConsentStand.NOT_ASKED: State.NOT_STARTED,
    ConsentStand.ENDED: State.ATTENTION,
    ConsentStand.WITHDRAWN: State.ATTENTION,
    ConsentStand.REFUSED: State.ATTENTION,
}


def consent_spec() -> RecordSpec[Consent]:
    """What is asked in one look; each who is asked is a line under it."""
    return RecordSpec(
        kind=Consent,
        icon="own_choice",
        form=Form(
            first=(
                Field(name="purpose", label=tr("Waarvoor?"), narrow=True),
                Field(
                    name="recipient",
                    label=tr("Aan wie, of met wie?"),
                    hint=tr("Bijvoorbeeld het samenwerkingsverband of de huisarts."),
                    narrow=True,
                ),
                Field(
                    name="piece_id",
                    among=Attachment,
                    label=tr("Welk document?"),
                    nobody=tr("geen document"),
                    gone=tr("een document dat er niet meer is"),
                    narrow=True,
                ),
                Field(
                    name="what",
                    label=tr("Om welke gegevens gaat het?"),
                    narrow=True,
                    when=_is_no_document,
                ),
            ),
        ),
        summary=_summary,
        blank=new(Consent),
        title=tr("Toestemming"),
        add=tr("Toestemming vragen"),
        empty=tr(
            "Nog niets gevraagd. Nodig als een verslag van anderen meegaat, of als je iets deelt "
            "buiten school."
        ),
        parts=(consent_answer_spec(),),
        report="consent",
        report_words=tr("Formulieren afdrukken"),
    )


def consent_answer_spec() -> RecordSpec[ConsentAnswer]:
    """Offered are those who have to be asked; asked again is another line."""
    return RecordSpec(
        kind=ConsentAnswer,
        form=Form(
            first=(
                of_family(),
                Field(name="asked_on", label=tr("Gevraagd op"), narrow=True),
                Field(name="said", label=tr("Wat was het antwoord?"), narrow=True),
                Field(name="said_on", label=tr("Wanneer?"), narrow=True, when=_is_answered),
                Field(name="way", label=tr("Hoe?"), narrow=True, when=_is_answered),
            ),
            more=(
                Field(
                    name="until",
                    label=tr("Geldt tot en met"),
                    hint=tr("Leeg? Dan vraagt Vandaag er na een jaar naar."),
                    narrow=True,
                ),
                Field(name="withdrawn_on", label=tr("Ingetrokken op"), narrow=True),
                Field(name="note", label=tr("Wat zei deze persoon erbij?"), lines=2),
            ),
            more_label=tr("Tot wanneer, en wat erbij hoort"),
        ),
        summary=_answer_summary,
        choices=_each_who_is_asked,
        waits=True,
        title=tr("Wie geeft toestemming?"),
        add=tr("Antwoord opschrijven"),
        empty=tr("Nog niemand gevraagd."),
    )


def _each_who_is_asked(
    around: Around, _there: Sequence[ConsentAnswer]
) -> Sequence[tuple[str, ConsentAnswer]]:
    """Guardians and the pupil by the rights; without any of them the pupil alone."""
    consent_id = ConsentId(around.owners[Consent])
    return [
        (
            called,
            ConsentAnswer(consent_id=consent_id, guardian_id=person, asked_on=around.today),
        )
        for person, called in around.consenting
    ]


def _is_no_document(record: Record) -> bool:
    return isinstance(record, Consent) and record.piece_id is None


def _is_answered(record: Record) -> bool:
    return isinstance(record, ConsentAnswer) and record.said is not None


def _called(answer: ConsentAnswer, around: Around) -> str:
    names = dict(around.consenting)
    return around.name_of(answer.guardian_id) or names.get(answer.guardian_id, tr("de leerling"))


def consent_words(consent: Consent, around: Around) -> str:
    """What it is for, of what and to whom: how one is told from another."""
    purpose = around.terms.title(consent.purpose)
    return in_a_line((purpose, _piece(consent, around), consent.recipient))


def _summary(consent: Consent, around: Around) -> Summary:
    answers = last_answers(one for one in around.of(ConsentAnswer) if one.consent_id == consent.id)
    stands = {person: stand_of(one, around.today) for person, one in answers.items()}
    for person, _name in around.consenting:
        stands.setdefault(person, ConsentStand.NOT_ASKED)
    worst = max(stands.values(), key=tuple(ConsentStand).index, default=ConsentStand.NOT_ASKED)
    names = dict(around.consenting) | {key: _called(one, around) for key, one in answers.items()}
    said = (f"{names[key]}: {around.terms.label(stand)}" for key, stand in stands.items())
    return Summary(
        title=around.terms.title(consent.purpose) or tr("Nog niet gekozen waarvoor"),
        facts=in_a_line((_piece(consent, around), consent.recipient, *(said if answers else ()))),
        state=_STATES[worst],
        state_word=_word(stands.values(), worst, around),
    )


def _word(stands: Collection[ConsentStand], worst: ConsentStand, around: Around) -> str:
    """Where one parent said yes or was asked, the other was not: not all is “nog niet gevraagd”."""
    if is_partly_given(stands):
        return tr("nog niet van iedereen")
    if {*stands} == {ConsentStand.ASKED, ConsentStand.NOT_ASKED}:
        return tr("nog niet aan iedereen gevraagd")
    return around.terms.label(worst)


def _piece(consent: Consent, around: Around) -> str:
    if consent.piece_id is None:
        return consent.what
    documents = dict(around.people.get(Attachment, ()))
    return documents.get(consent.piece_id, tr("een document dat er niet meer is"))


def _answer_summary(answer: ConsentAnswer, around: Around) -> Summary:
    stand = stand_of(answer, around.today)
    days = (
        (tr("gevraagd op {day}"), answer.asked_on),
        (tr("antwoord op {day}"), answer.said_on),
        (tr("tot en met {day}"), answer.until),
        (tr("ingetrokken op {day}"), answer.withdrawn_on),
    )
    facts = [words.format(day=row_date(day, around.today)) for words, day in days if day]
    return Summary(
        title=_called(answer, around),
        facts=in_a_line((*facts, around.terms.label(answer.way), answer.note)),
        state=_STATES[stand],
        state_word=around.terms.label(stand),
    )
