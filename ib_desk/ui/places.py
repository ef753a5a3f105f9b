"""Every place where the user can be, once: the rail, the crumbs, the keys, the way back, the jumps
to a field and the list of a file all read it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ib_desk.application.drafts import Spot
from ib_desk.domain.file.trajectory import Trajectory
from ib_desk.domain.records.absence import AbsenceTotal, AdaptedTeaching, AtHome
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.bureau_reply import BureauReply
from ib_desk.domain.records.career import CareerYear
from ib_desk.domain.records.consent import Consent, ConsentAnswer
from ib_desk.domain.records.contact import Contact, ContactPerson
from ib_desk.domain.records.decision import Decision, DecisionOption
from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure, DisclosureEvent
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.escalation import Escalation
from ib_desk.domain.records.evaluation import Evaluation
from ib_desk.domain.records.expert_advice import ExpertAdvice
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.meeting import Attendee, Meeting
from ib_desk.domain.records.moved_deadline import MovedDeadline
from ib_desk.domain.records.opp import Opp, OppAgreement, OppConsultation
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.records.school import Professional, School, SchoolHoliday
from ib_desk.domain.records.school_request import SchoolRequest
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.sitting import Sitting, TeamAgreement
from ib_desk.domain.records.support_file import TeamMember
from ib_desk.domain.records.swv_decision import Objection, SwvDecision
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm, SwvFormBox
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.ui import building
from ib_desk.ui.page_facts import (
    absence_fact,
    counted,
    documents_fact,
    measures_fact,
    opp_fact,
    overview_fact,
    people_fact,
    register_fact,
)
from ib_desk.ui.place import Place, Shelf
from ib_desk.ui.screen import Screen
from ib_desk.ui.texts import tr

TODAY: Final = "today"
PUPILS: Final = "pupils"
REQUESTS: Final = "requests"
SETTINGS: Final = "settings"
IMPORT: Final = "import"
TAKE_OVER: Final = "take_over"
SEARCH: Final = "search"
OWNERS: Final = "owners"
BIN: Final = "bin"
SWVS: Final = "swvs"

OVERVIEW: Final = "overview"
CONTRACT: Final = "contract"
BROAD_VIEW: Final = "broad_view"
MATCHED_CARE: Final = "matched_care"
REQUEST: Final = "request"
PEOPLE: Final = "people"
CONTACTS: Final = "contacts"
SITTINGS: Final = "sittings"
NEAT_TEXT: Final = "neat_text"
MEETINGS: Final = "meetings"
SCHOOL_REQUESTS: Final = "school_requests"
MEETING: Final = "meeting"
MEASURES: Final = "measures"
OPP: Final = "opp"
ABSENCE: Final = "absence"
DOCUMENTS: Final = "documents"
TIMELINE: Final = "timeline"
REGISTER: Final = "register"
HISTORY: Final = "history"
CLOSED_ITEMS: Final = "closed_items"
CLOSING: Final = "closing"


WINDOW_PLACES: Final = (
    Place(
        id=TODAY,
        build=building.today,
        shelf=Shelf.RAIL,
        words=lambda: tr("Vandaag"),
        icon=TODAY,
        key="Ctrl+1",
    ),
    Place(
        id=PUPILS,
        build=building.caseload,
        shelf=Shelf.RAIL,
        words=lambda: tr("Leerlingen"),
        icon="pupils",
        key="Ctrl+2",
    ),
    Place(
        id=REQUESTS,
        build=building.requests,
        shelf=Shelf.RAIL,
        words=lambda: tr("Aanvragen"),
        icon="requests",
        key="Ctrl+3",
    ),
    Place(
        id=SITTINGS,
        build=building.sittings,
        shelf=Shelf.RAIL,
        words=lambda: tr("Teamoverleg"),
        icon="talk",
        key="Ctrl+6",
        records=(Sitting, TeamAgreement),
    ),
    Place(
        id=BIN,
        build=building.bin_,
        shelf=Shelf.RAIL_FOOT,
        words=lambda: tr("Prullenbak"),
        icon="remove",
        key="Ctrl+5",
        records=(Erasure,),
    ),
    Place(
        id=SETTINGS,
        build=building.settings,
        shelf=Shelf.RAIL_FOOT,
        words=lambda: tr("Instellingen"),
        icon="settings",
        key="Ctrl+4",
        records=(School, SchoolHoliday),
    ),
    Place(
        id=SEARCH,
        build=building.search,
        shelf=Shelf.BAR,
        words=lambda: tr("Zoeken"),
        icon="search",
        key="Ctrl+Shift+F",
    ),
    Place(
        id=IMPORT,
        build=building.imports,
        shelf=Shelf.BEHIND,
        words=lambda: tr("Inlezen"),
        icon="import",
        under=PUPILS,
    ),
    Place(
        id=OWNERS,
        build=building.owners,
        shelf=Shelf.BEHIND,
        words=lambda: tr("Afspraken per collega"),
        icon="agreement",
        key="Ctrl+7",
        under=TODAY,
    ),
    Place(
        id=SWVS,
        build=building.swvs,
        shelf=Shelf.BEHIND,
        words=lambda: tr("Samenwerkingsverbanden"),
        icon="swv",
        under=SETTINGS,
        records=(SwvProfile, SwvDemand, SwvRoute, SwvDay, SwvForm, SwvFormBox),
    ),
    Place(
        id=TAKE_OVER,
        build=building.take_over,
        shelf=Shelf.BEHIND,
        words=lambda: tr("Dossier overnemen"),
        icon="take_over",
        under=PUPILS,
    ),
)

FILE_PLACES: Final = (
    Place(
        id=OVERVIEW,
        build=building.overview,
        shelf=Shelf.FRONT,
        words=lambda: tr("Eén kind, één plan"),
        icon="overview",
        fact=overview_fact,
    ),
    Place(id=CONTRACT, build=building.contract, shelf=Shelf.STEP),
    Place(id=BROAD_VIEW, build=building.broad_view, shelf=Shelf.STEP),
    Place(id=MATCHED_CARE, build=building.matched_care, shelf=Shelf.STEP),
    Place(id="plan", build=building.plan, shelf=Shelf.STEP),
    Place(
        id=REQUEST,
        build=building.request,
        shelf=Shelf.STEP,
        records=(SeenText, BureauReply, ExpertAdvice, SwvDecision, Objection),
    ),
    Place(id=CLOSING, build=building.closing, shelf=Shelf.STEP),
    Place(
        id=PEOPLE,
        build=building.people,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Mensen"),
        icon="people",
        records=(
            Pupil,
            Guardian,
            CareerYear,
            Professional,
            TeamMember,
            Consent,
            ConsentAnswer,
        ),
        fact=people_fact,
    ),
    Place(
        id=CONTACTS,
        build=building.contacts,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Contact"),
        icon="contact",
        records=(Contact, ContactPerson, WorkNote),
        fact=counted(Contact),
    ),
    Place(
        id=NEAT_TEXT,
        build=building.neat_text,
        shelf=Shelf.BEHIND,
        words=lambda: tr("Nette tekst"),
        icon="copy",
        under=CONTACTS,
    ),
    Place(
        id=MEETINGS,
        build=building.meetings,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Overleg"),
        icon="talk",
        records=(Meeting, Attendee, Decision, DecisionOption, Evaluation, Escalation),
        fact=counted(Meeting),
    ),
    Place(
        id=MEETING,
        build=building.meeting,
        shelf=Shelf.BEHIND,
        words=lambda: tr("In overleg"),
        icon="talk",
        under=MEETINGS,
    ),
    Place(
        id=ABSENCE,
        build=building.lists_of("absence"),
        shelf=Shelf.BESIDE,
        words=lambda: tr("Verzuim"),
        icon="absence_total",
        records=(AtHome, AdaptedTeaching, AbsenceTotal),
        fact=absence_fact,
    ),
    Place(
        id=OPP,
        build=building.opp,
        shelf=Shelf.BESIDE,
        words=lambda: tr("OPP"),
        icon="opp",
        records=(Opp, OppConsultation, OppAgreement),
        fact=opp_fact,
    ),
    Place(
        id=MEASURES,
        build=building.measures,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Lopende regelingen"),
        icon="running_measure",
        records=(RunningMeasure,),
        fact=measures_fact,
    ),
    Place(
        id=SCHOOL_REQUESTS,
        build=building.school_requests,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Termijnen en verzoeken"),
        icon="school_request",
        records=(SchoolRequest, MovedDeadline),
        fact=counted(SchoolRequest),
    ),
    Place(
        id=DOCUMENTS,
        build=building.documents,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Documenten"),
        icon="attach",
        records=(Attachment,),
        fact=documents_fact,
    ),
    Place(
        id=TIMELINE,
        build=building.timeline,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Tijdlijn"),
        icon="timeline",
    ),
    Place(
        id=REGISTER,
        build=building.register,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Wat naar buiten ging"),
        icon="export",
        records=(Disclosure, DisclosureEvent, ConsentUsed, SheetSignature),
        fact=register_fact,
    ),
    Place(
        id=HISTORY,
        build=building.history,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Geschiedenis"),
        icon="versions",
    ),
    Place(
        id=CLOSED_ITEMS,
        build=building.closed_items,
        shelf=Shelf.BESIDE,
        words=lambda: tr("Gesloten stukken"),
        icon="lock",
        records=(InspectionChoice,),
    ),
)

LISTS: Final = Place(id="", build=building.lists_of(), shelf=Shelf.STEP)
"""Any other step: all that is made in it stands in lists."""

_BY_ID: Final[Mapping[str, Place[Screen]]] = {p.id: p for p in (*WINDOW_PLACES, *FILE_PLACES)}


def place_called(place_id: str) -> Place[Screen] | None:
    """`None` for a step that only the trajectory of a school knows, or another version."""
    return _BY_ID.get(place_id)


def title_of(place_id: str) -> str:
    """What a place is called; “” for a step."""
    return _BY_ID[place_id].title


def key_of(place_id: str) -> str:
    """By which key it is opened, if it has one."""
    return _BY_ID[place_id].key


def title_in(place_id: str, trajectory: Trajectory) -> str:
    """As `title_of`, for a page of a file: what the trajectory lacks is its overview."""
    steps = {step.id: step.title for step in trajectory.step}
    place = place_called(place_id)
    own = "" if place is None else place.title
    return own or steps.get(place_id, title_of(OVERVIEW))


def title_of_prints() -> str:
    """Over a print: a way of looking at the place that it was asked from, and no place itself."""
    return tr("Afdrukken")


def words_to(title: str) -> str:
    """On a button that leads to the place with this title."""
    return tr("Naar {place}").format(place=title)


def on_shelf(shelf: Shelf) -> list[Place[Screen]]:
    """The places that are offered there, in order."""
    return [place for place in _BY_ID.values() if place.shelf is shelf]


def window_place_with(kind: type[Record]) -> str:
    """The id of the place of the window where records of this kind stand; “” for in a file."""
    return next((place.id for place in WINDOW_PLACES if kind in place.records), "")


def spot_of_window(place: FieldPlace) -> Spot:
    """Where a field is of a record that is in no file."""
    where = window_place_with(place.record)
    return Spot(place=where, record_id=place.record_id, field=place.field)


def way_to(place_id: str) -> list[tuple[str, str]]:
    """Each place on the way to one of the window, with its title: for the crumbs."""
    place = _BY_ID[place_id]
    before = way_to(place.under) if place.under else []
    return [*before, (place.id, place.title)]


def place_with(kind: type[Record], trajectory: Trajectory) -> str:
    """The id of the place where records of this kind stand."""
    for place in _BY_ID.values():
        if kind in place.records:
            return place.id
    step = trajectory.step_of(kind)
    return OVERVIEW if step is None else step.id
