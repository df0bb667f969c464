import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cahier.crypto import shamir

SECRETS = st.binary(min_size=1, max_size=32)


@st.composite
def schemes(draw: st.DrawFn) -> tuple[int, int]:
    count = draw(st.integers(2, 7))
    return draw(st.integers(2, count)), count


@given(SECRETS, schemes())
def test_every_choice_of_enough_parts_gives_the_secret_back(secret: bytes, scheme: tuple[int, int]) -> None:
    needed, count = scheme
    parts = shamir.split(secret, needed, count)
    for chosen in itertools.combinations(parts, needed):
        assert shamir.join({number: parts[number] for number in chosen}) == secret


@given(st.binary(min_size=8, max_size=32), schemes())
def test_one_part_too_few_gives_something_else(secret: bytes, scheme: tuple[int, int]) -> None:
    needed, count = scheme
    parts = shamir.split(secret, needed, count)
    for chosen in itertools.combinations(parts, needed - 1):
        assert shamir.join({number: parts[number] for number in chosen}) != secret


def test_one_part_too_few_fits_every_secret_equally_well() -> None:
    parts = shamir.split(b"\x2a", 3, 5)
    known = {1: parts[1], 2: parts[2]}
    secrets = {shamir.join({**known, 3: bytes([value])}) for value in range(256)}
    assert len(secrets) == 256


def test_the_field_is_that_of_aes() -> None:
    assert shamir.times(0x57, 0x83) == 0xC1  # FIPS 197, 4.2
    assert shamir.times(0x57, 0x13) == 0xFE
    assert all(shamir.times(value, shamir.inverse(value)) == 1 for value in range(1, 256))
    for a, b, c in itertools.product((0, 1, 2, 0x53, 0xCA, 0xFF), repeat=3):
        assert shamir.times(a, b ^ c) == shamir.times(a, b) ^ shamir.times(a, c)


@pytest.mark.parametrize(("needed", "count"), [(1, 5), (0, 0), (6, 5), (2, 256)])
def test_odd_schemes_are_refused(needed: int, count: int) -> None:
    with pytest.raises(ValueError, match="at least two"):
        shamir.split(b"secret", needed, count)
