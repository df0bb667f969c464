"""From a header and a secret to the vault key, with the right sentence for each way it can fail."""

from collections.abc import Callable
from typing import Any

from cahier.crypto import header as headers
from cahier.crypto import recovery, slots
from cahier.crypto.header import Header
from cahier.crypto.passphrase import CostOutOfBounds
from cahier.vault.errors import (
    DamagedHeader,
    ForeignHeader,
    RecoveryKeyTypo,
    VaultError,
    WeakParameters,
    WrongPassphrase,
    WrongRecoveryKey,
)


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


def _key(header: Header, kind: str, try_slot: Callable[[dict[str, Any]], bytes], wrong: type[VaultError]) -> bytes:
    for slot in header.body["slots"]:
        if not isinstance(slot, dict) or slot.get("type") != kind:
            continue
        try:
            vault_key = try_slot(slot)
        except slots.WrongSecret:
            continue
        except slots.SlotMalformed:
            raise DamagedHeader from None
        except CostOutOfBounds:
            raise WeakParameters from None
        try:
            headers.verify(header, vault_key)
        except headers.HeaderAltered:
            raise ForeignHeader from None
        return vault_key
    raise wrong
