"""Of which meeting, or which version of the plan, a print is."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.file.meetings import offered_minutes
from ib_desk.domain.file.opps import opp_meant
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.opp import Opp, OppId
from ib_desk.ui.preview.prints.print_kind import ForWhom, PrintKind
from ib_desk.ui.records.opp import version_words
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.labels import label


class MeetingPart:
    """Offers the meetings that the chosen print can be of, and says for whom its sheet is."""

    def __init__(self, about: UUID | None) -> None:
        """`about` is the one that is meant as long as no other is chosen."""
        self._about: object = about
        self._meetings: tuple[Meeting, ...] = ()
        self.choice = Choice(tr("Welk overleg?"))
        self.choice.chosen.connect(self._keep)
        self._field = Field(tr("Welk overleg?"), self.choice)
        self._for_whom = label("", "small", "muted")

    @property
    def widgets(self) -> Iterable[QWidget]:
        """From top to bottom."""
        return self._field, self._for_whom

    @property
    def for_whom(self) -> str:
        """The sentence under the choice."""
        return self._for_whom.text()

    @property
    def chosen(self) -> Meeting | None:
        """Of those that are offered."""
        return self._offered(self.choice.value())

    def offer(self, kind: PrintKind, asked: ForWhom) -> None:
        """Those of this file that `kind` can be of."""
        of, whole, day = kind.of_meeting, asked.whole, asked.day
        self._meetings = () if of is None else tuple(of.offered(whole))
        self.choice.offer((one.id, _named(one, asked)) for one in self._meetings)
        if of is not None:
            kept = self._offered(self._about)
            meant = of.meant(whole, None if kept is None else kept.id, day)
            self.choice.choose(None if meant is None else meant.id)
        for widget in self.widgets:
            widget.setVisible(bool(self._meetings))
        self._for_whom.setText(self._for_whom_words(asked))

    def _offered(self, wanted: object) -> Meeting | None:
        return next((one for one in self._meetings if one.id == wanted), None)

    def _keep(self, chosen: object) -> None:
        """What she chose holds for each print that can be of it."""
        self._about = chosen

    def _for_whom_words(self, asked: ForWhom) -> str:
        on_call = tr("Wie op afroep helpt, krijgt alleen de eigen afspraken.")
        chosen = self.chosen
        names = () if chosen is None else offered_minutes(asked.whole, chosen)
        if not names:
            return on_call
        return f"{tr('Voor {names}.').format(names=', '.join(names))} {on_call}"


class VersionPart:
    """Offers the versions of the plan, newest first."""

    def __init__(self, about: UUID | None) -> None:
        """`about` is the one that is meant as long as no other is chosen."""
        self._about: object = about
        self._opps: tuple[Opp, ...] = ()
        self.choice = Choice(tr("Welke versie?"))
        self.choice.chosen.connect(self._keep)
        self.field = Field(tr("Welke versie?"), self.choice)

    @property
    def chosen(self) -> OppId | None:
        """Of those that are offered."""
        return self._offered(self.choice.value())

    def offer(self, kind: PrintKind, asked: ForWhom) -> None:
        """Those of this file; of one alone there is nothing to choose."""
        self._opps = tuple(sorted(asked.whole.of(Opp), key=lambda one: -one.version))
        self.choice.offer((one.id, version_words(one, asked.terms)) for one in self._opps)
        meant = opp_meant(asked.whole, self._offered(self._about))
        self.choice.choose(None if meant is None else meant.id)
        self.field.setVisible(kind.of_opp and len(self._opps) > 1)

    def _offered(self, wanted: object) -> OppId | None:
        return next((one.id for one in self._opps if one.id == wanted), None)

    def _keep(self, chosen: object) -> None:
        """What she chose holds for each print that can be of it."""
        self._about = chosen


def _named(meeting: Meeting, asked: ForWhom) -> str:
    held_on = meeting.held_on
    day = tr("zonder datum") if held_on is None else row_date(held_on, asked.day)
    return in_a_line((day, meeting.purpose or asked.terms.title(meeting.kind)))
