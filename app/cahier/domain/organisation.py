"""An organisation: a State body, an employer, a newsroom."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """One organisation of a case. State bodies may be named; the others become their kind."""

    organisation_id: str
    case_id: str
    code: str
    name: str | None = None
    aliases: tuple[str, ...] = ()
    registration_no: str | None = None
    website: str | None = None
    kind: str | None = None
    country: str | None = None
    is_state: bool = False
    parent: str | None = None
