"""Afspraken: who does what, by when; hours and means where it costs them."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.doubts import Doubt, doubts
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State

STATES = {
    AgreementState.OPEN: State.BUSY,
    AgreementState.PROPOSED: State.WAITING,
    AgreementState.KEPT: State.DONE,
    AgreementState.NOT_KEPT: State.ATTENTION,
    AgreementState.LAPSED: State.NOT_NEEDED,
}


def agreement_spec() -> RecordSpec[Agreement]:
    """Who, what and when on one line; hours, means and how it went fold open."""
    return RecordSpec(
        kind=Agreement,
        icon="agreement",
        form=Form(
            first=(
                Field(name="result", label=tr("Wat spreken jullie af?"), lines=2, narrow=True),
                Field(name="owner", label=tr("Wie zorgt ervoor?"), narrow=True),
                Field(name="ends_on", label=tr("Klaar op"), narrow=True),
                Field(
                    name="state",
                    label=tr("Hoe staat het ervoor?"),
                    narrow=True,
                    when=_is_promised,
                ),
                Field(
                    name="state_reason",
                    label=tr("Wat is er gebeurd?"),
                    lines=2,
                    narrow=True,
                    when=_is_over,
                ),
                Field(name="kept_on", label=tr("Nagekomen op"), narrow=True, when=_is_kept),
            ),
            more=(
                Field(
                    name="capacity",
                    label=tr("Hoeveel tijd kost het, en van wie?"),
                    hint=tr("Namen en uren, bijvoorbeeld: Karin, 2 uur per week."),
                ),
                Field(name="planning", label=tr("Wanneer gebeurt het?"), narrow=True),
                Field(name="means", label=tr("Wat is ervoor nodig?"), narrow=True),
                Field(
                    name="goal_id", among=Goal, label=tr("Bij welk doel hoort het?"), narrow=True
                ),
                Field(name="agreed_on", label=tr("Afgesproken op"), narrow=True),
                Field(
                    name="replaces",
                    among=Agreement,
                    label=tr("Komt in de plaats van"),
                    hint=tr("Een afspraak die niet lukte. Zo telt IB Desk mee."),
                    narrow=True,
                ),
            ),
            more_label=tr("Tijd en middelen"),
        ),
        summary=_summary,
        blank=new(Agreement, "agreed_on"),
        title=tr("Afspraken"),
        add=tr("Afspraak toevoegen"),
        empty=tr(
            "Nog geen afspraken. Bij een afspraak staat wie ervoor zorgt en wanneer hij klaar is."
        ),
        order=lambda agreement: agreement.ends_on or date.max,
    )


def _is_promised(record: Record) -> bool:
    """An agreement that is still being written has not become anything yet."""
    return isinstance(record, Agreement) and bool(record.result)


def _is_over(record: Record) -> bool:
    return isinstance(record, Agreement) and not record.is_running


def _is_kept(record: Record) -> bool:
    """Also where a day was kept and the state became another one: what is kept is seen."""
    return isinstance(record, Agreement) and (
        record.state is AgreementState.KEPT or record.kept_on is not None
    )


def _hours(agreement: Agreement, around: Around) -> str:
    """What is still to be asked of a helper on call."""
    name = around.on_call(agreement.owner)
    asked = doubts(agreement, around.today, about=name).get("capacity")
    if asked is not Doubt.HOURS_ON_CALL:
        return ""
    return tr("nog vragen: hoeveel uur van {name}").format(name=name)


def _summary(agreement: Agreement, around: Around) -> Summary:
    ends = (
        ""
        if agreement.ends_on is None
        else tr("klaar op {date}").format(date=row_date(agreement.ends_on, around.today))
    )
    late = agreement.is_late(around.today)
    days = (around.today - agreement.ends_on).days if late and agreement.ends_on else 0
    return Summary(
        title=agreement.result or tr("Nog niet opgeschreven wat"),
        facts=in_a_line((agreement.owner, ends, _hours(agreement, around))),
        state=State.LATE if late else STATES[agreement.state],
        state_word=tr("{days} dagen te laat").format(days=days)
        if days > 1
        else tr("1 dag te laat")
        if late
        else around.terms.label(agreement.state),
    )
