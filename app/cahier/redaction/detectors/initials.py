"""Initials, alone or beside a name, as in T. Aliyev, S.M. and Svetlana P."""

import re
from collections.abc import Iterator

from cahier.redaction.detectors.given_names import is_given_name
from cahier.redaction.finding import Finding
from cahier.redaction.lists import ABSTRACT, abbreviations, generic_words, tags_of
from cahier.redaction.reading import Reading
from cahier.redaction.signs import BeforeSign, NearWords
from cahier.redaction.word import folded

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽƏА-ЯЁҒӘӨҮҸҺ"
_TWO_LETTERS = "Дж|Dj|Dzh|Sh|Ch|Kh|Gh|Zh|Yu|Ya|Ye|Ts"
_INITIALS = BeforeSign(
    re.compile(rf"(?<![\w.])(?:(?:[^\W\d_]|{_TWO_LETTERS})\.[\s-]?){{1,3}}(?:[{_UPPER}][\w’'-]{{2,30}})?"),
    sign=".",
    most=3,
)
_SIGNED = re.compile(r"[ \t]*(?:\n|$)")
_PARTIES = NearWords(
    re.compile(r"(?<![\w.'’])[A-Z](?= v\.? [A-Z])|(?<= v\. )[A-Z](?![\w.'’])"), "v", before=6, after=8
)
_SHORTENED = BeforeSign(
    re.compile(
        r"(?<![\w-])[А-ЯЁ]-(?:[а-яё]{0,2}(?:ва?|ова?|ева?|ина?|лы|ли|ий|ая|ян|ко|ук|юк|ич|зе|де|ого|ому|ской|у|ой|ым))(?![\w-])"
    ),
    sign="-",
    most=1,
)
_NO_SURNAME = ("-де", "-за", "-ко")
_RULE = "unknown_name"


def find(reading: Reading) -> Iterator[Finding]:
    """Find initials that look like those of a person."""
    for found in _INITIALS.within(reading):
        said = found[0].rstrip(" \t\r\n-")
        letters = re.findall(rf"(?<![^\W\d_])(?:[^\W\d_]|{_TWO_LETTERS})(?=\.)", said)
        if not letters or not all(letter[0].isupper() for letter in letters) or said.casefold() in abbreviations():
            continue
        surname = re.search(r"[^\W\d_][\w’'-]{2,}$", said)
        if surname is None and len(letters) < 2:
            yield from _beside_a_word(reading, found.start(), found.start() + len(said))
            continue
        if surname is not None and (
            not surname[0][0].isupper() or (len(letters) == 1 and _ends_sentence(reading.text, found.start()))
        ):
            continue
        if surname is not None and len(letters) == 1 and _is_heading(reading, found.start(), surname[0]):
            continue
        start = _with_titles(reading, found.start())
        sure = surname is not None or start < found.start() or len(letters) > 1
        yield Finding(
            start,
            found.start() + len(said),
            "NAME",
            _RULE,
            "Initials, like those of a person.",
            "likely" if sure else "possible",
        )
    for found in _SHORTENED.within(reading):
        if not found[0].endswith(_NO_SURNAME):
            yield Finding(*found.span(), "NAME", _RULE, "A surname of which the middle is left out.", "likely")
    for found in _PARTIES.within(reading):
        yield Finding(*found.span(), "NAME", _RULE, "A party in the title of a case.", "likely")


def _is_heading(reading: Reading, start: int, word: str) -> bool:
    """Whether a letter counts a heading: "A. Arrest" on a line of its own, "I. THE FACTS" anywhere."""
    said = folded(word)
    if "stop" in tags_of(said, "en"):
        return True
    begins = not reading.text[:start].rstrip(" \t") or reading.text[:start].rstrip(" \t")[-1] == "\n"
    return begins and (said in generic_words() or bool(tags_of(said, "en")) or said.endswith(ABSTRACT))


def _with_titles(reading: Reading, place: int) -> int:
    """Back over the titles that stand before `place`."""
    at = reading.word_before(place)
    while at >= 0 and reading.has(at, "honorific") and (reading.words[at].capital or reading.has(at, "rank")):
        if reading.text[reading.words[at].end : place].strip(" \t."):
            break
        place, at = reading.words[at].start, at - 1
    return place


def _ends_sentence(text: str, place: int) -> bool:
    """Whether a single letter before a full stop is the end of something ("Article 5 c. The …")."""
    return place >= 2 and text[place - 2].isalnum() and not text[place - 1].isspace()


def _beside_a_word(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    """A single initial says something after a title or a given name."""
    titled = _with_titles(reading, start)
    if titled < start:
        yield Finding(titled, end, "NAME", _RULE, "An initial after a title.", "likely")
        return
    at = reading.word_before(start)
    if at < 0 or start - reading.words[at].end != 1:
        return
    word = reading.words[at]
    if reading.has(at, "possessive", "signing") and _SIGNED.match(reading.text, end):
        yield Finding(start, end, "NAME", _RULE, "An initial that signs a letter.", "likely")
    if word.capital and is_given_name(word.folded, reading.language):
        yield Finding(word.start, end, "NAME", _RULE, "A given name and an initial.", "likely")
