"""Proposes what to hide in a text: every finding of every detector, settled, with a reason and a replacement.

It promises that the same text gives the same proposals, that they never overlap, and that its time grows with
the length of the text. It does not promise completeness: software misses things, so a person reads the text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cahier.domain.account import Mention
from cahier.redaction.detectors import DETECTORS
from cahier.redaction.detectors.known_things import find_things
from cahier.redaction.finding import GUESSED, Class, Confidence, Finding
from cahier.redaction.kept import kept_spans
from cahier.redaction.known import Known
from cahier.redaction.labels import Labels
from cahier.redaction.name_index import NameIndex, index_of
from cahier.redaction.names import find_known
from cahier.redaction.overlaps import settled
from cahier.redaction.plain import Plain, plain
from cahier.redaction.reading import Reading

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


def propose(
    text: str, language: str, known: Known, mentions: Iterable[Mention] = (), labels: Labels | None = None
) -> tuple[Proposal, ...]:
    """Propose what to hide in `text`, sorted and without overlaps.

    `mentions` are anchors a person set in this text; `labels` keeps letters the same over the texts of a case.
    """
    shown = plain(text)
    index = index_of(known.people)
    anchored = [_anchored(mention) for mention in mentions if 0 <= mention.start < mention.end <= len(text)]
    findings: list[Finding] = []
    for start, end in _stretches(shown.text):
        found = _found(shown.text[start:end], language, known, index)
        findings.extend(_given(shown, finding, start) for finding in found)
    if anchored:
        findings = settled(text, [*anchored, *findings], ())
    labels = labels or Labels()
    return tuple(_proposal(text, finding, language, labels) for finding in findings if finding.end > finding.start)


def _found(stretch: str, language: str, known: Known, index: NameIndex) -> list[Finding]:
    """Everything found in one stretch, settled; offsets are those of the stretch."""
    reading = Reading(stretch, language)
    findings = [*find_known(reading, index), *find_things(reading, known)]
    for find in DETECTORS:
        findings.extend(find(reading))
    return settled(stretch, findings, kept_spans(reading))


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
    "known_name": "names",
    "disguised_name": "names",
    "known_initials": "names",
    "recorded": "known_things",
}
