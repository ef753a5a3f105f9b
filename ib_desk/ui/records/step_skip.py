"""Een stap overslaan: not needed or not possible, and why."""

from __future__ import annotations

from ib_desk.domain.records.support_file import StepSkip
from ib_desk.ui.forms.spec import Field, Form, KindSpec
from ib_desk.ui.texts import tr


def step_skip_form() -> Form:
    """The reason is asked at once, and may come later: until then the step asks for attention."""
    return Form(
        first=(
            Field(name="kind", label=tr("Waarom sla je hem over?"), narrow=True),
            Field(
                name="reason",
                label=tr("Wat is de reden?"),
                hint=tr("Eén zin is genoeg. Die staat ook in de lijst met stappen."),
            ),
        ),
    )


def step_skip_kind() -> KindSpec[StepSkip]:
    """Asked on the card of its step."""
    return KindSpec(kind=StepSkip, icon="not_needed", form=step_skip_form())
