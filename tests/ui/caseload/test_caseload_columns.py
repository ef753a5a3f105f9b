"""What stands in the columns of the caseload, and whom the search field finds."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import QModelIndex

from ib_desk.application.list_views import FileColumn
from ib_desk.application.overview import CaseloadLine, PupilLine
from ib_desk.domain.deadlines.next_step import NextStep
from ib_desk.domain.file.anchors import Anchor, Anchored
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.kept_line import KeptMeasure
from ib_desk.domain.file.kept_pupil import listed
from ib_desk.domain.file.watches import Alert
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.running_measure import MeasureKind
from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.ui.caseload.columns import file_columns, next_cell
from ib_desk.ui.caseload.pupil_field import PupilField
from ib_desk.ui.moments import ago_words
from ib_desk.ui.widgets.cells import Cell
from tests.domain.made_files import FILE, NOOR
from tests.shipped import catalogue, terms_alone

# A window that opens over another asks what the offscreen platform cannot do.

TODAY = date(2026, 9, 24)


def line(following: NextStep | None = None, **more) -> CaseloadLine:
    known = {
        "pupil": listed(NOOR),
        "file_id": SupportFileId(FILE.id),
        "is_open": True,
        "level": None,
        "next": following,
        "due": None if following is None else following.due,
        "last_contact": None,
    }
    return CaseloadLine(**{**known, **more})


def step(title: str):
    steps = catalogue().trajectory("po").step
    return next(one for one in steps if one.title == title)


def said(one: CaseloadLine) -> tuple[str, str]:
    cell = next_cell(one, catalogue().terms, TODAY)
    return cell.icon, cell.text


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "vandaag"),
        (1, "gisteren"),
        (13, "13 dagen"),
        (14, "2 weken"),
        (69, "9 weken"),
        (70, "2 maanden"),
    ],
)
def test_how_long_ago_is_as_exact_as_it_matters(days, words):
    assert ago_words(days) == words


def term(anchor: Anchor, on: date, words: str = "") -> NextStep:
    """What Vandaag says of it on this day."""
    anchored = Anchored(anchor=anchor, record_id=uuid4(), on=on, words=words, number=0)
    (found,) = terms_alone().of([anchored], TODAY)
    return NextStep(deadline=found, due=found.due)


def test_what_is_late_says_so_first():
    late = term(Anchor.AGREEMENT, date(2026, 9, 12), "JGZ bellen")
    assert said(line(late)) == ("late", "12 dagen te laat · JGZ bellen")


def test_what_is_near_tells_its_day():
    near = term(Anchor.AGREEMENT, date(2026, 9, 26), "JGZ bellen")
    assert said(line(near)) == ("attention", "za 26 sep · JGZ bellen")


def test_whom_one_waits_for_and_what_has_to_be_decided_is_said_in_words():
    waiting = term(Anchor.REQUEST, date(2026, 9, 12))
    since = "je wacht sinds 12 sep · Besluit van het samenwerkingsverband"
    assert said(line(waiting)) == ("waiting", since)
    overdue = term(Anchor.REQUEST, date(2026, 7, 1))
    icon, words = said(line(overdue))
    assert (icon, words[:26]) == ("attention", "besluit nodig sinds 26 aug")


def test_a_closed_file_with_a_term_tells_it_as_vandaag_does():
    asked = term(Anchor.DATA_REQUEST, date(2026, 9, 1), "inzage in het dossier")
    assert said(line(asked, is_open=False))[1] == "do 1 okt · inzage in het dossier"


def columns_of(one: CaseloadLine) -> dict[FileColumn, Cell]:
    shown = file_columns(catalogue(), lambda: TODAY)
    return {column: shown[column].cell(one) for column in FileColumn}


def test_what_runs_and_until_when_with_the_day_behind_it():
    ends = date(2027, 7, 31)
    measures = (
        KeptMeasure(kind=MeasureKind.TLV, starts_on=None, ends_on=ends),
        KeptMeasure(kind=MeasureKind.OPP, starts_on=None, ends_on=None),
    )
    cells = columns_of(line(measures=measures))
    assert cells[FileColumn.MEASURE].text == "TLV · OPP"
    assert cells[FileColumn.MEASURE_ENDS].text == "31 jul 2027"
    assert cells[FileColumn.MEASURE_ENDS].value == ends
    empty = columns_of(line())
    assert (empty[FileColumn.MEASURE].text, empty[FileColumn.MEASURE_ENDS].text) == ("", "")


def test_the_next_term_has_its_day_in_words_and_as_a_value():
    found = term(Anchor.AGREEMENT, date(2026, 11, 3), "JGZ bellen").deadline
    cell = columns_of(line(term=found))[FileColumn.TERM]
    assert (cell.icon, cell.text) == ("not_started", "di 3 nov · JGZ bellen")
    assert cell.value == date(2026, 11, 3)
    assert columns_of(line())[FileColumn.TERM].text == ""


def test_each_column_sorts_any_two_files():
    found = term(Anchor.AGREEMENT, date(2026, 11, 3))
    measure = KeptMeasure(kind=MeasureKind.TLV, starts_on=None, ends_on=TODAY)
    some = [line(), line(found, term=found.deadline, measures=(measure,), level=3)]
    for cells in zip(*(columns_of(one).values() for one in some), strict=True):
        sorted(cells, key=lambda cell: cell.order)


def test_what_asks_without_a_day_names_its_step():
    fact = Fact(kind=FactKind.SIGNALS_OPEN, number=2)
    asks = NextStep(step=step("Signaal"), fact=fact, alert=Alert.ATTENTION)
    assert said(line(asks)) == ("attention", "Signaal · 2 signalen nog niet bekeken")


def test_a_step_that_nobody_began_is_named():
    assert said(line(NextStep(step=step("Signaal")))) == ("not_started", "Signaal")


def test_without_anything_left_all_is_done_and_a_closed_file_is_closed():
    assert said(line()) == ("done", "alles klaar")
    assert said(line(is_open=False)) == ("lock", "afgesloten")


def test_of_a_file_that_was_taken_over_nothing_is_called_done():
    assert said(line(taken_over_on=date(2026, 9, 12))) == ("not_needed", "overgenomen za 12 sep")
    asked = NextStep(step=step("Signaal"))
    assert said(line(asked, taken_over_on=date(2026, 9, 12)))[1] == "Signaal"


def test_a_child_at_home_is_named_before_what_is_asked_next():
    since = date(2026, 9, 14)
    begun = line(NextStep(step=step("Signaal")), at_home_since=since)
    assert said(begun) == ("not_started", "thuis sinds 14 sep · Signaal")
    late = said(line(term(Anchor.AT_HOME, date(2026, 9, 14)), at_home_since=since))
    assert late[0] == "late"
    assert late[1].startswith("thuis sinds 14 sep · 3 dagen te laat")
    assert said(line(is_open=False, at_home_since=since)) == ("lock", "afgesloten")


def test_the_last_contact_is_sorted_by_days_and_unknown_comes_last():
    contact = file_columns(catalogue(), lambda: TODAY)[FileColumn.PARENTS].cell
    days = [None, 3, 40, 12]
    lines = [
        line(last_contact=None if day is None else TODAY - timedelta(days=day)) for day in days
    ]
    ordered = sorted(lines, key=lambda one: contact(one).order)
    assert [contact(one).text for one in ordered] == ["3 dagen", "12 dagen", "5 weken", ""]


class TestChoosingAPupil:
    TWINS = tuple(
        PupilLine(
            pupil=listed(Pupil(call_name="Sem", surname="Wit", year_group="5")),
            file_id=None,
            has_open_file=False,
            has_left=False,
        )
        for _number in range(2)
    )

    @pytest.fixture
    def field(self, qtbot) -> PupilField:
        made = PupilField("Leerling")
        qtbot.addWidget(made)
        made.offer(self.TWINS)
        return made

    def test_a_name_that_fits_two_is_nobody_until_one_is_picked(self, field, qtbot):
        field.setText("sem")
        field.textEdited.emit("sem")
        assert field.pupil_id is None
        offered = field.completer().completionModel()
        assert offered.rowCount() == 2
        with qtbot.waitSignal(field.chosen):
            field.completer().activated[QModelIndex].emit(offered.index(1, 0))
        assert field.pupil_id == self.TWINS[1].pupil.id
        assert field.pupil_name == "Sem Wit"

    @pytest.mark.usefixtures("sheet")
    def test_each_name_that_is_offered_is_to_be_read_as_a_whole(self, field, qtbot):
        field.show()
        field.setText("sem")
        field.textEdited.emit("sem")
        popup = field.completer().popup()
        qtbot.waitUntil(popup.isVisible)
        last = popup.visualRect(popup.model().index(1, 0))
        assert last.height() >= popup.fontMetrics().height()
        assert popup.viewport().rect().contains(last)

    def test_typing_on_forgets_who_was_picked(self, field):
        field.choose(self.TWINS[0].pupil.id)
        assert field.text() == "Sem Wit · groep 5"
        field.textEdited.emit("sem")
        assert field.pupil_id is None

    def test_nothing_typed_is_nobody(self, field):
        assert field.pupil_id is None
        assert field.pupil_name == ""
