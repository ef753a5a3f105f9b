"""The neat text of a contact, made anew from what is stored each time that it is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection

from ib_desk.application.named_pupils import pupils_called
from ib_desk.application.ports import Clock, UnitOfWork, UnitOfWorkFactory
from ib_desk.application.whole_files import whole_file
from ib_desk.domain.errors import NotFound
from ib_desk.domain.folding import words_of
from ib_desk.domain.leaving.let_through import let_through
from ib_desk.domain.records.contact import Contact, ContactId
from ib_desk.domain.records.known import known_on
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.words.neat_text import NeatText, NeatWords, neat_text, told_of
from ib_desk.domain.words.terms import Terms


class NeatNotes:
    """On the database thread."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        terms: Callable[[Sector | None], Terms],
        words: NeatWords,
        clock: Clock,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._terms = terms
        self._words = words
        self._clock = clock

    def look(self, contact_id: ContactId, keep: Collection[str] = ()) -> NeatText:
        """What would leave, and which names are roles in it; raises `NotFound`."""
        with self._unit_of_work() as work:
            return self.make(work, contact_id, keep)

    def make(self, work: UnitOfWork, contact_id: ContactId, keep: Collection[str]) -> NeatText:
        """As `look`, in the transaction of the caller.

        Raises:
            NotFound: the contact is gone, or stands in no file.
        """
        today = self._clock.today()
        contact = known_on(work.get(Contact, contact_id), today)
        if contact.file_id is None:
            raise NotFound(SupportFile.__name__, contact.id)
        whole = let_through(
            whole_file(work, work.get(SupportFile, contact.file_id)).known_on(today)
        )
        terms = self._terms(whole.school.sector)
        texts = told_of(contact, whole, terms, self._words)
        said = {word.folded for text in texts for word in words_of(text)}
        others = pupils_called(work, said)
        return neat_text(contact, whole, others, terms, self._words, keep)
