"""The objects of a PDF, one by one, whether a page refers to them or not."""

import re
from collections.abc import Iterator
from typing import Any

from cahier import resources
from cahier.export import xml_parts
from cahier.export.errors import TooMuchToRead
from cahier.export.reading import Reading

_RESOURCE_NAME = re.compile(r"/[cf]\d+")
_DEEPEST = 64
_LONG_NUMBER = 6  # digits; shorter ones are measures of the page


def read(reading: Reading, document: Any) -> None:
    """Keep what every object says, and object to what no brief needs."""
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
