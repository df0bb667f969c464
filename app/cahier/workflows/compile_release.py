"""Compile a brief for one recipient, write it, read it back, search it, note it down: in this order, in one place.

A file gets its name only after every check of every file of the release has passed and the ledger holds the line; a
leak, a fault or a power cut before that leaves nothing. What was never asked is "no", what was not decided is hidden.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cahier.domain.decision import Decision
from cahier.domain.records import CaseRecords
from cahier.domain.submission import Release, ReleasedFile
from cahier.export.formats import render
from cahier.export.preview import pages
from cahier.export.read_back import objections_to, read
from cahier.export.write_files import Staged
from cahier.redaction.brief import RedactedBrief
from cahier.redaction.compile import Compiled, compile_brief
from cahier.redaction.leaks import Withheld, find_leaks
from cahier.redaction.profiles import Profile, profile_named
from cahier.workflows.check_release import withheld_by
from cahier.workflows.errors import LeakFound
from cahier.workflows.record import made
from cahier.workflows.workspace import Workspace

Report = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a release would hold, and its pages as PNG pictures (none when nothing may be released)."""

    compiled: Compiled
    pages: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case: `released` with its files, or why not."""

    case_code: str
    decision: str
    reasons: tuple[str, ...]
    files: tuple[ReleasedFile, ...]
    checks: tuple[str, ...]


def preview(
    workspace: Workspace, case_id: str, profile: str, recipient: str, confirmed: frozenset[str] = frozenset()
) -> Preview:
    """Compile without writing anything."""
    records = workspace.vault.records(case_id)
    compiled = _compile(workspace, records, profile_named(profile), recipient, confirmed)
    return Preview(compiled, pages(compiled.brief) if compiled.brief else ())


def release(
    workspace: Workspace,
    case_ids: Sequence[str],
    profile: str,
    recipient: str,
    formats: Sequence[str],
    folder: Path,
    confirmed: frozenset[str] = frozenset(),
    report: Report = lambda _progress: None,
) -> tuple[Outcome, ...]:
    """Release each case whose consents allow it. Raises LeakFound, and writes no file of that case then.

    `confirmed` holds the conditions somebody saw to today, as "P1:recheck_each_use" (for one case) or with the code
    of the case before it.
    """
    chosen = profile_named(profile)
    outcomes = []
    for case_id in case_ids:
        records = workspace.vault.records(case_id)
        report(records.case.code)
        compiled = _compile(workspace, records, chosen, recipient, _of_case(confirmed, records.case.code))
        files = _write(workspace, records, compiled, chosen, recipient, formats, folder)
        outcomes.append(Outcome(records.case.code, compiled.decision, compiled.reasons, files, compiled.checks))
    return tuple(outcomes)


def _compile(
    workspace: Workspace, records: CaseRecords, profile: Profile, recipient: str, confirmed: frozenset[str]
) -> Compiled:
    return compile_brief(
        records,
        profile,
        recipient,
        on=datetime.now(UTC).date(),
        decisions=workspace.vault.list(Decision, records.case.case_id),
        confirmed=confirmed,
    )


def _write(
    workspace: Workspace,
    records: CaseRecords,
    compiled: Compiled,
    profile: Profile,
    recipient: str,
    formats: Sequence[str],
    folder: Path,
) -> tuple[ReleasedFile, ...]:
    if compiled.brief is None:
        return ()
    withheld = withheld_by(workspace, frozenset(compiled.named))
    contents = {f"brief-{compiled.brief.reference}.{kind}": render(compiled.brief, kind) for kind in formats}
    check(compiled.brief, contents, withheld)
    files = tuple(
        ReleasedFile(
            format=name.rpartition(".")[2], name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data)
        )
        for name, data in contents.items()
    )
    line = _ledger_line(workspace, records, compiled, profile, recipient, files)
    with Staged(folder, contents) as staged:
        workspace.vault.write(lambda writer: writer.put(line))
        try:
            staged.publish()
        except BaseException:
            workspace.vault.write(lambda writer: writer.remove(Release, line.release_id))
            raise
    return files


def check(brief: RedactedBrief, contents: dict[str, bytes], withheld: Withheld) -> None:
    """Read finished files back by other code than wrote them; raises LeakFound."""
    places: list[str] = []
    for name, data in contents.items():
        back = read(name, data)
        places += [leak.sentence for leak in find_leaks(back.strings, withheld)]
        places += objections_to(back, brief)
    if places:
        raise LeakFound(tuple(dict.fromkeys(places)))


def _ledger_line(
    workspace: Workspace,
    records: CaseRecords,
    compiled: Compiled,
    profile: Profile,
    recipient: str,
    files: tuple[ReleasedFile, ...],
) -> Release:
    return made(
        workspace,
        Release,
        records.case.case_id,
        when=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        profile=profile.code,
        recipient=recipient,
        purpose=compiled.purpose,
        decision=compiled.decision,
        reasons=compiled.reasons,
        elements=compiled.elements,
        persons=compiled.persons,
        named=compiled.named,
        consents=compiled.consents,
        files=files,
        compiled_sha256=_digest(compiled.brief),
        checks=compiled.checks,
    )


def _digest(brief: RedactedBrief | None) -> str:
    lines = brief.visible_text() if brief else ()
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def _of_case(confirmed: frozenset[str], code: str) -> frozenset[str]:
    """Keep what concerns this case, without its code in front."""
    own = {item.removeprefix(f"{code}:") for item in confirmed if item.startswith(f"{code}:")}
    return frozenset(
        own | {item for item in confirmed if item.count(":") == 1 and not item.startswith(f"{code}:")}
    )
