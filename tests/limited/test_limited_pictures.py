"""A picture of others is looked at in a child: what it gives back, and what it refuses, in what time."""

import io
import time
from collections.abc import Iterator

import pytest
from PIL import Image
from samples import SIGNS, bomb, chunk, exif, jpeg, others, png, scene

from cahier.limited import looking
from cahier.limited.barest import Odd, barest
from cahier.limited.errors import CannotPreview, NotShownHere
from cahier.limited.looking import Pixels, look
from cahier.limited.wire import WHOLE

JPEG, PNG = "image/jpeg", "image/png"


def seen(data: bytes, mime: str = PNG, side: int = 400, boxes: tuple[tuple[int, ...], ...] = ()) -> Pixels:
    return look(mime, len(data), [data], side, boxes)  # type: ignore[arg-type]


def image(pixels: Pixels) -> Image.Image:
    return Image.frombytes("RGB", (pixels.width, pixels.height), pixels.rgb)


@pytest.mark.parametrize(("data", "mime"), [(jpeg(), JPEG), (png(), PNG), (jpeg(progressive=True), JPEG)])
def test_a_photograph_comes_back_as_pixels(data: bytes, mime: str) -> None:
    back = image(seen(data, mime))
    assert back.size == (400, 300)
    for place, colour in (((20, 20), (220, 30, 30)), ((380, 20), (30, 200, 30)), ((20, 280), (30, 30, 220))):
        assert all(abs(a - b) < 12 for a, b in zip(back.getpixel(place), colour, strict=True))


def test_a_small_picture_stays_small() -> None:
    back = seen(png(scene(60, 40)))
    assert (back.width, back.height) == (60, 40)
    assert back.rgb == scene(60, 40).tobytes()


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", [jpeg, png])
def test_a_picture_is_shown_the_way_it_was_taken(orientation: int, kind: object) -> None:
    upright = scene(64, 48)
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # how a camera of this orientation stores it
    stored = upright.transpose(Image.Transpose(undo[orientation])) if orientation > 1 else upright
    back = image(seen(kind(stored, exif=exif(orientation)), JPEG if kind is jpeg else PNG))  # type: ignore[operator]
    assert back.size == upright.size
    for place in ((4, 4), (60, 4), (4, 44), (60, 44)):
        assert all(abs(a - b) < 30 for a, b in zip(back.getpixel(place), upright.getpixel(place), strict=True))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_way_of_keeping_colour_is_read(mode: str) -> None:
    grey = Image.linear_gradient("L")
    picture = Image.frombytes("I;16", (256, 256), b"".join(bytes((0, v)) for v in grey.tobytes()))
    data = png(picture if mode == "I;16" else grey.convert("RGB").convert(mode))
    back = image(seen(data))
    assert back.getpixel((128, 2))[0] < 40
    assert back.getpixel((128, 253))[0] > 215


def test_what_is_transparent_hides_nothing() -> None:
    picture = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    assert set(seen(png(picture)).rgb) == {255}


def test_ink_of_four_colours_is_read() -> None:
    back = image(seen(jpeg(scene().convert("CMYK")), JPEG))
    assert all(abs(a - b) < 40 for a, b in zip(back.getpixel((20, 20)), (220, 30, 30), strict=True))


@pytest.mark.parametrize("name", sorted(others()))
@pytest.mark.parametrize("mime", [JPEG, PNG])
def test_another_kind_under_the_name_of_a_picture_is_refused(name: str, mime: str) -> None:
    with pytest.raises(CannotPreview) as refused:
        seen(others()[name], mime)
    assert refused.value.sentence == CannotPreview.words


@pytest.mark.parametrize("mime", ["image/tiff", "image/svg+xml", "application/pdf", "text/html", None])
def test_what_is_no_photograph_is_not_even_tried(mime: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "ask", lambda *_: pytest.fail("tried"))
    with pytest.raises(NotShownHere):
        seen(png(), mime)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "data",
    [
        bomb(20_000),
        bomb(40_000),
        bomb(9_000, 8, 2),
        SIGNS + chunk(b"IHDR", b"\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\x02\0\0\0") + chunk(b"IEND", b""),
        b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03" + bytes(9) + b"\xff\xda\0\2\xff\xd9",
        jpeg()[:2] + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x11" * 200 + jpeg()[2:],
    ],
    ids=["400 megapixels", "1,600 megapixels", "81 of colour", "sides of 2^31", "65,535 each way", "200 scans"],
)
def test_bombs_are_refused_at_once(data: bytes) -> None:
    begun = time.monotonic()
    with pytest.raises(CannotPreview):
        seen(data, PNG if data.startswith(SIGNS) else JPEG)
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize("data", [bomb(20_000), bomb(9_000, 8, 2)])
def test_a_bomb_is_known_by_its_head(data: bytes) -> None:
    with pytest.raises(Odd):
        barest(data)


def test_a_file_too_long_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "ask", lambda *_: pytest.fail("tried"))
    with pytest.raises(CannotPreview):
        look(PNG, looking.MOST_BYTES + 1, [], 400)


def test_a_photograph_of_108_megapixels_is_shown() -> None:
    big = Image.effect_noise((1500, 1125), 60).resize((12_000, 9_000)).convert("RGB")
    data = jpeg(big)
    begun = time.monotonic()
    back = seen(data, JPEG, 1600)
    took = time.monotonic() - begun
    print(f"108 megapixels, {len(data) / 1e6:.0f} MB: {took:.2f} s")
    assert (back.width, back.height) == (1600, 1200)
    assert took < 3


def test_looking_can_be_stopped() -> None:
    def stop(_progress: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        look(PNG, 9, [png()], 400, report=stop)


def test_names_and_texts_never_reach_the_decoder() -> None:
    secret = "ZQcanaryword"
    data = jpeg(exif=exif(6, secret), comment=secret, icc_profile=secret.encode() * 9) + secret.encode()
    bare = barest(data)
    assert secret.encode() in data
    assert secret.encode() not in bare.data
    assert bare.orientation == 6
    chunks = chunk(b"tEXt", b"Author\0" + secret.encode()) + chunk(b"eXIf", exif(8, secret)[6:])
    plain = png()
    bare = barest(plain[:33] + chunks + plain[33:] + secret.encode())
    assert secret.encode() not in bare.data
    assert bare.orientation == 8


def test_the_barest_picture_is_the_same_picture() -> None:
    data = jpeg(exif=exif(1, "maker"))
    assert Image.open(io.BytesIO(barest(data).data)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


def cut(data: bytes) -> Iterator[bytes]:
    yield from (data[:length] for length in (3, 8, 20, 33, 60))


@pytest.mark.parametrize("data", [*cut(jpeg()), *cut(png())])
def test_a_beginning_is_no_picture(data: bytes) -> None:
    with pytest.raises(Odd):
        barest(data)


def test_boxes_are_black_and_only_they() -> None:
    box = (WHOLE // 4, WHOLE // 4, WHOLE // 2, WHOLE // 2)
    back = image(seen(png(scene(2000, 1600)), side=1000, boxes=(box,)))
    inside = back.crop((250, 200, 500, 400))
    assert inside.getcolors() == [(200 * 250, (0, 0, 0))]
    assert back.getpixel((200, 180)) != (0, 0, 0)
    assert back.getpixel((600, 500)) != (0, 0, 0)


def test_boxes_follow_the_picture_as_it_is_looked_at() -> None:
    stored = scene(480, 640).transpose(Image.Transpose.ROTATE_90)
    data = jpeg(stored, exif=exif(6))
    back = image(seen(data, JPEG, boxes=((0, 0, WHOLE // 4, WHOLE // 4),)))
    assert back.width < back.height
    assert back.crop((0, 0, back.width // 4, back.height // 4)).getcolors() == [
        (back.width // 4 * (back.height // 4), (0, 0, 0))
    ]


def test_the_edge_of_a_box_tells_nothing_of_its_inside() -> None:
    """Two pictures that differ under the box alone give the same derivative, to the byte."""
    box = (WHOLE * 3 // 10, WHOLE * 3 // 10, WHOLE * 6 // 10, WHOLE * 6 // 10)
    answers = set()
    for fill in ((255, 255, 255), (255, 0, 0)):
        for kind in (jpeg, png):
            picture = scene(1500, 1200)
            picture.paste(fill, (450, 360, 900, 720))
            data = kind(picture)
            mime = JPEG if kind is jpeg else PNG
            answers.add((mime, seen(data, mime, 400, (box,)).rgb))
    assert len(answers) == 2
