"""Text somebody wrote for the public, sentence by sentence: a sentence goes on whole, or not at all.

A sentence is dropped when anything in it is hidden: a proposal nobody decided to keep, a name of somebody who may
not be named (whatever was decided: consent is not the reviewer's to give), any other direct identifier, a tie of
kin beside a named person. No sentence leaves with a hole in it. A reviewer who gave other words for a passage
gets those words.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cahier.domain.decision import Decision
from cahier.domain.records import CaseRecords
from cahier.redaction.known import Known
from cahier.redaction.proposals import Proposal, propose

NARRATIVE = "narrative"  # the id its review and its decisions know the narrative by
_END = re.compile(r"(?<=[.!?…])[\"”»’)]*\s+(?=[^\W\d_a-zа-яё])|\n+")
_REACH = {"case": 0, "text": 1, "mention": 2}


@dataclass(frozen=True, slots=True)
class Clearing:
    """What decides about free text: who may be named, what was decided, and a last look at each sentence."""

    records: CaseRecords
    named: tuple[str, ...]
    decisions: tuple[Decision, ...]
    language: str
    breaks_a_rule: Callable[[str], bool]

    def narrative(self) -> tuple[tuple[str, ...], int]:
        """Return the sentences of the public narrative that may stand, and how many may not."""
        return self._cleared(self.records.case.narrative_brief or "", NARRATIVE)

    def asks(self) -> tuple[tuple[str, ...], int]:
        """Return the requests recorded for the case that may stand whole, and how many may not."""
        texts = [
            f"{ask.addressee}: {ask.text}" if ask.addressee else ask.text for ask in self.records.asks if ask.text
        ]
        cleared = [self._cleared(text or "", None) for text in texts]
        whole = tuple(" ".join(sentences) for sentences, hidden in cleared if sentences and not hidden)
        return whole, len(texts) - len(whole)

    def _cleared(self, text: str, text_id: str | None) -> tuple[tuple[str, ...], int]:
        proposals = propose(text, self.language, Known.of(self.records)) if text.strip() else ()
        sentences = [self._sentence(text, start, end, proposals, text_id) for start, end in _sentence_spans(text)]
        kept = tuple(sentence for sentence in sentences if sentence)
        return kept, len(sentences) - len(kept)

    def _sentence(
        self, text: str, start: int, end: int, proposals: Iterable[Proposal], text_id: str | None
    ) -> str | None:
        words, at = [], start
        for proposal in proposals:
            if proposal.end <= start or proposal.start >= end:
                continue
            shown = self._shown(proposal, text_id)
            if shown is None or proposal.start < start or proposal.end > end:
                return None
            words += [text[at : proposal.start], shown]
            at = proposal.end
        sentence = "".join([*words, text[at:end]]).strip()
        return None if self.breaks_a_rule(sentence) else sentence

    def _shown(self, proposal: Proposal, text_id: str | None) -> str | None:
        """Return the words that stand for a proposal; None hides it."""
        if proposal.person in self.named and proposal.type == "NAME":
            return proposal.text
        decision = self._decision(proposal, text_id)
        if decision is not None and decision.verdict == "hide":
            return decision.replacement
        kept = decision is not None and decision.verdict == "keep"
        if not kept or proposal.identifying == "direct" or (proposal.type == "KIN" and self.named):
            return None
        return proposal.text

    def _decision(self, proposal: Proposal, text_id: str | None) -> Decision | None:
        """Return the decision that reaches the proposal: the nearest, and of those the one that hides."""
        reaching = [decision for decision in self.decisions if _reaches(decision, proposal, text_id)]
        return max(reaching, key=lambda one: (_REACH[one.scope], one.verdict == "hide"), default=None)


def _reaches(decision: Decision, proposal: Proposal, text_id: str | None) -> bool:
    if (decision.surface, decision.type) != (proposal.text, proposal.type):
        return False
    if decision.scope == "case":
        return True
    if text_id is None or decision.account_id != text_id:
        return False
    return decision.scope == "text" or decision.start == proposal.start


def _sentence_spans(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences; where it is not sure, it does not cut."""
    spans, start = [], 0
    for match in _END.finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    return [(first, last) for first, last in spans if text[first:last].strip()]
