"""The team's decision on paper: by whom, what else was looked at, and zo-zo-zo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ib_desk.application.paper import PrintChoices, Report
from ib_desk.domain.records.decision import Decision, DecisionOption
from ib_desk.domain.records.meeting import Meeting, MeetingKind
from tests.builders import noor
from tests.exchange.printing import printed, standing_in_order, words_of

DAY = date(2026, 9, 17)


def mdo() -> Meeting:
    return next(one for one in noor().of(Meeting) if one.kind is MeetingKind.MDO)


def on_case() -> Decision:
    return next(one for one in noor().of(Decision) if one.is_on_case)


def words(report: Report, *instead) -> str:
    choices = PrintChoices(meeting=mdo().id)
    return words_of(printed(report, noor(*instead), choices, day=DAY).content)


def test_the_minutes_say_by_whom_and_what_was_looked_at():
    assert standing_in_order(
        words(Report.MEETING),
        on_case().decided,
        "Besloten door: Jolanda Bos",
        "Ook bekeken: doorgaan zoals nu. Te weinig hulp bij overgangen.",
        "Gekozen: een arrangement van het samenwerkingsverband.",
        "Ook bekeken: speciaal basisonderwijs.",
        "Dit is zo snel mogelijk, zo thuisnabij mogelijk en zo eenvoudig mogelijk.",
        "Esther is casusregisseur.",
    )


def test_the_request_says_it_with_its_day():
    found = words(Report.REQUEST)
    assert standing_in_order(
        found, "Besluit van het team", on_case().decided, "Besloten op 22 juni 2026 door: Jolanda"
    )
    assert "Esther is casusregisseur." not in found


def test_what_is_not_so_says_why_and_who_may_decide_stands_where_nobody_wrote_who_did():
    slow = replace(
        on_case(), decided_by="", as_soon=False, as_simple=None, otherwise="Er is een wachtlijst."
    )
    found = words(Report.MEETING, slow)
    assert "Besloten door: Jolanda Bos" in found
    assert "Dit is zo thuisnabij mogelijk. Dit is nog niet zo snel mogelijk. Er is een" in found


@pytest.mark.parametrize(
    ("meeting", "said"),
    [
        ({"decides": ""}, "Besloten op 22 juni 2026."),
        ({"decides": "", "held_on": None}, None),
        ({"held_on": None}, "Besloten door: Jolanda Bos"),
    ],
)
def test_what_nobody_filled_in_is_left_out(meeting, said):
    bare = replace(on_case(), decided_by="", as_soon=None, as_near=None, as_simple=None)
    mute = [replace(one, because="") for one in noor().of(DecisionOption)]
    found = words(Report.REQUEST, bare, replace(mdo(), **meeting), *mute)
    assert ("Besloten" in found) is (said is not None)
    assert said is None or said in found
    assert "Dit is" not in found
    assert "Ook bekeken: doorgaan zoals nu." in found


@pytest.mark.parametrize("changed", [{"decided": ""}, {"changes": ()}])
def test_a_request_without_such_a_decision_tells_nothing_of_one(changed):
    assert "Besluit van het team" not in words(Report.REQUEST, replace(on_case(), **changed))
