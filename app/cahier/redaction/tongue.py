"""Which language a text is in, whatever it is said to be: told by its letters and small words."""

import re
from functools import lru_cache

from cahier.redaction.lists import tags_of
from cahier.redaction.word import WORD, folded, spoken_in

_TURKIC = re.compile("[ğışçöüİĞŞÇÖÜ]")
_AZERBAIJANI = re.compile("[əƏ]")
_OLD_LETTERS = re.compile("[әғҝҹҺһөүјӘҒҜҸӨҮЈ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_RARE = 50  # one in so many letters
_LATIN = ("en", "az", "tr")
_CLEARLY = 2
_SAMPLE = 600
_REMEMBERED = 200_000


def is_in_cyrillic(text: str) -> bool:
    """Whether a text begins in Cyrillic letters."""
    sample = text[:_SAMPLE]
    return len(_CYRILLIC.findall(sample)) * 2 > sum(map(str.isalpha, sample))


@lru_cache(maxsize=_REMEMBERED)
def _explained(word: str) -> tuple[bool, ...]:
    """Whether the lists of each language know a word of a text in it."""
    return tuple(bool(tags_of(folded(word), spoken_in(word, language))) for language in _LATIN)


def language_of(text: str, declared: str) -> str:
    """The language to read `text` in: what it says it is, unless its letters or small words say otherwise."""
    sample = text[:_SAMPLE]
    if is_in_cyrillic(sample):
        return "az" if len(_OLD_LETTERS.findall(sample)) * _RARE > len(sample) else "ru"
    turkic = len(_TURKIC.findall(sample))
    explained = [_explained(word) for word in WORD.findall(sample)]
    known = {language: sum(told[at] for told in explained) for at, language in enumerate(_LATIN)}
    known["az"] += 3 * len(_AZERBAIJANI.findall(sample)) + turkic
    known["tr"] += turkic
    best = max(_LATIN, key=lambda language: (known[language], language == declared))
    if declared in _LATIN and known[declared] * _CLEARLY >= known[best]:
        return declared
    return best
