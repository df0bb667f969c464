"""Text somebody wrote for the public, sentence by sentence: a sentence goes on whole, or not at all.

A sentence is dropped when anything in it is hidden: a proposal nobody decided to keep, a name of somebody who may
not be named (whatever was decided: consent is not the reviewer's to give), any other direct identifier, a tie of
kin beside a named person, a letter that is not what it seems, a code of the notebook, a word about who told it,
the number of a room. No sentence leaves with a hole in it. A reviewer who gave other words for a passage gets
those words, unless they give somebody away themselves. A family name alone, or in another form than recorded, does
not stand for the named person where it can mean others.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from cahier.domain.decision import Decision
from cahier.domain.folding import fold
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.identifying import codes_of, name_parts
from cahier.redaction.compiling.tricks import has_trick
from cahier.redaction.giveaways import Kind, giveaways
from cahier.redaction.known import Known
from cahier.redaction.proposals import Proposal, propose

NARRATIVE = "narrative"  # the id its review and its decisions know the narrative by
_END = re.compile(r"(?<=[.!?…])[\"”»’)]*\s+(?=[^\W\d_a-zа-яё])|\n+")
_BESIDE_A_NAME = frozenset({"s", "mr", "mrs", "ms", "dr"})
_REACH = {"case": 0, "text": 1, "mention": 2}


@dataclass(frozen=True, slots=True)
class Clearing:
    """What decides about free text: who may be named, what was decided, and a last look at each sentence."""

    records: CaseRecords
    named: tuple[str, ...]
    decisions: tuple[Decision, ...]
    language: str
    breaks_a_rule: Callable[[str], bool]
    told: frozenset[str] = frozenset()  # sentences the compiler itself tells from the records: they may stand

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

    def giveaways(self) -> frozenset[Kind]:
        """Return what typed sentences give away without naming anybody: why some do not stand."""
        texts = (self.records.case.narrative_brief or "", *(ask.text or "" for ask in self.records.asks))
        sentences = (text[start:end].strip() for text in texts for start, end in _sentence_spans(text))
        return frozenset(one.kind for said in sentences if said not in self.told for one in giveaways(said))

    def _cleared(self, text: str, text_id: str | None) -> tuple[tuple[str, ...], int]:
        spans = _sentence_spans(text)
        proposals = self._proposed(text, spans)
        sentences = [self._sentence(text, start, end, proposals, text_id) for start, end in spans]
        kept = tuple(sentence for sentence in sentences if sentence)
        return kept, len(sentences) - len(kept)

    def _proposed(self, text: str, spans: Iterable[tuple[int, int]]) -> tuple[Proposal, ...]:
        """Propose over the whole, and over each sentence alone: one in another language is read in its own."""
        known = Known.of(self.records)
        found = list(propose(text, self.language, known)) if text.strip() else []
        for start, end in spans:
            alone = (_moved(one, start) for one in propose(text[start:end], self.language, known))
            found += [one for one in alone if not any(_overlap(one, other) for other in found)]
        return tuple(sorted(found, key=lambda one: one.start))

    def _sentence(
        self, text: str, start: int, end: int, proposals: Iterable[Proposal], text_id: str | None
    ) -> str | None:
        if text[start:end].strip() in self.told:
            return text[start:end].strip()
        words, said_here, at = [], [], start
        for proposal in proposals:
            if proposal.end <= start or proposal.start >= end:
                continue
            shown = self._shown(proposal, text_id)
            if shown is None or proposal.start < start or proposal.end > end:
                return None
            words += [text[at : proposal.start], shown]
            said_here.append(text[at : proposal.start])
            at = proposal.end
        sentence = "".join([*words, text[at:end]]).strip()
        tricked = any(has_trick(part) or self._says_a_code(part) for part in (*said_here, text[at:end]))
        return None if tricked or giveaways(sentence) or self.breaks_a_rule(sentence) else sentence

    def _says_a_code(self, words: str) -> bool:
        """Whether a code of the notebook stands here: every reader would know somebody by the same."""
        return not codes_of(self.records).isdisjoint(re.findall(r"[^\W_]+", words))

    def _shown(self, proposal: Proposal, text_id: str | None) -> str | None:
        """Return the words that stand for a proposal; None hides it."""
        if proposal.person in self.named and proposal.type == "NAME" and self._means_one(proposal):
            return proposal.text
        decision = self._decision(proposal, text_id)
        if decision is not None and decision.verdict == "hide":
            return self._said_otherwise(decision.replacement)
        kept = decision is not None and decision.verdict == "keep"
        if not kept or proposal.identifying == "direct" or (proposal.type == "KIN" and self.named):
            return None
        return proposal.text

    def _means_one(self, proposal: Proposal) -> bool:
        """Whether the words are the name of the person as recorded, and hold a part that nobody unnamed shares."""
        words = set(re.findall(r"\w+", fold(proposal.text))) - _BESIDE_A_NAME
        own = name_parts(person for person in self.records.persons if person.person_id == proposal.person)
        others = name_parts(person for person in self.records.persons if person.person_id not in self.named)
        return words <= own and bool(words - others)

    def _said_otherwise(self, words: str | None) -> str | None:
        """Return other words for a passage; None when they give somebody away as the passage did."""
        if words is None or has_trick(words) or self._says_a_code(words):
            return None
        proposals = propose(words, self.language, Known.of(self.records))
        return None if any(proposal.identifying == "direct" for proposal in proposals) else words

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


def _moved(proposal: Proposal, by: int) -> Proposal:
    return replace(proposal, start=proposal.start + by, end=proposal.end + by)


def _overlap(one: Proposal, other: Proposal) -> bool:
    return one.start < other.end and other.start < one.end


def _sentence_spans(text: str) -> list[tuple[int, int]]:
    """Cut a text into sentences; where it is not sure, it does not cut."""
    spans, start = [], 0
    for match in _END.finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    return [(first, last) for first, last in spans if text[first:last].strip()]
