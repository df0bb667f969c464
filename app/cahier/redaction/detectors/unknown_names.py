"""Names of people nobody has recorded: after a title or a word of kin, beside "oğlu", or simply capitalised.

A capital inside a sentence is the best single sign in a text that uses capitals, and no sign at all in one that
does not; there, common given names and the cues beside them are what is left.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from cahier.redaction.detectors import initials, small_letters
from cahier.redaction.detectors.found_again import Seen, find_again, name_words
from cahier.redaction.detectors.given_names import is_also_word, is_given_name
from cahier.redaction.detectors.places import is_listed
from cahier.redaction.finding import GUESSED, Finding, span
from cahier.redaction.lists import ABSTRACT, also_words, generic_words, home, kept_words
from cahier.redaction.name_index import PARTICLES
from cahier.redaction.reading import Reading
from cahier.redaction.words import has_words, is_everyday

_PATRONYMIC = re.compile(r"[^\W\d_]{3,}(?:ovic|evic|ovna|evna|icna)[auemoy]{0,2}")
_SURNAME = re.compile(
    r"[^\W\d_]{3,}(?:ov|ova|ev|eva|yev|yeva|zade|ogly|oglu|skiy|skaya|enko|yan|svili|dze|oglu|li|gil)(?:in|nin|un|a|u|e|om|oy|im|da|dan|i|ni|den|de)?"
)
_RUSSIAN_SURNAME = re.compile(
    r"[^\W\d_]{2,}(?:in|ina|inu|inim|inoy|ine|ov|ova|ovu|ovim|ovoy|ev|eva|evu|evim|evoy)"
)
_THEY_DID = re.compile(r"[^\W\d_]{2,}[aeiouy](?:li(?:s)?|lsya|las)")  # "Пришли", "Отказались"
_LINKS = frozenset(
    [
        "de",
        "del",
        "della",
        "delle",
        "di",
        "da",
        "do",
        "dos",
        "du",
        "des",
        "von",
        "van",
        "der",
        "den",
        "ter",
        "ten",
        "te",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "zu",
        "zur",
        "am",
        "und",
    ]
)
_NO_NAMES = frozenset({"stop", "month", "weekday", "honorific", "org", "court", "facility", "kin"})
_SHORTEST_UNKNOWN = 4
_SHORTEST_GIVEN = 3
_REMEMBERED = 100_000
_ABBREVIATED = 3
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "prof", "cenab", "sayin", "gospodin", "gospoja", "bayan"])
_ENGLISH_ENDINGS = (
    *("ing", "tion", "ness", "ment", "ly", "ism", "ity", "ous", "ful", "less"),
    *("able", "ible", "ance", "ence", "ship", "ed"),
)
_RULE = "unknown_name"


def find(reading: Reading) -> Iterator[Finding]:
    """Find names of people who are not in the records."""
    sure: set[str] = set()
    guessed: set[str] = set()
    capitals = reading.writes_capitals
    for finding in (
        *_cued(reading),
        *_capitalised(reading),
        *initials.find(reading),
        *_listed(reading),
        *small_letters.find(reading),
    ):
        words = name_words(reading.text[finding.start : finding.end], capitals)
        (guessed if finding.confidence == "possible" and not capitals else sure).update(words)
        yield finding
    yield from find_again(reading, Seen(sure))
    yield from find_again(reading, Seen(guessed - sure), "possible")


def _cued(reading: Reading) -> Iterator[Finding]:
    """After a title or a word of kin, before "xanım", beside "oğlu"."""
    for at in reading.tagged("honorific", "kin", "cue_before"):
        target = at + 1
        if not reading.joined(target, also='.:,(“«"') or not _may_be_name(reading, target, at):
            continue
        if "," in reading.between(target) and not is_given_name(reading.words[target].folded, reading.language):
            continue
        first = (
            at
            if (reading.has(at, "honorific") and not reading.has(at, "kin"))
            or (reading.words[at].capital and reading.has(at, "honorific"))
            else target
        )
        while reading.has(first, "honorific") and _title_before(reading, first):
            first -= 1
        yield Finding(
            *span(reading, first, _name_end(reading, target)),
            "NAME",
            _RULE,
            "Named after a title or a word of kin.",
        )
    for at in reading.tagged("title_after"):
        if reading.joined(at) and _may_be_name(reading, at - 1, at):
            yield Finding(*span(reading, at - 1, at + 1), "NAME", _RULE, "Named before a title.")
    for at in reading.spelled(PARTICLES):
        if at and reading.joined(at):
            first = at - 1
            after = at + 1
            if (
                reading.joined(after)
                and (reading.words[after].capital or not reading.writes_capitals)
                and not reading.words[after].tags
            ):
                after += 1
            elif first and reading.joined(first) and reading.words[first - 1].capital:
                first -= 1
            if reading.words[at - 1].capital or (not reading.writes_capitals and not reading.words[at - 1].tags):
                yield Finding(*span(reading, first, after), "NAME", _RULE, "A name with a father's name.")


def _title_before(reading: Reading, at: int) -> bool:
    told = reading.words[at - 1].capital or not reading.writes_capitals or reading.has(at - 1, "rank")
    return told and reading.has(at - 1, "honorific") and reading.joined(at, also=".")


def _may_be_name(reading: Reading, at: int, cue: int) -> bool:
    word = reading.words[at]
    if len(word.text) < 2 or word.folded in kept_words() or word.folded in home():
        return False
    if word.capital and reading.writes_capitals:
        if _is_generic(word.folded) and _is_generic(reading.words[cue].folded):
            return False  # "General Directorate": an office beside an office
        return reading.words[at].tags.isdisjoint(_NO_NAMES)
    listed = is_given_name(word.folded, reading.language)
    if word.folded in also_words():
        if reading.careful and reading.language in ("az", "tr"):
            return False
        return reading.has(cue, "kin", "cue_before", "honorific", "title_after") and not reading.has(at, "stop")
    if reading.has(cue, "kin") and not reading.writes_capitals and small_letters.may_follow_kin(reading, at):
        return True
    return listed or (
        not reading.careful
        and not word.tags
        and (reading.has(cue, "cue_before", "title_after") or reading.words[cue].folded in _TITLES)
        and len(word.text) > 3
    )


def _name_end(reading: Reading, at: int) -> int:
    """Index after the name that begins at `at`: further capitals, links, initials."""
    after = at + 1
    while after < len(reading.words) and after - at < 5 and _goes_on(reading, after):
        word = reading.words[after]
        linked = word.folded in _LINKS and after + 1 < len(reading.words) and reading.words[after + 1].capital
        untold = not word.tags or (reading.language in ("az", "tr") and _is_surname(reading, after))
        further = word.capital and untold and (reading.writes_capitals or _SURNAME.fullmatch(word.folded))
        titled = reading.has(after, "title_after") or word.folded in PARTICLES
        if not (linked or further or titled):
            break
        after += 1
    return after


def _is_surname(reading: Reading, at: int) -> bool:
    """Whether a word that says something else too ends like a surname after a given name: "Samir Dağlı"."""
    word = reading.words[at]
    given = is_given_name(reading.words[at - 1].folded, reading.language, by_sound=False)
    return given and not reading.has(at, "stop", "kin", "org") and _SURNAME.fullmatch(word.folded) is not None


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the word may belong to the name before it; "Cz. Wolny" has a full stop inside."""
    if reading.joined(at):
        return True
    short = reading.words[at - 1].capital and len(reading.words[at - 1].text) <= _ABBREVIATED
    return short and reading.words[at].capital and reading.joined(at, also=".") and not reading.has(at, "stop")


def _capitalised(reading: Reading) -> Iterator[Finding]:
    """Capitals inside a sentence that no list explains."""
    if not reading.writes_capitals:
        return
    lower = {word.folded for word in reading.words if not word.capital}
    after = 0
    for at in reading.capitals:
        if at < after or not _is_unexplained(reading, at, lower):
            continue
        after = _name_end(reading, at)
        first = at
        while first and reading.joined(first) and reading.words[first - 1].folded in _LINKS:
            first -= 1
        yield _guessed(reading, first, after)


def _is_unexplained(reading: Reading, at: int, lower: set[str]) -> bool:
    word = reading.words[at]
    if not word.capital or len(word.text) < 2 or word.folded in kept_words() or word.folded in home():
        return False
    if is_listed(word.folded, reading.language):
        return False
    if (
        reading.has(at - 1, "place_sure")
        and reading.joined(at)
        and not is_given_name(word.folded, reading.language)
    ):
        return False
    if _is_generic(word.folded) and not is_given_name(word.folded, reading.language, by_sound=False):
        return False
    if reading.opens_sentence(at):
        return _opens_with_name(reading, at, lower)
    if word.tags:
        return bool(word.tags & {"job", "health", "body", "document", "story", "common"}) and is_given_name(
            word.folded, reading.language
        )
    if word.text.isupper() and len(word.text) <= 5:
        return False
    return word.folded not in lower or is_given_name(word.folded, reading.language)


def _opens_with_name(reading: Reading, at: int, lower: set[str]) -> bool:
    word = reading.words[at]
    bare, mark, _ = word.folded.partition("'")
    if mark and reading.language == "tr" and is_given_name(bare, "tr", by_sound=False):
        return True  # only after a name does an apostrophe part the ending: "Deniz'den"
    if word.tags:
        return False
    if word.folded in lower and not is_given_name(word.folded, reading.language, by_sound=False):
        return False
    if reading.makes_verb(at) and word.folded in also_words():
        return False
    if is_given_name(word.folded, reading.language) or _PATRONYMIC.fullmatch(word.folded):
        return True
    if reading.language == "en" and word.folded.endswith(_ENGLISH_ENDINGS):
        return False
    if reading.language == "ru" and _THEY_DID.fullmatch(word.folded):
        return False
    if reading.language == "ru" and _RUSSIAN_SURNAME.fullmatch(word.folded):
        return True
    following = at + 1
    if reading.joined(following) and reading.words[following].capital and not reading.words[following].tags:
        return True
    if reading.has(following, "cue_verb") and reading.joined(following):
        return True
    surname = _SURNAME.fullmatch(word.folded) is not None and len(word.folded) > 6
    return surname or word.text.endswith(("’s", "'s")) or _is_no_word(reading, word.folded)


def _is_no_word(reading: Reading, folded: str) -> bool:
    """Whether no dictionary of the language knows a word that opens a sentence."""
    if len(folded) < _SHORTEST_UNKNOWN or not has_words(reading.language):
        return False
    return not is_everyday(folded, reading.language)


def _is_generic(folded: str) -> bool:
    return folded in generic_words() or folded.partition("'")[0] in generic_words()


def _guessed(reading: Reading, at: int, after: int) -> Finding:
    known = any(is_given_name(reading.words[step].folded, reading.language) for step in range(at, after))
    surname = any(_SURNAME.fullmatch(reading.words[step].folded) for step in range(at, after)) and after - at > 1
    place = span(reading, at, after)
    if known or surname:
        reason = "A common given name." if known else "Capitalised, and it ends like a surname."
        return Finding(*place, "NAME", _RULE, reason, "likely")
    reason = "Capitalised, and no list explains it: perhaps a name."
    abstract = reading.language == "en" and reading.words[at].folded.endswith(ABSTRACT)
    doubtful = after - at == 1 and (abstract or reading.opens_sentence(at))
    return Finding(*place, "NAME", GUESSED, reason, "possible" if doubtful else "likely")


def _listed(reading: Reading) -> Iterator[Finding]:
    """Common given names where capitals say nothing."""
    small = {
        word.folded for word in reading.words if not (word.tags or (word.capital and reading.writes_capitals))
    }
    given = {said for said in small if _is_surely_given(said, reading.language, not reading.careful)}
    for at in reading.spelled(given):
        word = reading.words[at]
        if not (word.tags or (word.capital and reading.writes_capitals)):
            after = _name_end(reading, at)
            yield Finding(*span(reading, at, after), "NAME", _RULE, "A common given name.", "likely")


@lru_cache(maxsize=_REMEMBERED)
def _is_surely_given(said: str, language: str, by_sound: bool) -> bool:
    """Whether a folded word is a given name and nothing else."""
    if len(said) < _SHORTEST_GIVEN or not is_given_name(said, language, by_sound=by_sound):
        return False
    return not is_also_word(said, language)
