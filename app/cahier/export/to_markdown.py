"""A brief as Markdown (CommonMark with tables), where every text stays text.

Each character that could begin markup is escaped, also those of the dialects: mentions, formulas, footnotes,
bare addresses and the short names of emoji.
"""

import re
from collections.abc import Iterator

from cahier.export.wording import worded
from cahier.redaction.brief import Block, Bullets, Heading, Paragraph, RedactedBrief

_ALWAYS = re.compile(r"[\\`*_{}\[\]<>#&|~!$^=@]")
_COLON = re.compile(r":(?=\S)")  # `https://`, `:smile:`
_BARE_ADDRESS = re.compile(r"\bwww\.", re.IGNORECASE)
_LIST_MARK = re.compile(r"^(?:(?=[-+])|(\d+)(?=[.)]))")


def render(brief: RedactedBrief) -> bytes:
    """Return the Markdown file, UTF-8."""
    written = worded(brief)
    parts = [f"# {escaped(written.title)}", *_blocks(written.blocks), "---", escaped(written.footer)]
    return ("\n\n".join(parts) + "\n").encode()


def escaped(text: str) -> str:
    """Return the text so that any reader of Markdown shows it as it is."""
    literal = _COLON.sub(r"\\:", _ALWAYS.sub(r"\\\g<0>", text))
    literal = _BARE_ADDRESS.sub(lambda match: match[0][:-1] + "\\.", literal)
    return _LIST_MARK.sub(r"\1\\", literal)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Write the blocks; a list right after a list gets other marks, else both would read as one."""
    other_marks = False
    for before, block in zip([None, *blocks], blocks, strict=False):
        other_marks = isinstance(before, Bullets) and isinstance(block, Bullets) and not other_marks
        yield _block(block, other_marks)


def _block(block: Block, other_marks: bool) -> str:
    match block:
        case Heading(text=text, level=level):
            return f"{'#' * min(level + 1, 6)} {escaped(text)}"
        case Paragraph(text=text):
            return escaped(text)
        case Bullets(items=items, numbered=True):
            mark = ")" if other_marks else "."
            return "\n".join(f"{place}{mark} {escaped(item)}" for place, item in enumerate(items, start=1))
        case Bullets(items=items):
            return "\n".join(f"{'+' if other_marks else '-'} {escaped(item)}" for item in items)
        case table:
            rule = "|" + " --- |" * len(table.header)
            return "\n".join([_row(table.header), rule, *map(_row, table.rows)])


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |"
