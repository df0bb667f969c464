"""Weighs each word by its signs, as invented accounts taught it, and proposes what often tells who somebody is.

It sees what no rule was written for, and completes what a rule saw half of: words beside what is hidden, and the
rest of a clause most of which is hidden. It is often wrong, so all it says is a guess for a reviewer, and nothing
is ever kept by it. The weights lie in `resources/lists/weights.json`: for each sign a whole number, hundredths of
a logarithm of odds. `tests/bench/redacting/weighing.py` makes them from the invented accounts it names and prints
how far they can be trusted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from cahier import resources
from cahier.redaction.finding import DIRECT, WEIGHED, Finding, tier_of
from cahier.redaction.models.word_signs import CLAUSE, LETTERS, Token, parted, signs, tokens
from cahier.redaction.reading import Reading

_REASON = "Words like these often tell who somebody is. No rule says so: it is a guess for you to judge."
_CALLED = frozenset({"NAME", "NICK", "HANDLE"})
_EVERYWHERE = "any"
_AGREED = frozenset({"nouns", "agreement", "ours", "nouns+", "agreement+", "ours+"})
_CONDITION = frozenset({"if", "say"})
_LESS = 140  # such words are chosen because they say nothing
_MOST_OF = 0.6  # of the words of a clause: then the rest tells the same thing
_LONGEST_CLAUSE = 12


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign weighs, by what is looked at and what is seen there; and from where on a word is proposed.

    A word beside one that is hidden needs less (`beside`) than one that stands alone (`alone`), and one in a
    clause most of which is hidden still less (`rest`).
    """

    alone: int
    beside: int
    rest: int
    weights: dict[str, dict[str, dict[str, int]]]

    def of(self, seen: list[Token], at: int, language: str, after: str) -> int:
        """What the signs of a word weigh together."""
        own, shared = self.weights.get(language, {}), self.weights[_EVERYWHERE]
        total = 0
        for looked_at, sign in signs(seen, at, after):
            weights = (own if looked_at in LETTERS else shared).get(looked_at)
            if weights is not None:
                total += weights.get(sign, 0)
        return total


@cache
def learned() -> Weights:
    """The weights that were learned."""
    return Weights(**resources.data("lists/weights.json"))


def weigh(reading: Reading, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Propose runs of words that weigh enough, but for what `findings` already say."""
    seen, weights = tokens(reading), learned()
    after = reading.text[seen[-1].end :] if seen else ""
    taken = bytearray(len(reading.text))
    types = {}
    for finding in findings:
        how = b"\2" if _is_sure(finding) else b"\1"
        taken[finding.start : finding.end] = how * (finding.end - finding.start)
        types[finding.start] = types[finding.end - 1] = finding.type
    hidden = [bool(taken[word.start]) for word in seen]
    sure = [taken[word.start] == 2 for word in seen]
    heavy = [weights.of(seen, at, reading.language, after) for at in range(len(seen))]
    alone = [one or heavy[at] >= weights.alone - _eased(seen[at]) for at, one in enumerate(hidden)]
    found = [alone[at] or (heavy[at] >= weights.beside and _joins(seen, alone, at)) for at in range(len(seen))]
    for at in _rest(seen, found, sure):
        found[at] = found[at] or heavy[at] >= weights.rest
    chosen = [one and not two for one, two in zip(found, hidden, strict=True)]
    for first, last in _runs(seen, chosen):
        kind = _kind(seen[first : last + 1], types)
        yield Finding(seen[first].start, seen[last].end, kind, WEIGHED, _REASON, "possible")


def _eased(word: Token) -> int:
    """How much less a word needs where its sentence or one beside it tells of words agreed on."""
    told = not word.told.isdisjoint(_AGREED) or word.told >= _CONDITION
    return _LESS if told and not _is_small(word) else 0


def _is_sure(finding: Finding) -> bool:
    return finding.type in _CALLED or tier_of(finding.confidence, finding.rule) == "automatic"


def _rest(seen: list[Token], found: list[bool], sure: list[bool]) -> list[int]:
    """The words of each short clause that is found for the most part.

    Small words do not count, nor what is sure: that somebody is named says nothing of the words around.
    """
    rest: list[int] = []
    clause: list[int] = []
    for at in range(len(seen) + 1):
        if at == len(seen) or CLAUSE.search(seen[at].before):
            telling = [found[one] for one in clause if not sure[one] and not _is_small(seen[one])]
            if len(clause) <= _LONGEST_CLAUSE and telling and sum(telling) >= _MOST_OF * len(telling):
                rest += clause
            clause = []
        clause.append(at)
    return rest


def _is_small(word: Token) -> bool:
    return len(word.folded) < 2 or "stop" in word.tags


def _joins(seen: list[Token], found: list[bool], at: int) -> bool:
    """Whether a word stands right beside one that is found."""
    if at and found[at - 1] and not parted(seen[at].before):
        return True
    return at + 1 < len(seen) and found[at + 1] and not parted(seen[at + 1].before)


def _runs(seen: list[Token], chosen: list[bool]) -> Iterator[tuple[int, int]]:
    """The first and last of chosen words that stand together; one small word between two is taken in."""
    first = last = None
    for at, is_chosen in enumerate(chosen):
        if not is_chosen:
            continue
        if first is None or last is None:
            first = last = at
        elif _goes_on(seen, last, at):
            last = at
        else:
            yield first, last
            first = last = at
    if first is not None and last is not None:
        yield first, last


def _goes_on(seen: list[Token], last: int, at: int) -> bool:
    if any(parted(word.before) for word in seen[last + 1 : at + 1]):
        return False
    return at == last + 1 or (at == last + 2 and _is_small(seen[last + 1]))


def _kind(run: list[Token], types: dict[int, str]) -> str:
    """A piece with figures right beside a number is of that number; anything else is a detail."""
    if any(word.text[0].isdigit() for word in run):
        for place in range(run[0].start - 3, run[0].start):
            if types.get(place) in DIRECT:
                return types[place]
    return "DETAIL"
