"""The notebook read once for one preview, draft or release: what the other cases say counts in each of them.

It is made for one such piece of work and dropped with it, on the thread that owns the notebook; nothing is written
in between but what `with_line` is told. So it is never older than what is compiled from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from cahier.domain.consent import Consent
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release
from cahier.redaction.consent_elsewhere import Everywhere, counting
from cahier.redaction.leaks import Withheld
from cahier.redaction.pattern import PURPOSE, PatternCounts, count_pattern
from cahier.workflows.check_release import withheld_by
from cahier.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadOnce:
    """Every case as far as it is counted, every consent by person, and the ledger."""

    cases: tuple[CaseRecords, ...]  # without accounts, evidence and the like
    consents: Everywhere
    ledger: tuple[Release, ...]

    def pattern(self, recipient: str, on: date) -> PatternCounts:
        """Count the cases that may be counted towards this recipient."""
        cases = (counting(case, self.consents, PURPOSE, recipient, on).records for case in self.cases)
        return count_pattern(cases, recipient, on)

    def with_line(self, line: Release) -> "ReadOnce":
        """Return the same with a line the ledger is going to have: it counts for the next case already."""
        return replace(self, ledger=(*self.ledger, line))


def read_once(workspace: Workspace) -> ReadOnce:
    """Read the notebook."""
    return _of(workspace, tuple(map(_counted, workspace.vault.all_records())))


def read_and_search(workspace: Workspace) -> tuple[ReadOnce, Withheld]:
    """Read the notebook, and collect on the way what every case of it protects."""
    counted: list[CaseRecords] = []

    def passing() -> Iterator[CaseRecords]:
        for records in workspace.vault.all_records():
            counted.append(_counted(records))
            yield records

    withheld = withheld_by(workspace, passing())
    return _of(workspace, tuple(counted)), withheld


def _of(workspace: Workspace, cases: tuple[CaseRecords, ...]) -> ReadOnce:
    consents: dict[str, list[Consent]] = {}
    for consent in workspace.vault.each(Consent):
        consents.setdefault(consent.person, []).append(consent)
    return ReadOnce(cases, consents, workspace.vault.list(Release))


def _counted(records: CaseRecords) -> CaseRecords:
    """Keep of a case what others count: who is in it, what happened, and who agreed to be counted."""
    return CaseRecords(
        case=records.case,
        persons=records.persons,
        roles=records.roles,
        events=records.events,
        proceedings=records.proceedings,
        detentions=records.detentions,
        consents=records.consents,
    )
