"""`python -m tools.gallery OUT [MODE …]`: all pictures, or those of some modes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"

from tools.gallery.sheets import make_sheets
from tools.gallery.shoot import MODES, shoot

if __name__ == "__main__":
    out = Path(sys.argv[1])
    wanted = sys.argv[2:] or list(MODES)
    shoot(out, wanted)
    for sheet in make_sheets(out):
        print(sheet)
