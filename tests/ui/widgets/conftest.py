from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _with_sheet(sheet: None) -> None:
    """Small parts are looked at as users see them."""
