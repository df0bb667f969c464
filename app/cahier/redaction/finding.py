"""What a detector found, before anything is said about how it is replaced."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from cahier.redaction.reading import Reading

Confidence = Literal["certain", "likely", "possible"]
Class = Literal["direct", "quasi"]
Tier = Literal["automatic", "review"]

DIRECT = frozenset(
    [
        "NAME",
        "NICK",
        "HANDLE",
        "PHONE",
        "EMAIL",
        "URL",
        "IDNUM",
        "CASENO",
        "ADDR",
        "PLATE",
        "IBAN",
        "FILE",
        "GEO",
        "CODEWORD",
    ]
)

BY_PEOPLE = frozenset({"anchored", "by_hand"})  # the rules of what a person marked
GUESSED = "guessed_name"  # the rule of names that only their capitals give away
BY_MODEL = "model"  # whatever a model sees is a guess
WEIGHED = "weighed"  # the rule of words that only their signs give away
TOLD = "told"  # the rule of what is told in ordinary words, by one of the ways known

# Rules that describe instead of naming, and yet are right often enough not to wait for a reviewer.
_DESCRIBES = frozenset({"nationality", "place", "job", "count", "organisation", "health"})


@dataclass(frozen=True, slots=True)
class Finding:
    """`text[start:end]` of a reading says something of `type`; `rule` names the rule that saw it."""

    start: int
    end: int
    type: str
    rule: str
    reason: str
    confidence: Confidence = "likely"
    person: str | None = None

    @property
    def identifying(self) -> Class:
        """Whether it identifies alone or only together with others."""
        return "direct" if self.type in DIRECT else "quasi"


def tier_of(confidence: Confidence, rule: str) -> Tier:
    """Whether a proposal belongs to the precise channels, or is there for the reviewer to judge."""
    return "automatic" if confidence != "possible" or rule in _DESCRIBES else "review"


Detector = Callable[[Reading], Iterable[Finding]]


def span(reading: Reading, first: int, after: int) -> tuple[int, int]:
    """Where words `first` to `after` (excluded) stand."""
    return reading.words[first].start, reading.words[after - 1].end
