"""The people who work with one notebook on one device, and the second reading of what is to leave it."""

from dataclasses import dataclass
from typing import Literal, get_args

Duty = Literal["researcher", "editor", "legal_reviewer", "data_steward"]
DUTIES: tuple[Duty, ...] = get_args(Duty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody with a passphrase of their own. `code` is what lists and the ledger call them ("U1")."""

    colleague_id: str
    code: str
    name: str
    duties: tuple[Duty, ...]
    first: bool = False  # the one whose passphrase the notebook was made with
    left_on: str | None = None  # ISO date; somebody who left stays known to the ledger


ReadingState = Literal["waiting", "released", "sent_back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A brief that waits for a second reader: what was asked for, by whom, and what became of it.

    `compiled_sha256` is the text as it was asked for, with labels that are the same each time: a brief that has
    changed since is read anew.
    """

    reading_id: str
    case_id: str
    asked_by: str  # id of a colleague
    asked_on: str  # ISO 8601, UTC, to the second
    profile: str
    recipient: str
    formats: tuple[str, ...]
    confirmed: tuple[str, ...] = ()
    because: tuple[str, ...] = ()  # why each of the confirmed is met, in the same order
    language: str = "en"
    pictures: tuple[str, ...] = ()  # ids of the covered copies that go with it
    compiled_sha256: str = ""
    state: ReadingState = "waiting"
    read_by: str | None = None
    note: str | None = None
