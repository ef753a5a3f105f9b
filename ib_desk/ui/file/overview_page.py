"""Eén kind, één plan: the child's words, the next step, what works, and who is there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.deadlines.next_step import NextStep, next_step
from ib_desk.domain.dutch_dates import full_date, row_date
from ib_desk.domain.file.anchors import place_of_anchor
from ib_desk.domain.file.watches import Alert
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.broad_view import BroadViewEntry
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.intervention import Effect, Intervention
from ib_desk.domain.records.support_file import TeamMember, TeamPlace
from ib_desk.domain.sentences import capital
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.deadline_words import deadline_title, due_words
from ib_desk.ui.fact_words import fact_words
from ib_desk.ui.file.deadlines_card import DeadlinesCard
from ib_desk.ui.file.more_note import MoreNote
from ib_desk.ui.file.own_words import OwnWords
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import CONTRACT, OVERVIEW, PEOPLE, title_of, words_to
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.records.weighing import level_words
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, current_theme, spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import quiet_button, second_button
from ib_desk.ui.widgets.card import Card, Panel, captioned
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.state import State

_MOST = 4
_ROOM_FOR_TWO = 620
_PERSON_WIDTH = 180


class OverviewPage(FilePage):
    """The order is fixed; a card with nothing to say is not there."""

    is_kept = True

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(OVERVIEW))
        self._shown: Shown | None = None
        self._heading = PageHeading(self.title)
        self._print = second_button(tr("Afdrukken"), "print")
        listen(self, self._print.clicked, lambda: navigator.open_print(self.report))
        talk = second_button(tr("In gesprek"), "talk")
        talk.setAccessibleDescription("F2")
        listen(self, talk.clicked, navigator.talk_asked.emit)
        self._heading.add_action(talk)
        self._heading.add_action(self._print)
        self.add_heading(self._heading)
        self._voice = OwnWords()
        listen(self, self._voice.asked, lambda: navigator.go_to_page(CONTRACT))
        self._perspective = Panel("perspective")
        row, _caption = captioned("perspective", "accent_text", tr("Gezamenlijk perspectief"))
        self._shared = label("", "lead", "text")
        self._perspective.body.addLayout(row)
        self._perspective.body.addWidget(self._shared)
        self._perspective.body.addStretch(1)
        self._top = _pair(self._voice, self._perspective, 2, 3)
        self.add(self._top)
        self._next = Note(NoteKind.INFO, "", beside=True)
        self._go = self._next.add_action(tr("Naar het veld"), self._go_on)
        self._works = Note(NoteKind.SUCCESS, tr("Wat lukt"))
        self.add(_pair(self._next, self._works, 3, 2))
        self._deadlines = DeadlinesCard(session, navigator)
        self.add(self._deadlines)
        self._agreements = Card(tr("Afspraken"), icon_of(Agreement))
        self._interventions = Card(tr("Interventies"), icon_of(Intervention))
        self.add(_pair(self._interventions, self._agreements, 1, 1))
        self._team = Card(tr("Kernteam"), icon_of(TeamMember))
        self._everyone = quiet_button("")
        listen(self, self._everyone.clicked, lambda: navigator.go_to_page(PEOPLE))
        self._team.add_to_head(self._everyone)
        self._people = _People()
        self._team.add(self._people)
        self.add(self._team)
        self._more = MoreNote(session, navigator)
        self.add(self._more)
        self.finish()

    @property
    @override
    def report(self) -> str:
        return "plan"

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)
        whole = shown.known
        self._heading.show_title(self.title, self._level_words(shown))
        self._voice.show_file(whole, shown.around.today)
        self._shared.setText(
            whole.shared_perspective or tr("Nog geen gezamenlijk perspectief. Eén zin is genoeg.")
        )
        self._show_next(shown)
        self._deadlines.show_file(whole.file.id)
        self._more.show_file(whole.file.id)
        works = what_works(whole)
        self._works.show_message(NoteKind.SUCCESS, tr("Wat lukt"), works)
        self._works.setVisible(bool(works))
        self._show_interventions(shown)
        self._show_agreements(shown)
        self._show_team(shown)

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._shown = None
        self._heading.show_title(self.title)
        self._voice.forget()
        self._deadlines.forget()
        self._more.forget()
        for part in (self._shared, self._everyone, self._go):
            part.setText("")
        for note in (self._next, self._works):
            note.hide()
            note.show_message(NoteKind.INFO, "")
        for card in (self._interventions, self._agreements):
            _fill(card, [])
            card.show_aside("")
        self._people.show_people([])

    @override
    def lets_child_speak(self, whole: WholeFile) -> bool:
        return True

    @override
    def focus_first(self) -> None:
        (self._go if self._next.isVisible() else self._print).setFocus()

    def _level_words(self, shown: Shown) -> str:
        level, since = shown.known.level, shown.known.file.taken_over_on
        levels = self.session.desk.catalogue.levels
        words = tr("Nog niet gewogen") if level is None else level_words(levels, level)
        if since is None:
            return words
        return in_a_line((words, tr("overgenomen op {day}").format(day=full_date(since))))

    def _show_next(self, shown: Shown) -> None:
        trajectory = self.session.desk.catalogue.trajectory(shown.known.file.trajectory)
        today = shown.around.today
        step = next_step(shown.known, shown.deadlines, trajectory, today)
        self._next.setVisible(step is not None)
        if step is None:
            return
        kinds = {Alert.LATE: NoteKind.LATE, Alert.ATTENTION: NoteKind.WARN}
        kind = NoteKind.INFO if step.alert is None else kinds[step.alert]
        title, said, way = _next_words(step, shown.around.terms, today)
        self._next.show_message(kind, title, said)
        self._step: NextStep = step
        self._go.setText(way)

    def _go_on(self) -> None:
        deadline, fact = self._step.deadline, self._step.fact
        if deadline is not None:
            self.navigator.go_to_field(place_of_anchor(deadline.anchored))
            return
        place = OVERVIEW if self._step.step is None else self._step.step.id
        self.navigator.go_to_page(place, record_id=None if fact is None else fact.record_id)

    def _show_interventions(self, shown: Shown) -> None:
        found = shown.known.of(Intervention)
        self._interventions.setVisible(bool(found))
        rows = []
        for one in found[-_MOST:]:
            effect = one.effect
            state = State.BUSY if effect is None else State.DONE
            if effect is not None and effect <= Effect.NONE:
                state = State.ATTENTION
            word = tr("loopt") if effect is None else shown.around.terms.label(effect)
            rows.append((one.title, one.by_whom, Chip(state, word)))
        _fill(self._interventions, rows)

    def _show_agreements(self, shown: Shown) -> None:
        still_open = [a for a in shown.known.of(Agreement) if a.state is AgreementState.OPEN]
        self._agreements.setVisible(bool(still_open))
        rows = []
        for one in sorted(still_open, key=lambda a: (a.ends_on is None, a.ends_on))[:_MOST]:
            ends = "" if one.ends_on is None else row_date(one.ends_on, shown.around.today)
            late = one.is_late(shown.around.today)
            chip = Chip(State.LATE if late else State.BUSY, ends or tr("zonder datum"))
            rows.append((one.result, one.owner, chip))
        _fill(self._agreements, rows)
        self._agreements.show_aside(tr("{count} open").format(count=len(still_open)))

    def _show_team(self, shown: Shown) -> None:
        whole, terms = shown.known, shown.around.terms
        people = [(whole.pupil.short_name, tr("leerling"))]
        people += [(g.name, _tie(g, terms)) for g in whole.at_the_table]
        core = [mate for mate in whole.team if mate.member.place is TeamPlace.CORE]
        people += [(m.person.name, m.member.task or terms.label(m.person.role)) for m in core]
        self._people.show_people(people)
        count = len(whole.guardians) + len(whole.team)
        self._everyone.setText(tr("Alle {count} betrokkenen").format(count=count))
        self._everyone.setVisible(count > 0)


def _tie(guardian: Guardian, terms: Terms) -> str:
    relation = terms.label(guardian.relation or PartyKind.GUARDIAN)
    if guardian.custody is Custody.NO:
        return tr("{relation}, zonder gezag").format(relation=relation)
    return relation


def what_works(whole: WholeFile) -> str:
    """One thing that goes well: an effect first, else a strength."""
    good = [i for i in whole.of(Intervention) if i.effect is not None and i.effect > Effect.NONE]
    if good:
        best = max(good, key=lambda i: (i.effect or 0, i.evaluated_on is not None))
        return f"{best.title}: {best.effect_note}" if best.effect_note else best.title
    return next((entry.strong for entry in whole.of(BroadViewEntry) if entry.strong), "")


def _next_words(step: NextStep, terms: Terms, today: date) -> tuple[str, str, str]:
    """Title, what there is to say, and the words on the way to it."""
    if step.deadline is not None:
        when, to_do = due_words(step.deadline, today), step.deadline.rule.to_do
        title = tr("Volgende: {what}").format(what=deadline_title(step.deadline))
        return title, f"{capital(when)}. {to_do}", tr("Naar het veld")
    if step.step is None:
        return "", "", ""
    words = "" if step.fact is None else fact_words(step.fact, terms, today)
    said = f"{capital(words).rstrip('.')}." if words else step.step.question
    title = tr("Volgende stap: {step}").format(step=step.step.title)
    return title, said, words_to(step.step.title)


class _People(QWidget):
    """Names in columns, as many as fit; what someone does stands under the name."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        spaced(self._grid, 0, 12)

    def show_people(self, people: list[tuple[str, str]]) -> None:
        """(name, what they do) in the order in which they are read."""
        discard_all(self._grid)
        self._cells = [_person(name, what) for name, what in people]
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        room = current_theme().effective_width(self.width())
        columns = max(2, int(room // _PERSON_WIDTH))
        if columns == self._columns:
            return
        for place, cell in enumerate(self._cells):
            self._grid.removeWidget(cell)
            top = Qt.AlignmentFlag.AlignTop
            self._grid.addWidget(cell, place // columns, place % columns, top)
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()


def _person(name: str, what: str) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    spaced(column, 0, CLEAR_OF_TAILS)
    column.addWidget(label(name, "strong", "text"))
    column.addWidget(label(what, "small", "muted"))
    return cell


def _pair(left: QWidget, right: QWidget, left_part: int, right_part: int) -> QWidget:
    """Two things side by side, or under each other where there is little room."""
    return _Pair(left, right, left_part, right_part)


class _Pair(QWidget):
    def __init__(self, left: QWidget, right: QWidget, left_part: int, right_part: int) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        spaced(self._row, 0, 12)
        self._row.addWidget(left, left_part)
        self._row.addWidget(right, right_part)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = current_theme().effective_width(self.width()) < _ROOM_FOR_TWO
        self._row.setDirection(
            QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        )


def _fill(card: Card, rows: list[tuple[str, str, Chip]]) -> None:
    discard_all(card.body)
    for title, who, chip in rows:
        line = QWidget()
        row = QHBoxLayout(line)
        spaced(row, 0, 12)
        words = QVBoxLayout()
        spaced(words, 0, CLEAR_OF_TAILS)
        words.addWidget(label(title, "body", "text"))
        if who:
            words.addWidget(label(who, "small", "muted"))
        row.addLayout(words, 1)
        row.addWidget(chip)
        card.add(line)
    card.body.addStretch(1)
