"""What a brief looks like in each format, readable in a diff. After a wanted change: WRITE_GOLDEN=1 pytest."""

import os
import xml.dom.minidom
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from sample_briefs import whole_brief

from cahier.export import formats, read_back

GOLDEN = Path(__file__).parents[1] / "fixtures" / "golden" / "export"


def expect(name: str, found: str) -> None:
    if os.environ.get("WRITE_GOLDEN"):
        (GOLDEN / name).write_text(found, encoding="utf-8", newline="\n")
    assert found == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["html", "md", "txt"])
def test_a_brief_in_a_format_of_plain_text(kind: str) -> None:
    expect(f"brief.{kind}", formats.render(whole_brief(), kind).decode())


@pytest.mark.parametrize("part", ["word/document.xml", "word/footer1.xml", "docProps/core.xml"])
def test_a_brief_as_docx(part: str) -> None:
    with zipfile.ZipFile(BytesIO(formats.render(whole_brief(), "docx"))) as archive:
        pretty = xml.dom.minidom.parseString(archive.read(part)).toprettyxml(indent=" ")  # noqa: S318 - ours
    expect(f"brief.docx.{Path(part).name}", pretty)


def test_a_brief_as_pdf() -> None:
    pdf = formats.render(whole_brief(), "pdf")
    found = read_back.read("brief.pdf", pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        facts = [
            f"pages: {len(document.pages)}",
            f"size: {[round(float(side)) for side in document.pages[0].MediaBox]}",
            f"language: {document.Root.Lang}",
            f"properties: {[f'{key} {value}' for key, value in document.docinfo.items()]}",
            f"catalogue: {sorted(document.Root.keys())}",
            f"trailer: {sorted(document.trailer.keys())}",
            f"structure: {' '.join(_structure(document.Root.StructTreeRoot))}",
            "",
            document.Root.Metadata.read_bytes().decode(),
        ]
    expect("brief.pdf.txt", "\n".join([*found.visible, "", *facts]))


def _structure(element: object) -> list[str]:
    if isinstance(element, pikepdf.Array):
        return [word for kid in element for word in _structure(kid)]
    if not isinstance(element, pikepdf.Dictionary) or "/K" not in element:
        return []
    inside = _structure(element.K)
    return [str(element.get("/S", "")).strip("/"), *(["(", *inside, ")"] if inside else [])]
