"""`python -m ib_desk`; also what the built program starts with."""

from ib_desk.main import run

raise SystemExit(run())
