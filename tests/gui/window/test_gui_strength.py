from hypothesis import given
from hypothesis import strategies as st

from cahier.gui.strength import Strength, estimate, suggestion


def test_six_words_are_strong_and_a_short_word_is_refused() -> None:
    assert estimate("paper boat under seven yellow lamps") is Strength.STRONG
    assert estimate("lampada") is Strength.TOO_SHORT


def test_repeating_oneself_helps_little() -> None:
    assert estimate("lamp lamp lamp lamp lamp lamp") <= Strength.WEAK
    assert estimate("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa") <= Strength.WEAK


def test_two_words_are_weak() -> None:
    assert estimate("yellow lampshade") is Strength.WEAK


@given(st.text(max_size=11))
def test_nothing_below_twelve_signs_is_taken(words: str) -> None:
    assert estimate(words) is Strength.TOO_SHORT


def test_a_suggestion_is_good_and_never_the_same() -> None:
    suggested = {suggestion() for _ in range(50)}
    assert len(suggested) == 50
    assert min(estimate(words) for words in suggested) >= Strength.FAIR
