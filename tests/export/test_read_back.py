"""Files that cannot be read back are refused with a sentence, whatever is wrong with them, and within bounds."""

import io
import zipfile
import zlib
from contextlib import suppress

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_briefs import brief, whole_brief

from cahier.domain.errors import CahierError
from cahier.export import formats, pdf_text, read_back, reading
from cahier.export.errors import TooMuchToRead, UnknownFile, UnreadableFile
from cahier.redaction.brief import Paragraph

WHOLE = {kind: formats.render(whole_brief(), kind) for kind in formats.FORMATS}


@pytest.mark.parametrize("name", ["brief", "brief.odt", "brief.pdf.exe", ".pdf", "brief.doc"])
def test_another_kind_of_file_is_refused(name: str) -> None:
    with pytest.raises(UnknownFile, match="cannot read this kind of file"):
        read_back.read(name, WHOLE["pdf"])


@pytest.mark.parametrize("kind", formats.FORMATS)
def test_the_name_may_be_in_capitals(kind: str) -> None:
    assert read_back.read(f"BRIEF.{kind.upper()}", WHOLE[kind]).format == kind


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize(
    "data", [b"", b"not at all", WHOLE["html"], b"\xff" * 100], ids=["empty", "text", "html", "ff"]
)
def test_a_file_that_is_not_what_its_name_says_is_refused(kind: str, data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="Do not send it"):
        read_back.read(f"brief.{kind}", data)


@pytest.mark.parametrize("kind", ["html", "md", "txt"])
def test_a_text_that_is_not_utf_8_is_refused(kind: str) -> None:
    with pytest.raises(UnreadableFile):
        read_back.read(f"brief.{kind}", "ə".encode("utf-16"))


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_short_is_refused(kind: str, part: float) -> None:
    with pytest.raises(UnreadableFile):
        read_back.read(f"brief.{kind}", WHOLE[kind][: int(len(WHOLE[kind]) * part)])


@pytest.mark.parametrize("kind", formats.FORMATS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_but_nothing_else(kind: str, data: st.DataObject) -> None:
    damaged = bytearray(WHOLE[kind])
    for place in data.draw(st.lists(st.integers(0, len(damaged) - 1), min_size=1, max_size=8)):
        damaged[place] = data.draw(st.integers(0, 255))
    with suppress(CahierError):
        read_back.read(f"brief.{kind}", bytes(damaged))


def test_a_locked_pdf_is_refused() -> None:
    with pikepdf.open(io.BytesIO(WHOLE["pdf"])) as document:
        for password in ("", "word"):
            locked = io.BytesIO()
            document.save(locked, encryption=pikepdf.Encryption(owner="x", user=password))
            with pytest.raises(UnreadableFile):
                read_back.read("brief.pdf", locked.getvalue())


def test_a_huge_file_is_not_read() -> None:
    with pytest.raises(TooMuchToRead, match="far more than any brief"):
        read_back.read("brief.txt", b"x" * (reading.MOST_BYTES + 1))


def test_a_stream_that_unpacks_without_end_is_not_unpacked() -> None:
    bomb = zlib.compress(bytes(reading.MOST_BYTES + 1), 9)
    assert len(bomb) < 100_000
    pdf = WHOLE["pdf"].replace(b"%%EOF", b"9 0 obj\n<< >>\nstream\n" + bomb + b"\nendstream\n%%EOF")
    with pytest.raises(TooMuchToRead):
        read_back.read("brief.pdf", pdf)


@pytest.mark.parametrize("filters", [b"/LZWDecode", b"/RunLengthDecode", b"[ /FlateDecode /FlateDecode ]"])
def test_packings_whose_size_cannot_be_told_are_refused(filters: bytes) -> None:
    with pytest.raises(TooMuchToRead):
        read_back.read("brief.pdf", WHOLE["pdf"].replace(b"%%EOF", b"<< /Filter " + filters + b" >>\n%%EOF"))


def test_many_small_streams_are_bounded_too() -> None:
    stream = b"stream\n" + zlib.compress(bytes(9_000_000)) + b"\nendstream\n"
    with pytest.raises(TooMuchToRead):
        read_back.read("brief.pdf", WHOLE["pdf"].replace(b"%%EOF", stream * 8 + b"%%EOF"))


def test_an_archive_that_unpacks_without_end_is_not_unpacked() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(reading.MOST_BYTES + 1))
    with pytest.raises(TooMuchToRead):
        read_back.read("brief.docx", packed.getvalue())


def test_an_archive_of_too_many_parts_is_not_read() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(300):
            archive.writestr(f"word/{number}.xml", "<a/>")
    with pytest.raises(TooMuchToRead):
        read_back.read("brief.docx", packed.getvalue())


def test_entities_are_not_unfolded() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY b "cc">]><a>&b;</a>')
    with pytest.raises(UnreadableFile):
        read_back.read("brief.docx", packed.getvalue())


def test_an_archive_without_a_document_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/styles.xml", "<a/>")
    with pytest.raises(UnreadableFile):
        read_back.read("brief.docx", packed.getvalue())


@pytest.mark.parametrize("kind", formats.FORMATS)
def test_objections_quote_nothing_from_the_file(kind: str) -> None:
    found = read_back.read(f"brief.{kind}", WHOLE[kind] + b"\nMammadli99 <Mammadli99 Mammadli99='1'> \x00")
    assert found.objections
    assert all("Mammadli" not in objection for objection in found.objections)


@pytest.mark.parametrize("kind", formats.FORMATS)
@pytest.mark.parametrize(
    "other",
    [
        brief(Paragraph("One."), Paragraph("Two.")),
        brief(Paragraph("Two."), Paragraph("One."), Paragraph("Three.")),
        brief(Paragraph("One."), Paragraph("Two."), Paragraph("three.")),
        brief(Paragraph("One."), Paragraph("Two."), Paragraph("Three."), title="Another"),
        brief(Paragraph("One."), Paragraph("Two."), Paragraph("Three."), footer="Another"),
        brief(Paragraph("One.Two."), Paragraph("Three.")),
    ],
    ids=["less", "order", "case", "title", "footer", "joined"],
)
def test_a_file_of_another_text_is_told_apart(kind: str, other: object) -> None:
    mine = brief(Paragraph("One."), Paragraph("Two."), Paragraph("Three."))
    assert read_back.same_text(mine, read_back.read(f"b.{kind}", formats.render(mine, kind)))
    assert not read_back.same_text(other, read_back.read(f"b.{kind}", formats.render(mine, kind)))


@pytest.mark.parametrize("kind", formats.FORMATS)
def test_every_word_of_a_brief_is_among_the_strings(kind: str) -> None:
    strings = " ".join(text for _, text in read_back.read(f"brief.{kind}", WHOLE[kind]).strings)
    for text in whole_brief().visible_text():
        assert set(text.split()) <= set(strings.replace("\\", "").split())


def test_arabic_words_of_a_pdf_come_back_whole() -> None:
    written = brief(Paragraph("قال الأخ لا إله في الليلة الأولى"), language="ar")
    strings = " ".join(text for _, text in read_back.read("b.pdf", formats.render(written, "pdf")).strings)
    assert {"الأخ", "لا", "في", "الأولى"} <= set(strings.split())


@pytest.mark.parametrize(
    ("instructions", "left"),
    [
        (b"BT (a) Tj ET", b"BT Tj ET"),
        (b"BT <00 4f> Tj ET", b"BT Tj ET"),
        (b"BT (a(b)c\\)d%) Tj ET", b"BT Tj ET"),
        (b"[(a) 3 <41> (\\\\)] TJ % note", b"[ 3 ] TJ % note"),
        (b"/Span<</MCID 0>>BDC", b"/Span<</MCID 0>>BDC"),
        (b") q (a", b") q a"),
    ],
)
def test_strings_are_taken_out_of_instructions(instructions: bytes, left: bytes) -> None:
    assert pdf_text.without_strings(instructions).split() == left.split()
