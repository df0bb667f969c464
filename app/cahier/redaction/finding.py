"""What a detector found, before anything is said about how it is replaced."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from cahier.redaction.reading import Reading

Confidence = Literal["certain", "likely", "possible"]
Class = Literal["direct", "quasi"]

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

GUESSED = "guessed_name"  # the rule of names that only their capitals give away


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


Detector = Callable[[Reading], Iterable[Finding]]


def span(reading: Reading, first: int, after: int) -> tuple[int, int]:
    """Where words `first` to `after` (excluded) stand."""
    return reading.words[first].start, reading.words[after - 1].end
