import copy
from typing import Any

import pytest

from cahier import resources
from cahier.domain.case import Case
from cahier.domain.person import CasePerson
from cahier.domain.proceeding import TravelBan
from cahier.redaction.rules import NoRule, entity_of, parsed, rule_of


def document() -> Any:
    return copy.deepcopy(resources.data("rules/fields.json"))


def test_a_field_has_the_rule_the_file_gives_it() -> None:
    assert rule_of("person", "phones").rule == "BLK"
    assert rule_of("person", "name_full").rule == "PS"
    assert rule_of("event", "date").generalisation == "g_date"


def test_a_field_without_a_rule_is_refused() -> None:
    with pytest.raises(NoRule):
        rule_of("person", "shoe_size")


def test_records_are_called_as_the_file_calls_them() -> None:
    case = Case(case_id="c", code="TEST-01")
    assert entity_of(case) == "case"
    assert entity_of(CasePerson(case_id="c", person_id="p", code="P1")) == "case_person"
    assert entity_of(TravelBan()) == "travel_ban"


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "MAYBE"},
        {"identifying": "X"},
        {"rule": "GEN", "generalisation": None},
        {"generalisation": "g_date"},
    ],
)
def test_a_rule_of_another_shape_is_refused(change: dict[str, Any]) -> None:
    broken = document()
    broken["entities"]["person"]["phones"] |= change
    with pytest.raises(ValueError, match=r"person\.phones"):
        parsed(broken)


def test_a_file_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="schema"):
        parsed(document() | {"schema": "fields/2"})
