"""What is told in ordinary words, by the ways such things are told in each language (`told`).

The night of the storm, the park behind the circus, the whole winter, from morning till night: nothing here has a
name or a figure, and everybody who was there knows it. All of it is proposed as possible.
"""

from collections.abc import Iterator

from cahier.redaction.detectors import told
from cahier.redaction.finding import TOLD, Finding, span
from cahier.redaction.reading import Reading

_REASONS = {
    "NAME": "Told like somebody's name.",
    "NICK": "Told like a name somebody is called by.",
    "HANDLE": "Told like a name on the net.",
    "ADDR": "Told like where somebody lives.",
    "CODEWORD": "Words that may be agreed on.",
    "PLACE": "A place told by what is there or beside it.",
    "DATE": "A day told by what happened on it.",
    "DURATION": "How long, told without a number.",
    "AGE": "An age told in words.",
    "ORG": "A workplace, school or other body.",
    "JOB": "What somebody lives by.",
    "ROLE": "A part that few people play.",
    "KIN": "People told by their kinship.",
    "HEALTH": "Says something of somebody's health.",
    "QUOTE": "Somebody's own words, without marks.",
    "DETAIL": "A detail that few could give.",
    "FACILITY": "A place where somebody was held.",
    "MONEY": "A sum of money.",
    "SENTENCE": "What somebody was sentenced to.",
    "STATUS": "Says where somebody stands with the authorities.",
    "EVENT": "Something public that can be looked up.",
    "BENEFIT": "Says what somebody lives on.",
    "LANG": "What somebody speaks or does not.",
    "ORIENT": "Says whom somebody loves or is.",
}

_WHOLE = frozenset({"DETAIL", "EVENT", "ROLE", "HEALTH"})
_SHORT_CLAUSE = 8


def find(reading: Reading) -> Iterator[Finding]:
    """Find what is told in one of the ways known."""
    for one, first, after in told.found(reading, reading.language):
        if reading.language == "ru" and one.kind in _WHOLE and not reading.unbroken:
            first, after = _whole_clause(reading, first, after)
        yield Finding(*span(reading, first, after), one.kind, TOLD, _REASONS[one.kind], "possible")


def _whole_clause(reading: Reading, first: int, after: int) -> tuple[int, int]:
    """Out to the ends of a short clause: Russian parts its clauses with commas, so all of one tells one thing."""
    start, end = min(first, reading.clause_start(first)), max(after, reading.clause_end(after - 1))
    return (start, end) if end - start <= _SHORT_CLAUSE else (first, after)
