"""Lines for lists in the database: as in memory, and as text that tells when it is another's."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant
from typing_extensions import override

from ib_desk.application.ports import Kept, UnitOfWork, UnitOfWorkFactory, WorkKeeping
from ib_desk.domain.file.anchors import Anchored
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.kept_beside import KeptBeside, kept_beside
from ib_desk.domain.file.kept_line import FORMAT, KeptLine, kept_line
from ib_desk.domain.file.kept_pupil import KeptPupil, ListedPupil, kept_pupil
from ib_desk.domain.file.watches import Watched
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.storage.line_text import beside_text, line_text, read_beside, read_line
from ib_desk.storage.unit_of_work import SqlUnitOfWork
from tests.application.fakes import FakeVault
from tests.application.lists_machine import ListsMachine
from tests.builders import noor
from tests.databases import empty_database, opened
from tests.domain.made_files import FILE, NOOR, TODAY, made, po
from tests.storage.word_index import index_is_sound
from tests.strategies import values_of

DAYS = st.none() | st.dates()
FACTS = st.builds(
    Fact,
    kind=st.sampled_from(FactKind),
    on=DAYS,
    number=st.none() | st.integers(0, 99),
    of=st.none() | st.integers(0, 99),
    name=st.text(),
    record_id=st.none() | st.uuids(),
)
"""What no watch fills is left out."""
ANCHORED = st.lists(values_of(Anchored), max_size=3).map(tuple)
WATCHED = st.builds(Watched, fact=FACTS, due=DAYS, asks=st.booleans(), since=DAYS)
LINES = st.builds(
    KeptLine,
    since=DAYS,
    until=DAYS,
    trajectory=st.text(),
    opened_on=st.dates(),
    is_open=st.booleans(),
    level=st.none() | st.integers(1, 5),
    last_contact=DAYS,
    last_with_pupil=DAYS,
    asking=st.lists(st.tuples(st.text(), WATCHED), max_size=3).map(tuple),
    to_do=st.none() | st.tuples(st.text(), st.none() | FACTS),
    anchored=ANCHORED,
)
PUPILS = st.builds(
    KeptPupil,
    pupil=st.builds(ListedPupil, group_key=st.tuples(st.integers(0, 8), st.text())),
    left_on=DAYS,
    signals=st.integers(0, 9),
    anchored=ANCHORED,
)


class ListsOnDisk(ListsMachine):
    @override
    def vault(self) -> WorkKeeping:
        self.closing = ExitStack()
        self.folder = Path(self.closing.enter_context(TemporaryDirectory()))
        self.path = self.folder / "0.db"
        self.path.write_bytes(empty_database())
        self.open_database()
        return self.over_engine()

    def open_database(self) -> None:
        self.database = ExitStack()
        self.closing.push(self.database)
        self.engine = self.database.enter_context(opened(self.path))

    def over_engine(self) -> WorkKeeping:
        return lambda keep: SqlUnitOfWork(self.engine, keep)

    @override
    def put_aside(self) -> Callable[[], WorkKeeping]:
        self.database.close()
        copy = self.folder / f"{len(list(self.folder.iterdir()))}.copy"
        shutil.copy(self.path, copy)
        self.open_database()

        def bring_back() -> WorkKeeping:
            self.database.close()
            shutil.copy(copy, self.path)
            self.open_database()
            return self.over_engine()

        return bring_back

    @invariant()
    def the_index_holds_what_its_rows_say(self) -> None:
        assert index_is_sound(self.engine)

    @override
    def teardown(self) -> None:
        self.closing.close()


TestListsOnDisk = ListsOnDisk.TestCase
TestListsOnDisk.settings = settings(max_examples=2, stateful_step_count=15, deadline=None)


@pytest.fixture(params=["fake", "sql"])
def keeping_work(request: pytest.FixtureRequest) -> WorkKeeping:
    if request.param == "fake":
        return FakeVault()
    return partial(SqlUnitOfWork, request.getfixturevalue("engine"))


@pytest.fixture
def unit_of_work(keeping_work: WorkKeeping) -> UnitOfWorkFactory:
    return partial(keeping_work, lambda _work, _touched: None)


_FILE_TEXT = (
    '["file","po",true,4,"2026-09-17","2026-11-05","2026-03-04",null,"2026-09-15","2026-08-25'
    '",null,[],["request",["REQUEST_CONCEPT","2026-09-17",null,null,"","67a7bf0846d25caca0080'
    '8ab96ea55b7"]],[["contract_look_back","64cc0caacf0e55efb28354c62eef222f","2027-01-18"],['
    '"agreement","759cc30b8d4753969eaf055f3945d182","2027-01-18",{"words":"Een overgang duurt'
    ' hoogstens 5 minuten.","who":"Tim Postma"}],["agreement","b198c493ec8c5caa8f3f815d9f1776'
    'e6","2026-12-14",{"words":"Bij elke overgang op maandag en dinsdag is er een tweede volw'
    'assene.","who":"Esther Mulder"}],["agreement","4dec0d3081d8557aa690bf5c4da078b2","2027-0'
    '7-09",{"words":"Beide ouders krijgen elke vrijdag een bericht, ook over wat goed gaat.",'
    '"who":"Anouk de Graaf"}],["agreement","689d65f2119655a8a68621a4a7f4e345","2026-11-24",{"'
    'words":"We weten hoe Noor slaapt en wat kan helpen.","who":"Ria Smits"}],["weighing","7c'
    'ec6daf584556a7abdabdd523eada53","2027-01-18"],["goal","bff06887683c56a5b5eaf2ac4e52583d"'
    ',"2027-01-15",{"words":"Noor is minstens 92 procent van de schooltijd op school.","who":'
    '"Tim Postma"}],["goal","1d12a41c31545384a6d14297368f9c77","2027-01-15",{"words":"Noor le'
    'gt zelf een kaartje als het te veel is.","who":"Anouk de Graaf"}],["goal","41361184c7665'
    'b899cbdf49f88372ee7","2027-01-15",{"words":"Noor doet binnen 5 minuten mee na een overga'
    'ng.","who":"Karin Hoekstra"}],["intervention","27e6e4478bbf5dc2a0ba25c13bacaeee","2027-0'
    '7-09",{"words":"Begeleider passend onderwijs oefent overgangen met Noor en de leraren","'
    'who":"Karin"}],["intervention","425517bdfd365ebd8a0039fbf664b743","2027-01-15",{"words":'
    '"Onderwijsassistent bij overgangen op maandag en dinsdag","who":"de onderwijsassistent"}'
    '],["intervention","fa8643fc84da5c35adb7facccd837f1c","2027-01-15",{"words":"Pauzekaartje'
    ', en dan naar de hoek achter de kast","who":"Anouk en Tim"}],["decision","61f2d56330d451'
    '87985a31f2e4d9977e","2027-01-18",{"words":"Noor mag naar de hoek achter de kast zonder h'
    'et uit te leggen."}],["evaluation","89e63d9eb7215aca85fb32608704d25d","2027-01-18"],["sa'
    'fety","7cec6daf584556a7abdabdd523eada53","2026-06-09",{"number":0}],["low_trust","52b5c6'
    '67a090592ba9239c851f4472d2","2026-06-09",{"who":"Leraren · Anouk, Tim","number":6}],["lo'
    'w_trust","2aab3dd0df805d2f9ce0ebb876d83d83","2026-03-12",{"who":"IB · Esther","number":6'
    '}],["measure","936d69e6565d56d0a986085f0e9249ed","2027-07-31",{"words":"Beide ouders zij'
    'n het eens met het handelingsdeel.","until":"2027-09-11"}],["teaching_ends","a6d53815755'
    '150a3b384d233233fcc8e","2026-12-01",{"words":"Op maandag van 8.45 tot 14.00 uur, de ande'
    're dagen gewoon.","until":"2027-01-12"}],["consent","2ff6eac51368510bb544fd2406c17cb7","'
    '2026-09-15",{"words":"De conclusie van het CJG over de gesprekken thuis.","who":"Marieke'
    ' Bakker","number":0}],["consent","2e5b2a314cac5c0a8f5a16145ebfcd95","2026-09-15",{"words'
    '":"De conclusie van het CJG over de gesprekken thuis.","who":"Joost van Dalen","number":'
    '0}],["consent","3a0e637ef53b56a88b09969868f8bbc9","2026-09-15",{"words":"De observatie i'
    'n de klas, door Karin Hoekstra.","who":"Marieke Bakker","number":0}],["consent","a698dfa'
    '41dd75f98847243c81aec10db","2026-09-15",{"words":"De observatie in de klas, door Karin H'
    'oekstra.","who":"Joost van Dalen","number":0}]],[["opp","2026-09-14","2027-07-31"]]]'
)
_BESIDE_TEXT = (
    '[[["67a7bf0846d25caca00808ab96ea55b7","arrangement","concept",null,"2026-09-17",null,nul'
    'l,true,["2026-09-17",null,null,null,null],0]],[["759cc30b8d4753969eaf055f3945d182","Een '
    'overgang duurt hoogstens 5 minuten.","Tim Postma","2027-01-18",false],["b198c493ec8c5caa'
    '8f3f815d9f1776e6","Bij elke overgang op maandag en dinsdag is er een tweede volwassene."'
    ',"Esther Mulder","2026-12-14",false],["4dec0d3081d8557aa690bf5c4da078b2","Beide ouders k'
    'rijgen elke vrijdag een bericht, ook over wat goed gaat.","Anouk de Graaf","2027-07-09",'
    'false],["689d65f2119655a8a68621a4a7f4e345","We weten hoe Noor slaapt en wat kan helpen."'
    ',"Ria Smits","2026-11-24",false]],["d2e5aa55e6975977a3b823e123c237f4","8cf5ed9e720a51cda'
    '2c9105bde3016ab","877b0f7c78ad5b65afed60139c0ddaa1","bb41e32b4900551aa6ae824538a0134f","'
    'dd0755db99535237b0fcaa396ca59291","3c57b6c4d79b52c683d636dd3a766fd8","d7ba8a35e4b952de98'
    '2ff5403d1f5db8"]]'
)
_PUPIL_TEXT = (
    '["pupil","Noor van Dalen","groep 6","dalen, noor van",[6,"6"]," noor van dalen noor groe'
    'p 6 6",null,0,[]]'
)
REQUEST = SwvRequest(file_id=FILE.id, kind=RequestKind.CONSULT, dated_on=TODAY)
BESIDE = kept_beside(made(REQUEST, Agreement(file_id=FILE.id)), TODAY)
FILE_LINE = Kept(about=FILE.id, pupil_id=NOOR.id, line=kept_line(made(), po(), TODAY))
PUPIL_LINE = Kept(about=NOOR.id, pupil_id=NOOR.id, line=kept_pupil(NOOR, ()))


def test_who_keeps_lines_hears_before_a_commit_how_records_were_and_are(keeping_work):
    other, agreement = replace(FILE, opened_on=TODAY), Agreement(file_id=FILE.id)
    heard: list[list[Record]] = []

    def keep(_work: UnitOfWork, touched: Sequence[Record]) -> None:
        heard.append(list(touched))

    with keeping_work(keep) as work:
        work.save(NOOR)
        work.save(FILE)
        work.save(agreement)
        assert heard == []
        work.commit()
    with keeping_work(keep) as work:
        work.save(other)
        work.remove(agreement)
        work.commit()
    with keeping_work(keep) as work:
        work.save(FILE)
    with keeping_work(keep) as work:
        work.put_setting("name", "value")
        work.commit()

    assert heard == [[NOOR, FILE, agreement], [FILE, other, agreement]]


def test_a_list_reads_what_was_put_since(unit_of_work):
    with unit_of_work() as work:
        work.save(NOOR)
        work.save(FILE)
        missing, number = work.lines(0, "rules")
        assert {(one.about, one.pupil_id, one.line) for one in missing} == {
            (FILE.id, NOOR.id, None),
            (NOOR.id, NOOR.id, None),
        }
        work.put_lines([PUPIL_LINE, FILE_LINE], "rules")
        first, number = work.lines(number, "rules")
        assert {one.about: one for one in first} == {FILE.id: FILE_LINE, NOOR.id: PUPIL_LINE}
        assert work.lines(number, "rules") == ([], number)
        work.put_lines([FILE_LINE], "rules")
        again, number = work.lines(number, "rules")
        assert again == [FILE_LINE]


def test_a_line_by_other_rules_is_to_be_made_anew(unit_of_work):
    with unit_of_work() as work:
        work.put_lines([FILE_LINE], "rules")
        assert work.lines(0, "others")[0] == [replace(FILE_LINE, line=None)]


def test_what_comes_after_what_is_gone_is_new_to_a_list_all_the_same(unit_of_work):
    with unit_of_work() as work:
        work.put_lines([PUPIL_LINE], "rules")
        work.put_lines([FILE_LINE], "rules")
        number = work.put_lines([], "rules", [FILE.id])
        assert work.lines(0, "rules")[0] == [PUPIL_LINE]
        work.put_lines([FILE_LINE], "rules")
        assert work.lines(number, "rules")[0] == [FILE_LINE]


def test_what_is_kept_beside_a_line_is_read_when_it_is_asked_for(unit_of_work):
    with unit_of_work() as work:
        work.put_lines([PUPIL_LINE, replace(FILE_LINE, beside=BESIDE)], "rules")
        assert [one.beside for one in work.lines(0, "rules")[0]] == [None, None]
        assert work.beside([FILE.id], "rules") == {FILE.id: BESIDE}
        assert work.beside([NOOR.id], "rules") == {}


def test_what_is_beside_a_line_that_is_to_be_made_is_not_read(unit_of_work):
    with unit_of_work() as work:
        work.put_lines([replace(FILE_LINE, beside=BESIDE)], "rules")
        assert work.beside([FILE.id], "others") == {}
        work.put_lines([replace(FILE_LINE, line=None)], "rules")
        assert work.beside([FILE.id], "rules") == {}


@given(LINES)
def test_a_line_is_read_as_it_was_written(line):
    assert read_line(line_text(line), FILE.id) == line


@given(PUPILS)
def test_a_line_of_a_pupil_is_read_as_it_was_written(line):
    assert read_line(line_text(line), line.pupil.id) == line


@given(values_of(KeptBeside))
def test_what_is_beside_it_is_read_as_it_was_written(beside):
    assert read_beside(beside_text(beside)) == beside


@pytest.mark.parametrize("text", ["", "{", "null", "[1]", "[[],[]]", '[["x"],[],[]]'])
def test_a_text_of_another_shape_holds_nothing_of_it(text):
    assert read_beside(text) is None


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "null", '["file"]', '["pupil",1]', '["file","po",true]', "nonsense"]
)
def test_a_text_of_another_shape_is_no_line(text):
    assert read_line(text, FILE.id) is None


@pytest.mark.parametrize(
    ("place", "other"), [(11, [["step"]]), (12, ["x"]), (13, [[]]), (14, [["x"]]), (6, 20261130)]
)
def test_a_line_with_something_else_in_it_is_no_line(place, other):
    plain = json.loads(line_text(kept_line(noor(), po(), date(2026, 9, 24))))
    plain[place] = other
    assert read_line(json.dumps(plain), FILE.id) is None


def test_another_line_of_the_same_file_is_another_format():
    """Does this fail, then rules or words changed: count `FORMAT` on, and put the new text here."""
    line = kept_line(noor(), po(), date(2026, 9, 24))
    beside = kept_beside(noor(), date(2026, 9, 24))
    texts = [line_text(line), beside_text(beside), line_text(kept_pupil(noor().pupil, ()))]
    assert (FORMAT, *texts) == (30, _FILE_TEXT, _BESIDE_TEXT, _PUPIL_TEXT)
