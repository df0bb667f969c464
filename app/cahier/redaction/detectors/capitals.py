"""Bodies, works and things named by a run of capitals: "Vorarlburg District Authority", "Dawn Penitentiary Union".

Institutions are made of words everybody knows, and one word that says which. A run of capitals that holds both is
a name of something; letters alone, as in PKK, are one too. What holds only known words is left readable.
"""

import re
from collections.abc import Iterator
from functools import cache

from cahier.redaction.detectors.given_names import is_given_name
from cahier.redaction.detectors.places import is_listed
from cahier.redaction.finding import Finding, span
from cahier.redaction.lists import countries, generic_words, home, kept_words, laws
from cahier.redaction.reading import Reading

_LINKS = frozenset(["of", "for", "the", "and", "de", "du", "des", "la", "und", "fur", "ve"])
_MOST_LINKS = 2
_IN_BRACKETS = re.compile(r"\s\([^()\n]{2,80}\)")
_LONGEST = 12
_ROMAN = re.compile(r"[IVXLC]+")
_FEWEST_LETTERS, _MOST_LETTERS = 2, 7
_KNOWN = frozenset(
    [
        *("stop", "common", "month", "weekday", "season", "feast", "number", "ordinal", "kin", "honorific", "job"),
        *("rank_head", "story"),
        *("court", "court_glue", "facility", "org", "place_noun", "document", "health", "benefit", "status"),
    ]
)
_RULE = "named_body"


def find(reading: Reading) -> Iterator[Finding]:
    """Find named bodies."""
    if not reading.writes_capitals:
        return
    after = 0
    for at in reading.capitals:
        if at < after or reading.has(at, "honorific"):
            continue
        after = _run_end(reading, at)
        yield from _named(reading, at, after)
    yield from _letters(reading)


def _run_end(reading: Reading, at: int) -> int:
    """Index after the last capital of the run that begins at word `at`; small links may stand inside."""
    after = step = at + 1
    while step < len(reading.words) and step - at < _LONGEST and reading.joined(step, also="&"):
        if reading.words[step].capital:
            after = step + 1
        elif reading.words[step].folded not in _LINKS or step - after >= _MOST_LINKS:
            break
        step += 1
    return after


def _named(reading: Reading, first: int, after: int) -> Iterator[Finding]:
    if reading.opens_sentence(first) and (is_plain(reading, first) or _is_doing(reading, first)):
        first += 1
        while first < after and (is_plain(reading, first) or not reading.words[first].capital):
            first += 1
    capitals = [at for at in range(first, after) if reading.words[at].capital]
    if len(capitals) < 2 or all(reading.words[at].text.isupper() for at in capitals):
        return
    if any(reading.words[at].folded in laws() for at in (capitals[0], capitals[-1])):
        return
    telling = [at for at in capitals if not is_plain(reading, at)]
    start, end = span(reading, first, after)
    if not telling and in_other_words(reading, end) == end:
        return
    if len(telling) == len(capitals):
        return
    yield Finding(start, in_other_words(reading, end), "ORG", _RULE, "The name of a body or a work.")


def _is_doing(reading: Reading, at: int) -> bool:
    """Whether a sentence begins with what is done: "Relying on …"."""
    return reading.language == "en" and reading.words[at].folded.endswith(("ing", "ed"))


def in_other_words(reading: Reading, end: int) -> int:
    """Where the name goes on in brackets as it is in another language: "… District Court (Amtsgericht)"."""
    said = _IN_BRACKETS.match(reading.text, end)
    if said is None:
        return end
    words = [at for at, _ in reading.words_in(said.start(), said.end())]
    foreign = [at for at in words if not is_plain(reading, at) and not reading.words[at].tags]
    return said.end() if words and len(foreign) * 2 > len(words) and reading.words[words[0]].capital else end


def is_plain(reading: Reading, at: int) -> bool:
    """Whether a word says nothing of which body it is: known to the lists, or part of many names."""
    word = reading.words[at]
    bare = word.folded.partition("'")[0]
    if _ROMAN.fullmatch(word.text):
        return True
    if reading.has(at, "country"):
        return True
    if is_listed(bare, reading.language) and bare not in countries():
        return False
    return bool(word.tags & _KNOWN) or not {word.folded, bare}.isdisjoint(_known_words())


@cache
def _known_words() -> frozenset[str]:
    return generic_words() | kept_words() | home() | countries()


def _letters(reading: Reading) -> Iterator[Finding]:
    """Bodies known by their letters, where not everything around them is in capitals."""
    for at in reading.shouted:
        word = reading.words[at]
        letters = word.text
        if not _FEWEST_LETTERS <= len(letters) <= _MOST_LETTERS or word.tags:
            continue
        if word.folded in kept_words() or _ROMAN.fullmatch(letters) or reading.has(at, "money"):
            continue
        if _loud(reading, at - 1) or _loud(reading, at + 1) or is_given_name(word.folded, reading.language):
            continue
        after = at + 1
        if reading.between(after) == "-" and reading.words[after].text.isupper():
            after += 1
        yield Finding(*span(reading, at, after), "ORG", "letters", "Letters that stand for a body.", "likely")


def _loud(reading: Reading, at: int) -> bool:
    """Whether a longer neighbour is in capitals too, as in a heading."""
    return 0 <= at < len(reading.words) and len(reading.words[at].text) > 1 and reading.words[at].text.isupper()
