"""Bits flip, files are cut, blocks change places: nothing that is read afterwards differs without a word.

Every region is damaged on its own: the salt of the database, each kind of its pages and what seals them, the
indexes, the seals, the custody log, one copy of the header and both, files of evidence (header, chunks, last
chunk), a second copy, and the computer's note. (What a save cut short left is damaged elsewhere, in
`test_vault_hot_journal`.)
"""

import hashlib
import random  # noqa: TID251 - a damage that fails must be found again
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from attached import attach
from damages import BLOCKS, Damage, flip
from page_kinds import kinds_of_pages

from cahier.crypto import header, passphrase
from cahier.crypto.age import payload as age
from cahier.domain.errors import CahierError
from cahier.domain.evidence import Evidence
from cahier.vault import backup, backup_file, device, file
from cahier.vault.attachments.opened import OpenAttachment
from cahier.vault.header_file import BACKUP, HEADER
from cahier.vault.vault import Vault
from harness import vault_work
from harness.vault_work import PASSPHRASES, digest

SEED = 20_26
PAGE, TAG = 16_384, 80
CHUNK = 65_536
TOLD, FOUND, SAME, SILENT = "told", "read as it was, found by verify", "read as it was", "silent"
KINDS = ("first", "within a table", "end of a table", "end of an index", "rest of a long row", "free")
Places = Callable[["Scene", random.Random], int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A notebook with records and files of evidence, a second copy of it, and what this computer noted."""

    notebook: Path
    copy: Path
    whole: str
    contents: dict[str, bytes]
    roots: dict[str, tuple[int, ...]]  # the first pages of tables and indexes, by what they are for
    kinds: dict[str, tuple[int, ...]]  # the pages of each kind
    payload: int  # where the header of the first file of evidence ends

    @property
    def note(self) -> Path:
        (note,) = (device.folder() / "seen").iterdir()
        return note

    @property
    def files(self) -> list[Path]:
        return sorted((self.notebook / "att").rglob("*.age"))


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    place = tmp_path_factory.mktemp("scene")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(place / "device"))
        for name in ("COST", "FLOOR"):
            patch.setattr(passphrase, name, passphrase.Cost(64, 1))
        yield made(place)


def made(place: Path) -> Scene:
    notebook, contents = place / "notebook", {}
    with file.create(notebook, PASSPHRASES[0])[0] as vault:
        for step in range(1, 24):
            vault.write(lambda writer, n=step: vault_work.save(writer, n))
        for number, size in enumerate((900, CHUNK - 8, 3 * CHUNK + 17)):
            source = place / f"source{number}"
            source.write_bytes(random.Random(number).randbytes(size))  # noqa: S311
            contents[attach(vault, source, f"V{number}").evidence_id] = source.read_bytes()
        backup.copy(vault, place / "copy", lambda _progress: None)
        whole, roots, payload = digest(vault), roots_in(vault), payload_in(vault)
    return Scene(
        notebook, place / "copy", whole, contents, roots, kinds_of_pages(notebook, PASSPHRASES[0]), payload
    )


def roots_in(vault: Vault) -> dict[str, tuple[int, ...]]:
    rows = vault._connection.execute("SELECT name, type, rootpage FROM sqlite_master WHERE rootpage").fetchall()
    return {
        "index": tuple(root for name, kind, root in rows if kind == "index" or name.startswith("words")),
        "seals": tuple(root for name, _, root in rows if name.startswith("sealed")),
        "custody": tuple(root for name, _, root in rows if "custody" in name),
    }


def payload_in(vault: Vault) -> int:
    """Return how long the header of a file of evidence is; it is as long in all."""
    (first, *_others) = vault.list(Evidence)
    with vault.attachments.open(first) as opened:
        sealed = opened.payload + age.TAG * -(-opened.payload // age.CHUNK)
    return (vault.path / "att" / str(first.file)[:2] / f"{first.file}.age").stat().st_size - sealed


def looked_at(scene: Scene) -> str:
    """Read everything, as a person would who was not warned; tell whether it is as it was."""
    try:
        with file.unlock(scene.notebook, PASSPHRASES[0]) as vault:
            if vault.warnings:
                return TOLD
            if digest(vault) != scene.whole:
                return SILENT
            return SAME if verifies(vault) else FOUND
    except CahierError:
        return TOLD


def verifies(vault: Vault) -> bool:
    try:
        return vault.verify().records > 0
    except CahierError:
        return False


def listened_to(scene: Scene) -> str:
    """Read every file of evidence, chunk by chunk, going on after what is refused."""
    results = []
    with file.unlock(scene.notebook, PASSPHRASES[0]) as vault:
        for evidence in vault.list(Evidence):
            try:
                with vault.attachments.open(evidence) as opened:
                    results.append(heard(opened, scene.contents[evidence.evidence_id]))
            except CahierError:
                results.append(TOLD)
    return next((result for result in (SILENT, TOLD) if result in results), SAME)


def heard(opened: OpenAttachment, content: bytes) -> str:
    """Read one file piece by piece; at its end it must not be taken for whole if anything was refused."""
    told = False
    for place in range(0, len(content), CHUNK):
        opened.seek(place)
        try:
            if opened.read(CHUNK) != content[place : place + CHUNK]:
                return SILENT
        except CahierError:
            told = True
    try:
        through = b"".join(bytes(chunk) for chunk in opened.chunks())[: len(content)]
    except CahierError:
        return TOLD
    return SILENT if told or through != content else SAME


def restored(scene: Scene) -> str:
    """Read the second copy, as a restoration would."""
    try:
        backup_file.check(scene.copy)
    except CahierError:
        return TOLD
    return SILENT


@dataclass(frozen=True, slots=True)
class Region:
    """What is damaged, how what is left is looked at, and in how many of thousand flips."""

    name: str
    files: Callable[[Scene], list[Path]]
    look: Callable[[Scene], str]
    weight: int
    place: Places | None = None
    together: bool = False  # all files alike
    must_tell: bool = False
    only_flips: bool = False


def _data(scene: Scene) -> list[Path]:
    return [scene.notebook / "vault.db"]


def _headers(scene: Scene) -> list[Path]:
    return [scene.notebook / name for name in (HEADER, BACKUP)]


def _in_roots(kind: str) -> Places:
    return lambda scene, chance: (chance.choice(scene.roots[kind]) - 1) * PAGE + chance.randrange(PAGE)


def _in_kind(kind: str) -> Places:
    return lambda scene, chance: (chance.choice(scene.kinds[kind]) - 1) * PAGE + chance.randrange(PAGE - TAG)


def _in_file_header(scene: Scene, chance: random.Random) -> int:
    return chance.randrange(scene.payload)


def _in_last_chunk(scene: Scene, chance: random.Random) -> int:
    """Choose a byte of what lies behind the last whole chunk of the longest file."""
    sealed = _longest(scene)[0].stat().st_size - scene.payload
    behind = (sealed - 1) // age.SEALED * age.SEALED
    return scene.payload + behind + chance.randrange(sealed - behind)


def _longest(scene: Scene) -> list[Path]:
    return [max(scene.files, key=lambda item: item.stat().st_size)]


def _in_tags(scene: Scene, chance: random.Random) -> int:
    pages = _data(scene)[0].stat().st_size // PAGE
    return chance.randrange(1, pages + 1) * PAGE - 1 - chance.randrange(TAG)


REGIONS = (
    Region("pages", _data, looked_at, 180),
    *(Region(f"pages: {kind}", _data, looked_at, 40, _in_kind(kind)) for kind in KINDS),
    Region("what seals the pages", _data, looked_at, 100, _in_tags),
    Region("salt", _data, looked_at, 20, lambda _scene, chance: chance.randrange(16)),
    Region("indexes", _data, looked_at, 100, _in_roots("index")),
    Region("seals", _data, looked_at, 60, _in_roots("seals")),
    Region("custody log", _data, looked_at, 40, _in_roots("custody")),
    Region("one header", _headers, looked_at, 40),
    Region("both headers", _headers, looked_at, 60, together=True, must_tell=True),
    Region("files of evidence", lambda scene: scene.files, listened_to, 60, must_tell=True),
    Region("header of a file", lambda scene: scene.files, listened_to, 30, _in_file_header, must_tell=True),
    Region("last chunk of a file", _longest, listened_to, 30, _in_last_chunk, must_tell=True),
    Region("second copy", lambda scene: [scene.copy], restored, 60, must_tell=True),
    Region("note of the computer", lambda scene: [scene.note], looked_at, 20, must_tell=True, only_flips=True),
)


def campaign(scene: Scene, region: Region, damage: Damage, count: int) -> Counter[str]:
    """Damage a region `count` times, each time from what was whole."""
    chance = random.Random(f"{SEED} {region.name} {damage.__name__}")  # noqa: S311
    results: Counter[str] = Counter()
    kept = {item: item.read_bytes() for item in everything(scene)}
    while results.total() < count:
        targets = region.files(scene)
        if damaged(scene, region, damage, targets if region.together else [chance.choice(targets)], chance):
            results[region.look(scene)] += 1
            put_back(kept)
    return results


def damaged(scene: Scene, region: Region, damage: Damage, targets: list[Path], chance: random.Random) -> bool:
    """Damage all targets alike; say whether that changed anything: a block can take the place of its like."""
    whole = targets[0].read_bytes()
    raw = bytearray(whole)
    if region.place is None:
        damage(raw, chance)
    else:
        raw[region.place(scene, chance)] ^= 1 << chance.randrange(8)
    for target in targets:
        target.write_bytes(raw)
    return raw != whole


def everything(scene: Scene) -> list[Path]:
    return [*_data(scene), *_headers(scene), *scene.files, scene.copy, scene.note]


def put_back(kept: dict[Path, bytes]) -> None:
    for path, raw in kept.items():
        if not path.exists() or path.read_bytes() != raw:
            path.write_bytes(raw)


def run(scene: Scene, damage: Damage, count: int) -> None:
    regions = [region for region in REGIONS if damage is flip or not (region.place or region.only_flips)]
    weight = sum(region.weight for region in regions)
    total: Counter[str] = Counter()
    for region in regions:
        results = campaign(scene, region, damage, -(-count * region.weight // weight))
        print(f"{damage.__name__} in {region.name}: {results.total()}, {dict(results)}")
        assert results[SILENT] == 0
        assert not region.must_tell or set(results) == {TOLD}
        total += results
    print(f"{damage.__name__}: {total.total()}, {dict(total)}")
    assert total[TOLD] > count / 3


@pytest.mark.parametrize(("damage", "count"), [(flip, 150), *((kind, 15) for kind in BLOCKS)])
def test_no_damage_is_read_over(scene: Scene, damage: Damage, count: int) -> None:
    run(scene, damage, count)


@pytest.mark.long
@pytest.mark.parametrize(("damage", "count"), [(flip, 10_000), *((kind, 500) for kind in BLOCKS)])
def test_no_damage_of_thousands_is_read_over(scene: Scene, damage: Damage, count: int) -> None:
    run(scene, damage, count)


def every_flip(raw: bytes, step: int) -> Iterator[bytes]:
    for place in range(0, len(raw), step):
        for bit in range(8):
            damaged = bytearray(raw)
            damaged[place] ^= 1 << bit
            yield bytes(damaged)


def accepted(raw: bytes, key: bytes) -> bool:
    try:
        header.verify(header.parse(raw), key)
    except (header.HeaderTorn, header.HeaderForeign, header.HeaderNewer, header.HeaderAltered):
        return False
    return True


def headers_flipped(step: int) -> None:
    """Flip each bit of a header; then again, with the digest made right for it as an attacker would."""
    key, body = bytes(32), {"slots": [{"type": "passphrase"}], "database": {"salt": ""}, "created": "2026-01"}
    raw = header.build(3, bytes(16), body, key)
    assert accepted(raw, key)
    torn = [flipped for flipped in every_flip(raw, step) if accepted(flipped, key)]
    again = (flipped + hashlib.sha256(flipped).digest() for flipped in every_flip(raw[:-32], step))
    altered = [flipped for flipped in again if accepted(flipped, key)]
    count = len(range(0, len(raw), step)) * 8
    print(f"{count} flips of a header, {len(torn)} accepted, {len(altered)} when resealed")
    assert torn == altered == []


def test_flipped_bits_of_a_header_are_not_accepted() -> None:
    headers_flipped(step=37)


@pytest.mark.long
def test_no_flipped_bit_of_a_header_is_accepted() -> None:
    headers_flipped(step=1)
