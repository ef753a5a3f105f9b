"""A request that was sent: what the register says of it, and its life as a line of dates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.paper import shown_digest
from ib_desk.domain.deadlines.deadlines import Deadline
from ib_desk.domain.dutch_dates import plain_date
from ib_desk.domain.file.register import (
    RegisterLine,
    RequestStage,
    packages_of,
    register_of,
    standing_of,
)
from ib_desk.domain.file.request_life import decision_on
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.request.shapes import OPENED_BY_WORDS
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.leaving.standing_card import StandingCard
from ib_desk.ui.leaving.words import withdrawn_words
from ib_desk.ui.listen import listen
from ib_desk.ui.request.life_words import coming_of, life_of
from ib_desk.ui.request.section import RequestSection, RequestShown, SectionWays
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind

_NAMES_WIDTH = 130


class SentView(QWidget):
    """Nothing here can be changed: it is what others have in their hands."""

    again_asked = Signal(object)
    """The words of this `Disclosure` are lost: pack its pages again."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._line: RegisterLine | None = None
        self._request: SwvRequest | None = None
        self._whole: WholeFile | None = None
        self._note = Note(NoteKind.INFO, "")
        self._standing = StandingCard(session)
        self._life = Card(tr("Zo liep het"), "timeline")
        self._coming = Card(tr("Nog te komen"), "date")
        self._register = Card(tr("Wat het register zegt"), "export")
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        self._coming.hide()
        self._lost = Card(tr("Zes woorden kwijt?"), "key")
        self._lost.add(
            label(
                tr("Pak dezelfde bladzijden opnieuw in. Je krijgt dan nieuwe woorden."),
                "body",
                "text",
            )
        )
        again = second_button(tr("Opnieuw inpakken…"), "package")
        again.clicked.connect(self._ask_again)
        row = QHBoxLayout()
        row.addWidget(again)
        row.addStretch(1)
        self._lost.add(row)
        for part in (
            self._note,
            self._standing,
            self._life,
            self._coming,
            self._register,
            self._lost,
        ):
            column.addWidget(part)

    def show_request(self, request: SwvRequest, whole: WholeFile, terms: Terms) -> None:
        """Another request of the same file, or how far it is by now."""
        line = self._line = last_package(request, whole)
        has_copy = line is not None and line.disclosure.copy_id is not None
        stage = standing_of(request, whole).stage
        decision = decision_on(request, whole)
        told = None if decision is None else terms.label(decision.outcome)
        self._note.show_message(*_message(stage, told, has_copy=has_copy))
        self._request, self._whole = request, whole
        self._read_terms(whole)
        _fill(
            self._life,
            [(plain_date(day), what) for day, what in life_of(request, whole, terms)],
        )
        self._standing.setVisible(line is not None)
        is_closed = line is not None and line.disclosure.way in OPENED_BY_WORDS
        self._lost.setVisible(has_copy and is_closed)
        facts = []
        if line is not None:
            self._standing.show_line(line, terms)
            known = line.disclosure
            facts = [
                *((tr("Toestemming"), told) for told in withdrawn_words(line, whole, terms)),
                (tr("Naar"), known.recipient),
                (tr("Hoe"), terms.label(known.way)),
                (tr("Waarom mag het"), known.ground),
                (tr("Waarom zo"), known.gaps_reason),
                (tr("Controlecode van het bestand"), shown_digest(known.digest)),
            ]
        _fill(self._register, [(name, words) for name, words in facts if words])
        self._register.setVisible(bool(facts))

    def _read_terms(self, whole: WholeFile) -> None:
        """Holidays are no part of a file, so the terms are worked out where these are read."""
        day = self._session.desk.day
        job = self._session.read(lambda: (whole, day.of_whole(whole)))
        job.succeeded.connect(self._show_terms)

    @Slot(object)
    def _show_terms(self, found: tuple[WholeFile, Sequence[Deadline]]) -> None:
        whole, deadlines = found
        if self._request is None or whole is not self._whole:
            return
        law = self._session.desk.catalogue.law
        rows = coming_of(self._request, whole, deadlines, law)
        _fill(self._coming, rows)
        self._coming.setVisible(bool(rows))

    def _ask_again(self) -> None:
        if self._line is not None:
            self.again_asked.emit(self._line.disclosure)


class SentSection(RequestSection):
    """In the place of all that could be written, once it is packed."""

    def __init__(self, ways: SectionWays) -> None:
        self._view = SentView(ways.session)
        super().__init__(self._view)
        listen(self._view, self._view.again_asked, ways.pack_again)

    @override
    def show_request(self, shown: RequestShown) -> None:
        if shown.request is not None:
            self._view.show_request(shown.request, shown.file.whole, shown.file.around.terms)


def last_package(request: SwvRequest, whole: WholeFile) -> RegisterLine | None:
    """The last package of this request; its prints have lines of their own."""
    return next(reversed(packages_of(request, register_of(whole))), None)


def _message(stage: RequestStage, told: str | None, *, has_copy: bool) -> tuple[NoteKind, str, str]:
    gone = {
        RequestStage.HANDED_OVER: tr("Deze aanvraag is meegegeven."),
        RequestStage.SENT: tr("Deze aanvraag is verstuurd."),
        RequestStage.RECEIVED: tr("Deze aanvraag is ontvangen."),
    }
    if stage in gone:
        text = (
            tr("De tekst verandert niet meer. De bladzijden zijn precies die van toen.")
            if has_copy
            else tr("De tekst verandert niet meer.")
        )
        title = gone[stage] if told is None else tr("Er is een besluit: {what}.").format(what=told)
        return NoteKind.INFO, title, text
    return (
        NoteKind.WARN,
        tr("Het pakket is gemaakt en nog niet verstuurd."),
        tr(
            "Zeg hieronder wanneer je het verstuurde. Wil je nog iets wijzigen? "
            "Kies dan ‘Toch niet verstuurd’."
        ),
    )


def _fill(card: Card, rows: list[tuple[str, str]]) -> None:
    discard_all(card.body)
    holder = QWidget()
    grid = QGridLayout(holder)
    spaced(grid, 0, 8)
    grid.setColumnMinimumWidth(0, current_theme().px(_NAMES_WIDTH))
    grid.setColumnStretch(1, 1)
    for place, (name, words) in enumerate(rows):
        grid.addWidget(label(name, "small", "muted"), place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words, "body", "text"), place, 1)
    card.add(holder)
