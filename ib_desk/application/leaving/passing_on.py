"""The six words of a package: kept in the vault until she says that she passed them on.

They are written in one go with the line that the package is begun, so that a lock, a crash or a cut
of the power never leaves a file outside that nobody can open. They stand among the drafts, and go
where their line goes: into the bin with it, and out of it, and away when it is erased. No print, no
list and no history knows them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from ib_desk.application.leaving.made import Made
from ib_desk.application.leaving.orders import HandoverOrder, Order, ResealedOrder
from ib_desk.application.leaving.register import register_line
from ib_desk.application.ports import Draft, UnitOfWork, UnitOfWorkFactory
from ib_desk.domain.file.register import RegisterLine, is_back
from ib_desk.domain.records.disclosure import Disclosure, DisclosureState
from ib_desk.domain.records.request import SwvRequestId

WORDS_FIELD: Final = "words to pass on"
"""No field of a record is called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPassOn:
    """`contents_digest` is “” for pages that were packed before: the bureau has the number."""

    line: Disclosure
    words: str = field(repr=False)
    contents_digest: str = ""


class PassingOn:
    """For the database thread."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work

    def of(self, request_id: SwvRequestId) -> ToPassOn | None:
        """Of its last package outside that waits for it; `None` when all were passed on."""
        with self._unit_of_work() as work:
            waiting = [
                (line, draft)
                for line, draft in _kept(work, request_id)
                if line.state is not DisclosureState.BEGUN and not is_back(line.state)
            ]
        if not waiting:
            return None
        line, draft = waiting[-1]
        plain = json.loads(draft.text)
        return ToPassOn(
            line=line.disclosure,
            words=plain["words"],
            contents_digest=plain["contents_digest"],
        )

    def passed_on(self, request_id: SwvRequestId) -> None:
        """She told them: nothing of any package of this request is kept from here."""
        with self._unit_of_work() as work:
            for line, _draft in _kept(work, request_id):
                work.forget_draft(line.disclosure.id, WORDS_FIELD)
            work.commit()


def keep_words(work: UnitOfWork, order: Order, line_id: UUID, made: Made) -> None:
    """Beside the line that it is begun, if words open what is made; the caller commits."""
    if isinstance(order, HandoverOrder | ResealedOrder) and order.passphrase:
        plain = {"words": order.passphrase, "contents_digest": made.contents_digest}
        work.put_draft(Draft(record_id=line_id, field=WORDS_FIELD, text=json.dumps(plain)))


def _kept(work: UnitOfWork, request_id: SwvRequestId) -> list[tuple[RegisterLine, Draft]]:
    drafts = {draft.record_id: draft for draft in work.drafts() if draft.field == WORDS_FIELD}
    lines = work.find(Disclosure, request_id=request_id)
    return [(register_line(work, line.id), drafts[line.id]) for line in lines if line.id in drafts]
