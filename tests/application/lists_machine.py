"""Whatever is done in whatever order: what is kept for the lists is what would be made now.

And what is written is found, but not what was taken away, nor what is in a file that is closed, nor
what is out of sight.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ib_desk.application.attachments import Attachments, Incoming
from ib_desk.application.bin import Bin
from ib_desk.application.changes import Change, Edit
from ib_desk.application.closed_items import ClosedItems
from ib_desk.application.document_words import words_inside
from ib_desk.application.kept_lines import FILES_AT_ONCE, KeptLines
from ib_desk.application.kept_texts import KeptTexts
from ib_desk.application.lists_beside import ListsBeside
from ib_desk.application.overview import Lists, Overview
from ib_desk.application.pages import MadePages
from ib_desk.application.ports import Clock, R, WorkKeeping, all_of
from ib_desk.application.progress import Progress, Silent
from ib_desk.application.quick_notes import QuickKind, QuickNotes
from ib_desk.application.records import Records
from ib_desk.application.same_pupil import SamePupil
from ib_desk.application.search import Search
from ib_desk.application.support_files import SupportFiles
from ib_desk.application.undo import UndoStack
from ib_desk.domain.errors import DeskError
from ib_desk.domain.records.action import Action
from ib_desk.domain.records.agreement import Agreement
from ib_desk.domain.records.attachment import Attachment, MediaType
from ib_desk.domain.records.closed import Closed, ClosedBecause, can_be_closed
from ib_desk.domain.records.contract import Contract, ContractParty, PartyKind, PartyState
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.made_pages import MadeFacts, PageFacts
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind, SwvRequest
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.signal import Signal
from ib_desk.domain.records.support_file import CORE_TEAM_LIMIT, SupportFile, TeamMember, TeamPlace
from ib_desk.domain.records.weighing import Weighing
from ib_desk.domain.search.asked import read_question
from ib_desk.domain.search.searched import texts_of
from tests.shipped import catalogue, school_terms

picks = st.randoms(use_true_random=False)
days = st.integers(-10, 10)
KINDS = (
    *(Pupil, Guardian, SupportFile, Signal, Contract, ContractParty),
    *(Agreement, Weighing, SwvRequest, Professional, Attachment),
)
WORDS = ("maan", "zon", "ster", "regen")
"""What is written in this vault; no name has such a word."""
WRITTEN_IN = {
    Pupil: "about_me",
    Guardian: "note",
    Signal: "fact",
    ContractParty: "hopes",
    Agreement: "planning",
}


SEEN = PageFacts()


class Unasked:
    """A `PageMaker` of whom nothing is asked."""

    version = 1

    def make(self, content: bytes, kind: MediaType, progress: Progress) -> MadePages:
        raise NotImplementedError


class ListsMachine(RuleBasedStateMachine):
    """A subclass says in what vault, and how that is put aside and brought back."""

    def vault(self) -> WorkKeeping:
        raise NotImplementedError

    def put_aside(self) -> Callable[[], WorkKeeping]:
        """What brings the vault back as it is now."""
        raise NotImplementedError

    @initialize()
    def begin(self) -> None:
        self.day = date(2026, 9, 24)
        clock = Clock(lambda: datetime.combine(self.day, time(9)))
        trajectories = catalogue().trajectories.values()
        self.keeping = KeptLines(catalogue().trajectory, trajectories, clock)
        self.aside: Callable[[], WorkKeeping] | None = None
        self.changes: list[Change] = []
        self.open(self.vault())

    def open(self, vault: WorkKeeping) -> None:
        self.texts = KeptTexts()
        self.work = partial(vault, all_of(self.keeping, self.texts))
        undo, term = UndoStack(), catalogue().bin_term
        self.records = Records(self.work, undo, self.keeping.clock, term)
        self.documents = Attachments(self.work, self.records, Unasked(), catalogue().document_names)
        self.bin = Bin(self.work, self.records, undo, self.keeping.clock, term)
        self.closed_items = ClosedItems(self.work, self.records)
        self.files = SupportFiles(self.records, self.keeping.clock)
        words = catalogue().quick_words
        self.notes = QuickNotes(self.records, self.keeping.clock, words)
        self.same = SamePupil(self.work, self.records, self.keeping.clock)
        self.overview = Overview(self.work, self.keeping, school_terms())
        self.asks_all = False
        self.search = Search(self.work, self.texts)

    def some(self, pick: Random, kind: type[R]) -> R:
        return pick.choice(self.records.find(kind))

    def did(self, act: Callable[[], Change]) -> None:
        """What the vault refuses changes nothing, which is looked at as well."""
        with suppress(DeskError):
            self.changes = [*self.changes, act()][-5:]

    @rule(days=days)
    def a_new_pupil_with_a_file(self, days) -> None:
        pupil = Pupil(call_name="Sem", left_on=self.day + timedelta(days=days))
        file = SupportFile(pupil_id=pupil.id, opened_on=self.day)
        self.did(lambda: self.records.add(pupil, file))

    @rule()
    def a_new_pupil_without_one(self) -> None:
        self.did(lambda: self.records.add(Pupil(call_name="Noor")))

    @precondition(lambda self: self.records.find(Pupil))
    @rule(pick=picks, kind=st.sampled_from(QuickKind))
    def a_line_is_written(self, pick, kind) -> None:
        pupil_id = self.some(pick, Pupil).id
        if kind is not QuickKind.AGREEMENT or self.files.open_file(pupil_id) is not None:
            self.did(lambda: self.notes.write(kind, [pupil_id], "Noor gesproken: moe"))

    @precondition(lambda self: self.records.find(Pupil))
    @rule(pick=picks)
    def a_file_is_begun(self, pick) -> None:
        self.did(lambda: self.files.begin(self.some(pick, Pupil).id))

    @precondition(lambda self: self.records.find(SupportFile))
    @rule(pick=picks, days=days)
    def a_file_gets_fuller(self, pick, days) -> None:
        file, day = self.some(pick, SupportFile), self.day + timedelta(days=days)
        guardian = Guardian(pupil_id=file.pupil_id)
        contract = Contract(file_id=file.id, talked_on=day, version=pick.randint(1, 9))
        more = pick.choice(
            [
                [Agreement(file_id=file.id, result="bellen", ends_on=day)],
                [Weighing(file_id=file.id, weighed_on=day, chosen_level=3)],
                [SwvRequest(file_id=file.id, kind=RequestKind.CONSULT, dated_on=day)],
                [
                    *(guardian, contract),
                    ContractParty(
                        contract_id=contract.id,
                        kind=PartyKind.GUARDIAN,
                        guardian_id=guardian.id,
                        state=PartyState.SPOKEN,
                        state_on=day,
                    ),
                ],
            ]
        )
        self.did(lambda: self.records.add(*more))

    @precondition(lambda self: self.records.find(SupportFile))
    @rule(pick=picks)
    def a_colleague_comes_to_a_team_that_grew_crowded(self, pick) -> None:
        file, person = self.some(pick, SupportFile), Professional(name="Jet")
        self.did(
            lambda: self.records.add(
                person,
                *(
                    TeamMember(file_id=file.id, professional_id=person.id, place=TeamPlace.CORE)
                    for _ in range(CORE_TEAM_LIMIT + 1)
                ),
            )
        )

    @precondition(lambda self: self.records.find(Professional))
    @rule(pick=picks, name=st.sampled_from(["Jet", "Kim"]))
    def a_colleague_has_another_name(self, pick, name) -> None:
        known = self.some(pick, Professional)
        self.did(lambda: self.records.change(known, replace(known, name=name)))

    @precondition(lambda self: self.records.find(Agreement))
    @rule(pick=picks, days=days)
    def an_agreement_is_put_off(self, pick, days) -> None:
        known = self.some(pick, Agreement)
        later = replace(known, ends_on=self.day + timedelta(days=days))
        self.did(lambda: self.records.change(known, later))

    @precondition(lambda self: self.records.find(Pupil))
    @rule(pick=picks, words=st.lists(st.sampled_from(WORDS), max_size=3))
    def a_sentence_is_written_or_taken_away(self, pick, words) -> None:
        known = pick.choice([one for kind in WRITTEN_IN for one in self.records.find(kind)])
        written = {WRITTEN_IN[type(known)]: " ".join(words)}
        self.did(lambda: self.records.change(known, replace(known, **written)))

    @precondition(lambda self: self.records.find(SupportFile))
    @rule(pick=picks, words=st.lists(st.sampled_from(WORDS), max_size=3))
    def a_document_comes_in_or_is_read_anew(self, pick, words) -> None:
        made = MadePages(pdf=b"%PDF", words=(" ".join(words),), facts=MadeFacts(pages=(SEEN,)))
        media, name = MediaType.TEXT, "brief.txt"
        incoming = Incoming(content=b"x", file_name=name, media_type=media, maker=1, pages=made)
        known = self.records.find(Attachment)
        if known and pick.random() < 0.5:
            self.did(lambda: self.documents.renew(pick.choice(known), incoming))
        else:
            self.did(lambda: self.documents.add(self.some(pick, SupportFile).id, incoming))

    @precondition(lambda self: self.records.find(SupportFile))
    @rule(pick=picks)
    def a_file_is_closed_or_opened_again(self, pick) -> None:
        known = self.some(pick, SupportFile)
        if known.is_open:
            self.did(lambda: self.records.change(known, replace(known, closed_on=self.day)))
        else:
            self.did(lambda: self.files.reopen(known))

    @precondition(lambda self: self.records.find(Pupil))
    @rule(pick=picks, name=st.sampled_from(["Ayşe", "Bo"]), days=days)
    def facts_of_a_pupil_are_put_right(self, pick, name, days) -> None:
        known, day = self.some(pick, Pupil), self.day + timedelta(days=days)
        right = replace(known, call_name=name, in_netherlands_since=day)
        self.did(lambda: self.records.change(known, right))

    @precondition(lambda self: self.records.find(Pupil))
    @rule(pick=picks)
    def something_is_removed(self, pick) -> None:
        record = pick.choice([record for kind in KINDS for record in self.records.find(kind)])
        self.did(lambda: self.records.remove(record))

    @precondition(lambda self: self.can_close())
    @rule(pick=picks, because=st.sampled_from(ClosedBecause))
    def something_is_closed(self, pick, because) -> None:
        record = pick.choice(self.can_close())
        self.did(lambda: self.closed_items.close(record, Closed(because=because, why="zo")))

    def can_close(self) -> list[Record]:
        kinds = (kind for kind in KINDS if can_be_closed(kind))
        return [record for kind in kinds for record in self.records.find(kind)]

    def out_of_sight(self) -> list[Record]:
        """Of files that are there: what was closed in a file in the bin waits there with it."""
        files = self.records.find(SupportFile)
        return [item.root for file in files for item in self.closed_items.of_file(file.id)]

    @precondition(lambda self: self.out_of_sight())
    @rule(pick=picks)
    def something_is_opened_again(self, pick) -> None:
        self.did(lambda: self.closed_items.open_again(pick.choice(self.out_of_sight()).id))

    @rule(pick=picks, times=st.integers(1, 3))
    def steps_are_taken_back_and_forth(self, pick, times) -> None:
        act = pick.choice([self.records.undo, self.records.redo])
        for _ in range(times):
            self.did(act)

    @precondition(lambda self: self.changes)
    @rule(pick=picks)
    def an_old_change_is_put_back(self, pick) -> None:
        old = pick.choice(self.changes)
        self.did(lambda: self.records.put_back(old))

    @precondition(lambda self: self.bin.items())
    @rule(pick=picks)
    def something_comes_out_of_the_bin(self, pick) -> None:
        root = pick.choice(self.bin.items()).root
        self.did(pick.choice([lambda: self.bin.put_back(root.id), lambda: self.erased(root)]))

    def erased(self, root: Record) -> Change:
        return self.bin.erase(root.id, "dubbel")

    @precondition(lambda self: len(self.records.find(Pupil)) > 1)
    @rule(pick=picks)
    def two_are_one_child(self, pick) -> None:
        keep, other = pick.sample(self.records.find(Pupil), 2)
        self.did(lambda: self.same.merge(self.same.preview(keep.id, other.id)))

    @rule(count=st.integers(1, FILES_AT_ONCE + 2))
    def a_school_is_taken_in(self, count) -> None:
        """Also more than the lines can be made of at once."""
        pupils = [Pupil(call_name=f"Kind {number}") for number in range(count)]
        files = [SupportFile(pupil_id=pupil.id, opened_on=self.day) for pupil in pupils]
        edits = [Edit(None, record) for record in (*pupils, *files)]
        self.did(lambda: self.records.apply(Action.IMPORTED, edits))

    @rule(days=st.integers(-2, 12))
    def another_day(self, days) -> None:
        self.day += timedelta(days=days)

    @rule()
    def the_vault_is_put_aside(self) -> None:
        self.aside = self.put_aside()

    @precondition(lambda self: self.aside is not None)
    @rule()
    def it_is_brought_back(self) -> None:
        assert self.aside is not None
        self.changes.clear()
        self.open(self.aside())

    @invariant()
    def what_is_kept_is_what_would_be_made_now(self) -> None:
        # Until somebody asks for more it knows of now alone; then it has to know all.
        now = looked_at_now(self.overview)
        lists = looked(self.overview) if self.asks_all else None
        with self.work() as work:
            kept = work.lines(0, self.keeping.made_with)[0]
            made = [self.keeping.of_file(work, file.id) for file in work.find(SupportFile)]
            made += [self.keeping.of_pupil(work, pupil.id) for pupil in work.find(Pupil)]
            loud = {one.pupil_id for one in made if not one.is_quiet}
            of_now = {one.about for one in work.lines_of_now(self.keeping.made_with)[0]}
            made = [replace(one, is_quiet=False) for one in made]
            beside = work.beside([one.about for one in made], self.keeping.made_with)
        told = {
            one.about: replace(one, beside=beside.get(one.about), is_quiet=False) for one in kept
        }
        assert told == {one.about: one for one in made}
        assert {one.about for one in made if one.pupil_id in loud} <= of_now
        every = looked(Overview(self.work, self.keeping, school_terms()))
        assert lists is None or lists == every
        lacks_nothing_of_now(now, every[0])
        anew = Overview(self.work, self.keeping, school_terms())
        lacks_nothing_of_now(looked_at_now(anew), every[0])
        assert looked(anew) == every

    @rule()
    def what_lies_behind_is_asked_for(self) -> None:
        self.asks_all = True

    @invariant()
    def what_is_written_is_found(self) -> None:
        while self.search.make_some():
            pass
        written = [one for kind in (*WRITTEN_IN, Attachment) for one in self.records.find(kind)]
        hidden, said = self.out_of_sight(), self.said()
        closed = {f.id for f in self.records.find(SupportFile) if not f.is_open}
        for word in WORDS:
            those = [one for one in written if word in said[one.id]]
            assert self.found(f"{word} afgesloten") == {one.id for one in those}
            every = {one.id for one in (*those, *hidden) if word in said[one.id]}
            assert self.found(f"{word} gesloten afgesloten") == every
            assert self.found(word) == {one.id for one in those if self.file_of(one) not in closed}

    def said(self) -> dict[UUID, str]:
        """All that is written in what is there, in sight or not."""
        kinds = (*WRITTEN_IN, Attachment)
        there = [one for kind in kinds for one in self.records.find(kind)] + self.out_of_sight()
        with self.work() as work:
            inside = {one.id: words_inside(work, one) for one in there}
        return {
            one.id: " ".join([*inside[one.id], *(text for _name, text in texts_of(one))])
            for one in there
        }

    def found(self, query: str) -> set[UUID]:
        asked = read_question(query, catalogue().terms, self.day)
        return {hit.record_id for hit in self.search.find(asked, Silent()).hits}

    def file_of(self, record: Record) -> UUID | None:
        if isinstance(record, ContractParty):
            return self.records.get(Contract, record.contract_id).file_id
        return record.id if isinstance(record, SupportFile) else getattr(record, "file_id", None)


def looked(overview: Overview) -> tuple[Lists, ListsBeside]:
    """All of them, also where they come in more than one go."""
    lists, beside = overview.look(), overview.beside()
    while lists.to_make or beside.to_make:
        lists, beside = overview.look(), overview.beside()
    return lists, beside


def looked_at_now(overview: Overview) -> Lists:
    """As `looked`, without asking for what was."""
    lists = overview.look_at_now()
    while lists.to_make:
        lists = overview.look_at_now()
    return lists


def lacks_nothing_of_now(now: Lists, every: Lists) -> None:
    """All terms, all open files, and all of every pupil but who left and of whom all is closed."""
    told = {line.pupil.id for line in now.pupils}
    assert now.terms == every.terms
    assert now.files == tuple(one for one in every.files if one.pupil.id in told)
    assert now.pupils == tuple(one for one in every.pupils if one.pupil.id in told)
    others = [one for one in every.pupils if one.pupil.id not in told]
    assert all(one.has_left and not (one.signals or one.has_open_file) for one in others)
