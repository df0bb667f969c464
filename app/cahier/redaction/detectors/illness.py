"""Illnesses and injuries by what their names are built of: "-itis", "-opathy", "fracture of the left …".

No list holds every diagnosis, but doctors build their words from few parts. A diagnosis with what describes it
is likely to be somebody's own; the clause around a common word of health is left to `telling`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from cahier.redaction.finding import Finding, span
from cahier.redaction.lists import english
from cahier.redaction.reading import Reading

_BUILT = re.compile(
    r"[^\W\d_]{3,}(?:[aeiou]rthritis|itis|[rtnlc]osis|iasis|ectasis|algia|opath(?:y|ies)|plegia|paresis|phrenia|ectomy"
    r"|[aeo]stomy|otomy|plasty|aemia|emia|uria|trophy|opia|opias|sclerosis|dysplasia|calcification|carcinoma"
    r"|sarcoma|lymphoma|melanoma|haematoma|hematoma|embolism|thrombosis|apnoea|apnea|cephaly|ataxia)s?"
)
_DESCRIBING = ("ic", "al", "ive", "ing", "ous", "ar", "oid", "ary", "ed", "tic")
_MOST_BEFORE, _MOST_AFTER = 3, 6
_RULE = "illness"
_REMEMBERED = 100_000


def find(reading: Reading) -> Iterator[Finding]:
    """Find illnesses and injuries in English."""
    if reading.language != "en":
        return
    injuries = english("injury")
    told = {said for said in reading.by_folded if said in injuries or _is_built(said)}
    for at in sorted({*reading.tagged("health"), *reading.spelled(told)}):
        word = reading.words[at]
        if _is_built(word.folded):
            yield _illness(reading, at, at + 1, "Built like the name of an illness.")
        elif word.folded in injuries and (after := _of_what(reading, at)):
            yield _illness(reading, at, after, "An injury, and of what.")
        elif reading.has(at, "health") and reading.joined(at) and _describes(reading, at - 1):
            yield _illness(reading, at, at + 1, "A word of health with what describes it.")


@lru_cache(maxsize=_REMEMBERED)
def _is_built(said: str) -> bool:
    """Whether a folded word is built like the name of an illness, and is none of those that are not."""
    return _BUILT.fullmatch(said) is not None and said not in english("not_illness")


def _of_what(reading: Reading, at: int) -> int | None:
    """Where "fracture of the left kneecap" ends; None when no part of the body is told."""
    if not reading.joined(at + 1) or reading.words[at + 1].folded not in ("of", "to"):
        return None
    told = None
    for step in range(at + 2, min(len(reading.words), at + 2 + _MOST_AFTER)):
        if not reading.joined(step, also="0123456789"):
            break
        if reading.words[step].folded in english("injured_part"):
            told = step + 1
    return told


def _illness(reading: Reading, at: int, after: int, reason: str) -> Finding:
    first = at
    while reading.joined(first) and at - first < _MOST_BEFORE and _describes(reading, first - 1):
        first -= 1
    return Finding(*span(reading, first, after), "HEALTH", _RULE, reason, "likely")


def _describes(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if reading.has(at, "stop", "cue_verb", "kin") or word.capital:
        return False
    return word.folded in english("describes_illness") or word.folded.endswith(_DESCRIBING)
