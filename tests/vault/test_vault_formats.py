"""A vault of each format there ever was opens with today's code, whole; what was wrong with one stays wrong."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from cahier.domain.codec import to_plain
from cahier.domain.evidence import Evidence
from cahier.vault import backup, file, migrations
from cahier.vault.header_file import BACKUP, HEADER
from cahier.vault.kinds import KIND_OF
from cahier.vault.notices import UNSEEN
from cahier.vault.vault import Vault

VAULTS = Path(__file__).parents[1] / "fixtures" / "vaults"
FORMATS = sorted(path.name for path in VAULTS.iterdir() if path.is_dir())
VERDICTS = json.loads((VAULTS / "verdicts.json").read_text(encoding="utf-8"))["vaults"]
_SEAL = 32  # bytes at the end of a header: the digest of all before


@pytest.fixture(autouse=True)
def computer_that_saw_none_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "device"))


def copy(name: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(VAULTS / name, tmp_path / name))


def said(name: str) -> dict[str, Any]:
    text: dict[str, Any] = json.loads((VAULTS / f"{name}.json").read_text(encoding="utf-8"))
    return text


def records_of(vault: Vault) -> dict[str, list[Any]]:
    every = {str(notion): [to_plain(each) for each in vault.list(kind)] for notion, kind in KIND_OF.items()}
    return {notion: rows for notion, rows in every.items() if rows}


def test_there_is_a_vault_of_every_step_of_the_schema_before_the_last() -> None:
    assert len(FORMATS) >= migrations.LATEST - 1
    assert [said(name)["format"] for name in FORMATS] == list(range(1, len(FORMATS) + 1))


@pytest.mark.parametrize("name", FORMATS)
def test_an_old_vault_opens_and_nothing_of_it_is_lost(tmp_path: Path, name: str) -> None:
    before = said(name)
    with file.unlock(copy(name, tmp_path), before["passphrase"]) as vault:
        assert set(vault.warnings) <= {UNSEEN}
        assert records_of(vault) == before["records"]
        assert before["settings"].items() <= vault.settings().items()
        assert vault.search("Garibshah")
        files = [each for each in vault.list(Evidence) if each.file]
        assert vault.verify().attachments == len(files) == (name >= "0003")
        for evidence in files:
            with vault.attachments.open(evidence) as opened:
                assert hashlib.sha256(opened.readall()).hexdigest() == evidence.sha256
    count = sum(map(len, before["records"].values()))
    print(f"{name}: {count} records and {len(files)} files as they were, now of step {migrations.LATEST}")


@pytest.mark.parametrize("name", FORMATS)
def test_the_recovery_key_of_an_old_vault_opens_it(tmp_path: Path, name: str) -> None:
    with file.recover(copy(name, tmp_path), said(name)["recovery_key"]) as vault:
        assert vault.cases()


def test_an_old_second_copy_becomes_the_vault_it_was_made_of(tmp_path: Path) -> None:
    before = said("0003")
    backup.restore(VAULTS / "0003.cahier-copy", tmp_path / "n", None, lambda _what: None)
    with file.unlock(tmp_path / "n", before["passphrase"]) as vault:
        assert records_of(vault) == before["records"]
        assert vault.verify().attachments == 1


@pytest.mark.parametrize("row", VERDICTS, ids=lambda row: row["name"])
def test_the_verdict_about_a_vault_holds_for_ever(tmp_path: Path, row: dict[str, Any]) -> None:
    folder = copy(row["vault"], tmp_path)
    change(folder, row)
    assert verdict(folder, row.get("passphrase", said(row["vault"])["passphrase"])) == row["verdict"]


def verdict(folder: Path, words: str) -> str:
    try:
        with file.unlock(folder, words) as vault:
            vault.verify()
            return "opens" if vault.list(Evidence) else "is empty"
    except Exception as error:
        return type(error).__name__


def change(folder: Path, row: dict[str, Any]) -> None:
    for pattern, place in row.get("flips", ()):
        path = found(folder, pattern)
        data = bytearray(path.read_bytes())
        data[place] ^= 1
        path.write_bytes(data)
    for pattern, length in row.get("cuts", ()):
        path = found(folder, pattern)
        path.write_bytes(path.read_bytes()[:length])
    for pattern in row.get("gone", ()):
        found(folder, pattern).unlink()
    for target, vault, *source in row.get("foreign", ()):
        shutil.copyfile(VAULTS / vault / (source or [target])[0], folder / target)
    change_headers(folder, row)


def change_headers(folder: Path, row: dict[str, Any]) -> None:
    """Alter both headers as whoever has no key can: the digest is made to fit, the seal stays as it was."""
    if not {"header", "replaced"} & row.keys():
        return
    raw = (folder / HEADER).read_bytes()
    for place, digits in row.get("header", ()):
        new = bytes.fromhex(digits)
        raw = raw[:place] + new + raw[place + len(new) :]
    if "replaced" in row:
        old, new = (text.encode() for text in row["replaced"])
        assert len(old) == len(new)
        assert old in raw
        raw = raw.replace(old, new, 1)
    raw = raw[:-_SEAL] + hashlib.sha256(raw[:-_SEAL]).digest()
    for header in (HEADER, BACKUP):
        (folder / header).write_bytes(raw)


def found(folder: Path, pattern: str) -> Path:
    (path,) = folder.rglob(pattern.rpartition("/")[2]) if "*" in pattern else (folder / pattern,)
    return path
