"""A proceeding: criminal, administrative, tax, extradition ... against a person of the case."""

from dataclasses import dataclass
from typing import Literal

from cahier.domain.dates import PartialDate

ProceedingKind = Literal[
    "criminal", "administrative", "tax", "civil", "disciplinary", "extradition", "immigration"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What a court imposed. Months and days add up."""

    type: str | None = None
    months: int | None = None
    days: int | None = None
    suspended: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fine:
    """An amount of money in a currency (ISO 4217)."""

    amount: float | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TravelBan:
    """A ban on leaving or entering."""

    from_date: PartialDate | None = None
    to_date: PartialDate | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFreeze:
    """Property that was frozen or seized."""

    kind: str | None = None
    amount: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interpol:
    """A notice or diffusion, and what became of it."""

    type: str | None = None
    status: str | None = None
    ccf_request: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extradition:
    """A request for surrender between two States (ISO 3166)."""

    requesting: str | None = None
    requested: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proceeding:
    """One proceeding against `person` (a person id)."""

    proceeding_id: str
    case_id: str
    code: str
    person: str | None = None
    kind: ProceedingKind = "criminal"
    in_absentia: bool = False
    stage: str | None = None
    articles: tuple[str, ...] = ()
    law_families: tuple[str, ...] = ()
    court: str | None = None
    case_no: str | None = None
    echr_app_no: str | None = None
    interpol_ref: str | None = None
    opened: PartialDate | None = None
    judgment_date: PartialDate | None = None
    decision_date: PartialDate | None = None
    outcome: str | None = None
    sentence: Sentence | None = None
    fine: Fine | None = None
    preventive_measure: str | None = None
    travel_ban: TravelBan | None = None
    asset_freeze: AssetFreeze | None = None
    interpol: Interpol | None = None
    extradition: Extradition | None = None
    judges: tuple[str, ...] = ()
    prosecutors: tuple[str, ...] = ()
    investigators: tuple[str, ...] = ()
    defence_lawyers: tuple[str, ...] = ()
    appointed_counsel: tuple[str, ...] = ()
    fair_trial_issues: tuple[str, ...] = ()
    known_to: tuple[str, ...] = ()  # as of an event; who knows of it beside the State, where that is narrow
