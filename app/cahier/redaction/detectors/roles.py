"""The part somebody plays, told so that it fits one person: offices, and the one who can be told from all others.

"Treasurer of …", "the woman with the blue cart who …", "the only …" single a person out, however common
the words are.
"""

from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading

_LONGEST = 24
_SHORT = 10
_BEFORE_OFFICE = 4
_RUSSIAN = 6
_PARTICIPLES = ("an", "en", "mis", "mus")
_SHORTEST_PARTICIPLE = 4
_SINGLED_OUT = "Tells one person from all others."


def find(reading: Reading) -> Iterator[Finding]:
    """Find parts that few people play."""
    yield from _offices(reading)
    yield from _people_described(reading)
    yield from _only_ones(reading)
    yield from _studies(reading)
    if reading.language in ("az", "tr"):
        yield from _told_by_deed(reading)


def _offices(reading: Reading) -> Iterator[Finding]:
    """Find an office and all that tells which: "treasurer of the angling club in …"."""
    for at in reading.tagged("rank_head"):
        if reading.language in ("az", "tr"):
            yield from _office_of(reading, at)
            continue
        if not reading.joined(at + 1):
            continue
        if reading.language == "ru":
            after = reading.clause_end(at, most=_RUSSIAN)
            yield _role(reading, at, after, "office", "An office that few people hold.")
        elif reading.has(at + 1, "rank_link", "rank_head"):
            first = at
            while reading.joined(first) and reading.has(first - 1, "rank_head", "article", "former"):
                first -= 1
            after = _phrase_end(reading, at + 1, "phrase_end", _LONGEST)
            yield _role(reading, first, after, "office", "An office that few people hold.")


def _office_of(reading: Reading, at: int) -> Iterator[Finding]:
    """An office after what it is of: "Terazi Enstitüsü kurucu başkanı", "klinikanın direktoru"."""
    first = at
    while reading.joined(first, also='»”"') and at - first < _BEFORE_OFFICE and not reading.has(first - 1, "stop"):
        first -= 1
    if first < at:
        yield _role(reading, first, at + 1, "office", "An office that few people hold.")


def _role(reading: Reading, first: int, after: int, rule: str, reason: str) -> Finding:
    return Finding(*span(reading, first, after), "ROLE", rule, reason, "possible")


def _phrase_end(reading: Reading, at: int, stop: str, most: int) -> int:
    end = reading.clause_end(at, most=most)
    return next((step for step in range(at + 1, end) if reading.has(step, stop)), end)


def _people_described(reading: Reading) -> Iterator[Finding]:
    """Find a person told by what only they have or do: "the woman with the blue cart who …"."""
    for at in reading.tagged("person_noun"):
        if not reading.has(at + 1, "relative") or not reading.joined(at + 1):
            continue
        pointed_at = reading.has(at - 1, "article")
        if reading.language == "en" and not pointed_at:
            continue
        first = at - 1 if pointed_at else at
        yield _role(reading, first, reading.clause_end(at, most=_LONGEST), "described", _SINGLED_OUT)


def _only_ones(reading: Reading) -> Iterator[Finding]:
    """Find claims to be the first, the only, the largest: "the first bakery in the quarter"."""
    for at in reading.tagged("unique"):
        who = reading.language == "ru" and reading.between(at + 1).strip() == ","
        where = reading.language == "ru" and reading.has(at + 1, "place_before") and reading.joined(at + 1)
        if _opens_only(reading, at):
            yield _role(reading, at, reading.clause_end(at), "only_one", _SINGLED_OUT)
            continue
        if not (who or where) and (
            reading.has(at + 1, "unit_time", "stop", "month", "season", "number") or not reading.joined(at + 1)
        ):
            continue
        if reading.language == "en" and not reading.has(at - 1, "article", "possessive"):
            continue
        first = at - 1 if reading.has(at - 1, "article") else at
        after = min(_phrase_end(reading, at, stop, _SHORT) for stop in ("clause_word", "copula"))
        after = max(after, reading.clause_end(at, _SHORT)) if where else after
        if reading.language == "en" and reading.has(after, "relative") and reading.joined(after):
            after = reading.clause_end(after, _LONGEST)
        if reading.language in ("az", "tr"):
            first, after = reading.clause_start(at, _SHORT), min(after, at + 2)
        elif reading.language == "ru" and reading.between(after).strip() == "," and after - at == 1:
            after = reading.clause_end(after, _LONGEST)
        if after - first >= 3:
            yield _role(reading, first, after, "only_one", "Something only one or few can say of themselves.")


def _opens_only(reading: Reading, at: int) -> bool:
    """Whether a sentence begins with the one who did it: "Only the postman was there"."""
    opens = reading.opens_sentence(at) and reading.words[at].folded == "only"
    return opens and reading.joined(at + 1) and reading.has(at + 1, "article", "possessive")


def _studies(reading: Reading) -> Iterator[Finding]:
    """Find a year of study at a place: "in the second year at the … institute"."""
    for at in reading.tagged("unit_time"):
        if not reading.has(at - 1, "final") or not reading.has(at + 1, "rank_link") or not reading.joined(at + 1):
            continue
        first = at - 1
        while reading.joined(first) and reading.has(first - 1, "article", "place_before"):
            first -= 1
        after = reading.clause_end(at)
        if reading.has(after, "ordinal") and reading.between(after).strip() == ",":
            after = reading.clause_end(after)
        yield _role(reading, first, after, "studies", "Where and in what year somebody studies.")


def _told_by_deed(reading: Reading) -> Iterator[Finding]:
    """A person noun after a participle: "bazarda süd satan qadın"."""
    for at in reading.tagged("person_noun"):
        if not reading.joined(at) or not _is_participle(reading, at - 1):
            continue
        first = reading.clause_start(at)
        if first and reading.between(first).strip() == "," and _is_participle(reading, first - 1):
            first = reading.clause_start(first - 1)
        yield _role(reading, first, at + 1, "described", _SINGLED_OUT)


def _is_participle(reading: Reading, at: int) -> bool:
    word = reading.words[at].folded
    return len(word) >= _SHORTEST_PARTICIPLE and word.endswith(_PARTICIPLES) and not reading.has(at, "stop")
