"""What people do and the part they play: trades, offices held, and the one who can be told from all others.

"Founder of …", "the man with two missing fingers who …", "the first …" single a person out, however common
the words are; a trade narrows down.
"""

from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading

_DETERMINERS = frozenset(["the", "a", "an", "that", "this"])
_LINKS = frozenset(["of", "at", "in", "for"])
_ENDS = frozenset(
    ["and", "but", "because", "so", "when", "while", "although", "bought", "spent", "was", "were", "is", "are"]
)
_MODIFIERS = 2
_LONGEST = 24


def find(reading: Reading) -> Iterator[Finding]:
    """Find trades and roles."""
    yield from _trades(reading)
    yield from _offices(reading)
    yield from _singled_out(reading)
    yield from _studies(reading)
    if reading.language in ("az", "tr"):
        yield from _told_by_deed(reading)


def _trades(reading: Reading) -> Iterator[Finding]:
    for at in reading.tagged("job"):
        first = at
        while first > 0 and reading.joined(first) and at - first < _MODIFIERS and _describes(reading, first - 1):
            first -= 1
        after = at + 1
        while reading.joined(after) and reading.has(after, "job_tail") and after - at < 4:
            after += 1
        first = _by_profession(reading, first)
        yield Finding(*span(reading, first, after), "JOB", "job", "A trade or profession.")
    for at in reading.tagged("job_vehicle"):
        for step in (at - 1, at - 2):
            if reading.has(step, "job_verb"):
                yield Finding(*span(reading, step, at + 1), "JOB", "job", "Work told by what is driven.")


def _describes(reading: Reading, at: int) -> bool:
    word = reading.words[at]
    if word.folded in _DETERMINERS and word.folded in ("a", "an"):
        return True
    if reading.language == "ru" and not word.text.isascii():
        return word.folded.endswith(("iy", "aya", "ogo", "oy", "iye", "im", "omu")) and not reading.has(at, "stop")
    return reading.language == "en" and not reading.has(at, "stop", "kin", "honorific") and not word.capital


def _by_profession(reading: Reading, first: int) -> int:
    if first >= 2 and reading.words[first - 1].folded.startswith("professi") and reading.joined(first):
        return first - 2
    return first


def _offices(reading: Reading) -> Iterator[Finding]:
    """ "Deputy head of the youth wing of … in …": an office and all that tells which."""
    for at in reading.tagged("rank_head"):
        if not reading.joined(at + 1):
            continue
        following = reading.words[at + 1]
        if (
            reading.language == "en"
            and following.folded not in ("of", "at")
            and not reading.has(at + 1, "rank_head")
        ):
            continue
        if reading.language == "en":
            first = at
            while (
                first > 0
                and reading.joined(first)
                and (
                    reading.has(first - 1, "rank_head")
                    or reading.words[first - 1].folded in ("the", "a", "former")
                )
            ):
                first -= 1
            after = _phrase_end(reading, at + 1)
            yield Finding(*span(reading, first, after), "ROLE", "office", "An office that few people hold.")
        elif reading.language == "ru":
            after = reading.clause_end(at, most=6)
            yield Finding(
                *span(reading, at, after), "ROLE", "office", "An office that few people hold.", "possible"
            )


def _phrase_end(reading: Reading, at: int) -> int:
    end = reading.clause_end(at, most=_LONGEST)
    for step in range(at + 1, end):
        if reading.words[step].folded in _ENDS:
            return step
    return end


def _singled_out(reading: Reading) -> Iterator[Finding]:
    """ "The one with the limp who used to be …", "the only …", "первых частных …"."""
    for at in reading.tagged("person_noun"):
        if not reading.has(at + 1, "relative") or not reading.joined(at + 1):
            continue
        if at == 0 or (reading.words[at - 1].folded not in _DETERMINERS and reading.language == "en"):
            continue
        first = at - 1 if reading.language == "en" else at
        after = reading.clause_end(at, most=_LONGEST)
        yield Finding(*span(reading, first, after), "ROLE", "singled_out", "Tells one person from all others.")
    for at in reading.tagged("unique"):
        if not _claims_uniqueness(reading, at):
            continue
        first = at - 1 if at and reading.words[at - 1].folded == "the" else at
        after = _unique_end(reading, at)
        if after - at >= 3:
            yield Finding(
                *span(reading, first, after),
                "ROLE",
                "singled_out",
                "Something only one or few can say of themselves.",
                "possible",
            )


def _claims_uniqueness(reading: Reading, at: int) -> bool:
    if reading.has(at + 1, "unit_time", "stop", "month", "season", "number") or not reading.joined(at + 1):
        return False
    return reading.language != "en" or (
        at > 0 and reading.words[at - 1].folded in ("the", "a", "his", "her", "their")
    )


def _unique_end(reading: Reading, at: int) -> int:
    end = reading.clause_end(at, most=10)
    for step in range(at + 1, end):
        if reading.has(step, "clause_word") and reading.words[step].folded in (
            "and",
            "but",
            "because",
            "who",
            "which",
            "that",
        ):
            return step
    return end


def _studies(reading: Reading) -> Iterator[Finding]:
    """ "In the final year at the … faculty, second in her class"."""
    for at in reading.tagged("unit_time"):
        if reading.words[at].folded != "year" or (
            not reading.has(at - 1, "ordinal")
            and (at == 0 or reading.words[at - 1].folded not in ("final", "last", "first"))
        ):
            continue
        if at + 1 < len(reading.words) and reading.words[at + 1].folded in ("at", "of") and reading.joined(at + 1):
            first = at
            while (
                first > 0
                and reading.joined(first)
                and at - first < 3
                and reading.has(first - 1, "stop", "ordinal", "date_glue")
            ):
                first -= 1
            while first < at and reading.has(first, "copula"):
                first += 1
            after = reading.clause_end(at)
            if (
                after < len(reading.words)
                and reading.has(after, "ordinal")
                and reading.between(after).strip() == ","
            ):
                after = reading.clause_end(after)
            yield Finding(
                *span(reading, first, after), "ROLE", "studies", "Where and in what year somebody studies."
            )


def _told_by_deed(reading: Reading) -> Iterator[Finding]:
    """A person noun after a participle: "toylarda qarmon çalan oğlan"."""
    for at in reading.tagged("person_noun"):
        if at == 0 or not reading.joined(at) or not _is_participle(reading, at - 1):
            continue
        first = reading.clause_start(at)
        if first and reading.between(first).strip() == "," and _is_participle(reading, first - 1):
            first = reading.clause_start(first - 1)
        yield Finding(*span(reading, first, at + 1), "ROLE", "singled_out", "Tells one person from all others.")


def _is_participle(reading: Reading, at: int) -> bool:
    folded = reading.words[at].folded
    return len(folded) >= 4 and folded.endswith(("an", "en", "mis", "mus")) and not reading.has(at, "stop")
