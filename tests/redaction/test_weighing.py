"""Words that no rule sees are proposed by their signs: to a reviewer, as a guess, and never against what stays."""

from dataclasses import replace

import pytest
from tests.bench.redacting import weighing
from tests.bench.redacting.coverage import covered

from cahier.domain.account import Mention
from cahier.redaction import proposals
from cahier.redaction.finding import WEIGHED, Finding
from cahier.redaction.joined import joined
from cahier.redaction.known import Known
from cahier.redaction.models import weighed
from cahier.redaction.models.weighed import Weights, learned, weigh
from cahier.redaction.models.word_signs import LETTERS, signs, tokens
from cahier.redaction.proposals import Proposal, propose
from cahier.redaction.reading import Reading
from cahier.redaction.review import Review, ReviewText

SAID = {
    "en": "Everybody in the street knows the beehives and the blue door of the widow who sings at weddings.",
    "az": "Bizim məhəllədə hamı bilir ki, toylarda qarmon çalan o arvadın arı pətəkləri var.",
    "ru": "На улице все знают ульи и синюю дверь вдовы, которая поёт на свадьбах.",
    "tr": "Mahallede herkes arı kovanlarını ve düğünlerde şarkı söyleyen dulun mavi kapısını bilir.",
}
PLAIN = Weights(100, 40, 400, {"any": {"always": {"": 0}}, "en": {"word": {"harp": 120, "old": 60, "the": 500}}})


def proposed(text: str, language: str, *, widely: bool) -> tuple[Proposal, ...]:
    return propose(text, language, Known.nobody(), widely=widely)


def runs(text: str, findings: tuple[Finding, ...] = ()) -> list[str]:
    return [text[one.start : one.end] for one in weigh(Reading(text, "en"), findings)]


@pytest.mark.parametrize("language", SAID)
def test_what_only_its_signs_give_away_is_shown_to_a_reviewer_as_a_guess(language):
    text = SAID[language]
    before, after = (proposed(text, language, widely=widely) for widely in (False, True))
    assert covered(before) < covered(after)
    assert {one for one in before if one.tier == "automatic"} <= set(after)
    assert {(one.confidence, one.tier) for one in set(after) - set(before)} == {("possible", "review")}


def test_what_must_stay_readable_stays_whatever_it_weighs(monkeypatch):
    monkeypatch.setattr(weighed, "learned", lambda: Weights(-9_999, -9_999, -9_999, learned().weights))
    text = "He was charged under article 206.4 and the European Court of Human Rights was told on the bench."
    shown = " ".join(one.text for one in proposed(text, "en", widely=True))
    assert "bench" in shown
    assert "206.4" not in shown
    assert "Human Rights" not in shown


def test_a_word_beside_a_hidden_one_needs_less(monkeypatch):
    monkeypatch.setattr(weighed, "learned", lambda: PLAIN)
    assert runs("an old harp") == ["old harp"]
    assert runs("an old man") == []
    assert runs("an old man", (Finding(7, 10, "KIN", "kin", ""),)) == ["old"]
    assert runs("an old, man", (Finding(8, 11, "KIN", "kin", ""),)) == [], "not beyond a comma"


def test_the_rest_of_a_clause_most_of_which_is_hidden_is_shown(monkeypatch):
    monkeypatch.setattr(weighed, "learned", lambda: Weights(100, 400, 0, PLAIN.weights))
    assert runs("harp harp harp stood, and others stood") == ["harp harp harp stood"]
    assert runs("harp stood there, and others stood") == ["harp"]
    assert len(runs("harp " * 12 + "stood")) == 1, "of a clause of twelve words and one only what weighs enough"
    assert runs("harp " * 12 + "stood")[0].split() == ["harp"] * 12


def test_one_small_word_between_two_heavy_ones_is_taken_in(monkeypatch):
    monkeypatch.setattr(weighed, "learned", lambda: PLAIN)
    assert runs("harp of harp") == ["harp of harp"]
    assert runs("harp. harp") == ["harp", "harp"]


def test_figures_beside_a_number_are_of_that_number(monkeypatch):
    monkeypatch.setattr(weighed, "learned", lambda: Weights(100, -1, 400, PLAIN.weights))
    text = "case 12 7b"
    (found,) = weigh(Reading(text, "en"), (Finding(0, 7, "CASENO", "case_number", ""),))
    assert (found.type, text[found.start : found.end]) == ("CASENO", "7b")


def test_a_text_written_for_readers_is_not_weighed():
    def shown(*, is_public: bool) -> str:
        text = ReviewText("A1", "A1", "en", SAID["en"], is_public=is_public)
        return " ".join(mark.proposal.text for mark in Review([text], Known.nobody(), (), "C1").marks("A1"))

    assert "beehives" in shown(is_public=False)
    assert "beehives" not in shown(is_public=True)


def test_a_very_long_text_is_not_weighed(monkeypatch):
    narrow = proposed(SAID["az"], "az", widely=False)
    assert proposed(SAID["az"], "az", widely=True) != narrow
    monkeypatch.setattr(proposals, "LONGEST", 20)
    assert proposed(SAID["az"], "az", widely=True) == narrow


def test_what_a_person_marked_stays_theirs():
    mention = Mention(start=10, end=40, kind="person", ref="p1")
    found = propose(SAID["en"], "en", Known.nobody(), [mention], widely=True)
    assert (10, 40, "p1") in {(one.start, one.end, one.person) for one in found}


def test_signs_say_what_stands_around():
    seen = tokens(Reading("My aunt said: «he sold 12 harps».", "en"))
    of = {(looked, sign) for looked, sign in signs(seen, len(seen) - 1, "».")}
    assert {("word", "harps"), ("stem", "harp"), ("-1figures", ""), ("quoted", ""), ("after", "».")} <= of
    assert ("1", "nothing") in of
    assert {looked for looked, _ in of if looked in LETTERS} >= {"word", "stem", "-1stem", "-2stem"}


def test_a_guess_is_joined_to_the_guess_it_completes_and_to_nothing_that_is_sure():
    text = "an old blind harp player, Aydan"
    guess = Finding(7, 12, "HEALTH", "told", "why", "possible")
    before, after = (Finding(*span, "DETAIL", WEIGHED, "", "possible") for span in ((3, 6), (13, 24)))
    name = Finding(26, 31, "NAME", "given_name", "", "possible")
    assert joined(text, [before, guess, after, name]) == [replace(guess, start=3, end=24), name]
    sure = replace(guess, confidence="likely")
    assert joined(text, [before, sure, after, name]) == [before, sure, after, name]
    assert joined("old, blind", [replace(before, start=0, end=3), replace(guess, start=5, end=10)]) == [
        replace(before, start=0, end=3),
        replace(guess, start=5, end=10),
    ]


@pytest.mark.long
def test_the_weights_are_those_that_the_accounts_teach():
    taught = weighing.learn(weighing.lessons_of(weighing.texts()))
    assert weighing.written(taught) == weighing.WRITTEN.read_text(encoding="utf-8")


@pytest.mark.long
def test_accounts_are_shown_to_a_reviewer_as_those_of_others_teach():
    found = weighing.texts()
    score = weighing.judged(found, weighing.lessons_of(found))
    print("\n" + score.line("each by others"))
    assert score.direct_hidden >= 0.985 * score.direct
    assert score.quasi_content >= 0.9 * score.quasi
    assert score.other_hidden <= 0.48 * score.other_letters


def test_a_word_needs_less_where_people_tell_of_words_agreed_on(monkeypatch):
    monkeypatch.setattr(weighed, "learned", lambda: Weights(200, 900, 900, PLAIN.weights))
    assert runs("we have a harp") == []
    assert runs("we have a password. a harp") == ["harp"], "beside a word of agreement"
    assert runs("if you write a harp") == ["harp"], "in a condition"
    assert runs("we have a password. it is new. a harp") == [], "but no further"
