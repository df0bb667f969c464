"""Takes endings off folded words: case, plural, possession, copula, households, in four languages.

Azerbaijani and Turkish pile endings up, so they are taken off one at a time and every stage is a stem. It
does not know grammar: it offers possible stems, and whoever asks compares them with something known.
"""

from functools import cache, lru_cache

from cahier import resources

_MOST_ENDINGS = 3
_SHORTEST = 2
_REMEMBERED = 200_000


@cache
def _endings(language: str) -> frozenset[str]:
    listed = resources.data("lists/endings.json")
    if language in ("az", "tr"):
        return frozenset(listed["az_tr"].split())
    if language in ("ru", "en"):
        return frozenset(listed[language].split())
    return frozenset(ending for key in ("az_tr", "ru", "en") for ending in listed[key].split())


@cache
def _longest(language: str) -> int:
    return max(map(len, _endings(language)))


@lru_cache(maxsize=_REMEMBERED)
def stems(folded: str, language: str = "any", most: int = _MOST_ENDINGS) -> tuple[str, ...]:
    """Possible stems of a folded word, longest first; the word itself is not among them."""
    endings, longest = _endings(language), _longest(language)
    found: dict[str, None] = {}
    layer = [folded]
    for _ in range(most):
        layer = [
            word[:cut]
            for word in layer
            for cut in range(max(_SHORTEST, len(word) - longest), len(word))
            if word[cut:] in endings and word[:cut] not in found
        ]
        found.update(dict.fromkeys(layer))
    return tuple(sorted(found, key=len, reverse=True))
