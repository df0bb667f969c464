"""Searches a text for withheld numbers, addresses, handles, bodies, places and dates of birth.

Numbers are compared sign by sign, whatever stands between the signs; words are compared folded, in order, with
an ending allowed on the last.
"""

import itertools
import re
from collections.abc import Iterator
from datetime import date

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.endings import stems
from cahier.redaction.lists import LANGUAGES, tags_of
from cahier.redaction.withheld import Value, Withheld

_WIDEST = 4  # from one sign to the next
_SIGN = re.compile(r"[^\W_]")
_TOKEN = re.compile(r"[^\W_]+")
_FIGURES = re.compile(r"\D")
_FEWEST_SIGNS = 4
_NONE: dict[int, dict[str, list[Value]]] = {}
_LAST_FIGURES = 9
_BY_SIGNS = frozenset(["PHONE", "EMAIL", "HANDLE", "IDNUM", "CASENO", "PLATE", "IBAN", "GEO", "FILE"])
_ONE_WORD_OF = 4
_NUMERIC_DATE = re.compile(r"(?<!\d)(\d{1,4})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{1,4})(?!\d)")
_WORD_DATE = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|[-‑’']?\w{0,3})?\s+(?:of\s+)?([^\W\d_]{3,12})\.?,?\s+(\d{4})|([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})|(\d{4})\w{0,4}\s+(?:il\w*\s+)?([^\W\d_]{3,12})\s+(\d{1,2})"
)


_ORDERS = ((1, 2, 3), (5, 4, 6), (9, 8, 7))  # groups of _WORD_DATE that hold day, month, year


class ValueSearch:
    """The values of `withheld`, prepared once."""

    def __init__(self, withheld: Withheld) -> None:
        self._by_signs: dict[str, dict[int, dict[str, list[Value]]]] = {}  # first signs, length, all signs
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for value in withheld.values:
            signs = _signs(value) if value.kind in _BY_SIGNS else ""
            if len(signs) >= _FEWEST_SIGNS:
                of_length = self._by_signs.setdefault(signs[:_FEWEST_SIGNS], {}).setdefault(len(signs), {})
                of_length.setdefault(signs, []).append(value)
            if value.kind not in _BY_SIGNS or value.kind in ("FILE",):
                self._add_words(value)
        self._births = {birth.day: birth.owner for birth in withheld.births}

    def _add_words(self, value: Value) -> None:
        for text in {value.text, value.text.split(",")[0]} if value.kind == "ADDR" else {value.text}:
            words = tuple(fold(word) for word in _TOKEN.findall(text))
            telling = len(words) > 1 or (words and not _is_everyday(words[0]))
            numbered = value.kind != "ADDR" or len(words) > 2 or any(map(str.isdigit, text))
            if words and telling and numbered and sum(map(len, words)) >= _FEWEST_SIGNS:
                self._by_first.setdefault(words[0][:_ONE_WORD_OF], []).append((words, value))

    def find(self, text: str) -> Iterator[tuple[str, str]]:
        """Find numbers, handles and the like, whatever stands between their signs, and dates of birth."""
        if self._by_signs:
            yield from self._sign_by_sign(_alike(text))
        if self._births:
            for day in _days(text):
                if day in self._births:
                    yield "DATE", self._births[day]

    def _sign_by_sign(self, text: str) -> Iterator[tuple[str, str]]:
        places = [found.start() for found in _SIGN.finditer(text)]
        stream = "".join(map(text.__getitem__, places))
        for at in range(len(stream) - _FEWEST_SIGNS + 1):
            for length, of_length in self._by_signs.get(stream[at : at + _FEWEST_SIGNS], _NONE).items():
                for value in of_length.get(stream[at : at + length], ()):
                    if _stands(text, places[at : at + length], value.kind):
                        yield value.kind, value.owner

    def find_words(self, text: str) -> Iterator[tuple[str, str]]:
        """Find addresses, bodies, places and agreed words."""
        if not self._by_first:
            return
        tokens = [(found[0], fold(found[0])) for found in _TOKEN.finditer(text)]
        for at, (written, first) in enumerate(tokens):
            for words, value in self._by_first.get(first[:_ONE_WORD_OF], ()):
                if _in_order(tokens, at, words) and (
                    len(words) > 1 or value.kind == "CODEWORD" or written[0].isupper() or len(first) > 5
                ):
                    yield value.kind, value.owner


def _in_order(tokens: list[tuple[str, str]], at: int, words: tuple[str, ...]) -> bool:
    said = tokens[at : at + len(words)]
    if len(said) < len(words):
        return False
    if any(token[1] != word for token, word in zip(said[:-1], words[:-1], strict=True)):
        return False
    last = said[-1][1]
    return last == words[-1] or (len(words[-1]) >= _ONE_WORD_OF and words[-1] in stems(last))


def _is_everyday(word: str) -> bool:
    return any(tags_of(word, language) for language in LANGUAGES)


def _signs(value: Value) -> str:
    """The signs of a value; of a telephone number its last nine figures."""
    if value.kind == "PHONE":
        return _FIGURES.sub("", value.text)[-_LAST_FIGURES:]
    return "".join(_SIGN.findall(_alike(value.text)))


def _stands(text: str, places: list[int], kind: str) -> bool:
    """Whether signs at these places belong together: little between them, and nothing grown to them."""
    if any(later - earlier > _WIDEST for earlier, later in itertools.pairwise(places)):
        return False
    start, end = places[0], places[-1] + 1
    grown_before = start > 0 and _SIGN.match(text[start - 1]) is not None and kind != "PHONE"
    return not grown_before and not (end < len(text) and _SIGN.match(text[end]))


def _alike(text: str) -> str:
    """Small letters, Cyrillic look-alikes as Latin; sign by sign, so nothing moves."""
    return text.translate(_LOOK_ALIKES).lower()


_LOOK_ALIKES = str.maketrans(
    {char: plain for char, plain in resources.data("lists/letters.json")["as_latin"].items() if len(plain) == 1}
    | {"İ": "I", "ı": "i"}
)


def _days(text: str) -> Iterator[date]:
    for found in _NUMERIC_DATE.finditer(text):
        one, two, three = (int(part) for part in found.groups())
        for year, month, day in ((one, two, three), (three, two, one), (three, one, two)):
            if year >= 1000:
                yield from _day(year, month, day)
    for found in _WORD_DATE.finditer(text):
        said = next([found[group] for group in order] for order in _ORDERS if found[order[0]])
        number = _month_number(fold(said[1]))
        if number:
            yield from _day(int(said[2]), number, int(said[0]))


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _month_number(word: str) -> int | None:
    for language in LANGUAGES:
        months = [fold(name.lstrip("=")) for name in resources.data("lists/months.json")[language].split()]
        for number, name in enumerate(months, start=1):
            if word == name or (len(word) >= 3 and (word.startswith(name[:4]) and len(word) <= len(name) + 4)):
                return number
    return None
