"""Boxes that more than one print offers."""

from __future__ import annotations

from ib_desk.application.paper import Mark
from ib_desk.ui.preview.prints.print_kind import Box
from ib_desk.ui.texts import tr


def signatures() -> Box:
    """Lines under it, to sign on."""
    return Box(field="signature_lines", words=tr("Ruimte voor een handtekening"))


def concept() -> Box:
    """That it is not the last word."""
    return Box(field="mark", ticked=Mark.CONCEPT, words=tr("Het woord CONCEPT over elke bladzijde"))


def scores() -> Box:
    """Of the weighing; a print that holds others says so itself."""
    return Box(field="with_scores", words=tr("Scores van de weging erbij"))


def safety() -> Box:
    """Nothing that could hurt is on by default, and this least of all."""
    return Box(
        field="with_safety",
        words=tr("Ook de score voor veiligheid"),
        only_with="with_scores",
        hint=tr("Denk eerst na: wat kan er thuis gebeuren als dit op tafel ligt?"),
    )


def large_type() -> Box:
    """Of every print: nobody has to be asked why."""
    return Box(field="large_type", words=tr("Grote letters"))
