import pytest
from hypothesis import given
from hypothesis import strategies as st

from ib_desk.domain.secrets.recovery_code import (
    GROUPS,
    SECRET_BYTES,
    RecoveryCodeMistyped,
    Slip,
    read_recovery_code,
    recovery_groups,
)

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
secrets = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES)
places = st.integers(0, GROUPS * 4 - 1)


def grouped(signs: str) -> str:
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


@given(secrets)
def test_what_is_printed_reads_back(secret):
    groups = recovery_groups(secret)

    assert [len(group) for group in groups] == [4] * GROUPS
    assert read_recovery_code(" ".join(groups)) == secret


@given(secrets, st.sampled_from(["", " ", "-", "\n", " - ", "–", ".", ", ", "_"]))
def test_case_lookalikes_and_what_stands_between_do_not_matter(secret, between):
    typed = between.join(recovery_groups(secret)).lower()

    assert read_recovery_code(typed.replace("0", "o").replace("1", "l")) == secret
    assert read_recovery_code(typed.replace("1", "I")) == secret


@given(secrets, places, st.sampled_from(SIGNS))
def test_every_wrong_sign_is_seen_and_its_group_is_named(secret, place, sign):
    right = "".join(recovery_groups(secret))
    wrong = right[:place] + sign + right[place + 1 :]
    if wrong == right:
        return

    with pytest.raises(RecoveryCodeMistyped) as refused:
        read_recovery_code(wrong)

    assert refused.value.slip is Slip.CHECK
    assert refused.value.group == place // 4 + 1


@given(secrets, st.integers(0, GROUPS * 4 - 2))
def test_every_swap_of_neighbours_is_seen(secret, place):
    right = "".join(recovery_groups(secret))
    wrong = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
    if wrong == right:
        return

    with pytest.raises(RecoveryCodeMistyped):
        read_recovery_code(wrong)


@given(secrets, secrets, st.integers(0, GROUPS - 1))
def test_a_group_from_another_sheet_is_seen(secret, other, place):
    groups, foreign = list(recovery_groups(secret)), recovery_groups(other)
    if groups[place] == foreign[place]:
        return
    groups[place] = foreign[place]

    with pytest.raises(RecoveryCodeMistyped):
        read_recovery_code("-".join(groups))


@given(st.lists(st.sampled_from(SIGNS), min_size=36, max_size=36).map("".join))
def test_a_guessed_code_is_refused_before_any_key_is_tried(guess):
    try:
        secret = read_recovery_code(guess)
    except RecoveryCodeMistyped:
        return

    assert "".join(recovery_groups(secret)) == guess  # one in a million


@pytest.mark.parametrize(
    ("change", "slip", "group"),
    [
        (lambda groups: [*groups[:4], "12U4", *groups[5:]], Slip.SIGN, 5),
        (lambda groups: [*groups[:2], groups[2][:3], *groups[3:]], Slip.LENGTH, 3),
        (lambda groups: [*groups[:2], groups[2] + "7", *groups[3:]], Slip.LENGTH, 3),
        (lambda groups: groups[:6], Slip.LENGTH, 7),
        (lambda groups: [*groups, "ABCD"], Slip.LENGTH, None),
        (lambda groups: ["".join(groups)[:-1]], Slip.LENGTH, None),
        (lambda groups: groups[:0], Slip.LENGTH, None),
    ],
)
def test_a_group_that_is_too_short_too_long_or_foreign_is_named(change, slip, group):
    typed = "-".join(change(list(recovery_groups(bytes(range(SECRET_BYTES))))))

    with pytest.raises(RecoveryCodeMistyped) as refused:
        read_recovery_code(typed)

    assert (refused.value.slip, refused.value.group) == (slip, group)


@given(st.text(max_size=60))
def test_no_text_is_repeated_in_the_refusal(text):
    with pytest.raises(RecoveryCodeMistyped) as refused:
        read_recovery_code(text + "!")

    assert refused.value.args == (refused.value.slip, refused.value.group)


def test_only_twenty_bytes_make_a_code():
    with pytest.raises(ValueError, match="twenty"):
        recovery_groups(b"short")


def test_thirty_six_zeros_are_no_code():
    with pytest.raises(RecoveryCodeMistyped):
        read_recovery_code("0" * 36)
