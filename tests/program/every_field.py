"""A process that puts marked words in every text of every kind of record, and does all with them.

`python -m tests.program.every_field FOLDER close|type`: a vault in FOLDER, filled through the use
cases; then it is closed as the window closes it, or a sentence is typed on and on until somebody
kills the process. It says `ready` when there is nothing more to come.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

from ib_desk.application.changes import Edit
from ib_desk.application.desk import Desk
from ib_desk.application.drafts import Spot
from ib_desk.application.frozen import Frozen, SomethingLeft
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import PrintOrder
from ib_desk.application.leaving.outside import ToPrinter
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.progress import Progress, Silent
from ib_desk.domain.intake.import_decisions import unattended_decisions
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.assessment import Assessment
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.closed import Closed, ClosedBecause, is_closable
from ib_desk.domain.records.closing import Closing
from ib_desk.domain.records.disclosure import (
    ConsentUsed,
    Disclosure,
    DisclosureEvent,
    DisclosureState,
)
from ib_desk.domain.records.goal import Goal, GoalState
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.sheet_signature import SheetSignature
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv_form import FormType, SwvForm
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from tests.exchange.edexml_files import edexml
from tests.program.marks import mark
from tests.quick_parts import quick_parts
from tests.samples import samples
from tests.storage.vault_builders import backed_up

PHRASE = "wolk fietspad zilver fiets"
V = TypeVar("V")


def marked(value: V, path: str) -> V:
    """`value` with every text in it, however deep, replaced by a marked one."""
    told: Any = value
    if type(value) is str:
        told = mark(path)
    elif isinstance(value, tuple):
        told = tuple(marked(part, path) for part in value)
    elif is_dataclass(value) and not isinstance(value, type):
        parts = {f.name: marked(getattr(value, f.name), f"{path}.{f.name}") for f in fields(value)}
        told = replace(value, **parts)
    same: V = told
    return same


def fill(desk: Desk) -> None:
    """All that a user can do with a record is done with one of each kind."""
    pupil = "".join(
        f"<{name}>{mark(name)}</{name}>" for name in ("achternaam", "roepnaam", "voornamen")
    )
    preview = desk.imports.read(edexml(pupil, pupil).encode(), Silent())
    desk.imports.apply(preview, unattended_decisions(preview.plan), Silent())

    found = [
        marked(record, type(record).__name__)
        for record in samples()
        if not isinstance(
            record, Attachment | Disclosure | DisclosureEvent | ConsentUsed | SheetSignature
        )
    ]
    # No document came in yet, so there is none that could be its report.
    found = [replace(one, report_id=None) if isinstance(one, Assessment) else one for one in found]
    # The child's own page is of what it wants now, and a letter of a closing that stands.
    found = [
        replace(one, state=GoalState.ACTIVE) if isinstance(one, Goal) else one for one in found
    ]
    found = [replace(one, reopened_on=None) if isinstance(one, Closing) else one for one in found]
    found = [replace(one, deceased=False) if isinstance(one, Guardian) else one for one in found]
    # Of a form that is only listed the boxes follow its text, and there is one of each kind here.
    found = [replace(one, type=FormType.PDF) if isinstance(one, SwvForm) else one for one in found]
    desk.records.apply(Action.ADDED, [Edit(None, record) for record in found])
    for record in found:
        with suppress(Frozen):
            desk.records.change(record, marked(record, f"{type(record).__name__} anders"))
    file = next(record for record in found if isinstance(record, SupportFile))
    content = f"{mark('bijlage')}\n".encode() * 200
    incoming = desk.attachments.prepare(content, f"{mark('naam')}.txt", Silent())
    change = desk.attachments.add(file.id, incoming)
    attachment = change.subject
    assert isinstance(attachment, Attachment)
    desk.records.change(attachment, replace(attachment, goes_along=True))
    use(desk, file)
    why = Closed(because=ClosedBecause.OTHER, why=mark("waarom"))
    for record in found:
        if is_closable(record):
            desk.closed_items.close(desk.records.get(type(record), record.id), why)
            desk.closed_items.open_again(record.id)
    for record in reversed(found):
        with suppress(Frozen, SomethingLeft):
            desk.records.remove(desk.records.get(type(record), record.id))
            desk.records.undo()


class NoPaper:
    """A printer of which nothing is kept."""

    def print(self, content: bytes, name: str, progress: Progress) -> None:
        assert content
        assert name
        progress.step(1, 1)


def use(desk: Desk, file: SupportFile) -> None:
    """Prints and a package, in memory; a search; drafts and the place where the user was."""
    snapshot = desk.documents.snapshot(file.id, with_contents=True)
    # In a file where each text says something a ruling does: a letter is for whom she chose.
    reader = desk.records.find(Guardian)[0].id
    for report in Report:
        order = PrintOrder(
            snapshot=snapshot,
            report=report,
            choices=PrintChoices(addressee=reader if report is Report.CLOSING else None),
            recipient=mark("ontvanger"),
            ground=mark("grond"),
            reason=mark("reden"),
        )
        left = desk.exit.let_out(order, ToPrinter(NoPaper()), AtOnce(), Silent())
        desk.register.note(
            left.line_ids[0], DisclosureState.HANDED_OVER, desk.clock.today(), mark("opmerking")
        )
    assert desk.documents.preview(snapshot, PrintChoices(), Silent()).content
    assert desk.records.history(file.id)
    desk.drafts.keep(file.id, "title", mark("concept"), 4)
    desk.drafts.remember(Spot(place="overview", file_id=file.id, field="title"), desk.clock.today())


def main(folder: str, ending: str) -> None:
    """See the module."""
    parts = quick_parts()
    made = parts.vaults.create(Path(folder), label="Proef", passphrase=passphrase_bytes(PHRASE))
    desk = parts.desk(made.vault)
    fill(desk)
    if ending == "close":
        backed_up(made.vault)
        made.vault.close()
        told("ready")
        return
    told("ready")
    field = uuid4()
    for length in count():
        desk.drafts.keep(field, "title", mark("zin") * (length % 500), length % 7)


def told(word: str) -> None:
    """For the test to read."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
