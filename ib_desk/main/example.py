"""The fictitious pupils: their cases as records, and the ready demo vault around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields, replace
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from ib_desk.application.attachments import Incoming
from ib_desk.application.changes import Edit
from ib_desk.application.desk import Desk
from ib_desk.application.frozen import is_frozen
from ib_desk.application.imports import Preview
from ib_desk.application.ports import Clock
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.vault import OpenVault
from ib_desk.domain.data_problem import DataProblem
from ib_desk.domain.errors import InvalidData
from ib_desk.domain.intake.import_decisions import unattended_decisions
from ib_desk.domain.intake.school_export import SchoolExport, folded
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.attachment import Attachment, DocumentKind
from ib_desk.domain.records.closed import Closed, ClosedBecause, can_be_closed
from ib_desk.domain.records.consent import Consent
from ib_desk.domain.records.kind_names import kind_name
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.opp import OppAgreement
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import Inspection, RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional, School, Sector
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import SwvProfileId
from ib_desk.domain.records.swv_form import SwvForm
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.domain.sentences import capital
from ib_desk.main.example_days import Moved
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts
from ib_desk.storage.record_file import id_of, read_beside, read_records
from ib_desk.storage.resource_files import read_toml

EXAMPLE_PHRASE: Final = "wolk fietspad zilver fiets"
"""No secret: the demo vault holds invented people only, and opens without asking."""
_SIGNED: Final = (Inspection, OppAgreement, Statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleDocument:
    """One document of `resources/demo/documents`; `consent` names the one that lets it go."""

    file: str
    title: str
    kind: DocumentKind
    dated_on: date
    sender: str
    goes_along: bool
    consent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleDocuments:
    """`documents.toml`."""

    document: tuple[ExampleDocument, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleClosed:
    """`closed.toml`: why the records in the file `records` are out of sight."""

    because: ClosedBecause
    why: str
    records: str


Documents = Sequence[tuple[ExampleDocument, Incoming]]
"""What is known of each, and what was made of its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Example:
    """File names in `resources/demo`: pupils of a school, and one of them with all of a year."""

    pupils: str
    case: str
    has_documents: bool


_LISTED_FOR: Final = (RequestKind.ARRANGEMENT,)
_EXAMPLES: Final = {
    Sector.PO: _Example(pupils="edexml_de_zandbank.xml", case="noor.toml", has_documents=True),
    Sector.VO: _Example(pupils="leerlingen_het_baken.csv", case="daan.toml", has_documents=False),
}


def example_records(
    resources: Traversable, sector: Sector = Sector.PO, today: date | None = None
) -> tuple[Record, ...]:
    """Everything of Noor or Daan but documents, in an order in which it can be stored.

    As it was written, or as it would have been written `today`.
    """
    records = read_records(resources.joinpath("demo", _EXAMPLES[sector].case))
    return records if today is None else tuple(map(Moved.to(today).value, records))


def short_cases(resources: Traversable, today: date | None = None) -> tuple[Record, ...]:
    """Other children of Noor's school, a file each, and what they have in common.

    Their pupils are among those of the school already (`add_short_cases`).
    """
    folder = resources.joinpath("demo", "short_cases")
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    records = read_beside(resources.joinpath("demo", "de_zandbank.toml"), files)
    # What is of one kind is stored in one go.
    records = tuple(sorted(records, key=lambda record: KINDS.index(type(record))))
    return records if today is None else tuple(map(Moved.to(today).value, records))


def close_some(desk: Desk, resources: Traversable) -> None:
    """Put a closed item in Noor's file, which is there already."""
    folder = resources.joinpath("demo")
    closed = read_toml(folder.joinpath("closed.toml"), ExampleClosed)
    records = closed_records(resources, desk.clock.today())
    desk.records.add(*records)
    why = Closed(because=closed.because, why=closed.why)
    for record in records:
        if can_be_closed(type(record)):
            desk.closed_items.close(record, why)


def closed_records(resources: Traversable, today: date) -> tuple[Record, ...]:
    """What is out of sight in Noor's file, as it would have been written `today`."""
    folder = resources.joinpath("demo")
    closed = read_toml(folder.joinpath("closed.toml"), ExampleClosed)
    noor = folder.joinpath(_EXAMPLES[Sector.PO].case)
    known = {record.id for record in read_records(noor)}
    every = read_beside(noor, [folder.joinpath(closed.records)])
    return tuple(Moved.to(today).value(one) for one in every if one.id not in known)


def example_pupils(resources: Traversable, sector: Sector) -> bytes:
    """The pupils of the school, as its system gives them: EDEXML, or a list."""
    return resources.joinpath("demo", _EXAMPLES[sector].pupils).read_bytes()


def preview_of(desk: Desk, content: bytes) -> Preview:
    """What such a file would change here, as if it had been made today."""
    imports = desk.imports
    read = imports.open(content, imports.expected_brin(), Silent())
    stored = imports.stored()
    if not isinstance(read, SchoolExport):
        # Of a list the columns are what they are proposed to be.
        chosen = imports.proposed(read[0], imports.remembered())
        read = imports.rows(chosen, stored.school, Silent())
    return imports.compared(Moved.to(desk.clock.today()).value(read), stored)


_OF_SCHOOL: Final = (SwvProfile, School, Professional)


def add_school(desk: Desk, records: Iterable[Record]) -> None:
    """The school of a case; a list says nothing of it, and its sector decides how one is read."""
    desk.records.add(*(one for one in records if isinstance(one, School | SwvProfile)))


def case_records(path: Path) -> tuple[Record, ...]:
    """A case in the form of `resources/demo/noor.toml`, from a file of one's own.

    Raises:
        InvalidData: it cannot be read so, or has not just one school, pupil and file.
    """
    records = read_records(path)
    for kind in (School, Pupil, SupportFile):
        if len([record for record in records if isinstance(record, kind)]) != 1:
            raise InvalidData(path.name, kind_name(kind), DataProblem.MISSING.value)
    return records


def add_case(desk: Desk, records: Sequence[Record]) -> SupportFile:
    """Put one invented pupil in the vault, and nobody's sign-off (`sign_case`).

    No pupil of a school gets any of it.
    """
    unsigned = (_unsigned(record) for record in records if not isinstance(record, _SIGNED))
    desk.records.apply(Action.ADDED, _among(desk, unsigned))
    return next(record for record in records if isinstance(record, SupportFile))


def sign_case(desk: Desk, records: Sequence[Record]) -> None:
    """Let all who signed do so for what stands there now: last of all, as in a school."""
    edits = []
    for edit in _among(desk, records):
        record = edit.record
        if isinstance(record, _SIGNED):
            edits.append(edit)
        elif isinstance(record, SwvRequest) and record != _unsigned(record):
            edits.append(Edit(desk.records.get(SwvRequest, record.id), record))
    if edits:
        desk.records.apply(Action.ADDED, edits)


def open_example(
    parts: Parts,
    folder: Path,
    progress: Progress,
    sector: Sector = Sector.PO,
    clock: Clock | None = None,
) -> OpenVault:
    """The demo vault: a primary school of 220 pupils with Noor's file and the short cases, or a
    secondary one of 120 with Daan's and five files that were taken over; made when not there yet.

    As of the day of `clock`, today when not given.
    """
    if (folder / "kluis.db").exists():
        return parts.vaults.unlock_with_passphrase(folder, passphrase_bytes(EXAMPLE_PHRASE))
    made = parts.vaults.create(
        folder, label="Voorbeeld", passphrase=passphrase_bytes(EXAMPLE_PHRASE)
    )
    progress.step(1, 3)
    _fill(parts.desk(made.vault, clock), resources_root(), sector, progress)
    return made.vault


def _fill(desk: Desk, resources: Traversable, sector: Sector, progress: Progress) -> None:
    records = example_records(resources, sector, desk.clock.today())
    # Documents are read by children, for which nothing else waits.
    with ThreadPoolExecutor(max_workers=1) as beside:
        documents = beside.submit(ready_documents, desk, resources, sector)
        if sector is Sector.VO:
            add_school(desk, records)
        preview = preview_of(desk, example_pupils(resources, sector))
        desk.imports.apply(preview, unattended_decisions(preview.plan), Silent())
        progress.step(2, 3)
        file = add_case(desk, records)
        if sector is Sector.PO:
            add_short_cases(desk, short_cases(resources, desk.clock.today()))
            close_some(desk, resources)
        add_forms(desk, resources)
        add_documents(desk, file, documents.result())
    sign_case(desk, records)
    desk.undo.clear()


def add_short_cases(desk: Desk, records: Iterable[Record]) -> None:
    """Put the short cases beside Noor, for children that the school of our own has already."""
    edits = _among(desk, records, (*_OF_SCHOOL, Pupil))
    desk.records.apply(Action.ADDED, edits)


def _among(
    desk: Desk, records: Iterable[Record], kinds: Sequence[type[Record]] = _OF_SCHOOL
) -> list[Edit]:
    """The records as edits; who is there already, of `kinds` and by that name, stays that one."""
    there = {(kind, _called(one)): one for kind in kinds for one in desk.records.find(kind)}
    same: dict[UUID, UUID] = {}
    edits = []
    for record in records:
        known = there.get((type(record), _called(record)))
        if known is None:
            edits.append(Edit(None, _pointing(record, same)))
        else:
            same[record.id] = known.id
            edits.append(Edit(known, _filled(known, _pointing(record, same))))
    return edits


def _pointing(record: Record, same: Mapping[UUID, UUID]) -> Record:
    """To who is there already."""
    every = {one.name: getattr(record, one.name) for one in fields(record) if one.name != "id"}
    values = {name: value for name, value in every.items() if isinstance(value, UUID)}
    changed: dict[str, Any] = {name: same[id_] for name, id_ in values.items() if id_ in same}
    return replace(record, **changed)


def _called(record: Record) -> str:
    """What tells one from others of its kind; there is one school."""
    return folded(record.name) if isinstance(record, (Professional, Pupil, SwvProfile)) else ""


def _filled(known: Record, record: Record) -> Record:
    """What is known stays; the example fills in what was not said."""
    said: dict[str, Any] = {
        field.name: value
        for field in fields(known)
        if getattr(known, field.name) == field.default
        and (value := getattr(record, field.name)) != field.default
    }
    return replace(known, **said)


def _unsigned(record: Record) -> Record:
    """What was packed was signed before it: nobody signs it any more."""
    if isinstance(record, SwvRequest) and not is_frozen(record):
        return replace(record, director_agrees_on=None)
    return record


def ready_documents(desk: Desk, resources: Traversable, sector: Sector) -> Documents:
    """Noor's documents, read as those of a stranger are; Daan has none."""
    if not _EXAMPLES[sector].has_documents:
        return ()
    folder = resources.joinpath("demo", "documents")
    moved = Moved.to(desk.clock.today())
    ready = []
    for document in read_toml(folder / "documents.toml", ExampleDocuments).document:
        content = moved.text(folder.joinpath(document.file).read_text("utf-8")).encode()
        incoming = desk.attachments.prepare(content, document.file, Silent())
        ready.append((replace(document, dated_on=moved.day(document.dated_on)), incoming))
    return tuple(ready)


def add_forms(desk: Desk, resources: Traversable) -> None:
    """The forms that the bureau of the school has of its own, taken in as any other."""
    home = next(iter(desk.records.find(School)), School()).swv_id
    if home is None:
        return
    folder = resources.joinpath("demo", "forms")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        incoming = desk.forms.read(file.read_bytes(), file.name, Silent())
        desk.forms.add(home, incoming)
    for file in resources.joinpath("demo", "listed_forms").iterdir():
        _list_fields(desk, home, file)


def _list_fields(desk: Desk, swv_id: SwvProfileId, file: Traversable) -> None:
    """One that nobody fills in but the user, typed as she would."""
    begun = desk.forms.list_fields(swv_id, capital(file.name.removesuffix(".txt"))).subject
    if isinstance(begun, SwvForm):
        listing = file.read_text("utf-8").strip()
        desk.records.change(begun, replace(begun, listing=listing, kinds=_LISTED_FOR))


def add_documents(desk: Desk, file: SupportFile, documents: Documents) -> None:
    """Keep them, with what is known of each."""
    edits = []
    for document, incoming in documents:
        added = desk.attachments.add(file.id, incoming).subject
        if isinstance(added, Attachment):
            facts = replace(
                added,
                title=document.title,
                kind=document.kind,
                dated_on=document.dated_on,
                sender=document.sender,
                goes_along=document.goes_along,
            )
            edits.append(Edit(added, facts))
            edits += [
                Edit(asked, replace(asked, piece_id=added.id))
                for asked in desk.records.find(Consent, file_id=file.id)
                if asked.id == id_of(document.consent)
            ]
    if edits:
        desk.records.apply(Action.CHANGED, edits)
