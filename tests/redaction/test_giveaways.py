"""What a typed sentence gives away without naming anybody: who told it, and the number of a room."""

import pytest
from invented_case import CASE, a_case, compiled, event, text_of
from test_redaction_free_text import cleared, decision, with_narrative

from cahier import resources
from cahier.domain.benchmark import Ask
from cahier.redaction.giveaways import giveaways
from cahier.redaction.known import Known
from cahier.redaction.protected import Protected

SOURCES = (
    "Our source told us so.",
    "According to a source, nobody answered.",
    "Two sources confirm the threats.",
    "We were told that nobody answered.",
    "They said to us that nobody answered.",
    "A witness said that nobody answered.",
    "An interviewee described the threats.",
    "According to her, nobody answered.",
    "We spoke with somebody who saw it.",
    "I met him after the threats.",
    "Notre source le confirme.",
    "On nous a dit que personne ne répond.",
    "Elle m’a raconté les menaces.",
    "Selon elle, personne ne répond.",
    "Un témoin a déclaré que personne ne répond.",
    "Источник сообщил об угрозах.",
    "Нам рассказали об угрозах.",
    "Kaynağımız tehditleri doğruladı.",
    "Bize tehditleri anlattı.",
    "Mənbəmiz təhdidləri təsdiqlədi.",
    "Bizə təhdidlər barədə dedilər.",
)
ROOMS = (
    "He was held in cell 12.",
    "She was kept in ward No. 3.",
    "It happened in room number seven.",
    "The investigator in office 5 refused.",
    "It was the 12th cell.",
    "It was the third room.",
    "He was moved to Cell-4a.",
    "Il a été détenu dans la cellule n° 12.",
    "C’était la 3e chambre.",
    "Он в камере № 12.",
    "Он в 12-й камере.",
    "12 numaralı koğuşta tutuldu.",
    "Hücre 5 karanlıktı.",
    "12 saylı kamerada saxlanılıb.",
)
HARMLESS = (
    "The authorities gave no answer.",
    "According to information received, threats followed.",
    "Selon les informations reçues, des menaces ont suivi.",
    "A cell was searched, and 12 people were questioned.",
    "The office closed in 2024.",
    "The company was a source of income.",
    "The police told the family to leave.",
    "The Council said the US would answer.",
    "The witnesses were questioned in court.",
    "We ask the Council to put the matter on the agenda.",
    "Three rooms were searched.",
    "",
    "?!",
)


@pytest.mark.parametrize("kind", ["source", "room"])
def test_who_told_it_and_the_number_of_a_room_are_seen_in_five_languages(kind: str) -> None:
    for text in SOURCES if kind == "source" else ROOMS:
        found = giveaways(f"All is well. {text} All is well.")
        assert {one.kind for one in found} == {kind}, (text, found)
        assert all(13 <= one.start < one.end <= 13 + len(text) for one in found)


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_sentences_give_nothing_away(text: str) -> None:
    assert giveaways(text) == ()


def test_a_passage_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert giveaways("They told the police. Us they left alone.") == ()
    assert giveaways("He came to the cell. 12 people were there.") == ()


@pytest.mark.parametrize("text", [one for one in (*SOURCES, *ROOMS) if one.isascii()])
def test_a_narrative_with_one_is_not_used_whatever_was_decided_and_it_is_said_why(text: str) -> None:
    answer = with_narrative(f"Torgul Sinaqli received threats. {text}")
    assert text not in text_of(answer)
    why = "the number of a room" if text in ROOMS else "who told it"
    assert sum(why in check for check in answer.checks) == 1
    assert cleared(text, decision("keep", text.rstrip("."), "DETAIL"), named=()) == ()


def test_a_request_with_one_is_left_out_too() -> None:
    records = a_case(
        naming="TARGET_NAMED",
        levels={"P1": 5},
        events=(event("E1", "TNR.T.THREAT", "P1"),),
        asks=(Ask(ask_id="1", case_id=CASE, addressee="Council", text="ask who sits in cell 12."),),
    )
    answer = compiled(records)
    assert "cell 12" not in text_of(answer)
    assert any("the number of a room" in check for check in answer.checks)


def test_words_given_for_a_passage_may_not_give_it_away_either() -> None:
    text = "Torgul Sinaqli received threats in Hamburg."
    hidden = decision("hide", "Hamburg", "PLACE", replacement="cell 12")
    assert cleared(text, hidden) == ()


def test_it_is_marked_while_it_is_typed_and_said_why() -> None:
    typed = Protected(Known.of(a_case()), (), ())
    (source,) = typed.touches("Our informant knows.", "en")
    (room,) = typed.touches("It was in cell 12.", "en")
    assert (source.start, source.end) == (4, 13)
    assert (room.start, room.end) == (10, 17)
    assert "who told it" in source.reason
    assert "the number of a room" in room.reason


def test_every_language_has_the_same_lists() -> None:
    languages = resources.data("rules/giveaways.json")["languages"]
    assert set(languages) == {"en", "fr", "ru", "tr", "az"}
    assert len({tuple(lists) for lists in languages.values()}) == 1
