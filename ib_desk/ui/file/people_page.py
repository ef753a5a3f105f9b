"""Mensen: the pupil, the guardians and the team."""

from __future__ import annotations

from uuid import UUID

from typing_extensions import override

from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.support_file import CORE_TEAM_LIMIT, TeamPlace
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.file.sibling_note import SiblingNote
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.leaving_card import LeavingCard
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import PEOPLE, title_of
from ib_desk.ui.records.career import career_spec
from ib_desk.ui.records.consent import consent_spec
from ib_desk.ui.records.guardian import guardian_spec
from ib_desk.ui.records.pupil import pupil_spec
from ib_desk.ui.records.school import professional_spec
from ib_desk.ui.records.team_member import new_member, team_member_spec
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading
from ib_desk.ui.widgets.note import Note, NoteKind


class PeoplePage(FilePage):
    """A new face is typed on this page too, though it is kept for the whole school."""

    is_kept = True
    begins_with_list = False

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(PEOPLE))
        self._heading = PageHeading(self.title)
        self.add_heading(self._heading)
        self._pupil_card = Card(tr("Leerling"), "pupils")
        self._pupil_form: RecordForm | None = None
        self._around: Around | None = None
        self.add(self._pupil_card)
        guardians = self.add_list(guardian_spec())
        self._siblings = SiblingNote(session)
        guardians.card.add(self._siblings)
        self.add_list(career_spec())
        self.add_list(consent_spec())
        self._crowd = Note(
            NoteKind.WARN,
            tr("Het kernteam heeft meer dan drie professionals."),
            tr("Een klein team werkt sneller. Wie kan op afroep?"),
        )
        self._crowd.setVisible(False)
        self.add(self._crowd)
        self._team: RecordList = self.add_list(team_member_spec())
        self._faces = self.add_list(
            professional_spec(),
            lambda whole: tuple(whole.people.values()),
            asks_before_removal=True,
        )
        self._leaving = LeavingCard(session)
        self._faces.removal_asked.connect(self._leaving.ask)
        self._leaving.asked.connect(self.show_focus_soon)
        self._leaving.left.connect(self._faces.focus_first)
        self.add(self._leaving)
        self._joining: UUID | None = None
        self._team.other_asked.connect(self._ask_who)
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        pupil = shown.whole.pupil
        self._heading.show_title(self.title, pupil.name)
        if self._pupil_form is None:
            binding = Binding(self.session, pupil, self)
            self._pupil_form = RecordForm(binding, pupil_spec().form, shown.around)
            self._pupil_card.add(self._pupil_form)
        else:
            self._pupil_form.binding.show(pupil)
        if self._joining is not None and self._joining in shown.whole.people:
            self.session.add(new_member(shown.around, self._joining))
            self._joining = None
        self._around = shown.around
        self._siblings.show_file(shown)
        self._crowd.setVisible(_core_size(shown.whole) > CORE_TEAM_LIMIT)

    @override
    def forget_file(self) -> None:
        super().forget_file()
        self._heading.show_title(self.title)
        if self._pupil_form is not None:
            self._pupil_form.drop()
            self._pupil_form = None
        self._around = self._joining = None
        self._siblings.forget()
        self._leaving.forget()
        self._crowd.hide()

    def _ask_who(self) -> None:
        """A new face joins the team as soon as it has a name."""
        if self._around is not None:
            person = Professional()
            self._joining = person.id
            self._faces.open_new(person)

    @override
    def focus_first(self) -> None:
        if self._pupil_form is not None:
            self._pupil_form.focus_field("call_name")

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        if kind is Pupil and self._pupil_form is not None:
            self._pupil_form.focus_field(field or "call_name")
        else:
            super().go_to(kind, record_id, field)


def _core_size(whole: WholeFile) -> int:
    return sum(mate.member.place is TeamPlace.CORE for mate in whole.team)
