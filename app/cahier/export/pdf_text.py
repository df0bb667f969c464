"""The text of a PDF page from its drawing instructions, by the structure that a screen reader follows.

Our own decoding, beside pdfium's: it knows which words are a label or a footer, keeps the letters of Arabic
words in their order, and sees what an alternative text says instead of the letters drawn.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_BLOCKS = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Title", "/TH", "/TD", "/LBody", "/Lbl"})
_DEEPEST = 32


@dataclass(slots=True)
class Piece:
    """Text of one element of the structure (or of none: a footer or another repetition)."""

    role: str  # a structure type, "/Footer", "/Artifact", or "" where the structure does not know it
    element: int  # number of the structure element, 0 where there is none
    text: str = ""
    drawn: str = ""  # the letters that the glyphs stand for, also where an alternative text replaces them


@dataclass(slots=True)
class _Mark:
    tag: str
    number: int | None
    subtype: str
    instead: str | None


@dataclass(slots=True)
class _State:
    pieces: list[Piece] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    font: dict[int, str] = field(default_factory=dict)


def pieces(page: Any, elements: dict[int, tuple[str, int]], fonts: dict[str, dict[int, str]]) -> list[Piece]:
    """Return the texts of a page in drawing order; `elements` maps marks to (role, element)."""
    import pikepdf

    state = _State()
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in {"BDC", "BMC"}:
            state.marks.append(_mark(operands))
        elif operator == "EMC" and state.marks:
            state.marks.pop()
        elif operator == "Tf":
            state.font = fonts.get(str(operands[0]), {})
        elif operator in {"Tj", "TJ", "'", '"'}:
            _show(state, operands[-1], elements)
    return state.pieces


def _mark(operands: list[Any]) -> _Mark:
    properties = operands[1] if len(operands) > 1 and hasattr(operands[1], "get") else {}
    number, subtype, instead = (properties.get(key) for key in ("/MCID", "/Subtype", "/ActualText"))
    return _Mark(
        tag=str(operands[0]) if operands else "",
        number=None if number is None else int(number),
        subtype="" if subtype is None else str(subtype),
        instead=None if instead is None else str(instead),
    )


def _show(state: _State, shown: Any, elements: dict[int, tuple[str, int]]) -> None:
    import pikepdf

    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    data = b"".join(bytes(part) for part in strings if isinstance(part, pikepdf.String))
    letters = [state.font.get(code, "\ufffd") for code in _codes(data)]
    if any(mark.tag == "/ReversedChars" for mark in state.marks):
        letters.reverse()
    piece = _piece(state, elements)
    piece.drawn += "".join(letters)
    instead = next((mark for mark in state.marks if mark.instead is not None), None)
    if instead is None:
        piece.text += "".join(letters)
    else:
        piece.text += instead.instead or ""
        instead.instead = ""  # once, however many strings it stands for


def _codes(data: bytes) -> Iterator[int]:
    """Yield glyph codes: two bytes each, as Identity-H has it."""
    return (int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2))


def _piece(state: _State, elements: dict[int, tuple[str, int]]) -> Piece:
    """Return the piece that the current marks belong to: the last one, or a new one."""
    role, element = "", 0
    for mark in reversed(state.marks):
        if mark.number is not None:
            role, element = elements.get(mark.number, ("", 0))
            break
        if mark.tag == "/Artifact":
            role = mark.subtype or "/Artifact"
            break
    last = state.pieces[-1] if state.pieces else None
    if last is None or (last.role, last.element) != (role, element):
        last = Piece(role, element)
        state.pieces.append(last)
    return last


def elements_of(page: Any, root: Any) -> dict[int, tuple[str, int]]:
    """Map the marks of a page to (role, number) of the nearest block of the structure."""
    numbers = list(root.StructTreeRoot.ParentTree.Nums) if "/StructTreeRoot" in root else []
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    own = parents.get(int(page.obj.get("/StructParents", -1)), [])
    return {number: _block(element) for number, element in enumerate(own)}


def _block(element: Any) -> tuple[str, int]:
    for _ in range(_DEEPEST):
        if element is None:
            break
        if str(element.get("/S", "")) in _BLOCKS:
            return str(element.S), element.objgen[0]
        element = element.get("/P")
    return "", 0


_STRING_MARK = re.compile(rb"\\.|[()]|<[0-9A-Fa-f\s]*>", re.DOTALL)


def without_strings(instructions: bytes) -> bytes:
    """Return instructions without their strings, which hold numbers of glyphs: as letters they would be noise."""
    kept, start, depth = [], 0, 0
    for mark in _STRING_MARK.finditer(instructions):
        opens, closes = mark[0] == b"(", mark[0] == b")" and depth > 0
        if depth == 0 and (opens or mark[0].startswith(b"<")):
            kept.append(instructions[start : mark.start()])
            start = mark.end()
        depth += opens - closes
        if closes:
            start = mark.end()
    return b" ".join([*kept, instructions[start:]])


_SECTION = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")


def letters_of(font: Any) -> dict[int, str] | None:
    """Return which letters each glyph of a font stands for, or None where the font does not say."""
    if "/ToUnicode" not in font:
        return None
    letters: dict[int, str] = {}
    for section in _SECTION.findall(font.ToUnicode.read_bytes()):
        values = [bytes.fromhex(value.decode()) for value in _HEX.findall(section)]
        pairs = zip(values[::2], values[1::2], strict=True)
        letters |= {int.from_bytes(code): _utf16(text) for code, text in pairs}
    return letters


def _utf16(data: bytes) -> str:
    return data.decode("utf-16-be", errors="replace")
