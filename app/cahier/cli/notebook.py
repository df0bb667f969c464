"""Commands that make, open, mend and fill a notebook."""

import argparse
import sys

from cahier.cli.asking import Secrets
from cahier.cli.saying import Voice
from cahier.domain.errors import ExitCode
from cahier.workflows import import_records, open_notebook
from cahier.workflows.verify import verify as verify_notebook
from cahier.workflows.workspace import Workspace


def opened(options: argparse.Namespace, secrets: Secrets) -> Workspace:
    """Ask for the passphrase and open the notebook."""
    return open_notebook.unlock(options.vault, secrets.ask("Passphrase"))


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
        _ask_back(secrets, voice, recovery_key)
    return ExitCode.DONE


def _ask_back(secrets: Secrets, voice: Voice, recovery_key: str) -> None:
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
    open_notebook.change_passphrase(options.vault, old, secrets.ask_new("New passphrase"))
    voice.answer({"changed": True}, "The passphrase was changed. The old one no longer opens this notebook.")
    return ExitCode.DONE


def recover(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Open with the recovery key and set a new passphrase."""
    key = secrets.ask("Recovery key")
    open_notebook.recover(options.vault, key, secrets.ask_new("New passphrase")).close()
    voice.answer({"changed": True}, "The notebook opens with the new passphrase. The recovery key stays valid.")
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


def bring_in(options: argparse.Namespace, secrets: Secrets, voice: Voice) -> int:
    """Import documents: all of them, or nothing."""
    with opened(options, secrets) as workspace:
        imported = import_records.import_files(workspace, options.files)
    for notice in imported.notices:
        voice.tell(notice)
    voice.answer(
        {"cases": list(imported.cases), "notices": list(imported.notices)},
        *(f"Recorded {code}" for code in imported.cases),
    )
    return ExitCode.DONE
