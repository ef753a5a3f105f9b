"""Documenten: facts about a document; its bytes are added and opened on the documents page."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.law.consents import ConsentStand
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.record import Record
from ib_desk.ui.document_words import kept_words
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.places import DOCUMENTS, title_of
from ib_desk.ui.texts import in_a_line, listed, tr
from ib_desk.ui.widgets.state import State


def attachment_spec() -> RecordSpec[Attachment]:
    """Without a blank one: a document begins with its content."""
    return RecordSpec(
        kind=Attachment,
        icon="attach",
        form=attachment_form(),
        summary=attachment_summary,
        title=title_of(DOCUMENTS),
        add=tr("Document toevoegen…"),
        empty=tr("Nog geen documenten. Zet hier wat je bij een aanvraag wilt meesturen."),
        order=by_date,
    )


def attachment_form() -> Form:
    """What a bureau wants to know of an attachment, and whether it goes along."""
    return Form(
        first=(
            Field(name="title", label=tr("Titel")),
            Field(
                name="kind",
                label=tr("Wat is het?"),
                hint=tr("De naam van het bestand zegt het soms al. Kies gerust iets anders."),
                narrow=True,
            ),
            Field(name="dated_on", label=tr("Van welke datum?"), narrow=True),
            Field(name="sender", label=tr("Van wie?"), narrow=True),
            Field(
                name="goes_along",
                label=tr("Gaat mee met de aanvraag"),
                narrow=True,
                when=_can_go_along,
            ),
        ),
    )


def _can_go_along(attachment: Record) -> bool:
    """What is ticked can be ticked off, whatever became of its pages."""
    return isinstance(attachment, Attachment) and (
        attachment.made is not None or attachment.goes_along
    )


def attachment_summary(attachment: Attachment, around: Around) -> Summary:
    """Kind, date and sender; the chip says whether it goes along."""
    day = "" if attachment.dated_on is None else row_date(attachment.dated_on, around.today)
    kept = kept_words(attachment, around.terms)
    against = _against(around.passing_on(attachment), around)
    told = _told(attachment, around)
    facts = (around.terms.label(attachment.kind), day, attachment.sender, told, kept, against)
    if attachment.goes_along and against:
        return Summary(
            title=attachment.title or tr("Nog zonder titel"),
            facts=in_a_line(facts),
            state=State.ATTENTION,
            state_word=tr("gaat mee"),
        )
    return Summary(
        title=attachment.title or tr("Nog zonder titel"),
        facts=in_a_line(facts),
        state=State.DONE if attachment.goes_along else State.CLOSED,
        state_word=tr("gaat mee") if attachment.goes_along else tr("blijft hier"),
    )


def _told(attachment: Attachment, around: Around) -> str:
    """What it is the report of, unless its title says so already."""
    names = (
        one.instrument.strip() for one in around.of(Assessment) if one.report_id == attachment.id
    )
    said = [name for name in names if name and name not in attachment.title]
    return tr("verslag van {what}").format(what=listed(said)) if said else ""


def _against(stands: Collection[ConsentStand], around: Around) -> str:
    """Who was never asked says nothing here; a no, or a yes that was taken back, is told."""
    said = [one for one in (ConsentStand.WITHDRAWN, ConsentStand.REFUSED) if one in stands]
    return tr("toestemming: {stand}").format(stand=around.terms.label(said[0])) if said else ""


def by_date(attachment: Attachment) -> date:
    """Newest last; without a date at the end."""
    return attachment.dated_on or date.max
