"""The overview for parents: plain words in type of 11 points or more, the child's voice first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from reportlab.platypus import Flowable, Spacer

from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.homes import homes_of
from ib_desk.domain.file.needs import needs_now
from ib_desk.domain.file.whole_file import Teammate
from ib_desk.domain.leaving.stated_on_paper import TOLD_TO_PARENTS
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.guardian import WITH_MEASURE, Guardian, Relation
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.need import NeedOf
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.support_file import TeamPlace
from ib_desk.domain.records.weighing import LEVELS, Weighing
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import fill
from ib_desk.exchange.pdf.absence_block import running_teaching
from ib_desk.exchange.pdf.blocks import Section, beside, perspective, voice
from ib_desk.exchange.pdf.explaining import Explainer
from ib_desk.exchange.pdf.goal_block import pictured_goals
from ib_desk.exchange.pdf.grid import Cell, Grid
from ib_desk.exchange.pdf.introducing import Introductions
from ib_desk.exchange.pdf.moments_ahead import moments_ahead, next_talk
from ib_desk.exchange.pdf.order import (
    Order,
    filled,
    how_to_reach,
    listed,
    own_words,
    scores_of,
)
from ib_desk.exchange.pdf.page import laid_out
from ib_desk.exchange.pdf.parents_agreements import agreements_told
from ib_desk.exchange.pdf.parents_request import request_lines
from ib_desk.exchange.pdf.signing import signed_by_family
from ib_desk.exchange.pdf.statements_block import statements_section
from ib_desk.exchange.pdf.style import FOR_PARENTS, PORTRAIT, SPACE
from ib_desk.exchange.pdf.typesetter import Strong, quoted

_STANDS_OUT: Final = 3
_DONE_WIDTHS: Final = (0.25, 0.23, 0.19, 0.33)
_DONE_WIDTHS_WITHOUT: Final = (0.3, 0.27, 0.43)
"""Where nobody said how often: no empty column on paper."""
_PARENTS: Final = {None, Relation.MOTHER, Relation.FATHER, Relation.STEPPARENT}
"""Of whom nobody said it, a parent is meant."""
_PAD: Final = 0.75 * SPACE


def parents_report(order: Order) -> tuple[bytes, int]:
    """On as many sheets as the words need: type is never made small to save one."""

    def story(_pages: int) -> list[Flowable]:
        return _Overview(order).story()

    return laid_out(PORTRAIT, order.furniture(_title(order)), story)


def _title(order: Order) -> str:
    """Where no parent is among them, who reads it is not called so either."""
    texts, whom = order.texts.parents, order.addressees
    if whom and not any(one.relation in _PARENTS for one in whom):
        return fill(texts.title_for_carers, name=order.pupil)
    return texts.title


class _Overview:
    """Sets the overview; who is named is introduced there, so its parts are made in order."""

    def __init__(self, order: Order) -> None:
        self._order = order
        self._whole = order.whole
        self._texts = order.texts.parents
        self._set = order.typesetter(floor=FOR_PARENTS)
        self._known = Introductions(order.whole, order.terms)
        self._explainer = Explainer(order.texts.shared, order.terms.explanations, self._set)

    def story(self) -> list[Flowable]:
        """From the child's words to where parents can turn."""
        texts = self._texts
        story = [
            *self._head(),
            *self._own_words(),
            *self._perspective(),
            *self._seen(),
            *self._needs(),
            *self._assessments(),
            *self._teaching(),
            *self._goals(),
            *self._done(),
            *self._level(),
            *self._scores(),
            *self._section(texts.request, request_lines(self._order, self._set, self._explainer)),
            *self._section(
                texts.agreements, agreements_told(self._order, self._set, self._known.introduce)
            ),
            *self._people(),
            *self._next(),
            *statements_section(self._order, self._set, OutputKind.PARENTS_PRINT),
            *self._turn_to(),
        ]
        return signed_by_family(story, self._order, self._set, OutputKind.PARENTS_PRINT)

    def _head(self) -> list[Flowable]:
        texts = self._texts
        day = plain_date(self._order.stamp.printed_on)
        state = fill(texts.state_of, who=self._order.group_and_name(), day=day)
        meant_for = list(map(self._order.guardian_label, self._order.addressees))
        if not meant_for and self._order.rights.is_of_age:
            meant_for = [self._order.pupil]
        for guardian in self._order.addressees:
            self._known.met(guardian.name.strip())
        lines = [*self._envelope(), self._set.text("title", _title(self._order))]
        lines.append(self._set.text("subtitle", state))
        if meant_for:
            words = fill(texts.meant_for, names=listed(meant_for))
            lines.append(self._set.text("subtitle", words))
        intro = fill(texts.intro, name=self._order.pupil)
        return [*lines, Section(None, [self._set.text("body", intro)], before=2 * SPACE)]

    def _envelope(self) -> list[Flowable]:
        """To whom and where, for one home; of two homes neither may read the other's address."""
        homes = homes_of(self._whole, self._order.addressees)
        if not self._order.choices.with_address or len(homes) != 1 or not homes[0].lines:
            return []
        lines = [*self._addressed(homes[0].guardians), *homes[0].lines]
        return [
            *(self._set.text("body", line) for line in filled(lines)),
            Spacer(0, 3 * SPACE),
        ]

    def _addressed(self, guardians: Sequence[Guardian]) -> list[str]:
        """An institution is written to, for the attention of who does it there."""
        names = listed(filled(one.name.strip() for one in guardians))
        first = guardians[0]
        if first.relation in WITH_MEASURE and first.organisation.strip():
            for_whom = fill(self._texts.attention, name=names) if names else ""
            return [first.organisation.strip(), for_whom]
        return [names]

    def _own_words(self) -> list[Flowable]:
        says = fill(self._order.texts.shared.says, name=self._order.pupil)
        words = own_words(self._order)
        parts = [self._set.text("voice_label", says)]
        if words:
            parts += [self._set.text("words", quoted(text)) for text in words]
        else:
            empty = fill(self._texts.not_asked, name=self._order.pupil)
            parts.append(self._set.text("body", empty))
        return [voice(parts, before=3 * SPACE)]

    def _perspective(self) -> list[Flowable]:
        words = self._whole.shared_perspective
        if not words.strip():
            return []
        label = self._set.text("label", self._order.texts.shared.perspective)
        told = self._known.introduce(words)
        return [perspective([label, self._set.text("lead", told)], before=2 * SPACE)]

    def _seen(self) -> list[Flowable]:
        entries = self._whole.of(BroadViewEntry)
        found: list[Flowable] = []
        for heading, name in (
            (self._texts.strong, "strong"),
            (self._texts.vulnerable, "vulnerable"),
            (self._texts.unknown, "unknown"),
        ):
            said = [(entry.domain, str(getattr(entry, name))) for entry in entries]
            lines = [
                self._set.text(
                    "body",
                    Strong(capital(self._order.terms.label(domain))),
                    f": {self._known.introduce(text)}",
                )
                for domain, text in said
                if text.strip()
            ]
            notes = self._explainer.notes(*(text for _, text in said))
            found += self._section(heading, [*lines, *notes], gap=SPACE / 2)
        return found

    def _needs(self) -> list[Flowable]:
        """Of the child; what a teacher needs is for who can give that."""
        said = dict(needs_now(self._whole)).get(NeedOf.PUPIL, ())
        lines = [
            self._set.text("body", f"{capital(self._known.introduce(text))}.") for text in said
        ]
        heading = fill(self._texts.needs, name=self._order.pupil)
        return self._section(heading, [*lines, *self._explainer.notes(*said)], gap=SPACE / 2)

    def _assessments(self) -> list[Flowable]:
        """Only those of which somebody said that parents may see them."""
        texts, lines = self._texts, []
        for one in self._whole.of(Assessment):
            if one.is_in(OutputKind.PARENTS_PRINT) and one.instrument.strip():
                day = "" if one.taken_on is None else plain_date(one.taken_on)
                facts = ", ".join(filled((self._known.introduce(one.by_whom), day)))
                what = one.instrument.strip()
                said = (
                    fill(texts.assessed, what=what, facts=facts)
                    if facts
                    else fill(texts.assessed_barely, what=what)
                )
                told = " ".join(filled((one.question, one.outcome)))
                lines.append(self._set.text("body", Strong(said), f" {told}"))
        return self._section(texts.assessments, lines, gap=SPACE / 2)

    def _teaching(self) -> list[Flowable]:
        """Fewer hours or lessons at a distance, as agreed with them; absence itself is not told."""
        texts, lines = self._texts, []
        for one in running_teaching(self._order):
            hours = "" if one.hours is None else fill(texts.hours_a_week, count=str(one.hours))
            end = "" if one.ends_on is None else fill(texts.until, day=plain_date(one.ends_on))
            kind = capital(self._order.terms.label(one.kind))
            facts = ", ".join(filled((hours, end)))
            said = fill(texts.teaching_is, kind=kind, facts=facts) if facts else f"{kind}."
            told = self._known.introduce(one.line)
            lines.append(self._set.text("body", Strong(said), f" {told}" if told.strip() else ""))
        return self._section(texts.teaching, lines, gap=SPACE / 2)

    def _goals(self) -> list[Flowable]:
        """What is worked on now, and what was reached: what did not work is told in a talk."""
        lines = pictured_goals(self._order, self._set, self._known.introduce, TOLD_TO_PARENTS)
        return self._section(self._texts.goals, lines, gap=SPACE / 2)

    def _done(self) -> list[Flowable]:
        texts = self._texts
        interventions = [one for one in self._whole.of(Intervention) if one.title.strip()]
        if not interventions:
            return []
        said_often = any(map(_often, interventions))
        widths = _DONE_WIDTHS if said_often else _DONE_WIDTHS_WITHOUT
        often = [texts.how_often] if said_often else []
        table = Grid(
            widths=[share * PORTRAIT.inner_width for share in widths],
            head=self._set.row("cell_head", texts.what, texts.by_whom, *often, texts.noticed),
            rows=[self._intervention(one, with_often=said_often) for one in interventions],
            pad=_PAD,
        )
        notes = self._explainer.notes(
            *(f"{one.title} {one.by_whom} {one.effect_note}" for one in interventions)
        )
        heading = self._set.text("heading", texts.done)
        return [Section(heading, [*table.flow(PORTRAIT), *notes])]

    def _intervention(self, intervention: Intervention, *, with_often: bool) -> list[Cell]:
        often = [_often(intervention)] if with_often else []
        if intervention.effect is None:
            noticed = self._set.text("cell", self._texts.not_yet)
        else:
            plain = self._texts.effects[intervention.effect]
            note = self._known.introduce(intervention.effect_note)
            noticed = self._set.text("cell", Strong(plain), f" {note}")
        return [
            *self._set.row(
                "cell",
                self._known.introduce(intervention.title),
                self._known.introduce(intervention.by_whom),
                *often,
            ),
            [noticed],
        ]

    def _level(self) -> list[Flowable]:
        weighing = self._order.weighing
        if weighing is None or weighing.chosen_level is None:
            return []
        texts = self._texts
        level = self._order.levels[weighing.chosen_level]
        chosen = fill(
            texts.level_is, level=str(level.level), levels=str(len(LEVELS)), name=level.name
        )
        reasons = [
            (texts.this, " ".join(filled((self._heaviest(weighing), weighing.deviation_reason)))),
            (texts.not_lighter, weighing.why_not("why_not_lighter")),
            (texts.not_heavier, weighing.why_not("why_not_heavier")),
            (texts.wish_parents, weighing.wish_parents),
            (texts.way, self._order.way(weighing)),
            (texts.place, self._order.place(weighing)),
        ]
        lines = [self._set.text("body", Strong(chosen), " ", level.meaning)]
        lines += [
            self._set.text("body", Strong(label), " ", self._known.introduce(words))
            for label, words in reasons
            if words.strip()
        ]
        notes = self._explainer.notes(chosen, level.meaning, *(words for _, words in reasons))
        return self._section(texts.level, [*lines, *notes], gap=SPACE / 2)

    def _heaviest(self, weighing: Weighing) -> str:
        """What stands out in the weighing, in plain words: no scores, and never safety."""
        found = [
            self._named(self._texts.stands_out[score.dimension])
            for score in weighing.scores
            if score.dimension in self._texts.stands_out and (score.score or 0) >= _STANDS_OUT
        ]
        return fill(self._texts.heaviest, reasons=listed(found)) if found else ""

    def _scores(self) -> list[Flowable]:
        weighing = self._order.weighing
        if weighing is None or not self._order.choices.with_scores:
            return []
        lines = [
            self._set.text(
                "body",
                fill(
                    self._texts.score_of,
                    dimension=self._named(self._texts.asks[dimension]),
                    score=score,
                ),
            )
            for dimension, score in scores_of(self._order, weighing)
        ]
        return self._section(self._texts.scores, lines, gap=0)

    def _people(self) -> list[Flowable]:
        team = self._whole.team
        lines = [self._contact(), *(self._set.text("body", *self._who(mate)) for mate in team)]
        notes = self._explainer.notes(*(self._role(mate) for mate in team))
        return self._section(self._texts.people, [*lines, *notes], gap=SPACE / 2)

    def _contact(self) -> Flowable:
        texts, person = self._texts, self._whole.case_manager
        if person is None:
            return self._set.text("body", texts.no_contact_person)
        role = self._order.terms.label(person.role)
        contact = fill(texts.contact_person, name=person.name, role=role)
        reached = how_to_reach(self._order, person)
        return self._set.text("body", Strong(contact), f" {reached}")

    def _role(self, mate: Teammate) -> str:
        return ", ".join(
            filled((self._order.terms.label(mate.person.role), mate.person.organisation))
        )

    def _who(self, mate: Teammate) -> list[str | Strong]:
        on_call = self._texts.on_call if mate.member.place is TeamPlace.ON_CALL else ""
        facts = "; ".join(filled((self._role(mate), mate.member.task, on_call)))
        return [Strong(mate.person.name), f", {facts}"]

    def _next(self) -> list[Flowable]:
        told = filled([next_talk(self._order), *moments_ahead(self._order)])
        return self._section(
            self._texts.next,
            [self._set.text("body", line) for line in told or [self._texts.no_next]],
            gap=SPACE / 2,
        )

    def _turn_to(self) -> list[Flowable]:
        lines = [self._set.text("body", self._named(place)) for place in self._texts.places]
        return self._section(self._texts.turn_to, lines, gap=SPACE / 2)

    def _named(self, sentence: str) -> str:
        return fill(sentence, name=self._order.pupil)

    def _section(
        self, heading: str, parts: Sequence[Flowable], gap: float = SPACE
    ) -> list[Flowable]:
        return beside(self._set.text("heading", heading), parts, gap)


def _often(intervention: Intervention) -> str:
    return ", ".join(filled((intervention.frequency, intervention.duration)))
