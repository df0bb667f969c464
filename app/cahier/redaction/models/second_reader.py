"""Turns what the models see into findings: guesses, cut to whole words, without what must stay readable."""

from collections.abc import Iterator

from cahier.redaction import models
from cahier.redaction.finding import BY_MODEL, Confidence, Finding
from cahier.redaction.lists import also_words_of, generic_words, home, kept_words
from cahier.redaction.models.grammar import form_of
from cahier.redaction.models.rampart import seen
from cahier.redaction.reading import Reading

_TYPES = {
    "GIVEN_NAME": "NAME",
    "SURNAME": "NAME",
    "EMAIL": "EMAIL",
    "PHONE": "PHONE",
    "URL": "HANDLE",
    "BUILDING_NUMBER": "ADDR",
    "STREET_NAME": "ADDR",
    "SECONDARY_ADDRESS": "ADDR",
    "ZIP_CODE": "ADDR",
    "CITY": "PLACE",
    "STATE": "PLACE",
}
_OTHERWISE = "IDNUM"
_NAMES = ("NAME", "PLACE")
_LIKELY, _LIKELY_IN_SMALL = 0.5, 0.25
_NEVER = ("stop", "honorific", "month", "weekday")
_MEANT_AS_NAME = 0.5
_SHORTEST = 3
_BEFORE, _AFTER = 200, 300  # characters around a word in doubt


def find(reading: Reading) -> Iterator[Finding]:
    """What the model of the reading's language sees, if there is one and it is installed."""
    if reading.language == "en" and models.is_there("English"):
        yield from _english(reading)
    elif reading.language == "ru" and models.is_there("Russian"):
        yield from _russian(reading)


def _english(reading: Reading) -> Iterator[Finding]:
    """Ask where the rules cannot tell: without capitals, or where a name that is a word opens a sentence."""
    enough = _LIKELY if reading.writes_capitals else _LIKELY_IN_SMALL
    for start, end in _doubtful(reading):
        for one in seen(reading.text[start:end]):
            kind = _TYPES.get(one.label, _OTHERWISE)
            surely = one.sure >= enough and kind in _NAMES  # for numbers the rules know better
            sure: Confidence = "likely" if surely else "possible"
            first, after = one.start + start, one.end + start
            if _may_be_meant(reading, first, after, kind):
                reason = f"A model of English takes this for {_SAID[kind]}."
                yield Finding(first, after, kind, BY_MODEL, reason, sure)


def _doubtful(reading: Reading) -> Iterator[tuple[int, int]]:
    """The stretches the model is asked about."""
    if not reading.writes_capitals:
        yield 0, len(reading.text)
        return
    done = 0
    for at, word in enumerate(reading.words):
        if word.start < done or word.folded not in also_words_of("en") or not reading.opens_sentence(at):
            continue
        start = max(done, word.start - _BEFORE, reading.text.rfind("\n", 0, word.start) + 1)
        line = reading.text.find("\n", word.end)
        done = min(word.end + _AFTER, line if line >= 0 else len(reading.text))
        yield start, done


_SAID = {
    "NAME": "a name",
    "PLACE": "a place",
    "ADDR": "part of an address",
    "EMAIL": "a mail address",
    "PHONE": "a number to call",
    "HANDLE": "an address on the net",
    "IDNUM": "the number of a paper or account",
}


def _may_be_meant(reading: Reading, start: int, end: int, kind: str) -> bool:
    """Whether it may be what the model takes it for: no small word, nothing that stays readable."""
    at = reading.word_before(start) + 1
    if at >= len(reading.words) or reading.words[at].start >= end:
        return True
    word = reading.words[at]
    if reading.has(at, *_NEVER) or word.folded in kept_words() or word.folded in home():
        return False
    if kind not in _NAMES:
        return True
    return (word.capital or not reading.writes_capitals) and word.folded not in generic_words()


def _russian(reading: Reading) -> Iterator[Finding]:
    """Forms of names where capitals do not tell; names that open a sentence; words of no dictionary."""
    for at, word in enumerate(reading.words):
        if word.tags or len(word.text) < _SHORTEST or word.folded in kept_words() or word.folded in home():
            continue
        telling = word.capital and reading.writes_capitals and not reading.opens_sentence(at)
        if telling or (reading.careful and not word.capital) or not "\u0400" <= word.text[0] <= "\u04ff":
            continue  # the rules see a capital inside a sentence themselves
        form = form_of(word.text)
        if form.name >= _MEANT_AS_NAME:
            sure: Confidence = "possible" if word.folded in also_words_of("ru") else "likely"
            yield Finding(word.start, word.end, "NAME", BY_MODEL, "A form of a name, says the dictionary.", sure)
        elif form.place >= _MEANT_AS_NAME:
            yield Finding(word.start, word.end, "PLACE", BY_MODEL, "A form of a place's name.", "likely")
        elif not form.known:
            yield Finding(word.start, word.end, "NAME", BY_MODEL, "A word of no dictionary.", "possible")
