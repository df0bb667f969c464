"""The ways in which a relative says each kind of thing, in four languages: rules must find ways, not strings.

Each line of `said/<language>.jsonl` is a sentence with what identifies in brackets; lines of type KEEP hold what
must stay readable. Lines marked "open" are ways that are known to be missed; one that is found loses its mark.
"""

import json
from pathlib import Path

import pytest
from test_detectors import marked
from tests.bench.redacting.coverage import SMALL_WORDS, WORD, covered

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
