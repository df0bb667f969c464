"""A brief as DOCX, from an empty document of our own that lies in resources/ as readable parts.

The template that python-docx brings tells of a machine, a program and a picture; ours holds styles and
nothing else. The archive is packed anew: members in fixed order, of one date, uncompressed, so that the same
brief gives the same bytes with every library.
"""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from math import sqrt
from typing import Any
from xml.sax.saxutils import escape

from cahier import resources
from cahier.export.wording import runs_right_to_left, worded
from cahier.redaction.brief import Block, Bullets, Heading, Paragraph, RedactedBrief, Table

_FIRST_MEMBER = "[Content_Types].xml"
_PARTS = (
    _FIRST_MEMBER,
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/footer1.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
)
_ORDINARY = 0x20  # an ordinary file, in the words of no system in particular
_OF_A_FORM = (36.0, 64.0)  # shares of question and answer
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive can name


def render(brief: RedactedBrief) -> bytes:
    """Return the document."""
    import docx

    written = worded(brief)
    document = docx.Document(BytesIO(_empty_document(brief.language)))
    document.core_properties.title = written.title
    document.add_paragraph(written.title, "Title")
    for block in written.blocks:
        _add_block(document, block)
    footer = document.sections[0].footer.paragraphs[0]
    footer.add_run(written.footer)
    if runs_right_to_left(brief.language):
        _turn(document, footer)
    saved = BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as archive:
        return _packed({name: archive.read(name) for name in archive.namelist()})


def _empty_document(language: str) -> bytes:
    full_names = resources.data("style/office_languages.json")
    named = full_names.get(language.lower(), language)
    parts = {name: resources.text(f"templates/docx/{name}") for name in _PARTS}
    parts["word/styles.xml"] = parts["word/styles.xml"].replace("@language@", escape(named))
    return _packed({name: part.encode() for name, part in parts.items()})


def _packed(members: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(members, key=lambda name: (name != _FIRST_MEMBER, name)):
            member = zipfile.ZipInfo(name, _LONG_AGO)
            member.create_system = 0  # else the archive tells of the operating system
            member.external_attr = _ORDINARY
            archive.writestr(member, members[name])
    return packed.getvalue()


def _add_block(document: Any, block: Block) -> None:
    match block:
        case Heading(text=text, level=level):
            document.add_paragraph(text, f"Heading {min(level, 3)}")
        case Paragraph(text=text):
            document.add_paragraph(text)
        case Bullets(items=items, numbered=False):
            for item in items:
                document.add_paragraph(item, "List Bullet")
        case Bullets(items=items):
            _add_numbered(document, items)
        case table:
            _add_table(document, table)
            document.add_paragraph(style="Table End")  # else two tables in a row become one


def _add_numbered(document: Any, items: Iterable[str]) -> None:
    """Add a list that counts from one, whatever lists came before."""
    numbering = document.part.numbering_part.element
    decimal = next(num.abstractNumId.val for num in numbering.num_lst if num.numId == 2)
    counter = numbering.add_num(decimal)
    counter.add_lvlOverride(ilvl=0).add_startOverride(1)
    for item in items:
        properties = document.add_paragraph(item, "List Number")._p.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = 0
        number.get_or_add_numId().val = counter.numId


def _add_table(document: Any, block: Table) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(0, len(block.header), "Brief Table")
    widths = _widths(block, document._block_width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, texts in enumerate((block.header, *block.rows)):
        row = table.add_row()
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].style = "Table Text" if place else "Table Heading"
            cell.paragraphs[0].add_run(text)
        if not place:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _widths(block: Table, whole: int) -> Sequence[int]:
    """Share the width out as the page does: more to longer texts, room for long words, forms all alike."""
    columns = list(zip(block.header, *block.rows, strict=True))
    weights = list(_OF_A_FORM) if len(columns) == len(_OF_A_FORM) else [_weight(column) for column in columns]
    return [int(whole * weight / sum(weights)) for weight in weights]


def _weight(column: tuple[str, ...]) -> float:
    word = max((len(word) for text in column for word in text.split()), default=1)
    return max(sqrt(min(max(3, *map(len, column)), 240)), 0.62 * min(word, 16))


def _turn(document: Any, footer: Any) -> None:
    """Turn everything to run from right to left."""
    from docx.oxml import OxmlElement

    document.sections[0]._sectPr.append(OxmlElement("w:bidi"))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    for table in document.tables:
        table.table_direction = 1  # WD_TABLE_DIRECTION.RTL
    for paragraph in [*document.paragraphs, footer, *(cell.paragraphs[0] for cell in cells)]:
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
        for run in paragraph.runs:
            run.font.rtl = True


_AFTER_BIDI = ("w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")  # the schema fixes the order of properties
