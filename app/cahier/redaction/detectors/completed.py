"""What was found, completed to its phrase: "a paper | on the dormitory fees", "a cellar | under the old mill".

Whoever reads "he hid it in the cellar under the ████" knows what is hidden. In English what describes a thing
follows it after a preposition, and what stands between the article and the thing describes it too. So a finding
goes back to its article and on over one or two such phrases, each as short as it may be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cahier.redaction.finding import TOLD, Finding
from cahier.redaction.reading import Reading

_BACK = frozenset(
    ["JOB", "ROLE", "HEALTH", "STATUS", "EVENT", "MONEY", "BENEFIT", "DURATION", "ORG", "KIN", "FACILITY"]
)
_ON = frozenset(["JOB", "ROLE", "HEALTH", "STATUS", "EVENT", "DETAIL", "MONEY", "BENEFIT", "DURATION", "PLACE"])
_MOST_PHRASES, _MOST_WORDS = 2, 3
_PLACED = frozenset(["PLACE", "DETAIL", "DURATION"])
_WHERE = frozenset(
    ["of", "in", "at", "on", "under", "over", "near", "behind", "between", "opposite", "above", "below", "beside"]
)
_LINKS = _WHERE | {"for", "with", "from", "by", "about", "against", "without"}


def completed(reading: Reading, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Each finding that says less than its phrase, as far as the phrase goes."""
    if reading.language != "en":
        return
    done: set[tuple[int, int]] = set()
    for finding in findings:
        if finding.type not in _BACK | _ON or finding.identifying == "direct":
            continue
        first, last = reading.word_before(finding.start) + 1, reading.word_before(finding.end)
        if last < first or (first, last) in done or reading.words[last].end != finding.end:
            continue
        done.add((first, last))
        start, after = _phrase_start(reading, first) if finding.type in _BACK else first, last + 1
        links = _WHERE if finding.type in _PLACED else _LINKS
        for _ in range(_MOST_PHRASES if finding.type in _ON else 0):
            after = _phrase_end(reading, after, links)
        if start < first or after > last + 1:
            place = reading.words[start].start, reading.words[after - 1].end
            yield replace(finding, start=place[0], end=place[1], confidence="possible", rule=TOLD)


def _phrase_start(reading: Reading, first: int) -> int:
    """Back to the article, over what describes the thing; nowhere when none is near."""
    if not reading.joined(first) or reading.has(first, "article", "possessive", "stop"):
        return first
    step = first
    while reading.joined(step) and first - step < _MOST_WORDS and not reading.has(step - 1, "stop"):
        step -= 1
    found = reading.joined(step) and reading.has(step - 1, "article", "possessive", "number")
    return step - 1 if found and reading.words[step - 1].text.isascii() else first  # "à" is no article


def _phrase_end(reading: Reading, at: int, links: frozenset[str]) -> int:
    """Index after the phrase that begins with a preposition at word `at`; `at` itself when none does."""
    if not reading.joined(at) or reading.words[at].folded not in links:
        return at
    step = at + 1
    while reading.joined(step) and reading.has(step, "article", "possessive", "number", "ordinal"):
        step += 1
    first = step
    while reading.joined(step) and step - first < _MOST_WORDS and not reading.has(step, "stop"):
        if reading.words[step].verbs:
            break
        step += 1
    return step if step > first else at
