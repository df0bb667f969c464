"""Commands that destroy for ever. Each asks for a typed word, and says what it cannot reach."""

import argparse
from typing import Any

from cahier.cli.asking import Secrets
from cahier.cli.notebook import opened
from cahier.cli.parser import DESTROYED
from cahier.cli.saying import Voice
from cahier.domain.errors import ExitCode
from cahier.workflows import destroy as destroying
from cahier.workflows.destroy import Destroyed, Item, Plan
from cahier.workflows.workspace import Workspace

WORD = "destroy"


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
        document = {**_as_planned(planned), **_as_done(done)}
        voice.answer(document, "Destroyed. No page of the notebook holds it any more.", *_after(done, planned))
    return ExitCode.DONE


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
    if planned.said.places:
        lines.append(f"  blacked out where others say it: {planned.said.places} times, in")
        lines.append(f"    {', '.join(planned.said.where)}")
    for release in planned.left:
        lines.append(f"  stays outside: {release.code} of {release.when[:10]}, with {release.recipient}")
    return lines


def _after(done: Destroyed, planned: Plan) -> list[str]:
    lines = [destroying.LEFT]
    if planned.left:
        lines.append("What had left is listed by `cahier list VAULT recalls`: ask for it back.")
    if not done.noted:
        lines.append("This computer could not note it, so an older copy put back here will not be noticed.")
    return lines


def _as_planned(planned: Plan) -> dict[str, Any]:
    return {
        "records": {str(notion): count for notion, count in planned.records.items()},
        "files": planned.files,
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
