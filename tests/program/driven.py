"""`python -m tests.program.driven ARGUMENTS`: the `window_driver`, loaded as the program is."""

from __future__ import annotations

from ib_desk.main.process import loading

if __name__ == "__main__":
    with loading():
        from tests.program.window_driver import main
    raise SystemExit(main())
