"""The files of a release appear all together or not at all, and never in the place of another file."""

import os
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from cahier.export.errors import AlreadyThere, CannotWrite


def write_beside_and_rename(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write every file beside its place, flush it, then rename all. Raises AlreadyThere, CannotWrite.

    Whatever goes wrong, also a cancelled or killed thread's exception, leaves the folder as it was.
    """
    places = [folder / name for name in files]
    for place in places:
        if place.parent != folder or place.name.startswith("."):
            raise ValueError("a file of a release has a plain name")
    try:
        if any(os.path.lexists(place) for place in places):
            raise AlreadyThere
        with ExitStack() as undo:
            _write_all(places, list(files.values()), undo)
            undo.pop_all()
        _flush_folder(folder)
    except OSError as error:
        raise CannotWrite from error
    return tuple(places)


def _write_all(places: list[Path], contents: list[bytes], undo: ExitStack) -> None:
    beside = [place.with_name(f".{place.name}.part") for place in places]
    for part, content in zip(beside, contents, strict=True):
        undo.callback(part.unlink, missing_ok=True)
        _write(part, content)
    for part, place in zip(beside, places, strict=True):
        if os.path.lexists(place):
            raise AlreadyThere
        part.rename(place)
        undo.callback(place.unlink, missing_ok=True)


def _write(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Flush the names in the folder. Not each system can; the contents are on the disk already."""
    with suppress(OSError), ExitStack() as after:
        descriptor = os.open(folder, os.O_RDONLY)
        after.callback(os.close, descriptor)
        os.fsync(descriptor)
