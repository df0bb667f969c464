"""The page as it will be, in pictures, from the same setting as the PDF."""

from cahier.export.typesetting import compiler, page_count, set_pdf
from cahier.redaction.brief import RedactedBrief


def count(brief: RedactedBrief) -> int:
    """Return how many pages a brief fills as PDF."""
    return page_count(compiler(brief))


def pages(brief: RedactedBrief, ppi: float = 110) -> tuple[bytes, ...]:
    """Return one PNG a page. Raises LettersWithoutFont where the PDF would: a preview never promises more."""
    compiled = compiler(brief)
    set_pdf(compiled)
    pictures: bytes | list[bytes] = compiled.compile(format="png", ppi=ppi)
    return (pictures,) if isinstance(pictures, bytes) else tuple(pictures)
