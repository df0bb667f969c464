"""One sentence or row of a brief on its way to the page."""

from dataclasses import dataclass

from cahier.redaction.phrases import capitalised


@dataclass(frozen=True, slots=True)
class Table:
    """The row a text is, of which table (by a key that is never written), under which header."""

    key: str = ""
    header: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()


NO_TABLE = Table()


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence or a row, the kind its weight is looked up under, and the records it rests on."""

    text: str
    kind: str
    elements: tuple[str, ...] = ()
    table: Table = NO_TABLE


def tidy(text: str) -> str:
    """Close the gaps an empty slot leaves."""
    for wrong, right in (
        (",.", "."),
        (",,", ","),
        (", ,", ","),
        (" ,", ","),
        ("  ", " "),
        (" .", "."),
        (",:", ":"),
        ("..", "."),
    ):
        while wrong in text:
            text = text.replace(wrong, right)
    return capitalised(text)
