"""Public offices, courts and laws in Azerbaijani, Turkish and Russian, by the words their names are made of.

What `kept_offices` does for English: "vergi idarəsi", "Aile Mahkemesi", "служба финансового мониторинга" name
nobody, in large letters or small. A town, a name or a number beside such words says which one of many it is, and
then it is left to whoever finds bodies; so is where somebody works.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from cahier import resources
from cahier.redaction.detectors.given_names import is_given_name
from cahier.redaction.endings import stems
from cahier.redaction.listed import Starred
from cahier.redaction.lists import countries, places
from cahier.redaction.reading import Reading

_LONGEST, _ADJECTIVES, _WORK_NEAR = 8, 3, 3
_REMEMBERED = 50_000
_NUMBERED = re.compile(r"(?:№|\d)\s?(?:-\w{1,3}|\.|saylı|sayılı|nömrəli)?\s$")
_NEXT_NUMBER = re.compile(r"\s(?:№|[Nn]o\.?)?\s?\d")
_ROLES = ("job", "rank_head", "rank", "person_noun", "unique")


@cache
def _listed(key: str) -> Starred:
    return Starred(resources.data("lists/keep_public.json")[key].split())


@lru_cache(maxsize=_REMEMBERED)
def _is_in(key: str, folded: str) -> bool:
    return _listed(key).has(folded.partition("'")[0])


# What each pattern of `titles`, and that of the days, cannot do without: looked for first, at no cost.
_NEEDED = (
    ("haqqında", "hakkında", "dair", "barədə"),
    ("акон", "одекс", "каз", "остановлени"),
    ("akkında", "aqqında", " dair", " Dair"),
)
_DAYS = ("days", "DAYS", "по ", "По ", "ПО ", "günl", "GÜNL", "Günl")


@cache
def _titles() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    """Patterns of laws and treaties, each with what a text needs for it."""
    data = resources.data("lists/keep_public.json")
    towns, words = "|".join(data["treaties"].split()), tuple(data["treaty_words"].split())
    treaty = rf"(?:[Tt]he )?(?:{towns})(?:n?[ıiuü]n)? (?:{'|'.join(words)})\w*(?:['’]\w{{1,5}})?"
    patterns = ((words, treaty), *zip(_NEEDED, data["titles"], strict=True))
    return tuple((needed, re.compile(rf"(?<!\w){pattern}(?!\w)")) for needed, pattern in patterns)


@cache
def _often() -> re.Pattern[str]:
    """Days of the week that come again and again: "on Mondays", "cümə günləri", "по средам"."""
    days = resources.data("lists/keep_public.json")["weekdays"]
    turkic = (rf"(?:{days[one]}) (?:{days[f'{one}_after']})" for one in ("az", "tr"))
    english = r"(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)days"
    russian = r"по (?:понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям|выходным|будням)"
    return re.compile(rf"(?i)(?<!\w)(?:{english}|{russian}|{'|'.join(turkic)})(?!\w)")


def kept_public(reading: Reading) -> Iterator[tuple[int, int]]:
    """Spans of a reading that name a public office, a court of no town, a law or a treaty."""
    for needed, pattern in (*_titles(), (_DAYS, _often())):
        if any(part in reading.text for part in needed):
            yield from (found.span() for found in pattern.finditer(reading.text))
    if reading.language == "en":
        return
    family = "slavic" if reading.language == "ru" else "turkic"
    find = _slavic if family == "slavic" else _turkic
    heads = {said for said in reading.by_folded if _is_in(f"{family}_heads", said)}
    for at in reading.spelled(heads):
        run = find(reading, at)
        if run is not None and _names_nothing(reading, *run, family):
            yield reading.words[run[0]].start, reading.words[run[1] - 1].end


def _turkic(reading: Reading, at: int) -> tuple[int, int] | None:
    """Back from the head over the matters before it: "| sosial müdafiə fondu"."""
    first, told = at, False
    while reading.joined(first, also=",") and at - first < _LONGEST:
        said = reading.words[first - 1].folded
        matter = _is_in("turkic_matters", said) or _is_in("turkic_heads", said)
        if not (matter or _is_in("turkic_links", said)):
            break
        told, first = told or matter, first - 1
    while first < at and _is_in("turkic_links", reading.words[first].folded):
        first += 1
    if told and reading.joined(first) and _is_country(reading.words[first - 1].folded, reading.language):
        first -= 1
    return (first, at + 1) if told else None


def _slavic(reading: Reading, at: int) -> tuple[int, int] | None:
    """Back from the head over adjectives, and on over what the body sees to."""
    first, after = at, at + 1
    while reading.joined(first) and at - first < _ADJECTIVES and _is_matter(reading, first - 1):
        first -= 1
    step = after
    while reading.joined(step) and step - at <= _LONGEST:
        if _is_matter(reading, step) or _is_in("slavic_heads", reading.words[step].folded):
            after = step + 1
        elif not reading.has(step, "stop"):
            break
        step += 1
    if reading.joined(after) and _is_country(reading.words[after].folded, "ru"):
        return (first, after + 1) if (first < at or after > at + 1) else None
    return (first, after) if first < at or after > at + 1 else None


def _is_matter(reading: Reading, at: int) -> bool:
    return _is_in("slavic_matters", reading.words[at].folded) and not reading.has(at, "stop")


@lru_cache(maxsize=_REMEMBERED)
def _is_country(folded: str, language: str) -> bool:
    return not countries().isdisjoint((folded, *stems(folded, language, most=2)))


def _names_nothing(reading: Reading, first: int, after: int, family: str) -> bool:
    """Whether nothing beside it says which one it is, and nobody is said to work or to be held there."""
    if first and reading.joined(first):
        before = reading.words[first - 1]
        if _is_in(f"{family}_local", before.folded) or before.folded in places():
            return False
        if before.capital and not reading.has(first - 1, "stop") and not _is_common(reading, first - 1):
            return False
        if reading.has(first - 1, "possessive") or (family == "slavic" and reading.has(first - 1, *_ROLES)):
            return False
    start, end = reading.words[first].start, reading.words[after - 1].end
    if "_" in (reading.text[start - 1 : start], reading.text[end : end + 1]):
        return False  # the name of a file
    if _NUMBERED.search(reading.text, max(0, start - 12), start):
        return False
    if _NEXT_NUMBER.match(reading.text, end) and not _is_law(reading, after - 1):
        return False
    return not (_goes_on(reading, after, family) or _is_work(reading, first, after))


def _is_common(reading: Reading, at: int) -> bool:
    """Whether its capital is only that of a beginning."""
    word = reading.words[at]
    if not reading.opens_sentence(at) or not word.tags:
        return False
    return not is_given_name(word.folded, reading.language, by_sound=False)


def _is_law(reading: Reading, at: int) -> bool:
    return _is_in("laws", reading.words[at].folded)


def _goes_on(reading: Reading, after: int, family: str) -> bool:
    """Whether a name, a town, a local word or somebody's post there follows."""
    if not reading.joined(after):
        return False
    word = reading.words[after]
    if reading.has(after, *_ROLES) or _is_in(f"{family}_local", word.folded):
        return True
    if family == "slavic":
        at = after + 1 if word.folded in ("v", "g") else after
        return at < len(reading.words) and reading.words[at].capital and not reading.words[at].text.isupper()
    return word.capital and is_given_name(word.folded, reading.language, by_sound=False)


def _is_work(reading: Reading, first: int, after: int) -> bool:
    near = (*range(max(0, first - _WORK_NEAR), first), *range(after, min(len(reading.words), after + _WORK_NEAR)))
    return any(
        "work" in reading.words[step].verbs
        or reading.has(step, "custody_verb")
        or _is_in("held", reading.words[step].folded)
        for step in near
    )
