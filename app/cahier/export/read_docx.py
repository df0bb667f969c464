"""A DOCX read back: every member of the archive, every element, attribute and text of every part.

With the standard library alone. A document library shows paragraphs and misses most of what hides in such a
file (tracked changes, hidden runs, properties, custom parts, the archive's own comments).
"""

import re
import zipfile
from io import BytesIO
from zlib import error as damaged_stream

from cahier import resources
from cahier.export import contrast, xml_parts
from cahier.export.errors import TooMuchToRead, UnreadableFile
from cahier.export.reading import MOST_BYTES, ReadBack, Reading
from cahier.export.xml_parts import Part

_MOST_MEMBERS = 256
_ORDINARY = 0x20  # an ordinary file, without an owner
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_SMALLEST = 12  # half points; below, text can pass unseen
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_PARAGRAPH, _TEXT = f"{_W}p", f"{_W}t"
_BODY, _FOOTER = "word/document.xml", re.compile(r"word/footer\d*\.xml")


def read(data: bytes) -> ReadBack:
    """Read a DOCX back. Raises UnreadableFile, TooMuchToRead."""
    reading = Reading("docx")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = _members(reading, archive, data)
    except (zipfile.BadZipFile, damaged_stream, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise UnreadableFile from error
    texts = [(name, _read_part(reading, name, content)) for name, content in members]
    bodies = [paragraphs for name, paragraphs in texts if name == _BODY]
    footers = [paragraphs for name, paragraphs in texts if _FOOTER.fullmatch(name)]
    if not bodies:
        raise UnreadableFile
    reading.visible = [text for paragraphs in [*bodies, *footers] for text in paragraphs]
    return reading.done()


def _members(reading: Reading, archive: zipfile.ZipFile, data: bytes) -> list[tuple[str, bytes]]:
    """Return the members of the archive; keep what the archive says beside them."""
    entries = archive.infolist()
    if len(entries) > _MOST_MEMBERS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise TooMuchToRead
    members: list[tuple[str, bytes]] = []
    for entry in entries:
        reading.string("name of a part", entry.filename)
        reading.raw("archive", entry.comment + entry.extra)
        with archive.open(entry) as member:
            content = member.read(MOST_BYTES)
        reading.spend(len(content))
        members.append((entry.filename, content))
    reading.raw("archive", archive.comment)
    _check_archive(reading, archive, data)
    beside = data
    for _, content in members:
        beside = beside.replace(content, b"\n") if content else beside
    reading.raw("archive", beside)
    return members


def _check_archive(reading: Reading, archive: zipfile.ZipFile, data: bytes) -> None:
    known = set(resources.data("templates/docx/allowed.json")["parts"])
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len(names) != len(set(names)):
        reading.object_to("the same part twice")
    if not known.issuperset(names):
        reading.object_to("parts of an unknown kind, such as pictures, comments or attachments")
    if archive.comment or any(entry.comment or entry.extra for entry in entries):
        reading.object_to("notes in its archive")
    if any(entry.date_time != _LONG_AGO for entry in entries):
        reading.object_to("dates in its archive")
    if any(entry.create_system or entry.external_attr not in {0, _ORDINARY} for entry in entries):
        reading.object_to("traces of an operating system")
    # Local header 30, central entry 46, end 22: whatever else lies in the file belongs to no part.
    counted = 22 + sum(76 + 2 * len(entry.filename.encode()) + entry.compress_size for entry in entries)
    if len(data) != counted:
        reading.object_to("bytes beside its parts")


def _read_part(reading: Reading, where: str, content: bytes) -> list[str]:
    """Keep everything a part says and return its paragraphs."""
    if where.endswith((".xml", ".rels")):
        return _read_xml(reading, where, xml_parts.parts(content))
    reading.raw(where, content)
    return []


def _read_xml(reading: Reading, where: str, parts: list[Part]) -> list[str]:
    paragraphs: list[str] = []
    inside: list[str] = []
    for part in parts:
        if part.kind == "element":
            reading.string(where, part.local)
            _check_element(reading, part)
            inside.append(part.text)
            if part.text == _PARAGRAPH:
                paragraphs.append("")
        elif part.kind == "end":
            inside.pop()
        elif part.kind == "text":
            reading.string(where, part.text)
            if inside[-1] == _TEXT and paragraphs:
                paragraphs[-1] += part.text
            elif part.text.strip() and part.local != "title" and not inside[-1].endswith(" title"):
                reading.object_to("text outside of its paragraphs")
        else:
            reading.string(where, part.text)
            if part.kind != "attribute":
                reading.object_to("comments in its parts")
    for paragraph in paragraphs:
        reading.string(where, paragraph)
    return paragraphs


def _check_element(reading: Reading, part: Part) -> None:
    allowed = resources.data("templates/docx/allowed.json")
    named = allowed["named"]
    if part.local not in allowed["elements"]:
        reading.object_to(named.get(part.local, "an element of an unknown kind"))
    attributes = {name.rpartition(" ")[2]: value for name, value in part.attributes.items()}
    for name in attributes.keys() - set(allowed["attributes"]) - {"space"}:
        reading.object_to(named.get(name, "an attribute of an unknown kind"))
    value = attributes.get("val", "")
    if part.local == "color" and contrast.of_hex(value) < contrast.LEAST:
        reading.object_to("text in the colour of the paper")
    if part.local in {"sz", "szCs"} and not (value.isdecimal() and int(value) >= _SMALLEST):
        reading.object_to("text too small to see")
    if part.local == "spacing" and attributes.get("lineRule", "auto") != "auto":
        reading.object_to("lines laid over each other")
