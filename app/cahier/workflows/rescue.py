"""Write what can still be read of a damaged notebook into a new one."""

from collections.abc import Callable
from pathlib import Path

from cahier.crypto.header import Header
from cahier.vault import rescue as rescuing
from cahier.vault.guesses import guarded
from cahier.vault.opening import by_passphrase
from cahier.vault.rescue import Rescued

__all__ = ["Rescued", "lines", "rescue"]


def rescue(
    path: Path,
    passphrase: str,
    to: Path,
    new_passphrase: str,
    key_file: bytes | None = None,
    report: Callable[[object], None] = lambda _what: None,
) -> Rescued:
    """Make the new notebook; the damaged one is only read. Raises what opening and creating raise."""
    opener = by_passphrase(passphrase, key_file)

    def open_slot(header: Header) -> bytes:
        with guarded(header.vault_id):
            return opener(header)

    return rescuing.rescue(path, open_slot, to, new_passphrase, report)


def lines(rescued: Rescued) -> tuple[str, ...]:
    """Say how much of which kind came over and how much did not."""
    said = [
        f"{notion.replace('_', ' ')}: {written} written" + (f", {lost} could not be read" if lost else "")
        for notion, written in rescued.written.items()
        if written + (lost := rescued.lost[notion])
    ]
    if rescued.files:
        said.append(f"files of evidence: {rescued.files} copied")
    if rescued.stand_ins:
        said.append(
            f"{rescued.stand_ins} records are lost but for their number, and stand empty for what hangs on them"
        )
    return tuple(said)
