"""A chip that goes from one state to another looks as one that began in it."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtWidgets import QLabel

from ib_desk.ui.style.theme import Appearance, Scheme
from ib_desk.ui.widgets.chip import Chip
from ib_desk.ui.widgets.state import State


def ink(chip):
    (words,) = (one for one in chip.findChildren(QLabel) if one.text())
    return words.palette().color(words.foregroundRole()).name()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_word_takes_the_colour_of_each_next_state(qtbot, theme, scheme):
    theme.use(Appearance(scheme=scheme))

    def shown(state):
        chip = Chip(state)
        qtbot.addWidget(chip)
        theme.dress_each(chip)
        chip.show()
        return chip

    states = {state.look.tone: state for state in State}.values()
    own = {state: ink(shown(state)) for state in states}
    assert len(set(own.values())) > 1
    chip = shown(next(iter(states)))
    for before, after in product(states, states):
        chip.show_state(before)
        chip.show_state(after)
        assert ink(chip) == own[after], (before, after)
