"""What redaction proposes for a plain text, without a notebook."""

from dataclasses import dataclass
from typing import Any

from cahier.redaction.known import Known
from cahier.redaction.proposals import Proposal, propose
from cahier.redaction.replace import redact


@dataclass(frozen=True, slots=True)
class RedactedText:
    """The proposals, by code points of the text given, and the text with all of them hidden."""

    spans: tuple[Proposal, ...]
    text: str


def people_of(document: Any) -> Known:
    """Read `{"persons": [...], "organisations": [...]}` in the shape of a `cahier-records/1` case."""
    return Known.from_people_document(document)


def redact_text(text: str, language: str, known: Known) -> RedactedText:
    """Propose, and hide everything proposed."""
    spans = propose(text, language, known)
    return RedactedText(spans, redact(text, spans).text)
