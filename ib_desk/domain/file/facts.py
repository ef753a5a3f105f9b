"""Short facts that stand beside a step, a point or a pupil; screens and prints find the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from uuid import UUID


class FactKind(Enum):
    """What a fact says; behind each which parts of `Fact` it fills, and how a screen may say it."""

    SIGNAL_SEEN = auto()  # on: “2 maart”
    SIGNALS_OPEN = auto()  # number: “1 signaal nog niet bekeken”
    PARTIES_SPOKEN = auto()  # number, of (whom one can speak): “2 van 5 gesproken”
    SEEN_TOGETHER = auto()  # on, until?: “laatst samen bekeken 26 maart, terugkijken 18-1”
    LOOK_BACK = auto()  # on: “terugkijken 18-1”
    BREACH = auto()  # on?, number: “1 keer liep iets mis, nog niet hersteld”
    DOMAINS_SEEN = auto()  # number: “4 domeinen bekeken”
    LEVEL = auto()  # number, on?: “niveau 4 · 9 juni”
    WEIGH_AGAIN = auto()  # on: “opnieuw wegen 9 juni”
    AGREEMENT = auto()  # on, name: “JGZ bellen over slaap, uiterlijk di 24 november”
    AGREEMENTS_OPEN = auto()  # number: “3 afspraken lopen”
    AGREEMENTS_LEFT_OPEN = auto()  # number, in a closed file: “1 bleef open”
    INTERVENTIONS = auto()  # number: “6 interventies”
    EFFECT_UNKNOWN = auto()  # on, name: “Prikkelplan: nog niet teruggekeken”
    REQUEST_CONCEPT = auto()  # on?: “concept van 17 september”
    REQUEST_PACKED = auto()  # on: “pakket gemaakt 17-9, nog niet verstuurd”
    REQUEST_HANDED_OVER = auto()  # on: “meegegeven 17-9”
    REQUEST_RECEIVED = auto()  # on: “ontvangen 18-9”
    REQUEST_SENT = auto()  # on: “verstuurd 17-9”
    CLOSED = auto()  # on: “afgesloten 9 juli”
    SKIP_WITHOUT_REASON = auto()  # “niet nodig, nog zonder reden”

    EMPTY = auto()
    LENGTH = auto()  # number, of?: “1.140 tekens”, “het loket neemt er hoogstens 1.000”
    TOO_SHORT = auto()  # number (words): “3 woorden”
    MORE_QUESTIONS = auto()  # number: “er staan 2 vragen”
    NO_NUMBER = auto()
    SAID = auto()  # on?, name: “Noor, 25 augustus”
    COUNT = auto()  # number: “6 interventies”, “5 bijlagen”
    HELP_SENTENCES = auto()  # number: “3 hulpzinnen”
    MEASURABLE = auto()  # number, of: “2 van 3 doelen meetbaar”
    FROM_WEIGHING = auto()  # on?: “uit de weging van 9 juni”
    FROM_INTERVENTIONS = auto()  # number: “uit 6 interventies”
    ON = auto()  # on: “15 september”
    PERIOD = auto()  # on, until: “19 oktober tot en met 31 juli”
    TURNED_ROUND = auto()  # on, until
    PERIOD_OVER = auto()  # until: “die periode is al voorbij”
    NO_SCHOOL_YEAR = auto()  # until: “een TLV loopt tot en met 31 juli”
    NO_WHOLE_YEAR = auto()  # until: the first end that is one, “minstens tot en met 31 juli 2028”
    SCHOOL_YEARS = auto()  # number: “2 schooljaren”
    SIGNS_TOO = auto()  # “tekent mee vanaf 16 jaar”: the law asks it of the parents
    READS_ALONG = auto()  # name: “lezen mag als Daan dat goedvindt”
    NO_DATE = auto()
    TOO_YOUNG = auto()  # on, of (months): “te kort: sinds 3 mei 2026, nog geen 6 maanden”
    TOO_OLD = auto()  # on, of (months): “te oud: van 3 mei 2025, hoogstens 12 maanden”
    EARLIER_PLAN = auto()  # on, name: “OPP: van voor het OPP van 3 mei 2026”
    BEFORE_BIRTH = auto()  # on, name: “OPP: van voor de geboorte”
    NOT_CARRIED_OUT = auto()  # name: “Leesmaatje is niet uitgevoerd zoals bedoeld”
    NO_REASON = auto()
    NO_REPORT = auto()  # “het verslag gaat nog niet mee”
    NOT_BACK = auto()  # “getekend papier is nog niet terug”
    NOBODY_CAME = auto()  # “er staat geen ouder bij”
    NOT_TRIED = auto()  # “niet eerst geprobeerd, met reden”
    CHOSEN = auto()  # choice
    GOAL_OVER = auto()
    REASON = auto()
    AGREES = auto()  # choice: of `Agrees`
    EARLIER_TEXT = auto()  # on?: “gold voor een eerdere tekst”
    OUTCOME = auto()  # choice: of `InspectionOutcome`, on?
    CUSTODY = auto()  # choice: of `Custody`, on?
    CONSENT = auto()  # choice: of `ConsentStand`, name, on?: “Brief: nog niet gevraagd”
    REPORT_ALONG = auto()  # name: “WISC-V: het onderzoek gaat mee”
    REPORT_KEPT = auto()  # name: the same, of which the bureau may not see
    SECRET = auto()
    OPP_DUE = auto()  # on: “uiterlijk 8 oktober”
    OPP_LATE = auto()  # number (days), on: “4 dagen te laat, uiterlijk was 8 oktober”
    OPP_TERM_UNKNOWN = auto()
    OPP_LATER = auto()
    OPP_NOT_SET = auto()  # on?: “telt vanaf 27 augustus, nog niet vastgesteld”
    OPP_STANDING = auto()  # choice: of `OppStanding`
    TO_ADAPT = auto()
    FROM_FILE = auto()
    NOBODY_DOES = auto()
    NO_DEVIATION = auto()
    TALKED = auto()  # on: “gesproken 3 september”
    CARER = auto()
    ASKED_TIMES = auto()  # number, on?: “3 keer gevraagd, het laatst 3 september”
    NOTHING_SAID = auto()
    NO_INFLUENCE = auto()
    NOT_TOLD = auto()
    SAY_UNKNOWN = auto()
    NEXT_SCHOOL_YEAR = auto()  # on
    PASSED = auto()  # on: “18 januari is voorbij”
    SWV_GONE = auto()
    LACKS = auto()  # field: the one that is still empty
    MALFORMED = auto()  # field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact; `FactKind` says which parts it fills. `name` may be a text of the user."""

    kind: FactKind
    on: date | None = None
    until: date | None = None
    number: int | None = None
    of: int | None = None
    name: str = ""
    field: str = ""
    choice: Enum | None = None
    record_id: UUID | None = None
