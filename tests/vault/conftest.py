import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cahier.vault import file
from cahier.vault.vault import Vault
from harness.breaking import Grounds

WORDS = "six invented words for a test"


@pytest.fixture
def folder(tmp_path: Path, cheap_hashing: None) -> Path:
    """Return the place of a vault that holds nothing yet and is closed."""
    path = tmp_path / "notebook"
    file.create(path, WORDS)[0].close()
    return path


@pytest.fixture
def vault(folder: Path) -> Iterator[Vault]:
    with file.unlock(folder, WORDS) as opened:
        yield opened


@pytest.fixture
def digests() -> Callable[[Path], dict[str, str]]:
    """Return what tells whether any byte of a folder changed."""

    def look(path: Path) -> dict[str, str]:
        return {item.name: hashlib.sha256(item.read_bytes()).hexdigest() for item in path.iterdir()}

    return look


@pytest.fixture(scope="session")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> Grounds:
    """Return the scenes on which work begins that is killed or refused."""
    return Grounds(tmp_path_factory.mktemp("grounds"))
