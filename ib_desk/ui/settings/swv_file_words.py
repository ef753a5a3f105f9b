"""A file of a samenwerkingsverband in words: what it holds, changes and has wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from ib_desk.application.swv_profiles import Arrived
from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.records.swv_demand import SwvDemand
from ib_desk.domain.records.swv_form import SwvForm
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.records.swv_route import SwvDay, SwvRoute
from ib_desk.domain.request.profile_on_the_way import Became, Difference, FileWords
from ib_desk.domain.request.shipped_profile import (
    DayInFile,
    DemandInFile,
    FieldInFile,
    FormInFile,
    ProfileInFile,
    RouteInFile,
    ShippedProfile,
)
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.messages import Message
from ib_desk.ui.records.every import words_of
from ib_desk.ui.texts import in_a_line, listed, tr


def file_words() -> FileWords:
    """What a file says where the profile itself says nothing."""
    return FileWords(
        title=tr("Samenwerkingsverband zonder naam"),
        about=tr("Opgeschreven door een school, in IB Desk. Kijk het na bij het bureau."),
        no_source=tr("niet opgeschreven"),
    )


def content_lines(shipped: ShippedProfile, terms: Terms) -> Iterator[str]:
    """Everything that stands in it: a line for each part, with the questions of its form."""
    yield shipped.title
    yield shipped.about
    yield _line(shipped.profile, SwvProfile, terms)
    for route in shipped.route:
        yield _line(route, SwvRoute, terms)
        for day in route.day:
            yield _line(day, SwvDay, terms)
    for demand in shipped.demand:
        yield _line(demand, SwvDemand, terms)
    for form in shipped.form:
        yield _line(form, SwvForm, terms)
        for field in form.field:
            yield _field_line(field, terms)


def _line(
    part: ProfileInFile | RouteInFile | DayInFile | DemandInFile | FormInFile,
    kind: Any,
    terms: Terms,
) -> str:
    asked = words_of(kind)
    said = ((asked[one.name], getattr(part, one.name)) for one in fields(part) if one.name in asked)
    return in_a_line(
        f"{question} {words}" for question, value in said if (words := _words(value, terms))
    )


def _field_line(field: FieldInFile, terms: Terms) -> str:
    """“Uw vraag, hoogstens 500 tekens: de vraag”."""
    most = tr("hoogstens {most} tekens").format(most=field.most) if field.most else ""
    source = "" if field.source is None else terms.label(field.source)
    which = "" if field.row is None else tr("nummer {row}").format(row=field.row)
    what = in_a_line((source, which))
    called = in_a_line((field.label, most))
    return f"{called}: {what}" if what else called


def _words(value: Any, terms: Terms) -> str:
    if isinstance(value, tuple):
        return listed([_words(one, terms) for one in value])
    if isinstance(value, bool):
        return tr("ja") if value else ""
    if isinstance(value, date):
        return plain_date(value)
    if isinstance(value, Enum):
        return terms.label(value)
    return "" if value is None else str(value).strip()


def difference_words(one: Difference, terms: Terms) -> str:
    """“Anders: eis ‘Verslag’ (Hoogstens hoeveel maanden oud?)”."""
    if one.kind is not None:
        asked, what = words_of(SwvRoute), tr("soort {kind}").format(kind=terms.label(one.kind))
    elif one.demand:
        asked, what = words_of(SwvDemand), tr("eis ‘{title}’").format(title=one.demand)
    elif one.form:
        asked, what = words_of(SwvForm), tr("formulier ‘{title}’").format(title=one.form)
    else:
        asked, what = words_of(SwvProfile), tr("het samenwerkingsverband zelf")
    became = {
        Became.ADDED: tr("Erbij: {what}"),
        Became.GONE: tr("Weg: {what}"),
        Became.CHANGED: tr("Anders: {what} ({fields})"),
    }[one.became]
    inside = tr("de velden") if one.form else tr("de vaste dagen")
    names = listed([asked.get(name, inside) for name in one.names])
    return became.format(what=what, fields=names)


def arrived_words(arrived: Arrived) -> str:
    """What can be done with it."""
    if arrived.known is None:
        return tr("Dit samenwerkingsverband staat nog niet in je lijst.")
    if not arrived.differences:
        return tr("‘{name}’ staat al in je lijst, en daar staat hetzelfde.").format(
            name=arrived.known.name
        )
    return tr("‘{name}’ staat al in je lijst. Dit wordt anders als je vervangt:").format(
        name=arrived.known.name
    )


def refusal(error: InvalidData) -> Message:
    """Why a file cannot be taken over, and where in it to look."""
    at = "" if error.line is None else tr("Regel {line}").format(line=error.line)
    key = tr("bij ‘{key}’").format(key=error.key) if error.key else ""
    where = " ".join(filter(None, (at, key)))
    why = _problem_words(error.problem)
    return Message(
        tr("IB Desk kan ‘{file}’ niet overnemen.").format(file=error.file),
        f"{where}: {why}" if where else capital(why),
    )


def _problem_words(problem: str) -> str:
    known = {
        DataProblem.NO_FILE: tr("het bestand is niet te openen."),
        DataProblem.NOT_UTF8: tr(
            "hier staan tekens die geen tekst zijn. Is het wel het goede bestand?"
        ),
        DataProblem.SYNTAX: tr("deze regel is niet te lezen. Is het wel het goede bestand?"),
        DataProblem.MISSING: tr("dit ontbreekt."),
        DataProblem.UNKNOWN_KEY: tr("dit kent IB Desk niet."),
        DataProblem.UNKNOWN_VALUE: tr("deze keuze kent IB Desk niet."),
        DataProblem.WRONG_TYPE: tr("hier hoort iets anders, zoals een getal of een tekst."),
        DataProblem.EMPTY: tr("dit is leeg."),
        DataProblem.DOUBLE: tr("dit staat er twee keer."),
        DataProblem.OUT_OF_RANGE: tr("dit getal is te klein of te groot."),
        DataProblem.INCOMPLETE: tr("hier is iets niet af."),
        DataProblem.CONTRADICTION: tr("dit spreekt iets anders tegen."),
        DataProblem.TOO_LARGE: tr("dit is veel te groot voor een samenwerkingsverband."),
        DataProblem.TOO_DEEP: tr("hier staat te veel in elkaar."),
        DataProblem.ODD_CHARACTER: tr("hier staat een teken dat je niet kunt zien. Haal het weg."),
    }
    return {kind.value: words for kind, words in known.items()}[problem]
