"""The people of a case as a picker offers them: found by any spelling, and by what they are called."""

from collections.abc import Iterable
from dataclasses import dataclass

from cahier.domain.folding import fold
from cahier.domain.person import CasePerson, Person

_OFFERED = 6


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """One person: the name to show, every name they go by, and their part in the case."""

    person_id: str
    name: str
    names: tuple[str, ...]
    code: str
    role: str | None

    def words_for(self, typed: str) -> str:
        """Return the name to put into the account for what was typed: as said, never more than was begun."""
        begun = fold(typed.strip())
        if not begun:
            return self.name
        fitting = [name for name in self.names if fold(name).startswith(begun)]
        if any(fold(name) == begun for name in fitting):
            return typed.strip()
        return min(fitting, key=lambda name: (not _begins(name, typed), len(name)), default=self.name)

    def rank(self, typed: str) -> int | None:
        """Say how well a beginning fits: 0 as it is written, 1 in some spelling, 2 inside a name, None not."""
        begun = fold(typed)
        folded = [fold(name) for name in self.names]
        if any(name.startswith(begun) for name in folded):
            return 0 if any(_begins(name, typed) for name in self.names) else 1
        return 2 if any(f" {begun}" in name for name in folded) else None


class KnownPeople:
    """Everybody who has a part in a case."""

    def __init__(self, persons: Iterable[Person] = (), roles: Iterable[CasePerson] = ()) -> None:
        parts = {part.person_id: part for part in roles}
        self._by_id = {person.person_id: _known(person, parts.get(person.person_id)) for person in persons}

    def __getitem__(self, person_id: str) -> KnownPerson:
        """Return the person with this id; KeyError when the case has none."""
        return self._by_id[person_id]

    def __contains__(self, person_id: str) -> bool:
        return person_id in self._by_id

    @property
    def everyone(self) -> tuple[KnownPerson, ...]:
        """All of them, in the order of recording."""
        return tuple(self._by_id.values())

    def found(self, typed: str, first: Iterable[str] = ()) -> tuple[KnownPerson, ...]:
        """Return the few who fit best; those in `first` (already named here) come before the others."""
        begun, near = typed.strip(), tuple(first)
        ranked = [(rank, each) for each in self.everyone if (rank := each.rank(begun)) is not None]
        ranked.sort(key=lambda pair: (pair[0], pair[1].person_id not in near, fold(pair[1].name)))
        return tuple(each for _, each in ranked[:_OFFERED])


def _begins(name: str, typed: str) -> bool:
    return name.casefold().startswith(typed.strip().casefold())


def _known(person: Person, part: CasePerson | None) -> KnownPerson:
    names = (
        person.given, person.family, *person.nicknames, person.name_native, person.name_full,
        *person.variants, *person.transliterations, person.maiden,
    )  # fmt: skip
    known = tuple(dict.fromkeys(name for name in names if name))
    whole = [part for name in (person.name_native, person.name_full) if name for part in name.split()]
    code = part.code if part else ""
    return KnownPerson(
        person_id=person.person_id,
        name=person.name_native or person.name_full or (known[0] if known else code),
        names=tuple(dict.fromkeys((*whole, *known))),
        code=code,
        role=part.role[0] if part and part.role else None,
    )
