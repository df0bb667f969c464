"""Age files of ours read back from any place; nothing that was damaged, cut or moved is ever given out."""

import base64
import io
import json
import os
import random  # noqa: TID251 - a damage that is not noticed must be found again
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cahier.crypto.age.errors import AgeError, PayloadDamaged
from cahier.crypto.age.hybrid import HybridIdentity
from cahier.crypto.age.payload import CHUNK, SEALED, TAG, layout
from cahier.crypto.age.reader import Reader
from cahier.crypto.age.sealing import seal
from cahier.crypto.age.x25519 import X25519Identity

SIZES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 777)
IDENTITY = X25519Identity(b"an invented secret of 32 bytes..")
HYBRID = HybridIdentity(b"another invented seed, 32 bytes.")
CONTENT = bytes(random.Random(1).randbytes(4 * CHUNK + 4_321))  # noqa: S311
VECTORS = json.loads(Path(__file__).with_name("age_vectors.json").read_text(encoding="utf-8"))
Change = Callable[[bytes, int, random.Random], bytes]


def sealed(content: bytes, identity: X25519Identity | HybridIdentity = IDENTITY) -> bytes:
    target = io.BytesIO()
    seal(io.BytesIO(content), target, (identity.recipient,))
    return target.getvalue()


def opened(data: bytes, *identities: X25519Identity | HybridIdentity) -> Reader:
    return Reader(io.BytesIO(data), identities or (IDENTITY,))


SEALED_CONTENT = sealed(CONTENT)
START = len(SEALED_CONTENT) - len(CONTENT) - 5 * TAG


@pytest.mark.parametrize("identity", [IDENTITY, HYBRID], ids=["X25519", "hybrid"])
@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_reads_back(size: int, identity: X25519Identity | HybridIdentity) -> None:
    content = os.urandom(size)
    with opened(sealed(content, identity), identity) as reader:
        assert (reader.payload, reader.read(), reader.read(1)) == (size, content, b"")
        assert b"".join(bytes(chunk) for chunk in reader.chunks()) == content


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(CONTENT) + 99), st.integers(0, 3 * CHUNK)), max_size=6))
def test_any_place_reads_as_it_was(places: list[tuple[int, int]]) -> None:
    reader, model = opened(SEALED_CONTENT), io.BytesIO(CONTENT)
    for place, length in places:
        assert reader.seek(place) == model.seek(place)
        assert reader.read(length) == model.read(length)
        assert reader.tell() == model.tell()


@settings(deadline=None)
@given(st.integers(-20, 20), st.sampled_from([os.SEEK_SET, os.SEEK_CUR, os.SEEK_END]), st.integers(0, 200))
def test_seeking_is_that_of_any_file(offset: int, whence: int, size: int) -> None:
    reader, model = opened(SEALED_CONTENT), io.BytesIO(CONTENT)
    reader.narrow(size)
    model.truncate(size)
    reader.seek(5)
    model.seek(5)
    try:
        expected = {os.SEEK_SET: 0, os.SEEK_CUR: 5, os.SEEK_END: size}[whence] + offset
        assert reader.seek(offset, whence) == expected >= 0
    except ValueError:
        assert expected < 0
        assert reader.tell() == 5
        return
    model.seek(expected)
    assert reader.read() == model.read()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["made_by"])
def test_files_that_other_programs_made_open(vector: dict[str, str]) -> None:
    kind = HybridIdentity if "-PQ-" in vector["identity"] else X25519Identity
    identity = kind.of(vector["identity"])
    assert str(identity.recipient) == vector["recipient"]
    assert opened(base64.b64decode(vector["file"]), identity).read().decode() == vector["content"]


def test_a_narrowed_file_ends_early_and_cannot_be_made_longer() -> None:
    reader = opened(SEALED_CONTENT)
    reader.narrow(CHUNK + 3)
    assert reader.read() == CONTENT[: CHUNK + 3]
    for size in (-1, len(CONTENT) + 1):
        with pytest.raises(PayloadDamaged):
            reader.narrow(size)


def flipped(data: bytes, at: int, chance: random.Random) -> bytes:
    return data[:at] + bytes((data[at] ^ 1 << chance.randrange(8),)) + data[at + 1 :]


def cut(data: bytes, at: int, _chance: random.Random) -> bytes:
    return data[:at]


def lengthened(data: bytes, at: int, chance: random.Random) -> bytes:
    return data[:at] + chance.randbytes(chance.randint(1, 99)) + data[at:]


def swapped(data: bytes, _at: int, chance: random.Random) -> bytes:
    """Let two whole chunks change places."""
    first, second = chance.sample(range(4), 2)
    chunks = [data[START + n * SEALED : START + (n + 1) * SEALED] for n in range(5)]
    chunks[first], chunks[second] = chunks[second], chunks[first]
    return data[:START] + b"".join(chunks)


def dropped(data: bytes, _at: int, chance: random.Random) -> bytes:
    number = chance.randrange(5)
    return data[: START + number * SEALED] + data[START + (number + 1) * SEALED :]


def doubled(data: bytes, _at: int, chance: random.Random) -> bytes:
    number = chance.randrange(5)
    return data[: START + number * SEALED] + data[START + max(0, number - 1) * SEALED :]


def of_another(data: bytes, _at: int, chance: random.Random) -> bytes:
    """Put a chunk of another file of the same content and number in its place."""
    number, other = chance.randrange(5), OTHER
    place = slice(START + number * SEALED, START + (number + 1) * SEALED)
    return data[: place.start] + other[place] + data[place.stop :]


OTHER = sealed(CONTENT)


@pytest.mark.parametrize("change", [flipped, cut, lengthened, swapped, dropped, doubled, of_another])
def test_nothing_damaged_is_given_out(change: Change) -> None:
    chance = random.Random(change.__name__)  # noqa: S311
    shown = opened_at_all = 0
    for _ in range(200):
        data = change(SEALED_CONTENT, chance.randrange(len(SEALED_CONTENT)), chance)
        if data == SEALED_CONTENT:
            continue
        try:
            with opened(data) as reader:
                opened_at_all += 1
                shown += _different(reader)
        except AgeError:
            continue
    print(f"{change.__name__}: 200 damages, {opened_at_all} opened, {shown} shown")
    assert shown == 0
    assert opened_at_all == 0 or change in (flipped, swapped, dropped, doubled, of_another)


def _different(reader: Reader) -> int:
    """Read chunk by chunk what can be read; count what is not as it was. The whole must not read through."""
    wrong = faults = 0
    for place in range(0, len(CONTENT), CHUNK):
        reader.seek(place)
        try:
            wrong += reader.read(CHUNK) != CONTENT[place : place + CHUNK]
        except PayloadDamaged:
            faults += 1
    return wrong + (faults == 0)


def test_a_damaged_chunk_leaves_the_others_readable() -> None:
    place = START + 2 * SEALED + 9
    reader = opened(flipped(SEALED_CONTENT, place, random.Random(0)))  # noqa: S311
    with pytest.raises(PayloadDamaged):
        reader.read()
    reader.seek(3 * CHUNK)
    assert reader.read() == CONTENT[3 * CHUNK :]
    reader.seek(2 * CHUNK)
    with pytest.raises(PayloadDamaged):
        reader.read(1)


def test_a_cut_at_a_border_of_chunks_is_seen_at_opening() -> None:
    for chunks in range(5):
        with pytest.raises(PayloadDamaged):
            opened(SEALED_CONTENT[: START + chunks * SEALED])


def test_the_last_chunk_is_empty_only_when_all_is() -> None:
    assert layout(TAG) == (1, 0)
    assert layout(SEALED) == (1, CHUNK)
    assert [layout(size) for size in (0, TAG - 1, SEALED + TAG, SEALED + 3)] == [None] * 4


def test_two_files_of_the_same_content_share_nothing() -> None:
    first, second = SEALED_CONTENT[START:], OTHER[START:]
    blocks = {first[at : at + 16] for at in range(0, len(first), 16)}
    assert not blocks & {second[at : at + 16] for at in range(0, len(second), 16)}


def test_the_fingerprint_is_of_one_file_alone() -> None:
    target = io.BytesIO()
    fingerprint = seal(io.BytesIO(b"x"), target, (IDENTITY.recipient,))
    assert opened(target.getvalue()).fingerprint == fingerprint
    assert len({fingerprint, opened(SEALED_CONTENT).fingerprint, opened(OTHER).fingerprint}) == 3


class Endless:
    """Gives so many bytes, a few at a time, and keeps none."""

    def __init__(self, size: int) -> None:
        self.left = size

    def readinto(self, buffer: memoryview, /) -> int:
        count = min(len(buffer), self.left, 50_001)
        self.left -= count
        return count

    def write(self, data: memoryview, /) -> int:
        return min(len(data), 9_999)


def test_memory_does_not_grow_with_the_file() -> None:
    peaks = []
    for size in (1 << 20, 1 << 26):
        tracemalloc.start()
        seal(Endless(size), Endless(0), (IDENTITY.recipient,))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    print(f"sealing 1 and 64 MiB took {peaks[0]} and {peaks[1]} bytes of memory")
    assert peaks[1] < peaks[0] + 65_536


def test_the_report_can_stop_the_work() -> None:
    seen: list[int] = []

    def stop(done: int) -> None:
        seen.append(done)
        if len(seen) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        seal(Endless(1 << 26), Endless(0), (IDENTITY.recipient,), stop)
    assert seen == [64 * CHUNK, 128 * CHUNK]


def test_closing_wipes_what_was_held_in_clear() -> None:
    reader = opened(SEALED_CONTENT)
    reader.read(10)
    held = reader._clear
    assert bytes(held[:10]) == CONTENT[:10]
    reader.close()
    assert not any(held)
    with pytest.raises(ValueError, match="closed"):
        reader.read(1)
