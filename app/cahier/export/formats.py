"""The formats a brief is written in: one writer per format, the same text in each."""

import re
from collections.abc import Callable
from types import MappingProxyType

from cahier.export import to_docx, to_html, to_markdown, to_pdf, to_text
from cahier.export.errors import UnknownFormat
from cahier.redaction.brief import RedactedBrief

_WRITERS: MappingProxyType[str, Callable[[RedactedBrief], bytes]] = MappingProxyType(
    {
        "pdf": to_pdf.render,
        "docx": to_docx.render,
        "html": to_html.render,
        "md": to_markdown.render,
        "txt": to_text.render,
    }
)
FORMATS: tuple[str, ...] = tuple(_WRITERS)


def render(brief: RedactedBrief, format: str) -> bytes:  # noqa: A002 - the word people use
    """Return the bytes of the brief in one of `FORMATS`. Raises UnknownFormat."""
    if format not in _WRITERS:
        raise UnknownFormat(FORMATS)
    return _WRITERS[format](brief)


def file_name(brief: RedactedBrief, format: str) -> str:  # noqa: A002
    """Return the neutral name of a brief's file: its random reference, nothing of the case."""
    if not re.fullmatch(r"[A-Za-z0-9-]+", brief.reference):
        raise ValueError("a reference is letters, digits and hyphens")
    return f"brief-{brief.reference}.{format}"
