from tests.bench.redacting.accounts import Score, demo_texts, score_demo

LEAST_QUASI = 0.95
MOST_HIDDEN = 0.2


def total() -> Score:
    score = Score()
    for case, text in demo_texts():
        score.add(score_demo(case, text))
    return score


def test_the_invented_accounts_are_hidden_as_their_ground_truth_asks():
    score = total()
    assert score.direct == 95
    assert score.quasi == 149
    assert score.direct_hidden == score.direct, score.misses
    assert score.quasi_content >= LEAST_QUASI * score.quasi, score.misses
    assert score.keeps_lost == 0, score.misses
    assert score.named_right == score.named, score.misses


def test_most_of_what_nobody_marked_stays_readable():
    score = total()
    assert score.other_hidden <= MOST_HIDDEN * score.other_letters
