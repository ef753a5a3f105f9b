"""Noor, whose file holds something of everything, for tests that need a real one.

Everyone and every organisation is invented. Ids are always the same, so that prints are too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid5

from ib_desk.application.pages import MadePages
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment, ContentId, DocumentKind, MediaType
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.contract import (
    ANSWERS,
    Breach,
    BreachKind,
    Condition,
    ConditionScore,
    ConditionState,
    Contract,
    ContractId,
    ContractParty,
    ContractPartyId,
    ContractReview,
    PartyKind,
    PartyState,
    ReviewState,
)
from ib_desk.domain.records.guardian import Custody, Guardian, GuardianId, Relation
from ib_desk.domain.records.hypothesis import Hypothesis, HypothesisOutcome
from ib_desk.domain.records.intervention import Effect, Intervention, Payer
from ib_desk.domain.records.made_pages import MadeFacts, PageFacts
from ib_desk.domain.records.pupil import Gender, Pupil, PupilId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import (
    Agrees,
    Inspection,
    InspectionOutcome,
    RequestKind,
    Statement,
    SwvRequest,
    SwvRequestId,
)
from ib_desk.domain.records.school import (
    DeliveryForm,
    Professional,
    ProfessionalId,
    Role,
    School,
    Sector,
)
from ib_desk.domain.records.signal import SafetyDoubt, Signal, Triage, Urgency
from ib_desk.domain.records.support_file import Place, SupportFile, SupportFileId, TeamMember
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Grouping, Weighing
from ib_desk.reader.making import MAKER
from tests.reader.pdfs import page, text

REQUEST_DAY = date(2026, 9, 17)
CONTRACT_DAY = date(2026, 3, 12)

_OURS = UUID("00000000-0000-4000-8000-000000000000")


def known_id(name: str) -> UUID:
    """The same id for the same name, in every run."""
    return uuid5(_OURS, name)


NOOR = PupilId(known_id("noor"))
FILE = SupportFileId(known_id("file of noor"))
MOTHER = GuardianId(known_id("moeder"))
FATHER = GuardianId(known_id("vader"))
CONTRACT = ContractId(known_id("contract 1"))
REQUEST = SwvRequestId(known_id("request"))
ATTACHED_TEXT = b"Observatie in de klas.\nElf korte momenten, negen bij een overgang.\n"
ATTACHED_WORDS = ATTACHED_TEXT.decode().strip()
ATTACHED_PAGES = MadePages(
    pdf=page(text(*ATTACHED_WORDS.split("\n"))),
    words=(ATTACHED_WORDS,),
    facts=MadeFacts(pages=(PageFacts(),)),
).kept()
"""Small enough to be written out by hand; a test of pages has them made."""


def school() -> School:
    return School(
        id=known_id("school"),
        name="Basisschool De Zandbank",
        brin="99ZZ",
        sector=Sector.PO,
        school_year="2026-2027",
        address="Duinweg 12",
        postcode="1999 ZZ",
        town="Waterdam",
        phone="0299-000000",
        email="ib@dezandbank.example",
        board="Stichting Kust en Klas",
        director="J. Bos",
        coordinator="Esther Mulder",
        swv_name="SWV PO Waterland-Fictief",
        swv_number="PO9999",
        swv_delivery=DeliveryForm.MAIL,
    )


def people() -> tuple[Professional, ...]:
    def person(name: str, role: Role, organisation: str = "", **more: str) -> Professional:
        return Professional(
            id=ProfessionalId(known_id(name)),
            name=name,
            role=role,
            organisation=organisation,
            **more,
        )

    return (
        person(
            "Esther Mulder",
            Role.COORDINATOR,
            phone="0299-000000",
            email="ib@dezandbank.example",
            available="maandag, dinsdag en donderdag",
        ),
        person("Anouk de Graaf", Role.TEACHER, available="maandag tot en met woensdag"),
        person("Tim Postma", Role.TEACHER, available="donderdag en vrijdag"),
        person("Karin Hoekstra", Role.SUPPORT_TEACHER, "SWV PO Waterland-Fictief"),
        person("Fatima El Amrani", Role.YOUTH_WORKER, "CJG Waterdam"),
        person("Ria Smits", Role.YOUTH_NURSE, "JGZ"),
        person("J. Bos", Role.DIRECTOR),
    )


def pupil() -> Pupil:
    return Pupil(
        id=NOOR,
        call_name="Noor",
        first_names="Noor",
        prefix="van",
        surname="Dalen",
        born_on=date(2017, 5, 14),
        gender=Gender.GIRL,
        group_name="6",
        year_group="6",
        enrolled_on=date(2021, 8, 16),
        address="Havenstraat 8",
        postcode="1999 ZA",
        town="Waterdam",
        home_language="Nederlands",
        about_me="Ik teken graag en ik kan goed verhalen bedenken.",
    )


def guardians() -> tuple[Guardian, ...]:
    return (
        Guardian(
            id=MOTHER,
            pupil_id=NOOR,
            name="Marieke Bakker",
            relation=Relation.MOTHER,
            custody=Custody.YES,
            custody_source="gezag samen gebleven na de scheiding",
            custody_checked_on=date(2026, 3, 4),
            phone="06-00000001",
            email="marieke.bakker@voorbeeld.example",
            contact_preference="app, na 17.00 uur",
            lives_with_pupil=True,
        ),
        Guardian(
            id=FATHER,
            pupil_id=NOOR,
            name="Joost van Dalen",
            relation=Relation.FATHER,
            custody=Custody.YES,
            custody_source="gezag samen gebleven na de scheiding",
            custody_checked_on=date(2026, 3, 4),
            phone="06-00000002",
            email="joost.vandalen@voorbeeld.example",
            lives_with_pupil=False,
            address="Zeilmakerstraat 3, 1999 ZB Waterdam",
        ),
    )


def _party(name: str, kind: PartyKind, position: int, **answers: str) -> ContractParty:
    guardian = {"Marieke Bakker": MOTHER, "Joost van Dalen": FATHER}.get(name)
    return ContractParty(
        id=ContractPartyId(known_id(f"party {name}")),
        contract_id=CONTRACT,
        kind=kind,
        guardian_id=guardian,
        name=name,
        position=position,
        state=PartyState.SPOKEN if kind is PartyKind.PUPIL else PartyState.CONFIRMED,
        state_on=CONTRACT_DAY,
        trust={"Noor": 5, "Anouk de Graaf en Tim Postma": 7}.get(name, 6),
        **answers,
    )


def parties() -> tuple[ContractParty, ...]:
    return (
        _party(
            "Noor",
            PartyKind.PUPIL,
            0,
            going_well="Tekenen. En rustig werken met mijn maatje.",
            hopes="Ik wil dat het niet zo hard is en dat ik weet wat er komt.",
            expects="Dat juf niet hardop zegt dat ik moet komen.",
            offers="Ik wil mijn kaartje leggen als het te veel is.",
            fears="Dat anderen kijken.",
            contact="Met Anouk aan tafel, met tekenen.",
        ),
        _party(
            "Marieke Bakker",
            PartyKind.GUARDIAN,
            1,
            going_well="In het weekend is ze vrolijk en bedenkt ze van alles.",
            hopes="Dat Noor zonder strijd naar school gaat.",
            expects="Elke vrijdag één bericht: hoe ging het.",
            offers="Ochtendroutine met een stappenplaat. Ik bel vóór 8.00 uur als het niet gaat.",
            fears="Dat er niet geluisterd wordt. Dat was op de opvang zo.",
            contact="App, na 17.00 uur.",
            earlier_experience="De kinderopvang luisterde niet.",
        ),
        _party(
            "Joost van Dalen",
            PartyKind.GUARDIAN,
            2,
            going_well="In rustige weken gaat het goed.",
            hopes="Dat iemand meekijkt.",
            expects="Niet alleen horen wat misgaat.",
            offers="Dezelfde stappenplaat in mijn week.",
            fears="Dat ze een stempel krijgt.",
            contact="Mail, met ons allebei in de cc.",
        ),
        _party(
            "Anouk de Graaf en Tim Postma",
            PartyKind.TEACHERS,
            3,
            going_well="Noor werkt goed bij een rustige start en met een vast maatje.",
            hopes="Weten wat we doen op het moment dat ze onder de tafel gaat.",
            expects="Dat wij mogen bellen als het niet lukt.",
            offers="Rustige start, maatje, dagschema in zicht en een stille plek zonder vragen.",
            fears="Te weinig tijd, met een groep van 29.",
            contact="Met Esther, op dinsdag.",
        ),
        _party(
            "Esther Mulder",
            PartyKind.COORDINATOR,
            4,
            going_well="Iedereen denkt mee.",
            hopes="Dat Noor elke dag komt en leert.",
            expects="Dat iedereen zegt als iets niet lukt.",
            offers="Ik houd het overzicht. Het verslag is er in 5 werkdagen.",
            fears="Dat we elkaar mislopen.",
            contact="Vast bellen om 10.15 uur.",
        ),
    )


def unheard(party: ContractParty) -> ContractParty:
    """The same party before it said anything."""
    unsaid: dict[str, Any] = dict.fromkeys(ANSWERS, "")
    return replace(party, state=PartyState.OPEN, state_on=None, **unsaid)


def contract() -> Contract:
    conditions = [
        ConditionScore(condition=condition, state=ConditionState.GOOD) for condition in Condition
    ]
    place = list(Condition).index(Condition.LANGUAGE)
    conditions[place] = ConditionScore(
        condition=Condition.LANGUAGE,
        state=ConditionState.ATTENTION,
        note="Vader vindt afkortingen lastig. Alles op papier staat in gewone taal.",
    )
    return Contract(
        id=CONTRACT,
        file_id=FILE,
        version=1,
        talked_on=CONTRACT_DAY,
        present="Noor, Marieke, Joost, Anouk, Tim en Esther",
        shared_perspective=(
            "Noor komt weer met een rustig gevoel naar school, elke dag, en durft hulp te vragen."
        ),
        review_on=date(2026, 10, 1),
        conditions=tuple(conditions),
    )


def agreements() -> tuple[Agreement, ...]:
    def agreement(number: int, ends_on: date, **facts: Any) -> Agreement:
        return Agreement(
            id=known_id(f"agreement {number}"),
            file_id=FILE,
            agreed_on=date(2026, 9, 3),
            ends_on=ends_on,
            **facts,
        )

    return (
        agreement(
            1,
            date(2027, 1, 18),
            result="Een overgang duurt hoogstens 5 minuten.",
            capacity="Karin 2 uur per week, 20 weken",
            planning="Start 19 oktober, tussentijds kijken 30 november",
            means="Pictokaart, hoek achter de kast",
            owner="Tim Postma",
        ),
        agreement(
            2,
            date(2026, 12, 14),
            result="Bij elke overgang op maandag en dinsdag is er een tweede volwassene.",
            capacity="Assistent 2 dagdelen per week, 10 weken",
            planning="Start 19 oktober, afbouwen vanaf 14 december",
            means="Uren van het SWV",
            owner="Esther Mulder",
        ),
        agreement(
            3,
            date(2027, 7, 9),
            result="Beide ouders krijgen elke vrijdag een bericht, ook over wat goed gaat.",
            capacity="Anouk 10 minuten per week",
            planning="Elke vrijdag vóór 16.00 uur",
            means="Schoolapp, met twee goede adressen",
            owner="Anouk de Graaf",
        ),
        agreement(
            4,
            date(2026, 11, 24),
            result="We weten hoe Noor slaapt en wat kan helpen.",
            capacity="Ria een gesprek van 45 minuten",
            planning="Afspraak vóór 24 november",
            means="Slaapdagboek van twee weken",
            owner="Ria Smits",
        ),
    )


def broad_view() -> tuple[BroadViewEntry, ...]:
    rows = {
        LifeDomain.LEARNING: (
            "Taal is sterk. Werkt goed bij een rustige start.",
            "Rekenen zakte van III naar IV en is nu stabiel.",
            "",
        ),
        LifeDomain.WORK_HABITS: (
            "Werkt goed met een vast maatje.",
            "Overgangen in pauze en gym lukken nog niet.",
            "",
        ),
        LifeDomain.SOCIAL_EMOTIONAL: (
            "Heeft humor en één hechte vriendin.",
            "Trekt zich terug als het rumoerig is.",
            "",
        ),
        LifeDomain.BODY_SENSES: (
            "Het gehoor is normaal.",
            "Is gevoelig voor geluid. Slaapt 45 minuten later in.",
            "Waardoor ze laat inslaapt.",
        ),
        LifeDomain.HOME: (
            "Ouders werken samen en gebruiken dezelfde stappenplaat.",
            "Op maandag wisselt ze van huis.",
            "",
        ),
        LifeDomain.PRESENCE: (
            "De ochtend gaat beter: van 78 naar 84 procent aanwezig.",
            "Het doel van 90 procent is nog niet gehaald.",
            "",
        ),
        LifeDomain.TALENTS: ("Tekent graag en bedenkt verhalen.", "", ""),
    }
    return tuple(
        BroadViewEntry(
            id=known_id(f"broad view {domain}"),
            file_id=FILE,
            domain=domain,
            strong=strong,
            vulnerable=vulnerable,
            unknown=unknown,
            source="gesprek en observatie",
            seen_on=date(2026, 6, 9),
        )
        for domain, (strong, vulnerable, unknown) in rows.items()
    )


def interventions() -> tuple[Intervention, ...]:
    def done(number: int, payer: Payer, effect: Effect | None, **facts: Any) -> Intervention:
        return Intervention(
            id=known_id(f"intervention {number}"),
            file_id=FILE,
            payer=payer,
            starts_on=date(2026, 3, 30),
            ends_on=date(2026, 6, 5),
            effect=effect,
            evaluated_on=date(2026, 6, 9),
            **facts,
        )

    return (
        done(
            1,
            Payer.SCHOOL,
            Effect.BETTER,
            title="Rustige start om 8.15 uur, maatje en pauzekaartje",
            goal="Noor is 90 procent van de tijd op school.",
            by_whom="Anouk en Tim",
            frequency="elke dag",
            effect_note="Aanwezigheid van 78 naar 84 procent. Kaartje in 3 van 5 keer.",
        ),
        done(
            2,
            Payer.SCHOOL,
            Effect.BETTER,
            title="Prikkelplan: eigen plek, oordempers, 5 minuten eerder naar de gang",
            by_whom="Esther",
            frequency="elke dag, 10 weken",
            effect_note="In de klas rustiger. Pauze en gym lukken nog niet.",
        ),
        done(
            3,
            Payer.PARENTS,
            Effect.BETTER,
            title="Stappenplaat thuis, in beide huizen",
            by_whom="Marieke en Joost",
            frequency="elke ochtend",
            effect_note="De ochtend gaat zonder strijd.",
        ),
        done(
            4,
            Payer.MUNICIPALITY,
            Effect.BETTER,
            title="Gesprekken met het schoolmaatschappelijk werk",
            by_whom="Fatima",
            frequency="4 gesprekken, op donderdag",
            effect_note="Noor zegt vaker wat ze nodig heeft.",
        ),
        done(
            5,
            Payer.MUNICIPALITY,
            Effect.NONE,
            title="Gehoor en slaap nagekeken door de JGZ",
            by_whom="Ria",
            frequency="1 keer, op 16 april",
            effect_note="Gehoor is normaal. Inslapen duurt 45 minuten langer.",
        ),
        done(
            6,
            Payer.SWV,
            Effect.BETTER,
            title="Consult met observatie door de bpo",
            by_whom="Karin",
            frequency="1 keer, op 21 april",
            effect_note="11 korte momenten, 9 daarvan bij een overgang of lawaai.",
        ),
    )


def _weighing(number: int, day: date, scores: dict[Dimension, int], **facts: Any) -> Weighing:
    notes = {
        Dimension.SEVERITY: "Buikpijn op zondag, onder de tafel als het druk is.",
        Dimension.SAFETY: "Geen vermoeden; blijven kijken.",
    }
    return Weighing(
        id=known_id(f"weighing {number}"),
        file_id=FILE,
        weighed_on=day,
        present="Esther, Anouk, Tim en beide ouders",
        wish_pupil="Ik wil op mijn eigen school blijven en een plekje waar ik mag zijn.",
        wish_parents="Op de eigen school blijven en snel beginnen, zonder stempel.",
        scores=tuple(
            DimensionScore(dimension=dimension, score=score, note=notes.get(dimension, ""))
            for dimension, score in scores.items()
        ),
        **facts,
    )


def weighings() -> tuple[Weighing, ...]:
    first = {
        Dimension.IMPACT: 2,
        Dimension.SEVERITY: 3,
        Dimension.SAFETY: 0,
        Dimension.COMPLEXITY: 2,
        Dimension.URGENCY: 2,
        Dimension.EARLIER_EFFORT: 2,
        Dimension.TEACHER_CAPACITY: 2,
        Dimension.FAMILY_CAPACITY: 1,
        Dimension.MOTIVATION: 1,
    }
    second = first | {
        Dimension.URGENCY: 3,
        Dimension.EARLIER_EFFORT: 3,
        Dimension.TEACHER_CAPACITY: 3,
    }
    return (
        replace(
            _weighing(
                1,
                date(2026, 3, 24),
                first,
                why_not_lighter="Lichte aanpassingen zijn al gedaan en hielpen deels.",
                why_not_heavier="Het leren gaat mee en gericht helpen is nog niet geprobeerd.",
            ),
            chosen_level=3,
            next_on=date(2026, 6, 9),
        ),
        replace(
            _weighing(
                2,
                date(2026, 6, 9),
                second,
                why_not_lighter=(
                    "Gerichte hulp in de klas is tien weken geprobeerd en bleef onder het doel. "
                    "Met 29 leerlingen is bij overgangen een tweede volwassene nodig."
                ),
                why_not_heavier=(
                    "Het leren gaat mee, het is veilig en meer mensen erbij is nu te veel."
                ),
                who="begeleider passend onderwijs en onderwijsassistent",
                frequency="2 uur per week en 2 dagdelen per week",
                duration="een half jaar",
                place="in de klas en bij overgangen",
            ),
            chosen_level=4,
            grouping=Grouping.GROUP,
            next_on=date(2027, 1, 18),
        ),
    )


def team() -> tuple[TeamMember, ...]:
    def member(name: str, place: Place, task: str = "", **more: Any) -> TeamMember:
        return TeamMember(
            id=known_id(f"member {name}"),
            file_id=FILE,
            professional_id=ProfessionalId(known_id(name)),
            place=place,
            task=task,
            **more,
        )

    return (
        member("Esther Mulder", Place.CORE, "houdt het overzicht", case_manager=True),
        member("Anouk de Graaf", Place.CORE, "vrijdagbericht en pauzekaartje"),
        member("Tim Postma", Place.CORE, "overgangen"),
        member("Karin Hoekstra", Place.ON_CALL, "helpt Noor en de leraren bij overgangen"),
        member("Fatima El Amrani", Place.ON_CALL, "gesprekken thuis"),
        member("Ria Smits", Place.ON_CALL, "slaap"),
        member("J. Bos", Place.ON_CALL, "hakt knopen door", breakthrough=True),
    )


def attachments() -> tuple[Attachment, ...]:
    def attachment(number: int, title: str, kind: DocumentKind, day: date) -> Attachment:
        return Attachment(
            id=known_id(f"attachment {number}"),
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
    return SwvRequest(
        id=REQUEST,
        file_id=FILE,
        kind=RequestKind.ARRANGEMENT,
        dated_on=REQUEST_DAY,
        question=(
            "Wij vragen een arrangement voor een half jaar: 40 uur begeleider passend onderwijs en "
            "60 uur onderwijsassistent, zodat Noor overgangen en maandagen leert dragen en de "
            "leraren dit zelf kunnen voortzetten."
        ),
        summary=(
            "Noor (groep 6) trekt zich terug als het rumoerig is en was in het voorjaar vaak ziek "
            "gemeld, vooral op maandag en na een drukke dag. Geluid en onvoorspelbaarheid maken "
            "de dag zwaar; bij rust, een vast maatje en een zichtbaar dagschema werkt ze goed. "
            "Het leren gaat mee: taal is sterk, rekenen is stabiel. Ouders, leraren en Noor "
            "willen op de eigen school verder. Sinds maart werken school, beide ouders en het "
            "CJG volgens één plan. De ochtend gaat beter, overgangen in pauze en gym nog niet."
        ),
        done_and_effect="Aanwezigheid van 78 naar 84 procent; het kaartje van 0 naar 3 van 5 keer.",
        why_basic_falls_short=(
            "Ernst en urgentie (beide 3 in de herweging van 9 juni) vragen inzet op het moment "
            "zelf, bij overgangen. Met 29 leerlingen is een tweede volwassene nodig. Lichter is "
            "tien weken geprobeerd en bleef onder doel. Zwaarder is niet nodig: leren gaat mee, "
            "veiligheid is goed, thuisnabij."
        ),
        asked="40 uur begeleider passend onderwijs en 60 uur onderwijsassistent.",
        starts_on=date(2026, 10, 19),
        ends_on=date(2027, 7, 31),
        school_contributes="25 uur IB, een stille plek, groepsaanpak voor rustige overgangen.",
        others_contribute="Gemeente: 6 gesprekken thuis door het CJG.",
        director_agrees_on=date(2026, 9, 16),
    )


def statements() -> tuple[Statement, ...]:
    return (
        Statement(
            id=known_id("statement mother"),
            request_id=REQUEST,
            guardian_id=MOTHER,
            said_on=date(2026, 9, 15),
            agrees=Agrees.YES,
            words="Eens; graag snel.",
        ),
        Statement(
            id=known_id("statement father"),
            request_id=REQUEST,
            guardian_id=FATHER,
            said_on=date(2026, 9, 15),
            agrees=Agrees.YES_WITH_ADDITION,
            words="Eens, als er ook wordt gekeken wat goed gaat en er geen label nodig is.",
        ),
        Statement(
            id=known_id("statement noor"),
            request_id=REQUEST,
            said_on=date(2026, 8, 25),
            words=(
                "Ik wil een plekje waar ik mag zijn zonder uitleg. "
                "En vertel mij morgen wat er gaat gebeuren."
            ),
        ),
    )


def inspections() -> tuple[Inspection, ...]:
    return tuple(
        Inspection(
            id=known_id(f"inspection {guardian}"),
            request_id=REQUEST,
            guardian_id=guardian,
            outcome=InspectionOutcome.GIVEN,
            on=date(2026, 9, 15),
        )
        for guardian in (MOTHER, FATHER)
    )


def signal() -> Signal:
    return Signal(
        id=known_id("signal"),
        file_id=FILE,
        seen_on=date(2026, 3, 2),
        reported_by="Anouk de Graaf",
        fact="Noor is in zes weken negen keer ziek gemeld en zit onder de tafel als het druk is.",
        situation="Vooral op maandag en na een drukke dag.",
        frequency="Drie keer in twee weken.",
        already_done="Plek bij het raam weg, koptelefoon aangeboden.",
        urgency=Urgency.HIGH,
        safety=SafetyDoubt.WATCH,
        triage=Triage.FILE,
        triaged_on=date(2026, 3, 4),
    )


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
        parts={kind: tuple(found) for kind, found in parts.items()},
    )


def noor_records() -> tuple[Record, ...]:
    """Everything of Noor, in an order in which it can be stored."""
    return (
        school(),
        *people(),
        pupil(),
        *guardians(),
        SupportFile(id=FILE, pupil_id=NOOR, opened_on=date(2026, 3, 4)),
        *team(),
        signal(),
        contract(),
        *parties(),
        ContractReview(
            id=known_id("review"),
            contract_id=CONTRACT,
            planned_on=date(2026, 3, 26),
            state=ReviewState.HELD,
            held_on=date(2026, 3, 26),
            outcome="Telefonisch, gaat goed.",
        ),
        Breach(
            id=known_id("breach"),
            contract_id=CONTRACT,
            noticed_on=date(2026, 6, 9),
            noticed_by="Joost van Dalen",
            kind=BreachKind.MISUNDERSTANDING,
            expected="Elke vrijdag een bericht.",
            happened="Twee berichten kwamen niet aan: het adres klopte niet.",
            repair="Adres hersteld.",
            repaired_on=date(2026, 6, 10),
        ),
        *agreements(),
        *broad_view(),
        Hypothesis(
            id=known_id("hypothesis"),
            file_id=FILE,
            made_on=CONTRACT_DAY,
            assumption="Geluid en onvoorspelbaarheid maken de dag te zwaar.",
            how_to_test="Drie weken dagboek en een observatie.",
            outcome=HypothesisOutcome.PARTLY,
            outcome_note="De observatie laat het zien bij overgangen.",
        ),
        *weighings(),
        *interventions(),
        *attachments(),
        request(),
        *statements(),
        *inspections(),
    )


def noor(*instead: Record) -> WholeFile:
    """Noor's whole file; a record with the id of one of hers takes its place, others are added."""
    changed = {record.id: record for record in instead}
    own = [changed.pop(record.id, record) for record in noor_records()]
    return whole(*own, *changed.values())


def without(file: WholeFile, *kinds: type[Record]) -> WholeFile:
    """The same file with no record of these kinds."""
    parts = {kind: found for kind, found in file.parts.items() if kind not in kinds}
    return replace(file, parts=parts)


def records_of(file: WholeFile) -> Iterable[Record]:
    """Every record of a file."""
    return (record for found in file.parts.values() for record in found)
