"""Evaluatie: what is asked in a meeting that looks back at the help, what works first."""

from __future__ import annotations

from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Field, Form, KindSpec
from ib_desk.ui.texts import tr


def evaluation_kind() -> KindSpec[Evaluation]:
    """Its questions stand in a meeting, some with a control of their own."""
    return KindSpec(
        kind=Evaluation,
        icon="evaluation",
        form=works_form(),
        asked={
            "wellbeing": wellbeing_words(),
            **{one.name: one.label for one in (*own_words_form().first, *onward_form().first)},
        },
    )


def works_form() -> Form:
    """What works comes first: so nobody begins with what is wrong with the child."""
    return Form(
        first=(
            Field(name="what_works", label=tr("Wat lukt?"), lines=2),
            Field(name="not_yet", label=tr("Wat lukt nog niet?"), lines=2),
        ),
    )


def wellbeing_words() -> str:
    """The question above the five faces."""
    return tr("Hoe gaat het op school? Vraag het de leerling.")


def own_words_form() -> Form:
    """Beside the face that was chosen."""
    return Form(
        first=(
            Field(
                name="wellbeing_words",
                label=tr("In eigen woorden van de leerling"),
                lines=2,
                voice=True,
            ),
        ),
    )


def onward_form() -> Form:
    """When one looks again, and why one does not weigh now."""
    return Form(
        first=(
            Field(name="next_on", label=tr("Wanneer evalueren jullie weer?"), narrow=True),
            Field(
                name="not_weighed_because",
                label=tr("Waarom nu niet opnieuw wegen?"),
                hint=tr("Alleen als jullie niet opnieuw wegen."),
                lines=2,
            ),
        ),
    )


def effect_form() -> Form:
    """Under the effect that was chosen: the intervention itself holds both."""
    return Form(
        first=(
            Field(
                name="effect_note",
                label=tr("Waaraan zie je dat?"),
                lines=2,
                when=_has_effect,
            ),
        ),
    )


def _has_effect(record: Record) -> bool:
    return isinstance(record, Intervention) and (
        record.effect is not None or bool(record.effect_note)
    )
