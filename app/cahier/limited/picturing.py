"""The task on pictures: bytes in, raw pixels out. Runs in the child alone, where Pillow may fall."""

import io
import math

from PIL import Image, ImageDraw, JpegImagePlugin, PngImagePlugin

from cahier.limited.barest import Barest, barest
from cahier.limited.wire import ANSWER, BOX, REQUEST, WHOLE, Box

COVER = (0, 0, 0)

# What stands in a block of a JPEG shimmers through the whole block, and colour is kept in blocks of 16 pixels
# (32 where it is kept coarsest): a box grows by so much of the original, or its edge would tell of its inside.
_BLOCK = 32
_SPARE = 2  # a picture under boxes is decoded this many times as fine as it is wanted, so that nothing blurs
_TURNED = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}


def answer(request: bytearray) -> bytes:
    """Do what the request asks; raises whatever the decoder raises."""
    side, count = REQUEST.unpack_from(request)
    start = REQUEST.size + count * BOX.size
    boxes = [BOX.unpack_from(request, REQUEST.size + number * BOX.size) for number in range(count)]
    bare = barest(memoryview(request)[start:].tobytes())
    request.clear()
    picture = pixels(bare, side, boxes)
    return ANSWER.pack(*picture.size) + picture.tobytes()


def pixels(bare: Barest, side: int, boxes: list[Box]) -> Image.Image:
    """Return the picture, turned as it is looked at, no side longer than `side`, with the boxes black."""
    picture = _decoded(bare, side * _SPARE if boxes else side)
    finer = picture.width / bare.width  # how much of the original is left
    for turn in _TURNED.get(bare.orientation, ()):
        picture = picture.transpose(turn)
    grown = [outward(box, picture.size, math.ceil(_BLOCK * finer)) for box in boxes]
    _cover(picture, grown)
    before = picture.size
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    _cover(picture, [scaled(box, before, picture.size) for box in grown])
    return picture


def outward(box: Box, size: tuple[int, int], margin: int) -> Box:
    """Return a box in pixels, never smaller than it was drawn, grown by a margin."""
    width, height = size
    left, top, right, bottom = box
    return (
        max(0, left * width // WHOLE - margin),
        max(0, top * height // WHOLE - margin),
        min(width, -(-right * width // WHOLE) + margin),
        min(height, -(-bottom * height // WHOLE) + margin),
    )


def scaled(box: Box, before: tuple[int, int], after: tuple[int, int]) -> Box:
    """Return a box in the pixels of a smaller picture, never less of it than before."""
    left, top, right, bottom = box
    return (
        left * after[0] // before[0],
        top * after[1] // before[1],
        -(-right * after[0] // before[0]),
        -(-bottom * after[1] // before[1]),
    )


def _cover(picture: Image.Image, boxes: list[Box]) -> None:
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        if right > left and bottom > top:
            draw.rectangle((left, top, right - 1, bottom - 1), fill=COVER)


def _decoded(bare: Barest, side: int) -> Image.Image:
    opened: Image.Image
    if bare.kind == "jpeg":
        opened = JpegImagePlugin.JpegImageFile(io.BytesIO(bare.data))
        opened.draft("RGB", (side, side))
    else:
        opened = PngImagePlugin.PngImageFile(io.BytesIO(bare.data))
    opened.load()
    return _in_colour(opened)


def _in_colour(picture: Image.Image) -> Image.Image:
    """Return three bytes a pixel; what shines through shines on white, and nothing hides behind it."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value / 257).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        through = picture.convert("RGBA")
        white = Image.new("RGBA", through.size, (255, 255, 255, 255))
        white.alpha_composite(through)
        picture = white
    return picture.convert("RGB")
