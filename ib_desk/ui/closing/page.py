"""Afsluiting: why a file is closed; it can always be opened again."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from ib_desk.application.frozen import something_left
from ib_desk.application.support_files import SupportFiles
from ib_desk.domain.care.goals import active_goals
from ib_desk.domain.dutch_dates import full_date, plain_date
from ib_desk.domain.file.closings import day_of_closing, earlier, standing
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.retention import kept_until, left_on
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import WITHOUT_TRACE
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.sentences import capital
from ib_desk.ui.bin.bin_words import along_words
from ib_desk.ui.closing.form import ClosingForm
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.messages import message_for
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.records.closing import closing_spec
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button, second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind

_LETTER: Final = "closing"

_NOT_ITS_OWN = (Pupil, Guardian, SupportFile)
"""What stays with the pupil when a file goes, and the file itself."""


class ClosingPage(FilePage):
    """Closing takes nothing away: the file stays readable and findable."""

    is_kept = True
    begins_with_list = False

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._shown: Shown | None = None
        self._form: ClosingForm | None = None
        self.add_heading(PageHeading(self.title))
        self._open_ends = Note(NoteKind.WARN, "")
        self.add(self._open_ends)
        self._closed = Note(NoteKind.INFO, "")
        self._closed.add_action(tr("Dossier weer openen"), self._reopen)
        self.add(self._closed)
        self._place = QVBoxLayout()
        spaced(self._place, 0, 12)
        self.add(self._place)
        self._close = main_button(tr("Dossier afsluiten"), "archive")
        self._close.clicked.connect(self._close_file)
        self._drop = quiet_button(tr("Deze afsluiting verwijderen"), "remove")
        self._drop.clicked.connect(self._remove_closing)
        self._print = second_button(tr("Afsluitbrief"), "print")
        self._print.clicked.connect(self._to_letter)
        self.add(button_row(self._close, self._print, self._drop))
        self._kept = Card(tr("Wat blijft bewaard, en hoe lang"), "restore")
        self._kept_words = label("", "body", "text")
        self._kept.add(self._kept_words)
        self.add_below(self._kept)
        self._earlier = self.add_list(closing_spec(), earlier)
        self._removal = Card(tr("Verwijderen"), "remove")
        self._along = label("", "body", "text")
        self._remove = quiet_button(tr("Dossier naar de prullenbak"), "remove")
        self._remove.clicked.connect(self._remove_file)
        self._removal.add(self._along)
        self._removal.add(button_row(self._remove))
        self.add_below(self._removal)
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)
        if self._form is None:
            self._form = ClosingForm(self.session, shown)
            self._place.addWidget(self._form)
            self.later.do(self.hold_back(self._form.below))
        self._form.show_file(shown)
        file = shown.whole.file
        self._close.setVisible(file.is_open)
        self._drop.setVisible(file.is_open and not self._form.is_new)
        self._print.setVisible(not self._form.is_new)
        self.stand(self._earlier.card, is_shown=bool(earlier(shown.whole)))
        self._show_state(shown)
        self._kept_words.setText("\n".join(self._kept_lines(shown.known)))
        self._show_removal(shown)

    def _show_state(self, shown: Shown) -> None:
        """That it is closed; or what still waits for something."""
        file = shown.whole.file
        closing = standing(shown.whole)
        has_reason = closing is not None and closing.reason is not None
        self._closed.setVisible(not file.is_open)
        if file.closed_on is not None:
            self._closed.show_message(
                NoteKind.INFO,
                tr("Dit dossier is afgesloten op {day}.").format(day=full_date(file.closed_on)),
                tr("Alles is nog te lezen.")
                if has_reason
                else tr("Alles is nog te lezen. Waarom het dicht is, kun je nog kiezen."),
            )
        open_ends = _open_ends(shown.known)
        self._open_ends.setVisible(bool(open_ends) and file.is_open)
        self._open_ends.show_message(
            NoteKind.WARN,
            " ".join(open_ends),
            tr("Zeg eerst wat ermee gebeurde. Sluiten kan ook nu."),
        )

    def _kept_lines(self, whole: WholeFile) -> list[str]:
        """Until which day where the pupil left; else how long after that, and how sure it is."""
        catalogue, left = self.session.desk.catalogue, left_on(whole)
        told: list[str] = []
        for one in catalogue.retention.kept:
            source = catalogue.law.told(one.name, one.how_sure)
            if left is None:
                words = tr("{what}: {years} jaar na vertrek van school. Bron: {source}.")
                told.append(words.format(what=capital(one.what), years=one.years, source=source))
            else:
                words = tr("{what}: tot en met {day}. Bron: {source}.")
                day = plain_date(kept_until(one, left))
                told.append(words.format(what=capital(one.what), day=day, source=source))
        return told

    def _show_removal(self, shown: Shown) -> None:
        """What goes along; or why the file stays, where something was sent from it."""
        whole, terms = shown.whole, shown.around.terms
        term = self.session.desk.catalogue.bin_term
        inside = {k: records for k, records in whole.parts.items() if k not in _NOT_ITS_OWN}
        told = {k: len(records) for k, records in inside.items() if k not in WITHOUT_TRACE}
        along = along_words(told, terms)
        every = [record for records in inside.values() for record in records]
        stays = something_left(whole.file, every, shown.around.today, term)
        if stays is not None:
            words = message_for(stays)
            self._along.setText(f"{words.title} {words.text}")
        else:
            said = [tr("Gaat mee: {what}.").format(what=along)] if along else []
            said.append(tr("Je kunt het {days} dagen terugzetten.").format(days=term.days))
            self._along.setText(" ".join(said))
        self._remove.setVisible(stays is None)

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._shown = None
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        for note in (self._open_ends, self._closed):
            note.hide()
            note.show_message(NoteKind.INFO, "")
        self._along.clear()
        self._kept_words.clear()

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        is_here = self._form is not None and self._form.open_part(record_id, field)
        if not is_here:
            super().go_to(kind, record_id, field)

    @override
    def focus_first(self) -> None:
        if self._form is not None:
            self._form.focus_field("reason")

    @property
    @override
    def report(self) -> str:
        return _LETTER if self._form is not None and not self._form.is_new else super().report

    def _to_letter(self) -> None:
        self.leave()
        self.navigator.open_print(_LETTER)

    def _close_file(self) -> None:
        """With what was typed a moment ago."""
        self.leave()
        if self._shown is not None and self._form is not None:
            closing, files = self._form.closing, self._support_files()
            on = day_of_closing(self._shown.whole, closing, self._shown.around.today)
            self.session.write(lambda: files.close(closing, on))
            self.focus_first()

    def _reopen(self) -> None:
        self.leave()
        if self._shown is not None:
            file, files = self._shown.whole.file, self._support_files()
            self.session.write(lambda: files.reopen(file))
            self.focus_first()

    def _support_files(self) -> SupportFiles:
        return SupportFiles(self.session.desk.records, self.session.desk.clock)

    def _remove_closing(self) -> None:
        self.leave()
        if self._form is not None:
            self.session.remove(self._form.closing)

    def _remove_file(self) -> None:
        if self._shown is not None:
            self.session.remove(self._shown.whole.file)


def _open_ends(whole: WholeFile) -> list[str]:
    """A sentence for each kind of record that still waits for something."""
    agreements = sum(a.is_running for a in whole.of(Agreement))
    goals = len(active_goals(whole))
    signals = sum(s.triage is Triage.OPEN for s in whole.of(Signal))
    said = (
        (signals, tr("1 signaal is nog niet bekeken."), tr("{n} signalen zijn nog niet bekeken.")),
        (agreements, tr("Er staat nog 1 afspraak open."), tr("Er staan nog {n} afspraken open.")),
        (
            goals,
            tr("Aan 1 doel wordt nog gewerkt: is het bereikt, of gaat het elders verder?"),
            tr("Aan {n} doelen wordt nog gewerkt: zijn ze bereikt, of gaan ze elders verder?"),
        ),
    )
    return [(one if n == 1 else many).format(n=n) for n, one, many in said if n]
