"""Chunks of a file are damaged, moved, cut or taken from another record: none is shown, the others still are."""

import random  # noqa: TID251 - a damage that is shown must be found again
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from attached import attach

from cahier.crypto.age.payload import CHUNK, SEALED, TAG
from cahier.domain.errors import CahierError
from cahier.domain.evidence import Evidence
from cahier.vault.vault import Vault

SEED = 20_29
SIZE = 4 * CHUNK + 5_000
WRONG, REFUSED, AS_IT_WAS = "shown", "refused", "as it was"
Change = Callable[[bytearray, bytes, int, random.Random], None]  # of the file, the other file, where chunks begin


def flip(raw: bytearray, _other: bytes, start: int, chance: random.Random) -> None:
    raw[chance.randrange(start, len(raw))] ^= 1 << chance.randrange(8)


def reorder(raw: bytearray, _other: bytes, start: int, chance: random.Random) -> None:
    one, two = (start + SEALED * number for number in chance.sample(range(4), 2))
    raw[one : one + SEALED], raw[two : two + SEALED] = raw[two : two + SEALED], raw[one : one + SEALED]


def cut(raw: bytearray, _other: bytes, start: int, chance: random.Random) -> None:
    """Cut the end off, every other time at the border of a chunk."""
    del raw[chance.choice((chance.randrange(start, len(raw)), start + SEALED * chance.randrange(5))) :]


def of_another(raw: bytearray, other: bytes, start: int, chance: random.Random) -> None:
    """Put the chunk of another record's file in its place, every fifth time the whole file."""
    if chance.randrange(5) == 0:
        raw[:] = other
        return
    place = start + SEALED * chance.randrange(5)
    raw[place : place + SEALED] = other[place : place + SEALED]


CHANGES: tuple[Change, ...] = (flip, reorder, cut, of_another)


def looked_at(vault: Vault, evidence: Evidence, content: bytes) -> str:
    """Read chunk by chunk, going on after what is refused."""
    refused = False
    try:
        with vault.attachments.open(evidence) as opened:
            for place in range(0, SIZE, CHUNK):
                opened.seek(place)
                try:
                    if opened.read(CHUNK) != content[place : place + CHUNK]:
                        return WRONG
                except CahierError:
                    refused = True
    except CahierError:
        return REFUSED
    return REFUSED if refused else AS_IT_WAS


def campaign(vault: Vault, tmp_path: Path, change: Change, count: int) -> Counter[str]:
    chance, contents = random.Random(SEED), {}  # noqa: S311
    for code in ("V1", "V2"):
        contents[code] = random.Random(code).randbytes(SIZE)  # noqa: S311
        (tmp_path / code).write_bytes(contents[code])
    first, second = (attach(vault, tmp_path / code, code) for code in contents)
    path, other = (vault.path / "att" / str(item.file)[:2] / f"{item.file}.age" for item in (first, second))
    whole, foreign = path.read_bytes(), other.read_bytes()
    with vault.attachments.open(first) as opened:
        payload = opened.payload
    start = len(whole) - payload - TAG * -(-payload // CHUNK)
    results: Counter[str] = Counter()
    for _ in range(count):
        raw = bytearray(whole)
        change(raw, foreign, start, chance)
        path.write_bytes(raw)
        what = looked_at(vault, first, contents["V1"])
        results["only padding" if what == AS_IT_WAS and raw[: len(whole)] != whole else what] += 1
    assert looked_at(vault, second, contents["V2"]) == AS_IT_WAS
    print(f"{change.__name__}: {count} damages, {dict(results)}")
    return results


@pytest.mark.parametrize("change", CHANGES)
def test_no_damaged_chunk_is_shown(vault: Vault, tmp_path: Path, change: Change) -> None:
    results = campaign(vault, tmp_path, change, 25)
    assert results[WRONG] == results[AS_IT_WAS] == 0
    assert results[REFUSED] > 15


@pytest.mark.long
@pytest.mark.parametrize("change", CHANGES)
def test_of_a_thousand_damaged_chunks_none_is_shown(vault: Vault, tmp_path: Path, change: Change) -> None:
    results = campaign(vault, tmp_path, change, 250)
    assert results[WRONG] == results[AS_IT_WAS] == 0
