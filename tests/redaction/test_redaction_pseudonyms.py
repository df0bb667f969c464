import re

from hypothesis import given
from hypothesis import strategies as st

from cahier.redaction.pseudonyms import reference, shuffled, signs


def test_signs_tell_people_apart_and_say_nothing_else() -> None:
    assert signs(("x", "y", "z"), "person", lambda _n: 0) == {"y": "A", "z": "B", "x": "C"}
    assert signs(("x", "y"), "relative", lambda n: n - 1) == {"x": "1", "y": "2"}


def test_many_people_still_get_signs_of_their_own() -> None:
    many = [str(number) for number in range(60)]
    assert len(set(signs(many, "person").values())) == 60


@given(st.lists(st.text(), unique=True), st.integers(0, 10**9))
def test_shuffling_keeps_everybody(people: list[str], seed: int) -> None:
    assert sorted(shuffled(people, lambda n: seed % n)) == sorted(people)


def test_two_exports_do_not_always_give_the_same_sign() -> None:
    people = [str(number) for number in range(8)]
    assert len({tuple(signs(people, "person").items()) for _ in range(20)}) > 1


def test_a_reference_is_short_readable_and_new_each_time() -> None:
    drawn = {reference("AZ") for _ in range(50)}
    assert len(drawn) > 40
    assert all(re.fullmatch(r"AZ-[A-HJ-NP-Z2-9]{4}", one) for one in drawn)
