"""Who may be spoken about in a brief, and who by name.

A person is spoken about only as target or relative of a target who agreed, with consent to an account without
identity or more, never as a child, and as a relative never when they are also a source, a helper or another third
party. A target is named only with consent to be named and when the case was decided to be named. Beside a named
target nobody else is described. Where a form gives people signs although they agreed to be known to its reader,
they may be recognised, and are told about under a sign.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cahier import resources
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.family import family_of
from cahier.redaction.consent import is_child, taken_back_by
from cahier.redaction.profile import Profile

ABOVE_ALL = 6  # a level nobody can give


@dataclass(frozen=True, slots=True)
class People:
    """The people of one case as a brief may treat them, by person id."""

    levels: dict[str, int]
    targets: tuple[str, ...]  # recorded as targets, whatever their consent
    primary: tuple[str, ...]  # targets in their own right; all of them where each is also a relative
    named: tuple[str, ...]
    recognised: tuple[str, ...]  # agreed to be known to the reader, and have a sign all the same
    unpublished: tuple[str, ...]  # of the named: ask that their name be kept out of what is published
    spoken: tuple[str, ...]  # may be described; the named ones alone when there are any
    relatives: tuple[str, ...]  # agreed to an account, and are relatives of a target
    children: frozenset[str]
    withdrawn: frozenset[str]  # took their consent to this purpose back; whoever they are in the case

    @property
    def known(self) -> frozenset[str]:
        """Whoever may be known to the reader, by name or under a sign."""
        return frozenset((*self.named, *self.recognised))

    def agreed(self, person_id: str, level: int) -> bool:
        """Whether the consent of this person reaches a level; somebody unknown has none."""
        return self.levels.get(person_id, 0) >= level


def people_of(
    records: CaseRecords, levels: dict[str, int], profile: Profile, on: date, *, destroyed: frozenset[str]
) -> People:
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
    known = tuple(person_id for person_id in able if person_id in targets) if _decided(records) else ()
    named = tuple(person for person in known if _may_be_named(person, records, levels, profile))
    recognised = tuple(
        person for person in known if person not in named and levels[person] >= _recognition(profile)
    )
    alone = tuple(person_id for person_id in targets if "ROLE.RELATIVE" not in parts[person_id])
    primary = alone or targets
    told_of = named or tuple(person_id for person_id in able if person_id in primary)
    family = family_of(told_of, records)
    relatives = tuple(person_id for person_id in able if person_id in family and person_id not in told_of)
    spoken = named or (*told_of, *relatives)
    withdrawn = taken_back_by(records.consents, profile.purpose, on) | destroyed
    unpublished = tuple(person for person in named if levels[person] < profile.need("name"))
    return People(levels, targets, primary, named, recognised, unpublished, spoken, relatives, children, withdrawn)


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


def applicants(records: CaseRecords) -> frozenset[str]:
    """Return whose case the Court in Strasbourg decided, under a number: they stand in a public judgment."""
    stages = set(selection_rules()["judged_in_strasbourg"])
    return frozenset(
        item.person for item in records.proceedings if item.person and item.stage in stages and item.echr_app_no
    )


def _decided(records: CaseRecords) -> bool:
    return records.case.naming_decision == "TARGET_NAMED"


def _may_be_named(person: str, records: CaseRecords, levels: dict[str, int], profile: Profile) -> bool:
    who = profile.names.targets
    if who == "nobody" or (who == "applicants" and person not in applicants(records)):
        return False
    return levels[person] >= profile.need("name_unpublished")


def _recognition(profile: Profile) -> int:
    """Where everybody who agrees is named, whoever is not is not to be recognised either."""
    return profile.need("recognised") if profile.names.targets != "all" else ABOVE_ALL
