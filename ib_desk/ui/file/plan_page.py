"""Plan: each goal with its picture and who does what for it; below it the lists it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ib_desk.domain.care.open_ends import OpenEnd, open_ends
from ib_desk.domain.care.plan import Plan, plan_of
from ib_desk.domain.law.sources import LegalSource
from ib_desk.domain.records.field_place import place_for_new
from ib_desk.domain.records.goal import MOST_ACTIVE, Goal, GoalMeasurement
from ib_desk.domain.records.need import Need
from ib_desk.ui.file.goal_card import GoalCard, action_lines
from ib_desk.ui.file.list_page import ListPage
from ib_desk.ui.file.page import Shown
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.note import Note, NoteKind

_PRINT = "plan"


class PlanPage(ListPage):
    """A hint is told once, on top, and never stands in the way of anything."""

    begins_with_list = False

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._print = second_button(tr("Afdrukken"), "print")
        listen(self, self._print.clicked, lambda: navigator.open_print(_PRINT))
        self.heading.add_action(self._print)
        self._many = Note(NoteKind.INFO, tr("Meer dan drie doelen tegelijk."))
        self._open = Note(NoteKind.INFO, tr("Kwetsbaar, en nog geen doel"))
        need = place_for_new(Need, "sentence")
        self._open.add_action(tr("Behoefte opschrijven"), lambda: navigator.go_to_field(need))
        for note in (self._many, self._open):
            note.hide()
            self.add(note)
        self._told: object = None
        self._goals = QVBoxLayout()
        spaced(self._goals, 0, 12)
        self.add(self._goals)
        self._loose = Card(tr("Wat we verder doen"), "list")
        self._loose.hide()
        self.add(self._loose)

    @property
    @override
    def report(self) -> str:
        return _PRINT

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        whole, around = shown.known, shown.around
        plan = plan_of(whole, around.today)
        # Who is on a card with the keyboard stays there as long as it says the same.
        told = (plan, around.today, around.people)
        if told != self._told:
            self._told = told
            self._show_plan(plan, around)
        count = len(plan.goals)
        self._many.show_message(
            NoteKind.INFO,
            tr("{count} doelen tegelijk.").format(count=count),
            tr("Met hoogstens drie houdt iedereen overzicht. Kan er een even weg?"),
        )
        self._many.setVisible(count > MOST_ACTIVE)
        self._show_open_ends(open_ends(whole, self.session.desk.catalogue.needs), around)

    @override
    def focus_first(self) -> None:
        """Where nothing is planned yet, there is nothing to print."""
        if self._goals.count():
            self._print.setFocus()
        else:
            super().focus_first()

    def _show_plan(self, plan: Plan, around: Around) -> None:
        discard_all(self._goals)
        for planned in plan.goals:
            card = GoalCard(planned, around, self.session)
            listen(self, card.measuring_asked, self._measure)
            listen(self, card.opening_asked, self._open_goal)
            self._goals.addWidget(card)
        discard_all(self._loose.body)
        self._loose.setVisible(bool(plan.loose))
        for line in action_lines(plan.loose, around.today, around):
            self._loose.add(line)

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._told = None
        discard_all(self._goals)
        discard_all(self._loose.body)
        self._loose.hide()
        for note in (self._many, self._open):
            note.hide()
            note.show_message(NoteKind.INFO, "")

    def _show_open_ends(self, ends: tuple[OpenEnd, ...], around: Around) -> None:
        self._open.setVisible(bool(ends))
        own = self.session.desk.catalogue.law.cited(LegalSource.OWN_NEED_HELPS)
        names = ", ".join(around.terms.label(end.about) for end in ends)
        self._open.show_message(
            NoteKind.INFO,
            tr("Nog geen behoefte, doel of interventie bij: {names}.").format(names=names),
            " ".join((tr("Dat hoeft ook niet; dan weet je het."), f"{own}.")),
        )

    def _measure(self, goal: object) -> None:
        records = self._by_kind[Goal]
        if isinstance(goal, Goal):
            records.add_part(GoalMeasurement, goal.id)

    def _open_goal(self, goal: object) -> None:
        if isinstance(goal, Goal):
            self.go_to(Goal, goal.id, "aim")
