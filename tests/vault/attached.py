"""Files kept as evidence in a vault of a test."""

import os
from collections.abc import Callable
from pathlib import Path

from invented import CASE

from cahier.domain.evidence import CustodyEvent, Evidence
from cahier.vault.vault import Vault
from cahier.vault.writer import Writer


def attach(
    vault: Vault, path: Path, code: str = "V1", report: Callable[[object], None] = lambda _progress: None
) -> Evidence:
    """Keep a file in the invented case, with the first line of its custody log."""
    with vault.attachments.recording(vault.attachments.bring_in(path, report)) as stored:
        evidence = Evidence(
            evidence_id=f"evidence-{code}",
            case_id=CASE.case_id,
            code=code,
            file=stored.name,
            size=stored.size,
            sha256=stored.sha256,
            mime=stored.mime,
        )

        def work(writer: Writer) -> None:
            writer.put(CASE)
            writer.put(evidence)
            writer.add_custody(line(evidence, "RECEIVED"))

        vault.write(work)
    return evidence


def line(evidence: Evidence, action: str, number: int = 1) -> CustodyEvent:
    """Invent a line of a custody log."""
    return CustodyEvent(
        custody_event_id=f"{evidence.evidence_id}-{number}",
        evidence_id=evidence.evidence_id,
        when="2026-01-02T03:04:05+00:00",
        actor_code="RESEARCHER",
        action=action,
    )


def source(tmp_path: Path, size: int, name: str = "recording.bin") -> Path:
    """Make a file of chance bytes."""
    path = tmp_path / name
    path.write_bytes(os.urandom(size))
    return path


def stored_files(folder: Path) -> list[Path]:
    """Return what lies in the folders of attachments, also what is under way."""
    places = (folder / "att", folder / "staging")
    return sorted(item for place in places for item in place.rglob("*") if not item.is_dir())
