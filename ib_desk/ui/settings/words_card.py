"""Woorden uit het vak: what they mean, for who is new to them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ib_desk.domain.words.explaining import explained
from ib_desk.domain.words.terms import Terms
from ib_desk.ui.style.theme import CLEAR_OF_TAILS, spaced
from ib_desk.ui.texts import tr
from ib_desk.ui.widgets.card import Card
from ib_desk.ui.widgets.fold import Fold
from ib_desk.ui.widgets.labels import label


def words_card(terms: Terms) -> Card:
    """What the terms of the field mean, folded: who knows them need not pass them."""
    card = Card(tr("Woorden uit het vak"), "help")
    holder = QWidget()
    column = QVBoxLayout(holder)
    spaced(column, 0, 10)
    for name in sorted(terms.explanations, key=str.casefold):
        pair = QVBoxLayout()
        spaced(pair, 0, CLEAR_OF_TAILS)
        pair.addWidget(label(name, "strong", "text"))
        pair.addWidget(label(explained(name, terms.explanations[name]), "body", "text"))
        column.addLayout(pair)
    card.add(Fold(tr("Wat betekenen ze?"), holder))
    return card
