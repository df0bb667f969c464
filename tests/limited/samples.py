"""Pictures made for tests: real ones, turned ones, bombs, and files of other kinds under the names of pictures."""

import io
import struct
import zlib

from PIL import Image, ImageDraw

SIGNS = b"\x89PNG\r\n\x1a\n"


def scene(width: int = 640, height: int = 480) -> Image.Image:
    """Draw a picture whose corners differ, so that turning shows."""
    picture = Image.new("RGB", (width, height), (200, 210, 220))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, width // 4, height // 4), fill=(220, 30, 30))
    draw.rectangle((width * 3 // 4, 0, width, height // 4), fill=(30, 200, 30))
    draw.rectangle((0, height * 3 // 4, width // 4, height), fill=(30, 30, 220))
    for step in range(0, width, 7):
        draw.line((step, height // 2, width - step, height * 5 // 8), fill=(step % 256, 90, 40))
    return picture


def jpeg(picture: Image.Image | None = None, **options: object) -> bytes:
    """Write a picture as JPEG."""
    return _saved(picture or scene(), "JPEG", quality=90, **options)


def png(picture: Image.Image | None = None, **options: object) -> bytes:
    """Write a picture as PNG."""
    return _saved(picture or scene(), "PNG", **options)


def exif(orientation: int, words: str = "") -> bytes:
    """Return EXIF that turns a picture, and names its maker."""
    block = Image.Exif()
    block[0x0112] = orientation
    if words:
        block[0x010F] = words
        block[0x9286] = words
    return block.tobytes()


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def bomb(side: int, depth: int = 1, colour: int = 0) -> bytes:
    """Return a small PNG of many pixels."""
    line = b"\0" + bytes((side * depth + 7) // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, depth, colour, 0, 0, 0)
    return SIGNS + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def others() -> dict[str, bytes]:
    """Return files of kinds that are never decoded."""
    icon = io.BytesIO()
    scene(32, 32).save(icon, "ICO")
    return {
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>',
        "tga": struct.pack("<BBBHHBHHHHBB", 0, 0, 10, 0, 0, 0, 0, 0, 65535, 65535, 24, 0) + b"\xff\0\0\0" * 400,
        "tiff": _saved(scene(64, 64), "TIFF"),
        "gif": _saved(scene(64, 64), "GIF"),
        "bmp": _saved(scene(64, 64), "BMP"),
        "ppm": _saved(scene(64, 64), "PPM"),
        "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/hostname) run\n",
        "pdf": b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n",
        "html": b"<html><img src='file:///etc/hostname'></html>",
        "ico": icon.getvalue(),
        "mng": b"\x8aMNG\r\n\x1a\n" + bytes(64),
        "empty": b"",
    }


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
