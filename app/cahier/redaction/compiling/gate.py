"""The only door from a record to a word of a brief: each field passes by its rule, or not at all.

`kept` lets KEEP pass, `generalised` hands a GEN value to the function its rule names and to no other, `name`
gives a PS name for people who may be named, `listed` gives an RM value that the profile lists to somebody whose
consent covers it, `of_official` what may be told of an official behind the evidence gate. Everything else raises:
BLK and PARA fields have no way through, and a field without a rule has none either. What a profile does not ask
for, what somebody's consent does not reach and what a person excluded comes out as nothing.

It remembers what it made coarser, for the reviewer, and which fields it showed as they are, for the last search.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.domain.proceeding import Proceeding
from cahier.domain.relationship import Relationship
from cahier.redaction.conditions import Exclusion
from cahier.redaction.generalise import Generalised
from cahier.redaction.known import bare_name
from cahier.redaction.profile import Allowed
from cahier.redaction.profiles import OFFICIAL
from cahier.redaction.rules import FieldRule, entity_of, rule_of

# A length is what is left of two dates: coarser than either, so it passes where dates do.
_STANDS_FOR = {"g_duration": "g_date"}
_NAME_FIELDS = ("name_full", "given", "family", "name_native")


# Signs that turn the direction of a text or ring a bell; what joins letters belongs to some scripts and stays.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class NotCleared(Exception):
    """A fault of ours: a field was asked for in a way its rule does not allow."""


@dataclass(frozen=True, slots=True)
class Coarser:
    """A value that lost detail: of which record and field, by which function, to which level."""

    record: str
    field: str
    function: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance:
    """What decides at the gate: the fields the profile asks for, how far each consent reaches, and who is who."""

    fields: Mapping[tuple[str, str], Allowed]
    levels: Mapping[str, int]
    scopes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    exclusions: tuple[Exclusion, ...] = ()
    targets: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()


class Gate:
    """Lets through what the rules and the profile allow, minus what the people of this case excluded."""

    def __init__(self, clearance: Clearance, rules: Callable[[str, str], FieldRule] = rule_of) -> None:
        self._clearance = clearance
        self._rule_of = rules
        self.applied: set[str] = set()  # people whose exclusions took something away
        self.coarser: dict[Coarser, None] = {}
        self.shown: set[str] = set()  # "<person id>.passport_no": stands in the brief as it was recorded

    def kept(self, record: object, field: str) -> Any:
        """Return a KEEP value as it is; None or an empty tuple when it may not be told."""
        self._require(record, field, "KEEP")
        return self._value(record, field)

    def generalised(
        self,
        record: object,
        fields: str | tuple[str, ...],
        function: Callable[..., Generalised | None],
        **how: Any,
    ) -> Generalised | None:
        """Return a GEN value (or several together) made coarser by the function its rule names."""
        names = (fields,) if isinstance(fields, str) else fields
        for name in names:
            rule = self._require(record, name, "GEN")
            if rule.generalisation not in (function.__name__, _STANDS_FOR.get(function.__name__)):
                raise NotCleared(f"{entity_of(record)}.{name} is for {rule.generalisation}")
        made = function(*(self._value(record, name) for name in names), **how)
        if made is not None:
            code = str(getattr(record, "code", ""))
            self.coarser[Coarser(f"{entity_of(record)} {code}".strip(), names[0], made.function, made.level)] = (
                None
            )
        return made

    def part(self, record: object, field: str) -> Any:
        """Return a record inside a record, whose own fields have their own rules; None when it may not be told."""
        found = self._rule_of(entity_of(record), field)
        if found.rule not in ("GEN", "KEEP"):
            raise NotCleared(f"{entity_of(record)}.{field} is {found.rule}")
        return self._value(record, field)

    def name(self, person: Person) -> str | None:
        """Return the name of somebody who may be named, without notes in brackets; raises for anybody else."""
        for name in _NAME_FIELDS:
            self._require(person, name, "PS")
        if person.person_id not in self._clearance.named:
            raise NotCleared("a name of somebody who may not be named")
        return name_of(person)

    def native_name(self, person: Person) -> str | None:
        """Return the name in its own script where it says more than the other; raises as `name` does."""
        name = self.name(person)
        native = _plain_name(person.name_native)
        return native if native and native != name else None

    def listed(self, record: object, field: str) -> Any:
        """Return an RM value as recorded, where the profile lists it and consent with its scope covers it."""
        self._require(record, field, "RM")
        value = self._value(record, field)
        if value:
            self.shown |= {f"{person}.{field}" for person in owners_of(record)}
        return value

    def of_official(self, person: Person, field: str) -> Any:
        """Return what is recorded of an official behind the evidence gate; raises for anybody else."""
        rule = self._rule_of(entity_of(person), field).rule
        if rule in ("BLK", "PARA") or person.person_id not in self._clearance.officials:
            raise NotCleared(f"{field} of an official")
        if (OFFICIAL, field) not in self._clearance.fields:
            return None
        value = getattr(person, field)
        if value:
            self.shown.add(f"{person.person_id}.{field}")
        return value

    def may_tell(self, record: object, field: str) -> bool:
        """Whether the profile asks for a field and the consent of whom it is about reaches it with its scope."""
        allowed = self._clearance.fields.get((entity_of(record), field))
        return allowed is not None and all(self._reaches(person, allowed) for person in owners_of(record))

    def _reaches(self, person: str, allowed: Allowed) -> bool:
        clearance = self._clearance
        in_scope = allowed.scope is None or allowed.scope in clearance.scopes.get(person, frozenset())
        return clearance.levels.get(person, 0) >= allowed.level and in_scope

    def _require(self, record: object, field: str, rule: str) -> FieldRule:
        found = self._rule_of(entity_of(record), field)
        if found.rule != rule:
            raise NotCleared(f"{entity_of(record)}.{field} is {found.rule}, not {rule}")
        return found

    def _value(self, record: object, field: str) -> Any:
        value = getattr(record, field)
        if not self.may_tell(record, field):
            return () if isinstance(value, tuple) else None
        for exclusion in self._clearance.exclusions:
            if value and self._hits(exclusion, record, field):
                self.applied.add(exclusion.person_id)
                value = _without(value, exclusion.values)
        return value

    def _hits(self, exclusion: Exclusion, record: object, field: str) -> bool:
        if (exclusion.entity, exclusion.field) != (entity_of(record), field):
            return False
        if exclusion.acts and getattr(record, "act", None) not in exclusion.acts:
            return False
        if exclusion.of == "case":
            return exclusion.person_id in self._clearance.targets
        return exclusion.person_id in owners_of(record)


def name_of(person: Person) -> str | None:
    """Return the name a reader would get, without notes in brackets and invisible signs; None for no name."""
    parts = " ".join(part for part in (person.given, person.family) if part)
    written = map(_plain_name, (person.name_full, parts, person.name_native))
    return next((name for name in written if name), None)


def _plain_name(name: str | None) -> str | None:
    return bare_name(_INVISIBLE.sub("", name or ""))


def owners_of(record: object) -> frozenset[str]:
    """Return whom a record is about."""
    match record:
        case Person() | CasePerson():
            return frozenset({record.person_id})
        case Event():
            return frozenset((*record.targets, *((record.because_of,) if record.because_of else ())))
        case Proceeding() | Detention():
            return frozenset({record.person} if record.person else ())
        case Relationship():
            return frozenset({record.from_person, record.to_person})
    return frozenset()


def _without(value: Any, values: tuple[str, ...]) -> Any:
    if values and isinstance(value, tuple):
        return tuple(item for item in value if item not in values)
    return () if isinstance(value, tuple) else None
