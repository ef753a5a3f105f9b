"""Dutch is the source language; every visible word passes through here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """`text` in the language of the program; one context, so that a word is translated once."""
    return QCoreApplication.translate("IB Desk", text)
