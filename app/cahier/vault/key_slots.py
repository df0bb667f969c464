"""The ways into an open vault: seen, added, taken away. Each change asks for the passphrase again.

A change is a new header of the next generation, both copies, as for a new passphrase: killed at any moment the
vault opens with what was in force before or with what is in force after. The slot of the passphrase is changed
and never removed, so that there is always a way in. What was made and not seen (shares, a recovery key on a screen
that went dark) is no loss: it is made anew and the old one is removed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cahier.crypto import header as headers
from cahier.crypto import key_text, recovery, slot_headquarters, slot_key_file, slot_shares, slots
from cahier.crypto.header import Header
from cahier.crypto.slot_seal import Slot, SlotMalformed, slot_id
from cahier.vault.errors import DamagedHeader
from cahier.vault.file import this_month
from cahier.vault.header_file import read_header, write_both
from cahier.vault.key_errors import (
    KeyFileDamaged,
    LastWayIn,
    NoRoomForKeys,
    NoSuchKey,
    NotAKeyFile,
    NotKept,
    OldKeyLeft,
)
from cahier.vault.opening import DAILY, by_passphrase, key_file_secret, passphrase_slot, recovery_secret
from cahier.vault.vault import Vault

Slots = list[dict[str, Any]]
Edit = Callable[[Slots], Slots]


@dataclass(frozen=True, slots=True)
class Way:
    """A way into a vault. `kind` is a type of slot, `added` a month ("" in old vaults).

    `detail` tells it apart: "3 of 5", or the fingerprint of headquarters in words.
    """

    id: str
    kind: str
    added: str
    detail: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What opens the vault every day, asked for again."""

    passphrase: str
    key_file: bytes | None = None


def ways(vault: Vault) -> tuple[Way, ...]:
    """Return every way into the vault, in the order of its header."""
    return tuple(_way(slot) for slot in _authentic(vault).body["slots"])


def add_key_file(vault: Vault, proof: Proof, content: bytes, *, together: bool = False) -> None:
    """Let a key file open the vault alone; or, `together`, no longer the passphrase without the file."""
    secret = key_file_secret(content)
    tree = vault.keys
    if together:
        made = passphrase_slot(tree.vault_id, tree.vault_key, proof.passphrase, content, added=this_month())
        _change(vault, proof, lambda there: [made, *(slot for slot in there if slot.get("type") not in DAILY)])
    else:
        _add(vault, proof, slot_key_file.key_file_slot(tree.vault_id, tree.vault_key, secret, added=this_month()))


def add_shares(vault: Vault, proof: Proof, needed: int = 3, count: int = 5) -> tuple[str, ...]:
    """Let any `needed` of `count` shares open the vault; answer with them, as they are not shown again."""
    tree = vault.keys
    made, shares = slot_shares.shares_slot(tree.vault_id, tree.vault_key, needed, count, added=this_month())
    _add(vault, proof, made)
    return shares


def add_headquarters(vault: Vault, proof: Proof, public_file: bytes) -> str:
    """Let headquarters open the vault; answer with the fingerprint of their key in words."""
    public = headquarters_key(public_file)
    tree = vault.keys
    made = slot_headquarters.headquarters_slot(tree.vault_id, tree.vault_key, public, added=this_month())
    _change(vault, proof, lambda there: [*(slot for slot in there if slot.get("public") != made["public"]), made])
    return slot_headquarters.fingerprint(public)


def headquarters_key(public_file: bytes) -> bytes:
    """Read the public file of headquarters; raises NotAKeyFile or KeyFileDamaged."""
    try:
        return slot_headquarters.public_of(public_file)
    except key_text.NotThisKind:
        raise NotAKeyFile from None
    except key_text.KeyTextDamaged:
        raise KeyFileDamaged from None


def set_recovery_key(vault: Vault, proof: Proof, recovery_key: str) -> None:
    """Let this recovery key open the vault, and those before it no longer."""
    tree, secret = vault.keys, recovery_secret(recovery_key)
    made = slots.recovery_slot(tree.vault_id, tree.vault_key, secret, added=this_month())
    _change(vault, proof, lambda there: [*(slot for slot in there if slot.get("type") != slots.RECOVERY), made])


def show_recovery_key(vault: Vault, proof: Proof) -> str:
    """Return the recovery key in force; raises NotKept when an older version made it."""
    tree = vault.keys
    for slot in _proved(vault, proof).body["slots"]:
        secret = slots.kept_secret(tree.vault_id, tree.vault_key, slot)
        if secret is not None:
            return recovery.written(secret)
    raise NotKept


def remove(vault: Vault, proof: Proof, way_id: str) -> None:
    """Take a way in away; raises NoSuchKey or LastWayIn."""

    def without(there: Slots) -> Slots:
        gone = [slot for slot in there if slot_id(slot) == way_id]
        if not gone:
            raise NoSuchKey
        left = [slot for slot in there if slot_id(slot) != way_id]
        if not any(slot.get("type") in DAILY for slot in left):
            raise LastWayIn
        return left

    _change(vault, proof, without)


def _add(vault: Vault, proof: Proof, made: dict[str, Any]) -> None:
    _change(vault, proof, lambda there: [*there, made])


def _change(vault: Vault, proof: Proof, edit: Edit) -> None:
    """Write the header of the next generation; the vault is ours alone while it is open."""
    header = _proved(vault, proof)
    body = {**header.body, "slots": edit(list(header.body["slots"]))}
    try:
        raw = headers.build(header.generation + 1, header.vault_id, body, vault.keys.vault_key)
    except headers.HeaderFull:
        raise NoRoomForKeys from None
    write_both(vault.path, raw, OldKeyLeft)


def _proved(vault: Vault, proof: Proof) -> Header:
    header = _authentic(vault)
    by_passphrase(proof.passphrase, proof.key_file)(header)
    return header


def _authentic(vault: Vault) -> Header:
    """Return the header on the disk, which somebody may have changed since the vault was opened."""
    header, _ = read_header(vault.path)
    try:
        headers.verify(header, vault.keys.vault_key)
    except headers.HeaderAltered:
        raise DamagedHeader from None
    return header


def _way(slot: Slot) -> Way:
    kind = str(slot.get("type", ""))
    try:
        detail = _DETAILS[kind](slot) if kind in _DETAILS else ""
    except SlotMalformed:
        detail = "?"
    return Way(slot_id(slot), kind, str(slot.get("added", "")), detail)


_DETAILS: dict[str, Callable[[Slot], str]] = {
    slot_shares.SHARES: lambda slot: f"{slot.get('k')} of {slot.get('n')}",
    slot_headquarters.HEADQUARTERS: lambda slot: slot_headquarters.fingerprint(slot_headquarters.public_in(slot)),
}
