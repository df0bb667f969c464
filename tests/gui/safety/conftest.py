import shutil
from pathlib import Path

import pytest
from fingers import PASSPHRASE
from harmed import Harm, fill, find_harm

from cahier.crypto import passphrase
from cahier.crypto.passphrase import Cost
from cahier.workflows import open_notebook


@pytest.fixture(scope="session")
def filled_once(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one closed notebook with the invented cases and a file of evidence, for all to copy."""
    place = tmp_path_factory.mktemp("filled") / "Notebook"
    shutil.copytree(blank, place)
    with pytest.MonkeyPatch.context() as patch:
        _cheaply(patch)
        fill(place)
    return place


@pytest.fixture(scope="session")
def harm(filled_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Harm:
    """Find once where to harm that notebook."""
    with pytest.MonkeyPatch.context() as patch:
        _cheaply(patch)
        spare = tmp_path_factory.mktemp("spare") / "Notebook"
        shutil.copytree(filled_once, spare)
        return find_harm(spare)


@pytest.fixture
def filled(filled_once: Path, place: Path) -> Path:
    """Return where a closed notebook with the invented cases lies, last seen on this test's own computer."""
    shutil.rmtree(place)
    shutil.copytree(filled_once, place)
    shutil.rmtree(place.parent / "device", ignore_errors=True)
    open_notebook.unlock(place, PASSPHRASE).close()
    return place


def _cheaply(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(passphrase, "COST", Cost(64, 1))
    patch.setattr(passphrase, "FLOOR", Cost(64, 1))
