"""Besluiten: under the meeting that took them, and more where the level or the place changes."""

from __future__ import annotations

from ib_desk.domain.records.decision import AS_POSSIBLE, Decision, DecisionOption
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary, new
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def decision_spec() -> RecordSpec[Decision]:
    """A line is enough; what was looked at is asked where the case changes."""
    return RecordSpec(
        kind=Decision,
        form=Form(
            first=(
                Field(name="decided", label=tr("Wat is besloten?"), lines=2),
                Field(name="because", label=tr("Waarom?"), lines=2),
                Field(name="review_on", label=tr("Opnieuw bekijken op"), narrow=True),
            ),
            more=(
                Field(name="changes", label=tr("Wat verandert er met dit besluit?")),
                Field(name="decided_by", label=tr("Wie besloot dit?"), when=_is_on_case),
                Field(name="as_soon", label=tr("Zo snel mogelijk?"), narrow=True, when=_is_on_case),
                Field(
                    name="as_near",
                    label=tr("Zo thuisnabij mogelijk?"),
                    narrow=True,
                    when=_is_on_case,
                ),
                Field(
                    name="as_simple",
                    label=tr("Zo eenvoudig mogelijk?"),
                    narrow=True,
                    when=_is_on_case,
                ),
                Field(name="otherwise", label=tr("Waarom niet?"), lines=2, when=_is_otherwise),
            ),
            more_label=tr("Verandert het niveau van de hulp of de plek?"),
        ),
        summary=_summary,
        blank=new(Decision),
        title=tr("Besluiten"),
        add=tr("Besluit toevoegen"),
        empty=tr("Nog geen besluiten."),
        parts=(option_spec(),),
    )


def option_spec() -> RecordSpec[DecisionOption]:
    """Going on as now is one of them: so nobody forgets that it was a choice."""
    return RecordSpec(
        kind=DecisionOption,
        form=Form(
            first=(
                Field(name="what", label=tr("Welke mogelijkheid?"), narrow=True),
                Field(name="is_chosen", label=tr("Gekozen?"), narrow=True),
                Field(name="because", label=tr("Waarom wel of niet?"), lines=2),
            ),
        ),
        summary=_option_summary,
        blank=new(DecisionOption),
        title=tr("Welke mogelijkheden bekeken jullie?"),
        add=tr("Mogelijkheid toevoegen"),
        empty=tr("Nog geen. Doorgaan zoals nu is er ook een."),
        when=_is_on_case,
    )


def _is_on_case(record: Record) -> bool:
    return isinstance(record, Decision) and record.is_on_case


def _is_otherwise(record: Record) -> bool:
    """Also where a reason was written before the answer became another."""
    if not isinstance(record, Decision):
        return False
    return bool(record.otherwise) or any(getattr(record, name) is False for name in AS_POSSIBLE)


def _summary(one: Decision, around: Around) -> Summary:
    changed = ", ".join(around.terms.label(change) for change in one.changes)
    changes = tr("verandert {what}").format(what=changed) if changed else ""
    return Summary(
        title=one.decided or tr("Nog niet beschreven"), facts=in_a_line((changes, one.because))
    )


def _option_summary(one: DecisionOption, around: Around) -> Summary:
    del around
    return Summary(
        title=one.what or tr("Nog niet beschreven"),
        facts=one.because,
        state=State.DONE if one.is_chosen else None,
        state_word=tr("gekozen") if one.is_chosen else "",
    )
