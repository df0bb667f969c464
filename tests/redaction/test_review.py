import pytest

from cahier.domain.decision import Decision
from cahier.domain.person import Person
from cahier.redaction.known import Known
from cahier.redaction.review import Review, ReviewText

KNOWN = Known(people=(Person(person_id="a", name_full="Torgul Sinaqli"), Person(person_id="b", name_full="Besti")))
FIRST = "Besti met Torgul in Hamburg. Then Torgul left Hamburg."
SECOND = "Torgul wrote from Hamburg."


def review(*decisions: Decision) -> Review:
    texts = (ReviewText("t1", "First", "en", FIRST), ReviewText("t2", "Second", "en", SECOND))
    return Review(texts, KNOWN, decisions, "case-1")


def surfaces(work: Review, text_id: str) -> list[str]:
    return [mark.proposal.text for mark in work.marks(text_id)]


def test_everything_is_open_and_hidden_at_first():
    work = review()
    assert surfaces(work, "t1") == ["Besti", "Torgul", "Hamburg", "Torgul", "Hamburg"]
    assert work.undecided() == 7
    assert work.redacted("t1").text == "[Person A] met [Person B] in [place]. Then [Person B] left [place]."
    assert work.redacted("t2").text == "[Person B] wrote from [place]."


def test_a_kept_mention_stands_and_nothing_else():
    work = review()
    work.decide("t1", 2, "keep")
    assert work.redacted("t1").text == "[Person A] met [Person B] in Hamburg. Then [Person B] left [place]."
    assert work.undecided() == 6
    (decision,) = work.decisions()
    assert (decision.surface, decision.start, decision.account_id, decision.scope) == (
        "Hamburg",
        20,
        "t1",
        "mention",
    )


def test_a_decision_for_the_text_or_the_case_reaches_its_like():
    work = review()
    work.decide("t1", 2, "keep", scope="text")
    assert [m.verdict for m in work.marks("t1") if m.proposal.text == "Hamburg"] == ["keep", "keep"]
    assert work.undecided() == 5
    work.decide("t1", 2, "keep", scope="case", reason="public")
    assert work.undecided() == 4
    assert work.redacted("t2").text == "[Person B] wrote from Hamburg."
    assert work.decisions()[-1].reason == "public"


def test_the_nearer_decision_counts_and_of_two_alike_the_later():
    work = review()
    work.decide("t1", 2, "keep", scope="case")
    work.decide("t1", 4, "hide")
    assert [m.verdict for m in work.marks("t1") if m.proposal.text == "Hamburg"] == ["keep", "hide"]
    work.decide("t1", 4, "keep")
    assert [m.verdict for m in work.marks("t1") if m.proposal.text == "Hamburg"] == ["keep", "keep"]


def test_a_wider_decision_given_later_is_not_argued_with():
    work = review()
    work.decide("t1", 2, "hide")
    work.decide("t1", 4, "keep", scope="case")
    assert work.redacted("t1").text.count("Hamburg") == 2


def test_keeping_is_bound_to_the_words_as_written():
    work = Review([ReviewText("t", "", "en", "We saw Hamburg and HAMBURG.")], KNOWN, (), "c")
    work.decide("t", 0, "keep", scope="case")
    assert [mark.verdict for mark in work.marks("t")] == ["keep", None]


def test_steps_are_taken_back_one_by_one():
    work = review()
    work.decide("t1", 0, "keep")
    work.decide("t2", 1, "hide", scope="case")
    assert work.undo() == ("t2", 1)
    assert work.undecided() == 6
    assert work.undo() == ("t1", 0)
    assert work.decisions() == ()
    assert work.undo() is None


def test_a_decision_can_be_taken_back_by_deciding_nothing():
    work = review()
    work.decide("t1", 0, "keep")
    work.decide("t1", 0, None)
    assert work.decisions() == ()
    assert work.undecided() == 7


def test_the_next_open_mark_goes_on_through_the_texts_and_round():
    work = review()
    assert work.next_undecided("t1", -1) == ("t1", 0)
    assert work.next_undecided("t1", 4) == ("t2", 0)
    assert work.next_undecided("t2", 1) == ("t1", 0)
    for text_id in ("t1", "t2"):
        for index in range(len(work.marks(text_id))):
            work.decide(text_id, index, "hide")
    assert work.next_undecided("t1", 0) is None
    assert work.undecided() == 0


def test_decisions_of_an_earlier_day_are_found_again():
    work = review()
    work.decide("t1", 2, "keep")
    work.decide("t2", 0, "hide", scope="case")
    again = review(*work.decisions())
    assert again.undecided() == work.undecided()
    assert again.redacted("t1") == work.redacted("t1")
    assert again.decisions() == work.decisions()


def test_a_decision_about_a_place_that_was_edited_hides_again():
    stale = Decision(
        decision_id="d", case_id="case-1", verdict="keep", scope="mention", surface="Hamburg", type="PLACE",
        account_id="t1", start=21, end=28,
    )  # fmt: skip
    work = review(stale)
    assert work.undecided() == 7
    assert work.decisions() == (stale,)


def test_other_words_given_with_a_decision_are_used():
    spoken = Decision(
        decision_id="d", case_id="case-1", verdict="hide", scope="case", surface="Hamburg", type="PLACE",
        replacement="a city abroad",
    )  # fmt: skip
    assert "a city abroad" in review(spoken).redacted("t2").text


def test_a_reviewer_hides_what_nothing_proposed():
    work = review()
    start = FIRST.index("left")
    work.hide_by_hand("t1", start, start + 4)
    assert "left" not in work.redacted("t1").text
    assert review(*work.decisions()).redacted("t1") == work.redacted("t1")
    work.undo()
    assert "left" in work.redacted("t1").text


def test_words_hidden_by_hand_for_the_case_are_hidden_in_every_text():
    work = review()
    start = SECOND.index("wrote")
    work.hide_by_hand("t2", start, start + 5, scope="case")
    assert "wrote" not in work.redacted("t2").text
    with pytest.raises(ValueError, match="outside"):
        work.hide_by_hand("t2", 5, 5000)


def test_the_sure_ones_of_a_text_are_hidden_at_one_stroke_and_taken_back_at_one():
    work = review()
    doubtful = [m for m in work.marks("t1") if m.proposal.tier == "review"]
    sure = work.hide_sure("t1", 3)
    assert sure == 5 - len(doubtful)
    assert [m for m in work.marks("t1") if m.verdict is None] == doubtful
    assert {m.verdict for m in work.marks("t2")} == {None}
    assert work.undo() == ("t1", 3)
    assert work.undecided() == 7


def test_hiding_the_sure_ones_leaves_every_decision_and_what_is_to_be_judged():
    told = "Torgul said that he misses the smell of his garden and the bench behind the mosque."
    work = Review((ReviewText("t1", "First", "en", told),), KNOWN, (), "case-1")
    kept = surfaces(work, "t1").index("Torgul")
    work.decide("t1", kept, "keep")
    work.hide_sure("t1")
    assert work.marks("t1")[kept].verdict == "keep"
    left = [m.proposal.tier for m in work.marks("t1") if m.verdict is None]
    assert set(left) == {"review"}
    assert work.hide_sure("t1") == 0
    assert work.undo() is not None
