"""What redaction proposes for a plain text, without a notebook."""

from dataclasses import dataclass
from typing import Any

from cahier.redaction import models
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


def models_missing() -> tuple[str, ...]:
    """The languages that only the rules read here, because their model is not installed."""
    return models.missing()


def redact_text(text: str, language: str, known: Known, *, with_models: bool = True) -> RedactedText:
    """Propose, and hide everything proposed; by rules alone without `with_models`."""
    spans = propose(text, language, known, with_models=with_models, widely=with_models)
    return RedactedText(spans, redact(text, spans).text)
