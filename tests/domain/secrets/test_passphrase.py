import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.secrets.passphrase import (
    WORD_LIST_LENGTH,
    WORDS_TO_EXPORT,
    WORDS_TO_UNLOCK,
    Reason,
    Strength,
    WeakPassphrase,
    draw_passphrase,
    judge_for_vault,
    judge_passphrase,
    passphrase_bytes,
    require_strong,
)

WORDS = tuple((Path(__file__).parents[3] / "resources/words/dutch.txt").read_text("ascii").split())
LISTED = frozenset(WORDS)


def test_the_word_list_is_what_its_strength_is_worked_out_from():
    assert len(WORDS) == len(LISTED) == WORD_LIST_LENGTH
    assert list(WORDS) == sorted(WORDS)
    assert all(re.fullmatch("[a-z]{3,10}", word) for word in WORDS)


@pytest.mark.parametrize(
    ("kind", "examples"),
    [
        (
            "coarse, or heard as such on the phone",
            "klaarkom snikkel stoot paren geil gleuf flikkering kut",
        ),
        ("bodies and what they suffer", "borst buik bil tong kanker lepra gangreen darm zweet"),
        (
            "what people call each other",
            "apen aap ezel varken koe slet trut heks hoer sukkel idioot",
        ),
        ("faith", "soera kerk moskee ramadan sabbat zonde heilig kansel kerstdag engel"),
        ("origin and skin", "neger turk zigeuner blank zwart koelie kolonist volksstam"),
        ("death, violence and drink", "dood moord lijk wapen werkkamp landmijn bier drugs alcohol"),
        ("names of things in the files themselves", "leerling ouder dossier hulpvraag leerplicht"),
    ],
)
def test_no_word_makes_who_reads_it_aloud_blush(kind, examples):
    assert LISTED.isdisjoint(examples.split()), kind


def test_who_hears_a_word_can_spell_it():
    not_as_it_sounds = re.compile(r"c(?!h)|[qxy]|ph|eau|isme$|ogie$")
    assert [word for word in WORDS if not_as_it_sounds.search(word)] == []
    assert LISTED.isdisjoint({"avifauna", "jetset", "chateau", "whatsapp", "cruise", "lounge"})


@given(
    st.lists(
        st.integers(0, WORD_LIST_LENGTH - 1),
        min_size=WORDS_TO_UNLOCK,
        max_size=WORDS_TO_EXPORT,
        unique=True,
    )
)
def test_every_drawn_phrase_of_four_words_or_more_is_accepted(numbers):
    count, chance = len(numbers), iter(numbers)
    phrase = draw_passphrase(WORDS, count, lambda _below: next(chance))

    judgement = judge_passphrase(phrase, LISTED)

    assert len(set(phrase.split())) == count
    assert judgement.accepted
    assert judgement.words == count
    assert judgement.reasons == (Reason.LOOSE_WORDS,)


def test_a_word_that_was_drawn_already_is_drawn_again():
    chance = iter([0, 0, 1])
    assert draw_passphrase(("wolk", "tante"), 2, lambda _below: next(chance)) == "wolk tante"


def test_more_words_are_stronger():
    bits = [judge_passphrase(" ".join(WORDS[:count]), LISTED).bits for count in (4, 5, 6)]

    assert [round(each, 1) for each in bits] == [50.3, 62.8, 75.4]


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("", Reason.TOO_SHORT),
        ("wolk", Reason.TOO_SHORT),
        ("Welkom01!", Reason.WELL_KNOWN),
        ("Welkom2026Welkom2026", Reason.REPEATED),
        ("aaaaaaaaaaaaaaaaaaaa", Reason.REPEATED),
        ("hahahahahahahahahaha", Reason.REPEATED),
        ("wolk wolk wolk wolk", Reason.REPEATED),
        ("abcdefghijklmnopqrstuvwxyz", Reason.IN_SEQUENCE),
        ("qwertyuiopasdfghjklzxcvbnm", Reason.IN_SEQUENCE),
        ("09876543210987654321", Reason.IN_SEQUENCE),
        ("14-03-1978 en 02-11-2004", Reason.DATE),
        ("14031978 02112004 1999", Reason.DATE),
        ("wachtwoord geheim school", Reason.WELL_KNOWN),
        ("basisschool de regenboog", Reason.PERSONAL),
        ("x7$Kq9!v", Reason.TOO_SHORT),
        ("vreemdewoordsoort", Reason.TOO_FEW_WORDS),
    ],
)
def test_what_a_guesser_tries_first_is_refused_with_the_reason(phrase, reason):
    judgement = judge_passphrase(phrase, LISTED, personal=("Regenboog",))

    assert not judgement.accepted
    assert reason in judgement.reasons


@pytest.mark.parametrize(
    "phrase",
    [
        "x7$Kq9!vLm2@pZ",
        "Onze poes slaapt op de verwarming van oma",
        "drie blauwe olifanten op een step",
    ],
)
def test_a_long_own_phrase_is_accepted(phrase):
    judgement = judge_passphrase(phrase, LISTED)

    assert judgement.accepted
    assert Reason.LONG in judgement.reasons


@given(st.text(max_size=60), st.text(max_size=20))
def test_every_text_gets_a_judgement_and_a_longer_one_is_never_much_weaker(phrase, more):
    first, longer = (judge_passphrase(text, LISTED) for text in (phrase, phrase + more))

    assert Strength.WEAK <= first.strength <= Strength.VERY_STRONG
    assert first.bits >= 0
    assert longer.accepted or longer.reasons[:1] != (Reason.LONG,)


@pytest.mark.parametrize(
    ("label", "is_personal"),
    [
        ("Mijn leerlingen", False),
        ("Leerlingen van De Olifant", False),
        ("Dossiers van Regenboog", True),
        ("REGENBOOG", True),
        ("", False),
    ],
)
def test_a_name_in_that_of_the_vault_is_easy_to_guess_and_an_ordinary_word_is_not(
    label, is_personal
):
    words = {*LISTED, "olifant", "de"}

    judgement = judge_for_vault("mijn leerlingen zien een olifant op de regenboog", words, label)

    assert (Reason.PERSONAL in judgement.reasons) == is_personal


@given(st.text(max_size=40), st.text(max_size=20))
def test_what_the_meter_accepts_opens_a_vault_and_nothing_else_does(phrase, label):
    accepted = judge_for_vault(phrase, LISTED, label).accepted

    try:
        require_strong(passphrase_bytes(phrase).decode(), LISTED, label)
    except WeakPassphrase:
        assert not accepted
    else:
        assert accepted


def test_the_refusal_does_not_carry_the_phrase():
    with pytest.raises(WeakPassphrase) as refused:
        require_strong("oma1234", LISTED, "Mijn kluis")

    assert "oma" not in repr(refused.value)
    assert refused.value.judgement.strength is Strength.WEAK


@pytest.mark.parametrize(
    ("typed", "same_as"),
    [
        ("  wolk  fietspad zilver\ttante ", "wolk fietspad zilver tante"),
        ("cafe\u0301 au lait", "café au lait"),
        ("wolk\u00a0tante", "wolk tante"),
    ],
)
def test_spaces_and_the_way_an_accent_is_stored_make_no_other_key(typed, same_as):
    assert passphrase_bytes(typed) == passphrase_bytes(same_as)


def test_half_a_sign_that_was_pasted_can_be_typed_again():
    assert passphrase_bytes("wolk \ud83d tante") == passphrase_bytes("wolk ? tante")
