"""What is measured upon: a file of chance bytes, and a notebook with a case in it."""

import os
from pathlib import Path

from cahier.domain.case import Case
from cahier.vault import file
from cahier.vault.vault import Vault
from cahier.workflows import attach_evidence
from cahier.workflows.workspace import Workspace

WORDS = "six invented words for a test"
CASE = Case(case_id="case-1", code="TEST-01")
CHUNK = 65_536


def made(path: Path, size: int) -> Path:
    """Make a file of chance bytes."""
    block = os.urandom(1 << 20)
    with path.open("wb") as stream:
        for _ in range(size >> 20):
            stream.write(block)
    return path


def vault_in(place: Path) -> Vault:
    """Make a vault with a case in it."""
    vault, _ = file.create(place / "notebook", WORDS)
    vault.write(lambda writer: writer.put(CASE))
    return vault


def attached(vault: Vault, source: Path) -> str:
    """Keep a file and return the id of its evidence."""
    return attach_evidence.attach(Workspace(vault), CASE.case_id, source).evidence_id
