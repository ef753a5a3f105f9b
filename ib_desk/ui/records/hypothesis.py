"""Aannames: what we think explains it, and how we find out."""

from __future__ import annotations

from datetime import date

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.hypothesis import Hypothesis, HypothesisOutcome
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.state import State


def hypothesis_spec() -> RecordSpec[Hypothesis]:
    """What speaks against it is asked as plainly as what speaks for it."""
    return RecordSpec(
        kind=Hypothesis,
        icon="idea",
        form=Form(
            first=(
                Field(name="assumption", label=tr("Wat denken jullie dat er speelt?"), lines=2),
                Field(name="speaks_for", label=tr("Wat wijst erop?"), lines=2, narrow=True),
                Field(
                    name="speaks_against", label=tr("Wat spreekt het tegen?"), lines=2, narrow=True
                ),
                Field(name="how_to_test", label=tr("Hoe komen jullie erachter?"), lines=2),
                Field(name="outcome", label=tr("Wat bleek?"), narrow=True),
                Field(name="made_on", label=tr("Datum"), narrow=True),
            ),
            more=(Field(name="outcome_note", label=tr("Waaruit bleek dat?"), lines=2),),
            more_label=tr("Toelichting"),
        ),
        summary=_summary,
        blank=new(Hypothesis, "made_on"),
        title=tr("Aannames"),
        add=tr("Aanname toevoegen"),
        empty=tr("Nog geen aannames. Wat je denkt, kun je pas toetsen als het er staat."),
        is_one_line=True,
        order=lambda hypothesis: hypothesis.made_on or date.max,
    )


def _summary(hypothesis: Hypothesis, around: Around) -> Summary:
    is_open = hypothesis.outcome is HypothesisOutcome.OPEN
    return Summary(
        title=hypothesis.assumption or tr("Nog niet beschreven"),
        facts="" if hypothesis.made_on is None else row_date(hypothesis.made_on, around.today),
        state=State.BUSY if is_open else State.DONE,
        state_word=around.terms.label(hypothesis.outcome),
    )
