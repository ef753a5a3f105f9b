"""The main job from signal to request with no window: what `ib-desk demo` does."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from ib_desk.application.desk import Desk
from ib_desk.application.documents import Leaving, Way
from ib_desk.application.imports import Preview
from ib_desk.application.paper import Mark, PrintChoices, Report
from ib_desk.application.progress import Silent
from ib_desk.application.requests import Sending
from ib_desk.application.vault_errors import FolderNotEmpty
from ib_desk.domain.passphrase import passphrase_bytes
from ib_desk.domain.pupil import Pupil
from ib_desk.domain.pupil_import import RowKind, unattended_decisions
from ib_desk.domain.request import SwvRequest
from ib_desk.domain.support_file import SupportFile
from ib_desk.main.example import add_example, example_records, typed_fields
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts

_RECIPIENT = "SWV PO Waterland-Fictief"


@dataclass(slots=True)
class _Outcome:
    """What becomes `summary.json`."""

    facts: dict[str, Any] = field(default_factory=dict)
    exports: list[str] = field(default_factory=list)

    def note_export(self, path: Path) -> str:
        """Remember a file that was written outside the vault."""
        self.exports.append(str(path))
        return str(path)


def demo(out: Path, edexml: Path | None) -> None:
    """Make a vault in `out`, take in a school, add Noor, print, and make her request.

    Args:
        out: a folder that is empty or not there yet.
        edexml: the export of a school; our own fictitious one when not given.

    Raises:
        FolderNotEmpty: `out` holds something.
        ImportRefused: the export cannot be used; nothing was made.
    """
    resources = resources_root()
    content = (
        edexml.read_bytes()
        if edexml is not None
        else resources.joinpath("demo", "edexml_de_zandbank.xml").read_bytes()
    )
    if out.exists() and any(out.iterdir()):
        raise FolderNotEmpty
    parts = build_parts(resources)
    # Read before anything is made: a file that is refused leaves no half demo behind.
    _refuse_early(parts, content)
    out.mkdir(parents=True, exist_ok=True)
    outcome = _Outcome()
    phrase = parts.draw()
    made = parts.vaults.create(
        out / "kluis", label="Voorbeeld", passphrase=passphrase_bytes(phrase)
    )
    try:
        desk = parts.desk(made.vault)
        outcome.facts |= {
            "vault": str(out / "kluis"),
            "vault_passphrase": phrase,
            "recovery_code": "-".join(made.sheet.groups),
        }
        _import(desk, content, outcome)
        file = add_example(desk, resources)
        outcome.facts["pupil"] = desk.records.get(Pupil, file.pupil_id).name
        _print_reports(desk, file, out, outcome)
        _send_request(desk, file, out, outcome)
        backup = made.vault.backup(Silent(), out)
        outcome.facts["backup"] = outcome.note_export(backup.path)
    finally:
        made.vault.close()
    outcome.facts["typed_fields"] = typed_fields(example_records(resources))
    outcome.facts["exports"] = outcome.exports
    summary = json.dumps(outcome.facts, ensure_ascii=False, indent=2)
    (out / "summary.json").write_text(summary + "\n", encoding="utf-8")
    sys.stdout.write(_words(outcome, out))


def _refuse_early(parts: Parts, content: bytes) -> None:
    from ib_desk.exchange.edexml import read_edexml  # noqa: PLC0415 - only to look

    del parts
    read_edexml(content)


def _import(desk: Desk, content: bytes, outcome: _Outcome) -> None:
    preview: Preview = desk.imports.read(content, Silent())
    desk.imports.apply(preview, unattended_decisions(preview.plan), Silent())
    former = preview.plan.count(RowKind.FORMER)
    in_file = preview.plan.pupils_in_file
    outcome.facts |= {
        "pupils_in_file": in_file,
        "pupils_imported": len(desk.records.find(Pupil)),
        "former_pupils": former,
        "warnings": [
            {"code": warning.code.value, "count": warning.count}
            for warning in preview.export.warnings
        ],
    }


def _print_reports(desk: Desk, file: SupportFile, out: Path, outcome: _Outcome) -> None:
    paths = []
    snapshot = desk.documents.snapshot(file.id)
    for report in Report:
        choices = PrintChoices(mark=Mark.EXAMPLE, signature_lines=report is Report.CONTRACT)
        printed = desk.documents.print(report, snapshot, choices)
        path = out / printed.name
        desk.documents.save(path, printed.content)
        desk.documents.note_left(
            Leaving(
                file_id=file.id,
                report=report,
                printed=printed,
                way=Way.SAVED,
                recipient="ouders" if report is not Report.REQUEST else _RECIPIENT,
                ground="gesprek met ouders",
            )
        )
        paths.append(outcome.note_export(path))
    outcome.facts["reports"] = paths


def _send_request(desk: Desk, file: SupportFile, out: Path, outcome: _Outcome) -> None:
    request = desk.records.find(SwvRequest, file_id=file.id)[0]
    phrase = desk.draw_for_export()
    snapshot = desk.documents.snapshot(file.id, with_contents=True)
    inside = desk.requests.look_inside(snapshot, Silent())
    check = desk.requests.check(request.id, inside)
    package = desk.documents.package(snapshot, PrintChoices(mark=Mark.EXAMPLE), phrase, Silent())
    path = out / f"pakket-{package.name}"
    desk.documents.save(path, package.sealed)
    desk.requests.mark_sent(
        request,
        Sending(
            package=package,
            recipient=_RECIPIENT,
            way="versleuteld bestand, per mail",
            ground="wettelijke taak van het samenwerkingsverband (WPO art. 18a)",
            gaps_reason="Voorbeeld" if check.open_count else "",
        ),
        inside,
    )
    outcome.facts |= {
        "package": outcome.note_export(path),
        "package_passphrase": phrase,
        "package_sha256": sha256(package.sealed).hexdigest(),
        "open_points": [point.code for point in check.completeness.open],
    }


def _words(outcome: _Outcome, out: Path) -> str:
    facts = outcome.facts
    return (
        f"{facts['pupils_imported']} van {facts['pupils_in_file']} leerlingen ingelezen, "
        f"{facts['former_pupils']} oud-leerlingen overgeslagen.\n"
        f"Dossier van {facts['pupil']} (verzonnen): {len(facts['reports'])} afdrukken en een "
        f"versleutelde aanvraag, na {facts['typed_fields']} getypte velden.\n"
        f"Alles staat in {out}; summary.json zegt waar.\n"
    )
