"""Commands that make, open, mend and fill a notebook."""

import argparse
import sys

from cahier.cli.asking import Secrets
from cahier.cli.saying import Voice
from cahier.domain.errors import ExitCode
from cahier.workflows import import_records, open_notebook
from cahier.workflows import rescue as rescuing
from cahier.workflows.keys import read_key
from cahier.workflows.verify import verify as verify_notebook
from cahier.workflows.workspace import Workspace


def opened(options: argparse.Namespace, secrets: Secrets) -> Workspace:
    """Ask for the passphrase and open the notebook."""
    return open_with(options, secrets.ask("Passphrase"))


def open_with(options: argparse.Namespace, words: str) -> Workspace:
    """Open the notebook with a passphrase, and the key file of `--key-file`; tell what must be known of it."""
    workspace = open_notebook.unlock(options.vault, words, key_file_of(options))
    for sentence in open_notebook.notices(workspace):
        Voice(options.json).tell(sentence)
    return workspace


def key_file_of(options: argparse.Namespace) -> bytes | None:
    """Return the contents of the file of `--key-file`, if it was given."""
    path = getattr(options, "key_file", None)
    return None if path is None else read_key(path)


def create(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Make a notebook; print its recovery key, and on a terminal ask for it back."""
    workspace, recovery_key = open_notebook.create(options.vault, secrets.ask_new("New passphrase"))
    workspace.close()
    voice.answer(
        {"vault": str(options.vault), "recovery_key": recovery_key},
        f"The notebook is in {options.vault}",
        "Recovery key, shown only now. Write it on paper and keep it far from this computer:",
        f"  {recovery_key}",
    )
    if not secrets.from_stdin and sys.stdin.isatty():
        ask_back(secrets, voice, recovery_key)
    return ExitCode.DONE


def ask_back(secrets: Secrets, voice: Voice, recovery_key: str) -> None:
    """Have the recovery key typed from its paper, three times at most."""
    for _attempt in range(3):
        typed = secrets.ask("Type the recovery key from your paper")
        if "".join(filter(str.isalnum, typed.upper())) == recovery_key.replace("-", ""):
            voice.tell("Right. Nobody can reset the passphrase, so keep that paper safe.")
            return
        voice.tell("That is not the key shown above. Compare it group by group.")
    voice.tell("The notebook exists, but the paper was not confirmed. Correct what you wrote down now.")


def passphrase(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Change the passphrase: the old one first, then the new one."""
    old = secrets.ask("Present passphrase")
    open_notebook.change_passphrase(options.vault, old, secrets.ask_new("New passphrase"), key_file_of(options))
    voice.answer({"changed": True}, "The passphrase was changed. The old one no longer opens this notebook.")
    return ExitCode.DONE


def verify(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Check the whole notebook."""
    with opened(options, secrets) as workspace:
        seen = verify_notebook(workspace, voice.progress)
    voice.answer(
        {"pages": seen.pages, "records": seen.records, "attachments": seen.attachments, "damaged": 0},
        f"Whole: {seen.pages} pages, {seen.records} records and {seen.attachments} attachments were read "
        "and are as they were written.",
    )
    return ExitCode.DONE


def rescue(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Write what can be read of a damaged notebook into a new one: its passphrase first, then a new one."""
    old = secrets.ask("Passphrase of the damaged notebook")
    new = secrets.ask_new("New passphrase")
    done = rescuing.rescue(options.vault, old, options.to, new, key_file_of(options), voice.progress)
    voice.answer(
        {
            "vault": str(options.to),
            "recovery_key": done.recovery_key,
            "written": {str(notion): count for notion, count in done.written.items() if count},
            "lost": {str(notion): count for notion, count in done.lost.items() if count},
            "stand_ins": done.stand_ins,
            "files": done.files,
        },
        f"What could be read is in {options.to}",
        *(f"  {line}" for line in rescuing.lines(done)),
        "Recovery key of the new notebook, shown only now. Write it on paper and keep it far from this computer:",
        f"  {done.recovery_key}",
        "The damaged notebook was not changed. Keep it until you have compared the two.",
    )
    return ExitCode.DONE


def bring_in(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Import documents: all of them, or nothing."""
    with opened(options, secrets) as workspace:
        imported = import_records.import_files(workspace, options.files, even_destroyed=options.even_destroyed)
    for notice in imported.notices:
        voice.tell(notice)
    voice.answer(
        {"cases": list(imported.cases), "notices": list(imported.notices)},
        *(f"Recorded {code}" for code in imported.cases),
    )
    return ExitCode.DONE
