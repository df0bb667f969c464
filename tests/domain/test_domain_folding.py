import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cahier.domain.folding import fold


@pytest.mark.parametrize(
    "spellings",
    [
        ("Şəhla", "ŞƏHLA", "Sehla", "Шәһла", "S\u0327\u0259hla"),
        ("Qızılqayalı", "Gizilgayali", "QIZILQAYALI"),
        ("İldırım", "ildirim", "ILDIRIM"),
        ("Çınqıllı", "Cingilli", "Чынгыллы"),
        ("Ələkbər", "Elekber", "\u01ddlekber"),
        ("Na\u200bz", "Naz", "Naz\u00ad"),
        ("Straße", "STRASSE"),
    ],
)
def test_spellings_of_one_word_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


def test_other_words_stay_apart() -> None:
    assert len({fold(word) for word in ("Tərlan", "Tərnan", "Turan", "Ruslan")}) == 4


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_nothing_is_left_that_a_keyboard_may_lack_in_case_or_marks(text: str) -> None:
    folded = fold(text)
    assert not any(unicodedata.combining(char) for char in folded)
    assert not any(unicodedata.category(char) == "Cf" for char in folded)
