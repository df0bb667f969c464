"""Places: those the lists know, those written like places, and those told by what stands there.

Listed places are found in any case and with endings; an unlisted word is taken for a place when it has a
capital and a word like "in", "near" or an ending that says where.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from cahier.redaction.endings import stems
from cahier.redaction.finding import Confidence, Finding, span
from cahier.redaction.lists import also_words, countries, english, given_names, home, kept_words, places
from cahier.redaction.reading import Reading
from cahier.redaction.signs import NearSigns
from cahier.redaction.word import Word, spoken_in

_SHORTEST_STEM = 4
_SHORTEST_CAPITAL = 3
_WHERE_FROM = frozenset({"da", "de", "dan", "den", "danam", "denem", "dayam", "deyem", "li", "liyam", "liyem"})
_WHERE = ("da", "de", "dan", "den", "ta", "te", "tan", "ten")
_DETERMINERS = frozenset(["the", "a", "an"])
_REMEMBERED = 100_000
_QUOTED = re.compile(r"[«“\"][^«»“”\"\n]{2,40}[»”\"]")
_HYPHENED = NearSigns(
    re.compile(r"(?<![\w-])[A-ZÀ-Þ][\w’']+(?:-(?:[A-ZÀ-Þ][\w’']*|(?:[a-z]{1,4}|[dl]’[A-ZÀ-Þ]\w+))){2,6}(?![\w-])"),
    sign=r"-[\w’']+-",
    before=80,
    after=160,
)
_TELLING = frozenset(
    [
        *("in", "at", "near", "above", "below", "behind", "opposite", "outside", "around", "from", "to"),
        *("v", "na", "u", "pod", "okolo", "vozle", "nad", "za", "naprotiv", "ryadom"),
    ]
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find places."""
    yield from _listed(reading)
    yield from _by_preposition(reading)
    yield from _by_noun(reading)
    yield from _areas(reading)
    yield from _hyphened(reading)
    yield from _by_quoted_name(reading)
    yield from _countries(reading)
    for at in reading.tagged("third_place"):
        if at + 1 < len(reading.words) and reading.words[at + 1].folded.startswith(("countr", "stran")):
            first = at - 1 if at and reading.words[at - 1].folded in ("a", "another") else at
            yield Finding(*span(reading, first, at + 2), "PLACE", "place", "A country somebody is in.")


@lru_cache(maxsize=_REMEMBERED)
def is_listed(folded: str, language: str) -> bool:
    """Whether a folded word, endings aside, is a place the lists know."""
    if folded in places():
        return folded not in home()
    if folded in also_words() or folded in given_names():
        return False
    if language == "en":
        return folded.removesuffix("'s") in places()
    bare = folded.partition("'")[0]
    if bare != folded:
        return bare in places()
    for stem in stems(folded, language):
        if len(stem) >= _SHORTEST_STEM and stem in places():
            return True
        if language == "ru" and len(stem) >= _SHORTEST_STEM - 1 and _russian(stem):
            return True
    return False


def _russian(stem: str) -> bool:
    return any(stem + vowel in places() for vowel in "aiey")


def _listed(reading: Reading) -> Iterator[Finding]:
    for at in reading.spelled({said for said in reading.by_folded if _may_be_listed(said, reading.language)}):
        word = reading.words[at]
        language = "ru" if not word.text.isascii() and word.text[0] >= "\u0400" else reading.language
        listed = is_listed(word.folded, language) or (
            language == "ru" and is_listed(word.folded, reading.language)
        )
        if len(word.folded) < 2 or not (listed or _is_short(word, reading)):
            continue
        plain_word = (
            word.folded in also_words() or "stop" in word.tags or "common" in word.tags or len(word.folded) < 4
        )
        if word.capital and reading.writes_capitals:
            if plain_word and reading.opens_sentence(at):
                continue
        elif plain_word or (reading.careful and (word.tags or word.folded not in places())):
            continue
        sure: Confidence = "certain" if word.capital else "likely"
        if word.folded in countries() and _is_party(reading, at):
            sure = "possible"
        yield Finding(word.start, word.end, "PLACE", "listed_place", "A place.", sure)


@lru_cache(maxsize=_REMEMBERED)
def _may_be_listed(said: str, language: str) -> bool:
    """Whether a folded word may be a listed place in some script: nearly none is."""
    return is_listed(said, language) or is_listed(said, "ru") or said[:_SHORTEST_CAPITAL] in places()


def _is_short(word: Word, reading: Reading) -> bool:
    """Whether a capital word is a place of three letters with an ending that says where: "Qaxdan"."""
    if reading.language not in ("az", "tr") or not word.capital:
        return False
    stem, ending = word.folded[:_SHORTEST_CAPITAL], word.folded[_SHORTEST_CAPITAL:]
    return stem in places() and ending in _WHERE_FROM


def _is_party(reading: Reading, at: int) -> bool:
    """Whether a country is named as a state that answers for something: "the Republic of Turkey"."""
    return at > 1 and reading.words[at - 1].folded == "of" and reading.words[at - 2].folded in english("state")


def _by_preposition(reading: Reading) -> Iterator[Finding]:
    """A capitalised word nobody lists, after "in" or with an ending of where."""
    if not reading.writes_capitals:
        return
    for at in reading.capitals:
        word = reading.words[at]
        if word.tags or word.folded in kept_words() or reading.opens_sentence(at) or len(word.text) < 3:
            continue
        after_in = reading.has(at - 1, "place_before") and reading.joined(at)
        where = reading.language in ("az", "tr") and word.folded.endswith(_WHERE) and len(word.folded) > 5
        if after_in or where:
            after = at + 1
            while reading.joined(after) and reading.words[after].capital and not reading.words[after].tags:
                after += 1
            yield Finding(*span(reading, at, after), "PLACE", "place", "Written like a place.", "likely")


def _areas(reading: Reading) -> Iterator[Finding]:
    """An area by its name: "the municipality of Härjedalen", "northern Cyprus"."""
    if reading.language != "en":
        return
    for at in reading.spelled(english("area") | english("direction")):
        word = reading.words[at]
        if word.folded in english("area") and reading.joined(at + 2) and reading.words[at + 1].folded == "of":
            after = at + 2
            while reading.joined(after) and reading.words[after].capital and after - at < 6:
                after += 1
            if after > at + 2:
                yield Finding(*span(reading, at, after), "PLACE", "place", "An area by its name.", "likely")
        elif word.folded in english("direction") and reading.joined(at + 1):
            named = reading.words[at + 1].capital and not reading.words[at + 1].tags
            if (named and not word.capital) or reading.words[at + 1].folded in ("part", "parts"):
                yield Finding(*span(reading, at, at + 2), "PLACE", "place", "Where in a country.", "likely")


def _hyphened(reading: Reading) -> Iterator[Finding]:
    """Names of places grown from several words: "Saint-Didier-au-Mont-d’Or"."""
    for found in _HYPHENED.within(reading):
        yield Finding(found.start(), found.end(), "PLACE", "place", "Written like a place.", "likely")


def _by_noun(reading: Reading) -> Iterator[Finding]:
    """Find a place told by what is there: "the back door of the Sunrise Hotel"."""
    for at in reading.tagged("place_noun"):
        if reading.has(at, "kin", "month"):
            continue
        first, after = _noun_start(reading, at), at + 1
        while after < len(reading.words) and reading.has(after, "place_noun") and reading.joined(after):
            after += 1
        if reading.language == "en" and reading.joined(after) and reading.words[after].folded == "of":
            after = _named_so(reading, after)
        after = _told_further(reading, after)
        named = any(
            is_listed(reading.words[step].folded, spoken_in(reading.words[step].text, reading.language))
            or (reading.words[step].capital and not reading.opens_sentence(step))
            for step in range(first, after)
        )
        if named:
            reason = "A place told by what is there."
            yield Finding(*span(reading, first, after), "PLACE", "place", reason, "possible")


def _named_so(reading: Reading, after: int) -> int:
    """On over the name of it: "the village | of Garabujag"."""
    end = after + 1
    while reading.joined(end) and reading.words[end].capital and not reading.has(end, "stop"):
        end += 1
    return end if end > after + 1 else after


def _noun_start(reading: Reading, at: int) -> int:
    first = at
    while first > 0 and at - first < 4:
        gap = reading.between(first)
        if not reading.joined(first) and not gap.strip().isdigit():
            break
        before = reading.words[first - 1]
        if "stop" in before.tags and before.folded not in _DETERMINERS and not before.capital:
            break
        first -= 1
        if reading.words[first].folded in _DETERMINERS:
            break
    return first


def _told_further(reading: Reading, after: int) -> int:
    """Go on over a landmark: "… near Green Gate", "… above the Sunrise café"."""
    step = after
    if step >= len(reading.words) or reading.words[step].folded not in _TELLING or not reading.joined(step):
        return after
    step += 1
    if step < len(reading.words) and reading.words[step].folded in _DETERMINERS and reading.joined(step):
        step += 1
    end = step
    while (
        end < len(reading.words)
        and reading.joined(end)
        and (reading.words[end].capital or reading.has(end, "place_noun") or _is_town(reading, end))
        and end - step < 4
    ):
        end += 1
    return end if end > step else after


def _is_town(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    return "stop" not in word.tags and is_listed(word.folded, spoken_in(word.text, reading.language))


def _by_quoted_name(reading: Reading) -> Iterator[Finding]:
    """A place with a name in quotation marks before it: "«Gənclik» metrosunun çıxışında"."""
    for found in _QUOTED.finditer(reading.text):
        at = after = reading.word_before(found.end()) + 1
        while reading.has(after, "place_noun") and reading.between(after).strip('»”" ') == "":
            after += 1
        if after > at:
            place = (found.start(), reading.words[after - 1].end)
            yield Finding(*place, "PLACE", "place", "A place told by what is there.", "likely")


def _goes_on(reading: Reading, at: int) -> int | None:
    """Where the name of a country goes on: "United Kingdom | of Great Britain | and Northern Ireland"."""
    linked = at + 1 < len(reading.words) and reading.words[at].folded in ("of", "and") and reading.joined(at)
    step = at + 1 if linked else at
    return step + 1 if reading.has(step, "country") and reading.joined(step) else None


def _countries(reading: Reading) -> Iterator[Finding]:
    """Countries of several words: "the United States"."""
    done = 0
    for at in reading.tagged("country"):
        if at < done:
            continue
        done = at + 1
        while step := _goes_on(reading, done):
            done = step
        sued = at > 1 and reading.words[at - 1].folded == "the" and reading.words[at - 2].folded == "against"
        confidence: Confidence = "possible" if sued or _is_party(reading, at) else "likely"
        yield Finding(*span(reading, at, done), "PLACE", "listed_place", "A country.", confidence)
