"""The list of cases, and what a search found, as rows."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from cahier.domain.notion import Notion
from cahier.gui.models.rows import Row, RowModel
from cahier.gui.text import isolated
from cahier.workflows.list_cases import CaseLine
from cahier.workflows.search import Hit

translate = QCoreApplication.translate

_ICONS = {
    Notion.CASE: "cases",
    Notion.PERSON: "person",
    Notion.ACCOUNT: "interview",
    Notion.INTERVIEW: "interview",
    Notion.EVENT: "event",
    Notion.PROCEEDING: "court",
    Notion.DETENTION: "detention",
    Notion.PLACE: "place",
}


class CaseModel(RowModel):
    """Lines of cases, made into rows when they are seen."""

    def row_at(self, place: int) -> Row:
        """Return the row of a line."""
        return case_row(self._rows[place], datetime.now(UTC))

    def key_at(self, place: int) -> str:
        """Return the id of a case."""
        line: CaseLine = self._rows[place]
        return line.case_id


def case_row(line: CaseLine, now: datetime) -> Row:
    """Return the row of a case: what it is called, who it is about, when it was last worked on."""
    title = line.title or line.people or line.code
    about = line.people if line.title else ""
    return Row(
        key=line.case_id,
        title=title,
        facts="  ·  ".join(isolated(part) for part in (line.code, about) if part),
        aside=ago(line.updated_at, now),
        pill="" if line.status == "open" else status_word(line.status),
    )


def hit_rows(hits: Iterable[Hit], titles: dict[str, str]) -> Sequence[Row]:
    """Return what was found, under the case it belongs to, in the order of the best of each."""
    by_case: dict[str | None, list[Hit]] = {}
    for hit in hits:
        by_case.setdefault(hit.case_id, []).append(hit)
    rows: list[Row] = []
    for case_id, found in by_case.items():
        rows.append(_heading(case_id, found[0].case_code, titles))
        rows += [_hit_row(hit) for hit in found]
    return rows


def ago(moment: str, now: datetime) -> str:
    """Return how long ago a moment was, in as few letters as will do."""
    days = (now - datetime.fromisoformat(moment)).days
    if days < 1:
        return translate("CaseList", "today")
    if days < 7:
        return translate("CaseList", "{n} d").format(n=days)
    if days < 60:
        return translate("CaseList", "{n} wk").format(n=days // 7)
    if days < 730:
        return translate("CaseList", "{n} mo").format(n=days // 30)
    return translate("CaseList", "{n} yr").format(n=days // 365)


def status_word(status: str) -> str:
    """Return the status of a case as a word."""
    return {
        "open": translate("CaseList", "Open"),
        "paused": translate("CaseList", "Paused"),
        "closed": translate("CaseList", "Closed"),
    }.get(status, status)


def _heading(case_id: str | None, code: str, titles: dict[str, str]) -> Row:
    name = titles.get(case_id or "", "") if case_id else translate("CaseList", "In no case")
    return Row(key="", title="  ·  ".join(isolated(part) for part in (code, name) if part), heading=True)


def _hit_row(hit: Hit) -> Row:
    return Row(
        key=f"{hit.notion}:{hit.id}:{hit.case_id or ''}",
        title=hit.title,
        facts=hit.snippet if hit.snippet != hit.title else "",
        icon=_ICONS.get(hit.notion, "document"),
    )
