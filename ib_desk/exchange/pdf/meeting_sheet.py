"""What the sheets about one meeting share: whose it is, when, and parts as they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.domain.dutch_dates import full_date, plain_date
from ib_desk.domain.file.meetings import agreed_in, attendees, called, decisions, interpreted_for
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.decision import Decision
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.meeting import Attendee, Meeting, Presence
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import MeetingTexts, fill
from ib_desk.exchange.pdf.blocks import QUARTER, Section, beside, undivided
from ib_desk.exchange.pdf.case_decision import case_lines
from ib_desk.exchange.pdf.explaining import Explainer
from ib_desk.exchange.pdf.grid import Grid
from ib_desk.exchange.pdf.introducing import Introductions
from ib_desk.exchange.pdf.order import Order, filled, listed
from ib_desk.exchange.pdf.signing import PAD, signature_lines
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Strong

_AGREEMENT_WIDTHS: Final = (0.5, 0.28, 0.22)


class MeetingSheet:
    """Who is named is introduced there, so the parts of a sheet are made in order."""

    def __init__(self, order: Order, meeting: Meeting) -> None:
        self._order = order
        self._meeting = meeting
        self._texts: MeetingTexts = order.texts.meeting
        self._set = order.typesetter(floor=FOR_PARENTS)
        self._known = Introductions(order.whole, order.terms)
        self._explainer = Explainer(order.texts.shared, order.terms.explanations, self._set)
        self._people = attendees(order.whole, meeting)

    def _head(self, title: str) -> list[Flowable]:
        meeting, texts = self._meeting, self._texts
        kind = capital(self._order.terms.label(meeting.kind))
        day = texts.no_day if meeting.held_on is None else full_date(meeting.held_on)
        lasted = fill(texts.lasted, minutes=str(meeting.lasts)) if meeting.lasts else ""
        where = (meeting.starts_at.strip(), meeting.place.strip())
        facts = " · ".join(filled((kind, day, *where, lasted)))
        return [
            self._set.text("title", title),
            self._set.text("subtitle", self._order.group_and_name()),
            self._set.text("subtitle", facts),
            *self._explainer.notes(kind),
        ]

    def _who(self, presence: Presence) -> list[str]:
        people = (one for one in self._people if one.presence is presence)
        return [self._known.introduce(called(self._order.whole, one)) for one in people]

    def _said(self, heading: str, words: str) -> list[Flowable]:
        """A part with its words as they were typed, a paragraph for each line."""
        lines = [self._known.introduce(line.strip()) for line in filled(words.splitlines())]
        notes = self._explainer.notes(*lines)
        return self._section(heading, [*(self._set.text("body", one) for one in lines), *notes])

    def _interpreter(self) -> list[Flowable]:
        """For whom, in which language, and who comes; nothing where all speak Dutch."""
        state = self._order.terms.label(self._meeting.interpreter)
        people = [self._speaker(one) for one in interpreted_for(self._order.whole, self._meeting)]
        if not people:
            return []
        who = listed(people)
        texts = self._texts
        said = fill(texts.interpreter_is, who=who, state=state) if state else f"{capital(who)}."
        return self._said(texts.interpreter, said)

    def _speaker(self, one: Guardian | Pupil) -> str:
        who = self._order.pupil if isinstance(one, Pupil) else self._order.guardian_name(one)
        language = one.home_language if isinstance(one, Pupil) else one.language
        if not language.strip():
            return who
        return fill(self._texts.interpreter_for, who=who, language=language.strip())

    def _table(self, heading: str, agreements: Sequence[Agreement]) -> list[Flowable]:
        """Who does what by when; nothing where nothing was agreed."""
        if not agreements:
            return []
        texts = self._texts
        table = Grid(
            widths=[share * PORTRAIT.inner_width for share in _AGREEMENT_WIDTHS],
            head=self._set.row("cell_head", texts.result, texts.owner, texts.ends_on),
            rows=[
                self._set.row(
                    "cell",
                    self._known.introduce(one.result),
                    self._order.promised_by(one, self._known.introduce(one.owner)),
                    "" if one.ends_on is None else plain_date(one.ends_on),
                )
                for one in agreements
            ],
            pad=PAD,
        )
        notes = self._explainer.notes(*(f"{one.result} {one.owner}" for one in agreements))
        section = Section(self._set.text("heading", heading), [*table.flow(PORTRAIT), *notes])
        return [undivided(section, PORTRAIT, share=QUARTER)]

    def _section(self, heading: str, parts: Sequence[Flowable]) -> list[Flowable]:
        return beside(self._set.text("heading", heading), parts, gap=SPACE / 2)

    def _decisions(self) -> list[Flowable]:
        taken = [one for one in decisions(self._order.whole, self._meeting) if one.decided.strip()]
        lines = [line for one in taken for line in self._decision_lines(one)]
        notes = self._explainer.notes(*(f"{one.decided} {one.because}" for one in taken))
        return self._section(self._texts.decisions, [*lines, *notes])

    def _decision_lines(self, decision: Decision) -> list[Flowable]:
        """What was decided; and of the case, what was looked at and by whom it was decided."""
        more = case_lines(self._order, decision, self._known.introduce)
        return [
            self._set.text("body", *self._decision(decision)),
            *(self._set.text("body", line) for line in more),
        ]

    def _decision(self, decision: Decision) -> list[str | Strong]:
        texts, reason = self._texts, self._known.introduce(decision.because.strip())
        day = "" if decision.review_on is None else plain_date(decision.review_on)
        more = filled(
            (
                fill(texts.because, reason=reason) if reason else "",
                fill(texts.review_on, day=day) if day else "",
            )
        )
        decided = self._known.introduce(decision.decided.strip())
        return [Strong(decided), " ", " ".join(more)]

    def _agreements(self) -> list[Flowable]:
        made = [one for one in agreed_in(self._order.whole, self._meeting) if one.result.strip()]
        return self._table(self._texts.agreements, made)

    def _signing(self) -> list[Flowable]:
        """A line for each who was there; and, signed or not, how to say that it is wrong."""
        texts = self._texts
        correct = self._set.text("body", texts.correct)
        signers = [one for one in self._people if one.presence is Presence.CAME]
        if not self._order.choices.signature_lines or not signers:
            return [Section(None, [correct])]
        heading = self._set.text("heading", texts.signing)
        hint = self._set.text("small", texts.signature)
        section = Section(heading, [correct, hint, *signature_lines(map(self._signer, signers))])
        return [undivided(section, PORTRAIT)]

    def _signer(self, attendee: Attendee) -> Flowable:
        return self._set.text("small", called(self._order.whole, attendee))
