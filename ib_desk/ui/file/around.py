"""What the forms of one file have to know of it: who is there, what is asked, what is offered."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import Enum
from functools import partial
from uuid import UUID

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.frozen import is_frozen
from ib_desk.domain.care.case_manager import other_manager
from ib_desk.domain.care.on_call import on_call_owner
from ib_desk.domain.care.weigh_again import with_day_to_weigh_again
from ib_desk.domain.file.came import who_came
from ib_desk.domain.file.last_contact import last_spoken
from ib_desk.domain.file.meetings import as_promised, interpreted_for, newest_first
from ib_desk.domain.file.opps import newest_opp
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.ages import Ages
from ib_desk.domain.law.consents import ConsentStand, to_anybody
from ib_desk.domain.law.invited import asks_why_not_invited
from ib_desk.domain.law.rights import Act, Rights
from ib_desk.domain.leaving.sign_offs import SignOffs, of_earlier_text
from ib_desk.domain.leaving.signed_sheets import outdated_sheets, sheets_of
from ib_desk.domain.records.absence import AbsenceUnit
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contract import Contract, ContractParty
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.need import Need
from ib_desk.domain.records.opp import Opp, Outflow
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, Sector
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import Decider
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.records.work_note import goes_on
from ib_desk.domain.request.request_points import Check
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.records.closing import meeting_choice
from ib_desk.ui.records.pupil import is_asked
from ib_desk.ui.records.statement import statement_spec
from ib_desk.ui.session import Session


def around_of(whole: WholeFile, session: Session, today: date) -> Around:
    """People to choose from and owners of new records, for one file."""
    contract, request, opp = whole.contract, whole.request, newest_opp(whole)
    catalogue = session.desk.catalogue
    terms = catalogue.terms.of_sector(whole.school.sector)
    owners: dict[type[Record], UUID] = {Pupil: whole.pupil.id, SupportFile: whole.file.id}
    parties: tuple[ContractParty, ...] = ()
    if contract is not None:
        owners[Contract] = contract.id
        parties = whole.parties(contract)
    if request is not None:
        owners[SwvRequest] = request.id
    if opp is not None:
        owners[Opp] = opp.id
    rights = catalogue.rights(whole, today)
    known = whole.known_on(today)
    offered: set[Enum] = {spec.kind for spec in catalogue.kinds.asked_by(whole.school.sector)}
    offered |= {one.kind for one in whole.of(SwvRequest)}
    offered |= {*catalogue.opp.outflow_of(whole.school.sector)}
    return Around(
        today=today,
        terms=terms,
        sector=whole.school.sector,
        people={
            Pupil: ((whole.pupil.id, whole.pupil.short_name),),
            Guardian: tuple((g.id, g.name) for g in whole.guardians),
            Professional: tuple((p.id, p.name) for p in whole.people.values()),
            Attachment: tuple((a.id, a.title) for a in whole.of(Attachment)),
            Agreement: tuple((a.id, a.result) for a in whole.of(Agreement) if a.is_over),
            Goal: tuple((one.id, one.aim) for one in whole.of(Goal)),
            SwvProfile: tuple((one.id, one.name) for one in whole.swvs if one.name.strip()),
            Meeting: tuple((one.id, meeting_choice(one, terms)) for one in newest_first(whole)),
            ContractParty: tuple((p.id, p.name or terms.title(p.kind)) for p in parties),
        },
        owners=owners,
        consenting=_holders(whole, terms, rights, Act.CONSENT),
        talked_with=_holders(whole, terms, rights, Act.CONSULT),
        agreeing=_holders(whole, terms, rights, Act.AGREE),
        outdated=_outdated(whole, known, catalogue.sign_offs, today),
        of=whole.of,
        offers=catalogue.offers(whole),
        asks=lambda record, name: _asks(whole, record, name, catalogue.ages, today),
        on_call=lambda owner: on_call_owner(owner, whole.team, today),
        manager_beside=lambda member: other_manager(member, whole.team, today),
        follow=partial(_followed, whole, catalogue, today),
        came=lambda meeting: who_came(whole, meeting, today),
        goes_on=partial(goes_on, catalogue.work_note_term, today),
        beside=statement_spec(),
        passing_on=partial(_passing_on, known, catalogue, rights, today),
        fits=lambda member: _fits(member, offered, whole.school.sector),
        last_with=last_spoken(known, today).each.get,
    )


def _fits(member: Enum, offered: Collection[Enum], sector: Sector | None) -> bool:
    """Each sector has its own outflow and requests; only a primary school counts in half days.

    What an institution decides on is asked by others: no request of ours goes there.
    """
    if isinstance(member, Outflow | RequestKind):
        return member in offered
    if member is Decider.INSTITUTION:
        return False
    return member is not AbsenceUnit.DAY_PARTS or sector is not Sector.VO


def _holders(
    whole: WholeFile, terms: Terms, rights: Rights, act: Act
) -> tuple[tuple[GuardianId | None, str], ...]:
    """Who has to be asked, by the rights; who has no name yet by the relation."""
    known = {one.id: one.name.strip() or terms.label(one.relation) for one in whole.guardians}
    asked = rights.must_or_may(act)
    return tuple(
        (one, whole.pupil.short_name if one is None else known.get(one, "")) for one in asked
    )


def _passing_on(
    known: WholeFile, catalogue: Catalogue, rights: Rights, today: date, document: Attachment
) -> tuple[ConsentStand, ...]:
    """As the door judges it when a copy of it leaves."""
    months = catalogue.points.limit_of(Check.CONSENTS)
    return tuple(one.stand for one in to_anybody(known, document, rights, today, months))


def _followed(
    whole: WholeFile, catalogue: Catalogue, today: date, after: Record, name: str
) -> Record:
    """Nothing is promised by who was not there: until that person says yes it is proposed.

    With a sentence of the bank its tag comes along, with a goal of the bank how it is measured, and
    with a level the day on which one looks back.
    """
    if isinstance(after, SwvRequest):
        is_other = name == "swv_id" and whole.route_of(after) is not None
        return catalogue.kinds.ruled(after, whole) if is_other or name == "kind" else after
    if isinstance(after, Agreement) and name == "owner":
        terms = catalogue.terms.of_sector(whole.school.sector)
        return as_promised(whole, after, terms.label)
    if isinstance(after, Need) and name == "sentence":
        return catalogue.needs.tagged(after)
    if isinstance(after, Goal) and name == "aim":
        goals = catalogue.of_sector(whole.school.sector).goals
        return goals.measured(after, whole.pupil.short_name)
    if isinstance(after, Weighing) and name == "chosen_level":
        return with_day_to_weigh_again(after, whole, today)
    return after


def _asks(whole: WholeFile, record: Record, name: str, ages: Ages, today: date) -> bool:
    """What can only be answered in some files, or has to be in some meetings."""
    if isinstance(record, Pupil):
        return is_asked(record, name, whole.school.sector)
    if isinstance(record, Agreement) and name == "replaces":
        broken = (one for one in whole.of(Agreement) if one.is_over and one.id != record.id)
        return record.replaces is not None or any(broken)
    if isinstance(record, Assessment) and name == "report_id":
        return record.report_id is not None or bool(whole.of(Attachment))
    if isinstance(record, Intervention) and name in {"hours", "payer"}:
        # Who bears the cost is asked by whom help is asked from, and by nobody else.
        return getattr(record, name) is not None or whole.request is not None
    if isinstance(record, SwvRequest) and name == "swv_id":
        # Where there is one to go to, nobody is asked to which.
        is_said = record.swv_id is not None
        return is_said or record.goes_to_other_swv or len(whole.swvs) > 1
    return not isinstance(record, Meeting) or _asks_of_meeting(whole, record, name, ages, today)


def _asks_of_meeting(
    whole: WholeFile, meeting: Meeting, name: str, ages: Ages, today: date
) -> bool:
    if name == "not_invited_because":
        said = bool(meeting.not_invited_because)
        return said or asks_why_not_invited(whole, meeting, ages, today)
    if name == "interpreter":
        return meeting.interpreter is not None or bool(interpreted_for(whole, meeting))
    return True


def _outdated(whole: WholeFile, known: WholeFile, lists: SignOffs, today: date) -> frozenset[UUID]:
    """What is packed or set is closed: who signed it signed that text, whatever came later."""
    subjects = (whole.request, newest_opp(whole))
    on_paper = outdated_sheets(sheets_of(known, lists))
    return on_paper | frozenset(
        record_id
        for one in subjects
        if one is not None and not is_frozen(one)
        for record_id in of_earlier_text(known, known_on(one, today), lists)
    )
