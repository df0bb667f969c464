"""Whether a word is a common given name, endings and spelling aside."""

from functools import lru_cache

from cahier.redaction.endings import stems
from cahier.redaction.lists import also_words, given_names, given_sounds
from cahier.redaction.sounds import sound

_SHORTEST_STEM = 4
_REMEMBERED = 100_000


@lru_cache(maxsize=_REMEMBERED)
def is_given_name(folded: str, language: str, by_sound: bool = True) -> bool:
    """Whether a folded word, endings aside, is a common given name."""
    if folded in given_names():
        return True
    bare = folded.partition("'")[0]
    if bare != folded and bare in given_names():
        return True
    if by_sound and _vowels(folded) in given_sounds().get(sound(folded), ()):
        return True
    if language == "en":
        return folded.endswith("'s") and is_given_name(folded.removesuffix("'s"), language)
    if language == "ru" and any(f"{stem}a" in given_names() for stem in stems(folded, language) if len(stem) > 2):
        return True
    return any(len(stem) >= _SHORTEST_STEM and stem in given_names() for stem in stems(folded, language))


@lru_cache(maxsize=_REMEMBERED)
def is_also_word(folded: str, language: str) -> bool:
    """Whether a folded word, endings aside, may be an everyday word although it is a name."""
    if folded in also_words():
        return True
    found = (stem for stem in stems(folded, language) if len(stem) > 2)
    return any(stem in also_words() or (language == "ru" and f"{stem}a" in also_words()) for stem in found)


def _vowels(folded: str) -> int:
    return sum(char in "aeiou" for char in folded)
