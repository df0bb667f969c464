"""Bank accounts by their international number, with or without a right check sum."""

import re
from collections.abc import Iterator

from stdnum import iban

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures

_IBAN = AtFigures(
    re.compile(
        r"(?<!\w)[A-Za-z]{2}\d{2}(?:[A-Za-z0-9]{11,30}|"
        r"(?:[ -][A-Za-z0-9]{4}){2,7}(?:[ -][A-Z0-9]{1,4})?)(?![^\W_])"
    ),
    words=1,
)
_FIGURES = 10


def find(reading: Reading) -> Iterator[Finding]:
    """Find account numbers."""
    for found in _IBAN.within(reading):
        if sum(char.isdigit() for char in found[0]) >= _FIGURES:
            sure = iban.is_valid(found[0])
            yield Finding(
                found.start(),
                found.end(),
                "IBAN",
                "iban",
                "A bank account number.",
                "certain" if sure else "likely",
            )
