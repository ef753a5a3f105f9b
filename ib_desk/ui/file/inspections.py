"""What is decided at an inspection about what is out of sight: each closed item, each own note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.application.closed_items import ClosedItem
from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.records.inspection_choice import InspectionChoice
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import KIND_BY_NAME
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school_request import SchoolRequest, SchoolRequestKind
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.domain.search.searched import day_of
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.records.inspection_choice import inspection_choice_form
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import button_row, quiet_button
from ib_desk.ui.widgets.card import Card, Group
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label


@dataclass(frozen=True, slots=True)
class _Asked:
    """One thing to decide about: `text` is what stands in it, where she may have forgotten."""

    about: UUID
    kind: type[Record]
    title: str
    text: str = ""


class Inspections(QWidget):
    """A card for each inspection that waits, or of which something was decided here."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._cards: dict[UUID, _RequestCard] = {}
        self._column = QVBoxLayout(self)
        spaced(self._column, 0, 12)
        self.hide()

    @property
    def has_any(self) -> bool:
        """Whether an inspection is shown."""
        return bool(self._cards)

    def show_file(self, shown: Shown, items: Sequence[ClosedItem]) -> None:
        """Bring the cards up to date; what is typed in them stays."""
        choices = shown.whole.of(InspectionChoice)
        wanted = {
            one.id: one
            for one in shown.whole.of(SchoolRequest)
            if one.kind is SchoolRequestKind.INSPECTION
            and (one.is_to_settle or any(c.school_request_id == one.id for c in choices))
        }
        for request_id in [key for key in self._cards if key not in wanted]:
            card = self._cards.pop(request_id)
            card.hide()
            card.deleteLater()
        for request in wanted.values():
            if request.id not in self._cards:
                self._cards[request.id] = _RequestCard(self._session)
                self._column.addWidget(self._cards[request.id])
            mine = [one for one in choices if one.school_request_id == request.id]
            asked = _asked_about(shown, items, mine)
            self._cards[request.id].show_request(request, asked, mine, shown)
        self.setVisible(bool(self._cards))

    def forget(self) -> None:
        """Nothing of it stays when another page is looked at."""
        discard_all(self._column)
        self._cards.clear()
        self.hide()

    def focus_first(self) -> bool:
        """The first thing to decide; `False` where there is none."""
        return any(card.focus_first() for card in self._cards.values())


class _RequestCard(Card):
    def __init__(self, session: Session) -> None:
        super().__init__(tr("Verzoek om inzage"), "school_request")
        self._session = session
        self._rows: dict[UUID, _ChoiceRow] = {}
        self.add(
            label(
                tr(
                    "Dat iets gesloten is, is geen reden om het niet te geven. Beslis over elk "
                    "stuk, en over elke werkaantekening die er nog is."
                ),
                "body",
                "text",
            )
        )
        self._none = label(tr("Er is niets om over te beslissen."), "body", "muted")
        self.add(self._none)
        self._column = QVBoxLayout()
        spaced(self._column, 0, 12)
        self.add(self._column)
        self.add(Fold(tr("Wat staat er achter deze gronden?"), _grounds(session)))

    def show_request(
        self,
        request: SchoolRequest,
        asked: Sequence[_Asked],
        choices: Sequence[InspectionChoice],
        shown: Shown,
    ) -> None:
        """What there is to decide, and what was decided."""
        day = "" if request.received_on is None else full_date(request.received_on)
        self.show_title(in_a_line((tr("Verzoek om inzage"), request.asked_by, day)))
        made = {one.about: one for one in choices}
        wanted = {one.about: one for one in asked}
        for about in [key for key, row in self._rows.items() if wanted.get(key) != row.asked]:
            row = self._rows.pop(about)
            row.hide()
            row.deleteLater()
        for one in asked:
            choice = made.get(one.about)
            if one.about not in self._rows:
                blank = InspectionChoice(
                    school_request_id=request.id, about=one.about, what=kind_name(one.kind)
                )
                row = _ChoiceRow(self._session, one, choice, blank, shown.around)
                self._rows[one.about] = row
                self._column.addWidget(row)
            self._rows[one.about].show_choice(choice, shown.around)
        settled = sum(not one.is_to_settle for one in choices)
        said = tr("{done} van {all} beslist").format(done=settled, all=len(asked))
        self.show_aside(said if asked else "")
        self._none.setVisible(not asked)

    def focus_first(self) -> bool:
        row = next(iter(self._rows.values()), None)
        if row is not None:
            row.focus_first()
        return row is not None


class _ChoiceRow(Group):
    """One thing, and what is decided about it; a choice that was taken back can be made anew."""

    def __init__(
        self,
        session: Session,
        asked: _Asked,
        choice: InspectionChoice | None,
        blank: InspectionChoice,
        around: Around,
    ) -> None:
        super().__init__(asked.title)
        self._session = session
        self.asked = asked
        self._blank = blank
        self._binding = Binding(session, choice or blank, self, is_new=choice is None)
        self._form = RecordForm(self._binding, inspection_choice_form(), around)
        if asked.text:
            self.add(label(asked.text, "body", "text"))
        self.add(self._form)
        self._remove = quiet_button(tr("Keuze verwijderen"), "remove")
        self._remove.setAccessibleName(tr("Keuze verwijderen: {what}").format(what=asked.title))
        listen(self, self._remove.clicked, self._take_back)
        self.add(button_row(self._remove))

    def show_choice(self, choice: InspectionChoice | None, around: Around) -> None:
        """As it is stored now; what is being typed stays."""
        self._form.show_around(around)
        if choice is not None and self._binding.record != choice:
            self._binding.show(choice)
        elif choice is None and not self._binding.is_new:
            # It was removed or undone: the next answer starts a new record.
            self._binding.show(self._blank, is_new=True)
        self._remove.setVisible(choice is not None)

    def focus_first(self) -> None:
        self._form.focus_field("given")

    def _take_back(self) -> None:
        self._form.settle()
        self._form.focus_field("given")
        self._session.remove(self._binding.record)


def title_of_record(record: Record, terms: Terms) -> str:
    """What it is, and of which day."""
    day = day_of(record)
    return in_a_line((terms.heading(type(record)), "" if day is None else full_date(day)))


def _asked_about(
    shown: Shown, items: Sequence[ClosedItem], choices: Sequence[InspectionChoice]
) -> list[_Asked]:
    """Closed items and own notes that are still there, then what was decided on and is not."""
    terms = shown.around.terms
    there = [
        _Asked(item.root.id, type(item.root), title_of_record(item.root, terms)) for item in items
    ]
    there += [
        _Asked(
            note.id,
            WorkNote,
            in_a_line((terms.heading(WorkNote), full_date(note.written_on))),
            note.text,
        )
        for note in shown.whole.of(WorkNote)
    ]
    known = {one.about for one in there}
    gone = tr("is er niet meer, of weer open")
    return [
        *there,
        *(
            _Asked(one.about, kind, in_a_line((terms.heading(kind), gone)))
            for one in choices
            if one.about not in known and (kind := KIND_BY_NAME[one.what])
        ),
    ]


def _grounds(session: Session) -> QWidget:
    """Each ground with what it comes down to, where that stands, and how sure that is."""
    catalogue = session.desk.catalogue
    holder = QWidget()
    column = QVBoxLayout(holder)
    spaced(column, 0, 8)
    for ground, text in catalogue.inspection_grounds.grounds.items():
        source = catalogue.law.told(text.name, text.how_sure)
        column.addWidget(label(capital(catalogue.terms.label(ground)), "strong", "text"))
        column.addWidget(label(f"{text.meaning} {source}.", "small", "text"))
    return holder
