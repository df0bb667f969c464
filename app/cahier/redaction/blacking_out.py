"""Blacks people out of a text: every name, number and mark by which the records know them, and no other word.

The mark is of one width whatever stood there. What describes somebody without naming them is not found.
"""

from collections.abc import Iterable

from cahier.domain.account import Mention
from cahier.redaction.known import Known
from cahier.redaction.proposals import propose

MARK = "[…]"
Span = tuple[int, int]


def spans_of(
    people: frozenset[str], text: str, known: Known, language: str = "", mentions: Iterable[Mention] = ()
) -> tuple[Span, ...]:
    """Return where `text` speaks of some of the `known` people by name or number; in order, without overlaps."""
    found = propose(text, language, known, mentions)
    return tuple((each.start, each.end) for each in found if each.person in people)


def blacked_out(text: str, spans: Iterable[Span]) -> str:
    """Return the text with a mark in place of each span."""
    for start, end in sorted(spans, reverse=True):
        text = text[:start] + MARK + text[end:]
    return text
