"""What is said beside a value that is hardly meant so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from ib_desk.domain.records.doubts import Doubt
from ib_desk.ui.texts import tr

_WORDS: Final[Mapping[Doubt, Callable[[], str]]] = {
    Doubt.BEFORE_THE_BEGINNING: lambda: tr("Deze dag ligt vóór het begin. Klopt dat?"),
    Doubt.BEFORE_THE_PRINT: lambda: tr("Toen was dit blad nog niet afgedrukt. Klopt de datum?"),
    Doubt.NOT_OF_SCHOOL_AGE: lambda: tr("Zo oud is een leerling meestal niet. Klopt het jaar?"),
    Doubt.NO_SUCH_GROUP: lambda: tr("Jaargroepen gaan van 1 tot en met 8. Klopt dit?"),
    Doubt.NO_SUCH_YEAR: lambda: tr("Dat kan niet. Typ het jaar waarin het schooljaar begon."),
    Doubt.NO_EMAIL: lambda: tr("Dit is nog geen e-mailadres."),
    Doubt.NO_BRIN: lambda: tr("Een BRIN heeft twee cijfers en twee letters, zoals 12AB."),
    Doubt.NO_SWV_NUMBER: lambda: tr("Dit nummer is PO of VO met vier cijfers, zoals PO2701."),
    Doubt.SAFETY: lambda: tr(
        "Volg de meldcode. Direct gevaar? Bel 112. Twijfel? Bel Veilig Thuis."
    ),
    Doubt.COSTS_HOURS: lambda: tr("Hoeveel uur kost dit, en van wie?"),
    Doubt.COSTS_MONEY: lambda: tr("Hoeveel geld kost dit, en wie betaalt het?"),
    Doubt.HOURS_ON_CALL: lambda: tr(
        "Hoeveel uur vraag je van {name}? Wie op afroep helpt, heeft die niet vanzelf."
    ),
    Doubt.TWO_CASE_MANAGERS: lambda: tr(
        "{name} is ook casusregisseur. Wie van de twee houdt het overzicht?"
    ),
    Doubt.LONGER_THAN_A_DAY: lambda: tr("Zo lang duurt een overleg niet. Tel je in minuten?"),
    Doubt.NO_END: lambda: tr("Een verkort rooster is tijdelijk. Tot wanneer geldt het?"),
    Doubt.NO_RULING: lambda: tr(
        "Van welke dag is de uitspraak? Vraag ernaar als je die niet hebt."
    ),
    Doubt.NO_MEASURE_END: lambda: tr("Tot wanneer loopt de maatregel? Vraag het na."),
    Doubt.MEASURE_OVER: lambda: tr(
        "De maatregel is voorbij. Vraag na of hij verlengd is en wie nu beslist."
    ),
    Doubt.NO_INSTITUTION: lambda: tr("Welke instelling heeft de voogdij?"),
    Doubt.VOOGD_WITHOUT_GEZAG: lambda: tr("Wie de voogdij heeft, heeft gezag. Klopt dit?"),
    Doubt.PROTECTOR_WITH_GEZAG: lambda: tr(
        "Bij ondertoezichtstelling houden de ouders het gezag. Klopt dit?"
    ),
    Doubt.CARER_WITH_GEZAG: lambda: tr(
        "Een pleegouder heeft alleen gezag als de rechter dat zei. Klopt dit?"
    ),
    Doubt.CARER: lambda: tr(
        "Zorgt elke dag voor de leerling, maar beslist niet. Praat een pleegouder mee over het "
        "plan? Dat is uitleg: laat het nakijken."
    ),
    Doubt.ASKS_CONSENT: lambda: tr(
        "De school vraagt hiervoor eerst instemming van de Inspectie (regel van 2018, kijk die na)."
    ),
    Doubt.MORE_THAN_A_WEEK: lambda: tr("Zo veel uren heeft een week niet. Tel je per week?"),
    Doubt.MORE_THAN_A_YEAR: lambda: tr("Dat is meer dan een heel schooljaar. Klopt dit?"),
    Doubt.MORE_THAN_GRANTED: lambda: tr("Dat is meer dan er is toegekend. Klopt dit?"),
    Doubt.NO_PERCENTAGE: lambda: tr("Een percentage ligt tussen 0 en 100. Klopt dit?"),
    Doubt.TO_ADAPT: lambda: tr("Overgenomen uit de vorige versie. Nog aanpassen."),
    Doubt.SAME_EXPERT: lambda: tr("Deze naam staat er al. Voor een TLV zijn het twee mensen."),
    Doubt.NOT_INDEPENDENT: lambda: tr(
        "Wie bij de school of de aanvraag hoort, adviseert niet over een TLV. Vraag het na."
    ),
    Doubt.NO_TIME: lambda: tr("Zo laat wordt het niet. Schrijf een tijd als 15.30."),
}


def doubt_words(doubt: Doubt | None, name: str = "") -> str:
    """“” for no doubt; `name` is of whom something is asked."""
    return "" if doubt is None else _WORDS[doubt]().format(name=name)
