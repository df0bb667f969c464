"""Number plates of the region: 10-AB-345, 34 ABC 123, А123ВС77, AB-123-CD, B 777 AM 05."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures

_LETTERS = "A-ZƏÇŞĞÖÜİАВЕКМНОРСТУХ"
_PLATE = AtFigures(
    re.compile(
        rf"(?<![\w./-])(?:\d{{2}}[ -]?[{_LETTERS}]{{1,4}}[ -]?\d{{2,4}}"
        rf"|[{_LETTERS}] ?\d{{3}} ?[{_LETTERS}]{{2}} ?\d{{2,3}}"
        rf"|[A-Z]{{2}}-\d{{3}}-[A-Z]{{2}}"
        rf"|[A-Z]{{1,3}}-[A-Z]{{1,2}} \d{{1,4}}|\d{{2}}[ -]?[a-zавекмнорстух]{{2}}[ -]?\d{{3}})(?![\w/]|[.-]\w)"
    ),
    words=2,
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find number plates."""
    for found in _PLATE.within(reading, reading.in_large_letters):
        yield Finding(found.start(), found.end(), "PLATE", "plate", "Shaped like a number plate.", "likely")
