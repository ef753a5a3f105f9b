"""When a yes ends: asked again in time, it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.file.ended import TOLD_AFTER
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.consent import Consent, ConsentAnswer, ConsentSaid, last_answers

_HAS_END, _HAS_NONE = 1, 0
"""What the rules tell apart: a day that was agreed on, or one that is counted from the yes."""


def consents(whole: WholeFile) -> Iterator[Anchored]:
    """The last yes of each person to each thing, as long as it was not withdrawn.

    One that ended on a day that was agreed on is told for a while: then nobody needed it again.
    """
    for consent in whole.of(Consent):
        for answer in last_answers(whole.parts_of(consent, ConsentAnswer)).values():
            day = answer.until or answer.said_on
            if answer.said is not ConsentSaid.YES or answer.withdrawn_on or day is None:
                continue
            has_end = answer.until is not None
            is_told_after = has_end and day < date.max - TOLD_AFTER
            yield Anchored(
                anchor=Anchor.CONSENT,
                record_id=answer.id,
                on=day,
                words=consent.what or consent.recipient,
                who=whole.called(answer.guardian_id),
                until=day + TOLD_AFTER if is_told_after else None,
                number=_HAS_END if has_end else _HAS_NONE,
            )
