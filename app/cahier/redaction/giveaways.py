"""What a typed sentence gives away without naming anybody: that somebody told it, and the number of a room.

"Our source told us so" makes its reader ask who that was, and the State can answer; "cell 12" is known to those
who were in it and to whoever has the plan. The words are in `resources/rules/giveaways.json`, in five languages,
and all of them are looked for, whatever the text is in. What it cannot see is a teller called otherwise. What
leans on information alone ("according to information received") passes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, NamedTuple

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.listed import Starred

Kind = Literal["source", "room"]
_TOKEN = re.compile(r"[^\W_]+|[.!?…;:\n]+")
_FIGURES = re.compile(r"[a-z]?\d+[a-z]?")
_FIGURES_FIRST = re.compile(r"(\d+)([^\W\d_]*)")


class Giveaway(NamedTuple):
    """A passage that gives something away: code points, half-open."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    folded: str  # nothing for the end of a sentence


def giveaways(text: str) -> tuple[Giveaway, ...]:
    """Return every passage that gives something away, in order; they may overlap."""
    tokens = [_Token(m.start(), m.end(), _folded(m[0])) for m in _TOKEN.finditer(text)]
    found = {one for language in _languages() for one in _found(tokens, language)}
    return tuple(sorted(found))


def _folded(word: str) -> str:
    """Fold a word; "US" is a State and no pronoun."""
    return "u.s." if word == "US" else fold(word) if word[0].isalnum() else ""


def _found(tokens: Sequence[_Token], language: str) -> Iterator[Giveaway]:
    for at, token in enumerate(tokens):
        if (last := _source_from(tokens, at, language)) is not None:
            yield Giveaway(token.start, tokens[last].end, "source")
        if (last := _room_from(tokens, at, language)) is not None:
            yield Giveaway(token.start, tokens[last].end, "room")


def _source_from(tokens: Sequence[_Token], at: int, language: str) -> int | None:
    """Return the last word of a passage from `at` that speaks of who told it."""
    first, after = tokens[at].folded, _near(tokens, at)
    if _said(language, "tellers", first):
        next_word = tokens[after[0]].folded if after else ""
        return None if any(_said(each, "no_teller_before", next_word) for each in _languages()) else at
    for one, other in (("us", "telling"), ("telling", "us"), ("we", "learning"), ("witnesses", "telling")):
        if _said(language, one, first):
            for last in after:
                if _said(language, other, tokens[last].folded):
                    return last
    return _leans_on(tokens, at, language)


def _leans_on(tokens: Sequence[_Token], at: int, language: str) -> int | None:
    """Return the last word of "according to her" from `at`."""
    for words in _lists(language)["according"]:
        last = at + len(words)
        said = [token.folded for token in tokens[at:last]]
        known = said == [fold(word) for word in words] and last < len(tokens)
        if known and _said(language, "whom", tokens[last].folded):
            return last
    return None


def _room_from(tokens: Sequence[_Token], at: int, language: str) -> int | None:
    """Return the last word of "cell no. 12" or "the 12th cell" from `at`."""
    if _said(language, "rooms", tokens[at].folded):
        last = _after_signs(tokens, at + 1, language)
        return last if last < len(tokens) and _is_number(tokens[last].folded, language) else None
    last = _after_ordinal(tokens, at, language)
    return last if last < len(tokens) and _said(language, "rooms", tokens[last].folded) else None


def _after_signs(tokens: Sequence[_Token], at: int, language: str) -> int:
    """Pass over "no." and the like; its full stop ends no sentence."""
    first = at
    while at < len(tokens):
        is_stop = at > first and not tokens[at].folded
        if not is_stop and not _said(language, "number_signs", tokens[at].folded):
            break
        at += 1
    return at


def _after_ordinal(tokens: Sequence[_Token], at: int, language: str) -> int:
    """Return what follows "12th", "12 saylı" or "twelfth" at this place; the end where none of them stands."""
    figures = _FIGURES_FIRST.fullmatch(tokens[at].folded)
    if figures and not figures[2] and at + 1 < len(tokens):
        return at + 2 if _said(language, "ordinal_signs", tokens[at + 1].folded) else len(tokens)
    word = figures[2] if figures else ""
    ordinal = _said(language, "ordinal_signs", word) if word else _said(language, "ordinals", tokens[at].folded)
    return at + 1 if ordinal else len(tokens)


def _is_number(folded: str, language: str) -> bool:
    return bool(_FIGURES.fullmatch(folded)) or _said(language, "numbers", folded)


def _near(tokens: Sequence[_Token], at: int) -> list[int]:
    """Return the next few words of the same sentence."""
    near: list[int] = []
    for index in range(at + 1, min(len(tokens), at + 1 + _rules()["near"])):
        if not tokens[index].folded:
            break
        near.append(index)
    return near


def _said(language: str, which: str, folded: str) -> bool:
    return bool(folded) and _words(language, which).has(folded)


@cache
def _words(language: str, which: str) -> Starred:
    return Starred(_lists(language)[which])


def _lists(language: str) -> dict[str, Any]:
    lists: dict[str, Any] = _rules()["languages"][language]
    return lists


def _languages() -> tuple[str, ...]:
    return tuple(_rules()["languages"])


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = resources.data("rules/giveaways.json")
    return rules
