"""What a plan lacks by law and practice: twelve points, beside the form while it is written.

Filled is not fit: what was taken over and what is a word or two is told as such. Unknown is not
none: that nothing deviates has to be said. What each point rests on is data (`opp_rules`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import partial
from typing import Final
from uuid import UUID

from ib_desk.domain.dutch_dates import school_year
from ib_desk.domain.file.facts import Fact, FactKind
from ib_desk.domain.file.hearings import about_plan, said_by_pupil
from ib_desk.domain.file.opp_texts import guidance_from, written_out
from ib_desk.domain.file.opps import heard_since
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.opp_people import Partner, everyone_asked, partners, talked_with
from ib_desk.domain.law.opp_rules import OppCheck, OppPointSpec, OppRules
from ib_desk.domain.law.rights import Rights
from ib_desk.domain.records.contract import PartyKind
from ib_desk.domain.records.field_place import FieldPlace, place_for_new, place_of
from ib_desk.domain.records.guardian import Guardian
from ib_desk.domain.records.hearing import Heard, Hearing
from ib_desk.domain.records.intervention import Intervention
from ib_desk.domain.records.opp import Opp, OppAgreement, OppConsultation
from ib_desk.domain.request.request_points import Finding, PointState, missing, ok, weak
from ib_desk.domain.words.terms import Terms

_FEWEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OppCase:
    """What every point looks at: the file as it is known, and one version in it.

    Attributes:
        whole: as it is known `today`.
        opp: one of its versions.
        rights: around the pupil, as they are `today`.
        today: the day.
        due: by when it has to be set; `None` where nobody said when the weeks began.
        outdated: ids of answers on an earlier text (`leaving.sign_offs`).
    """

    whole: WholeFile
    opp: Opp
    rights: Rights
    today: date
    due: date | None = None
    outdated: frozenset[UUID] = frozenset()

    @property
    def written(self) -> Opp:
        """With what the file says in the place of what is empty."""
        return written_out(self.opp, self.whole)

    @property
    def partners(self) -> tuple[Partner, ...]:
        """Each who has a say in it."""
        return partners(self.whole, self.opp, self.rights, self.outdated)

    @property
    def talked_with(self) -> tuple[Partner, ...]:
        """Those, and who cares for the pupil without gezag."""
        return talked_with(self.whole, self.opp, self.rights, self.outdated)

    @property
    def asked(self) -> tuple[Partner, ...]:
        """Those, and the pupil who signs beside them."""
        return everyone_asked(self.whole, self.opp, self.rights, self.outdated)

    def called(self, one: Partner, label: Callable[[Enum], str]) -> str:
        """Of whom nobody typed the name: what that person is to the pupil."""
        name = _name(self, one)
        return label(name) if isinstance(name, Enum) else name


@dataclass(frozen=True, slots=True, kw_only=True)
class OppPoint:
    """A point for one plan: what it is, how it is, why, and where to go."""

    spec: OppPointSpec
    finding: Finding

    @property
    def state(self) -> PointState:
        """Whether it is in order."""
        return self.finding.state

    def title(self, terms: Terms) -> str:
        """What is asked, with the name of the person whom it is about."""
        name = self.finding.name
        return self.spec.title_for(terms.label(name) if isinstance(name, Enum) else name)


def opp_points(case: OppCase, rules: OppRules) -> tuple[OppPoint, ...]:
    """All points, in the order of the rules; those about people once for each."""
    return tuple(
        OppPoint(spec=spec, finding=finding)
        for spec in rules.point
        for finding in _FINDERS[spec.code](case)
    )


def _dates(case: OppCase) -> Iterator[Finding]:
    """Only a first version is counted from a beginning: a later one changes what held already."""
    opp = case.opp
    is_first = opp.version == 1 or opp.counts_from is not None
    if is_first and opp.counts_from is None:
        yield missing(place_of(opp, "counts_from"))
    elif is_first and opp.counts_because is None:
        lacking = Fact(kind=FactKind.LACKS, field="counts_because")
        yield weak(place_of(opp, "counts_because"), lacking)
    elif opp.set_on is None or not opp.is_set:
        yield weak(place_of(opp, "set_on"), Fact(kind=FactKind.OPP_NOT_SET, on=opp.counts_from))
    elif opp.counts_from is None:
        yield ok(place_of(opp, "set_on"), Fact(kind=FactKind.ON, on=opp.set_on))
    else:
        said = Fact(kind=FactKind.PERIOD, on=opp.counts_from, until=opp.set_on)
        yield ok(place_of(opp, "counts_from"), said)


def _in_time(case: OppCase) -> Iterator[Finding]:
    """What is late stays late, and is told as it was."""
    place, due = place_of(case.opp, "counts_from"), case.due
    if due is None:
        is_later = case.opp.version > 1
        unknown = Fact(kind=FactKind.OPP_TERM_UNKNOWN)
        yield ok(place, Fact(kind=FactKind.OPP_LATER)) if is_later else missing(place, unknown)
        return
    set_on = case.opp.set_on if case.opp.is_set else None
    late = ((set_on or case.today) - due).days
    if late > 0:
        yield weak(place, Fact(kind=FactKind.OPP_LATE, number=late, on=due))
    else:
        yield ok(place, Fact(kind=FactKind.OPP_DUE, on=due))


def _outflow(case: OppCase) -> Iterator[Finding]:
    place = place_of(case.opp, "outflow")
    if not case.opp.outflow:
        yield missing(place)
    else:
        yield _adapted(case, "outflow", ok(place))


def _text(name: str, case: OppCase) -> Iterator[Finding]:
    place = place_of(case.opp, name)
    own, said = getattr(case.opp, name).strip(), getattr(case.written, name).strip()
    words = len(said.split())
    if not words:
        yield missing(place)
    elif words < _FEWEST_WORDS:
        yield weak(place, Fact(kind=FactKind.TOO_SHORT, number=words))
    elif not own:
        yield ok(place, Fact(kind=FactKind.FROM_FILE))
    else:
        yield _adapted(case, name, ok(place))


def _guidance(case: OppCase) -> Iterator[Finding]:
    """What is needed, and where to go, is not yet who does what."""
    told = guidance_from(case.opp, case.whole)
    if told and not any(isinstance(one, Intervention) for one in told):
        yield weak(place_of(case.opp, "guidance"), Fact(kind=FactKind.NOBODY_DOES))
        return
    yield from _text("guidance", case)


def _adapted(case: OppCase, name: str, finding: Finding) -> Finding:
    """What was taken over from the version before is not yet of this one."""
    if any(part.value == name for part in case.opp.to_adapt):
        return weak(finding.place, Fact(kind=FactKind.TO_ADAPT))
    return finding


def _deviations(case: OppCase) -> Iterator[Finding]:
    opp = case.opp
    if opp.deviates is None:
        yield missing(place_of(opp, "deviates"))
    elif not opp.deviates:
        fine = ok(place_of(opp, "deviates"), Fact(kind=FactKind.NO_DEVIATION))
        yield _adapted(case, "deviates", fine)
    elif not opp.deviations.strip():
        lacking = Fact(kind=FactKind.LACKS, field="deviations")
        yield weak(place_of(opp, "deviations"), lacking)
    else:
        yield _adapted(case, "deviations", ok(place_of(opp, "deviations")))


def _consulted(case: OppCase) -> Iterator[Finding]:
    """Who cares for the pupil is asked too, and nothing hangs on it."""
    for one in case.talked_with:
        yield _of_person(case, one, OppConsultation, _consultation)
    if not case.partners:
        yield missing(place_for_new(Guardian, "name"))


def _agreed(case: OppCase) -> Iterator[Finding]:
    for one in case.partners:
        yield _of_person(case, one, OppAgreement, _agreement)
    if not case.partners:
        yield missing(place_for_new(Guardian, "name"))


_Judged = tuple[PointState, tuple[Fact, ...]]


def _of_person(
    case: OppCase,
    one: Partner,
    kind: type[OppConsultation | OppAgreement],
    judge: Callable[[Partner], _Judged],
) -> Finding:
    """Whose gezag or age nobody knows is asked first: it may be that nothing is due."""
    state, facts = judge(one)
    name = _name(case, one)
    place = _place(case, one, kind)
    if one.is_open and state is not PointState.OK:
        place, state = _open_place(case, one), PointState.WEAK
        facts = (Fact(kind=FactKind.SAY_UNKNOWN), *facts)
    elif one.is_beside and state is PointState.MISSING:
        state, facts = PointState.WEAK, (Fact(kind=FactKind.SIGNS_TOO),)
    return Finding(state=state, facts=facts, place=place, name=name)


def _name(case: OppCase, one: Partner) -> str | Enum:
    """Of whom nobody typed the name: what that person is to the pupil."""
    name = case.whole.called(one.guardian_id)
    guardian = case.whole.record(one.guardian_id)
    relation = guardian.relation if isinstance(guardian, Guardian) else None
    return name or relation or PartyKind.GUARDIAN


def _consultation(one: Partner) -> _Judged:
    if one.talks:
        return PointState.OK, (Fact(kind=FactKind.TALKED, on=one.talks[-1]),)
    if not one.tries:
        if one.is_carer:
            return PointState.WEAK, (Fact(kind=FactKind.CARER),)
        return PointState.MISSING, (Fact(kind=FactKind.EMPTY),)
    asked = [each.asked_on for each in one.tries if each.asked_on is not None]
    fact = Fact(kind=FactKind.ASKED_TIMES, number=len(one.tries), on=max(asked, default=None))
    return PointState.WEAK, (fact,)


def _agreement(one: Partner) -> _Judged:
    answer = one.answer
    if answer is None or answer.agrees is None:
        return PointState.MISSING, (Fact(kind=FactKind.EMPTY),)
    if one.is_undated:
        return PointState.WEAK, (Fact(kind=FactKind.NO_DATE),)
    if one.agrees:
        return PointState.OK, (
            Fact(kind=FactKind.OUTCOME, choice=answer.agrees, on=answer.said_on),
        )
    if one.is_earlier:
        return PointState.WEAK, (Fact(kind=FactKind.EARLIER_TEXT, on=answer.said_on),)
    return PointState.WEAK, (Fact(kind=FactKind.OUTCOME, choice=answer.agrees, on=answer.said_on),)


def _place(case: OppCase, one: Partner, kind: type[OppConsultation | OppAgreement]) -> FieldPlace:
    field = "talked_on" if kind is OppConsultation else "agrees"
    last = one.answer if kind is OppAgreement else next(reversed(one.tries), None)
    if kind is OppAgreement and one.is_undated:
        field = "said_on"
    if last is not None:
        return place_of(last, field)
    return place_for_new(kind, field, one.guardian_id or case.whole.pupil.id)


def _open_place(case: OppCase, one: Partner) -> FieldPlace:
    guardian = case.whole.record(one.guardian_id)
    if guardian is None:
        return place_of(case.whole.pupil, "born_on")
    return place_of(guardian, "custody")


def _heard(case: OppCase) -> Iterator[Finding]:
    """What was said, what came of it, and that the pupil heard that."""
    whole = case.whole
    counting = about_plan(whole, heard_since(whole, case.opp), case.today)
    if not counting:
        yield _not_heard(case)
        return
    last = counting[-1]
    said = said_by_pupil(whole, last)
    loose = [one for one in said if one.influence is None]
    on = Fact(kind=FactKind.ON, on=last.day(whole))
    if last.outcome is not Heard.TOOK_PART:
        outcome = Fact(kind=FactKind.OUTCOME, choice=last.outcome, on=last.day(whole))
        yield ok(place_of(last, "outcome"), outcome)
    elif not said:
        yield weak(place_of(last, "outcome"), on, Fact(kind=FactKind.NOTHING_SAID))
    elif loose:
        yield weak(place_of(loose[0], "influence"), on, Fact(kind=FactKind.NO_INFLUENCE))
    elif last.told_on is None:
        yield weak(place_of(last, "told_on"), on, Fact(kind=FactKind.NOT_TOLD))
    else:
        yield ok(place_of(last, "outcome"), on)


def _not_heard(case: OppCase) -> Finding:
    """One on the plan that does not count yet is gone on with; else a new one is begun."""
    whole, since = case.whole, heard_since(case.whole, case.opp)
    for one in whole.of(Hearing):
        day = one.day(whole)
        is_of_before = since is not None and day is not None and day < since
        if one.subject is None or not one.subject.is_plan or is_of_before:
            continue
        if one.outcome is None:
            return missing(place_of(one, "outcome"))
        if one.outcome is not Heard.NOT_ASKED:
            lacking = "heard_on" if one.is_offered else "ways"
            return weak(place_of(one, lacking), Fact(kind=FactKind.LACKS, field=lacking))
    return missing(place_for_new(Hearing, "subject"))


def _evaluation(case: OppCase) -> Iterator[Finding]:
    day, place = case.opp.evaluate_on, place_of(case.opp, "evaluate_on")
    if day is None:
        yield missing(place)
    elif school_year(day) > school_year(case.today):
        yield weak(place, Fact(kind=FactKind.NEXT_SCHOOL_YEAR, on=day))
    elif day < case.today:
        yield weak(place, Fact(kind=FactKind.PASSED, on=day))
    else:
        yield ok(place, Fact(kind=FactKind.ON, on=day))


_FINDERS: Final[Mapping[OppCheck, Callable[[OppCase], Iterator[Finding]]]] = {
    OppCheck.DATES: _dates,
    OppCheck.IN_TIME: _in_time,
    OppCheck.OUTFLOW: _outflow,
    OppCheck.BECAUSE: partial(_text, "outflow_because"),
    OppCheck.HELPS: partial(_text, "helps"),
    OppCheck.HINDERS: partial(_text, "hinders"),
    OppCheck.GUIDANCE: _guidance,
    OppCheck.DEVIATIONS: _deviations,
    OppCheck.CONSULTED: _consulted,
    OppCheck.AGREED: _agreed,
    OppCheck.HEARD: _heard,
    OppCheck.EVALUATION: _evaluation,
}
