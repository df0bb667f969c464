"""Open the texts of a case for review, and keep what the reviewer decided."""

from cahier.domain.decision import Decision
from cahier.domain.notion import Notion
from cahier.domain.records import CaseRecords
from cahier.redaction.known import Known
from cahier.redaction.review import Review, ReviewText
from cahier.workflows.workspace import Workspace

NARRATIVE = "narrative"  # the public narrative has no id of its own


def open_review(workspace: Workspace, case_id: str) -> Review:
    """Return the texts of a case with every proposal and what was decided about it before."""
    records = workspace.vault.records(case_id)
    decisions = workspace.vault.list(Decision, case_id)
    return Review(_texts(records), Known.of(records), decisions, case_id)


def keep_decisions(workspace: Workspace, review: Review) -> frozenset[Notion]:
    """Bring the vault's decisions of this case in line with the review's."""
    wanted = {decision.decision_id: decision for decision in review.decisions()}
    gone = [old for old in workspace.vault.list(Decision, review.case_id) if old.decision_id not in wanted]

    def work(writer: object) -> None:
        for old in gone:
            writer.remove(Decision, old.decision_id)  # type: ignore[attr-defined]
        for decision in wanted.values():
            writer.put(decision)  # type: ignore[attr-defined]

    return workspace.vault.write(work)


def _texts(records: CaseRecords) -> tuple[ReviewText, ...]:
    accounts = tuple(
        ReviewText(
            text_id=account.account_id,
            title=account.code,
            language=account.language,
            text=account.text,
            mentions=account.mentions,
        )
        for account in records.accounts
    )
    narrative = records.case.narrative_brief
    if not narrative:
        return accounts
    return (ReviewText(text_id=NARRATIVE, title="", language="en", text=narrative, mentions=()), *accounts)
