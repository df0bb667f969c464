"""The ways in which a relative says each kind of thing, in four languages: rules must find ways, not strings.

Each line of `said/<language>.jsonl` is a sentence with what identifies in brackets; lines of type KEEP hold what
must stay readable. Lines marked "open" are ways that are known to be missed; one that is found loses its mark.
"""

import json
from pathlib import Path

import pytest
from test_detectors import marked
from tests.bench.redacting.coverage import SMALL_WORDS, WORD, covered

from cahier import resources
from cahier.redaction.detectors import told
from cahier.redaction.finding import DIRECT
from cahier.redaction.known import Known
from cahier.redaction.proposals import propose

LANGUAGES = ("az", "en", "ru", "tr")


def lines(language: str) -> list[dict[str, str]]:
    path = Path(__file__).parent / "said" / f"{language}.jsonl"
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def is_right(kind: str, text: str, language: str) -> bool:
    """Whether all in brackets is hidden (of what does not identify alone, all but small words), or stays."""
    said, spans = marked(text)
    hidden = covered(propose(said, language, Known.nobody()))
    for start, end in spans:
        if kind == "KEEP":
            if not hidden.isdisjoint(range(start, end)):
                return False
            continue
        for word in WORD.finditer(said, start, end):
            small = kind not in DIRECT and word[0].casefold() in SMALL_WORDS
            if not small and not hidden.issuperset(range(*word.span())):
                return False
    return True


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_relatives_say_is_found_however_they_say_it(language: str):
    told_wrongly = [
        one for one in lines(language) if is_right(one["type"], one["text"], language) == bool(one.get("open"))
    ]
    assert told_wrongly == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_ways_of_telling_ask_for_kinds_of_words_that_the_lists_have(language: str):
    known = set(resources.data(f"lists/{language}.json")["tags"])
    for kind, rows in resources.data(f"lists/told/{language}.json")["told"].items():
        for written in rows:
            one = told.way(kind, written)
            asked = {tag for part in one.parts for tag in part.tags}
            assert asked <= known, written
            anchor = one.parts[one.anchor]
            endings = [ending for ending in anchor.endings if len(ending) >= told.KEY]
            assert anchor.words or anchor.tags or anchor.beginnings or endings, written


def test_a_way_without_an_anchor_or_with_two_is_refused():
    for written in ("the night of", "!the !night of"):
        with pytest.raises(ValueError, match=written):
            told.way("DATE", written)
