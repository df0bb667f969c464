"""A person takes a consent back: nothing may be built on it from then on, and whoever holds something is asked.

One save records both: the day on every consent of the person in every case, and a recall for each release that
used them. Destroying what the person told is a step of its own (`destroy.told_by`); it leaves the recalls in
place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from cahier import resources
from cahier.crypto.ids import new_id
from cahier.domain.consent import Consent, Scope
from cahier.domain.dates import PartialDate
from cahier.domain.errors import CahierError
from cahier.domain.person import CasePerson
from cahier.domain.recall import Recall, RecallStatus, recall_of
from cahier.domain.submission import Release
from cahier.redaction.consent import withdrawn_purposes
from cahier.vault.errors import NotFound
from cahier.vault.writer import Writer
from cahier.workflows import ledger, submissions
from cahier.workflows.check_release import withheld_by
from cahier.workflows.letters import Letter, letter_of
from cahier.workflows.workspace import Workspace

PARTS = ("image", "voice", "documents", "health", "special", "location")


class NoSuchPurpose(CahierError):
    """A purpose was named that there is none of."""

    def __init__(self) -> None:
        known = ", ".join(term["code"] for term in resources.data("vocabularies/pur.json")["terms"])
        super().__init__(f"There is no such purpose, and nothing was changed. The purposes are {known}.")


class NoSuchRecall(CahierError):
    """No recall has this number."""

    def __init__(self) -> None:
        super().__init__(
            "No brief of this number is being called back. Nothing was changed. List the recalls first."
        )


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawal did: the consents it reached, and the recalls that were begun with it."""

    consents: tuple[Consent, ...]
    recalls: tuple[Recall, ...]


def consequences(workspace: Workspace, person_id: str, purposes: Sequence[str] = ()) -> tuple[Release, ...]:
    """Return the releases that would have to be called back; nothing is changed."""
    used = ledger.about(workspace, person_id)
    return tuple(release for release in used if not purposes or release.purpose in purposes)


def withdraw(
    workspace: Workspace,
    person_id: str,
    purposes: Sequence[str] = (),
    parts: Sequence[str] = (),
    on: date | None = None,
) -> Withdrawn:
    """Take back all consents of a person in all cases: whole, or for some purposes, or parts such as "image".

    Raises NotFound for somebody with no part in any case, and NoSuchPurpose.
    """
    _check(purposes, parts)
    day = on or datetime.now(UTC).date()
    cases = dict.fromkeys(part.case_id for part in workspace.vault.each(CasePerson) if part.person_id == person_id)
    if not cases:
        raise NotFound
    consents = _taken_back(workspace, person_id, tuple(cases), tuple(purposes), tuple(parts), day)
    recalls = _recalls(workspace, person_id, tuple(purposes), day)

    def work(writer: Writer) -> None:
        for record in (*consents, *recalls):
            writer.put(record)

    workspace.vault.write(work)
    return Withdrawn(consents, recalls)


def recalls(workspace: Workspace) -> tuple[Recall, ...]:
    """Return every recall, the latest first."""
    return tuple(reversed(workspace.vault.list(Recall)))


def mark(workspace: Workspace, recall_id: str, status: RecallStatus, on: date | None = None) -> Recall:
    """Keep how far a recall is; raises NotFound."""
    day = (on or datetime.now(UTC).date()).isoformat()
    recall = workspace.vault.get(Recall, recall_id)
    sent = recall.sent_on or (day if status in ("sent", "confirmed") else None)
    after = replace(recall, status=status, sent_on=sent, confirmed_on=day if status == "confirmed" else None)
    joined = submissions.of_releases(workspace).get(recall.release_id) if status == "confirmed" else None

    def work(writer: Writer) -> None:
        writer.put(after)
        if joined is not None:
            writer.put(replace(joined, status="recalled"))

    workspace.vault.write(work)
    return after


def letters(workspace: Workspace, chosen: Sequence[Recall]) -> tuple[Letter, ...]:
    """Write the letters; each is searched for everything the notebook protects. Raises LeakFound."""
    withheld = withheld_by(workspace)
    return tuple(letter_of(recall, withheld) for recall in chosen)


def _check(purposes: Sequence[str], parts: Sequence[str]) -> None:
    known = {term["code"] for term in resources.data("vocabularies/pur.json")["terms"]}
    if not set(purposes) <= known or not set(parts) <= set(PARTS):
        raise NoSuchPurpose


def _taken_back(
    workspace: Workspace,
    person_id: str,
    cases: tuple[str, ...],
    purposes: tuple[str, ...],
    parts: tuple[str, ...],
    day: date,
) -> tuple[Consent, ...]:
    every = [each for each in workspace.vault.each(Consent) if each.person == person_id]
    if not every:  # nobody asked; that the person said no is recorded all the same
        every = [Consent(consent_id=new_id(), case_id=cases[0], person=person_id)]
    return tuple(_after(consent, purposes, parts, day) for consent in every)


def _after(consent: Consent, purposes: tuple[str, ...], parts: tuple[str, ...], day: date) -> Consent:
    """Return a consent as it is after a withdrawal. What was taken back before stays so, from its own day."""
    if parts and not purposes:
        return replace(consent, scope=_without(consent.scope, parts))
    before = withdrawn_purposes(consent)
    since = consent.withdrawn_on or PartialDate.parse(day.isoformat())
    whole = not purposes or before == ()
    scope = None if whole else " ".join(dict.fromkeys((*(before or ()), *purposes)))
    return replace(
        consent,
        withdrawn_on=since,
        withdrawal_scope=scope,
        scope=_without(consent.scope, parts) if parts else consent.scope,
    )


def _without(scope: Scope, parts: tuple[str, ...]) -> Scope:
    return replace(scope, **dict.fromkeys(parts, False))


def _recalls(workspace: Workspace, person_id: str, purposes: tuple[str, ...], day: date) -> tuple[Recall, ...]:
    """Begin a recall for each release that used the person and is not being called back for them already."""
    known = {recall.release_id for recall in workspace.vault.each(Recall) if recall.person_id == person_id}
    used = consequences(workspace, person_id, purposes)
    fresh = (release for release in used if release.release_id not in known)
    return tuple(recall_of(each, new_id(), day.isoformat(), person_id, purposes) for each in fresh)
