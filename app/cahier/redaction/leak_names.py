"""Searches a text for names that are withheld, and for nothing that only looks a little like them.

Unlike a proposal, a leak stops a release, so a like sound is not enough for a word without a capital, and a
name that is an everyday word needs a capital inside a sentence or a sign beside it.
"""

import itertools
import re
from collections.abc import Iterator
from functools import cached_property

from cahier.redaction.lists import LANGUAGES, also_words_of, tags_of
from cahier.redaction.name_index import (
    AS_SOUNDED,
    AS_WRITTEN,
    MISTYPED,
    WITH_ENDING,
    Likeness,
    NameIndex,
)
from cahier.redaction.reading import Reading, folded
from cahier.redaction.sounds import readings_of_word, sound
from cahier.redaction.withheld import Withheld

_TOKEN = re.compile(r"[^\W_]+")
_SPACED = re.compile(r"(?<![^\W_])(?:[^\W\d_][\s.\-_*·]{1,3}){3,30}[^\W\d_](?![^\W_])")
_GAPS = re.compile(r"[\s.\-_*·]+")
_SURE = 5
_LONG = 6
_LONGEST_NAME = 30
_CUES = ("honorific", "kin", "cue_before")


class NameSearch:
    """The names of everybody in `withheld`, those who may be named beside those who may not."""

    def __init__(self, withheld: Withheld) -> None:
        self._index = NameIndex((*withheld.named, *withheld.people))
        self._named = {person.person_id for person in withheld.named}
        self._owners = dict(withheld.owners)

    def find(self, text: str, *, decoded: bool) -> Iterator[tuple[str, str]]:
        """Find names in `text`; of what was decoded only those long enough not to be chance."""
        if not self._index.parts:
            return
        reading = Reading(text, "en")
        for at, word in enumerate(reading.words):
            if not decoded or len(word.text) >= _SURE:
                yield from self._leaking(self._meant(reading, at, decoded=decoded))
        yield from self._joined(text)
        yield from self._inside(text)

    def find_backwards(self, text: str) -> Iterator[tuple[str, str]]:
        """Find names in a text that was turned round."""
        for found in _TOKEN.finditer(text):
            if len(found[0]) >= _SURE:
                likenesses = self._index.likenesses(found[0], "en")
                yield from self._leaking([one for one in likenesses if one.level == AS_WRITTEN])

    def _leaking(self, likenesses: list[Likeness]) -> Iterator[tuple[str, str]]:
        """Whose names these are; nobody's when somebody who may be named bears the same."""
        people = {likeness.part.person for likeness in likenesses}
        if people and people.isdisjoint(self._named):
            person = min(people, key=lambda one: self._owners.get(one, ""))
            yield "NAME", self._owners.get(person, "")

    def _meant(self, reading: Reading, at: int, *, decoded: bool) -> list[Likeness]:
        word = reading.words[at]
        likenesses = [one for one in self._index.likenesses(word.text, reading.language) if one.level < MISTYPED]
        if decoded:
            likenesses = [one for one in likenesses if one.level <= WITH_ENDING and len(one.part.folded) >= _SURE]
        return [one for one in likenesses if self._is_meant(reading, at, one)]

    def _is_meant(self, reading: Reading, at: int, likeness: Likeness) -> bool:
        word = reading.words[at]
        everyday = likeness.part.also_word
        if word.capital:
            if likeness.level == AS_WRITTEN and not everyday and not word.tags:
                return True
            at_beginning = reading.opens_sentence(at) or not reading.writes_capitals or word.text.isupper()
            own_word = bool(word.tags) or word.folded in also_words_of(reading.language)
            if own_word and at_beginning:
                return self._has_sign(reading, at)
            return likeness.level <= WITH_ENDING or len(likeness.part.folded) >= _SURE
        if everyday or word.tags:
            return likeness.level in (AS_WRITTEN, WITH_ENDING) and self._has_sign(reading, at)
        return self._surely(word.folded, likeness)

    def _surely(self, word: str, likeness: Likeness) -> bool:
        """Whether a word without a capital can hardly be anything else."""
        length = len(likeness.part.folded)
        if likeness.level == AS_WRITTEN:
            return length >= 3
        if likeness.level == WITH_ENDING:
            return length >= _SURE
        if likeness.level == AS_SOUNDED:
            return length >= _SURE and _same_vowels(word, likeness.part.folded)
        stem = word[: len(word) - len(likeness.ending)]
        return length >= _LONG and _same_vowels(stem, likeness.part.folded)

    def _has_sign(self, reading: Reading, at: int) -> bool:
        """Whether a title, kin or another part of a withheld name stands beside the word."""
        if reading.joined(at, also=".") and reading.has(at - 1, *_CUES):
            return True
        if reading.joined(at + 1) and reading.has(at + 1, "title_after", "cue_verb"):
            return True
        beside = [step for step in (at - 1, at + 1) if 0 <= step < len(reading.words)]
        return any(
            reading.words[step].capital
            and any(
                one.level < MISTYPED and not one.part.also_word
                for one in self._index.likenesses(reading.words[step].text, reading.language)
            )
            for step in beside
        )

    def _joined(self, text: str) -> Iterator[tuple[str, str]]:
        """Names letter by letter, or broken in two by a space, hyphen or line."""
        for found in _SPACED.finditer(text):
            for word in (
                _GAPS.sub("", found[0]),
                *(_GAPS.sub("", part) for part in re.split(r"\s{2,}", found[0])),
            ):
                yield from self._leaking(self._exact(word, _SURE - 1))
        words = list(_TOKEN.finditer(text))
        for first, second in itertools.pairwise(words):
            gap = text[first.end() : second.start()]
            if len(gap) > 4 or gap.strip(" \t\r\n-_.·"):
                continue
            if _is_word(first[0]) and _is_word(second[0]):
                continue
            likenesses = self._exact(first[0] + second[0], _LONG)
            if likenesses and not any(self._exact(part[0], 3) for part in (first, second)):
                yield from self._leaking(likenesses)

    def _exact(self, word: str, shortest: int) -> list[Likeness]:
        if not shortest <= len(word) <= _LONGEST_NAME:
            return []
        return [
            one
            for one in self._index.likenesses(word, "en")
            if one.level <= WITH_ENDING and one.level != AS_SOUNDED and len(one.part.folded) >= shortest
        ]

    def _inside(self, text: str) -> Iterator[tuple[str, str]]:
        """Names grown together with other words: in a handle, a file name, an address on the net."""
        for found in _TOKEN.finditer(text):
            if len(found[0]) <= _LONG:
                continue
            for said in readings_of_word(found[0]):
                people = {person for name, person in self._long_names if name in said and name != said}
                if people and people.isdisjoint(self._named):
                    yield "NAME", self._owners.get(min(people), "")

    @cached_property
    def _long_names(self) -> tuple[tuple[str, str], ...]:
        return tuple((part.folded, part.person) for part in self._index.parts if len(part.folded) >= _LONG)


def _same_vowels(one: str, other: str) -> bool:
    return (
        sum(char in "aeiou" for char in one) == sum(char in "aeiou" for char in other)
        and sound(one)[:1] == sound(other)[:1]
    )


def _is_word(text: str) -> bool:
    return any(tags_of(folded(text), language) for language in LANGUAGES)
