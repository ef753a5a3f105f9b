"""One editor a kind of field; which one follows from the field's type in the dataclass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from PySide6.QtWidgets import QApplication, QCheckBox
from typing_extensions import override

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.day_direction import Direction, directions
from ib_desk.domain.offers.picked_text import Offered
from ib_desk.domain.records.contract import (
    ContractParty,
    PartyPromise,
    PartyTrust,
)
from ib_desk.domain.records.kinds import REFERENCES
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind
from ib_desk.ui.forms.line_editors import (
    BirthEditor,
    DecimalEditor,
    Editor,
    LineEditor,
    NumberEditor,
)
from ib_desk.ui.forms.promises import PromiseRow
from ib_desk.ui.forms.spec import Around, Field
from ib_desk.ui.forms.trust import TrustRow
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.check_list import CheckList
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.date_field import DateField
from ib_desk.ui.widgets.growing_text import GrowingText
from ib_desk.ui.widgets.offer_list import OfferList


class _TextEditor(Editor):
    def __init__(self, field: Field) -> None:
        self._area = GrowingText(field.label, lines=field.lines, voice=field.voice)
        super().__init__(self._area)
        self._area.textChanged.connect(self.typed)
        self._area.left.connect(self.settled)
        self._area.finished.connect(self.settled)

    @override
    def offer(self, offered: Callable[[], Offered]) -> None:
        OfferList(self._area, offered)

    @override
    def value(self) -> str:
        return self._area.text()

    @override
    def show(self, value: str) -> None:
        if value != self._area.text():
            self._area.set_text(value)

    @property
    @override
    def text(self) -> str:
        return self._area.toPlainText()

    @override
    def show_text(self, text: str, cursor: int) -> None:
        self._area.set_text(text)
        place = self._area.textCursor()
        place.setPosition(min(cursor, len(self._area.toPlainText())))
        self._area.setTextCursor(place)

    @property
    @override
    def cursor(self) -> int:
        return self._area.textCursor().position()


class _DateEditor(Editor):
    def __init__(self, field: Field, around: Around, direction: Direction) -> None:
        self._date = DateField(
            field.label, lambda: around.today, direction, placeholder=field.example
        )
        super().__init__(self._date)
        self._date.typed.connect(self.typed)
        self._date.left.connect(self.settled)

    @override
    def value(self) -> date | None:
        return self._date.day()

    @override
    def show(self, value: date | None) -> None:
        if not self._date.is_valid or value != self._date.day():
            self._date.set_date(value)

    @property
    @override
    def is_valid(self) -> bool:
        return self._date.is_valid

    @property
    @override
    def text(self) -> str:
        return self._date.text()

    @override
    def show_text(self, text: str, cursor: int) -> None:
        self._date.show_text(text)

    @property
    @override
    def is_busy(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self._date.isAncestorOf(focus)


class _ChoiceEditor(Editor):
    """What stands there stays until the user chooses otherwise, also where it is not offered."""

    def __init__(self, field: Field, options: Iterable[tuple[object, str]]) -> None:
        self._options = list(options)
        self._stands: object = None
        self._choice = Choice(field.label, self._options)
        self._choice.setPlaceholderText(field.gone)
        super().__init__(self._choice)
        self._choice.chosen.connect(self.settled)

    @override
    def show_options(self, options: Sequence[tuple[object, str]]) -> None:
        if list(options) != self._options:
            self._options = list(options)
            stands = self.value()
            self._choice.offer(self._options)
            self._choice.choose(stands)

    @override
    def value(self) -> Any:
        return self._stands if self._choice.currentIndex() < 0 else self._choice.value()

    @override
    def show(self, value: Any) -> None:
        self._stands = value
        self._choice.choose(value)


class FlagEditor(Editor):
    """Yes or no, as one tick; its key stands behind the question."""

    def __init__(self, field: Field) -> None:
        words = tr("{question} ({key})").format(question=field.label, key=field.key)
        self._box = QCheckBox(words if field.key else field.label)
        super().__init__(self._box)
        self._box.clicked.connect(self.settled)

    @override
    def value(self) -> bool:
        return self._box.isChecked()

    @override
    def show(self, value: bool) -> None:
        self._box.setChecked(value)

    def turn(self) -> None:
        """As a click on it."""
        self._box.click()


class _SeveralEditor(Editor):
    def __init__(self, field: Field, options: Iterable[tuple[object, str]]) -> None:
        self._list = CheckList(field.label, options)
        super().__init__(self._list)
        self._list.turned.connect(self.settled)

    @override
    def value(self) -> tuple[object, ...]:
        return self._list.value()

    @override
    def show(self, value: tuple[object, ...]) -> None:
        self._list.choose(value)


class _TrustEditor(Editor):
    def __init__(self, field: Field, around: Around) -> None:
        self._row = TrustRow(field.label, around.people.get(ContractParty, ()))
        super().__init__(self._row)
        self._row.chosen.connect(self.settled)

    @override
    def value(self) -> tuple[PartyTrust, ...]:
        return self._row.value()

    @override
    def show(self, value: tuple[PartyTrust, ...]) -> None:
        self._row.show_trust(value)


class _PromisesEditor(Editor):
    def __init__(self, field: Field, around: Around) -> None:
        parties = around.people.get(ContractParty, ())
        self._row = PromiseRow(field.label, parties, around.terms)
        super().__init__(self._row)
        self._row.chosen.connect(self.settled)

    @override
    def value(self) -> tuple[PartyPromise, ...]:
        return self._row.value()

    @override
    def show(self, value: tuple[PartyPromise, ...]) -> None:
        self._row.show_promises(value)


def editor_for(kind: type[Record], field: Field, around: Around) -> Editor:
    """The editor that fits the type of `kind`'s field.

    Raises:
        TypeError: no editor knows this type; a test asks every spec, so no user meets it.
    """
    bare, _optional = _bare(kind, field)
    if (options := options_for(kind, field, around)) is not None:
        return _ChoiceEditor(field, options)
    if bare is str:
        return _TextEditor(field) if field.lines > 1 else LineEditor(field)
    makers: dict[Any, Callable[[], Editor]] = {
        date: lambda: _DateEditor(field, around, directions(kind)[field.name]),
        bool: lambda: FlagEditor(field),
        int: lambda: NumberEditor(field),
        Decimal: lambda: DecimalEditor(field),
        BirthDate: lambda: BirthEditor(field, around),
        tuple[PartyTrust, ...]: lambda: _TrustEditor(field, around),
        tuple[PartyPromise, ...]: lambda: _PromisesEditor(field, around),
    }
    if get_origin(bare) is tuple and issubclass(get_args(bare)[0], Enum):
        return _SeveralEditor(field, _members(get_args(bare)[0], around))
    if bare in makers:
        return makers[bare]()
    raise TypeError(kind.__name__, field.name)


def options_for(
    kind: type[Record], field: Field, around: Around
) -> list[tuple[object, str]] | None:
    """What there is to choose from now; `None` for a field that is typed, or ticked."""
    bare, optional = _bare(kind, field)
    nothing = field.nobody or tr("niet gekozen")
    empty: list[tuple[object, str]] = [(None, nothing)] if optional else []
    choices = _choices(bare, field, around, is_optional=optional)
    return None if choices is None else [*empty, *choices]


def changes_with_others(kind: type[Record], field: Field) -> bool:
    """Whether another record is chosen, or a kind that each SWV has its own words for."""
    bare = _bare(kind, field)[0]
    return field.among is not None or bare in REFERENCES or bare is RequestKind


def _bare(kind: type[Record], field: Field) -> tuple[Any, bool]:
    """The type of a field without `None`, and whether it may be `None`."""
    hint = _types_of(kind)[field.name]
    optional = get_origin(hint) in (Union, UnionType)
    bare = next((a for a in get_args(hint) if a is not NoneType), hint) if optional else hint
    return bare, optional


def _types_of(kind: type[Record]) -> Mapping[str, Any]:
    asked: Any = kind  # mypy takes the hash of a record for that of its kind
    return _types(asked)


@cache
def _types(kind: type[Record]) -> Mapping[str, Any]:
    """Worked out once: that takes longer than the editor."""
    return MappingProxyType(get_type_hints(kind))


def _choices(
    bare: Any, field: Field, around: Around, *, is_optional: bool
) -> list[tuple[object, str]] | None:
    """What there is to choose from; `None` for a type that is typed, or ticked."""
    if field.options:
        return list(field.options)
    if field.among is not None:
        return list(around.people.get(field.among, ()))
    if bare in REFERENCES:
        return list(around.people.get(REFERENCES[bare], ()))
    if isinstance(bare, type) and issubclass(bare, Enum):
        return _members(bare, around)
    if bare is bool and is_optional:
        return [(True, tr("ja")), (False, tr("nee"))]
    return None


def _members(choices: type[Enum], around: Around) -> list[tuple[object, str]]:
    fitting = (member for member in choices if around.fits(member))
    return [(member, around.terms.label(member)) for member in fitting]
