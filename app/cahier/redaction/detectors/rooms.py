"""Addresses as Russian papers write them: a room with its number, a numbered street with its house."""

import re
from collections.abc import Iterator

from cahier.redaction.finding import Finding
from cahier.redaction.reading import Reading
from cahier.redaction.signs import AtFigures

_ROOM = AtFigures(
    re.compile(
        r"(?i)(?<!\w)(?:комнат[аеуы]|комн\.?|квартир[аеуы]|кв\.|подъезд\w{0,2}|секци[яиюе]|гараж\w{0,2}|участ(?:ок|ке|ка)"
        r"|ячейк[аеуи]|общежити[еяи]|общаг[аеуи]|домик\w{0,2}|вагончик\w{0,2}|бокс\w{0,2}|палатк[аеуи])"
        r"\s?(?:№|номер|N)?\s?\d{1,4}[а-яa-z]?(?:[/-]\d{1,4})?(?!\w|[.,]\d|\s?м)"
    ),
    words=2,
)
_SETTLEMENT = r"(?:(?:село|с\.|город|г\.|пос[её]лок|пос\.|дер\.|деревня|аул|станица)\s[А-ЯЁ][\w-]+,\s)?"
_HOUSE = r"(?:,?\s(?:(?i:дом|д\.|кв\.|квартира|корпус|корп\.|подъезд|этаж)\s?)?\d{1,4}\w?(?:/\d{1,4})?(?!\w))"
_NUMBERED_STREET = AtFigures(
    re.compile(
        rf"{_SETTLEMENT}(?:ул\.\s|улица\s)?\d{{1,3}}-(?:я|й|ая|ый|ой|е)\s[А-ЯЁ][\w-]{{2,25}}"
        rf"(?:\s(?:улица|ул\.|линия|проезд|пер\.|переулок))?{_HOUSE}{{1,5}}"
    ),
    words=3,
)


def find(reading: Reading) -> Iterator[Finding]:
    """Find rooms and numbered streets in Russian."""
    if reading.language != "ru":
        return
    for sought in (_ROOM, _NUMBERED_STREET):
        for found in sought.within(reading):
            yield Finding(*found.span(), "ADDR", "house", "An address, told by the parts of a house.", "likely")
