"""How a picture is written that may leave: a PNG of its size and its pixels, and of nothing else.

Three kinds of chunks (IHDR, IDAT, IEND), eight bits a colour, three colours, each line as its difference from the
one above. No text, time, profile, resolution or place for any of them; and the same pixels give the same bytes.
The reader that looks at it once more (`cahier.export.read_png`) shares no code with this.
"""

import struct
import zlib

SIGNS = b"\x89PNG\r\n\x1a\n"
_UP = b"\x02"


def written(width: int, height: int, rgb: bytes) -> bytes:
    """Return the file; ValueError when the pixels are not as many as they should be."""
    line = 3 * width
    if width < 1 or height < 1 or len(rgb) != line * height:
        raise ValueError("pixels and size do not fit")
    packer = zlib.compressobj(6)
    packed = bytearray()
    above = bytes(line)
    for start in range(0, len(rgb), line):
        here = rgb[start : start + line]
        packed += packer.compress(_UP + _difference(here, above))
        above = here
    packed += packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return SIGNS + _chunk(b"IHDR", head) + _chunk(b"IDAT", bytes(packed)) + _chunk(b"IEND", b"")


def _difference(here: bytes, above: bytes) -> bytes:
    """Subtract byte from byte, all at once: the highest bit of each is kept out of the way of the others."""
    length = len(here)
    high = int.from_bytes(b"\x80" * length)
    one, other = int.from_bytes(here), int.from_bytes(above)
    return (((one | high) - (other & ~high)) ^ ((one ^ ~other) & high)).to_bytes(length)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
