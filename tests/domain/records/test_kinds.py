"""What holds for every kind of record, so that tables, undo and history can count on it."""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, fields, is_dataclass
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest

from ib_desk.domain.records.attachment import Attachment
from ib_desk.domain.records.contract import Contract, ContractParty, ContractReview
from ib_desk.domain.records.disclosure import Disclosure
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.kinds import (
    KINDS,
    REFERENCES,
    common_whole,
    content_fields,
    references,
    references_inside,
)
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.school import Professional
from ib_desk.domain.records.seen import SeenText
from ib_desk.domain.records.support_file import SupportFile, TeamMember
from ib_desk.domain.records.swv_form import SwvForm
from tests.samples import sample

kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)


def subclasses(kind: type[Record]) -> set[type[Record]]:
    return {kind} | {found for child in kind.__subclasses__() for found in subclasses(child)}


def test_every_kind_of_record_is_listed_once():
    # By name: a dataclass with slots replaces the class that was written, which lives on.
    ours = {str(kind) for kind in subclasses(Record) if kind.__module__.startswith("ib_desk.")}

    assert ours == {str(kind) for kind in (Record, *KINDS)}
    assert len(set(KINDS)) == len(KINDS)


@kinds
def test_a_record_never_changes_and_takes_nothing_along(kind):
    record = sample(kind)

    assert not hasattr(record, "__dict__")
    with pytest.raises(FrozenInstanceError):
        record.id = UUID(int=0)
    assert hash(record) == hash(sample(kind))


@kinds
def test_a_new_record_has_an_id_of_its_own_and_only_asks_what_it_cannot_do_without(kind):
    needed = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    optional = {
        name
        for name, hint in get_type_hints(kind).items()
        if hint in {str, bool} or str(hint).startswith("tuple")
    }
    filled = sample(kind)
    given = {name: getattr(filled, name) for name in needed}

    assert kind(**given).id != kind(**given).id
    assert needed & optional <= {"step", "digest", "what"}
    assert all(is_part for name, (_kind, is_part) in references(kind).items() if name in needed)


@kinds
def test_a_kind_stands_below_those_it_refers_to(kind):
    for target, _is_part in references(kind).values():
        assert KINDS.index(target) < KINDS.index(kind)


def test_an_id_type_points_to_the_kind_whose_own_id_it_is():
    assert {get_type_hints(kind)["id"]: kind for kind in REFERENCES.values()} == REFERENCES


def test_a_required_reference_is_a_part_and_an_optional_one_a_mention():
    assert references(ContractParty) == {
        "contract_id": (Contract, True),
        "guardian_id": (Guardian, False),
    }
    assert references(TeamMember) == {
        "file_id": (SupportFile, True),
        "professional_id": (Professional, True),
    }
    assert references(Pupil) == {}


def test_trust_says_inside_whose_it_is():
    pointing = {kind: references_inside(kind) for kind in KINDS if references_inside(kind)}

    assert pointing == {
        ContractReview: {
            "promises": ("party", ContractParty),
            "trust": ("party", ContractParty),
        },
    }


@kinds
def test_entries_point_to_a_part_of_the_same_whole(kind):
    """So that what points to a record is found by that whole, and not by reading all."""
    for _inside, target in references_inside(kind).values():
        name, its_name = common_whole(kind, target)

        assert references(kind)[name] == references(target)[its_name]


def inside(kind: type[Record]) -> list[tuple[str, type[Any]]]:
    """Each field of `kind` that holds entries, with what an entry is."""
    hints = get_type_hints(kind).items()
    return [(name, get_args(hint)[0]) for name, hint in hints if get_origin(hint) is tuple]


@kinds
def test_no_entry_mentions_a_person_who_can_be_left_out(kind):
    """It would go along with that person, though it is not that person's own: it is a record."""
    for name, entry in inside(kind):
        for part, hint in get_type_hints(entry).items():
            assert not REFERENCES.keys() & set(get_args(hint)), f"{kind.__name__}.{name}: {part}"


@kinds
def test_entries_are_the_marks_of_a_fixed_scale(kind):
    """One for each member of an enumeration or each party; lines that a person adds are records."""
    for name, entry in inside(kind):
        if issubclass(entry, Enum):
            continue  # several of a few choices
        assert is_dataclass(entry), f"{kind.__name__}.{name}"
        first = get_type_hints(entry)[fields(entry)[0].name]
        is_scale = isinstance(first, type) and issubclass(first, Enum)
        assert is_scale or first in REFERENCES, f"{kind.__name__}.{name}"


def test_kept_bytes_are_pointed_to_by_forms_documents_sign_offs_and_the_register():
    pointing = {kind: content_fields(kind) for kind in KINDS if content_fields(kind)}

    assert pointing == {
        SwvForm: ("content_id",),
        Attachment: ("content_id", "pages_id"),
        SeenText: ("copy_id",),
        Disclosure: ("copy_id",),
    }


@kinds
def test_no_kind_has_a_place_for_what_may_not_be_kept(kind):
    """Not even from an import."""
    words = {word for field in fields(kind) for word in field.name.split("_")}

    assert not words & {"bsn", "pgn", "onderwijsnummer", "nationality", "birthplace"}
