"""Words that stand in no language and no program: one for each field of each record that is filled."""

import dataclasses
import types
from dataclasses import dataclass, field
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from cahier.domain.dates import PartialDate
from cahier.redaction.rules import entity_of

_CONSONANTS = "bdfgklmnprstvz"
_VOWELS = "aeiou"
_FIRST_YEAR = 1901


@dataclass(frozen=True, slots=True)
class Canary:
    """What a field was filled with: a word, a number, or a year that no other date has."""

    field: str  # "person.phones"
    owner: str  # whose record: "P2"
    kind: Literal["word", "number", "year"]
    text: str


@dataclass
class Aviary:
    """Makes canaries and remembers each. A field gets the same one whatever else is filled."""

    only: str | None = None  # one field to fill, beside what a case cannot do without; every field where None
    canaries: list[Canary] = field(default_factory=list)
    made: list[Canary] = field(default_factory=list)  # those of fields left empty too
    reached: set[str] = field(default_factory=set)  # fields that hold something at all

    def word(self, field_name: str, owner: str, *, kept: bool = True) -> str:
        """Return a word of ten letters that no other field has."""
        number, letters = len(self.made) * 7919 + 104729, []
        for _ in range(4):
            number, consonant = divmod(number, len(_CONSONANTS))
            number, vowel = divmod(number, len(_VOWELS))
            letters += [_CONSONANTS[consonant], _VOWELS[vowel]]
        return self._noted(Canary(field_name, owner, "word", "Qz" + "".join(letters)), kept)

    def number(self, field_name: str, owner: str, *, kept: bool = True) -> int:
        """Return a number of eight digits."""
        made = 73_000_000 + len(self.made) * 9_973
        self._noted(Canary(field_name, owner, "number", str(made)), kept)
        return made

    def day(self, field_name: str, owner: str, *, kept: bool = True) -> PartialDate:
        """Return a day in a year of its own."""
        year = _FIRST_YEAR + sum(canary.kind == "year" for canary in self.made)
        self._noted(Canary(field_name, owner, "year", str(year)), kept)
        return PartialDate.parse(f"{year}-03-17")

    def filled(self, record: Any, owner: str, keep: frozenset[str] = frozenset()) -> Any:
        """Fill every text, number and date of a record that is empty; what is set or kept stays."""
        hints = get_type_hints(type(record))
        entity, changes = entity_of(record), {}
        for item in dataclasses.fields(record):
            name, value, hint = f"{entity}.{item.name}", getattr(record, item.name), hints[item.name]
            if dataclasses.is_dataclass(value) and not isinstance(value, PartialDate):
                changes[item.name] = self.filled(value, owner)
            elif _is_empty(value) and item.name not in keep:
                made = self._made(name, owner, hint)
                if made is not None and self._fills(name):
                    changes[item.name] = made
            if changes.get(item.name, value) not in (None, (), ""):
                self.reached.add(name)
        return dataclasses.replace(record, **changes)

    def _fills(self, name: str) -> bool:
        return self.only in (None, name) or name == "person.name_full"

    def _made(self, name: str, owner: str, hint: Any) -> Any:
        if get_origin(hint) in (Union, types.UnionType):
            return next(
                (made for one in get_args(hint) if (made := self._made(name, owner, one)) is not None), None
            )
        if get_origin(hint) is tuple:
            inner = self._made(name, owner, get_args(hint)[0])
            return None if inner is None else (inner,)
        if hint is PartialDate:
            return self.day(name, owner, kept=self._fills(name))
        if hint is str:
            return self.word(name, owner, kept=self._fills(name))
        if hint in (int, float):
            return hint(self.number(name, owner, kept=self._fills(name)))
        return None

    def _noted(self, canary: Canary, kept: bool) -> str:
        self.made.append(canary)
        if kept:
            self.canaries.append(canary)
            self.reached.add(canary.field)
        return canary.text


def _is_empty(value: object) -> bool:
    return not isinstance(value, bool) and value in (None, (), "", 0)
