"""A detention: status, from when to when, where, and what rehabilitation followed."""

from dataclasses import dataclass

from cahier.domain.dates import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class IllTreatment:
    """Alleged, and documented or not by a clinician (lay people do not conclude, R09)."""

    alleged: bool | None = None
    documented_by_clinician: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehabilitation:
    """The four tests of a full release (DET.REL_FULL needs all of them)."""

    conviction_quashed: bool | None = None
    record_erased: bool | None = None
    compensation: bool | None = None
    rights_restored: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detention:
    """One period of detention of `person` (a person id)."""

    detention_id: str
    case_id: str
    code: str
    person: str | None = None
    status: str | None = None
    start: PartialDate | None = None
    end: PartialDate | None = None
    facility: str | None = None
    transfers: tuple[str, ...] = ()
    first_lawyer_access: str | None = None
    family_contact: str | None = None
    medical_access: str | None = None
    ill_treatment: IllTreatment | None = None
    health_in_custody: str | None = None
    release_mode: str | None = None
    rehabilitation: Rehabilitation | None = None
    known_to: tuple[str, ...] = ()  # as of an event; who knows of it beside the State, where that is narrow
