"""The scanner of this suite: it shares nothing with the program, not even an idea of what a file is.

It takes a file apart with the standard library (zip members, streams of a PDF, chunks of a picture) and with
poppler, and looks in each layer for each word in every way a word can be written down.
"""

import base64
import html
import io
import re
import subprocess
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterable, Iterator

from canary_words import Canary

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")


def layers(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every layer of a file with its name: the file, its name, and what is packed in it."""
    yield "name of the file", name.encode()
    yield "bytes", data
    yield "bytes backwards", data[::-1]
    if data[:2] == b"PK" or b"PK\x03\x04" in data[:4096]:
        yield from _members(data)
    if b"%PDF-" in data[:1024]:
        yield from _streams(data)
        yield "text, as poppler reads it", _poppler(data)
    if data.startswith(b"\x89PNG"):
        yield from _chunks(data)


def texts(name: str, data: bytes) -> str:
    """Return what a reader sees, roughly, and the properties, on one line: where a year may be looked for."""
    return " ".join(_shown(name, data).split())


def _shown(name: str, data: bytes) -> str:
    if b"%PDF-" in data[:1024]:
        return _poppler(data).decode("utf-8", "replace")
    if data[:2] == b"PK":
        shown = ("document.xml", "core.xml", "footer1.xml")
        parts = (body for layer, body in _members(data) if layer.endswith(shown))
        return "\n".join(_without_tags(body.decode("utf-8", "replace")) for body in parts)
    text = data.decode("utf-8", "replace")
    return _without_tags(text.partition("<body")[2] or text) if name.endswith(".html") else text


def found(name: str, data: bytes, canaries: Iterable[Canary]) -> dict[Canary, str]:
    """Return each canary that is in the file, and in which layer it was seen first."""
    seen: dict[Canary, str] = {}
    folded = [(layer, body.lower()) for layer, body in layers(name, data)]
    shown = texts(name, data)
    for canary in canaries:
        if canary.kind == "year":
            where = "text" if re.search(rf"(?<!\d){canary.text}(?!\d)", shown) else None
        else:
            ways = [way.lower() for way in written(canary.text)]
            where = next((layer for layer, body in folded if any(way in body for way in ways)), None)
        if where:
            seen[canary] = where
    return seen


def day_is_shown(shown: str, year: str) -> bool:
    """Whether the day itself stands there (every date of the case is a 17 March), in whatever way."""
    ways = ("17 March {}", "March 17, {}", "{}-03-17", "17.03.{}", "17/03/{}")
    return any(way.format(year) in shown for way in ways)


def month_is_shown(shown: str, year: str) -> bool:
    """Whether the month stands there, with the day or without."""
    return day_is_shown(shown, year) or f"March {year}" in shown


def written(word: str) -> list[bytes]:
    """Return the ways a word can stand in bytes."""
    plain = word.encode()
    spaced = "".join(f"{letter}\u00a0" for letter in word).encode()
    ways = {
        plain,
        plain[::-1],
        word.encode("utf-16-le"),
        word.encode("utf-16-be"),
        spaced,
        "".join(f"%{byte:02x}" for byte in plain).encode(),
        "".join(f"&#{ord(letter)};" for letter in word).encode(),
        "".join(f"&#x{ord(letter):x};" for letter in word).encode(),
        html.escape(urllib.parse.quote(word)).encode(),
        plain.hex().encode(),
        plain.hex(" ").encode(),
        "".join(f"\\u{ord(letter):04x}" for letter in word).encode(),
        "".join(f"\\{byte:03o}" for byte in plain).encode(),
    }
    for shift in range(3):
        packed = base64.b64encode(b"\0" * shift + plain)
        ways.add(packed[(0, 2, 3)[shift] : len(packed) - (0 if (shift + len(plain)) % 3 == 0 else 4)])
    if word.isdigit():
        ways |= {f"{int(word):,}".encode(), f"{int(word):,}".replace(",", " ").encode()}
    return sorted(ways)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    start = data.find(b"PK\x03\x04")
    with zipfile.ZipFile(io.BytesIO(data[start:])) as archive:
        yield "comment of the archive", archive.comment
        for member in archive.infolist():
            body = archive.read(member)
            yield f"name of a member {member.filename}", member.filename.encode() + member.extra + member.comment
            yield member.filename, body
            yield f"{member.filename} without its tags", _without_tags(body.decode("utf-8", "replace")).encode()


def _streams(data: bytes) -> Iterator[tuple[str, bytes]]:
    for number, packed in enumerate(_STREAM.findall(data), start=1):
        unpacker = zlib.decompressobj()
        try:
            body = unpacker.decompress(packed)
        except zlib.error:
            body = packed
        yield f"stream {number}", body
        yield f"strings of stream {number}", b"".join(re.findall(rb"\(((?:[^()\\]|\\.)*)\)", body))
    strings = re.findall(rb"<([0-9A-Fa-f\s]{6,})>", data)
    yield "hexadecimal strings", b"\n".join(bytes.fromhex(_even(text)) for text in strings)


def _even(text: bytes) -> str:
    digits = "".join(text.decode().split())
    return digits if len(digits) % 2 == 0 else digits + "0"


def _chunks(data: bytes) -> Iterator[tuple[str, bytes]]:
    at = 8
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        yield f"chunk {kind!r}", body
        at += size + 12


def _poppler(data: bytes) -> bytes:
    """Return the text of every page, laid out and raw, and what pdfinfo says of the file and its tags."""
    said = [
        subprocess.run(["pdftotext", *how, "-", "-"], input=data, capture_output=True, check=False).stdout
        for how in ((), ("-raw",))
    ]
    said.append(subprocess.run(["pdfinfo", "-"], input=data, capture_output=True, check=False).stdout)
    return b"\n".join(said)


def _without_tags(text: str) -> str:
    return html.unescape(_TAGS.sub("", text))
