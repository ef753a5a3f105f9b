"""Bij de aanvraag: what people say of it, and who read it."""

from __future__ import annotations

from collections.abc import Sequence

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import (
    BY_SCHOOL_YEAR,
    WITH_CATEGORY,
    Inspection,
    InspectionOutcome,
    SwvRequest,
    SwvRequestId,
)
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.forms.spec import Around, Field, Form, KindSpec, RecordSpec, Summary
from ib_desk.ui.records.guardian import called_in_family, of_family
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def own_form() -> Form:
    """The request's own questions; what the file knows already is not asked again."""
    return Form(
        first=(
            Field(name="kind", label=tr("Wat vraag je aan?"), narrow=True),
            Field(
                name="question",
                label=tr("Je vraag in één of twee zinnen"),
                hint=tr("Wat vraag je, hoeveel, en waarvoor?"),
                lines=3,
            ),
            Field(
                name="asked",
                label=tr("Om welke hulp gaat het?"),
                hint=tr("Uren, deskundige en periode."),
                lines=2,
            ),
            Field(name="starts_on", label=tr("Vanaf"), narrow=True),
            Field(name="ends_on", label=tr("Tot en met"), narrow=True),
            Field(name="summary", label=tr("Samenvatting"), lines=4),
            Field(name="school_contributes", label=tr("Wat doet school zelf?"), lines=2),
        ),
        more=(
            Field(
                name="others_contribute",
                label=tr("Wat doen gemeente, zorg en ouders?"),
                lines=2,
            ),
            Field(
                name="not_tried_because",
                label=tr("Lichtere hulp niet eerst geprobeerd? Waarom niet?"),
                hint=tr("Zwaar beginnen mag. Met een reden telt dat als antwoord."),
                lines=2,
            ),
            Field(
                name="main_goal_id",
                among=Goal,
                label=tr("Welk doel is het belangrijkst?"),
                narrow=True,
                when=_is_tlv,
            ),
            Field(
                name="return_perspective",
                label=tr("Hoe zit het met terugkeer?"),
                lines=2,
                when=_is_tlv,
            ),
            Field(name="dated_on", label=tr("Datum van de aanvraag"), narrow=True),
            Field(name="director_agrees_on", label=tr("Directeur akkoord op"), narrow=True),
        ),
        more_label=tr("Wat anderen doen, datum en akkoord"),
    )


def where_form() -> Form:
    """Who files it, who decides, and which school takes the pupil: mostly as the rule says."""
    return Form(
        first=(
            Field(
                name="receiving_school",
                label=tr("Naar welke school gaat de leerling?"),
                hint=tr("Naam en plaats, en wie daar je dossier krijgt."),
                narrow=True,
                when=_has_other_school,
            ),
            Field(
                name="place_stand", label=tr("Is er een plek?"), narrow=True, when=_has_other_school
            ),
            Field(name="category", label=tr("Categorie"), narrow=True, when=_has_category),
            Field(
                name="category_because",
                label=tr("Waarom deze categorie?"),
                lines=2,
                when=_has_category,
            ),
            Field(name="is_urgent", label=tr("Het is dringend")),
            Field(name="is_temporary", label=tr("Het gaat om een tijdelijke plek")),
            Field(
                name="swv_id",
                among=SwvProfile,
                label=tr("Bij welk samenwerkingsverband?"),
                nobody=tr("dat van onze school"),
                gone=tr("kies opnieuw"),
                narrow=True,
            ),
        ),
        more=(
            Field(name="asked_by", label=tr("Wie dient de aanvraag in?"), narrow=True),
            Field(name="decided_by", label=tr("Wie beslist?"), narrow=True),
            Field(
                name="moved_on",
                label=tr("Verhuisd op"),
                hint=tr("Kort na een verhuizing kan een ander samenwerkingsverband betalen."),
                narrow=True,
            ),
        ),
        more_label=tr("Wie indient, wie beslist, verhuizing"),
    )


def _is_tlv(record: Record) -> bool:
    return isinstance(record, SwvRequest) and (
        record.kind in BY_SCHOOL_YEAR
        or bool(record.return_perspective)
        or record.main_goal_id is not None
    )


def _has_other_school(record: Record) -> bool:
    """A TLV is for another school; what was said stays in sight."""
    return isinstance(record, SwvRequest) and (
        record.is_dossier
        or record.kind in BY_SCHOOL_YEAR
        or bool(record.receiving_school)
        or record.place_stand is not None
    )


def _has_category(record: Record) -> bool:
    return isinstance(record, SwvRequest) and (
        record.kind in WITH_CATEGORY or record.category is not None or bool(record.category_because)
    )


def derived_fields() -> tuple[Field, ...]:
    """Texts that the file holds already: typed only by who wants to say it otherwise."""
    return (
        Field(
            name="why_basic_falls_short",
            label=tr("Waarom is basisondersteuning niet genoeg?"),
            hint=tr("Staat het al in je weging? Dan neemt IB Desk het over."),
            lines=3,
        ),
        Field(
            name="done_and_effect",
            label=tr("Wat deed school, met welk effect?"),
            hint=tr("Staat het al bij je interventies? Dan neemt IB Desk het over."),
            lines=3,
        ),
    )


def request_form() -> Form:
    """Every question of a request."""
    own, where = own_form(), where_form()
    return Form(
        first=own.first,
        more=(*where.fields, *own.more, *derived_fields()),
        more_label=own.more_label,
    )


def inspection_spec() -> RecordSpec[Inspection]:
    """Without it a request that names the pupil does not leave (`domain.hard_stops`)."""
    return RecordSpec(
        kind=Inspection,
        icon="inspection",
        form=Form(
            first=(
                of_family(tr("Wie leest de aanvraag?")),
                Field(name="outcome", label=tr("Wat gebeurde er?"), narrow=True),
                Field(name="on", label=tr("Wanneer?"), narrow=True),
                Field(
                    name="reason",
                    label=tr("Waarom niet?"),
                    lines=2,
                    when=lambda record: (
                        isinstance(record, Inspection)
                        and record.outcome not in (InspectionOutcome.OPEN, InspectionOutcome.GIVEN)
                    ),
                ),
            ),
        ),
        summary=_inspection_summary,
        choices=_readers,
        other=tr("Iemand die hier nog niet bij staat"),
        title=tr("Inzage"),
        add=tr("Inzage toevoegen"),
        empty=tr("Nog geen inzage. Wie gezag heeft, leest de aanvraag voordat die weggaat."),
    )


def _readers(around: Around, _there: Sequence[Inspection]) -> list[tuple[str, Inspection]]:
    """Whom it is about is chosen first: a form that began with someone would be left as it is."""
    request_id = SwvRequestId(around.owners[SwvRequest])
    guardians = [
        (name, Inspection(request_id=request_id, guardian_id=GuardianId(person)))
        for person, name in around.people.get(Guardian, ())
    ]
    return [*guardians, (tr("De leerling zelf"), Inspection(request_id=request_id))]


def _inspection_summary(inspection: Inspection, around: Around) -> Summary:
    facts = (
        "" if inspection.on is None else row_date(inspection.on, around.today),
        inspection.reason,
    )
    states = {InspectionOutcome.OPEN: State.NOT_STARTED, InspectionOutcome.GIVEN: State.DONE}
    is_outdated = inspection.id in around.outdated
    state = states.get(inspection.outcome, State.NOT_NEEDED)
    word = around.terms.label(inspection.outcome)
    return Summary(
        title=called_in_family(inspection.guardian_id, around),
        facts=in_a_line(facts),
        state=State.ATTENTION if is_outdated else state,
        state_word=tr("eerdere tekst") if is_outdated else word,
    )


def request_kind() -> KindSpec[SwvRequest]:
    """Its last days are written by the register."""
    return KindSpec(
        kind=SwvRequest,
        icon="requests",
        form=request_form(),
        asked={
            "reference": tr("Kenmerk"),
            "packed_on": tr("Pakket gemaakt op"),
            "sent_on": tr("Verstuurd op"),
        },
    )
