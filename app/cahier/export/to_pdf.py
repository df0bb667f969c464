"""A brief as PDF: A4, tagged, PDF/A-2a and PDF/UA-1, with its title as the only metadata.

Typst sets the page; then its own traces go (creator, times, content hashes in the metadata) and a packet of
metadata of ours takes their place. Object streams stay off, so that the whole structure can be read in the
bytes of the file.
"""

from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from cahier import resources
from cahier.export.typesetting import compiler, set_pdf
from cahier.export.wording import one_line
from cahier.redaction.brief import RedactedBrief


def render(brief: RedactedBrief) -> bytes:
    """Return the PDF. Raises LettersWithoutFont."""
    return _without_traces(set_pdf(compiler(brief)), one_line(brief.title), brief.language)


def _without_traces(pdf: bytes, title: str, language: str) -> bytes:
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as document:
        for key in list(document.docinfo.keys()):
            del document.docinfo[key]
        document.docinfo["/Title"] = pikepdf.String(title)
        document.Root.Metadata = _metadata(document, title, language)
        del document.trailer["/ID"]
        del document.Root["/Outlines"]  # an empty list of bookmarks, since no heading asks for one
        if "/Suspects" in document.Root.MarkInfo:
            del document.Root.MarkInfo[
                "/Suspects"
            ]  # "false" is what its absence means, and poppler stumbles over it
        finished = BytesIO()
        document.save(
            finished,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return finished.getvalue()


def _metadata(document: Any, title: str, language: str) -> Any:
    """Return our own packet: what PDF/A and PDF/UA ask for, and the title."""
    import pikepdf

    template = resources.text("templates/typst/metadata.xml")
    packet = template.replace("@language@", escape(language)).replace("@title@", escape(title))
    return pikepdf.Stream(document, packet.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
