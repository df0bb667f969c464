"""Reads and writes the documented JSON document `cahier-records/1`."""

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cahier.domain.records import CaseRecords
from cahier.exchange import json_text
from cahier.exchange.errors import DocumentTooLarge, NewerDocument, NotRecords
from cahier.exchange.reading import Known, read_case
from cahier.exchange.refusals import Refusals, name_of
from cahier.exchange.schema import check_shape
from cahier.exchange.skipping import without_skipped
from cahier.exchange.writing import Said, write_case

SCHEMA = "cahier-records/1"
_READ = (SCHEMA, "demo_cases/1")  # the second is the first with keys for tests
_MOST_CASES = 10_000
_OTHER_VERSION = re.compile(r"cahier-records/[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True)
class Imported:
    """The cases of a document under fresh ids, and what whoever imports it should know."""

    cases: tuple[CaseRecords, ...]
    notices: tuple[str, ...]


def read_document(data: bytes) -> Imported:
    """Read a whole document; raises a DocumentRefused, with a line for each row that is wrong."""
    document = json_text.parse(data)
    _check_top(document)
    document, notices = without_skipped(_composed(document))
    cases: list[Any] = document["cases"]
    refusals = Refusals()
    check_shape(cases, refusals)
    refusals.raise_any()
    known: Known = {}
    read = [read_case(case, known, refusals) for case in cases]
    _check_codes(cases, refusals)
    refusals.raise_any()
    return Imported(tuple(case for case in read if case is not None), notices)


def write_document(cases: Iterable[CaseRecords]) -> bytes:
    """Return the document of these cases, in UTF-8; raises CannotBeWritten."""
    said: Said = {}
    document = {"schema": SCHEMA, "cases": [write_case(case, said) for case in cases]}
    return (json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _check_top(document: Any) -> None:
    schema = document.get("schema") if isinstance(document, dict) else None
    if isinstance(schema, str) and schema not in _READ and _OTHER_VERSION.fullmatch(schema):
        raise NewerDocument
    if schema not in _READ or not isinstance(document.get("cases"), list):
        raise NotRecords
    if len(document["cases"]) > _MOST_CASES:
        raise DocumentTooLarge


def _check_codes(cases: list[Any], refusals: Refusals) -> None:
    seen: set[str] = set()
    for case in cases:
        if case["case_id"] in seen:
            refusals.add(name_of(case), "its code stands twice")
        seen.add(case["case_id"])


def _composed(value: Any) -> Any:
    """Bring every text into NFC, the form in which positions are counted and texts are kept."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_composed(item) for item in value]
    return {key: _composed(item) for key, item in value.items()} if isinstance(value, dict) else value
