"""The word lists of resources/lists, folded and ready to be asked."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.endings import stems
from cahier.redaction.sounds import sound

LANGUAGES = ("en", "az", "tr", "ru")
# Endings of English words for things that are no person.
ABSTRACT = (
    *("tion", "tions", "sion", "ment", "ments", "ness", "ism"),
    *("ship", "ology", "ance", "ances", "ity", "ities"),
)
_NO_TAGS: frozenset[str] = frozenset()
_SHORTEST_STEM = 3
_SOUND_FROM = 5
_REMEMBERED = 200_000
_SOFTENED = frozenset("gy")  # kulak, kulağı; ürək, ürəyi
_LAST_VOWEL = re.compile("(?:[iyo]y|aya|oe|y?[aeiouy])$")


@cache
def _lexicon(language: str) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Words that stand only as written, and words that take endings: each to what it says."""
    exact: dict[str, set[str]] = {}
    bending: dict[str, set[str]] = {}
    for tag, line in resources.data(f"lists/{language}.json")["tags"].items():
        for word in line.split():
            if "_" in word:
                continue
            target = exact if word.startswith("=") else bending
            target.setdefault(_bare(word.lstrip("="), language, target is bending), set()).add(tag)
            if target is bending:
                exact.setdefault(fold(word), set()).add(tag)
    return _frozen(exact), _frozen(bending)


def _bare(word: str, language: str, bends: bool) -> str:
    """The folded word, without the vowel Russian puts at its end in one case and takes away in another."""
    folded = fold(word)
    if not bends or language != "ru":
        return folded
    bare = _LAST_VOWEL.sub("", folded)
    return bare if len(bare) >= _SHORTEST_STEM else folded


def _frozen(tags: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(found) for word, found in tags.items()}


@cache
def phrases(language: str) -> dict[str, dict[str, list[tuple[tuple[str, ...], str]]]]:
    """Phrases of several words and their tag, folded, by their first word and how the second begins."""
    found: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
    for tag, line in resources.data(f"lists/{language}.json")["tags"].items():
        for word in line.split():
            if "_" in word:
                parts = tuple(fold(part) for part in word.split("_"))
                found.setdefault(parts[0], {}).setdefault(parts[1][:1], []).append((parts, tag))
    return found


@lru_cache(maxsize=_REMEMBERED)
def tags_of(folded: str, language: str) -> frozenset[str]:
    """What the lists say of a folded word in this language, endings taken off when needed."""
    exact, bending = _lexicon(language)
    found = exact.get(folded, _NO_TAGS)
    if language == "en":
        return found | _english(folded, bending)
    if found:
        return found
    bare = folded.partition("'")[0]
    for stem in (bare, *stems(bare, language)) if bare != folded else stems(folded, language):
        if len(stem) >= _SHORTEST_STEM and stem in bending:
            return bending[stem]
        if stem[-1:] in _SOFTENED and stem[:-1] + "k" in bending and language != "ru":
            return bending[stem[:-1] + "k"]
    return _NO_TAGS


def _english(folded: str, bending: dict[str, frozenset[str]]) -> frozenset[str]:
    if folded.endswith("'s"):
        folded = folded[:-2]
    found = bending.get(folded, _NO_TAGS)
    for ending in ("s", "es", "'"):
        if folded.endswith(ending):
            found |= bending.get(folded.removesuffix(ending), _NO_TAGS)
    return found


@cache
def english(kind: str) -> frozenset[str]:
    """English words of one kind, folded, that one detector asks for."""
    return frozenset(fold(word) for word in resources.data("lists/en.json")["sets"][kind].split())


@cache
def small_words(language: str) -> frozenset[str]:
    """The small words of a language, folded."""
    listed = resources.data(f"lists/{language}.json")["tags"]["stop"]
    return frozenset(fold(word.lstrip("=")) for word in listed.split() if "_" not in word)


@cache
def also_words() -> frozenset[str]:
    """Names, folded, that are everyday words in one of the languages."""
    listed = resources.data("lists/also_words.json")
    return frozenset(fold(word) for language in LANGUAGES for word in listed[language].split())


@cache
def also_words_of(language: str) -> frozenset[str]:
    """Names, folded, that are everyday words in this language."""
    return frozenset(fold(word) for word in resources.data("lists/also_words.json").get(language, "").split())


@cache
def equivalents() -> dict[str, frozenset[str]]:
    """Folded given names, each with the folded forms the same name has elsewhere."""
    found: dict[str, set[str]] = {}
    for line in resources.data("lists/name_equivalents.json")["lines"]:
        forms = {fold(form) for form in line.split()}
        for form in forms:
            found.setdefault(form, set()).update(forms)
    return {form: frozenset(forms) for form, forms in found.items()}


@cache
def titles() -> frozenset[str]:
    """Titles that stand before or after a name, folded, as written."""
    return frozenset(
        fold(word.lstrip("="))
        for language in LANGUAGES
        for tag in ("honorific", "title_after")
        for word in resources.data(f"lists/{language}.json")["tags"].get(tag, "").split()
    )


@cache
def given_names() -> frozenset[str]:
    """Common given names, folded."""
    listed = resources.data("lists/given_names.json")
    return frozenset(fold(name) for language in LANGUAGES for name in listed[language].split())


@cache
def given_sounds() -> dict[str, frozenset[int]]:
    """How the longer given names sound, each with the numbers of vowels it is written with."""
    found: dict[str, set[int]] = {}
    for name in given_names():
        if len(name) >= _SOUND_FROM and name not in also_words():
            found.setdefault(sound(name), set()).add(sum(char in "aeiou" for char in name))
    return {heard: frozenset(vowels) for heard, vowels in found.items()}


@cache
def places() -> frozenset[str]:
    """Known towns, districts, regions and countries, folded; not the country everybody speaks of."""
    listed = resources.data("lists/places.json")
    return frozenset(
        fold(name) for key in ("az", "tr", "ge", "ru", "eu", "countries") for name in listed[key].split()
    )


@cache
def countries() -> frozenset[str]:
    """Names of countries, folded."""
    return frozenset(fold(name) for name in resources.data("lists/places.json")["countries"].split())


@cache
def nations() -> frozenset[str]:
    """Words for large nations and what belongs to them, folded."""
    return frozenset(fold(word) for word in resources.data("lists/institutions.json")["nations"].split())


@cache
def home() -> frozenset[str]:
    """The country whose name hides nothing, folded."""
    return frozenset(fold(name) for name in resources.data("lists/places.json")["home"].split())


@cache
def kept_words() -> frozenset[str]:
    """Capitalised words that name nobody, folded."""
    return frozenset(fold(word) for word in resources.data("lists/keep.json")["words"].split())


@cache
def of_the_court() -> frozenset[str]:
    """Words, folded, for those who take part in every case; alone they name nobody."""
    return frozenset(fold(word) for word in resources.data("lists/keep.json")["of_the_court"].split())


@cache
def generic_words() -> frozenset[str]:
    """Words, folded, that names of bodies, offices and laws are made of; alone they name nothing."""
    listed = resources.data("lists/institutions.json")
    return frozenset(fold(word) for key in ("en", "nations") for word in listed[key].split())


@cache
def abbreviations() -> frozenset[str]:
    """Letters with full stops that are nobody's initials."""
    return frozenset(resources.data("lists/keep.json")["abbreviations"].split())


@cache
def kept_phrases(cyrillic: bool) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The kept phrases of one script, folded, by the stem of their first word, longest first.

    Folded, "УК" is "uk": a phrase keeps only what is written in its own script.
    """
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in resources.data("lists/keep.json")["phrases"]:
        if is_cyrillic(phrase) is not cyrillic:
            continue
        words = tuple(_phrase_words(phrase))
        by_first.setdefault(words[0][:4], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()}


def _phrase_words(phrase: str) -> Iterator[str]:
    for word in phrase.replace("-", " ").split():
        yield fold(word).removesuffix("'s")


@cache
def laws() -> frozenset[str]:
    """Words, folded, that make a run of capitals the name of a law, which stays readable."""
    return frozenset(resources.data("lists/institutions.json")["laws"].split())


@cache
def article_words(cyrillic: bool) -> frozenset[str]:
    """Words of one script that make the number beside them a reference to law."""
    listed = resources.data("lists/keep.json")
    words = (word for key in ("article", "instrument") for word in listed[key].split())
    return frozenset(fold(word) for word in words if is_cyrillic(word) is cyrillic)


def is_cyrillic(word: str) -> bool:
    """Whether a word begins with a Cyrillic letter."""
    return "\u0400" <= word[:1] <= "\u04ff"
