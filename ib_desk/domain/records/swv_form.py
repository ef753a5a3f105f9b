"""The own form of a bureau, and what comes in each of its boxes: laid out once, by a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import NewType
from uuid import UUID, uuid4

from ib_desk.domain.records.attachment import ContentId
from ib_desk.domain.records.record import Record
from ib_desk.domain.records.request import RequestKind
from ib_desk.domain.records.swv import SwvProfileId

SwvFormId = NewType("SwvFormId", UUID)


class FormType(Enum):
    """How its boxes are found and filled."""

    PDF = "pdf"
    WORD = "word"
    LISTED = "listed"
    """No program fills it in: its fields are typed as a list, and copied one by one."""


class BoxKind(Enum):
    """What can be put in a box."""

    TEXT = "text"
    CHECK = "check"
    CHOICE = "choice"


class FormSource(Enum):
    """What can come in a box; where it stands in the data of a request is in
    `resources/requests/form_sources.toml`.
    """

    REFERENCE = "reference"
    MADE_ON = "made_on"
    KIND = "kind"
    PUPIL_NAME = "pupil_name"
    PUPIL_CALL_NAME = "pupil_call_name"
    PUPIL_FIRST_NAMES = "pupil_first_names"
    PUPIL_PREFIX = "pupil_prefix"
    PUPIL_SURNAME = "pupil_surname"
    PUPIL_BORN = "pupil_born"
    PUPIL_GENDER = "pupil_gender"
    PUPIL_GROUP = "pupil_group"
    PUPIL_ADDRESS = "pupil_address"
    PUPIL_LANGUAGE = "pupil_language"
    PUPIL_WORDS = "pupil_words"
    GUARDIAN_NAME = "guardian_name"
    GUARDIAN_RELATION = "guardian_relation"
    GUARDIAN_CUSTODY = "guardian_custody"
    GUARDIAN_PHONE = "guardian_phone"
    SCHOOL_NAME = "school_name"
    SCHOOL_BRIN = "school_brin"
    SCHOOL_ADDRESS = "school_address"
    SCHOOL_POSTCODE = "school_postcode"
    SCHOOL_TOWN = "school_town"
    SCHOOL_PHONE = "school_phone"
    SCHOOL_EMAIL = "school_email"
    SCHOOL_BOARD = "school_board"
    SCHOOL_DIRECTOR = "school_director"
    SCHOOL_COORDINATOR = "school_coordinator"
    QUESTION = "question"
    ASKED = "asked"
    SUMMARY = "summary"
    DONE = "done"
    FALLS_SHORT = "falls_short"
    SCHOOL_CONTRIBUTES = "school_contributes"
    OTHERS_CONTRIBUTE = "others_contribute"
    STARTS_ON = "starts_on"
    ENDS_ON = "ends_on"
    CATEGORY = "category"
    CATEGORY_BECAUSE = "category_because"
    URGENT = "urgent"
    TEMPORARY = "temporary"
    RECEIVING_SCHOOL = "receiving_school"
    GOAL_AIM = "goal_aim"
    GOAL_STATE = "goal_state"
    INTERVENTION_TITLE = "intervention_title"
    INTERVENTION_BY = "intervention_by"
    INTERVENTION_FROM = "intervention_from"
    INTERVENTION_EFFECT = "intervention_effect"
    NEEDS_PUPIL = "needs_pupil"
    PERSPECTIVE = "perspective"
    WHY_NOT_HEAVIER = "why_not_heavier"


@dataclass(frozen=True, slots=True, kw_only=True)
class SwvForm(Record):
    """Without `kinds` it is for every request. `content_id` is the empty form as it was taken in.

    `fingerprint` is of its boxes: a form with another has to be laid out anew. `is_flat`: what is
    filled in cannot be changed any more by who gets it. Of one that is only listed nothing was
    taken in: `listing` has a line for each of its fields, and the boxes follow it
    (`ib_desk.domain.request.form_listing`).
    """

    id: SwvFormId = field(default_factory=lambda: SwvFormId(uuid4()))
    profile_id: SwvProfileId
    title: str = ""
    kinds: tuple[RequestKind, ...] = ()
    is_flat: bool = False
    note: str = ""
    type: FormType
    listing: str = ""
    content_id: ContentId | None = None
    fingerprint: str = ""
    pages: int = 0

    @property
    def is_listed(self) -> bool:
        """Not filled in: its fields are copied one by one."""
        return self.type is FormType.LISTED


@dataclass(frozen=True, slots=True, kw_only=True)
class SwvFormBox(Record):
    """`name`, `kind` and what it takes are the form's own; without `source` it stays open.

    `row` is which one, of what there can be more of. `ticked_by` is the word by which a tick is
    set, where its source is no yes or no. `options` are a line each. `page` counts from 1, 0 in a
    document without pages.
    """

    is_found = False
    """A box is no text of anybody; its form is found by its name."""

    form_id: SwvFormId
    label: str = ""
    source: FormSource | None = None
    row: int | None = None
    ticked_by: str = ""
    name: str = ""
    kind: BoxKind
    most: int | None = None
    has_lines: bool = False
    options: str = ""
    takes_other: bool = False
    page: int = 0
