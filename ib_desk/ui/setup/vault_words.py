"""What is said of a vault at its door: its name, and when it was last open."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from ib_desk.application.name_plate import NamePlate
from ib_desk.application.route import Route
from ib_desk.domain.dutch_dates import clock, full_date
from ib_desk.ui.texts import tr

if TYPE_CHECKING:
    from ib_desk.application.vault import UnreadableVault


def vault_name(vault: NamePlate | UnreadableVault) -> str:
    """What she called it."""
    if not isinstance(vault, NamePlate):
        return tr("Kluis, niet te lezen")
    return vault.label or tr("Kluis zonder naam")


def usual_route(vault: NamePlate) -> Route:
    """What is asked for first."""
    return Route.QUICK if vault.quick_unlock else Route.PASSPHRASE


def opened_words(moment: datetime | None) -> str:
    """“Laatst open gisteren om 16.20.”."""
    if moment is None:
        return tr("Nog niet eerder geopend.")
    local = moment.astimezone()
    time = clock(local.hour, local.minute)
    days = (date.today() - local.date()).days  # noqa: DTZ011 - the user's own day
    if days == 0:
        return tr("Laatst open vandaag om {time}.").format(time=time)
    if days == 1:
        return tr("Laatst open gisteren om {time}.").format(time=time)
    return tr("Laatst open op {day}.").format(day=full_date(local.date()))
