"""Verklaringen beside a record: in its open form, or on a page where it has one of its own."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from ib_desk.domain.file.statements import statements_on
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.stated_on import can_be_stated_on
from ib_desk.domain.records.statement import Statement
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Group


class BesideGroup(Group):
    """Without any there is nothing but the quiet button that adds one."""

    def __init__(self) -> None:
        super().__init__(tr("Verklaringen"))
        self.show_aside("")

    @override
    def show_aside(self, aside: str) -> None:
        super().show_aside(aside)
        self.show_head(is_shown=bool(aside))


def can_be_stated_here(kind: type[Record], around: Around) -> bool:
    """Whether a record of this kind can have statements beside it, and stands in a file."""
    return can_be_stated_on(kind) and around.beside is not None


def beside(record_id: UUID, around: Around) -> tuple[Statement, ...]:
    """What was said of this record."""
    return statements_on(around, record_id)


def beside_words(record_id: UUID, around: Around) -> str:
    """“verklaring van Marieke Bakker”, for the line of the record; “” for none."""
    spec = around.beside
    said = () if spec is None else beside(record_id, around)
    if spec is None or not said:
        return ""
    people = dict.fromkeys(spec.summary(one, around).title for one in said)
    return tr("verklaring van {who}").format(who=tr(" en ").join(people))


def name_button(button: QPushButton, what: str) -> None:
    """Of what it adds a statement, for who hears it: more than one may stand on a page."""
    button.setAccessibleName(tr("Verklaring toevoegen: {what}").format(what=what))
