"""The page of the plan: what it lacks, the plan itself, who has a say in it, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.domain.file.opp_versions import opp_changes, version_before
from ib_desk.domain.file.opps import newest_opp
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.opp_people import OppStanding, standing_of
from ib_desk.domain.law.opp_stops import opp_stops
from ib_desk.domain.law.rights import Rights
from ib_desk.domain.leaving.sign_offs import of_earlier_text
from ib_desk.domain.plan.opp_check import OppCase, opp_points
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.opp import Opp, OppAgreement, OppConsultation, OppState
from ib_desk.domain.records.record import Record
from ib_desk.domain.request.request_points import PointState
from ib_desk.ui.check_card import CheckCard
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.opp.compare_card import CompareCard
from ib_desk.ui.opp.plan_card import PlanForm, PlanWords
from ib_desk.ui.opp.standing_card import StandingCard
from ib_desk.ui.opp.words import answer_of, point_line, stop_message
from ib_desk.ui.places import OPP, title_of
from ib_desk.ui.records.opp import (
    opp_agreement_spec,
    opp_consultation_spec,
    opp_kind,
    version_words,
)
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.tab_order import tab_stops
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.state import State

_LOOKS = {
    OppStanding.CONCEPT: State.BUSY,
    OppStanding.NO_AGREEMENT: State.ATTENTION,
    OppStanding.SET: State.DONE,
    OppStanding.LAPSED: State.NOT_NEEDED,
}


class OppPage(FilePage):
    """Shows the last version, or an earlier one that was chosen."""

    begins_with_list = False

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(OPP))
        self._shown: Shown | None = None
        self._opp: Opp | None = None
        self._chosen: UUID | None = None
        self._left: tuple[UUID, OppState] | tuple[()] | None = None
        self._form: PlanForm | None = None
        heading = PageHeading(self.title, tr("Het plan voor de extra ondersteuning."))
        self._chip = Chip(State.BUSY)
        self._which = Choice(tr("Welke versie"))
        sized(self._which, least_width=260)
        self._which.chosen.connect(self._choose)
        heading.add_action(self._chip)
        heading.add_action(self._which)
        self.add_heading(heading)
        self._empty = EmptyState(
            "opp",
            tr("Nog geen OPP"),
            tr("Een OPP hoort bij extra ondersteuning. Je maakt het samen met ouders en leerling."),
            tr("OPP beginnen"),
        )
        self._empty.asked.connect(self._begin)
        self.add(self._empty)
        self._check = CheckCard(tr("Wat is er nog nodig?"), self._jump)
        self.add(self._check)
        self._words: PlanWords | None = None
        self._plan = QVBoxLayout()
        spaced(self._plan, 0, 0)
        self.add(self._plan)
        self._compare = CompareCard()
        self.add(self._compare)
        self._talks = self.add_list(opp_consultation_spec(), self._of(OppConsultation))
        self._answers = self.add_list(opp_agreement_spec(), self._of(OppAgreement))
        catalogue = session.desk.catalogue
        self._standing = StandingCard(catalogue.law, catalogue.opp.route)
        self._standing.set_asked.connect(self._set)
        self._standing.adapted_asked.connect(self._adapt)
        self._standing.next_asked.connect(self._begin)
        self._standing.back_asked.connect(self._back)
        self._standing.end_asked.connect(self._end)
        self._standing.removal_asked.connect(self._remove)
        self._standing.print_asked.connect(self._print)
        self.add_below(self._standing)
        self._parts = (
            self._chip,
            self._check,
            self._talks.card,
            self._answers.card,
            self._standing,
        )
        self.finish()

    def _of(self, kind: type[Record]) -> Callable[[WholeFile], tuple[Record, ...]]:
        """Those of the version that is shown."""

        def of_version(whole: WholeFile) -> tuple[Record, ...]:
            opp = self._version(whole)
            return whole.parts_of(opp, kind) if opp else ()

        return of_version

    @override
    def show_file(self, shown: Shown) -> None:
        opp = self._opp = self._version(shown.whole)
        if opp is not None:
            owners = {**shown.around.owners, Opp: opp.id}
            shown = replace(shown, around=replace(shown.around, owners=owners))
        self._shown = shown
        super().show_file(shown)
        for part in self._parts:
            self.stand(part, is_shown=opp is not None)
        self._empty.setVisible(opp is None)
        versions = sorted(shown.whole.of(Opp), key=lambda one: -one.version)
        terms = shown.around.terms
        self._which.offer((one.id, version_words(one, terms)) for one in versions)
        self._which.setVisible(len(versions) > 1)
        if opp is None:
            self._compare.hide()
            self._show_plan(None, shown)
        else:
            self._show_version(opp, shown)
        self._arrive()

    def _show_version(self, opp: Opp, shown: Shown) -> None:
        terms = shown.around.terms
        self._which.choose(opp.id)
        standing = standing_of(shown.known, opp, self._rights(shown))
        self._chip.show_state(_LOOKS[standing], terms.label(standing))
        self._show_plan(opp, shown)
        self._show_changes(opp, shown)
        self._show_case(opp, shown, standing)

    def _leave_for_next(self) -> None:
        """What was pressed goes away with the state that it belongs to."""
        self._left = _state_of(self._opp)

    def _arrive(self) -> None:
        """The focus goes where the other version or state begins, not to what happens to follow."""
        before, self._left = self._left, None
        if before is not None and before != _state_of(self._opp):
            self.focus_first()

    def _rights(self, shown: Shown) -> Rights:
        return self.session.desk.catalogue.rights(shown.known, shown.around.today)

    def _show_plan(self, opp: Opp | None, shown: Shown) -> None:
        """A form of a concept, words of what was set; another version gets another."""
        asked = opp if opp is not None and not opp.is_set else None
        told = opp if opp is not None and opp.is_set else None
        if self._form is not None and (asked is None or self._form.opp_id != asked.id):
            self._drop(self._form, self._form.set_form)
            self._form = None
        if self._words is not None and (told is None or self._words.opp_id != told.id):
            self._drop(self._words)
            self._words = None
        if asked is not None:
            if self._form is None:
                self._form = PlanForm(self.session, asked, shown.around)
                self._plan.addWidget(self._form)
                self._standing.day.addWidget(self._form.set_form)
            self._form.show_opp(asked, shown.known, shown.around)
        if told is not None:
            if self._words is None:
                self._words = PlanWords(self.session, told, shown.around)
                self._plan.addWidget(self._words)
            self._words.show_opp(told, shown.around)

    def _drop(self, *parts: QWidget) -> None:
        for part in parts:
            part.hide()
            part.deleteLater()

    def _show_changes(self, opp: Opp, shown: Shown) -> None:
        before, around = version_before(shown.whole, opp), shown.around
        self._compare.setVisible(before is not None)
        if before is not None:
            changes = opp_changes(
                shown.known, before, opp, lambda value: answer_of(value, around.terms, around.today)
            )
            self._compare.show_changes(
                tuple(changes), opp_kind().words, (before.version, opp.version)
            )

    def _show_case(self, opp: Opp, shown: Shown, standing: OppStanding) -> None:
        catalogue, today = self.session.desk.catalogue, shown.around.today
        known, rights = shown.known, self._rights(shown)
        outdated = frozenset[UUID]()
        if not opp.is_set:
            outdated = of_earlier_text(known, opp, catalogue.sign_offs)
        case = OppCase(
            whole=known,
            opp=opp,
            rights=rights,
            today=today,
            due=catalogue.opp_due(known.school, opp, today),
            outdated=outdated,
        )
        points = opp_points(case, catalogue.opp)
        lines = [point_line(one, shown.around.terms, today, catalogue.law) for one in points]
        pairs = list(zip(points, lines, strict=True))
        still_open = [line for one, line in pairs if one.state is not PointState.OK]
        fulfilled = [line for one, line in pairs if one.state is PointState.OK]
        self._check.show_lines((), still_open, fulfilled)
        heard_from = catalogue.opp.heard_from
        stops = () if opp.is_set else opp_stops(known, opp, rights, today, heard_from, outdated)
        messages = [stop_message(stop, known) for stop in stops]
        self._standing.show_standing(
            opp,
            standing,
            case,
            messages,
            shown.around.terms,
            is_last=opp == newest_opp(shown.whole),
        )

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        if self._shown is None or kind is None:
            self.focus_first()
            return
        record = self._shown.whole.record(record_id)
        version = record.id if isinstance(record, Opp) else getattr(record, "opp_id", None)
        if version is not None and (self._opp is None or version != self._opp.id):
            self._chosen = version
            self.show_file(self._shown)
        if kind is Opp:
            self._focus_field(field)
        else:
            super().go_to(kind, record_id, field)

    def _focus_field(self, field: str) -> None:
        if self._form is not None:
            self._form.focus_field(field)
        elif self._words is not None and field == "evaluate_on":
            self._words.focus_day()
        else:
            self.focus_first()

    @property
    @override
    def report(self) -> str:
        return "opp" if self._opp is not None else super().report

    @override
    def focus_first(self) -> None:
        if self._form is not None:
            self._form.focus_field("counts_because")
        elif self._opp is None:
            self._empty.setFocus()
        elif stops := tab_stops(self._check):
            # A plan that holds is read from its top; the ways on stand at its end.
            stops[0].setFocus()
        else:
            self._standing.focus_first()

    def _version(self, whole: WholeFile) -> Opp | None:
        chosen = (one for one in whole.of(Opp) if one.id == self._chosen)
        return next(chosen, newest_opp(whole))

    def _choose(self, opp_id: object) -> None:
        if isinstance(opp_id, UUID) and self._shown is not None:
            self.leave()
            self._chosen = opp_id
            self.show_file(self._shown)

    def _begin(self) -> None:
        """A first version, or the next one."""
        if self._shown is not None:
            self._chosen = None
            self._leave_for_next()
            opps, file_id = self.session.desk.opps, self._shown.whole.file.id
            self.session.write(lambda: opps.begin(file_id))

    def _set(self) -> None:
        """With what was typed a moment ago."""
        self.leave()
        if self._form is not None:
            self._leave_for_next()
            opps, opp_id = self.session.desk.opps, self._form.opp_id
            self.session.write(lambda: opps.set(opp_id))

    def _print(self, report: str) -> None:
        opp = self._opp
        if opp is not None:
            self.leave()
            self.navigator.open_print(report, opp.id)

    def _adapt(self) -> None:
        self.leave()
        if self._form is not None:
            self._form.binding.store("to_adapt", ())

    def _back(self) -> None:
        opp = self._opp
        if opp is not None:
            self._leave_for_next()
            self.session.write(lambda: self.session.desk.opps.back_to_concept(opp))

    def _end(self) -> None:
        opp = self._opp
        if opp is not None:
            self._leave_for_next()
            self.session.write(lambda: self.session.desk.opps.end(opp))

    def _remove(self) -> None:
        opp = self._opp
        if opp is not None:
            self.leave()
            self._leave_for_next()
            self.session.remove(opp)

    def _jump(self, place: FieldPlace) -> None:
        """Where a point leads, on this page or elsewhere."""
        if place.record in {OppConsultation, OppAgreement} and place.record_id is None:
            self._begin_with(place)
        elif place.record in {Opp, OppConsultation, OppAgreement}:
            self.go_to(place.record, place.record_id, place.field)
        else:
            self.navigator.go_to_field(place)

    def _begin_with(self, place: FieldPlace) -> None:
        """A new line about the person whom the point is about."""
        shown, opp = self._shown, self._opp
        if shown is None or opp is None:
            return
        who = next((one.id for one in shown.whole.guardians if one.id == place.about), None)
        if place.record is OppConsultation:
            self._talks.open_new(
                OppConsultation(opp_id=opp.id, guardian_id=_guardian(who)), "asked_on"
            )
        else:
            self._answers.open_new(
                OppAgreement(opp_id=opp.id, guardian_id=_guardian(who)), place.field
            )


def _state_of(opp: Opp | None) -> tuple[UUID, OppState] | tuple[()]:
    return () if opp is None else (opp.id, opp.state)


def _guardian(who: UUID | None) -> GuardianId | None:
    return None if who is None else GuardianId(who)
