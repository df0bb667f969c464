"""Writes one case as a document."""

import dataclasses
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any

from cahier.domain.account import Account
from cahier.domain.codec import to_plain
from cahier.domain.consent import Consent
from cahier.domain.records import CaseRecords
from cahier.exchange.errors import CannotBeWritten
from cahier.exchange.references import Names, to_codes
from cahier.exchange.shapes import CASE, CASE_PERSON, CONSENT, INTERVIEW, LISTS, PERSON, Shape
from cahier.exchange.shorthand import NO_CONSENT, Row, fold, short_consent

Said = dict[str, Row]  # where a person was written already, by person id


def write_case(records: CaseRecords, said: Said) -> Row:
    """Return the case as a document says it; people of earlier cases are referred to, and `said` is filled."""
    _check(records)
    names = Names(_entries(records))
    case = _row(CASE, records.case, names)
    document: Row = {"case_id": case.pop("case_id"), "case": case}
    document["benchmark_links"] = case.pop("benchmark_links", [])
    consents = [_consent(consent, number, names) for number, consent in enumerate(records.consents, 1)]
    short = _short(records, consents)
    document["persons"] = list(_persons(records, names, short, said))
    for shape in LISTS:
        rows = [_row(shape, record, names) for record in shape.in_case(records)]
        if shape is CONSENT:
            rows = consents[len(short) :]
        if shape is INTERVIEW and len(rows) == 1:
            document["interview"] = rows[0]
        else:
            document[shape.rows] = rows
    return document


def _row(shape: Shape, record: Any, names: Names) -> Row:
    plain = to_plain(_composed(record) if isinstance(record, Account) else record)
    row: Row = {shape.label: plain["code"]} if "code" in plain else {}
    for field in dataclasses.fields(record):
        key = shape.key_of(field.name)
        if field.name in (shape.id, "case_id"):
            continue
        if field.name in plain:
            row[key] = to_codes(shape, field.name, plain[field.name], names)
        elif key in shape.always:
            row[key] = [] if field.default == () else field.default
    return fold(shape.notion, row)


def _composed(account: Account) -> Account:
    """Count mentions in the text in NFC, as it is read back. Texts are kept so; a slip must move no mention."""
    if unicodedata.is_normalized("NFC", account.text):
        return account

    def at(place: int) -> int:
        return len(unicodedata.normalize("NFC", account.text[:place]))

    moved = (dataclasses.replace(one, start=at(one.start), end=at(one.end)) for one in account.mentions)
    text = unicodedata.normalize("NFC", account.text)
    return dataclasses.replace(account, text=text, mentions=tuple(moved))


def _persons(records: CaseRecords, names: Names, short: dict[str, Row], said: Said) -> Iterator[Row]:
    for part in records.roles:
        role = _row(CASE_PERSON, part, names)
        here = {"person_id": role["person_id"]}
        if part.person_id in said:
            person: Row = {"same_as": said[part.person_id]}
        else:
            person = _row(PERSON, records.person(part.person_id), names)
            said[part.person_id] = {"case_id": records.case.code, **here}
        yield {**here, **person, **role, **short.get(part.code, NO_CONSENT)}


def _consent(consent: Consent, number: int, names: Names) -> Row:
    return {"consent_id": f"C{number}", **_row(CONSENT, consent, names)}


def _short(records: CaseRecords, consents: list[Row]) -> dict[str, Row]:
    """Return the consents that stand in the rows of people, by the code of the person.

    They are read back before all others, in the order of people; so only the first ones that are in this order
    are written short.
    """
    order = {part.code: number for number, part in enumerate(records.roles)}
    short: dict[str, Row] = {}
    last = -1
    for row in consents:
        number = order.get(row["person"], -1) if isinstance(row["person"], str) else -1
        said = short_consent({key: value for key, value in row.items() if key != "consent_id"})
        if number <= last or said is None:
            break
        short[row["person"]] = said
        last = number
    return short


def _entries(records: CaseRecords) -> Iterator[tuple[str, str, str]]:
    for part in records.roles:
        yield PERSON.notion, part.code, part.person_id
    for number, consent in enumerate(records.consents, 1):
        yield CONSENT.notion, f"C{number}", consent.consent_id
    for shape in LISTS:
        for record in shape.in_case(records):
            if hasattr(record, "code"):
                yield shape.notion, record.code, getattr(record, shape.id)


def _check(records: CaseRecords) -> None:
    """Refuse what a document could only say wrongly."""
    where = f"case {records.case.code}"
    if sorted(person.person_id for person in records.persons) != sorted(part.person_id for part in records.roles):
        raise CannotBeWritten(where, "not every person has exactly one part in it")
    for (notion, code), times in Counter((notion, code) for notion, code, _ in _entries(records)).items():
        if times > 1:
            raise CannotBeWritten(f"{where}, {notion} {code}", "the code stands twice")
    for number, consent in enumerate(records.consents, 1):
        purposes = [cell.purpose for cell in consent.purposes]
        if len(set(purposes)) < len(purposes):
            raise CannotBeWritten(f"{where}, consent C{number}", "a purpose stands twice")
