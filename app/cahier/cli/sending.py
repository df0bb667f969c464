"""The ledger on a terminal: what went to whom, when, on which consents, and what became of it."""

import argparse
from typing import Any

from cahier.cli.asking import Secrets
from cahier.cli.notebook import opened
from cahier.cli.saying import Voice
from cahier.domain.errors import ExitCode
from cahier.domain.recall import Recall, number_of
from cahier.domain.submission import Release, Submission
from cahier.workflows import list_cases, show_case, submissions
from cahier.workflows.colleagues import everybody
from cahier.workflows.withdraw import recalls
from cahier.workflows.workspace import Workspace

# What a line on a terminal says; the rest of a row is for `--json`.
ON_A_LINE = (
    "case",
    "release",
    "number",
    "when",
    "profile",
    "language",
    "recipient",
    "state",
    "sent",
    "recall",
    "alone",
    "files",
)


def submission(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Keep whether a brief was sent, and what came of it."""
    with opened(options, secrets) as workspace:
        release = submissions.by_number(workspace, options.number)
        sent = submissions.mark(workspace, release, options.state, options.on, options.reference.strip() or None)
    fate = fate_of(sent)
    risk = fate["may_be_public_on"]
    voice.answer(
        {"number": options.number, "recipient": release.recipient, **fate},
        f"{options.number} to {release.recipient}: {fate['state']}.",
        *([f"From {risk} on its recipient may publish it."] if risk else []),
    )
    return ExitCode.DONE


def released(workspace: Workspace) -> list[dict[str, Any]]:
    """Return every line of the ledger with all that hangs on it."""
    codes = {line.case_id: line.code for line in list_cases.cases(workspace)}
    staff = {one.colleague_id: one.code for one in everybody(workspace)}
    sent, called_back = submissions.of_releases(workspace), _recalls(workspace)
    people = {
        (records.case.case_id, role.person_id): role.code
        for records in show_case.every_case(workspace)
        for role in records.roles
    }
    return [
        {
            "case": codes.get(release.case_id, ""),
            "release": release.code,
            "number": number_of(release),
            "when": release.when,
            "profile": release.profile,
            "language": release.language,
            "recipient": release.recipient,
            "prepared_by": staff.get(release.prepared_by or "", ""),
            "read_by": staff.get(release.read_by or "", ""),
            "alone": release.alone,
            **fate_of(sent.get(release.release_id)),
            "recall": called_back.get(release.release_id, ""),
            "people": _codes(release, release.persons, people),
            "named": _codes(release, release.named, people),
            "consents": list(release.consents),
            "conditions": list(release.ticks),
            "checks": list(release.checks),
            "files": [f"{file.name} {file.sha256}" for file in release.files],
        }
        for release in show_case.releases(workspace)
    ]


def fate_of(sent: Submission | None) -> dict[str, str]:
    """Return what became of a brief; nothing where nobody kept it."""
    return {
        "state": sent.status if sent else "",
        "sent": sent.sent_on.text if sent and sent.sent_on else "",
        "may_be_public_on": sent.publication_risk_on.text if sent and sent.publication_risk_on else "",
        "reference": (sent.reference_no if sent else None) or "",
    }


def _codes(release: Release, ids: tuple[str, ...], people: dict[tuple[str, str], str]) -> list[str]:
    return [people.get((release.case_id, person), "?") for person in ids]


def _recalls(workspace: Workspace) -> dict[str, str]:
    """Return how far the calling back of each release is; the least far, where it is called back twice."""
    order = ("open", "sent", "impossible", "not_asked", "confirmed")
    found: dict[str, Recall] = {}
    for each in recalls(workspace):
        known = found.get(each.release_id)
        if known is None or order.index(each.status) < order.index(known.status):
            found[each.release_id] = each
    return {release_id: each.status for release_id, each in found.items()}
