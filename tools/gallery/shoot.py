"""Runs the real screens over the example vault and takes their pictures."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QSettings,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ib_desk.application.desk import Desk
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import PrintOrder
from ib_desk.application.leaving.outside import ToFile
from ib_desk.application.paper import PrintChoices, Report
from ib_desk.application.ports import Clock
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.vault import OpenVault
from ib_desk.application.vault_errors import WrongSecret
from ib_desk.domain.errors import Conflict, NotFound
from ib_desk.domain.records.disclosure import DisclosureState
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Sector
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.secrets.passphrase import passphrase_bytes
from ib_desk.main.example import EXAMPLE_PHRASE, open_example
from ib_desk.main.phrases import draw_to_unlock
from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts
from ib_desk.storage.keys import Stretch
from ib_desk.ui.app import make_application
from ib_desk.ui.collector import Collector
from ib_desk.ui.jobs import Job, JobRunner
from ib_desk.ui.preferences import Preferences
from ib_desk.ui.session import Session
from ib_desk.ui.setup.aside import AsidePage
from ib_desk.ui.setup.doorstep import Doorstep
from ib_desk.ui.setup.entrance import Entrance
from ib_desk.ui.setup.first_run import PupilsStep, SheetStep
from ib_desk.ui.setup.restore import RestorePage
from ib_desk.ui.setup.school_step import SchoolStep
from ib_desk.ui.setup.sheet_proof import SheetProof
from ib_desk.ui.setup.sheet_unlock import SheetUnlockPage
from ib_desk.ui.setup.unlisted import UnlistedPage
from ib_desk.ui.setup.unlock import UnlockPage
from ib_desk.ui.setup.vault_step import VaultStep
from ib_desk.ui.style.theme import Appearance, Scheme, Theme, current_theme
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.toast import Toast
from ib_desk.ui.window import DeskWindow
from tools.gallery.cases import PRINTS_OF_CASES, file_named
from tools.gallery.screens import DAAN, PRINTS_OF_DAAN, SETUP, stops, stops_of_daan

_QUICK: Final = Stretch(memory_kib=19 * 1024, passes=1, lanes=1)
_SETTLE_MS = 350
_REST_MS = 50
_CLOCK: Final = Clock(lambda: datetime(2026, 11, 20, 9, 0))  # noqa: DTZ001 - the desk has no zone
"""A day in the middle of the example: else each picture is later than the one before."""
_POINTS = 72
_PRINT_DPI = 90


@dataclass(frozen=True, slots=True)
class Mode:
    """How the screens are shown; a laptop of 1366 x 768 leaves 690 of 768 pixels."""

    look: Appearance
    size: tuple[int, int] = (1366, 690)
    is_empty: bool = False
    is_wrong: bool = False
    sector: Sector = Sector.PO

    @property
    def place(self) -> str:
        """The folder of its vault."""
        if self.is_empty:
            return "leeg"
        return "voorbeeld" if self.sector is Sector.PO else "voorbeeld-vo"


MODES: Final[dict[str, Mode]] = {
    "light": Mode(Appearance(scheme=Scheme.LIGHT)),
    "dark": Mode(Appearance(scheme=Scheme.DARK), (1440, 900)),
    "large-text": Mode(Appearance(scheme=Scheme.LIGHT, text_scale=2.0)),
    "empty": Mode(Appearance(scheme=Scheme.LIGHT), is_empty=True),
    "error": Mode(Appearance(scheme=Scheme.LIGHT), is_wrong=True),
    "vo": Mode(Appearance(scheme=Scheme.LIGHT), sector=Sector.VO),
}


def shoot(out: Path, wanted: Sequence[str]) -> None:
    """Take all pictures of the wanted modes, and of every page of every print."""
    app, theme = make_application(["ib-desk"], resources_root())
    theme.complete()
    app.setCursorFlashTime(0)  # a picture with the cursor and one without it differ
    Collector(app)  # as in the program: an automatic collection may destroy widgets on a worker
    with tempfile.TemporaryDirectory(prefix="ib-desk-gallery-") as name:
        folder = Path(name)
        for mode in wanted:
            # Anew: what reads pages ends with the window, and what left in one mode left its vault.
            parts = build_parts(resources_root(), stretch=_QUICK)
            (folder / mode).mkdir()
            _shoot_mode(out / mode, MODES[mode], app, theme, parts, folder / mode)
        if "light" in wanted:
            parts = build_parts(resources_root(), stretch=_QUICK)
            _shoot_prints(out / "prints", parts, folder / "light")
        if "vo" in wanted:
            parts = build_parts(resources_root(), stretch=_QUICK)
            _shoot_prints_of_daan(out / "prints-vo", parts, folder / "vo")


def _shoot_mode(
    out: Path, mode: Mode, app: QApplication, theme: Theme, parts: Parts, folder: Path
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    theme.use(mode.look)
    runners = (JobRunner("database"), JobRunner("documents"), JobRunner("pictures"))
    database, documents, pictures = runners
    place = folder / mode.place
    vault = _wait(database.start(lambda progress: _vault(parts, place, mode, progress)))
    desk = _wait(database.start(lambda _progress: parts.desk(vault, _CLOCK)))
    preferences = Preferences(
        QSettings(str(folder / "voorkeuren.ini"), QSettings.Format.IniFormat), app
    )
    session = Session(desk, database, documents, pictures, preferences)
    window = DeskWindow(session)
    window.resize(*mode.size)
    window.show()
    if mode.sector is Sector.VO:
        shown = stops_of_daan(_wait(session.read(lambda: _file_of(desk, DAAN))))
    else:
        file_id = _wait(session.read(lambda: _some_file(desk)))
        shown = stops(file_id, _wait(session.read(lambda: _closed_file(desk))))
    for stop in shown:
        window.resize(*(stop.size or mode.size))
        for step in stop.steps:
            step(window)
            _settle(session)
        if mode.is_wrong:
            window.show_trouble(Conflict("SupportFile", UUID(int=0)))
            _settle(session)
        _take(window, out / f"{stop.name}.png")
        if stop.back is not None:
            stop.back(window)
            _settle(session)
            for toast in window.findChildren(Toast):
                toast.hide()
    window.close()
    if mode.sector is Sector.PO:
        _shoot_setup(out, mode, parts, database, vault)
    parts.end_children()
    documents.close()
    pictures.close()
    database.close(last=vault.close)


def _shoot_setup(
    out: Path, mode: Mode, parts: Parts, database: JobRunner, vault: OpenVault
) -> None:
    doorstep = _doorstep(parts, vault)
    doorstep.database = database
    sheet = _wait(database.start(lambda _progress: vault.ways_in.new_recovery_sheet()))
    unlock = UnlockPage(doorstep)
    known = _wait(database.start(lambda _progress: doorstep.entrance.known()))
    unlock.show_vaults(known)
    sheet_step = SheetStep(doorstep, step="2 van 4")
    sheet_step.show_sheet(sheet)
    aside = AsidePage(doorstep, _folder_of(vault))
    aside.enter()
    unlisted = UnlistedPage(doorstep, PermissionError())
    pages = (
        VaultStep(doorstep, is_first=True),
        sheet_step,
        SchoolStep(doorstep, vault),
        PupilsStep(doorstep),
        unlock,
        SheetUnlockPage(doorstep, _folder_of(vault)),
        RestorePage(doorstep),
    )
    door = QStackedWidget()  # as in the program: who stands in it is dressed by it
    current_theme().dress_each(door)
    door.resize(*mode.size)
    door.show()
    for page in (*pages, aside, unlisted):
        door.addWidget(page)
        door.setCurrentWidget(page)
        if mode.is_wrong:
            page.show_trouble(WrongSecret(3, 4))
        _pause(_SETTLE_MS)
        _take(door, out / f"start-{SETUP[type(page)]}.png")
    door.setCurrentWidget(sheet_step)
    _make_mistake(sheet_step)
    _pause(_SETTLE_MS)
    _take(door, out / "start-herstelblad-fout.png")
    door.close()


def _make_mistake(step: SheetStep) -> None:
    """The proof of the sheet, with the blocks to copy in sight and one that is not right."""
    for fold in step.findChildren(Fold):
        fold.set_open(is_open=True)
    step.findChildren(LineField)[0].setText("0000")
    step.findChildren(SheetProof)[0].prove()


def _doorstep(parts: Parts, vault: OpenVault) -> Doorstep:
    return Doorstep(
        plates=lambda: None,
        words=lambda: parts.words,
        draw=draw_to_unlock,
        inside=lambda: _entrance(parts, vault),
    )


def _entrance(parts: Parts, vault: OpenVault) -> Entrance:
    return Entrance(
        vaults=parts.vaults,
        known=lambda: [parts.vaults.describe(_folder_of(vault))],
        new_folder=lambda: Path(tempfile.mkdtemp()),
        sheets=parts.sheets,
        copy_closed=lambda _progress: None,
        open_example=lambda _sector, _progress: vault,
        terms=parts.catalogue.terms,
        desk_of=lambda vault, is_example: parts.desk(vault, is_example=is_example),
        end_children=parts.end_children,
    )


def _folder_of(vault: OpenVault) -> Path:
    place: Path = vault._folder.path  # type: ignore[attr-defined]  # noqa: SLF001 - a picture only
    return place


def _shoot_prints(out: Path, parts: Parts, folder: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    database = JobRunner("database")

    def make(_progress: object) -> dict[str, bytes]:
        vault = parts.vaults.unlock_with_passphrase(folder / MODES["light"].place, _phrase())
        try:
            desk = parts.desk(vault, _CLOCK)
            usual = desk.documents.snapshot(_some_file(desk))
            closed = desk.documents.snapshot(_closed_file(desk))
            prints = {
                report.value: desk.documents.print(
                    report,
                    closed if report is Report.CLOSING else usual,
                    PrintChoices(signature_lines=report is Report.CONTRACT),
                ).content
                for report in Report
            }
            for child, reports in PRINTS_OF_CASES.items():
                of_child = desk.documents.snapshot(_file_of(desk, child))
                for report in reports:
                    made = desk.documents.print(report, of_child, PrintChoices())
                    prints[f"{child.lower()}-{report.value}"] = made.content
            prints["recovery"] = parts.sheet_pdf(vault.ways_in.new_recovery_sheet())
        finally:
            vault.close()
        return prints

    for name, content in _wait(database.start(make)).items():
        _draw_pages(content, out, name)
    database.close()


def _shoot_prints_of_daan(out: Path, parts: Parts, folder: Path) -> None:
    """Each print that there is something for: no request was begun, and nothing is asked of him."""
    out.mkdir(parents=True, exist_ok=True)
    database = JobRunner("database")

    def make(_progress: object) -> dict[str, bytes]:
        vault = parts.vaults.unlock_with_passphrase(folder / MODES["vo"].place, _phrase())
        try:
            desk = parts.desk(vault, _CLOCK)
            snapshot = desk.documents.snapshot(_file_of(desk, DAAN))
            return {
                report.value: desk.documents.print(report, snapshot, PrintChoices()).content
                for report in PRINTS_OF_DAAN
            }
        finally:
            vault.close()

    for name, content in _wait(database.start(make)).items():
        _draw_pages(content, out, name)
    database.close()


def _draw_pages(content: bytes, out: Path, name: str) -> None:
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    for page in range(document.pageCount()):
        size = document.pagePointSize(page) * (_PRINT_DPI / _POINTS)
        image = document.render(page, QSize(round(size.width()), round(size.height())))
        paper = image.convertToFormat(image.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        _over(paper, image)
        paper.save(str(out / f"{name}-{page + 1}.png"))


def _over(paper: QImage, image: QImage) -> None:
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()


def _vault(parts: Parts, place: Path, mode: Mode, progress: Progress) -> OpenVault:
    if not mode.is_empty:
        is_new = not place.exists()
        vault = open_example(parts, place, progress, mode.sector, clock=_CLOCK)
        if is_new and mode.sector is Sector.PO:
            _let_out(parts.desk(vault, _CLOCK), place.parent)
        return vault
    made = parts.vaults.create(place, label="Mijn leerlingen", passphrase=_phrase())
    desk = parts.desk(made.vault)
    pupil = Pupil(call_name="Sem", surname="Smit", year_group="4")
    desk.records.add(pupil, SupportFile(pupil_id=pupil.id, opened_on=desk.clock.today()))
    return made.vault


def _let_out(desk: Desk, folder: Path) -> None:
    """Lines for the register: one handed over, others of which nobody said what came of them."""
    file_id = _some_file(desk)
    for report in (Report.CONTRACT, Report.PARENTS, Report.OPP_GUIDANCE, Report.CONSENT):
        order = PrintOrder(
            snapshot=desk.documents.snapshot(file_id),
            report=report,
            choices=PrintChoices(signature_lines=report is not Report.PARENTS),
            recipient="Marieke Bakker, Joost van Dalen",
            ground="informatie aan ouders",
            reason="Voorbeeld",
        )
        line = desk.exit.let_out(order, ToFile(folder / f"{report.value}.pdf"), AtOnce(), Silent())
        if report is Report.CONTRACT:
            desk.register.note(line.line_ids[0], DisclosureState.HANDED_OVER, desk.clock.today())


def _phrase() -> bytearray:
    return passphrase_bytes(EXAMPLE_PHRASE)


def _file_of(desk: Desk, child: str) -> UUID:
    file_id = file_named(desk, child)
    if file_id is None:
        raise NotFound(SupportFile.__name__, UUID(int=0))
    return file_id


def _some_file(desk: Desk) -> UUID:
    return desk.records.find(SupportFile)[0].id


def _closed_file(desk: Desk) -> UUID:
    """Any other where none is closed: there is nothing to print of it then, and that is shown."""
    files = desk.records.find(SupportFile)
    return next((one.id for one in files if not one.is_open), files[0].id)


def _take(widget: QWidget, path: Path) -> None:
    """Once it looks the same for a moment: on a busy machine a page may still be laid out."""
    picture = widget.grab().toImage()
    for _round in range(40):
        _pause(_REST_MS)
        again = widget.grab().toImage()
        if again == picture:
            break
        picture = again
    picture.save(str(path))


def _settle(session: Session) -> None:
    """Until nothing was read, written or printed for a moment."""
    _pause(_SETTLE_MS)
    for _round in range(40):
        if not session.is_busy:
            break
        _pause(100)
    _pause(_SETTLE_MS)


def _pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait(job: Job) -> Any:
    outcome: list[Any] = []
    failure: list[Exception] = []
    loop = QEventLoop()
    job.succeeded.connect(outcome.append)
    job.failed.connect(failure.append)
    job.finished.connect(loop.quit)
    loop.exec()
    if failure:
        raise failure[0]
    return outcome[0]
