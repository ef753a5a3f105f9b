"""What is told of a folder outside, and of what became of it."""

from __future__ import annotations

from ib_desk.application.leaving.outside import TakenAway
from ib_desk.ui.texts import tr


def taken_away_words(taken: TakenAway) -> str:
    """Whether anything of it is left, and what to do then."""
    if taken.is_away:
        return tr("De map is nu niet te bereiken. IB Desk vraagt het later weer.")
    if taken.kept == 1:
        return tr("1 bestand in de map is veranderd of van jou. Dat staat er nog: haal het weg.")
    if taken.kept:
        return tr(
            "{count} bestanden in de map zijn veranderd of van jou. Die staan er nog: haal ze weg."
        ).format(count=taken.kept)
    return tr("De map is weg.")
