"""An invented case that tests shape as they need: a target abroad, relatives at home, a child, an official."""

import dataclasses
import json
import types
from datetime import date
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from cahier import resources
from cahier.domain.case import Case
from cahier.domain.consent import Basis, Consent, PurposeLevel
from cahier.domain.dates import PartialDate
from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.domain.proceeding import Proceeding, Sentence
from cahier.domain.records import CaseRecords
from cahier.domain.relationship import Relationship
from cahier.exchange.records_document import read_document
from cahier.redaction.compile import Compiled, compile_brief
from cahier.redaction.occasion import Occasion
from cahier.redaction.profiles import profile_named
from cahier.redaction.recipients import recipient_coded

DEMO = sorted(path.stem for path in resources.path("demo").glob("DEMO-*.json"))
ON = date(2026, 3, 9)
PARLIAMENT = "European Parliament"
CASE = "case-1"
ROLES = {
    "P1": ("ROLE.TARGET",),
    "P2": ("ROLE.INTERVIEWEE", "ROLE.RELATIVE"),
    "P3": ("ROLE.TARGET", "ROLE.RELATIVE"),
    "P4": ("ROLE.RELATIVE",),
    "P5": ("ROLE.PERP",),
    "P6": ("ROLE.HELPER",),
}
NAMES = {
    "P1": "Torgul Sinaqli",
    "P2": "Besti Yoxlamali",
    "P3": "Qaryagdi Sinaqli",
    "P4": "Xirda Sinaqli",
    "P5": "Zopa Muvekkilov",
    "P6": "Humay Kenarova",
}
KIN = {"P2": "KIN.SPOUSE", "P3": "KIN.BROTHER", "P4": "KIN.SON"}


def demo_case(code: str) -> CaseRecords:
    """Read one of the invented cases the program ships with."""
    (records,) = read_document(resources.path(f"demo/{code}.json").read_bytes()).cases
    return records


def truth_of(code: str) -> Any:
    """Return what was written down beforehand about one of them."""
    document = Path(__file__).parents[1] / "fixtures" / "demo" / "ground_truth.json"
    return json.loads(document.read_text(encoding="utf-8"))["cases"][code]


def when(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def consent(person: str, level: int, basis: Basis = "self", **more: Any) -> Consent:
    purpose = more.pop("purpose", "PUR.EP")
    return Consent(
        consent_id=f"consent-{person}-{more.pop('number', 1)}",
        case_id=CASE,
        person=person,
        purposes=(PurposeLevel(purpose=purpose, level=level),),
        basis=basis,
        **more,
    )


def event(code: str, act: str, target: str | None, **more: Any) -> Event:
    known_to = more.pop("known_to", ("STATE", "WITNESSES"))
    return Event(
        event_id=f"event-{code}",
        case_id=CASE,
        code=code,
        act=act,
        targets=(target,) if target else (),
        known_to=known_to,
        certainty=more.pop("certainty", "documented"),
        date=when(more.pop("date", "2025-03-14")),
        **more,
    )


def proceeding(code: str, person: str, **more: Any) -> Proceeding:
    months = more.pop("months", None)
    dates = {name: when(more.pop(name)) for name in ("opened", "judgment_date", "decision_date") if name in more}
    return Proceeding(
        proceeding_id=f"proceeding-{code}",
        case_id=CASE,
        code=code,
        person=person,
        sentence=Sentence(months=months) if months else None,
        **dates,
        **more,
    )


def detention(code: str, person: str, status: str, start: str | None = None, end: str | None = None) -> Detention:
    return Detention(
        detention_id=f"detention-{code}",
        case_id=CASE,
        code=code,
        person=person,
        status=status,
        start=when(start),
        end=when(end),
    )


def a_case(*, naming: str = "NOT_NAMED", levels: dict[str, int] | None = None, **lists: Any) -> CaseRecords:
    """Return the case; `levels` gives each person a consent of their own for the European Parliament."""
    fields: dict[str, Any] = {
        "country_origin": "AZ",
        "countries_host": ("DE",),
        "victim_groups": ("VIC.BLOG", "VIC.RELATIVE"),
        "naming_decision": naming,
        **lists.pop("case", {}),
    }
    consents = tuple(consent(person, level) for person, level in (levels or {}).items())
    return CaseRecords(
        case=Case(case_id=CASE, code="TEST-01", **fields),
        persons=tuple(
            Person(person_id=code, name_full=name, in_country=code in ("P3", "P4", "P5"), is_minor=code == "P4")
            for code, name in NAMES.items()
        ),
        roles=tuple(
            CasePerson(case_id=CASE, person_id=code, code=code, role=roles) for code, roles in ROLES.items()
        ),
        relationships=tuple(
            Relationship(relationship_id=f"tie-{code}", case_id=CASE, from_person=code, kin=kin, to_person="P1")
            for code, kin in KIN.items()
        ),
        consents=lists.pop("consents", ()) + consents,
        **lists,
    )


def compiled(records: CaseRecords, **how: Any) -> Compiled:
    """Compile the European Parliament's brief with nothing left to chance."""
    how.setdefault("fresh", lambda _n: 0)
    how.setdefault("on", ON)
    profile = how.pop("profile", profile_named("ep_brief"))
    usual = recipient_coded(profile.recipients[0]).name
    recipient, fresh = how.pop("recipient", usual), how.pop("fresh")
    return compile_brief(records, profile, recipient, Occasion(**how), fresh)


def ticked(*keys: str) -> dict[str, str]:
    """Return these conditions as seen to, each with a reason."""
    return dict.fromkeys(keys, "seen to for this test")


def text_of(answer: Compiled) -> str:
    """Return the whole visible text of a brief."""
    assert answer.brief is not None, answer.reasons
    return "\n".join(answer.brief.visible_text())


def story_of(answer: Compiled) -> str:
    """Return the paragraph that tells the case."""
    lines = text_of(answer).split("\n")
    return lines[lines.index("The case") + 1]


def with_canaries(record: Any, word: str, keep: frozenset[str] = frozenset()) -> Any:
    """Fill every empty text of a record, and of records inside it, with a word that must never be read outside."""
    hints = get_type_hints(type(record))
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        value, hint = getattr(record, field.name), hints[field.name]
        if field.name in keep or field.name.endswith("_id"):
            continue
        if dataclasses.is_dataclass(value) and not isinstance(value, PartialDate):
            changes[field.name] = with_canaries(value, f"{word}{field.name}", keep)
        elif not value and _holds_text(hint):
            changes[field.name] = (f"{word}{field.name}",) if get_origin(hint) is tuple else f"{word}{field.name}"
    return dataclasses.replace(record, **changes)


def _holds_text(hint: Any) -> bool:
    if get_origin(hint) in (Union, types.UnionType):
        return any(_holds_text(choice) for choice in get_args(hint))
    if get_origin(hint) is tuple:
        return get_args(hint)[0] is str
    return hint is str
