"""From a header and a secret to the vault key, with the right sentence for each way it can fail."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any

from cahier.crypto import header as headers
from cahier.crypto import key_text, recovery, slot_headquarters, slot_key_file, slot_shares, slots
from cahier.crypto.header import Header
from cahier.crypto.passphrase import CostOutOfBounds
from cahier.crypto.slot_seal import Slot, SlotMalformed, WrongSecret
from cahier.crypto.slot_shares import Share, ShareMistyped, SharesTooFew
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
from cahier.vault.key_errors import (
    KeyFileDamaged,
    KeyFileNeeded,
    NotAKeyFile,
    ShareOfAnother,
    SharesMissing,
    SharesWrong,
    ShareTypo,
    WrongHeadquartersKey,
    WrongKeyFile,
    typo,
)

OpenSlot = Callable[[Header], bytes]
Openers = Mapping[str, Callable[[Slot], bytes]]
Opened = Callable[[Slot], None]
DAILY = (slots.PASSPHRASE, slot_key_file.TOGETHER)
_DEAR = 5  # slots with a slow hash; a header is not yet authentic when they are tried, and each may cost seconds
_TRIED = 64  # of the others


def _nobody(_slot: Slot) -> None:
    """Nobody asked which slot it was."""


def by_passphrase(passphrase: str, key_file: bytes | None = None, opened: Opened = _nobody) -> OpenSlot:
    """Open with a passphrase, and the contents of a key file where it needs one. Takes about a second.

    `opened` is told which slot it was.
    """

    def open_slot(header: Header) -> bytes:
        vault_id = header.vault_id
        openers: dict[str, Callable[[Slot], bytes]] = dict.fromkeys(
            (slots.PASSPHRASE, slots.COLLEAGUE),
            lambda slot: slots.open_with_passphrase(vault_id, slot, passphrase),
        )
        if key_file is not None:
            secret = key_file_secret(key_file)
            openers[slot_key_file.TOGETHER] = lambda slot: slot_key_file.open_together(
                vault_id, slot, passphrase, secret
            )
        wrong = WrongPassphrase if key_file is not None or not _needs_key_file(header) else KeyFileNeeded
        return _key(header, openers, wrong, _DEAR, opened)

    return open_slot


def by_recovery(recovery_key: str) -> OpenSlot:
    """Open with a recovery key."""

    def open_slot(header: Header) -> bytes:
        secret = recovery_secret(recovery_key)
        openers = {slots.RECOVERY: lambda slot: slots.open_with_recovery(header.vault_id, slot, secret)}
        return _key(header, openers, WrongRecoveryKey)

    return open_slot


def by_key_file(content: bytes) -> OpenSlot:
    """Open with the contents of a key file alone."""

    def open_slot(header: Header) -> bytes:
        secret = key_file_secret(content)
        openers = {
            slot_key_file.KEY_FILE: lambda slot: slot_key_file.open_with_key_file(header.vault_id, slot, secret)
        }
        return _key(header, openers, WrongKeyFile)

    return open_slot


def by_shares(typed: Sequence[str]) -> OpenSlot:
    """Open with shares as typed."""

    def open_slot(header: Header) -> bytes:
        shares = [_share(number, text) for number, text in enumerate(typed, start=1)]
        sets = _of_kind(header, (slot_shares.SHARES,))
        for number, share in enumerate(shares, start=1):
            if not any(share.is_of(header.vault_id, slot) for slot in sets):
                raise ShareOfAnother(number)
        missing: list[int] = []

        def try_slot(slot: Slot) -> bytes:
            try:
                return slot_shares.open_with_shares(header.vault_id, slot, shares)
            except SharesTooFew as error:
                missing.append(error.missing)
                raise WrongSecret from None

        try:
            return _key(header, {slot_shares.SHARES: try_slot}, SharesWrong)
        except SharesWrong:
            if len(missing) == len(sets):
                raise SharesMissing(min(missing, default=2)) from None
            raise

    return open_slot


def by_key(vault_key: bytes) -> OpenSlot:
    """Open with the key of the vault itself, which another process found by one of the ways above."""

    def open_slot(header: Header) -> bytes:
        try:
            headers.verify(header, vault_key)
        except headers.HeaderAltered:
            raise ForeignHeader from None
        return vault_key

    return open_slot


def by_headquarters(private_file: bytes, words: str) -> OpenSlot:
    """Open with the private key of headquarters, which has a passphrase of its own."""

    def open_slot(header: Header) -> bytes:
        try:
            private = slot_headquarters.private_of(private_file, words)
        except (WrongSecret, SlotMalformed):
            raise WrongHeadquartersKey from None
        except (key_text.NotThisKind, key_text.KeyTextDamaged, CostOutOfBounds) as error:
            raise (NotAKeyFile if isinstance(error, key_text.NotThisKind) else KeyFileDamaged) from None
        opener = {
            slot_headquarters.HEADQUARTERS: lambda slot: slot_headquarters.open_as_headquarters(
                header.vault_id, slot, private
            )
        }
        return _key(header, opener, WrongHeadquartersKey)

    return open_slot


def recovery_secret(recovery_key: str) -> bytes:
    """Read a recovery key as typed; raises RecoveryKeyTypo, which names the group."""
    try:
        return recovery.secret_of(recovery_key)
    except recovery.RecoveryKeyMistyped as error:
        raise RecoveryKeyTypo(typo("the recovery key", error.groups)) from None


def key_file_secret(content: bytes) -> bytes:
    """Read a key file; raises NotAKeyFile or KeyFileDamaged."""
    try:
        return slot_key_file.secret_of(content)
    except key_text.NotThisKind:
        raise NotAKeyFile from None
    except key_text.KeyTextDamaged:
        raise KeyFileDamaged from None


def passphrase_slot(
    vault_id: bytes, vault_key: bytes, passphrase: str, key_file: bytes | None = None, **notes: str
) -> dict[str, Any]:
    """Wrap the vault key under a new passphrase, and a key file if given; raises NotEnoughMemory."""
    try:
        if key_file is None:
            return slots.passphrase_slot(vault_id, vault_key, passphrase, **notes)
        secret = key_file_secret(key_file)
        return slot_key_file.together_slot(vault_id, vault_key, passphrase, secret, **notes)
    except MemoryError:
        raise NotEnoughMemory from None


def colleague_slot(
    vault_id: bytes, vault_key: bytes, passphrase: str, colleague: str, **notes: str
) -> dict[str, Any]:
    """Wrap the vault key under the passphrase of a colleague; raises NotEnoughMemory."""
    try:
        return slots.colleague_slot(vault_id, vault_key, passphrase, colleague, **notes)
    except MemoryError:
        raise NotEnoughMemory from None


def _share(number: int, typed: str) -> Share:
    try:
        return Share.read(typed)
    except ShareMistyped as error:
        raise ShareTypo(typo(f"share {number} of those given", error.groups)) from None


def _needs_key_file(header: Header) -> bool:
    return any(slot["type"] == slot_key_file.TOGETHER for slot in _of_kind(header, DAILY))


def _of_kind(header: Header, kinds: Sequence[str]) -> list[dict[str, Any]]:
    return [slot for slot in header.body["slots"] if isinstance(slot, dict) and slot.get("type") in kinds]


def _key(
    header: Header, openers: Openers, wrong: type[VaultError], most: int = _TRIED, opened: Opened = _nobody
) -> bytes:
    for slot in islice(_of_kind(header, tuple(openers)), most):
        try:
            vault_key = openers[slot["type"]](slot)
        except WrongSecret:
            continue
        except SlotMalformed:
            raise DamagedHeader from None
        except CostOutOfBounds:
            raise WeakParameters from None
        except MemoryError:
            raise NotEnoughMemory from None
        try:
            headers.verify(header, vault_key)
        except headers.HeaderAltered:
            raise ForeignHeader from None
        opened(slot)
        return vault_key
    raise wrong
