"""A moment in words, on the user's own clock; also one that no clock should ever have said."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from ib_desk.domain.dutch_dates import clock, full_date
from ib_desk.ui.texts import tr

_LIKELY_YEARS: Final = range(2020, 2200)
_DAYS_IN_DAYS: Final = 14
_DAYS_IN_WEEKS: Final = 70


def moment_words(moment: datetime) -> str:
    """“21 november 2026 om 17.42”; a clock that was wrong by centuries is said to be wrong."""
    if moment.year not in _LIKELY_YEARS:
        return tr("een onbekende dag (de klok stond toen verkeerd)")
    local = moment.astimezone()
    return tr("{day} om {time}").format(
        day=full_date(local.date()), time=clock(local.hour, local.minute)
    )


def ago_words(days: int) -> str:
    """How long ago, as exact as it matters."""
    if days == 0:
        return tr("vandaag")
    if days == 1:
        return tr("gisteren")
    if days < _DAYS_IN_DAYS:
        return tr("{count} dagen").format(count=days)
    if days < _DAYS_IN_WEEKS:
        return tr("{count} weken").format(count=days // 7)
    return tr("{count} maanden").format(count=days // 30)
