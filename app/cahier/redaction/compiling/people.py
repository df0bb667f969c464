"""Who may be spoken about in a brief, and who by name.

A person is spoken about only as target or relative of a target who agreed, with consent to an account without
identity or more, never as a child, and as a relative never when they are also a source, a helper or another third
party. A target is named only with consent to be named and when the case was decided to be named. Beside a named
target nobody else is described.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cahier import resources
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.family import family_of
from cahier.redaction.consent import is_child
from cahier.redaction.profiles import Profile


@dataclass(frozen=True, slots=True)
class People:
    """The people of one case as a brief may treat them, by person id."""

    levels: dict[str, int]
    targets: tuple[str, ...]  # recorded as targets, whatever their consent
    primary: tuple[str, ...]  # targets in their own right; all of them where each is also a relative
    named: tuple[str, ...]
    spoken: tuple[str, ...]  # may be described; the named ones alone when there are any
    relatives: tuple[str, ...]  # agreed to an account, and are relatives of a target
    children: frozenset[str]

    def agreed(self, person_id: str, level: int) -> bool:
        """Whether the consent of this person reaches a level; somebody unknown has none."""
        return self.levels.get(person_id, 0) >= level


def people_of(records: CaseRecords, levels: dict[str, int], profile: Profile, on: date) -> People:
    """Sort the people of a case by what a brief for this profile may do with them on this day."""
    rules = selection_rules()
    parts = parts_of(records)
    children = frozenset(person.person_id for person in records.persons if is_child(person, on))
    targets = tuple(person_id for person_id, roles in parts.items() if "ROLE.TARGET" in roles)
    able = tuple(
        person_id
        for person_id, roles in parts.items()
        if roles & set(rules["subjects"])
        and not roles & set(rules["never"])
        and ("ROLE.TARGET" in roles or not roles & set(rules["barred"]))
        and person_id not in children
        and levels.get(person_id, 0) >= profile.needs["narrative"]
    )
    named = tuple(person_id for person_id in able if _may_be_named(person_id, records, levels, targets, profile))
    alone = tuple(person_id for person_id in targets if "ROLE.RELATIVE" not in parts[person_id])
    primary = alone or targets
    told_of = named or tuple(person_id for person_id in able if person_id in primary)
    family = family_of(told_of, records)
    relatives = tuple(person_id for person_id in able if person_id in family and person_id not in told_of)
    spoken = named or (*told_of, *relatives)
    return People(levels, targets, primary, named, spoken, relatives, children)


def parts_of(records: CaseRecords) -> dict[str, frozenset[str]]:
    """Return every part each person has in the case; several entries of one person count together."""
    parts: dict[str, frozenset[str]] = {}
    for role in records.roles:
        parts[role.person_id] = parts.get(role.person_id, frozenset()) | frozenset(role.role)
    return parts


def selection_rules() -> dict[str, Any]:
    """Return the table of who and what may be told."""
    rules: dict[str, Any] = resources.data("rules/selection.json")
    return rules


def _may_be_named(
    person_id: str, records: CaseRecords, levels: dict[str, int], targets: tuple[str, ...], profile: Profile
) -> bool:
    decided = records.case.naming_decision == "TARGET_NAMED"
    return decided and person_id in targets and levels.get(person_id, 0) >= profile.needs["name"]
