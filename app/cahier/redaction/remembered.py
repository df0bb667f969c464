"""What was made once for the very same thing is not made again, and not even compared again.

A cache by value asks for the hash of its key at each call; with ten thousand people in the key that costs more
than the search it saves. Here the very same object is recognised first, and only another one is compared.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Made = TypeVar("Made")
_KEPT = 16


class _Same:
    """Stands for one object, equal to itself alone; holds it, so that nothing else takes its place."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.value is other.value


class Remembered(Generic[Key, Made]):
    """Calls `make` once for each key, known again by identity first and by value then."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        self._by_value = lru_cache(maxsize=_KEPT)(make)
        self._by_identity = lru_cache(maxsize=_KEPT)(self._look_up)

    def __call__(self, key: Key) -> Made:
        """What was made for `key`."""
        return self._by_identity(_Same(key))

    def _look_up(self, same: _Same) -> Made:
        return self._by_value(same.value)

    def cache_clear(self) -> None:
        """Forget everything."""
        self._by_identity.cache_clear()
        self._by_value.cache_clear()
