"""Short facts that stand beside a step, a point or a pupil; screens and prints find the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class FactKind(StrEnum):
    """What a fact says; behind each which parts of `Fact` it fills, and how a screen may say it."""

    SIGNAL_SEEN = "gezien op"  # on: “2 maart”
    SIGNALS_OPEN = "signalen nog niet bekeken"  # number: “1 signaal nog niet bekeken”
    PARTIES_SPOKEN = "gesproken met"  # number, of: “2 van 5 gesproken”
    LOOK_BACK = "terugkijken"  # on: “terugkijken 18-1”
    BREACH = "nog te herstellen"  # on?, number: “1 keer liep iets mis, nog niet hersteld”
    DOMAINS_SEEN = "domeinen bekeken"  # number, of: “4 van 9 domeinen”
    LEVEL = "niveau"  # number, on?: “niveau 4 · 9 juni”
    WEIGH_AGAIN = "opnieuw wegen"  # on: “opnieuw wegen 9 juni”
    AGREEMENT = "afspraak"  # on, name: “JGZ bellen over slaap, uiterlijk di 24 november”
    AGREEMENTS_OPEN = "afspraken open"  # number: “3 afspraken open”
    INTERVENTIONS = "interventies"  # number: “6 interventies”
    EFFECT_UNKNOWN = "nog geen effect"  # on, name: “Prikkelplan: nog niet teruggekeken”
    REQUEST_CONCEPT = "concept"  # on?: “concept van 17 september”
    REQUEST_SENT = "verstuurd"  # on: “verstuurd 17-9”
    CLOSED = "gesloten"  # on: “gesloten 9 juli”
    SKIP_WITHOUT_REASON = "reden ontbreekt"  # “niet nodig, nog zonder reden”

    EMPTY = "leeg"
    LENGTH = "tekens"  # number, of?: “1.140 tekens”, “het loket neemt er hoogstens 1.000”
    TOO_SHORT = "te kort"  # number (words): “3 woorden”
    MORE_QUESTIONS = "meer vragen"  # number: “er staan 2 vragen”
    NO_NUMBER = "geen uren of aantal"
    SAID = "gezegd"  # on?, name: “Noor, 25 augustus”
    COUNT = "aantal"  # number: “6 interventies”, “5 bijlagen”
    FROM_WEIGHING = "uit de weging"  # on?: “uit de weging van 9 juni”
    FROM_INTERVENTIONS = "uit de interventies"  # number: “uit 6 interventies”
    ON = "op"  # on: “15 september”
    PERIOD = "periode"  # on, until: “19 oktober tot en met 31 juli”
    TURNED_ROUND = "einde voor begin"  # on, until
    NO_DATE = "datum ontbreekt"
    TOO_OLD = "ouder dan toegestaan"  # on, of (months): “van 3 mei 2025, ouder dan 12 maanden”
    NO_REASON = "reden ontbreekt nog"
    REASON = "met reden"
    AGREES = "standpunt"  # code: a value of `Agrees`
    OUTCOME = "uitkomst"  # code: a value of `InspectionOutcome`, on?
    CUSTODY = "gezag"  # code: a value of `Custody`, on?
    SECRET = "geheim"  # noqa: S105 - the Dutch word for an address that is kept secret
    LACKS = "mist"  # code: name of the field that is still empty
    MALFORMED = "andere vorm"  # code: name of the field


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact; `FactKind` says which parts it fills. `name` may be a text of the user."""

    kind: FactKind
    on: date | None = None
    until: date | None = None
    number: int | None = None
    of: int | None = None
    name: str = ""
    code: str = ""
    record_id: UUID | None = None
