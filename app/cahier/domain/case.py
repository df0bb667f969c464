"""A case: one person or family targeted, and everything recorded about it."""

from dataclasses import dataclass
from typing import Literal

from cahier.domain.dates import PartialDate

Naming = Literal["NOT_NAMED", "PENDING", "TARGET_NAMED"]
RiskLevel = Literal["GREEN", "AMBER", "RED"]
CaseStatus = Literal["open", "paused", "closed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One documented case. `code` is its name in the notebook; `export_code` may stand in a footer."""

    case_id: str
    code: str
    export_code: str | None = None
    created_by: str | None = None
    title_internal: str | None = None
    summary_internal: str | None = None
    strategy_notes: str | None = None
    title_public: str | None = None
    narrative_brief: str | None = None
    country_origin: str | None = None
    countries_host: tuple[str, ...] = ()
    victim_groups: tuple[str, ...] = ()
    tnr_methods: tuple[str, ...] = ()
    law_families: tuple[str, ...] = ()
    pattern_tags: tuple[str, ...] = ()
    pace1900: tuple[str, ...] = ()
    wgad_categories: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    benchmark_links: tuple[str, ...] = ()
    naming_decision: Naming = "NOT_NAMED"
    emblematic: bool = False
    risk_level: RiskLevel | None = None
    risk_reviewed_on: PartialDate | None = None
    retention_review_on: PartialDate | None = None
    status: CaseStatus = "open"
