"""Het contract: what stands above the columns, looking back together, and what went wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.file.conditions import Asking
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractParty,
    ContractReview,
    ReviewState,
)
from ib_desk.domain.records.record import Record
from ib_desk.ui.forms.spec import (
    Around,
    AskedAgain,
    Field,
    Form,
    KindSpec,
    RecordSpec,
    Summary,
    new,
)
from ib_desk.ui.records.contract_questions import FIRST, LIMITS, MORE, TRUST
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def contract_kinds() -> tuple[KindSpec[Any], ...]:
    """What has columns of its own on the page of the contract."""
    return (
        KindSpec(
            kind=Contract,
            icon="perspective",
            form=contract_form(),
        ),
        KindSpec(
            kind=ContractParty,
            icon="voice",
            asked={
                "name": tr("Naam"),
                "state": tr("Hoe ver?"),
                "state_on": tr("Gesproken op"),
                "not_possible_because": tr("Waarom niet?"),
                **{question.name: question.words for question in (*FIRST, LIMITS, *MORE, TRUST)},
            },
        ),
    )


def contract_form() -> Form:
    """When, with whom, and the one sentence that all stand behind."""
    return Form(
        first=(
            Field(
                name="shared_perspective",
                label=tr("Gezamenlijk perspectief, in woorden van de leerling"),
                hint=tr("Eén zin. Die staat vanaf nu boven het hele dossier."),
                lines=2,
            ),
            Field(name="talked_on", label=tr("Besproken op"), narrow=True),
            Field(name="present", label=tr("Wie waren erbij?"), lines=2, narrow=True),
            Field(name="review_on", label=tr("Samen terugkijken op"), narrow=True),
        ),
    )


def review_spec() -> RecordSpec[ContractReview]:
    """What came of looking back; the next day for it stands on the contract alone."""
    return RecordSpec(
        kind=ContractReview,
        icon="look_back",
        form=Form(
            first=(
                Field(
                    name="state",
                    label=tr("Ging het door?"),
                    narrow=True,
                    options=((ReviewState.HELD, tr("ja")), (ReviewState.MISSED, tr("nee"))),
                ),
                Field(
                    name="planned_on", label=tr("Gepland op"), narrow=True, when=_is_still_planned
                ),
                Field(name="held_on", label=tr("Op welke dag?"), narrow=True, when=_was_held),
                Field(
                    name="promises", label=tr("Doen we wat we elkaar beloofden?"), when=_was_held
                ),
                Field(name="trust", label=tr("Vertrouwen, 0 tot 10"), when=_was_held),
                Field(name="outcome", label=tr("Wat kwam eruit?"), lines=2),
            ),
        ),
        summary=_review_summary,
        blank=new(ContractReview),
        title=tr("Zo keken we terug"),
        add=tr("Terugblik toevoegen"),
        empty=tr("Nog niet teruggekeken. Kies bovenaan een dag; na twee weken past goed."),
        order=lambda review: review.planned_on or review.held_on or date.max,
        parts=(AskedAgain(title=tr("Gaat dit beter?"), moment=_asked_then),),
    )


def _was_held(review: Record) -> bool:
    return isinstance(review, ContractReview) and review.state is ReviewState.HELD


def _asked_then(review: ContractReview) -> Asking | None:
    """Nothing is asked in what was not held."""
    if not _was_held(review):
        return None
    return Asking(contract_id=review.contract_id, day=review.held_on, review_id=review.id)


def _is_still_planned(review: Record) -> bool:
    """As older versions of the program planned it: its day can be corrected until it was held."""
    is_open = isinstance(review, ContractReview) and review.state is None
    return is_open and getattr(review, "planned_on", None) is not None


def _review_summary(review: ContractReview, around: Around) -> Summary:
    day = review.held_on or review.planned_on
    is_late = (
        review.state is None and review.planned_on is not None and review.planned_on < around.today
    )
    states = {
        None: State.WAITING,
        ReviewState.HELD: State.DONE,
        ReviewState.MISSED: State.ATTENTION,
    }
    return Summary(
        title=tr("Nog geen datum") if day is None else row_date(day, around.today),
        facts=review.outcome,
        state=State.LATE if is_late else states[review.state],
        state_word=tr("de dag is voorbij")
        if is_late
        else around.terms.label(review.state) or tr("nog niet gezegd"),
    )


def breach_spec() -> RecordSpec[Breach]:
    """The kind decides the remedy: explain, plan again, or call to account."""
    return RecordSpec(
        kind=Breach,
        icon="broken_promise",
        form=Form(
            first=(
                Field(name="expected", label=tr("Wat was de verwachting?"), lines=2),
                Field(name="happened", label=tr("Wat gebeurde er?"), lines=2),
                Field(
                    name="kind",
                    label=tr("Hoe kwam dat?"),
                    hint=tr(
                        "Misverstand: anders begrepen. Overmacht: kon niet. "
                        "Niet gedaan: kon wel, gebeurde niet."
                    ),
                    narrow=True,
                ),
                Field(name="noticed_by", label=tr("Wie merkte het?"), narrow=True),
                Field(name="noticed_on", label=tr("Wanneer?"), narrow=True),
                Field(name="repair", label=tr("Wat maakt het goed?"), lines=2),
                Field(name="repaired_on", label=tr("Hersteld op"), narrow=True),
            ),
            more=(Field(name="party_id", label=tr("Van wie was de belofte?"), narrow=True),),
            more_label=tr("Wiens belofte"),
        ),
        summary=_breach_summary,
        blank=new(Breach, "noticed_on"),
        title=tr("Wat liep mis"),
        add=tr("Iets liep mis"),
        empty=tr("Nog niets opgeschreven. Liep er iets mis? Schrijf op wat het goed maakt."),
        order=lambda breach: breach.noticed_on or date.max,
    )


def _breach_summary(breach: Breach, around: Around) -> Summary:
    repaired = breach.repaired_on
    facts = (
        around.terms.label(breach.kind),
        "" if breach.noticed_on is None else row_date(breach.noticed_on, around.today),
    )
    return Summary(
        title=breach.happened or breach.expected or tr("Nog niet beschreven"),
        facts=in_a_line(facts),
        state=State.ATTENTION if repaired is None else State.DONE,
        state_word=tr("nog herstellen")
        if repaired is None
        else tr("hersteld {date}").format(date=row_date(repaired, around.today)),
    )
