"""What is needed now: hulpzinnen of the pupil and of the teacher, in the order of paper."""

from __future__ import annotations

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.need import Need, NeedOf


def needs_now(whole: WholeFile) -> tuple[tuple[NeedOf, tuple[str, ...]], ...]:
    """(whose, sentences without a full stop) of who needs anything; what is over is left out."""
    found = {
        whose: tuple(
            one.sentence.strip().rstrip(".")
            for one in whole.of(Need)
            if one.whose is whose and one.is_told
        )
        for whose in NeedOf
    }
    return tuple((whose, said) for whose, said in found.items() if said)
