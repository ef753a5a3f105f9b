"""Weighings and the shipped rule, for tests."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from ib_desk.domain.records.support_file import SupportFileId
from ib_desk.domain.records.weighing import Dimension, DimensionScore, Weighing
from tests.shipped import catalogue

FIRST_OF_NOOR = (2, 3, 0, 2, 2, 2, 2, 1, 1)
SECOND_OF_NOOR = (2, 3, 0, 2, 3, 3, 3, 1, 1)

SHIPPED_RULE = catalogue().care_rule


def weighing(*scores: int | None, **fields: Any) -> Weighing:
    """Scores in the order of the form, `None` for “weet niet”; those left out are still open."""
    entries = tuple(
        DimensionScore(dimension=dimension, score=score)
        for dimension, score in zip(Dimension, scores, strict=False)
    )
    return Weighing(file_id=SupportFileId(uuid4()), scores=entries, **fields)
