"""Brede blik: one entry a domain; what is strong comes first."""

from __future__ import annotations

from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.support_file import SupportFile, SupportFileId
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.state import State


def broad_view_form() -> Form:
    """The questions of one domain; its name stands above them."""
    return Form(
        first=(
            Field(name="strong", label=tr("Wat is sterk?"), lines=3, narrow=True),
            Field(name="vulnerable", label=tr("Wat is kwetsbaar?"), lines=3, narrow=True),
            Field(name="unknown", label=tr("Wat weten we nog niet?"), lines=3, narrow=True),
        ),
        more=(
            Field(
                name="source",
                label=tr("Hoe weten we dit?"),
                hint=tr("Toets, observatie, gesprek of onderzoek."),
                narrow=True,
            ),
            Field(name="seen_on", label=tr("Van welke datum?"), narrow=True),
        ),
        more_label=tr("Bron"),
    )


def blank_entry(domain: LifeDomain, around: Around) -> BroadViewEntry:
    """The entry of a domain that nobody looked at yet.

    Who looks at more domains on one day says once how it is known.
    """
    blank = BroadViewEntry(file_id=SupportFileId(around.owners[SupportFile]), domain=domain)
    return blank.looked_at_with(around.of(BroadViewEntry), around.today)


def broad_view_spec() -> RecordSpec[BroadViewEntry]:
    """For lists and history; the screen itself shows every domain."""
    return RecordSpec(
        kind=BroadViewEntry,
        icon="broad_view",
        form=broad_view_form(),
        summary=broad_view_summary,
        blank=lambda around: blank_entry(LifeDomain.TALENTS, around),
        title=tr("Brede blik"),
        add=tr("Kijken"),
        empty=tr("Nog niet gekeken. Begin bij wat goed gaat."),
    )


def broad_view_summary(entry: BroadViewEntry, around: Around) -> Summary:
    """What is known of one domain in a line."""
    said = [text for text in (entry.strong, entry.vulnerable, entry.unknown) if text]
    return Summary(
        title=around.terms.label(entry.domain),
        facts=said[0] if said else tr("nog niet gekeken"),
        state=State.DONE if said else State.NOT_STARTED,
        state_word=tr("bekeken") if said else tr("niet bekeken"),
    )
