"""Children who share a surname, found without reading all others."""

from __future__ import annotations

from ib_desk.application.ports import UnitOfWork
from ib_desk.domain.intake.pupil_import import LINK_FIELDS
from ib_desk.domain.intake.school_export import folded, folded_surname
from ib_desk.domain.offers.siblings import Sibling, siblings_of, surname_key
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil


def namesakes(work: UnitOfWork, pupil: Pupil) -> list[Pupil]:
    """All with this surname, or with a link to another system that this pupil has, too.

    The pupil itself is among them. Of all others nothing is read but these few fields.
    """
    surname, links = folded_surname(pupil), [getattr(pupil, name) for name in LINK_FIELDS]
    rows = work.each(work.values(Pupil, "id", "prefix", "surname", *LINK_FIELDS))
    ids = [
        pupil_id
        for pupil_id, prefix, name, *others in rows
        if folded(prefix + name) == surname
        or any(link and link == other for link, other in zip(links, others, strict=True))
    ]
    return work.get_each(Pupil, ids)


def siblings(work: UnitOfWork, pupil: Pupil) -> tuple[Sibling, ...]:
    """Who may be a brother or a sister; only of those are the guardians read."""
    surname = surname_key(pupil.prefix, pupil.surname)
    rows = work.each(work.values(Pupil, "id", "prefix", "surname"))
    ids = [pupil_id for pupil_id, prefix, name in rows if surname_key(prefix, name) == surname]
    guardians = work.find_of(Guardian, "pupil_id", ids)
    return siblings_of(pupil, work.get_each(Pupil, ids), guardians)
