"""Invented cases of every shape the domain allows, and a way to compare them when their ids differ."""

import dataclasses
import types
import unicodedata
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from cahier import resources
from cahier.domain.account import Account, Mention
from cahier.domain.case import Case
from cahier.domain.codec import to_plain
from cahier.domain.consent import Consent, PurposeLevel
from cahier.domain.dates import PartialDate
from cahier.domain.event import KNOWN_TO_WORDS
from cahier.domain.interview import Interview
from cahier.domain.person import CasePerson, Person
from cahier.domain.records import CaseRecords
from cahier.exchange.shapes import ACCOUNT, CASE, CONSENT, LISTS, PERSON, Shape

TEXTS = st.text(max_size=8).map(lambda text: unicodedata.normalize("NFC", text)) | st.sampled_from(
    ["Şəhla", "Щукин", "İzmir", "a\0b", "\u202e", "P1", "G1", "PUBLIC", "נעמי", "𝔘🙂", "", " "]
)
_NAMES = TEXTS.filter(lambda name: name != "-" and not (name.startswith("(") and name.endswith(")")))
_DATES = st.sampled_from(["2019", "2019-03", "2021-06-07", "2019-03~", "2020?", "2025-11/..", "2025-12-1X~"])
_COUNTRIES = st.sampled_from(["AZ", "DE", "GE"])
_UNNAMED = ("relationships", "asks")  # these have no code, so that nothing can name them
_LISTS = {"pace1900": "abcde", "wgad_categories": ("I", "II", "III", "IV", "V")}


@st.composite
def cases(draw: st.DrawFn, code: str = "TEST-01", people: tuple[Person, ...] = ()) -> CaseRecords:
    """Build a case whose records name each other; `people` of other cases take part in it."""
    case_id = f"{code} itself"
    ids = {
        shape.rows: [f"{code} {shape.notion} {number}" for number in range(draw(st.integers(0, 2)))]
        for shape in LISTS
    }
    own = [f"{code} person {number}" for number in range(draw(st.integers(0, 3)))]
    if not ids["interviews"]:
        ids["testimonies"] = []
    everyone = [person.person_id for person in people] + own
    known = {**ids, "persons": everyone}
    persons = (*people, *(draw(records_of(PERSON, person_id, case_id, known)) for person_id in own))
    lists = {
        shape.held or shape.rows: tuple(
            draw(records_of(shape, record_id, case_id, known, f"{shape.letter}{number}"))
            for number, record_id in enumerate(ids[shape.rows], 1)
        )
        for shape in LISTS
    }
    roles = tuple(
        CasePerson(
            case_id=case_id,
            person_id=person_id,
            code=f"P{number}",
            role=draw(st.sampled_from([(), ("ROLE.TARGET",), ("ROLE.RELATIVE", "ROLE.WITNESS")])),
            role_detail=draw(st.none() | _NAMES),
        )
        for number, person_id in enumerate(everyone, 1)
    )
    case = draw(records_of(CASE, case_id, case_id, known, code))
    return CaseRecords(case=case, persons=persons, roles=roles, **lists)


@st.composite
def records_of(
    draw: st.DrawFn, shape: Shape, record_id: str, case_id: str, known: dict[str, list[str]], code: str = ""
) -> Any:
    """Build a record of a kind that hangs on the case and names what is known in it, with a few fields filled."""
    fixed = {shape.id: record_id, "case_id": case_id, "code": code}
    fields = dataclasses.fields(shape.kind)
    needed = [field.name for field in fields if field.default is field.default_factory is dataclasses.MISSING]
    filled = draw(st.lists(st.sampled_from([field.name for field in fields]), max_size=6))
    values = {name: value for name, value in fixed.items() if name in {field.name for field in fields}}
    for name in dict.fromkeys((*needed, *filled)):
        if name not in fixed:
            values[name] = draw(values_of(shape, name, known))
    record = shape.kind(**values)
    return draw(_with_mentions(record, known)) if shape is ACCOUNT else record


def values_of(shape: Shape, name: str, known: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    """Build values of one field."""
    return _of_field(shape, name, _hints(shape.kind)[name], known)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _of_field(shape: Shape, name: str, hint: Any, known: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    everything = [known_id for rows, ids in known.items() if rows not in _UNNAMED for known_id in ids]
    if name in shape.codes:
        return _like(hint, st.sampled_from(sorted(resources.terms(shape.codes[name]))))
    if name in shape.countries:
        return _like(hint, _COUNTRIES)
    if name in _LISTS:
        return _like(hint, st.sampled_from(_LISTS[name]))
    if name == "interview_id":
        return st.sampled_from(known["interviews"])
    if name in shape.names or name in shape.links:
        words = st.sampled_from(KNOWN_TO_WORDS) if name == "known_to" else TEXTS
        people = known["persons"] if name in shape.names else everything
        return _like(hint, words | st.sampled_from(people) if people else words)
    if name in ("name_full", "name_native"):
        return st.none() | _NAMES
    if name == "mentions":
        return st.just(())
    if shape is CONSENT and name == "purposes":
        return _purposes()
    return _values(hint)


def _like(hint: Any, inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Build what the hint says out of `inner`: one, one or none, or several."""
    if get_origin(hint) is tuple:
        return st.lists(inner, max_size=2).map(tuple)
    return inner | st.none() if get_origin(hint) in (Union, types.UnionType) else inner


def _purposes() -> st.SearchStrategy[tuple[PurposeLevel, ...]]:
    cells = st.builds(
        PurposeLevel, purpose=st.sampled_from(sorted(resources.terms("pur"))), level=st.integers(0, 5)
    )
    return st.lists(cells, max_size=3, unique_by=lambda cell: cell.purpose).map(tuple)


def _with_mentions(account: Account, known: dict[str, list[str]]) -> st.SearchStrategy[Account]:
    kinds = {"person": "persons", "place": "places", "organisation": "organisations"}
    refs = [(kind, ref) for kind, rows in kinds.items() for ref in known[rows]]
    if not refs or not account.text:
        return st.just(account)
    length = len(account.text)
    spans = st.tuples(st.integers(0, length - 1), st.integers(1, length)).filter(lambda span: span[0] < span[1])
    mentions = st.builds(
        lambda span, ref: Mention(start=span[0], end=span[1], kind=ref[0], ref=ref[1]),
        spans,
        st.sampled_from(refs),
    )
    return st.lists(mentions, max_size=2).map(lambda found: dataclasses.replace(account, mentions=tuple(found)))


def _values(hint: Any) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.one_of(*(_values(choice) for choice in inner))
    if origin is tuple:
        return st.lists(_values(inner[0]), max_size=2).map(tuple)
    if origin is Literal:
        return st.sampled_from(inner)
    if dataclasses.is_dataclass(hint) and hint is not PartialDate:
        hints = get_type_hints(hint)
        fields = {field.name: _values(hints[field.name]) for field in dataclasses.fields(hint)}
        return st.builds(hint, **fields)  # type: ignore[arg-type]
    scalars: dict[Any, st.SearchStrategy[Any]] = {
        PartialDate: _DATES.map(PartialDate.parse),
        type(None): st.none(),
        str: TEXTS,
        int: st.integers(-(10**17), 10**17),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
    }
    return scalars[hint]


def comparable(*several: CaseRecords) -> list[dict[str, Any]]:
    """Return the cases as plain data in which each id is the place where it first stood."""
    places: dict[str, str] = {}
    for number, records in enumerate(several):
        for shape in (CASE, PERSON, *LISTS):
            held = (records.case,) if shape is CASE else shape.in_case(records)
            for index, record in enumerate(held):
                places.setdefault(getattr(record, shape.id), f"<{shape.notion} {number} {index}>")
    return [_placed(to_plain(records), places) for records in several]


def _placed(value: Any, places: dict[str, str]) -> Any:
    if isinstance(value, str):
        return places.get(value, value)
    if isinstance(value, list):
        return [_placed(item, places) for item in value]
    return {key: _placed(item, places) for key, item in value.items()} if isinstance(value, dict) else value


def small_case(**lists: Any) -> CaseRecords:
    """Return a case with one person and one interview."""
    return CaseRecords(
        **{
            "case": Case(case_id="case-1", code="TEST-01"),
            "persons": (Person(person_id="person-1", name_full="Nigar Sınaqova"),),
            "roles": (CasePerson(case_id="case-1", person_id="person-1", code="P1", role=("ROLE.TARGET",)),),
            "interviews": (Interview(interview_id="interview-1", case_id="case-1", code="I1"),),
            **lists,
        }
    )


def consent(**fields: Any) -> Consent:
    """Return a consent of that person."""
    return Consent(**{"consent_id": "consent-1", "case_id": "case-1", "person": "person-1", **fields})
