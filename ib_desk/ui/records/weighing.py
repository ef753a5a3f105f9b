"""De weging: what stands around the nine scores."""

from __future__ import annotations

from collections.abc import Sequence

from ib_desk.domain.care.matched_care import deviates, propose
from ib_desk.domain.care.matched_care_rule import MatchedCareRule
from ib_desk.domain.care.weighing_texts import SupportLevels
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.weighing import LEVELS, Weighing
from ib_desk.ui.forms.spec import Field, Form, KindSpec
from ib_desk.ui.texts import tr


def moment_form() -> Form:
    """When and with whom."""
    return Form(
        first=(
            Field(name="weighed_on", label=tr("Datum van de weging"), narrow=True),
            Field(name="present", label=tr("Wie waren erbij?"), lines=2, narrow=True),
        ),
    )


def wish_form() -> Form:
    """What is wanted stands beside the scores, always."""
    return Form(
        first=(
            Field(
                name="wish_pupil",
                label=tr("Wat wil de leerling?"),
                lines=2,
                narrow=True,
                voice=True,
            ),
            Field(name="wish_parents", label=tr("Wat willen de ouders?"), lines=2, narrow=True),
        ),
    )


def choice_words() -> dict[str, str]:
    """The questions of `choice_form` by field: the form itself needs the names of the levels."""
    return {
        "chosen_level": tr("Welk niveau kies je?"),
        "why_not_lighter": tr("Waarom niet lichter?"),
        "why_not_heavier": tr("Waarom niet zwaarder?"),
        "deviation_reason": tr("Waarom kies je anders dan het voorstel?"),
        "next_on": tr("Wanneer weeg je opnieuw?"),
    }


def level_words(levels: SupportLevels, level: int) -> str:
    """“Niveau 3 · …”, as a school or an SWV calls it."""
    return tr("Niveau {level} · {name}").format(level=level, name=levels[level].name)


def choice_form(levels: SupportLevels, rule: MatchedCareRule) -> Form:
    """Lighter is as easy as heavier: the same control, the same questions."""
    words = choice_words()
    return Form(
        first=(
            Field(
                name="chosen_level",
                label=words["chosen_level"],
                options=tuple((level, level_words(levels, level)) for level in LEVELS),
            ),
            Field(
                name="why_not_lighter",
                label=words["why_not_lighter"],
                lines=2,
                when=lambda record: _asks(record, "why_not_lighter"),
            ),
            Field(
                name="why_not_heavier",
                label=words["why_not_heavier"],
                lines=2,
                when=lambda record: _asks(record, "why_not_heavier"),
            ),
            Field(
                name="deviation_reason",
                label=words["deviation_reason"],
                lines=2,
                when=lambda record: (
                    isinstance(record, Weighing) and deviates(record, propose(record, rule))
                ),
            ),
            Field(
                name="next_on",
                label=words["next_on"],
                hint=tr(
                    "Plannen jullie al een dag om terug te kijken, dan neemt IB Desk die over."
                ),
            ),
        ),
    )


def deployment_form() -> Form:
    """Intensity is chosen apart from the level."""
    return Form(
        first=(
            Field(name="who", label=tr("Wie?"), lines=2, narrow=True),
            Field(name="frequency", label=tr("Hoe vaak?"), lines=2, narrow=True),
            Field(name="duration", label=tr("Hoe lang?"), lines=2, narrow=True),
            Field(name="place", label=tr("Waar?"), lines=2, narrow=True),
            Field(name="grouping", label=tr("Alleen of samen?"), narrow=True),
        ),
    )


def place_form(places: Sequence[tuple[object, str]] = ()) -> Form:
    """Apart from the level, which says how much and never where; `places` as they are called."""
    return Form(
        first=(
            Field(
                name="support_place",
                label=tr("Waar krijgt de leerling deze hulp?"),
                hint=tr("Begin bij de eigen school."),
                options=tuple(places),
            ),
            Field(
                name="place_reason",
                label=tr("Waarom daar?"),
                lines=2,
                when=lambda record: (
                    isinstance(record, Weighing) and record.support_place is not None
                ),
            ),
        ),
    )


def _asks(record: Record, name: str) -> bool:
    return isinstance(record, Weighing) and name in record.why_not_fields


def weighing_kind() -> KindSpec[Weighing]:
    """All parts of its page together."""
    more = (*wish_form().fields, *deployment_form().fields, *place_form().fields)
    return KindSpec(
        kind=Weighing,
        icon="weighing",
        form=Form(first=moment_form().first, more=more),
        asked={"scores": tr("Scores"), **choice_words()},
    )
