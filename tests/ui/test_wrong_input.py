"""What is typed wrong in a field of any form stays there, is told beside it, and loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any, get_type_hints

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from ib_desk.domain.birth_date import BirthDate
from ib_desk.domain.day_direction import Direction, directions
from ib_desk.domain.dutch_dates import table_date
from ib_desk.domain.records.opp import Opp, OppState
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.swv_form import FormType, SwvForm
from ib_desk.ui.forms.binding import Binding
from ib_desk.ui.forms.line_editors import BirthEditor, DecimalEditor, Editor, NumberEditor
from ib_desk.ui.forms.record_form import RecordForm
from ib_desk.ui.forms.spec import Around, Field, Form, RecordSpec
from ib_desk.ui.records.every import every_kind
from ib_desk.ui.session import Session
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.date_field import DateField
from tests.samples import sample, samples
from tests.shipped import catalogue
from tests.ui.noor_session import TODAY, saved
from tests.ui.sessions import session_in_memory

WRONG_DAYS = ("31-2-2026", "0-0", "32 mei", "morgenavond", "٣١-٢", "9" * 40)
WRONG_BIRTHS = ("31-2-2017", "mei", "gisteravond", "201")
WRONG_WHOLE = ("-5", "6,5", "zes", "1000000", "٣", "²")
WRONG_DECIMALS = ("zes", "1,2345", "1000000000", "--5", "½")
MARKED = "Ja\u202e \U0001f600\u200b \x07\ud800"
WITHOUT_MARKS = "Ja \U0001f600 "


def asked_of(spec: Any) -> list[Field]:
    """All that a form asks of a kind, also under its parts and whatever else it depends on."""
    forms = [spec.form]
    if isinstance(spec, RecordSpec):
        forms += [part for part in spec.parts if isinstance(part, Form)]
    return [
        replace(field, when=None) for form in forms for field in form.fields if field.among is None
    ]


ASKED = {kind: fields for kind, spec in every_kind().items() if (fields := asked_of(spec))}
FIGURES = (int | None, Decimal | None, BirthDate | None)


def with_any(is_asked: Callable[[type[Record], str], bool]) -> Any:
    """The kinds of which some field is asked that is such a one."""
    kinds = [kind for kind, fields in ASKED.items() if any(is_asked(kind, f.name) for f in fields)]
    return pytest.mark.parametrize("kind", kinds, ids=lambda kind: kind.__name__)


def is_day_or_figure(kind: type[Record], name: str) -> bool:
    return name in directions(kind) or get_type_hints(kind)[name] in FIGURES


def is_on_one_side(kind: type[Record], name: str) -> bool:
    return directions(kind).get(name, Direction.ANY) is not Direction.ANY


# What left, or holds, is a copy that nobody changes.
IN_HAND = {
    Opp: replace(sample(Opp), state=OppState.CONCEPT),
    SwvRequest: replace(sample(SwvRequest), packed_on=None, sent_on=None),
    # Of one that is listed the boxes follow its text: the box of another test would go.
    SwvForm: replace(sample(SwvForm), type=FormType.PDF),
}


@pytest.fixture(scope="module")
def session(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Over a filled record of each kind; each test has a kind of its own."""
    with session_in_memory(
        tmp_path_factory.mktemp("wrong"), *(IN_HAND.get(type(one), one) for one in samples())
    ) as made:
        yield made


class Asked:
    """The form of one kind, with its fields in sight."""

    def __init__(self, qtbot: Any, session: Session, kind: type[Record]) -> None:
        self.qtbot = qtbot
        self.session = session
        job = session.read(lambda: session.desk.records.find(kind))
        with qtbot.waitSignal(job.succeeded) as found:
            pass
        self.record = next(one for one in found.args[0] if one.id == sample(kind).id)
        self.card = Card()
        qtbot.addWidget(self.card)
        binding = Binding(session, self.record, self.card)
        around = Around(today=TODAY, terms=catalogue().terms)
        self.form = RecordForm(binding, Form(first=tuple(ASKED[kind])), around)
        self.card.add(self.form)
        self.card.show()
        self.card.activateWindow()
        qtbot.waitUntil(self.card.isActiveWindow)

    @property
    def editors(self) -> dict[str, Editor]:
        return {name: bound.editor for name, bound in self.form._fields.items()}

    def type(self, name: str, text: str) -> None:
        """In the place of what stands there; then on to the next field."""
        widget = self.line(name)
        widget.setFocus()
        widget.selectAll()
        if isinstance(widget, QLineEdit):
            widget.insert(text)
        else:
            carried = QMimeData()
            carried.setText(text)
            widget.insertFromMimeData(carried)
        widget.clearFocus()

    def line(self, name: str) -> QLineEdit | QPlainTextEdit:
        widget = self.editors[name].widget
        found = widget.focusProxy() or widget
        assert isinstance(found, QLineEdit | QPlainTextEdit)
        return found

    def told(self, name: str) -> str:
        """What a reader of the screen hears beside the field."""
        widget: QWidget = self.editors[name].widget
        return f"{widget.accessibleDescription()} {self.line(name).accessibleDescription()}".strip()

    def kept(self, name: str) -> Any:
        return getattr(self.form.binding.record, name)

    def draft(self, name: str) -> str | None:
        draft = self.session.draft_of(self.record.id, name)
        return None if draft is None else draft.text

    def refuses(self, name: str, wrong: str) -> None:
        before = self.kept(name)
        self.type(name, wrong)
        assert self.editors[name].text == wrong, "it stays, to be mended"
        assert self.kept(name) == before, "what was there is still kept"
        assert self.draft(name) == wrong, "and comes back after a lock"
        assert self.told(name).endswith("."), (name, wrong, self.told(name))

    def takes(self, name: str, right: str, value: Any) -> None:
        self.type(name, right)
        saved(self.qtbot, self.session)
        assert self.kept(name) == value
        assert self.draft(name) is None


@pytest.fixture
def asked(qtbot, session, kind):
    form = Asked(qtbot, session, kind)
    yield form
    saved(qtbot, session)


@with_any(is_day_or_figure)
def test_what_is_no_day_or_figure_stays_is_told_and_is_a_draft_until_it_is_put_right(asked, kind):
    for name, editor in asked.editors.items():
        if isinstance(editor.widget, DateField):
            for wrong in WRONG_DAYS:
                asked.refuses(name, wrong)
            asked.takes(name, "24-11-2026", TODAY.replace(day=24))
        elif isinstance(editor, BirthEditor):
            for wrong in WRONG_BIRTHS:
                asked.refuses(name, wrong)
        elif isinstance(editor, NumberEditor | DecimalEditor):
            whole = isinstance(editor, NumberEditor)
            for wrong in WRONG_WHOLE if whole else WRONG_DECIMALS:
                asked.refuses(name, wrong)
            asked.takes(name, "8", 8)


@with_any(is_on_one_side)
def test_a_day_on_the_other_side_of_today_is_kept_and_doubted(asked, kind):
    for name, editor in asked.editors.items():
        if is_on_one_side(kind, name) and isinstance(editor.widget, DateField):
            side = directions(kind)[name]
            day = TODAY + timedelta(days=40 if side is Direction.PAST else -40)
            asked.takes(name, table_date(day), day)
            assert "Klopt de datum?" in asked.told(name)


@with_any(lambda kind, name: get_type_hints(kind)[name] is str)
def test_a_text_keeps_what_one_can_see_and_may_be_empty(asked, kind):
    for name, editor in asked.editors.items():
        is_text = isinstance(asked.kept(name), str) and editor.text is not None
        if is_text and not editor.refusal:
            asked.type(name, MARKED)
            assert asked.kept(name) == WITHOUT_MARKS.strip()
            asked.takes(name, "", "")


def test_a_text_that_is_too_long_is_told_at_the_foot_of_the_window_and_nothing_is_lost(used):
    page = used.open_page("contract")
    area = next(one for one in page.findChildren(QPlainTextEdit) if one.isVisible())
    before = area.toPlainText()
    carried = QMimeData()
    carried.setText("Te lang. " * 5_000)
    area.insertFromMimeData(carried)
    assert area.toPlainText() == before
    assert used.toast.startswith("Niet geplakt")
    assert "20.000" in used.toast
