"""Builds everything: which class stands behind which port."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources.abc import Traversable
from pathlib import Path

from ib_desk.application.attachments import Attachments
from ib_desk.application.catalogue import Catalogue
from ib_desk.application.desk import Desk
from ib_desk.application.documents import Documents
from ib_desk.application.drafts import Drafts
from ib_desk.application.imports import Imports
from ib_desk.application.overview import Overview
from ib_desk.application.ports import Clock
from ib_desk.application.records import Records
from ib_desk.application.requests import Requests
from ib_desk.application.undo import UndoStack
from ib_desk.application.vault import OpenVault, RecoverySheet
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.derived_texts import DerivedWording
from ib_desk.domain.matched_care_table import MatchedCareRule
from ib_desk.domain.passphrase import WORDS_TO_EXPORT, WORDS_TO_UNLOCK, draw_passphrase
from ib_desk.domain.report_texts import (
    ContractTexts,
    ParentsTexts,
    RecoveryTexts,
    ReportTexts,
    RequestTexts,
    SharedTexts,
)
from ib_desk.domain.request_points import RequestPoints
from ib_desk.domain.trajectory import Trajectory
from ib_desk.domain.weighing_texts import DimensionTexts, SupportLevels
from ib_desk.exchange.edexml import read_edexml
from ib_desk.exchange.files import Files
from ib_desk.exchange.package import PdfPackages
from ib_desk.exchange.pdf.fonts import Fonts
from ib_desk.exchange.pdf.prints import Prints
from ib_desk.exchange.pdf.recovery_sheet import recovery_sheet
from ib_desk.exchange.searchable import attachment_text
from ib_desk.storage.keys import Stretch, machine_memory, stretch_for
from ib_desk.storage.migrate import migrate
from ib_desk.storage.quick_unlock import SystemKeyStore, system_backend
from ib_desk.storage.resource_files import ResourceFiles
from ib_desk.storage.rule_files import read_terms
from ib_desk.storage.sharing import sharing_of
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from ib_desk.storage.vault import OpenedVault, Surroundings
from ib_desk.storage.vaults import VaultsOnDisk


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What lives as long as the program: data files, fonts, prints, and the way to vaults."""

    catalogue: Catalogue
    points: RequestPoints
    prints: Prints
    words: Sequence[str]
    vaults: VaultsOnDisk
    files: Files

    def draw(self) -> str:
        """A passphrase to unlock with."""
        return draw_passphrase(self.words, WORDS_TO_UNLOCK, secrets.randbelow)

    def draw_for_export(self) -> str:
        """A passphrase for a file that leaves: longer, its lock is weaker."""
        return draw_passphrase(self.words, WORDS_TO_EXPORT, secrets.randbelow)

    def sheet_pdf(self, sheet: RecoverySheet) -> bytes:
        """The recovery sheet on paper."""
        return recovery_sheet(sheet, self.prints.texts, self.prints.fonts).content

    def desk(self, vault: OpenVault, clock: Clock | None = None) -> Desk:
        """All use cases over an open vault; make and use it on the vault's thread."""
        if not isinstance(vault, OpenedVault):
            raise TypeError(type(vault))
        engine = vault.engine
        clock = clock or Clock()
        undo = UndoStack()

        def unit_of_work() -> SqlUnitOfWork:
            return SqlUnitOfWork(engine)

        records = Records(unit_of_work, undo, clock)
        files = WholeFiles(unit_of_work)
        catalogue = self.catalogue
        return Desk(
            vault=vault,
            catalogue=catalogue,
            clock=clock,
            undo=undo,
            records=records,
            files=files,
            overview=Overview(files, records, catalogue.trajectory, clock),
            drafts=Drafts(unit_of_work),
            attachments=Attachments(unit_of_work, records),
            requests=Requests(unit_of_work, records, undo, self.points, attachment_text, clock),
            documents=Documents(
                unit_of_work, self.prints, PdfPackages(self.prints), self.files, clock
            ),
            imports=Imports(unit_of_work, records, clock, read_edexml),
            words=self.words,
            draw_for_export=self.draw_for_export,
            sheet_pdf=self.sheet_pdf,
        )


def build_parts(
    resources: Traversable,
    own: Path | None = None,
    stretch: Stretch | None = None,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
) -> Parts:
    """Read all data files and put everything together.

    Args:
        resources: the shipped folder.
        own: the user's own data files, that take the place of shipped ones.
        stretch: how slow the key derivation is; by the machine's memory when not given.
        now: the clock of vaults and backups, with a time zone: the user's own, since the dates on
            sheets and in names of backups are those that she knows.

    Raises:
        InvalidData: a data file says something impossible.
    """
    files = ResourceFiles(shipped=resources, own=own if own and own.is_dir() else None)
    catalogue = _catalogue(files)
    words = tuple(resources.joinpath("words", "dutch-7776.txt").read_text("utf-8").split())
    prints = Prints(
        Fonts.in_folder(resources / "fonts"), _texts(files), catalogue.terms, catalogue.levels
    )
    surroundings = Surroundings(
        words=frozenset(words),
        key_store=SystemKeyStore(system_backend),
        stretch=stretch or stretch_for(machine_memory()),
        now=now,
        migrate=migrate,
        sharing=sharing_of,
    )
    return Parts(
        catalogue=catalogue,
        points=files.read("requests/points.toml", RequestPoints),
        prints=prints,
        words=words,
        vaults=VaultsOnDisk(surroundings),
        files=Files(),
    )


def _catalogue(files: ResourceFiles) -> Catalogue:
    trajectories = files.read_all("trajectories", Trajectory)
    return Catalogue(
        terms=read_terms(files),
        levels=files.read("levels.toml", SupportLevels),
        dimensions=files.read("dimensions.toml", DimensionTexts),
        care_rule=files.read("matched_care.toml", MatchedCareRule),
        trajectories=trajectories,
        derived=files.read("requests/derived_texts.toml", DerivedWording),
    )


def _texts(files: ResourceFiles) -> ReportTexts:
    return ReportTexts(
        shared=files.read("reports/shared.toml", SharedTexts),
        contract=files.read("reports/contract.toml", ContractTexts),
        parents=files.read("reports/parents.toml", ParentsTexts),
        request=files.read("reports/request.toml", RequestTexts),
        recovery=files.read("reports/recovery.toml", RecoveryTexts),
    )
