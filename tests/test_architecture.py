"""The contracts of pyproject.toml hold, and each of them can fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = Path(sys.executable).with_name("lint-imports")


def contracts_hold(checkout: Path) -> bool:
    environment = {**os.environ, "PYTHONPATH": str(checkout / "app")}
    return subprocess.run([LINT, "--no-cache"], cwd=checkout, env=environment, capture_output=True).returncode == 0


def test_contracts_hold() -> None:
    assert contracts_hold(ROOT)


@pytest.mark.parametrize(
    ("module", "sin"),
    [
        ("export/__init__.py", "import cahier.vault"),
        ("vault/__init__.py", "import cahier.export"),
        ("exchange/__init__.py", "import cahier.vault"),
        ("domain/case.py", "import cahier.redaction.brief"),
        ("crypto/__init__.py", "import cahier.domain.case"),
        ("workflows/__init__.py", "import PySide6.QtCore"),
        ("gui/jobs.py", "import sqlcipher3"),
        ("workflows/__init__.py", "import sqlcipher3"),
        ("vault/__init__.py", "import cryptography.fernet"),
        ("gui/jobs.py", "import cahier.vault"),
        ("gui/jobs.py", "import cahier.export"),
        ("redaction/brief.py", "import urllib.request"),
        ("vault/__init__.py", "import socket"),
        ("domain/case.py", "import cahier.domain.records"),
        ("newcomer.py", "VALUE = 1"),
    ],
)
def test_a_forbidden_import_is_caught(tmp_path: Path, module: str, sin: str) -> None:
    shutil.copytree(ROOT / "app", tmp_path / "app")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "app" / "cahier" / module).open("a") as file:
        file.write(f"\n{sin}\n")
    assert not contracts_hold(tmp_path)


def test_the_core_imports_without_qt() -> None:
    script = (
        "import importlib, pkgutil, sys\n"
        "sys.modules['PySide6'] = None\n"
        "import cahier\n"
        "for module in pkgutil.walk_packages(cahier.__path__, 'cahier.'):\n"
        "    if not module.name.startswith(('cahier.gui', 'cahier.__main__')):\n"
        "        importlib.import_module(module.name)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "app")}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
