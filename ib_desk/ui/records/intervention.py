"""Interventies: what is done, by whom, and what it brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ib_desk.domain.care.goals import period_of_plan
from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def intervention_spec() -> RecordSpec[Intervention]:
    """What was done and what it brought in the first view; where and what each says fold open."""
    return RecordSpec(
        kind=Intervention,
        icon="intervention",
        form=Form(
            first=(
                Field(name="title", label=tr("Wat doen we?"), lines=2),
                Field(name="by_whom", label=tr("Wie doet het?"), narrow=True),
                Field(name="frequency", label=tr("Hoe vaak?"), narrow=True),
                Field(name="starts_on", label=tr("Vanaf"), narrow=True),
                Field(name="ends_on", label=tr("Tot en met"), narrow=True),
                Field(name="effect", label=tr("Wat leverde het op?"), narrow=True),
                Field(
                    name="effect_note",
                    label=tr("Waaraan zie je dat?"),
                    hint=tr("Liefst met een getal: van 78 naar 84 procent aanwezig."),
                    lines=2,
                ),
            ),
            more=(
                Field(name="goal_id", among=Goal, label=tr("Voor welk doel?"), narrow=True),
                Field(name="carried_out", label=tr("Is het gedaan?"), narrow=True),
                Field(name="way_on", label=tr("Hoe verder?"), narrow=True),
                Field(name="pupil_says", label=tr("Wat zegt de leerling ervan?"), voice=True),
                Field(name="parents_say", label=tr("Wat zeggen de ouders ervan?")),
                Field(name="teacher_says", label=tr("Wat zegt de leraar ervan?")),
                Field(name="duration", label=tr("Hoe lang per keer?"), narrow=True),
                Field(name="place", label=tr("Waar?"), narrow=True),
                Field(name="grouping", label=tr("Alleen of samen?"), narrow=True),
                Field(name="hours", label=tr("Hoeveel uur in totaal?"), narrow=True),
                Field(name="payer", label=tr("Wie betaalt het?"), narrow=True),
                Field(name="evaluated_on", label=tr("Teruggekeken op"), narrow=True),
            ),
            more_label=tr("Meer over deze interventie"),
        ),
        summary=_summary,
        blank=_blank,
        title=tr("Interventies"),
        add=tr("Interventie toevoegen"),
        empty=tr("Nog geen interventies. Zet erbij wat al gedaan is; de aanvraag vraagt erom."),
        order=lambda intervention: intervention.starts_on or date.max,
        asked={"to_adapt": tr("Overgenomen en nog niet aangepast")},
    )


def _blank(around: Around) -> Intervention:
    """In the period of the plan that is being made: all of one plan is looked back at together."""
    start, end = period_of_plan(around.of(Goal), around.of(Intervention), around.today)
    return replace(new(Intervention)(around), starts_on=start, ends_on=end)


def to_adapt_words() -> str:
    """Of what was taken over, until it is made to fit this child."""
    return tr("nog aanpassen")


def _summary(intervention: Intervention, around: Around) -> Summary:
    days = (intervention.starts_on, intervention.ends_on)
    period = " – ".join(dict.fromkeys(row_date(day, around.today) for day in days if day))
    facts = (intervention.by_whom, intervention.frequency, period)
    effect = intervention.effect
    if intervention.to_adapt:
        return Summary(
            title=intervention.title,
            facts=in_a_line(facts),
            state=State.ATTENTION,
            state_word=to_adapt_words(),
        )
    return Summary(
        title=intervention.title or tr("Nog niet beschreven"),
        facts=in_a_line(facts),
        state=State.BUSY
        if effect is None
        else State.DONE
        if effect > Effect.NONE
        else State.ATTENTION,
        state_word=tr("loopt") if effect is None else around.terms.label(effect),
    )
