"""Afspraken per collega: over all pupils and about none, and as a list for one colleague."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.drafts import Spot
from ib_desk.application.lists_beside import AgreementLine
from ib_desk.application.owned_agreements import OwnedBy, OwnersLook
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.field_place import FieldPlace
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.sitting import TeamAgreement
from ib_desk.ui.kept_fresh import KeptFresh
from ib_desk.ui.list_words import still_made
from ib_desk.ui.listen import listen
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import OWNERS, PUPILS, place_with, spot_of_window, title_of, words_to
from ib_desk.ui.preview.leaving_stack import LeavingStack
from ib_desk.ui.preview.list_preview import LeavingList
from ib_desk.ui.screen import Screen
from ib_desk.ui.session import Session
from ib_desk.ui.style.theme import current_theme, sized, spaced
from ib_desk.ui.texts import in_a_line, tr
from ib_desk.ui.today.day_list import DayList, show_rows
from ib_desk.ui.today.owner_words import (
    agreement_row,
    owner_choice,
    owner_title,
    sheet_of_agreements,
)
from ib_desk.ui.widgets.acts_menu import acts_menu, add_act
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.choice import Choice
from ib_desk.ui.widgets.empty_state import EmptyState
from ib_desk.ui.widgets.field import Field
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.page_stack import PageStack
from ib_desk.ui.widgets.rows import Row, heading
from ib_desk.ui.widgets.scroll_page import ScrollPage

MOST: Final = 7
"""Rows of a colleague before the rest is a count, while all are shown."""
_EVERYBODY: Final = "everybody"
_NOBODY: Final = "nobody"
_CHOICE_WIDTH: Final = 380


class OwnersScreen(Screen):
    """Enter goes to the field where it is settled, K settles it, Space offers both."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__()
        self._session = session
        self._navigator = navigator
        self._look = OwnersLook()
        self._unfolded: set[object] = set()
        self._page = ScrollPage(title_of(OWNERS))
        self._heading = PageHeading(title_of(OWNERS))
        self._paper = second_button(tr("Lijst afdrukken of opslaan"), "print")
        listen(self, self._paper.clicked, self._ask_paper)
        self._heading.add_action(self._paper)
        self._whose = Choice(tr("Van wie?"))
        sized(self._whose, width=_CHOICE_WIDTH)
        listen(self, self._whose.chosen, lambda _value: self._turn())
        self._list = DayList(title_of(OWNERS))
        self._none = EmptyState(
            "agreement",
            tr("Er staat niets open"),
            tr(
                "Afspraken uit lopende dossiers en uit teamoverleg komen hier vanzelf, "
                "bij wie ervoor zorgt."
            ),
            words_to(title_of(PUPILS)),
            button_icon=PUPILS,
        )
        listen(self, self._none.asked, lambda: navigator.go_to(PUPILS))
        self._rows = PageStack(self._list, self._none)
        self._stack = LeavingStack(session, self._page, self._leaving_list)
        current_theme().dress_each(self, self._stack)
        self._build()
        self._fresh = KeptFresh(
            self, session, session.desk.owned.look, self._show, lambda look: not look.to_make
        )
        self._stack.stale.connect(self._fresh.read)

    # -- for the frame -----------------------------------------------------------------
    @override
    def enter(self) -> None:
        self._fresh.enter()
        if self._stack.currentWidget() is self._page:
            self._rows.setFocus()

    @override
    def parts(self) -> list[QWidget]:
        leaving = self._stack.leaving
        return [self._whose, self._rows] if leaving is None else [leaving]

    # -- building ----------------------------------------------------------------------
    def _build(self) -> None:
        page = self._page
        page.add(self._heading)
        # Said where one chooses: a button that is off cannot be reached by the keyboard.
        hint = tr("Afdrukken of opslaan kan voor één collega tegelijk.")
        page.add(Field(tr("Van wie?"), self._whose, hint=hint))
        page.add(self._rows, 1)
        column = QVBoxLayout(self)
        spaced(column, 0, 0)
        column.addWidget(self._stack)
        self._stack.left.connect(self._rows.setFocus)
        self._list.opened.connect(self._open)
        self._list.done.connect(self._settle)
        self._list.menu_asked.connect(self._show_menu)
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Print),
            page,
            self._ask_paper,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    # -- what is shown -----------------------------------------------------------------
    def _show(self, look: OwnersLook) -> None:
        self._look = look
        today = self._session.desk.clock.today()
        each = [(_id(group), owner_choice(group, today)) for group in look.groups]
        self._whose.offer([(_EVERYBODY, tr("Iedereen")), *each])
        if self._whose.value() is None:
            self._whose.choose(_EVERYBODY)
        self._turn()
        if not look.to_make:
            self._stack.show_anew()

    def _turn(self) -> None:
        look = self._look
        groups = self._groups()
        show_rows(self._list, [row for group in groups for row in self._group(group)])
        has_any = bool(groups) or bool(look.to_make)
        self._rows.show_page(self._list if has_any else self._none)
        count = len({line.key for group in groups for line in group.lines})
        said = tr("1 afspraak open") if count == 1 else tr("{count} afspraken open")
        told = in_a_line((said.format(count=count), tr("K is nagekomen"))) if count else ""
        self._heading.show_title(
            title_of(OWNERS), still_made(look.to_make) if look.to_make else told
        )
        chosen = self._chosen
        why = "" if chosen else tr("Kies eerst van wie. Een lijst is voor één collega.")
        self._paper.setEnabled(chosen is not None)
        self._paper.setToolTip(why)
        self._paper.setAccessibleDescription(why)

    def _groups(self) -> tuple[OwnedBy, ...]:
        value = self._whose.value()
        if value == _EVERYBODY:
            return self._look.groups
        return tuple(group for group in self._look.groups if _id(group) == value)

    @property
    def _chosen(self) -> OwnedBy | None:
        """The one colleague whose list can leave."""
        groups = self._groups() if self._whose.value() != _EVERYBODY else ()
        return next((one for one in groups if one.person_id is not None), None)

    def _group(self, group: OwnedBy) -> Iterator[Row]:
        today = self._session.desk.clock.today()
        yield heading(owner_title(group), str(len(group.lines)))
        is_alone = self._whose.value() != _EVERYBODY
        is_whole = is_alone or group.person_id in self._unfolded or len(group.lines) <= MOST + 1
        for line in group.lines if is_whole else group.lines[:MOST]:
            yield agreement_row(line, group, today)
        if not is_whole:
            count = len(group.lines) - MOST
            title = tr("Nog {count} tonen").format(count=count)
            yield Row(key=group, title=title, icon="unfold")

    # -- what is done ------------------------------------------------------------------
    def _line(self, key: object) -> AgreementLine | None:
        lines = (line for group in self._look.groups for line in group.lines)
        wanted = key[1] if isinstance(key, tuple) else None
        return next((line for line in lines if line.key == wanted), None)

    @Slot(object)
    def _open(self, key: object) -> None:
        line = self._line(key)
        if isinstance(key, OwnedBy):
            self._unfolded.add(key.person_id)
            self._turn()
        elif line is not None:
            self._go(line)

    def _go(self, line: AgreementLine) -> None:
        if line.file_id is None:
            place_of = FieldPlace(record=TeamAgreement, record_id=line.key, field="state")
            self._navigator.go(spot_of_window(place_of))
            return
        trajectory = self._session.desk.catalogue.trajectory(line.trajectory)
        place = place_with(Agreement, trajectory)
        self._navigator.go(
            Spot(place=place, file_id=line.file_id, record_id=line.key, field="state")
        )

    @Slot(object)
    def _settle(self, key: object) -> None:
        """What nobody said yes to asks for more than a key."""
        line = self._line(key)
        if line is None or line.agreement.is_proposed:
            self._open(key)
            return
        owned = self._session.desk.owned
        job = self._session.write(lambda: owned.settle(line))
        said = tr("Nagekomen. Met Ctrl+Z maak je het ongedaan.")
        listen(self, job.succeeded, lambda _change: self._session.say(said))

    @Slot(object, QPoint)
    def _show_menu(self, key: object, place: QPoint) -> None:
        line = self._line(key)
        if line is None:
            self._open(key)
        else:
            self.line_menu(key, line).popup(place)

    def line_menu(self, key: object, line: AgreementLine) -> QMenu:
        """All that can be done with an agreement."""
        menu = acts_menu(self)
        if not line.agreement.is_proposed:
            add_act(menu, tr("Nagekomen"), lambda: self._settle(key))
        add_act(menu, tr("Naar het veld"), lambda: self._go(line))
        file_id = line.file_id
        if file_id is not None:
            add_act(menu, tr("Dossier openen"), partial(self._navigator.go_to_file, file_id))
        return menu

    # -- on its way out ----------------------------------------------------------------
    def _ask_paper(self) -> None:
        """A list is for one colleague: nobody gets what is another's."""
        if self._look.to_make:
            self._session.say(still_made(self._look.to_make))
        elif self._chosen is None:
            self._session.say(tr("Kies eerst van wie. Een lijst is voor één collega."))
            self._whose.setFocus()
        else:
            self._stack.let_leave()

    def _leaving_list(self) -> LeavingList | None:
        group = self._chosen
        if group is None:
            return None
        return LeavingList(
            kind=OutputKind.AGREEMENTS_LIST,
            sheet=sheet_of_agreements(group, self._session.desk.clock.today()),
            seen=group.lines,
            recipient=group.name,
            ground=tr("eigen afspraken van deze collega"),
        )


def _id(group: OwnedBy) -> object:
    return group.person_id or _NOBODY
