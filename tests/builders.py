"""Noor, whose file holds something of everything, for tests that need a real one.

She is the case of `resources/demo/noor.toml`, read once. Everyone and every organisation is
invented. Ids follow from the keys in that file, so that prints are always the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from hashlib import sha256
from typing import Any, TypeVar
from uuid import UUID

from ib_desk.application.desk import Desk
from ib_desk.application.pages import MadePages
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import (
    Attachment,
    AttachmentId,
    ContentId,
    DocumentKind,
    MediaType,
)
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.closing import (
    Closing,
    ClosingId,
    ClosingReason,
    ClosingView,
    ViewOf,
)
from ib_desk.domain.records.consent import Consent, ConsentAnswer
from ib_desk.domain.records.contract import ANSWERS, Contract, ContractId, ContractParty, PartyState
from ib_desk.domain.records.disclosure import (
    Disclosure,
    DisclosureEvent,
    DisclosureId,
    DisclosureState,
    Way,
)
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.hearing import Hearing, HearingInput
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.kinds import references, wholes
from ib_desk.domain.records.made_pages import MadeFacts, PageFacts
from ib_desk.domain.records.meeting import Meeting, MeetingId
from ib_desk.domain.records.opp import Opp
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, SwvRequest, SwvRequestId
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile, SupportFileId, TeamMember
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.records.weighing import Weighing
from ib_desk.main.example import example_records
from ib_desk.main.resources import resources_root
from ib_desk.reader.making import MAKER
from ib_desk.storage.record_file import id_of
from tests.reader.pdfs import page, text

R = TypeVar("R", bound=Record)

REQUEST_DAY = date(2026, 9, 17)
CONTRACT_DAY = date(2026, 3, 12)


def known_id(name: str) -> UUID:
    """The same id for the same name, in every run; of a record in the case by its key."""
    return id_of(name)


NOOR = PupilId(known_id("noor"))
FILE = SupportFileId(known_id("dossier"))
MOTHER = GuardianId(known_id("moeder"))
FATHER = GuardianId(known_id("vader"))
CONTRACT = ContractId(known_id("contract"))
REQUEST = SwvRequestId(known_id("swv_request"))
MEETING = MeetingId(known_id("startgesprek-groep-6"))
ATTACHED_TEXT = b"Observatie in de klas.\nElf korte momenten, negen bij een overgang.\n"
ATTACHED_WORDS = ATTACHED_TEXT.decode().strip()
ATTACHED_PAGES = MadePages(
    pdf=page(text(*ATTACHED_WORDS.split("\n"))),
    words=(ATTACHED_WORDS,),
    facts=MadeFacts(pages=(PageFacts(),)),
).kept()
"""Small enough to be written out by hand; a test of pages has them made."""


@cache
def _case() -> tuple[Record, ...]:
    return example_records(resources_root())


def _of(kind: type[R]) -> tuple[R, ...]:
    return tuple(record for record in _case() if isinstance(record, kind))


def school() -> School:
    return _of(School)[0]


def swv() -> SwvProfile:
    """Of her school."""
    return _of(SwvProfile)[0]


def people() -> tuple[Professional, ...]:
    return _of(Professional)


def pupil() -> Pupil:
    return _of(Pupil)[0]


def guardians() -> tuple[Guardian, ...]:
    return _of(Guardian)


def parties() -> tuple[ContractParty, ...]:
    return _of(ContractParty)


def unheard(party: ContractParty) -> ContractParty:
    """The same party before it said anything."""
    unsaid: dict[str, Any] = dict.fromkeys(ANSWERS, "")
    return replace(party, state=PartyState.OPEN, state_on=None, **unsaid)


def consent_asked() -> Consent:
    """What Noor's father still has to answer."""
    return next(one for one in _of(Consent) if one.id == known_id("toestemming-jgz"))


def consent_answers() -> tuple[ConsentAnswer, ...]:
    return tuple(one for one in _of(ConsentAnswer) if one.consent_id == consent_asked().id)


def hearing() -> Hearing:
    """The one on which the plan of this year rests."""
    return next(one for one in _of(Hearing) if one.id == known_id("hoorrecht"))


def hearing_inputs() -> tuple[HearingInput, ...]:
    return tuple(one for one in _of(HearingInput) if one.hearing_id == hearing().id)


def contract() -> Contract:
    return _of(Contract)[0]


def meeting() -> Meeting:
    """The talk in which the agreements were made."""
    return next(one for one in _of(Meeting) if one.id == MEETING)


def evaluation() -> Evaluation:
    return _of(Evaluation)[0]


def plan() -> Opp:
    """Her OPP, as it was set."""
    return _of(Opp)[0]


def agreements() -> tuple[Agreement, ...]:
    return _of(Agreement)


def broad_view() -> tuple[BroadViewEntry, ...]:
    return _of(BroadViewEntry)


def interventions() -> tuple[Intervention, ...]:
    return _of(Intervention)


def weighings() -> tuple[Weighing, ...]:
    return _of(Weighing)


def team() -> tuple[TeamMember, ...]:
    return _of(TeamMember)


def attachments() -> tuple[Attachment, ...]:
    def attachment(number: int, title: str, kind: DocumentKind, day: date) -> Attachment:
        return Attachment(
            id=AttachmentId(known_id(f"attachment {number}")),
            file_id=FILE,
            content_id=ContentId(known_id(f"content {number}")),
            title=title,
            kind=kind,
            dated_on=day,
            sender="Basisschool De Zandbank",
            media_type=MediaType.TEXT,
            size=len(ATTACHED_TEXT),
            digest=sha256(ATTACHED_TEXT).hexdigest(),
            maker=MAKER,
            made=MadeFacts(pages=(PageFacts(),)),
            pages_id=ContentId(known_id(f"pages {number}")),
            pages_digest=ATTACHED_PAGES.digest,
            goes_along=True,
        )

    return (
        attachment(1, "Ontwikkelingsperspectief", DocumentKind.OPP, date(2026, 9, 14)),
        attachment(2, "Verslag MDO", DocumentKind.MINUTES, date(2026, 6, 22)),
        attachment(3, "Observatie Karin Hoekstra", DocumentKind.OBSERVATION, date(2026, 4, 21)),
        attachment(4, "Verzuimoverzicht, 12 maanden", DocumentKind.ABSENCE, date(2026, 9, 17)),
        attachment(5, "Evaluatie met ouders", DocumentKind.EVALUATION, date(2026, 6, 9)),
        replace(
            attachment(6, "Brief jeugdarts", DocumentKind.LETTER, date(2026, 4, 16)),
            goes_along=False,
        ),
    )


def request() -> SwvRequest:
    return _of(SwvRequest)[0]


def statements() -> tuple[Statement, ...]:
    """Views on her request; what is said of another record of her file is not among them."""
    return tuple(one for one in _of(Statement) if one.about == REQUEST)


def inspections() -> tuple[Inspection, ...]:
    return _of(Inspection)


def signal() -> Signal:
    return _of(Signal)[0]


def whole(*records: Record) -> WholeFile:
    """A file that holds these records; those that are missing are Noor's own, or empty."""
    parts: dict[type[Record], list[Record]] = defaultdict(list)
    for record in records:
        parts[type(record)].append(record)
    the_pupil = next((r for r in records if isinstance(r, Pupil)), pupil())
    the_file = next((r for r in records if isinstance(r, SupportFile)), None)
    known = (record for record in records if isinstance(record, Professional))
    return WholeFile(
        school=next((r for r in records if isinstance(r, School)), School(id=known_id("school"))),
        pupil=the_pupil,
        file=the_file or SupportFile(id=FILE, pupil_id=NOOR, opened_on=date(2026, 3, 4)),
        people={person.id: person for person in known},
        swvs=tuple(record for record in records if isinstance(record, SwvProfile)),
        swv_demands=tuple(record for record in records if isinstance(record, SwvDemand)),
        swv_routes=tuple(record for record in records if isinstance(record, SwvRoute)),
        swv_days=tuple(record for record in records if isinstance(record, SwvDay)),
        swv_forms=tuple(record for record in records if isinstance(record, SwvForm)),
        swv_boxes=tuple(record for record in records if isinstance(record, SwvFormBox)),
        parts={kind: tuple(found) for kind, found in parts.items()},
    )


def noor_records() -> tuple[Record, ...]:
    """Everything of Noor, in an order in which it can be stored."""
    return (*_case(), *attachments())


def noor(*instead: Record) -> WholeFile:
    """Noor's whole file; a record with the id of one of hers takes its place, others are added."""
    changed = {record.id: record for record in instead}
    every = (*noor_records(), *closing_of_noor(), *left_of_noor())
    own = [changed.pop(record.id, record) for record in every]
    return whole(*own, *changed.values())


def closing_of_noor() -> tuple[Closing, ClosingView, ClosingView]:
    """How her file would close, where a test asks each print of her; in the example it runs."""
    closing = Closing(
        id=ClosingId(known_id("afsluiting")),
        file_id=FILE,
        reason=ClosingReason.GOALS_REACHED,
        closed_on=REQUEST_DAY,
        outcome="Noor begint nu zelf met haar kaartje.",
        aftercare="In februari kijkt de leraar of het begin nog lukt.",
        contact_after="Esther Mulder",
    )
    said = {ViewOf.PUPIL: "Ik weet hoe ik moet beginnen.", ViewOf.TEACHER: "Zo kan het blijven."}
    pupil, teacher = (
        ClosingView(id=known_id(f"kijk {one}"), closing_id=closing.id, whose=one, words=words)
        for one, words in said.items()
    )
    return closing, pupil, teacher


def left_of_noor() -> tuple[Disclosure, DisclosureEvent, Disclosure, DisclosureEvent]:
    """What left of her: one that was handed over, and one that was not sent after all."""
    lines = [
        Disclosure(
            id=DisclosureId(known_id(f"regel {kind.value}")),
            file_id=FILE,
            kind=kind,
            begun_at=datetime.combine(date(2026, 9, day), time(15, 30)),
            way=way,
            recipient="Marieke Bakker, Joost van Dalen",
            ground="gesprek met ouders",
            digest="",
        )
        for kind, day, way in (
            (OutputKind.PLAN_PRINT, 3, Way.PRINTED),
            (OutputKind.ATTACHMENT, 7, Way.SAVED_DOCUMENT),
        )
    ]
    became = (DisclosureState.HANDED_OVER, DisclosureState.NOT_SENT)
    handed_over, not_sent = (
        DisclosureEvent(
            id=known_id(f"wat werd {state.value}"),
            disclosure_id=line.id,
            state=state,
            on=line.begun_at.date(),
            noted_at=line.begun_at,
            note="aan de deur",
        )
        for line, state in zip(lines, became, strict=True)
    )
    return lines[0], handed_over, lines[1], not_sent


def without(file: WholeFile, *kinds: type[Record]) -> WholeFile:
    """The same file with no record of these kinds."""
    parts = {kind: found for kind, found in file.parts.items() if kind not in kinds}
    return replace(file, parts=parts)


def records_of(file: WholeFile) -> Iterable[Record]:
    """Every record of a file."""
    return (record for found in file.parts.values() for record in found)


def standing(records: Iterable[Record], others: Collection[UUID] = ()) -> list[Record]:
    """Without what is part of something that is not there, and without mentions of that."""
    found = list(records)
    there = {*others, *(record.id for record in found)}
    left = [one for one in found if all(whole in there for _kind, whole in wholes(one))]
    if len(left) < len(found):
        return standing(left, others)
    return [_letting_go(record, there) for record in left]


def with_contents(desk: Desk, records: Iterable[Record]) -> list[Record]:
    """The attachments among them with bytes that are really there."""
    with desk.attachments._unit_of_work() as work:
        kept = [
            replace(
                record,
                content_id=work.put_content(ATTACHED_TEXT),
                pages_id=work.put_content(ATTACHED_PAGES.content),
            )
            if isinstance(record, Attachment)
            else record
            for record in records
        ]
        work.commit()
    return kept


def _letting_go(record: Record, there: Collection[UUID]) -> Record:
    """Without what it mentions that is not there."""
    mentions = (name for name, (_kind, is_part) in references(type(record)).items() if not is_part)
    gone: dict[str, Any] = {n: None for n in mentions if getattr(record, n) not in {None, *there}}
    return replace(record, **gone) if gone else record
