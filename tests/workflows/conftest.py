from collections.abc import Iterator
from pathlib import Path

import pytest

from cahier.workflows import open_notebook
from cahier.workflows.workspace import Workspace

WORDS = "six invented words for a test"


@pytest.fixture
def workspace(tmp_path: Path, cheap_hashing: None) -> Iterator[Workspace]:
    opened, _ = open_notebook.create(tmp_path / "notebook", WORDS)
    with opened:
        yield opened
