"""What is read on the database thread right after unlock, before the desk is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ib_desk.application.route import Route
from ib_desk.ui.setup.doorstep import EXAMPLE

if TYPE_CHECKING:
    from ib_desk.application.desk import Desk
    from ib_desk.application.drafts import Spot
    from ib_desk.application.ports import Draft
    from ib_desk.application.vault import OpenVault
    from ib_desk.ui.setup.entrance import Entrance


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An open vault, and where one comes in."""

    vault: OpenVault
    place: str
    """Where to begin; “” for where the user was."""
    desk: Desk
    spot: Spot | None
    is_first_today: bool
    """Nobody was here yet today: then a day begins with what it asks."""
    drafts: Sequence[Draft]
    is_untouched: bool
    """Nobody was ever in this vault: the first run was cut off after it was made."""
    is_rotation_due: bool
    erased: int
    """How many lines of the bin were over their term."""
    notes_gone: int
    """How many werkaantekeningen were over theirs."""

    @property
    def begins_a_day(self) -> bool:
        """Whether she is led to Vandaag; half a text comes first, wherever it is."""
        return self.is_first_today and not self.drafts

    @property
    def is_example(self) -> bool:
        """Whether it holds invented people only."""
        return self.place == EXAMPLE

    @property
    def is_to_go_on(self) -> bool:
        """Whether the first run was cut off, so that its steps come before the desk."""
        by_phrase = self.vault.opened_by is Route.PASSPHRASE
        return self.is_untouched and by_phrase and not self.place


def arrive(entrance: Entrance, vault: OpenVault, place: str) -> Arrival:
    """Read it, and let go of what is over its term."""
    desk = entrance.desk_of(vault, place == EXAMPLE)
    erased = () if vault.is_read_only else desk.bin.look()
    notes_gone = 0 if vault.is_read_only else desk.work_notes.look()
    if not vault.is_read_only:
        desk.attachments.purge()
    desk.copies.clear()
    spot = desk.drafts.spot()
    is_unproven = any(slot.on_trial for slot in vault.ways_in.slots())
    return Arrival(
        vault=vault,
        place=place,
        desk=desk,
        spot=spot,
        is_first_today=not desk.drafts.was_here_on(desk.clock.today()),
        drafts=desk.drafts.all(),
        is_untouched=is_unproven and spot is None and not desk.records.has_history(),
        is_rotation_due=vault.rotation_due,
        erased=len(erased),
        notes_gone=notes_gone,
    )
