"""The rule of each field: what may become of it outside the notebook. Kept in `resources/rules/fields.json`.

A field without a rule cannot be exported. This is the only code that reads that file, and nothing repeats its
rules.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from cahier import resources

Rule = Literal["BLK", "RM", "PS", "GEN", "PARA", "KEEP"]
Identifying = Literal["D", "Q", "S", "N"]
_RULES = frozenset({"BLK", "RM", "PS", "GEN", "PARA", "KEEP"})
_IDENTIFYING = frozenset({"D", "Q", "S", "N"})
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class NoRule(Exception):
    """A fault of ours: the field has no rule, so it may not be read for a brief."""


@dataclass(frozen=True, slots=True)
class FieldRule:
    """BLK never leaves, RM is removed, PS becomes a pseudonym, GEN is generalised by the function named, PARA is
    rewritten by a person, KEEP passes."""

    rule: Rule
    identifying: Identifying
    generalisation: str | None = None


def rule_of(entity: str, field: str) -> FieldRule:
    """Return the rule of a field ("person", "name_full"); raises NoRule."""
    try:
        return _rules()[(entity, field)]
    except KeyError:
        raise NoRule(f"{entity}.{field}") from None


def entity_of(record: object) -> str:
    """Return the name the rules use for the kind of this record (CasePerson is case_person)."""
    return _CAPITAL.sub("_", type(record).__name__).lower()


def parsed(document: Any) -> dict[tuple[str, str], FieldRule]:
    """Check the whole document and return its rules; raises ValueError naming the entry at fault."""
    if document.get("schema") != "fields/1":
        raise ValueError("schema")
    return {
        (entity, field): _parsed_entry(f"{entity}.{field}", entry)
        for entity, fields in document["entities"].items()
        for field, entry in fields.items()
    }


def _parsed_entry(where: str, entry: Any) -> FieldRule:
    rule, identifying, function = entry["rule"], entry["identifying"], entry.get("generalisation")
    if rule not in _RULES or identifying not in _IDENTIFYING:
        raise ValueError(where)
    if (rule == "GEN") != bool(function):
        raise ValueError(f"{where}: a generalised field names its function, another names none")
    return FieldRule(rule, identifying, function)


@cache
def _rules() -> dict[tuple[str, str], FieldRule]:
    return parsed(resources.data("rules/fields.json"))
