"""What must stand before anything imports Qt or keyring."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from hypothesis import settings

# Enough to find what is wrong on an ordinary day; `HYPOTHESIS_PROFILE=thorough make test` digs.
settings.register_profile("lean", max_examples=40, deadline=None)
settings.register_profile("thorough", max_examples=1_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "lean"))
