"""The data files as they are shipped, read as the program reads them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from ib_desk.application.catalogue import Catalogue
from ib_desk.application.school_terms import SchoolTerms
from ib_desk.domain.deadlines.deadlines import DeadlineTerms
from ib_desk.domain.file.trajectory import Step
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.ages import Ages
from ib_desk.domain.law.rights import Rights
from ib_desk.domain.words.report_texts import ReportTexts
from ib_desk.main.resources import resources_root
from ib_desk.storage.catalogue_files import read_catalogue, read_report_texts
from ib_desk.storage.resource_files import ResourceFiles

LOOKS_LIKE_A_CODE = re.compile(r"\b[A-Z]\w*\.[A-Z][A-Z_]+\b|\b[a-z]+_[a-z_]+\b")
"""“Relation.MOTHER”, “not_possible”: a reader gets the word of `resources/terms.toml`."""

SHIPPED = ResourceFiles(shipped=resources_root())


@cache
def catalogue() -> Catalogue:
    return read_catalogue(SHIPPED)


def step_named(name: str) -> Step:
    """A step of a primary school."""
    return next(step for step in catalogue().trajectory("po").step if step.id == name)


def step_ids() -> tuple[str, ...]:
    """The steps of a primary school, in their order."""
    return tuple(step.id for step in catalogue().trajectory("po").step)


def ages() -> Ages:
    """From which age what is the pupil's."""
    return catalogue().ages


def rights_on(whole: WholeFile, day: date) -> Rights:
    """By the ages that are shipped."""
    return catalogue().rights(whole, day)


@cache
def report_texts() -> ReportTexts:
    return read_report_texts(SHIPPED)


def school_terms() -> SchoolTerms:
    """What works out terms by the rules and holidays that are shipped."""
    return SchoolTerms(catalogue().deadlines, catalogue().holidays)


def terms_alone() -> DeadlineTerms:
    """The terms of a school that chose no region."""
    shipped = catalogue()
    calendar = shipped.holidays.calendar(None, ())
    return DeadlineTerms(rules=shipped.deadlines, calendar=calendar)
