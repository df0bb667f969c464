"""What may leave: a brief compiled from cleared elements. Export takes these types and no other.

Only `cahier.redaction.compile` builds a `RedactedBrief`, and `cahier.redaction.pictures` puts pictures beside one
(the seal below makes any other attempt raise), so an export of something that was not compiled is an error of
types, of lint and of run time.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title's first subdivision."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A small table with a header row; every row has as many cells as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullets | Table


class _Seal:
    """Held by the compiler alone."""


SEAL = _Seal()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that leaves beside a brief: three bytes a pixel, line by line, and nothing else."""

    width: int
    height: int
    rgb: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactedBrief:
    """A compiled brief: what the reader sees, in reading order, and nothing else."""

    title: str
    language: str  # BCP 47, the language the brief is written in
    reference: str  # random for each release, stands in the footer
    blocks: tuple[Block, ...]
    footer: str
    seal: object = field(repr=False, compare=False)
    pictures: tuple[Picture, ...] = ()  # each a file of its own beside the brief

    def __post_init__(self) -> None:
        """Refuse to exist without the compiler's seal."""
        if self.seal is not SEAL:
            raise TypeError("only the compiler builds a RedactedBrief")

    def picture_name(self, number: int) -> str:
        """Return the name of a picture's file: the reference and its number, nothing of the case."""
        return f"brief-{self.reference}-picture-{number}.png"

    def visible_text(self) -> tuple[str, ...]:
        """Every string the reader sees, in reading order; the finished file must hold exactly these."""
        lines: list[str] = [self.title]
        for block in self.blocks:
            match block:
                case Heading(text=text) | Paragraph(text=text):
                    lines.append(text)
                case Bullets(items=items):
                    lines.extend(items)
                case Table(header=header, rows=rows):
                    lines.extend(header)
                    for row in rows:
                        lines.extend(row)
        lines.append(self.footer)
        return tuple(lines)
