"""The page of the psychologisch contract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Edit
from ib_desk.domain.dutch_dates import full_date, plain_date
from ib_desk.domain.file.conditions import since_the_talk
from ib_desk.domain.file.looking_back import look_backs_of
from ib_desk.domain.file.newcomers import newcomers, with_a_promise
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.offers.first_contract import first_contract, missing_parties
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.condition import ConditionAnswer
from ib_desk.domain.records.contract import (
    Breach,
    Contract,
    ContractParty,
    ContractReview,
    next_version,
)
from ib_desk.domain.records.record import Record
from ib_desk.ui.contract.dated_card import DatedCard, version_words
from ib_desk.ui.contract.party_binding import Parties
from ib_desk.ui.contract.written import WrittenVersion
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file.statements_beside import StatementsBeside
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import BROAD_VIEW, title_in, words_to
from ib_desk.ui.records.agreement import agreement_spec
from ib_desk.ui.records.condition import condition_spec
from ib_desk.ui.records.contract import breach_spec, review_spec
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import sized, spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.buttons import main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.note import Note, NoteKind
from ib_desk.ui.widgets.scroll_page import Foot


class ContractPage(FilePage):
    """Shows the version that is worked on; an older one can be read but not changed."""

    begins_with_list = False

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._shown: Shown | None = None
        self._version: UUID | None = None
        self._written: WrittenVersion | None = None
        self._heading = PageHeading(self.title)
        self._versions = Choice(tr("Welke versie"))
        sized(self._versions, least_width=224)
        self._versions.chosen.connect(self._choose_version)
        self._renew = second_button(tr("Nieuwe versie"), "versions")
        self._renew.clicked.connect(self._make_version)
        self._print = second_button(tr("Afdrukken"), "print")
        listen(self, self._print.clicked, lambda: navigator.open_print(self.report))
        for action in (self._versions, self._renew, self._print):
            self._heading.add_action(action)
        self.add_heading(self._heading)
        self._empty = EmptyState(
            "perspective",
            tr("Nog geen psychologisch contract"),
            tr("Begin samen: leerling, ouders, leraren en helpers zeggen wat ze verwachten."),
            tr("Contract beginnen"),
        )
        self._empty.asked.connect(self._begin)
        self.add(self._empty)
        self._old = Note(NoteKind.INFO, "")
        self._old.add_action(tr("Naar de nieuwste versie"), self._to_newest)
        self.add(self._old)
        self._came = Note(NoteKind.INFO, "")
        self.add(self._came)
        self._new = Note(NoteKind.INFO, "")
        self._new.add_action(tr("Kolom toevoegen"), self._take_in)
        self.add(self._new)
        self._place = QVBoxLayout()
        spaced(self._place, 0, 12)
        self.add(self._place)
        self._said = StatementsBeside(session, None, navigator)
        self._said_card = Card()
        self._said_card.add(self._said.card)
        self.add_below(self._said_card)
        self._add_lists()
        self._dated = QVBoxLayout()
        self.add(self._dated)
        self.finish()
        self._make_foot()

    @override
    def show_file(self, shown: Shown) -> None:
        focus: QWidget | None = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self._shown = shown
        super().show_file(shown)
        self._show_contract(shown)
        if had_focus and focus is not None and not focus.isVisibleTo(self):
            self._find_focus()

    def _find_focus(self) -> None:
        """What was pressed is gone; a party that came or went has seen to it already."""
        focus: QWidget | None = self.window().focusWidget()
        written = self._written
        if written is None or focus is None or not written.grid.isAncestorOf(focus):
            self.focus_first()

    def _show_contract(self, shown: Shown) -> None:
        contract = self._contract
        for part in (self._versions, self._renew, self._print):
            part.setVisible(contract is not None)
        for below in (self._said_card, *self._list_cards):
            self.stand(below, is_shown=contract is not None)
        self._empty.setVisible(contract is None)
        self._bottom.setVisible(contract is not None)
        if len(shown.whole.of(Contract)) > 1:
            self._on_date.offer(shown.whole.of(Contract))
            self._on_date.show()
        elif not self._dated.isEmpty():
            self._on_date.hide()
        self._show_newcomers(contract, shown)
        if contract is None:
            self._clear()
            self._old.setVisible(False)
            self._heading.show_title(self.title, self.question)
            return
        self._show_head(contract)
        self._show_content(contract)
        self._said.show_beside(contract, shown.around, version_words(contract))
        self._show_foot(contract, shown.whole)

    def _show_newcomers(self, contract: Contract | None, shown: Shown) -> None:
        """Who came later has nothing said yet, and is asked: nobody takes over a contract."""
        self._newcomers: tuple[ContractParty, ...] = ()
        self._promised: tuple[ContractParty, ...] = ()
        if contract is not None and not self._is_old:
            self._newcomers = newcomers(shown.known, contract)
            self._promised = with_a_promise(shown.known, contract)
        _tell(
            self._came,
            self._newcomers,
            tr("{names} kwam erbij na het contract."),
            tr("De kolom staat klaar. Spreek elkaar binnen twee weken."),
        )
        _tell(
            self._new,
            self._promised,
            tr("{names} nam een afspraak op zich en heeft nog geen kolom."),
            tr("Spreek binnen twee weken over wat jullie van elkaar verwachten."),
        )

    def _take_in(self) -> None:
        self.session.add(*self._promised)

    def _parties(self, contract: Contract, shown: Shown) -> Parties:
        return Parties(shown.whole.parties(contract), self._newcomers)

    @property
    @override
    def report(self) -> str:
        return "contract"

    @override
    def lets_child_speak(self, whole: WholeFile) -> bool:
        return whole.contract is not None

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        written = self._written
        if kind is ContractParty and written is not None:
            if not written.grid.focus_party(record_id, field):
                written.grid.focus_cell(0, "going_well")
        elif kind is ConditionAnswer and self._is_of_the_talk(record_id, field):
            pass
        elif kind is Contract and written is not None:
            written.form.focus_field(field or "shared_perspective")
        else:
            super().go_to(kind, record_id, field)

    def _is_of_the_talk(self, record_id: UUID | None, field: str) -> bool:
        """Goes there, where it is; what was said since stands in a list."""
        written = self._written
        return written is not None and written.conditions.focus_answer(record_id, field)

    @override
    def focus_first(self) -> None:
        if self._written is not None and self._written.grid.party_ids:
            self._written.grid.focus_cell(0, "going_well")
        else:
            self._empty.setFocus()

    @property
    def _contract(self) -> Contract | None:
        """The version that is shown."""
        if self._shown is None:
            return None
        chosen = next((c for c in self._shown.whole.of(Contract) if c.id == self._version), None)
        return chosen or self._shown.whole.contract

    @property
    def _is_old(self) -> bool:
        contract = self._contract
        newest = None if self._shown is None else self._shown.whole.contract
        return contract is not None and newest is not None and contract.id != newest.id

    def _add_lists(self) -> None:
        lists: list[RecordList] = [
            self.add_list(agreement_spec(), lambda whole: whole.of(Agreement)),
            self.add_list(condition_spec(), self._seen_since),
            self.add_list(review_spec(), lambda whole: whole.of(ContractReview)),
            self.add_list(breach_spec(), lambda whole: whole.of(Breach)),
        ]
        self._breaches = lists[-1]
        self._list_cards = [records.card for records in lists]

    def _seen_since(self, whole: WholeFile) -> tuple[ConditionAnswer, ...]:
        """What was said of the conditions of this version after its talk."""
        contract = self._contract
        return () if contract is None else since_the_talk(whole, contract.id)

    @cached_property
    def _on_date(self) -> DatedCard:
        """Made when there is more than one version."""
        card = DatedCard(self.session.desk.clock.today)
        card.held.connect(self._choose_version)
        self._dated.addWidget(card)
        return card

    def _make_foot(self) -> None:
        self._bottom = Foot()
        add = quiet_button(tr("Gesprekspartner toevoegen"), "add")
        listen(self, add.clicked, lambda: self._offer_parties(add))
        breach = second_button(tr("Iets liep mis"), icon_of(Breach))
        breach.clicked.connect(self._note_breach)
        onward = main_button("")
        listen(self, onward.clicked, lambda: self.navigator.go_to_page(BROAD_VIEW))
        self._add_party, self._onward = add, onward
        for action in (add, breach, onward):
            self._bottom.add_action(action)
        self.set_foot(self._bottom)

    def _show_head(self, contract: Contract) -> None:
        if self._shown is None:
            return
        versions = sorted(self._shown.whole.of(Contract), key=lambda c: -c.version)
        self._versions.offer((c.id, version_words(c)) for c in versions)
        self._versions.choose(contract.id)
        self._versions.setVisible(len(versions) > 1)
        self._renew.setVisible(not self._is_old and contract.talked_on is not None)
        day = contract.talked_on
        facts = (
            tr("Wat jullie van elkaar verwachten, geen juridisch contract"),
            "" if day is None else tr("versie van {day}").format(day=plain_date(day)),
        )
        self._heading.show_title(self.title, in_a_line(facts))
        if self._is_old:
            self._old.show_message(
                NoteKind.INFO,
                tr("Je leest versie {number}.").format(number=contract.version),
                tr("Deze versie verandert niet meer. Zo blijft te lezen wat er gold."),
            )
        self._old.setVisible(self._is_old)

    def _show_content(self, contract: Contract) -> None:
        if self._shown is None:
            return
        written, around = self._written, self._shown.around
        parties = self._parties(contract, self._shown)
        # An undo of a newer version makes an old one the newest again.
        if written is not None and written.holds(contract, read_only=self._is_old):
            written.show_version(contract, parties, around)
            return
        self._clear()
        self._written = WrittenVersion(
            self, self._place, contract, parties, around, read_only=self._is_old
        )

    def _clear(self) -> None:
        if self._written is not None:
            self._written.drop()
            self._written = None

    @override
    def covered_above(self, widget: QWidget) -> int:
        return 0 if self._written is None else self._written.covered_above(widget)

    @override
    def rare_actions(self) -> list[tuple[str, Callable[[], object]]]:
        contract = self._contract
        if contract is None or self._is_old:
            return []
        return [(tr("Deze versie verwijderen"), lambda: self.session.remove(contract))]

    def _show_foot(self, contract: Contract, whole: WholeFile) -> None:
        day = min((day for day, _of in look_backs_of(whole, contract)), default=None)
        if day is not None:
            words = tr("Samen terugkijken op {day}").format(day=full_date(day))
        elif self._is_old:
            words = ""
        elif whole.reviews(contract):
            words = tr("Kies bovenaan een nieuwe dag om terug te kijken.")
        else:
            words = tr("Kies bovenaan een dag om terug te kijken.")
        self._bottom.show_words(words, icon_of(ContractReview))
        self._add_party.setVisible(not self._is_old)
        trajectory = self.session.desk.catalogue.trajectory(whole.file.trajectory)
        self._onward.setText(words_to(title_in(BROAD_VIEW, trajectory)))

    def _begin(self) -> None:
        if self._shown is not None:
            contract, parties = first_contract(self._shown.whole, self._shown.around.terms)
            self.session.add(contract, *parties)

    def _make_version(self) -> None:
        contract = self._contract
        if self._shown is None or contract is None:
            return
        self._leave_for(self._renew)
        fresh, parties = next_version(contract, self._shown.whole.parties(contract))
        edits = [Edit(None, record) for record in (fresh, *parties)]
        self._version = None
        self.session.write(lambda: self.session.desk.records.apply(Action.RENEWED, edits))

    def _leave_for(self, button: QWidget) -> None:
        """Store what is being typed, also where pressing `button` did not move the focus to it."""
        self.leave()
        button.setFocus()

    def _offer_parties(self, button: QWidget) -> None:
        contract = self._contract
        if self._shown is None or contract is None:
            return
        menu = QMenu(self)
        for party in missing_parties(self._shown.whole, contract, self._shown.around.terms):
            action = QAction(party.name, menu)
            listen(self, action.triggered, lambda party=party: self.session.add(party))
            menu.addAction(action)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _note_breach(self) -> None:
        self._breaches.add_record()

    def _choose_version(self, version: object) -> None:
        if isinstance(version, UUID) and self._shown is not None:
            self._leave_for(self._versions)
            self._version = version
            self.show_file(self._shown)

    def _to_newest(self) -> None:
        self._version = None
        if self._shown is not None:
            self.show_file(self._shown)


def _tell(note: Note, parties: Sequence[ContractParty], words: str, more: str) -> None:
    if parties:
        names = ", ".join(party.name for party in parties)
        note.show_message(NoteKind.INFO, words.format(names=names), more)
    note.setVisible(bool(parties))
