"""Who must be informed, heard, consulted, who agrees, reads, gives a view and consents.

One pure function of age, gezag and sector. Each right names its source; what the source says in
plain words, and how sure that is, is data (`resources/law/sources.toml`), as are the ages
(`resources/law/ages.toml`):

* Parents with gezag (BW 1:247) have each their own, equal rights; none speaks for the other. So
  has a voogd, who has the gezag by another article (BW 1:245), also where that is an institution.
* From 16 the pupil holds the privacy rights (UAVG art. 5): reading the file and consent. The
  parents keep their part in the plan and their view until 18, and read what they give their view on
  when the pupil lets them.
* From 12 to 15 who works in care or youth help asks the pupil beside the parents for consent.
* To read a request before it leaves is the practice of SWVs; the AVG gives reading and a copy only.
* From 16 to 17 forms ask the signature of the pupil and of the parents; the law asks it of neither.
* The pupil is heard on the plan at every age (WPO art. 40a, WVO 2020 art. 2.44).
* From 18 the pupil takes the parents' place (BW 1:233: of age, so no longer under gezag).
* A parent without gezag is told important facts, and only when asking (BW 1:377c). A foster parent
  without gezag may count as parent for the school law (WPO art. 1): an open question.
* Under ondertoezichtstelling the parents keep the gezag; the youth protector has none. A voogdij
  that ended gives nothing: who has the gezag since is an open question.
* For its own task the SWV needs no consent (WPO art. 18a, WVO 2020 art. 2.47), so a request asks
  informing, reading and a view. Consent is for reports of others and for other recipients.

Unknown gezag, and an age that may be on either side of a limit, is an open question: neither yes
nor no. Of a birth date that is known in part, an age is “at least” and “at most”.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from ib_desk.domain.birth_date import Age
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.ages import AgeLimit, Ages
from ib_desk.domain.law.sources import LegalSource
from ib_desk.domain.records.guardian import Custody, Guardian, GuardianId, Informed, Relation
from ib_desk.domain.records.school import Sector


class Act(Enum):
    """What a person is entitled to."""

    INFORM = "inform"
    HEAR = "hear"
    CONSULT = "consult"
    AGREE = "agree"
    INSPECT = "inspect"
    VIEW = "view"
    CONSENT = "consent"
    SIGN = "sign"
    FACTS = "facts"


class Standing(Enum):
    """How firm a right is."""

    MUST = "must"
    WITH_CONSENT = "with_consent"
    ON_REQUEST = "on_request"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One right of one person; `guardian_id` is `None` for the pupil.

    `sources` names the source of the right itself and, behind it, what gives it to this person.
    """

    guardian_id: GuardianId | None
    act: Act
    standing: Standing
    sources: tuple[LegalSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """All rights around one pupil, the pupil's own first, then guardian by guardian.

    `is_of_age`: for certain, so that it is no longer for the parents (BW 1:233).
    """

    rights: tuple[Right, ...]
    is_of_age: bool = False

    def must_or_may(self, act: Act) -> tuple[GuardianId | None, ...]:
        """Those that `act` is due to and those for whom that is still an open question.

        A stop that protects people asks these: whoever wants to pass settles the gezag, or says
        why it could not be done.
        """
        firm = (Standing.MUST, Standing.OPEN)
        return tuple(r.guardian_id for r in self.rights if r.act is act and r.standing in firm)

    def with_consent(self, act: Act) -> tuple[GuardianId, ...]:
        """Guardians for whom `act` hangs on whether the pupil lets them."""
        return tuple(
            right.guardian_id
            for right in self.rights
            if right.act is act
            and right.standing is Standing.WITH_CONSENT
            and right.guardian_id is not None
        )

    def misses_guardian(self, act: Act) -> bool:
        """Whether `act` is due to guardians of whom none is known; nobody else stands in for them.

        A pupil who may be too young for it does not, either.
        """
        holders = [r for r in self.rights if r.act is act and r.standing is not Standing.ON_REQUEST]
        return all(r.guardian_id is None and r.standing is Standing.OPEN for r in holders)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holding:
    """From what age the pupil holds an act, until what age the guardians do, and by what law.

    Who holds it at any age does so by `pupil_by`; else by the source of the age itself.
    """

    act: Act
    pupil_from: AgeLimit | None = None
    pupil_by: LegalSource | None = None
    guardians_until: AgeLimit | None = None
    guardians_by: LegalSource | None = None


_HOLDINGS = (
    _Holding(
        act=Act.INFORM,
        pupil_from=AgeLimit.PRIVACY,
        guardians_until=AgeLimit.OF_AGE,
        guardians_by=LegalSource.BW_1_247,
    ),
    _Holding(act=Act.HEAR),
    _Holding(
        act=Act.CONSULT,
        pupil_from=AgeLimit.OF_AGE,
        guardians_until=AgeLimit.OF_AGE,
        guardians_by=LegalSource.BW_1_247,
    ),
    _Holding(
        act=Act.AGREE,
        pupil_from=AgeLimit.OF_AGE,
        guardians_until=AgeLimit.OF_AGE,
        guardians_by=LegalSource.BW_1_247,
    ),
    _Holding(
        act=Act.INSPECT,
        pupil_from=AgeLimit.PRIVACY,
        guardians_until=AgeLimit.PRIVACY,
        guardians_by=LegalSource.UAVG_5,
    ),
    _Holding(
        act=Act.VIEW,
        pupil_by=LegalSource.IVRK_12,
        guardians_until=AgeLimit.OF_AGE,
        guardians_by=LegalSource.BW_1_247,
    ),
    _Holding(
        act=Act.CONSENT,
        pupil_from=AgeLimit.ASKED_TOO,
        guardians_until=AgeLimit.PRIVACY,
        guardians_by=LegalSource.UAVG_5,
    ),
    _Holding(
        act=Act.SIGN,
        pupil_from=AgeLimit.PRIVACY,
        guardians_until=AgeLimit.OF_AGE,
        guardians_by=LegalSource.BW_1_247,
    ),
)

_PLAN: Mapping[Sector | None, tuple[LegalSource, ...]] = {
    Sector.PO: (LegalSource.WPO_40A,),
    Sector.VO: (LegalSource.WVO_2_44,),
    None: (LegalSource.WPO_40A, LegalSource.WVO_2_44),
}
_SWV_TASK: Mapping[Sector | None, tuple[LegalSource, ...]] = {
    Sector.PO: (LegalSource.WPO_18A,),
    Sector.VO: (LegalSource.WVO_2_47,),
    None: (LegalSource.WPO_18A, LegalSource.WVO_2_47),
}


def swv_task(sector: Sector | None) -> tuple[LegalSource, ...]:
    """By what law the SWV gets what it needs; both where nobody said which school this is."""
    return _SWV_TASK[sector]


@dataclass(frozen=True, slots=True)
class _Around:
    """What all rights around one pupil hang on, beside who asks."""

    age: Age | None
    sector: Sector | None
    ages: Ages

    def has_reached(self, limit: AgeLimit | None) -> bool | None:
        """What hangs on no age is so at any age."""
        return True if limit is None else self.ages.has_reached(limit, self.age, self.sector)


def rights_of(
    age: Age | None, guardians: Iterable[Guardian], sector: Sector | None, ages: Ages
) -> Rights:
    """All rights that follow from the pupil's `age`, the gezag of each guardian and the law.

    An unknown age leaves open who holds whatever goes over to the pupil, as far as the sector does
    not say how old a pupil is at most.
    """
    around = _Around(age, sector, ages)
    found = _of_pupil(around)
    for guardian in guardians:
        if not guardian.deceased:
            found += _of_guardian(guardian, around)
    return Rights(rights=found, is_of_age=around.has_reached(AgeLimit.OF_AGE) is True)


def rights_in(whole: WholeFile, day: date, ages: Ages) -> Rights:
    """All rights around the pupil of this file as they are on `day`."""
    known = whole.known_on(day)
    guardians = [one.as_on(day) for one in known.guardians]
    return rights_of(known.pupil.age_on(day), guardians, known.school.sector, ages)


def told_unasked(whole: WholeFile, rights: Rights, day: date) -> tuple[Guardian, ...]:
    """Guardians who are kept informed without asking; of whom gezag is unknown, among them.

    To whom a ruling applies nothing is offered by itself: what it allows, a person reads in it. Nor
    to who would rather ask, or hears it from the other parent: that was agreed with them.
    """
    entitled = rights.must_or_may(Act.INFORM)
    return tuple(
        guardian
        for guardian in whole.guardians
        if guardian.id in entitled
        and not guardian.is_restricted_on(day)
        and guardian.informed in (None, Informed.ITSELF)
    )


def letter_readers(whole: WholeFile, rights: Rights, day: date) -> tuple[Guardian | None, ...]:
    """Who gets a letter about the pupil unasked, each an own one: the pupil too (`None`), as soon
    as it certainly has to be told itself.
    """
    is_told = any(
        one.guardian_id is None and one.act is Act.INFORM and one.standing is Standing.MUST
        for one in rights.rights
    )
    return (*told_unasked(whole, rights, day), *((None,) if is_told else ()))


def _of_pupil(around: _Around) -> tuple[Right, ...]:
    standings = {True: Standing.MUST, None: Standing.OPEN}
    reached = ((holding, around.has_reached(holding.pupil_from)) for holding in _HOLDINGS)
    return tuple(
        Right(
            guardian_id=None,
            act=holding.act,
            standing=standings[has_reached],
            sources=_sources(holding.act, around.sector, _gives_pupil(holding, around)),
        )
        for holding, has_reached in reached
        if has_reached is not False
    )


def _gives_pupil(holding: _Holding, around: _Around) -> LegalSource | None:
    """What gives an act to the pupil; who is not asked alone yet, is so by another source."""
    limit = holding.pupil_from
    if limit is None:
        return holding.pupil_by
    is_young = around.age is not None and around.has_reached(AgeLimit.PRIVACY) is False
    if limit is AgeLimit.ASKED_TOO and not is_young:
        limit = AgeLimit.PRIVACY
    return around.ages.limits[limit].source


def _of_guardian(guardian: Guardian, around: _Around) -> tuple[Right, ...]:
    if guardian.custody is Custody.NO:
        return _without_gezag(guardian, around)
    return tuple(
        Right(
            guardian_id=guardian.id,
            act=holding.act,
            standing=standing,
            sources=_sources(holding.act, around.sector, _gives_guardian(holding, guardian)),
        )
        for holding in _HOLDINGS
        if (standing := _standing(holding, guardian, around)) is not None
    )


def _standing(holding: _Holding, guardian: Guardian, around: _Around) -> Standing | None:
    """`None` once the act went over to the pupil; to read along then takes the pupil's consent."""
    has_gone = around.has_reached(holding.guardians_until)
    if has_gone is False and guardian.custody is Custody.YES:
        return Standing.MUST
    if has_gone is not True:
        return Standing.OPEN
    is_of_age = around.has_reached(AgeLimit.OF_AGE)
    return Standing.WITH_CONSENT if holding.act is Act.INSPECT and not is_of_age else None


def _gives_guardian(holding: _Holding, guardian: Guardian) -> LegalSource | None:
    """A voogd has the gezag by another article than a parent."""
    is_parental = holding.guardians_by is LegalSource.BW_1_247
    is_voogd = guardian.relation in (Relation.LEGAL_GUARDIAN, Relation.INSTITUTION)
    return LegalSource.BW_1_245 if is_parental and is_voogd else holding.guardians_by


def _without_gezag(guardian: Guardian, around: _Around) -> tuple[Right, ...]:
    """BW 1:377c speaks of parents; a foster parent may be one for the school law, others not."""
    if around.has_reached(AgeLimit.OF_AGE):
        return ()
    if guardian.relation is Relation.FOSTER_PARENT:
        held = ((Act.INFORM, Standing.OPEN), (Act.CONSULT, Standing.OPEN))
        return tuple(
            Right(guardian_id=guardian.id, act=act, standing=standing, sources=(LegalSource.WPO_1,))
            for act, standing in held
        )
    if guardian.relation not in (Relation.MOTHER, Relation.FATHER):
        return ()
    return (
        Right(
            guardian_id=guardian.id,
            act=Act.FACTS,
            standing=Standing.ON_REQUEST,
            sources=_sources(Act.FACTS, around.sector, None),
        ),
    )


def _sources(
    act: Act, sector: Sector | None, holder: LegalSource | None
) -> tuple[LegalSource, ...]:
    """The source of the right itself, then what gives it to its holder."""
    own = {
        Act.INFORM: (LegalSource.AVG_13, *_SWV_TASK[sector]),
        Act.HEAR: _PLAN[sector],
        Act.CONSULT: _PLAN[sector],
        Act.AGREE: _PLAN[sector],
        Act.INSPECT: (LegalSource.READING_PRACTICE,),
        Act.VIEW: (LegalSource.SWV_PRACTICE,),
        Act.CONSENT: (LegalSource.AVG_9,),
        Act.SIGN: (LegalSource.SIGNING_PRACTICE,),
        Act.FACTS: (LegalSource.BW_1_377C,),
    }
    return own[act] if holder is None else (*own[act], holder)
