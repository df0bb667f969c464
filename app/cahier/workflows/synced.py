"""Whether a folder is copied to the internet by another program: Dropbox, OneDrive, Nextcloud and their like.

Told by the names of folders and by the files those programs leave (`resources/lists/synced_folders.json`). A
folder that none of these give away may be copied all the same.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

from cahier import resources

_GOES_ON = (" - ", " (")  # what parts "OneDrive" from the name of an office or a number


def synced_by(path: Path) -> str:
    """Return the name of the program that copies this place to the internet; nothing when none is known to."""
    known = resources.data("lists/synced_folders.json")
    for place in _places(path):
        for program, names in known["names"].items():
            if any(_is_called(place.name, name) for name in names):
                return str(program)
        there = _names_in(place)
        for program, marks in known["marks"].items():
            if any(fnmatchcase(name, mark) for mark in marks for name in there):
                return str(program)
    return ""


def _places(path: Path) -> Iterator[Path]:
    """Yield the folder and all above it, as it is called and as it really lies."""
    called = path.absolute()
    yield from (called, *called.parents)
    real = path.resolve()
    if real != called:
        yield from (real, *real.parents)


def _is_called(name: str, known: str) -> bool:
    name, known = name.casefold(), known.casefold()
    return name == known or any(name.startswith(known + parting) for parting in _GOES_ON)


def _names_in(place: Path) -> tuple[str, ...]:
    try:
        return tuple(item.name for item in place.iterdir() if item.name.startswith("."))
    except OSError:
        return ()
