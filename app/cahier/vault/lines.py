"""What lists show: a line of the list of cases, and a thing found."""

from dataclasses import dataclass

from cahier.domain.notion import Notion


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One line of the list of cases. `people` are the names of its targets; `updated_at` is ISO 8601, UTC."""

    case_id: str
    code: str
    title: str
    people: str
    updated_at: str
    status: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `case_id` is None and `case_code` empty for a person of no case."""

    notion: Notion
    id: str
    case_id: str | None
    case_code: str
    title: str
    snippet: str
