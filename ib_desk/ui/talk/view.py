"""The screen while somebody looks along: first who that is, then what all of them may see."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ib_desk.application.changes import Change
from ib_desk.application.ports import Draft
from ib_desk.application.quick_notes import QuickKind
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.looking_along import TalkPart, TalkSheet, talk_sheet
from ib_desk.domain.records.support_file import TeamPlace
from ib_desk.domain.sentences import capital
from ib_desk.ui.escape import LeftByEscape
from ib_desk.ui.file.own_words import OwnWords
from ib_desk.ui.forms.draft_pause import DraftPause
from ib_desk.ui.keys import focus_in
from ib_desk.ui.listen import listen
from ib_desk.ui.screen import NARROW
from ib_desk.ui.session import Session
from ib_desk.ui.spots import BESIDE
from ib_desk.ui.style.theme import current_theme, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.buttons import second_button
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.discarding import discard_all
from ib_desk.ui.widgets.flow import FlowLayout
from ib_desk.ui.widgets.headings import Heading
from ib_desk.ui.widgets.labels import IconLabel, label
from ib_desk.ui.widgets.line_field import LineField
from ib_desk.ui.widgets.scroll_page import ScrollPage
from ib_desk.ui.widgets.status import Status

People = tuple[UUID | None, ...]

_HALF: Final = "said"
"""The draft of a pupil where half a line waits while another one waits to be written down."""
_BOTH: Final = 2


class TalkView(LeftByEscape, ScrollPage):
    """Fills the window. What is typed here is kept as a contact with who sits there."""

    left = Signal()
    blank_asked = Signal()

    def __init__(self, session: Session, whole: WholeFile) -> None:
        super().__init__(tr("In gesprek"))
        self._session = session
        self._whole = whole
        self._today = session.desk.clock.today()
        self._terms = session.desk.catalogue.terms.of_sector(whole.school.sector)
        self._people: People = ()
        self._bar_words = label(tr("In gesprek"), "body", "muted", wrap=False)
        self._less = label("", "small", "muted")
        self._rows.insertWidget(0, self._bar())
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        spaced(self._column, 0, 16)
        self.add(self._inside)
        self.finish()
        self._line: LineField | None = None
        self._kept: Status | None = None
        self._pause = DraftPause(session, self, self._keep_half)
        self._is_only = not session.has_draft_of(BESIDE)
        """Whether no other line waits to be written down: that one may be of another child."""
        self._ask_who()

    def _bar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("ground", "bar")
        row = QHBoxLayout(bar)
        spaced(row, (24, 8, 16, 8), 12)
        row.addWidget(IconLabel("talk", "muted"))
        row.addWidget(self._bar_words)
        self._less.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._less, 1)
        blank = second_button(tr("Scherm leeg"), "blank")
        blank.setAccessibleDescription("F9")
        close = second_button(tr("Sluiten"), "back")
        close.setAccessibleDescription("Esc")
        listen(self, blank.clicked, self.blank_asked.emit)
        listen(self, close.clicked, self.left.emit)
        row.addWidget(blank)
        row.addWidget(close)
        return bar

    # -- who looks along -----------------------------------------------------------------
    def _ask_who(self) -> None:
        self._column.addWidget(Heading(tr("Wie zit naast je?"), "talk_title"))
        holder = QWidget()
        flow = FlowLayout(holder, gap=12)
        for words, people in self._choices():
            button = second_button(capital(words), "person")
            listen(self, button.clicked, partial(self.show_for, people, words))
            flow.addWidget(button)
        self._column.addWidget(holder)

    def _choices(self) -> list[tuple[str, People]]:
        whole = self._whole
        guardians = [(one, self._terms.label(one.relation)) for one in whole.guardians]
        choices: list[tuple[str, People]] = [(whole.pupil.short_name, (whole.pupil.id,))]
        for one, relation in guardians:
            name = one.name or tr("Nog zonder naam")
            choices.append((f"{name} ({relation})" if relation else name, (one.id,)))
        if len(guardians) > 1:
            both = tr("beide ouders") if len(guardians) == _BOTH else tr("alle ouders")
            choices.append((both, tuple(one.id for one, _relation in guardians)))
        core = [mate.person for mate in whole.team if mate.member.place is TeamPlace.CORE]
        choices += [(one.name or tr("Nog zonder naam"), (one.id,)) for one in core]
        return [*choices, (tr("iemand anders"), (None,))]

    def focus_first(self) -> None:
        """The first of the choices, or the line."""
        if self._line is not None:
            self._line.setFocus()
        else:
            focus_in(self._inside)

    # -- what they see -------------------------------------------------------------------
    def show_for(self, people: People, words: str) -> None:
        """What each of `people` may see; `words` say who that is."""
        self._people = people
        rights = self._session.desk.catalogue.rights(self._whole, self._today)
        sheet = talk_sheet(self._whole, rights, people, self._today)
        discard_all(self._column)
        self._bar_words.setText(tr("In gesprek · met {who}").format(who=words))
        self._less.setText(self._less_words(sheet, len(people)))
        self._show_sheet(sheet)
        self._add_line()
        self.focus_first()

    def _less_words(self, sheet: TalkSheet, count: int) -> str:
        if TalkPart.PLAN not in sheet.parts:
            return tr("Niet alles: gezag of toestemming is niet bekend.")
        return tr("Alleen wat allen mogen zien.") if count > 1 else ""

    def _show_sheet(self, sheet: TalkSheet) -> None:
        add = self._column.addWidget
        add(Heading(sheet.name, "talk_title"))
        if TalkPart.WORDS in sheet.parts:
            strip = OwnWords(role="talk_words")
            strip.show_file(self._whole.known_on(self._today), self._today)
            add(strip)
        if sheet.perspective:
            add(label(tr("Waar we samen heen willen"), "talk_strong", "muted"))
            add(label(sheet.perspective, "talk_lead", "text"))
        cards = [
            self._card(tr("Wat lukt"), "success", sheet.works),
            self._card(tr("Waar we aan werken"), "goal", sheet.worked_on),
            self._card(
                tr("Wat we afspraken"),
                "agreement",
                [f"{who}: {what}" if who else what for who, what in sheet.agreed],
            ),
        ]
        beside = QWidget()
        there = [card for card in cards if card is not None]
        is_wide = current_theme().effective_width(self.width()) >= NARROW
        row = QBoxLayout(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom,
            beside,
        )
        spaced(row, 0, 12)
        for card in there:
            row.addWidget(card, 1)
        add(beside)

    @staticmethod
    def _card(title: str, icon: str, lines: Sequence[str]) -> Card | None:
        if not lines:
            return None
        card = Card(title, icon)
        for line in lines:
            card.add(label(line, "talk", "text"))
        card.body.addStretch(1)  # beside a higher card its lines stay on top
        return card

    # -- what is said --------------------------------------------------------------------
    def _add_line(self) -> None:
        question = tr("Wat zeggen we erbij?")
        self._line = LineField(question)
        self._kept = Status("body", "muted")
        self._line.returnPressed.connect(self._keep)
        self._line.textEdited.connect(self._pause.note_typing)
        self._line.left.connect(self._keep_half)
        before = self._session.draft_of(self._whole.pupil.id, _HALF)
        if before is not None:
            self._line.set_text(before.text)
        foot = QFrame()
        foot.setProperty("ground", "foot")
        column = QVBoxLayout(foot)
        spaced(column, (24, 8, 20, 12), 4)
        column.addWidget(label(question, "strong", "text"))
        column.addWidget(self._line)
        column.addWidget(self._kept)
        self.set_foot(foot)

    def _keep(self) -> None:
        if self._line is None or self._kept is None or not self._line.text().strip():
            return
        line, notes = self._line.text().strip(), self._session.desk.quick_notes
        people = [who for who in self._people if who is not None]
        pupil_id = self._whole.pupil.id
        self._line.set_text("")
        self._forget_half()
        job = self._session.keep_by(lambda: notes.said_with(pupil_id, people, line))
        listen(self, job.succeeded, self._tell_kept)

    def _tell_kept(self, _change: Change) -> None:
        if self._kept is not None:
            self._kept.tell(tr("Bewaard bij de contacten."))

    def _halves(self, text: str) -> list[Draft]:
        """Half a line comes back as one to write down; where one waits already, in this talk."""
        pupil_id = self._whole.pupil.id
        if not self._is_only or self._session.draft_of(pupil_id, _HALF) is not None:
            return [Draft(record_id=pupil_id, field=_HALF, text=text)]
        facts = {"line": text, "whom": str(pupil_id), "kind": QuickKind.CONTACT.value}
        return [Draft(record_id=BESIDE, field=name, text=words) for name, words in facts.items()]

    def _keep_half(self) -> None:
        """Before a lock there may be no moment more."""
        self._pause.stop()
        text = "" if self._line is None else self._line.text()
        if not text.strip():
            self._forget_half()
            return
        for draft in self._halves(text):
            self._session.keep_draft(draft, tr("Snel opschrijven"))

    def _forget_half(self) -> None:
        self._pause.stop()
        for draft in self._halves(""):
            self._session.forget_draft(draft.record_id, draft.field)

    @override
    def escape(self) -> bool:
        self.left.emit()
        return True
