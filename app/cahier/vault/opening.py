"""From a header and a secret to the vault key, with the right sentence for each way it can fail."""

from collections.abc import Callable
from itertools import islice
from typing import Any

from cahier.crypto import header as headers
from cahier.crypto import recovery, slots
from cahier.crypto.header import Header
from cahier.crypto.passphrase import CostOutOfBounds
from cahier.vault.errors import (
    DamagedHeader,
    ForeignHeader,
    NotEnoughMemory,
    RecoveryKeyTypo,
    VaultError,
    WeakParameters,
    WrongPassphrase,
    WrongRecoveryKey,
)

_TRIED = 4  # slots of one kind; a header is not yet authentic when they are tried, and each may cost seconds


def key_by_passphrase(header: Header, passphrase: str) -> bytes:
    """Return the vault key; raises WrongPassphrase and its like. Takes about a second."""
    return _key(
        header,
        "passphrase",
        lambda slot: slots.open_with_passphrase(header.vault_id, slot, passphrase),
        WrongPassphrase,
    )


def key_by_recovery(header: Header, recovery_key: str) -> bytes:
    """Return the vault key; raises RecoveryKeyTypo or WrongRecoveryKey."""
    try:
        secret = recovery.secret_of(recovery_key)
    except recovery.RecoveryKeyMistyped:
        raise RecoveryKeyTypo from None
    return _key(
        header,
        "recovery",
        lambda slot: slots.open_with_recovery(header.vault_id, slot, secret),
        WrongRecoveryKey,
    )


def passphrase_slot(vault_id: bytes, vault_key: bytes, passphrase: str) -> dict[str, Any]:
    """Wrap the vault key under a new passphrase; raises NotEnoughMemory."""
    try:
        return slots.passphrase_slot(vault_id, vault_key, passphrase)
    except MemoryError:
        raise NotEnoughMemory from None


def _key(header: Header, kind: str, try_slot: Callable[[dict[str, Any]], bytes], wrong: type[VaultError]) -> bytes:
    fitting = (slot for slot in header.body["slots"] if isinstance(slot, dict) and slot.get("type") == kind)
    for slot in islice(fitting, _TRIED):
        try:
            vault_key = try_slot(slot)
        except slots.WrongSecret:
            continue
        except slots.SlotMalformed:
            raise DamagedHeader from None
        except CostOutOfBounds:
            raise WeakParameters from None
        except MemoryError:
            raise NotEnoughMemory from None
        try:
            headers.verify(header, vault_key)
        except headers.HeaderAltered:
            raise ForeignHeader from None
        return vault_key
    raise wrong
