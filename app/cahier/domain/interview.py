"""An interview: who spoke with whom, where and how. The words themselves are an `Account`."""

from dataclasses import dataclass
from typing import Literal

from cahier.domain.dates import PartialDate

Mode = Literal["in_person", "remote_encrypted", "written", "intermediary"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """One sitting or several about one case. Blocked from every export except its two grades."""

    interview_id: str
    case_id: str
    code: str
    interviewee: str | None = None
    others_present: tuple[str, ...] = ()
    interviewer_code: str | None = None
    interpreter_code: str | None = None
    date: PartialDate | None = None
    place: str | None = None
    duration: int | None = None  # minutes
    mode: Mode | None = None
    languages: tuple[str, ...] = ()
    consent_refs: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    support_referral: str | None = None
    prior_interviews: tuple[str, ...] = ()
    demeanour_notes: str | None = None
    reliability: Reliability | None = None
    credibility: int | None = None  # 1 confirmed ... 6 cannot be judged
