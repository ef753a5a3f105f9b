"""The palette of Qt in the colours of a theme, and back for high contrast."""

from __future__ import annotations

from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette

from ib_desk.ui.style.tokens import INKS, Colours, Ink

_Role = QPalette.ColorRole

_ROLES: tuple[tuple[QPalette.ColorRole, Ink], ...] = (
    (_Role.Window, "window"),
    (_Role.WindowText, "text"),
    (_Role.Base, "surface"),
    (_Role.AlternateBase, "hover"),
    (_Role.Text, "text"),
    (_Role.Button, "surface"),
    (_Role.ButtonText, "text"),
    (_Role.BrightText, "late"),
    (_Role.ToolTipBase, "raised"),
    (_Role.ToolTipText, "text"),
    (_Role.PlaceholderText, "muted"),
    (_Role.Highlight, "selection"),
    (_Role.HighlightedText, "text"),
    (_Role.Accent, "accent"),
    (_Role.Link, "accent_text"),
    (_Role.LinkVisited, "accent_text"),
    (_Role.Light, "surface"),
    (_Role.Midlight, "hover"),
    (_Role.Mid, "line"),
    (_Role.Dark, "control"),
    (_Role.Shadow, "line"),
)
_FADED = (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.HighlightedText, _Role.ToolTipText)


def palette_of(colours: Colours) -> QPalette:
    """All roles in all groups, so that nothing of the system's own theme shines through."""
    palette = QPalette()
    for role, ink in _ROLES:
        palette.setColor(role, QColor(colours[ink]))
    for role in _FADED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours["disabled"]))
    return palette


def colours_of(palette: QPalette) -> Colours:
    """The system's own colours by our names, for someone who set high contrast.

    Meaning then rests on shape and word alone, which every state has (design 4.2).
    """
    ground = palette.color(_Role.Window).name()
    field = palette.color(_Role.Base).name()
    text = palette.color(_Role.WindowText).name()
    marked = palette.color(_Role.Highlight).name()
    on_marked = palette.color(_Role.HighlightedText).name()
    faded = palette.color(QPalette.ColorGroup.Disabled, _Role.WindowText).name()
    colours: dict[Ink, str] = dict.fromkeys(INKS, text)
    grounds: tuple[Ink, ...] = (
        "window",
        "sunken",
        "hover",
        "selection",
        "accent_soft",
        "ok_soft",
        "warn_soft",
        "late_soft",
        "info_soft",
        "voice_soft",
        "closed_soft",
    )
    colours |= dict.fromkeys(grounds, ground)
    colours |= {"surface": field, "raised": field, "disabled": faded}
    colours |= {"accent": marked, "accent_hover": marked, "on_accent": on_marked}
    return MappingProxyType(colours)
