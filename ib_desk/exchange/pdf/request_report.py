"""The request to the samenwerkingsverband: what is asked, in whose words, and why.

Only what is named here leaves (`ib_desk.domain.request.request_told`): no identifying number, no
secret address, no safety score unless it was ticked.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from reportlab.platypus import Flowable, PageBreak

from ib_desk.application.paper import Enclosed, NothingToPrint, Report, going_along
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.needs import needs_now
from ib_desk.domain.file.research import report_of
from ib_desk.domain.leaving.outgoing_texts import outgoing_texts
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.need import NeedOf
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.weighing import LEVELS
from ib_desk.domain.request.derived_texts import says_falls_short
from ib_desk.domain.request.request_told import (
    assessments_told,
    broad_view_told,
    decision_told,
    help_questions_told,
    hypotheses_told,
    interventions_told,
    pupils_views_told,
    weighing_told,
)
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.absence_block import absence_lines
from ib_desk.exchange.pdf.blocks import Section, beside, perspective, voice
from ib_desk.exchange.pdf.career_block import career_section
from ib_desk.exchange.pdf.case_decision import case_lines
from ib_desk.exchange.pdf.covering_letter import letter_story
from ib_desk.exchange.pdf.explaining import Explainer
from ib_desk.exchange.pdf.goal_block import for_goal, goal_lines
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.order import Order, filled, own_words, scores_of
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.request_asks import asks_lines, not_tried_line
from ib_desk.exchange.pdf.request_cover import request_cover, request_title
from ib_desk.exchange.pdf.request_said import SaidOfRequest
from ib_desk.exchange.pdf.request_signatures import Signatures
from ib_desk.exchange.pdf.style import PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Quiet, Strong, quoted

_DONE_WIDTHS: Final = (0.32, 0.2, 0.16, 0.32)
_VIEW_WIDTHS: Final = (0.22, 0.39, 0.39)
_ATTACHMENT_WIDTHS: Final = (0.06, 0.34, 0.26, 0.22, 0.12)
_PAD: Final = 0.75 * SPACE


def request_report(order: Order) -> tuple[bytes, int]:
    """As many sheets as it takes; pages of what stands behind it are counted along.

    Raises:
        NothingToPrint: there is no request.
    """
    return _laid_out(order, Report.REQUEST)


def request_to_sign(order: Order) -> tuple[bytes, int]:
    """The same text, with a last page on which those sign whom its counter asks.

    Raises:
        NothingToPrint: there is no request.
    """
    return _laid_out(order, Report.REQUEST_TO_SIGN)


def _laid_out(order: Order, report: Report) -> tuple[bytes, int]:
    request = order.whole.request
    if request is None:
        raise NothingToPrint(report)
    behind = order.enclosures.pages if order.enclosures else 0

    def story(pages: int) -> list[Flowable]:
        made = _Pages(order, request, pages)
        if report is Report.REQUEST_TO_SIGN:
            return made.to_sign()
        is_scan = order.enclosures is not None and order.enclosures.takes_place
        return made.front() if is_scan else made.story()

    return laid_out(
        PORTRAIT,
        order.furniture(request_title(order, request), behind, told=request.reference),
        story,
        tells_pages=order.enclosures is not None,
    )


class _Pages:
    """Sets the request, which takes `pages` pages itself."""

    def __init__(self, order: Order, request: SwvRequest, pages: int) -> None:
        self._order = order
        self._request = request
        self._pages = pages
        self._texts = order.texts.request
        self._set = order.typesetter()
        self._said = SaidOfRequest(order, request, self._set)
        self._signatures = Signatures(order, request, request_title(order, request))

    def front(self) -> list[Flowable]:
        """Before pages that came back signed: what they could not say, and what lies behind."""
        return [
            *self._letter(),
            *request_cover(self._order, self._request, self._set),
            *self._signatures.told(self._pages),
            *self._own_words(),
            *self._people(),
            *self._attachments(),
        ]

    def to_sign(self) -> list[Flowable]:
        """What who signs has before them; that they read it is said by signing."""
        stated = self._stated()
        return [*self._text(), *stated, *self._behind(), *self._signatures.page()]

    def _letter(self) -> list[Flowable]:
        """Only where all of it goes on paper, in one go."""
        enclosures = self._order.enclosures
        if enclosures is None or enclosures.letter is None:
            return []
        return [*letter_story(self._order, enclosures.letter), PageBreak()]

    def story(self) -> list[Flowable]:
        """In the order in which a bureau reads."""
        signed = self._signatures.told(self._pages)
        return [*self._letter(), *self._text(), *self._people(), *signed, *self._behind()]

    def _people(self) -> list[Flowable]:
        """What they said of it and whether they read it: that changes while the text does not."""
        texts, said = self._texts, self._said
        return [
            *self._section(texts.views, said.views()),
            *self._stated(),
            *self._section(texts.inspection, said.inspections()),
        ]

    def _stated(self) -> list[Flowable]:
        """Beside the records that it tells of."""
        return self._section(self._order.texts.shared.statements, self._said.statements())

    def _behind(self) -> list[Flowable]:
        return [*self._attachments(), *self._section(self._texts.terms, self._terms())]

    def _text(self) -> list[Flowable]:
        """Of the school, in the order in which a bureau reads."""
        texts = self._texts
        return [
            *request_cover(self._order, self._request, self._set),
            *self._section(texts.asks, self._bodies(*asks_lines(self._order, self._request))),
            *self._own_words(),
            *self._perspective(),
            *self._section(texts.help_questions, self._help_questions()),
            *self._section(texts.summary, self._bodies(self._request.summary)),
            *self._section(texts.goals, goal_lines(self._order, self._set)),
            *self._done(),
            *self._section(texts.falls_short, self._falls_short()),
            *self._broad_view(),
            *self._section(texts.needs, self._needs()),
            *self._section(texts.assessments, self._assessments()),
            *career_section(self._order, self._set),
            *self._section(texts.absence, self._bodies(*absence_lines(self._order))),
            *self._section(texts.hypotheses, self._hypotheses()),
            *self._section(texts.weighing, self._weighing()),
            *self._section(texts.team_decision, self._team_decision()),
            *self._section(texts.contributions, self._contributions()),
        ]

    def _own_words(self) -> list[Flowable]:
        """What the pupil says of the request comes before what it said earlier."""
        said = pupils_views_told(self._order.whole, self._request)
        words = list(dict.fromkeys((*said, *own_words(self._order))))
        label = fill(self._texts.own_words, name=self._order.pupil)
        parts = [self._set.text("voice_label", label)]
        if words:
            parts += [self._set.text("words", quoted(text)) for text in words]
        else:
            not_asked = fill(self._texts.not_asked, name=self._order.pupil)
            parts.append(self._set.text("body", not_asked))
        return [voice(parts, before=3 * SPACE)]

    def _perspective(self) -> list[Flowable]:
        words = self._order.whole.shared_perspective
        if not words.strip():
            return []
        label = self._set.text("label", self._order.texts.shared.perspective)
        return [perspective([label, self._set.text("lead", words)], before=2 * SPACE)]

    def _help_questions(self) -> list[Flowable]:
        """Of all but the pupil, whose words stand above."""
        return self._labelled(
            *((self._order.asker(one), one.words) for one in help_questions_told(self._order.whole))
        )

    def _needs(self) -> list[Flowable]:
        texts = self._texts
        names = {
            NeedOf.PUPIL: fill(texts.pupil_needs, name=self._order.pupil),
            NeedOf.TEACHER: texts.teacher_needs,
        }
        return self._labelled(
            *((names[whose], f"{'; '.join(said)}.") for whose, said in needs_now(self._order.whole))
        )

    def _assessments(self) -> list[Flowable]:
        lines = []
        for one in assessments_told(self._order.whole):
            how = "" if one.taken_how is None else self._order.terms.label(one.taken_how)
            day = "" if one.taken_on is None else plain_date(one.taken_on)
            by = " ".join(
                filled((one.by_whom, f"({one.registration})" if one.registration else ""))
            )
            facts = ", ".join(filled((how, by, day)))
            asked = fill(self._texts.asked_for, question=one.question) if one.question else ""
            report = report_of(self._order.whole, one)
            is_along = report is not None and report.goes_along
            along = self._texts.report_along if is_along else ""
            said = " ".join(filled((asked, one.outcome, along)))
            lines.append(
                self._set.text(
                    "body", Strong(one.instrument), f", {facts}. {said}" if facts else f". {said}"
                )
            )
        return lines

    def _done(self) -> list[Flowable]:
        texts = self._texts
        parts = self._bodies(
            self._request.done_and_effect, not_tried_line(self._order, self._request)
        )
        table = Grid(
            widths=[share * PORTRAIT.inner_width for share in _DONE_WIDTHS],
            head=self._set.row("cell_head", texts.what, texts.by_whom, texts.when, texts.effect),
            rows=[self._intervention(one) for one in interventions_told(self._order.whole)],
            pad=_PAD,
        )
        parts += table.flow(PORTRAIT)
        return [Section(self._set.text("heading", texts.done), parts)] if parts else []

    def _intervention(self, intervention: Intervention) -> list[Cell]:
        often = filled((intervention.by_whom, intervention.frequency, intervention.duration))
        if intervention.effect is None:
            effect = self._set.text("cell", self._texts.not_yet)
        else:
            in_words = capital(self._texts.effects[intervention.effect])
            effect = self._set.text("cell", Strong(f"{in_words}."), f" {intervention.effect_note}")
        goal = for_goal(self._order, intervention)
        what = self._set.text("cell", intervention.title, *([Quiet(f" ({goal})")] if goal else []))
        return [
            [what],
            *self._set.row(
                "cell",
                ", ".join(often),
                self._when(intervention.starts_on, intervention.ends_on),
            ),
            [effect],
        ]

    def _when(self, start: date | None, end: date | None) -> str:
        if start and end:
            return " – ".join(dict.fromkeys((plain_date(start), plain_date(end))))
        if start:
            return fill(self._texts.since, day=plain_date(start))
        return fill(self._texts.until, day=plain_date(end)) if end else ""

    def _falls_short(self) -> list[Flowable]:
        return self._bodies(says_falls_short(self._order.whole, self._request))

    def _broad_view(self) -> list[Flowable]:
        texts = self._texts
        rows: list[list[Cell]] = []
        for entry in broad_view_told(self._order.whole):
            weak = [self._set.text("cell", text) for text in filled([entry.vulnerable])]
            if entry.unknown.strip():
                unknown = fill(texts.unknown, words=entry.unknown)
                weak.append(self._set.text("cell", unknown))
            label = capital(self._order.terms.label(entry.domain))
            rows.append(
                [[self._set.text("label", label)], [self._set.text("cell", entry.strong)], weak]
            )
        table = Grid(
            widths=[share * PORTRAIT.inner_width for share in _VIEW_WIDTHS],
            head=self._set.row("cell_head", texts.domain, texts.strong, texts.vulnerable),
            rows=rows,
            pad=_PAD,
        ).flow(PORTRAIT)
        return [Section(self._set.text("heading", texts.broad_view), table)] if table else []

    def _hypotheses(self) -> list[Flowable]:
        return [
            self._set.text(
                "body",
                one.assumption,
                Strong(f" {capital(self._order.terms.label(one.outcome))}."),
                f" {one.outcome_note}" if one.outcome_note.strip() else "",
            )
            for one in hypotheses_told(self._order.whole)
        ]

    def _weighing(self) -> list[Flowable]:
        told, texts = weighing_told(self._order.whole, self._request), self._texts
        if told is None:
            return []
        weighing, level = told.weighing, self._order.levels[told.level]
        chosen = fill(
            texts.level_is, level=str(level.level), levels=str(len(LEVELS)), name=level.name
        )
        there = self._order.whole.deciding_swv(self._request).level_called(level.level)
        if there:
            chosen = f"{chosen} {fill(texts.level_there, name=there)}"
        day = weighing.weighed_on
        weighed = "" if day is None else fill(texts.weighed_on, day=plain_date(day))
        lines = [
            self._set.text("body", Strong(chosen), f" {weighed} {weighing.deviation_reason}"),
            *self._labelled(
                (texts.not_lighter, told.why_not_lighter),
                (texts.not_heavier, told.why_not_heavier),
                (texts.wish_parents, weighing.wish_parents),
                (texts.way, self._order.way(weighing)),
                (texts.place, self._order.place(weighing)),
            ),
        ]
        if self._order.choices.with_scores:
            scores = [
                f"{capital(self._order.terms.label(dimension))}: {score}"
                for dimension, score in scores_of(self._order, weighing)
            ]
            lines += self._labelled((texts.scores, f"{'; '.join(scores)}."))
        return lines

    def _team_decision(self) -> list[Flowable]:
        """The last on the case: what was looked at, and by whom it was decided."""
        last = decision_told(self._order.whole)
        if last is None:
            return []
        more = case_lines(self._order, last, str, with_day=True)
        return [
            self._set.text("body", Strong(last.decided.strip()), f" {last.because.strip()}"),
            *(self._set.text("body", line) for line in more),
        ]

    def _contributions(self) -> list[Flowable]:
        return self._labelled(
            (self._texts.by_school, self._request.school_contributes),
            (self._texts.by_others, self._request.others_contribute),
        )

    def _attachments(self) -> list[Flowable]:
        """With the page on which each begins, where they stand behind the request."""
        texts, enclosures = self._texts, self._order.enclosures
        loose = [
            Enclosed(attachment=attachment, pages=0)
            for attachment in going_along(self._order.whole, self._request)
        ]
        enclosed = enclosures.items if enclosures else tuple(loose)
        heads = self._set.row(
            "cell_head",
            texts.number,
            texts.document,
            texts.from_whom,
            texts.dated_on,
            texts.starts_at,
        )
        tells_pages = enclosures is not None and not enclosures.are_apart
        columns = len(heads) if tells_pages else len(heads) - 1
        shares = _ATTACHMENT_WIDTHS[:columns]
        rows: list[list[Cell]] = []
        scans = enclosures.scans if enclosures else ()
        starts = self._pages + sum(one.pages for one in scans) + 1
        for number, item in enumerate(enclosed, start=1):
            rows.append(self._attachment(number, item.attachment, starts)[:columns])
            starts += item.pages
        table = Grid(
            widths=[share / sum(shares) * PORTRAIT.inner_width for share in shares],
            head=heads[:columns],
            rows=rows,
            pad=_PAD,
        ).flow(PORTRAIT)
        return [Section(self._set.text("heading", texts.attachments), table)] if table else []

    def _attachment(self, number: int, attachment: Attachment, starts: int) -> list[Cell]:
        kind = capital(self._order.terms.label(attachment.kind))
        day = "" if attachment.dated_on is None else plain_date(attachment.dated_on)
        facts = (str(number), attachment.title or kind, attachment.sender, day, str(starts))
        return self._set.row("cell", *facts)

    def _terms(self) -> list[Flowable]:
        """At the end, for guardians and pupil who read along: a bureau knows these words."""
        order = self._order
        explainer = Explainer(order.texts.shared, order.terms.explanations, self._set)
        return explainer.notes(
            request_title(order, self._request),
            *(said.text for said in outgoing_texts(order.whole, OutputKind.REQUEST_PRINT)),
        )

    def _labelled(self, *facts: tuple[str, str]) -> list[Flowable]:
        return [
            self._set.text("body", Strong(f"{label}:"), f" {words}")
            for label, words in facts
            if words.strip()
        ]

    def _bodies(self, *texts: str) -> list[Flowable]:
        return [self._set.text("body", text) for text in filled(texts)]

    def _section(self, heading: str, parts: Sequence[Flowable]) -> list[Flowable]:
        return beside(self._set.text("heading", heading), parts)
