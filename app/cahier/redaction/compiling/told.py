"""One sentence of a brief on its way to the page."""

from dataclasses import dataclass

from cahier.redaction.phrases import capitalised


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, the kind its weight is looked up under, and the records it rests on."""

    text: str
    kind: str
    elements: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Close the gaps an empty slot leaves."""
    for wrong, right in ((",.", "."), (",,", ","), (", ,", ","), (" ,", ","), ("  ", " "), (" .", ".")):
        while wrong in text:
            text = text.replace(wrong, right)
    return capitalised(text)
