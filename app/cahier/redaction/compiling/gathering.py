"""What the gathering of one case's facts needs at every step."""

import re
from dataclasses import dataclass, replace
from datetime import date

from cahier.domain.dates import PartialDate
from cahier.domain.records import CaseRecords
from cahier.redaction.compiling.evidence_gate import Officials
from cahier.redaction.compiling.facts import Order
from cahier.redaction.compiling.gate import Gate
from cahier.redaction.compiling.people import People
from cahier.redaction.compiling.selection import Selection, exposed_people
from cahier.redaction.generalise import Generalised
from cahier.redaction.generalise_dates import DateLevel, part_of_year
from cahier.redaction.profile import Profile

_COUNTRY = re.compile("[A-Z]{2}")
_UNDATED = (0, 0)
NO_OFFICIALS = Officials()
LAST: Order = (9999, 9999, 9)
# Inside one season, what led to a thing is told before it.
RANK_TRIAL, RANK_ACT_ON_TARGET, RANK_ACT, RANK_CUSTODY = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Gathering:
    """One case on its way to facts."""

    records: CaseRecords
    people: People
    selection: Selection
    profile: Profile
    gate: Gate
    subject_of: dict[str, int]
    on: date
    officials: Officials = NO_OFFICIALS

    @property
    def origin(self) -> str | None:
        """The country of origin (ISO 3166); anything but two capital letters is none."""
        origin = self.gate.kept(self.records.case, "country_origin")
        return origin if origin and _COUNTRY.fullmatch(origin) else None

    def is_named(self, person_id: str | None) -> bool:
        """Whether this person may be named in this brief."""
        return person_id in self.people.named

    def is_exposed(self, person_id: str | None) -> bool:
        """Whether something public happened to this person, who is not named."""
        return person_id in exposed_people(self.records, self.people)

    def date_level(self, person_id: str | None) -> DateLevel:
        """How exact the dates of this person may be."""
        return self.profile.dates["named" if self.is_named(person_id) else "unnamed"]

    def order(self, when: PartialDate | None, rank: int, person_id: str | None) -> Order:
        """Return where a fact about this person stands in the story: no finer than its words."""
        return order_of(when, rank, self.date_level(person_id))

    def has_trial(self, person_id: str | None) -> bool:
        """Whether a proceeding against this person is told."""
        return any(item.person == person_id for item in self.selection.proceedings)


def order_of(when: PartialDate | None, rank: int, level: DateLevel = "season") -> Order:
    """Return where a fact stands in the story, no finer than `level`, and undated before all."""
    year, part = part_of_year(when, level) or _UNDATED
    return year, part, rank


def since(when: Generalised | None) -> Generalised | None:
    """Turn "in spring 2025" into "since spring 2025"; a span of years has no such form."""
    if when is None or when.key.startswith("date.between"):
        return None
    what = when.key.rpartition(".")[2]
    return replace(when, key=f"date.since.{what}")
