"""Commands that show what a notebook holds."""

import argparse
import json
from collections.abc import Callable
from typing import Any

from cahier.cli import sending
from cahier.cli.asking import Secrets
from cahier.cli.notebook import opened
from cahier.cli.saying import Voice
from cahier.domain.errors import ExitCode
from cahier.workflows import list_cases, show_case
from cahier.workflows.destroy import destroyed
from cahier.workflows.search import catch_up, find
from cahier.workflows.withdraw import recalls
from cahier.workflows.workspace import Workspace

Rows = list[dict[str, Any]]


def listing(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """List cases, people, interviews or releases."""
    with opened(options, secrets) as workspace:
        rows = _ROWS[options.kind](workspace)
    lines = ["  ".join(_words(row[key]) for key in _ON_A_LINE.get(options.kind, tuple(row))) for row in rows]
    voice.answer({options.kind: rows}, *(lines or [f"No {options.kind} yet."]))
    return ExitCode.DONE


def show(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Print one case, whole, in the format of documents that can be imported."""
    with opened(options, secrets) as workspace:
        document = show_case.as_document(show_case.case_by_code(workspace, options.case))
    voice.answer(document, *_outline(document["cases"][0]))
    return ExitCode.DONE


def search(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Find records by words or names."""
    with opened(options, secrets) as workspace:
        catch_up(workspace, voice.progress)
        hits = find(workspace, " ".join(options.words), options.limit)
    rows = [
        {"kind": str(hit.notion), "case": hit.case_code, "title": hit.title, "snippet": hit.snippet}
        for hit in hits
    ]
    lines = [f"{row['case'] or '-'}  {row['kind']}  {row['title']}  {row['snippet']}" for row in rows]
    voice.answer({"hits": rows}, *(lines or ["Nothing was found."]))
    return ExitCode.DONE


def _cases(workspace: Workspace) -> Rows:
    return [
        {
            "case": line.code,
            "title": line.title,
            "people": line.people,
            "status": line.status,
            "changed": line.updated_at,
        }
        for line in list_cases.cases(workspace)
    ]


def _people(workspace: Workspace) -> Rows:
    return [
        {
            "case": records.case.code,
            "person": records.role_of(person.person_id).code,
            "name": person.name_full or person.name_native or "",
            "native": person.name_native or "",
            "roles": list(records.role_of(person.person_id).role),
        }
        for records in show_case.every_case(workspace)
        for person in records.persons
    ]


def _interviews(workspace: Workspace) -> Rows:
    return [
        {
            "case": records.case.code,
            "interview": interview.code,
            "date": interview.date.text if interview.date else "",
            "accounts": [
                account.code for account in records.accounts if account.interview_id == interview.interview_id
            ],
        }
        for records in show_case.every_case(workspace)
        for interview in records.interviews
    ]


def _destroyed(workspace: Workspace) -> Rows:
    return [
        {"when": each.when, "kind": each.kind, "why": each.why, "custody": each.custody}
        for each in destroyed(workspace)
    ]


def _recalls(workspace: Workspace) -> Rows:
    return [
        {
            "number": each.number,
            "released": each.released_on,
            "recipient": each.recipient,
            "state": each.status,
            "sent": each.sent_on or "",
            "confirmed": each.confirmed_on or "",
        }
        for each in recalls(workspace)
    ]


_ROWS: dict[str, Callable[[Workspace], Rows]] = {
    "cases": _cases,
    "people": _people,
    "interviews": _interviews,
    "releases": sending.released,
    "destroyed": _destroyed,
    "recalls": _recalls,
}
_ON_A_LINE = {"releases": sending.ON_A_LINE}


def _words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _outline(case: dict[str, Any]) -> list[str]:
    lines = [f"Case {case['case_id']}"]
    for part, value in case.items():
        if isinstance(value, list):
            lines += ["", part, *(f"  {json.dumps(item, ensure_ascii=False)}" for item in value)]
        elif part != "case_id":
            lines += ["", part, f"  {json.dumps(value, ensure_ascii=False)}"]
    return lines
