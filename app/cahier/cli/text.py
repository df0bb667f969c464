"""The command that redacts a plain text, without a notebook."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from cahier.cli.asking import Secrets
from cahier.cli.saying import Voice
from cahier.domain.errors import CahierError, ExitCode
from cahier.workflows.import_records import bytes_of
from cahier.workflows.redact_text import RedactedText, models_missing, people_of, redact_text


class InputNotUnderstood(CahierError):
    """The text or the people are not what was expected."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} Nothing was written. Correct it and try again.")


def redact(options: argparse.Namespace, _secrets: Secrets, voice: Voice) -> int:
    """Redact standard input: one text, or one JSON document a line."""
    with_models = not options.rules_only
    if with_models:
        for language in models_missing():
            voice.tell(
                f"The model of {language} is not installed here: the rules read alone. Read more carefully."
            )
    if options.jsonl:
        return _each_line(with_models)
    people = _document(bytes_of(options.people), "people") if options.people else {}
    result = redact_text(_standard_input(), options.lang, people_of(people), with_models=with_models)
    voice.answer_text(_plain(result), result.text)
    return ExitCode.DONE


def _each_line(with_models: bool) -> int:
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        item = _document(line, f"line {number}")
        text = item.get("text")
        if not isinstance(text, str):
            raise InputNotUnderstood(f"Line {number} holds no text.")
        language, people = str(item.get("lang") or ""), people_of(item.get("people") or {})
        result = redact_text(text, language, people, with_models=with_models)
        print(json.dumps({"id": item.get("id"), **_plain(result)}, ensure_ascii=False), flush=True)
    return ExitCode.DONE


def _plain(result: RedactedText) -> dict[str, Any]:
    return {
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "text": span.text,
                "type": span.type,
                "class": span.identifying,
                "person": span.person,
                "replacement": span.replacement,
                "reason": span.reason,
                "confidence": span.confidence,
                "tier": span.tier,
            }
            for span in result.spans
        ],
        "text": result.text,
    }


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise InputNotUnderstood("The text is not UTF-8.") from None


def _document(data: bytes, what: str) -> dict[str, Any]:
    try:
        document = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise InputNotUnderstood(f"The {what} could not be read as JSON.") from None
    if not isinstance(document, dict):
        raise InputNotUnderstood(f"The {what} is not a JSON object.")
    return document


def decisions_file(path: Path) -> dict[str, Any]:
    """Read the file of `--decisions`."""
    return _document(bytes_of(path), "file of decisions")
