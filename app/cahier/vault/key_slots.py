"""The ways into an open vault: seen, added, taken away. Each change asks for the passphrase again.

Asked for with the change (`Proof`), or a moment before (`confirm`): a `Confirmed` holds for the header as it was
then, so that one change uses it up, and whoever makes a change never needs to hold the passphrase.

A change is a new header of the next generation, both copies, as for a new passphrase: killed at any moment the
vault opens with what was in force before or with what is in force after. The slot of the passphrase is changed
and never removed, so that there is always a way in. What was made and not seen (shares, a recovery key on a screen
that went dark) is no loss: it is made anew and the old one is removed.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from cahier.crypto import header as headers
from cahier.crypto import key_text, recovery, slot_headquarters, slot_key_file, slot_shares, slots
from cahier.crypto.header import Header
from cahier.crypto.slot_seal import Slot, SlotMalformed, slot_id
from cahier.vault.errors import DamagedHeader, OldPassphraseLeft, ReadOnlyPlace, VaultError, WrongPassphrase
from cahier.vault.file import require_length, this_month
from cahier.vault.header_file import read_header, write_both
from cahier.vault.key_errors import (
    ColleagueAndKeyFile,
    KeyFileDamaged,
    KeysPutBack,
    LastWayIn,
    NoRoomForKeys,
    NoSuchKey,
    NotAKeyFile,
    NotKept,
    OldKeyLeft,
    PassphraseNotAsked,
    PassphraseTaken,
)
from cahier.vault.opening import (
    DAILY,
    by_passphrase,
    by_recovery,
    colleague_slot,
    key_file_secret,
    passphrase_slot,
    recovery_secret,
)
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

    passphrase: str = field(repr=False)
    key_file: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Confirmed:
    """That the passphrase was given again, for the header of this generation. Made by `confirm` alone.

    `colleague` is whose it was; "" is the first one.
    """

    vault_id: bytes
    generation: int
    colleague: str = ""


@dataclass(frozen=True, slots=True)
class NewShares:
    """Shares on paper that open nothing yet."""

    slot: dict[str, Any] = field(repr=False)
    written: tuple[str, ...] = field(repr=False)


Allowed = Proof | Confirmed


def confirm(vault: Vault, proof: Proof) -> Confirmed:
    """Try the passphrase once more; raises WrongPassphrase or KeyFileNeeded. Takes about a second."""
    header, opened = _authentic(vault), list[Slot]()
    by_passphrase(proof.passphrase, proof.key_file, opened.append)(header)
    return Confirmed(header.vault_id, header.generation, str(opened[0].get("colleague", "")))


def ways(vault: Vault) -> tuple[Way, ...]:
    """Return every way into the vault, in the order of its header."""
    return tuple(_way(slot) for slot in _authentic(vault).body["slots"])


def add_key_file(vault: Vault, proof: Proof, content: bytes, *, together: bool = False) -> None:
    """Let a key file open the vault alone; or, `together`, no longer the passphrase without the file."""
    if together:
        if any(slot.get("type") == slots.COLLEAGUE for slot in _authentic(vault).body["slots"]):
            raise ColleagueAndKeyFile
        key_file_secret(content)
        set_passphrase(vault, proof, proof.passphrase, content)
    else:
        open_to_key_file(vault, proof, content)


def open_to_key_file(vault: Vault, allowed: Allowed, content: bytes) -> None:
    """Let a key file open the vault alone."""
    secret, tree = key_file_secret(content), vault.keys
    _add(vault, allowed, slot_key_file.key_file_slot(tree.vault_id, tree.vault_key, secret, added=this_month()))


def add_shares(vault: Vault, allowed: Allowed, needed: int = 3, count: int = 5) -> tuple[str, ...]:
    """Let any `needed` of `count` shares open the vault; answer with them, as they are not shown again."""
    made = new_shares(vault, needed, count)
    set_shares(vault, allowed, made)
    return made.written


def new_shares(vault: Vault, needed: int, count: int) -> NewShares:
    """Make shares to be written on paper; they count only once `set_shares` was called with them."""
    tree = vault.keys
    return NewShares(*slot_shares.shares_slot(tree.vault_id, tree.vault_key, needed, count, added=this_month()))


def set_shares(vault: Vault, allowed: Allowed, made: NewShares) -> None:
    """Let these shares open the vault, beside any that did before."""
    _add(vault, allowed, made.slot)


def set_passphrase(vault: Vault, allowed: Allowed, new: str, key_file: bytes | None = None) -> None:
    """Put a new passphrase in place of the one that was given; with a key file, neither opens without the other.

    Raises PassphraseTooShort, and OldPassphraseLeft when the old one may still open a copy of the header.
    """
    require_length(new)
    confirmed = confirm(vault, allowed) if isinstance(allowed, Proof) else allowed
    colleague = confirmed.colleague
    edit = _of_colleague(vault, colleague, new) if colleague else _of_first(vault, new, key_file)
    _change(vault, confirmed, edit, OldPassphraseLeft)


def _of_first(vault: Vault, new: str, key_file: bytes | None) -> Edit:
    tree = vault.keys
    made = passphrase_slot(tree.vault_id, tree.vault_key, new, key_file, added=this_month())
    return lambda there: [made, *(slot for slot in there if slot.get("type") not in DAILY)]


def _of_colleague(vault: Vault, colleague: str, new: str) -> Edit:
    tree = vault.keys
    made = colleague_slot(tree.vault_id, tree.vault_key, new, colleague, added=this_month())
    return lambda there: [made if slot.get("colleague") == colleague else slot for slot in there]


def add_colleague(vault: Vault, allowed: Allowed, colleague: str, words: str) -> None:
    """Let a colleague open the vault with a passphrase of their own, which nobody else here has.

    Raises PassphraseTooShort, PassphraseTaken, ColleagueAndKeyFile or NoRoomForKeys.
    """
    tree = vault.keys
    header = _proved(vault, allowed)
    if any(slot.get("type") == slot_key_file.TOGETHER for slot in header.body["slots"]):
        raise ColleagueAndKeyFile
    require_length(words)
    with suppress(WrongPassphrase):
        by_passphrase(words)(header)
        raise PassphraseTaken
    _add(vault, allowed, colleague_slot(tree.vault_id, tree.vault_key, words, colleague, added=this_month()))


def remove_colleague(vault: Vault, allowed: Allowed, colleague: str) -> None:
    """Let a colleague no longer open the vault."""
    _change(vault, allowed, lambda there: [slot for slot in there if slot.get("colleague") != colleague])


def add_headquarters(vault: Vault, allowed: Allowed, public_file: bytes) -> str:
    """Let headquarters open the vault; answer with the fingerprint of their key in words."""
    public = headquarters_key(public_file)
    tree = vault.keys
    made = slot_headquarters.headquarters_slot(tree.vault_id, tree.vault_key, public, added=this_month())
    _change(
        vault, allowed, lambda there: [*(slot for slot in there if slot.get("public") != made["public"]), made]
    )
    return slot_headquarters.fingerprint(public)


def headquarters_key(public_file: bytes) -> bytes:
    """Read the public file of headquarters; raises NotAKeyFile or KeyFileDamaged."""
    try:
        return slot_headquarters.public_of(public_file)
    except key_text.NotThisKind:
        raise NotAKeyFile from None
    except key_text.KeyTextDamaged:
        raise KeyFileDamaged from None


def set_recovery_key(vault: Vault, allowed: Allowed, recovery_key: str) -> None:
    """Let this recovery key open the vault, and those before it no longer."""
    tree, secret = vault.keys, recovery_secret(recovery_key)
    made = slots.recovery_slot(tree.vault_id, tree.vault_key, secret, added=this_month())
    _change(vault, allowed, lambda there: [*(slot for slot in there if slot.get("type") != slots.RECOVERY), made])


def show_recovery_key(vault: Vault, allowed: Allowed) -> str:
    """Return the recovery key in force; raises NotKept when an older version made it."""
    tree = vault.keys
    for slot in _proved(vault, allowed).body["slots"]:
        secret = slots.kept_secret(tree.vault_id, tree.vault_key, slot)
        if secret is not None:
            return recovery.written(secret)
    raise NotKept


def try_recovery_key(vault: Vault, recovery_key: str) -> None:
    """Find out whether the sheet opens the vault; raises RecoveryKeyTypo or WrongRecoveryKey."""
    by_recovery(recovery_key)(_authentic(vault))


def remove(vault: Vault, allowed: Allowed, way_id: str) -> None:
    """Take a way in away; raises NoSuchKey or LastWayIn."""

    def without(there: Slots) -> Slots:
        gone = [slot for slot in there if slot_id(slot) == way_id]
        if not gone:
            raise NoSuchKey
        left = [slot for slot in there if slot_id(slot) != way_id]
        if not any(slot.get("type") in DAILY for slot in left):
            raise LastWayIn
        return left

    _change(vault, allowed, without)


def _add(vault: Vault, allowed: Allowed, made: dict[str, Any]) -> None:
    _change(vault, allowed, lambda there: [*there, made])


def _change(vault: Vault, allowed: Allowed, edit: Edit, half: type[VaultError] = OldKeyLeft) -> None:
    """Write the header of the next generation; the vault is ours alone while it is open."""
    if vault.read_only:
        raise ReadOnlyPlace
    header = _proved(vault, allowed)
    body = {**header.body, "slots": edit(list(header.body["slots"]))}
    try:
        raw = headers.build(header.generation + 1, header.vault_id, body, vault.keys.vault_key)
    except headers.HeaderFull:
        raise NoRoomForKeys from None
    write_both(vault.path, raw, half)
    with suppress(VaultError):  # the change is made; what cannot be noted now is noted by the next opening
        vault.note_keys(header.generation + 1)


def _proved(vault: Vault, allowed: Allowed) -> Header:
    confirmed = confirm(vault, allowed) if isinstance(allowed, Proof) else allowed
    header = _authentic(vault)
    if (confirmed.vault_id, confirmed.generation) != (header.vault_id, header.generation):
        raise PassphraseNotAsked
    return header


def _authentic(vault: Vault) -> Header:
    """Return the header on the disk, which somebody may have changed since the vault was opened."""
    header, _ = read_header(vault.path)
    try:
        headers.verify(header, vault.keys.vault_key)
    except headers.HeaderAltered:
        raise DamagedHeader from None
    if header.generation < vault.opened_with:
        raise KeysPutBack
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
