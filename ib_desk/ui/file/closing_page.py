"""Afsluiting: why a file is closed; it can always be opened again."""

from __future__ import annotations

from typing_extensions import override

from ib_desk.application.frozen import something_left
from ib_desk.application.support_files import SupportFiles
from ib_desk.domain.care.goals import active_goals
from ib_desk.domain.dutch_dates import full_date, plain_date
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.retention import kept_until, left_on
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import WITHOUT_TRACE
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.signal import Signal, Triage
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.bin.bin_words import along_words
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.messages import message_for
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.records.support_file import closing_form
from ib_desk.ui.session import Session
from ib_desk.ui.texts import capital, tr
from ib_desk.ui.widgets.buttons import button_row, main_button, quiet_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.note import Note, NoteKind

_NOT_ITS_OWN = (Pupil, Guardian, SupportFile)
"""What stays with the pupil when a file goes, and the file itself."""


class ClosingPage(FilePage):
    """Closing takes nothing away: the file stays readable and findable."""

    is_kept = True

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator)
        self._shown: Shown | None = None
        self.add_heading(PageHeading(self.title))
        self._open_ends = Note(NoteKind.WARN, "")
        self.add(self._open_ends)
        self._closed = Note(NoteKind.INFO, "")
        self._closed.add_action(tr("Dossier weer openen"), self._reopen)
        self.add(self._closed)
        self._card = Card(tr("Afsluiten"), "archive")
        self._form: RecordForm | None = None
        self.add(self._card)
        self._close = main_button(tr("Dossier afsluiten"), "archive")
        self._close.clicked.connect(self._close_file)
        self.add(button_row(self._close))
        self._kept = Card(tr("Wat blijft bewaard, en hoe lang"), "restore")
        self._kept_words = label("", "body", "text")
        self._kept.add(self._kept_words)
        self.add(self._kept)
        self._removal = Card(tr("Verwijderen"), "remove")
        self._along = label("", "body", "text")
        self._remove = quiet_button(tr("Dossier naar de prullenbak"), "remove")
        self._remove.clicked.connect(self._remove_file)
        self._removal.add(self._along)
        self._removal.add(button_row(self._remove))
        self.add(self._removal)
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        self._shown = shown
        super().show_file(shown)
        file = shown.whole.file
        if self._form is None:
            self._form = RecordForm(Binding(self.session, file, self), closing_form(), shown.around)
            self._card.add(self._form)
        else:
            self._form.binding.show(file)
        self._close.setVisible(file.is_open)
        self._closed.setVisible(not file.is_open)
        if file.closed_on is not None:
            self._closed.show_message(
                NoteKind.INFO,
                tr("Dit dossier is afgesloten op {day}.").format(day=full_date(file.closed_on)),
                tr("Alles is nog te lezen.")
                if file.closing_reason is not None
                else tr("Alles is nog te lezen. Waarom het dicht is, kun je nog kiezen."),
            )
        open_ends = _open_ends(shown.known)
        self._open_ends.setVisible(bool(open_ends) and file.is_open)
        self._open_ends.show_message(
            NoteKind.WARN,
            " ".join(open_ends),
            tr("Zeg eerst wat ermee gebeurde. Sluiten kan ook nu."),
        )

        self._kept_words.setText("\n".join(self._kept_lines(shown.known.file)))
        self._show_removal(shown)

    def _kept_lines(self, file: SupportFile) -> list[str]:
        """Until which day where the pupil left; else how long after that, and how sure it is."""
        catalogue, left = self.session.desk.catalogue, left_on(file)
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
            self._form.drop()
            self._form = None
        for note in (self._open_ends, self._closed):
            note.hide()
            note.show_message(NoteKind.INFO, "")
        self._along.clear()
        self._kept_words.clear()

    @override
    def focus_first(self) -> None:
        if self._form is not None:
            self._form.focus_field("closing_reason")

    def _close_file(self) -> None:
        if self._shown is not None and self._form is not None:
            self.leave()
            # Through the form: what was typed a moment ago is part of the same record.
            self._form.binding.store("closed_on", self._shown.around.today)
            self.focus_first()

    def _reopen(self) -> None:
        if self._form is not None:
            self.leave()
            files = SupportFiles(self.session.desk.records, self.session.desk.clock)
            file = self._form.binding.record
            if isinstance(file, SupportFile):
                self.session.write(lambda: files.reopen(file))
                self.focus_first()

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
