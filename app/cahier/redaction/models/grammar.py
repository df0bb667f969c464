"""The Russian model: which words are forms of names, in any case and without capitals.

pymorphy3 (MIT) with the dictionary of OpenCorpora (CC-BY-SA): four hundred thousand words in all their forms.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

_NAMES = frozenset({"Name", "Surn", "Patr"})
_PLACES = "Geox"
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Form:
    """How likely a word is a form of a person's name, of a place's, and whether the dictionary has it at all."""

    name: float
    place: float
    known: bool


@lru_cache(maxsize=_REMEMBERED)
def form_of(word: str) -> Form:
    """What the dictionary says of one word."""
    small = word.lower()
    parses = _analyzer().parse(small)
    return Form(
        name=sum(parse.score for parse in parses if _NAMES & set(parse.tag.grammemes)),
        place=sum(parse.score for parse in parses if _PLACES in parse.tag),
        known=bool(_analyzer().word_is_known(small)),
    )


@cache
def _analyzer() -> Any:
    import pymorphy3
    import pymorphy3_dicts_ru

    # Told where its dictionary is, it does not go looking through all that is installed.
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path())
