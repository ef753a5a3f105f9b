"""The plan on paper: whole, to have seen it, and its part on guidance, to say yes or no to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from reportlab.platypus import Flowable

from ib_desk.application.paper import NothingToPrint, Report
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.opp_texts import written_out
from ib_desk.domain.file.opp_versions import opp_changes, version_before
from ib_desk.domain.file.opps import hearing_told, opp_meant
from ib_desk.domain.law.opp_people import OppStanding, Partner, everyone_asked, standing_of
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.opp import Opp, OppText
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.running_measure import RunningMeasure
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import OppTexts, fill
from ib_desk.exchange.pdf.blocks import Section, beside, undivided
from ib_desk.exchange.pdf.career_block import career_section
from ib_desk.exchange.pdf.explaining import Explainer
from ib_desk.exchange.pdf.introducing import Introductions
from ib_desk.exchange.pdf.order import Order, filled, listed
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.signing import signature_lines
from ib_desk.exchange.pdf.statements_block import statements_section
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE
from ib_desk.exchange.pdf.voice_lines import voice_lines

_AGREED: Final = (OppText.GUIDANCE, OppText.DEVIATES, OppText.DEVIATIONS)
"""What the yes or no is about."""


def opp_report(order: Order) -> tuple[bytes, int]:
    """The version that was chosen, else the last.

    Raises:
        NothingToPrint: there is none.
    """
    return _laid_out(order, Report.OPP, order.texts.opp.title)


def opp_guidance_report(order: Order) -> tuple[bytes, int]:
    """What people agree to, and nothing else of the plan; raises as `opp_report` does."""
    return _laid_out(order, Report.OPP_GUIDANCE, order.texts.opp.guidance_title)


def _laid_out(order: Order, report: Report, title: str) -> tuple[bytes, int]:
    opp = opp_meant(order.whole, order.choices.opp)
    if opp is None:
        raise NothingToPrint(report)
    texts = order.texts.opp
    chosen = order.guardian(order.choices.addressee)
    version = fill(texts.version, number=str(opp.version))
    whom = "" if chosen is None or not chosen.name else fill(texts.for_whom, name=chosen.name)
    told = " · ".join(filled((version, whom)))
    furniture = order.furniture(title, told=told, is_concept=not opp.is_set)

    def story(_pages: int) -> list[Flowable]:
        sheet = _Plan(order, opp)
        return sheet.whole(title) if report is Report.OPP else sheet.guidance(title)

    return laid_out(PORTRAIT, furniture, story)


class _Plan:
    """Who is named is introduced there, so the parts are made in order."""

    def __init__(self, order: Order, opp: Opp) -> None:
        self._order = order
        self._texts: OppTexts = order.texts.opp
        self._opp = written_out(opp, order.whole)
        self._set = order.typesetter(floor=FOR_PARENTS)
        self._known = Introductions(order.whole, order.terms)
        self._explainer = Explainer(order.texts.shared, order.terms.explanations, self._set)
        self._asked = everyone_asked(order.whole, opp, order.rights, order.earlier)
        self._standing = standing_of(order.whole, opp, order.rights)

    def whole(self, title: str) -> list[Flowable]:
        """From how it stands to lines to sign on."""
        texts, opp, terms = self._texts, self._opp, self._order.terms
        outflow = capital(listed([terms.label(one) for one in opp.outflow]))
        return [
            *self._head(title),
            *self._said(texts.beginning, "\n".join(self._beginning())),
            *career_section(self._order, self._set),
            *self._said(texts.outflow, outflow),
            *self._said(texts.because, opp.outflow_because),
            *self._said(texts.helps, opp.helps),
            *self._said(texts.hinders, opp.hinders),
            *self._said(self._named(texts.voice), "\n".join(self._voice())),
            *self._agreed_text(),
            *self._said(texts.people, "\n".join(self._people())),
            *self._said(texts.changed, "\n".join(self._changed())),
            *self._evaluation(),
            *self._statements(OutputKind.OPP_PRINT),
            *self._signing(texts.seen_heading, texts.seen_hint, texts.sign_seen),
        ]

    def guidance(self, title: str) -> list[Flowable]:
        """What the yes or no is about, and where to give it."""
        texts = self._texts
        return [
            *self._head(title),
            *self._agreed_text(),
            *self._said(texts.changed, "\n".join(self._changed(*_AGREED))),
            *self._evaluation(),
            *self._statements(OutputKind.OPP_GUIDANCE_PRINT),
            *self._signing(texts.agreed_heading, self._named(texts.agreed_hint), texts.sign_agreed),
        ]

    def _head(self, title: str) -> list[Flowable]:
        texts, opp = self._texts, self._opp
        stands = {
            OppStanding.CONCEPT: texts.concept,
            OppStanding.NO_AGREEMENT: texts.no_agreement,
            OppStanding.LAPSED: texts.lapsed,
        }
        standing = stands.get(self._standing, "")
        if opp.is_set and opp.set_on is not None and not standing:
            standing = fill(texts.set, day=plain_date(opp.set_on))
        version = fill(texts.version, number=str(opp.version))
        return [
            self._set.text("title", title),
            self._set.text("subtitle", self._order.group_and_name()),
            self._set.text("subtitle", capital(" · ".join(filled((version, standing))))),
            *self._explainer.notes(title),
        ]

    def _beginning(self) -> Iterator[str]:
        texts, opp = self._texts, self._opp
        if opp.counts_from is not None:
            day, because = plain_date(opp.counts_from), self._order.terms.label(opp.counts_because)
            if because:
                yield fill(texts.counts_from, day=day, because=because)
            else:
                yield fill(texts.counts_from_bare, day=day)
        measures = self._order.whole.of(RunningMeasure)
        runs = next((one for one in measures if one.id == opp.measure_id), None)
        if runs is not None and runs.starts_on is not None:
            day = plain_date(runs.starts_on)
            if runs.ends_on is None:
                yield fill(texts.runs, day=day)
            else:
                yield fill(texts.runs_until, day=day, until=plain_date(runs.ends_on))

    def _voice(self) -> Iterator[str]:
        heard = hearing_told(self._order.whole, self._opp, self._order.stamp.printed_on)
        if heard is not None:
            yield from voice_lines(self._order, heard, beside=None)

    def _agreed_text(self) -> list[Flowable]:
        texts, opp = self._texts, self._opp
        different = opp.deviations if opp.deviates else self._named(texts.none)
        if opp.deviates is None or not different.strip():
            different = texts.unsaid
        return [
            *self._said(self._named(texts.guidance), opp.guidance),
            *self._said(texts.deviations, different),
        ]

    def _people(self) -> Iterator[str]:
        for one in self._asked:
            if one.is_beside and one.answer is None:
                continue
            facts = filled((self._talk(one), *self._answer(one)))
            yield f"{self._called(one)}: {', '.join(facts)}."

    def _talk(self, one: Partner) -> str:
        if one.talks:
            return fill(self._texts.talked, days=listed([plain_date(day) for day in one.talks]))
        count = len(one.tries)
        return fill(self._texts.asked, count=str(count)) if count else ""

    def _answer(self, one: Partner) -> Iterator[str]:
        texts, answer = self._texts, one.answer
        if one.is_carer:
            yield texts.carer
            return
        if answer is not None and answer.seen_on is not None:
            yield fill(texts.seen, day=plain_date(answer.seen_on))
        if answer is None or answer.agrees is None:
            yield texts.silent
            return
        said = self._order.terms.label(answer.agrees)
        if answer.said_on is None:
            yield fill(texts.agrees_undated, said=said)
        else:
            yield fill(texts.agrees, said=said, day=plain_date(answer.said_on))
        if one.is_earlier:
            yield texts.earlier

    def _changed(self, *parts: OppText) -> Iterator[str]:
        """Since the version before, line by line; of these parts alone, where any are named."""
        whole, texts = self._order.whole, self._texts
        before = version_before(whole, self._opp)
        if before is None:
            return
        for change in opp_changes(whole, before, self._opp, self._value):
            if not parts or change.part in parts:
                title = self._order.terms.title(change.part)
                for line in change.gone:
                    yield fill(texts.gone, part=title, line=line)
                for line in change.new:
                    yield fill(texts.new, part=title, line=line)

    def _value(self, value: object) -> str:
        if isinstance(value, tuple):
            return "\n".join(self._order.terms.label(one) for one in value)
        if value is None:
            return ""
        return self._texts.yes if value else self._texts.no

    def _evaluation(self) -> list[Flowable]:
        day = self._opp.evaluate_on
        if day is None:
            return []
        words = fill(self._texts.evaluate_on, day=plain_date(day), name=self._order.pupil)
        return self._said(self._texts.evaluation, words)

    def _statements(self, output: OutputKind) -> list[Flowable]:
        return statements_section(self._order, self._set, output, self._opp)

    def _signing(self, heading: str, hint: str, line: str) -> list[Flowable]:
        """Each who agrees by law, the pupil too, and the school."""
        who = [self._called(one) for one in self._asked if not one.is_carer]
        who += [name for name in (self._order.pupil, self._texts.school) if name not in who]
        signers = (self._set.text("small", fill(line, who=name)) for name in who)
        parts = [self._set.text("body", hint), *signature_lines(signers)]
        return [undivided(Section(self._set.text("heading", heading), parts), PORTRAIT)]

    def _called(self, one: Partner) -> str:
        """With what this person is to the pupil, as it is on every line of its own."""
        if one.guardian_id is None:
            return self._order.pupil
        guardian = self._order.guardian(one.guardian_id)
        if guardian is None:
            return self._order.terms.label(PartyKind.GUARDIAN)
        return self._order.guardian_label(guardian)

    def _named(self, sentence: str) -> str:
        return fill(sentence, name=self._order.pupil)

    def _said(self, heading: str, words: str) -> list[Flowable]:
        """A paragraph for each line; nothing where there is none."""
        lines = [self._known.introduce(line.strip()) for line in filled(words.splitlines())]
        notes = self._explainer.notes(*lines)
        return self._section(heading, [*(self._set.text("body", one) for one in lines), *notes])

    def _section(self, heading: str, parts: Sequence[Flowable]) -> list[Flowable]:
        return beside(self._set.text("heading", heading), parts, gap=SPACE / 2)
