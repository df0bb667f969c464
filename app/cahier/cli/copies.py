"""Commands about second copies."""

import argparse

from cahier.cli.asking import Secrets
from cahier.cli.notebook import key_file_of, opened
from cahier.cli.saying import Voice
from cahier.domain.errors import ExitCode
from cahier.workflows import back_up


def backup(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Make a second copy, opened and compared before it counts."""
    with opened(options, secrets) as workspace:
        done = back_up.back_up(workspace, options.to, voice.progress, keep=options.keep)
    copied = done.copied
    document = {
        "copy": str(copied.path),
        "bytes": copied.size,
        "records": copied.contents.records,
        "attachments": copied.files,
        "same_disk": copied.same_disk,
        "removed": [str(path) for path in done.removed],
    }
    lines = [f"Second copy, opened and compared: {copied.path} ({copied.contents.records} records)"]
    lines += [f"Removed an older copy: {path.name}" for path in done.removed]
    if copied.same_disk:
        lines.append("It lies on the same disk as the notebook: put one on another stick as well.")
    if done.unsound:
        lines += [done.unsound, "No older copy was removed, because one of them may still have what is missing."]
    voice.answer({**document, "unsound": done.unsound}, *lines)
    return ExitCode.DONE


def restore(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Make a notebook out of a second copy; with a passphrase it is opened before it gets its name."""
    words = secrets.ask("Passphrase of the copy") if secrets.from_stdin else None
    restored = back_up.restore(options.copy, options.to, words, key_file_of(options), voice.progress)
    proof = (
        "It was opened and verified."
        if restored.is_proven
        else "Every byte is as it was written. Open it to be sure."
    )
    document = {"vault": str(options.to), "verified": restored.is_proven, "unsound": restored.unsound}
    voice.answer(document, f"The notebook is in {options.to}", proof, *filter(None, [restored.unsound]))
    return ExitCode.DONE


def drill(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Restore a copy for a moment and compare it."""
    with opened(options, secrets) as workspace:
        drilled = back_up.drill(workspace, options.copy, voice.progress)
    same = "It holds the records of today." if drilled.is_current else "The notebook has changed since."
    voice.answer(
        {"records": drilled.contents.records, "attachments": drilled.files, "is_current": drilled.is_current},
        f"The copy was restored and opened: {drilled.contents.records} records. {same}",
    )
    return ExitCode.DONE
