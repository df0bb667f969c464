"""What in a public text, while it is being written, comes from something protected.

Three ways lead there: it identifies somebody by itself (`propose` says so, or it speaks of who told it or gives
the number of a room), it says in the same words what is hidden in an account, or it repeats an account at length:
whoever heard the sentence before knows who told it.
Words are compared folded, so that neither case nor script nor an apostrophe hides them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cahier import resources
from cahier.domain.folding import fold
from cahier.redaction.finding import WEIGHED
from cahier.redaction.giveaways import giveaways
from cahier.redaction.known import Known
from cahier.redaction.proposals import propose
from cahier.redaction.replace import Mark
from cahier.redaction.review import Review

Way = Literal["identifies", "hidden", "repeated"]
_WORD = re.compile(r"\w+")
_LONG = 6  # words in a row that no two people say by chance
_SHORT = 5  # letters of a hidden word that stands alone; shorter ones are anybody's


@dataclass(frozen=True, slots=True)
class Touch:
    """A passage from something protected: code points, half-open; `reason` says why, in plain words."""

    start: int
    end: int
    way: Way
    reason: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str


def _hides(mark: Mark) -> bool:
    """Whether the words of a mark must not come again: a guess at words counts once somebody hides it."""
    return mark.verdict == "hide" or (mark.verdict is None and mark.proposal.rule != WEIGHED)


class Protected:
    """Built once for a case and its review; asked at each pause in typing."""

    def __init__(self, known: Known, hidden: Iterable[str], accounts: Iterable[str]) -> None:
        self._known = known
        self._hidden = frozenset(run for text in hidden for run in _runs_of(text))
        self._most = max((len(run) for run in self._hidden), default=0)
        self._told = frozenset(run for text in accounts for run in _each_run(_folded(text), _LONG))

    @classmethod
    def of(cls, review: Review, known: Known, narrative_id: str) -> "Protected":
        """Take what a review hides now, in all texts but the narrative itself."""
        accounts = [text for text in review.texts if text.text_id != narrative_id]
        hidden = [mark.proposal.text for text in accounts for mark in review.marks(text.text_id) if _hides(mark)]
        return cls(known, hidden, (text.text for text in accounts))

    def touches(self, text: str, language: str) -> tuple[Touch, ...]:
        """Return every passage that comes from something protected, in order; they may overlap."""
        words = _words(text)
        found = [
            Touch(one.start, one.end, "identifies", one.reason)
            for one in (propose(text, language, self._known) if words else ())
        ]
        reasons = resources.data("phrases/en.json")["giveaways"]
        found += [Touch(one.start, one.end, "identifies", reasons[one.kind]) for one in giveaways(text)]
        seen = {(one.start, one.end) for one in found}
        also = (*self._from_hidden(words), *self._repeated(words))
        found += [one for one in also if (one.start, one.end) not in seen]
        return tuple(sorted(found, key=lambda one: (one.start, -one.end)))

    def _from_hidden(self, words: Sequence[_Word]) -> list[Touch]:
        """Find the longest hidden run at each word."""
        found, at = [], 0
        folded = [word.folded for word in words]
        while at < len(words):
            longest = next(
                (size for size in range(self._most, 0, -1) if tuple(folded[at : at + size]) in self._hidden), 0
            )
            if longest and at + longest <= len(words):
                found.append(Touch(words[at].start, words[at + longest - 1].end, "hidden", _HIDDEN))
            at += max(longest, 1)
        return found

    def _repeated(self, words: Sequence[_Word]) -> list[Touch]:
        """Find stretches told in the very words of an account, each as long as it goes."""
        folded = [word.folded for word in words]
        starts = [at for at, run in enumerate(_each_run(folded, _LONG)) if run in self._told]
        found: list[Touch] = []
        for at in starts:
            start, end = words[at].start, words[at + _LONG - 1].end
            if found and start <= found[-1].end:
                start = found.pop().start
            found.append(Touch(start, end, "repeated", _REPEATED))
        return found


_HIDDEN = "These words are hidden in an account."
_REPEATED = "An account says this in the same words."


def _runs_of(text: str) -> list[tuple[str, ...]]:
    """Return the runs of words by which a hidden passage is known again: itself, and each two words of it."""
    words = _folded(text)
    whole = [tuple(words)] if len(words) > 1 or (words and len(words[0]) >= _SHORT) else []
    return [*whole, *(pair for pair in _each_run(words, 2) if max(map(len, pair)) >= _SHORT)]


def _each_run(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def _folded(text: str) -> list[str]:
    return [word.folded for word in _words(text)]


def _words(text: str) -> list[_Word]:
    return [_Word(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
