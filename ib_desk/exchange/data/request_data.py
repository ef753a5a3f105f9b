"""The data of a request: what its pages say, as JSON that a bureau's own program can read.

What may leave is decided in one place for pages and data (`ib_desk.domain.request.request_told`): a
test reads every word of this on the pages, and every typed word of the pages in this. The form is
written down in `resources/requests/package.schema.json` and `docs/package-data.md`.
"""

from __future__ import annotations

from typing import Final

from ib_desk.application.paper import Enclosed, NothingToPrint, Report, going_along
from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.care.goals import numbered
from ib_desk.domain.file.register import swv_named
from ib_desk.domain.law.rights import Act
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.derived_texts import says_falls_short
from ib_desk.domain.request.kind_called import kind_called
from ib_desk.domain.request.request_told import (
    ViewTold,
    goal_told,
    home_told,
    inspections_told,
    phone_told,
    pupils_views_told,
    views_told,
)
from ib_desk.exchange.data.request_case import case_data
from ib_desk.exchange.data.values import Chosen, Value, known, without_empty
from ib_desk.exchange.pdf.order import Order, own_words
from ib_desk.exchange.pdf.statements_block import statements_on_paper, whose

FORMAT: Final = "ib-desk-request"
VERSION: Final = 1


def request_facts(order: Order) -> dict[str, Value]:
    """What a reader gets, by name.

    Raises:
        NothingToPrint: there is no request.
    """
    request = order.whole.request
    if request is None:
        raise NothingToPrint(Report.REQUEST)
    return without_empty(
        {
            "format": FORMAT,
            "version": VERSION,
            "made_on": order.stamp.printed_on.isoformat(),
            "reference": request.reference,
            "example": order.mark == order.texts.shared.example,
            "request": _request(order, request),
            "swv": _swv(order, request),
            "school": _school(order),
            "pupil": _pupil(order, request),
            "guardians": [_guardian(order, one) for one in order.whole.guardians],
            "case": case_data(order, request),
            "views": _views(order, request),
            "statements": _statements(order, request),
            "inspections": _inspections(order, request),
            "attachments": _attachments(order),
        }
    )


def _request(order: Order, request: SwvRequest) -> dict[str, Value]:
    return known(
        order.terms,
        kind=Chosen(request.kind.value, kind_called(request, order.whole, order.terms)),
        asked_by=request.asked_by,
        decided_by=request.decided_by,
        dated_on=request.dated_on or request.sent_on,
        urgent=request.is_urgent,
        temporary=request.is_temporary,
        starts_on=request.starts_on,
        ends_on=request.ends_on,
        category=request.category,
        category_because=request.category_because,
        receiving_school=request.receiving_school,
        place_stand=request.place_stand if request.receiving_school.strip() else None,
        main_goal=_main_goal(order, request),
        return_perspective=request.return_perspective,
        question=request.question,
        asked=request.asked,
        summary=request.summary,
        done_and_effect=request.done_and_effect,
        not_tried_because=request.not_tried_because,
        why_basic_falls_short=says_falls_short(order.whole, request),
        school_contributes=request.school_contributes,
        others_contribute=request.others_contribute,
        director_agrees_on=request.director_agrees_on,
    )


def _main_goal(order: Order, request: SwvRequest) -> int | None:
    """By its number on the pages."""
    goal = goal_told(order.whole, request)
    numbers = {one.id: number for number, one in numbered(order.whole)}
    return None if goal is None else numbers.get(goal.id)


def _swv(order: Order, request: SwvRequest) -> dict[str, Value]:
    """Which decides; its number only beside its own name."""
    swv, name = order.whole.deciding_swv(request), swv_named(request, order.whole)
    return known(order.terms, name=name, number=swv.number if name == swv.name else "")


def _school(order: Order) -> dict[str, Value]:
    school = order.whole.school
    return known(
        order.terms,
        name=school.name,
        brin=school.brin,
        sector=school.sector,
        address=school.address,
        postcode=school.postcode,
        town=school.town,
        phone=school.phone,
        email=school.email,
        board=school.board,
        director=school.director,
        coordinator=school.coordinator,
    )


def _pupil(order: Order, request: SwvRequest) -> dict[str, Value]:
    pupil = order.whole.pupil
    said = (*pupils_views_told(order.whole, request), *own_words(order))
    return known(
        order.terms,
        name=pupil.name,
        born=_born(pupil.born_on),
        group=order.group,
        enrolled_on=pupil.enrolled_on,
        address_secret=order.whole.is_address_secret,
        address=list(home_told(order.whole)),
        moved_on=request.moved_on,
        home_language=pupil.home_language,
        interpreter=pupil.interpreter,
        in_netherlands_since=pupil.in_netherlands_since,
        dutch_school_since=pupil.dutch_school_since,
        own_words=list(dict.fromkeys(said)),
    )


def _born(known_part: BirthDate | None) -> str:
    """“2017-03-14”, or as much of it as anybody knows."""
    if known_part is None:
        return ""
    parts = (known_part.month, known_part.day)
    return "-".join((str(known_part.year), *(f"{part:02}" for part in parts if part)))


def _guardian(order: Order, guardian: Guardian) -> dict[str, Value]:
    as_now = guardian.as_on(order.stamp.printed_on)
    return known(
        order.terms,
        name=guardian.name,
        relation=guardian.relation,
        organisation=guardian.organisation,
        custody=as_now.custody,
        custody_source=as_now.custody_source,
        custody_checked_on=as_now.custody_checked_on,
        language=guardian.language,
        interpreter=guardian.interpreter,
        phone=phone_told(guardian),
    )


def _views(order: Order, request: SwvRequest) -> list[Value]:
    """What each said of the request itself; of whom must be asked and said nothing, that too."""
    asked = order.rights.must_or_may(Act.VIEW)
    return [_view(order, told) for told in views_told(order.whole, request, asked)]


def _view(order: Order, told: ViewTold) -> dict[str, Value]:
    view, guardian = told.view, told.guardian
    by_name = "" if view is None else view.name.strip()
    named = by_name or order.texts.shared.statement_of_somebody
    who = named if guardian is None else order.guardian_label(guardian)
    if view is None:
        return known(order.terms, who=who, silent=True)
    return known(
        order.terms,
        who=who,
        agrees=view.agrees,
        said_on=view.said_on,
        earlier_text=view.id in order.earlier or None,
        words=view.words,
    )


def _statements(order: Order, request: SwvRequest) -> list[Value]:
    """Of what the request tells, beside the views on the request itself."""
    return [
        known(
            order.terms,
            who=whose(order, one),
            said_on=one.said_on,
            words=one.words,
            done=one.done,
        )
        for one in statements_on_paper(order, OutputKind.REQUEST_PACKAGE, request)
    ]


def _inspections(order: Order, request: SwvRequest) -> list[Value]:
    asked = order.rights.must_or_may(Act.INSPECT)
    return [
        known(
            order.terms,
            who=order.pupil if told.guardian is None else order.guardian_label(told.guardian),
            outcome=one.outcome,
            on=one.on,
            earlier_text=one.id in order.earlier or None,
            reason=one.reason,
        )
        for told in inspections_told(order.whole, request, order.earlier, asked)
        if (one := told.inspection) is not None
    ]


def _attachments(order: Order) -> list[Value]:
    """In the order of the pages; `sha256` is of the document as it was kept, not of its pages."""
    pages = {item.attachment.id: item.pages for item in _enclosed(order)}
    return [
        known(
            order.terms,
            number=number,
            title=one.title,
            kind=one.kind,
            dated_on=one.dated_on,
            sender=one.sender,
            pages=pages.get(one.id) or None,
            sha256=one.digest,
        )
        for number, one in enumerate(going_along(order.whole, order.whole.request), start=1)
    ]


def _enclosed(order: Order) -> tuple[Enclosed, ...]:
    return order.enclosures.items if order.enclosures else ()
