"""What became of what left: each line of the ledger has a submission, from the day it was written to the reply.

A submission that somebody planned for the same body and kind of brief is the one that goes out; where nobody
planned one it is made with the line. Writing files is not sending them: somebody says when it was sent, and what
came of it. It stays in the notebook and stands in no file that leaves.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from cahier.domain.dates import PartialDate
from cahier.domain.errors import CahierError
from cahier.domain.recall import number_of
from cahier.domain.submission import Release, Submission, SubmissionStatus
from cahier.redaction.recipients import plain, recipient_called
from cahier.vault.writer import Writer
from cahier.workflows.record import made
from cahier.workflows.workspace import Workspace

_PLANNED: tuple[SubmissionStatus, ...] = ("draft", "review", "approved")
_WEEKEND = 5  # Saturday, as `date.weekday` counts


class NoSuchBrief(CahierError):
    """No brief of this number was released."""

    def __init__(self) -> None:
        super().__init__("No brief of this number has left. Nothing was changed. List the releases first.")


@dataclass(frozen=True, slots=True)
class Begun:
    """The submission of a line that is about to be written, and what was planned before it, if anything was."""

    before: Submission | None
    now: Submission


def begun(workspace: Workspace, lines: Iterable[Release]) -> tuple[Begun, ...]:
    """Return the submission of each line; nothing is recorded."""
    return tuple(_begun(workspace, line) for line in lines)


def undone(writer: Writer, every: Iterable[Begun]) -> None:
    """Record what was planned as it was before, and take away what was made."""
    for each in every:
        if each.before is None:
            writer.remove(Submission, each.now.submission_id)
        else:
            writer.put(each.before)


def of_releases(workspace: Workspace, case_id: str | None = None) -> dict[str, Submission]:
    """Return the submission of each line of the ledger, by the id of the line."""
    return {each.manifest: each for each in workspace.vault.list(Submission, case_id) if each.manifest}


def by_number(workspace: Workspace, number: str) -> Release:
    """Return the line of a brief by the number that stands in its files; raises NoSuchBrief."""
    for release in workspace.vault.each(Release):
        if release.files and number in number_of(release).split(", "):
            return release
    raise NoSuchBrief


def mark(
    workspace: Workspace,
    release: Release,
    status: SubmissionStatus,
    on: date | None = None,
    reference: str | None = None,
) -> Submission:
    """Keep what became of a brief: the day it was sent, and what its recipient calls it (None leaves that)."""
    known = of_releases(workspace, release.case_id).get(release.release_id) or _begun(workspace, release).now
    after = replace(
        known,
        status=status,
        sent_on=known.sent_on if status in _PLANNED else known.sent_on or _day(on),
        reference_no=known.reference_no if reference is None else reference or None,
    )
    after = replace(after, publication_risk_on=_may_be_public_on(release, after.sent_on))
    workspace.vault.write(lambda writer: writer.put(after))
    return after


def _begun(workspace: Workspace, line: Release) -> Begun:
    planned = next((each for each in workspace.vault.list(Submission, line.case_id) if _is_for(each, line)), None)
    body = recipient_called(line.recipient)
    fresh = planned or made(
        workspace, Submission, line.case_id, body=body.code or body.name, template=line.profile
    )
    now = replace(fresh, status="approved", manifest=line.release_id, consent_snapshot=line.consents)
    return Begun(planned, now)


def _is_for(planned: Submission, line: Release) -> bool:
    if planned.manifest or planned.status not in _PLANNED or planned.template not in (None, "", line.profile):
        return False
    return plain(recipient_called(planned.body or "").name) == plain(recipient_called(line.recipient).name)


def _day(on: date | None) -> PartialDate:
    return PartialDate.parse((on or datetime.now(UTC).date()).isoformat())


def _may_be_public_on(release: Release, sent_on: PartialDate | None) -> PartialDate | None:
    """Return the day from which its recipient may publish it; nothing where their rules name none."""
    sent, after = sent_on.earliest if sent_on else None, recipient_called(release.recipient).published_after
    if sent is None or after is None:
        return None
    if not after.working:
        return _day(sent + timedelta(days=after.days))
    day, left = sent, after.days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _WEEKEND
    return _day(day)
