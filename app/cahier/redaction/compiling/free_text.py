"""placeholder"""

from cahier.domain.decision import Decision
from cahier.domain.records import CaseRecords


def cleared_narrative(
    records: CaseRecords, decisions: tuple[Decision, ...], named: tuple[str, ...], language: str
) -> tuple[tuple[str, ...], int]:
    return (), 0


def cleared_asks(
    records: CaseRecords, decisions: tuple[Decision, ...], named: tuple[str, ...], language: str
) -> tuple[tuple[str, ...], int]:
    return (), 0
