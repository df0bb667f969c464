"""What a vault is found to be after a fault, against what it had promised."""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from cahier.domain.errors import CahierError
from cahier.domain.evidence import Evidence
from cahier.vault import file
from cahier.vault.errors import NotAVault, WrongPassphrase
from cahier.vault.vault import Vault
from harness.vault_work import DEVICE, NOTEBOOK, PASSPHRASES, digest

WHOLE, LOST, DAMAGED, ALARM, LEFT = "whole", "a promise lost", "damaged", "a false alarm", "a file left over"
States = Mapping[int, str]  # what a whole run told of each state: its digest
_TRUE = frozenset({"unfinished", "unseen"})  # what a kill may make true; any other notice would be a false alarm


class OldPassphraseOpens(Exception):
    """The change of passphrase was promised, and is not there."""


@contextmanager
def computer_of(scene: Path) -> Iterator[None]:
    """Let this process be at the computer of a scene, with the notes it has."""
    before = os.environ["XDG_DATA_HOME"]
    os.environ["XDG_DATA_HOME"] = str(scene / DEVICE)
    try:
        yield
    finally:
        os.environ["XDG_DATA_HOME"] = before


def states_in(told: Sequence[str], *words: str) -> dict[int, str]:
    """Return the states among the lines that were told, those promised unless other words are given."""
    return {int(line.split()[1]): line.split()[2] for line in told if line.startswith(words or "state")}


def found(scene: Path, told: Sequence[str], states: States, also: Collection[str] = ()) -> str:
    """Open, compare with what was `told`, verify, save, verify, open again. `states` are those of a whole run.

    `also` are kinds of notices that this work can make true.
    """
    with computer_of(scene):
        return _found(scene / NOTEBOOK, told, states, _TRUE.union(also))


def _found(folder: Path, told: Sequence[str], states: States, true: Collection[str]) -> str:
    promised = max(states_in(told), default=-1)
    latest = max(states_in(told, "state", "there"), default=-1) + 1
    try:
        with _opened(folder, changed="passphrase 1" in told) as vault:
            fault = _fault_in(vault, range(promised, latest + 1), states, true)
            if fault != WHOLE:
                return fault
            vault.write(lambda writer: writer.put_setting("after", "x" * 40_000))
            if not _verifies(vault):
                return ALARM
        with _opened(folder, changed="passphrase 1" in told) as vault:
            return ALARM if vault.warnings else WHOLE
    except NotAVault:
        return WHOLE if promised < 0 else LOST
    except (WrongPassphrase, OldPassphraseOpens):
        return LOST
    except CahierError:
        return DAMAGED


def _fault_in(vault: Vault, possible: range, states: States, true: Collection[str]) -> str:
    """Look for a fault; `possible` are the states from the last that was promised to the one under way."""
    if {notice.kind for notice in vault.warnings}.difference(true):
        return ALARM
    here = digest(vault)
    places = [number for number, state in states.items() if state == here]  # what is undone is there twice
    if not places or places[0] >= possible.stop:
        return DAMAGED
    if places[-1] < possible.start:
        return LOST
    if not _verifies(vault):
        return ALARM
    return WHOLE if _files(vault) == sum(bool(item.file) for item in vault.list(Evidence)) else LEFT


def _files(vault: Vault) -> int:
    return sum(item.is_file() for name in ("att", "staging") for item in (vault.path / name).rglob("*"))


def _opened(folder: Path, *, changed: bool) -> Vault:
    """Open with the new passphrase once it was promised; before that, with either."""
    try:
        vault = file.unlock(folder, PASSPHRASES[0])
    except WrongPassphrase:
        return file.unlock(folder, PASSPHRASES[1])
    if changed:
        vault.close()
        raise OldPassphraseOpens
    return vault


def _verifies(vault: Vault) -> bool:
    try:
        vault.verify()
    except CahierError:
        return False
    return True
