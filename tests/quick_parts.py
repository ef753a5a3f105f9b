"""The program put together as it is shipped, but for what makes it slow on purpose."""

from __future__ import annotations

from dataclasses import replace

from ib_desk.main.resources import resources_root
from ib_desk.main.wiring import Parts, build_parts
from ib_desk.storage.vaults import VaultsOnDisk
from tests.storage.vault_builders import CHEAP, rekey_here

SMALL_RESERVE = 64 * 1024
"""Sixteen megabytes in each vault of a test would be most of what it writes."""


def quick_parts() -> Parts:
    """All of it."""
    return quicker(build_parts(resources_root()))


def quicker(parts: Parts) -> Parts:
    """With cheap keys, a small reserve, and a rotation that needs no child."""
    surroundings = replace(
        parts.vaults._surroundings,
        stretch=CHEAP,
        reserve_bytes=SMALL_RESERVE,
        rekey=rekey_here,
    )
    return replace(parts, vaults=VaultsOnDisk(surroundings))
