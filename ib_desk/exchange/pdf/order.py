"""What every print is made from, and the words for facts that prints have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ib_desk.application.paper import Enclosures, Mark, PrintChoices, Stamp
from ib_desk.domain.care.weighing_texts import SupportLevels
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.help_questions import Asked, asked_questions
from ib_desk.domain.file.whole_file import WholeFile, decided_weighing
from ib_desk.domain.law.retention import Retention
from ib_desk.domain.law.rights import Rights, letter_readers, told_unasked
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.guardian import Guardian, GuardianId
from ib_desk.domain.records.help_question import Asker
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.weighing import MAX_SCORE, Dimension, DimensionScore, Weighing
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.report_texts import ReportTexts, fill
from ib_desk.domain.words.terms import Terms
from ib_desk.exchange.pdf.fonts import Fonts
from ib_desk.exchange.pdf.page import Furniture
from ib_desk.exchange.pdf.style import FOR_PARENTS, LARGE, Style
from ib_desk.exchange.pdf.typesetter import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One print of one file.

    `enclosures` is `None` where no attachments stand behind it. `earlier`: ids of what was signed
    for an earlier text than this one. `objection_until`: the last day to object to the decision on
    the request. `rights` are those of the day of the print. `text_code` is of the text that is
    signed, where there is a place to sign for it.
    """

    whole: WholeFile
    rights: Rights
    stamp: Stamp
    choices: PrintChoices
    texts: ReportTexts
    terms: Terms
    levels: SupportLevels
    fonts: Fonts
    retention: Retention
    enclosures: Enclosures | None = None
    earlier: frozenset[UUID] = frozenset()
    objection_until: date | None = None
    text_code: str = ""

    @property
    def pupil(self) -> str:
        """What the child is called in a sentence."""
        return self.whole.pupil.short_name

    @property
    def weighing(self) -> Weighing | None:
        """The last one in which a level was chosen; what is being worked on is not for paper."""
        return decided_weighing(self.whole)

    def typesetter(self, scale: float = 1.0, floor: float = 0.0) -> Typesetter:
        """Sets text for this print; a smaller `scale` makes all type smaller, down to `floor`.

        Large type is large on each print, also on one that is small as a rule.
        """
        if not self.choices.large_type:
            return Typesetter(self.fonts, Style(scale, floor))
        return Typesetter(self.fonts, Style(scale, max(floor, FOR_PARENTS), LARGE))

    def guardian(self, guardian_id: GuardianId | None) -> Guardian | None:
        """The guardian with this id, if there still is one."""
        return next((g for g in self.whole.guardians if g.id == guardian_id), None)

    @property
    def addressees(self) -> tuple[Guardian, ...]:
        """For whom a print for parents is."""
        chosen = self.guardian(self.choices.addressee)
        return (
            told_unasked(self.whole, self.rights, self.stamp.printed_on)
            if chosen is None
            else (chosen,)
        )

    @property
    def readers(self) -> tuple[Guardian | None, ...]:
        """To whom a letter goes, the pupil (`None`) last; the one who was chosen alone."""
        chosen = self.guardian(self.choices.addressee)
        if chosen is not None:
            return (chosen,)
        return letter_readers(self.whole, self.rights, self.stamp.printed_on)

    def guardian_label(self, guardian: Guardian) -> str:
        """“Marieke Bakker (moeder)”."""
        relation = self.terms.label(guardian.relation or PartyKind.GUARDIAN)
        return f"{guardian.name} ({relation})" if guardian.name else relation

    def guardian_name(self, guardian: Guardian) -> str:
        """“Marieke Bakker”; “moeder” where no name is known."""
        return guardian.name.strip() or self.terms.label(guardian.relation or PartyKind.GUARDIAN)

    def asker(self, asked: Asked) -> str:
        """“Marieke Bakker (moeder)”: whose question it is, for other than the pupil."""
        if asked.asker is Asker.PUPIL:
            return self.pupil
        guardian = self.guardian(asked.guardian_id)
        if guardian is not None:
            return self.guardian_label(guardian)
        return asked.who or capital(self.terms.label(asked.asker))

    def promised_by(self, agreement: Agreement, owner: str) -> str:
        """`owner`, and the word that it is no promise yet where that person did not say yes."""
        if agreement.state is not AgreementState.PROPOSED:
            return owner
        return fill(self.texts.meeting.proposed, owner=owner)

    @property
    def mark(self) -> str:
        """The word across every page; “” for none."""
        shared = self.texts.shared
        words = {Mark.NONE: "", Mark.CONCEPT: shared.concept, Mark.EXAMPLE: shared.example}
        return words[self.choices.mark]

    def group_and_name(self) -> str:
        """“Noor van Dalen · groep 6”."""
        return " · ".join(part for part in (self.whole.pupil.name, self.group) if part)

    def signed_on(self, day: date | None, signed_in: UUID) -> str:
        """“15 september 2026”, and whether what was signed then was another text."""
        if day is None:
            return ""
        said = plain_date(day)
        is_earlier = signed_in in self.earlier
        return fill(self.texts.request.earlier_text, day=said) if is_earlier else said

    @property
    def group(self) -> str:
        """“groep 6”; the class's own name as it is."""
        return self.whole.pupil.group_label

    def way(self, weighing: Weighing) -> str:
        """Who, how often, how long, where and in what company, in one sentence; or nothing."""
        grouping = "" if weighing.grouping is None else self.terms.label(weighing.grouping)
        facts = (weighing.who, weighing.frequency, weighing.duration, weighing.place, grouping)
        said = ", ".join(fact.strip().rstrip(".") for fact in facts if fact.strip())
        return f"{capital(said)}." if said else ""

    def place(self, weighing: Weighing) -> str:
        """At what kind of school, and why there; or nothing where nobody chose one."""
        if weighing.support_place is None:
            return ""
        said = f"{self.terms.title(weighing.support_place)}."
        return " ".join(filter(None, (said, weighing.place_reason.strip())))

    def furniture(
        self, title: str, pages_behind: int = 0, *, told: str = "", is_concept: bool = False
    ) -> Furniture:
        """Header and foot: the school, and what this is, of when and by whom; never the pupil.

        `told` stands at the foot alone. What `is_concept` says so across every page, whatever was
        chosen.
        """
        shared = self.texts.shared
        set_text = self.typesetter()
        school = " · ".join(p for p in (self.whole.school.name, self.whole.school.town) if p)
        maker = fill(shared.made_by, maker=self.stamp.maker) if self.stamp.maker else ""
        foot = " · ".join(p for p in (title, told, plain_date(self.stamp.printed_on), maker) if p)
        return Furniture(
            title=title,
            head=set_text.plain("small", school),
            foot=set_text.plain("small", foot),
            page=lambda page, pages: fill(shared.page, page=str(page), pages=str(pages)),
            mark=self.mark or (shared.concept if is_concept else ""),
            pages_behind=pages_behind,
            enlarged=LARGE if self.choices.large_type else 1.0,
        )


def listed(words: Sequence[str]) -> str:
    """“Noor, Marieke en Joost”."""
    return " en ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def filled(texts: Iterable[str]) -> list[str]:
    """Those that say something."""
    return [text for text in texts if text.strip()]


def how_to_reach(order: Order, person: Professional) -> str:
    """“Bellen of mailen: 0299-000000. Bereikbaar op maandag.”; nothing where neither is known."""
    texts, ways = order.texts.parents, listed(filled((person.phone, person.email)))
    facts = (
        fill(texts.contact_ways, ways=ways) if ways else "",
        fill(texts.available, when=person.available) if person.available else "",
    )
    return " ".join(filled(facts))


def look_back_on(order: Order) -> date | None:
    """The first day still to come on which all look back together; `None` when none was set."""
    contract = order.whole.contract
    if contract is None:
        return None
    planned = [
        review.planned_on for review in order.whole.reviews(contract) if review.state is None
    ]
    days = [contract.review_on, *planned]
    today = order.stamp.printed_on
    return min((day for day in days if day is not None and day >= today), default=None)


def own_words(order: Order) -> list[str]:
    """What the pupil said, newest contract first; what the pupil tells of itself when nothing else.

    Each sentence once, as it was written down.
    """
    contract, weighing = order.whole.contract, order.weighing
    parties = order.whole.parties(contract) if contract else ()
    pupil = next((party for party in parties if party.kind is PartyKind.PUPIL), None)
    said = [one.words for one in asked_questions(order.whole) if one.asker is Asker.PUPIL]
    said += [pupil.hopes, pupil.expects, pupil.offers] if pupil else []
    if weighing is not None:
        said.append(weighing.wish_pupil)
    found = dict.fromkeys(text.strip() for text in filled(said))
    return list(found) or filled([order.whole.pupil.about_me])


def scores_of(order: Order, weighing: Weighing) -> list[tuple[Dimension, str]]:
    """(dimension, score) of what was looked at; safety only when it was ticked as well."""
    return [
        (dimension, _score(order, entry))
        for dimension in Dimension
        if (entry := weighing.entry(dimension)) is not None
        and (dimension is not Dimension.SAFETY or order.choices.with_safety)
    ]


def _score(order: Order, entry: DimensionScore) -> str:
    if entry.score is None:
        return order.texts.shared.unknown_score
    return fill(order.texts.shared.score, score=str(entry.score), most=str(MAX_SCORE))
