import ast
import dataclasses
from pathlib import Path
from typing import Any

import pytest
from invented_case import CASE, a_case, consent, detention, event, proceeding

from cahier import resources
from cahier.domain.case import Case
from cahier.domain.person import CasePerson
from cahier.domain.place import Place
from cahier.redaction import compiling
from cahier.redaction.compiling.gate import Clearance, Gate, NotCleared
from cahier.redaction.conditions import Exclusion, exclusions
from cahier.redaction.generalise import g_area, g_kin
from cahier.redaction.generalise_bands import g_duration
from cahier.redaction.generalise_dates import g_date
from cahier.redaction.profile import Allowed
from cahier.redaction.rules import NoRule, rule_of

E1 = event("E1", "TNR.P.DETAIN", "P3", summary="by the gate", actor_ref="P5", country="AZ")


EVERY_FIELD = {
    (entity, name): Allowed(2)
    for entity, fields in resources.data("rules/fields.json")["entities"].items()
    for name in fields
}
EVERYBODY = {f"P{number}": 5 for number in range(1, 10)}


def a_gate(**how: Any) -> Gate:
    """Return a gate of a profile that asks for everything, for people who agreed to everything."""
    rules = how.pop("rules", rule_of)
    return Gate(Clearance(**{"fields": EVERY_FIELD, "levels": EVERYBODY, **how}), rules)


def excluding(what: str, person: str = "P3") -> Gate:
    own = consent(person, 5, conditions=(f"exclude:{what}",))
    return a_gate(exclusions=exclusions(person, (own,)), targets=("P1", "P3"))


@pytest.mark.parametrize(
    "field", ["summary", "method_detail", "verbatim_words", "known_to", "actor_ref", "sources"]
)
def test_nothing_that_is_blocked_removed_or_unwritten_has_a_way_through(field: str) -> None:
    with pytest.raises(NotCleared):
        a_gate().kept(E1, field)
    with pytest.raises(NotCleared):
        a_gate().generalised(E1, field, g_date)
    with pytest.raises(NotCleared):
        a_gate().part(E1, field)


def test_a_field_somebody_adds_without_a_rule_cannot_be_exported() -> None:
    @dataclasses.dataclass(frozen=True)
    class Event:
        shoe_size: str = "44"

    for let_through in (a_gate().kept, a_gate().part):
        with pytest.raises(NoRule):
            let_through(Event(), "shoe_size")
    with pytest.raises(NoRule):
        a_gate().generalised(Event(), "shoe_size", g_date)


def test_a_field_that_loses_its_rule_stops_the_compilation() -> None:
    def without_dates(entity: str, field: str) -> object:
        if (entity, field) == ("event", "date"):
            raise NoRule(field)
        return rule_of(entity, field)

    with pytest.raises(NoRule):
        a_gate(rules=without_dates).generalised(E1, "date", g_date)  # type: ignore[arg-type]


def test_a_value_goes_to_the_function_its_rule_names_and_no_other() -> None:
    assert a_gate().generalised(E1, "date", g_date) is not None
    with pytest.raises(NotCleared, match="g_date"):
        a_gate().generalised(E1, "date", g_area, origin="AZ")


def test_a_length_passes_where_its_two_dates_do() -> None:
    held = detention("D1", "P1", "DET.PRETRIAL", "2025-01-10", "2025-09-10")
    assert a_gate().generalised(held, ("start", "end"), g_duration) is not None


def test_only_somebody_who_may_be_named_has_a_name() -> None:
    person = a_case().person("P1")
    assert a_gate(named=("P1",)).name(person) == "Torgul Sinaqli"
    with pytest.raises(NotCleared):
        a_gate(named=("P3",)).name(person)


def test_a_name_is_put_together_where_the_full_one_is_missing() -> None:
    person = dataclasses.replace(a_case().person("P1"), name_full=None, given="Torgul", family="Sinaqli")
    assert a_gate(named=("P1",)).name(person) == "Torgul Sinaqli"


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

    a_gate(exclusions=exclusions("P2", (own,))).generalised(role, "role", g_role)
    assert seen == [("ROLE.RELATIVE",)]


def test_excluded_charges_leave_a_proceeding_without_them() -> None:
    trial = proceeding("L1", "P3", articles=("CC 206",), law_families=("LAW.SMUGGLE",))
    gate = excluding("charges")
    assert gate.kept(trial, "articles") == ()
    assert gate.kept(trial, "law_families") == ()


def test_a_tie_passes_only_as_a_class() -> None:
    tie = a_case().relationships[1]
    assert a_gate().generalised(tie, "kin", g_kin).key == "kin.close"  # type: ignore[union-attr]
    with pytest.raises(NotCleared):
        a_gate().kept(tie, "kin_detail")


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
    "answers",
    "tables",
    "forms",
    "filling",
    "writing",
)


@pytest.mark.parametrize("module", WRITERS)
def test_whoever_writes_sentences_never_sees_a_record(module: str) -> None:
    source = Path(str(compiling.__file__)).with_name(f"{module}.py").read_text(encoding="utf-8")
    imported = {node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
    assert not {name for name in imported if name.startswith("cahier.domain")}


def test_a_field_the_profile_does_not_ask_for_comes_out_as_nothing() -> None:
    some = {key: allowed for key, allowed in EVERY_FIELD.items() if key != ("event", "date")}
    assert a_gate(fields=some).generalised(E1, "date", g_date) is None
    assert a_gate(fields=some).kept(E1, "act") == "TNR.P.DETAIN"


def test_a_field_passes_at_the_level_it_asks_for_and_not_below() -> None:
    dates = EVERY_FIELD | {("event", "date"): Allowed(4)}
    assert a_gate(fields=dates, levels={"P3": 4}).generalised(E1, "date", g_date) is not None
    assert a_gate(fields=dates, levels={"P3": 3}).generalised(E1, "date", g_date) is None
    assert a_gate(levels={"P1": 5}).kept(E1, "act") is None


def test_what_is_removed_passes_only_with_its_scope_and_is_remembered_as_shown() -> None:
    person = dataclasses.replace(a_case().person("P1"), passport_no="C00000001")
    listed = EVERY_FIELD | {("person", "passport_no"): Allowed(4, "documents")}
    without, given = a_gate(fields=listed), a_gate(fields=listed, scopes={"P1": frozenset({"documents"})})
    assert without.listed(person, "passport_no") is None
    assert (without.shown, given.listed(person, "passport_no")) == (set(), "C00000001")
    assert given.shown == {"P1.passport_no"}
    with pytest.raises(NotCleared):
        given.listed(person, "phones")
    with pytest.raises(NotCleared):
        given.listed(person, "dob")


def test_only_an_official_behind_the_evidence_gate_is_told_of_and_never_a_blocked_field() -> None:
    person = dataclasses.replace(a_case().person("P5"), address="Dashli 1", unique_role="head of a department")
    fields = EVERY_FIELD | {("official", "name_full"): Allowed(2)}
    with pytest.raises(NotCleared):
        a_gate(fields=fields).of_official(person, "name_full")
    gate = a_gate(fields=fields, officials=("P5",))
    assert gate.of_official(person, "name_full") == "Zopa Muvekkilov"
    assert gate.of_official(person, "unique_role") is None
    assert gate.shown == {"P5.name_full"}
    with pytest.raises(NotCleared):
        gate.of_official(person, "address")


def test_the_gate_remembers_what_lost_detail_and_to_which_level() -> None:
    gate = a_gate()
    gate.generalised(E1, "date", g_date)
    assert [(one.record, one.field, one.function, one.level) for one in gate.coarser] == [
        ("event E1", "date", "g_date", "season")
    ]


def test_a_record_of_nobody_is_excluded_by_nobody() -> None:
    place = Place(place_id="G", case_id=CASE, code="G1", country="DE")
    whatever = Exclusion(person_id="P3", entity="place", field="country", of="own")
    assert a_gate(exclusions=(whatever,)).generalised(place, "country", g_area, origin="AZ") is not None


def test_a_tie_belongs_to_both_its_ends() -> None:
    tie = a_case().relationships[1]
    excluded = Exclusion(person_id="P3", entity="relationship", field="kin", of="own")
    assert a_gate(exclusions=(excluded,)).generalised(tie, "kin", g_kin) is None
    assert a_gate(levels={"P1": 2}).generalised(tie, "kin", g_kin) is None
