"""Dates: in figures, in words, by feast, by weekday, and told from another day ("a week after the interview").

A date is a run of small date words around an anchor: a month, a feast, a weekday, a season with a pointer or a
year, a birthday. Everything in the run goes together, so "three days after Easter" is one date.
"""

import re
from collections.abc import Iterator

from cahier.redaction.detectors import days_apart
from cahier.redaction.finding import Confidence, Finding, span
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures

_FIGURES = AtFigures(
    re.compile(
        r"(?<![\w.,/-])(?:[0-3]?\d[./-][01]?\d[./-](?:\d{4}|\d{2})|(?:18|19|20)\d\d[-./](?:0?[1-9]"
        r"|1[0-2])(?:[-./][0-3]?\d)?)(?![\d/]|[.-]\d)"
        r"(?:[-’']?\w{1,3}\b)?(?:\s?г\.(?:\s?р\.)?)?"
    )
)
_DAY_RANGE = AtFigures(re.compile(r"(?<![\w.,/-])\d{1,2}[-–]\d{1,2}\.\d{1,2}\.\d{2,4}(?![\w/]|[.-]\d)"))
_WEEK_OF = AtFigures(re.compile(r"(?i)(?<!\w)w/[ce]\s\d{1,2}\s[a-z]{3,9}\.?(?:\s\d{4})?(?!\w)"), words=2)
_CLOCK_WORDS = AtFigures(
    re.compile(
        r"(?i)(?<![\w.])(?:в\s)?\d{1,2}\s?ч(?:ас\w{0,2})?\.?(?:\s\d{1,2}\s?мин\w{0,3}\.?)?(?!\w)|(?<!\w)(?:saat|at|в|около|saatı)\s\d{1,2}[.:]\d{2}(?:['’]?\w{2,3})?(?![\w.]\d)"
    ),
    words=1,
)
_THIS_YEAR = re.compile(r"\s(?:с\.\s?г\.|сего года|т\.\s?г\.|текущего года|il tarixində|bu il)")
_YEAR_RANGE = AtFigures(re.compile(r"(?<![\w.,/-])(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)(?![\w/]|[.-]\d)"))
_YEAR = AtFigures(
    re.compile(
        r"(?<![\w.,/+()-])(?:1[89]\d|20[0-4])\d(?:s|[-‑’']?(?:ci|cı|cu|cü|ncı|nci|ncü|ncu|inci|de|da|den|dan|te|ta"
        r"|ten|tan|x|й|м|го|ҹи|ҹы|ҹу|ҹү))?(?:\s(?:il|yıl|ил|год|г\.)\w{0,4})?(?![\w/(]|[.,-]\d)"
    )
)
_NUMERAL = re.compile(
    r"(?<![\w.,/-])\d{1,2}(?:st|nd|rd|th|[-‑’']?(?:ci|cı|cu|cü|inci|ıncı|uncu|üncü|nci|ncı|de|da|te|ta|sında"
    r"|sinde|unda|ündə|undan|yə|də|də|е|го|ое|ого|й))?(?![\w/]|[.,]\d)"
)
_CLOCK = AtFigures(
    re.compile(
        r"(?<![\d.:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d:]|\.\d)(?:\s?[ap]\.?m\b\.?)?|(?<!\w)\d{1,2}\s?[ap]\.?m\b\.?"
    )
)
_OF_LAW = re.compile(r",?\s(?:when\s(?:the\s)?Protocol|the\sCourt\schanged\sthe\scomposition)")
_BEFORE_DAY = AtFigures(
    re.compile(
        r"(?i)(?<!\w)(?:till|until|by|since|before|after)\s\d{1,2}/\d{1,2}(?![\d/])"
        r"|(?<!\w)(?:до|с|со|к|от|после)\s\d{1,2}-?(?:го|му|м|е)(?!\w)"
    ),
    words=1,
)
_ANCHORS = ("month", "feast", "weekday", "birthday", "season", "relative_day")
_RUN = (
    "relative_day",
    "month",
    "feast",
    "weekday",
    "season",
    "ordinal",
    "number",
    "number_inflected",
    "unit_time",
    "date_glue",
)
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "mart", "maya", "sept", "jan", "mar", "dec", "ocak"})
_SEASON_NEEDS = ("date_pointer",)
_LEADING = frozenset(
    {"and", "i", "ile", "to", "a", "after", "before", "at", "of", "by", "with", "from", "around", "day", "on_"}
)
_TRAILING = frozenset(
    {
        "of",
        "the",
        "and",
        "at",
        "on",
        "in",
        "to",
        "a",
        "from",
        "by",
        "between",
        "this",
        "that",
        "since",
        "until",
        "before",
        "after",
        "last",
        "na",
        "v",
        "s",
        "po",
        "do",
        "za",
        "k",
        "bu",
        "bir",
        "i",
        "ile",
    }
)
_WHEN = ("da", "de", "in", "nin", "un", "nun")  # Azerbaijani and Turkish: in the, of the
_WHEN_IN_RUSSIAN = ("oy", "om", "yu")  # весной, летом, осенью
_LONGEST = 14
_RULE = "date"


def find(reading: Reading) -> Iterator[Finding]:
    """Find dates and times of day."""
    yield from told_in_words(reading)
    for sought in (_FIGURES, _YEAR_RANGE, _DAY_RANGE, _WEEK_OF, _CLOCK_WORDS, _BEFORE_DAY):
        for found in sought.within(reading):
            yield Finding(found.start(), found.end(), "DATE", _RULE, "A date in figures.", "certain")
    for found in _CLOCK.within(reading):
        if ":" in found[0] or "m" in found[0]:
            yield Finding(found.start(), found.end(), "DATE", _RULE, "A time of day.")
    for found in _YEAR.within(reading):
        yield Finding(found.start(), found.end(), "DATE", _RULE, "A year.")


def told_in_words(reading: Reading) -> Iterator[Finding]:
    """Find dates told in words: all that depends on the language."""
    yield from _in_words(reading)
    yield from days_apart.find(reading)


def _in_words(reading: Reading) -> Iterator[Finding]:
    done = 0
    for at in reading.tagged(*_ANCHORS):
        if reading.words[at].start < done or not _is_anchor(reading, at):
            continue
        start, end = _run_around(reading, at, done)
        done = end
        sure: Confidence = "possible" if _OF_LAW.match(reading.text, end) else "likely"
        yield Finding(start, end, "DATE", _RULE, "A date or a day told by words.", sure)


def _is_anchor(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if word.folded in _AMBIGUOUS_MONTHS and reading.has(at, "month"):
        return _figure_beside(reading, at) or (
            word.capital
            and not reading.opens_sentence(at)
            and (reading.language != "en" or _pointed_at(reading, at))
        )
    if reading.has(at, "relative_day"):
        return True
    if reading.has(at, "season") and not reading.has(at, "month"):
        when = word.folded.endswith(_WHEN_IN_RUSSIAN if reading.language == "ru" else _WHEN)
        return _figure_beside(reading, at) or _pointed_at(reading, at) or (reading.language != "en" and when)
    return word.capital or reading.language != "en" or not reading.writes_capitals or reading.has(at, "birthday")


def _figure_beside(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    around = reading.text[max(0, word.start - 12) : word.start], reading.text[word.end : word.end + 12]
    near = re.search(r"\d(?:st|nd|rd|th|\W{0,3}\w{0,4})?\s*(?:of )?$", around[0]) or re.match(
        r"[\s,]*(?:of )?\d", around[1]
    )
    return (
        bool(near)
        or reading.has(at - 1, "ordinal")
        or reading.has(at + 1, "number_inflected", "ordinal", "number")
    )


def _pointed_at(reading: Reading, at: int) -> bool:
    return any(reading.has(at - step, "date_pointer", "date_glue") for step in (1, 2))


def _run_around(reading: Reading, at: int, done: int) -> tuple[int, int]:
    """Where the run of date words around word `at` begins and ends, figures included."""
    first, after = at, at + 1
    while (
        first > 0
        and at - first < _LONGEST
        and reading.words[first - 1].start >= done
        and _runs_on(reading, first - 1, first)
    ):
        first -= 1
    while after < len(reading.words) and after - at < _LONGEST and _runs_on(reading, after, after):
        after += 1
    while after - 1 > at and _trails(reading, after - 1) and not _before_last(reading, after - 1):
        after -= 1
    while first < at and reading.words[first].folded in _LEADING:
        first += 1
    if reading.has(at, "birthday") and reading.has(first - 1, "possessive") and reading.joined(first):
        first -= 1
    return _with_figures(reading, *span(reading, first, after), done)


def _before_last(reading: Reading, at: int) -> bool:
    """Whether "last" ends "the Thursday before last"."""
    return at > 0 and reading.words[at].folded == "last" and reading.words[at - 1].folded == "before"


def _trails(reading: Reading, at: int) -> bool:
    """Whether the last word of a run belongs to what follows: "… 2002 the Fourth | Section"."""
    if reading.words[at].folded in _TRAILING and not _figure_after(reading, at):
        return True
    counts = (
        reading.language == "en" and reading.has(at, "ordinal") and reading.words[at - 1].folded in ("the", "and")
    )
    return counts and reading.joined(at + 1) and not reading.has(at + 1, "stop", *_RUN)


def _runs_on(reading: Reading, candidate: int, gap_before: int) -> bool:
    """Whether `candidate` belongs to the run; `gap_before` is the word before which the gap stands."""
    if not reading.has(candidate, *_RUN):
        return False
    gap = reading.between(gap_before)
    if "," in gap and not (reading.has(gap_before - 1, "weekday") or reading.has(gap_before, "weekday")):
        return False
    return (
        len(gap) <= 24
        and re.fullmatch(r"[ \t\n,'’-]*(?:\d[\w’'-]{0,8}[ \t,]*){0,2}", gap) is not None
        and "\n\n" not in gap
    )


def _figure_after(reading: Reading, at: int) -> bool:
    end = reading.words[at].end
    return re.match(r"\s?\d", reading.text[end : end + 2]) is not None


def _with_figures(reading: Reading, start: int, end: int, done: int) -> tuple[int, int]:
    """Take in figures that touch the run: "14 March 2023", "2024-cü ilin fevralında"."""
    before = re.search(
        r"(?:\b(?:on|in|the|since|until|by|from|ayın)\s)?(?:[«“\"]\s?)?(?<![\w.,/-])\d{1,4}(?:st|nd|rd"
        r"|th)?(?:[-–’']\w{0,4})?(?:\s?[»”\"])?(?:\s(?:of|il\w{0,4}))?[ ,]{1,2}$",
        reading.text[max(done, start - 24) : start],
    )
    if before:
        start -= len(before[0])
    elif joined := re.search(r"(?<![\w.,/-])\d{1,4}[-‑’']$", reading.text[max(done, start - 6) : start]):
        start -= len(joined[0])
    after = re.match(
        r"(?:[ ,]{1,2}(?:of )?)(?:\d{4}|\d{1,2})(?:st|nd|rd"
        r"|th)?(?:[-’']?[^\W\d_]{1,5})?(?:,? \d{4})?(?:[-’']\w{1,4})?(?: (?:il\w{0,4}|год\w{0,2}|г\."
        r"|yılı\w{0,4}))?(?: (?:beri|bəri|bu yana|bu yana|itibaren|etibarən))?(?![\w/]|[.,]\d)",
        reading.text[end : end + 32],
    )
    if after:
        end += len(after[0])
    if this_year := _THIS_YEAR.match(reading.text, end):
        end = this_year.end()
    return start, end
