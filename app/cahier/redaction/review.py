"""The reviewer's work over all texts of a case: what is proposed, what was decided, what is still open.

Undecided is hidden, so a review that is broken off has shown nothing. The nearest decision counts: one about a
mention before one about its text, one about the text before one about the case; of two alike, the later.
A decision to keep is bound to the words exactly as written, so a kept "bahar" never keeps "Bahar".
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cahier.crypto.ids import new_id
from cahier.domain.account import Mention
from cahier.domain.decision import Decision, DecisionScope, Verdict
from cahier.redaction.finding import DIRECT, Finding
from cahier.redaction.known import Known
from cahier.redaction.labels import Labels
from cahier.redaction.overlaps import settled
from cahier.redaction.proposals import Proposal, propose
from cahier.redaction.replace import Mark, Redacted, redact

_NEARNESS: dict[DecisionScope, int] = {"case": 0, "text": 1, "mention": 2}
_BY_HAND = "Marked by the reviewer."


@dataclass(frozen=True, slots=True)
class ReviewText:
    """One text under review; `text_id` is the account's id.

    One that `is_public` was written for readers: there, words that only their signs give away are not proposed.
    """

    text_id: str
    title: str
    language: str
    text: str
    mentions: tuple[Mention, ...] = ()
    is_public: bool = False


class Review:
    """What is proposed in `texts` and what was decided, beginning with earlier `decisions` of the case."""

    def __init__(
        self, texts: Iterable[ReviewText], known: Known, decisions: Iterable[Decision], case_id: str
    ) -> None:
        self.texts = tuple(texts)
        self.case_id, self.known = case_id, known
        self._decisions = tuple(decisions)
        self._earlier: list[tuple[tuple[Decision, ...], tuple[str, int]]] = []
        self._labels = Labels()
        self._by_id = {text.text_id: text for text in self.texts}
        self._proposals = {
            text.text_id: propose(
                text.text, text.language, known, text.mentions, self._labels, widely=not text.is_public
            )
            for text in self.texts
        }
        self._marks: dict[str, tuple[Mark, ...]] = {}
        self._by_words = _by_words(self._decisions)

    def marks(self, text_id: str) -> tuple[Mark, ...]:
        """The marks of one text, in order; KeyError when there is no such text."""
        if text_id not in self._marks:
            self._marks[text_id] = tuple(self._marked(text_id))
        return self._marks[text_id]

    def decide(
        self,
        text_id: str,
        index: int,
        verdict: Verdict | None,
        scope: DecisionScope = "mention",
        reason: str | None = None,
    ) -> None:
        """Decide about a mark; None takes the decision that governs it back."""
        mark = self.marks(text_id)[index]
        governing = self._governing(text_id, mark.proposal)
        if verdict is None:
            remaining = tuple(decision for decision in self._decisions if decision is not governing)
        else:
            fresh = self._decision(text_id, mark.proposal, verdict, scope, reason)
            remaining = (*self._without(fresh, verdict, mark), fresh)
        self._change(remaining, (text_id, index))

    def hide_by_hand(
        self, text_id: str, start: int, end: int, kind: str = "DETAIL", scope: DecisionScope = "mention"
    ) -> None:
        """Hide words that nothing proposed; in the whole text or case when `scope` says so."""
        text = self._by_id[text_id].text
        if not 0 <= start < end <= len(text):
            raise ValueError("the words to hide lie outside the text")
        decision = Decision(
            decision_id=new_id(),
            case_id=self.case_id,
            verdict="hide",
            scope=scope,
            surface=text[start:end],
            type=kind,
            account_id=None if scope == "case" else text_id,
            start=start if scope == "mention" else None,
            end=end if scope == "mention" else None,
        )
        self._change((*self._decisions, decision), (text_id, 0))

    def hide_sure(self, text_id: str, index: int = 0) -> int:
        """Hide at one stroke what is open in a text and comes from the precise channels; return how many.

        What is only there to be judged stays open. Taken back as one step, which returns to the mark `index`.
        """
        fresh = tuple(
            self._decision(text_id, mark.proposal, "hide", "mention", None)
            for mark in self.marks(text_id)
            if mark.verdict is None and mark.proposal.tier == "automatic"
        )
        if fresh:
            self._change((*self._decisions, *fresh), (text_id, index))
        return len(fresh)

    def undo(self) -> tuple[str, int] | None:
        """Take the last step back; returns where it was made, None when there is nothing to take back."""
        if not self._earlier:
            return None
        self._decisions, place = self._earlier.pop()
        self._forget()
        return place

    def next_undecided(self, text_id: str, after: int) -> tuple[str, int] | None:
        """The next open mark after index `after` of this text, on through the other texts and round again."""
        order = [text.text_id for text in self.texts]
        here = order.index(text_id)
        turn = [(text_id, range(after + 1, len(self.marks(text_id))))]
        turn += [(other, range(len(self.marks(other)))) for other in order[here + 1 :] + order[:here]]
        turn.append((text_id, range(min(after + 1, len(self.marks(text_id))))))
        for other, indices in turn:
            for index in indices:
                if self.marks(other)[index].verdict is None:
                    return other, index
        return None

    def undecided(self) -> int:
        """How many marks nobody has decided about."""
        return sum(mark.verdict is None for text in self.texts for mark in self.marks(text.text_id))

    def redacted(self, text_id: str) -> Redacted:
        """The text as it would be shown: everything hidden that nobody decided to keep."""
        return redact(self._by_id[text_id].text, self.marks(text_id))

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision of the case now, earlier ones included, oldest first."""
        return self._decisions

    def _change(self, decisions: tuple[Decision, ...], place: tuple[str, int]) -> None:
        self._earlier.append((self._decisions, place))
        self._decisions = decisions
        self._forget()

    def _forget(self) -> None:
        self._marks.clear()
        self._by_words = _by_words(self._decisions)

    def _marked(self, text_id: str) -> Iterator[Mark]:
        for proposal in self._with_those_by_hand(text_id):
            decision = self._governing(text_id, proposal)
            if decision is None:
                yield Mark(proposal)
            else:
                yield Mark(proposal, decision.verdict, decision.scope, decision.replacement)

    def _governing(self, text_id: str, proposal: Proposal) -> Decision | None:
        """The decision that counts for this proposal: the nearest, and of those the latest."""
        best: Decision | None = None
        for decision in self._by_words.get((proposal.text, proposal.type), ()):
            if _concerns(decision, text_id, proposal) and (
                best is None or _NEARNESS[decision.scope] >= _NEARNESS[best.scope]
            ):
                best = decision
        return best

    def _without(self, fresh: Decision, verdict: Verdict, mark: Mark) -> Iterator[Decision]:
        """Earlier decisions, without those the fresh one replaces or would have to argue with."""
        for decision in self._decisions:
            nearer = _NEARNESS[decision.scope] > _NEARNESS[fresh.scope]
            same_words = decision.surface == fresh.surface and decision.type == fresh.type
            in_reach = fresh.scope == "case" or decision.account_id == fresh.account_id
            if same_words and in_reach and nearer and decision.verdict != verdict:
                continue
            if _same_reach(decision, fresh):
                continue
            yield decision

    def _decision(
        self, text_id: str, proposal: Proposal, verdict: Verdict, scope: DecisionScope, reason: str | None
    ) -> Decision:
        return Decision(
            decision_id=new_id(),
            case_id=self.case_id,
            verdict=verdict,
            scope=scope,
            surface=proposal.text,
            type=proposal.type,
            account_id=None if scope == "case" else text_id,
            start=proposal.start if scope == "mention" else None,
            end=proposal.end if scope == "mention" else None,
            reason=reason,
        )

    def _with_those_by_hand(self, text_id: str) -> tuple[Proposal, ...]:
        """The proposals, and what a reviewer hid where nothing was proposed."""
        proposals = self._proposals[text_id]
        text = self._by_id[text_id]
        added = [
            finding
            for decision in self._decisions
            if decision.verdict == "hide"
            for finding in _hidden_by_hand(decision, text)
            if not any(_covers(proposal, finding) for proposal in proposals)
        ]
        if not added:
            return proposals
        by_place = {(proposal.start, proposal.end): proposal for proposal in proposals}
        findings = [_finding(proposal) for proposal in proposals]
        return tuple(
            by_place.get((finding.start, finding.end)) or self._proposal(text, finding)
            for finding in settled(text.text, [*added, *findings], ())
        )

    def _proposal(self, text: ReviewText, finding: Finding) -> Proposal:
        return Proposal(
            start=finding.start,
            end=finding.end,
            text=text.text[finding.start : finding.end],
            type=finding.type,
            identifying="direct" if finding.type in DIRECT else "quasi",
            person=finding.person,
            replacement=self._labels.replacement(finding.type, finding.person, text.language),
            reason=finding.reason,
            detector=finding.rule,
            rule=finding.rule,
            confidence=finding.confidence,
        )


def _by_words(decisions: tuple[Decision, ...]) -> dict[tuple[str, str], list[Decision]]:
    found: dict[tuple[str, str], list[Decision]] = {}
    for decision in decisions:
        found.setdefault((decision.surface, decision.type), []).append(decision)
    return found


def _concerns(decision: Decision, text_id: str, proposal: Proposal) -> bool:
    """Whether a decision about these very words reaches this place."""
    if decision.scope == "case":
        return True
    if decision.account_id != text_id:
        return False
    return decision.scope == "text" or (decision.start, decision.end) == (proposal.start, proposal.end)


def _same_reach(one: Decision, other: Decision) -> bool:
    return replace(one, decision_id="", verdict="hide", reason=None, replacement=None, decided_on=None) == replace(
        other, decision_id="", verdict="hide", reason=None, replacement=None, decided_on=None
    )


def _covers(proposal: Proposal, finding: Finding) -> bool:
    return proposal.start <= finding.start and finding.end <= proposal.end and proposal.type == finding.type


def _finding(proposal: Proposal) -> Finding:
    return Finding(
        proposal.start,
        proposal.end,
        proposal.type,
        proposal.rule,
        proposal.reason,
        proposal.confidence,
        proposal.person,
    )


def _hidden_by_hand(decision: Decision, text: ReviewText) -> Iterator[Finding]:
    """Where the words of a decision to hide stand in a text."""
    if (decision.scope != "case" and decision.account_id != text.text_id) or not decision.surface:
        return
    if decision.scope == "mention":
        start, end = decision.start or 0, decision.end or 0
        if text.text[start:end] == decision.surface:
            yield Finding(start, end, decision.type, "by_hand", _BY_HAND, "certain")
        return
    start = text.text.find(decision.surface)
    while start >= 0:
        yield Finding(start, start + len(decision.surface), decision.type, "by_hand", _BY_HAND, "certain")
        start = text.text.find(decision.surface, start + len(decision.surface))
