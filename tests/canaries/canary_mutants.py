"""Files that leak in one layer each: what a fault of a writer, or another program, could put into a brief."""

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Mutant = Callable[[bytes, str], bytes]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _pdf(change: Callable[[pikepdf.Pdf, str], object]) -> Mutant:
    def leak(data: bytes, word: str) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as document:
            change(document, word)
            saved = io.BytesIO()
            document.save(saved, fix_metadata_version=False)
        return saved.getvalue()

    return leak


def _xmp(document: pikepdf.Pdf, word: str) -> None:
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [word]


def _attached(document: pikepdf.Pdf, word: str) -> None:
    document.attachments["notes.txt"] = pikepdf.AttachedFileSpec(document, word.encode(), filename="notes.txt")


def _bookmark(document: pikepdf.Pdf, word: str) -> None:
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(word, 0))


def _note(document: pikepdf.Pdf, word: str) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[1, 1, 2, 2], Contents=String(word))
    document.pages[0].Annots = Array([document.make_indirect(note)])


def _form(document: pikepdf.Pdf, word: str) -> None:
    entry = Dictionary(FT=Name.Tx, T=String("n"), V=String(word), Subtype=Name.Widget, Rect=[0, 0, 0, 0], F=2)
    document.Root.AcroForm = Dictionary(Fields=Array([document.make_indirect(entry)]))


def _layer(document: pikepdf.Pdf, word: str) -> None:
    layer = document.make_indirect(Dictionary(Type=Name.OCG, Name=String(word)))
    document.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def _alternative(document: pikepdf.Pdf, word: str) -> None:
    document.Root.StructTreeRoot.K[0].Alt = String(word)


def _private(document: pikepdf.Pdf, word: str) -> None:
    document.Root.PieceInfo = Dictionary(Note=String(word))


def _drawn(instructions: str) -> Mutant:
    def change(document: pikepdf.Pdf, word: str) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        document.pages[0].Resources.Font["/f99"] = document.make_indirect(font)
        document.pages[0].contents_add(f"q BT /f99 12 Tf {instructions.format(word=word)} ET Q".encode())

    return _pdf(change)


def _revised(data: bytes, word: str) -> bytes:
    root = re.findall(rb"/Root (\d+ \d+ R)", data)[-1].decode()
    old = f"\n9999 0 obj\n({word})\nendobj\n".encode()
    start = re.findall(rb"startxref\s+(\d+)", data)[-1].decode()
    table = f"xref\n9999 1\n{len(data) + 1:010} 00000 n \ntrailer\n<< /Size 10000 /Root {root} /Prev {start} >>\n"
    return data + old + table.encode() + f"startxref\n{len(data) + len(old)}\n%%EOF\n".encode()


def _docx(part: str, before: str, after: str) -> Mutant:
    """Put something before a tag of a part."""

    def leak(data: bytes, word: str) -> bytes:
        members = _members(data)
        old = members[part].decode()
        assert before in old, (part, before)
        return _packed({**members, part: old.replace(before, after.format(word=word) + before, 1).encode()})

    return leak


def _part(name: str, content: str) -> Mutant:
    return lambda data, word: _packed(
        {**_members(data), name.format(word=word): content.format(word=word, packed=_packed_word(word)).encode()}
    )


def _packed_word(word: str) -> str:
    return base64.b64encode(word.encode()).decode()


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(members: dict[str, bytes], comment: bytes = b"") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
        archive.comment = comment
    return packed.getvalue()


def _text(before: str, after: str) -> Mutant:
    def leak(data: bytes, word: str) -> bytes:
        assert before.encode() in data
        return data.replace(before.encode(), after.format(word=word, packed=_packed_word(word)).encode(), 1)

    return leak


def _ending(after: str) -> Mutant:
    return lambda data, word: data + after.format(word=word, turned=word[::-1], packed=_packed_word(word)).encode()


def _chunk(kind: bytes) -> Mutant:
    def leak(data: bytes, word: str) -> bytes:
        body = b"Comment\0" + word.encode() if kind == b"tEXt" else b"Exif\0\0MM" + word.encode()
        total = zlib.crc32(kind + body).to_bytes(4, "big")
        chunk = len(body).to_bytes(4, "big") + kind + body + total
        at = 8 + 25  # behind the signature and the header
        return data[:at] + chunk + data[at:]

    return leak


_BODY_END = "</w:body>"
_KEYWORDS = "<cp:keywords>{word}</cp:keywords>"
_COMMENTS = f"<w:comments {W}><w:comment><w:p><w:r><w:t>{{word}}</w:t></w:r></w:p></w:comment></w:comments>"
_DELETED = '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>{word}</w:delText></w:r></w:del></w:p>'
_HIDDEN, _WHITE = "<w:rPr><w:vanish/></w:rPr>", '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'
_RUN = "<w:p><w:r>{}<w:t>{{word}}</w:t></w:r></w:p>"
MUTANTS: dict[str, tuple[str, Mutant]] = {
    "PDF: author": ("pdf", _pdf(lambda document, word: document.docinfo.__setitem__("/Author", word))),
    "PDF: XMP": ("pdf", _pdf(_xmp)),
    "PDF: attachment": ("pdf", _pdf(_attached)),
    "PDF: annotation": ("pdf", _pdf(_note)),
    "PDF: bookmark": ("pdf", _pdf(_bookmark)),
    "PDF: form": ("pdf", _pdf(_form)),
    "PDF: layer that is off": ("pdf", _pdf(_layer)),
    "PDF: alternative text": ("pdf", _pdf(_alternative)),
    "PDF: private data": ("pdf", _pdf(_private)),
    "PDF: white text": ("pdf", _drawn("1 1 1 rg 72 700 Td ({word}) Tj")),
    "PDF: invisible text": ("pdf", _drawn("3 Tr 72 700 Td ({word}) Tj")),
    "PDF: text off the page": ("pdf", _drawn("-900 700 Td ({word}) Tj")),
    "PDF: text too small to see": ("pdf", _drawn("0.001 0 0 0.001 72 700 Tm ({word}) Tj")),
    "PDF: earlier revision": ("pdf", _revised),
    "PDF: bytes after its end": ("pdf", _ending("\n% {word}")),
    "DOCX: author": ("docx", _docx("docProps/core.xml", "</cp:coreProperties>", _KEYWORDS)),
    "DOCX: comment of a part": ("docx", _docx("word/document.xml", _BODY_END, "<!-- {word} -->")),
    "DOCX: comment": ("docx", _part("word/comments.xml", _COMMENTS)),
    "DOCX: tracked deletion": ("docx", _docx("word/document.xml", _BODY_END, _DELETED)),
    "DOCX: hidden run": ("docx", _docx("word/document.xml", _BODY_END, _RUN.format(_HIDDEN))),
    "DOCX: white run": ("docx", _docx("word/document.xml", _BODY_END, _RUN.format(_WHITE))),
    "DOCX: custom data": ("docx", _part("customXml/item1.xml", "<a>{word}</a>")),
    "DOCX: custom data in base64": ("docx", _part("customXml/item1.xml", "<a>{packed}</a>")),
    "DOCX: name of a member": ("docx", _part("word/{word}.xml", "<a/>")),
    "DOCX: comment of the archive": ("docx", lambda data, word: _packed(_members(data), word.encode())),
    "HTML: comment": ("html", _text("<main>", "<main><!-- {word} -->")),
    "HTML: attribute": ("html", _text("<main>", '<main title="{word}">')),
    "HTML: CSS": ("html", _text("<style>", "<style>/* {word} */")),
    "HTML: hidden text": ("html", _text("<main>", '<main><p hidden="">{word}</p>')),
    "HTML: alternative text": ("html", _text("<main>", '<main><img alt="{word}" src="data:,">')),
    "HTML: data in base64": ("html", _text("<main>", '<main data-x="{packed}">')),
    "Markdown: comment": ("md", _ending("\n<!-- {word} -->\n")),
    "Markdown: backwards": ("md", _ending("\n{turned}\n")),
    "text: base64": ("txt", _ending("\n{packed}\n")),
    "text: one line more": ("txt", _ending("\n{word}\n")),
    "PNG: text": ("png", _chunk(b"tEXt")),
    "PNG: EXIF": ("png", _chunk(b"eXIf")),
    "PNG: bytes after its end": ("png", lambda data, word: data + word.encode()),
}  # fmt: skip
