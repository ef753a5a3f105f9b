"""Changes as JSON and back: as history and bin keep them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from sqlalchemy import Row

from ib_desk.application.changes import Change, Edit
from ib_desk.domain.records.action import Action
from ib_desk.storage.json_values import from_plain, to_plain
from ib_desk.storage.tables import kind_named, table_name

T = TypeVar("T")


class Each(Protocol):
    """Lets things through one by one, of which a change may have thousands.

    Raises:
        Cancelled: the vault must close (`SqlUnitOfWork.each`).
    """

    def __call__(self, things: Iterable[T], /) -> Iterator[T]:
        """See the class."""
        ...


class PlainEdits:
    """Makes each edit plain once in a transaction: history and bin keep the same ones."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Edit, dict[str, Any]]] = {}

    def of(self, change: Change, each: Each) -> dict[str, Any]:
        """The edits, and which of them is about what the user acted on; not the action."""
        ids = [edit.record.id for edit in change.edits]
        return {
            "subject": ids.index(change.subject.id) if change.subject.id in ids else 0,
            "edits": [self._plain(edit) for edit in each(change.edits)],
        }

    def _plain(self, edit: Edit) -> dict[str, Any]:
        # By the object, which stays as long as this does: to compare two edits is to compare all
        # that their records hold.
        made = self._made.get(id(edit))
        if made is None:
            made = self._made[id(edit)] = edit, _plain_edit(edit)
        return made[1]


def read_change(action: Action, row: Row[Any], each: Each) -> Change:
    """What `PlainEdits.of` was given, out of a row with these columns."""
    edits = tuple(_edit(plain) for plain in each(row.edits))
    return Change(action, edits, edits[row.subject].record)


def id_of(plain: Mapping[str, Any]) -> str:
    """Of which record a plain edit is, without reading it whole."""
    known = plain["after"] or plain["before"]
    return str(known["id"])


def _plain_edit(edit: Edit) -> dict[str, Any]:
    return {
        "kind": table_name(type(edit.record)),
        "before": None if edit.before is None else to_plain(edit.before),
        "after": None if edit.after is None else to_plain(edit.after),
    }


def _edit(plain: Mapping[str, Any]) -> Edit:
    kind = kind_named(plain["kind"])
    before, after = (
        None if plain[side] is None else from_plain(plain[side], kind)
        for side in ("before", "after")
    )
    return Edit(before, after)
