"""Contact: with whom school spoke and when, and below it what is for nobody else to read."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from ib_desk.domain.file.last_contact import last_spoken
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.moments import ago_words
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import CONTACTS, title_of
from ib_desk.ui.records.contact import contact_spec
from ib_desk.ui.records.work_note import work_note_spec
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.widgets.card import Panel
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import IconLabel, label


class ContactsPage(FilePage):
    """Contacts first; her own notes stand in a card of their own."""

    is_kept = True

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(CONTACTS))
        self._heading = PageHeading(self.title)
        self.add_heading(self._heading)
        self.add_list(contact_spec())
        notes = self.add_list(work_note_spec())
        notes.card.body.insertWidget(0, for_nobody_else())
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        self._heading.show_title(self.title, _last_contacts(shown))

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._heading.show_title(self.title)


def for_nobody_else() -> Panel:
    """What a werkaantekening is, above those that there are."""
    panel = Panel("closed")
    row = QHBoxLayout()
    spaced(row, 0, 10)
    row.addWidget(IconLabel("lock", "closed", 18), 0, Qt.AlignmentFlag.AlignTop)
    words = label(
        tr(
            "Geheugensteun voor jezelf. Staat nergens anders: niet op papier, niet in een lijst en "
            "niet in de geschiedenis, en verdwijnt vanzelf. Deel je hem, dan hoort hij in het "
            "dossier en mag een ouder hem lezen."
        ),
        "small",
        "text",
    )
    row.addWidget(words, 1)
    panel.body.addLayout(row)
    return panel


def _last_contacts(shown: Shown) -> str:
    """The pupil first, then each parent; who was never spoken stands there too."""
    whole, today = shown.known, shown.around.today
    spoken = last_spoken(whole, today).each
    people: list[tuple[UUID, str]] = [(whole.pupil.id, whole.pupil.short_name)]
    people += [(guardian.id, guardian.name) for guardian in whole.guardians]
    said = in_a_line(f"{name} {_since(spoken.get(who), today)}" for who, name in people if name)
    return tr("Laatst gesproken: {who}").format(who=said)


def _since(on: date | None, today: date) -> str:
    if on is None:
        return tr("nog niet")
    days = (today - on).days
    return ago_words(days) if days <= 1 else tr("{ago} geleden").format(ago=ago_words(days))
