"""The main job from signal to request with no window: what `ib-desk demo` does."""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from ib_desk.application.desk import Desk
from ib_desk.application.filters import Filter, files_in
from ib_desk.application.imports import NothingToTakeOver, Preview
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import ListOrder, PrintOrder
from ib_desk.application.leaving.outside import ToFile, temporary_name
from ib_desk.application.list_views import USUAL_COLUMNS
from ib_desk.application.paper import NothingToPrint, PrintChoices, Report, file_name
from ib_desk.application.ports import Clock
from ib_desk.application.progress import Silent
from ib_desk.application.vault_errors import FolderNotEmpty, FolderNotWritable
from ib_desk.domain.errors import HardStop
from ib_desk.domain.intake.import_decisions import unattended_decisions
from ib_desk.domain.intake.pupil_import import RowKind
from ib_desk.domain.intake.school_export import SchoolExport
from ib_desk.domain.leaving.forbidden import Find
from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.disclosure import DisclosureState
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import DeliveryShape
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.exchange.edexml import read_edexml_file
from ib_desk.exchange.files import Files
from ib_desk.main.demo_attachments import Attached, attach
from ib_desk.main.demo_shapes import begun_like, hand_over_in_each_shape, kinds_of
from ib_desk.main.demo_signing import sign_request
from ib_desk.main.example import (
    add_case,
    add_documents,
    add_forms,
    add_school,
    add_short_cases,
    case_records,
    close_some,
    example_pupils,
    example_records,
    preview_of,
    ready_documents,
    short_cases,
    sign_case,
)
from ib_desk.main.resources import resources_root
from ib_desk.main.typed_fields import handled_fields, typed_texts
from ib_desk.main.wiring import build_parts
from ib_desk.ui.caseload.list_sheets import sheet_of_files
from ib_desk.ui.messages import message_for
from ib_desk.ui.request.deliveries import Handover
from ib_desk.ui.request_list.sheet import sheet_of_requests
from ib_desk.ui.today.owner_words import sheet_of_agreements

_RECIPIENT = "SWV PO Waterland-Fictief"
_SIGNED = frozenset({Report.CONTRACT, Report.MEETING, Report.EVALUATION})


@dataclass(slots=True)
class _Outcome:
    """What becomes `summary.json`."""

    facts: dict[str, Any] = field(default_factory=dict)
    exports: list[str] = field(default_factory=list)

    def note_print(self, desk: Desk, kind: OutputKind, path: Path, pages: int) -> None:
        """Remember something on paper, as a reader of the summary finds it."""
        name = kind.value.removesuffix("_print")
        title = desk.catalogue.terms.label(kind)
        told = {"kind": name, "title": title, "path": self.note_export(path), "pages": pages}
        self.facts["printables"].append(told)

    def note_export(self, path: Path) -> str:
        """Remember a file that was written outside the vault."""
        self.exports.append(str(path))
        return str(path)


def demo(
    out: Path,
    edexml: Path | None,
    case: Path | None = None,
    attach_too: Sequence[Path] = (),
    sector: Sector = Sector.PO,
) -> None:
    """Make a vault in `out`, take in a school, add a pupil, print, and make the request.

    Whatever goes wrong, `out` is left as it was.

    Args:
        out: a folder that is empty or not there yet.
        edexml: the export of a school; our own fictitious one when not given.
        case: an invented pupil in the form of `resources/demo/noor.toml`; Noor or Daan when not
            given.
        attach_too: files that are added to the documents, and go along if they can.
        sector: which of the two schools of our own.

    Raises:
        FolderNotEmpty: `out` holds something.
        FolderNotWritable: `out` cannot be made or read, or is no folder.
        ImportRefused: the export cannot be used.
        InvalidData: the case cannot be used.
        OSError: the export cannot be read.
    """
    out = out.absolute()
    _require_empty(out)
    resources = resources_root()
    # Refused before anything is made.
    export = None if edexml is None else read_edexml_file(edexml)
    if case is None:
        records = example_records(resources, sector, Clock().today())
    else:
        records = case_records(case)
    work = _Work(resources, sector, export, records, attach_too, is_own_case=case is not None)
    with _nothing_left_of_a_failure(out):
        _write_summary(_do_the_work(out, work), out)


def demo_without_display() -> None:
    """The demo in a new folder, for whoever wanted the window and has no display."""
    sys.stdout.write("Er is hier geen scherm. IB Desk doet het voorbeeld zonder venster.\n")
    demo(Path(tempfile.mkdtemp(prefix="ib-desk-demo-")), None)


def _require_empty(out: Path) -> None:
    try:
        if any(out.iterdir()):
            raise FolderNotEmpty
    except FileNotFoundError:
        pass
    except OSError:
        raise FolderNotWritable from None


@contextmanager
def _nothing_left_of_a_failure(out: Path) -> Iterator[None]:
    """Make `out`; take away what is in it when the block fails, and `out` itself if it is new."""
    is_new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise FolderNotWritable from None
    try:
        yield
    except BaseException:
        for made in out.iterdir():
            if made.is_dir():
                shutil.rmtree(made, ignore_errors=True)
            else:
                made.unlink(missing_ok=True)
        if is_new:
            out.rmdir()
        raise


@dataclass(frozen=True, slots=True)
class _Work:
    """What the demo is made of; `export` where it is somebody's own."""

    resources: Traversable
    sector: Sector
    export: SchoolExport | None
    case: Sequence[Record]
    """One pupil with all that is known of her."""
    attach_too: Sequence[Path]
    is_own_case: bool

    @property
    def has_short_cases(self) -> bool:
        """They are pupils of our own school, and beside Noor."""
        return self.export is None and not self.is_own_case and self.sector is Sector.PO


def _do_the_work(out: Path, work: _Work) -> _Outcome:
    parts = build_parts(work.resources)
    outcome = _Outcome()
    phrase = parts.draw()
    made = parts.vaults.create(
        out / "kluis", label="Voorbeeld", passphrase=passphrase_bytes(phrase)
    )
    try:
        desk = parts.desk(made.vault, is_example=True)
        outcome.facts |= {
            "vault": str(out / "kluis"),
            "vault_passphrase": phrase,
            "recovery_code": "-".join(made.sheet.groups),
            **take_in(desk, _preview(desk, work)),
        }
        file, attached = _add_case(desk, work)
        outcome.facts["pupil"] = desk.records.get(Pupil, file.pupil_id).name
        _print_reports(desk, file, out, outcome)
        _print_caseload(desk, out, outcome)
        _print_agreements(desk, out, outcome)
        _print_requests(desk, out, outcome)
        _write_terms(desk, out, outcome)
        request = _open_request(desk, file, is_own_case=work.is_own_case)
        finds = () if request is None else _send_request(desk, request, out, outcome)
        documents = desk.records.find(Attachment, file_id=file.id)
        outcome.facts["attachments"] = [one.facts(finds) for one in attached]
        backup = made.vault.backups.make(Silent(), out)
        outcome.facts["backup"] = outcome.note_export(backup.path)
        if not work.is_own_case:
            add_forms(desk, work.resources)
            forms = hand_over_in_each_shape(desk, file, out / "aanvragen")
            outcome.facts["forms"] = [asdict(one) for one in forms]
    finally:
        made.vault.close()
    said = (*work.case, *documents)
    outcome.facts["typed_fields"] = len(typed_texts(said, parts.catalogue))
    outcome.facts["handled_fields"] = handled_fields(said, parts.catalogue)
    outcome.facts["exports"] = outcome.exports
    return outcome


def _preview(desk: Desk, work: _Work) -> Preview:
    if work.export is not None:
        return desk.imports.preview(work.export)
    if work.sector is Sector.VO:
        add_school(desk, work.case)
    return preview_of(desk, example_pupils(work.resources, work.sector))


def _add_case(desk: Desk, work: _Work) -> tuple[SupportFile, Sequence[Attached]]:
    file = add_case(desk, work.case)
    if work.has_short_cases:
        add_short_cases(desk, short_cases(work.resources, desk.clock.today()))
    if not work.is_own_case:
        add_documents(desk, file, ready_documents(desk, work.resources, work.sector))
        if work.sector is Sector.PO:
            close_some(desk, work.resources)
    attached = attach(desk, file, work.attach_too)
    sign_case(desk, work.case)
    return file, attached


def _write_summary(outcome: _Outcome, out: Path) -> None:
    """For this user alone: it tells the passphrases. Any sign in it is spelled in plain ones."""
    summary = json.dumps(outcome.facts, indent=2) + "\n"
    place = out / "summary.json"
    Files().write_whole(place, temporary_name(), summary.encode("ascii"))
    sys.stdout.write(_words(outcome, out))


def take_in(desk: Desk, preview: Preview) -> dict[str, Any]:
    """Store every pupil of a file who is at school; returns the counts for the summary.

    The vault is new, so nobody can be mistaken for a child that is in it: namesakes become two.
    """
    with suppress(NothingToTakeOver):  # former pupils only, and nothing about their school
        desk.imports.apply(preview, unattended_decisions(preview.plan), Silent())
    return {
        "pupils_in_file": preview.plan.pupils_in_file,
        "pupils_imported": len(desk.records.find(Pupil)),
        "former_pupils": preview.plan.count(RowKind.FORMER),
        "warnings": [
            {"code": warning.code.value, "count": warning.count}
            for warning in preview.export.warnings
        ],
    }


def _print_reports(desk: Desk, file: SupportFile, out: Path, outcome: _Outcome) -> None:
    outcome.facts |= {"printables": [], "reports": []}
    usual, closed = (desk.documents.snapshot(one.id) for one in (file, _closed_beside(desk, file)))
    teachers = desk.catalogue.rewording(desk.sector).said("leraren")
    recipients = {Report.REQUEST: _RECIPIENT, Report.TEACHERS: teachers}
    for report in Report:
        snapshot = closed if report is Report.CLOSING else usual
        if report is Report.REGISTER:  # of all that left until now, the prints before it too
            snapshot = desk.documents.snapshot(file.id)
        choices = PrintChoices(signature_lines=report in _SIGNED)
        path = out / file_name(report, snapshot.stamp.printed_on)
        order = PrintOrder(
            snapshot=snapshot,
            report=report,
            choices=choices,
            recipient=recipients.get(report, "ouders"),
            ground="gesprek met ouders",
            reason="Voorbeeld",
        )
        try:
            left = desk.exit.let_out(order, ToFile(path), AtOnce(), Silent())
        except NothingToPrint:  # a case of one's own need not have everything
            continue
        outcome.note_print(desk, report.output, path, left.pages)
        outcome.facts["reports"].append(str(path))
        if report is Report.REQUEST_TO_SIGN:
            sign_request(desk, file, path)


def _closed_beside(desk: Desk, file: SupportFile) -> SupportFile:
    """One that is closed, for its letter; what runs has none. The file itself where none is."""
    files = desk.records.find(SupportFile)
    return next((one for one in files if not one.is_open), file)


def _print_caseload(desk: Desk, out: Path, outcome: _Outcome) -> None:
    """The files that run, as the list shows them to who opens it."""
    lists = desk.overview.look()
    while lists.to_make:
        lists = desk.overview.look()
    asked = Filter()
    lines = files_in(lists.files, asked)
    if not lines:  # a case of one's own may be closed
        return
    order = ListOrder(
        kind=OutputKind.FILES_LIST,
        sheet=sheet_of_files(lines, USUAL_COLUMNS, asked, desk.catalogue, desk.clock.today),
        head=desk.documents.list_head(),
        seen=lines,
        recipient="mijzelf",
        ground="overzicht van de begeleiding",
        reason="Voorbeeld",
    )
    _print_list(desk, order, out, outcome)


def _print_agreements(desk: Desk, out: Path, outcome: _Outcome) -> None:
    """Of the colleague who has most still to keep: only what is that colleague's."""
    look = desk.owned.look()
    owners = [group for group in look.groups if group.person_id is not None]
    group = max(owners, key=lambda one: len(one.lines), default=None)
    if group is None:  # a case of one's own need not have everything
        return
    order = ListOrder(
        kind=OutputKind.AGREEMENTS_LIST,
        sheet=sheet_of_agreements(group, desk.clock.today()),
        head=desk.documents.list_head(),
        seen=group.lines,
        recipient=group.name,
        ground="eigen afspraken van deze collega",
        reason="Voorbeeld",
    )
    _print_list(desk, order, out, outcome)


def _print_requests(desk: Desk, out: Path, outcome: _Outcome) -> None:
    """All of them, with how many days each step took."""
    lists = desk.overview.beside()
    if not lists.requests:  # a case of one's own may ask nothing
        return
    order = ListOrder(
        kind=OutputKind.REQUESTS_LIST,
        sheet=sheet_of_requests(lists.requests, lists.swvs, desk.catalogue.terms),
        head=desk.documents.list_head(),
        seen=lists.requests,
        recipient="mijzelf",
        ground="overzicht van de aanvragen",
        reason="Voorbeeld",
    )
    _print_list(desk, order, out, outcome)


def _print_list(desk: Desk, order: ListOrder, out: Path, outcome: _Outcome) -> None:
    path = out / order.name
    left = desk.exit.let_out(order, ToFile(path), AtOnce(), Silent())
    outcome.note_print(desk, order.kind, path, left.pages)


def _write_terms(desk: Desk, out: Path, outcome: _Outcome) -> None:
    path = out / "terms.ics"
    outcome.facts["terms"] = desk.calendar.let_out(desk.day.look(), path)
    outcome.facts["calendar"] = outcome.note_export(path)


def _send_request(
    desk: Desk, request: SwvRequest, out: Path, outcome: _Outcome
) -> tuple[Find, ...]:
    """Make and note the package; returns what a person would look at first."""
    phrase = desk.draw_for_export()
    snapshot = desk.documents.snapshot(request.file_id, with_contents=True)
    inside = desk.requests.look_inside(snapshot, Silent())
    check = desk.requests.check(request.id, inside)
    path = out / f"pakket-{file_name(Report.REQUEST, snapshot.stamp.printed_on)}"
    handover = Handover(
        snapshot=snapshot,
        request=request,
        shape=DeliveryShape.ONE_PDF,
        counter=snapshot.whole.counter_of(request),
        passphrase=phrase,
        recipient=_RECIPIENT,
        ground="begeleiding door de school; taak van het samenwerkingsverband",
        reason="Voorbeeld" if check.open_count or check.finds else "",
    )
    try:
        left = desk.exit.let_out(handover.order, ToFile(path), AtOnce(), Silent())
    except HardStop as stop:  # as in a school: that case is not ready yet
        outcome.facts["not_sent"] = message_for(stop).title
        return check.finds
    desk.register.note(left.line_ids[0], DisclosureState.SENT, desk.clock.today())
    outcome.facts |= {
        "package": outcome.note_export(path),
        "package_passphrase": phrase,
        "package_sha256": sha256(path.read_bytes()).hexdigest(),
        "open_points": [point.code for point in check.completeness.open],
    }
    return check.finds


def _open_request(desk: Desk, file: SupportFile, *, is_own_case: bool) -> SwvRequest | None:
    """The one that can still leave; in the example, once all left, a next one like the last."""
    requests = desk.records.find(SwvRequest, file_id=file.id)
    still_open = (one for one in requests if not one.is_closed)
    found = next(still_open, None)
    if found is None and requests and not is_own_case:
        return begun_like(desk, requests[-1], kinds_of(desk)[0])
    return found


def _words(outcome: _Outcome, out: Path) -> str:
    facts = outcome.facts
    prints = len(facts["reports"])
    made = "1 afdruk" if prints == 1 else f"{prints} afdrukken"
    if "package" in facts:
        made += " en een versleutelde aanvraag"
    stopped = f"De aanvraag kan nog niet weg. {facts['not_sent']}\n" if "not_sent" in facts else ""
    return (
        f"Leerlingen in het bestand: {facts['pupils_in_file']}. "
        f"Ingelezen: {facts['pupils_imported']}. Al van school: {facts['former_pupils']}.\n"
        f"Dossier van {facts['pupil']} (verzonnen): {made}, na "
        f"{facts['typed_fields']} getypte velden "
        f"({facts['handled_fields']} met wat gekozen of aangevinkt is).\n"
        f"{stopped}Alles staat in {out}; summary.json zegt waar.\n"
    )
