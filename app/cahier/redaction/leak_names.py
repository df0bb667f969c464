"""Searches a text for names that are withheld, and for nothing that only looks a little like them.

Unlike a proposal, a leak stops a release, so a like sound is not enough for a word without a capital, and a
name that is an everyday word needs a capital inside a sentence or a sign beside it.
"""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from cahier.domain.folding import fold
from cahier.redaction.endings import stems
from cahier.redaction.lists import LANGUAGES, also_words_of, tags_of
from cahier.redaction.name_index import AS_SOUNDED, AS_WRITTEN, MISTYPED, START, WITH_ENDING, Likeness, NameIndex
from cahier.redaction.reading import Reading
from cahier.redaction.sounds import readings_of_word, sound
from cahier.redaction.withheld import Withheld
from cahier.redaction.word import folded

_TOKEN = re.compile(r"[^\W_]+")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][\s.\-_*·]{1,3}){3,30}[^\W\d_](?![^\W_])")
_GAPS = re.compile(r"[\s.\-_*·]+")
_WIDE_GAP = re.compile(r"\s{2,}")
_CAMEL = re.compile(r"(?<=[a-zəıöüğşç])(?=[A-ZƏİÖÜĞŞÇ])")
_CALENDAR = frozenset({"month", "weekday", "season"})
_CUES = ("honorific", "kin", "cue_before")
_SHORTEST = 3
_SPACED_FROM = 4
_SURE = 5
_LONG = 6
_MOST_PIECES = 6
_WIDEST_GAP = 4
_REMEMBERED = 100_000
_LONGEST_KEPT = 64  # longer tokens are not remembered


class NameSearch:
    """The names of everybody in `withheld`, those who may be named beside those who may not."""

    def __init__(self, withheld: Withheld) -> None:
        self._index = NameIndex((*withheld.named, *withheld.people))
        self._named = {person.person_id for person in withheld.named}
        self._owners = dict(withheld.owners)
        self._whole, self._starts = self._index.whole, self._index.starts
        self._may_be_named = lru_cache(maxsize=_REMEMBERED)(self._is_named)
        self._grown = lru_cache(maxsize=_REMEMBERED)(self._in_token)

    def find(self, reading: Reading) -> Iterator[str]:
        """Yield the owner of every withheld name in `reading`."""
        if not self._whole:
            return
        text = reading.text
        for at in range(len(reading.words)):
            yield from self._leaking({likeness.part.person for likeness in self._meant(reading, at)})
        yield from self._spaced(text)
        yield from self._broken(text)
        yield from self._grown_together(text)
        yield from self._backwards(text)

    def find_by_chance(self, text: str) -> Iterator[str]:
        """The same in a text that decoding made up: only names too long to stand there by chance."""
        said = _TOKEN.sub(lambda found: "" if self._may_be_named(found[0]) else found[0], fold(text))
        for at in range(len(said) - _SURE + 1):
            for name in self._starts.get(said[at : at + START], ()):
                if len(name) >= _SURE and said.startswith(name, at):
                    yield from self._leaking(self._whole[name])

    def _leaking(self, people: set[str]) -> Iterator[str]:
        """Whose name this is; nobody's when somebody who may be named bears the same."""
        if people and people.isdisjoint(self._named):
            yield min(self._owners.get(person, "") for person in people)

    def _meant(self, reading: Reading, at: int) -> list[Likeness]:
        likenesses = self._index.likenesses(reading.words[at].text, reading.language)
        return [one for one in likenesses if one.level < MISTYPED and self._is_meant(reading, at, one)]

    def _is_meant(self, reading: Reading, at: int, likeness: Likeness) -> bool:
        word = reading.words[at]
        if not word.capital:
            if likeness.part.also_word or word.tags:
                return likeness.level in (AS_WRITTEN, WITH_ENDING) and self._has_sign(reading, at)
            return _is_surely(word.folded, likeness)
        if likeness.level == AS_WRITTEN and not likeness.part.also_word and not word.tags:
            return True
        at_beginning = reading.opens_sentence(at) or not reading.writes_capitals or word.text.isupper()
        own_word = bool(word.tags) or word.folded in also_words_of(reading.language)
        if (own_word and at_beginning) or word.tags & _CALENDAR:
            return self._has_sign(reading, at)
        return likeness.level <= WITH_ENDING or len(likeness.part.folded) >= _SURE

    def _has_sign(self, reading: Reading, at: int) -> bool:
        """Whether a title, kin or another part of a withheld name stands beside the word."""
        if reading.joined(at, also=".") and reading.has(at - 1, *_CUES):
            return True
        if reading.joined(at + 1) and reading.has(at + 1, "title_after", "cue_verb"):
            return True
        beside = [step for step, gap in ((at - 1, at), (at + 1, at + 1)) if reading.joined(gap)]
        return any(reading.words[step].capital and self._is_name(reading, step) for step in beside)

    def _is_name(self, reading: Reading, at: int) -> bool:
        likenesses = self._index.likenesses(reading.words[at].text, reading.language)
        return any(one.level < MISTYPED and not one.part.also_word for one in likenesses)

    def _spaced(self, text: str) -> Iterator[str]:
        """Names written letter by letter; two gaps in a row part the words of a name."""
        for found in _SPACED.finditer(text):
            for word in (found[0], *_WIDE_GAP.split(found[0])):
                yield from self._plainly(_GAPS.sub("", word), _SPACED_FROM)

    def _broken(self, text: str) -> Iterator[str]:
        """Names broken in two by a space, a hyphen or a line, where neither half is a word or a name."""
        words = [(found[0], found.start(), found.end(), folded(found[0])) for found in _TOKEN.finditer(text)]
        for first, second in itertools.pairwise(words):
            if len(first[3]) + len(second[3]) < _LONG or (first[3] + second[3])[:START] not in self._starts:
                continue
            gap = text[first[2] : second[1]]
            if len(gap) > _WIDEST_GAP or gap.strip(" \t\r\n-_.·"):
                continue
            if (_is_word(first[3]) and _is_word(second[3])) or first[3] in self._whole or second[3] in self._whole:
                continue
            yield from self._plainly(first[0] + second[0], _LONG)

    def _plainly(self, word: str, shortest: int) -> Iterator[str]:
        """Whose name the word is as written, endings aside."""
        for said in readings_of_word(word):
            people = {
                person
                for form in (said, *stems(said))
                if len(form) >= shortest
                for person in self._whole.get(form, ())
            }
            yield from self._leaking(people)

    def _grown_together(self, text: str) -> Iterator[str]:
        """Names grown together with other words: in a handle, a file name, an address on the net."""
        for token in dict.fromkeys(_TOKEN.findall(text)):
            if len(token) > _SURE:
                yield from self._grown(token) if len(token) <= _LONGEST_KEPT else self._in_token(token)

    def _in_token(self, token: str) -> tuple[str, ...]:
        """Whose names are in one token."""
        if self._may_be_named(token):
            return ()
        found: list[str] = []
        for piece in _CAMEL.split(token)[:_MOST_PIECES]:
            if piece != token:
                found.extend(self._plainly(piece, _SPACED_FROM))
        for name in self._index.inside(token, _LONG):
            found.extend(self._leaking(self._whole[name]))
        return tuple(found)

    def _is_named(self, token: str) -> bool:
        """Whether somebody who may be named bears this word, endings aside: what is inside it is theirs."""
        return any(
            not self._named.isdisjoint(self._whole.get(form, ()))
            for said in readings_of_word(token)
            for form in (said, *stems(said))
        )

    def _backwards(self, text: str) -> Iterator[str]:
        for token in _TOKEN.findall(fold(text[::-1])):
            if len(token) >= _SURE and token[:START] in self._starts:
                yield from self._plainly(token, _SURE)


def _is_surely(word: str, likeness: Likeness) -> bool:
    """Whether a word without a capital can hardly be anything else."""
    length = len(likeness.part.folded)
    if likeness.level == AS_WRITTEN:
        return length >= _SHORTEST
    if likeness.level == WITH_ENDING:
        return length >= _SURE
    if likeness.level == AS_SOUNDED:
        return length >= _SURE and _alike(word, likeness.part.folded)
    return length >= _LONG and _alike(word[: len(word) - len(likeness.ending)], likeness.part.folded)


def _alike(one: str, other: str) -> bool:
    return _vowels(one) == _vowels(other) and sound(one)[:1] == sound(other)[:1]


def _vowels(word: str) -> int:
    return sum(char in "aeiou" for char in word)


def _is_word(said: str) -> bool:
    return any(tags_of(said, language) for language in LANGUAGES)
