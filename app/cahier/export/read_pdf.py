"""A PDF read back: every object, every stream, every revision, and the page as it is seen.

Three readings that do not trust each other: the bytes of the file (with each stream unpacked, so also what an
earlier revision holds or no page refers to), the objects with pikepdf, the page with pdfium. Text extractors
alone miss most hidden layers, so a file also may hold only the entries and instructions that a brief needs.
"""

import re
from io import BytesIO
from typing import Any

from cahier.export import pdf_objects, pdf_page, pdf_pages, pdf_text
from cahier.export.errors import TooMuchToRead, UnreadableFile
from cahier.export.reading import ReadBack, Reading, inflate
from cahier.export.wording import letters

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_BOTTOMLESS = re.compile(rb"/LZWDecode|/RunLengthDecode|/Filter\s*\[[^\]]*/FlateDecode[^\]]*/FlateDecode")
_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_MEASURE = re.compile(rb"-?\d*\.\d+|-?\d{1,5}")
# Where an object lies, which one is meant, and how far something reaches.
_PLACES = re.compile(rb"\d{10} \d{5} [nf]|\b\d+ \d+ (?:R|obj)\b|(?<![\w.])-?(?:\d*\.\d+|\d{1,5})(?![\w.])")
_MOST_PAGES = 200


def read(data: bytes) -> ReadBack:
    """Read a PDF back. Raises UnreadableFile, TooMuchToRead."""
    import pikepdf
    import pypdfium2

    if not data.startswith(b"%PDF-"):
        raise UnreadableFile
    reading = Reading("pdf")
    streams = _unpacked(reading, data)
    stumbles = (RuntimeError, LookupError, TypeError, ValueError, AttributeError)
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as document:
            _read_document(reading, document, data, streams)
    except (*stumbles, pikepdf.PdfError, pikepdf.PasswordError, pypdfium2.PdfiumError) as error:
        raise UnreadableFile from error  # a library that stumbles over a file has not read it
    return reading.done()


def _unpacked(reading: Reading, data: bytes) -> list[bytes]:
    """Return each stream that lies in the bytes, unpacked within bounds before any library unpacks it."""
    streams = []
    for packed in _STREAM.findall(data):
        try:
            streams.append(inflate(packed))
        except UnreadableFile:
            streams.append(packed)
        reading.spend(len(streams[-1]))
    if any(map(_BOTTOMLESS.search, [_STREAM.sub(b"", data), *streams])):
        raise TooMuchToRead
    return streams


def _read_document(reading: Reading, document: Any, data: bytes, streams: list[bytes]) -> None:
    if document.is_encrypted:
        raise UnreadableFile
    if len(document.pages) > _MOST_PAGES:
        raise TooMuchToRead
    pdf_objects.read(reading, document)
    drawn = pdf_pages.read(reading, document)
    _read_bytes(reading, data, streams, decoded=pdf_pages.decoded_streams(document))
    seen = []
    for number, (text, unseen) in enumerate(pdf_page.views(data), start=1):
        reading.string(f"page {number}", text)
        seen.append(letters(text))
        for what in unseen:
            reading.object_to(what)
    if seen != drawn:
        reading.object_to("text that two readers do not read alike")


def _read_bytes(reading: Reading, data: bytes, streams: list[bytes], decoded: set[bytes]) -> None:
    """Keep what is legible in the bytes. Measures, and glyphs whose letters were read, are noise and left out."""
    for number, stream in enumerate(streams, start=1):
        if stream in decoded:
            words = dict.fromkeys(pdf_text.without_strings(stream).split())
            reading.raw(f"stream {number}", b" ".join(word for word in words if not _MEASURE.fullmatch(word)))
        else:
            reading.raw(f"stream {number}", stream)
    reading.raw("file", _PLACES.sub(b" ", _STREAM.sub(b"\n", data)))
    if len(_END.findall(data)) != 1:
        reading.object_to("earlier revisions")
    if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
        reading.object_to("bytes after its end")
