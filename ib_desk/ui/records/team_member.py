"""Het team rond een leerling: who, in which place, and who keeps the overview."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from ib_desk.domain.records.doubts import doubts
from ib_desk.domain.records.school import Professional, ProfessionalId
from ib_desk.domain.records.support_file import SupportFile, SupportFileId, TeamMember
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec, Summary
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.state import State


def team_member_spec() -> RecordSpec[TeamMember]:
    """People are chosen from the school's list, never typed again."""
    return RecordSpec(
        kind=TeamMember,
        icon="people",
        form=Form(
            first=(
                Field(name="professional_id", label=tr("Wie?"), narrow=True),
                Field(name="place", label=tr("In het kernteam?"), narrow=True),
                Field(name="task", label=tr("Wat doet deze persoon voor de leerling?")),
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
        title=tr("Team"),
        add=tr("Teamlid toevoegen"),
        empty=tr("Nog geen team. Twee of drie professionals samen met de ouders is genoeg."),
        choices=_choices,
        other=tr("Iemand die hier nog niet bij staat"),
    )


def new_member(around: Around, person: UUID) -> TeamMember:
    """In the core team, until someone says otherwise."""
    return TeamMember(
        file_id=SupportFileId(around.owners[SupportFile]), professional_id=ProfessionalId(person)
    )


def _choices(around: Around, there: Sequence[TeamMember]) -> list[tuple[str, TeamMember]]:
    taken = {member.professional_id for member in there}
    people = around.people.get(Professional, ())
    return [(name, new_member(around, person)) for person, name in people if person not in taken]


def _summary(member: TeamMember, around: Around) -> Summary:
    facts = (
        around.terms.label(member.place),
        tr("casusregisseur") if member.case_manager else "",
        tr("doorzetter") if member.breakthrough else "",
        member.task,
    )
    asked = doubts(member, around.today, about=around.manager_beside(member)).get("case_manager")
    return Summary(
        title=around.name_of(member.professional_id),
        facts=in_a_line(facts),
        state=State.ATTENTION if asked else None,
        state_word=tr("twee casusregisseurs?") if asked else "",
    )
