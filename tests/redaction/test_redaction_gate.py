import ast
import dataclasses
from pathlib import Path

import pytest
from invented_case import CASE, a_case, consent, detention, event, proceeding

from cahier.domain.case import Case
from cahier.domain.person import CasePerson
from cahier.redaction import compiling
from cahier.redaction.compiling.gate import Gate, NotCleared
from cahier.redaction.conditions import Exclusion, exclusions
from cahier.redaction.generalise import g_area, g_kin
from cahier.redaction.generalise_bands import g_duration
from cahier.redaction.generalise_dates import g_date
from cahier.redaction.rules import NoRule, rule_of

E1 = event("E1", "TNR.P.DETAIN", "P3", summary="by the gate", actor_ref="P5", country="AZ")


def excluding(what: str, person: str = "P3") -> Gate:
    own = consent(person, 5, conditions=(f"exclude:{what}",))
    return Gate(exclusions(person, (own,)), targets=("P1", "P3"))


@pytest.mark.parametrize(
    "field", ["summary", "method_detail", "verbatim_words", "known_to", "actor_ref", "sources"]
)
def test_nothing_that_is_blocked_removed_or_unwritten_has_a_way_through(field: str) -> None:
    with pytest.raises(NotCleared):
        Gate().kept(E1, field)
    with pytest.raises(NotCleared):
        Gate().generalised(E1, field, g_date)
    with pytest.raises(NotCleared):
        Gate().part(E1, field)


def test_a_field_somebody_adds_without_a_rule_cannot_be_exported() -> None:
    @dataclasses.dataclass(frozen=True)
    class Event:
        shoe_size: str = "44"

    for let_through in (Gate().kept, Gate().part):
        with pytest.raises(NoRule):
            let_through(Event(), "shoe_size")
    with pytest.raises(NoRule):
        Gate().generalised(Event(), "shoe_size", g_date)


def test_a_field_that_loses_its_rule_stops_the_compilation() -> None:
    def without_dates(entity: str, field: str) -> object:
        if (entity, field) == ("event", "date"):
            raise NoRule(field)
        return rule_of(entity, field)

    with pytest.raises(NoRule):
        Gate(rules=without_dates).generalised(E1, "date", g_date)  # type: ignore[arg-type]


def test_a_value_goes_to_the_function_its_rule_names_and_no_other() -> None:
    assert Gate().generalised(E1, "date", g_date) is not None
    with pytest.raises(NotCleared, match="g_date"):
        Gate().generalised(E1, "date", g_area, origin="AZ")


def test_a_length_passes_where_its_two_dates_do() -> None:
    held = detention("D1", "P1", "DET.PRETRIAL", "2025-01-10", "2025-09-10")
    assert Gate().generalised(held, ("start", "end"), g_duration) is not None


def test_only_somebody_who_may_be_named_has_a_name() -> None:
    person = a_case().person("P1")
    assert Gate(named=("P1",)).name(person) == "Torgul Sinaqli"
    with pytest.raises(NotCleared):
        Gate(named=("P3",)).name(person)


def test_a_name_is_put_together_where_the_full_one_is_missing() -> None:
    person = dataclasses.replace(a_case().person("P1"), name_full=None, given="Torgul", family="Sinaqli")
    assert Gate(named=("P1",)).name(person) == "Torgul Sinaqli"


def test_what_a_person_excluded_comes_out_as_nothing() -> None:
    gate = excluding("dates")
    assert gate.generalised(E1, "date", g_date) is None
    assert gate.generalised(detention("D1", "P3", "DET.PRISON", "2025"), "start", g_date) is None
    assert gate.applied == {"P3"}


def test_an_exclusion_holds_for_the_records_of_that_person_only() -> None:
    gate = excluding("dates")
    assert gate.generalised(event("E2", "TNR.T.THREAT", "P1"), "date", g_date) is not None
    assert gate.applied == set()


def test_an_exclusion_for_one_act_leaves_the_others() -> None:
    gate = excluding("flight_date")
    assert gate.generalised(E1, "date", g_date) is not None
    assert gate.generalised(event("E2", "TNR.C.DEPORT", "P3"), "date", g_date) is None


def test_an_exclusion_of_the_case_counts_when_a_target_made_it() -> None:
    case = Case(case_id=CASE, code="TEST-01", countries_host=("DE",))
    assert excluding("current_location", "P1").generalised(case, "countries_host", g_area, origin="AZ") is None
    assert excluding("current_location", "P2").generalised(case, "countries_host", g_area, origin="AZ") is not None


def test_an_exclusion_of_one_value_leaves_the_rest() -> None:
    own = consent("P2", 5, conditions=("exclude:interviewee_role",))
    role = CasePerson(case_id=CASE, person_id="P2", code="P2", role=("ROLE.INTERVIEWEE", "ROLE.RELATIVE"))
    seen: list[object] = []

    def g_role(roles: object) -> None:
        seen.append(roles)

    Gate(exclusions("P2", (own,))).generalised(role, "role", g_role)
    assert seen == [("ROLE.RELATIVE",)]


def test_excluded_charges_leave_a_proceeding_without_them() -> None:
    trial = proceeding("L1", "P3", articles=("CC 206",), law_families=("LAW.SMUGGLE",))
    gate = excluding("charges")
    assert gate.kept(trial, "articles") == ()
    assert gate.kept(trial, "law_families") == ()


def test_a_tie_passes_only_as_a_class() -> None:
    tie = a_case().relationships[1]
    assert Gate().generalised(tie, "kin", g_kin).key == "kin.close"  # type: ignore[union-attr]
    with pytest.raises(NotCleared):
        Gate().kept(tie, "kin_detail")


WRITERS = (
    "story",
    "story_trials",
    "story_custodies",
    "who",
    "sections",
    "law",
    "situation",
    "told",
    "page",
    "limit",
)


@pytest.mark.parametrize("module", WRITERS)
def test_whoever_writes_sentences_never_sees_a_record(module: str) -> None:
    source = Path(str(compiling.__file__)).with_name(f"{module}.py").read_text(encoding="utf-8")
    imported = {node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
    assert not {name for name in imported if name.startswith("cahier.domain")}


def test_a_record_of_nobody_is_excluded_by_nobody() -> None:
    tie = a_case().relationships[1]
    whatever = Exclusion(person_id="P3", entity="relationship", field="kin", of="own")
    assert Gate((whatever,)).generalised(tie, "kin", g_kin) is not None
