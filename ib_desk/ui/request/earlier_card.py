"""Sign-offs for an earlier text: who signed, what changed since, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.sign_offs import Earlier, Signed
from ib_desk.domain.leaving.sign_offs import Signature
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.guardian import GuardianId
from ib_desk.domain.records.request import Inspection, InspectionOutcome
from ib_desk.domain.records.seen import SignOff
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.leaving.question import ReasonQuestion
from ib_desk.ui.listen import listen
from ib_desk.ui.one_write import OneWrite
from ib_desk.ui.request.earlier_words import changed_lines, names_in, signed_words
from ib_desk.ui.request.proof import Looked
from ib_desk.ui.request.section import Found, RequestSection, SectionWays
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.beside import BesideOrUnder
from ib_desk.ui.widgets.buttons import button_row, quiet_button, second_button
from ib_desk.ui.widgets.card import Card, Line
from ib_desk.ui.widgets.labels import label

_SHOWN = 5
_ROOM_FOR_BOTH = 360
"""More changes at once are not read; that there are more is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Old:
    """A sign-off with its sentence, and a line for each thing that changed since."""

    signed: Signature
    words: str
    changed: tuple[str, ...]


class EarlierTextCard(Card):
    """Hidden while every sign-off holds for what stands there now."""

    done = Signal()
    """Nothing is left to be done here: the focus has to go elsewhere."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Gold voor een eerdere tekst"), "versions")
        self._session = session
        self._passing = OneWrite(session, self)
        self._round = 0
        self._old: tuple[_Old, ...] = ()
        self._groups: dict[tuple[str, ...], _Group] = {}
        self._column = QVBoxLayout()
        spaced(self._column, 0, 16)
        self.add(self._column)
        self.setVisible(False)

    def show_looked(self, looked: Looked, terms: Terms) -> None:
        """Look up what changed for each sign-off that no longer holds."""
        self._round += 1
        if not looked.check.outdated:
            self._show(())
            return
        names = names_in(looked.whole)
        this_round, texts = self._round, self._session.desk.sign_offs
        request_id, whole = looked.request.id, looked.whole

        def take(found: Iterable[Earlier]) -> None:
            if this_round == self._round:
                self._show(
                    _Old(
                        signed=one.signed,
                        words=signed_words(one.signed, whole),
                        changed=tuple(changed_lines(one.changes, terms, names)),
                    )
                    for one in found
                )

        job = self._session.read(lambda: texts.earlier(request_id))
        listen(self, job.succeeded, take)
        job.failed.connect(self._session.refused)

    def clear(self) -> None:
        """There is no request that is being worked on."""
        self._round += 1
        self._show(())

    def go_to(self, place: FieldPlace, reader: GuardianId | None) -> bool:
        """Go to the sign-off that a point asks for, if it is one of these.

        `reader` is whom a new reading would be of.
        """
        asked = (
            button
            for group in self._groups.values()
            for old, button in group.buttons()
            if _is_asked(old.signed, place, reader)
        )
        button = next(asked, None)
        if button is not None:
            button.setFocus()
        return button is not None

    def _show(self, old: Iterable[_Old]) -> None:
        """Those of whom the same changed stand together; what is there already stays as it is."""
        wanted = tuple(old)
        self.setVisible(bool(wanted))
        if wanted == self._old:
            return
        self._old = wanted
        together: dict[tuple[str, ...], list[_Old]] = {}
        for one in wanted:
            together.setdefault(one.changed, []).append(one)
        gone = [self._groups.pop(key) for key in [*self._groups] if key not in together]
        for place, (changed, group) in enumerate(together.items()):
            shown = self._groups.get(changed) or self._new_group(changed)
            shown.show_old(group, is_first=not place)
            self._column.insertWidget(place, shown)
            for other in gone:
                shown.take_over(other)
        for other in gone:
            other.hide()
            other.deleteLater()

    def _new_group(self, changed: tuple[str, ...]) -> _Group:
        group = self._groups[changed] = _Group(_what_changed(changed))
        listen(self, group.signed_again, self._sign_again)
        listen(self, group.passed_over, self._pass_over)
        return group

    def _sign_again(self, old: _Old) -> None:
        record, desk = old.signed.record, self._session.desk
        sign: Callable[[], Change]
        if isinstance(record, Inspection):
            # Both readings stay: somebody read this text, and an earlier one before.
            sign = partial(desk.records.add, replace(record, id=uuid4(), on=desk.clock.today()))
        else:
            sign = partial(desk.sign_offs.sign_anew, record)
        job = self._session.write(sign)
        listen(self, job.succeeded, partial(self._let_go, [old]))

    def _pass_over(self, old: Sequence[_Old], reason: str) -> None:
        records: list[Signed] = [one.signed.record for one in old]
        texts = self._session.desk.sign_offs
        self._passing.write(partial(texts.pass_over, records, reason), partial(self._let_go, old))

    def _let_go(self, old: Sequence[_Old]) -> None:
        """Before the file is read again: one more click would sign again. What was read is old."""
        self._round += 1
        self._show(one for one in self._old if one not in old)
        if self._old:
            next(iter(self._groups.values())).setFocus()
        else:
            self.done.emit()


class EarlierTextsSection(RequestSection):
    """It stands wherever there is a sign-off to give again, and then leads there."""

    says_itself = True

    def __init__(self, ways: SectionWays) -> None:
        self._ways = ways
        self._card = EarlierTextCard(ways.session)
        self._looked: Looked | None = None
        super().__init__(self._card)
        listen(self._card, self._card.done, lambda: ways.add_one(Inspection))

    @override
    def show_found(self, found: Found) -> None:
        if found.looked is not self._looked:
            self._looked = found.looked
            self._card.show_looked(found.looked, found.terms)

    @override
    def clear(self) -> None:
        self._looked = None
        self._card.clear()

    @override
    def go_to(self, place: FieldPlace) -> bool:
        shown = self._ways.shown()
        return shown is not None and self._card.go_to(place, shown.guardian(place.about))


class _Group(QWidget):
    """Sign-offs since which the same changed: told once, and let pass by one reason."""

    signed_again = Signal(object)
    passed_over = Signal(object, str)

    def __init__(self, changed: str) -> None:
        super().__init__()
        self._changed = changed
        self._rows: dict[_Old, _Row] = {}
        column = QVBoxLayout(self)
        spaced(column, 0, 12)
        self._line = Line()
        column.addWidget(self._line)
        column.addWidget(label(changed, "body", "text"))
        self._people = QVBoxLayout()
        spaced(self._people, 0, 8)
        column.addLayout(self._people)
        self._small = quiet_button(tr("Kleine verbetering…"))
        self._small.setAccessibleDescription(changed)
        column.addLayout(button_row(self._small))
        self._question = ReasonQuestion(
            tr("Waarom hoeft het niet opnieuw?"),
            tr("Laten gelden"),
            "tick",
            hint=tr("Je antwoord komt in de tijdlijn."),
        )
        self._question.setVisible(False)
        column.addWidget(self._question)
        self._small.clicked.connect(self._ask)
        self._question.left.connect(self._leave)
        listen(
            self,
            self._question.given,
            lambda reason: self.passed_over.emit(tuple(self._rows), reason),
        )

    def show_old(self, old: Sequence[_Old], *, is_first: bool) -> None:
        """These and no others; a row that is there stays."""
        self._line.setVisible(not is_first)
        for one in [one for one in self._rows if one not in old]:
            row = self._rows.pop(one)
            row.hide()
            row.deleteLater()
        for place, one in enumerate(old):
            if one not in self._rows:
                self._rows[one] = self._row(one)
            self._people.insertWidget(place, self._rows[one])
        self._rows = {one: self._rows[one] for one in old}
        self.setFocusProxy(self._rows[old[0]].again)

    def buttons(self) -> Iterator[tuple[_Old, QPushButton]]:
        """By which each signs again."""
        return ((old, row.again) for old, row in self._rows.items())

    def take_over(self, other: _Group) -> None:
        """What was being typed in a group that goes, since its text changed again."""
        if not other._question.isHidden():
            self._question.set_reason(other._question.reason)
            self._question.ask(self._asked)
            self._question.setVisible(True)

    def _row(self, old: _Old) -> _Row:
        row = _Row(old, self._changed)
        listen(self, row.again.clicked, lambda: self.signed_again.emit(old))
        return row

    @property
    def _asked(self) -> str:
        return tr("Staat er nog hetzelfde, maar beter opgeschreven?")

    def _ask(self) -> None:
        self._question.setVisible(True)
        self._question.ask(self._asked)

    def _leave(self) -> None:
        self._question.setVisible(False)
        self._small.setFocus()


class _Row(BesideOrUnder):
    def __init__(self, old: _Old, changed: str) -> None:
        super().__init__(_ROOM_FOR_BOTH)
        self.again = second_button(_again(old.signed), "tick")
        self.again.setAccessibleName(f"{self.again.text()}: {old.words}")
        self.again.setAccessibleDescription(changed)
        words = QVBoxLayout()
        spaced(words, 0, CLEAR_OF_TAILS)
        words.addWidget(label(old.words, "strong", "text"))
        self.add_words(words)
        self.add_action(self.again)


def _is_asked(signed: Signature, place: FieldPlace, reader: GuardianId | None) -> bool:
    if place.record is Inspection and place.record_id is None:
        return signed.sign_off is SignOff.INSPECTION and signed.who == reader
    is_day = place.field in {"said_on", "director_agrees_on"}
    return is_day and place.record_id == signed.record.id


def _again(signed: Signature) -> str:
    match signed.record:
        case Inspection(outcome=InspectionOutcome.OFFERED):
            return tr("Vandaag opnieuw aangeboden")
        case Inspection():
            return tr("Vandaag opnieuw gelezen")
        case _ if signed.sign_off is SignOff.STATEMENT:
            return tr("Blijft erbij, vandaag")
        case _:
            return tr("Vandaag opnieuw akkoord")


def _what_changed(lines: Sequence[str]) -> str:
    if not lines:
        return tr("Wat er toen anders was, kan IB Desk niet laten zien.")
    shown = list(lines[:_SHOWN])
    rest = len(lines) - len(shown)
    if rest:
        shown.append(tr("En nog {count} wijzigingen.").format(count=rest))
    return "\n".join([tr("Daarna gewijzigd:"), *(f"• {line}" for line in shown)])
