"""Het dossier zelf: why it is closed, and how things stand then."""

from __future__ import annotations

from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.forms.spec import Field, Form, KindSpec
from ib_desk.ui.texts import tr


def closing_form() -> Form:
    """Closing itself is a button; both answers may stay empty."""
    return Form(
        first=(
            Field(name="closing_reason", label=tr("Waarom sluit je dit dossier?"), narrow=True),
            Field(
                name="closing_note",
                label=tr("Hoe staat het er nu voor, en wat is er afgesproken?"),
                lines=3,
            ),
        ),
    )


def support_file_kind() -> KindSpec[SupportFile]:
    """Its days are written by opening and closing it."""
    return KindSpec(
        kind=SupportFile,
        icon="new_file",
        form=closing_form(),
        asked={"opened_on": tr("Geopend op"), "closed_on": tr("Gesloten op")},
    )
