"""Lists of words that patterns ask for; of each word it is remembered which of the lists have it."""

from collections.abc import Iterable
from functools import lru_cache

from cahier.domain.folding import fold

_REMEMBERED = 200_000


class Starred:
    """Words, beginnings and parts of words; a star stands for what may be more: "sokak*", "*passport*"."""

    def __init__(self, words: Iterable[str]) -> None:
        words = tuple(words)
        self._whole = frozenset(fold(word) for word in words if "*" not in word)
        self._beginnings = tuple(fold(word.strip("*")) for word in words if word[0] != "*" == word[-1])
        self._parts = tuple(fold(word.strip("*")) for word in words if word[0] == "*")

    def has(self, said: str) -> bool:
        """Whether a folded word is in the list."""
        return (
            said in self._whole or said.startswith(self._beginnings) or any(part in said for part in self._parts)
        )


class Listed(Starred):
    """Such words as a pattern asks for them, in one line."""

    def __init__(self, listed: str) -> None:
        super().__init__(listed.split())
        self.number = len(_LISTS)
        _LISTS.append(self)
        lists_with.cache_clear()


_LISTS: list[Listed] = []  # each pattern adds its own when its module is read


@lru_cache(maxsize=_REMEMBERED)
def lists_with(said: str) -> tuple[int, ...]:
    """The numbers of the lists that have a folded word; nearly every word is in none."""
    return tuple(listed.number for listed in _LISTS if listed.has(said))
