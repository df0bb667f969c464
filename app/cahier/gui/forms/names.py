"""Places and organisations in forms: a record may hold the id of one, a form shows and takes its name."""

from collections.abc import Mapping
from typing import Any

from cahier.domain.records import CaseRecords

_REFERRING = ("place_ref", "facility", "court", "place", "actor_ref")


def named(records: CaseRecords, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form shows, with names in place of ids."""
    names = _names(records)
    return {key: names.get(value, value) if key in _REFERRING else value for key, value in plain.items()}


def referred(records: CaseRecords, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a record keeps, with the id of whatever is known by the name that was given."""
    ids = {name: record_id for record_id, name in _names(records).items()}
    return {key: ids.get(value, value) if key in _REFERRING else value for key, value in plain.items()}


def name_at(records: CaseRecords, reference: str | None) -> str:
    """Return the name behind a reference; what is no id is a name already."""
    return _names(records).get(reference or "", reference or "")


def _names(records: CaseRecords) -> dict[str, str]:
    places = {place.place_id: place.name or place.settlement or place.code for place in records.places}
    bodies = {each.organisation_id: each.name or each.code for each in records.organisations}
    return {**places, **bodies}
