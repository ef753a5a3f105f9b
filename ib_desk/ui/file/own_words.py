"""What the child itself said last: the line on top of every page of a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ib_desk.domain.dutch_dates import brief_date
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.contract import ContractParty, PartyKind
from ib_desk.domain.records.help_question import Asker, HelpQuestion
from ib_desk.domain.records.statement import Statement
from ib_desk.ui.style.tokens import Role
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.voice_strip import VoiceStrip

_QUOTES = "“”\"'"


class OwnWords(VoiceStrip):
    """“Noor zegt”: for the top of a page."""

    def __init__(
        self, question: str = "", *, role: Role = "own_words", compact: bool = False
    ) -> None:
        """`question` where the child said nothing yet, with a place for its `{name}`."""
        super().__init__("", role=role, compact=compact)
        self._question = question or tr("Nog niet gevraagd. Hoe wil {name} het vertellen?")

    def show_file(self, whole: WholeFile, today: date) -> None:
        """Another state of the file, as it is known today."""
        name = whole.pupil.short_name
        self.show_caption(tr("{name} zegt").format(name=name))
        words, when = own_words(whole, today)
        self.show_words(words, when, question=self._question.format(name=name))

    def forget(self) -> None:
        """Nobody speaks: the next file may be of another child."""
        self.show_caption("")
        self.show_words("")


def own_words(whole: WholeFile, today: date) -> tuple[str, str]:
    """The newest words of the child itself, without quotation marks, and their day; “” for none.

    A view on the request, a hulpvraag, the wish at a weighing and the first answer in the contract
    are dated;
    “Dit ben ik” is not, so it speaks only where nothing else does.
    """
    said = [(day, words) for day, words in _said(whole) if words.strip()]
    if not said:
        return whole.pupil.about_me.strip(_QUOTES), ""
    day, words = max(said, key=lambda pair: pair[0] or date.min)
    return words.strip(_QUOTES), "" if day is None else brief_date(day, today)


def _said(whole: WholeFile) -> Iterator[tuple[date | None, str]]:
    for statement in whole.of(Statement):
        if statement.is_view and statement.is_pupils:
            yield statement.said_on, statement.words
    for question in whole.of(HelpQuestion):
        if question.asker is Asker.PUPIL:
            yield question.asked_on, question.words
    for weighing in whole.weighings:
        yield weighing.weighed_on, weighing.wish_pupil
    for party in reversed(whole.of(ContractParty)):
        if party.kind is PartyKind.PUPIL:
            words = party.hopes or party.expects or party.offers or party.going_well
            yield party.state_on, words
