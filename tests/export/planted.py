"""A value planted in a file, and whether reading the file back tells of it."""

import re
import unicodedata

from cahier.export import read_back

SECRET = "Mammadli99"
ACCENTED = "Məmmədli Çiçək"


def found(file: read_back.ReadBack) -> bool:
    letters = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", "\n".join(text for _, text in file.strings)))
    return SECRET in letters or ACCENTED.replace(" ", "") in letters


def both(kind: str, data: bytes) -> tuple[bool, bool]:
    """Return whether the value is among the strings, and whether anything is objected to."""
    file = read_back.read(f"brief.{kind}", data)
    return found(file), bool(file.objections)
