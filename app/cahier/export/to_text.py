"""A brief as plain text, UTF-8: headings underlined, items indented, cells aligned, nothing else added."""

from collections.abc import Sequence

from cahier.export.wording import worded
from cahier.redaction.brief import Block, Bullets, Heading, Paragraph, RedactedBrief

GAP = "  "  # between cells: no text holds two blanks in a row
FOOTER_RULE = "~" * 40
UNDERLINES = ("=", "-", ".")


def render(brief: RedactedBrief) -> bytes:
    """Return the text file."""
    written = worded(brief)
    parts = [_underlined(written.title, 0), *map(_block, written.blocks), f"{FOOTER_RULE}\n{written.footer}"]
    return ("\n\n".join(parts) + "\n").encode()


def _underlined(text: str, level: int) -> str:
    return f"{text}\n{UNDERLINES[min(level, len(UNDERLINES) - 1)] * len(text)}"


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return _underlined(text, level)
        case Paragraph(text=text):
            return text
        case Bullets(items=items, numbered=numbered):
            labels = [f"{place}." if numbered else "•" for place in range(1, len(items) + 1)]
            return "\n".join(f"{GAP}{label} {item}" for label, item in zip(labels, items, strict=True))
        case table:
            return _aligned([table.header, *table.rows])


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(1, *map(len, column)) for column in zip(*rows, strict=True)]
    lines = [GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    rule = GAP.join("-" * width for width in widths)
    return "\n".join(line.rstrip() or line for line in [lines[0], rule, *lines[1:]])  # a line of no text is no gap
