"""What could still identify somebody without a name: points for each trait a brief tells of them (domain §5.1).

| trait | exact | coarser |
|---|---|---|
| tie of kin | 2 | close 1, any 0 |
| place | settlement 3, district 2, capital or region 1 | country 0 |
| city abroad | 2 | |
| date | day 3, month 1 | season or year 0 |
| age | 2 | band 0 |
| work | 2 | group 0 |
| employer | 3 | kind 0 |
| role that one person has | 6 | |
| place of detention | 2 | type 0 |
| article, date of judgment and term together | 6 | |
| number of children | 1 | |
| health | 2 | |
| small language | 3 | |
| words as they were said | 3 | |
| amount or count | 1 | |
| event reported in the media | 6 | |

GREEN up to 3, AMBER 4 to 6 (a second reader and a note), RED from 7 (stopped); of people in the country GREEN up
to 2, AMBER 3 and 4, RED from 5. Each trait counts once, at its most exact. The figures lie in
`resources/rules/risk.json`. It counts what is told; what a neighbour would recognise it does not know.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from cahier import resources
from cahier.redaction.generalise import Generalised

Band = Literal["GREEN", "AMBER", "RED"]


@dataclass(frozen=True, slots=True, order=True)
class Trait:
    """One thing told of somebody, and how exactly: ("date", "month")."""

    name: str
    level: str

    @property
    def points(self) -> int:
        """What it counts; a level the table does not know counts as the most exact."""
        levels: dict[str, int] = _document()["points"][self.name]
        return levels.get(self.level, max(levels.values()))

    def __str__(self) -> str:
        """As the ledger keeps it."""
        return f"{self.name}:{self.level}"

    @classmethod
    def read(cls, text: str) -> "Trait | None":
        """Read what the ledger kept; None for a trait that is no longer counted."""
        name, _, level = text.partition(":")
        return cls(name, level) if name in _document()["points"] else None


@dataclass(frozen=True, slots=True)
class Score:
    """The score of one person (id, and the code people say aloud): its parts, each trait at its most exact."""

    person: str
    code: str
    in_country: bool
    traits: tuple[Trait, ...]
    agreed: bool = False  # to be known to this reader: then nothing is stopped

    @property
    def parts(self) -> tuple[tuple[Trait, int], ...]:
        """Return the traits that count and their points, the heaviest first."""
        counted = [(trait, trait.points) for trait in _most_exact(self.traits) if trait.points]
        return tuple(sorted(counted, key=lambda part: (-part[1], part[0])))

    @property
    def total(self) -> int:
        """Return the sum of the parts."""
        return sum(points for _, points in self.parts)

    @property
    def band(self) -> Band:
        """Return GREEN, AMBER or RED."""
        bands = _document()["bands"]["in_country" if self.in_country else "abroad"]
        if self.total >= bands["red"]:
            return "RED"
        return "AMBER" if self.total >= bands["amber"] else "GREEN"


def trait_of(value: Generalised | None) -> Trait | None:
    """Return the trait a generalised value is; None for one that identifies nobody."""
    name = _document()["of_functions"].get(value.function) if value else None
    return Trait(name, value.level) if name and value else None


def trait_of_passage(type_: str, text: str) -> Trait | None:
    """Return the trait a passage of a typed text is, by the type redaction gives it."""
    if type_ == "DATE":
        return Trait("date", "day" if sum(map(str.isdigit, text)) > len("2025") else "month")
    found = _document()["of_types"].get(type_)
    return Trait(*found) if found else None


def rare_below() -> int:
    """Return below how many cases of a notebook a combination counts as rare."""
    return int(_document()["rare_below"])


def _most_exact(traits: Iterable[Trait]) -> list[Trait]:
    best: dict[str, Trait] = {}
    for trait in sorted(traits):
        if trait.name not in best or trait.points > best[trait.name].points:
            best[trait.name] = trait
    return list(best.values())


def _document() -> Any:
    return resources.data("rules/risk.json")
