"""The rules of the fields and the fields themselves are held together here."""

import dataclasses
import importlib
import inspect
import pkgutil
import re

import pytest

import cahier.domain
from cahier.domain.dates import PartialDate
from cahier.domain.records import CaseRecords
from cahier.resources import data

RULES = data("rules/fields.json")["entities"]
LEAVES = (PartialDate, CaseRecords)  # a date is one value; a whole case is made of the entities below


def _entities() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for module_info in pkgutil.iter_modules(cahier.domain.__path__, "cahier.domain."):
        module = importlib.import_module(module_info.name)
        for kind in vars(module).values():
            if inspect.isclass(kind) and dataclasses.is_dataclass(kind) and kind not in LEAVES:
                found[_snake(kind.__name__)] = {field.name for field in dataclasses.fields(kind)}
    return found


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


ENTITIES = _entities()
ROWS = [(entity, field, rule) for entity, fields in RULES.items() for field, rule in fields.items()]


def test_every_kind_of_record_has_rules_and_no_rules_are_left_over() -> None:
    assert set(RULES) == set(ENTITIES)
    assert len(ENTITIES) >= 35


@pytest.mark.parametrize("entity", sorted(ENTITIES))
def test_every_field_has_its_rule_and_no_rule_names_a_field_that_is_not_there(entity: str) -> None:
    assert set(RULES[entity]) == ENTITIES[entity]


def test_rules_use_the_six_words_and_the_four_classes() -> None:
    for entity, field, rule in ROWS:
        assert set(rule) <= {"identifying", "rule", "generalisation", "note"}, (entity, field)
        assert rule["identifying"] in ("D", "Q", "S", "N"), (entity, field)
        assert rule["rule"] in ("BLK", "RM", "PS", "GEN", "PARA", "KEEP"), (entity, field)


def test_a_field_is_generalised_exactly_when_it_says_how() -> None:
    for entity, field, rule in ROWS:
        assert (rule["rule"] == "GEN") is (rule["generalisation"] is not None), (entity, field)


def test_what_identifies_directly_is_never_kept() -> None:
    assert [(e, f) for e, f, rule in ROWS if rule["identifying"] in ("D", "S") and rule["rule"] == "KEEP"] == []


def test_ids_and_codes_of_the_notebook_never_leave() -> None:
    for entity, field, rule in ROWS:
        if field == "code" or field.endswith("_id"):
            assert rule["rule"] == "BLK", (entity, field)


@pytest.mark.parametrize("entity", ["account", "mention", "consent", "decision", "release", "recontact"])
def test_the_words_told_the_consents_and_the_ledger_never_leave(entity: str) -> None:
    assert {rule["rule"] for rule in RULES[entity].values()} == {"BLK"}
