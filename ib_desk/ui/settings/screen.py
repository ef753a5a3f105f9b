"""One page with everything that can be set; each works at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk import __version__
from ib_desk.application.drafts import Spot
from ib_desk.domain.records.school import Professional, School, SchoolHoliday
from ib_desk.domain.records.swv_profile import SwvProfile
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.keys import KEYS
from ib_desk.ui.leaving_card import LeavingCard
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import SETTINGS, SWVS, title_of
from ib_desk.ui.records.every import icon_of
from ib_desk.ui.records.school import professional_spec, school_spec
from ib_desk.ui.session import Session
from ib_desk.ui.settings.backup_card import BackupCard
from ib_desk.ui.settings.looks_card import LooksCard
from ib_desk.ui.settings.planning_card import PlanningCard
from ib_desk.ui.settings.secrets_card import SecretsCard
from ib_desk.ui.settings.words_card import words_card
from ib_desk.ui.spots import BACKUPS, KEY_LIST, NEW_PHRASE
from ib_desk.ui.style.theme import spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.labels import label
from ib_desk.ui.widgets.scroll_page import ScrollPage

_Found: TypeAlias = tuple[list[School], list[Professional], list[SchoolHoliday], list[SwvProfile]]


class SettingsScreen(ScrollPage):
    """Jij en school · Veiligheid · Reservekopie · Weergave · Over."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(title_of(SETTINGS), most_width=860)
        self.session = session
        self._navigator = navigator
        self._form: RecordForm | None = None
        self._then: Callable[[], None] | None = None
        self.add(PageHeading(title_of(SETTINGS), tr("Alles werkt meteen.")))
        self._school_card = Card(tr("Jouw school"), "school")
        to_swvs = second_button(title_of(SWVS), icon_of(SwvProfile))
        listen(self, to_swvs.clicked, lambda: navigator.go_to(SWVS))
        self._school_card.add_to_head(to_swvs)
        self.add(self._school_card)
        self._planning = PlanningCard(session)
        self.add(self._planning)
        people_card = Card(tr("Leraren en helpers"), icon_of(Professional))
        self._people = RecordList(
            session, professional_spec(), card=people_card, asks_before_removal=True
        )
        self._leaving = LeavingCard(session)
        self._people.removal_asked.connect(self._leaving.ask)
        listen(self, self._leaving.asked, lambda: self.show_place_soon(self._leaving))
        self._leaving.left.connect(self._people.focus_first)
        listen(self, self._people.opened, lambda _id: self.show_focus_soon())
        self.add(people_card)
        self.add(self._leaving)
        self._looking: list[SecretsCard | BackupCard] = []
        """Cards that look how it stands, each time that one comes here."""
        self._rest = QVBoxLayout()
        spaced(self._rest, 0, 12)
        self.add(self._rest)
        self.finish()
        self.later.do(
            self._add_secrets,
            self._add_backups,
            lambda: self._rest.addWidget(LooksCard(session.preferences)),
            lambda: self._rest.addWidget(words_card(session.desk.catalogue.terms)),
            self._add_keys,
            lambda: self._rest.addWidget(_about_card()),
        )
        records = session.desk.records
        self._fresh = KeptFresh(
            self,
            session,
            lambda: (
                records.find(School),
                records.find(Professional),
                records.find(SchoolHoliday),
                records.find(SwvProfile),
            ),
            self._show,
        )

    def _add_secrets(self) -> None:
        self._secrets = SecretsCard(self.session)
        self._secrets.refused.connect(self.show_place)
        self._add_looking(self._secrets)

    def _add_backups(self) -> None:
        self._backups = BackupCard(self.session)
        self._add_looking(self._backups)

    def _add_looking(self, card: SecretsCard | BackupCard) -> None:
        self._rest.addWidget(card)
        self._looking.append(card)
        card.enter()

    def _add_keys(self) -> None:
        self._keys = _keys_card()
        self._rest.addWidget(self._keys)

    @override
    def enter(self) -> None:
        self._when_read(lambda: self._focus("name"))
        self._fresh.enter()
        for card in self._looking:
            card.enter()

    @override
    def seek(self) -> None:
        if self._form is not None:
            self._form.focus_field("name")

    @override
    def go_to_spot(self, spot: Spot) -> None:
        """A card; or a field of the school, or of one of its people, as soon as it is there."""
        self.complete()
        if spot.field == NEW_PHRASE:
            self._when_read(self._secrets.ask_new_phrase)
        elif spot.field == BACKUPS:
            self._show_card(self._backups)
        elif spot.field == KEY_LIST:
            self._show_card(self._keys)
        else:
            self._when_read(lambda: self._focus(spot.field, spot.record_id))

    def _show_card(self, card: QWidget) -> None:
        """Once all that stands above it has been read."""
        job = self.session.read(lambda: None)
        listen(self, job.succeeded, lambda _nothing: self.show_place_soon(card))

    def _focus(self, field: str, record_id: UUID | None = None) -> None:
        is_person = record_id is not None and self._people.open_record(record_id, field)
        if not is_person and self._form is not None:
            self._form.focus_field(field)
        self.show_focus_soon(from_top=True)
        self._navigator.arrived()

    def _when_read(self, act: Callable[[], None]) -> None:
        """Now, or else when the school is read; the last wish counts."""
        if self._form is None:
            self._then = act
        else:
            act()

    def _show(self, found: _Found) -> None:
        schools, people, holidays, swvs = found
        school = schools[0] if schools else School()
        around = Around(
            today=self.session.desk.clock.today(),
            terms=self.session.desk.catalogue.terms.of_sector(school.sector),
            people={SwvProfile: tuple((one.id, one.name) for one in swvs if one.name.strip())},
        )
        if self._form is None:
            binding = Binding(self.session, school, self, is_new=not schools)
            self._form = RecordForm(binding, school_spec().form, around)
            self._school_card.add(self._form)
            self._planning.show_form(binding, around)
        elif schools or not self._form.binding.is_new:
            self._form.show_around(around)
            self._form.binding.show(school, is_new=not schools)
        self._people.show_records(people, around)
        self._planning.show_holidays(school, holidays, around)
        then, self._then = self._then, None
        if then is not None:
            then()


def _keys_card() -> Card:
    card = Card(tr("Toetsen"), "keys")
    holder = QWidget()
    grid = QGridLayout(holder)
    spaced(grid, 0, 6)
    grid.setColumnStretch(1, 1)
    for row, key in enumerate(KEYS):
        grid.addWidget(label(key.shown, "strong", "text", wrap=False), row, 0)
        grid.addWidget(label(key.words(), "body", "text"), row, 1)
    card.setAccessibleDescription(". ".join(f"{key.shown}: {key.words()}" for key in KEYS))
    card.add(holder)
    return card


def _about_card() -> Card:
    card = Card(tr("Over IB Desk"), "information")
    column = QVBoxLayout()
    spaced(column, 0, 4)
    lines = (
        tr("Versie {version}. Vrije software onder de EUPL 1.2.").format(version=__version__),
        tr("Werkt zonder internet. Er gaat niets naar een server, ook niet naar de maker."),
        tr(
            "Lettertype Lato (SIL OFL 1.1), pictogrammen Tabler (MIT), woordenlijst OpenTaal (BSD)."
        ),
        tr("De kluis gebruikt SQLCipher van Zetetic LLC (BSD)."),
        tr(
            "Qt (vensters) en libheif (foto’s van een telefoon) zijn vrije bibliotheken onder de "
            "LGPL 3: je mag ze door een andere versie vervangen. Alle licenties staan bij het "
            "programma."
        ),
    )
    for line in lines:
        column.addWidget(label(line, "body", "text"))
    card.add(column)
    return card
