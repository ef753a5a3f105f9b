"""What was tried on a vault, and how it ended: the one table of `make torture`.

*Lost* is what did not come back and was said to be gone, *silent* what was wrong without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from ib_desk.application.vault_errors import VaultError


@dataclass
class Row:
    """Of one kind of misfortune."""

    tried: int = 0
    survived: int = 0
    lost: int = 0
    silent: int = 0


@dataclass
class Tally:
    """All rows, in the order in which they were first tried."""

    rows: dict[str, Row] = field(default_factory=dict)

    @contextmanager
    def trial(self, what: str) -> Iterator[None]:
        """One misfortune: survived, unless the block raises; then the test fails as well."""
        row = self.rows.setdefault(what, Row())
        row.tried += 1
        try:
            yield
        except VaultError:
            row.lost += 1
            raise
        except BaseException:
            row.silent += 1
            raise
        row.survived += 1

    def lines(self) -> list[str]:
        """The table."""
        width = max(map(len, self.rows))
        head = f"{'':{width}}  tried  survived  lost  silent"
        return [
            head,
            *(
                f"{what:{width}}  {row.tried:5}  {row.survived:8}  {row.lost:4}  {row.silent:6}"
                for what, row in self.rows.items()
            ),
        ]


KEPT = pytest.StashKey[Tally]()


@pytest.fixture(scope="session")
def tally(request: pytest.FixtureRequest) -> Tally:
    """For each trial: `with tally.trial("killed while saving"):`."""
    return request.config.stash.setdefault(KEPT, Tally())


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Where somebody asked for it, and something was tried."""
    kept = config.stash.get(KEPT, None)
    if kept is not None and kept.rows and config.getoption("torture"):
        terminalreporter.section("torture")
        for line in kept.lines():
            terminalreporter.line(line)
