"""The words of a school of another sector: a translation from Dutch into Dutch.

Every visible word passes `tr`, so whoever writes a screen writes it once, and the file of sentences
(`resources/words/vo.toml`) says what a school for secondary education says instead.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from typing_extensions import override

from ib_desk.application.desk import Desk
from ib_desk.domain.words.rewording import Rewording


def speak_as(desk: Desk, owner: QObject) -> None:
    """In the words of the school of this desk, as long as `owner` is there."""
    words, app = desk.catalogue.rewording(desk.sector), QCoreApplication.instance()
    if words.sentences and app is not None:
        app.installTranslator(SectorWords(words, owner))


class SectorWords(QTranslator):
    """Stands before the Dutch of Qt itself, and knows only sentences that are others."""

    def __init__(self, words: Rewording, parent: QObject) -> None:
        super().__init__(parent)
        self._sentences = dict(words.sentences)

    @override
    def isEmpty(self) -> bool:
        """Qt asks an empty one for nothing."""
        return not self._sentences

    @override
    def translate(
        self,
        _context: str,
        sourceText: str,
        _disambiguation: str | None = None,
        _n: int = -1,
    ) -> str | None:
        """`None` for what is the same in every school."""
        return self._sentences.get(sourceText)
