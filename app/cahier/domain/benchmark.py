"""A benchmark for engagement, the progress measured against it, and what is asked of whom."""

from dataclasses import dataclass
from typing import Literal

from cahier.domain.dates import PartialDate

ProgressStatus = Literal["ACHIEVED", "SUBSTANTIAL", "PARTIAL", "NONE", "REGRESSION", "NO_DATA"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Where a benchmark started. Frozen: a correction is a new version with its reason."""

    value: str | None = None
    date: PartialDate | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Benchmark:
    """A measurable demand ("BM-REL-1": persons held on politically motivated grounds)."""

    bm_code: str
    title: str
    dimension: str | None = None
    standard_refs: tuple[str, ...] = ()
    indicator: str | None = None
    type: Literal["count", "ratio", "binary", "ordinal"] | None = None
    unit: str | None = None
    baseline: Baseline | None = None
    target: str | None = None
    deadline: PartialDate | None = None
    verification_means: str | None = None
    weight: float | None = None
    conditionality_links: tuple[str, ...] = ()
    linked_cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One dated, sourced reading of a benchmark."""

    progress_id: str
    bm_code: str
    period: PartialDate | None = None
    value: str | None = None
    status: ProgressStatus | None = None
    confidence: str | None = None
    sources_public: tuple[str, ...] = ()
    narrative: str | None = None
    assessor_code: str | None = None
    next_review: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked of an institution, and what it answered."""

    ask_id: str
    case_id: str | None = None
    addressee: str | None = None
    text: str | None = None
    benchmark: str | None = None
    category: Literal["release", "reform", "sanction", "conditionality", "access", "protection"] | None = None
    deadline: PartialDate | None = None
    status: str | None = None
    response: str | None = None
