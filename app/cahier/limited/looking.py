"""Looks at a picture of others: its pixels, as many as are wanted, and nothing else of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cahier.limited.calling import ChildFailed, Report, ask
from cahier.limited.errors import CannotPreview, NotShownHere
from cahier.limited.wire import ANSWER, BOX, REQUEST, Box

SHOWN = ("image/jpeg", "image/png")
MOST_BYTES = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture as three bytes a pixel, line by line, without a gap."""

    width: int
    height: int
    rgb: bytes


def look(
    mime: str | None,
    size: int,
    content: Iterable[bytes | memoryview],
    side: int,
    boxes: Sequence[Box] = (),
    report: Report = lambda _progress: None,
) -> Pixels:
    """Return the picture, no side longer than `side`. Raises NotShownHere, CannotPreview or NoLimits.

    `content` gives the file, piece by piece; `boxes` are made black (`cahier.limited.wire`).
    """
    if mime not in SHOWN:
        raise NotShownHere
    if size > MOST_BYTES:
        raise CannotPreview
    head = REQUEST.pack(side, len(boxes)) + b"".join(BOX.pack(*box) for box in boxes)
    try:
        answer = ask("picture", _after(head, content), ANSWER.size + 3 * side * side, report)
    except ChildFailed as error:
        raise CannotPreview from error
    return _believed(answer, side)


def _after(head: bytes, content: Iterable[bytes | memoryview]) -> Iterable[bytes | memoryview]:
    yield head
    yield from content


def _believed(answer: bytes, side: int) -> Pixels:
    """Return what the child said if it is what it promised, to the byte."""
    if len(answer) < ANSWER.size:
        raise CannotPreview
    width, height = ANSWER.unpack_from(answer)
    if not (0 < width <= side and 0 < height <= side) or len(answer) != ANSWER.size + 3 * width * height:
        raise CannotPreview
    return Pixels(width, height, answer[ANSWER.size :])
