"""What a public text takes over from what is protected is seen while it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cahier.domain.person import CasePerson, Person
from cahier.redaction.known import Known
from cahier.redaction.protected import Protected, Touch
from cahier.redaction.review import Review, ReviewText

ACCOUNT = (
    "My cousin Tərlan works as a forklift driver at the pipe plant. "
    "They came before dawn and took him without a word of why."
)


@pytest.fixture(scope="module")
def protected() -> Protected:
    person = Person(person_id="p", name_full="Tərlan Daşkəsənli")
    known = Known(
        (person,), (CasePerson(case_id="c", person_id="p", code="P1", role=("ROLE.TARGET",)),), (), (), ()
    )
    review = Review([ReviewText("t", "T1", "en", ACCOUNT)], known, (), "c")
    start = ACCOUNT.index("forklift")
    review.hide_by_hand("t", start, ACCOUNT.index(".", start))
    return Protected.of(review, known, "narrative")


def passages(protected: Protected, text: str) -> set[tuple[str, str]]:
    return {(text[one.start : one.end], one.way) for one in protected.touches(text, "en")}


def test_a_name_in_another_form_is_marked(protected: Protected) -> None:
    assert ("Tarlan", "identifies") in passages(protected, "In spring Tarlan was arrested.")


def test_words_that_are_hidden_in_an_account_are_marked_in_any_case(protected: Protected) -> None:
    found = passages(protected, "The FORKLIFT driver at the pipe plant was dismissed.")
    assert ("FORKLIFT driver at the pipe plant", "hidden") in found
    assert ("forklift driver", "hidden") in passages(protected, "He was a forklift driver once.")


def test_a_stretch_in_the_words_of_an_account_is_marked_as_long_as_it_goes(protected: Protected) -> None:
    text = "Officers came before dawn and took him without a word of explanation."
    assert ("came before dawn and took him without a word of", "repeated") in passages(protected, text)


@pytest.mark.parametrize("text", ["", "   ", "A relative was arrested.", "The case is known to the committee."])
def test_what_says_nothing_protected_is_left_alone(protected: Protected, text: str) -> None:
    assert not [one for one in protected.touches(text, "en") if one.way != "identifies"]


def test_what_the_reviewer_kept_is_no_longer_marked() -> None:
    known = Known((), (), (), (), ())
    review = Review([ReviewText("t", "T1", "en", ACCOUNT)], known, (), "c")
    start = ACCOUNT.index("forklift")
    review.hide_by_hand("t", start, ACCOUNT.index(".", start))
    text = "He was a forklift driver at the pipe plant."
    hidden = ("forklift driver at the pipe plant", "hidden")
    assert hidden in passages(Protected.of(review, known, "narrative"), text)
    index = next(at for at, mark in enumerate(review.marks("t")) if mark.proposal.text.startswith("forklift"))
    review.decide("t", index, "keep")
    assert hidden not in passages(Protected.of(review, known, "narrative"), text)


@given(st.text(max_size=200))
def test_passages_lie_inside_the_text_and_none_is_empty(protected: Protected, text: str) -> None:
    for one in protected.touches(text, "en"):
        assert isinstance(one, Touch)
        assert 0 <= one.start < one.end <= len(text)
        assert one.reason
