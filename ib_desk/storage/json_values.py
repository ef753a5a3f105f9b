"""Records and small values as JSON and back, by their type hints alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from cattrs.preconf.json import JsonConverter, make_converter


def _converter() -> JsonConverter:
    converter = make_converter(forbid_extra_keys=False)
    converter.register_unstructure_hook(UUID, str)
    converter.register_structure_hook(UUID, lambda value, _kind: UUID(value))
    converter.register_unstructure_hook(Decimal, str)
    converter.register_structure_hook(Decimal, lambda value, _kind: Decimal(value))
    return converter


_CONVERTER = _converter()


def to_plain(value: Any) -> Any:
    """A value as dicts, lists, strings and numbers."""
    return _CONVERTER.unstructure(value)


def from_plain(plain: Any, hint: Any) -> Any:
    """The value of type `hint` that `to_plain` was given; unknown keys are passed over."""
    return _CONVERTER.structure(plain, hint)
