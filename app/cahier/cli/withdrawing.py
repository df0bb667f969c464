"""Commands about what a person takes back: the withdrawal, who holds anything, the letters, how far they are."""

import argparse
from pathlib import Path
from typing import Any

from cahier.cli.asking import Secrets
from cahier.cli.notebook import opened
from cahier.cli.saying import Voice
from cahier.cli.sending import fate_of
from cahier.domain.errors import CahierError, ExitCode
from cahier.domain.recall import Recall
from cahier.domain.submission import Release
from cahier.workflows import destroy as destroying
from cahier.workflows import ledger, show_case, submissions
from cahier.workflows import withdraw as withdrawing
from cahier.workflows.letters import Letter, written
from cahier.workflows.workspace import Workspace

_STILL = "What was already published cannot be called back. Tell the person so."


class NobodyOfThisCode(CahierError):
    """The case has nobody of this code."""

    def __init__(self) -> None:
        super().__init__("Nobody in this case has this code. Nothing was changed. List the people first.")


def withdraw(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Record that a person takes a consent back, and say what follows."""
    with opened(options, secrets) as workspace:
        person = _person(workspace, options)
        told = destroying.told_by(workspace, person) if options.destroy_interviews else ()
        if told:
            secrets.agree_by_word("What they told is destroyed for ever as well.", "destroy")
        done = withdrawing.withdraw(workspace, person, options.purpose, options.part, options.on)
        letters = withdrawing.letters(workspace, done.recalls)
        if told:
            destroying.destroy(workspace, told, "withdrawn", report=voice.progress)
    written_to = written(letters, options.letters) if options.letters else ()
    document = {
        "consents": len(done.consents),
        "destroyed_interviews": len(told),
        "recalls": [_as_document(letter.recall, letter) for letter in letters],
        "letters": [str(path) for path in written_to],
    }
    voice.answer(document, *_lines(len(done.consents), letters, written_to), *([destroying.LEFT] if told else []))
    return ExitCode.DONE


def holders(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Say who holds anything about a person."""
    with opened(options, secrets) as workspace:
        used = ledger.about(workspace, _person(workspace, options))
        sent = submissions.of_releases(workspace)
    rows = [_held(release) | fate_of(sent.get(release.release_id)) for release in used]
    lines = ["  ".join(filter(None, row.values())) for row in rows]
    voice.answer({"holders": rows}, *(lines or ["Nobody."]))
    return ExitCode.DONE


def recall(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Keep how far a recall is, or print its letter."""
    with opened(options, secrets) as workspace:
        found = [each for each in withdrawing.recalls(workspace) if each.number == options.number]
        if not found:
            raise withdrawing.NoSuchRecall
        if options.state:
            found = [withdrawing.mark(workspace, each.recall_id, options.state, options.on) for each in found]
        letters = withdrawing.letters(workspace, found)
    document = {"recalls": [_as_document(letter.recall, letter) for letter in letters]}
    voice.answer_text(document, "\n".join(letter.text for letter in letters).rstrip())
    return ExitCode.DONE


def _person(workspace: Workspace, options: argparse.Namespace) -> str:
    records = show_case.case_by_code(workspace, options.case)
    for part in records.roles:
        if part.code == options.person:
            return part.person_id
    raise NobodyOfThisCode


def _held(release: Release) -> dict[str, str]:
    return {
        "release": release.code,
        "when": release.when,
        "recipient": release.recipient,
        "profile": release.profile,
    }


def _as_document(recall: Recall, letter: Letter) -> dict[str, Any]:
    return {
        "number": recall.number,
        "released_on": recall.released_on,
        "recipient": recall.recipient,
        "state": recall.status,
        "language": letter.language,
        "letter": letter.text,
    }


def _lines(consents: int, letters: tuple[Letter, ...], paths: tuple[Path, ...]) -> list[str]:
    lines = [f"Taken back in {consents} consents. No brief is built on them from now on."]
    lines += [
        f"To be called back: {each.recall.number} of {each.recall.released_on}, with {each.recall.recipient}"
        for each in letters
    ]
    lines += [f"Letter: {path}" for path in paths]
    return [*lines, _STILL] if letters else [*lines, "Nothing that used it has left the notebook."]
