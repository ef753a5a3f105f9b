"""A text taken apart at its full stops."""

from __future__ import annotations

from ib_desk.domain.sentences import at_a_glance, ended, sentences


def test_a_text_falls_into_its_sentences():
    assert sentences("Het gaat. Om 8.15 uur! Of niet?\nNee", "") == (
        "Het gaat.",
        "Om 8.15 uur!",
        "Of niet?",
        "Nee",
    )


def test_at_a_glance_are_whole_sentences_and_at_least_one():
    long = "Dit is een zin van een paar woorden. "
    assert at_a_glance(long * 12) == (long * 4).strip()
    assert at_a_glance("x" * 300) == "x" * 300
    assert at_a_glance("") == ""


def test_a_sentence_ends_once():
    for said in ("Het gaat.", "Of niet?", "Ja!", "“Zo.”", "En dan…"):
        assert ended(f" {said} ") == said
    assert ended("Noor leest") == "Noor leest."
    assert ended(" ") == ""
