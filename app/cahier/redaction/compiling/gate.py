"""The only door from a record to a word of a brief: each field passes by its rule, or not at all.

`kept` lets KEEP pass, `generalised` hands a GEN value to the function its rule names and to no other, `name`
gives a PS name for people who may be named. Everything else raises: BLK, RM and PARA fields have no way through,
and a field without a rule has none either. What a person excluded comes out as nothing.
"""

import re
from collections.abc import Callable
from typing import Any

from cahier.domain.detention import Detention
from cahier.domain.event import Event
from cahier.domain.person import CasePerson, Person
from cahier.domain.proceeding import Proceeding
from cahier.redaction.conditions import Exclusion
from cahier.redaction.generalise import Generalised
from cahier.redaction.known import bare_name
from cahier.redaction.rules import FieldRule, entity_of, rule_of

# A length is what is left of two dates: coarser than either, so it passes where dates do.
_STANDS_FOR = {"g_duration": "g_date"}
_NAME_FIELDS = ("name_full", "given", "family", "name_native")


# Signs that turn the direction of a text or ring a bell; what joins letters belongs to some scripts and stays.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


class NotCleared(Exception):
    """A fault of ours: a field was asked for in a way its rule does not allow."""


class Gate:
    """Lets through what the rules allow, minus what the people of this case excluded."""

    def __init__(
        self,
        exclusions: tuple[Exclusion, ...] = (),
        targets: tuple[str, ...] = (),
        named: tuple[str, ...] = (),
        rules: Callable[[str, str], FieldRule] = rule_of,
    ) -> None:
        self._exclusions = exclusions
        self._targets = frozenset(targets)
        self._named = frozenset(named)
        self._rule_of = rules
        self.applied: set[str] = set()  # people whose exclusions took something away

    def kept(self, record: object, field: str) -> Any:
        """Return a KEEP value as it is; None or an empty tuple when somebody excluded it."""
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
        return function(*(self._value(record, name) for name in names), **how)

    def part(self, record: object, field: str) -> Any:
        """Return a record inside a record, whose own fields have their own rules; None when excluded."""
        found = self._rule_of(entity_of(record), field)
        if found.rule not in ("GEN", "KEEP"):
            raise NotCleared(f"{entity_of(record)}.{field} is {found.rule}")
        return self._value(record, field)

    def name(self, person: Person) -> str | None:
        """Return the name of somebody who may be named, without notes in brackets; raises for anybody else."""
        for field in _NAME_FIELDS:
            self._require(person, field, "PS")
        if person.person_id not in self._named:
            raise NotCleared("a name of somebody who may not be named")
        parts = " ".join(part for part in (person.given, person.family) if part)
        written = (
            bare_name(_INVISIBLE.sub("", name or "")) for name in (person.name_full, parts, person.name_native)
        )
        return next((name for name in written if name), None)

    def _require(self, record: object, field: str, rule: str) -> FieldRule:
        found = self._rule_of(entity_of(record), field)
        if found.rule != rule:
            raise NotCleared(f"{entity_of(record)}.{field} is {found.rule}, not {rule}")
        return found

    def _value(self, record: object, field: str) -> Any:
        value = getattr(record, field)
        for exclusion in self._exclusions:
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
            return exclusion.person_id in self._targets
        return exclusion.person_id in _owners(record)


def _owners(record: object) -> frozenset[str]:
    """Return whom a record is about."""
    match record:
        case Person() | CasePerson():
            return frozenset({record.person_id})
        case Event():
            return frozenset((*record.targets, record.because_of or ""))
        case Proceeding() | Detention():
            return frozenset({record.person or ""})
    return frozenset()


def _without(value: Any, values: tuple[str, ...]) -> Any:
    if values and isinstance(value, tuple):
        return tuple(item for item in value if item not in values)
    return () if isinstance(value, tuple) else None
