"""Lopende regelingen: what runs for this pupil, and that the file was taken over."""

from __future__ import annotations

from uuid import UUID

from typing_extensions import override

from ib_desk.domain.records.record import Record
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.ui.file.page import FilePage, Shown
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.navigator import Navigator
from ib_desk.ui.places import MEASURES, title_of
from ib_desk.ui.records.running_measure import running_measure_spec
from ib_desk.ui.records.support_file import taking_over_form
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.headings import PageHeading


class MeasuresPage(FilePage):
    """The card of a taken over file is there as long as the file bears that mark."""

    is_kept = True

    def __init__(self, session: Session, navigator: Navigator) -> None:
        super().__init__(session, navigator, title_of(MEASURES))
        self.add_heading(
            PageHeading(self.title, tr("Wat is toegekend of vastgesteld, en tot wanneer?"))
        )
        self._list = self.add_list(running_measure_spec())
        self._card = Card(tr("Overgenomen"), "new_file")
        self._form: RecordForm | None = None
        self.add(self._card)
        self.finish()

    @override
    def show_file(self, shown: Shown) -> None:
        super().show_file(shown)
        file = shown.whole.file
        self._card.setVisible(file.taken_over_on is not None)
        if self._form is not None:
            self._form.binding.show(file)
        elif file.taken_over_on is not None:
            form = taking_over_form(self.session.desk.catalogue.levels)
            self._form = RecordForm(Binding(self.session, file, self), form, shown.around)
            self._card.add(self._form)

    @override
    def forget_file(self) -> None:
        super().forget_file()
        if self._form is not None:
            self._form.drop()
            self._form = None

    @override
    def focus_first(self) -> None:
        self._list.add_button.setFocus()

    @override
    def go_to(self, kind: type[Record] | None, record_id: UUID | None, field: str) -> None:
        if kind is SupportFile and self._form is not None:
            self._form.focus_field(field or "taken_over_on")
        else:
            super().go_to(kind, record_id, field)
