"""What a vault is found to be after a fault, against what it had promised."""

from collections.abc import Sequence
from pathlib import Path

from cahier.domain.errors import CahierError
from cahier.vault import file
from cahier.vault.errors import NotAVault, WrongPassphrase
from cahier.vault.vault import Vault
from harness.vault_work import PASSPHRASES, digest

WHOLE, LOST, DAMAGED, ALARM = "whole", "a promise lost", "damaged", "a false alarm"


class OldPassphraseOpens(Exception):
    """The change of passphrase was promised, and is not there."""


def found(folder: Path, told: Sequence[str], states: Sequence[str]) -> str:
    """Open, compare with what was `told`, verify, save, verify again. `states` are those of a whole run."""
    promised = sum(line.startswith("state") for line in told) - 1
    try:
        with _opened(folder, changed="passphrase 1" in told) as vault:
            here = digest(vault)
            if here not in states or states.index(here) > promised + 1:
                return DAMAGED
            if states.index(here) < promised:
                return LOST
            if not _verifies(vault):
                return ALARM
            vault.write(lambda writer: writer.put_setting("after", "x" * 40_000))
            return WHOLE if _verifies(vault) else ALARM
    except NotAVault:
        return WHOLE if promised < 0 else LOST
    except (WrongPassphrase, OldPassphraseOpens):
        return LOST
    except CahierError:
        return DAMAGED


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
