"""Writes the redacted text: every mark that nobody decided to keep is replaced, and undecided means hidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cahier.domain.decision import DecisionScope, Verdict
from cahier.redaction.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Mark:
    """A proposal with what was decided about it; `verdict` None: nobody has decided, so it is hidden."""

    proposal: Proposal
    verdict: Verdict | None = None
    scope: DecisionScope | None = None
    replacement: str | None = None  # in place of the proposed words

    @property
    def hidden(self) -> bool:
        """Whether the text at this mark is replaced."""
        return self.verdict != "keep"


class Span(NamedTuple):
    """Where one replacement stands in the redacted text (code points, half-open)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Redacted:
    """The redacted text; `spans[i]` is where the i-th hidden mark was replaced."""

    text: str
    spans: tuple[Span, ...]


def redact(text: str, marks: Iterable[Mark | Proposal]) -> Redacted:
    """Replace what is hidden; a bare proposal is one that nobody has decided about.

    Marks may come in any order; where two overlap, all of both is hidden.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    done = length = 0
    for proposal, words in _hidden(marks):
        if proposal.start >= done:
            pieces += (text[done : proposal.start], words)
            length += proposal.start - done
            spans.append(Span(length, length + len(words)))
            length += len(words)
        else:
            spans.append(spans[-1])
        done = max(done, proposal.end)
    pieces.append(text[done:])
    return Redacted("".join(pieces), tuple(spans))


def _hidden(marks: Iterable[Mark | Proposal]) -> list[tuple[Proposal, str]]:
    """What is hidden, in the order of the text, each with the words that stand for it."""
    decided = (mark if isinstance(mark, Mark) else Mark(mark) for mark in marks)
    hidden = (
        (mark.proposal, mark.proposal.replacement if mark.replacement is None else mark.replacement)
        for mark in decided
        if mark.hidden
    )
    return sorted(hidden, key=lambda pair: (pair[0].start, -pair[0].end))
