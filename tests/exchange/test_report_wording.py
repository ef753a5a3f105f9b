from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from ib_desk.application.paper import Report
from ib_desk.domain.records import contract
from ib_desk.domain.words.report_texts import (
    ContractTexts,
    ParentsTexts,
    RecoveryTexts,
    RequestTexts,
    SharedTexts,
)
from ib_desk.exchange import pdf
from ib_desk.exchange.pdf import style
from ib_desk.main.resources import resources_root
from ib_desk.storage.resource_files import ResourceFiles
from tests.exchange.printing import noors, words_of
from tests.shipped import LOOKS_LIKE_A_CODE, catalogue, report_texts


@pytest.mark.parametrize(
    "shape", [SharedTexts, ContractTexts, ParentsTexts, RequestTexts, RecoveryTexts]
)
def test_every_sentence_is_used_by_a_print(shape):
    folder = Path(pdf.__file__).parent
    # The questions of the contract go by the names of the answers.
    sources = (*folder.parent.rglob("*.py"), Path(contract.__file__))
    used = "\n".join(path.read_text("utf-8") for path in sources)
    unused = [f.name for f in fields(shape) if not re.search(rf"\b{f.name}\b", used)]
    assert unused == []


@pytest.mark.parametrize("report", Report)
def test_a_reader_of_paper_sees_no_code(report):
    assert LOOKS_LIKE_A_CODE.findall(words_of(noors(report).content)) == []


LONGEST = 22
"""Words; a sentence that is longer is hard to read at B1."""


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("shared", SharedTexts),
        ("contract", ContractTexts),
        ("parents", ParentsTexts),
        ("recovery", RecoveryTexts),
    ],
)
def test_sentences_are_short(name, shape):
    texts = ResourceFiles(shipped=resources_root()).read(f"reports/{name}.toml", shape)
    for field in fields(shape):
        value = getattr(texts, field.name)
        for text in [value] if isinstance(value, str) else values_of(value):
            for sentence in re.split(r"[.?:] ", str(text)):
                assert len(sentence.split()) <= LONGEST, sentence


def values_of(texts):
    return list(texts.values() if isinstance(texts, Mapping) else texts)


def test_every_term_that_paper_explains_is_in_the_list_of_terms():
    known = catalogue().terms.explanations
    assert [name for name in report_texts().shared.explain if name not in known] == []


def test_an_explanation_on_paper_does_not_speak_to_the_user_of_the_program():
    known = catalogue().terms.explanations
    spoken = re.compile(r"\b(je|jij|jouw|jullie)\b", re.IGNORECASE)
    assert [name for name in report_texts().shared.explain if spoken.search(known[name].text)] == []


def test_paper_has_the_colours_of_the_light_screen():
    light = tomllib.loads((resources_root() / "style" / "tokens.toml").read_text("utf-8"))["light"]
    paper = {
        "text": style.TEXT,
        "muted": style.MUTED,
        "line": style.LINE,
        "control": style.EDGE,
        "accent_text": style.ACCENT,
        "accent_soft": style.ACCENT_SOFT,
        "voice": style.VOICE,
        "voice_soft": style.VOICE_SOFT,
    }
    assert {name: f"#{ink.hexval()[2:].upper()}" for name, ink in paper.items()} == {
        name: light[name] for name in paper
    }
