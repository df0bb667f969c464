"""Checks the codes that records carry: those of the vocabularies, of countries, and the codes of rows."""

import re
from collections.abc import Iterable
from typing import Any

from cahier import resources
from cahier.domain.event import KNOWN_TO_WORDS
from cahier.exchange.errors import RowRefused
from cahier.exchange.shapes import Shape

_LISTS = {"pace1900": ("a", "b", "c", "d", "e"), "wgad_categories": ("I", "II", "III", "IV", "V")}
_COUNTRY = re.compile("[A-Z]{2}")
_LONGEST = 64


def check(shape: Shape, plain: dict[str, Any]) -> None:
    """Check the codes of a record in its plain form; raises RowRefused."""
    for field, vocabulary in shape.codes.items():
        check_codes(_all(plain.get(field)), vocabulary)
    for field in shape.countries:
        for code in _all(plain.get(field)):
            if not _COUNTRY.fullmatch(str(code)):
                raise RowRefused(f"{str(code)[:40]!r} is not the code of a country; write for example AZ")
    for field, known in _LISTS.items():
        for code in _all(plain.get(field)):
            _require(code in known, code)


def check_codes(codes: Iterable[str], vocabulary: str) -> None:
    """Check that codes are of a vocabulary; raises RowRefused."""
    known = resources.terms(vocabulary)
    for code in codes:
        _require(code in known, code)


def check_row_code(notion: str, code: str) -> None:
    """Check that a code can name a row aloud, on the command line and in the name of a file; raises RowRefused."""
    fit = 0 < len(code) <= _LONGEST and code.isprintable() and code == code.strip()
    if notion == "case":
        fit = fit and not code.startswith(".") and not set(code) & set('/\\:*?"<>|')
    if notion == "person":
        fit = fit and code not in KNOWN_TO_WORDS
    if not fit:
        raise RowRefused(f"the code {code[:40]!r} cannot be used")


def _all(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _require(known: bool, code: object) -> None:
    if not known:
        raise RowRefused(f"the code {str(code)[:40]!r} is not known")
