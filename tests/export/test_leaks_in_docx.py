"""A value planted in any layer of a DOCX comes back among its strings, and foreign layers are objected to."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from planted import SECRET, both
from sample_briefs import whole_brief

from cahier.export import formats, to_docx
from cahier.export.errors import UnreadableFile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document_with(change: Callable[[docx.document.Document], None]) -> bytes:
    document = docx.Document(io.BytesIO(formats.render(whole_brief(), "docx")))
    change(document)
    saved_bytes = io.BytesIO()
    document.save(saved_bytes)
    with zipfile.ZipFile(saved_bytes) as archive:
        return to_docx._packed({name: archive.read(name) for name in archive.namelist()})


def in_paragraph(xml: str) -> Callable[[docx.document.Document], None]:
    return lambda document: document.paragraphs[1]._p.append(parse_xml(xml.replace("@", W, 1)))


def with_comment(document: docx.document.Document) -> None:
    document.add_comment(document.paragraphs[0].runs, text=SECRET, author="x", initials="x")


def with_hidden_run(document: docx.document.Document) -> None:
    document.paragraphs[1].add_run(SECRET).font.hidden = True


def with_white_run(document: docx.document.Document) -> None:
    run = document.paragraphs[1].add_run(SECRET)
    run.font.color.rgb = docx.shared.RGBColor(255, 255, 255)


def with_tiny_run(document: docx.document.Document) -> None:
    document.paragraphs[1].add_run(SECRET).font.size = docx.shared.Pt(1)


def with_bookmark_in_docx(document: docx.document.Document) -> None:
    bookmark = OxmlElement("w:bookmarkStart")
    bookmark.set(qn("w:id"), "9")
    bookmark.set(qn("w:name"), SECRET)
    document.paragraphs[1]._p.append(bookmark)


def with_external_link(document: docx.document.Document) -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    document.part.relate_to(f"https://site.example/{SECRET}", kind, is_external=True)


def with_variables(document: docx.document.Document) -> None:
    document.settings.element.append(
        parse_xml(f'<w:docVars {W}><w:docVar w:name="v" w:val="{SECRET}"/></w:docVars>')
    )


def with_header(document: docx.document.Document) -> None:
    document.sections[0].header.paragraphs[0].text = SECRET


def with_split_runs(document: docx.document.Document) -> None:
    document.paragraphs[1].add_run(SECRET[:4])
    document.paragraphs[1].add_run(SECRET[4:])


DOCX_CHANGES: dict[str, tuple[Callable[[docx.document.Document], None], bool]] = {
    "author": (lambda document: setattr(document.core_properties, "author", SECRET), True),
    "last author": (lambda document: setattr(document.core_properties, "last_modified_by", SECRET), True),
    "description": (lambda document: setattr(document.core_properties, "comments", SECRET), True),
    "comment": (with_comment, True),
    "hidden run": (with_hidden_run, True),
    "white run": (with_white_run, True),
    "tiny run": (with_tiny_run, True),
    "tracked deletion": (
        in_paragraph(f'<w:del @ w:id="1" w:author="a"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'), True,
    ),
    "tracked author": (in_paragraph(f'<w:ins @ w:author="{SECRET}"><w:r><w:t>ok</w:t></w:r></w:ins>'), True),
    "field": (in_paragraph(f"<w:r @><w:instrText>MERGEFIELD {SECRET}</w:instrText></w:r>"), True),
    "alternative text": (in_paragraph(f'<w:r @><w:drawing><w:docPr descr="{SECRET}"/></w:drawing></w:r>'), True),
    "editing trace": (in_paragraph(f'<w:r @ w:rsidR="{SECRET}"/>'), True),
    "bookmark": (with_bookmark_in_docx, True),
    "external link": (with_external_link, True),
    "variables": (with_variables, True),
    "header": (with_header, True),
    "name of a style": (lambda document: document.styles.add_style(SECRET, 1), False),
    "split runs": (with_split_runs, False),
    "a cell": (lambda document: document.tables[0].cell(1, 1).paragraphs[0].add_run(SECRET), False),
}  # fmt: skip


@pytest.mark.parametrize("layer", DOCX_CHANGES)
def test_a_value_in_the_parts_of_a_docx(layer: str) -> None:
    change, is_foreign = DOCX_CHANGES[layer]
    in_strings, objected = both("docx", document_with(change))
    assert in_strings
    assert objected >= is_foreign


def members() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(formats.render(whole_brief(), "docx"))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("customXml/item1.xml", f"<a>{SECRET}</a>"),
        ("word/media/image1.png", "\x89PNG " + SECRET),
        ("word/embeddings/o.bin", SECRET.encode("utf-16-le").decode("latin-1")),
        (f"word/{SECRET}.xml", "<a/>"),
        ("word/footnotes.xml", f"<w:footnotes {W}><w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:footnotes>"),
    ],
)
def test_a_value_in_another_part_of_a_docx(name: str, content: str) -> None:
    assert both("docx", to_docx._packed({**members(), name: content.encode("latin-1")})) == (True, True)


def test_a_value_in_a_comment_of_an_xml_part() -> None:
    parts = members()
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b"<w:docDefaults>", b"<!--Mammadli99--><w:docDefaults>"
    )
    assert both("docx", to_docx._packed(parts)) == (True, True)


def rezipped(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    data = io.BytesIO(formats.render(whole_brief(), "docx"))
    with zipfile.ZipFile(data, "a") as archive:
        change(archive)
    return data.getvalue()


def with_extra_field(archive: zipfile.ZipFile) -> None:
    member = zipfile.ZipInfo("word/settings.xml", (1980, 1, 1, 0, 0, 0))
    member.extra = b"\xfe\xca" + len(SECRET).to_bytes(2, "little") + SECRET.encode()
    with pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(member, members()["word/settings.xml"])


@pytest.mark.parametrize(
    "change",
    [lambda archive: setattr(archive, "comment", SECRET.encode()), with_extra_field],
    ids=["comment", "extra field"],
)
def test_a_value_in_the_archive_itself(change: Callable[[zipfile.ZipFile], None]) -> None:
    assert both("docx", rezipped(change)) == (True, True)


def test_bytes_before_and_after_the_archive() -> None:
    data = formats.render(whole_brief(), "docx")
    assert both("docx", SECRET.encode() + data) == (True, True)
    with pytest.raises(UnreadableFile):
        both("docx", data.replace(b"PK\x01\x02", SECRET.encode() + b"PK\x01\x02", 1))


def test_lines_of_a_docx_laid_over_each_other_are_objected_to() -> None:
    parts = members()
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'w:lineRule="auto"', b'w:lineRule="exact"')
    assert both("docx", to_docx._packed(parts)) == (False, True)
