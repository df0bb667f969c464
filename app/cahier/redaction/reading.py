"""A stretch of text read once: its words, what the word lists say of each, and where sentences begin.

Everything that looks for something looks here, so the text is cut into words once whatever is searched for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from typing import Any

from cahier.redaction.endings import stems
from cahier.redaction.lists import phrases
from cahier.redaction.marks import Marks
from cahier.redaction.meant import as_meant
from cahier.redaction.tongue import is_in_cyrillic, language_of
from cahier.redaction.word import WORD, Word, seen

_CLOSE = 3
_STOP_BEFORE = re.compile(r"[.!?…\n:;•]|[«“\"(\[]\s*$|^\s*[-–—]\s")
_SENTENCE_END = re.compile(r"[.!?…\n]")
_BREAK = re.compile(r"[.!?…;:\n]|\s[–—-]\s")
_ENOUGH_CAPITALS = 0.03
_MOSTLY_CAPITALS = 0.6
_REMEMBERED = 200_000
_LONG_SENTENCE = 40
_LIGHT_VERB = re.compile("(?:et|ed)[aeiuom]|ele[dmry]|tut[auim]|tutt|kesm|kesd|kest")


@dataclass
class Reading:
    """`text` in `language` (one of the lists' languages), cut into words."""

    text: str
    language: str
    surely: bool = False  # whether it is read in that language whatever its words say
    words: tuple[Word, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Cut the text into words and look each up."""
        if not self.surely:
            self.language = language_of(self.text, self.language)
        self.text = as_meant(self.text)
        old = self.language == "az" and is_in_cyrillic(self.text)
        self.words = tuple(_cut(self.text, self.language, old))
        self.words = _tagged(list(self.words), self.by_folded, self.language)

    def without(self, spans: list[tuple[int, int]]) -> "Reading":
        """The same with `spans` (sorted, apart) blanked at their length, read no second time."""
        if not spans:
            return self
        pieces: list[str] = []
        done = 0
        for start, end in spans:
            pieces += (self.text[done:start], " " * (end - start))
            done = end
        starts = [start for start, _ in spans]
        other = copy(self)
        other.__dict__.clear()
        other.text, other.language, other.surely = "".join((*pieces, self.text[done:])), self.language, True
        other.words = tuple(word for word in self.words if not _inside(word, spans, starts))
        return other

    def read_in(self, language: str) -> "Reading":
        """The same in another language: all but what the lists say of the words stays."""
        other = copy(self)
        for of_language in ("by_tag", "by_verb", "worked_out"):
            other.__dict__.pop(of_language, None)
        other.language, other.surely = language, True
        old = language == "az" and is_in_cyrillic(self.text)
        forms = {said: seen(said, language, old) for said in {word.text for word in self.words}}
        words = [Word(word.start, word.end, *forms[word.text]) for word in self.words]
        other.words = _tagged(words, self.by_folded, language)
        return other

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """What detectors worked out of it in its language, each under a name of its own, to do it once."""
        return {}

    @cached_property
    def marks(self) -> Marks:
        """Where its figures and words stand."""
        return Marks(self.text, self.words, self.by_folded)

    @cached_property
    def by_tag(self) -> dict[str, list[int]]:
        """Indices of words, by what the lists say of them."""
        alike: dict[frozenset[str], list[int]] = {}
        for index, word in enumerate(self.words):
            if word.tags:
                alike.setdefault(word.tags, []).append(index)
        found: dict[str, list[int]] = {}
        for tags, indices in alike.items():
            for tag in tags:
                found.setdefault(tag, []).extend(indices)
        return {tag: sorted(indices) for tag, indices in found.items()}

    @cached_property
    def by_folded(self) -> dict[str, list[int]]:
        """Indices of words, by how they are folded."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word.folded, []).append(index)
        return found

    def spelled(self, listed: AbstractSet[str]) -> Iterator[int]:
        """Indices of the words that stand, folded, in `listed`, in order."""
        return iter(sorted(index for said in self.by_folded.keys() & listed for index in self.by_folded[said]))

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """Indices of the words that begin with a capital letter."""
        return tuple(index for index, word in enumerate(self.words) if word.capital)

    @cached_property
    def shouted(self) -> tuple[int, ...]:
        """Indices of the words all in capitals."""
        return tuple(index for index, word in enumerate(self.words) if word.text.isupper())

    @cached_property
    def writes_capitals(self) -> bool:
        """Whether capitals say anything here: neither chat without capitals nor a text all in capitals."""
        if not 0 < len(self.capitals) >= _ENOUGH_CAPITALS * len(self.words):
            return False
        longer = sum(len(word.text) > 1 for word in self.words)
        shouted = sum(len(self.words[at].text) > 1 for at in self.shouted)
        return shouted <= _MOSTLY_CAPITALS * longer

    @cached_property
    def in_large_letters(self) -> str:
        """The text for what is looked for in large letters: itself, or raised where nobody writes capitals."""
        if self.writes_capitals:
            return self.text
        raised = self.text.upper()
        if len(raised) == len(self.text):
            return raised
        return "".join(char.upper() if len(char.upper()) == 1 else char for char in self.text)

    @cached_property
    def careful(self) -> bool:
        """Whether sentences begin with capitals, so that a small letter says something too."""
        openers = [
            word.capital
            for at, (word, gap) in enumerate(zip(self.words, self._gaps, strict=False))
            if at == 0 or (gap != " " and _SENTENCE_END.search(gap))
        ]
        return self.writes_capitals and sum(openers) * 2 >= len(openers)

    @cached_property
    def by_verb(self) -> dict[str, list[int]]:
        """Indices of verbs, by their kind; a capital inside a sentence begins no verb."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            for kind in word.verbs:
                if not word.capital or not self.writes_capitals or self.opens_sentence(at):
                    found.setdefault(kind, []).append(at)
        return found

    def verbs(self, *kinds: str) -> Iterator[int]:
        """Indices of the verbs of one of `kinds`, in order."""
        return _in_order(self.by_verb, kinds)

    @cached_property
    def unbroken(self) -> bool:
        """Whether hardly anything parts the words, as in a transcript: a clause has no ends there."""
        return len(_BREAK.findall(self.text)) * _LONG_SENTENCE < len(self.words)

    def tagged(self, *tags: str) -> Iterator[int]:
        """Indices of the words that the lists know under one of `tags`, in order."""
        return _in_order(self.by_tag, tags)

    def has(self, index: int, *tags: str) -> bool:
        """Whether word `index` exists and carries one of `tags`."""
        if not 0 <= index < len(self.words):
            return False
        known = self.words[index].tags
        return bool(known) and not known.isdisjoint(tags)

    def between(self, index: int) -> str:
        """What stands between word `index` and the word before it."""
        return self._gaps[max(0, index)]

    @cached_property
    def _gaps(self) -> list[str]:
        """What stands before each word, and after the last."""
        ends = (0, *self._ends)
        starts = (*(word.start for word in self.words), len(self.text))
        return [self.text[end:start] for end, start in zip(ends, starts, strict=True)]

    def joined(self, index: int, also: str = "") -> bool:
        """Whether word `index` follows the one before it with nothing but a space, hyphen or one of `also`."""
        if not 0 < index < len(self.words):
            return False
        gap = self._gaps[index]
        return gap == " " or (len(gap) <= _CLOSE and _joins(gap, also))

    def makes_verb(self, index: int) -> bool:
        """Whether a verb follows that makes one verb of it and the word: "arzu edirəm", "dilek tuttum"."""
        if self.language not in ("az", "tr") or not self.joined(index + 1):
            return False
        return _LIGHT_VERB.match(self.words[index + 1].folded) is not None

    def word_before(self, place: int) -> int:
        """Index of the last word that ends at `place` or before it; -1 when there is none."""
        return bisect_right(self._ends, place) - 1

    def words_in(self, start: int, end: int) -> Iterator[tuple[int, Word]]:
        """The words between two places, each with its index."""
        at = self.word_before(start) + 1
        while at < len(self.words) and self.words[at].end <= end:
            yield at, self.words[at]
            at += 1

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.words]

    def opens_sentence(self, index: int) -> bool:
        """Whether a capital at word `index` is only that of a beginning."""
        gap = self.between(index)
        if index == 0:
            return True
        if gap == " " or ("\n" not in gap and _STOP_BEFORE.search(gap) is None):
            return False
        if "\n" in gap:
            return True
        return not (
            gap.strip() == "." and (self.has(index - 1, "honorific") or len(self.words[index - 1].text) == 1)
        )

    def clause_end(self, index: int, most: int = 24, stops: str = ",") -> int:
        """Index after the last word of the clause that word `index` belongs to (at most `most` words on)."""
        last = index + 1
        while last < len(self.words) and last - index < most:
            gap = self._gaps[last]
            if gap != " " and (_BREAK.search(gap) or any(mark in gap for mark in (*stops, *"“”»"))):
                break
            last += 1
        return last

    def clause_start(self, index: int, most: int = 24, stops: str = ",") -> int:
        """Index of the first word of the clause that word `index` belongs to."""
        first = index
        while first > 0 and index - first < most:
            gap = self._gaps[first]
            if gap != " " and (_BREAK.search(gap) or any(mark in gap for mark in (*stops, *'“”«»"'))):
                break
            first -= 1
        return first


def _in_order(listed: dict[str, list[int]], keys: tuple[str, ...]) -> Iterator[int]:
    if len(keys) == 1:
        return iter(listed.get(keys[0], ()))
    return iter(sorted({index for key in keys for index in listed.get(key, ())}))


@lru_cache(maxsize=_REMEMBERED)
def _joins(gap: str, also: str) -> bool:
    return all(char in " \t-'" or char in also for char in gap)


def _inside(word: Word, spans: list[tuple[int, int]], starts: list[int]) -> bool:
    at = bisect_right(starts, word.start) - 1
    return at >= 0 and word.start < spans[at][1]


def _cut(text: str, language: str, old: bool) -> Iterator[Word]:
    """The words of a text; each form is looked up once."""
    forms: dict[str, tuple[str, str, frozenset[str], bool, frozenset[str]]] = {}
    for found in WORD.finditer(text):
        said = found[0]
        form = forms.get(said)
        if form is None:
            form = forms[said] = seen(said, language, old)
        start, end = found.span()
        yield Word(start, end, *form)


def _tagged(words: list[Word], by_folded: dict[str, list[int]], language: str) -> tuple[Word, ...]:
    """The words, each with what it says as a part of a phrase."""
    for at, tag in list(_phrases(words, by_folded, language)):
        words[at] = replace(words[at], tags=words[at].tags | {tag})
    return tuple(words)


def _phrases(words: list[Word], by_folded: dict[str, list[int]], language: str) -> Iterator[tuple[int, str]]:
    """What phrases say of each of their words ("heart attack", "həyat yoldaşı"); the last may have an ending."""
    listed = phrases(language)
    for first in by_folded.keys() & listed.keys():
        for at in by_folded[first]:
            following = words[at + 1].folded[:1] if at + 1 < len(words) else ""
            for parts, tag in listed[first].get(following, ()):
                if _goes_on_so(words, at, parts, language):
                    yield from ((index, tag) for index in range(at, at + len(parts)))


def _goes_on_so(words: list[Word], at: int, parts: tuple[str, ...], language: str) -> bool:
    last = at + len(parts) - 1
    if last >= len(words) or not words[last].folded.startswith(parts[-1]):
        return False
    if any(words[at + step].folded != part for step, part in enumerate(parts[:-1])):
        return False
    return words[last].folded == parts[-1] or parts[-1] in stems(words[last].folded, language)
