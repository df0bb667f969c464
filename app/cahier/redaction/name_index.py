"""All ways to write the names of a case's people, in one dictionary from sound to name.

A text is cut into words once and each word is looked up once, so the cost grows with the text and not with
the number of people. A word is compared as written, as sounded, and with its endings taken off.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from cahier.domain.folding import fold
from cahier.domain.person import Person
from cahier.redaction.endings import stems
from cahier.redaction.known import bare_name
from cahier.redaction.lists import also_words, equivalents, titles
from cahier.redaction.remembered import Remembered
from cahier.redaction.sounds import readings_of_word, sound, sounds_of_name

Kind = Literal["given", "family", "patronymic", "nick"]
# How close a word is to a name; smaller is closer.
AS_WRITTEN, AS_SOUNDED, WITH_ENDING, SOUNDED_WITH_ENDING, MISTYPED = range(5)
_WORDS = re.compile(r"[^\W\d_]+(?:['’ʼ`´ʹʻ][^\W\d_]+)*")
_APOSTROPHE = re.compile("['’ʼ`´ʹʻ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
PARTICLES = frozenset(
    fold(word)
    for word in ["oğlu", "oglu", "ogly", "qızı", "qizi", "gizi", "kızı", "kyzy", "kizi", "оглы", "кызы", "гызы"]
)
_SHORT_SOUND = 3
_SHORT_NAME = 3
_TYPO_FROM = 6  # a letter too many, too few or wrong; swapped neighbours from one letter less
_SWAP_FROM = 5
_NAME_FOR_DROPPED_VOWEL = 4
_REMEMBERED = 300_000
_LONGEST_WORD = 48
_LONGEST_TOKEN = 2_000
START = 4
_PREFIXES = frozenset({"al", "el", "ibn", "bin", "von", "van", "der", "de", "abu"})


@dataclass(frozen=True, slots=True)
class NamePart:
    """One word of a person's name."""

    person: str
    kind: Kind
    folded: str
    also_word: bool
    feminine: bool


@dataclass(frozen=True, slots=True)
class Likeness:
    """A word may be this part of a name, and how close it is."""

    part: NamePart
    level: int
    ending: str


class NameIndex:
    """The names of `people`, ready to be asked for one word after another."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_sound: dict[str, list[tuple[NamePart, bool]]] = {}
        self._typos: dict[str, list[tuple[NamePart, str]]] = {}
        self.initials: dict[str, set[str]] = {}
        self.whole: dict[str, set[str]] = {}  # folded name to the people who bear it
        self.starts: dict[str, set[str]] = {}  # first letters to the folded names that begin so
        self.parts: set[NamePart] = set()
        self.given: dict[str, set[str]] = {}  # person to the first sounds of their given names
        for person in people:
            for name, kind in _names(person):
                self._add_name(person.person_id, name, kind)
        self.likenesses = lru_cache(maxsize=_REMEMBERED)(self._likenesses)

    def _add_name(self, person: str, name: str, kind: Kind | None) -> None:
        words = [word for word in _WORDS.findall(name) if fold(word) not in PARTICLES | _PREFIXES]
        words = [word for word in words if not _is_title(word)] or words[:1]
        for position, word in enumerate(words):
            self._add_part(person, word, kind or ("given" if position == 0 else "family"))
        if kind != "nick" and len(words) > 1:
            self._add_joined(person, words)
            self._add_initials(person, words)

    def _add_joined(self, person: str, words: list[str]) -> None:
        if len(words) == 2 and max(map(len, words)) <= 5:
            self._add_part(person, "".join(words), "given")

    def _add_initials(self, person: str, words: list[str]) -> None:
        for letters in (words, words[::-1]):
            key = "".join(initial(word) for word in letters)
            self.initials.setdefault(key, set()).add(person)

    def _add_part(self, person: str, word: str, kind: Kind) -> None:
        for spelled in _forms(word, kind):
            bare = _APOSTROPHE.sub("", spelled)
            if len(bare) < 2:
                continue
            feminine = bare.endswith(("ova", "eva", "ina", "skaya"))
            also_word = not {bare, fold(word)}.isdisjoint(also_words())
            part = NamePart(person, kind, bare, also_word, feminine)
            if part not in self.parts:
                self.parts.add(part)
                self.whole.setdefault(bare, set()).add(person)
                if kind == "given":
                    self.given.setdefault(person, set()).add(initial(bare))
                self.starts.setdefault(bare[:START], set()).add(bare)
                self._add_sounds(part)

    def _add_sounds(self, part: NamePart) -> None:
        own = sound(part.folded)
        for heard in dict.fromkeys(sounds_of_name(part.folded)):
            if heard != own and len(heard) <= _SHORT_SOUND:
                continue
            self._by_sound.setdefault(heard, []).append((part, False))
        if part.folded[-1] in "aeiuo" and len(part.folded) >= _NAME_FOR_DROPPED_VOWEL:
            for heard in dict.fromkeys(sounds_of_name(part.folded[:-1])):
                self._by_sound.setdefault(heard, []).append((part, True))
        if len(own) >= _SWAP_FROM:
            for shorter in (own, *_without_one(own)):
                self._typos.setdefault(shorter, []).append((part, own))

    def _likenesses(self, word: str, language: str) -> tuple[Likeness, ...]:
        """The parts of names that `word` may be, the closest only."""
        found: list[Likeness] = []
        if len(word) > _LONGEST_WORD:
            return ()
        cyrillic = _CYRILLIC.search(word) is not None
        for folded in readings_of_word(word):
            for stem, ending in _stages(folded, cyrillic):
                found.extend(self._alike(stem, ending, cyrillic))
        if not found:
            for folded in readings_of_word(word):
                found.extend(self._mistyped(folded, cyrillic))
        return tuple(_closest(found, cyrillic or language == "az"))

    def inside(self, token: str, shortest: int) -> set[str]:
        """Names, folded, that are grown together with other letters in `token`.

        They have `shortest` letters at least, and one more where they stand in the middle of it.
        """
        found: set[str] = set()
        for said in readings_of_word(token[:_LONGEST_TOKEN]):
            for at in range(len(said) - shortest + 1):
                for name in self.starts.get(said[at : at + START], ()):
                    at_edge = at == 0 or at + len(name) == len(said) or len(name) > shortest
                    if at_edge and shortest <= len(name) < len(said) and said.startswith(name, at):
                        found.add(name)
        return found

    def _alike(self, stem: str, ending: str, cyrillic: bool) -> Iterator[Likeness]:
        for part, dropped in self._by_sound.get(sound(stem), ()):
            if dropped and not (cyrillic and ending):
                continue
            target = part.folded[:-1] if dropped else part.folded
            same = stem == target
            short = len(part.folded) <= _SHORT_NAME or len(sound(part.folded)) <= _SHORT_SOUND - 1
            if short and not same and len(stem) != len(target):
                continue
            if not same and not _near_in_length(stem, target):
                continue
            level = (
                (WITH_ENDING if same else SOUNDED_WITH_ENDING) if ending else (AS_WRITTEN if same else AS_SOUNDED)
            )
            yield Likeness(part, level, ending)

    def _mistyped(self, folded: str, cyrillic: bool) -> Iterator[Likeness]:
        for stem, ending in _stages(folded, cyrillic):
            heard = sound(stem)
            if len(heard) < (_TYPO_FROM + 1 if ending else _SWAP_FROM):
                continue
            for shorter in (heard, *_without_one(heard)):
                for part, whole in self._typos.get(shorter, ()):
                    if _is_slip(whole, heard):
                        yield Likeness(part, MISTYPED, ending)


def initial(word: str) -> str:
    """The first sound of a word, for comparing initials across scripts."""
    return sound(fold(word))[:1] or fold(word)[:1]


def _is_title(word: str) -> bool:
    return fold(word) in titles() and fold(word) not in also_words()


def _names(person: Person) -> Iterator[tuple[str, Kind | None]]:
    """Every recorded name of a person, with its part when it is known which part it is."""
    fields: tuple[tuple[Iterable[str | None], Kind | None], ...] = (
        ((person.name_full, person.name_native, *person.transliterations), None),
        ((person.given,), "given"),
        ((person.family, person.maiden), "family"),
        ((person.patronymic,), "patronymic"),
        (person.nicknames, "nick"),
    )
    for names, kind in fields:
        for name in names:
            bare = bare_name(name)
            if bare:
                yield bare, kind
    for variant in person.variants:
        bare = bare_name(variant)
        if bare and not bare.startswith("@"):
            yield bare, None if len(_WORDS.findall(bare)) > 1 else "nick"


def _stages(folded: str, cyrillic: bool) -> Iterator[tuple[str, str]]:
    """The word and its stems with the ending that was taken off each."""
    bare = _APOSTROPHE.sub("", folded)
    yield bare, ""
    cut = _APOSTROPHE.split(folded)
    if len(cut) > 1:
        head = "".join(cut[:-1])
        yield head, cut[-1]
        for stem in stems(head, "az", most=2):
            yield stem, head[len(stem) :] + cut[-1]
        return
    for stem in stems(bare, "ru" if cyrillic else "az"):
        yield stem, bare[len(stem) :]
        if stem[-1] in "y" and len(stem) > _SHORT_NAME:
            yield stem[:-1] + "k", bare[len(stem) :]
    if cyrillic:
        for stem in stems(bare, "az"):
            yield stem, bare[len(stem) :]
    elif bare.endswith("s"):
        yield bare[:-1], "s"


def _near_in_length(one: str, other: str) -> bool:
    return abs(len(one) - len(other)) <= max(2, len(other) // 3)


def _closest(found: list[Likeness], forgiving: bool) -> Iterator[Likeness]:
    """The closest; where an ending may hide the sex of a surname, both readings stay."""
    if not found:
        return
    best = min(likeness.level for likeness in found)
    both = forgiving and any(likeness.part.feminine for likeness in found)
    seen: set[NamePart] = set()
    for likeness in sorted(found, key=lambda likeness: likeness.level):
        near = likeness.level == best or (both and likeness.level <= SOUNDED_WITH_ENDING)
        if near and likeness.part not in seen:
            seen.add(likeness.part)
            yield likeness


def _forms(word: str, kind: Kind) -> Iterator[str]:
    """The folded forms of one word of a name: as recorded, and what the same given name is elsewhere."""
    forms = dict.fromkeys((fold(word), fold(word.casefold().replace("ё", "йо"))))
    if kind in ("given", "nick"):
        forms |= dict.fromkeys(equivalents().get(fold(word), ()))
    return iter(forms)


def _without_one(heard: str) -> Iterator[str]:
    for position in range(1, len(heard)):
        yield heard[:position] + heard[position + 1 :]


def _is_slip(one: str, other: str) -> bool:
    """Whether two sounds differ by one letter added, left out or changed, or by two neighbours swapped."""
    if one == other or one[0] != other[0]:
        return False
    start = next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
    if one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]:
        return True
    if min(len(one), len(other)) < _TYPO_FROM:
        return False
    tails = {one[start:], one[start + 1 :]} & {other[start:], other[start + 1 :]}
    return bool(tails)


@Remembered
def index_of(people: tuple[Person, ...]) -> NameIndex:
    """The index of these people; made once for all texts of a case."""
    return NameIndex(people)
