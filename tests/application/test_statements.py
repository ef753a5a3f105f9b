"""What somebody said of a record goes with it and comes back with it, of whatever kind that is."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from ib_desk.application.bin import Bin
from ib_desk.application.closed_items import ClosedItems
from ib_desk.application.coming_back import OwnerIsGone
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.progress import Silent
from ib_desk.application.records import Records
from ib_desk.application.search import Search
from ib_desk.application.undo import UndoStack
from ib_desk.application.whole_files import WholeFiles
from ib_desk.domain.file.statements import statement_on, statements_on
from ib_desk.domain.records.closed import Closed, ClosedBecause, can_be_closed
from ib_desk.domain.records.contact import Contact
from ib_desk.domain.records.disclosure import Disclosure, DisclosureEvent
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.kinds import KINDS
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.stated_on import can_be_stated_on
from ib_desk.domain.records.statement import Statement
from ib_desk.domain.records.support_file import SupportFile
from ib_desk.domain.search.asked import read_question
from tests.application.fakes import FakeVault, ticking_clock
from tests.builders import standing
from tests.samples import sample, samples
from tests.shipped import catalogue

CARRIES = tuple(kind for kind in KINDS if can_be_stated_on(kind))
FILE = sample(SupportFile)
ON_PAPER = {Disclosure, DisclosureEvent, Erasure}
WORDS = "Zo was het niet, zqverklaring"


class Vault:
    """One of every kind, none of it frozen, and beside one of them a statement."""

    def __init__(self, kind: type[Record]) -> None:
        self.vault = FakeVault()
        texts = KeptTexts()
        self.work = partial(self.vault, texts)
        self.clock = ticking_clock()
        self.undo = UndoStack()
        self.records = Records(self.work, self.undo, self.clock)
        self.bin = Bin(self.work, self.records, self.undo, self.clock, catalogue().bin_term)
        self.closed = ClosedItems(self.work, self.records)
        self.search = Search(self.work, texts)
        with self.work() as work:
            for record in standing(samples(kind for kind in KINDS if kind not in ON_PAPER)):
                work.save(_unfrozen(record))
            work.commit()
        self.record = self.records.get(kind, sample(kind).id)
        self.said = statement_on(self.record, FILE.id)
        self.records.add(self.said)
        told = Statement(**{**_values(self.said), "words": WORDS})
        self.records.change(self.said, told)
        self.said = told

    def beside(self) -> tuple[Statement, ...]:
        return statements_on(WholeFiles(self.work).one(FILE.id), self.record.id)

    def is_found(self) -> bool:
        asked = read_question("zqverklaring afgesloten", catalogue().terms, self.clock.today())
        return bool(self.search.find(asked, Silent()).hits)

    def is_told(self) -> bool:
        return WORDS in repr(self.records.history(FILE.id))


def _values(record: Record) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}


def _unfrozen(record: Record) -> Record:
    """As it was before it was set or sent."""
    values = _values(record)
    for name in ("packed_on", "sent_on", "set_on", "state"):
        field = type(record).__dataclass_fields__.get(name)
        if field is not None and record.__class__.__name__ in {"Opp", "SwvRequest"}:
            values[name] = field.default
    return type(record)(**values)


@pytest.fixture(params=CARRIES, ids=lambda kind: kind.__name__)
def vault(request: pytest.FixtureRequest) -> Vault:
    return Vault(request.param)


def test_it_goes_along_to_the_bin_and_comes_back_from_there(vault: Vault) -> None:
    assert vault.beside()[-1:] == (vault.said,)
    assert vault.is_found()
    vault.records.remove(vault.record)
    assert not vault.is_found()
    assert vault.beside() == ()
    vault.bin.put_back(vault.record.id)
    assert vault.beside()[-1:] == (vault.said,)
    assert vault.is_found()


def test_undo_brings_both_back(vault: Vault) -> None:
    vault.records.remove(vault.record)
    vault.records.undo()
    assert vault.beside()[-1:] == (vault.said,)
    vault.records.redo()
    assert vault.beside() == ()


def test_removed_alone_it_comes_back_only_beside_what_is_there(vault: Vault) -> None:
    vault.records.remove(vault.said)
    vault.records.remove(vault.record)
    with pytest.raises(OwnerIsGone):
        vault.bin.put_back(vault.said.id)
    vault.bin.put_back(vault.record.id)
    vault.bin.put_back(vault.said.id)
    assert vault.beside()[-1:] == (vault.said,)


def test_what_is_erased_takes_it_along_also_what_was_removed_before(vault: Vault) -> None:
    other = statement_on(vault.record, FILE.id)
    vault.records.add(other)
    vault.records.remove(vault.said)
    vault.records.remove(vault.record)
    assert vault.is_told()
    vault.bin.erase(vault.record.id, "op verzoek")
    assert not vault.is_told()
    assert {vault.said.id, other.id}.isdisjoint(item.root.id for item in vault.bin.items())


def test_closed_it_is_out_of_sight_with_what_it_is_about(vault: Vault) -> None:
    if not can_be_closed(type(vault.record)):
        return
    vault.closed.close(vault.record, Closed(because=ClosedBecause.SAFEGUARDING))
    assert not vault.is_found()
    assert not vault.is_told()
    assert vault.beside() == ()
    vault.closed.open_again(vault.record.id)
    assert vault.beside()[-1:] == (vault.said,)
    assert vault.is_told()


def test_a_contact_in_no_file_yet_takes_it_along_too() -> None:
    """A statement is of a file; what it is about may be with the pupil."""
    vault = Vault(Contact)
    assert vault.records.find(Statement, about=vault.record.id)
