"""Everything that an XML document says: elements, attributes, text, comments, instructions. No doctype.

Expat itself rather than a tree: a tree forgets comments and instructions, where a value could hide, and would
unfold entities, with which a small file fills a memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from cahier.export.errors import UnreadableFile


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a document says, in document order."""

    kind: str  # "element", "end", "text", "attribute", "comment", "instruction"
    text: str  # what it says; for an element or its end: its name with its namespace
    name: str = ""  # of an attribute
    attributes: dict[str, str] = field(default_factory=dict)  # of an element

    @property
    def local(self) -> str:
        """The name without its namespace."""
        return (self.name or self.text).rpartition(" ")[2]


def parts(data: bytes) -> list[Part]:
    """Return all that a document says. Raises UnreadableFile, also for a document with a doctype."""
    found: list[Part] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: found.extend(_element(name, attributes))
    parser.EndElementHandler = lambda name: found.append(Part("end", name))
    parser.CharacterDataHandler = lambda text: found.append(Part("text", text))
    parser.CommentHandler = lambda text: found.append(Part("comment", text))
    parser.ProcessingInstructionHandler = lambda *words: found.append(Part("instruction", " ".join(words)))
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableFile from error
    return found


def _element(name: str, attributes: dict[str, str]) -> Iterator[Part]:
    yield Part("element", name, attributes=attributes)
    for key, value in attributes.items():
        yield Part("attribute", value, key)


def _refuse(*_: object) -> None:
    raise UnreadableFile
