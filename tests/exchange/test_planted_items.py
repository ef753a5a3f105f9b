"""What must not leave is planted a hundred times and more, and looked for in all that leaves.

In each shape of delivery, the filled forms of a bureau, the fields of a portal, the data for a
program, and the words of a mail. What the program keeps out by itself is in none of them; what
somebody typed where it leaves is found before it does.
"""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from ib_desk.application.desk import Desk
from ib_desk.application.leaving.clearance import ReasonNeeded
from ib_desk.application.leaving.exit import AtOnce
from ib_desk.application.leaving.orders import FormOrder, HandoverOrder, Order
from ib_desk.application.leaving.outside import PaperOrFile, ToFile, ToPrinter
from ib_desk.application.letter import LetterOrder
from ib_desk.application.paper import PrintChoices
from ib_desk.application.ports import Clock
from ib_desk.application.progress import Silent
from ib_desk.domain.leaving.forbidden import FindKind
from ib_desk.domain.leaving.outgoing_texts import OUTGOING_FIELDS, outgoing_texts
from ib_desk.domain.records.attachment import Attachment, AttachmentId, ContentId
from ib_desk.domain.records.broad_view import BroadViewEntry, LifeDomain
from ib_desk.domain.records.closed import Closed, ClosedBecause
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.disclosure import Disclosure, DisclosureState
from ib_desk.domain.records.guardian import Custody, Guardian
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import SwvRequest
from ib_desk.domain.records.school import School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.records.swv import DeliveryForm, DeliveryShape, SwvProfileId
from ib_desk.domain.records.swv_form import BoxKind, FormType, SwvForm, SwvFormBox
from ib_desk.domain.records.swv_route import SwvRoute
from ib_desk.domain.records.work_note import WorkNote
from ib_desk.domain.request.derived_texts import derived_texts
from ib_desk.domain.request.listed_fields import listed_form
from ib_desk.domain.request.portal_fields import portal_fields
from ib_desk.domain.request.shapes import CLOSED, WITH_DATA, way_of
from ib_desk.exchange.data.data_file import DataFiles
from ib_desk.exchange.data.form_facts import form_facts
from ib_desk.exchange.package import PdfPackages
from ib_desk.main.wiring import Paper
from tests.application.fakes import FakeVault
from tests.builders import (
    FATHER,
    FILE,
    REQUEST_DAY,
    closing_of_noor,
    known_id,
    noor_records,
    standing,
    whole,
    with_contents,
)
from tests.exchange.attached import plain_pdf
from tests.exchange.printing import STAMP, prints, saying, words_of
from tests.exchange.test_aes_zip import opened_zip
from tests.exchange.test_outgoing_words import NAMES
from tests.forms_in_process import FormsInProcess
from tests.made_pages import PacksInProcess, PagesInProcess
from tests.quick_parts import quick_parts
from tests.vault_in_memory import VaultInMemory
from tools.make_demo_forms import PDF, TARGET, WORD

WORDS = "appel boom citroen deur emmer fiets"
NOW = datetime(REQUEST_DAY.year, REQUEST_DAY.month, REQUEST_DAY.day, 10)  # noqa: DTZ001 - as the desk's own clock
ALLOWED = OUTGOING_FIELDS[OutputKind.REQUEST_PACKAGE]
OTHER = Pupil(call_name="Sem", prefix="van", surname="Wijngaarden", first_names="Semuel")
OTHER_FILE = SupportFile(pupil_id=OTHER.id, opened_on=REQUEST_DAY)
ADDRESS = frozenset({"address", "postcode", "town"})


def desk_of(records: Iterable[Record]) -> Desk:
    """As the program puts it together, with pages as it makes them, in this process."""
    parts, made = quick_parts(), PagesInProcess()
    packages = PdfPackages(parts.prints, PacksInProcess(), made.version)
    data = DataFiles(parts.prints)
    paper = Paper(parts.prints, packages, made, made, FormsInProcess(), data)
    clock = Clock(lambda: NOW)
    desk = parts.desk_over(VaultInMemory.behind_the_port(), FakeVault(), clock, paper)
    desk.records.add(*with_contents(desk, standing(records)))
    home = desk.records.find(School)[0].swv_id
    assert home is not None
    for name in (PDF, WORD):
        content = (TARGET / name).read_bytes()
        desk.forms.add(home, desk.forms.read(content, name, Silent()))
    desk.undo.clear()
    return desk


@dataclass
class Planted:
    """A desk in which each text is a mark of its own; `never` are those that may not leave."""

    desk: Desk
    marks: dict[str, str]
    never: set[str]

    def leaked(self, texts: dict[str, str]) -> dict[str, str]:
        """What of it is in these texts, with where it stood."""
        found = " ".join((*texts, *texts.values())).casefold()
        return {self.marks[sign]: sign for sign in self.never if sign in found}

    def told(self, texts: dict[str, str]) -> int:
        """How many of those that may leave are in them: that shows that they were read."""
        found = " ".join((*texts, *texts.values())).casefold()
        return sum(sign in found for sign in self.marks.keys() - self.never)


@dataclass
class Planting:
    marks: dict[str, str] = field(default_factory=dict)
    never: set[str] = field(default_factory=set)

    def sign(self, what: str, *, may_leave: bool) -> str:
        sign = f"zq{len(self.marks):03x}x"
        self.marks[sign] = what
        if not may_leave:
            self.never.add(sign)
        return sign

    def in_file(self, record: Record) -> Record:
        """By what an output may hold; of an address that is secret nothing."""
        kind = type(record)
        names = {*ALLOWED.get(kind, ()), *NAMES.get(kind, ())}
        if kind in {Pupil, Guardian}:
            names -= ADDRESS
        if isinstance(record, Guardian) and record.id == FATHER:
            names -= {"phone"}
        return self._marked(record, names)

    def outside(self, record: Record) -> Record:
        return self._marked(record, set())

    def _marked(self, record: Record, names: set[str]) -> Record:
        kind = type(record).__name__
        said = saying(record, lambda name: self.sign(f"{kind}.{name}", may_leave=name in names))
        match record, said:
            case Attachment(), Attachment():  # else its pages would be those of another one
                return replace(said, pages_digest=record.pages_digest, unfit_sign="")
            case _, SwvRoute():  # a form has no choice that is called by a mark
                return replace(said, own_words="")
            case _:
                return said


def secret(record: Record) -> Record:
    """The child may not be found, nor the father, who has no gezag."""
    if isinstance(record, Pupil):
        return replace(record, address_secret=True)
    if isinstance(record, Guardian) and record.id == FATHER:
        return replace(record, address_secret=True, custody=Custody.NO)
    return record


@pytest.fixture(scope="module")
def planted() -> Planted:
    planting = Planting()
    own = (*noor_records(), *closing_of_noor())
    records = [planting.in_file(secret(one)) for one in own]
    beside = [
        Contact(file_id=FILE, on=REQUEST_DAY),
        Signal(file_id=FILE, seen_on=REQUEST_DAY),
        OTHER,
        OTHER_FILE,
        *(Intervention(file_id=OTHER_FILE.id) for _one in range(3)),
        *(BroadViewEntry(file_id=OTHER_FILE.id, domain=LifeDomain.HOME) for _one in range(3)),
        *(WorkNote(file_id=FILE, written_on=REQUEST_DAY, text="x") for _one in range(5)),
    ]
    closed = [
        *(Intervention(file_id=FILE) for _one in range(5)),
        *(BroadViewEntry(file_id=FILE, domain=LifeDomain.HOME) for _one in range(5)),
        *(Signal(file_id=FILE, seen_on=REQUEST_DAY) for _one in range(5)),
    ]
    desk = desk_of([*records, *map(planting.outside, beside)])
    for one in map(planting.outside, closed):
        desk.records.add(one)
        desk.closed_items.close(one, Closed(because=ClosedBecause.SAFEGUARDING))
    stays = desk.records.find(Attachment)[0]
    inside = planting.sign("a document that stays home", may_leave=False)
    with desk.attachments._unit_of_work() as work:
        pages = work.put_content(plain_pdf(inside))
        work.commit()
    desk.records.add(
        replace(
            stays,
            id=AttachmentId(known_id("stays home")),
            content_id=ContentId(pages),
            pages_id=pages,
            title=inside,
            goes_along=False,
        )
    )
    return Planted(desk, planting.marks, planting.never)


def handover(desk: Desk, shape: DeliveryShape, reason: str = "Proef.") -> HandoverOrder:
    request = desk.records.find(SwvRequest)[-1]
    return HandoverOrder(
        snapshot=desk.documents.snapshot(FILE, with_contents=True),
        request=request,
        choices=PrintChoices(with_scores=True),
        shape=shape,
        passphrase=WORDS if shape in CLOSED else "",
        with_data=shape in WITH_DATA,
        way=way_of(shape, DeliveryForm.MAIL),
        recipient="het bureau",
        ground="begeleiding",
        reason=reason,
    )


def filling(desk: Desk, form: SwvForm, reason: str = "Proef.") -> FormOrder:
    return FormOrder(
        snapshot=desk.documents.snapshot(FILE),
        request=desk.records.find(SwvRequest)[-1],
        choices=PrintChoices(with_scores=True),
        form=form,
        boxes=tuple(desk.records.find(SwvFormBox, form_id=form.id)),
        recipient="het bureau",
        ground="begeleiding",
        reason=reason,
    )


class Printer:
    def __init__(self) -> None:
        self.content = b""
        self.name = ""

    def print(self, content: bytes, name: str, progress: object) -> None:
        self.content, self.name = content, name


def let_out(desk: Desk, order: Order, to: PaperOrFile) -> None:
    """And said not to have been sent after all, so that the next can leave."""
    left = desk.exit.let_out(order, to, AtOnce(), Silent())
    line = desk.records.get(Disclosure, left.line_ids[0])
    desk.register.note(line.id, DisclosureState.NOT_SENT, REQUEST_DAY)


def words_in(name: str, content: bytes) -> Iterator[tuple[str, str]]:
    """(name, text) of all that anybody can read in a file, however deep it is packed."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for inside in archive.namelist():
                yield from words_in(f"{name}/{inside}", archive.read(inside))
    elif content.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(content))
        fields = [str(one.get("/V", "")) for one in (reader.get_fields() or {}).values()]
        about = [str(one) for one in (reader.metadata or {}).values()]
        titles = [str(one) for one in reader.outline]
        yield name, " ".join((words_of(content), *fields, *about, *titles))
    else:
        yield name, content.decode("utf-8", "replace")


def opened_pdf(content: bytes) -> bytes:
    into = BytesIO()
    with PdfDocument(content, password=WORDS) as pages:
        pages.save(into, flags=3)  # without its lock
    return into.getvalue()


def handed_over(desk: Desk, shape: DeliveryShape, place: Path) -> dict[str, str]:
    """Each file that leaves in this shape, as whoever gets it reads it."""
    order, printer = handover(desk, shape), Printer()
    to: PaperOrFile = ToPrinter(printer) if shape is DeliveryShape.PAPER else ToFile(place)
    let_out(desk, order, to)
    match shape:
        case DeliveryShape.PAPER:
            return dict(words_in(printer.name, printer.content))
        case DeliveryShape.ONE_PDF:
            return dict(words_in(place.name, opened_pdf(place.read_bytes())))
        case DeliveryShape.ZIP:
            return dict(words_in(place.name, opened_zip(place.read_bytes(), WORDS)))
        case _:
            each = (words_in(one.name, one.read_bytes()) for one in place.iterdir())
            return dict(one for found in each for one in found)


def filled(desk: Desk, which: str, place: Path) -> dict[str, str]:
    form = next(one for one in desk.records.find(SwvForm) if one.type.value == which)
    let_out(desk, filling(desk, form), ToFile(place))
    return dict(words_in(place.name, place.read_bytes()))


def portal(desk: Desk) -> dict[str, str]:
    """As the window beside a portal shows them."""
    known = desk.files.one(FILE).known_on(REQUEST_DAY)
    request = desk.records.find(SwvRequest)[-1]
    terms = desk.catalogue.terms
    derived = derived_texts(known, request, desk.catalogue.derived, terms.label)
    fields = portal_fields(known, request, derived)
    return {f"{one.what}{place}": one.text for place, one in enumerate(fields)}


def listed_fields_of(desk: Desk) -> dict[str, str]:
    """As the window shows the fields of a form that asks all there is, each time it can."""
    sources = desk.catalogue.form_sources
    form = SwvForm(
        profile_id=SwvProfileId(desk.records.find(School)[0].swv_id or uuid4()),
        type=FormType.LISTED,
    )
    boxes = tuple(
        SwvFormBox(
            form_id=form.id,
            name=f"{one.source}{one.row}",
            label=f"{one.source}{one.row}",
            kind=BoxKind.TEXT,
            source=one.source,
            row=one.row,
        )
        for one, _words in sources.named
    )
    snapshot, request = desk.documents.snapshot(FILE), desk.records.find(SwvRequest)[-1]
    whole = replace(snapshot.whole, swv_forms=(form,), swv_boxes=boxes)
    told = desk.forms.told(form, whole, request, snapshot.stamp)
    shown = listed_form(form, whole, request, told, ())
    return {one.title: one.text for one in shown.fields}


def told_to_forms(desk: Desk) -> dict[str, str]:
    """All that any box of any form can be filled in from."""
    known = desk.documents.snapshot(FILE).whole
    order = prints().order(known, STAMP, PrintChoices(with_scores=True))
    return {"facts": json.dumps(form_facts(order), ensure_ascii=False)}


def data_before(desk: Desk) -> dict[str, str]:
    """As it is looked at before it leaves."""
    made = desk.documents.data(desk.documents.snapshot(FILE), PrintChoices(with_scores=True))
    return {"gegevens.json": made.decode()}


def mail(desk: Desk) -> dict[str, str]:
    letter = LetterOrder(shape=DeliveryShape.ZIP, recipient="het bureau")
    return {"brief": desk.documents.letter_text(desk.documents.snapshot(FILE), letter)}


BESIDE: dict[str, tuple[Callable[[Desk], dict[str, str]], int]] = {
    "the fields of a portal": (portal, 15),
    "the fields of a form that is typed in": (listed_fields_of, 45),
    "what forms are filled in from": (told_to_forms, 60),
    "the data, looked at before": (data_before, 60),
    "the letter in a mail": (mail, 4),
}


def test_more_than_a_hundred_were_planted_that_may_not_leave(planted):
    assert len(planted.never) > 100
    assert len(planted.marks) - len(planted.never) > 100


@pytest.mark.parametrize("shape", DeliveryShape)
def test_none_of_them_leaves_in_any_shape(planted, shape, tmp_path):
    found = handed_over(planted.desk, shape, tmp_path / "uit")
    assert planted.leaked(found) == {}
    assert planted.told(found) > 60
    assert any(name.endswith(".json") for name in found) is (shape in WITH_DATA)


@pytest.mark.parametrize("which", ["pdf", "word"])
def test_none_of_them_is_in_a_form_that_was_filled_in(planted, which, tmp_path):
    found = filled(planted.desk, which, tmp_path / f"formulier.{which}")
    assert planted.leaked(found) == {}
    assert planted.told(found) > 10


@pytest.mark.parametrize("what", BESIDE)
def test_nor_in_what_is_made_beside_it(planted, what):
    made, least = BESIDE[what]
    found = made(planted.desk)
    assert planted.leaked(found) == {}
    assert planted.told(found) >= least


SECRET_STREET = "Achterom 77"
ITEMS = {
    FindKind.BSN: "111222333",
    FindKind.EDUCATION_NUMBER: "101222331",
    FindKind.IBAN: "NL91 ABNA 0417 1643 00",
    FindKind.SECRET_ADDRESS: SECRET_STREET,
    FindKind.SECRET_POSTCODE: "1999 ZA",
    FindKind.OTHER_PUPIL: "Sem van Wijngaarden",
}


@pytest.fixture(scope="module")
def typed() -> tuple[Desk, Counter[FindKind]]:
    """A hundred of them in texts that leave, one behind the other in every field that can."""
    own = [
        replace(one, address_secret=True, address=SECRET_STREET, postcode="1999 ZA")
        if isinstance(one, Pupil)
        else one
        for one in noor_records()
    ]
    known = whole(*own)
    texts = outgoing_texts(known, OutputKind.REQUEST_PACKAGE, known.request)
    records = {one.id: one for one in own}
    planted: Counter[FindKind] = Counter()
    kinds = cycle(ITEMS)
    for text, _count in zip(cycle(texts), range(100), strict=False):
        kind, place = next(kinds), text.place
        record = next(one for one in own if one.id == place.record_id)
        records[record.id] = saying_too(records[record.id], place.field, f" Zie {ITEMS[kind]}.")
        planted[kind] += 1
    return desk_of([*records.values(), OTHER, OTHER_FILE]), planted


def saying_too(record: Record, name: str, more: str) -> Record:
    """Of a field of several entries in the first that has a note."""
    value: Any = getattr(record, name)
    said: Any = f"{value}{more}"
    if not isinstance(value, str):
        noted = next(one for one in value if one.note.strip())
        changed = replace(noted, note=noted.note + more)
        said = tuple(changed if one is noted else one for one in value)
    changes: dict[str, Any] = {name: said}
    return replace(record, **changes)


def test_of_a_hundred_that_were_typed_where_they_leave_all_are_found(typed):
    desk, planted = typed
    request = desk.records.find(SwvRequest)[-1]
    found = Counter(one.kind for one in desk.requests.check(request.id, {}).finds)
    assert planted.total() == 100
    assert found == planted


@pytest.mark.parametrize("shape", DeliveryShape)
def test_and_without_a_reason_nothing_leaves_in_any_shape(typed, shape, tmp_path):
    desk, planted = typed
    refused(desk, handover(desk, shape, reason=""), planted, tmp_path)


@pytest.mark.parametrize("which", ["pdf", "word"])
def test_nor_does_a_form(typed, which, tmp_path):
    desk, planted = typed
    form = next(one for one in desk.records.find(SwvForm) if one.type.value == which)
    refused(desk, filling(desk, form, reason=""), planted, tmp_path)


def refused(desk: Desk, order: Order, planted: Counter[FindKind], place: Path) -> None:
    printer = Printer()
    is_paper = isinstance(order, HandoverOrder) and order.shape is DeliveryShape.PAPER
    to: PaperOrFile = ToPrinter(printer) if is_paper else ToFile(place / "uit")
    with pytest.raises(ReasonNeeded) as needed:
        desk.exit.let_out(order, to, AtOnce(), Silent())
    assert Counter(one.kind for one in needed.value.finds) == planted
    assert list(place.iterdir()) == []
    assert printer.content == b""
