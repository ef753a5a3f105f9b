"""Where the program's own data is, in each way that it can be installed."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def resources_root() -> Traversable:
    """The folder of the shipped data files, fonts, icons and texts.

    A wheel and a PyInstaller build carry it inside the package; a work copy (also one that is
    installed as editable) has it beside the package.
    """
    inside = files("ib_desk") / "resources"
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / "resources"
