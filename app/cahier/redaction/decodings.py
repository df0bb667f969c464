"""What a string says once it is decoded: a value may stand in a file as anything but its own letters.

Percent signs, HTML entities, backslash escapes, base64 at each offset of its groups of four, hexadecimal,
UTF-16 read as single bytes, UTF-8 read as another code page, and the same backwards. Two rounds, since a
web address inside a data block is encoded twice.
"""

import base64
import binascii
import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,12});?")
_ESCAPE = re.compile(r"\\u\{?([0-9A-Fa-f]{4,6})\}?|\\x([0-9A-Fa-f]{2})|\\([0-7]{3})|=([0-9A-F]{2})")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{7,}={0,2}")
_WRAPPED = re.compile(r"(?<=[A-Za-z0-9+/]{60})\r?\n(?=[A-Za-z0-9+/])")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}[ :,]?|0x[0-9A-Fa-f]{2}[ ,]{0,2}|\\x[0-9A-Fa-f]{2}){4,}")
_PAIR = re.compile(r"[0-9A-Fa-f]{2}")
_HIGH_BYTES = re.compile(rb"[\x00-\x05].[\x00-\x05]", re.DOTALL)
_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_PROSE = re.compile(r"(?:[A-Z]?[a-z]+|[A-Z]+)(?:[/_-]+(?:[A-Z]?[a-z]+|[A-Z]+))*")  # no base64 looks like words
_CONTROLS = re.compile("[\x00-\x08]")
_READABLE = re.compile(r"[^\W_]{3}")
_LONGEST = 2_000_000
_ROUNDS = 2


class Decoded(NamedTuple):
    """What a string says; `by_chance` when letters may stand in it that nobody wrote."""

    text: str
    by_chance: bool


def decodings(text: str) -> Iterator[Decoded]:
    """Everything `text` may say when decoded, itself not included.

    What was encoded as bytes is handed out as one text, the pieces on lines of their own.
    """
    layer = [text[:_LONGEST]]
    seen = set(layer)
    chance: list[str] = []
    for _ in range(_ROUNDS):
        written = [said for each in layer for said in _as_text(each) if said not in seen]
        seen.update(written)
        yield from (Decoded(said, by_chance=False) for said in dict.fromkeys(written))
        read = [said for each in layer for said in _as_bytes(each) if _READABLE.search(said)]
        chance.extend(read)
        layer = [*dict.fromkeys(written), "\n".join(dict.fromkeys(read))[:_LONGEST]]
    if chance:
        yield Decoded("\n".join(dict.fromkeys(chance)), by_chance=True)


def _as_bytes(text: str) -> Iterator[str]:
    yield from _bytes_as_letters(text)
    yield from _hexadecimal(text)
    yield from _base64(text)


def _as_text(text: str) -> Iterator[str]:
    if "%" in text:
        yield _PERCENT.sub(lambda found: _bytes_said(binascii.unhexlify(found[0].replace("%", ""))), text)
    if "&" in text:
        yield _ENTITY.sub(
            lambda found: html.unescape(found[0] if found[0].endswith(";") else found[0] + ";"), text
        )
    if "\\" in text or "=" in text:
        yield _ESCAPE.sub(_escaped, text)
        yield _quoted_printable(text)


def _escaped(found: re.Match[str]) -> str:
    code = int(found[1] or found[2] or found[4] or "0", 16) if found[3] is None else int(found[3], 8)
    return chr(code) if code < 0x110000 else ""


def _quoted_printable(text: str) -> str:
    joined = text.replace("=\r\n", "").replace("=\n", "")
    return re.sub(
        r"(?:=[0-9A-F]{2})+", lambda found: _bytes_said(binascii.unhexlify(found[0].replace("=", ""))), joined
    )


def _bytes_said(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _bytes_as_letters(text: str) -> Iterator[str]:
    """Bytes that were read as one letter each: UTF-16 with its zeros, UTF-8 as Latin-1 or Windows letters."""
    if "\x00" in text:
        yield text.replace("\x00", "")
    if text.isascii() and not _CONTROLS.search(text):
        return
    for page in ("latin-1", "cp1252", "cp1251"):
        try:
            data = text.encode(page)
        except UnicodeEncodeError:
            continue
        if _SEQUENCE.search(data):
            yield data.decode("utf-8", errors="replace")
        if _HIGH_BYTES.search(data):
            for pairs in (data, data[1:]):
                yield pairs.decode("utf-16-le", errors="replace")
                yield pairs.decode("utf-16-be", errors="replace")


def _all_readings(data: bytes) -> Iterator[str]:
    """What bytes say in UTF-8, else in a code page; and in UTF-16 when they have its small high bytes."""
    try:
        yield data.decode("utf-8")
    except UnicodeDecodeError:
        yield data.decode("utf-8", errors="replace")
        yield data.decode("cp1251", errors="replace")
        yield data.decode("latin-1")
    if _HIGH_BYTES.search(data):
        yield data.decode("utf-16-le", errors="replace")
        yield data.decode("utf-16-be", errors="replace")


def _hexadecimal(text: str) -> Iterator[str]:
    for found in _HEX.finditer(text):
        pairs = "".join(_PAIR.findall(found[0].replace("0x", "").replace("\\x", "")))
        for shift in (0, 1):
            pairs_from = pairs[shift:]
            yield from _all_readings(binascii.unhexlify(pairs_from[: len(pairs_from) // 2 * 2]))


def _base64(text: str) -> Iterator[str]:
    for found in _BASE64.finditer(_WRAPPED.sub("", text)):
        if _PROSE.fullmatch(found[0]):
            continue
        run = found[0].rstrip("=").replace("-", "+").replace("_", "/")
        for offset in range(4):
            part = run[offset:]
            part = part[: len(part) - (len(part) % 4 == 1)]
            data = base64.b64decode(part + "=" * (-len(part) % 4))
            yield from _all_readings(data)
