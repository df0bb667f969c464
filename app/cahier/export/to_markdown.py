"""A brief as Markdown (CommonMark with tables), where every text stays text.

Each character that could begin markup is escaped, also those of the dialects: mentions, formulas, footnotes,
bare addresses and the short names of emoji.
"""

import re
from collections.abc import Iterable

from cahier.export.wording import worded
from cahier.redaction.brief import Block, Bullets, Heading, Paragraph, RedactedBrief, Table

_ALWAYS = re.compile(r"[\\`*_{}\[\]<>#&|~!$^=@]")
_COLON = re.compile(r":(?=\S)")  # `https://`, `:smile:`
_BARE_ADDRESS = re.compile(r"\bwww\.", re.IGNORECASE)
_LIST_MARK = re.compile(r"^([-+]|\d+(?=[.)]))")


def render(brief: RedactedBrief) -> bytes:
    """Return the Markdown file, UTF-8."""
    written = worded(brief)
    parts = [f"# {escaped(written.title)}", *map(_block, written.blocks), "---", escaped(written.footer)]
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Return the text so that any reader of Markdown shows it as it is."""
    literal = _COLON.sub(r"\\:", _ALWAYS.sub(r"\\\g<0>", text))
    literal = _BARE_ADDRESS.sub(lambda match: match[0][:-1] + "\\.", literal)
    return _LIST_MARK.sub(lambda match: _harmless_start(match[1]), literal)


def _harmless_start(mark: str) -> str:
    return f"\\{mark}" if mark in "-+" else mark


def _block(block: Block) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"{'#' * min(level + 1, 6)} {escaped(text)}"
        case Paragraph(text=text):
            return escaped(text)
        case Bullets(items=items, numbered=numbered):
            return "\n".join(_items(items, numbered))
        case Table(header=header, rows=rows):
            rule = "|" + " --- |" * len(header)
            return "\n".join([_row(header), rule, *map(_row, rows)])


def _items(items: tuple[str, ...], numbered: bool) -> Iterable[str]:
    for place, item in enumerate(items, start=1):
        yield f"{f'{place}.' if numbered else '-'} {escaped(item)}"


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"
