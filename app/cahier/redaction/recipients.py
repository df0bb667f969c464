"""Who a release may go to, and what becomes of what they hold: `resources/rules/recipients.json`.

People write recipients as they like; here a name becomes the body it means. A body nobody listed is taken as one
that publishes: what is not known of a recipient never allows more.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from cahier import resources

Kind = Literal["public", "state_informed", "confidential", "partner"]
OTHER = ""


@dataclass(frozen=True, slots=True)
class Wait:
    """How long after it was sent a text may be published: days, or days people work."""

    days: int
    working: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """A body: its code (none for one that is not listed), its name, and all names a consent may know it by."""

    code: str
    name: str
    kind: Kind
    known_as: frozenset[str]

    @property
    def timing_shows(self) -> bool:
        """Whether the day of a release can become known, so that it may show who spoke shortly before."""
        return bool(_document()["kinds"][self.kind]["timing_shows"])

    @property
    def sees(self) -> str:
        """Return what a consent calls somebody like this where it says who may see (`Consent.who_may_see`)."""
        return str(_document()["kinds"][self.kind]["sees"])

    @property
    def published_after(self) -> Wait | None:
        """Return how long after it was sent a text may be published, where the rules of this body say so."""
        found = _entry(self.code).get("published_after") if self.code else None
        return Wait(int(found["days"]), bool(found["working"])) if found else None

    def is_called(self, name: str) -> bool:
        """Whether a name, as somebody wrote it, means this body or one it is part of."""
        return plain(name) in self.known_as


def recipient_called(name: str) -> Recipient:
    """Return the body a name or a code means; one that is not listed counts as public."""
    wanted = plain(name)
    for recipient in recipients():
        own = {recipient.code, recipient.name, *_entry(recipient.code).get("also", ())}
        if wanted in map(plain, own):
            return recipient
    return Recipient(OTHER, " ".join(name.split()), "public", frozenset({wanted}))


def recipient_coded(code: str) -> Recipient:
    """Return a listed body by its code; KeyError when there is none."""
    return next((recipient for recipient in recipients() if recipient.code == code), None) or _missing(code)


@cache
def recipients() -> tuple[Recipient, ...]:
    """Return every body listed, in the order of the list."""
    return tuple(
        Recipient(entry["code"], entry["name"], entry["kind"], frozenset(map(plain, _names(entry))))
        for entry in _document()["recipients"]
    )


def plain(name: str) -> str:
    """Return a name as it is compared."""
    return " ".join(name.split()).casefold()


def _names(entry: dict[str, Any]) -> list[str]:
    """Return what a body is called, and what the bodies it is part of are called."""
    own = [entry["code"], entry["name"], *entry.get("also", ())]
    return own + (_names(_entry(entry["part_of"])) if "part_of" in entry else [])


def _entry(code: str) -> dict[str, Any]:
    return next(entry for entry in _document()["recipients"] if entry["code"] == code)


def _missing(code: str) -> Recipient:
    raise KeyError(code)


def _document() -> Any:
    return resources.data("rules/recipients.json")
