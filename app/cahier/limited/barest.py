"""What of a picture the decoder gets to see: its size and its pixels, and nothing else that stands in the file.

Names, texts, colour profiles, little pictures, a second picture behind the first: none of it reaches the decoder,
and none of it can come out again. Only the way the picture is to be turned is read, by the code here.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
MOST = {"jpeg": 256_000_000, "png": 64_000_000}  # pixels; a JPEG is made smaller while it is decoded
_MOST_SCANS = 100
_SIZES = (0xC0, 0xC1, 0xC2)  # baseline, extended and progressive; no other way of coding is in use
_KEPT = (0xC4, 0xDB, 0xDD)  # tables, and how often the decoder may find its way back
_PLAIN_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_KEPT_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT")
_ORIENTATION = 0x0112


class Odd(Exception):
    """The file is not what it should be, or larger than anybody photographs."""


@dataclass(frozen=True, slots=True)
class Barest:
    """A picture without anything that is not a picture."""

    kind: str  # "jpeg" or "png"
    data: bytes
    width: int  # as it is stored, before it is turned
    height: int
    orientation: int  # 1 to 8 (EXIF 2.32, table 6)


def barest(data: bytes | bytearray) -> Barest:
    """Return the barest of a JPEG or PNG, told by the first bytes alone; raises Odd for anything else."""
    whole = memoryview(data)
    if data.startswith(JPEG):
        kind, (kept, width, height, orientation) = "jpeg", _jpeg(whole)
    elif data.startswith(PNG):
        kind, (kept, width, height, orientation) = "png", _png(whole)
    else:
        raise Odd
    if not (width and height and width * height <= MOST[kind]):
        raise Odd
    return Barest(kind, kept, width, height, orientation if 1 <= orientation <= 8 else 1)


def _jpeg(data: memoryview) -> tuple[bytes, int, int, int]:
    kept, size, orientation, scans = bytearray(b"\xff\xd8"), (0, 0), 1, 0
    for marker, segment, behind in _segments(data):
        body = bytes(segment[4:18])
        if marker in _SIZES:
            if size != (0, 0):
                raise Odd
            size = struct.unpack(">xHH", body[:5])[::-1]
            kept += segment
        elif marker == 0xE1 and body.startswith(b"Exif\0\0"):
            orientation = _orientation(segment[10:])
        elif marker == 0xE0 and body.startswith(b"JFIF\0"):
            kept += _PLAIN_JFIF
        elif marker in _KEPT or (marker == 0xEE and body.startswith(b"Adobe")):
            kept += segment
        elif marker == 0xDA:
            scans += 1
            kept += segment
            kept += behind
        elif 0xC0 <= marker <= 0xCF:
            raise Odd
    if not 0 < scans <= _MOST_SCANS:
        raise Odd
    return bytes(kept + b"\xff\xd9"), *size, orientation


def _segments(data: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Yield each marker with its segment and, behind the head of a scan, what is coded there; up to the end."""
    place = 2
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            raise Odd
        marker = data[place + 1]
        if marker == 0xFF:  # filling
            place += 1
            continue
        if marker == 0xD9:
            return
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        end = place + 2 + length
        if length < 2 or end > len(data):
            raise Odd
        after = end
        if marker == 0xDA:
            found = _NEXT_MARKER.search(data, end)
            after = found.start() if found else len(data)
        yield marker, data[place:end], data[end:after]
        place = after


def _png(data: memoryview) -> tuple[bytes, int, int, int]:
    kept, size, orientation = bytearray(PNG), (0, 0), 1
    for name, chunk in _chunks(data):
        if name == b"IHDR":
            size = struct.unpack(">II", chunk[8:16])
        if name in _KEPT_CHUNKS:
            kept += chunk
        elif name == b"eXIf":
            orientation = _orientation(chunk[8:-4])
    return bytes(kept + b"\0\0\0\0IEND\xaeB`\x82"), *size, orientation


def _chunks(data: memoryview) -> Iterator[tuple[bytes, memoryview]]:
    """Yield each chunk, whole, with its name, up to the end; the first one is the head."""
    place = len(PNG)
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        name = bytes(data[place + 4 : place + 8])
        if end > len(data) or (place == len(PNG)) != (name == b"IHDR"):
            raise Odd
        if name == b"IEND":
            return
        yield name, data[place:end]
        place = end
    raise Odd


def _orientation(block: memoryview) -> int:
    """Return how the picture is to be turned, from a block of EXIF; 1 when it does not say so plainly."""
    order = {b"II": "<", b"MM": ">"}.get(bytes(block[:2]))
    if order is None or len(block) < 10:
        return 1
    (first,) = struct.unpack(f"{order}I", block[4:8])
    if first + 2 > len(block):
        return 1
    (count,) = struct.unpack(f"{order}H", block[first : first + 2])
    for place in range(first + 2, min(first + 2 + 12 * count, len(block) - 11), 12):
        tag, kind = struct.unpack(f"{order}HH", block[place : place + 4])
        if (tag, kind) == (_ORIENTATION, 3):
            return int(struct.unpack(f"{order}H", block[place + 8 : place + 10])[0])
    return 1
