"""Het team rond een leerling: who, in which place, and who keeps the overview."""

from __future__ import annotations

from ib_desk.domain.school import Professional, ProfessionalId
from ib_desk.domain.support_file import SupportFile, SupportFileId, TeamMember
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.texts import tr


def team_member_spec() -> RecordSpec[TeamMember]:
    """People are chosen from the school's list, never typed again."""
    return RecordSpec(
        kind=TeamMember,
        form=Form(
            first=(
                Field(name="professional_id", label=tr("Wie?"), narrow=True),
                Field(name="place", label=tr("In het kernteam?"), narrow=True),
                Field(name="task", label=tr("Wat doet deze persoon voor het kind?")),
                Field(name="case_manager", label=tr("Is casusregisseur"), narrow=True),
                Field(
                    name="breakthrough",
                    label=tr("Is doorzetter"),
                    hint=tr("Hakt de knoop door als het vastloopt."),
                    narrow=True,
                ),
            ),
            more=(
                Field(name="since", label=tr("Vanaf"), narrow=True),
                Field(name="until", label=tr("Tot"), narrow=True),
            ),
            more_label=tr("Periode"),
        ),
        summary=_summary,
        blank=_blank,
        title=tr("Team"),
        add=tr("Teamlid toevoegen"),
        empty=tr("Nog geen team. Twee of drie professionals samen met de ouders is genoeg."),
        icon="team",
    )


def _blank(around: Around) -> TeamMember:
    people = around.people.get(Professional, ())
    return TeamMember(
        file_id=SupportFileId(around.owners[SupportFile]),
        professional_id=ProfessionalId(people[0][0]),
    )


def _summary(member: TeamMember, around: Around) -> Summary:
    facts = (
        around.terms.label(member.place),
        tr("casusregisseur") if member.case_manager else "",
        tr("doorzetter") if member.breakthrough else "",
        member.task,
    )
    return Summary(
        title=around.name_of(member.professional_id),
        facts=" · ".join(fact for fact in facts if fact),
    )
