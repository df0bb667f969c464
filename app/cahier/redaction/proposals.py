"""Proposes what to hide in a text: every finding of every detector, settled, with a reason and a replacement.

It promises that the same text gives the same proposals, that they never overlap, and that its time grows with
the length of the text. It does not promise completeness: software misses things, so a person reads the text.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cahier.domain.account import Mention
from cahier.redaction.detectors import DETECTORS
from cahier.redaction.detectors.completed import completed
from cahier.redaction.detectors.found_again import Seen, find_again, names_among
from cahier.redaction.detectors.known_things import find_things
from cahier.redaction.detectors.speakers import speakers_in
from cahier.redaction.finding import (
    BY_MODEL,
    GUESSED,
    WEIGHED,
    Class,
    Confidence,
    Detector,
    Finding,
    Tier,
    tier_of,
)
from cahier.redaction.joined import joined
from cahier.redaction.kept import kept_spans
from cahier.redaction.known import Known
from cahier.redaction.labels import Labels
from cahier.redaction.meant import as_meant
from cahier.redaction.models import LONGEST, second_reader
from cahier.redaction.models.weighed import weigh
from cahier.redaction.name_index import index_of
from cahier.redaction.names import find_known
from cahier.redaction.overlaps import settled
from cahier.redaction.plain import Plain, plain
from cahier.redaction.reading import Reading
from cahier.redaction.regimes import stretches_of_one_regime

_STRETCH = 16_000
_STRETCH_SLACK = 2_000
_MENTIONED = {"person": "NAME", "place": "PLACE", "organisation": "ORG"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """Hide `text[start:end]` (code points, half-open): it says something of `type`, for a reason."""

    start: int
    end: int
    text: str
    type: str
    identifying: Class
    person: str | None
    replacement: str
    reason: str
    detector: str
    rule: str
    confidence: Confidence

    @property
    def tier(self) -> Tier:
        """Whether it comes from the precise channels or is there for the reviewer to judge."""
        return tier_of(self.confidence, self.rule)


def propose(
    text: str,
    language: str,
    known: Known,
    mentions: Iterable[Mention] = (),
    labels: Labels | None = None,
    *,
    with_models: bool = True,
    widely: bool = False,
) -> tuple[Proposal, ...]:
    """Propose what to hide in `text`, sorted and without overlaps.

    `mentions` are anchors a person set in this text; `labels` keeps letters the same over the texts of a case;
    without `with_models` the rules stand alone, as they do where no model is installed or a text is very long.
    `widely` adds, for a reviewer, words that only their signs give away; not in a very long text either.
    """
    shown = plain(text)
    readers = (*DETECTORS, second_reader.find) if with_models and len(text) <= LONGEST else DETECTORS
    found = _found(as_meant(shown.text), language, known, readers, widely=widely and len(text) <= LONGEST)
    findings: Iterable[Finding] = (_given(shown, finding, start) for start, finding in found)
    anchored = [_anchored(mention) for mention in mentions if 0 <= mention.start < mention.end <= len(text)]
    if anchored:
        findings = settled(text, [*anchored, *findings], ())
    labels = labels or Labels()
    return tuple(_proposal(text, finding, language, labels) for finding in findings if finding.end > finding.start)


def _found(
    text: str, language: str, known: Known, readers: tuple[Detector, ...], *, widely: bool
) -> Iterator[tuple[int, Finding]]:
    """Everything found, settled, each with the place its offsets count from.

    A name that is found in one part of the text is looked for in the others; in a very long text, whose parts
    are not held all at once, only in those that come after it.
    """
    index, names = index_of(known.people), Seen()
    waiting: list[tuple[int, Reading, list[Finding]]] = []
    hold, speakers = len(text) <= LONGEST, sorted(speakers_in(text), key=_start)
    for start, end in _parts(text):
        reading = Reading(text[start:end], language)
        findings = [*find_known(reading, index), *find_things(reading, known)]
        first, after = (bisect_left(speakers, place, key=_start) for place in (start, end))
        findings.extend(_moved(one, -start) for one in speakers[first:after] if one.end <= end)
        for find in readers:
            findings.extend(find(reading))
        findings += list(completed(reading, findings))
        waiting.append((start, reading, findings))
        names.add(names_among(reading, findings))
        if not hold:
            yield from _settled(waiting, names, widely=widely)
            waiting = []
    yield from _settled(waiting, names if len(waiting) > 1 else Seen(), widely=widely)


def _start(finding: Finding) -> int:
    return finding.start


def _moved(finding: Finding, places: int) -> Finding:
    return replace(finding, start=finding.start + places, end=finding.end + places)


def _settled(
    waiting: list[tuple[int, Reading, list[Finding]]], names: Seen, *, widely: bool
) -> Iterator[tuple[int, Finding]]:
    for start, reading, findings in waiting:
        findings.extend(find_again(reading, names))
        if widely:
            findings.extend(list(weigh(reading, findings)))
        apart = settled(reading.text, findings, kept_spans(reading))
        for finding in joined(reading.text, apart) if widely else apart:
            yield start, finding


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Stretches short enough to be read at once, cut where the use of capitals changes."""
    for start, end in _stretches(text):
        for first, after in stretches_of_one_regime(text[start:end]):
            yield start + first, start + after


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Cut the text at ends of paragraphs, or of words when a paragraph goes on for too long."""
    start = 0
    while start < len(text):
        end = start + _STRETCH
        if end >= len(text):
            yield start, len(text)
            return
        cut = text.rfind("\n", start + _STRETCH - _STRETCH_SLACK, end)
        if cut < 0:
            cut = max(text.rfind(space, start + _STRETCH - _STRETCH_SLACK, end) for space in " \t")
        end = cut + 1 if cut > 0 else end
        yield start, end
        start = end


def _given(shown: Plain, finding: Finding, offset: int) -> Finding:
    start, end = shown.given(finding.start + offset, finding.end + offset)
    return Finding(start, end, finding.type, finding.rule, finding.reason, finding.confidence, finding.person)


def _anchored(mention: Mention) -> Finding:
    person = mention.ref if mention.kind == "person" else None
    kind = _MENTIONED[mention.kind]
    return Finding(
        mention.start, mention.end, kind, "anchored", "Marked by a person in this text.", "certain", person
    )


def _proposal(text: str, finding: Finding, language: str, labels: Labels) -> Proposal:
    return Proposal(
        start=finding.start,
        end=finding.end,
        text=text[finding.start : finding.end],
        type=finding.type,
        identifying=finding.identifying,
        person=finding.person,
        replacement=labels.replacement(finding.type, finding.person, language),
        reason=finding.reason,
        detector=_DETECTOR_OF.get(finding.rule, finding.rule),
        rule=finding.rule,
        confidence=finding.confidence,
    )


_DETECTOR_OF = {
    GUESSED: "unknown_name",
    BY_MODEL: "second_reader",
    WEIGHED: "weighing",
    "known_name": "names",
    "disguised_name": "names",
    "known_initials": "names",
    "recorded": "known_things",
}
