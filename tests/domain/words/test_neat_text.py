"""A contact for the pupil system: others have a role in it, the pupil keeps the name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.leaving.outgoing_texts import OUTGOING_FIELDS
from ib_desk.domain.records.contact import Contact, ContactPerson, ContactWay, Reached
from ib_desk.domain.records.guardian import Guardian, Relation
from ib_desk.domain.records.output_kind import OutputKind
from ib_desk.domain.records.pupil import Pupil
from ib_desk.domain.records.school import Professional, Role
from ib_desk.domain.words.neat_text import NeatText, Replacement, neat_text
from tests.domain.made_files import FILE, made
from tests.shipped import catalogue

TERMS, WORDS = catalogue().terms, catalogue().neat_words
NOOR = Pupil(id=FILE.pupil_id, call_name="Noor", prefix="van", surname="Dalen")
DAAN = Pupil(call_name="Daan", first_names="Daniël", surname="Jansen")
MOTHER = Guardian(pupil_id=NOOR.id, name="Marieke Bakker", relation=Relation.MOTHER)
FATHER = Guardian(pupil_id=NOOR.id, name="Joost van Dalen", relation=Relation.FATHER)
OTHER = Guardian(pupil_id=NOOR.id, name="Riet Bos", relation=Relation.OTHER)
TIM = Professional(name="Tim Postma", role=Role.SUPPORT_TEACHER)
KIM = Professional(name="Kim de Wit", role=Role.OTHER)
CONTACT = Contact(file_id=FILE.id)


def neat(line: str, keep=(), *more, **facts) -> NeatText:
    contact = replace(CONTACT, line=line, **facts)
    whole = made(NOOR, MOTHER, FATHER, OTHER, TIM, KIM, contact, *more)
    return neat_text(contact, whole, (NOOR, DAAN), TERMS, WORDS, keep)


def said(line: str, keep=()) -> str:
    return neat(line, keep).text.split("\n")[-1]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Marieke Bakker slaapt slecht.", "Moeder slaapt slecht."),
        ("Gesprek met Marieke over Noor.", "Gesprek met moeder over Noor."),
        ("Mevrouw Bakker belt. Meneer van Dalen niet.", "Moeder belt. Vader niet."),
        ("Noor van Dalen en Joost van Dalen.", "Noor van Dalen en vader."),
        ("Tim Postma helpt, Kim ook.", "Begeleider passend onderwijs helpt, een collega ook."),
        ("Ruzie met Daan.", "Ruzie met een medeleerling."),
        ("Ruzie met Daniël Jansen, op het plein.", "Ruzie met een medeleerling, op het plein."),
        ("Riet haalt haar op.", "Een ouder haalt haar op."),
        ("Zij zei: Marieke komt.", "Zij zei: Moeder komt."),
        ("De bakker op de hoek.", "De bakker op de hoek."),
        ("Tante Bakker.", "Tante Bakker."),
        ("tim schreef met kleine letter", "tim schreef met kleine letter"),
        ("mevrouw de boer komt", "mevrouw de boer komt"),
        ("Juf Kim belde.", "Een collega belde."),
        ("Mevrouw", "Mevrouw"),
    ],
)
def test_names_of_others_become_roles(line, text):
    assert said(line) == text


def test_each_replacement_is_told_and_can_be_let_go():
    found = neat("Marieke en Daan, en weer Marieke.")
    assert found.replaced == (
        Replacement(name="Marieke", role="moeder"),
        Replacement(name="Daan", role="een medeleerling"),
    )
    kept = neat("Marieke en Daan, en weer Marieke.", {"Daan"})
    assert kept.text.endswith("Moeder en Daan, en weer moeder.")
    assert (kept.replaced, kept.kept) == (found.replaced, frozenset({"Daan"}))


def test_it_begins_with_day_way_and_whom():
    spoken = ContactPerson(contact_id=CONTACT.id, guardian_id=MOTHER.id, reached=Reached.YES)
    facts = {
        "on": date(2026, 11, 9),
        "way": ContactWay.PHONED,
        "text": "Ze komt donderdag.",
        "outcome": "Tim belt terug.",
        "trust": 7,
    }
    assert neat("Slaapt slecht.", (), spoken, **facts).text == (
        "maandag 9 november 2026, gebeld, moeder\n"
        "Slaapt slecht.\n"
        "Ze komt donderdag.\n"
        "Uitkomst: Begeleider passend onderwijs belt terug."
    )


def test_who_was_not_reached_is_said():
    missed = ContactPerson(contact_id=CONTACT.id, guardian_id=MOTHER.id, reached=Reached.NO)
    of_another = ContactPerson(contact_id=Contact().id, name="Opa", reached=Reached.YES)
    text = neat("Geen gehoor.", (), missed, of_another, way=ContactWay.PHONED).text
    assert text.startswith("gebeld, moeder, niet bereikt\n")


@given(st.text())
def test_what_holds_no_name_stays_as_it_was_typed(line):
    contact = replace(CONTACT, line=line)
    nobody = Pupil(id=FILE.pupil_id)
    found = neat_text(contact, made(nobody, contact), (), TERMS, WORDS)
    assert found == NeatText(text=line.strip())


@given(st.lists(st.sampled_from(["Marieke", "Bakker", "Mevrouw", "Noor", "en", "Daan", ".", "\n"])))
def test_no_given_name_of_another_is_left(words):
    text = neat(" ".join(words)).text
    assert "Marieke" not in text
    assert "Daan" not in text


def test_names_of_one_letter_or_none_find_nothing():
    people = (
        Guardian(pupil_id=NOOR.id, name="M", relation=Relation.MOTHER),
        Guardian(pupil_id=NOOR.id, name="..."),
        Professional(name=""),
    )
    contact = replace(CONTACT, line="A is wel 1 keer ziek.")
    others = (Pupil(call_name="A", surname="Bos"), Pupil())
    whole = made(NOOR, contact, *people)
    assert neat_text(contact, whole, others, TERMS, WORDS).text == "A is wel 1 keer ziek."


def test_how_much_trust_was_felt_never_leaves():
    fields = OUTGOING_FIELDS[OutputKind.PUPIL_SYSTEM_TEXT]
    assert fields == {Contact: ("line", "text", "outcome")}
