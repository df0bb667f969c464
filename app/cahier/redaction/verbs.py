"""Verbs by what they say of somebody: a trade, a deed of the authorities, a pain, a part played, speech.

Verbs bend at both ends in three of the four languages, so they are known by how they begin; English ones, and
those written with "=", only as they stand.
"""

from functools import cache, lru_cache

from cahier import resources
from cahier.domain.folding import fold

_KEY = 3
_REMEMBERED = 200_000
_NONE: frozenset[str] = frozenset()


@cache
def _beginnings(language: str) -> dict[str, tuple[tuple[str, bool, str], ...]]:
    """Beginnings of verbs as `(beginning, whole, kind)`, by their first letters."""
    found: dict[str, list[tuple[str, bool, str]]] = {}
    for kind, line in resources.data("lists/verbs.json")["verbs"][language].items():
        for word in line.split():
            whole = word.startswith("=") or language == "en"
            beginning = fold(word.lstrip("="))
            found.setdefault(beginning[:_KEY], []).append((beginning, whole, kind))
    return {key: tuple(listed) for key, listed in found.items()}


@lru_cache(maxsize=_REMEMBERED)
def kinds_of(folded: str, language: str) -> frozenset[str]:
    """What kinds of verb a folded word is in this language."""
    listed = _beginnings(language).get(folded[:_KEY])
    if listed is None:
        return _NONE
    return frozenset(
        kind
        for beginning, whole, kind in listed
        if folded == beginning or (not whole and folded.startswith(beginning))
    )
