import io
import sys
from pathlib import Path

import pytest
from calling import WORDS, Call, Said

from cahier import __main__, dumps, resources


@pytest.fixture
def cahier(cheap_hashing: None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Call:
    """Return the command line, as a function of its words and of what stands on standard input."""
    monkeypatch.setattr(dumps, "refuse", lambda: None)  # it would last for this process, which runs other tests

    def call(*words: object, stdin: str | bytes = "") -> Said:
        data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capfd.readouterr()
        try:
            code = int(__main__.main([str(word) for word in words]))
        except SystemExit as stop:  # argparse ends by itself on wrong usage
            code = int(stop.code or 0)
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return call


@pytest.fixture
def notebook(cahier: Call, tmp_path: Path) -> Path:
    """Return an empty notebook that opens with WORDS."""
    path = tmp_path / "notebook"
    assert cahier("create", path, "--passphrase-stdin", stdin=f"{WORDS}\n").code == 0
    return path


@pytest.fixture
def filled(cahier: Call, notebook: Path) -> Path:
    """Return a notebook with the six invented cases."""
    files = sorted(resources.path("demo").glob("*.json"))
    assert cahier("import", notebook, *files, "--passphrase-stdin", stdin=f"{WORDS}\n").code == 0
    return notebook
