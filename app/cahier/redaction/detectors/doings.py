"""What somebody does, suffers or has done to them, told by a verb: work, a part played, a search, a pain.

In English and Russian what the verb is about follows it, in Azerbaijani and Turkish it stands before. Nothing of
this identifies alone and no list is long enough, so all of it is proposed as possible.
"""

from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading
from cahier.redaction.word import spoken_in

_OBJECT, _LONG_OBJECT, _BEFORE, _LONG_BEFORE = 6, 14, 4, 8
_ACCUSATIVE = ("i", "u", "ni", "nu", "ini", "unu")
_ACTOR = ("kin", "possessive", "cue_verb", "honorific")
_INSTRUMENTS = ("oy", "ey", "om", "em", "ami", "u")
_PASSIVE = ("ana", "ano", "ani", "ena", "eno", "eni", "ita", "ito", "iti")
_PRONOUNS = frozenset(["him", "her", "me", "us", "them", "you", "it", "ego", "ee", "menya", "nas", "ix"])


def find(reading: Reading) -> Iterator[Finding]:
    """Find what verbs tell."""
    for at in reading.verbs("work"):
        if not _is_noun(reading, at):
            yield from _told(reading, at, "JOB", "work", "What somebody lives by, told by a verb.", _OBJECT)
    for at in reading.verbs("role"):
        yield from _told(reading, at, "ROLE", "part_played", "A part somebody plays, told by a verb.", _OBJECT + 2)
    for at in reading.verbs("deed"):
        yield from _object(reading, at)
    for at in reading.verbs("force"):
        if _is_force(reading, at):
            reason = "What somebody was made to do."
            yield from _told(reading, at, "DETAIL", "force", reason, _LONG_OBJECT)
    for at in reading.verbs("pain"):
        yield from _told(reading, at, "HEALTH", "pain", "What the body suffers.", _OBJECT, alone=True)


def _told(
    reading: Reading, at: int, kind: str, rule: str, reason: str, most: int, *, alone: bool = False
) -> Iterator[Finding]:
    """The verb at word `at` with what it is about; nothing without that, unless the verb says it `alone`."""
    first, after = _before(reading, at), at + 1
    if spoken_in(reading.words[at].text, reading.language) in ("en", "ru"):
        first, after = _instrument(reading, at), _after(reading, at, most)
    if alone or after - first > 1:
        yield Finding(*span(reading, first, after), kind, rule, reason, "possible")


def _is_listed(reading: Reading, at: int, verb: int) -> bool:
    """Whether a comma before word `at` parts things of one list: both end alike, as what is taken does."""
    if at == 0 or reading.between(at).strip() != "," or at == verb:
        return False
    return reading.words[at - 1].folded.endswith(_ACCUSATIVE) and not reading.has(at - 1, "stop", *_ACTOR)


def _object(reading: Reading, at: int) -> Iterator[Finding]:
    """What was found, taken, planted or broken, without the verb."""
    first, after = _before(reading, at, _LONG_BEFORE), at
    if spoken_in(reading.words[at].text, reading.language) in ("en", "ru"):
        first, after = at + 1, _after(reading, at, _LONG_OBJECT)
        if reading.words[at].folded.endswith(_PASSIVE):
            first = _subject(reading, at)
        if reading.has(first, "clause_word") or _takes_somebody(reading, at):
            return
    if first < after:
        reason = "What was found, taken, planted or broken."
        yield Finding(*span(reading, first, after), "DETAIL", "deed", reason, "possible")


def _subject(reading: Reading, at: int) -> int:
    """Index of the first word of what a passive says before itself: "рукопись спрятана в …"."""
    first = at
    while reading.joined(first) and at - first < _BEFORE and not reading.has(first - 1, "stop", *_ACTOR):
        first -= 1
    return first


def _takes_somebody(reading: Reading, at: int) -> bool:
    """Whether a person may be what was taken: "took Zebo away", not "took the radio"."""
    told = reading.has(at + 1, "article", "indefinite", "possessive", "number")
    return reading.words[at].folded in ("took", "taken") and not told


def _is_noun(reading: Reading, at: int) -> bool:
    """Whether an English word like "drives" or "work" stands as a noun: after "the", a preposition, a number."""
    if reading.language != "en" or not reading.joined(at):
        return False
    return reading.has(at - 1, "article", "possessive", "phrase_link", "number", "indefinite", "unique")


def _before(reading: Reading, at: int, most: int = _BEFORE) -> int:
    """Index of the first word of what stands before the verb: "çörək sexində | işləyir"; a list may go on."""
    first = at
    while at - first < most and (reading.joined(first) or (most > _BEFORE and _is_listed(reading, first, at))):
        number = reading.has(first - 1, "number", "number_inflected")
        listed = reading.has(first - 1, "and_too") and first < at and not reading.has(first - 2, "stop")
        if reading.has(first - 1, *_ACTOR) or (reading.has(first - 1, "stop") and not (number or listed)):
            break
        if reading.words[first - 1].capital and reading.writes_capitals and not reading.opens_sentence(first - 1):
            break
        first -= 1
    return first


def _instrument(reading: Reading, at: int) -> int:
    """Back over what is worked with, which Russian may say first: "рыбой торгует"."""
    if at == 0 or not reading.joined(at) or reading.language != "ru":
        return at
    word = reading.words[at - 1]
    if word.capital or reading.has(at - 1, "stop", *_ACTOR) or not word.folded.endswith(_INSTRUMENTS):
        return at
    return at - 1


def _after(reading: Reading, at: int, most: int) -> int:
    """Index after the last word of what follows the verb in its clause."""
    if at + 1 < len(reading.words) and reading.words[at + 1].folded in _PRONOUNS and most == _LONG_OBJECT:
        nothing_else = reading.has(at + 2, "stop") or not reading.joined(at + 2)
        if nothing_else and not reading.has(at + 2, "phrase_link"):
            return at + 1
    end = _list_end(reading, at, most) if most == _LONG_OBJECT else reading.clause_end(at, most + 1)
    after = at + 1
    while after < end and not _ends_object(reading, after, most):
        after += 1
    while after > at + 1 and reading.has(after - 1, "stop") and not reading.has(after - 1, "number"):
        after -= 1
    return after


def _list_end(reading: Reading, at: int, most: int) -> int:
    """Index after the clause of the verb and whatever is listed after it: "изъяли телефон, тетрадь и «Зингер»"."""
    end = at + 1
    while end < len(reading.words) and end - at <= most:
        gap = reading.between(end)
        named = reading.has(end, "article", "indefinite", "possessive", "number")
        listed = "," in gap and (named or not reading.has(end, "stop", "clause_word", "cue_verb", "kin"))
        if not listed and gap.strip(" \t-'’«»“”\""):
            break
        end += 1
    return end


def _ends_object(reading: Reading, at: int, most: int) -> bool:
    if most == _LONG_OBJECT:
        goes_on = reading.has(at, "which") or (reading.has(at, "and") and not _begins_clause(reading, at + 1))
        return reading.has(at, "clause_word") and not goes_on
    return reading.has(at, "stop") and not reading.has(at, "article", "possessive", "phrase_link", "number")


def _begins_clause(reading: Reading, at: int) -> bool:
    return reading.has(at, "stop") and not reading.has(at, "article", "possessive", "number")


def _is_force(reading: Reading, at: int) -> bool:
    """Whether somebody is made to do something: in English "made to sing", "made her sing"."""
    if reading.language != "en":
        return True
    following = reading.words[at + 1].folded if at + 1 < len(reading.words) else ""
    return reading.joined(at + 1) and (following == "to" or following in _PRONOUNS)
