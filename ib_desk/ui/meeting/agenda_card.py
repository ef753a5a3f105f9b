"""The agenda of a meeting: what stands on it, and what is open and could."""

from __future__ import annotations

from typing import cast

from ib_desk.domain.file.agenda import open_points
from ib_desk.domain.file.meetings import interpreter_to_ask
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.meeting import Meeting
from ib_desk.domain.records.pupil import Pupil
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.meeting.agenda_words import agenda_words, lines_of
from ib_desk.ui.records.meeting import agenda_form
from ib_desk.ui.texts import listed, tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.status import Status
from ib_desk.ui.widgets.tick_lines import TickLines


class AgendaCard(Card):
    """A tick puts a point on the agenda and takes it off; the words can be changed there."""

    def __init__(self, binding: Binding, around: Around) -> None:
        super().__init__(tr("Agenda"), "list")
        self._binding = binding
        self._form = RecordForm(binding, agenda_form(), around)
        self._points = TickLines(tr("Staat nog open. Hierover praten?"))
        self._fold = Fold(tr("Staat nog open"), self._points, is_open=True)
        self._interpreter = Status("small")
        self.add(self._form)
        self.add(self._interpreter)
        self.add(self._fold)
        listen(self, self._points.turned, self._turn)
        binding.changed.connect(self._show_taken)

    def show_file(self, whole: WholeFile, around: Around) -> None:
        """What is open by now."""
        self._form.show_around(around)
        self._show_interpreter(whole, around)
        held_on = self._meeting.held_on or around.today
        points = open_points(whole, max(held_on, around.today), self._meeting.id)
        words = [agenda_words(point, held_on) for point in points]
        self._points.offer(words)
        count = len(words)
        self._fold.setVisible(bool(words))
        self._fold.show_title(tr("Staat nog open: {count}").format(count=count))
        self._show_taken()

    def settle(self) -> None:
        """Store what is being typed."""
        self._form.settle()

    def focus(self) -> None:
        """Where the agenda is typed."""
        self._form.focus_field("agenda")

    @property
    def _meeting(self) -> Meeting:
        return cast("Meeting", self._binding.record)

    def _show_interpreter(self, whole: WholeFile, around: Around) -> None:
        """For whom one has to be asked: said until it is arranged, or the day is over."""
        meeting = self._meeting
        is_ahead = meeting.held_on is None or meeting.held_on >= around.today
        needing = interpreter_to_ask(whole, meeting) if is_ahead else ()
        self._interpreter.setVisible(bool(needing))
        self._interpreter.tell(
            tr("Regel een tolk: {who}.").format(who=listed([_speaks(one) for one in needing]))
            if needing
            else ""
        )

    def _show_taken(self) -> None:
        self._points.choose(lines_of(self._meeting.agenda))

    def _turn(self, line: str, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal
        there = [one for one in lines_of(self._meeting.agenda) if one != line]
        self._binding.store("agenda", "\n".join([*there, *([line] if is_on else [])]))


def _speaks(person: Guardian | Pupil) -> str:
    """“Selam Haile (Tigrinya)”."""
    if isinstance(person, Pupil):
        name, language = person.short_name, person.home_language
    else:
        name, language = person.name, person.language
    said = name.strip() or tr("een ouder")
    return f"{said} ({language.strip()})" if language.strip() else said
