"""Reads one case out of a document whose shape was checked."""

import dataclasses
from collections.abc import Iterator
from itertools import count
from typing import Any

from cahier.crypto.ids import new_id
from cahier.domain.account import Account
from cahier.domain.case import Case
from cahier.domain.codec import from_plain
from cahier.domain.errors import RecordRefused
from cahier.domain.person import Person
from cahier.domain.records import CaseRecords
from cahier.exchange.codes import check, check_row_code
from cahier.exchange.errors import RowRefused
from cahier.exchange.references import Names, to_ids
from cahier.exchange.refusals import Refusals, name_of
from cahier.exchange.shapes import ACCOUNT, CASE, CASE_PERSON, CONSENT, INTERVIEW, LISTS, PERSON, Shape
from cahier.exchange.shorthand import NO_CONSENT, Row, consent_of, unfold

Known = dict[tuple[str, str], Person]  # by the code of the case and the code of the person in it
_PART_KEYS = ("person_id", "roles", "role_detail")


@dataclasses.dataclass(frozen=True, slots=True)
class Piece:
    """A row on its way to a record: its name in refusals, its code and fresh id, and its long form."""

    shape: Shape
    name: str
    code: str
    id: str
    row: Row
    is_refused: bool = False  # then it becomes no record, but others may still name it


def read_case(document: Row, known: Known, refusals: Refusals) -> CaseRecords | None:
    """Return the case under fresh ids, or None when a row was refused; `known` gathers the people."""
    before = refusals.count
    code, name = document["case_id"], name_of(document)
    case_row = {**document["case"], "case_id": code, "benchmark_links": document.get("benchmark_links", [])}
    case = Piece(CASE, name, code, new_id(), case_row)
    people = list(_people(document, known, refusals))
    consents = list(_short_consents(document, people, refusals))
    pieces = [case, *people, *consents, *_listed(document, len(consents), refusals)]
    _check_codes(pieces, refusals)
    names = Names((piece.shape.notion, piece.code, piece.id) for piece in pieces if piece.code)
    found: dict[str, list[Any]] = {}
    for piece in (piece for piece in pieces if not piece.is_refused):
        with refusals.row(piece.name):
            record = _record(piece, case.id, names, known)
            found.setdefault(piece.shape.held or piece.shape.rows, []).append(record)
    if refusals.count > before:
        return None
    parts = zip(found.get("roles", ()), found.get("persons", ()), strict=True)
    known.update({(code, part.code): person for part, person in parts})
    return _whole(found)


def _whole(found: dict[str, list[Any]]) -> CaseRecords:
    case: Case = found.pop("case")[0]
    return CaseRecords(case=case, **{rows: tuple(records) for rows, records in found.items()})


def _people(document: Row, known: Known, refusals: Refusals) -> Iterator[Piece]:
    """Take the rows of people apart: who they are, and their part in the case."""
    for piece in _numbered(PERSON, document, document.get("persons", []), refusals):
        same = known.get(_elsewhere(piece.row)) if "same_as" in piece.row else None
        person_id = same.person_id if same else piece.id
        part = {key: value for key, value in piece.row.items() if key in _PART_KEYS}
        who = {key: value for key, value in piece.row.items() if key not in part and key not in NO_CONSENT}
        yield dataclasses.replace(piece, id=person_id, row=who)
        yield Piece(CASE_PERSON, piece.name, piece.code, person_id, {**part, "person_id": piece.code})


def _short_consents(document: Row, people: list[Piece], refusals: Refusals) -> Iterator[Piece]:
    """Find the consents said in the rows of people; they are C1, C2 ... in the order of people."""
    said = [piece for piece in people if piece.shape is CASE_PERSON]
    number = 0
    for piece, row in zip(said, document.get("persons", []), strict=True):
        if consent := consent_of({**row, "person_id": piece.code}):
            number += 1
            yield _piece(CONSENT, piece.name, f"{CONSENT.letter}{number}", consent, refusals)


def _listed(document: Row, consents: int, refusals: Refusals) -> Iterator[Piece]:
    interviews = [*([document["interview"]] if "interview" in document else []), *document.get("interviews", [])]
    testimonies = document.get("testimonies", [])
    if testimonies and not interviews:
        interviews = [{}]  # words were told in some interview, even when nothing else is known of it
    if len(interviews) == 1:
        only = interviews[0].get(INTERVIEW.label, f"{INTERVIEW.letter}1")
        testimonies = [{"interview": only, **row} for row in testimonies]
    lists = {**document, INTERVIEW.rows: interviews, ACCOUNT.rows: testimonies}
    for shape in LISTS:
        first = consents + 1 if shape is CONSENT else 1
        yield from _numbered(shape, document, lists.get(shape.rows, []), refusals, first)


def _numbered(shape: Shape, document: Row, rows: list[Row], refusals: Refusals, first: int = 1) -> Iterator[Piece]:
    """Give each row its code, its fresh id and its long form."""
    said = {row[shape.label] for row in rows if shape.label in row}
    numbered = (f"{shape.letter}{number}" for number in count(first))
    free = (code for code in numbered if code not in said)
    for number, row in enumerate(rows, 1):
        code = row.get(shape.label) or (next(free) if shape.letter else "")
        name = name_of(document, shape, row, number)
        coded = {**row, shape.label: code} if code else row
        yield _piece(shape, name, code, coded, refusals)


def _piece(shape: Shape, name: str, code: str, row: Row, refusals: Refusals) -> Piece:
    with refusals.row(name):
        return Piece(shape, name, code, new_id(), unfold(shape.notion, row))
    return Piece(shape, name, code, new_id(), {}, is_refused=True)


def _check_codes(pieces: list[Piece], refusals: Refusals) -> None:
    """Refuse codes that stand twice or cannot be said, and a person who is in the case twice."""
    seen: set[tuple[str, str]] = set()
    for piece in (piece for piece in pieces if piece.code):
        is_part = piece.shape is CASE_PERSON
        said = (CASE_PERSON.rows, piece.id) if is_part else (piece.shape.notion, piece.code)
        with refusals.row(piece.name):
            if not is_part:
                check_row_code(piece.shape.notion, piece.code)
            if said in seen:
                raise RowRefused("the person stands twice" if is_part else "its code stands twice")
        seen.add(said)


def _record(piece: Piece, case_id: str, names: Names, known: Known) -> Any:
    shape = piece.shape
    if "same_as" in piece.row:
        return _known_person(piece.row, known)
    plain: dict[str, Any] = {}
    for key, value in piece.row.items():
        if key != shape.label or hasattr(shape.kind, "code"):
            field = shape.field_of(key)
            plain[field] = to_ids(shape, field, value, names)
    check(shape, plain)
    owned = {"case_id": case_id} if hasattr(shape.kind, "case_id") else {}
    try:
        record: Any = from_plain(shape.kind, {**plain, **owned, shape.id: piece.id})
    except RecordRefused as error:
        raise RowRefused(_in_words(shape, error)) from None
    if isinstance(record, Account):
        _check_mentions(record)
    return record


def _in_words(shape: Shape, error: RecordRefused) -> str:
    field = error.where.partition("[")[0].partition(".")[0]
    return f"{shape.key_of(field)}: {error.sentence.removeprefix(f'{error.where}: ')}"


def _elsewhere(row: Row) -> tuple[str, str]:
    return row["same_as"]["case_id"], row["same_as"]["person_id"]


def _known_person(row: Row, known: Known) -> Person:
    case, code = _elsewhere(row)
    if set(row) - {"same_as"}:
        raise RowRefused("a person of another case is described there, not here")
    if (case, code) not in known:
        raise RowRefused(f"no case before this one has the person {code[:40]!r}")
    return known[case, code]


def _check_mentions(account: Account) -> None:
    for mention in account.mentions:
        if not 0 <= mention.start < mention.end <= len(account.text):
            raise RowRefused("a mention lies outside the text")
