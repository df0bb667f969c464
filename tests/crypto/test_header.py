import hashlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cahier.crypto import header, keys
from cahier.crypto.header import SIZE, HeaderAltered, HeaderForeign, HeaderNewer, HeaderTorn

VAULT_ID = b"v" * 16
VAULT_KEY = bytes(range(32))
BODY = {"slots": [{"type": "passphrase"}], "database": {"salt": "AA=="}}
RAW = header.build(7, VAULT_ID, BODY, VAULT_KEY)


def resealed(raw: bytes) -> bytes:
    """Give an altered header a digest that fits, as someone without the key could."""
    return raw[:-32] + hashlib.sha256(raw[:-32]).digest()


def test_a_header_reads_back() -> None:
    read = header.parse(RAW)
    assert (read.generation, read.vault_id, read.body) == (7, VAULT_ID, BODY)
    assert len(RAW) == SIZE
    header.verify(read, VAULT_KEY)


def test_another_key_does_not_verify() -> None:
    with pytest.raises(HeaderAltered):
        header.verify(header.parse(RAW), bytes(32))


@given(st.integers(0, SIZE - 1), st.integers(1, 255))
def test_no_changed_byte_passes(place: int, mask: int) -> None:
    changed = bytearray(RAW)
    changed[place] ^= mask
    with pytest.raises((HeaderTorn, HeaderForeign)):
        header.parse(bytes(changed))


@given(st.integers(0, SIZE - 65), st.integers(1, 255))
def test_no_changed_byte_with_a_new_digest_verifies(place: int, mask: int) -> None:
    changed = bytearray(RAW)
    changed[place] ^= mask
    with pytest.raises((HeaderTorn, HeaderForeign, HeaderNewer, HeaderAltered)):
        header.verify(header.parse(resealed(bytes(changed))), VAULT_KEY)


@given(st.integers(0, SIZE - 1))
def test_no_truncation_passes(length: int) -> None:
    with pytest.raises(HeaderTorn):
        header.parse(RAW[:length])


@given(st.binary(max_size=64))
def test_foreign_bytes_are_not_a_header(start: bytes) -> None:
    with pytest.raises((HeaderForeign, HeaderTorn)):
        header.parse(start.ljust(SIZE, b"."))


@pytest.mark.parametrize(
    ("offset", "value"), [(8, struct.pack(">H", 2)), (10, struct.pack(">H", 1)), (8, struct.pack(">H", 999))]
)
def test_a_newer_version_or_an_unknown_critical_flag_is_newer(offset: int, value: bytes) -> None:
    newer = RAW[:offset] + value + RAW[offset + len(value) :]
    with pytest.raises(HeaderNewer):
        header.parse(resealed(newer))


@pytest.mark.parametrize("text", [b"[]", b"{}", b'{"slots":{}}', b"[" * 9000, b"\xff", b"nul"])
def test_a_body_that_is_no_body_is_torn(text: bytes) -> None:
    raw = RAW[:40] + struct.pack(">I", len(text)) + text.ljust(SIZE - 44 - 32, b"\0")
    with pytest.raises(HeaderTorn):
        header.parse(resealed(raw + bytes(32)))


def test_a_length_beyond_the_header_is_torn() -> None:
    with pytest.raises(HeaderTorn):
        header.parse(resealed(RAW[:40] + b"\xff\xff\xff\xff" + RAW[44:]))


def test_too_many_slots_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        header.build(1, VAULT_ID, {"slots": ["x" * SIZE]}, VAULT_KEY)


def test_each_use_of_the_vault_key_has_a_key_of_its_own() -> None:
    uses = (keys.DATABASE, keys.HEADER, keys.ATTACHMENTS)
    derived = {keys.derive(VAULT_KEY, VAULT_ID, use) for use in uses}
    assert len(derived | {VAULT_KEY, keys.derive(VAULT_KEY, b"w" * 16, keys.DATABASE)}) == 5
