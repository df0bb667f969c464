"""Keeps a file, or removes one: what is killed or refused from outside.

`python -m harness.attachment_work VERB FOLDER FILE TOLD`. What is safe becomes a line of the file TOLD.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.domain.case import Case
from cahier.domain.errors import CahierError
from cahier.domain.evidence import Evidence
from cahier.vault import file
from cahier.vault.vault import Vault
from cahier.workflows import attach_evidence
from cahier.workflows.workspace import Workspace

PASSPHRASE = "six invented words for a test"
CASE = Case(case_id="case-1", code="TEST-01")


def ground(folder: Path, _source: Path) -> str:
    """Make a vault with a case."""
    with file.create(folder, PASSPHRASE)[0] as vault:
        vault.write(lambda writer: writer.put(CASE))
    return "ground"


def attach(folder: Path, source: Path) -> str:
    """Keep the file in the case."""
    with file.unlock(folder, PASSPHRASE) as vault:
        attach_evidence.attach(Workspace(vault), CASE.case_id, source)
    return "attached"


def remove(folder: Path, _source: Path) -> str:
    """Remove what `attach` kept."""
    with file.unlock(folder, PASSPHRASE) as vault:
        attach_evidence.remove(Workspace(vault), vault.list(Evidence)[0])
    return "removed"


def found(vault: Vault, source: Path, told: str) -> str:
    """Say what is wrong with a vault after a fault; nothing when all that was promised is there, and no more."""
    kept = vault.list(Evidence)
    files = [item for name in ("att", "staging") for item in (vault.path / name).rglob("*") if not item.is_dir()]
    if vault.verify().attachments != len(kept) or len(files) != len(kept):
        return f"{len(kept)} records, {len(files)} files"
    for evidence in kept:
        with vault.attachments.open(evidence) as opened:
            if opened.readall() != source.read_bytes():
                return "another content"
    return {("attached", 0): "lost", ("removed", 1): "still there"}.get((told, len(kept)), "")


def main(verb: str, folder: str, source: str, told: str) -> int:
    """Run a verb; 9 with the class of the fault on the standard output when the vault said what went wrong."""
    passphrase.COST = passphrase.FLOOR = Cost(64, 1)  # type: ignore[misc]
    verbs = {"ground": ground, "attach": attach, "remove": remove}
    out = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        done = verbs[verb](Path(folder), Path(source))
    except CahierError as error:
        print(type(error).__name__)
        return 9
    with suppress(OSError):  # this one can be refused too
        os.write(out, done.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
