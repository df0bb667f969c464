"""Names found once, looked for again: in the same stretch of a text, and in its other parts."""

import re
from collections.abc import Iterable, Iterator

from cahier.redaction.endings import stems
from cahier.redaction.finding import GUESSED, Confidence, Finding
from cahier.redaction.lists import also_words
from cahier.redaction.reading import Reading
from cahier.redaction.word import folded
from cahier.redaction.words import is_everyday

_AGAIN_FROM = 5
_NAME_WORD = re.compile(r"[^\W\d_]{3,}")


class Seen:
    """Words of names, folded, and their stems; a long text has many, so each is taken apart once."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._stems: set[str] = set()
        self.add(words)

    def __bool__(self) -> bool:
        return bool(self._words)

    def add(self, words: Iterable[str]) -> None:
        """Remember more words."""
        for word in set(words) - self._words:
            self._words.add(word)
            self._stems.update(stem for stem in (word, *stems(word, "any", most=1)) if len(stem) >= _AGAIN_FROM)

    def has(self, said: str) -> bool:
        """Whether a folded word is one of them, endings aside."""
        return said in self._words or not self._stems.isdisjoint(stems(said, "any", most=1))


def names_among(reading: Reading, findings: Iterable[Finding]) -> set[str]:
    """The folded words of surely unknown people, to be looked for in the other parts of the text."""
    sure = (one for one in findings if one.type == "NAME" and not one.person and one.confidence != "possible")
    words = (word for one in sure for word in name_words(reading.text[one.start : one.end], True))
    return {word for word in words if word not in also_words() and not is_everyday(word, "en")}


def name_words(text: str, capitals: bool) -> Iterator[str]:
    """The words of a name, folded, that may be looked for again."""
    for word in _NAME_WORD.findall(text):
        if word[0].isupper() or not (capitals or len(word) < _AGAIN_FROM):
            yield folded(word)


def find_again(reading: Reading, seen: Seen, confidence: Confidence = "likely") -> Iterator[Finding]:
    """Every further place where a name found once stands, sentence beginnings included."""
    if not seen:
        return
    nameable = _nameable(reading)
    again = {said for said in {reading.words[at].folded for at in nameable} if seen.has(said)}
    for at in nameable if again else ():
        word = reading.words[at]
        if word.folded not in again or (reading.makes_verb(at) and word.folded in also_words()):
            continue
        reason = "Found as a name elsewhere in this text."
        yield Finding(word.start, word.end, "NAME", GUESSED, reason, confidence)


def _nameable(reading: Reading) -> list[int]:
    """Indices of the words that may be names: with a capital, or unexplained where nobody writes capitals."""
    everywhere = reading.capitals if reading.writes_capitals else range(len(reading.words))
    words = ((at, reading.words[at]) for at in everywhere)
    return [at for at, word in words if "stop" not in word.tags and (word.capital or not word.tags)]
