"""A window over one child of whom only the signal is known, for who is around it to be typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, Role, School, Sector
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile, TeamMember, TeamPlace
from tests.ui.desk_window import WindowInUse
from tests.ui.filling_in import FillingIn
from tests.ui.opened_desk import OpenedDesk, opened_desk


class Journey(FillingIn):
    """A window over one child of whom only the signal is known."""

    def guardian(self, more: Iterable[tuple[str, object]] = (), **said: object) -> Guardian:
        """One who is typed under Mensen; `more` is behind the fold."""
        known = {one.id for one in self.used.desk.all_of(Guardian)}
        self.used.press("Ouder of verzorger toevoegen")
        self.fill(**said)
        if more and not self.is_in_sight("contact_preference"):  # a question may unfold it
            self.used.press("Bereikbaarheid en bijzonderheden")
        self.fill(**dict(more))
        (made,) = [one for one in self.used.desk.all_of(Guardian) if one.id not in known]
        return made

    def press_named(self, name: str) -> None:
        """The button that a screen reader calls so: of many the words alone are the same."""
        buttons = self.used.page.findChildren(QPushButton)
        next(one for one in buttons if one.isVisible() and one.accessibleName() == name).click()
        self.used.settle()


def child(*instead: Record, sector: Sector = Sector.PO, born: BirthDate) -> list[Record]:
    pupil = Pupil(
        call_name="Yonas",
        surname="Haile",
        born_on=born,
        year_group="5",
        address="Lindelaan 12",
        postcode="1999ZA",
        town="Waterdam",
    )
    file = SupportFile(pupil_id=pupil.id, opened_on=date(2026, 9, 7))
    teacher = Professional(name="Ruud van Dijk", role=Role.TEACHER)
    mate = TeamMember(file_id=file.id, professional_id=teacher.id, place=TeamPlace.CORE)
    signal = Signal(file_id=file.id, seen_on=date(2026, 9, 4), fact="Begrijpt de verhalen niet.")
    school = School(name="De Zandbank", sector=sector)
    return [school, teacher, pupil, file, mate, signal, *instead]


@contextmanager
def journeys(
    qtbot: Any, empty_vault: Any, folder: Path
) -> Iterator[Callable[[list[Record]], Journey]]:
    """Each over records of its own; nothing may have gone wrong behind it."""
    desks: list[OpenedDesk] = []
    with ExitStack() as open_desks:

        def started(records: list[Record]) -> Journey:
            desk = open_desks.enter_context(opened_desk(empty_vault, folder, records))
            desks.append(desk)
            return Journey(WindowInUse(qtbot, desk))

        yield started
        assert not [one for desk in desks for one in desk.problems]
