"""What every format has in common, and what its file says of itself."""

import io
import re
import zipfile

import pikepdf
import pytest
from sample_briefs import brief, whole_brief

from cahier import resources
from cahier.export import contrast, formats, preview, to_docx, typesetting
from cahier.export.errors import UnknownFormat
from cahier.export.wording import one_line, worded
from cahier.redaction.brief import Bullets, Heading, Paragraph, Table


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownFormat, match="pdf, docx, html, md, txt"):
        formats.render(whole_brief(), "odt")


def test_a_file_name_says_nothing_of_the_case() -> None:
    assert [formats.file_name(whole_brief(), kind) for kind in formats.FORMATS] == [
        f"brief-7KQ2-MX4T-9D.{kind}" for kind in formats.FORMATS
    ]


@pytest.mark.parametrize("reference", ["", "../x", "a b", "ə", "a.b", "a\n"])
def test_a_reference_that_is_no_name_makes_no_file_name(reference: str) -> None:
    with pytest.raises(ValueError, match="letters, digits and hyphens"):
        formats.file_name(brief(reference=reference), "pdf")


def test_pdf_declares_archival_and_accessible_form_and_nothing_of_the_machine() -> None:
    pdf = formats.render(whole_brief("az"), "pdf")
    with pikepdf.open(io.BytesIO(pdf)) as document:
        packet = document.Root.Metadata.read_bytes().decode()
        assert "<pdfaid:part>2<" in packet
        assert "<pdfaid:conformance>A<" in packet
        assert "<pdfuaid:part>1<" in packet
        assert str(document.Root.Lang) == "az"
        assert bool(document.Root.MarkInfo.Marked)
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.Root.OutputIntents[0].S) == "/GTS_PDFA1"
        assert list(document.docinfo.keys()) == ["/Title"]
        with document.open_metadata(update_docinfo=False) as metadata:
            assert metadata.pdfa_status == "2A"
            assert set(metadata) >= {"{http://purl.org/dc/elements/1.1/}title"}
    assert not re.search(rb"(?i)typst|pikepdf|qpdf|D:\d{4}|producer|creator", pdf)


def test_the_title_in_the_metadata_cannot_break_out_of_it() -> None:
    title = "</rdf:li> @language@ & <x>"
    with pikepdf.open(io.BytesIO(formats.render(brief(title=title), "pdf"))) as document:
        with document.open_metadata(update_docinfo=False) as metadata:
            assert metadata["dc:title"] == title
        assert str(document.docinfo["/Title"]) == title


def test_a_page_of_right_to_left_text_is_marked_as_such_everywhere() -> None:
    page = formats.render(whole_brief("ar"), "html").decode()
    assert '<html lang="ar" dir="rtl">' in page
    with zipfile.ZipFile(io.BytesIO(formats.render(whole_brief("ar"), "docx"))) as archive:
        body = archive.read("word/document.xml").decode()
        footer = archive.read("word/footer1.xml").decode()
        styles = archive.read("word/styles.xml").decode()
    assert body.count("<w:bidi/>") == body.count("<w:p>") + 1  # each paragraph, and the section
    assert body.count("<w:rtl/>") == body.count("<w:r>")
    assert "<w:bidiVisual" in body
    assert "<w:bidi/>" in footer
    assert 'w:bidi="ar-SA"' in styles
    assert "rtl" not in formats.render(whole_brief("az"), "html").decode()


def test_a_docx_has_the_parts_of_our_template_and_no_other() -> None:
    with zipfile.ZipFile(io.BytesIO(formats.render(whole_brief(), "docx"))) as archive:
        assert archive.namelist() == list(to_docx._PARTS)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = archive.read("docProps/core.xml").decode()
    assert re.findall(r"<(\w+:\w+)[ >]", properties) == ["cp:coreProperties", "dc:title"]


def test_every_numbered_list_of_a_docx_counts_from_one() -> None:
    written = brief(Bullets(("a", "b"), numbered=True), Paragraph("between"), Bullets(("c",), numbered=True))
    with zipfile.ZipFile(io.BytesIO(formats.render(written, "docx"))) as archive:
        body = archive.read("word/document.xml").decode()
        numbering = archive.read("word/numbering.xml").decode()
    assert re.findall(r'<w:numId w:val="(\d+)"/>', body) == ["3", "3", "4"]
    assert numbering.count('<w:startOverride w:val="1"/>') == 2


def test_a_web_page_allows_its_own_style_and_nothing_else() -> None:
    page = formats.render(whole_brief(), "html").decode()
    assert "default-src 'none'; style-src 'sha256-" in page
    assert not re.search(r"https?://|<script|<img|<link|@import|url\(", page)


def test_lists_that_follow_each_other_stay_apart_in_markdown() -> None:
    text = formats.render(brief(Bullets(("a",)), Bullets(("b",)), Bullets(("c",))), "md").decode()
    assert "- a\n\n+ b\n\n- c" in text


def test_texts_become_one_line_of_composed_letters() -> None:
    assert one_line(" a\r\n\tb\u2028c\x00\ud800 e\u0301 ") == "a b c é"


def test_what_says_nothing_is_left_out_and_no_level_is_skipped() -> None:
    silent = (Heading(" ", 1), Paragraph("\u200b"), Bullets(("", "a")), Bullets(("",)), Table((), ()))
    written = worded(brief(*silent, Heading("x", 4), Heading("y", 9), Heading("z", 1), Heading("w", 0)))
    assert written.blocks == (Bullets(("a",)), Heading("x", 1), Heading("y", 2), Heading("z", 1), Heading("w", 1))


def test_colours_of_the_page_can_be_read_by_weak_eyes() -> None:
    sources = ("style/brief.css", "templates/typst/brief.typ", "templates/docx/word/styles.xml")
    for source in sources:
        text = resources.text(source)
        for colour in re.findall(
            r"(?:[^-]color: #|fill: rgb\(\"#|ink = rgb\(\"#|quiet = rgb\(\"#|<w:color w:val=\")(\w{6})", text
        ):
            assert contrast.of_hex(colour) >= 4.5, (source, colour)
    assert contrast.of_hex("ffffff") == 1
    assert round(contrast.of_hex("000000")) == 21
    assert contrast.of_hex("white") == 1


def test_a_long_brief_has_a_count_on_each_page_and_none_when_there_is_one() -> None:
    long = brief(*(Paragraph(f"Paragraph {number}. " * 30) for number in range(20)))
    assert len(preview.pages(long, 20)) > 2
    assert len(preview.pages(whole_brief(), 20)) == 1


def test_a_page_that_would_spill_over_is_set_tighter_and_a_long_brief_is_not() -> None:
    counts = {}
    for lines in range(30, 50):
        written = brief(*(Paragraph("One line of text.") for _ in range(lines)))
        counts[lines] = (
            typesetting.page_count(typesetting._compiler(written, tight=False)),
            typesetting.page_count(typesetting.compiler(written)),
        )
    assert (2, 1) in counts.values()
    assert (2, 2) in counts.values()
    assert counts[30] == (1, 1)
    assert typesetting.page_count(typesetting.compiler(brief(*[Paragraph("Line. " * 40)] * 200))) > 2
