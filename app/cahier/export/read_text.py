"""A text file read back: as it is, and text by text without its furniture of rules and list marks."""

import re

from cahier.export.errors import UnreadableFile
from cahier.export.reading import ReadBack, Reading

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_TABLE_RULE = re.compile(r"-+(?:  -+)*")
_FOOTER_RULE = re.compile(r"~{40}")
_ITEM = re.compile(r"  (?:•|\d+\.)(?: |$)")


def read(data: bytes) -> ReadBack:
    """Read a text file back. Raises UnreadableFile."""
    reading = Reading("txt")
    *blocks, footer = decoded(reading, data).rstrip("\n").split("\n\n")
    for block in blocks:
        reading.visible += _texts(block.strip("\n").split("\n"))
    reading.visible += _texts_of_footer(footer.strip("\n").split("\n"))
    return reading.done()


def decoded(reading: Reading, data: bytes) -> str:
    """Return the text of a file and keep it whole; control characters are objected to. Raises UnreadableFile."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableFile from error
    reading.string("file", text)
    if _CONTROL.search(text):
        reading.object_to("control characters")
    return text


def _texts(lines: list[str]) -> list[str]:
    if len(lines) == 2 and _is_underline(*lines):
        return lines[:1]
    if len(lines) > 1 and _TABLE_RULE.fullmatch(lines[1]):
        columns = [match.span() for match in re.finditer("-+", lines[1])]
        return [line[first:last].strip() for line in [lines[0], *lines[2:]] for first, last in columns]
    return [_ITEM.sub("", line, count=1) for line in lines]


def _texts_of_footer(lines: list[str]) -> list[str]:
    return lines[1:] if _FOOTER_RULE.fullmatch(lines[0]) else _texts(lines)


def _is_underline(line: str, below: str) -> bool:
    return len(line) == len(below) and below.strip(below[:1]) == "" and below[:1] in {"=", "-", "."}
