"""A place, as precisely as it was said; PLC codes say how precisely (0 finest)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of a case."""

    place_id: str
    case_id: str
    code: str
    name: str | None = None
    adm1: str | None = None
    adm2: str | None = None
    settlement: str | None = None
    lat: float | None = None
    lon: float | None = None
    facility_type: str | None = None
    country: str | None = None
