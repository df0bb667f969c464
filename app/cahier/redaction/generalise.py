"""Less detail, never other detail: each function takes a value and gives a coarser one, or nothing.

What comes out is a key and slots, so that every language says it in its own phrases, and it carries the function
and the level used, so that a reviewer can see what was lost. Pure functions; their tables are in
`resources/rules/generalise.json`. Dates and bands have their own files.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cahier import resources
from cahier.domain.folding import fold

ROLES_OF_VICTIMS = {"ROLE.TARGET": "target", "ROLE.RELATIVE": "relative"}


@dataclass(frozen=True, slots=True)
class Generalised:
    """A coarser value: `key` of its phrase with `slots`, and the function and level that made it."""

    key: str
    function: str
    level: str
    slots: tuple[tuple[str, str], ...] = ()


def g_area(countries: Iterable[str] | str | None, *, origin: str | None) -> Generalised | None:
    """Countries (ISO 3166) become the country of origin, an area, or "abroad" when they lie in several."""
    codes = (countries,) if isinstance(countries, str) else tuple(countries or ())
    areas = {_area(code, origin) for code in codes}
    if not areas:
        return None
    if len(areas) > 1:
        return Generalised("area.abroad" if "origin" not in areas else "area.several", "g_area", "PLC.7")
    area = areas.pop()
    return Generalised(f"area.{area}", "g_area", "PLC.6" if area == "origin" else "PLC.7")


def g_place(region: str | None, *, country: str | None, origin: str | None, level: str) -> Generalised | None:
    """A place becomes its region at PLC.5, otherwise what `g_area` makes of its country; never finer."""
    if level == "PLC.5" and region and country == origin:
        return Generalised("area.region", "g_place", "PLC.5", (("region", region),))
    area = g_area(country, origin=origin)
    return Generalised(area.key, "g_place", area.level, area.slots) if area else None


def g_country(countries: Iterable[str] | str | None) -> Generalised | None:
    """Countries (ISO 3166) stay countries; words that are no code become nothing."""
    codes = (countries,) if isinstance(countries, str) else tuple(countries or ())
    if not codes or not all(re.fullmatch("[A-Z]{2}", code) for code in codes):
        return None
    return Generalised("countries", "g_country", "country", tuple((str(n), code) for n, code in enumerate(codes)))


def g_kin(kin: str | None, *, level: str = "KIN.CLOSE") -> Generalised | None:
    """A tie of kin becomes "a close relative" or "a relative"; what is not kin becomes nothing."""
    wider = _kin_class(kin)
    if wider is None or wider == "KIN.ASSOC":
        return None
    chosen = wider if level == "KIN.CLOSE" else "KIN.ANY"
    return Generalised("kin.close" if chosen == "KIN.CLOSE" else "kin.any", "g_kin", chosen)


def g_role(roles: Iterable[str]) -> Generalised | None:
    """The part in a case becomes target or relative; sources, helpers and all others have none to show."""
    shown = [ROLES_OF_VICTIMS[role] for role in roles if role in ROLES_OF_VICTIMS]
    return Generalised(f"role.{shown[0]}", "g_role", "class") if shown else None


def g_org(name: str | None, *, kind: str | None, is_state: bool) -> Generalised | None:
    """A State body keeps its name; any other organisation becomes its kind."""
    if is_state:
        return Generalised("org.state", "g_org", "name", (("name", name),)) if name else None
    found = _first_match("org_kinds", kind)
    return Generalised(f"org.{found or 'other'}", "g_org", "kind")


def g_facility(facility: str | None) -> Generalised | None:
    """A prison or a station becomes its type; one nobody can sort becomes "a place of detention"."""
    if not facility:
        return None
    return Generalised(f"facility.{_first_match('facilities', facility) or 'other'}", "g_facility", "type")


def g_court(court: str | None) -> Generalised | None:
    """A court becomes its level: first instance, appeal, supreme."""
    found = _first_match("courts", court)
    return Generalised(f"court.{found}", "g_court", "level") if found else None


def g_job(occupation: str | None) -> Generalised | None:
    """Work becomes a group of victims, or nothing: a trade of its own may point at one person."""
    found = _first_match("jobs", occupation)
    return Generalised(f"group.{found}", "g_job", "group") if found else None


def g_type(value: str | None, *, of: str) -> Generalised | None:
    """A measure becomes one of a closed list ("red_notice"); other words are dropped."""
    known: list[str] = _tables()["types"][of]
    return Generalised(f"{of}.{value}", "g_type", "type") if value in known else None


def _area(code: str, origin: str | None) -> str:
    if origin and code == origin:
        return "origin"
    areas: dict[str, list[str]] = _tables()["areas"]
    return next((area for area, codes in areas.items() if code in codes), "other")


def _kin_class(kin: str | None) -> str | None:
    """Return the wider class the vocabulary gives a tie: KIN.CLOSE, KIN.ANY, KIN.ASSOC or none."""
    if kin in ("KIN.CLOSE", "KIN.ANY"):
        return kin
    terms = resources.data("vocabularies/kin.json")["terms"]
    return next((term["note"] for term in terms if term["code"] == kin), None)


def _first_match(table: str, text: str | None) -> str | None:
    """Return the first key of a table one of whose words begins a word of the text."""
    if not text:
        return None
    folded = fold(text)
    for key, words in _tables()[table]:
        if any(re.search(rf"\b{re.escape(fold(word))}", folded) for word in words):
            return str(key)
    return None


def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = resources.data("rules/generalise.json")
    return tables
