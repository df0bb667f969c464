"""Bits flip, files are cut, blocks change places: nothing that is read afterwards differs without a word."""

import random  # noqa: TID251 - a damage that fails must be found again
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from cahier.domain.errors import CahierError
from cahier.vault import file
from harness import vault_work
from harness.vault_work import PASSPHRASES, digest

pytestmark = pytest.mark.usefixtures("cheap_hashing")
SEED = 20_26
TOLD, SAME, SILENT = "told", "read as it was", "silent"
FILES = ("vault.db", "vault.hdr", "vault.hdr.bak")
Damage = Callable[[bytearray, random.Random], None]


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    folder = tmp_path / "notebook"
    file.create(folder, PASSPHRASES[0])[0].close()
    with file.unlock(folder, PASSPHRASES[0]) as vault:
        for step in range(1, 24):
            vault.write(lambda writer, n=step: vault_work.save(writer, n))
    return folder


def flip(raw: bytearray, chance: random.Random) -> None:
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def cut(raw: bytearray, chance: random.Random) -> None:
    end = chance.choice((chance.randrange(len(raw)), chance.randrange(len(raw) // 4096) * 4096))
    del raw[end:]


def empty(raw: bytearray, chance: random.Random) -> None:
    start, size = _block(raw, chance)
    raw[start : start + size] = bytes(len(raw[start : start + size]))


def fill(raw: bytearray, chance: random.Random) -> None:
    start, size = _block(raw, chance)
    raw[start : start + size] = b"\xff" * len(raw[start : start + size])


def double(raw: bytearray, chance: random.Random) -> None:
    start, size = _block(raw, chance)
    other = chance.randrange(len(raw) // size) * size
    raw[start : start + size] = raw[other : other + size]


def swap(raw: bytearray, chance: random.Random) -> None:
    start, size = _block(raw, chance)
    other = chance.randrange(len(raw) // size) * size
    raw[start : start + size], raw[other : other + size] = raw[other : other + size], raw[start : start + size]


def _block(raw: bytearray, chance: random.Random) -> tuple[int, int]:
    size = chance.choice((512, 4096, 16_384))
    return chance.randrange(len(raw) // size) * size, size


BLOCKS: tuple[Damage, ...] = (cut, empty, fill, double, swap)


def looked_at(folder: Path, whole: str) -> str:
    """Read everything, as a person would who was not warned; tell whether it is as it was."""
    try:
        with file.unlock(folder, PASSPHRASES[0]) as vault:
            if vault.warnings:
                return TOLD
            return SAME if digest(vault) == whole else SILENT
    except CahierError:
        return TOLD


def campaign(folder: Path, damage: Damage, count: int) -> Counter[str]:
    chance = random.Random(SEED)  # noqa: S311
    raws = {name: (folder / name).read_bytes() for name in FILES}
    with file.unlock(folder, PASSPHRASES[0]) as vault:
        whole = digest(vault)
    results: Counter[str] = Counter()
    for _ in range(count):
        name = chance.choices(FILES, (8, 1, 1))[0]
        damaged = bytearray(raws[name])
        damage(damaged, chance)
        (folder / name).write_bytes(bytes(damaged))
        results[looked_at(folder, whole)] += 1
        for other, raw in raws.items():
            (folder / other).write_bytes(raw)
    print(f"{damage.__name__}: {results.total()}, {dict(results)}")
    return results


@pytest.mark.parametrize(("damage", "count"), [(flip, 300), *((kind, 40) for kind in BLOCKS)])
def test_no_damage_is_read_over(notebook: Path, damage: Damage, count: int) -> None:
    results = campaign(notebook, damage, count)
    assert results[SILENT] == 0
    assert results[TOLD] > 0


@pytest.mark.long
@pytest.mark.parametrize(("damage", "count"), [(flip, 10_000), *((kind, 500) for kind in BLOCKS)])
def test_no_damage_of_thousands_is_read_over(notebook: Path, damage: Damage, count: int) -> None:
    results = campaign(notebook, damage, count)
    assert results.total() == count
    assert results[SILENT] == 0
