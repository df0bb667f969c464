"""What a reader would still see: places hidden, words too small to tell anything, the two tiers."""

import re
from collections.abc import Iterable
from pathlib import Path

from cahier.redaction.proposals import Proposal

ROOT = Path(__file__).parents[3]
SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "and",
        "or",
        "for",
        "with",
        "from",
        "by",
        "is",
        "was",
        "were",
        "has",
        "had",
        "that",
        "who",
        "it",
        "its",
        "his",
        "her",
        "my",
        "our",
        "their",
        "he",
        "she",
        "в",
        "на",
        "с",
        "и",
        "по",
        "до",
        "за",
        "о",
        "от",
        "ilə",
        "və",
        "da",
        "də",
    ]
)
WORD = re.compile(r"[^\W_]+")


def covered(proposals: Iterable[Proposal]) -> set[int]:
    """Every place that a proposal hides."""
    return {place for proposal in proposals for place in range(proposal.start, proposal.end)}


def precise(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals that are certain or likely."""
    return [proposal for proposal in proposals if proposal.confidence != "possible"]


def automatic(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals of the automatic tier."""
    return [proposal for proposal in proposals if proposal.tier == "automatic"]


def in_small_letters(text: str) -> str:
    """The text without capitals, at its length."""
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
