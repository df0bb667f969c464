"""Invented records of every kind, made from the types of the domain."""

import dataclasses
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from cahier.domain.case import Case
from cahier.domain.dates import PartialDate
from cahier.domain.evidence import Evidence
from cahier.domain.person import Person
from cahier.vault.writer import Writer

CASE = Case(case_id="case-1", code="TEST-01", title_internal="An invented case")
PERSON = Person(person_id="person-1", name_full="Nigar Sınaqova")
EVIDENCE = Evidence(evidence_id="evidence-1", case_id="case-1", code="V1")
_FIXED = {"case_id": "case-1", "person_id": "person-1", "evidence_id": "evidence-1"}
_TEXTS = st.text(max_size=20) | st.sampled_from(["Şəhla", "Щукин", "İzmir", "a\0b", '\'; DROP TABLE "case"; --'])
_DATES = st.sampled_from(["2019", "2019-03", "2021-06-07", "2019-03~", "2020?"]).map(PartialDate.parse)


def records_of(kind: type) -> st.SearchStrategy[Any]:
    """Build records of a kind that hang on CASE, PERSON and EVIDENCE."""
    hints = get_type_hints(kind)
    fields = {
        field.name: st.just(_FIXED[field.name]) if field.name in _FIXED else _values(hints[field.name])
        for field in dataclasses.fields(kind)
    }
    return st.builds(kind, **fields)


def put_ground(writer: Writer) -> None:
    """Put what the others hang on."""
    for record in (CASE, PERSON, EVIDENCE):
        writer.put(record)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.one_of(*(_values(choice) for choice in inner))
    if origin is tuple:
        return st.lists(_values(inner[0]), max_size=2).map(tuple)
    if origin is Literal:
        return st.sampled_from(inner)
    if dataclasses.is_dataclass(hint) and hint is not PartialDate:
        return records_of(hint)  # type: ignore[arg-type]
    scalars: dict[Any, st.SearchStrategy[Any]] = {
        PartialDate: _DATES,
        type(None): st.none(),
        str: _TEXTS,
        int: st.integers(-(2**60), 2**60),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
    }
    return scalars[hint]
