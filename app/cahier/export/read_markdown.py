"""A Markdown file read back: as it is, and as it shows."""

import re

from cahier.export.read_text import decoded
from cahier.export.reading import ReadBack, Reading

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKUP = re.compile(r"[`*_{}\[\]<>#&|~$^=@]")
_HEADING = re.compile(r"^#{1,6} ")
_ITEM = re.compile(r"^(?:[-+]|\d+[.)]) ")
_TABLE_RULE = re.compile(r"\|(?: --- \|)+")
_CELL = re.compile(r"\|((?:\\.|[^\\|])*)(?=\|)")


def read(data: bytes) -> ReadBack:
    """Read a Markdown file back. Raises UnreadableFile."""
    reading = Reading("md")
    text = decoded(reading, data)
    for block in text.split("\n\n"):
        for written in _texts(block.strip("\n").split("\n")):
            shown = _ESCAPED.sub(r"\1", written)
            reading.string("text", shown)
            reading.visible.append(shown)
            if _MARKUP.search(_ESCAPED.sub("", written)):
                reading.object_to("markup of an unknown kind")
    return reading.done()


def _texts(lines: list[str]) -> list[str]:
    """Return the texts of a block, still escaped."""
    if lines == ["---"]:
        return []
    if len(lines) > 1 and _TABLE_RULE.fullmatch(lines[1]):
        return [cell.strip() for line in [lines[0], *lines[2:]] for cell in _CELL.findall(line)]
    if all(_ITEM.match(line + " ") for line in lines):
        return [_ITEM.sub("", line + " ", count=1).strip() for line in lines]
    return [_HEADING.sub("", line, count=1) for line in lines]
