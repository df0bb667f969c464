"""Numbers, addresses and plates as people say them aloud: "plus nine nine four, …", "nigar dot … at …".

A transcript spells what a letter would write. Number words in a row that count nothing are a number of
something; words joined by "dot" and "at" are an address on the net.
"""

from collections.abc import Iterator

from cahier.redaction.finding import Finding, span
from cahier.redaction.reading import Reading

_SAID = ("number", "number_inflected", "digit")
_FEWEST = 5
_FEWEST_WITH_LETTERS = 3
_LONGEST = 40
_LETTERS = 3
_FEWEST_MARKS = 2


def find(reading: Reading) -> Iterator[Finding]:
    """Find numbers and addresses that are spelled in words."""
    yield from _numbers(reading)
    yield from _addresses(reading)


def _numbers(reading: Reading) -> Iterator[Finding]:
    done = 0
    for at in reading.tagged(*_SAID):
        if at < done or reading.has(at, "digit_mark"):
            continue
        after, letters = _run(reading, at)
        done = after
        said = sum(reading.has(step, *_SAID) for step in range(at, after))
        spelled = any(reading.has(step, "digit") for step in range(at, after))
        grouped = after > at and sum("," in reading.between(step) for step in range(at + 1, after)) > 1
        if not (spelled or letters > 1 or grouped) or said < (_FEWEST_WITH_LETTERS if letters else _FEWEST):
            continue
        kind, reason = ("PLATE", "A number plate, spelled.") if letters else ("PHONE", "A number, spelled.")
        yield Finding(*span(reading, at, after), kind, "spoken_number", reason, "likely")


def _run(reading: Reading, at: int) -> tuple[int, int]:
    """Index after the run of number words and single letters, and how many letters are among them."""
    after, letters = at + 1, 0
    while after < len(reading.words) and after - at < _LONGEST and reading.joined(after, also=",."):
        word = reading.words[after]
        small = reading.has(after, "stop") and len(word.text) > 1
        letter = word.text.isupper() and len(word.text) <= _LETTERS and not small
        if not letter and not reading.has(after, *_SAID):
            break
        letters += letter
        after += 1
    while not reading.has(after - 1, *_SAID):
        after -= 1
    return after, letters


def _addresses(reading: Reading) -> Iterator[Finding]:
    done = 0
    for at in reading.tagged("net_mark"):
        if at < done or at == 0 or not reading.joined(at) or not reading.joined(at + 1):
            continue
        after, marks, mail = at, 0, False
        while reading.has(after, "net_mark") and reading.joined(after) and reading.joined(after + 1):
            mail = mail or reading.has(after, "net_at")
            marks, after = marks + 1, after + 1
            if not reading.has(after, "net_mark"):
                after += 1
        done = after
        if marks >= _FEWEST_MARKS:
            kind, reason = (
                ("EMAIL", "A mail address, spelled.") if mail else ("HANDLE", "A name on the net, spelled.")
            )
            yield Finding(*span(reading, at - 1, after), kind, "spoken_address", reason, "likely")
