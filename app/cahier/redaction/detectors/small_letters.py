"""Names where nobody writes capitals: words of no dictionary, surnames by their end, letters, particles.

All of them are guesses, and are proposed as possible.
"""

import re
from collections.abc import Iterator

from cahier.redaction.detectors.given_names import is_given_name
from cahier.redaction.detectors.places import is_listed
from cahier.redaction.finding import GUESSED, Finding, span
from cahier.redaction.reading import Reading
from cahier.redaction.words import has_words, is_everyday, stands_in

_SHORTEST, _SHORTEST_LINKED = 5, 4
_MOST_BEFORE = 3
_LINKS = frozenset(["al", "el", "abu", "ibn", "bin", "van", "von", "der", "o", "mc", "de"])
_INITIALS = re.compile(
    r"(?<![\w.])[^\W\d_]{3,20} [^\W\d_]\.(?!\w)|(?<![\w.])(?:[^\W\d_]\. ?){1,2}[^\W\d_]{4,24}(?!\w)"
    r"|(?<![\w.])[^\W\d_]\.[^\W\d_]\.(?!\w)"
)
_ENDINGS = r"(?:in|nin|un|nun|a|ya|u|e|om|oy|im|da|dan|i|ni|den|de|la|le|dir|lerin|larin)?"
_SURNAME = re.compile(
    r"[^\W\d_]{2,}(?:ov|ova|ev|eva|yev|yeva|zade|zadeh|oglu|ogly|skiy|skaya|enko|svili|dze|beyli|bayli|turk)"
    + _ENDINGS
)
_RUSSIAN = re.compile(
    r"[^\W\d_]{2,}(?:in|ina|inu|inim|inoy|(?<![aeiouy])li|ov[aui]?|ev[aui]?|ovoy|evoy|ovim|evim)|[^\W\d_]{4,}ovic[aue]?"
)
_RUSSIAN_VERB = re.compile("(?:[aeiouy]l|la|li|lo|[aeiouy]t|yut|sya|las|los|lis)$")
_VERB_OR_ADJECTIVE = re.compile("(?:l|la|li|lo|t|et|it|yut|ut|ayut|sya|s|iy|iye|aya|oe|ogo|omu|no|ski)$")


def find(reading: Reading) -> Iterator[Finding]:
    """Find what is like a name without a capital."""
    if reading.writes_capitals:
        return
    patterns = (_SURNAME, _RUSSIAN) if reading.language == "ru" else (_SURNAME,)
    for at, word in enumerate(reading.words):
        if word.tags or len(word.text) < _SHORTEST_LINKED:
            continue
        before = reading.words[at - 1].folded if reading.joined(at, also="’") else ""
        linked = (
            (before in _LINKS and not reading.has(at - 1, "stop"))
            or word.folded.startswith(("o'", "d'"))
            or (is_given_name(before, reading.language) and not _is_verb(reading, word.folded))
        )
        ends_so = len(word.text) >= _SHORTEST and any(pattern.fullmatch(word.folded) for pattern in patterns)
        if not linked and not ends_so and not _is_no_word(reading, at):
            continue
        first = at
        while reading.joined(first, also="’") and at - first < _MOST_BEFORE and _belongs(reading, first - 1):
            first -= 1
        place = span(reading, first, at + 1)
        yield Finding(*place, "NAME", GUESSED, "No everyday word, or built like a surname.", "possible")
    for found in _INITIALS.finditer(reading.text):
        yield Finding(*found.span(), "NAME", GUESSED, "Letters like initials.", "possible")


def _is_no_word(reading: Reading, at: int) -> bool:
    """Whether no dictionary of the language knows the word, so that it is a name or a slip."""
    folded = reading.words[at].folded
    if not has_words(reading.language) or is_listed(folded, reading.language):
        return False
    return not is_everyday(folded, reading.language)


def _is_verb(reading: Reading, folded: str) -> bool:
    """Whether a word after a name says what was done: "эльвин бросил"."""
    return reading.language == "ru" and _RUSSIAN_VERB.search(folded) is not None


def may_follow_kin(reading: Reading, at: int) -> bool:
    """Whether the word after a word of kin may be the name of that person: "соседка расмия", not "сосед видел"."""
    word = reading.words[at]
    if word.tags or len(word.text) < _SHORTEST_LINKED:
        return False
    if not has_words(reading.language):
        return _VERB_OR_ADJECTIVE.search(word.folded) is None
    return not stands_in(word.folded, reading.language)


def _belongs(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if reading.language in ("az", "tr") and _is_plain_word(word.folded, reading.language):
        return False
    return (word.folded in _LINKS and not word.tags) or (not word.tags and len(word.text) >= _SHORTEST - 1)


def _is_plain_word(folded: str, language: str) -> bool:
    return is_everyday(folded, language) and not is_given_name(folded, language, by_sound=False)
