"""What keeps a plan a concept whatever the user says: no hearing, or somebody's yes lacks.

WPO art. 40a and WVO 2020 art. 2.44 (`resources/law/sources.toml` says how sure).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from ib_desk.domain.errors import AgreementMissing, HardStop, PupilNotHeard
from ib_desk.domain.file.hearings import is_heard_about_plan
from ib_desk.domain.file.opps import heard_since
from ib_desk.domain.file.whole_file import WholeFile
from ib_desk.domain.law.opp_people import Partner, partners
from ib_desk.domain.law.rights import Act, Rights
from ib_desk.domain.records.opp import Opp


def opp_stops(
    whole: WholeFile,
    opp: Opp,
    rights: Rights,
    today: date,
    heard_from: date,
    outdated: Collection[UUID] = (),
) -> tuple[HardStop, ...]:
    """Why this version may not be set; empty when it may.

    Args:
        whole: the file as it is known `today`.
        opp: the concept in it.
        rights: around the pupil, as they are `today`.
        today: the day.
        heard_from: a first version that was set before needs no hearing (`OppRules`).
        outdated: answers on an earlier text (`sign_offs.of_earlier_text`): these are no answers.
    """
    found: list[HardStop] = []
    is_heard = is_heard_about_plan(whole, heard_since(whole, opp), today)
    if not is_heard and not _is_exempt(opp, heard_from):
        found.append(PupilNotHeard())
    if rights.misses_guardian(Act.AGREE):
        return (*found, AgreementMissing(()))
    lacking = [
        one
        for one in partners(whole, opp, rights, outdated)
        if not one.agrees and not one.is_beside
    ]
    if lacking:
        undated = [one for one in lacking if one.is_undated]
        found.append(AgreementMissing(_ids(whole, lacking), undated=_ids(whole, undated)))
    return tuple(found)


def _ids(whole: WholeFile, found: Iterable[Partner]) -> list[UUID]:
    return [one.guardian_id or whole.pupil.id for one in found]


def _is_exempt(opp: Opp, heard_from: date) -> bool:
    """Old plans need not be made anew; whoever changes one makes a next version."""
    return opp.version == 1 and opp.set_on is not None and opp.set_on < heard_from
