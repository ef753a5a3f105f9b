"""The page of matched care: scores at the left; wish, proposal and choice at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.care.finding_evidence import told_for
from ib_desk.domain.care.matched_care import deviates, propose
from ib_desk.domain.dutch_dates import full_date
from ib_desk.domain.file.weighed import decided_before
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import CORE_TEAM_LIMIT, TeamMember, TeamPlace
from ib_desk.domain.records.weighing import Weighing
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file.statements_beside import StatementsBeside
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.closing_item import ClosingItem
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Form
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import PEOPLE
from ib_desk.ui.records.team_member import team_member_spec
from ib_desk.ui.records.weighing import (
    choice_form,
    deployment_form,
    moment_form,
    place_form,
    wish_form,
)
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, sized, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.weighing.more_needed import MoreNeededNote, asked_to_weigh
from ib_desk.ui.weighing.place_card import PlaceCard
from ib_desk.ui.weighing.proposal import ProposalCard
from ib_desk.ui.weighing.scores import ScoreCard
from ib_desk.ui.weighing.strengths import Strengths
from ib_desk.ui.weighing.team_decision import TeamDecision
from ib_desk.ui.weighing.wishes import Wishes
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.note import Note, NoteKind

_SIDE_WIDTH = 344
_ROOM_FOR_BOTH = 900


class WeighingPage(FilePage):
    """Shows one weighing at a time; earlier ones can be chosen, a new one is held to the last."""

    begins_with_list = False

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._shown: Shown | None = None
        self._binding: Binding | None = None
        self._chosen: UUID | None = None
        self._heading = PageHeading(self.title)
        self._which = Choice(tr("Welke weging"))
        sized(self._which, least_width=270)
        self._which.chosen.connect(self._choose)
        self._again = second_button(tr("Opnieuw wegen"), "again")
        self._again.clicked.connect(self._weigh_again)
        self._heading.add_action(self._which)
        self._heading.add_action(self._again)
        self.add_heading(self._heading)
        self._closing = ClosingItem(session, self._settled, button=False)
        listen(self, self._closing.asked, self.show_focus_soon)
        self.add(self._closing)
        self._more_needed: MoreNeededNote | None = None
        self._asks = QVBoxLayout()
        spaced(self._asks, 0, 0)
        self.add(self._asks)
        self._columns = QHBoxLayout()
        spaced(self._columns, 0, 12)
        self.add(self._columns)
        self._panel: QWidget | None = None
        self._forms: list[RecordForm] = []
        self._crowd = Note(
            NoteKind.WARN,
            tr("Het kernteam heeft meer dan drie professionals."),
            tr("Een klein team werkt sneller. Wie kan op afroep?"),
        )
        self.add(self._crowd)
        self._team = self.add_list(team_member_spec())
        # Somebody new is typed once, among the people of the file.
        listen(
            self,
            self._team.other_asked,
            lambda: navigator.go_to_page(PEOPLE, Professional),
        )
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)
        weighings = self._weighings(shown)
        self._which.offer((w.id, _words(w)) for w in weighings)
        self._which.setVisible(len(weighings) > 1)
        self._again.setVisible(bool(weighings))
        wanted = next((w for w in weighings if w.id == self._chosen), None)
        weighing = wanted or (weighings[0] if weighings else None)
        if self._binding is not None and self._shows(weighing):
            self._binding.follow = shown.around.follow
            self._scores.show_around(shown.around)
            for form in self._forms:
                form.show_around(shown.around)
            if weighing is not None:
                self._binding.show(weighing)
        else:
            self._closing.leave()
            self._build(weighing, shown)
        self._said.show_beside(self._weighing, shown.around, _words(self._weighing))
        if weighing is not None:
            self._which.choose(weighing.id)
        self._show_proposal()
        self._show_more_needed(shown)
        self.later.do(self._show_facts, self._show_strengths, self._show_team_decision)
        self.later.do(lambda: self._place_card.show_file(shown))
        core = sum(m.place is TeamPlace.CORE for m in shown.whole.of(TeamMember))
        self._crowd.setVisible(core > CORE_TEAM_LIMIT)

    @override
    def lets_child_speak(self, whole: WholeFile) -> bool:
        return True

    @override
    def focus_first(self) -> None:
        if self._binding is None:
            return
        self._scores.focus_row(self._scores.begins_at)

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        if kind is not Weighing or self._shown is None:
            super().go_to(kind, record_id, field)
            return
        if record_id is None and not self._again.isHidden():
            # What has to be weighed anew is never solved by changing what was weighed then.
            self._again.setFocus()
            return
        if record_id is not None and record_id != self._weighing.id:
            self._chosen = record_id
            self.show_file(self._shown)
        if any(field == asked.name for asked in deployment_form().fields):
            self._ask_deployment()
            self._deployment.set_open(is_open=True)
        if any(field == asked.name for asked in place_form().fields):
            self.later.finish()
        for form in self._forms:
            form.focus_field(field)
        if field == "scores":
            self.focus_first()
        self._scores.focus_part(field)

    def _shows(self, weighing: Weighing | None) -> bool:
        """Whether the widgets belong to this weighing, or to a new one that is still empty."""
        if self._binding is None:
            return False
        if weighing is None:
            return self._binding.is_new
        return self._binding.record.id == weighing.id

    @staticmethod
    def _weighings(shown: Shown) -> list[Weighing]:
        every = shown.whole.of(Weighing)
        today = shown.around.today
        return sorted(every, key=lambda w: w.weighed_on or today, reverse=True)

    def _build(self, weighing: Weighing | None, shown: Shown) -> None:
        record = weighing or Weighing(file_id=shown.whole.file.id)
        self._binding = Binding(self.session, record, self, is_new=weighing is None)
        self._binding.follow = shown.around.follow
        self._binding.changed.connect(self._show_proposal)
        catalogue, around = self.session.desk.catalogue, shown.around
        main, side = self._place()
        self._side_column = side
        self._forms = []
        moment_card = Card(tr("Wanneer en met wie"))
        main.addWidget(moment_card)
        self._ask(moment_card.body, moment_form(), around)
        wish = self._ask(moment_card.body, wish_form(), around)
        self._scores = ScoreCard(self._binding, catalogue.dimensions, around, self.later)
        listen(self._scores, self._scores.source_asked, self.navigator.go_to_field)
        main.addWidget(self._scores)
        deployment_card = Card(tr("Hoe ziet de hulp eruit?"), "plan")
        self._place_card = PlaceCard()
        listen(self._place_card, self._place_card.asked, self.navigator.go_to_field)
        said_card = Card()
        self._said = StatementsBeside(self.session, self._binding, self.navigator)
        said_card.add(self._said.card)
        main.addStretch(1)
        self._wishes = Wishes(shown.whole.pupil.short_name)
        self._wishes.asked.connect(wish.focus_field)
        self._strengths: Strengths | None = None
        self._team_decision: TeamDecision | None = None
        self._proposal = ProposalCard(catalogue.dimensions, catalogue.terms)
        self._proposal.reasons_asked.connect(self._point_at_reasons)
        self._choice_card = Card(tr("Jouw keuze"), "own_choice")
        for part in (self._wishes, self._proposal, self._choice_card):
            side.addWidget(part)
        side.addStretch(1)
        for below in (deployment_card, self._place_card, said_card):
            self.later.do(partial(_put_last, main, below))
        choice = choice_form(catalogue.levels, catalogue.care_rule)
        self.later.do(lambda: self._ask(self._choice_card.body, choice, around))
        self._fold_into(deployment_card)
        self.later.do(self._ask_place)
        self._fit()

    def _ask(self, into: QVBoxLayout, form: Form, around: Around) -> RecordForm:
        if self._binding is None:
            raise RuntimeError("asked before a file was shown")
        asked = RecordForm(self._binding, form, around)
        into.addWidget(asked)
        self._forms.append(asked)
        return asked

    def _fold_into(self, card: Card) -> None:
        """Open where something is filled in; else asked when it is unfolded."""
        holder = QWidget()
        self._inside = QVBoxLayout(holder)
        spaced(self._inside, 0, 0)
        asked = [field.name for field in deployment_form().fields]
        is_open = any(getattr(self._weighing, name) for name in asked)
        self._deployment = Fold(tr("Wie, hoe vaak, hoe lang en waar?"), holder, is_open=is_open)
        self._deployment.unfolded.connect(self._ask_deployment)
        card.add(self._deployment)
        if is_open:
            self.later.do(self._ask_deployment)

    def _ask_deployment(self) -> None:
        if self._inside.isEmpty() and self._shown is not None:
            self._ask(self._inside, deployment_form(), self._shown.around)

    def _ask_place(self) -> None:
        """Own school first; a place is never worked out from a level."""
        if self._shown is None:
            return
        catalogue, around = self.session.desk.catalogue, self._shown.around
        sector = self._shown.whole.school.sector
        offered = catalogue.places.of_sector(sector, self._weighing.support_place)
        words = [(place, around.terms.title(place)) for place in offered]
        self._ask(self._place_card.question, place_form(words), around)

    def _place(self) -> tuple[QVBoxLayout, QVBoxLayout]:
        """The two columns, empty, in the place of those of another weighing."""
        if self._panel is not None:
            self._columns.removeWidget(self._panel)
            self._panel.deleteLater()
        self._panel = QWidget()
        self._columns.addWidget(self._panel)
        self._sides = QHBoxLayout(self._panel)
        spaced(self._sides, 0, 12)
        self._side = QWidget()
        current_theme().dress_each(self._panel, self._side)
        main, side = QVBoxLayout(), QVBoxLayout(self._side)
        for column in (main, side):
            spaced(column, 0, 12)
        self._sides.addLayout(main, 1)
        self._sides.addWidget(self._side)
        return main, side

    @property
    def _weighing(self) -> Weighing:
        if self._binding is None:
            raise RuntimeError("asked before a file was shown")
        return cast("Weighing", self._binding.record)

    def _show_proposal(self) -> None:
        if self._shown is None or self._binding is None:
            return
        weighing = self._weighing
        proposal = propose(weighing, self.session.desk.catalogue.care_rule)
        self._proposal.show_proposal(proposal)
        self._wishes.show_weighing(weighing)
        earlier = [w for w in self._weighings(self._shown) if _before(w, weighing)]
        self._scores.show_earlier(earlier[0] if earlier else None)
        if weighing.chosen_level is None:
            aside = ""
        elif deviates(weighing, proposal):
            aside = tr("anders dan het voorstel")
        else:
            aside = tr("gelijk aan het voorstel") if proposal.levels is not None else ""
        self._choice_card.show_aside(aside)

    def _show_more_needed(self, shown: Shown) -> None:
        """Made where a contact asks for it, which is seldom."""
        asking = asked_to_weigh(shown)
        if self._more_needed is None and asking is not None:
            self._more_needed = MoreNeededNote()
            listen(self._more_needed, self._more_needed.why_asked, self.navigator.go_to_field)
            self._asks.addWidget(self._more_needed)
        if self._more_needed is not None:
            self._more_needed.show_asking(asking)

    def _show_facts(self) -> None:
        """Beside the scores, a turn later: nobody scores in the turn in which the page opens."""
        shown = self._shown
        if shown is None or self._binding is None:
            return
        weighing, around = self._weighing, shown.around
        evidence = self.session.desk.catalogue.evidence
        before = decided_before(shown.whole, weighing)
        self._scores.show_facts(
            told_for(weighing, shown.whole, evidence, around.terms, around.today),
            None if before is None else before.weighed_on,
        )

    def _show_strengths(self) -> None:
        """Under what child and parents want."""
        if self._shown is None or self._binding is None:
            return
        if self._strengths is None:
            self._strengths = Strengths()
            listen(self._strengths, self._strengths.asked, self.navigator.go_to_field)
            self._side_column.insertWidget(1, self._strengths)
        self._strengths.show_file(self._shown)

    def _show_team_decision(self) -> None:
        """Under the choice, above what keeps the column at the top."""
        if self._shown is None or self._binding is None:
            return
        if self._team_decision is None:
            self._team_decision = TeamDecision(self.session, self.navigator)
            last = self._side_column.count() - 1
            self._side_column.insertWidget(last, self._team_decision)
        self._team_decision.show_weighing(self._shown.known, self._weighing)

    def _point_at_reasons(self) -> None:
        proposal = propose(self._weighing, self.session.desk.catalogue.care_rule)
        first = self._scores.light_up(proposal.led_by)
        if first is not None:
            self.show_place(first)

    def _choose(self, weighing_id: object) -> None:
        if isinstance(weighing_id, UUID) and self._shown is not None:
            self.leave()
            self._chosen = weighing_id
            self.show_file(self._shown)

    def _weigh_again(self) -> None:
        """Nothing is chosen: the score of last time stands beside, and is looked at anew."""
        if self._shown is None:
            return
        fresh = self._weighings(self._shown)[0].again(self._shown.around.today)
        self._chosen = fresh.id
        self.session.add(fresh)

    @override
    def rare_actions(self) -> list[tuple[str, Callable[[], object]]]:
        if self._binding is None or self._binding.is_new:
            return []
        weighing = self._weighing
        return [
            (tr("Deze weging sluiten…"), self._closing.ask),
            (tr("Deze weging verwijderen"), lambda: self.session.remove(weighing)),
        ]

    def _settled(self) -> Record:
        for form in self._forms:
            form.settle()
        return self._weighing

    def _fit(self) -> None:
        narrow = current_theme().effective_width(self.width()) < _ROOM_FOR_BOTH
        if self._panel is not None:
            direction = (
                QBoxLayout.Direction.TopToBottom if narrow else (QBoxLayout.Direction.LeftToRight)
            )
            self._sides.setDirection(direction)
            sized(self._side, least_width=0, most_width=0) if narrow else sized(
                self._side, width=_SIDE_WIDTH
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _put_last(column: QBoxLayout, part: QWidget) -> None:
    """Above what keeps the column at the top."""
    column.insertWidget(column.count() - 1, part)


def _before(other: Weighing, weighing: Weighing) -> bool:
    if other.id == weighing.id or other.weighed_on is None:
        return False
    return weighing.weighed_on is None or other.weighed_on < weighing.weighed_on


def _words(weighing: Weighing) -> str:
    if weighing.weighed_on is None:
        return tr("Nog zonder datum")
    return full_date(weighing.weighed_on)
