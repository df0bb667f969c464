import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cahier.crypto import recovery
from cahier.crypto.recovery import RecoveryKeyMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRETS = st.binary(min_size=20, max_size=20)


@given(SECRETS)
def test_a_written_key_reads_back(secret: bytes) -> None:
    key = recovery.written(secret)
    groups = key.split("-")
    assert [len(group) for group in groups] == [4] * 9
    assert set(key) <= set(ALPHABET + "-")
    assert recovery.secret_of(key) == secret


@given(SECRETS)
def test_how_a_key_is_typed_does_not_matter(secret: bytes) -> None:
    key = recovery.written(secret)
    slips = key.lower().replace("0", "o").replace("1", "l").replace("v", "u").replace("-", " ")
    assert recovery.secret_of(f"  {slips}\n") == secret
    assert recovery.secret_of(key.replace("-", "").replace("1", "I").replace("0", "O")) == secret


@settings(deadline=None)  # every slip is tried
@given(SECRETS, st.integers(0, 35), st.integers(1, 31))
def test_one_wrong_letter_is_noticed(secret: bytes, place: int, shift: int) -> None:
    letters = list(recovery.written(secret).replace("-", ""))
    letters[place] = ALPHABET[(ALPHABET.index(letters[place]) + shift) % 32]
    read, named = None, ()
    try:
        read = recovery.secret_of("".join(letters))
    except RecoveryKeyMistyped as error:
        named = error.groups
    if read is None:
        assert place // 4 + 1 in named
        return
    # The check group has 20 bits: a chance hit must at least be a different key that announces itself valid.
    assert recovery.written(read).replace("-", "") == "".join(letters)
    assert read != secret


@pytest.mark.parametrize("typed", ["", "-", "0" * 35, "0" * 37, "0" * 32, "ñ" * 36, "0000-" * 8 + "???"])
def test_what_is_no_key_is_refused(typed: str) -> None:
    with pytest.raises(RecoveryKeyMistyped):
        recovery.secret_of(typed)


def test_two_keys_differ() -> None:
    assert recovery.new_recovery_key() != recovery.new_recovery_key()
