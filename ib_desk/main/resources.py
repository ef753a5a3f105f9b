"""Where the program's own data is, in each way that it can be installed."""

from __future__ import annotations

from pathlib import Path


def resources_root() -> Path:
    """The folder of the shipped data files, fonts, icons and texts.

    A wheel and a PyInstaller build carry it inside the package; a work copy (also one that is
    installed as editable) has it beside the package.
    """
    package = Path(__file__).resolve().parents[1]
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
