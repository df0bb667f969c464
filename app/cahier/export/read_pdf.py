"""A PDF read back: every object, every stream, every revision, and the page as it is seen.

Three readings that do not trust each other: the bytes of the file (with each stream unpacked, so also what an
earlier revision holds or no page refers to), the objects with pikepdf, the page with pdfium. Text extractors
alone miss most hidden layers, so a file also may hold only the entries and instructions that a brief needs.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from cahier import resources
from cahier.export import pdf_page, pdf_pages, pdf_text, xml_parts
from cahier.export.errors import TooMuchToRead, UnreadableFile
from cahier.export.reading import ReadBack, Reading, inflate
from cahier.export.wording import letters

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_BOTTOMLESS = re.compile(rb"/LZWDecode|/RunLengthDecode|/Filter\s*\[[^\]]*/FlateDecode[^\]]*/FlateDecode")
_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_RESOURCE_NAME = re.compile(r"/[cf]\d+")
_DEEPEST = 64
_MOST_PAGES = 200
_LONG_NUMBER = 6  # digits; shorter ones are measures of the page


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
    _read_objects(reading, document)
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
    """Keep what is legible in the bytes. Numbers of glyphs are left out where their letters were read."""
    for number, stream in enumerate(streams, start=1):
        reading.raw(f"stream {number}", pdf_text.without_strings(stream) if stream in decoded else stream)
    reading.raw("file", _STREAM.sub(b"\n", data))
    if len(_END.findall(data)) != 1:
        reading.object_to("earlier revisions")
    if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
        reading.object_to("bytes after its end")


def _read_objects(reading: Reading, document: Any) -> None:
    import pikepdf

    allowed = resources.data("templates/typst/allowed.json")
    keys, named = set(allowed["keys"]), allowed["named"]
    for item in [*document.objects, document.trailer]:
        for kind, value in strings(item):
            reading.string("entry", value)
            if kind == "key" and value not in keys and not _RESOURCE_NAME.fullmatch(value):
                reading.object_to(named.get(value, "an entry of an unknown kind"))
        if isinstance(item, pikepdf.Stream) and str(item.get("/Filter", "/FlateDecode")) != "/FlateDecode":
            reading.object_to("data packed in an unknown way")
    _check_streams(reading, document, set(allowed["streams"]))
    if "/Metadata" in document.Root:
        _read_metadata(reading, document.Root.Metadata, set(allowed["metadata"]))


def _check_streams(reading: Reading, document: Any, allowed: set[str]) -> None:
    """Object to streams that no entry of a brief asks for."""
    import pikepdf

    holders = [item for item in document.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream)]
    wanted = {value.objgen for item in holders for key, value in item.items() if key in allowed}
    if any(item.objgen not in wanted for item in holders if isinstance(item, pikepdf.Stream)):
        reading.object_to("data of an unknown kind")


def strings(item: Any, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield every key, name, string and long number of an object, not following references."""
    import pikepdf

    if depth > _DEEPEST:
        raise TooMuchToRead
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key, value in item.items():
            yield "key", key
            yield from _inside(value, depth)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            yield from _inside(value, depth)
    elif isinstance(item, pikepdf.String):
        yield "value", str(item)
        yield "value", bytes(item).decode(errors="replace")
    elif isinstance(item, pikepdf.Name) or len(re.sub(r"\D", "", str(item))) >= _LONG_NUMBER:
        yield "value", str(item)


def _inside(value: Any, depth: int) -> Iterator[tuple[str, str]]:
    if not getattr(value, "is_indirect", False):
        yield from strings(value, depth + 1)


def _read_metadata(reading: Reading, stream: Any, allowed: set[str]) -> None:
    for part in xml_parts.parts(stream.read_bytes()):
        reading.string("metadata", part.text)
        if part.kind == "element" and part.local not in allowed:
            reading.object_to("metadata beyond its title")
        if part.kind == "comment" or (part.kind == "instruction" and not part.text.startswith("xpacket ")):
            reading.object_to("comments in its metadata")
