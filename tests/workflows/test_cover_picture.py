"""A covered copy: pixels gone for good, nothing of the file with it, the original as it was, and both logs."""

import dataclasses
import hashlib
import io
import os
import struct
import subprocess
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from cahier.domain.custody import first_break
from cahier.domain.evidence import Evidence
from cahier.limited.looking import Pixels
from cahier.redaction import pixels as png
from cahier.workflows import attach_evidence, cover_picture, open_notebook, record, show_case, verify
from cahier.workflows.cover_picture import WHOLE, CoverFailed
from cahier.workflows.workspace import Workspace

CANARY = "ZQkwmtrphvbnx"
BOX = (WHOLE // 4, WHOLE // 4, WHOLE // 2, WHOLE // 2)


def photo(orientation: int = 1) -> bytes:
    """Return a photograph that says who, where and with what in every place there is for it."""
    picture = Image.effect_noise((900, 700), 80).convert("RGB")
    ImageDraw.Draw(picture).text((300, 200), CANARY, fill=(255, 0, 0), font_size=40)
    block = Image.Exif()
    block[0x0112], block[0x010F], block[0x0132] = orientation, CANARY, "2025:03:03 10:00:00"
    block.get_ifd(0x8825).update({1: "N", 2: (40.0, 22.0, 1.0)})
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=92, exif=block, comment=CANARY, icc_profile=CANARY.encode() * 20)
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + CANARY.encode() + b"</x:xmpmeta>"
    whole = file.getvalue()
    segment = b"\xff\xe1" + struct.pack(">H", len(xmp) + 2) + xmp
    return whole[:2] + segment + whole[2:] + b"PK\x03\x04" + CANARY.encode()


def attached(workspace: Workspace, path: Path, content: bytes) -> Evidence:
    case = record.new_case(workspace, "a case")
    path.write_bytes(content)
    return attach_evidence.attach(workspace, case.case_id, path)


def covered(
    workspace: Workspace, evidence: Evidence, boxes: tuple[tuple[int, int, int, int], ...] = (BOX,)
) -> Evidence:
    with attach_evidence.open_attachment(workspace, evidence) as opened:
        made = cover_picture.cover(opened, evidence, boxes)
    return cover_picture.keep(workspace, evidence, cover_picture.bring_in(workspace, made), boxes, ("p1",))


def content(workspace: Workspace, evidence: Evidence) -> bytes:
    with attach_evidence.open_attachment(workspace, evidence) as opened:
        return opened.read()


def fresh(workspace: Workspace, evidence: Evidence) -> Evidence:
    items = show_case.case(workspace, evidence.case_id).evidence
    return next(item for item in items if item.evidence_id == evidence.evidence_id)


def test_the_copy_holds_pixels_alone_and_the_original_is_untouched(workspace: Workspace, tmp_path: Path) -> None:
    original = photo()
    evidence = attached(workspace, tmp_path / "photo.jpg", original)
    copy = covered(workspace, evidence)
    data = content(workspace, copy)
    assert CANARY.encode() in original
    assert CANARY.encode() not in data
    names = [data[place + 4 : place + 8] for place in chunks(data)]
    assert names == [b"IHDR", b"IDAT", b"IEND"]
    assert content(workspace, evidence) == original
    assert fresh(workspace, evidence).sha256 == hashlib.sha256(original).hexdigest()
    assert not list(tmp_path.rglob("*.png"))
    assert verify.verify(workspace).attachments == 2


def chunks(data: bytes) -> list[int]:
    places, place = [], 8
    while place < len(data):
        places.append(place)
        place += 12 + int.from_bytes(data[place : place + 4])
    return places


def test_other_programs_find_no_field_in_it(workspace: Workspace, tmp_path: Path) -> None:
    """exiftool, where it is installed; `file system` fields are of the folder it was put into for this test."""
    copy = covered(workspace, attached(workspace, tmp_path / "photo.jpg", photo()))
    outside = tmp_path / "outside.png"
    outside.write_bytes(content(workspace, copy))
    try:
        told = subprocess.run(["exiftool", "-a", "-u", "-G1", "-s", str(outside)], capture_output=True, text=True)
    except FileNotFoundError:
        pytest.skip("exiftool is not installed")
    fields = {
        line.split()[1] for line in told.stdout.splitlines() if not line.startswith(("[System]", "[ExifTool]"))
    }
    print(sorted(fields))
    assert fields <= {
        "FileType",
        "FileTypeExtension",
        "MIMEType",
        "ImageWidth",
        "ImageHeight",
        "BitDepth",
        "ColorType",
        "Compression",
        "Filter",
        "Interlace",
        "ImageSize",
        "Megapixels",
    }


def test_under_a_box_there_is_one_colour(workspace: Workspace, tmp_path: Path) -> None:
    copy = covered(workspace, attached(workspace, tmp_path / "photo.jpg", photo()))
    with Image.open(io.BytesIO(content(workspace, copy))) as picture:
        inside = picture.crop((225, 175, 450, 350))
        assert inside.getcolors() == [(225 * 175, (0, 0, 0))]
        assert len(picture.crop((600, 500, 800, 600)).convert("L").getcolors()) > 50


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_boxes_stand_where_they_were_seen(workspace: Workspace, tmp_path: Path, orientation: int) -> None:
    copy = covered(workspace, attached(workspace, tmp_path / "photo.jpg", photo(orientation)))
    with Image.open(io.BytesIO(content(workspace, copy))) as picture:
        width, height = picture.size
        assert (width < height) is (orientation != 3)
        inside = picture.crop((-(-width // 4), -(-height // 4), width // 2, height // 2))
        assert len(inside.getcolors()) == 1


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (6, (1, 0)), (8, (0, 1))]
)
def test_a_picture_stands_as_it_was_seen(
    workspace: Workspace, tmp_path: Path, orientation: int, corner: tuple[int, int]
) -> None:
    picture = Image.new("RGB", (640, 320), "white")
    picture.paste((255, 0, 0), (0, 0, 320, 160))  # red where the first line of the file begins
    block = Image.Exif()
    block[0x0112] = orientation
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=block)
    copy = covered(workspace, attached(workspace, tmp_path / "photo.jpg", file.getvalue()), ())
    with Image.open(io.BytesIO(content(workspace, copy))) as seen:
        width, height = seen.size
        red = {
            (x, y) for x in (0, 1) for y in (0, 1)
            if seen.getpixel((width * (2 * x + 1) // 4, height * (2 * y + 1) // 4))[1] < 128  # type: ignore[index]
        }  # fmt: skip
    assert red == {corner}


def test_both_logs_say_what_was_done(workspace: Workspace, tmp_path: Path) -> None:
    evidence = attached(workspace, tmp_path / "photo.jpg", photo())
    copy = covered(workspace, evidence)
    [line] = attach_evidence.custody(workspace, copy)
    assert (line.action, line.hash_before, line.hash_after) == ("COVERED", evidence.sha256, copy.sha256)
    assert line.reason == "V1; 25.0-25.0-50.0-50.0"
    log = attach_evidence.custody(workspace, evidence)
    assert [each.action for each in log] == ["RECEIVED", "COVERED_COPY_MADE"]
    assert first_break(log) is None
    assert fresh(workspace, evidence).derivatives == (copy.evidence_id,)
    assert copy.contains_persons == ("p1",)


def test_only_what_its_log_says_is_a_covered_copy(workspace: Workspace, tmp_path: Path) -> None:
    evidence = attached(workspace, tmp_path / "photo.jpg", photo())
    copy = covered(workspace, evidence)
    log = attach_evidence.custody(workspace, copy)
    assert cover_picture.is_covered(copy, log)
    assert not cover_picture.is_covered(evidence, attach_evidence.custody(workspace, evidence))
    assert not cover_picture.is_covered(record.changed(copy, sha256="0" * 64), log)
    assert not cover_picture.is_covered(record.changed(copy, mime="image/jpeg"), log)
    assert not cover_picture.is_covered(copy, ())
    assert not cover_picture.is_covered(copy, (dataclasses.replace(log[0], action="IMPORTED"), *log[1:]))


@pytest.mark.parametrize("place", [(100, 100), (74, 74), (149, 74), (74, 149), (149, 149)])
def test_a_child_that_leaves_one_pixel_is_found_out(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: tuple[int, int]
) -> None:
    evidence = attached(workspace, tmp_path / "photo.jpg", photo())
    spot = bytearray(300 * 300 * 3)
    spot[(place[1] * 300 + place[0]) * 3] = 1  # one pixel, hardly lighter
    monkeypatch.setattr(cover_picture, "look_limited", lambda *_: Pixels(300, 300, bytes(spot)))
    with attach_evidence.open_attachment(workspace, evidence) as opened, pytest.raises(CoverFailed):
        cover_picture.cover(opened, evidence, (BOX,))


@pytest.mark.parametrize("box", [(5, 5, 5, 9), (9, 0, 5, 9), (0, 0, WHOLE + 1, 9), (-1, 0, 9, 9)])
def test_what_is_no_box_is_refused(workspace: Workspace, tmp_path: Path, box: tuple[int, int, int, int]) -> None:
    evidence = attached(workspace, tmp_path / "photo.jpg", photo())
    with attach_evidence.open_attachment(workspace, evidence) as opened, pytest.raises(CoverFailed):
        cover_picture.cover(opened, evidence, (box,))


def test_who_covered_it_is_known(tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = attached(workspace, tmp_path / "photo.jpg", photo())
    assert attach_evidence.custody(workspace, evidence)[0].actor_code == "RESEARCHER"
    first = attach_evidence.colleagues.Colleague(
        colleague_id="c1", code="U1", name="Somebody", duties=("editor",), first=True
    )
    record.save(workspace, first)
    copy = covered(workspace, evidence)
    assert attach_evidence.custody(workspace, copy)[0].actor_code == "U1"


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (97, 61), (640, 480)])
def test_pixels_are_written_and_read_by_others_as_they_are(size: tuple[int, int]) -> None:
    rgb = os.urandom(3 * size[0] * size[1])
    data = png.written(*size, rgb)
    assert data == png.written(*size, rgb)
    with Image.open(io.BytesIO(data)) as picture:
        assert (picture.size, picture.mode, picture.info) == (size, "RGB", {})
        assert picture.tobytes() == rgb
    assert zlib.crc32(data[12:29]) == int.from_bytes(data[29:33])


@pytest.mark.parametrize(("width", "height", "count"), [(2, 2, 11), (2, 2, 13), (0, 2, 0), (2, 0, 0)])
def test_pixels_that_do_not_fit_are_not_written(width: int, height: int, count: int) -> None:
    with pytest.raises(ValueError, match="fit"):
        png.written(width, height, bytes(count))


def test_a_copy_survives_the_next_opening(tmp_path: Path, cheap_hashing: None) -> None:
    place, words = tmp_path / "another", "six invented words for a test"
    opened, _ = open_notebook.create(place, words)
    with opened:
        copy = covered(opened, attached(opened, tmp_path / "photo.jpg", photo()))
        data = content(opened, copy)
    with open_notebook.unlock(place, words) as again:
        assert content(again, copy) == data
