"""What terms are counted with: the holidays of the region, those of the school, her own days."""

from __future__ import annotations

from collections.abc import Sequence

from ib_desk.domain.dutch_dates import row_date
from ib_desk.domain.records.school import School, SchoolHoliday
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.record_list import RecordList
from ib_desk.ui.forms.spec import Around
from ib_desk.ui.records.school import planning_form, school_holiday_spec
from ib_desk.ui.session import Session
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card, Group
from ib_desk.ui.widgets.labels import label


class PlanningCard(Card):
    """The form is over the same record as that of the school."""

    def __init__(self, session: Session) -> None:
        super().__init__(tr("Werkdagen en vakanties"), "date")
        self._session = session
        self.form: RecordForm | None = None
        self._of_region = label("", "body", "muted")
        self._own = Group(tr("Van jouw school"))
        self._list = RecordList(session, school_holiday_spec(), card=self._own)
        self.add(self._of_region)
        self.add(self._own)

    def show_form(self, binding: Binding, around: Around) -> None:
        """Once the school is read."""
        self.form = RecordForm(binding, planning_form(), around)
        self.body.insertWidget(0, self.form)

    def show_holidays(self, school: School, own: Sequence[SchoolHoliday], around: Around) -> None:
        """What holds for this school from today on; of the region, and its own."""
        today, holidays = around.today, self._session.desk.catalogue.holidays
        ahead = [
            one
            for one in holidays.of_school(school.region, own)
            if one not in own and one.ends_on is not None and one.ends_on >= today
        ]
        said = "; ".join(
            f"{one.name}: {row_date(one.starts_on, today)} - {row_date(one.ends_on, today)}"
            for one in ahead
            if one.starts_on is not None and one.ends_on is not None
        )
        words = tr("Van de regio: {holidays}. Kijk ze na in het rooster van je school.")
        none = tr("Kies je regio. Tot dan tellen alleen weekenden en feestdagen niet mee.")
        past = tr("Van deze regio zijn geen vakanties meer bekend. Zet ze hieronder.")
        if school.region is None:
            self._of_region.setText(none)
        else:
            self._of_region.setText(words.format(holidays=said) if said else past)
        self._list.show_records(list(own), around)
