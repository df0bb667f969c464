"""Details that few could give: exact counts, habits, things described, works that can be looked up.

No single word of them is rare; whoever was there knows them all the same. They are proposed as possible.
"""

from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading

_SHORT_CLAUSE = 12
_CLAUSE = 24
_PLACE_BEFORE = 6
_NEAR = 5
_DESCRIBED = 14
_TOLD_BEFORE = 4
_PUBLISHED = "Something published that can be looked up."
_OWNED = (
    "i",
    "u",
    "si",
    "su",
    "ini",
    "unu",
    "sini",
    "sunu",
    "inde",
    "unda",
    "sinda",
    "sinde",
    "ina",
    "ine",
    "una",
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find details."""
    yield from _habits(reading)
    yield from _counts(reading)
    yield from _only_so_many(reading)
    yield from _custody(reading)
    yield from _papers(reading)
    yield from _set_aside(reading)
    yield from _stories(reading)


def _detail(reading: Reading, first: int, after: int, rule: str, reason: str) -> Finding:
    return Finding(*span(reading, first, after), "DETAIL", rule, reason, "possible")


def _habits(reading: Reading) -> Iterator[Finding]:
    """Find what happens again and again; who does it knows it, and so does whoever lives there."""
    for at in reading.tagged("every"):
        if reading.has(at + 1, "weekday", "unit_time", "month", "season"):
            after = reading.clause_end(at, _CLAUSE // 2)
            stops = (step for step in range(at + 2, after) if reading.has(step, "goes_on"))
            after = next(stops, after)
            yield _detail(reading, at, after, "habit", "Something that happens again and again.")


def _counts(reading: Reading) -> Iterator[Finding]:
    """How many there were: "seven letters from one office", "there were only two boats"."""
    for at in reading.tagged("number", "fraction"):
        if not _begins_count(reading, at):
            continue
        after = at + 1
        while reading.joined(after) and reading.has(after, "number", "number_inflected", "big"):
            after += 1
        fraction = reading.has(at, "fraction")
        if not reading.joined(after) or (reading.has(after, "stop", "copula") and not fraction):
            continue
        if reading.has(after, "unit_time", "age_word", "money") and not _of_what(reading, after + 1):
            continue
        first = _existence_start(reading, at)
        if reading.has(after, "measure") and reading.language in ("az", "tr"):
            first = reading.clause_start(at)
        end = _count_end(reading, after, whole=first < at or fraction)
        if end > after:
            yield _detail(reading, first, end, "count", "An exact count that few could give.")


def _only_so_many(reading: Reading) -> Iterator[Finding]:
    """Find how few there were, and what the others did: "only two of them, and one was watching"."""
    for at in reading.tagged("only"):
        if not reading.joined(at + 1) or not reading.has(at + 1, "number", "number_inflected"):
            continue
        if reading.has(at + 2, "unit_time", "money", "age_word"):
            continue
        after = reading.clause_end(at, _SHORT_CLAUSE)
        if reading.between(after).strip() == "," and any(reading.has(after + step, "one_of") for step in range(2)):
            after = reading.clause_end(after, _SHORT_CLAUSE)
        yield _detail(reading, at, after, "few", "How few there were.")


def _of_what(reading: Reading, at: int) -> bool:
    """Whether after a time or a sum it is told of what: "three years of salaries"."""
    if not reading.joined(at) or reading.language in ("az", "tr"):
        return False
    return reading.has(at, "phrase_link") if reading.language == "en" else not reading.has(at, "stop", "and")


def _begins_count(reading: Reading, at: int) -> bool:
    """Whether a counted thing begins here; "one" and "bir" count only beside "only", "was" or a measure."""
    if reading.has(at - 1, "number", "number_inflected", "fraction") and reading.joined(at):
        return False
    if reading.has(at, "weak_number") and not (reading.joined(at + 1) and reading.has(at + 1, "number")):
        return reading.has(at - 1, "only", "be") or reading.has(at + 1, "measure")
    return True


def _existence_start(reading: Reading, at: int) -> int:
    """Back to "there were only", and to the place told before it in the same clause."""
    step = at
    while step > 0 and reading.joined(step) and reading.has(step - 1, "only", "there", "be"):
        step -= 1
    if step == at or not any(reading.has(index, "there") for index in range(step, at)):
        return at
    start = reading.clause_start(step, _PLACE_BEFORE)
    if reading.has(start, "clause_word"):
        start += 1
    return start if reading.has(start, "place_before", "phrase_link") else step


def _count_end(reading: Reading, after: int, *, whole: bool) -> int:
    """To the end of the clause when the clause is about the count, else to the end of what is counted."""
    end = reading.clause_end(after - 1, _CLAUSE if whole else _SHORT_CLAUSE)
    if not whole and reading.language in ("az", "tr"):
        end = min(end, after + 2 if reading.has(after, "measure", "counter") else after + 1)
        again = reading.between(end).strip() == "," and reading.has(end, "number_inflected")
        return reading.clause_end(end) if again else end
    if not whole:
        stops = (step for step in range(after, end) if _ends_phrase(reading, step))
        end = next(stops, end)
    follows = end < len(reading.words) and reading.between(end).strip() == ","
    if follows and reading.has(end, "and" if whole else "which") and not reading.has(after - 1, "fraction"):
        return reading.clause_end(end)
    return end


def _ends_phrase(reading: Reading, at: int) -> bool:
    if reading.has(at, "and") and reading.has(at + 1, "number"):
        return False
    if reading.words[at].folded == "for":
        return True  # what the arrests were for is no part of their count
    return reading.has(at, "stop") and not reading.has(at, "article", "possessive", "phrase_link", "which")


def _custody(reading: Reading) -> Iterator[Finding]:
    """Find how long somebody was kept or questioned, and how it ended."""
    for at in reading.tagged("custody_verb"):
        step = at + 1
        while reading.joined(step) and reading.has(step, "phrase_link", "number", "article", "only", "unit_time"):
            step += 1
        if reading.has(step - 1, "unit_time"):
            first = at - 1 if reading.has(at - 1, "copula") else at
            after = step
            if reading.joined(after) and reading.has(after, "and"):
                after = reading.clause_end(after, _SHORT_CLAUSE)
            yield _detail(reading, first, after, "custody", "How long somebody was kept, and how it ended.")


def _papers(reading: Reading) -> Iterator[Finding]:
    """A paper described: "the receipt with a torn corner", "her own diary"."""
    reason = "A paper described so that it can be recognised."
    for at in reading.tagged("document"):
        first = _described_from(reading, at)
        if reading.joined(at + 1) and reading.has(at + 1, "describing") and first < at:
            yield _detail(reading, first, reading.clause_end(at, _DESCRIBED), "paper", reason)
        elif reading.has(at - 1, "own"):
            yield _detail(reading, first, at + 1, "paper", reason)
        elif reading.language != "en" and _is_described(reading, at):
            yield _detail(reading, *_with_description(reading, at), "paper", reason)


def _is_described(reading: Reading, at: int) -> bool:
    """Whether two words or more describe a paper: before it, in Russian with "в" or "с" after it."""
    if reading.language == "ru":
        return reading.joined(at + 2) and reading.has(at + 1, "paper_link") and not reading.has(at + 2, "stop")
    plain = [reading.joined(step + 1) and not reading.has(step, "stop", "kin") for step in (at - 1, at - 2)]
    return all(plain) and at >= 2


def _with_description(reading: Reading, at: int) -> tuple[int, int]:
    if reading.language == "ru":
        return at, reading.clause_end(at, _NEAR)
    first = at
    while reading.joined(first) and at - first < _NEAR and not reading.has(first - 1, "stop"):
        first -= 1
    return first, at + 1


def _described_from(reading: Reading, at: int) -> int:
    first = at
    while first > 0 and reading.joined(first) and at - first < 4:
        if reading.has(first - 1, "article", "possessive"):
            return first - 1
        if reading.has(first - 1, "stop") and not reading.has(first - 1, "own"):
            break
        first -= 1
    return first


def _set_aside(reading: Reading) -> Iterator[Finding]:
    """Find money put aside for a wedding or a burial."""
    for at in reading.tagged("life_event"):
        near = [step for step in (at - 3, at - 2, at - 1, at + 1) if reading.has(step, "money_noun", "set_aside")]
        if near:
            first, after = min([at, *near]), max([at, *near]) + 1
            yield _detail(reading, first, after, "savings", "Money put aside for something.")


def _stories(reading: Reading) -> Iterator[Finding]:
    """A work that can be looked up: "the film about the lake that …"."""
    for at in reading.tagged("story"):
        if reading.language in ("az", "tr"):
            yield from _story_before(reading, at)
            continue
        if not reading.has(at + 1, "story_tail") or not reading.joined(at + 1):
            continue
        first = at - 1 if reading.has(at - 1, "article", "possessive") and reading.joined(at) else at
        yield Finding(*span(reading, first, reading.clause_end(at)), "EVENT", "story", _PUBLISHED, "possible")


def _story_before(reading: Reading, at: int) -> Iterator[Finding]:
    """A work told by what stands before it: "göl haqqında film", "Newroz konseri"."""
    first = at
    owned = reading.words[at].folded.partition("'")[0].endswith(_OWNED)
    if not owned and not reading.has(at - 1, "about_it"):
        return
    while reading.joined(first, also='»”"') and at - first < _TOLD_BEFORE:
        about = reading.has(first - 1, "about_it")
        if not about and reading.has(first - 1, "stop", "kin", "cue_verb", "possessive", "relative_day"):
            break
        first -= 1
    if first < at:
        yield Finding(*span(reading, first, at + 1), "EVENT", "story", _PUBLISHED, "possible")
