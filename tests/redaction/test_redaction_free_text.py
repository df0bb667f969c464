import dataclasses
from typing import Any

import pytest
from invented_case import CASE, a_case, compiled, event, story_of, text_of

from cahier.domain.benchmark import Ask
from cahier.domain.decision import Decision
from cahier.redaction.compile import Compiled
from cahier.redaction.compiling import free_text
from cahier.redaction.compiling.free_text import Clearing
from cahier.redaction.known import Known
from cahier.redaction.proposals import Proposal, propose

THREAT = event("E1", "TNR.T.THREAT", "P1")
TOLD_FROM_RECORDS = "Torgul Sinaqli, an online commentator living in the European Union, received threats"


def with_narrative(text: str, *decisions: Decision, named: bool = True, **levels: int) -> Compiled:
    records = a_case(
        naming="TARGET_NAMED" if named else "NOT_NAMED",
        levels=levels or {"P1": 5},
        events=(THREAT,),
        case={"narrative_brief": text},
    )
    return compiled(records, decisions=decisions)


def decision(verdict: str, surface: str, kind: str, scope: str = "case", **more: Any) -> Decision:
    return Decision(
        decision_id=f"{verdict}-{surface}-{scope}",
        case_id=CASE,
        verdict=verdict,  # type: ignore[arg-type]
        scope=scope,  # type: ignore[arg-type]
        surface=surface,
        type=kind,
        **more,
    )


def test_a_narrative_that_hides_nothing_tells_the_case() -> None:
    text = "Torgul Sinaqli received threats. The authorities gave no answer."
    answer = with_narrative(text)
    assert story_of(answer) == text
    assert "narrative" in answer.elements


@pytest.mark.parametrize(
    "sentence",
    [
        "He was called at +994 00 555 01 07.",
        "Qaryagdi Sinaqli was arrested.",
        "His brother was arrested.",
        "He lives in Hamburg.",
        "It happened on 14 March 2025.",
    ],
)
def test_a_narrative_with_anything_hidden_is_not_used_and_that_is_said(sentence: str) -> None:
    answer = with_narrative(f"Torgul Sinaqli received threats. {sentence}")
    assert story_of(answer).startswith(TOLD_FROM_RECORDS)
    assert sentence not in text_of(answer)
    assert "[" not in text_of(answer)
    assert any("public narrative was not used" in check for check in answer.checks)


def test_what_a_reviewer_decided_to_keep_stays() -> None:
    text = "Torgul Sinaqli received threats in Hamburg."
    assert story_of(with_narrative(text, decision("keep", "Hamburg", "PLACE"))) == text
    assert story_of(with_narrative(text, decision("keep", "Hamburg", "DATE"))) != text


def test_what_a_reviewer_said_in_other_words_is_said_so() -> None:
    text = "Torgul Sinaqli received threats in Hamburg."
    instead = decision("hide", "Hamburg", "PLACE", replacement="the European Union")
    assert story_of(with_narrative(text, instead)) == "Torgul Sinaqli received threats in the European Union."


def test_the_nearest_decision_counts_and_of_two_equals_the_one_that_hides() -> None:
    text = "Torgul Sinaqli received threats in Hamburg."
    keep = decision("keep", "Hamburg", "PLACE")
    here = {"account_id": "narrative", "start": text.index("Hamburg"), "end": text.index("Hamburg") + 7}
    assert story_of(with_narrative(text, keep, decision("hide", "Hamburg", "PLACE"))) != text
    assert story_of(with_narrative(text, keep, decision("hide", "Hamburg", "PLACE", "mention", **here))) != text
    other_place = decision("hide", "Hamburg", "PLACE", "mention", account_id="narrative", start=0, end=7)
    assert story_of(with_narrative(text, keep, other_place)) == text
    other_text = decision("hide", "Hamburg", "PLACE", "text", account_id="a1")
    assert story_of(with_narrative(text, keep, other_text)) == text


def test_no_decision_names_somebody_without_consent() -> None:
    text = "Qaryagdi Sinaqli was arrested. Torgul Sinaqli received threats."
    answer = with_narrative(text, decision("keep", "Qaryagdi Sinaqli", "NAME"))
    assert "Qaryagdi" not in text_of(answer)
    unnamed = with_narrative(text, decision("keep", "Torgul Sinaqli", "NAME"), named=False, P1=2)
    assert "Torgul" not in text_of(unnamed)


def test_no_decision_lets_a_relative_stand_beside_a_name() -> None:
    answer = with_narrative("The sister of Torgul Sinaqli was arrested.", decision("keep", "sister", "KIN"))
    assert "sister" not in text_of(answer)


def test_the_family_sentence_is_no_way_around_the_consent_of_relatives() -> None:
    text = "Torgul Sinaqli received threats. Members of the family have also come under pressure."
    kept = [
        decision("keep", surface, kind)
        for surface in ("the family", "family", "Members of")
        for kind in ("KIN", "ROLE")
    ]
    assert "family" not in text_of(with_narrative(text, *kept))


def test_a_narrative_alone_is_enough_for_a_brief() -> None:
    records = a_case(
        naming="TARGET_NAMED", levels={"P1": 5}, case={"narrative_brief": "Torgul Sinaqli received threats."}
    )
    answer = compiled(records)
    assert (answer.decision, answer.named, answer.persons) == ("released", ("P1",), ("P1",))


def test_a_request_recorded_for_the_case_stands_whole_or_not_at_all() -> None:
    asks = (
        Ask(ask_id="1", addressee="Council", text="put the matter on the agenda."),
        Ask(ask_id="2", addressee="Council", text="call +994 00 555 01 07."),
        Ask(ask_id="3"),
    )
    records = dataclasses.replace(a_case(naming="TARGET_NAMED", levels={"P1": 5}, events=(THREAT,)), asks=asks)
    answer = compiled(records)
    assert "Council: put the matter on the agenda." in text_of(answer)
    assert "555" not in text_of(answer)
    assert any("requests: 1" in check for check in answer.checks)


def cleared(text: str, *decisions: Decision, named: tuple[str, ...] = ("P1",)) -> tuple[str, ...]:
    """Clear a narrative without the last look at its sentences: each line of defence holds by itself."""
    records = a_case(case={"narrative_brief": text})
    clearing = Clearing(
        records=records, named=named, decisions=decisions, language="en", breaks_a_rule=lambda _sentence: False
    )
    return clearing.narrative()[0]


def test_a_family_name_that_somebody_unnamed_shares_means_nobody_who_is_named() -> None:
    assert cleared("Torgul Sinaqli received threats.") == ("Torgul Sinaqli received threats.",)
    assert cleared("Sinaqli received threats.") == ()
    assert cleared("Torgul received threats.") == ("Torgul received threats.",)


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("The number was +994 00 555 01 07.", "+994 00 555 01 07", "PHONE"),
        ("The address was nobody@paper.example.", "nobody@paper.example", "EMAIL"),
        ("Zopa Muvekkilov received threats.", "Zopa Muvekkilov", "NAME"),
    ],
)
def test_a_reviewer_cannot_keep_what_identifies_directly(text: str, surface: str, kind: str) -> None:
    known = Known.of(a_case())
    assert (surface, kind) in {(one.text, one.type) for one in propose(text, "en", known)}
    assert cleared(text, decision("keep", surface, kind)) == ()


def test_a_reviewer_cannot_keep_a_tie_of_kin_beside_a_name() -> None:
    text = "The brother received threats."
    kept = [decision("keep", surface, "KIN") for surface in ("brother", "The brother")]
    assert cleared(text, *kept, named=()) == (text,)
    assert cleared(text, *kept) == ()


def test_a_sentence_that_breaks_a_rule_goes_though_nothing_in_it_was_proposed() -> None:
    clearing = Clearing(
        records=a_case(case={"narrative_brief": "All is well. All is not well."}),
        named=(),
        decisions=(),
        language="en",
        breaks_a_rule=lambda sentence: "not" in sentence,
    )
    assert clearing.narrative() == (("All is well.",), 1)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Dаshli received threats.",  # a Cyrillic letter in a Latin word
        "The plan\u200bt was closed.",
        "It was \u202eeliforp wol\u202c for long.",
        "X received threats.",
        "It began on 14/3 and went on.",
        "It cost ⅷ months.",
        "Ｔｈｅ office was closed.",
        "The letters were m\u0338arked.",
    ],
)
def test_letters_that_are_not_what_they_seem_take_their_sentence_with_them(sentence: str) -> None:
    assert cleared(f"All is well. {sentence}", named=()) == ("All is well.",)
    whole = "The façade was naïve, and nobody saw it."
    assert cleared(whole, named=()) == (whole,)


def test_other_words_may_not_give_away_what_the_passage_gave_away() -> None:
    text = "Torgul Sinaqli received threats in Hamburg."
    told = cleared(text, decision("hide", "Hamburg", "PLACE", replacement="the European Union"))
    assert told == ("Torgul Sinaqli received threats in the European Union.",)
    for words in ("+994 00 555 01 07", "the street of Zopa Muvekkilov", "a c\u0430fe"):
        assert cleared(text, decision("hide", "Hamburg", "PLACE", replacement=words)) == ()


def test_what_is_kept_across_two_sentences_takes_both_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The plan was closed. The office was closed."
    across = Proposal(10, 30, text[10:30], "PLACE", "quasi", None, "", "", "test", "test", "certain")
    monkeypatch.setattr(free_text, "propose", lambda said, *_: (across,) if said == text else ())
    assert cleared(text, decision("keep", across.text, "PLACE")) == ()
    assert cleared(text) == ()


@pytest.mark.parametrize("words", ["the house of P2", "P2"])
def test_a_code_of_the_notebook_may_not_come_in_by_other_words(words: str) -> None:
    text = "Torgul Sinaqli received threats in Hamburg."
    assert cleared(text, decision("hide", "Hamburg", "PLACE", replacement="a house")) != ()
    assert cleared(text, decision("hide", "Hamburg", "PLACE", replacement=words)) == ()


@pytest.mark.parametrize(
    "before", ["The m\u0430yor was in", "The case of P2 began in", "The pl\u200bant stands in"]
)
def test_what_stands_before_a_kept_passage_is_looked_at_as_well(before: str) -> None:
    keep = decision("keep", "Hamburg", "PLACE")
    assert cleared("The office stands in Hamburg.", keep, named=()) == ("The office stands in Hamburg.",)
    assert cleared(f"{before} Hamburg.", keep, named=()) == ()
