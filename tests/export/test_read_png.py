"""A picture of a release is read back by other code: whatever is more than pixels is found, and said in words."""

import io
import os
import struct
import zlib

import pytest
from PIL import Image, PngImagePlugin

from cahier.export.errors import UnreadableFile
from cahier.export.read_back import read, same_pixels
from cahier.export.read_png import seen
from cahier.redaction.brief import Picture
from cahier.redaction.pixels import written

CANARY = "ZQkwmtrphvbnx"
RGB = os.urandom(20 * 10 * 3)
OURS = written(20, 10, RGB)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_chunk(name: bytes, body: bytes) -> bytes:
    return OURS[:33] + chunk(name, body) + OURS[33:]


def rebuilt(
    lines: bytes, head: bytes = struct.pack(">IIBBBBB", 20, 10, 8, 2, 0, 0, 0), more: bytes = b""
) -> bytes:
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines) + more) + chunk(b"IEND", b"")
    return OURS[:8] + body


def lines_of(data: bytes) -> bytes:
    return zlib.decompress(data[41 : 41 + int.from_bytes(data[33:37])])


def texts() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", CANARY)
    info.add_text("Comment", CANARY, zip=True)
    info.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY}</x>")
    return info


def by_pillow(**options: object) -> bytes:
    file = io.BytesIO()
    Image.frombytes("RGB", (20, 10), RGB).save(file, "PNG", **options)
    return file.getvalue()


def test_a_picture_of_ours_is_read_to_the_pixel_and_says_nothing() -> None:
    back = read("picture.png", OURS)
    assert (back.format, back.strings, back.objections) == ("png", (), ())
    found = seen(OURS)
    assert (found.width, found.height, found.rgb) == (20, 10, RGB)
    assert same_pixels(Picture(20, 10, RGB), OURS)


@pytest.mark.parametrize("place", [0, 299, 599])
def test_one_other_pixel_is_another_picture(place: int) -> None:
    other = bytearray(RGB)
    other[place] ^= 1
    assert not same_pixels(Picture(20, 10, bytes(other)), OURS)
    assert not same_pixels(Picture(10, 20, RGB), OURS)


EXIF = b"II*\0\x08\0\0\0" + CANARY.encode()
PLANTED = {
    "a text": with_chunk(b"tEXt", b"Author\0" + CANARY.encode()),
    "a packed text": with_chunk(b"zTXt", b"Author\0\0" + zlib.compress(CANARY.encode())),
    "a text of XMP": with_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + CANARY.encode()),
    "a packed text of XMP": with_chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(CANARY.encode())),
    "notes of a camera": with_chunk(b"eXIf", EXIF),
    "a colour profile": with_chunk(b"iCCP", b"name\0\0" + zlib.compress(CANARY.encode() * 9)),
    "an unknown part": with_chunk(b"zzZz", CANARY.encode()),
    "bytes after its end": OURS + CANARY.encode(),
    "a second picture after its end": OURS + with_chunk(b"tEXt", b"Author\0" + CANARY.encode()),
    "other people's texts": by_pillow(pnginfo=texts()),
}
KEPT_OTHERWISE = {
    "a date": with_chunk(b"tIME", bytes(7)),
    "a resolution": by_pillow(dpi=(72, 72)),
    "a wrong sum": OURS[:-1] + b"\0",
    "a line more than it shows": rebuilt(lines_of(OURS) + b"\x02" + CANARY.encode().ljust(60, b"x")),
    "a line less": rebuilt(lines_of(OURS)[:-61]),
    "bytes behind what is packed": rebuilt(lines_of(OURS), more=CANARY.encode()),
    "another kind of line": by_pillow(),
    "a palette": rebuilt(b"\0" + bytes(20), struct.pack(">IIBBBBB", 20, 1, 8, 3, 0, 0, 0)),
    "something to see through": rebuilt(b"\0" + bytes(80), struct.pack(">IIBBBBB", 20, 1, 8, 6, 0, 0, 0)),
    "woven lines": rebuilt(lines_of(OURS), struct.pack(">IIBBBBB", 20, 10, 8, 2, 0, 0, 1)),
    "a longer head": rebuilt(lines_of(OURS), struct.pack(">IIBBBBB", 20, 10, 8, 2, 0, 0, 0) + b"more"),
    "two heads": OURS[:33] + OURS[8:33] + OURS[33:],
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_is_objected_to_and_found_by_the_search(name: str) -> None:
    back = read("picture.png", PLANTED[name])
    assert back.objections
    assert any(CANARY in text for _, text in back.strings), back.strings
    assert not any(CANARY in objection for objection in back.objections)
    with pytest.raises(UnreadableFile):
        seen(PLANTED[name])


@pytest.mark.parametrize("name", KEPT_OTHERWISE)
def test_what_is_not_kept_as_ours_is_objected_to(name: str) -> None:
    assert read("picture.png", KEPT_OTHERWISE[name]).objections
    with pytest.raises(UnreadableFile):
        seen(KEPT_OTHERWISE[name])


@pytest.mark.parametrize("data", [b"", b"\x89PNG", OURS[:40], b"GIF89a", OURS[:8] + OURS[33:], OURS[:-12]])
def test_what_is_no_picture_cannot_be_read(data: bytes) -> None:
    with pytest.raises(UnreadableFile):
        read("picture.png", data)
