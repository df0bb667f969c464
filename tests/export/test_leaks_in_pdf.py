"""A value planted in any layer of a PDF comes back among its strings, and the file is objected to."""

import io
import json
import re
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
import typst
from pikepdf import Array, Dictionary, Name, String
from planted import ACCENTED, SECRET, both, found
from sample_briefs import brief, whole_brief

from cahier import resources
from cahier.export import formats, pdf_page, read_back, to_pdf, typesetting
from cahier.export.errors import TooMuchToRead
from cahier.redaction.brief import Heading

# --- PDF: what another program, or a fault of ours, could add to the objects of the file


def saved(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(formats.render(whole_brief(), "pdf"))) as document:
        change(document)
        data = io.BytesIO()
        document.save(
            data,
            fix_metadata_version=False,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return data.getvalue()


def with_metadata(document: pikepdf.Pdf) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [SECRET]


def with_attachment(document: pikepdf.Pdf) -> None:
    document.attachments["notes.txt"] = pikepdf.AttachedFileSpec(document, SECRET.encode(), filename="notes.txt")


def with_bookmark(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(f"Account of {SECRET}", 0))


def with_note(document: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[1, 1, 2, 2], Contents=String(ACCENTED))
    document.pages[0].Annots = Array([document.make_indirect(note)])


def with_link(document: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.URI, URI=String(f"https://site.example/?q={SECRET}"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[1, 1, 2, 2], A=action)
    document.pages[0].Annots = Array([document.make_indirect(link)])


def with_form(document: pikepdf.Pdf) -> None:
    field = Dictionary(FT=Name.Tx, T=String("n"), V=String(SECRET), Subtype=Name.Widget, Rect=[0, 0, 0, 0], F=2)
    document.Root.AcroForm = Dictionary(Fields=Array([document.make_indirect(field)]))


def with_script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f'var x="{SECRET}"'))


def with_layer(document: pikepdf.Pdf) -> None:
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(SECRET)))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def with_private_data(document: pikepdf.Pdf) -> None:
    document.Root.PieceInfo = Dictionary(App=Dictionary(Private=String(SECRET)))


def with_name_of_a_key(document: pikepdf.Pdf) -> None:
    document.Root[f"/{SECRET}"] = 1


def with_alternative_text(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.K[0].Alt = String(ACCENTED)


def with_utf16(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.K[0].T = String(ACCENTED)


def with_comment_in_metadata(document: pikepdf.Pdf) -> None:
    packet = document.Root.Metadata.read_bytes().replace(b"<dc:title>", f"<!-- {SECRET} --><dc:title>".encode())
    document.Root.Metadata = pikepdf.Stream(document, packet)


def with_thumbnail(document: pikepdf.Pdf) -> None:
    document.pages[0].Thumb = document.make_stream(bytes(12), Width=2, Height=2, BitsPerComponent=8)


def with_picture(document: pikepdf.Pdf) -> None:
    picture = document.make_stream(
        bytes(12), Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8,
        ColorSpace=Name.DeviceRGB,
    )  # fmt: skip
    document.pages[0].Resources.XObject = Dictionary(Im0=picture)
    document.pages[0].contents_add(b"q 100 0 0 100 100 100 cm /Im0 Do Q")


def with_page_text(instructions: str) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        document.pages[0].Resources.Font["/f99"] = document.make_indirect(font)
        document.pages[0].contents_add(f"q BT /f99 12 Tf {instructions} ET Q".encode())

    return change


def with_old_stream(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.A = document.make_stream(b"old " + ACCENTED.encode("utf-16-be") * 2)


PDF_OBJECTS: dict[str, tuple[Callable[[pikepdf.Pdf], None], bool]] = {
    "author": (lambda document: document.docinfo.__setitem__("/Author", SECRET), True),
    "metadata": (with_metadata, True),
    "comment in the metadata": (with_comment_in_metadata, True),
    "attachment": (with_attachment, True),
    "bookmark": (with_bookmark, True),
    "note": (with_note, True),
    "link": (with_link, True),
    "form": (with_form, True),
    "script": (with_script, True),
    "layer": (with_layer, True),
    "private data": (with_private_data, True),
    "key": (with_name_of_a_key, True),
    "alternative text": (with_alternative_text, True),
    "stream of no page": (with_old_stream, True),
    "text of another font": (with_page_text(f"72 700 Td ({SECRET}) Tj"), True),
    "alternative text on the page": (with_page_text(f"/Span <</ActualText ({SECRET})>> BDC EMC"), True),
    "comment on the page": (with_page_text(f"% {SECRET}\n"), True),
    "thumbnail": (with_thumbnail, False),
    "picture": (with_picture, False),
}


@pytest.mark.parametrize("layer", PDF_OBJECTS)
def test_a_value_in_the_objects_of_a_pdf(layer: str) -> None:
    change, has_text = PDF_OBJECTS[layer]
    in_strings, objected = both("pdf", saved(change))
    assert in_strings == has_text
    assert objected


def test_a_value_in_an_allowed_entry_of_a_pdf_is_among_the_strings() -> None:
    assert both("pdf", saved(with_utf16))[0]


def test_bytes_after_the_end_of_a_pdf() -> None:
    assert both("pdf", formats.render(whole_brief(), "pdf") + b"\n% " + SECRET.encode()) == (True, True)


def test_an_earlier_revision_of_a_pdf() -> None:
    first = formats.render(whole_brief(), "pdf")
    root = re.findall(rb"/Root (\d+ \d+ R)", first)[-1].decode()
    old = f"\n9999 0 obj\n({SECRET})\nendobj\n".encode()
    start = re.findall(rb"startxref\s+(\d+)", first)[-1].decode()
    offset = len(first) + 1
    table = f"xref\n9999 1\n{offset:010} 00000 n \ntrailer\n<< /Size 10000 /Root {root} /Prev {start} >>\n"
    data = first + old + table.encode() + f"startxref\n{len(first) + len(old)}\n%%EOF\n".encode()
    assert both("pdf", data) == (True, True)


# --- PDF: what a fault of the template could draw


def drawn(markup: str) -> bytes:
    """Return a brief set by our template with a line of Typst added to it, finished as every brief is."""
    template = resources.text("templates/typst/brief.typ") + "\n" + markup
    fonts = typst.Fonts(False, False, sorted({str(path.parent) for path in resources.font_files()}))
    data = {"brief": json.dumps({**typesetting.page_data(whole_brief()), "tight": False})}
    compiled = typst.Compiler(template.encode(), font_paths=fonts, ignore_system_fonts=True, sys_inputs=data)
    return to_pdf._without_traces(typesetting.set_pdf(compiled), whole_brief().title, "en")


PDF_DRAWINGS = {
    "white": f"#text(fill: white)[{SECRET}]",
    "nearly white": f'#text(fill: rgb("#e0e0e0"))[{SECRET}]',
    "transparent": f"#text(fill: black.transparentize(95%))[{SECRET}]",
    "tiny": f"#text(size: 0.02pt)[{SECRET}]",
    "scaled away": f"#scale(1%)[{SECRET}]",
    "off the page": f"#place(dx: -900pt)[{SECRET}]",
    "below the page": f"#place(dy: 2000pt)[{SECRET}]",
    "under a box": f"#place[{SECRET}]#place(rect(fill: black, width: 80pt, height: 20pt))",
    "under a line": f"#place[{SECRET}]#place(line(length: 90pt, stroke: 20pt))",
    "outlined in white": f"#text(fill: white, stroke: white + 1pt)[{SECRET}]",
    "linked": f'#link("https://site.example/{SECRET}")[more]',
    "turned": f"#rotate(90deg)[{SECRET}]",
    "an artifact": f"#pdf.artifact[{SECRET}]",
    "an alternative text": f'#figure(alt: "{SECRET}", kind: "x", supplement: none, rect())',
}


@pytest.mark.parametrize("layer", PDF_DRAWINGS)
def test_a_value_drawn_out_of_sight_in_a_pdf(layer: str) -> None:
    in_strings, objected = both("pdf", drawn(PDF_DRAWINGS[layer]))
    assert in_strings
    assert objected


def test_a_value_drawn_in_plain_sight_is_no_part_of_the_brief() -> None:
    file = read_back.read("brief.pdf", drawn(SECRET))
    assert found(file)
    assert file.objections == ()
    assert not read_back.same_text(whole_brief(), file)


def test_invisible_rendering_of_a_pdf() -> None:
    pdf = formats.render(whole_brief(), "pdf")

    def hide(document: pikepdf.Pdf) -> None:
        document.pages[0].Contents = document.make_stream(
            document.pages[0].Contents.read_bytes().replace(b"0 Tr", b"3 Tr")
        )

    with pikepdf.open(io.BytesIO(pdf)) as document:
        hide(document)
        data = io.BytesIO()
        document.save(data, fix_metadata_version=False)
    file = read_back.read("brief.pdf", data.getvalue())
    assert any("invisible text" in objection for objection in file.objections)


def test_a_font_that_tells_of_letters_no_page_shows() -> None:
    def add_letter(document: pikepdf.Pdf) -> None:
        font = next(iter(document.pages[0].Resources.Font.values()))
        mapping = font.ToUnicode.read_bytes().replace(b"endcmap", b"1 beginbfchar <0fff> <0416> endbfchar endcmap")
        font.ToUnicode = document.make_stream(mapping)

    file = read_back.read("brief.pdf", saved(add_letter))
    assert any("letters in a font" in objection for objection in file.objections)


def test_glyphs_that_claim_to_be_other_letters_are_noticed() -> None:
    """The page shows one thing and its text layer says another."""

    def lie(document: pikepdf.Pdf) -> None:
        content = document.pages[0].Contents.read_bytes()
        lied = content.replace(b"/Span<</MCID 1>>BDC", b"/Span<</MCID 1/ActualText(Nothing)>>BDC")
        document.pages[0].Contents = document.make_stream(lied)

    file = read_back.read("brief.pdf", saved(lie))
    assert not read_back.same_text(whole_brief(), file)


def refused(change: Callable[[pikepdf.Pdf], None]) -> str:
    return " ".join(read_back.read("brief.pdf", saved(change)).objections)


def with_an_element_of_no_block(document: pikepdf.Pdf) -> None:
    document.Root.StructTreeRoot.K[0].K[2].S = Name.Div


def with_elements_in_a_circle(document: pikepdf.Pdf) -> None:
    element = document.Root.StructTreeRoot.K[0].K[2]
    element.S = Name.Div
    element.P = element


def without_structure(document: pikepdf.Pdf) -> None:
    del document.Root["/StructTreeRoot"]


def with_another_packing(document: pikepdf.Pdf) -> None:
    document.Root.Metadata = pikepdf.Stream(document, b"3c613e3c2f613e>", Filter=Name.ASCIIHexDecode)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (with_an_element_of_no_block, "text outside of its structure"),
        (with_elements_in_a_circle, "text outside of its structure"),
        (without_structure, "text outside of its structure"),
        (with_another_packing, "packed in an unknown way"),
    ],
)
def test_a_pdf_that_is_built_otherwise_is_objected_to(change: Callable[[pikepdf.Pdf], None], what: str) -> None:
    assert what in refused(change)


def test_a_pdf_without_metadata_hides_nothing() -> None:
    assert refused(lambda document: document.Root.__delitem__("/Metadata")) == ""


def test_a_pdf_nested_too_deep_is_refused() -> None:
    deep = pikepdf.Object.parse(b"[" * 90 + b"]" * 90)
    with pytest.raises(TooMuchToRead):
        refused(lambda document: document.Root.StructTreeRoot.__setitem__("/A", deep))


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(TooMuchToRead):
        refused(lambda document: document.pages.extend([document.pages[0]] * 201))


def test_a_page_of_too_many_letters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_page, "_MOST_LETTERS", 100)
    with pytest.raises(TooMuchToRead):
        read_back.read("brief.pdf", formats.render(whole_brief(), "pdf"))


def test_pages_with_different_footers_are_objected_to() -> None:
    other = formats.render(brief(Heading("Other"), footer="Another footer."), "pdf")

    def add_page(document: pikepdf.Pdf) -> None:
        document.pages.extend(pikepdf.open(io.BytesIO(other)).pages)

    assert "a different footer on each page" in refused(add_page)


def test_pdfium_and_our_own_decoding_agree_on_a_clean_brief() -> None:
    data = formats.render(whole_brief(), "pdf")
    with pypdfium2.PdfDocument(data) as document:
        shown = document[0].get_textpage().get_text_range()
    assert "Summoned and questioned" in shown
