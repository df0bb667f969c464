import pytest
from tests.bench.redacting.accounts import Score, demo_texts, score_demo

LEAST_QUASI = 0.95
MOST_HIDDEN, MOST_SHOWN_TO_A_REVIEWER = 0.2, 0.4


def total(*, widely: bool) -> Score:
    score = Score()
    for case, text in demo_texts():
        score.add(score_demo(case, text, widely=widely))
    return score


@pytest.mark.parametrize("widely", [False, True])
def test_the_invented_accounts_are_hidden_as_their_ground_truth_asks(widely):
    score = total(widely=widely)
    assert score.direct == 95
    assert score.quasi == 149
    assert score.direct_hidden == score.direct, score.misses
    assert score.quasi_content >= LEAST_QUASI * score.quasi, score.misses
    assert score.keeps_lost == 0, score.misses
    assert score.named_right == score.named, score.misses


def test_most_of_what_nobody_marked_stays_readable():
    score, wide = total(widely=False), total(widely=True)
    assert score.other_hidden <= MOST_HIDDEN * score.other_letters
    assert wide.other_hidden <= MOST_SHOWN_TO_A_REVIEWER * wide.other_letters
