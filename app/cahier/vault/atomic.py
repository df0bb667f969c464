"""Files that are either the old one or the new one, whatever happens in between."""

import os
from collections.abc import Iterable
from pathlib import Path

REST = ".part"


def write(path: Path, data: bytes) -> None:
    """Write beside, flush to the disk, rename into place, flush the folder. Raises OSError; leaves no rest."""
    beside = path.with_name(path.name + REST)
    beside.unlink(missing_ok=True)  # a rest of a writer that was killed, or a link that leads elsewhere
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def make_folders(place: Path, names: Iterable[str]) -> None:
    """Make folders one within the other below `place`, those that are not there, each flushed by its name."""
    for name in names:
        above, place = place, place / name
        if not place.exists():
            place.mkdir(mode=0o700)
            sync_folder(above)


def sync_file(path: Path) -> None:
    """Flush what another wrote into a file."""
    descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Flush the names in a folder (Windows does it by itself)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
