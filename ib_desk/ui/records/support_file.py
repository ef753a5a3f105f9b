"""Het dossier zelf: when it ran, and where from."""

from __future__ import annotations

from ib_desk.domain.care.weighing_texts import SupportLevels
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.weighing import LEVELS
from ib_desk.ui.forms.spec import Field, Form, KindSpec
from ib_desk.ui.records.weighing import level_words
from ib_desk.ui.texts import tr


def taking_over_words() -> dict[str, str]:
    """Of a file that ran elsewhere before."""
    return {
        "taken_over_on": tr("Overgenomen op"),
        "taken_over_level": tr("Niveau bij overname"),
    }


def taking_over_form(levels: SupportLevels) -> Form:
    """The mark, to correct or to take away."""
    words = taking_over_words()
    return Form(
        first=(
            Field(
                name="taken_over_on",
                label=words["taken_over_on"],
                hint=tr("Wat van voor deze dag is, vraagt IB Desk niet opnieuw."),
                narrow=True,
            ),
            Field(
                name="taken_over_level",
                label=words["taken_over_level"],
                hint=tr("Een weging in IB Desk gaat voor."),
                narrow=True,
                options=tuple((level, level_words(levels, level)) for level in LEVELS),
            ),
        ),
    )


def support_file_kind() -> KindSpec[SupportFile]:
    """Its days are written by opening and closing it."""
    return KindSpec(
        kind=SupportFile,
        icon="new_file",
        asked={
            "opened_on": tr("Geopend op"),
            "closed_on": tr("Gesloten op"),
            **taking_over_words(),
        },
    )
