"""What must stay readable: institutions, articles of law and the symbols of documents.

A surname inside the name of an institution ("the Mammadli group") names nobody of the case. What is kept here
is taken out of whatever any detector proposes, so no quotation or detail swallows an article number.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cahier import resources
from cahier.redaction.detectors import told
from cahier.redaction.detectors.given_names import is_also_word, is_given_name
from cahier.redaction.endings import stems
from cahier.redaction.finding import span
from cahier.redaction.kept_bodies import kept_bodies
from cahier.redaction.lists import article_words, is_cyrillic, kept_phrases
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures, AtWords
from cahier.redaction.word import Word

_PARAGRAPH = r"(?:/\d{1,2}(?!\d)(?:-\d(?!\d)|-[a-zçğ](?!\w))?)?"
_ARTICLE = r"\d{1,3}(?:-\d{1,2})?" + _PARAGRAPH + r"(?:\.\d{1,2}(?:-\d)?){0,4}(?![\d/]|[.,]\d|-\d|\s?\(\d)"
_NUMBER = re.compile(_ARTICLE)
_JOINED = re.compile(rf"(?:\s*(?:,|;|and|or|и|və|ve|ilə|to|[-–])\s*|\s+)(?={_ARTICLE})")
_BARE = AtFigures(re.compile(r"(?<![\d.,/+\w-])\d{3}(?:-\d{1,2})?(?:\.\d{1,2}){2,4}(?![\d/\w]|[.,]\d)"))
_BEFORE_WORD = re.compile(
    r"(?<![\d.,/+\w-])\d{1,4}(?:-\d)?(?:\.\d{1,2}){0,4}(?:\.|\s(?:sayılı|nömrəli|saylı)|[-‑](?:ci|cı|cu|cü|inci|ıncı|nci|ncı|я|й|ю|е|ой|ая|ую))?\s+$"
)
_NO = re.compile(r"\s*(?:[Nn]o\.?|№|№)?\s*")
_A_FEW = 20
_SHORT = 3
_REMEMBERED = 100_000


@cache
def _symbols() -> re.Pattern[str]:
    return re.compile(r"(?<![\w/])(?:" + "|".join(resources.data("lists/keep.json")["symbols"]) + r")(?!\w|/\d)")


@cache
def _codes() -> AtWords:
    """Codes and treaties by their letters, with what stands beside them: "TCK 220/7", "УК РФ"."""
    letters = "|".join(resources.data("lists/keep.json")["codes"].split())
    article = r"\d{1,4}(?:[/.-]\d{1,3}){0,4}(?:-[a-zçğışöü])?"
    code = re.compile(rf"(?<![\w.])(?:{letters})(?!\.\d)(?:[-'’][^\W\d_]{{1,5}})?(?: {article}(?![\w/]))?(?!\w)")
    return AtWords(code, resources.data("lists/keep.json")["codes"])


def kept_spans(reading: Reading) -> list[tuple[int, int]]:
    """Spans of the reading that stay, sorted and apart from each other."""
    spans = [
        *_phrases(reading),
        *_articles(reading),
        *_spelled(reading),
        *(found.span() for found in _BARE.within(reading)),
    ]
    spans.extend(kept_bodies(reading))
    spans.extend(_meant_as_words(reading))
    spans.extend(found.span() for found in _symbols().finditer(reading.text))
    spans.extend(found.span() for found in _codes().within(reading))
    return _merged(spans)


def _meant_as_words(reading: Reading) -> Iterator[tuple[int, int]]:
    """Words that are names too, where what stands beside them says that they are none: "güneş doğdu".

    A capital inside a sentence says that the word is a name in this text, and then it is one at its beginning.
    """
    for _, first, after in told.found(reading, reading.language, "kept"):
        word = reading.words[first]
        if reading.writes_capitals and word.capital and is_also_word(word.folded, reading.language):
            alike = (at for at in reading.by_folded[word.folded] if reading.words[at].capital)
            if not all(reading.opens_sentence(at) for at in alike):
                continue
        yield span(reading, first, after)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _phrases(reading: Reading) -> Iterator[tuple[int, int]]:
    letters = kept_phrases(False).keys() | kept_phrases(True).keys()
    begun = {
        said
        for said in reading.by_folded
        if said.partition("'")[0][:4] in letters and (_begun(said, False) or _begun(said, True))
    }
    for at in reading.spelled(begun):
        word = reading.words[at]
        for phrase in _begun(word.folded, _is_russian(reading, word)):
            if _is_phrase(reading, at, phrase):
                first = at - 1 if at and reading.words[at - 1].folded == "the" and reading.joined(at) else at
                yield reading.words[first].start, reading.words[at + len(phrase) - 1].end
                break


@lru_cache(maxsize=_REMEMBERED)
def _begun(said: str, cyrillic: bool) -> tuple[tuple[str, ...], ...]:
    """The kept phrases that a folded word may begin, longest first."""
    return tuple(
        phrase
        for phrase in kept_phrases(cyrillic).get(said.partition("'")[0][:4], ())
        if _is_word(said, phrase[0])
    )


def _is_phrase(reading: Reading, at: int, phrase: tuple[str, ...]) -> bool:
    if at + len(phrase) > len(reading.words):
        return False
    for step, part in enumerate(phrase[1:], start=at + 1):
        if not _is_word(reading.words[step].folded, part) or not reading.joined(step):
            return False
    end = reading.words[at + len(phrase) - 1].end
    if reading.text[end : end + 2].strip("0123456789") == "/":
        return False  # "CCF/00/…" is the number of a file
    if len(phrase) == 1:
        word = reading.words[at]
        if len(word.folded.partition("'")[0]) < len(phrase[0]):
            return False  # "Vali" and "Valida" are no "Valilik"
        if word.folded != phrase[0] and is_given_name(word.folded, reading.language):
            return False
        return word.capital or not reading.writes_capitals
    return any(reading.words[at + step].capital for step in range(len(phrase))) or phrase[0].islower()


@lru_cache(maxsize=_REMEMBERED)
def _is_word(folded: str, part: str) -> bool:
    """Whether a word is `part`, perhaps with another ending: "Kızıltepe" is not Kızılay."""
    bare = folded.partition("'")[0]
    if bare == part:
        return True
    if len(part) <= _SHORT:
        return len(part) == _SHORT and part in stems(bare, "az", most=1)
    return bool({part, *stems(part, most=1)} & {bare, *stems(bare)})


def _articles(reading: Reading) -> Iterator[tuple[int, int]]:
    text = reading.text
    for at, word in _said_of_law(reading):
        end = _after_numbers(text, word.end)
        if word.folded in _ABBREVIATED and not _follows_law(reading, at):
            continue
        if word.folded in _ABOUT_TIME and _counts_time(reading, at):
            continue
        if end is not None:
            yield word.start, end
        elif before := _BEFORE_WORD.search(text, max(0, word.start - _A_FEW), word.start):
            yield before.start(), word.end


def _said_of_law(reading: Reading) -> Iterator[tuple[int, Word]]:
    """The words that make the number beside them a reference to law."""
    either = article_words(False) | article_words(True)
    listed = {said for said in reading.by_folded if said in either or said[:6] in _BEGINNINGS}
    words = ((at, reading.words[at]) for at in reading.spelled(listed))
    return (pair for pair in words if _is_article(reading, pair[1]))


def _is_article(reading: Reading, word: Word) -> bool:
    if word.folded[:6] in _BEGINNINGS:
        return True
    either = word.folded in article_words(False) or word.folded in article_words(True)
    return either and word.folded in article_words(_is_russian(reading, word))


def _is_russian(reading: Reading, word: Word) -> bool:
    """Whether a word is Russian: Azerbaijani was written with Cyrillic letters too."""
    return reading.language != "az" and is_cyrillic(word.text)


def _counts_time(reading: Reading, at: int) -> bool:
    """Whether "ч." is an hour: "в 7 ч. 15 мин" names no part of an article."""
    number_before = reading.text[: reading.words[at].start].rstrip()[-1:].isdigit()
    return number_before or reading.has(at + 1, "unit_time")


def _follows_law(reading: Reading, at: int) -> bool:
    """Whether "m." follows the name of a law and not a street."""
    before = reading.words[at - 1] if at else None
    return before is not None and before.capital and reading.joined(at) and not reading.has(at - 1, "street_after")


def _spelled(reading: Reading) -> Iterator[tuple[int, int]]:
    """Articles in words: "статья триста семь", "iki yüz otuz dörd … maddəsi"."""
    if "number" not in reading.by_tag:
        return
    for at, word in _said_of_law(reading):
        if word.folded in _ABBREVIATED:
            continue
        after = _numbers_from(reading, at + 1, 1)
        if after > at + 1:
            yield word.start, reading.words[after - 1].end
            continue
        if reading.language == "en" and word.text.isascii():
            continue  # English says the number after the word, or with a figure
        for last in range(at - 1, max(-1, at - _NEAR_WORD), -1):
            if not reading.joined(last + 1, also=",") or reading.has(last, "unit_time", "money", "age_word"):
                break
            first = _numbers_from(reading, last, -1)
            if any(reading.has(counted, "number") for counted in range(first + 1, last + 1)):
                yield reading.words[first + 1].start, word.end
                break


def _numbers_from(reading: Reading, at: int, step: int) -> int:
    """Where the number words that begin at `at` end, forwards or backwards."""
    told = ("number", "number_inflected", *(("ordinal",) if reading.language == "ru" else ()))
    while 0 <= at < len(reading.words) and reading.has(at, *told):
        if step > 0 and not reading.joined(at, also=","):
            break
        at += step
    return at


_ABBREVIATED = frozenset({"m", "md"})
_ABOUT_TIME = frozenset({"c", "p", "st"})
_NEAR_WORD = 4
_BEGINNINGS = frozenset({"maddes", "madded", "madden", "articl", "sectio", "paragr"})


def _after_numbers(text: str, place: int) -> int | None:
    """Where a list of article numbers right after `place` ends; None when there is none."""
    gap = _NO.match(text, place)
    place = gap.end() if gap else place
    if text[place : place + 2] in (". ", "§ "):
        place += 2
    number = _NUMBER.match(text, place)
    end: int | None = None
    while number:
        end = number.end()
        joint = _JOINED.match(text, end)
        number = _NUMBER.match(text, joint.end()) if joint else None
    return end
