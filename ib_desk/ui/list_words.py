"""What all lists say of themselves in the same words."""

from __future__ import annotations

from ib_desk.domain.file.kept_pupil import ListedPupil
from ib_desk.ui.texts import tr


def whose(pupil: ListedPupil | None) -> str:
    """Whom a line is about; of an agreement of the team that is nobody."""
    if pupil is None:
        return tr("Zonder leerling")
    return pupil.name or tr("Leerling zonder naam")


def group_of(pupil: ListedPupil | None) -> str:
    """“groep 6”."""
    return "" if pupil is None else pupil.group


def still_made(count: int) -> str:
    """While lines of it are missing; of 0 nobody knows yet how many there are."""
    if not count:
        return tr("De lijst wordt bijgewerkt.")
    return tr("De lijst wordt bijgewerkt: nog {count}").format(count=count)
