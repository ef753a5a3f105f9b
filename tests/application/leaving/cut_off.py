"""What breaks off between the line of the register and the word that it is outside."""

from __future__ import annotations

from ib_desk.application.leaving.exit import AtOnce


class PowerCut(BaseException):
    """Nothing runs after it, not even what answers for errors."""


class Cut(AtOnce):
    """The line is written, and then nothing can be said of it any more."""

    is_cut = False

    def __init__(self, error=PowerCut):
        self._error = error

    def keep(self, use_case):
        if self.is_cut:
            raise self._error
        use_case()
        self.is_cut = True
