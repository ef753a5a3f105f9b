"""A document that is the report of research has its readers, and its maker, from that research."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ib_desk.domain.file.research import (
    can_be_report,
    is_for_nobody_yet,
    is_research,
    kept_from_bureau,
    report_of,
    reported_in,
    sender_of,
    without_report,
)
from ib_desk.domain.records.assessment import Assessment, MaySee
from ib_desk.domain.records.attachment import DocumentKind
from tests import builders
from tests.domain.made_files import FILE, made

REPORT = replace(builders.attachments()[5], kind=None, sender="")
TEST = Assessment(
    file_id=FILE.id, instrument="WISC-V", by_whom="Bureau De Boei", report_id=REPORT.id
)


def test_a_report_is_found_from_its_research_and_the_other_way_round():
    other = Assessment(file_id=FILE.id, instrument="CELF", report_id=REPORT.id)
    loose = Assessment(file_id=FILE.id, instrument="Rekentoets")
    last = Assessment(file_id=FILE.id, instrument="Leestoets")
    file = made(REPORT, TEST, other, loose, last)
    assert reported_in(file, REPORT) == (TEST, other)
    assert report_of(file, TEST) == REPORT
    assert report_of(file, loose) is None
    assert report_of(made(TEST), TEST) is None
    assert without_report(file) == (last, loose)


def test_it_is_research_whatever_kind_somebody_chose():
    assert not is_research(made(REPORT), REPORT)
    assert is_research(made(REPORT, TEST), REPORT)
    assert is_research(made(REPORT), replace(REPORT, kind=DocumentKind.RESEARCH))


@pytest.mark.parametrize(
    ("kind", "can_be"),
    [
        (None, True),
        (DocumentKind.RESEARCH, True),
        (DocumentKind.MINUTES, False),
        (DocumentKind.LETTER, False),
    ],
)
def test_what_is_called_something_else_is_asked_nothing(kind, can_be):
    assert can_be_report(replace(REPORT, kind=kind)) is can_be


def test_who_did_the_research_sent_the_report_unless_somebody_wrote_who_did():
    assert sender_of(made(REPORT, TEST), REPORT) == "Bureau De Boei"
    assert sender_of(made(REPORT, replace(TEST, by_whom=" ")), REPORT) == ""
    assert sender_of(made(REPORT, TEST), replace(REPORT, sender="JGZ")) == "JGZ"


@pytest.mark.parametrize(
    ("may_see", "is_kept", "is_for_nobody"),
    [
        ((), True, True),
        ((MaySee.PARENTS,), True, False),
        ((MaySee.BUREAU,), False, False),
    ],
)
def test_who_may_see_the_report_is_said_at_the_research(may_see, is_kept, is_for_nobody):
    test = replace(TEST, may_see=may_see)
    file = made(REPORT, test)
    assert kept_from_bureau(file, REPORT) == ((test,) if is_kept else ())
    assert is_for_nobody_yet(file, REPORT) is is_for_nobody
    assert not is_for_nobody_yet(made(REPORT), REPORT)
