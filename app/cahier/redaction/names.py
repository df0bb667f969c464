"""Finds a case's own people in a text, however their names are spelled, bent, split or shortened.

Names that are also everyday words, and words that merely sound like a name, need a sign beside them: a capital
inside a sentence, a title, a word of kin, another name. Where nobody writes capitals the sign is not asked
for: hiding a word too many costs a glance, showing a name costs more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cahier.redaction.disguises import find_disguised
from cahier.redaction.finding import Confidence, Finding
from cahier.redaction.lists import abbreviations, also_words_of
from cahier.redaction.name_index import (
    AS_SOUNDED,
    AS_WRITTEN,
    MISTYPED,
    PARTICLES,
    SOUNDED_WITH_ENDING,
    WITH_ENDING,
    Likeness,
    NameIndex,
    initial,
)
from cahier.redaction.reading import Reading

_PATRONYMIC = re.compile(
    r".{3,}(?:ovic|evic|ovna|evna|ovica|ovica|ovicu|ovicem|ovni|ovne|ovnu|ovnoy|evni|evne|evnu|evnoy)"
)
_VOWEL = re.compile("[aeiou]|(?<![aeiou])y(?![aeiou])")
_SURE_LENGTH = 4
_UNSURE_LENGTH = 6
_REASONS = {
    AS_WRITTEN: "A name of a person in this case.",
    AS_SOUNDED: "A name of a person in this case, in another spelling or script.",
    WITH_ENDING: "A name of a person in this case, with an ending.",
    SOUNDED_WITH_ENDING: "A name of a person in this case, in another spelling and with an ending.",
    MISTYPED: "Almost a name of a person in this case: perhaps mistyped.",
}
_TITLES = frozenset({"title_after", "honorific", "job"})  # titles are parts of names too: Xanımana


@dataclass(slots=True)
class _Run:
    """Neighbouring words that name one person."""

    start: int
    end: int
    first: int
    after: int
    people: tuple[str, ...]
    level: int
    nick: bool
    sure: bool


def find_known(reading: Reading, index: NameIndex) -> Iterator[Finding]:
    """Find every known person in the reading, in order."""
    if not index.parts:
        return
    accepted = {at: found for at in range(len(reading.words)) if (found := _accepted(reading, at, index))}
    runs = list(_runs(reading, accepted, index))
    last_seen: dict[str, int] = {}
    for order, run in enumerate(runs):
        person, doubted = _who(run, last_seen, index)
        last_seen[person] = order
        yield _finding(run, person, doubted)
    yield from find_disguised(reading, index, frozenset(accepted))


def _accepted(reading: Reading, at: int, index: NameIndex) -> tuple[Likeness, ...]:
    word = reading.words[at]
    if len(word.text) < 2:
        return ()
    likenesses = index.likenesses(word.text, reading.language)
    return tuple(likeness for likeness in likenesses if _is_meant(reading, at, likeness))


def _is_meant(reading: Reading, at: int, likeness: Likeness) -> bool:
    """Whether the word means the name here, and not the everyday word it may be too."""
    word = reading.words[at]
    tagged = not word.tags <= _TITLES or (likeness.part.kind == "nick" and bool(word.tags))
    ordinary = likeness.part.also_word or tagged
    if likeness.part.also_word and reading.makes_verb(at):
        return False
    if not reading.writes_capitals or not (word.capital or reading.careful):
        if likeness.level in (AS_WRITTEN, WITH_ENDING):
            return not word.tags - {"common", "season"} or _has_cue(reading, at)
        return not ordinary and _sounds_surely(word.folded, likeness)
    if word.capital:
        opening = reading.opens_sentence(at)
        if likeness.level == AS_WRITTEN:
            return not (opening and word.tags & {"stop", "season"}) or _has_cue(reading, at)
        if opening and (tagged or word.folded in also_words_of(reading.language)):
            return _has_cue(reading, at) and likeness.level != MISTYPED
        if likeness.level == WITH_ENDING and len(likeness.part.folded) <= 2:
            return False
        return likeness.level != MISTYPED or not tagged
    if likeness.level in (AS_WRITTEN, AS_SOUNDED, WITH_ENDING) and not ordinary:
        return _sounds_surely(word.folded, likeness)
    return likeness.level not in (MISTYPED, SOUNDED_WITH_ENDING) and _has_cue(reading, at)


def _sounds_surely(folded: str, likeness: Likeness) -> bool:
    """Whether a word without a capital is close enough: not short, and with as many vowels as the name."""
    if likeness.level == AS_WRITTEN:
        return len(folded) >= _SURE_LENGTH
    if likeness.level == WITH_ENDING:
        return len(likeness.part.folded) >= _SURE_LENGTH
    stem = folded[: len(folded) - len(likeness.ending)] if likeness.ending else folded
    return len(likeness.part.folded) >= _UNSURE_LENGTH - 1 and _vowels(stem) == _vowels(likeness.part.folded)


def _vowels(folded: str) -> int:
    return len(_VOWEL.findall(folded))


def _has_cue(reading: Reading, at: int) -> bool:
    """Whether a title, a word of kin or a word of naming stands beside the word."""
    if reading.joined(at, also=".:,") and reading.has(at - 1, "honorific", "kin", "cue_before"):
        return True
    return reading.joined(at + 1) and reading.has(at + 1, "title_after")


def _runs(reading: Reading, accepted: dict[int, tuple[Likeness, ...]], index: NameIndex) -> Iterator[_Run]:
    at = 0
    while at < len(reading.words):
        if at not in accepted:
            at += 1
            continue
        run = _started(reading, at, accepted[at])
        at += 1
        while at in accepted and _same_name(reading, at):
            together = _in_common(run.people, accepted[at])
            if not together:
                break
            _extend(run, reading, at, together, accepted[at])
            at += 1
        _widen(reading, run, accepted, index)
        at = max(at, run.after)
        yield run


def _started(reading: Reading, at: int, likenesses: tuple[Likeness, ...]) -> _Run:
    word = reading.words[at]
    return _Run(
        start=word.start,
        end=word.end,
        first=at,
        after=at + 1,
        people=tuple(dict.fromkeys(likeness.part.person for likeness in likenesses)),
        level=min(likeness.level for likeness in likenesses),
        nick=all(likeness.part.kind == "nick" for likeness in likenesses),
        sure=not any(likeness.part.also_word for likeness in likenesses) or word.capital,
    )


def _same_name(reading: Reading, at: int) -> bool:
    gap = reading.between(at)
    return reading.joined(at) or (gap == ". " and len(reading.words[at - 1].text) == 1)


def _in_common(people: tuple[str, ...], likenesses: tuple[Likeness, ...]) -> tuple[str, ...]:
    others = {likeness.part.person for likeness in likenesses}
    return tuple(person for person in people if person in others)


def _extend(
    run: _Run, reading: Reading, at: int, people: tuple[str, ...], likenesses: tuple[Likeness, ...]
) -> None:
    run.end, run.after, run.people = reading.words[at].end, at + 1, people
    run.level = min(run.level, *(likeness.level for likeness in likenesses))
    run.nick = run.nick and all(likeness.part.kind == "nick" for likeness in likenesses)
    run.sure = True


def _widen(reading: Reading, run: _Run, accepted: dict[int, tuple[Likeness, ...]], index: NameIndex) -> None:
    """Take in what belongs to the name: titles, patronymics, initials, a further name nobody recorded."""
    while _belongs_after(reading, run.after, accepted):
        if reading.words[run.after].folded in PARTICLES:
            run.sure = True
        run.end, run.after = reading.words[run.after].end, run.after + 1
        if run.after in accepted and _same_name(reading, run.after):
            together = _in_common(run.people, accepted[run.after])
            if together:
                _extend(run, reading, run.after, together, accepted[run.after])
    while _belongs_before(reading, run.first, accepted):
        run.first -= 1
        run.start = reading.words[run.first].start
    _take_initials(reading, run, index)


def _belongs_after(reading: Reading, at: int, accepted: dict[int, tuple[Likeness, ...]]) -> bool:
    if at in accepted or not reading.joined(at):
        return False
    word = reading.words[at]
    if word.folded in PARTICLES or reading.has(at, "title_after") or _PATRONYMIC.fullmatch(word.folded):
        return True
    if not reading.writes_capitals or not word.capital or len(word.text) < 2:
        return False
    if at + 1 < len(reading.words) and reading.words[at + 1].folded in PARTICLES and reading.joined(at + 1):
        return True
    return not word.tags and not word.text.isupper()


def _belongs_before(reading: Reading, first: int, accepted: dict[int, tuple[Likeness, ...]]) -> bool:
    at = first - 1
    if at < 0 or at in accepted or not reading.joined(first, also="."):
        return False
    if "." in reading.between(first) and not reading.has(at, "honorific"):
        return False
    word = reading.words[at]
    if reading.has(at, "honorific"):
        return word.capital or not reading.has(at, "kin", "job", "common") or reading.has(at, "rank")
    capital_inside = reading.writes_capitals and word.capital and not reading.opens_sentence(at)
    return capital_inside and not word.tags and len(word.text) > 1 and not word.text.isupper()


def _take_initials(reading: Reading, run: _Run, index: NameIndex) -> None:
    """Take initials standing before or after the name into it."""
    before = reading.text[max(0, run.start - 12) : run.start]
    found = re.search(r"(?<![\w.])(?:[^\W\d_]\.\s?){1,3}$", before)
    if found and _are_initials(found[0]):
        run.start -= len(found[0])
        _narrow(run, found[0], index)
    after = reading.text[run.end : run.end + 12]
    found = re.match(r"\s(?:[^\W\d_]\.\s?){1,2}(?![^\W\d_]{2})", after)
    if found and _are_initials(found[0]):
        run.end += len(found[0].rstrip())
        _narrow(run, found[0], index)


def _are_initials(said: str) -> bool:
    return said.strip()[0].isupper() and said.strip().casefold() not in abbreviations()


def _narrow(run: _Run, initials: str, index: NameIndex) -> None:
    """Of people who share a surname, keep those whose initials stand beside it."""
    letter = initial(initials.strip()[0])
    fitting = tuple(person for person in run.people if letter in index.given.get(person, ()))
    run.people = fitting or run.people


def _who(run: _Run, last_seen: dict[str, int], index: NameIndex) -> tuple[str, bool]:
    """Who is meant, and whether somebody else could be: of several, whoever was spoken of last."""
    if len(run.people) == 1:
        return run.people[0], False
    spoken_of = [person for person in run.people if person in last_seen]
    if spoken_of:
        return max(spoken_of, key=last_seen.__getitem__), True
    return run.people[0], True


def _finding(run: _Run, person: str, doubted: bool) -> Finding:
    reason = _REASONS[run.level]
    confidence: Confidence = "certain" if run.level < MISTYPED and run.sure else "possible"
    if doubted:
        reason += " More than one person of this case bears it."
        confidence = "likely"
    return Finding(run.start, run.end, "NICK" if run.nick else "NAME", "known_name", reason, confidence, person)
