"""Files that are given to the demo: added as in the window, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from ib_desk.application.attachments import (
    SIZE_LIMIT,
    EmptyFile,
    Incoming,
    ProgramFile,
    TooLarge,
)
from ib_desk.application.desk import Desk
from ib_desk.application.progress import Silent
from ib_desk.domain.leaving.forbidden import Find
from ib_desk.domain.leaving.outgoing_texts import place_of_content
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.made_pages import Outcome, Searched, Unfit
from ib_desk.domain.records.support_file import SupportFile

_NOT_FOR_HERE: Final = {EmptyFile: "empty", TooLarge: "too_large", ProgramFile: "program"}
_UNREADABLE: Final = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """`attachment` is absent for what was refused; `reason` is a code, “” for what goes along."""

    path: Path
    outcome: Outcome
    reason: str = ""
    attachment: Attachment | None = None

    def facts(self, finds: Sequence[Find]) -> dict[str, Any]:
        """As it stands in `summary.json`; `finds` are those of the whole request."""
        places = [find.place for find in finds]
        own = self.attachment
        made = None if own is None else own.made
        return {
            "file": str(self.path),
            "outcome": self.outcome.value,
            "reason": self.reason,
            "pages": 0 if made is None else len(made.pages),
            "as_pictures": 0 if made is None else made.as_pictures,
            "searched": (Searched.NOT if made is None else made.searched).value,
            "finds": 0 if own is None else places.count(place_of_content(own)),
        }


def attach(desk: Desk, file: SupportFile, paths: Sequence[Path]) -> list[Attached]:
    """Add each file, and tick what can go along; what is refused or only kept ends nothing."""
    return [_attached(desk, file, path) for path in paths]


def _attached(desk: Desk, file: SupportFile, path: Path) -> Attached:
    try:
        incoming = _prepared(desk, path)
    except (EmptyFile, TooLarge, ProgramFile) as error:
        return Attached(path=path, outcome=Outcome.REFUSED, reason=_NOT_FOR_HERE[type(error)])
    except OSError:
        return Attached(path=path, outcome=Outcome.REFUSED, reason=_UNREADABLE)
    refusal = incoming.refusal
    reason = "" if refusal is None else refusal.reason.value
    if incoming.outcome is Outcome.REFUSED:
        # Nobody is here to say that it may be kept all the same.
        return Attached(path=path, outcome=Outcome.REFUSED, reason=reason or Unfit.DAMAGED.value)
    added = desk.attachments.add(file.id, incoming).subject
    if incoming.outcome is Outcome.ALONG and isinstance(added, Attachment):
        ticked = replace(added, goes_along=True)
        desk.records.change(added, ticked)
        added = ticked
    kept = added if isinstance(added, Attachment) else None
    return Attached(path=path, outcome=incoming.outcome, reason=reason, attachment=kept)


def _prepared(desk: Desk, path: Path) -> Incoming:
    with path.open("rb") as opened:
        content = opened.read(SIZE_LIMIT + 1)
    return desk.attachments.prepare(content, path.name, Silent())
