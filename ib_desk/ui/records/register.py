"""Wat naar buiten ging, gezien of gewist is: lines that are added and never changed."""

from __future__ import annotations

from typing import Any

from ib_desk.domain.records.disclosure import ConsentUsed, Disclosure, DisclosureEvent
from ib_desk.domain.records.erasure import Erasure
from ib_desk.domain.records.seen import SeenText
from ib_desk.ui.forms.spec import KindSpec
from ib_desk.ui.texts import tr


def register_kinds() -> tuple[KindSpec[Any], ...]:
    """What the program writes, and what it asks her for beside it."""
    return (
        KindSpec(kind=SeenText, icon="show", asked={"reason": tr("Waarom blijft het gelden?")}),
        KindSpec(
            kind=Disclosure,
            icon="export",
            asked={
                "kind": tr("Wat ging naar buiten?"),
                "recipient": tr("Voor wie?"),
                "way": tr("Hoe?"),
                "ground": tr("Waarom?"),
                "gaps_reason": tr("Waarom mocht dit zo?"),
            },
        ),
        KindSpec(
            kind=DisclosureEvent,
            icon="outside",
            asked={
                "state": tr("Hoe ver?"),
                "on": tr("Op welke dag?"),
                "note": tr("Opmerking"),
            },
        ),
        KindSpec(kind=ConsentUsed, icon="export"),
        KindSpec(kind=Erasure, icon="remove", asked={"reason": tr("Waarom is het gewist?")}),
    )
