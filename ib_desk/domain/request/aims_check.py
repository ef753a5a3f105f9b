"""What the points about needs and goals look at: whether a reader can do something with them.

One that serves is enough. That others are not there yet is no reason to wait: a goal that nobody
can measure is a goal too, and a need of one word may be noted down in passing.
"""

from __future__ import annotations

from ib_desk.domain.care.goals import active_goals
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.records.field_place import place_for_new, place_of
from ib_desk.domain.records.goal import Goal
from ib_desk.domain.records.need import Need, NeedOf
from ib_desk.domain.request.request_points import Case, Finding, PointSpec, missing, ok, weak
from ib_desk.domain.request.text_checks import is_said


def needs(case: Case, spec: PointSpec) -> list[Finding]:
    """At least one sentence of what the pupil needs now; what the teacher needs comes beside it.

    “rust” says what is lacking; “instructie die kort is” says what to do.
    """
    told = [one for one in case.whole.of(Need) if one.is_told and one.whose is NeedOf.PUPIL]
    if not told:
        return [missing(place_for_new(Need, "sentence"))]
    clear = [one for one in told if _words(one) >= spec.least]
    if clear:
        fact = Fact(kind=FactKind.HELP_SENTENCES, number=len(clear))
        return [ok(place_of(clear[0], "sentence"), fact)]
    longest = max(told, key=_words)
    short = Fact(kind=FactKind.TOO_SHORT, number=_words(longest))
    return [weak(place_of(longest, "sentence"), short)]


def goals(case: Case, _spec: PointSpec) -> list[Finding]:
    """At least one that is worked on, with all that it takes to see whether it was reached."""
    told = [one for one in active_goals(case.whole) if is_said(one, "aim")]
    if not told:
        return [missing(place_for_new(Goal, "aim"))]
    fit = [one for one in told if not one.lacks]
    ahead = [one for one in fit if not one.is_late(case.today)]
    if ahead:
        fact = Fact(kind=FactKind.MEASURABLE, number=len(fit), of=len(told))
        return [ok(place_of(ahead[0], "target"), fact)]
    if fit:
        # Of which nobody looked back: the bureau will ask how it ended.
        passed = Fact(kind=FactKind.PASSED, on=fit[-1].ends_on)
        return [weak(place_of(fit[-1], "ends_on"), passed)]
    nearest = min(told, key=lambda one: len(one.lacks))
    lacking = [Fact(kind=FactKind.LACKS, field=name) for name in nearest.lacks]
    return [weak(place_of(nearest, nearest.lacks[0]), *lacking)]


def _words(need: Need) -> int:
    return len(need.sentence.split())
