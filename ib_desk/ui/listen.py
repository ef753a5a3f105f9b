"""Connections that end with whoever hears, where a bound method of a QObject says too little.

`signal.connect(self.method)` ends with `self`. A lambda does not: it belongs to who says it, runs
while `self` is being destroyed (a child that goes still says so) and finds nothing there.
"""

from __future__ import annotations

from collections.abc import Callable
from inspect import Parameter, signature
from types import FunctionType, MethodType

from PySide6.QtCore import QObject, SignalInstance
from shiboken6 import isValid

_POSITIONAL = {Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD}


def listen(owner: QObject, signal: SignalInstance, act: Callable[..., object]) -> None:
    """Call `act` at each `signal` while `owner` lives, with as many of its values as it takes."""
    takes = _takes(act)

    def hear(*said: object) -> None:
        if isValid(owner):
            act(*said[:takes])

    signal.connect(hear)


def _takes(act: Callable[..., object]) -> int | None:
    """How many values at most; None where a method of Qt itself does not tell.

    Of a function Python knows without looking far: a page of the window says `listen` hundreds of
    times before it is there.
    """
    function = act.__func__ if isinstance(act, MethodType) else act
    if isinstance(function, FunctionType):
        return function.__code__.co_argcount - (function is not act)
    try:
        parameters = signature(act).parameters.values()
    except ValueError:
        return None
    return sum(parameter.kind in _POSITIONAL for parameter in parameters)
