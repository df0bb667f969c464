"""Finds and reads the data files of resources/: beside the code when packaged, at the root of a checkout.

Whoever wants a file names it from here, so that nothing else knows where files lie. Files are ours, so a
file that cannot be read is a fault of ours and raises whatever it raises.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_PACKAGED = Path(__file__).with_name("_resources")
_CHECKOUT = Path(__file__).parents[2] / "resources"
_FONT_PACKAGES = ("fontpkg_inter", "fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_sans_arabic")
ROOT = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def path(name: str) -> Path:
    """Return the path of a resource, by its name from the root of resources/."""
    return ROOT / name


def text(name: str) -> str:
    """Read a resource as UTF-8."""
    return path(name).read_text(encoding="utf-8")


@cache
def data(name: str) -> Any:
    """Read a JSON resource once. Treat the answer as frozen."""
    return json.loads(text(name))


def font_files() -> tuple[Path, ...]:
    """Return the font files that come as packages: Inter, IBM Plex Sans, IBM Plex Sans Arabic."""
    specs = [find_spec(name) for name in _FONT_PACKAGES]
    folders = [Path(spec.origin).parent for spec in specs if spec and spec.origin]
    return tuple(file for folder in folders for file in sorted(folder.rglob("*.ttf")))


@cache
def terms(vocabulary: str) -> dict[str, Any]:
    """Return the terms of a vocabulary ("tnr") by their code, frozen; KeyError for a vocabulary there is not."""
    if not path(f"vocabularies/{vocabulary}.json").is_file():
        raise KeyError(vocabulary)
    return {term["code"]: term for term in data(f"vocabularies/{vocabulary}.json")["terms"]}


def label(code: str, language: str) -> str:
    """Return what a code ("TNR.P.DETAIN") is called, in English where the language has no word; or KeyError."""
    labels = terms(code.partition(".")[0].lower())[code]["labels"]
    return str(labels.get(language) or labels["en"])
