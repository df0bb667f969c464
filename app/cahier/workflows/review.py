"""Open the texts of a case for review, and keep what the reviewer decided."""

from collections.abc import Sequence
from typing import Any

from cahier.crypto.ids import new_id
from cahier.domain.codec import from_plain
from cahier.domain.decision import Decision
from cahier.domain.errors import RecordRefused
from cahier.domain.notion import Notion
from cahier.domain.records import CaseRecords
from cahier.redaction import models
from cahier.redaction.known import Known
from cahier.redaction.review import Review, ReviewText
from cahier.workflows.errors import DecisionsNotUnderstood
from cahier.workflows.record import save
from cahier.workflows.workspace import Workspace

NARRATIVE = "narrative"  # the public narrative has no id of its own


def open_review(workspace: Workspace, case_id: str) -> Review:
    """Return the texts of a case with every proposal and what was decided about it before."""
    records = workspace.vault.records(case_id)
    decisions = workspace.vault.list(Decision, case_id)
    return Review(_texts(records), Known.of(records), decisions, case_id)


def models_missing(review: Review) -> tuple[str, ...]:
    """Return the languages of these texts ("en") that only the rules read here: their model is not installed."""
    return models.missing_of(text.language for text in review.texts)


def keep_decisions(workspace: Workspace, review: Review) -> frozenset[Notion]:
    """Bring the vault's decisions of this case in line with the review's."""
    wanted = {decision.decision_id: decision for decision in review.decisions()}
    gone = [old for old in workspace.vault.list(Decision, review.case_id) if old.decision_id not in wanted]

    def work(writer: Any) -> None:
        for old in gone:
            writer.remove(Decision, old.decision_id)
        for decision in wanted.values():
            writer.put(decision)

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
    return (ReviewText(text_id=NARRATIVE, title="", language="en", text=narrative, is_public=True), *accounts)


def take_decisions(workspace: Workspace, cases: Sequence[CaseRecords], document: dict[str, Any]) -> None:
    """Record decisions given as a document: `{"decisions": [{"case", "verdict", "surface", "type", ...}]}`.

    A decision without an account holds for its whole case. Raises DecisionsNotUnderstood; keeps all or none.
    """
    rows = document.get("decisions")
    if not isinstance(rows, list) or len(document) != 1:
        raise DecisionsNotUnderstood("one list called decisions was expected")
    by_code = {records.case.code: records for records in cases}
    save(workspace, *(_decision(row, f"decision {number}", by_code) for number, row in enumerate(rows, start=1)))


def _decision(row: Any, where: str, by_code: dict[str, CaseRecords]) -> Decision:
    if not isinstance(row, dict):
        raise DecisionsNotUnderstood(where)
    plain = {key: value for key, value in row.items() if key not in ("case", "account")}
    records = by_code.get(str(row.get("case")))
    if records is None:
        raise DecisionsNotUnderstood(f"{where}: this case is not among those released")
    accounts = {account.code: account.account_id for account in records.accounts}
    if "account" in row:
        if row["account"] not in accounts:
            raise DecisionsNotUnderstood(f"{where}: there is no such account")
        plain["account_id"] = accounts[row["account"]]
    plain |= {"decision_id": new_id(), "case_id": records.case.case_id}
    try:
        return from_plain(Decision, {"scope": "case", **plain}, where)
    except RecordRefused as error:
        raise DecisionsNotUnderstood(error.sentence) from None
