"""Everyday words of a language, for seeing that a word is none: `resources/words/`.

Where nobody writes capitals, a word that no dictionary knows is the best sign of a name there is. Russian has no
list here: its words take too many forms, and a model knows them (`models`).
"""

from functools import cache, lru_cache

from cahier import resources
from cahier.redaction.endings import stems

_WITH_WORDS = frozenset({"en", "az", "tr"})
_SHORTEST_STEM = 3
_LONG, _SHORTEST_START = 8, 5
_REMEMBERED = 200_000


def has_words(language: str) -> bool:
    """Whether there is a list for this language."""
    return language in _WITH_WORDS


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(resources.text(f"words/{language}.txt").split())


def stands_in(folded: str, language: str) -> bool:
    """Whether a dictionary of the language has the folded word as it stands, without taking endings off."""
    return folded.partition("'")[0] in _words(language)


@lru_cache(maxsize=_REMEMBERED)
def is_everyday(folded: str, language: str) -> bool:
    """Whether a folded word, endings aside, is one that a dictionary of the language has."""
    listed = _words(language)
    bare = folded.partition("'")[0]
    if bare in listed:
        return True
    if language == "en":
        return any(
            bare.endswith(ending) and bare.removesuffix(ending) in listed for ending in ("s", "es", "d", "ly")
        )
    if any(len(stem) >= _SHORTEST_STEM and stem in listed for stem in stems(bare, language)):
        return True
    # The Turkish list has no long word that a shorter one begins.
    return len(bare) >= _LONG and any(bare[:cut] in listed for cut in range(_SHORTEST_START, len(bare)))
