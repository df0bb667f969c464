"""A picture read back: every chunk of a PNG, and its pixels, by code that shares nothing with what wrote it.

A picture of ours has three kinds of chunks, one way to keep colour and one kind of line. Whatever else stands in
the file is objected to and searched; what the pixels show nobody reads here.
"""

import re
import zlib
from dataclasses import dataclass

from cahier.export.errors import UnreadableFile
from cahier.export.reading import ReadBack, Reading, inflate

_SIGNS = bytes((137, 80, 78, 71, 13, 10, 26, 10))
_OURS = ("IHDR", "IDAT", "IEND")
_PLAIN = bytes((8, 2, 0, 0, 0))  # eight bits, three colours, nothing special
_NAMED = {
    "tEXt": "texts about the picture",
    "zTXt": "texts about the picture",
    "iTXt": "texts about the picture",
    "eXIf": "notes of a camera",
    "iCCP": "a colour profile",
    "tIME": "a date",
    "pHYs": "the resolution of a device",
    "acTL": "more than one picture",
    "fdAT": "more than one picture",
}
_MOST_CHUNKS = 100_000
_PACKED = re.compile(rb"\x78[\x01\x5e\x9c\xda]")  # how something packed begins


@dataclass(frozen=True, slots=True)
class Seen:
    """What is left when everything else is taken away."""

    width: int
    height: int
    rgb: bytes


def read(data: bytes) -> ReadBack:
    """Read a PNG back. Raises UnreadableFile, TooMuchToRead."""
    reading = Reading("png")
    kinds = []
    for kind, body, is_sound in _chunks(reading, data):
        kinds.append(kind)
        if not is_sound:
            reading.object_to("a part whose sum is wrong")
        if kind not in _OURS:
            reading.string("part of the picture", kind)
            reading.raw(kind, body)
            for packed in _PACKED.finditer(body):
                reading.raw(kind, _unpacked(body[packed.start() :]))
            reading.object_to(_NAMED.get(kind, "a part of an unknown kind"))
    if kinds[:1] != ["IHDR"] or kinds[-1:] != ["IEND"] or "IDAT" not in kinds:
        raise UnreadableFile
    if not reading.done().objections and _pixels(data) is None:
        reading.object_to("pixels kept in another way, or more of them than it shows")
    return reading.done()


def seen(data: bytes) -> Seen:
    """Return the pixels of a picture of ours. Raises UnreadableFile for any other."""
    if read(data).objections or (found := _pixels(data)) is None:
        raise UnreadableFile
    return found


def _chunks(reading: Reading, data: bytes) -> list[tuple[str, bytes, bool]]:
    if not data.startswith(_SIGNS):
        raise UnreadableFile
    place = len(_SIGNS)
    found: list[tuple[str, bytes, bool]] = []
    while place + 12 <= len(data) and (not found or found[-1][0] != "IEND"):
        length = int.from_bytes(data[place : place + 4])
        name, body = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        if len(body) != length or place + 12 + length > len(data) or len(found) > _MOST_CHUNKS:
            raise UnreadableFile
        checked = int.from_bytes(data[place + 8 + length : place + 12 + length])
        found.append((name.decode("latin-1"), body, zlib.crc32(body, zlib.crc32(name)) == checked))
        place += 12 + length
    if place != len(data):
        reading.raw("after its end", data[place:])
        reading.object_to("bytes after its end")
    return found


def _unpacked(packed: bytes) -> bytes:
    """Return what is packed here, if something is."""
    try:
        return inflate(packed)
    except UnreadableFile:
        return b""


def _pixels(data: bytes) -> Seen | None:
    """Undo the lines; None when the pixels are not kept as ours are, to the byte."""
    parts = _chunks(Reading("png"), data)
    head = parts[0][1]
    width, height = int.from_bytes(head[:4]), int.from_bytes(head[4:8])
    if head[8:] != _PLAIN or not width or not height or [kind for kind, _, _ in parts].count("IHDR") != 1:
        return None
    line = 3 * width
    packed = b"".join(body for kind, body, _ in parts if kind == "IDAT")
    unpacker = zlib.decompressobj()
    try:
        lines = unpacker.decompress(packed, height * (line + 1) + 1)
    except zlib.error:
        return None
    if len(lines) != height * (line + 1) or unpacker.unused_data or not unpacker.eof:
        return None
    rows, above = [], bytes(line)
    for start in range(0, len(lines), line + 1):
        if lines[start] != 2:
            return None
        above = _sum(lines[start + 1 : start + 1 + line], above)
        rows.append(above)
    return Seen(width, height, b"".join(rows))


def _sum(one: bytes, other: bytes) -> bytes:
    """Add byte to byte without a carry from one to the next."""
    low = int.from_bytes(b"\x7f" * len(one))
    first, second = int.from_bytes(one), int.from_bytes(other)
    return (((first & low) + (second & low)) ^ ((first ^ second) & ~low)).to_bytes(len(one))
