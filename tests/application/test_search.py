"""What is written is found, with whose it is and where it stands; what is not there is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest

from ib_desk.application.kept_texts import RECORDS_AT_ONCE, STATE, KeptTexts
from ib_desk.application.pages import MadePages
from ib_desk.application.ports import UnitOfWorkFactory
from ib_desk.application.progress import Cancelled, Silent
from ib_desk.application.search import MOST_HITS, Found, Search
from ib_desk.application.vault_errors import VaultReadOnly
from ib_desk.domain.records.agreement import Agreement, AgreementState
from ib_desk.domain.records.attachment import Attachment, AttachmentId
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.made_pages import MadeFacts, PageFacts
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional, School
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.domain.search.asked import read_question
from tests.application.fakes import CalledOff, FakeUnitOfWork, FakeVault, ticking_clock
from tests.samples import sample
from tests.shipped import catalogue

TODAY = date(2026, 9, 24)
NOOR = Pupil(call_name="Noor", surname="Dalen", about_me="Ik zwem graag met Sem.")
SEM = Pupil(call_name="Sem", surname="Çelik")
OF_NOOR = SupportFile(pupil_id=NOOR.id, opened_on=TODAY)
OF_SEM = SupportFile(pupil_id=SEM.id, opened_on=TODAY)
OLD = SupportFile(pupil_id=SEM.id, opened_on=TODAY, closed_on=TODAY)
JET = Professional(name="Jet de Wit")
TIM = Professional(name="Tim de Wit")
RECORDS: tuple[Record, ...] = (
    *(School(name="De Zwemvijver"), JET, TIM, NOOR, SEM, OF_NOOR, OF_SEM, OLD),
    Guardian(pupil_id=NOOR.id, note="Zwemt zelf ook."),
    TeamMember(file_id=OF_NOOR.id, professional_id=JET.id),
    TeamMember(file_id=OLD.id, professional_id=TIM.id),
    Signal(file_id=OF_SEM.id, fact="Wil niet zwemmen.", seen_on=date(2026, 9, 1)),
    Agreement(file_id=OF_NOOR.id, result="Zwemles", agreed_on=date(2026, 9, 2)),
    Agreement(
        file_id=OF_NOOR.id, result="Zwemles", owner="Jet", state=AgreementState.KEPT, ends_on=TODAY
    ),
    Agreement(file_id=OLD.id, result="Zwemles", agreed_on=date(2024, 9, 1)),
)


@pytest.fixture
def keeping() -> KeptTexts:
    return KeptTexts()


@pytest.fixture
def vault(keeping: KeptTexts) -> UnitOfWorkFactory:
    vault = partial(FakeVault(), keeping)
    put(vault, *RECORDS)
    return vault


def put(vault: UnitOfWorkFactory, *records: Record) -> None:
    with vault() as work:
        for record in records:
            work.save(record)
        work.commit()


@pytest.fixture
def search(vault: UnitOfWorkFactory, keeping: KeptTexts) -> Search:
    search = Search(vault, keeping)
    while search.make_some():
        pass
    return search


def found(search: Search, query: str) -> Found:
    return search.find(read_question(query, catalogue().terms, TODAY), Silent())


def told(search: Search, query: str) -> list[tuple[str, str, str]]:
    """Of each hit the kind, whose it is and which field."""
    return [
        (hit.kind.__name__, "" if hit.pupil is None else hit.pupil.call_name, hit.context.field)
        for hit in found(search, query).hits
    ]


def test_what_is_found_says_whose_it_is_and_in_which_field(search):
    assert told(search, "zwem") == [
        ("Pupil", "Noor", "about_me"),
        ("Agreement", "Noor", "result"),
        ("Agreement", "Noor", "result"),
        ("Signal", "Sem", "fact"),
        ("Guardian", "Noor", "note"),
        ("School", "", "name"),
    ]


def test_what_is_the_school_s_is_found_too(search):
    assert told(search, "zwemvijver") == [("School", "", "name")]


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ("leerling:dalen zwem", ["Pupil", "Agreement", "Agreement", "Guardian"]),
        ("leerling:celik", ["Pupil", "SupportFile", "Signal"]),
        ("leerling:piet zwem", []),
        ("zwem soort:afspraak soort:signaal", ["Agreement", "Agreement", "Signal"]),
        ("zwem voor:2-9-2026", ["Signal"]),
        ("zwem na:1-9-2026", ["Agreement", "Agreement"]),
        ("na:1-9-2026 voor:3-9-2026", ["Agreement"]),
        ("zwem open", ["Agreement", "Signal"]),
        ("zwem jet", ["Agreement"]),
        ('"niet zwemmen"', ["Signal"]),
        ('"zwemmen niet"', []),
        ("", []),
    ],
)
def test_filters_narrow_what_is_found(search, query, kinds):
    assert [kind for kind, _whose, _field in told(search, query)] == kinds


def test_a_filter_by_name_is_about_names_and_not_about_who_is_mentioned(search):
    assert {whose for _kind, whose, _field in told(search, "leerling:sem")} == {"Sem"}


def test_closed_files_are_looked_through_when_it_is_asked(search):
    assert not any(hit.is_closed for hit in found(search, "zwemles").hits)
    (closed,) = (hit for hit in found(search, "zwemles afgesloten").hits if hit.is_closed)
    assert closed.file_id == OLD.id


def test_a_file_that_was_closed_is_closed_whatever_the_clock_says_since(search, vault):
    """It was put back: the day of the closing, which the program wrote, is still to come."""
    put(vault, replace(OLD, closed_on=TODAY + timedelta(days=1)))
    assert OLD.id not in {hit.file_id for hit in found(search, "zwemles").hits}
    (hit,) = (one for one in found(search, "zwemles afgesloten").hits if one.file_id == OLD.id)
    assert hit.is_closed


def test_a_colleague_is_found_in_a_file_that_can_be_opened(search):
    assert [hit.file_id for hit in found(search, "wit").hits] == [OF_NOOR.id]
    assert {hit.file_id for hit in found(search, "wit afgesloten").hits} == {OF_NOOR.id, OLD.id}


def test_what_changed_is_found_by_its_new_words_only(search, vault):
    put(vault, replace(SEM, call_name="Samir"))
    assert told(search, "leerling:sem") == []
    assert told(search, "samir") == [("Pupil", "Samir", "call_name")]


def test_what_is_gone_is_not_found(search, vault):
    with vault() as work:
        work.remove(*work.find(Guardian))
        work.commit()
    assert "Guardian" not in [kind for kind, _whose, _field in told(search, "zwem")]


def test_more_than_one_reads_is_cut_and_says_so(search, vault):
    assert not found(search, "zwem").is_cut
    put(vault, *(Signal(file_id=OF_NOOR.id, fact="zwembad") for _ in range(MOST_HITS + 1)))
    many = found(search, "zwem")
    assert len(many.hits) == MOST_HITS
    assert many.is_cut


def test_what_is_nearest_is_not_lost_behind_all_that_is_newer(search, vault):
    """Who is called so, and then the whole word."""
    gym = Signal(file_id=OF_NOOR.id, fact="gym", seen_on=date(2020, 9, 1))
    put(vault, Pupil(call_name="Gymnaste"), gym)
    for day in range(2 * MOST_HITS):
        seen_on = TODAY - timedelta(days=day)
        put(vault, Signal(file_id=OF_NOOR.id, fact="gymzaal van Noor", seen_on=seen_on))
    first, second, *rest = found(search, "gym").hits
    assert (first.kind, second.record_id) == (Pupil, gym.id)
    days = [hit.day for hit in rest if hit.day]
    assert len(days) == MOST_HITS - 2
    assert days == sorted(days, reverse=True)
    for query in ("noor", "leerling:noor", "noor gymzaal leerling:noor"):
        assert found(search, query).is_cut
    assert [found(search, query).hits[0].kind for query in ("noor", "leerling:noor")] == [Pupil] * 2
    assert Pupil not in {hit.kind for hit in found(search, "soort:signaal noor").hits}


def test_of_what_a_phrase_finds_no_more_is_read_than_is_shown(search, vault, monkeypatch):
    put(vault, *(Signal(file_id=OF_NOOR.id, fact="nat zwembad") for _ in range(3 * MOST_HITS)))
    read: list[int] = []
    stored = FakeUnitOfWork.stored

    def counted(work, kind, ids):
        if kind is Signal:
            read.append(len(ids))
        return stored(work, kind, ids)

    monkeypatch.setattr(FakeUnitOfWork, "stored", counted)
    assert len(found(search, '"nat zwembad"').hits) == MOST_HITS
    assert read == [MOST_HITS + 1]
    # What only holds both words is read in its turn: none of it is what was asked.
    put(vault, *(Signal(file_id=OF_NOOR.id, fact="zwembad nat") for _ in range(MOST_HITS)))
    read.clear()
    found(search, '"zwembad nat" nat')
    assert sum(read) > MOST_HITS + 1


def test_who_is_called_so_comes_before_who_writes_of_it(search, vault):
    put(vault, *(Pupil(call_name="Kind", about_me="Ik zwem met Sterre.") for _ in range(12)))
    sterre = Pupil(call_name="Sterre")
    put(vault, sterre)
    put(vault, *(Signal(file_id=OF_NOOR.id, fact="Sterre") for _ in range(2 * MOST_HITS)))
    hits = found(search, "ster").hits
    assert sterre.id in [hit.record_id for hit in hits if hit.kind is Pupil]


def kept_document(vault, *pages: str, title: str = "Brief") -> Attachment:
    made = MadePages(pdf=b"%PDF", words=pages, facts=MadeFacts(pages=(PageFacts(),)))
    with vault() as work:
        pages_id = work.put_content(made.kept().content)
        document = replace(
            sample(Attachment),
            id=AttachmentId(uuid4()),
            file_id=OF_NOOR.id,
            title=title,
            sender="",
            pages_id=pages_id,
            made=made.facts,
        )
        work.save(document)
        work.commit()
    return document


def test_a_sentence_in_a_document_is_found_with_its_page_and_what_it_is_called(search, vault):
    document = kept_document(vault, "Niets.", "Zij zwemt als een vis.")
    (hit,) = found(search, "zwemt vis").hits
    assert (hit.record_id, hit.file_id, hit.document) == (document.id, OF_NOOR.id, "Brief")
    assert (hit.context.field, hit.context.text) == ("page 2", "Zij zwemt als een vis.")
    (by_title,) = found(search, "soort:document brief").hits
    assert (by_title.context.field, by_title.document) == ("title", "")


@pytest.mark.parametrize("lost", ["refused", "purged"])
def test_a_document_without_pages_is_found_by_its_title(search, vault, lost):
    document = kept_document(vault, "Zwemmen als een vis.")
    with vault() as work:
        if lost == "refused":
            document = replace(document, pages_id=None, made=None)
        else:
            work.forget_contents([document.pages_id])
        work.save(document)
        work.commit()
    assert [hit.record_id for hit in found(search, "brief").hits] == [document.id]
    assert not found(search, "vis").hits


def test_documents_that_stood_there_before_are_read_a_few_at_a_time(vault, keeping):
    for number in range(6):
        kept_document(vault, f"walvis{number} " + "woord " * (RECORDS_AT_ONCE * 400))
    with vault() as work:
        work.put_setting(STATE, '["another", "stamp", "", 0]')
        work.commit()
    search = Search(vault, keeping)
    seen = []
    while search.make_some():
        seen.append(len(found(search, "walvis").hits))
    assert max(after - before for before, after in pairwise(seen)) <= 2
    assert seen[-1] == 6


def test_a_question_can_be_called_off(search):
    with pytest.raises(Cancelled):
        search.find(read_question("zwem", catalogue().terms, TODAY), CalledOff())


def test_what_another_version_kept_is_made_anew_a_few_at_a_time(vault, keeping):
    put(vault, *(Signal(file_id=OF_NOOR.id, fact="zwembad") for _ in range(RECORDS_AT_ONCE)))
    with vault() as work:
        work.put_setting(STATE, '["another", "stamp", "", 0]')
        work.commit()
    search = Search(vault, keeping)
    assert not found(search, "zwem").is_whole

    turns = 0
    while search.make_some():
        turns += 1

    assert turns == 1 + (len(RECORDS) + RECORDS_AT_ONCE) // RECORDS_AT_ONCE
    assert found(search, "zwem").is_whole
    assert found(search, "zwemvijver").hits
    assert not search.make_some()


def test_a_new_vault_is_whole_after_one_turn():
    search = Search(FakeVault(), KeptTexts())
    assert [search.make_some(), search.make_some()] == [True, False]


def test_where_nothing_can_be_written_nothing_is_made(vault, keeping):
    class ReadOnly(FakeVault):
        def __call__(self, keep: Any = None) -> Any:
            raise VaultReadOnly

    assert not Search(ReadOnly(), keeping).make_some()


def test_what_names_nobody_is_not_kept(vault, keeping):
    before = vault().__enter__()._kept.texts
    now = ticking_clock().now()
    put(vault, Erasure(what="pupil", reason="zwemles", binned_at=now, erased_at=now))
    assert vault().__enter__()._kept.texts == before


def test_what_lost_its_whole_is_not_kept(vault, keeping):
    contract = Contract(file_id=OF_NOOR.id)
    party = ContractParty(contract_id=contract.id, kind=PartyKind.PUPIL, hopes="zwemdiploma")
    with vault() as work:
        work._kept.records[party.id] = party  # of a vault whose contract got lost
        work._kept.places[party.id] = 0
        keeping(work, [party])
        assert party.id not in work._kept.texts


def test_a_day_says_what_happened_and_not_when_it_was_typed(search, vault):
    put(vault, Signal(file_id=OF_NOOR.id, fact="zwembril", seen_on=TODAY - timedelta(days=400)))
    (hit,) = found(search, "zwembril").hits
    assert hit.day == TODAY - timedelta(days=400)
