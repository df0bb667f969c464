"""The page of a brief, set by Typst from our own template: one setting for the PDF and for its preview.

Every text goes in as data, never as markup: as markup Typst would drop each `~`, run `#import`, and fetch
packages from the network. Only our own fonts count, so that a page is the same on every machine.
"""

import json
import re
from functools import cache
from typing import Any

from cahier import resources
from cahier.export.errors import LettersWithoutFont
from cahier.export.wording import runs_right_to_left, worded
from cahier.redaction.brief import Block, Bullets, Heading, Paragraph, RedactedBrief

_TEMPLATE = "templates/typst/brief.typ"


def compiler(brief: RedactedBrief) -> Any:
    """Return a Typst compiler holding the brief, set a little tighter where that saves a second page."""
    written = worded(brief)
    roomy = _compiler(written, tight=False)
    if page_count(roomy) == 1:
        return roomy
    tight = _compiler(written, tight=True)
    return tight if page_count(tight) == 1 else roomy


def page_count(compiled: Any) -> int:
    """Return how many pages a brief fills."""
    pictures = compiled.compile(format="png", ppi=1)
    return 1 if isinstance(pictures, bytes) else len(pictures)


def _compiler(brief: RedactedBrief, tight: bool) -> Any:
    import typst

    template = resources.path(_TEMPLATE)
    return typst.Compiler(
        template,
        root=template.parent,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"brief": json.dumps({**page_data(brief), "tight": tight})},
    )


@cache
def _fonts() -> Any:
    import typst

    folders = sorted({str(path.parent) for path in resources.font_files()})
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def page_data(brief: RedactedBrief) -> dict[str, Any]:
    """Return the brief as the template reads it."""
    return {
        "title": brief.title,
        "language": brief.language.split("-")[0].lower(),
        "rtl": runs_right_to_left(brief.language),
        "footer": brief.footer,
        "blocks": [_block_data(block) for block in brief.blocks],
    }


def _block_data(block: Block) -> dict[str, Any]:
    match block:
        case Heading(text=text, level=level):
            return {"kind": "heading", "level": level, "text": text}
        case Paragraph(text=text):
            return {"kind": "paragraph", "text": text}
        case Bullets(items=items, numbered=numbered):
            return {"kind": "numbered" if numbered else "bullets", "items": items}
        case table:
            return {"kind": "table", "header": table.header, "rows": table.rows}


def set_pdf(compiled: Any) -> bytes:
    """Set the brief as PDF/A-2a and PDF/UA-1. Raises LettersWithoutFont."""
    import typst

    try:
        pdf: bytes = compiled.compile(format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0)
    except typst.TypstError as error:
        raise _in_words(error) from error
    return pdf


def _in_words(error: Any) -> Exception:
    """Tell letters without a font from a fault of our template."""
    missing = re.findall(r'the text `"(.+?)"` could not be displayed', error.diagnostic)
    private = re.findall(r"contains the codepoint `\"\\u\{([0-9a-f]+)\}", error.diagnostic)
    letters = {letter for text in missing for letter in text} | {chr(int(code, 16)) for code in private}
    return LettersWithoutFont(tuple(sorted(letters))) if letters else error
