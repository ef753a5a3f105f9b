"""The letter that goes along with a request: one page, or the words of a mail."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Flowable

from ib_desk.application.letter import INNER_ZIP, LetterOrder, Listed
from ib_desk.application.paper import NothingToPrint, Report, going_along
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv import DeliveryShape
from ib_desk.domain.request.kind_called import kind_called
from ib_desk.domain.words.report_texts import LetterTexts, fill
from ib_desk.exchange.pdf.blocks import Section
from ib_desk.exchange.pdf.order import Order, filled
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Its sentences: `sections` are headings with what stands under each."""

    title: str
    head: tuple[str, ...]
    opening: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def letter_of(order: Order, asked: LetterOrder) -> Letter:
    """What it says.

    Raises:
        NothingToPrint: there is no request.
    """
    request = order.whole.request
    if request is None:
        raise NothingToPrint(Report.REQUEST)
    texts, named = order.texts.letter, request.reference
    school = order.whole.school
    kind = texts.sends_dossier if request.is_dossier else texts.sends_request
    sends = fill(texts.sends, kind=fill(kind, kind=kind_called(request, order.whole, order.terms)))
    return Letter(
        title=fill(texts.title_with_reference, reference=named) if named else texts.title,
        head=tuple(
            filled(
                (
                    fill(texts.to, recipient=asked.recipient),
                    fill(texts.sender, sender=", ".join(filled((school.name, school.town)))),
                    fill(texts.dated, day=plain_date(order.stamp.printed_on)),
                )
            )
        ),
        opening=" ".join(filled((sends, fill(texts.reference, reference=named) if named else ""))),
        sections=(
            (texts.inside, _inside(order, asked)),
            _how(order, request, asked.shape),
            (texts.questions, (_call(order),)),
        ),
    )


def letter_story(order: Order, asked: LetterOrder) -> list[Flowable]:
    """As a page."""
    letter, made = letter_of(order, asked), order.typesetter(floor=FOR_PARENTS)
    sections = [
        Section(
            made.text("heading", heading),
            [made.text("body", line) for line in lines],
            before=3 * SPACE,
        )
        for heading, lines in letter.sections
    ]
    return [
        made.text("title", letter.title),
        *(made.text("subtitle", line) for line in letter.head),
        Section(None, [made.text("body", letter.opening)], before=3 * SPACE),
        *sections,
    ]


def letter_report(order: Order, asked: LetterOrder) -> tuple[bytes, int]:
    """As a document of its own."""
    furniture = order.furniture(order.texts.letter.title)
    return laid_out(PORTRAIT, furniture, lambda _pages: letter_story(order, asked))


def letter_text(order: Order, asked: LetterOrder) -> str:
    """As the words of a mail."""
    letter = letter_of(order, asked)
    parts = [letter.title, "\n".join(letter.head), letter.opening]
    parts += ["\n".join((heading, *lines)) for heading, lines in letter.sections]
    return "\n\n".join(parts) + "\n"


def _inside(order: Order, asked: LetterOrder) -> tuple[str, ...]:
    texts = order.texts.letter
    if asked.files:
        return tuple(
            fill(texts.inside_file, name=one.name, pages=_pages(texts, one)) for one in asked.files
        )
    along = going_along(order.whole, order.whole.request)
    return (
        texts.inside_request,
        *([texts.inside_scans] if order.enclosures and order.enclosures.scans else []),
        *(
            fill(texts.inside_attachment, number=str(number), kind=order.terms.label(one.kind))
            for number, one in enumerate(along, start=1)
        ),
    )


def _pages(texts: LetterTexts, one: Listed) -> str:
    if not one.pages:
        return texts.for_program
    return texts.one_page if one.pages == 1 else fill(texts.more_pages, pages=str(one.pages))


def _how(order: Order, request: SwvRequest, shape: DeliveryShape) -> tuple[str, tuple[str, ...]]:
    texts = order.texts.letter
    folder = texts.how_folder if request.reference else texts.how_folder_plain
    said = {
        DeliveryShape.ONE_PDF: texts.how_one_pdf,
        DeliveryShape.ZIP: fill(texts.how_zip, inner=INNER_ZIP),
        DeliveryShape.FOLDER: folder,
        DeliveryShape.PORTAL: texts.how_portal,
        DeliveryShape.PAPER: texts.how_paper,
    }[shape]
    return (texts.how_paper_title if shape is DeliveryShape.PAPER else texts.how, (said,))


def _call(order: Order) -> str:
    """Whoever made it, by the telephone and mail of the school."""
    texts, school = order.texts.letter, order.whole.school
    who = school.coordinator or order.stamp.maker or school.name
    reached = ", ".join(filled((school.phone, school.email)))
    if not reached:
        return fill(texts.call_nobody, who=who)
    return fill(texts.call, who=who, reached=reached)
