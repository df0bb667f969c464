"""One word of a text, with what the word lists say of it; the same words come again and again."""

import re
from dataclasses import dataclass
from functools import lru_cache

from cahier.domain.folding import fold
from cahier.redaction.lists import tags_of
from cahier.redaction.verbs import kinds_of

WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`´ʹʻ][^\W\d_]+)*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_REMEMBERED = 200_000


@dataclass(slots=True, eq=False)
class Word:
    """A word and where it stands (half-open, in the reading's text).

    Never changed once made; not frozen, since that makes each three times as dear and a text has many.
    """

    start: int
    end: int
    text: str
    folded: str
    tags: frozenset[str]
    capital: bool  # whether it begins with a capital letter
    verbs: frozenset[str]  # the kinds of verb it may be


@lru_cache(maxsize=_REMEMBERED)
def folded(word: str) -> str:
    """Fold one word; the same words come again and again."""
    return fold(word)


@lru_cache(maxsize=_REMEMBERED)
def seen(word: str, language: str, old: bool) -> tuple[str, str, frozenset[str], bool, frozenset[str]]:
    """All of a word but its place; `old`: in a text in the Cyrillic letters of Azerbaijani."""
    tags = tags_of(folded(word), language if old else spoken_in(word, language))
    verbs = kinds_of(folded(word), spoken_in(word, language))
    return word, folded(word), tags, word[0].isupper(), verbs


def spoken_in(word: str, language: str) -> str:
    """The language of one word in a text in `language`: its script may say otherwise."""
    if _CYRILLIC.search(word):
        return "ru"
    return "en" if language == "ru" else language
