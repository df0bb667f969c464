"""Commands that destroy for ever. Each asks for a typed word, and says what it cannot reach."""

import argparse
from typing import Any

from cahier.cli.asking import Secrets
from cahier.cli.notebook import open_with, opened
from cahier.cli.parser import DESTROYED
from cahier.cli.saying import Voice
from cahier.domain.errors import ExitCode
from cahier.workflows import copies, quick_delete
from cahier.workflows import destroy as destroying
from cahier.workflows.destroy import Destroyed, Item, Plan
from cahier.workflows.quick_delete import Gone, Tally
from cahier.workflows.workspace import Workspace

WORD = "destroy"
_WARNING = "All of it goes, for everybody, and nothing brings it back but a second copy."


def destroy(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Destroy a case, or something of it, for ever."""
    with opened(options, secrets) as workspace:
        if options.again:
            return _again(workspace, secrets, voice)
        planned = destroying.plan(workspace, [_item(workspace, options)])
        if options.plan:
            voice.answer(_as_planned(planned), "This would go for ever:", *_lines(planned))
            return ExitCode.DONE
        voice.tell("This goes for ever, and nothing brings it back:")
        for line in _lines(planned):
            voice.tell(line)
        secrets.agree_by_word("It cannot be undone.", WORD)
        done = destroying.destroy(
            workspace, planned.items, options.why, names_too=not options.keep_names, report=voice.progress
        )
        old = copies.known(workspace)
        document = {**_as_planned(planned), **_as_done(done), "copies": [copy.path for copy in old]}
        lines = [*_after(done, planned), *(f"  {copy.path} of {copy.at[:10]}" for copy in old)]
        voice.answer(document, "Destroyed. No page of the notebook holds it any more.", *lines)
    return ExitCode.DONE


def destroy_notebook(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Destroy a whole notebook. An empty passphrase destroys it unopened, and nothing can be counted then."""
    words = secrets.ask("Passphrase, or nothing to destroy it unopened")
    if not words:
        voice.tell("Without the passphrase it cannot be said what would be lost.")
        secrets.agree_by_word(_WARNING, WORD)
        return _told_gone(quick_delete.destroy_unopened(options.vault, voice.progress), {}, voice)
    with open_with(options, words) as workspace:
        counted = quick_delete.tally(workspace)
        for line in _counted(counted):
            voice.tell(line)
        secrets.agree_by_word(_WARNING, WORD)
        return _told_gone(quick_delete.destroy(workspace, voice.progress), _as_counted(counted), voice)


def _told_gone(gone: Gone, document: dict[str, Any], voice: Voice) -> int:
    document |= {
        "keys_gone_after_seconds": round(gone.seconds, 3),
        "files_removed": gone.files,
        "left_in_folder": list(gone.foreign),
        "stays": list(quick_delete.STAYS),
    }
    lines = ["Destroyed. Nobody can open this notebook again.", *quick_delete.STAYS]
    if gone.foreign:
        lines.append(f"Left in its folder, because it is none of ours: {', '.join(gone.foreign)}")
    voice.answer(document, *lines)
    return ExitCode.DONE


def _counted(counted: Tally) -> list[str]:
    lines = [
        f"This notebook holds {counted.records} records and {counted.files} files of evidence.",
        f"Never handed over to a headquarters: {counted.never_handed_over} records.",
        f"In no second copy as they are now: {counted.never_copied} records.",
    ]
    for copy in counted.copies:
        lines.append(f"Second copy of {copy.at[:10]}: {copy.path}")
    return lines


def _as_counted(counted: Tally) -> dict[str, Any]:
    return {
        "records": counted.records,
        "files": counted.files,
        "never_handed_over": counted.never_handed_over,
        "never_copied": counted.never_copied,
        "never_copied_by_kind": {str(notion): count for notion, count in counted.uncopied.items()},
        "copies": [{"path": copy.path, "at": copy.at} for copy in counted.copies],
    }


def _again(workspace: Workspace, secrets: Secrets, voice: Voice) -> int:
    back = destroying.came_back(workspace)
    voice.tell(f"{len(back)} records that were destroyed before are here again.")
    secrets.agree_by_word("They go for ever.", WORD)
    done = destroying.destroy_again(workspace, voice.progress)
    voice.answer(_as_done(done), "Destroyed again.", destroying.LEFT)
    return ExitCode.DONE


def _item(workspace: Workspace, options: argparse.Namespace) -> Item:
    for kind in DESTROYED[1:]:
        if code := getattr(options, kind):
            return destroying.item_of(workspace, options.case, kind, code)
    return destroying.item_of(workspace, options.case, "case")


def _lines(planned: Plan) -> list[str]:
    lines = [f"  {notion.replace('_', ' ')}: {count}" for notion, count in planned.records.items()]
    if planned.files:
        lines.append(f"  files of evidence: {planned.files}")
    lines.append(f"  of these records, never handed over to a headquarters: {planned.never_handed_over}")
    lines.append(f"  of these records, in no second copy as they are now: {planned.never_copied}")
    if planned.said.places:
        lines.append(f"  blacked out where others say it: {planned.said.places} times, in")
        lines.append(f"    {', '.join(planned.said.where)}")
    for release in planned.left:
        lines.append(f"  stays outside: {release.code} of {release.when[:10]}, with {release.recipient}")
    return lines


def _after(done: Destroyed, planned: Plan) -> list[str]:
    lines = []
    if planned.left:
        lines.append("What had left is listed by `cahier list VAULT recalls`: ask for it back.")
    if not done.noted:
        lines.append("This computer could not note it, so an older copy put back here will not be noticed.")
    return [*lines, destroying.LEFT]


def _as_planned(planned: Plan) -> dict[str, Any]:
    return {
        "records": {str(notion): count for notion, count in planned.records.items()},
        "files": planned.files,
        "never_handed_over": planned.never_handed_over,
        "never_copied": planned.never_copied,
        "blacked_out": {"places": planned.said.places, "in": list(planned.said.where)},
        "left": [
            {"release": release.code, "when": release.when, "recipient": release.recipient}
            for release in planned.left
        ],
    }


def _as_done(done: Destroyed) -> dict[str, Any]:
    return {
        "destroyed": {str(notion): count for notion, count in done.records.items()},
        "files": done.files,
        "noted_on_this_computer": done.noted,
        "stays": destroying.LEFT,
    }
