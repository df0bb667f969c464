"""A person, with their names in every script, and the part they have in a case."""

from dataclasses import dataclass, field
from typing import Literal

from cahier.domain.dates import PartialDate

Sex = Literal["F", "M", "X", "undisclosed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recontact:
    """How a person may be reached again without harm. Never leaves the vault."""

    channel: str | None = None
    safe_times: str | None = None
    codeword: str | None = None
    never_list: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person known to the notebook. `variants` are spellings and nicknames not sorted further."""

    person_id: str
    name_full: str | None = None
    given: str | None = None
    family: str | None = None
    patronymic: str | None = None
    name_native: str | None = None
    variants: tuple[str, ...] = ()
    transliterations: tuple[str, ...] = ()
    maiden: str | None = None
    nicknames: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    messenger_ids: tuple[str, ...] = ()
    fin: str | None = None
    id_card_no: str | None = None
    passport_no: str | None = None
    tin: str | None = None
    prisoner_no: str | None = None
    address: str | None = None
    coordinates: str | None = None
    vehicle_plate: str | None = None
    iban: str | None = None
    photo: str | None = None
    voice: str | None = None
    biometrics: str | None = None
    sex_gender: Sex | None = None
    dob: PartialDate | None = None
    birthplace: str | None = None
    nationality: tuple[str, ...] = ()
    residence: str | None = None
    occupation: str | None = None
    education: str | None = None
    employer_ref: str | None = None
    unique_role: str | None = None
    ethnicity: str | None = None
    religion: str | None = None
    orientation: str | None = None
    political_opinion: str | None = None
    health: str | None = None
    disability: str | None = None
    languages: tuple[str, ...] = ()
    dialect: str | None = None
    immigration_status: str | None = None
    marital_status: str | None = None
    children_count: int | None = None
    in_country: bool | None = None
    is_minor: bool = False
    is_deceased: bool = False
    is_public_figure: bool = False
    safety_notes: str | None = None
    recontact: Recontact = field(default_factory=Recontact)


Role = Literal[
    "ROLE.TARGET",
    "ROLE.RELATIVE",
    "ROLE.WITNESS",
    "ROLE.SOURCE",
    "ROLE.INTERVIEWEE",
    "ROLE.PERP",
    "ROLE.LAWYER",
    "ROLE.EXPERT",
    "ROLE.HELPER",
    "ROLE.CONTACT",
    "ROLE.THIRD",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePerson:
    """The part a person has in a case. `code` is unique inside the case ("P1")."""

    case_id: str
    person_id: str
    code: str
    role: tuple[Role, ...] = ()
    role_detail: str | None = None
