"""An archive is left packed when it says of itself that it holds too much."""

from __future__ import annotations

from zipfile import ZipInfo

import pytest

from ib_desk.reader.archives import ArchiveLimits, is_too_heavy

MOST = ArchiveLimits(part=1_000, together=1_500, ratio=10, parts=3, large=100)


def part(size: int, packed: int | None = None) -> ZipInfo:
    made = ZipInfo("deel")
    made.file_size, made.compress_size = size, size if packed is None else packed
    return made


@pytest.mark.parametrize(
    ("parts", "too_heavy"),
    [
        ([], False),
        ([part(1_000)], False),
        ([part(1_001)], True),
        ([part(750), part(750)], False),
        ([part(750), part(751)], True),
        ([part(1)] * 3, False),
        ([part(1)] * 4, True),
        ([part(200, packed=20)], False),
        ([part(201, packed=20)], True),
        ([part(100, packed=1)], False),
        ([part(101, packed=0)], True),
    ],
    ids=str,
)
def test_each_limit_holds_by_itself(parts, too_heavy):
    assert is_too_heavy(parts, MOST) is too_heavy
