"""The first part of a request: who asks, of whom, about whom."""

from __future__ import annotations

from datetime import date
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.application.paper import shown_digest
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.register import swv_named
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.interpreter import Interpreter
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import Role, Sector
from ib_desk.domain.records.swv import Decider
from ib_desk.domain.request.kind_called import kind_called
from ib_desk.domain.request.request_told import home_told, phone_told
from ib_desk.domain.words.report_texts import RequestTexts, fill
from ib_desk.exchange.pdf.blocks import Section
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Quiet, Strong, Typesetter

_HALF: Final = PORTRAIT.inner_width / 2

Fact = tuple[str, str]
"""(label, value); a fact without a value is not printed."""


def request_cover(order: Order, request: SwvRequest, typesetter: Typesetter) -> list[Flowable]:
    """Title, then school and SWV beside pupil and guardians, then what compares two copies."""
    texts = order.texts.request
    day = request.dated_on or request.sent_on or order.stamp.printed_on
    dated = fill(texts.dated, day=plain_date(day))
    rows = [
        [
            _block(typesetter, texts.pupil, _pupil(order, request)),
            _block(typesetter, texts.school, _school(order)),
        ],
        [
            _guardians(order, typesetter),
            _block(typesetter, texts.swv, _swv(order, request)),
        ],
    ]
    facts = Grid(widths=[_HALF, _HALF], rows=[row for row in rows if any(row)], pad=2 * SPACE)
    flags = (
        texts.urgent if request.is_urgent else "",
        texts.temporary if request.is_temporary else "",
    )
    reference = fill(texts.reference, reference=request.reference) if request.reference else ""
    under = (order.group_and_name(), dated, reference, *flags)
    return [
        typesetter.text("title", request_title(order, request)),
        typesetter.text("subtitle", " · ".join(filled(under))),
        Section(None, [*facts.flow(PORTRAIT), *_digest(order, typesetter)], before=2 * SPACE),
    ]


def request_title(order: Order, request: SwvRequest) -> str:
    """“Aanvraag arrangement”, or “Dossier TLV voor vso” where another school files it."""
    texts = order.texts.request
    worded = texts.title_dossier if request.is_dossier else texts.title
    return fill(worded, kind=kind_called(request, order.whole, order.terms))


def _block(typesetter: Typesetter, heading: str, facts: list[Fact]) -> Cell:
    known = [(label, value) for label, value in facts if value.strip()]
    if not known:
        return []
    return [
        typesetter.text("heading", heading),
        *(
            typesetter.text("cell", Quiet(f"{label} " if label else ""), value)
            for label, value in known
        ),
    ]


def _pupil(order: Order, request: SwvRequest) -> list[Fact]:
    texts, pupil = order.texts.request, order.whole.pupil
    born = ""
    age = pupil.age_on(order.stamp.printed_on)
    if pupil.born_on is not None and age is not None:
        known = texts.born if pupil.born_on.is_whole else texts.born_in_part
        born = fill(known, day=pupil.born_on.words, age=age.words)
    street = ", ".join(home_told(order.whole))
    return [
        ("", pupil.name),
        (texts.born_label, born),
        (_group_label(order), order.group.removeprefix(f"{texts.group.lower()} ")),
        (texts.enrolled, _since(pupil.enrolled_on)),
        (texts.address, texts.address_secret if order.whole.is_address_secret else street),
        (texts.moved, _since(request.moved_on)),
        (texts.home_language, ", ".join(_spoken(texts, pupil.home_language, pupil.interpreter))),
        (texts.in_netherlands, _since(pupil.in_netherlands_since)),
        (texts.dutch_school, _since(pupil.dutch_school_since)),
    ]


def _group_label(order: Order) -> str:
    texts = order.texts.request
    return texts.class_label if order.whole.school.sector is Sector.VO else texts.group


def _school(order: Order) -> list[Fact]:
    texts, school = order.texts.request, order.whole.school
    brin = fill(texts.brin, brin=school.brin) if school.brin else ""
    town = f"{school.postcode} {school.town}".strip()
    return [
        ("", ", ".join(filled((school.name, brin)))),
        ("", ", ".join(filled((school.address, town)))),
        ("", " · ".join(filled((school.phone, school.email)))),
        (texts.board, school.board),
        (texts.director, school.director),
        (order.terms.title(Role.COORDINATOR), school.coordinator),
    ]


def _since(day: date | None) -> str:
    return "" if day is None else plain_date(day)


def _swv(order: Order, request: SwvRequest) -> list[Fact]:
    swv, name = order.whole.deciding_swv(request), swv_named(request, order.whole)
    texts = order.texts.request
    is_same = bool(swv.number) and name == swv.name
    worded = fill(texts.swv_number, number=swv.number) if is_same else ""
    to_board = request.decided_by is Decider.OWN_BOARD and not request.is_dossier
    return [
        ("", texts.decided_by_board if to_board else ", ".join(filled((name, worded)))),
        (
            texts.goes_to if request.is_dossier else texts.receiving_school,
            _new_school(order, request),
        ),
    ]


def _new_school(order: Order, request: SwvRequest) -> str:
    """With how far it is with a place there."""
    stand = "" if request.place_stand is None else order.terms.label(request.place_stand)
    school = request.receiving_school
    return f"{school} ({stand})" if school and stand else school


def _guardians(order: Order, typesetter: Typesetter) -> Cell:
    texts = order.texts.request
    guardians = order.whole.guardians
    found = [typesetter.text("heading", texts.guardians)] if guardians else []
    for guardian in guardians:
        phone = phone_told(guardian)
        spoken = _spoken(texts, guardian.language, guardian.interpreter)
        facts = filled((_custody(order, texts, guardian), guardian.organisation, *spoken, phone))
        name = order.guardian_label(guardian)
        found.append(typesetter.text("cell", Strong(name), f", {', '.join(facts)}"))
    return found


def _custody(order: Order, texts: RequestTexts, guardian: Guardian) -> str:
    guardian = guardian.as_on(order.stamp.printed_on)
    custody = order.terms.label(guardian.custody)
    if guardian.custody is Custody.UNKNOWN:
        return fill(texts.custody, custody=custody)
    if guardian.custody_checked_on is None or not guardian.custody_source.strip():
        return fill(texts.custody, custody=custody)
    return fill(
        texts.custody_checked,
        custody=custody,
        source=guardian.custody_source,
        day=plain_date(guardian.custody_checked_on),
    )


def _spoken(texts: RequestTexts, language: str, interpreter: Interpreter | None) -> list[str]:
    """Only where it matters: who needs nobody speaks Dutch well enough, in whatever language."""
    needed = texts.interpreter if interpreter is Interpreter.NEEDED else ""
    return filled((language, needed))


def _digest(order: Order, typesetter: Typesetter) -> list[Flowable]:
    if order.enclosures is None or not order.enclosures.digest:
        return []
    shown = shown_digest(order.enclosures.digest)
    return [typesetter.text("small", fill(order.texts.request.contents_digest, digest=shown))]
