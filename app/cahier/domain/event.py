"""An event: who did what to whom, when and where, and how it is known (HURIDOCS: act, involvement)."""

from dataclasses import dataclass
from typing import Literal

from cahier.domain.dates import PartialDate

Certainty = Literal["documented", "forensic", "corroborated", "single_source", "hearsay", "suspicion"]
# Beside the ids of people, `known_to` may hold these words.
KNOWN_TO_WORDS = ("PUBLIC", "STATE", "HOST", "WITNESSES", "FAMILY", "LAWYERS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act. People are person ids; `place_ref` is a place id of the case or the place as said."""

    event_id: str
    case_id: str
    code: str
    act: str
    method_detail: str | None = None
    summary: str | None = None
    date: PartialDate | None = None
    time_of_day: str | None = None
    place_ref: str | None = None
    place_precision: str | None = None
    country: str | None = None
    actor_type: str | None = None
    actor_ref: str | None = None
    targets: tuple[str, ...] = ()
    because_of: str | None = None
    verbatim_words: str | None = None
    known_to: tuple[str, ...] = ()
    certainty: Certainty | None = None
    sources: tuple[str, ...] = ()
